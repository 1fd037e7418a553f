/**
 * The rights of the templates against the commands: with all of them every command does its work and is refused
 * nothing; without any single one, something is refused and the outcome is another.
 */
import {
  BedrockClient,
  CreateCustomModelDeploymentCommand,
  CreateProvisionedModelThroughputCommand,
} from '@aws-sdk/client-bedrock';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OWNER_TAG } from '../../src/doctor/place.ts';
import { ROLE_RIGHTS } from '../../src/doctor/rights.ts';
import { accountOf, initialState } from '../../src/simulator/bedrock/state.ts';
import { openPullRequest } from '../../src/simulator/github/state.ts';
import { type Simulator, startSimulator } from '../../src/simulator/host.ts';
import type { PolicyDocument } from '../../src/simulator/identity.ts';
import type { LedgerEntry } from '../../src/simulator/protocol.ts';
import { type Bucket, putObject, type S3State } from '../../src/simulator/s3/state.ts';
import { type Checkout, createCheckout } from '../../src/simulator/workflow/checkout.ts';
import {
  dispatchEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
} from '../../src/simulator/workflow/events.ts';
import { rows } from '../support/sample-repository.ts';
import { JOBS_YAML, OUTPUT_BUCKET, PREFIX, stackedWorld } from '../support/stacked-world.ts';
import { type Ran, type Run, runnerOf } from './runs.ts';
import { ACCOUNT, REGION, texts, USED_ROLES, type UsedRole } from './stacks.ts';

const HOUR = 3600;
const LAKE = 'acme-lake';
const LAKE_KEY = 'curated/train.jsonl';

/** A job with its data in git, and one with a reviewed version in S3. */
function filesWith(versionId: string): Readonly<Record<string, string>> {
  return {
    'jobs.yaml': `${JOBS_YAML}  lake-bot:
    environment: prod
    baseModel: amazon.nova-micro-v1:0:128k
    data: { training: { s3Uri: "s3://${LAKE}/${LAKE_KEY}", versionId: "${versionId}" } }
`,
    'datasets/support-bot/train.jsonl': rows('support-bot'),
  };
}

/** A further job that the pull request brings, on the same version. */
function pondOf(files: string): string {
  const lake = files.slice(files.indexOf('  lake-bot:'));
  return `${lake.replace('lake-bot', 'pond-bot')}    hyperparameters: { epochCount: 3 }\n`;
}

/** Rows that Nova takes as they are, and that no rule has anything against. */
function lakeRows(): string {
  const turn = (role: string, text: string): object => ({ role, content: [{ text }] });
  const row = (index: number): object => ({
    schemaVersion: 'bedrock-conversation-2024',
    messages: [
      turn('user', `${index}: how deep is it?`),
      turn('assistant', `It is ${index} metres deep here.`),
    ],
  });
  return Array.from({ length: 20 }, (_, index) => `${JSON.stringify(row(index))}\n`).join('');
}

let checkout: Checkout;
let main: string;
let pull: { readonly head: string; readonly merge: string };

beforeAll(() => {
  checkout = createCheckout();
  // Every world counts versions from the same number.
  const files = filesWith(worldWithLake().versionId);
  for (const [path, text] of Object.entries(files)) checkout.write(path, text);
  main = checkout.commit('Two jobs');
  checkout.git('checkout', '--quiet', '-b', 'topic');
  checkout.write('datasets/support-bot/train.jsonl', rows('changed'));
  checkout.write(
    'jobs.yaml',
    `${files['jobs.yaml']}    description: Answers from the lake\n${pondOf(files['jobs.yaml'] ?? '')}`,
  );
  const head = checkout.commit('Another dataset');
  pull = { head, merge: checkout.checkoutMerge('topic') };
});
afterAll(() => checkout.remove());

function worldWithLake() {
  const { settings, ...state } = initialState();
  const world = stackedWorld(
    {
      buckets: [{ name: LAKE, region: REGION }],
      // AWS grants model units on request.
      bedrock: { ...state, settings: { ...settings, quotas: { ...settings.quotas, modelUnits: 1 } } },
      repository: { directory: checkout.directory },
    },
    { S3DatasetArns: `arn:aws:s3:::${LAKE}/curated/*`, PlanReadsDatasets: `arn:aws:s3:::${LAKE}/curated/*` },
  );
  const body = Buffer.from(lakeRows());
  const { versionId } = putObject(world.s3, bucketOf(world.s3, LAKE), { key: LAKE_KEY, body, modifiedAt: 0 });
  return { world, versionId };
}

function bucketOf({ buckets }: S3State, name: string): Bucket {
  const found = buckets.find((bucket) => bucket.name === name);
  if (found === undefined) throw new TypeError(`the world has no bucket ${name}`);
  return found;
}

/** One life in a fresh account. */
interface Stage {
  readonly simulator: Simulator;
  readonly run: Run;
}

