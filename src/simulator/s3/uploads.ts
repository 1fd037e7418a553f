/** Multipart uploads: begun, fed with parts, then completed or aborted. What is left unfinished is listed and billed. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { SimRequest, SimResponse } from '../protocol.ts';
import { refuse } from '../refusal.ts';
import { element, innerXml, type Xml, xmlText } from '../xml.ts';
import { computeChecksum, verifiedBody } from './body.ts';
import { isoTime, optional, type S3Call, xmlAnswer } from './call.ts';
import { keyEncoder } from './listings.ts';
import { checkAbsent, checksumHeaders, descriptionFrom, versionHeader } from './objects.ts';
import { type Bucket, type Checksums, compareKeys, type Part, putObject, type Upload } from './state.ts';

/** Of every part but the last. */
const SMALLEST_PART = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;

export function createUpload({ request, options, bucket, key }: S3Call): SimResponse {
  const { state, now } = options;
  const checksumAlgorithm = request.headers['x-amz-checksum-algorithm']?.toLowerCase();
  if (checksumAlgorithm !== undefined) computeChecksum(checksumAlgorithm, Buffer.alloc(0));
  const upload: Upload = {
    key,
    uploadId: uploadIdOf(state.nextVersion),
    startedAt: now(),
    checksumAlgorithm,
    wholeChecksum: request.headers['x-amz-checksum-type'] === 'FULL_OBJECT',
    ...descriptionFrom(request),
    parts: [],
  };
  state.nextVersion += 1;
  bucket.uploads.push(upload);
  const answer = xmlAnswer('InitiateMultipartUploadResult', ...identity(bucket, upload));
  if (checksumAlgorithm === undefined) return answer;
  const algorithm = { 'x-amz-checksum-algorithm': checksumAlgorithm.toUpperCase() };
  return { ...answer, headers: { ...answer.headers, ...algorithm } };
}

/** From a counter, which comes first so that ids sort by the time of their upload. */
function uploadIdOf(count: number): string {
  const rest = createHash('sha256').update(`upload ${count}`).digest('base64url').slice(0, 24);
  return `${String(count).padStart(8, '0')}${rest}`;
}

function identity(bucket: Bucket, { key, uploadId }: Upload): readonly Xml[] {
  return [element('Bucket', bucket.name), element('Key', key), element('UploadId', uploadId)];
}

/** A part that is sent again takes the place of the first. */
export function uploadPart(call: S3Call): SimResponse {
  const { request, options, bucket } = call;
  const upload = openUpload(call);
  const number = Number(request.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS) {
    refuse(400, 'InvalidArgument', `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`);
  }
  const { bytes: body, checksums } = verifiedBody(request);
  const etag = createHash('md5').update(body).digest('hex');
  const part: Part = { number, body, etag, modifiedAt: options.now(), checksums };
  const others = upload.parts.filter((other) => other.number !== number);
  const parts = [...others, part].sort((a, b) => a.number - b.number);
  replaceUpload(bucket, upload, { ...upload, parts });
  const { 'x-amz-checksum-type': _type, ...headers } = checksumHeaders(checksums);
  return { status: 200, headers: { etag: `"${etag}"`, ...headers } };
}

export function abortUpload(call: S3Call): SimResponse {
  replaceUpload(call.bucket, openUpload(call));
  return { status: 204 };
}

function replaceUpload(bucket: Bucket, before: Upload, after?: Upload): void {
  bucket.uploads = bucket.uploads.flatMap((upload) => (upload === before ? (after ?? []) : upload));
}

function openUpload({ request, bucket, key }: S3Call): Upload {
  const id = request.query.get('uploadId');
  return (
    bucket.uploads.find((upload) => upload.key === key && upload.uploadId === id) ??
    refuse(
      404,
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    )
  );
}

/** By key, then by the time they were begun. */
export function listUploads({ bucket, request: { query } }: S3Call): SimResponse {
  const prefix = query.get('prefix') ?? '';
  const keyMarker = query.get('key-marker') ?? '';
  // Without a key it is ignored, as S3 documents it.
  const idMarker = keyMarker === '' ? '' : (query.get('upload-id-marker') ?? '');
  const most = limit(query, 'max-uploads');
  const rest = bucket.uploads
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.uploadId, b.uploadId))
    .filter((upload) => isAfter(upload, keyMarker, idMarker));
  const page = rest.slice(0, most);
  const last = page.length < rest.length ? page.at(-1) : undefined;
  const encode = keyEncoder(query);
  return xmlAnswer(
    'ListMultipartUploadsResult',
    element('Bucket', bucket.name),
    element('KeyMarker', encode(keyMarker)),
    element('UploadIdMarker', idMarker),
    optional('NextKeyMarker', last === undefined ? undefined : encode(last.key)),
    optional('NextUploadIdMarker', last?.uploadId),
    optional('EncodingType', query.get('encoding-type') ?? undefined),
    element('Prefix', encode(prefix)),
    element('MaxUploads', most),
    element('IsTruncated', last !== undefined),
    ...page.map((upload) => describe(upload, encode)),
  );
}

