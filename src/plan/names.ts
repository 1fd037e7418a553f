/** Names, tokens, keys and tags: pure functions, so that every run of ours derives the same ones. */
import type { Range } from '../datasets/dataset.ts';
import { FINGERPRINT_VERSION, sha256Hex } from './fingerprint.ts';

/** Hex digits of the fingerprint that stand in a run's name. */
const SHORT = 12;
const RUN_NAME = /^([a-z](?:-?[a-z0-9]){0,39})-([0-9a-f]{12})(?:-r([1-9][0-9]{0,3}))?$/;

export const TAG_PREFIX = 'bedrock-tune:';

/** Name of the user metadata that says whose a dataset is. */
export const OWNER_METADATA = 'bedrock-tune-repository-id';

export function ownerMetadata(repositoryId: string): Readonly<Record<string, string>> {
  return { [OWNER_METADATA]: repositoryId };
}

export interface RunName {
  /** Key of the job in `jobs.yaml` when the run was created. */
  readonly job: string;
  readonly short: string;
  readonly attempt: number;
}

/** The part of a fingerprint that a run's name carries. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, SHORT);
}

/** `<job>-<12 hex>`, from attempt 2 with `-r<N>`; at most 40 + 1 + 12 + 6 = 59 of Bedrock's 63 characters. */
export function runName(job: string, fingerprint: string, attempt: number): string {
  const name = `${job}-${shortFingerprint(fingerprint)}`;
  return attempt === 1 ? name : `${name}-r${attempt}`;
}

/** undefined: not a name of ours. */
export function parseRunName(name: string): RunName | undefined {
  const match = RUN_NAME.exec(name);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const attempt = match[3] === undefined ? 1 : Number(match[3]);
  if (match[3] !== undefined && attempt < 2) return undefined;
  return { job: match[1], short: match[2], attempt };
}

/**
 * Idempotency token of Create: a function of repository id, fingerprint and attempt. It uses the part of the
 * fingerprint that stands in the name, so that the owner of any run can be checked from its name and echoed token.
 */
export function clientRequestToken(repositoryId: string, short: string, attempt: number): string {
  return `bt-${sha256Hex(`bedrock-tune/token/v1\n${repositoryId}\n${short}\n${attempt}`).slice(0, 48)}`;
}

/** S3 key prefix where `jobs.yaml` gives none: characters that Bedrock's `s3Uri` refuses become `-`. */
export function defaultPrefix(repository: string): string {
  return `bedrock-tune/${repository.toLowerCase().replace(/[^a-z0-9._/-]/g, '-')}`;
}

export function datasetKey(prefix: string, job: string, sha256: string): string {
  return `${prefix}/datasets/${job}/${sha256}.jsonl`;
}

/** Key prefix of everything Bedrock writes for a run, with a trailing `/`. */
export function outputPrefix(prefix: string, jobName: string): string {
  return `${prefix}/outputs/${jobName}/`;
}

export interface TagInput {
  readonly repositoryId: string;
  readonly repository: string;
  readonly job: string;
  /** Path of the file whose job it is. */
  readonly config: string;
  readonly fingerprint: string;
  readonly attempt: number;
  readonly commit: string | undefined;
  readonly pullRequest: number | undefined;
  /** What training is estimated to cost, USD; undefined: not known. */
  readonly estimatedUsd: Range | undefined;
  /** The author's own. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Tags of the Bedrock job and of the model. */
export function runTags(input: TagInput): Readonly<Record<string, string>> {
  return {
    ...input.tags,
    [`${TAG_PREFIX}repository-id`]: input.repositoryId,
    [`${TAG_PREFIX}repository`]: input.repository,
    [`${TAG_PREFIX}job`]: input.job,
    [CONFIG_TAG]: configTag(input.config),
    [`${TAG_PREFIX}fingerprint`]: `${FINGERPRINT_VERSION}:${input.fingerprint}`,
    [`${TAG_PREFIX}attempt`]: String(input.attempt),
    ...(input.commit === undefined ? {} : { [`${TAG_PREFIX}commit`]: input.commit }),
    ...(input.pullRequest === undefined ? {} : { [`${TAG_PREFIX}pull-request`]: String(input.pullRequest) }),
    ...(input.estimatedUsd === undefined ? {} : { [ESTIMATE_TAG]: amounts(input.estimatedUsd) }),
  };
}

/** Two files of a repository may each have a job of one name: a run says whose it is. Absent in older releases. */
export const CONFIG_TAG = `${TAG_PREFIX}config`;

/** A path as a tag's value; the hash of one that a tag cannot hold. */
export function configTag(path: string): string {
  return /^[\w .:/=+@-]{1,256}$/.test(path) ? path : sha256Hex(path);
}

/** Bedrock reports no cost: what a run was estimated at is told of it as long as it trains, whatever the file says by then. */
const ESTIMATE_TAG = `${TAG_PREFIX}estimated-usd`;

/** `0.0123-0.0456`. */
function amounts({ low, high }: Range): string {
  return [low, high].map((amount) => plain(amount)).join('-');
}

function plain(amount: number): string {
  return amount.toFixed(8).replace(/\.?0+$/, '');
}

/** What a run was estimated at when it was started, USD; undefined where its tags do not say. */
export function estimateOfTags(tags: Readonly<Record<string, string>> | undefined): Range | undefined {
  const match = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(tags?.[ESTIMATE_TAG] ?? '');
  return match === null ? undefined : { low: Number(match[1]), high: Number(match[2]) };
}