async function onStage<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const { world } = worldWithLake();
  const startTime = Date.now() - 20 * HOUR * 1000;
  const simulator = await startSimulator({ world, clockMode: 'manual', startTime });
  try {
    return await play({ simulator, run: runnerOf(simulator, checkout.directory) });
  } finally {
    await simulator.close();
  }
}

const NOW = { wait: '0', reviewed: 'off' } as const;

function onMain({ run }: Stage, inputs: Parameters<Run>[1]): Promise<Ran> {
  checkout.git('checkout', '--quiet', 'main');
  return run(pushEvent(main), { ...NOW, ...inputs });
}

/** Forgets who asked for the runs: then their tags have to tell whose they are. */
function forgetTokens({ simulator }: Stage, owner = '4242'): void {
  for (const job of accountOf(simulator.bedrock().snapshot(), ACCOUNT, REGION).jobs) {
    const tags = job.tags.map((tag) => (tag.key === OWNER_TAG ? { ...tag, value: owner } : tag));
    Object.assign(job, { tags, input: { ...job.input, clientRequestToken: undefined } });
  }
}

/** A model that is served in both ways beside an unfinished upload; another run is under way. */
async function served(stage: Stage): Promise<void> {
  const { simulator } = stage;
  await onMain(stage, { command: 'apply', jobs: 'support-bot' });
  simulator.clock.advance(6 * HOUR);
  const model = accountOf(simulator.bedrock().snapshot(), ACCOUNT, REGION).models[0];
  const [key] = simulator.world.iam.accessKeys;
  if (model === undefined || key === undefined)
    throw new TypeError('there is no model, or nobody to serve it');
  const client = new BedrockClient({
    region: REGION,
    endpoint: `${simulator.url}/bedrock`,
    credentials: { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey },
  });
  const tags = [...model.tags];
  await client.send(
    new CreateCustomModelDeploymentCommand({ modelDeploymentName: 'live', modelArn: model.arn, tags }),
  );
  await client.send(
    new CreateProvisionedModelThroughputCommand({
      ...{ provisionedModelName: 'live', modelId: model.arn, modelUnits: 1, tags },
    }),
  );
  client.destroy();
  simulator.clock.advance(HOUR);
  bucketOf(simulator.world.s3, OUTPUT_BUCKET).uploads.push({
    key: `${PREFIX}/outputs/${model.jobName}/part`,
    uploadId: 'unfinished',
    startedAt: simulator.clock.now(),
    checksumAlgorithm: undefined,
    wholeChecksum: false,
    contentType: 'text/csv',
    metadata: {},
    parts: [],
  });
  await onMain(stage, { command: 'apply', jobs: 'lake-bot' });
  forgetTokens(stage);
}

/** What comes before, by roles that have all their rights; then what the role does. */
const PLAYS: Readonly<
  Record<
    UsedRole,
    {
      readonly before: (stage: Stage) => Promise<void>;
      readonly act: (stage: Stage) => Promise<readonly Ran[]>;
    }
  >
> = {
  plan: {
    before: async (stage) => {
      await onMain(stage, { command: 'apply', jobs: 'lake-bot' });
      // The very run that the pull request would adopt is another repository's.
      forgetTokens(stage, '77');
    },
    act: async ({ simulator, run }) => {
      const { number } = openPullRequest(simulator.world.github, { headSha: pull.head, headRef: 'topic' });
      checkout.git('checkout', '--quiet', pull.merge);
      // Of one quota the account has no value of its own.
      const unknown = { form: 'status', status: 404, code: 'NoSuchResourceException' } as const;
      simulator.faults.add({ service: 'servicequotas', operation: 'GetServiceQuota', ...unknown });
      const event = pullRequestEvent({ number, headSha: pull.head, baseSha: main, sha: pull.merge });
      return [await run(event, { command: 'plan' })];
    },
  },
  status: {
    before: served,
    act: async ({ run }) => {
      checkout.git('checkout', '--quiet', 'main');
      return [await run(scheduleEvent(main), { command: 'status', all: 'true' })];
    },
  },
  apply: {
    before: async () => undefined,
    act: async (stage) => {
      const ran = [await onMain(stage, { command: 'apply' })];
      forgetTokens(stage);
      const stopping = dispatchEvent(main, 'bedrock-train');
      ran.push(await stage.run(stopping, { ...NOW, command: 'stop', jobs: 'lake-bot' }));
      stage.simulator.clock.advance(6 * HOUR);
      ran.push(await onMain(stage, { command: 'apply' }));
      return ran;
    },
  },
  teardown: {
    before: served,
    act: async ({ simulator, run }) => {
      checkout.git('checkout', '--quiet', 'main');
      const event = dispatchEvent(main, 'bedrock-teardown');
      const ran = [await run(event, { command: 'teardown', wait: '0' })];
      const code = String(Object(ran[0]?.result.details['teardown'])['code'] ?? 'none');
      for (const _ of ['what can go now', 'what had to wait']) {
        ran.push(await run(event, { command: 'teardown', wait: '0', confirm: code }));
        simulator.clock.advance(HOUR);
      }
      return ran;
    },
  },
};

