/**
 * `node bench/converge.ts [jobs ...]`: an `apply` that finds nothing to do, for 1 to 500 jobs beside 5,000
 * past runs of theirs: the calls it makes and how long it takes. Every job is trained by the action itself first; then
 * the same push runs again. `dist/` is measured as it is, on loopback; the simulator answers from this process, so the
 * wall time holds its work too. The last line is JSON.
 */
import { stringify } from 'yaml';
import { initialState, type Job } from '../src/simulator/bedrock/state.ts';
import type { LedgerEntry } from '../src/simulator/protocol.ts';
import { pushEvent, scheduleEvent } from '../src/simulator/workflow/events.ts';
import { DEFAULT_ACCOUNT } from '../src/simulator/world.ts';
import { onStage, type Stage } from './stage.ts';

const SIZES = [1, 10, 50, 100, 500];
const PAST_RUNS = 5000;
const REGION = 'us-east-1';
const BASE_MODEL = 'amazon.nova-micro-v1:0:128k';
const ROLE = `arn:aws:iam::${DEFAULT_ACCOUNT}:role/bedrock-tune`;
const DAY_MS = 24 * 3600 * 1000;
const SIX_HOURS = 6 * 3600;
/** What the calls may come to beyond the pages of the two lists and the runs in flight. */
const ALLOWANCE = 10;
const RUNS = 5;

const LISTS = ['ListModelCustomizationJobs', 'ListCustomModels'];

/** How the jobs came to the default branch. */
type History = 'one commit' | 'a commit per job';

interface Measured {
  readonly jobs: number;
  readonly history: History;
  readonly pages: number;
  /** By service, without the pages. */
  readonly calls: Readonly<Record<string, number>>;
  readonly beyondPages: number;
  /** Median of the runs. */
  readonly milliseconds: number;
}

function measure(jobs: number, history: History): Promise<Measured> {
  return onStage(
    async (stage) => {
      const sha = commitJobs(stage, jobs, history);
      await stage.run(pushEvent(sha), ['in-progress'], { wait: '0' });
      stage.simulator.clock.advance(SIX_HOURS);
      await stage.run(scheduleEvent(sha), ['done', 'nothing-to-do']);
      const times: number[] = [];
      let calls: readonly LedgerEntry[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const before = stage.simulator.ledger.entries().length;
        const { milliseconds } = await stage.run(pushEvent(sha), ['nothing-to-do']);
        calls = stage.simulator.ledger.entries().slice(before);
        times.push(milliseconds);
      }
      const pages = calls.filter(({ operation }) => LISTS.includes(operation)).length;
      const others = calls.filter(({ operation }) => !LISTS.includes(operation));
      return {
        jobs,
        history,
        pages,
        calls: countBy(others.map(({ service }) => service)),
        beyondPages: others.length,
        milliseconds: Math.round(times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN),
      };
    },
    serviceWithPast(jobs),
    Date.now() - DAY_MS,
  );
}

/** 5,000 runs of earlier specifications of these jobs, ended long ago; their models were deleted. */
function serviceWithPast(jobs: number): ReturnType<typeof initialState> {
  const state = initialState();
  const past = Array.from({ length: PAST_RUNS }, (_, index) => pastRun(`job-${index % jobs}`, index));
  const account = {
    ...{ accountId: DEFAULT_ACCOUNT, region: REGION, jobs: past, models: [] },
    ...{ deployments: [], throughputs: [], endpointsMade: 0 },
  };
  const quotas = { ...state.settings.quotas, jobsInFlight: 1000, customModels: 1000 };
  return {
    accounts: { [`${DEFAULT_ACCOUNT}/${REGION}`]: account },
    settings: { ...state.settings, quotas },
  };
}

