/** Uploading: the one S3 call with a streamed body, which the SDK does not retry. */
import { Readable } from 'node:stream';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { ObjectHead, PutObjectRequest } from '../../ports/objects.ts';
import { withRetry } from '../retry.ts';
import { SLOWEST } from './client.ts';
import { type AwsCall, awsFault, isTransient } from './errors.ts';
import type { S3Context } from './s3.ts';
import { toBucketError } from './s3-errors.ts';

/** Datasets are all that is uploaded. */
export const DATASET_TYPE = 'application/x-ndjson';

/** Smaller ones are sent without asking S3 first, for it would take longer than to send them. */
export const SMALL_BYTES = 1024 * 1024;

const TRIES = 3;
const PAUSE_MS = 500;

/** S3 saw other bytes than those the checksum was computed from: damaged on the way. */
const DAMAGED: ReadonlySet<string> = new Set(['BadDigest', 'XAmzContentChecksumMismatch', 'IncompleteBody']);

/**
 * Uploads the bytes unless the key is taken. Each of up to three tries opens the bytes anew and sends all of them.
 * A try whose answer was lost may have stored them: the next one then finds them (`exists`).
 */
export async function putObject(
  context: S3Context,
  request: PutObjectRequest,
  head: () => Promise<ObjectHead | undefined>,
): Promise<'stored' | 'exists'> {
  const { bucket, key } = request;
  const call: AwsCall = { action: 's3:PutObject', on: `s3://${bucket}/${key}` };
  try {
    return await withRetry({ clock: context.clock, tries: TRIES, pauseMs: PAUSE_MS, retryable }, () =>
      context.send(() => putOnce(context, request, head)),
    );
  } catch (error) {
    throw toBucketError(error, call, { bucket, owner: context.owner });
  }
}

function retryable(error: unknown): boolean {
  if (error instanceof Error && DAMAGED.has(error.name)) return true;
  return isTransient(error) || awsFault(error) === 'conflict';
}

async function putOnce(
  context: S3Context,
  request: PutObjectRequest,
  head: () => Promise<ObjectHead | undefined>,
): Promise<'stored' | 'exists'> {
  try {
    await sendBody(context, request);
    return 'stored';
  } catch (error) {
    const fault = awsFault(error);
    if (fault === 'precondition') return 'exists';
    // 409: another upload of the same key is under way; either it has won by now, or this one tries again.
    if (fault === 'conflict' && (await head()) !== undefined) return 'exists';
    throw error;
  }
}

/** Sends one body. The SDK pipes it and would wait for ever if its source failed: a failing source ends the request. */
async function sendBody(context: S3Context, request: PutObjectRequest): Promise<void> {
  const body = Readable.from(request.open(), { objectMode: false });
  const source = new AbortController();
  let failure: unknown;
  body.on('error', (error) => {
    failure ??= error;
    source.abort();
  });
  try {
    await context.client.send(
      new PutObjectCommand({
        Bucket: request.bucket,
        Key: request.key,
        Body: body,
        ContentLength: request.size,
        ContentType: DATASET_TYPE,
        Metadata: { ...request.metadata },
        // S3 knows it from the next line; other servers keep the checksum only where the algorithm is named too.
        ChecksumAlgorithm: 'SHA256',
        ChecksumSHA256: Buffer.from(request.sha256, 'hex').toString('base64'),
        IfNoneMatch: '*',
        ExpectedBucketOwner: context.owner,
      }),
      { abortSignal: source.signal, requestTimeout: context.limits.requestMs + request.size / SLOWEST },
    );
  } catch (error) {
    throw failure ?? error;
  } finally {
    body.destroy();
  }
}