/** With a key alone all its uploads count as listed. */
function isAfter({ key, uploadId }: Upload, keyMarker: string, idMarker: string): boolean {
  if (keyMarker === '') return true;
  const order = compareKeys(key, keyMarker);
  return order > 0 || (order === 0 && idMarker !== '' && compareKeys(uploadId, idMarker) > 0);
}

function describe({ key, uploadId, startedAt }: Upload, encode: (key: string) => string): Xml {
  return element(
    'Upload',
    element('Key', encode(key)),
    element('UploadId', uploadId),
    element('StorageClass', 'STANDARD'),
    element('Initiated', isoTime(startedAt)),
  );
}

export function listParts(call: S3Call): SimResponse {
  const { bucket, request } = call;
  const upload = openUpload(call);
  const most = limit(request.query, 'max-parts');
  const marker = Number(request.query.get('part-number-marker') ?? 0);
  const rest = upload.parts.filter(({ number }) => number > marker);
  const page = rest.slice(0, most);
  const last = page.length < rest.length ? page.at(-1) : undefined;
  return xmlAnswer(
    'ListPartsResult',
    ...identity(bucket, upload),
    element('PartNumberMarker', marker),
    optional('NextPartNumberMarker', last === undefined ? undefined : String(last.number)),
    element('MaxParts', most),
    element('IsTruncated', last !== undefined),
    ...page.map(({ number, etag, body, modifiedAt }) =>
      element(
        'Part',
        element('PartNumber', number),
        element('LastModified', isoTime(modifiedAt)),
        element('ETag', `"${etag}"`),
        element('Size', body.length),
      ),
    ),
  );
}

function limit(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? '1000';
  if (!/^\d+$/.test(text) || Number(text) === 0) {
    refuse(400, 'InvalidArgument', `Provided ${name} not an integer or within integer range`);
  }
  return Math.min(Number(text), 1000);
}

export function completeUpload(call: S3Call): SimResponse {
  const { request, options, bucket, key } = call;
  const upload = openUpload(call);
  const parts = namedParts(upload, request.body.toString());
  checkAbsent(request, bucket, key);
  const body = Buffer.concat(parts.map((part) => part.body));
  const { contentType, metadata } = upload;
  const checksums = completedChecksums(upload, parts, body);
  checkDeclared(request.headers, checksums);
  const version = putObject(options.state, bucket, {
    ...{ key, body, contentType, metadata, checksums },
    etag: `${createHash('md5')
      .update(
        joined(
          parts.map(({ etag }) => etag),
          'hex',
        ),
      )
      .digest('hex')}-${parts.length}`,
    modifiedAt: options.now(),
  });
  replaceUpload(bucket, upload);
  const answer = xmlAnswer(
    'CompleteMultipartUploadResult',
    element('Bucket', bucket.name),
    element('Key', key),
    element('ETag', `"${version.etag}"`),
    ...Object.entries(checksums).map(([name, value]) => element(`Checksum${name.toUpperCase()}`, value)),
  );
  return { ...answer, headers: { ...answer.headers, ...versionHeader(bucket, version) } };
}

/** The parts that the request names, each with the ETag it was given; those left out are dropped. */
function namedParts(upload: Upload, xml: string): readonly Part[] {
  const named = innerXml(xml, 'Part').map((inner) => ({
    number: Number(xmlText(inner, 'PartNumber')),
    etag: (xmlText(inner, 'ETag') ?? '').replaceAll('"', ''),
  }));
  if (named.length === 0) {
    refuse(
      400,
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  if (named.some(({ number }, index) => number <= (named[index - 1]?.number ?? 0))) {
    refuse(400, 'InvalidPartOrder', 'The list of parts was not in ascending order.');
  }
  const parts = named.map(
    ({ number, etag }) =>
      upload.parts.find((part) => part.number === number && part.etag === etag) ??
      refuse(400, 'InvalidPart', 'One or more of the specified parts could not be found.'),
  );
  if (parts.slice(0, -1).some(({ body }) => body.length < SMALLEST_PART)) {
    refuse(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed object size.');
  }
  return parts;
}

/** Of the whole where that was asked for; else a checksum of the parts' checksums, with their number behind it. */
function completedChecksums(upload: Upload, parts: readonly Part[], body: Buffer): Checksums {
  const { checksumAlgorithm: algorithm } = upload;
  if (algorithm === undefined) return {};
  if (upload.wholeChecksum) return { [algorithm]: computeChecksum(algorithm, body) };
  const ofParts = parts.map((part) => computeChecksum(algorithm, part.body));
  return { [algorithm]: `${computeChecksum(algorithm, joined(ofParts, 'base64'))}-${parts.length}` };
}

function checkDeclared(headers: SimRequest['headers'], checksums: Checksums): void {
  for (const [name, value] of Object.entries(checksums)) {
    const declared = headers[`x-amz-checksum-${name}`] ?? value;
    if (declared !== value) {
      refuse(
        400,
        'BadDigest',
        `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
      );
    }
  }
}

function joined(digests: readonly string[], encoding: 'hex' | 'base64'): Buffer {
  return Buffer.concat(digests.map((digest) => Buffer.from(digest, encoding)));
}
