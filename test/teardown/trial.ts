/** One teardown of a random account, from the first look to the last deletion, judged by the oracle. */
import { readWorld, type TeardownPlace } from '../../src/commands/teardown-world.ts';
import type { RunStatus } from '../../src/ports/bedrock.ts';
import { confirms, teardownCode } from '../../src/teardown/code.ts';
import { executeTeardown } from '../../src/teardown/execute.ts';
import { planTeardown } from '../../src/teardown/select.ts';
import type { TeardownItem, TeardownPlan, TeardownResult } from '../../src/teardown/teardown.ts';
import { ACCOUNT, iso } from '../support/builders.ts';
import { Account, OWNER, policyOf } from './account.ts';
import { Oracle, objectId } from './oracle.ts';
import { Random } from './random.ts';

export interface Verdict {
  /** Things stopped or deleted. */
  readonly deletions: number;
  /** The code of run 1 still holds in run 2. */
  readonly isConfirmed: boolean;
  /** Of those, what the oracle forbids. */
  readonly wrongDeletions: readonly string[];
  /** What may go, is still there, and is named nowhere. */
  readonly unexplainedKept: readonly string[];
  /** What run 2 did with the code of run 1 although run 1 had not listed it. */
  readonly withoutConsent: readonly string[];
}

const WAIT_MS = 20 * 60_000;

export function planOf(account: Account): Promise<TeardownPlan> {
  return readWorld(placeOf(account)).then((world) => planTeardown(world, account.scope));
}

/** A teardown asks for neither. */
const notHere = (): Promise<never> => Promise.reject(new TypeError('a teardown asks for none'));

function placeOf(account: Account): TeardownPlace {
  const { bedrock, objects, environment, prefix, scope, policy, protectedRuns } = account;
  return {
    environment,
    session: { accountId: ACCOUNT, bedrock, objects, settings: notHere, inference: notHere },
    repositoryId: OWNER,
    prefix,
    scope,
    removal: policy,
    protectedRuns,
    proveDatasets: true,
    observedAt: () => iso(),
  };
}

export function execute(
  account: Account,
  plan: TeardownPlan,
  signal = new AbortController().signal,
): Promise<readonly TeardownResult[]> {
  const { bedrock, objects, clock } = account;
  return executeTeardown(
    {
      bedrock,
      objects,
      clock,
      signal,
      waitMs: WAIT_MS,
      onProgress: () => undefined,
      planAgain: () => planOf(account),
    },
    plan,
  );
}

/** Everything that exists, by id. */
export function inventory({ bedrock, objects }: Account): ReadonlySet<string> {
  return new Set([
    ...bedrock.deployments.keys(),
    ...bedrock.throughputs.keys(),
    ...bedrock.models.keys(),
    ...objects.stored.map(({ bucket, version }) => objectId({ bucket, ...version })),
    ...objects.uploads.map(({ upload }) => upload.uploadId),
  ]);
}

function idOf(item: TeardownItem): string {
  switch (item.kind) {
    case 'run':
      return `stop ${item.arn}`;
    case 'object':
      return objectId(item);
    case 'upload':
      return item.uploadId;
    default:
      return item.arn;
  }
}

export async function trial(seed: number): Promise<Verdict> {
  const random = new Random(seed);
  const account = new Account(random);
  const first = await planOf(account);
  const code = teardownCode([first]);
  if (random.chance(0.4)) disturb(account, random);
  const oracle = new Oracle(account);
  const allowed = oracle.allowed();
  const before = inventory(account);
  const second = await planOf(account);
  const isConfirmed = confirms([second], code);
  const plan = isConfirmed ? second : await planOf(account);
  const results = await execute(account, plan);
  const after = inventory(account);
  const gone = [...before].filter((id) => !after.has(id));
  const stopped = account.bedrock.targets('stopRun').map((arn) => `stop ${arn}`);
  // What came while runs were stopping is no part of the first look: it may go if it is of a run that was to stop.
  const isLate = (id: string): boolean => !before.has(id) && lateRun(account, id, oracle);
  const done = [...gone, ...stopped];
  const named = namesIn(plan, results);
  return {
    deletions: done.length,
    isConfirmed,
    wrongDeletions: [
      ...done.filter((id) => !allowed.has(id) || account.swapped.has(id)),
      ...lateDeleted(account, before).filter((id) => !isLate(id)),
    ],
    unexplainedKept: [...allowed].filter((id) => after.has(id) && !named.has(id)),
    withoutConsent: isConfirmed ? unheardOf(first, second) : [],
  };
}

