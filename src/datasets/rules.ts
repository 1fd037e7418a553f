/**
 * The rules a dataset is held to, as data: behind the checks, behind `checks:` of `jobs.yaml` and behind the schema. A
 * rule without a `title` is fixed: what breaks it makes Bedrock fail the job, or leaves rows unread here.
 */
import type { Severity } from '../errors.ts';

export type CheckSeverity = Severity | 'off';
export const CHECK_SEVERITIES: readonly CheckSeverity[] = ['off', 'info', 'warning', 'error'];

export interface Threshold {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** What the number is, in words. */
  readonly meaning: string;
}

interface Rule {
  /** Where nobody sets another one; of a fixed rule the worst. */
  readonly severity: Severity;
  /** What is found, in a sentence; only for rules that can be set. */
  readonly title?: string;
  readonly threshold?: Threshold;
}

const share = (start: number, meaning: string): Threshold => ({
  default: start,
  minimum: 0,
  maximum: 1,
  meaning,
});

const FIXED = { severity: 'error' } as const;

export const RULES = {
  'exact-duplicate': {
    severity: 'warning',
    title: 'A row stands in the file more than once. Only a note below 1,000 rows for Amazon Nova.',
    threshold: share(0, 'share of the rows that may be repeats'),
  },
  'leak-exact': { severity: 'error', title: 'A validation row asks what a training row asks.' },
  'conflicting-labels': {
    severity: 'warning',
    title: 'Rows ask the same and answer differently: at least three, or 1 % of the rows.',
    threshold: share(0.01, 'share of the rows from which on it is said'),
  },
  'identical-prompts': { severity: 'warning', title: 'All rows ask the same.' },
  'identical-completions': { severity: 'error', title: 'All rows have the same answer.' },
  'label-skew': {
    severity: 'warning',
    title: 'Rows that sort into classes, most of them into one.',
    threshold: share(0.8, 'share of the rows that one class may have'),
  },
  'rare-label': {
    severity: 'warning',
    title: 'Rows that sort into classes, one of them with few rows.',
    threshold: { default: 5, minimum: 1, maximum: 1_000, meaning: 'rows that a class needs' },
  },
  'unseen-label': { severity: 'error', title: 'A class of the validation rows is in no training row.' },
  'length-outlier': {
    severity: 'warning',
    title: 'A row is far longer than the others (above Q3 + 3 IQR too).',
    threshold: { default: 4, minimum: 1, maximum: 1_000, meaning: 'times the median length' },
  },
  'validation-share': {
    severity: 'warning',
    title: 'The validation set has under 20 rows, or under 1 % or over 50 % of the training rows.',
  },
  'few-rows': { severity: 'warning', title: 'Fewer rows than AWS advises for the base model.' },
  'token-limit': {
    severity: 'error',
    title:
      'A row has more tokens than the base model takes, by the estimate; a warning where only its high end has.',
  },
  'unknown-member': {
    severity: 'warning',
    title: 'A message or row has a key that its format does not know.',
  },
  'system-unused': { severity: 'warning', title: '`data.system` is set, but no row is converted.' },
  'will-be-converted': { severity: 'info', title: 'The rows are converted on upload.' },

  'bad-json': FIXED,
  'blank-line': FIXED,
  'block-shape': FIXED,
  bom: FIXED,
  'columnar-file': FIXED,
  'compressed-file': FIXED,
  'content-not-array': FIXED,
  'csv-file': FIXED,
  'duplicate-key': FIXED,
  'dvc-pointer': FIXED,
  'empty-completion': FIXED,
  'empty-content': FIXED,
  'empty-file': FIXED,
  'empty-prompt': FIXED,
  'empty-text': FIXED,
  'extra-field': FIXED,
  'file-size': FIXED,
  'first-role': FIXED,
  'json-array': FIXED,
  'last-role': FIXED,
  'lfs-pointer': FIXED,
  'line-too-long': FIXED,
  'lone-cr': FIXED,
  'lone-surrogate': FIXED,
  'media-in-assistant': FIXED,
  'messages-min': FIXED,
  'messages-shape': FIXED,
  'missing-field': FIXED,
  'mixed-format': FIXED,
  'non-string-value': FIXED,
  'not-object': FIXED,
  'not-utf8': FIXED,
  'nul-byte': FIXED,
  'nul-character': FIXED,
  'pretty-printed': FIXED,
  'reserved-string': FIXED,
  'role-order': FIXED,
  'role-unknown': FIXED,
  'row-count': FIXED,
  'schema-version': FIXED,
  'system-shape': FIXED,
  'unknown-format': FIXED,
  'wrong-format-for-model': FIXED,
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;

/** What `checks:` says of one rule; undefined: what the table says. */
export interface CheckSetting {
  readonly severity: CheckSeverity | undefined;
  readonly threshold: number | undefined;
}

/** The settings of a job, sorted by rule. */
export type Checks = Readonly<Partial<Record<RuleId, CheckSetting>>>;

export const NO_CHECKS: Checks = {};

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}

export function ruleOf(id: RuleId): Rule {
  return RULES[id];
}

/** Every rule, those that can be set first. */
export const RULE_IDS: readonly RuleId[] = Object.keys(RULES).filter(isRuleId);

export function isFixed(id: RuleId): boolean {
  return ruleOf(id).title === undefined;
}

/** The author's threshold, or the one of the table. */
export function thresholdOf(id: RuleId, checks: Checks): number {
  return checks[id]?.threshold ?? ruleOf(id).threshold?.default ?? 0;
}
