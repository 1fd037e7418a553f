/** A simulated Bedrock with a small S3 beside it and a clock the test moves; requests go in without HTTP. */
import { Buffer } from 'node:buffer';
import { type BedrockService, bedrockService } from '../../../src/simulator/bedrock/service.ts';
import type { BedrockState } from '../../../src/simulator/bedrock/state.ts';
import type { SimRequest, SimResponse } from '../../../src/simulator/protocol.ts';

export const ACCOUNT = '111122223333';
export const NOVA_MICRO = 'amazon.nova-micro-v1:0:128k';
const LLAMA_8B = 'meta.llama3-1-8b-instruct-v1:0:128k';
export const START = Date.parse('2026-11-02T08:00:00Z');

export interface World {
  readonly bedrock: BedrockService;
  /** Objects by `bucket/key`. */
  readonly objects: Map<string, Buffer>;
  advance(minutes: number): void;
  call(method: string, path: string, options?: CallOptions): Answered;
  control(method: string, path: string, body?: object): SimResponse | undefined;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  /** undefined: not an error. */
  readonly error: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

const BUCKET_REGIONS: Readonly<Record<string, string>> = {
  data: 'us-east-1',
  output: 'us-east-1',
  west: 'us-west-2',
};

export function createWorld(state?: BedrockState): World {
  let now = START;
  const objects = new Map<string, Buffer>([
    ['data/train.jsonl', conversations(100)],
    ['data/validation.jsonl', conversations(20)],
    ['west/train.jsonl', promptCompletions(120)],
    ['west/validation.jsonl', promptCompletions(30)],
  ]);
  const bedrock = bedrockService({
    clock: { now: () => now },
    identify: (request) => ({
      accountId: ACCOUNT,
      region: request.headers['x-test-region'] ?? regionOf(request),
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/test/session`,
    }),
    buckets: {
      bucketRegion: (bucket) => BUCKET_REGIONS[bucket],
      head: (bucket, key) => {
        const body = objects.get(`${bucket}/${key}`);
        return body && { size: body.length, region: BUCKET_REGIONS[bucket] ?? '', body };
      },
      put: (bucket, key, body) => void objects.set(`${bucket}/${key}`, body),
    },
    ...(state && { state }),
  });
  return {
    bedrock,
    objects,
    advance: (minutes) => {
      now += minutes * 60_000;
    },
    call: (method, path, options = {}) => answered(run(bedrock, requestOf(method, path, options))),
    control: (method, path, body) => bedrock.control(requestOf(method, path, { body })),
  };
}

function run(bedrock: BedrockService, request: SimRequest): SimResponse {
  const operation = bedrock.match(request);
  if (operation === undefined) throw new Error(`no operation for ${request.method} ${request.path}`);
  return operation.run();
}

export function requestOf(method: string, path: string, options: CallOptions = {}): SimRequest {
  const { body, query, region = 'us-east-1', headers = {} } = options;
  return {
    method,
    path,
    query: new URLSearchParams(query),
    headers: { 'x-test-region': region, ...headers },
    body: Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

function regionOf(request: SimRequest): string {
  return /\/\d{8}\/([^/]+)\/bedrock\//.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
}

function answered({ status, headers, body }: SimResponse): Answered {
  // Through JSON as on the wire, so that members with the value undefined are gone.
  const sent = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
  return { status, error: headers?.['x-amzn-errortype'], body: sent };
}

export function conversations(count: number): Buffer {
  return jsonl(count, (n) => ({
    schemaVersion: 'bedrock-conversation-2024',
    messages: [
      { role: 'user', content: [{ text: `Question ${n}?` }] },
      { role: 'assistant', content: [{ text: `Answer ${n}.` }] },
    ],
  }));
}

export function promptCompletions(count: number): Buffer {
  return jsonl(count, (n) => ({ prompt: `Question ${n}?`, completion: `Answer ${n}.` }));
}

function jsonl(count: number, record: (n: number) => object): Buffer {
  return Buffer.from(Array.from({ length: count }, (_, n) => `${JSON.stringify(record(n))}\n`).join(''));
}

/** A valid request; members given as undefined are left out. */
export function createRequest(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    jobName: 'support-bot-0123456789ab',
    customModelName: changes['jobName'] ?? 'support-bot-0123456789ab',
    roleArn: `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service`,
    baseModelIdentifier: NOVA_MICRO,
    trainingDataConfig: { s3Uri: 's3://data/train.jsonl' },
    outputDataConfig: { s3Uri: 's3://output/runs' },
    ...changes,
  };
}

/** The same for Llama 3.1 8B in us-west-2. */
export function westRequest(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return createRequest({
    baseModelIdentifier: LLAMA_8B,
    trainingDataConfig: { s3Uri: 's3://west/train.jsonl' },
    outputDataConfig: { s3Uri: 's3://west/runs' },
    ...changes,
  });
}
