/** A teardown before and after: every object by name, what stays and why, and the exact next step. */
import { unreachable } from '../errors.ts';
import type { TeardownItem, TeardownPlan, TeardownResult } from '../teardown/teardown.ts';
import { bytes, count, durationBetween, plural } from './format.ts';
import { assemble, type Format, type Part, type PartColumn, wordsOf } from './inventory.ts';
import { costCell, costSum, priceNote } from './monthly.ts';
import { isJobKey } from './verdict.ts';

export interface TeardownOptions {
  readonly format: Format;
  /** When AWS was observed, ISO 8601 UTC: ages count from here. */
  readonly observedAt: string;
  /** The `jobs` input as it was given, so that the next step can repeat it; empty: all. */
  readonly jobs: readonly string[];
  /** The `environment` input likewise: the code is bound to it. */
  readonly environments: readonly string[];
  readonly simulated: boolean;
}

/** `code`: of exactly these plans, a teardown with it does exactly this or nothing. Without one there are too many. */
export type Consent = { readonly code: string } | { readonly maxDeletions: number };

const ITEM_COLUMNS: readonly PartColumn[] = [
  { title: 'Job' },
  { title: 'Kind' },
  { title: 'Object', ownLine: true },
  { title: 'Age', right: true },
  { title: 'Size', right: true },
  { title: 'Cost per month', right: true },
  { title: 'Tags', ownLine: true },
];
const KEPT_COLUMNS: readonly PartColumn[] = [
  { title: 'Kept', ownLine: true },
  { title: 'Why' },
  { title: 'Cost per month', right: true },
];
const RESULT_COLUMNS: readonly PartColumn[] = [
  { title: 'Object', ownLine: true },
  { title: 'Outcome' },
  { title: 'What to do', ownLine: true },
];

export function renderTeardownPlan(
  plans: readonly TeardownPlan[],
  consent: Consent,
  options: TeardownOptions,
): string {
  const items = plans.flatMap((plan) => plan.items);
  const size = plural(items.length, 'object');
  const verdict =
    items.length === 0
      ? 'Nothing to tear down'
      : 'code' in consent
        ? `${size} would go; nothing was deleted yet`
        : `${size} would go, more than the ${count(consent.maxDeletions)} that teardown.maxDeletions allows: nothing was deleted, and there is no code`;
  const next = items.length === 0 ? ['Nothing to do.'] : nextLines(plans, consent, options);
  const parts = plans.flatMap((plan) => planParts(plan, options));
  return assemble(verdict, parts, { ...options, notes: totals(plans), next });
}

function planParts(plan: TeardownPlan, options: TeardownOptions): readonly Part[] {
  const show = wordsOf(options.format);
  const where = `Environment ${show.text(plan.environment)}, account ${show.text(plan.accountId)}, ${show.text(plan.region)}`;
  return [
    { title: where, columns: ITEM_COLUMNS, rows: plan.items.map((item) => itemRow(item, options)) },
    keptPart(plan, options),
  ];
}

function keptPart(plan: TeardownPlan, options: TeardownOptions): Part {
  const show = wordsOf(options.format);
  return {
    title: `Kept in ${show.text(plan.environment)}`,
    columns: KEPT_COLUMNS,
    rows: plan.kept.map((kept) => [show.name(kept.arn), show.text(kept.reason), costCell(kept.monthlyCost)]),
  };
}

function totals(plans: readonly TeardownPlan[]): readonly string[] {
  const items = plans.flatMap((plan) => plan.items);
  const kept = plans.flatMap((plan) => plan.kept).filter(({ monthlyCost }) => monthlyCost !== undefined);
  if (items.length + kept.length === 0) return [];
  const costs = (of: readonly { readonly monthlyCost: TeardownItem['monthlyCost'] | undefined }[]): string =>
    costSum(of.map(({ monthlyCost }) => monthlyCost));
  return [
    [
      ...(items.length === 0 ? [] : [`Would save ${costs(items)}.`]),
      ...(kept.length === 0 ? [] : [`What of ours is kept costs ${costs(kept)}.`]),
      priceNote(plans.map(({ region }) => region)),
    ].join(' '),
  ];
}

