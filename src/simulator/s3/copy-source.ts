/** The header that names the source of CopyObject. */
import type { SimRequest } from '../protocol.ts';
import { percentDecoded } from './call.ts';

export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

/** undefined: it names no bucket and key. */
export function copySourceOf({ headers }: SimRequest): CopySource | undefined {
  const header = headers['x-amz-copy-source'] ?? '';
  const [, bucket, encodedKey = '', encodedVersion] =
    /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(header) ?? [];
  const key = percentDecoded(encodedKey);
  if (bucket === undefined || key === undefined) return undefined;
  const versionId = encodedVersion === undefined ? undefined : (percentDecoded(encodedVersion) ?? '');
  return { bucket, key, versionId };
}