/** Takes one action out of the policies of a role. */
function revoke({ simulator }: Stage, role: UsedRole, action: string): void {
  const { roles } = simulator.world.iam;
  const at = roles.findIndex(({ arn }) => arn.endsWith(`:role/bedrock-tune-${role}`));
  const found = roles[at];
  if (found?.policies === undefined) throw new TypeError(`the stack has made no role ${role}`);
  const policies = Object.entries(found.policies).map(
    ([name, document]) => [name, without(document, action)] as const,
  );
  roles[at] = { ...found, policies: Object.fromEntries(policies) };
}

function without(document: PolicyDocument, action: string): PolicyDocument {
  const Statement = document.Statement.flatMap((statement) => {
    const left = texts(statement.Action).filter((candidate) => candidate !== action);
    return left.length === 0 ? [] : [{ ...statement, Action: left }];
  });
  return { ...document, Statement };
}

/** What a person sees of a life, without times and names that chance gives. */
function outcomeOf({ simulator }: Stage, ran: readonly Ran[]): unknown {
  const { jobs, models, deployments, throughputs } = accountOf(
    simulator.bedrock().snapshot(),
    ACCOUNT,
    REGION,
  );
  const { buckets } = simulator.world.s3;
  return {
    told: ran.map(({ result }) => ({
      decision: [result.decision, result.reasonCode],
      jobs: result.jobs.map(({ planned, report }) => [
        planned.key,
        planned.action.kind,
        report?.metrics !== undefined,
      ]),
      leftovers: Object(result.details['leftovers'])[0],
      plans: Object(result.details['teardown'])['plans'],
      stopped: result.details['stopped'],
      notRun: result.details['checksNotRun'],
    })),
    left: [jobs, models, deployments, throughputs].map(({ length }) => length),
    stopped: jobs.map(({ stopRequestedAt }) => stopRequestedAt !== undefined),
    objects: buckets.map(({ name, versions, uploads }) => [name, versions.length, uploads.length]),
  };
}

/** Service Quotas refuses with a 400, and no other call of a life ends in one. */
function isRefused({ service, status }: LedgerEntry): boolean {
  return status === 403 || (service === 'servicequotas' && status === 400);
}

interface Life {
  readonly outcome: unknown;
  /** Actions that calls needed, and those of calls that were refused. */
  readonly needed: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  readonly decisions: readonly string[];
  /** Checks that the last run could not make. */
  readonly notRun: unknown;
}

function live(role: UsedRole, revoked?: string): Promise<Life> {
  return onStage(async (stage) => {
    await PLAYS[role].before(stage);
    if (revoked !== undefined) revoke(stage, role, revoked);
    const ran = await PLAYS[role].act(stage);
    const calls = ran.flatMap((one) => one.calls);
    const actionsOf = (some: typeof calls) => new Set(some.flatMap(({ actions }) => actions ?? []));
    return {
      outcome: outcomeOf(stage, ran),
      needed: actionsOf(calls),
      refused: actionsOf(calls.filter(isRefused)),
      decisions: ran.map(({ result }) => result.decision),
      notRun: ran.at(-1)?.result.details['checksNotRun'],
    };
  });
}

/** Rights that a life reaches: buckets are not encrypted with a key here, for no simulated call asks KMS. */
function reachable(role: UsedRole): readonly string[] {
  const actions = ROLE_RIGHTS[role].map(({ action }) => action);
  return [...new Set(actions.filter((action) => !action.startsWith('kms:')))].sort();
}

const ENDS: Readonly<Record<UsedRole, readonly string[]>> = {
  plan: ['blocked'],
  status: ['in-progress'],
  apply: ['in-progress', 'done', 'stopped'],
  teardown: ['confirm', 'in-progress', 'done'],
};

describe.each(USED_ROLES)('the %s role', (role) => {
  let whole: Life;
  beforeAll(async () => {
    whole = await live(role);
  });

  it('needs every right it has, and no other', () => {
    expect(whole.decisions).toEqual(ENDS[role]);
    expect([...whole.needed].sort()).toEqual(reachable(role));
  });

  it.each(reachable(role))('does less without %s', async (action) => {
    const { refused, outcome, notRun } = await live(role, action);
    // S3 refuses a deletion version by version, in an answer that is fine as a whole.
    if (action !== 's3:DeleteObjectVersion') expect([...refused]).toContain(action);
    expect(outcome).not.toEqual(whole.outcome);
    if (role === 'plan' && !/^bedrock:(?:List|GetModelCustomizationJob)/.test(action))
      expect(notRun).toEqual(expect.arrayContaining([expect.stringContaining(`needs ${action}`)]));
  });
});
