/** On a laptop: one environment with a person's own credentials. IAM is asked about roles, nothing is assumed. */
import type { RoleName } from '../config/job.ts';
import type { BucketFacts, EnvironmentFacts, QuotaFacts, Reading, RoleFacts } from '../doctor/facts.ts';
import { QUOTA_CODES } from '../doctor/models.ts';
import { type AskedPlace, excessRights, neededRights, serviceRights } from '../doctor/questions.ts';
import type { AccountSetup } from '../ports/doctor.ts';
import type { CommandContext } from './context.ts';
import { evidenceOf } from './doctor-evidence.ts';
import { type DoctorPlace, modelsOf, noEvidence } from './doctor-place.ts';
import { inParallel } from './parallel.ts';
import { reading, readingOf, skipped } from './reading.ts';

const PARALLEL = 4;

export async function accountFacts(context: CommandContext, place: DoctorPlace): Promise<EnvironmentFacts> {
  const { environment } = place;
  const { region, accountId } = environment;
  const account = signedIn(
    await reading(() => context.setup.account({ region, accountId, roleArn: undefined })),
  );
  const buckets = await inParallel(place.buckets, PARALLEL, ({ name, key }) =>
    bucketFacts(account, name, key),
  );
  const asked = askedPlace(place, buckets);
  const roles = await inParallel(place.roles, PARALLEL, (role) => roleFacts(account, role, asked));
  const [settings, rights, providers, quotas, models, evidence] = await Promise.all([
    readingOf(account, (setup) => setup.role(environment.serviceRoleArn)),
    readingOf(account, (setup) => setup.simulate(environment.serviceRoleArn, serviceRights(asked))),
    readingOf(account, (setup) => setup.oidcProviders()),
    quotaFacts(account),
    inParallel(modelsOf(place), PARALLEL, async (baseModel) => ({
      baseModel,
      state: await readingOf(account, (setup) => setup.baseModel(baseModel.value)),
      access: await readingOf(account, (setup) => setup.modelAccess(baseModel.value)),
    })),
    account.kind === 'read'
      ? evidenceOf({ account: account.value, environment, prefix: place.prefix, readsObjects: true })
      : noEvidence(account),
  ]);
  const serviceRole = { settings, rights };
  const access: Reading<true> = account.kind === 'read' ? { kind: 'read', value: true } : account;
  return {
    environment,
    access,
    prefix: place.prefix,
    roles,
    serviceRole,
    providers,
    buckets,
    quotas,
    models,
    evidence,
  };
}

type Account = Reading<AccountSetup>;

/** Elsewhere a role in `jobs.yaml` would do; here only a person's own credentials are used. */
function signedIn(account: Account): Account {
  if (account.kind !== 'unreadable' || account.code !== 'identity-unavailable') return account;
  return {
    ...account,
    hint: 'Sign in (aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), of somebody who may read IAM and the buckets.',
  };
}

async function roleFacts(
  account: Account,
  { name, arn }: { readonly name: RoleName; readonly arn: string },
  asked: AskedPlace,
): Promise<RoleFacts> {
  const settings = await readingOf(account, (setup) => setup.role(arn));
  const unasked = whyNotAsked(settings, asked);
  const ask = (questions: ReturnType<typeof neededRights>) =>
    readingOf(account, (setup) => setup.simulate(arn, questions));
  return {
    name,
    arn,
    settings,
    rights: unasked ?? (await ask(neededRights(name, asked))),
    excess: unasked ?? (await ask(excessRights(name, asked))),
    assumed: skipped('roles are not assumed on a laptop', 'Run doctor in a workflow.'),
    calls: [],
  };
}

/** Why IAM need not be asked what a role may do: the answer is known, or would be waited for in vain. */
function whyNotAsked(
  settings: RoleFacts['settings'],
  { repositoryId }: AskedPlace,
): Exclude<RoleFacts['rights'], { readonly kind: 'read' }> | undefined {
  if (settings.kind === 'unreadable' && settings.code === 'aws-unavailable') return settings;
  if (settings.kind === 'read' && settings.value === undefined)
    return { kind: 'skipped', reason: 'there is no such role', hint: 'See the fault of role-trust.' };
  if (repositoryId === '')
    return {
      kind: 'skipped',
      reason: 'the id of the repository is not known',
      hint: 'Pass --repository-id, or set GH_TOKEN.',
    };
  return undefined;
}

async function bucketFacts(account: Account, name: string, key: BucketFacts['key']): Promise<BucketFacts> {
  const bucket = await readingOf(account, async (setup) => setup.bucket(name));
  const region = await readingOf(bucket, (settings) => settings.region());
  // One refusal says it all; seven would say it seven times.
  const open = region.kind === 'read' ? bucket : region;
  const [publicAccessBlock, ownership, encryption, versioning, lifecycle, policy] = await Promise.all([
    readingOf(open, (settings) => settings.publicAccessBlock()),
    readingOf(open, (settings) => settings.ownership()),
    readingOf(open, (settings) => settings.encryption()),
    readingOf(open, (settings) => settings.versioning()),
    readingOf(open, (settings) => settings.lifecycle()),
    readingOf(open, (settings) => settings.policy()),
  ]);
  return { name, key, region, publicAccessBlock, ownership, encryption, versioning, lifecycle, policy };
}

async function quotaFacts(account: Account): Promise<QuotaFacts> {
  const [jobs, models, modelsInUse] = await Promise.all([
    readingOf(account, (setup) => setup.quota(QUOTA_CODES.jobs)),
    readingOf(account, (setup) => setup.quota(QUOTA_CODES.models)),
    readingOf(account, async (setup) => (await setup.bedrock.listModels()).length),
  ]);
  return { jobs, models, modelsInUse };
}

function askedPlace(place: DoctorPlace, buckets: readonly BucketFacts[]): AskedPlace {
  const { environment } = place;
  const keys = buckets.flatMap(({ encryption }) =>
    encryption.kind === 'read' ? (encryption.value?.kmsKey ?? []) : [],
  );
  return {
    ...environment,
    prefix: place.prefix,
    repositoryId: place.repositoryId ?? '',
    s3Datasets: place.s3Datasets,
    // A key that stands there by its id or alias cannot be asked about.
    bucketKeyArn: keys.find((key) => key.startsWith('arn:') && key.includes(':key/')),
    baseModels: modelsOf(place).map(({ value }) => value),
  };
}
