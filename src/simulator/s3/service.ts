/** Routing of S3 requests (path style) to operations. */
import type { SimOperation, SimRequest, SimResponse, SimService } from '../protocol.ts';
import { answering, refuse } from '../refusal.ts';
import { describeBody } from './body.ts';
import { type AccountCall, createBucket, deleteBucket, listBuckets, openAccount } from './buckets.ts';
import { openBucket, percentDecoded, type S3Handler, type S3Options } from './call.ts';
import { deletionTargets } from './deletion-targets.ts';
import {
  deleteObjects,
  getBucketLocation,
  getBucketVersioning,
  headBucket,
  listObjectsV2,
  listObjectVersions,
} from './listings.ts';
import { copyObject, deleteOne, getObject, headObject, putObject } from './objects.ts';
import { actionsNeeded, withRights } from './rights.ts';
import {
  deletePolicy,
  deletePublicAccessBlock,
  getEncryption,
  getLifecycle,
  getOwnershipControls,
  getPolicy,
  getPublicAccessBlock,
  getTagging,
  putPublicAccessBlock,
  putVersioning,
} from './settings.ts';
import { abortUpload, completeUpload, createUpload, listParts, listUploads, uploadPart } from './uploads.ts';

interface Operation {
  readonly name: string;
  readonly write: boolean;
  readonly handler: S3Handler;
}

interface AccountOperation {
  readonly name: string;
  readonly write: boolean;
  readonly handler: (call: AccountCall) => SimResponse;
}

/** Method, then the query parameters that select the operation, in alphabetical order (empty: none). */
const BUCKET_OPERATIONS: Readonly<Record<string, Operation>> = {
  'HEAD ': { name: 'HeadBucket', write: false, handler: headBucket },
  'GET location': { name: 'GetBucketLocation', write: false, handler: getBucketLocation },
  'GET versioning': { name: 'GetBucketVersioning', write: false, handler: getBucketVersioning },
  'GET versions': { name: 'ListObjectVersions', write: false, handler: listObjectVersions },
  'GET uploads': { name: 'ListMultipartUploads', write: false, handler: listUploads },
  'GET list-type': { name: 'ListObjectsV2', write: false, handler: listObjectsV2 },
  'GET delimiter&list-type': { name: 'ListObjectsV2', write: false, handler: listObjectsV2 },
  'POST delete': { name: 'DeleteObjects', write: true, handler: deleteObjects },
  'DELETE ': { name: 'DeleteBucket', write: true, handler: deleteBucket },
  'PUT versioning': { name: 'PutBucketVersioning', write: true, handler: putVersioning },
  'GET publicAccessBlock': { name: 'GetPublicAccessBlock', write: false, handler: getPublicAccessBlock },
  'PUT publicAccessBlock': { name: 'PutPublicAccessBlock', write: true, handler: putPublicAccessBlock },
  'DELETE publicAccessBlock': {
    name: 'DeletePublicAccessBlock',
    write: true,
    handler: deletePublicAccessBlock,
  },
  'GET ownershipControls': {
    name: 'GetBucketOwnershipControls',
    write: false,
    handler: getOwnershipControls,
  },
  'GET encryption': { name: 'GetBucketEncryption', write: false, handler: getEncryption },
  'GET lifecycle': { name: 'GetBucketLifecycleConfiguration', write: false, handler: getLifecycle },
  'GET policy': { name: 'GetBucketPolicy', write: false, handler: getPolicy },
  'DELETE policy': { name: 'DeleteBucketPolicy', write: true, handler: deletePolicy },
  'GET tagging': { name: 'GetBucketTagging', write: false, handler: getTagging },
};

/** Operations that need no bucket to exist. */
const ACCOUNT_OPERATIONS: Readonly<Record<string, AccountOperation>> = {
  'PUT ': { name: 'CreateBucket', write: true, handler: createBucket },
};
const LIST_BUCKETS: AccountOperation = { name: 'ListBuckets', write: false, handler: listBuckets };

