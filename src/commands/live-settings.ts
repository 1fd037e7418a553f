/** The checks of `doctor` that a run about to start depends on, made with the role of `plan`. Loaded only for such a run. */
import type { EnvironmentConfig } from '../config/job.ts';
import { checkBuckets } from '../doctor/buckets.ts';
import { type CheckId, type CheckResult, findingOf } from '../doctor/check.ts';
import type { BucketFacts, EnvironmentFacts, Reading } from '../doctor/facts.ts';
import { checkModels, checkQuotas } from '../doctor/models.ts';
import { serviceRights } from '../doctor/questions.ts';
import { checkRights, checkServiceTrust } from '../doctor/roles.ts';
import type { Finding } from '../errors.ts';
import type { AccountSettings } from '../ports/aws.ts';
import type { CommandContext } from './context.ts';
import { type DoctorPlace, modelsOf, noEvidence, placeOf } from './doctor-place.ts';
import { askedPlace, bucketFacts, NOT_ASKED, quotaFacts } from './environment-reads.ts';
import type { Starting, Verdict } from './live.ts';
import { prefixOf, type World } from './observe.ts';
import { inParallel } from './parallel.ts';
import { reading, readingOf } from './reading.ts';

const PARALLEL = 4;

/**
 * What is taken over from `doctor`, and how a fault weighs here: what makes Bedrock refuse the run blocks; what may be
 * right all the same (a bucket's own policy can grant what the role's lacks), or ends in the queue, or is only unsafe,
 * is said.
 */
const WEIGHT: Readonly<Partial<Record<CheckId, Finding['severity']>>> = {
  'service-role-trust': 'error',
  'service-role-others': 'warning',
  'service-role-rights': 'warning',
  'bucket-owner': 'error',
  'bucket-region': 'error',
  'bucket-public-access': 'warning',
  'bucket-versioning': 'warning',
  'model-lifecycle': 'error',
  'quota-jobs': 'warning',
  'quota-models': 'warning',
};

export async function verdictOn(
  context: CommandContext,
  world: World,
  jobs: readonly Starting[],
): Promise<Verdict> {
  const { environment, session } = world;
  const known = { prefix: prefixOf(context, environment), repositoryId: context.run.repositoryId };
  const place = {
    ...placeOf(environment, undefined, known),
    jobs: jobs.map(({ loaded }) => loaded.job),
  };
  const facts = await factsOf(await reading(() => session.settings()), place, world);
  const { jobs: quota } = facts.quotas;
  const shared = checkEnvironment(facts);
  const ofModels = jobs.map((job) => [job, checkModel(facts, job)] as const);
  return {
    findings: new Map(
      ofModels.map(([job, results]) => [
        job.loaded.job.key,
        [...findingsOf([...shared, ...results], environment), ...nameClash(world, job)],
      ]),
    ),
    notRun: notRunOf(facts, [...shared, ...ofModels.flatMap(([, results]) => results)]),
    slots: quota.kind === 'read' ? quota.value : undefined,
  };
}

async function factsOf(
  account: Reading<AccountSettings>,
  place: DoctorPlace,
  world: World,
): Promise<EnvironmentFacts> {
  const { environment, prefix } = place;
  const { serviceRoleArn } = environment;
  const rights = serviceRights(askedPlace(place, []));
  const [settings, answers, buckets, quotas, models] = await Promise.all([
    readingOf(account, (setup) => setup.role(serviceRoleArn)),
    readingOf(account, (setup) => setup.simulate(serviceRoleArn, rights)),
    inParallel(place.buckets, PARALLEL, (bucket) =>
      bucketFacts(account, bucket, ['publicAccessBlock', 'versioning']),
    ),
    quotaFacts(account, Promise.resolve({ kind: 'read', value: { length: world.modelNames.size } })),
    inParallel(modelsOf(place), PARALLEL, async (baseModel) => ({
      baseModel,
      state: await readingOf(account, (setup) => setup.baseModel(baseModel.value)),
      access: NOT_ASKED,
    })),
  ]);
  const isGone = settings.kind === 'read' && settings.value === undefined;
  return {
    environment,
    access: NOT_ASKED,
    prefix,
    roles: [],
    // Of a role that is not there nothing more is to be said.
    serviceRole: { settings, rights: isGone ? NOT_ASKED : answers },
    providers: NOT_ASKED,
    buckets,
    quotas,
    models,
    evidence: noEvidence(NOT_ASKED),
  };
}

