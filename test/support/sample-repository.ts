/** A small repository of models: quick to scan, and every job in one environment. */
import { stringify } from 'yaml';

const ROLE = 'arn:aws:iam::111122223333:role/bedrock-tune';
export const PREFIX = 'bedrock-tune/acme/support-models';
export const DATA_BUCKET = 'acme-bedrock-tune-data';
export const OUTPUT_BUCKET = 'acme-bedrock-tune-output';
export const SERVICE_ROLE = `${ROLE}-service`;
export const NOVA_MICRO = 'amazon.nova-micro-v1:0:128k';

const PROD = {
  region: 'us-east-1',
  accountId: '111122223333',
  bucket: DATA_BUCKET,
  outputBucket: OUTPUT_BUCKET,
  prefix: PREFIX,
  serviceRoleArn: SERVICE_ROLE,
  roles: {
    plan: `${ROLE}-plan`,
    status: `${ROLE}-status`,
    apply: `${ROLE}-apply`,
    teardown: `${ROLE}-teardown`,
  },
};

export type Entry = Readonly<Record<string, unknown>>;

/** An entry with a training set of its own. */
export function entry(job: string, more: Entry = {}): Entry {
  return {
    baseModel: NOVA_MICRO,
    data: { training: trainPath(job) },
    hyperparameters: { epochCount: 2 },
    ...more,
  };
}

export function trainPath(job: string): string {
  return `datasets/${job}/train.jsonl`;
}

export function jobsFile(jobs: Readonly<Record<string, Entry>>): string {
  return stringify({ version: 1, environments: { prod: PROD }, defaults: { environment: 'prod' }, jobs });
}

/** Prompt/completion rows; `topic` makes them differ from those of another job. */
export function rows(topic: string, count = 12): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `${JSON.stringify({ prompt: `${topic}: question ${index}?`, completion: `Answer ${index}.` })}\n`,
  ).join('');
}

/** Rows in the form that Nova reads as it is. */
export function conversations(count: number): string {
  const turn = (role: string, text: string): object => ({ role, content: [{ text }] });
  const messages = [turn('user', 'q'), turn('assistant', 'a')];
  return `${JSON.stringify({ schemaVersion: 'bedrock-conversation-2024', messages })}\n`.repeat(count);
}

/** `jobs.yaml` and the datasets of the jobs named. */
export function repositoryOf(...jobs: readonly string[]): Readonly<Record<string, string>> {
  return {
    'jobs.yaml': jobsFile(Object.fromEntries(jobs.map((job) => [job, entry(job)]))),
    ...Object.fromEntries(jobs.map((job) => [trainPath(job), rows(job)])),
  };
}
