/** A proxy on loopback, and a TLS server behind it that stands for every host. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll } from '@jest/globals';
import { onTestEnd, type Reply, type SeenRequest } from './wire.ts';

/** A certificate of nobody for `*.corp.test` and some hosts of AWS, with its key. */
const PEM = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'tls', 'test-only.pem'), 'utf8');

/** Lets this test file trust that certificate, as NODE_EXTRA_CA_CERTS lets a process. */
export function trustTestCertificate(): void {
  let usual: string[] = [];
  beforeAll(() => {
    usual = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...usual, PEM.slice(0, PEM.indexOf('-----BEGIN PRIVATE'))]);
  });
  afterAll(() => tls.setDefaultCACertificates(usual));
}

export interface TestProxy {
  /** With user and password. */
  readonly url: string;
  /** `host:port` of every CONNECT. */
  readonly connects: readonly string[];
  readonly authorizations: readonly (string | undefined)[];
}

/** What becomes of a CONNECT: a status line, silence, or a tunnel to this port. */
export type Treatment = string | 'silence' | number;

export async function proxy(treat: Treatment | ((host: string) => Treatment)): Promise<TestProxy> {
  const connects: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer((_request, response) => response.writeHead(502).end());
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', ({ url = '', headers }, socket: Socket) => {
    connects.push(url);
    const treatment = typeof treat === 'function' ? treat(url) : treat;
    authorizations.push(headers['proxy-authorization']);
    socket.on('error', () => undefined);
    if (typeof treatment === 'number') tunnel(socket, treatment);
    else if (treatment !== 'silence') socket.end(`HTTP/1.1 ${treatment}\r\n\r\n`);
  });
  const port = await listening(server);
  onTestEnd(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://user:proxy-password@127.0.0.1:${port}`, connects, authorizations };
}

function tunnel(client: Socket, port: number): void {
  const onward = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    client.pipe(onward).pipe(client);
  });
  onward.on('error', () => client.destroy());
  client.on('close', () => onward.destroy());
}

/** A TLS server for every host; returns its port and what it was asked. */
export async function tlsServer(reply: Reply) {
  const seen: SeenRequest[] = [];
  const server = createTlsServer({ cert: PEM, key: PEM }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const entry = { method, url, headers, body: Buffer.concat(chunks).toString('latin1') };
      seen.push(entry);
      reply(entry, response);
    });
  });
  const port = await listening(server);
  onTestEnd(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { port, seen };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
