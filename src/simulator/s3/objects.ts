/** Operations on one object. */
import type { SimRequest, SimResponse } from '../protocol.ts';
import { RefusalError, refuse } from '../refusal.ts';
import { element } from '../xml.ts';
import { computeChecksum, verifiedBody } from './body.ts';
import { checkOwner, existingBucket, isoTime, optional, type S3Call, xmlAnswer } from './call.ts';
import { copySourceOf } from './copy-source.ts';
import {
  type Bucket,
  type Checksums,
  deleteObject,
  findVersion,
  latestVersion,
  type ObjectVersion,
  putObject as store,
} from './state.ts';

export function putObject({ request, options, bucket, key }: S3Call): SimResponse {
  checkAbsent(request, bucket, key);
  const { bytes, checksums } = verifiedBody(request);
  const version = store(options.state, bucket, {
    key,
    body: bytes,
    checksums,
    modifiedAt: options.now(),
    ...descriptionFrom(request),
  });
  const headers = {
    etag: `"${version.etag}"`,
    ...versionHeader(bucket, version),
    ...checksumHeaders(checksums),
  };
  return { status: 200, headers };
}

/** `If-None-Match: *`, the one condition S3 accepts on a write of a new object. */
export function checkAbsent(request: SimRequest, bucket: Bucket, key: string): void {
  const condition = request.headers['if-none-match'];
  if (condition === undefined) return;
  if (condition !== '*') {
    refuse(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented');
  }
  const current = latestVersion(bucket, key);
  if (current !== undefined && !current.isDeleteMarker) {
    refuse(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
}

interface Description {
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export function descriptionFrom({ headers }: SimRequest): Description {
  const prefix = 'x-amz-meta-';
  const own = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  return {
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    metadata: Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])),
  };
}

export function getObject(call: S3Call): SimResponse {
  const version = readableVersion(call.bucket, call.key, call.request.query.get('versionId'));
  const range = call.request.headers['range'];
  if (range === undefined) return { status: 200, headers: objectHeaders(call, version), body: version.body };
  const { first, last } = parseRange(range, version.body.length);
  const { 'x-amz-checksum-type': _type, ...headers } = objectHeaders(
    { ...call, wholeObject: false },
    version,
  );
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${version.body.length}` },
    body: version.body.subarray(first, last + 1),
  };
}

export function headObject(call: S3Call): SimResponse {
  const version = readableVersion(call.bucket, call.key, call.request.query.get('versionId'));
  const headers = objectHeaders(call, version);
  return { status: 200, headers: { ...headers, 'content-length': String(version.body.length) } };
}

function readableVersion(bucket: Bucket, key: string, versionId: string | null): ObjectVersion {
  if (versionId !== null) {
    const version = findVersion(bucket, key, versionId);
    if (version === undefined) refuse(404, 'NoSuchVersion', 'The specified version does not exist.');
    if (version.isDeleteMarker) {
      refuse(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
    }
    return version;
  }
  const latest = latestVersion(bucket, key);
  if (latest === undefined || latest.isDeleteMarker) {
    throw new RefusalError({
      status: 404,
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
      ...(latest === undefined ? {} : { headers: { 'x-amz-delete-marker': 'true' } }),
    });
  }
  return latest;
}

function objectHeaders(
  call: S3Call & { wholeObject?: boolean },
  version: ObjectVersion,
): Record<string, string> {
  const withChecksums =
    call.wholeObject !== false && call.request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED';
  const metadata = Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
  return {
    'content-type': version.contentType,
    'accept-ranges': 'bytes',
    'last-modified': new Date(version.modifiedAt).toUTCString(),
    etag: `"${version.etag}"`,
    ...versionHeader(call.bucket, version),
    ...(withChecksums ? checksumHeaders(version.checksums) : {}),
    ...Object.fromEntries(metadata),
  };
}

export function versionHeader(bucket: Bucket, version: ObjectVersion): Record<string, string> {
  return bucket.versioning ? { 'x-amz-version-id': version.versionId } : {};
}

export function checksumHeaders(checksums: Checksums): Record<string, string> {
  const values = Object.entries(checksums).map(([algorithm, value]) => [
    `x-amz-checksum-${algorithm}`,
    value,
  ]);
  const type = values.some(([, value]) => value?.includes('-')) ? 'COMPOSITE' : 'FULL_OBJECT';
  return values.length === 0 ? {} : { ...Object.fromEntries(values), 'x-amz-checksum-type': type };
}

/** One range `bytes=a-b`, `bytes=a-` or `bytes=-n`. */
function parseRange(range: string, size: number): { first: number; last: number } {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if ((from === '' && to === '') || first > last) {
    refuse(416, 'InvalidRange', 'The requested range is not satisfiable');
  }
  return { first, last };
}

export function deleteOne({ request, options, bucket, key }: S3Call): SimResponse {
  const versionId = request.query.get('versionId') ?? undefined;
  const deleted = deleteObject(options.state, bucket, { key, versionId, at: options.now() });
  return {
    status: 204,
    headers: {
      ...(deleted.versionId === undefined ? {} : { 'x-amz-version-id': deleted.versionId }),
      ...(deleted.isDeleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
    },
  };
}

export function copyObject(call: S3Call): SimResponse {
  const { request, options, bucket, key } = call;
  const { source, version } = copySource(call);
  checkAbsent(request, bucket, key);
  const replace = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const algorithm = request.headers['x-amz-checksum-algorithm']?.toLowerCase();
  const copy = store(options.state, bucket, {
    key,
    body: version.body,
    modifiedAt: options.now(),
    checksums:
      algorithm === undefined ? version.checksums : { [algorithm]: computeChecksum(algorithm, version.body) },
    ...(replace
      ? descriptionFrom(request)
      : { contentType: version.contentType, metadata: version.metadata }),
  });
  const answer = xmlAnswer(
    'CopyObjectResult',
    element('LastModified', isoTime(copy.modifiedAt)),
    element('ETag', `"${copy.etag}"`),
    optional('ChecksumSHA256', copy.checksums.sha256),
    optional('ChecksumCRC32', copy.checksums.crc32),
  );
  const sourceVersion = source.versioning ? { 'x-amz-copy-source-version-id': version.versionId } : {};
  return { ...answer, headers: { ...answer.headers, ...versionHeader(bucket, copy), ...sourceVersion } };
}

function copySource({ request, options, bucket }: S3Call): { source: Bucket; version: ObjectVersion } {
  const named = copySourceOf(request);
  if (named === undefined) {
    refuse(
      400,
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  const source = existingBucket(named.bucket, options.state);
  checkOwner(source, bucket.owner, request.headers['x-amz-source-expected-bucket-owner']);
  return { source, version: readableVersion(source, named.key, named.versionId ?? null) };
}
