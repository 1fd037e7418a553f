/**
 * A folder of datasets through our adapters: `upload-client FOLDER USE`, with `AWS_ENDPOINT_URL` set. Each file is hashed
 * as the scan of a dataset reads it, and stays open, for uploads read the descriptor that was hashed. Every two files are
 * the training and the validation data of a job.
 *
 * - `apply`: fingerprints, the lists of runs and models, the plan; then the datasets of the jobs that are to be started.
 * - `train`: the same, and the jobs are created.
 * - `prove`: every dataset to its place, whatever Bedrock says: what is there already is proved by its SHA-256.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { awsAdapter } from '../src/adapters/aws/identity.ts';
import { systemClock } from '../src/adapters/node/clock.ts';
import { openFile } from '../src/adapters/node/open-file.ts';
import { type DatasetUpload, datasetUri, syncDataset } from '../src/apply/sync.ts';
import { inParallel } from '../src/commands/parallel.ts';
import { pieces } from '../src/datasets/lines.ts';
import { fingerprintOf } from '../src/plan/fingerprint.ts';
import { clientRequestToken, parseRunName, shortFingerprint } from '../src/plan/names.ts';
import type { PlannedJob } from '../src/plan/plan.ts';
import { type DesiredJob, reconcile } from '../src/plan/reconcile.ts';
import type { CreateRunRequest } from '../src/ports/bedrock.ts';
import { runRef } from '../src/watch/look.ts';
import { ACCOUNT, BASE_MODEL, desiredJob, observed, REGION } from '../test/support/builders.ts';

const AT_ONCE = 8;
const REPOSITORY = '4242';

interface Entry {
  readonly desired: DesiredJob;
  readonly uploads: readonly File[];
}

type File = Extract<DatasetUpload, { readonly kind: 'file' }>;

const aws = awsAdapter({
  mintToken: () => Promise.reject(new Error('the environment has the credentials')),
  runId: '1',
  runAttempt: '1',
  clock: systemClock,
});
const [folder = '', use = ''] = process.argv.slice(2);
if (!['apply', 'train', 'prove'].includes(use))
  throw new Error('usage: upload-client FOLDER apply|train|prove');
const entries = await load(folder);
const { bedrock, objects } = await aws.connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined });
const wanted = use === 'prove' ? entries : await toStart(entries);
await inParallel(
  wanted.flatMap(({ desired, uploads }) => uploads.map((upload) => [targetOf(desired), upload] as const)),
  AT_ONCE,
  ([target, upload]) => syncDataset(target, upload),
);
if (use === 'train') await inParallel(wanted, AT_ONCE, (entry) => bedrock.createRun(requestOf(entry)));

function targetOf({ job }: DesiredJob) {
  return { objects, bucket: 'bench', prefix: 'acme/models', job: job.key, repositoryId: REPOSITORY };
}

async function load(from: string): Promise<readonly Entry[]> {
  const names = readdirSync(from);
  const files = await inParallel(names, AT_ONCE, (name) => hashed(join(from, name)));
  const pairs = files.flatMap((training, at) => (at % 2 === 0 ? [[training, files[at + 1]] as const] : []));
  return pairs.map(([training, validation], at) => ({
    desired: desiredOf(`job-${at}`, training, validation),
    uploads: validation === undefined ? [training] : [training, validation],
  }));
}

async function hashed(path: string): Promise<File> {
  const file = await openFile(await open(path), path);
  const hash = createHash('sha256');
  for await (const piece of pieces(file.read('pass'))) hash.update(piece);
  return { kind: 'file', sha256: hash.digest('hex'), size: file.size, open: () => file.read('pass') };
}

function desiredOf(key: string, training: File, validation: File | undefined): DesiredJob {
  const fingerprint = fingerprintOf({
    baseModel: BASE_MODEL,
    customizationType: 'FINE_TUNING',
    hyperparameters: [],
    training,
    validation,
    namespace: undefined,
  });
  return desiredJob({ job: { key }, fingerprint });
}

/** As `apply` finds them; that Bedrock's quota would leave most of them for later is not heeded. */
async function toStart(all: readonly Entry[]): Promise<readonly Entry[]> {
  const [summaries, models] = await Promise.all([bedrock.listRuns(), bedrock.listModels()]);
  const runs = summaries
    .filter(({ jobName }) => parseRunName(jobName) !== undefined)
    .map((summary) => ({ ref: runRef(summary), ownership: 'unchecked', inputsMatch: undefined }) as const);
  const world = observed(runs, { modelArns: new Set(models.map(({ modelArn }) => modelArn)) });
  const desired = all.map((entry) => entry.desired);
  const options = { now: systemClock.now(), retries: new Map(), entries: desired };
  const { jobs } = reconcile(desired, new Map([['prod', world]]), options);
  const starting = new Set(jobs.filter(isStart).map(({ key }) => key));
  return all.filter((entry) => starting.has(entry.desired.job.key));
}

function isStart({ action }: PlannedJob): boolean {
  return action.kind === 'train' || action.kind === 'queue';
}

function requestOf({ desired, uploads }: Entry): CreateRunRequest {
  const { job, fingerprint = '' } = desired;
  const short = shortFingerprint(fingerprint);
  const [training, validation] = uploads.map((upload) => datasetUri(targetOf(desired), upload));
  return {
    jobName: `${job.key}-${short}`,
    customModelName: `${job.key}-${short}`,
    clientRequestToken: clientRequestToken(REPOSITORY, short, 1),
    roleArn: job.environment.serviceRoleArn,
    baseModelIdentifier: BASE_MODEL,
    customizationType: 'FINE_TUNING',
    hyperparameters: {},
    trainingS3Uri: training ?? '',
    validationS3Uri: validation,
    outputS3Uri: 's3://bench/outputs',
    tags: {},
  };
}
