/** Answers that end: the SDK bounds the silence between two bytes, but neither their number nor their time. */
import { pipeline, type Readable, Transform } from 'node:stream';

export interface AnswerLimits {
  /** Milliseconds until the last byte, counted from the first. */
  readonly answerMs: number;
  /** The SDK holds an answer in memory as a whole. */
  readonly answerBytes: number;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  body?: Readable;
}

interface Asked {
  readonly method: string;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** What the SDK's HTTP handlers have in common, as far as it is used here. */
interface Handler {
  handle(request: Asked, options?: object): Promise<{ readonly response: Answer }>;
}

/** An extension of the SDK: every client made with it reads bounded answers. */
export function boundedAnswers(limits: AnswerLimits) {
  return {
    configure(client: { httpHandler(): unknown }): void {
      // The SDK's own type is generic over options that nobody here sets.
      const handler = client.httpHandler() as Handler;
      const handle = handler.handle.bind(handler);
      handler.handle = async (request, options) => {
        const answer = await handle(request, options);
        if (!isStream(request, answer.response) && !isEmpty(request, answer.response))
          bound(request, answer.response, limits);
        return answer;
      };
    },
  };
}

/** An object's bytes: as many as it has, of any type; who reads them bounds them. */
function isStream({ query }: Asked, { statusCode }: Answer): boolean {
  return query?.['x-id'] === 'GetObject' && statusCode < 300;
}

/** The HTTP parser ends it where its head ends. */
function isEmpty({ method }: Asked, { headers }: Answer): boolean {
  return method === 'HEAD' || headers['content-length'] === '0';
}

function bound({ method }: Asked, response: Answer, limits: AnswerLimits): void {
  const { body, statusCode, headers } = response;
  // A HEAD is answered with the headers of an object, which may be a page.
  const mayBePage =
    method !== 'HEAD' && statusCode < 500 && /^text\/html\b/i.test(headers['content-type'] ?? '');
  const page = mayBePage ? named('NotAnAnswer', `an HTML page (HTTP ${statusCode})`) : undefined;
  if (body !== undefined) response.body = limited(body, limits, page);
}

/** How a page begins; that an answer is called one by its type alone says nothing, also of an empty one. */
const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i;

/**
 * The same bytes, as long as they keep to the limits.
 * @param page what is thrown where the answer turns out to be a page; undefined: it may be one
 */
export function limited(body: Readable, { answerMs, answerBytes }: AnswerLimits, page?: Error): Readable {
  let left = answerBytes;
  let isFirst = true;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      left -= chunk.byteLength;
      const isPage =
        page !== undefined && isFirst && PAGE.test(Buffer.from(chunk).toString('latin1', 0, 256));
      isFirst = false;
      if (isPage) done(page);
      else if (left < 0) done(named('AnswerTooLarge', `an answer of more than ${answerBytes} bytes`));
      else done(null, chunk);
    },
  });
  const overdue = () => counted.destroy(named('TimeoutError', `no end of the answer within ${answerMs} ms`));
  const timer = setTimeout(overdue, answerMs).unref();
  pipeline(body, counted, () => clearTimeout(timer));
  return counted;
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
