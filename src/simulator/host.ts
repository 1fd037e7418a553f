/** One loopback HTTP server for the whole simulated world: routing, ledger, faults. */
import { Buffer } from 'node:buffer';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { unreachable } from '../errors.ts';
import type { BedrockService } from './bedrock/service.ts';
import { type ClockMode, createClock, type MovableClock } from './clock.ts';
import { answerControl } from './control.ts';
import { createFaults, type Fault, type Faults, faultRefusal } from './faults.ts';
import { SERVER_URL } from './github/views.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { SimOperation, SimRequest, SimResponse, SimService } from './protocol.ts';
import { renderRefusal } from './refusal.ts';
import { createWorld, DEFAULT_GITHUB_TOKEN, DEFAULT_REQUEST_TOKEN, servicesOf, type World } from './world.ts';

export interface SimulatorOptions {
  /** Default `createWorld()`. */
  readonly world?: World;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Simulated seconds per real second; default 1. */
  readonly timeScale?: number;
  /** Default `scaled`. */
  readonly clockMode?: ClockMode;
  /** Simulated time at the start, milliseconds; default: now. */
  readonly startTime?: number;
  /** Real time in milliseconds, for tests of expiry; default `Date.now`. */
  readonly realNow?: () => number;
}

export interface Simulator {
  readonly url: string;
  /** What a workflow job under test needs in its environment. */
  readonly env: Record<string, string>;
  /** What a laptop has instead of OIDC. */
  readonly laptopEnv: Record<string, string>;
  readonly world: World;
  readonly ledger: Ledger;
  readonly clock: MovableClock;
  readonly faults: Faults;
  /** Jobs and models: `snapshot()` gives them at the present simulated time. */
  bedrock(): BedrockService;
  /** The world as it was made, an empty ledger, no faults. The clock goes on. */
  reset(): void;
  close(): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = options.world ?? createWorld();
  const realNow = options.realNow ?? Date.now;
  const clock = createClock({
    realNow,
    ...(options.clockMode === undefined ? {} : { mode: options.clockMode }),
    ...(options.timeScale === undefined ? {} : { timeScale: options.timeScale }),
    ...(options.startTime === undefined ? {} : { start: options.startTime }),
  });
  const ledger = createLedger(clock);
  const faults = createFaults();
  let services = servicesOf(world, { clock, realNow });
  const reset = () => {
    Object.assign(world, createWorld(world.options));
    services = servicesOf(world, { clock, realNow });
    ledger.clear();
    faults.clear();
  };
  const control = { world, ledger, clock, faults, reset };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing, (request) => {
      const [, mount = '', path = ''] = /^\/([^/]*)(.*)$/s.exec(request.path) ?? [];
      const inner = { ...request, path: path === '' ? '/' : path };
      if (mount === '_simulator') {
        return {
          kind: 'answer',
          response: services.bedrock.control(request) ?? answerControl(inner, control),
        };
      }
      return deliver(operationOf(services.mounted[mount], inner), faults, ledger);
    });
  });
  const url = await listen(server, options.port ?? 0);
  return {
    url,
    env: jobEnv(url),
    laptopEnv: laptopEnv(world),
    ...control,
    bedrock: () => services.bedrock,
    close: () => close(server),
  };
}

/** What the caller gets: an answer, a dropped connection, or silence. */
type Delivery =
  | { readonly kind: 'answer'; readonly response: SimResponse }
  | { readonly kind: 'drop' | 'hang' };

function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: SimRequest) => Delivery,
): void {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A caller that went away mid-request has asked for nothing.
  incoming.on('error', () => undefined);
  incoming.on('end', () => {
    const delivery = handle(toRequest(incoming, Buffer.concat(chunks)));
    if (delivery.kind === 'answer') send(outgoing, delivery.response);
    else if (delivery.kind === 'drop') incoming.socket.resetAndDestroy();
  });
}

function toRequest(incoming: IncomingMessage, body: Buffer): SimRequest {
  const target = incoming.url ?? '/';
  const queryAt = target.indexOf('?');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? 'GET',
    path: queryAt < 0 ? target : target.slice(0, queryAt),
    query: new URLSearchParams(queryAt < 0 ? '' : target.slice(queryAt + 1)),
    headers: Object.fromEntries(headers),
    body,
  };
}

