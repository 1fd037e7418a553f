/** Loopback HTTP servers that misbehave as told, and a clock that never waits. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { types } from 'node:util';
import { afterEach } from '@jest/globals';
import type { Clock } from '../../src/ports/host.ts';

/**
 * Jest runs tests in a realm of their own, while Node's core creates its errors in the main one; `instanceof Error`
 * then fails, also inside the SDK, which a real process never sees. This gives it back its meaning.
 */
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    if (this === Error) return types.isNativeError(value);
    return Function.prototype[Symbol.hasInstance].call(this, value);
  },
});

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Reply = (request: SeenRequest, response: ServerResponse) => void;

export interface Wire {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
}

const open: { close(): Promise<unknown> }[] = [];

/** Answers the n-th request with the n-th reply, and all later ones with the last. Closed after the test. */
export async function wire(...replies: readonly Reply[]): Promise<Wire> {
  const seen: SeenRequest[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(chunks).toString('latin1');
      const entry = { method, url, headers, body };
      seen.push(entry);
      (replies[seen.length - 1] ?? replies.at(-1) ?? drop)(entry, response);
    });
  };
  return { url: await listen(listener), seen };
}

/** Done after the test, as the servers are closed. */
export function onTestEnd(close: () => Promise<unknown>): void {
  open.push({ close });
}

/** A server on a free loopback port, closed after the test; returns its address. */
export async function listen(listener: RequestListener, onExpect?: RequestListener): Promise<string> {
  const server = createServer(listener);
  if (onExpect !== undefined) server.on('checkContinue', onExpect);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

export function answer(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Reply {
  return (_request, response) => {
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
    response.end(body);
  };
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return answer(status, JSON.stringify(body), {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
}

/** The connection is reset. */
export const drop: Reply = (_request, response) => {
  response.socket?.resetAndDestroy();
};

/** A body that ends before its announced length. */
export const truncated: Reply = (_request, response) => {
  response.writeHead(200, { 'content-length': '1000', 'content-type': 'application/json; charset=utf-8' });
  response.write('{"a":');
  setImmediate(() => response.socket?.resetAndDestroy());
};

export interface TestClock extends Clock {
  /** Every pause that was asked for. */
  readonly pauses: readonly number[];
}

/** Time passes only by sleeping, and sleeping takes no time. */
export function instantClock(start = Date.UTC(2026, 10, 1)): TestClock {
  const pauses: number[] = [];
  let now = start;
  return {
    pauses,
    now: () => now,
    sleep: async (ms) => {
      pauses.push(ms);
      now += ms;
    },
  };
}

const before = new Map<string, string | undefined>();

/** Sets environment variables for one test: SDKs read their endpoints and credentials from there. */
export function setEnv(values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!before.has(name)) before.set(name, process.env[name]);
    assign(name, value);
  }
}

function assign(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

afterEach(async () => {
  for (const [name, value] of before) assign(name, value);
  before.clear();
  await Promise.all(open.splice(0).map((server) => server.close()));
});
