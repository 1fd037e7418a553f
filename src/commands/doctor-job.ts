/** In a workflow: which roles this job can have, and what they answer. */
import type { RoleName } from '../config/job.ts';
import type { EnvironmentFacts, Evidence, Reading, RoleFacts } from '../doctor/facts.ts';
import { ROLE_RIGHTS } from '../doctor/rights.ts';
import type { AccountSetup } from '../ports/doctor.ts';
import type { CommandContext } from './context.ts';
import { evidenceOf } from './doctor-evidence.ts';
import { type DoctorPlace, modelsOf, noEvidence } from './doctor-place.ts';
import { inParallel } from './parallel.ts';
import { reading, skipped } from './reading.ts';

const PARALLEL = 4;

const ON_A_LAPTOP = skipped(
  'the roles of workflows may not read it',
  'Run doctor on a laptop, with credentials that may read IAM and the settings of buckets.',
);

interface Tried {
  readonly role: RoleFacts;
  /** undefined: the job cannot have the role. */
  readonly account: AccountSetup | undefined;
}

export async function jobFacts(context: CommandContext, place: DoctorPlace): Promise<EnvironmentFacts> {
  const tried = await inParallel(place.roles, PARALLEL, (role) => tryRole(context, place, role));
  const unread = {
    region: ON_A_LAPTOP,
    publicAccessBlock: ON_A_LAPTOP,
    ownership: ON_A_LAPTOP,
    encryption: ON_A_LAPTOP,
    versioning: ON_A_LAPTOP,
    lifecycle: ON_A_LAPTOP,
    policy: ON_A_LAPTOP,
  };
  return {
    environment: place.environment,
    access: ON_A_LAPTOP,
    prefix: place.prefix,
    roles: tried.map(({ role }) => role),
    serviceRole: { settings: ON_A_LAPTOP, rights: ON_A_LAPTOP },
    providers: ON_A_LAPTOP,
    buckets: place.buckets.map((bucket) => ({ ...bucket, ...unread })),
    quotas: { jobs: ON_A_LAPTOP, models: ON_A_LAPTOP, modelsInUse: ON_A_LAPTOP },
    models: modelsOf(place).map((baseModel) => ({ baseModel, state: ON_A_LAPTOP, access: ON_A_LAPTOP })),
    evidence: await evidenceFrom(place, tried),
  };
}

/** Any role may look at runs; of those the job has, one that reads objects tells more. */
async function evidenceFrom(
  { environment, prefix }: DoctorPlace,
  tried: readonly Tried[],
): Promise<Evidence> {
  const had = tried.filter(({ account }) => account !== undefined);
  const best = had.find(({ role }) => mayReadObjects(role.name)) ?? had[0];
  if (best?.account === undefined) return noEvidence({ kind: 'skipped', reason: 'no role', hint: '' });
  return await evidenceOf({
    account: best.account,
    environment,
    prefix,
    readsObjects: mayReadObjects(best.role.name),
  });
}

function mayReadObjects(role: RoleName): boolean {
  return ROLE_RIGHTS[role].some(({ action, on }) => action === 's3:GetObject' && on.includes('outputs'));
}

async function tryRole(
  context: CommandContext,
  place: DoctorPlace,
  { name, arn }: { readonly name: RoleName; readonly arn: string },
): Promise<Tried> {
  const { region, accountId } = place.environment;
  const account = await reading(() => context.setup.account({ region, accountId, roleArn: arn }));
  const assumed: Reading<true> = account.kind === 'read' ? { kind: 'read', value: true } : account;
  return {
    role: {
      name,
      arn,
      settings: ON_A_LAPTOP,
      rights: ON_A_LAPTOP,
      excess: ON_A_LAPTOP,
      assumed,
      calls: account.kind === 'read' ? await readCalls(account.value, name, place) : [],
    },
    account: account.kind === 'read' ? account.value : undefined,
  };
}

type Call = (account: AccountSetup, place: DoctorPlace) => Promise<unknown>;

/** Nothing lies there: the answer is short, and the right is asked all the same. */
const below = ({ prefix }: DoctorPlace, part: string): string => `${prefix}/${part}/doctor-probe/`;

/** A read call for each right that can be tried without knowing an object. */
const CALLS: Readonly<Record<string, Call>> = {
  'bedrock:ListModelCustomizationJobs': ({ bedrock }) => bedrock.listRuns(),
  'bedrock:ListCustomModels': ({ bedrock }) => bedrock.listModels(),
  'bedrock:ListCustomModelDeployments': ({ bedrock }) => bedrock.listDeployments(),
  'bedrock:ListProvisionedModelThroughputs': ({ bedrock }) => bedrock.listThroughputs(),
  's3:ListBucket': ({ objects }, place) =>
    objects.list(place.environment.outputBucket, below(place, 'outputs')),
  's3:ListBucketVersions': ({ objects }, place) =>
    objects.listVersions(place.environment.bucket, below(place, 'datasets')),
  's3:ListBucketMultipartUploads': ({ objects }, place) =>
    objects.listUploads(place.environment.outputBucket, below(place, 'outputs')),
};

async function readCalls(
  account: AccountSetup,
  role: RoleName,
  place: DoctorPlace,
): Promise<RoleFacts['calls']> {
  const actions = [...new Set(ROLE_RIGHTS[role].map(({ action }) => action))];
  return await inParallel(
    actions.flatMap((action) => {
      const call = CALLS[action];
      return call === undefined ? [] : [{ action, call }];
    }),
    PARALLEL,
    async ({ action, call }) => ({
      action,
      outcome: await reading(async () => {
        await call(account, place);
        return true as const;
      }),
    }),
  );
}
