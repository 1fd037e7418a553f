/**
 * An S3 that takes everything and keeps nothing but keys, sizes and checksums, and beside it a little of Bedrock:
 * `node bench/upload-server.ts`. It answers what our adapters and `aws s3 sync` ask; `POST /_reset` empties it,
 * `POST /_counts` says what it was asked since.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import process from 'node:process';
import { answerBedrock, bedrockOperation, forgetRuns } from './upload-bedrock.ts';

interface Stored {
  readonly size: number;
  readonly sha256: string | undefined;
  readonly modifiedAt: Date;
}

const PAGE = 1000;
const objects = new Map<string, Stored>();
/** Bytes per unfinished upload, by its key. */
const uploads = new Map<string, number>();
let counts: Record<string, number> = {};

const server = createServer(answer);
server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
  if (isTaken(request)) {
    refuseTaken(request, response);
    return;
  }
  response.writeContinue();
  answer(request, response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}`);
});
process.on('SIGTERM', () => process.exit(0));

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://here');
  if (pathname.startsWith('/_')) {
    if (pathname === '/_reset') {
      objects.clear();
      forgetRuns();
    }
    response.end(JSON.stringify(counts));
    counts = {};
    return;
  }
  const asked = bedrockOperation(request.method ?? '', pathname);
  if (asked !== undefined) {
    counts[asked] = (counts[asked] ?? 0) + 1;
    void answerBedrock(asked, { request, response, query });
    return;
  }
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
  const operation = operationOf(request.method ?? '', query, key);
  counts[operation] = (counts[operation] ?? 0) + 1;
  // What was sent is over before it is answered, whatever the operation.
  request.on('end', () => REPLIES[operation]({ request, response, bucket, key, query }));
  request.resume();
}

type Operation = 'list' | 'head' | 'put' | 'create' | 'part' | 'complete';

function operationOf(method: string, query: URLSearchParams, key: string): Operation {
  if (method === 'HEAD') return 'head';
  if (method === 'POST') return query.has('uploads') ? 'create' : 'complete';
  if (method === 'PUT') return query.has('partNumber') ? 'part' : 'put';
  if (key !== '') throw new Error(`${method} of an object is not answered here`);
  return 'list';
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** An upload has the name of its key: each key is uploaded once. */
const REPLIES: Readonly<Record<Operation, (call: Call) => void>> = {
  list: ({ response, query }) => xml(response, listing(query)),
  head: replyHead,
  put: ({ request, response, key }) => {
    if (isTaken(request)) {
      refuseTaken(request, response);
      return;
    }
    store(key, sizeOf(request), header(request, 'x-amz-checksum-sha256'));
    response.writeHead(200, { etag: '"0"', 'content-length': 0 }).end();
  },
  create: ({ response, bucket, key }) => {
    uploads.set(key, 0);
    const members = `<Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${key}</UploadId>`;
    xml(response, `<InitiateMultipartUploadResult>${members}</InitiateMultipartUploadResult>`);
  },
  part: ({ request, response, key }) => {
    uploads.set(key, (uploads.get(key) ?? 0) + sizeOf(request));
    response.writeHead(200, { etag: '"0"', 'content-length': 0 }).end();
  },
  complete: ({ response, bucket, key }) => {
    store(key, uploads.get(key) ?? 0, undefined);
    const members = `<Bucket>${bucket}</Bucket><Key>${key}</Key><ETag>"0-1"</ETag>`;
    xml(response, `<CompleteMultipartUploadResult>${members}</CompleteMultipartUploadResult>`);
  },
};

function isTaken(request: IncomingMessage): boolean {
  const key = decodeURIComponent(request.url ?? '').replace(/^\/[^/]*\/|\?.*$/g, '');
  return request.headers['if-none-match'] === '*' && objects.has(key);
}

function refuseTaken(request: IncomingMessage, response: ServerResponse): void {
  counts['refused'] = (counts['refused'] ?? 0) + 1;
  request.resume();
  response.writeHead(412).end('<Error><Code>PreconditionFailed</Code></Error>');
}

function store(key: string, size: number, sha256: string | undefined): void {
  objects.set(key, { size, sha256, modifiedAt: new Date() });
}

/** In the framing of a trailing checksum the header of the body's own length is another one. */
function sizeOf(request: IncomingMessage): number {
  return Number(header(request, 'x-amz-decoded-content-length') ?? header(request, 'content-length') ?? 0);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function replyHead({ response, key }: Call): void {
  const found = objects.get(key);
  if (found === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { size, sha256, modifiedAt } = found;
  const checksum =
    sha256 === undefined ? {} : { 'x-amz-checksum-sha256': sha256, 'x-amz-checksum-type': 'FULL_OBJECT' };
  response.writeHead(200, {
    'content-length': size,
    'last-modified': modifiedAt.toUTCString(),
    etag: '"0"',
    ...checksum,
  });
  response.end();
}

/** Keys stand in order; the last one of a page leads to the next. */
function listing(query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
  const page = keys.slice(0, PAGE);
  const isTruncated = keys.length > PAGE;
  const token = isTruncated ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  const contents = page.map((key) => {
    const { size, modifiedAt } = objects.get(key) ?? { size: 0, modifiedAt: new Date() };
    return `<Contents><Key>${key}</Key><LastModified>${modifiedAt.toISOString()}</LastModified><ETag>"0"</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
  });
  return `<ListBucketResult><Prefix>${prefix}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${isTruncated}</IsTruncated>${token}${contents.join('')}</ListBucketResult>`;
}

function xml(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
}
