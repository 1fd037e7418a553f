/** Operations on a bucket: listings, bulk deletion, properties. */
import { Buffer } from 'node:buffer';
import type { SimResponse } from '../protocol.ts';
import { refuse } from '../refusal.ts';
import { element, type Xml, xmlText } from '../xml.ts';
import { verifiedBody } from './body.ts';
import { isoTime, optional, type S3Call, xmlAnswer } from './call.ts';
import { type DeletionTarget, deletionTargets } from './deletion-targets.ts';
import { deletionDenied } from './rights.ts';
import {
  compareKeys,
  deleteObject,
  type ListedVersion,
  listObjects,
  listVersions,
  type ObjectVersion,
} from './state.ts';

export function headBucket({ bucket }: S3Call): SimResponse {
  return { status: 200, headers: { 'x-amz-bucket-region': bucket.region } };
}

export function getBucketLocation({ bucket }: S3Call): SimResponse {
  return xmlAnswer('LocationConstraint', bucket.region === 'us-east-1' ? '' : bucket.region);
}

export function getBucketVersioning({ bucket }: S3Call): SimResponse {
  return xmlAnswer('VersioningConfiguration', optional('Status', bucket.versioning ? 'Enabled' : undefined));
}

export function listObjectsV2({ bucket, request: { query } }: S3Call): SimResponse {
  const prefix = query.get('prefix') ?? '';
  const maxKeys = pageSize(query);
  const token = query.get('continuation-token');
  const after =
    token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const delimiter = query.get('delimiter') ?? '';
  const entries = rolledUp(listObjects(bucket, prefix), prefix, delimiter);
  const rest = entries.filter(({ key }) => compareKeys(key, after) > 0);
  const page = rest.slice(0, maxKeys);
  const truncated = page.length < rest.length && maxKeys > 0;
  const next = truncated ? Buffer.from(page.at(-1)?.key ?? '').toString('base64url') : undefined;
  const encode = keyEncoder(query);
  return xmlAnswer(
    'ListBucketResult',
    element('Name', bucket.name),
    element('Prefix', encode(prefix)),
    element('MaxKeys', maxKeys),
    element('KeyCount', page.length),
    element('IsTruncated', truncated),
    delimiter === '' ? { xml: '' } : element('Delimiter', encode(delimiter)),
    optional('EncodingType', query.get('encoding-type') ?? undefined),
    optional('ContinuationToken', token ?? undefined),
    optional('NextContinuationToken', next),
    ...page.map(({ key, version }) =>
      version === undefined
        ? element('CommonPrefixes', element('Prefix', encode(key)))
        : element('Contents', ...describe(version, encode), ...checksumAlgorithms(version)),
    ),
  );
}

/** An object, or (without `version`) all keys that share a prefix up to the delimiter. */
interface Entry {
  readonly key: string;
  readonly version?: ObjectVersion;
}

function rolledUp(objects: readonly ObjectVersion[], prefix: string, delimiter: string): readonly Entry[] {
  if (delimiter === '') return objects.map((version) => ({ key: version.key, version }));
  const entries = new Map<string, Entry>();
  for (const version of objects) {
    const end = version.key.indexOf(delimiter, prefix.length);
    const key = end < 0 ? version.key : version.key.slice(0, end + delimiter.length);
    // A key that ends with its first delimiter is rolled up as well, as in S3.
    if (!entries.has(key)) entries.set(key, end < 0 ? { key, version } : { key });
  }
  return [...entries.values()];
}

export function listObjectVersions({ bucket, request: { query } }: S3Call): SimResponse {
  const prefix = query.get('prefix') ?? '';
  const maxKeys = pageSize(query);
  const all = listVersions(bucket, prefix);
  const start = versionsStart(all, query.get('key-marker') ?? '', query.get('version-id-marker'));
  const page = all.slice(start, start + maxKeys);
  const truncated = start + page.length < all.length && maxKeys > 0;
  const last = truncated ? page.at(-1)?.version : undefined;
  const encode = keyEncoder(query);
  return xmlAnswer(
    'ListVersionsResult',
    element('Name', bucket.name),
    element('Prefix', encode(prefix)),
    element('KeyMarker', encode(query.get('key-marker') ?? '')),
    element('VersionIdMarker', query.get('version-id-marker') ?? ''),
    element('MaxKeys', maxKeys),
    element('IsTruncated', truncated),
    optional('EncodingType', query.get('encoding-type') ?? undefined),
    optional('NextKeyMarker', last === undefined ? undefined : encode(last.key)),
    optional('NextVersionIdMarker', last?.versionId),
    ...page.map((listed) => describeVersion(listed, encode)),
  );
}

