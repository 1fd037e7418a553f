/** Reading one version of an object as a stream, however long it is. */
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { AppError } from '../../errors.ts';
import { type AwsCall, isTransient, unexpectedAnswer } from './errors.ts';
import type { S3Context } from './s3.ts';
import { toBucketError } from './s3-errors.ts';

/** Times that a connection may break; a version does not change, so that each new one goes on where the last ended. */
const BREAKS = 4;
const PAUSE_MS = 500;
const NEVER = new AbortController().signal;

export interface VersionAddress {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
}

/** What a connection has given. */
interface Opened {
  readonly body: AsyncIterable<Uint8Array>;
  /** Of the whole version. */
  readonly size: number;
  readonly etag: string;
}

export async function* readVersion(context: S3Context, version: VersionAddress): AsyncGenerator<Uint8Array> {
  const { bucket, key, versionId } = version;
  const call: AwsCall = {
    action: 's3:GetObjectVersion',
    on: `version ${versionId} of s3://${bucket}/${key}`,
  };
  let first: Opened | undefined;
  let done = 0;
  let breaks = 0;
  while (first === undefined || done < first.size) {
    try {
      const opened = await open(context, version, { from: done, call });
      first ??= opened;
      requireSame(first, opened, call);
      for await (const chunk of opened.body) {
        done += chunk.byteLength;
        yield chunk;
      }
      if (done < first.size) throw unexpectedAnswer(call, `bytes after the first ${done}`);
    } catch (error) {
      breaks += 1;
      if (!isTransient(error) || breaks > BREAKS)
        throw toBucketError(error, call, { bucket, owner: context.owner });
      await context.clock.sleep(PAUSE_MS * breaks, NEVER);
    }
  }
}

async function open(
  context: S3Context,
  { bucket, key, versionId }: VersionAddress,
  { from, call }: { readonly from: number; readonly call: AwsCall },
): Promise<Opened> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    VersionId: versionId,
    ExpectedBucketOwner: context.owner,
    ...(from === 0 ? {} : { Range: `bytes=${from}-` }),
  });
  const { Body, ContentLength, ContentRange, ETag } = await context.send(() => context.client.send(command));
  if (ContentLength === undefined || ETag === undefined) throw unexpectedAnswer(call, 'length or ETag');
  // A server that ignores the range would give the beginning again.
  if (from > 0 && ContentRange?.startsWith(`bytes ${from}-`) !== true)
    throw unexpectedAnswer(call, 'range that was asked for');
  // In Node the SDK gives a Readable; its type also names what browsers get.
  return { body: (Body ?? []) as AsyncIterable<Uint8Array>, size: from + ContentLength, etag: ETag };
}

function requireSame(first: Opened, next: Opened, call: AwsCall): void {
  if (first.etag === next.etag && first.size === next.size) return;
  const message = `${call.on} is not what it was when its reading began`;
  throw new AppError('aws-unexpected-answer', message, {
    blame: 'aws',
    hint: 'Run again; if it stays, look for something between here and S3 that answers for it.',
  });
}