/** Late objects and models that are gone again. */
function lateDeleted(account: Account, before: ReadonlySet<string>): readonly string[] {
  const made = [...account.stored.map(objectId), ...account.models.map(({ arn }) => arn)];
  const now = inventory(account);
  return made.filter((id) => !before.has(id) && !now.has(id));
}

function lateRun(account: Account, id: string, oracle: Oracle): boolean {
  const model = account.models.find(({ arn }) => arn === id);
  const object = account.stored.find((one) => objectId(one) === id);
  const name = model?.name ?? object?.outputOf;
  return account.scope.what === 'all' && name !== undefined && oracle.mayStopNamed(name);
}

/** Ids that the plan keeps, or that a result says are still there. */
function namesIn(plan: TeardownPlan, results: readonly TeardownResult[]): ReadonlySet<string> {
  const open = results.filter(({ outcome }) => outcome === 'pending' || outcome === 'failed');
  return new Set([...plan.kept.map(({ arn }) => arn), ...open.map(({ item }) => idOf(item))]);
}

/** Objects are consented to by their prefix; everything else by name. */
function unheardOf(first: TeardownPlan, second: TeardownPlan): readonly string[] {
  const heard = new Set(first.items.map(consentedId));
  const stopping = new Set(first.items.flatMap((item) => (item.kind === 'run' ? [item.jobName] : [])));
  const isNamed = (item: TeardownItem): boolean =>
    heard.has(consentedId(item)) ||
    (item.kind === 'model' && first.what === 'all' && stopping.has(item.name));
  const keptData = new Set(first.kept.map(({ arn }) => arn));
  return second.items
    .filter((item) => {
      if (item.kind === 'upload')
        return keptData.has(`s3://${item.bucket}/${item.key}?uploadId=${item.uploadId}`);
      if (item.kind === 'object') return keptData.has(`s3://${item.bucket}/${item.key}`);
      return !isNamed(item);
    })
    .map(idOf);
}

/** A deployment that serves another model is another one. */
function consentedId(item: TeardownItem): string {
  return 'modelArn' in item ? `${idOf(item)} ${item.modelArn}` : idOf(item);
}

/** What may happen between run 1 and run 2. */
function disturb(account: Account, random: Random): void {
  const { bedrock } = account;
  const drop = (from: Map<string, unknown>): void => {
    const found = random.maybe([...from.keys()]);
    if (found !== undefined) from.delete(found);
  };
  const acts: readonly (() => void)[] = [
    () => account.addHolder(),
    () => account.addObject(),
    () => account.addRun(),
    () => account.addModel(account.runs.filter(({ name }) => isMoving(bedrock.runs.get(name)?.status))),
    () => account.swap(),
    () => account.disown(),
    () => drop(bedrock.deployments),
    () => drop(bedrock.throughputs),
    () => endOne(account, random),
    () => {
      account.policy = policyOf(random);
    },
  ];
  random.pick(acts)();
  forget(account);
}

/** Nothing else brings a model. */
function isMoving(status: RunStatus | undefined): boolean {
  return status === 'InProgress' || status === 'Stopping' || status === 'Unknown';
}

function endOne({ bedrock }: Account, random: Random): void {
  const run = random.maybe([...bedrock.runs.values()].filter(({ endedAt }) => endedAt === undefined));
  if (run !== undefined) bedrock.runs.set(run.jobName, { ...run, status: 'Failed', endedAt: iso() });
}

/** The oracle speaks of what exists. */
function forget(account: Account): void {
  const isThere = ({ arn }: { readonly arn: string }): boolean =>
    account.bedrock.deployments.has(arn) || account.bedrock.throughputs.has(arn);
  const left = account.holders.filter(isThere);
  account.holders.splice(0, account.holders.length, ...left);
}
