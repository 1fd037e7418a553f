/** What lies around in the environments, and what it costs to leave it there. */
import type { Leftover, Leftovers } from '../teardown/leftovers.ts';
import { bytes, durationBetween, plural } from './format.ts';
import { assemble, type Format, type Part, type PartColumn, wordsOf } from './inventory.ts';
import { costCell, costSum, priceNote } from './monthly.ts';
import { isJobKey } from './verdict.ts';

export interface LeftoverOptions {
  readonly format: Format;
  /** When AWS was observed, ISO 8601 UTC: ages count from here. */
  readonly observedAt: string;
  /** Bytes that the rest of the summary takes. */
  readonly reserved: number;
}

const COLUMNS: readonly PartColumn[] = [
  { title: 'Job' },
  { title: 'Kind' },
  { title: 'Place', ownLine: true },
  { title: 'Why', ownLine: true },
  { title: 'Age', right: true },
  { title: 'Size', right: true },
  { title: 'Cost per month', right: true },
];

export function renderLeftovers(all: readonly Leftovers[], options: LeftoverOptions): string {
  const show = wordsOf(options.format);
  const found = all.flatMap((one) => one.found);
  const costs = found.map(({ monthlyCost }) => monthlyCost);
  const problems = all.flatMap(({ environment, problem }) =>
    problem === undefined
      ? []
      : [`Environment ${show.text(environment)} could not be looked at: ${show.text(problem)}`],
  );
  const none = problems.length === 0 ? 'Nothing lies around' : 'What lies around is not known';
  const verdict = found.length === 0 ? none : `${plural(found.length, 'thing')} lying around`;
  const sum = `Together ${costSum(costs)}. ${priceNote(all.map(({ region }) => region))}`;
  return assemble(
    verdict,
    all.map((one) => partOf(one, options)),
    {
      format: options.format,
      // The report that this is a part of has said so.
      simulated: false,
      reserved: options.reserved,
      notes: [...problems, ...(found.length === 0 ? [] : [sum])],
      next: nextLines(found, options.format),
    },
  );
}

function partOf({ environment, accountId, region, found }: Leftovers, options: LeftoverOptions): Part {
  const show = wordsOf(options.format);
  return {
    title: `Lying around in ${show.text(environment)}, account ${show.text(accountId)}, ${show.text(region)}`,
    columns: COLUMNS,
    rows: found.map((one) => [
      one.job === undefined ? '–' : show.name(one.job),
      kindWords(one),
      show.name(one.place),
      show.text(one.why),
      durationBetween(one.oldestAt, options.observedAt) ?? '–',
      one.bytes === undefined ? '–' : bytes(one.bytes),
      costCell(one.monthlyCost),
    ]),
  };
}

const WORDS: Readonly<Record<Leftover['kind'], string>> = {
  model: 'custom model',
  deployment: 'deployment',
  throughput: 'provisioned throughput',
  dataset: 'datasets',
  output: 'output of a run',
  foreign: 'foreign objects',
  upload: 'unfinished upload',
};

function kindWords({ kind, count: size }: Leftover): string {
  const isStored = kind === 'dataset' || kind === 'output' || kind === 'foreign';
  return isStored ? `${WORDS[kind]} (${plural(size, 'version')})` : WORDS[kind];
}

const SHOWN_MAX = 5;

/** The narrowest teardown that takes what a job has lying around: a job of the file keeps its data for its model. */
const TAKEN_BY: Readonly<Partial<Record<Leftover['kind'], 'deployments' | 'models' | 'data'>>> = {
  model: 'models',
  deployment: 'deployments',
  throughput: 'deployments',
  // Told of jobs that left the file only. An upload goes with them; alone it is no reason to take all data of its job.
  dataset: 'data',
  output: 'data',
};

function nextLines(found: readonly Leftover[], format: Format): readonly string[] {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, job } of found) {
    const what = TAKEN_BY[kind];
    if (what !== undefined && job !== undefined && isJobKey(job))
      kinds.set(job, (kinds.get(job) ?? new Set()).add(what));
  }
  const jobs = new Map<string, string[]>();
  for (const [job, whats] of [...kinds].slice(0, SHOWN_MAX)) {
    const takings = whats.has('data') && whats.size > 1 ? ['all'] : [...whats].sort();
    for (const taking of takings) jobs.set(taking, [...(jobs.get(taking) ?? []), job]);
  }
  if (jobs.size === 0) return [];
  const commands = [...jobs].map(([what, list]) =>
    format === 'markdown'
      ? `gh workflow run teardown.yml -f jobs=${list.join()} -f what=${what}`
      : `  bedrock-tune teardown --jobs ${list.join()} --what ${what}`,
  );
  return [
    'Teardown prints a plan first, and deletes nothing without its code. For the jobs above:',
    ...(format === 'markdown' ? [`\`\`\`sh\n${commands.join('\n')}\n\`\`\``] : commands),
  ];
}
