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
  /** It is the least there must be: the lower, the less is found. Of others: the higher. */
  readonly isLeast?: true;
}

interface Rule {
  /** Where nobody sets another one; of a fixed rule the worst. */
  readonly severity: Severity;
  /** What is found, in a sentence; only for rules that can be set. */
  readonly title?: string;
  readonly threshold?: Threshold;
  /** Parts of the rule that a job can choose from. */
  readonly classes?: readonly string[];
}

export const PII_CLASSES = ['email', 'phone', 'iban', 'payment-card', 'us-ssn', 'ip-address'] as const;
export type PiiClass = (typeof PII_CLASSES)[number];

const share = (start: number, meaning: string): Threshold => ({
  default: start,
  minimum: 0,
  maximum: 1,
  meaning,
});

/** Below 0.7 the search would miss rows. */
const near: Threshold = {
  default: 0.85,
  minimum: 0.7,
  maximum: 1,
  meaning: 'share of their three-word sequences that near rows have in common',
};

const FIXED = { severity: 'error' } as const;

export const RULES = {
  'exact-duplicate': {
    severity: 'warning',
    title: 'A row stands in the file more than once. Only a note below 1,000 rows for Amazon Nova.',
    threshold: share(0, 'share of the rows that may be repeats'),
  },
  'near-duplicate': {
    severity: 'warning',
    title: 'Rows of a file that differ in few words only.',
    threshold: near,
  },
  'near-uncompared': {
    severity: 'info',
    title: 'Rows that were not, or not with all others, compared for near duplicates and near leaks.',
  },
  'leak-exact': { severity: 'error', title: 'A validation or evaluation row asks what a training row asks.' },
  'leak-near': {
    severity: 'warning',
    title: 'A validation or evaluation row asks nearly what a training row asks.',
    threshold: near,
  },
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
    threshold: { default: 5, minimum: 1, maximum: 1_000, meaning: 'rows that a class needs', isLeast: true },
  },
  'unseen-label': { severity: 'error', title: 'A class of the validation rows is in no training row.' },
  'length-outlier': {
    severity: 'info',
    title: 'Rows are far longer than the others (above Q3 + 3 IQR too).',
    threshold: { default: 4, minimum: 1, maximum: 1_000, meaning: 'times the median length' },
  },
  'common-prefix': {
    severity: 'info',
    title: 'All prompts, or all answers, of the training rows start with the same characters.',
    threshold: { default: 12, minimum: 0, maximum: 4_096, meaning: 'characters that they may share' },
  },
  'common-suffix': {
    severity: 'info',
    title: 'All prompts, or all answers, of the training rows end with the same characters.',
    threshold: { default: 10, minimum: 0, maximum: 4_096, meaning: 'characters that they may share' },
  },
  'cut-off-completion': {
    severity: 'warning',
    title:
      'An answer ends in the middle: a code block, JSON or a brace of code stays open, or several answers stop at exactly the longest length.',
  },
  'hidden-unicode': {
    severity: 'warning',
    title:
      'A text has characters that nobody sees: controls of direction, spaces of no width, tags, private use.',
  },
  'language-mix': {
    severity: 'info',
    title:
      'The rows are in several languages; a warning where validation or evaluation rows are in others than the training rows.',
    threshold: share(0.1, 'how far the share of a language may differ between the two'),
  },
  'mixed-system-prompts': {
    severity: 'info',
    title: 'The rows of a file have different system texts, or only some have one.',
    threshold: { default: 1, minimum: 1, maximum: 10_000, meaning: 'different ones that there may be' },
  },
  mojibake: {
    severity: 'warning',
    title: 'A text was read in another encoding than UTF-8 on its way, or has lost characters.',
  },
  placeholder: {
    severity: 'warning',
    title: 'A text has the gap of a template that nobody filled.',
  },
  'prompt-mismatch': {
    severity: 'warning',
    title: 'A validation or evaluation prompt lacks what all training prompts start or end with.',
    threshold: {
      default: 12,
      minimum: 0,
      maximum: 4_096,
      meaning: 'characters up to which what all training prompts share is no template',
    },
  },
  'refusal-text': {
    severity: 'warning',
    title: 'Answers speak as an AI, or refuse.',
    threshold: share(0.01, 'share of the rows whose answers may'),
  },
  'tiny-completion': {
    severity: 'info',
    title: 'Most answers are very short, and they are no labels.',
    threshold: {
      default: 3,
      minimum: 0,
      maximum: 1_000,
      meaning: 'tokens that it needs, by the estimate',
      isLeast: true,
    },
  },
  'upper-case': {
    severity: 'info',
    title: 'Texts (of 20 letters or more) are in capitals, in three rows or more and in more than 1 %.',
    threshold: share(0.33, 'share of the letters of a text that may be capitals'),
  },
  'whitespace-edges': {
    severity: 'info',
    title: 'Texts start or end with a blank or a line feed.',
    threshold: share(0, 'share of the rows in which they may'),
  },
  secret: {
    severity: 'error',
    title: 'A text has a key, token or password in it; a warning where only the words around it say so.',
  },
  pii: {
    severity: 'warning',
    title: 'Texts have personal data in them: addresses and numbers that reach or name a person.',
    classes: PII_CLASSES,
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
  'reserved-lookalike': {
    severity: 'warning',
    title: "A text holds a word that is reserved in other letters, or that only AWS's validator refuses.",
  },
  'media-uncounted': {
    severity: 'warning',
    title: 'Rows hold images, videos or documents, whose tokens no estimate counts.',
  },
  'optional-fields': {
    severity: 'warning',
    title: 'A key that may be left out (`system`, `toolConfig`) is in some rows only.',
  },
  'tool-use-doubtful': {
    severity: 'warning',
    title:
      'The rows use tools, of which AWS says both that the base model learns them and that the job may fail.',
  },
  'warmup-steps': {
    severity: 'warning',
    title: 'The warm-up is as long as the run, or several times what AWS advises for the number of rows.',
    threshold: {
      default: 3,
      minimum: 1,
      maximum: 1_000,
      meaning: 'times the steps that AWS advises',
    },
  },
  'system-unused': { severity: 'warning', title: '`data.system` is set, but no row is converted.' },
  'will-be-converted': { severity: 'info', title: 'The rows are converted on upload.' },

  'bad-json': FIXED,
  'batch-size': FIXED,
  'blank-line': FIXED,
  'block-shape': FIXED,
  bom: FIXED,
  'caption-length': FIXED,
  'char-quota': FIXED,
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
  'media-count': FIXED,
  'media-format': FIXED,
  'media-unsupported': FIXED,
  'media-uri': FIXED,
  'messages-min': FIXED,
  'messages-shape': FIXED,
  'missing-field': FIXED,
  'mixed-format': FIXED,
  'mixed-media': FIXED,
  'non-string-value': FIXED,
  'not-object': FIXED,
  'not-utf8': FIXED,
  'nul-byte': FIXED,
  'nul-character': FIXED,
  'preference-rows': FIXED,
  'pretty-printed': FIXED,
  'reasoning-content': FIXED,
  'reserved-string': FIXED,
  'role-order': FIXED,
  'role-unknown': FIXED,
  'row-count': FIXED,
  'schema-version': FIXED,
  spreadsheet: FIXED,
  'system-shape': FIXED,
  'tool-config': FIXED,
  'tool-use': FIXED,
  'unknown-format': FIXED,
  'wrong-format-for-model': FIXED,
  'yaml-file': FIXED,
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;

/** What `checks:` says of one rule; undefined: what the table says. */
export interface CheckSetting {
  readonly severity: CheckSeverity | undefined;
  readonly threshold: number | undefined;
  /** Left out: all of them. */
  readonly classes?: readonly string[];
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