function checkEnvironment(facts: EnvironmentFacts): readonly CheckResult[] {
  const buckets = facts.buckets.filter(({ region }) => region.kind === 'read');
  return [
    ...checkServiceTrust(facts),
    ...checkRights(facts),
    // Their place is the environment, as that of all that is shared.
    ...checkBuckets({ ...facts, buckets }, () => undefined),
    ...checkQuotas(facts),
  ];
}

/** At the job's own line, whichever job named the model first. */
function checkModel(facts: EnvironmentFacts, { loaded }: Starting): readonly CheckResult[] {
  const { baseModel } = loaded.job;
  const models = facts.models.filter((model) => model.baseModel.value === baseModel.value);
  return checkModels({ ...facts, models: models.map((model) => ({ ...model, baseModel })) });
}

function findingsOf(results: readonly CheckResult[], { at }: EnvironmentConfig): readonly Finding[] {
  return results.flatMap((result) => {
    const weight = WEIGHT[result.id];
    if (weight === undefined) return [];
    return findingOf(result, result.at ?? at).map((finding) =>
      finding.severity === 'error' ? { ...finding, severity: weight } : finding,
    );
  });
}

/** Bedrock gives the model the name of its run, and refuses one that is taken. */
function nameClash({ modelNames }: World, { loaded, jobName }: Starting): readonly Finding[] {
  if (!modelNames.has(jobName)) return [];
  return [
    {
      ...loaded.job.at,
      code: 'name-taken',
      severity: 'error',
      message: `A custom model named ${jobName} exists that no training run of this name has made: Bedrock refuses the name.`,
      hint: 'Delete that model if nobody needs it, or set `namespace:` on the job, which gives it another name.',
    },
  ];
}

/** What could not be read, and what was read and could not be judged. */
function notRunOf(facts: EnvironmentFacts, results: readonly CheckResult[]): readonly string[] {
  const { name } = facts.environment;
  const unread = readingsOf(facts).flatMap(([what, from]) =>
    from.kind === 'unreadable' ? [{ what, ...from }] : [],
  );
  const told = new Set([NOT_ASKED.reason, ...unread.map(({ reason }) => reason)]);
  const undecided = results.filter(
    ({ id, outcome, found }) => WEIGHT[id] !== undefined && outcome === 'not-checked' && !told.has(found),
  );
  return [
    ...unread.map(({ what, code, reason }) => `${what} (${name}: ${whyNot(code, reason)})`),
    ...undecided.map(({ title, found }) => `${title} (${name}: ${found})`),
  ];
}

type NamedReading = readonly [what: string, from: Reading<unknown>];

function readingsOf({ serviceRole, buckets, quotas, models }: EnvironmentFacts): readonly NamedReading[] {
  return [
    ...models.map(
      ({ baseModel, state }): NamedReading => [`whether AWS still trains ${baseModel.value}`, state],
    ),
    ['free slots', quotas.jobs],
    ['room for another custom model', quotas.models],
    ['whom the service role trusts', serviceRole.settings],
    ['what the service role may do', serviceRole.rights],
    ...buckets.flatMap(bucketReadings),
  ];
}

/** One refusal of the bucket says it all. */
function bucketReadings(bucket: BucketFacts): readonly NamedReading[] {
  const { name, region, publicAccessBlock, versioning } = bucket;
  if (region.kind !== 'read') return [[`owner and settings of bucket ${name}`, region]];
  return [
    [`public access to bucket ${name}`, publicAccessBlock],
    [`versions of bucket ${name}`, versioning],
  ];
}

/** The right that is missing, where that is all. S3 refuses a stranger's bucket as it refuses a missing right. */
function whyNot(code: string, reason: string): string {
  const right = /\b[a-z0-9]+:[A-Z]\w+/.exec(reason)?.[0];
  if (right === undefined) return reason;
  if (code === 'aws-access-denied') return `needs ${right}`;
  return code === 'bucket-refused' ? `needs ${right}, on a bucket of this account` : reason;
}