function operationOf(service: SimService | undefined, request: SimRequest): SimOperation {
  const operation = service?.match(request);
  if (operation !== undefined) return operation;
  const name = service?.name ?? 'simulator';
  return {
    service: name,
    operation: `${request.method} ${request.path}`,
    write: !['GET', 'HEAD'].includes(request.method),
    request: Object.fromEntries(request.query),
    run: () => renderRefusal(name, { status: 404, code: 'UnknownOperationException', message: 'Not Found' }),
  };
}

function deliver(operation: SimOperation, faults: Faults, ledger: Ledger): Delivery {
  const fault = faults.take(operation);
  const delivery = fault === undefined ? answer(operation) : faulty(operation, fault);
  ledger.record(operation, delivery.kind === 'answer' ? delivery.response.status : 0);
  return delivery;
}

function answer(operation: SimOperation): Delivery {
  try {
    return { kind: 'answer', response: operation.run() };
  } catch (error) {
    // A fault of the simulator itself must be told apart from a simulated one.
    const message = `The simulator failed: ${error instanceof Error ? error.message : String(error)}`;
    const refusal = { status: 500, code: 'SimulatorFailure', message };
    return { kind: 'answer', response: renderRefusal(operation.service, refusal) };
  }
}

const GARBLED = '<html><head><title>502 Bad Gateway</title></head><body><center>simulated proxy';

function faulty(operation: SimOperation, fault: Fault): Delivery {
  switch (fault.form) {
    case 'status':
      return { kind: 'answer', response: renderRefusal(operation.service, faultRefusal(fault)) };
    case 'garbled': {
      const headers = { 'content-type': 'text/html' };
      return { kind: 'answer', response: { status: fault.status ?? 200, headers, body: GARBLED } };
    }
    case 'reset':
      return { kind: 'drop' };
    case 'reset-after':
      answer(operation);
      return { kind: 'drop' };
    case 'hang':
      return { kind: 'hang' };
    default:
      return unreachable(fault.form);
  }
}

function send(outgoing: ServerResponse, response: SimResponse): void {
  const { bytes, type } = encode(response.body);
  const headers = {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(response.status === 204 ? {} : { 'content-length': String(bytes.length) }),
    ...response.headers,
    'x-simulated-by': 'bedrock-tune',
  };
  outgoing.writeHead(response.status, headers);
  outgoing.end(bytes);
}

function encode(body: unknown): { bytes: Buffer; type: string | undefined } {
  if (body === undefined) return { bytes: Buffer.alloc(0), type: undefined };
  if (Buffer.isBuffer(body)) return { bytes: body, type: undefined };
  if (typeof body === 'string') return { bytes: Buffer.from(body), type: undefined };
  return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://127.0.0.1:${bound}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function jobEnv(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_BEDROCK: `${url}/bedrock`,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `${url}/bedrock-runtime`,
    AWS_ENDPOINT_URL_S3: `${url}/s3`,
    AWS_ENDPOINT_URL_STS: `${url}/sts`,
    AWS_ENDPOINT_URL_CLOUDFORMATION: `${url}/cloudformation`,
    AWS_ENDPOINT_URL_IAM: `${url}/iam`,
    AWS_ENDPOINT_URL_SERVICE_QUOTAS: `${url}/servicequotas`,
    GITHUB_API_URL: `${url}/github`,
    GITHUB_GRAPHQL_URL: `${url}/github/graphql`,
    GITHUB_SERVER_URL: SERVER_URL,
    GITHUB_TOKEN: DEFAULT_GITHUB_TOKEN,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: DEFAULT_REQUEST_TOKEN,
  };
}

function laptopEnv(world: World): Record<string, string> {
  const key = world.iam.accessKeys[0];
  if (key === undefined) return {};
  const region = world.s3.buckets[0]?.region ?? 'us-east-1';
  return {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_REGION: region,
    // The name that AWS CLI version 1 reads.
    AWS_DEFAULT_REGION: region,
  };
}
