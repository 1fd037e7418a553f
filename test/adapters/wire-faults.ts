/** Ways of not answering. */
import { connect, createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { onTestEnd, type Reply } from './wire.ts';

/** The request arrives, and nothing comes back. */
export const hung: Reply = () => undefined;

/** A body that never ends: a byte now and then, so that the connection is never silent for long. */
export const drip: Reply = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 25);
  response.on('close', () => clearInterval(timer));
};

/** A body that never ends, as fast as it is taken. */
export const endless: Reply = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** What a proxy says in place of the service. */
export function page(status: number): Reply {
  const body = '<html><body>Sign in to the network</body></html>';
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
    response.end(body);
  };
}

/** A port on which something else than HTTP speaks. */
export async function otherProtocol(): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('SSH-2.0-OpenSSH_9.9\r\n', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestEnd(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const DEAF = `
const { workerData, parentPort } = require('node:worker_threads');
const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  setImmediate(() => Atomics.wait(new Int32Array(workerData), 0, 0));
});
`;

/** A port that listens and accepts nobody: its queue is full, so that connections never stand. */
export async function deaf(): Promise<string> {
  const wake = new SharedArrayBuffer(4);
  const worker = new Worker(DEAF, { eval: true, workerData: wake });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  const waiting: Socket[] = [];
  for (let n = 0; n < 8; n += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    waiting.push(socket);
  }
  onTestEnd(async () => {
    for (const socket of waiting) socket.destroy();
    Atomics.store(new Int32Array(wake), 0, 1);
    Atomics.notify(new Int32Array(wake), 0);
    await worker.terminate();
  });
  return `http://127.0.0.1:${port}`;
}
