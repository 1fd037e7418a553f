/** A loopback server that answers as told, and keeps every request with its answer. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { Exchange } from './description.ts';

export interface Recorder {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  close(): Promise<void>;
}

type Asked = Pick<Exchange, 'method' | 'path' | 'query' | 'sent'>;
type Answered = Pick<Exchange, 'status' | 'contentType' | 'answered'> & {
  readonly headers?: IncomingMessage['headers'];
};

/** @param answer gets the bytes of the request too, to hand them on */
export async function record(
  answer: (asked: Asked, request: IncomingMessage, body: Buffer) => Promise<Answered>,
): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://here');
    const sent: unknown = body.length === 0 ? undefined : JSON.parse(body.toString());
    const asked = { method: request.method ?? '', path: pathname, query: searchParams, sent };
    const { headers, ...answered } = await answer(asked, request, body);
    exchanges.push({ ...asked, ...answered });
    response.writeHead(answered.status, headers ?? { 'content-type': answered.contentType });
    response.end(answered.answered);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}`, exchanges, close };
}

/** Hands requests on to another server, which sees the recorder's own address: links in its answers lead back here. */
export function recordCallsOf(target: string, mount: string): Promise<Recorder> {
  return record(async (_asked, request, body) => {
    const { method, headers } = request;
    const onward = send(`${target}${mount}${request.url}`, { method, headers });
    onward.end(body);
    const [response] = (await once(onward, 'response')) as [IncomingMessage];
    const answered = (await bytesOf(response))
      .toString()
      .replaceAll(`${headers.host}${mount}`, `${headers.host}`);
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = response.headers;
    const link = kept['link'];
    const lead = typeof link === 'string' ? { link: link.replaceAll(mount, '') } : {};
    const contentType = String(response.headers['content-type'] ?? '');
    return { status: response.statusCode ?? 0, contentType, answered, headers: { ...kept, ...lead } };
  });
}

async function bytesOf(message: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
