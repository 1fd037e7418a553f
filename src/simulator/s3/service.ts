/** Routing of S3 requests (path style) to operations. */
import type { SimOperation, SimRequest, SimService } from '../protocol.ts';
import { answering, refuse } from '../refusal.ts';
import { describeBody } from './body.ts';
import { openBucket, percentDecoded, type S3Handler, type S3Options } from './call.ts';
import {
  deleteObjects,
  deletionTargets,
  getBucketLocation,
  getBucketVersioning,
  headBucket,
  listObjectsV2,
  listObjectVersions,
} from './listings.ts';
import { copyObject, deleteOne, getObject, headObject, putObject } from './objects.ts';

interface Operation {
  readonly name: string;
  readonly write: boolean;
  readonly handler: S3Handler;
}

/** Method, then the query parameter that selects the operation (empty: none). */
const BUCKET_OPERATIONS: Readonly<Record<string, Operation>> = {
  'HEAD ': { name: 'HeadBucket', write: false, handler: headBucket },
  'GET location': { name: 'GetBucketLocation', write: false, handler: getBucketLocation },
  'GET versioning': { name: 'GetBucketVersioning', write: false, handler: getBucketVersioning },
  'GET versions': { name: 'ListObjectVersions', write: false, handler: listObjectVersions },
  'GET list-type': { name: 'ListObjectsV2', write: false, handler: listObjectsV2 },
  'POST delete': { name: 'DeleteObjects', write: true, handler: deleteObjects },
};

const OBJECT_OPERATIONS: Readonly<Record<string, Operation>> = {
  'PUT ': { name: 'PutObject', write: true, handler: putObject },
  'PUT copy': { name: 'CopyObject', write: true, handler: copyObject },
  'GET ': { name: 'GetObject', write: false, handler: getObject },
  'HEAD ': { name: 'HeadObject', write: false, handler: headObject },
  'DELETE ': { name: 'DeleteObject', write: true, handler: deleteOne },
};

/** Parameters that refine an operation; any other one selects an operation the simulator may not know. */
const REFINING = new Set([
  'continuation-token',
  'encoding-type',
  'fetch-owner',
  'key-marker',
  'max-keys',
  'prefix',
  'start-after',
  'version-id-marker',
  'versionId',
  'x-id',
]);

const LOGGED_HEADERS = [
  'if-none-match',
  'x-amz-copy-source',
  'x-amz-expected-bucket-owner',
  'x-amz-checksum-sha256',
];

export function s3Service(options: S3Options): SimService {
  return { name: 's3', match: (request) => matchS3(request, options) };
}

function matchS3(request: SimRequest, options: S3Options): SimOperation {
  const [, bucketName = '', encodedKey = ''] = /^\/([^/]*)\/?(.*)$/s.exec(request.path) ?? [];
  const key = percentDecoded(encodedKey);
  const selector = selectorOf(request);
  const operations = encodedKey === '' ? BUCKET_OPERATIONS : OBJECT_OPERATIONS;
  const operation = operations[`${request.method} ${selector}`];
  const name = operation?.name ?? `${request.method} ?${selector}`;
  return {
    service: 's3',
    operation: name,
    write: operation?.write ?? request.method !== 'GET',
    request: { bucket: bucketName, ...(key === '' ? {} : { key }), ...ledgerView(request, name) },
    run: () =>
      answering('s3', () => {
        if (operation === undefined || key === undefined) {
          refuse(501, 'NotImplemented', `The simulated S3 does not know ${name} on ${request.path}`);
        }
        const bucket = openBucket(bucketName, request, options);
        return operation.handler({ request, options, bucket, key });
      }),
  };
}

function selectorOf(request: SimRequest): string {
  if (request.headers['x-amz-copy-source'] !== undefined) return 'copy';
  return [...request.query.keys()].filter((name) => !REFINING.has(name)).join('&');
}

function ledgerView(request: SimRequest, operation: string): Record<string, unknown> {
  const query = [...request.query].filter(([name]) => name !== 'x-id');
  const headers = LOGGED_HEADERS.map((name) => [name, request.headers[name]]).filter(([, value]) => value);
  return {
    ...Object.fromEntries(query),
    ...Object.fromEntries(headers),
    ...(operation === 'PutObject' ? { body: describeBody(request) } : {}),
    ...(operation === 'DeleteObjects' ? { objects: deletionTargets(request.body.toString()) } : {}),
  };
}