function itemRow(item: TeardownItem, options: TeardownOptions): readonly string[] {
  const show = wordsOf(options.format);
  const { since, size, tags } = facts(item);
  return [
    show.name(item.job),
    kindWords(item, show.text),
    show.name(nameOf(item)),
    durationBetween(since, options.observedAt) ?? '–',
    size === undefined ? '–' : bytes(size),
    costCell(item.monthlyCost),
    tags.length === 0 ? '–' : show.name(tags),
  ];
}

function kindWords(item: TeardownItem, show: (value: string) => string): string {
  switch (item.kind) {
    case 'run':
      return `training run, ${show(item.status)}: stop`;
    case 'deployment':
      return `deployment, ${show(item.status)}: delete`;
    case 'throughput':
      return `provisioned throughput, ${plural(item.modelUnits, 'model unit')}, ${show(item.status)}: delete`;
    case 'model':
      return item.after.length === 0
        ? 'custom model: delete'
        : `custom model: delete after the ${count(item.after.length)} above that serve it`;
    case 'object':
      return item.isDeleteMarker ? 'delete marker: delete' : 'object version: delete';
    case 'upload':
      return 'unfinished upload: abort';
    default:
      return unreachable(item);
  }
}

interface Facts {
  readonly since: string | undefined;
  readonly size: number | undefined;
  readonly tags: string;
}

function facts(item: TeardownItem): Facts {
  switch (item.kind) {
    case 'object':
      return { since: item.modifiedAt, size: item.isDeleteMarker ? undefined : item.size, tags: '' };
    case 'upload':
      return { since: item.startedAt, size: undefined, tags: '' };
    default:
      return { since: item.createdAt, size: undefined, tags: tagWords(item.tags) };
  }
}

const OUR_PREFIX = 'bedrock-tune:';
/** The owner is proven and the job has a column of its own. */
const SAID_ELSEWHERE: readonly string[] = ['repository-id', 'repository', 'job'].map(
  (tag) => OUR_PREFIX + tag,
);
const TAGS_SHOWN = 6;
const VALUE_SHOWN = 16;

/** Ours without their prefix, then the author's; AWS's own say nothing here. */
function tagWords(tags: Readonly<Record<string, string>>): string {
  const named = Object.entries(tags).filter(
    ([name]) => !name.startsWith('aws:') && !SAID_ELSEWHERE.includes(name),
  );
  const ours = named.filter(([name]) => name.startsWith(OUR_PREFIX));
  const authors = named.filter(([name]) => !name.startsWith(OUR_PREFIX));
  const shown = [...ours.map(([name, value]) => [name.slice(OUR_PREFIX.length), value] as const), ...authors]
    .slice(0, TAGS_SHOWN)
    .map(
      ([name, value]) => `${name}=${value.length > VALUE_SHOWN ? `${value.slice(0, VALUE_SHOWN)}…` : value}`,
    );
  return [...shown, ...(named.length > TAGS_SHOWN ? ['…'] : [])].join(', ');
}

function nameOf(item: TeardownItem): string {
  switch (item.kind) {
    case 'object':
      return `s3://${item.bucket}/${item.key}?versionId=${item.versionId}`;
    case 'upload':
      return `s3://${item.bucket}/${item.key}?uploadId=${item.uploadId}`;
    default:
      return item.arn;
  }
}

function nextLines(
  plans: readonly TeardownPlan[],
  consent: Consent,
  options: TeardownOptions,
): readonly string[] {
  const what = plans[0]?.what;
  if (!('code' in consent))
    return [
      'Name fewer jobs, or raise teardown.maxDeletions in the config file by a pull request, and run teardown again.',
    ];
  const { code } = consent;
  const show = wordsOf(options.format);
  const sentence = `To do exactly this, run teardown again with the same inputs and confirm: ${show.name(code)}`;
  const command = what === undefined ? undefined : commandLine({ what, code, options });
  return command === undefined ? [sentence] : [sentence, command];
}