function pastRun(key: string, index: number): Job {
  const id = index.toString(36).padStart(12, '0');
  const jobName = `${key}-${index.toString(16).padStart(12, '0')}`;
  return {
    id,
    arn: `arn:aws:bedrock:${REGION}:${DEFAULT_ACCOUNT}:model-customization-job/${BASE_MODEL}/${id}`,
    baseModelId: BASE_MODEL,
    input: {
      jobName,
      customModelName: jobName,
      roleArn: `${ROLE}-service`,
      baseModelIdentifier: BASE_MODEL,
      trainingDataConfig: { s3Uri: `s3://acme-bedrock-tune-data/past/${id}.jsonl` },
      outputDataConfig: { s3Uri: `s3://acme-bedrock-tune-output/past/${id}` },
    },
    epochs: 2,
    createdAt: Date.now() - 80 * DAY_MS,
    durations: initialState().settings.durations,
    records: 100,
    outcome: index % 2 === 0 ? { kind: 'complete' } : { kind: 'fail', phase: 'training', message: 'Past' },
    scripted: true,
    reportsPhases: true,
    trainingHeldUntil: undefined,
    stopRequestedAt: undefined,
    tags: [],
    delivered: true,
  };
}

function commitJobs({ checkout }: Stage, jobs: number, history: History): string {
  let sha = '';
  for (let index = 0; index < jobs; index += 1) {
    checkout.write(`datasets/job-${index}.jsonl`, rows(index));
    if (history === 'one commit' && index < jobs - 1) continue;
    checkout.write('jobs.yaml', jobsFile(index + 1));
    sha = checkout.commit(`Declare job ${index}`);
  }
  return sha;
}

function jobsFile(jobs: number): string {
  const roles = ['plan', 'status', 'apply', 'teardown'].map((name) => [name, `${ROLE}-${name}`]);
  const entry = (index: number): readonly [string, object] => [
    `job-${index}`,
    { baseModel: BASE_MODEL, data: { training: `datasets/job-${index}.jsonl` } },
  ];
  return stringify({
    version: 1,
    environments: {
      prod: {
        region: REGION,
        accountId: DEFAULT_ACCOUNT,
        bucket: 'acme-bedrock-tune-data',
        outputBucket: 'acme-bedrock-tune-output',
        serviceRoleArn: `${ROLE}-service`,
        roles: Object.fromEntries(roles),
      },
    },
    defaults: { environment: 'prod', hyperparameters: { epochCount: 2 } },
    jobs: Object.fromEntries(Array.from({ length: jobs }, (_, index) => entry(index))),
  });
}

function rows(job: number): string {
  const row = (index: number): string =>
    JSON.stringify({ prompt: `Job ${job}: question ${index}?`, completion: `Answer ${index} of ${job}.` });
  return Array.from({ length: 12 }, (_, index) => `${row(index)}\n`).join('');
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function table(measured: readonly Measured[]): string {
  const head = [
    'jobs',
    'history',
    'pages',
    'calls beyond pages',
    `goal <= ${ALLOWANCE}`,
    'which',
    'median ms',
  ];
  const lines = measured.map(({ jobs, history, pages, calls, beyondPages, milliseconds }) => [
    String(jobs),
    history,
    String(pages),
    String(beyondPages),
    beyondPages <= ALLOWANCE ? 'met' : 'NOT met',
    Object.entries(calls)
      .map(([service, count]) => `${service} ${count}`)
      .join(', '),
    String(milliseconds),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length === 0 ? SIZES : asked;
const measured: Measured[] = [];
for (const jobs of sizes) {
  measured.push(await measure(jobs, 'one commit'));
  // Beyond 50 commits that touch the file, the history does not say any more which of them changed a job.
  if (jobs === 1 || jobs > 50) continue;
  measured.push(await measure(jobs, 'a commit per job'));
}
console.log(`An apply with nothing to do beside ${PAST_RUNS} past runs, median of ${RUNS}:\n`);
console.log(table(measured));
console.log(JSON.stringify({ pastRuns: PAST_RUNS, runs: RUNS, measured }));
