/** On a laptop: one environment with a person's own credentials. IAM is asked about roles, nothing is assumed. */
import type { RoleName } from '../config/job.ts';
import type { EnvironmentFacts, Reading, RoleFacts } from '../doctor/facts.ts';
import { type AskedPlace, excessRights, neededRights, serviceRights } from '../doctor/questions.ts';
import type { AccountSetup } from '../ports/doctor.ts';
import type { CommandContext } from './context.ts';
import { evidenceOf } from './doctor-evidence.ts';
import { type DoctorPlace, modelsOf, noEvidence } from './doctor-place.ts';
import { askedPlace, bucketFacts, quotaFacts } from './environment-reads.ts';
import { inParallel } from './parallel.ts';
import { reading, readingOf, skipped } from './reading.ts';

const PARALLEL = 4;

export async function accountFacts(context: CommandContext, place: DoctorPlace): Promise<EnvironmentFacts> {
  const { environment } = place;
  const { region, accountId } = environment;
  const account = signedIn(
    await reading(() => context.setup.account({ region, accountId, roleArn: undefined })),
  );
  const buckets = await inParallel(place.buckets, PARALLEL, (bucket) => bucketFacts(account, bucket));
  const asked = askedPlace(place, buckets);
  const roles = await inParallel(place.roles, PARALLEL, (role) => roleFacts(account, role, asked));
  const [settings, rights, providers, quotas, models, evidence] = await Promise.all([
    readingOf(account, (setup) => setup.role(environment.serviceRoleArn)),
    readingOf(account, (setup) => setup.simulate(environment.serviceRoleArn, serviceRights(asked))),
    readingOf(account, (setup) => setup.oidcProviders()),
    quotaFacts(
      account,
      readingOf(account, (setup) => setup.bedrock.listModels()),
    ),
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