const OBJECT_OPERATIONS: Readonly<Record<string, Operation>> = {
  'PUT ': { name: 'PutObject', write: true, handler: putObject },
  'PUT copy': { name: 'CopyObject', write: true, handler: copyObject },
  'GET ': { name: 'GetObject', write: false, handler: getObject },
  'HEAD ': { name: 'HeadObject', write: false, handler: headObject },
  'DELETE ': { name: 'DeleteObject', write: true, handler: deleteOne },
  'POST uploads': { name: 'CreateMultipartUpload', write: true, handler: createUpload },
  'PUT partNumber&uploadId': { name: 'UploadPart', write: true, handler: uploadPart },
  'GET uploadId': { name: 'ListParts', write: false, handler: listParts },
  'POST uploadId': { name: 'CompleteMultipartUpload', write: true, handler: completeUpload },
  'DELETE uploadId': { name: 'AbortMultipartUpload', write: true, handler: abortUpload },
};

/** Names of all operations that are simulated. */
export const S3_OPERATIONS: readonly string[] = [
  LIST_BUCKETS,
  ...[ACCOUNT_OPERATIONS, BUCKET_OPERATIONS, OBJECT_OPERATIONS].flatMap((some) => Object.values(some)),
].map(({ name }) => name);

/** Parameters that refine an operation; any other one selects an operation the simulator may not know. */
const REFINING = new Set([
  'continuation-token',
  'encoding-type',
  'fetch-owner',
  'key-marker',
  'max-keys',
  'max-parts',
  'max-uploads',
  'part-number-marker',
  'prefix',
  'start-after',
  'upload-id-marker',
  'version-id-marker',
  'versionId',
  'x-id',
]);

const LOGGED_HEADERS = [
  'if-none-match',
  'x-amz-copy-source',
  'x-amz-tagging-directive',
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
  const account = accountOperation(bucketName, encodedKey, `${request.method} ${selector}`);
  if (account !== undefined) return matchAccount(account, bucketName, request, options);
  const operations = encodedKey === '' ? BUCKET_OPERATIONS : OBJECT_OPERATIONS;
  const operation = operations[`${request.method} ${selector}`];
  const name = operation?.name ?? `${request.method} ?${selector}`;
  return {
    service: 's3',
    operation: name,
    write: operation?.write ?? request.method !== 'GET',
    request: { bucket: bucketName, ...(key === '' ? {} : { key }), ...ledgerView(request, name) },
    actions: actionsNeeded(name, request, { bucket: bucketName, key: key ?? '', state: options.state }),
    run: () =>
      answering('s3', () => {
        if (operation === undefined || key === undefined) {
          refuse(501, 'NotImplemented', `The simulated S3 does not know ${name} on ${request.path}`);
        }
        const call = { request, options, key, ...openBucket(bucketName, request, options) };
        return withRights(name, call, () => operation.handler(call));
      }),
  };
}

function accountOperation(bucket: string, key: string, selected: string): AccountOperation | undefined {
  if (bucket === '') return selected === 'GET ' ? LIST_BUCKETS : undefined;
  return key === '' ? ACCOUNT_OPERATIONS[selected] : undefined;
}

function matchAccount(
  { name, write, handler }: AccountOperation,
  bucket: string,
  request: SimRequest,
  options: S3Options,
): SimOperation {
  return {
    service: 's3',
    operation: name,
    write,
    request: { ...(bucket === '' ? {} : { bucket }), ...ledgerView(request, name) },
    actions: actionsNeeded(name, request, { bucket, key: '', state: options.state }),
    run: () => answering('s3', () => handler(openAccount(name, bucket, request, options))),
  };
}

function selectorOf(request: SimRequest): string {
  const copy = request.headers['x-amz-copy-source'] === undefined ? [] : ['copy'];
  const parameters = [...request.query.keys()].filter((name) => !REFINING.has(name));
  return [...copy, ...parameters.sort()].join('&');
}

function ledgerView(request: SimRequest, operation: string): Record<string, unknown> {
  const query = [...request.query].filter(([name]) => name !== 'x-id');
  const headers = LOGGED_HEADERS.map((name) => [name, request.headers[name]]).filter(([, value]) => value);
  return {
    ...Object.fromEntries(query),
    ...Object.fromEntries(headers),
    ...(operation === 'PutObject' || operation === 'UploadPart' ? { body: describeBody(request) } : {}),
    ...(operation === 'DeleteObjects' ? { objects: deletionTargets(request.body.toString()) } : {}),
  };
}
