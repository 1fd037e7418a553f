/**
 * The way from `gh` to the simulator: for the host github.localhost `gh` speaks plain HTTP, and through the proxy that
 * the environment names. Nothing else gets anywhere.
 */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GitHubProxy {
  readonly url: string;
  /** What was asked for elsewhere, as `METHOD address`. */
  readonly refused: readonly string[];
  close(): void;
}

export async function openProxy(simulatorUrl: string): Promise<GitHubProxy> {
  const refused: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '' } = incoming;
    const path = /^http:\/\/api\.github\.localhost(\/.*)$/.exec(url)?.[1];
    if (path === undefined) {
      refused.push(`${method} ${url}`);
      outgoing.writeHead(502).end();
      return;
    }
    const target = `${simulatorUrl}/github${path}`;
    const { host } = new URL(simulatorUrl);
    const onward = request(target, { method, headers: { ...incoming.headers, host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connect', ({ url = '' }, socket) => {
    refused.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    refused,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
