/** From chunks of any size to blocks of whole lines, in memory bounded by one chunk and one line. */

const LF = 10;

/** Longest line that is read, bytes without its line feed: far above any record limit of Bedrock (32,000 tokens). */
export const MAX_LINE_BYTES = 1 << 20;

/** The first piece holds at least this much of the file, or all of it: enough to tell what kind of file it is. */
export const HEAD_BYTES = 1024;

const PIECE_BYTES = 1 << 20;

/** The file in pieces of at most about 1 MiB; the first one has `HEAD_BYTES` or is the whole file. Empty file: no piece. */
export async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of readAhead(bytes)) {
    let data = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (head !== undefined) {
      head = Buffer.concat([head, data]);
      if (head.length < HEAD_BYTES) continue;
      data = head;
      head = undefined;
    }
    for (let at = 0; at < data.length; at += PIECE_BYTES) yield data.subarray(at, at + PIECE_BYTES);
  }
  if (head !== undefined && head.length > 0) yield head;
}

/** The next chunk is on its way while this one is worked on. */
async function* readAhead(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  let next = fetched(source);
  try {
    for (let chunk = await next; chunk.done !== true; chunk = await next) {
      next = fetched(source);
      yield chunk.value;
    }
  } finally {
    await source.return?.();
  }
}

function fetched(source: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  const next = source.next();
  // It may fail before anyone waits for it; whoever does, then gets the error.
  next.catch(() => undefined);
  return next;
}

export type Segment =
  /** Whole lines, each with its line feed; only the last line of the file may lack it. */
  | { readonly kind: 'lines'; readonly bytes: Buffer }
  /** One line beyond `MAX_LINE_BYTES`, which was not kept. `length`: bytes without the line feed. */
  | { readonly kind: 'too-long'; readonly length: number };

/** Cuts pieces at line feeds (which never occur inside a UTF-8 sequence). What it keeps between calls is copied. */
export class LineSplitter {
  #parts: Buffer[] = [];
  #pending = 0;

  push(piece: Buffer): readonly Segment[] {
    const segments: Segment[] = [];
    let rest = piece;
    if (this.#pending > MAX_LINE_BYTES) {
      const end = rest.indexOf(LF);
      this.#pending += end < 0 ? rest.length : end;
      if (end < 0) return segments;
      segments.push(this.#takeTooLong());
      rest = rest.subarray(end + 1);
    }
    const cut = rest.lastIndexOf(LF) + 1;
    // Only the line that began in an earlier piece is copied, not all that follows it.
    const head = this.#parts.length > 0 && cut > 0 ? rest.indexOf(LF) + 1 : 0;
    if (head > 0) segments.push(this.#take(rest.subarray(0, head)));
    if (cut > head) segments.push(this.#take(rest.subarray(head, cut)));
    this.#keep(rest.subarray(cut));
    return segments;
  }

  /** What follows the last line feed. */
  end(): readonly Segment[] {
    if (this.#pending > MAX_LINE_BYTES) return [this.#takeTooLong()];
    return this.#pending > 0 ? [this.#take(Buffer.alloc(0))] : [];
  }

  #keep(rest: Buffer): void {
    this.#pending += rest.length;
    if (this.#pending > MAX_LINE_BYTES) this.#parts = [];
    else if (rest.length > 0) this.#parts.push(Buffer.from(rest));
  }

  #take(tail: Buffer): Segment {
    const bytes = this.#parts.length === 0 ? tail : Buffer.concat([...this.#parts, tail]);
    this.#parts = [];
    this.#pending = 0;
    return { kind: 'lines', bytes };
  }

  #takeTooLong(): Segment {
    const length = this.#pending;
    this.#pending = 0;
    return { kind: 'too-long', length };
  }
}

/** Calls `visit(start, end)` for each line of a block; `end` is the place of the line feed or the end of the block. */
export function eachLine(bytes: Buffer, visit: (start: number, end: number) => void): void {
  let start = 0;
  while (start < bytes.length) {
    const end = lineEnd(bytes, start);
    visit(start, end);
    start = end + 1;
  }
}

/** The place of the line feed that ends the line at `start`, or the end of the block. */
export function lineEnd(bytes: Buffer, start: number): number {
  const found = bytes.indexOf(LF, start);
  return found < 0 ? bytes.length : found;
}