interface CommandLine {
  readonly what: string;
  readonly code: string;
  readonly options: TeardownOptions;
}

/** undefined: a name in it does not have the shape of ours. */
function commandLine({ what, code, options }: CommandLine): string | undefined {
  const names = [...options.jobs, ...options.environments];
  if (!names.every(isJobKey) || !/^[\w.-]+$/.test(code)) return undefined;
  const [before, prefix, equals] =
    options.format === 'markdown'
      ? ['gh workflow run teardown.yml', '-f ', '=']
      : ['bedrock-tune teardown', '--', ' '];
  const given = [
    ['jobs', options.jobs.join(',')],
    ['environment', options.environments.join(',')],
    ['what', what],
    ['confirm', code],
  ].filter(([, value]) => value !== '');
  const command = [before, ...given.map(([name, value]) => `${prefix}${name}${equals}${value}`)].join(' ');
  return options.format === 'markdown' ? `\`\`\`sh\n${command}\n\`\`\`` : `  ${command}`;
}

/**
 * Object by object: deleted, already gone, pending (why), failed (why, and the command that does it by hand); and what
 * the plans kept.
 */
export function renderTeardownResults(
  plans: readonly TeardownPlan[],
  results: readonly TeardownResult[],
  options: TeardownOptions & { readonly code: string },
): string {
  const size = (outcome: TeardownResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const verdict = [
    `${plural(size('deleted'), 'object')} removed`,
    ...(size('already-gone') > 0 ? [`${count(size('already-gone'))} already gone`] : []),
    ...(size('pending') > 0 ? [`${count(size('pending'))} pending`] : []),
    ...(size('failed') > 0 ? [`${count(size('failed'))} failed`] : []),
  ].join(', ');
  const worstFirst = (['failed', 'pending', 'deleted', 'already-gone'] as const).flatMap((outcome) =>
    results.filter((result) => result.outcome === outcome),
  );
  const rows = worstFirst.map((result) => resultRow(result, options));
  const kept = plans.map((plan) => keptPart(plan, options));
  return assemble(verdict, [{ title: 'Objects', columns: RESULT_COLUMNS, rows }, ...kept], {
    ...options,
    notes: savings(plans, results),
    next: afterLines(plans, size('pending') + size('failed'), options),
  });
}

function savings(plans: readonly TeardownPlan[], results: readonly TeardownResult[]): readonly string[] {
  const gone = results.filter(({ outcome }) => outcome === 'deleted').map(({ item }) => item.monthlyCost);
  if (gone.length === 0) return [];
  return [`Saves ${costSum(gone)}. ${priceNote(plans.map(({ region }) => region))}`];
}

function afterLines(
  plans: readonly TeardownPlan[],
  unfinished: number,
  options: TeardownOptions & { readonly code: string },
): readonly string[] {
  if (unfinished === 0) return ['Nothing to do.'];
  const what = plans[0]?.what;
  const command = what === undefined ? undefined : commandLine({ what, code: options.code, options });
  return [
    'Run teardown again with the same code: it goes on where this run ended. Without a code it prints what is left.',
    ...(command === undefined ? [] : [command]),
  ];
}

function resultRow(result: TeardownResult, options: TeardownOptions): readonly string[] {
  const show = wordsOf(options.format);
  const name = show.name(nameOf(result.item));
  switch (result.outcome) {
    case 'deleted':
      return [name, DONE_WORDS[result.item.kind], '–'];
    case 'already-gone':
      return [name, 'already gone', '–'];
    case 'pending':
      return [name, `pending: ${show.text(result.reason)}`, 'run teardown again later'];
    case 'failed':
      return [name, `failed: ${show.text(result.reason)}`, show.name(result.command)];
    default:
      return unreachable(result);
  }
}

const DONE_WORDS: Readonly<Record<TeardownItem['kind'], string>> = {
  run: 'stopped',
  deployment: 'deleted',
  throughput: 'deleted',
  model: 'deleted',
  object: 'deleted',
  upload: 'aborted',
};