/** Index of the first entry after the markers. */
function versionsStart(
  all: readonly ListedVersion[],
  keyMarker: string,
  versionMarker: string | null,
): number {
  if (keyMarker === '') return 0;
  const exact = all.findIndex(
    ({ version }) => version.key === keyMarker && version.versionId === versionMarker,
  );
  if (exact >= 0) return exact + 1;
  const next = all.findIndex(({ version }) => compareKeys(version.key, keyMarker) > 0);
  return next < 0 ? all.length : next;
}

function describeVersion({ version, isLatest }: ListedVersion, encode: (key: string) => string): Xml {
  const identity = [element('VersionId', version.versionId), element('IsLatest', isLatest)];
  if (!version.isDeleteMarker) return element('Version', ...describe(version, encode), ...identity);
  const time = element('LastModified', isoTime(version.modifiedAt));
  return element('DeleteMarker', element('Key', encode(version.key)), time, ...identity);
}

function describe(version: ObjectVersion, encode: (key: string) => string): readonly Xml[] {
  return [
    element('Key', encode(version.key)),
    element('LastModified', isoTime(version.modifiedAt)),
    element('ETag', `"${version.etag}"`),
    element('Size', version.body.length),
    element('StorageClass', 'STANDARD'),
  ];
}

function checksumAlgorithms({ checksums }: ObjectVersion): readonly Xml[] {
  return Object.keys(checksums).map((algorithm) => element('ChecksumAlgorithm', algorithm.toUpperCase()));
}

function pageSize(query: URLSearchParams): number {
  const text = query.get('max-keys') ?? '1000';
  if (!/^\d+$/.test(text))
    refuse(400, 'InvalidArgument', 'Provided max-keys not an integer or within integer range');
  return Math.min(Number(text), 1000);
}

export function keyEncoder(query: URLSearchParams): (key: string) => string {
  if (query.get('encoding-type') !== 'url') return (key) => key;
  return (key) => encodeURIComponent(key).replaceAll('%2F', '/');
}

/** At most 1000 keys, each with or without a version; the body must carry a checksum, as S3 demands. */
export function deleteObjects(call: S3Call): SimResponse {
  const { request } = call;
  const { bytes, checksums } = verifiedBody(request);
  if (Object.keys(checksums).length === 0 && request.headers['content-md5'] === undefined) {
    refuse(
      400,
      'InvalidRequest',
      'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    );
  }
  const xml = bytes.toString();
  const targets = deletionTargets(xml);
  if (targets.length === 0 || targets.length > 1000) {
    refuse(
      400,
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  const quiet = xmlText(xml, 'Quiet') === 'true';
  const results = targets.map((target) => deleteNamed(call, target));
  return xmlAnswer(
    'DeleteResult',
    ...results.filter(({ done }) => !quiet || !done).map(({ entry }) => entry),
  );
}

/** A quiet answer tells only what was not done. */
function deleteNamed(call: S3Call, target: DeletionTarget): { readonly done: boolean; readonly entry: Xml } {
  const { options, bucket } = call;
  const { key, versionId } = target;
  const denied = deletionDenied(call, target);
  if (denied !== undefined) {
    const why = [element('Code', 'AccessDenied'), element('Message', denied)];
    const entry = element('Error', element('Key', key), optional('VersionId', versionId), ...why);
    return { done: false, entry };
  }
  const deleted = deleteObject(options.state, bucket, { key, versionId, at: options.now() });
  const entry = element(
    'Deleted',
    element('Key', key),
    optional('VersionId', versionId),
    ...(deleted.isDeleteMarker ? [element('DeleteMarker', true)] : []),
    optional('DeleteMarkerVersionId', deleted.isDeleteMarker ? deleted.versionId : undefined),
  );
  return { done: true, entry };
}
