/** A teardown before and after: every object by name, what stays and why, and the exact next step. */
import { unreachable } from '../errors.ts';
import type { TeardownItem, TeardownPlan, TeardownResult } from '../teardown/teardown.ts';
import { bytes, count, durationBetween, plural } from './format.ts';
import { assemble, type Format, type Part, type PartColumn, wordsOf } from './inventory.ts';
import { costCell, costSum, priceNote } from './monthly.ts';
import { DONE_WORDS, effects, facts, itemCell, kindWords, placeCell } from './teardown-items.ts';
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

/** What is long stands last: where a page is too narrow, the rest is seen without scrolling. */
const ITEM_COLUMNS: readonly PartColumn[] = [
  { title: 'Job' },
  { title: 'Kind' },
  { title: 'Age', right: true },
  { title: 'Size', right: true },
  { title: 'Cost per month', right: true },
  { title: 'Object', ownLine: true },
  { title: 'Tags', ownLine: true },
];
const KEPT_COLUMNS: readonly PartColumn[] = [
  { title: 'Why' },
  { title: 'Cost per month', right: true },
  { title: 'Kept', ownLine: true },
];
const RESULT_COLUMNS: readonly PartColumn[] = [
  { title: 'Outcome' },
  { title: 'Object', ownLine: true },
  { title: 'By hand', ownLine: true },
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
  const lead = items.length === 0 ? [] : [effects(items, plans[0]?.what)];
  return assemble(verdict, parts, { ...options, lead, notes: totals(plans), next });
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
    rows: plan.kept.map(({ arn, name, reason, monthlyCost }) => [
      show.text(reason),
      costCell(monthlyCost),
      placeCell({ name, place: arn }, options.format),
    ]),
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
      ...(items.every(({ monthlyCost }) => monthlyCost.kind === 'none')
        ? []
        : [`Would save ${costs(items)}.`]),
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
    durationBetween(since, options.observedAt) ?? '–',
    size === undefined ? '–' : bytes(size),
    costCell(item.monthlyCost),
    itemCell(item, options.format),
    tags.length === 0 ? '–' : show.name(tags),
  ];
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
  const name = itemCell(result.item, options.format);
  switch (result.outcome) {
    case 'deleted':
      return [DONE_WORDS[result.item.kind], name, '–'];
    case 'already-gone':
      return ['already gone', name, '–'];
    case 'pending':
      return [`pending: ${show.text(result.reason)}`, name, '–'];
    case 'failed':
      return [`failed: ${show.text(result.reason)}`, name, show.name(result.command)];
    default:
      return unreachable(result);
  }
}
