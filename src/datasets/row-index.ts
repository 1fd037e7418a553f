/** What tells rows apart, in a few bytes per row: for duplicates, leaks between splits, and the diff of two versions. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import { composed } from './composed.ts';
import { isArray, isObject, type Json, type JsonObject } from './json.ts';
import type { CleanBatch } from './scanner/clean-rows.ts';
import { textDigest, textId } from './scanner/identity.ts';

/** The identity of nothing: a row without an answer, or one that asks nothing. */
export const NO_ID = 0n;

/**
 * Parallel arrays, one entry per row in file order; 32 bytes a row. Identities (64 bits, `scanner/identity.ts`) hold
 * within one process: they are for comparing, not for keeping.
 */
export interface RowIndex {
  readonly length: number;
  /** Line of each row, from 1. */
  readonly lines: Uint32Array;
  /** Equal for rows with the same content: order of keys and blanks between tokens do not matter. */
  readonly rowIds: BigUint64Array;
  /** Equal for rows that ask the model the same: prompt, or system and all turns before the last answer. */
  readonly inputIds: BigUint64Array;
  /** Equal for rows with the same completion, or last answer. */
  readonly answerIds: BigUint64Array;
  /** Estimated tokens of each row, rounded. */
  readonly tokens: Uint32Array;
}

/** Collects rows. After `close` nothing may be added. */
export class RowIndexBuilder {
  #length = 0;
  #capacity = 0;
  readonly #lines = new Column((buffer) => new Uint32Array(buffer));
  readonly #rowIds = new Column((buffer) => new BigUint64Array(buffer));
  readonly #inputIds = new Column((buffer) => new BigUint64Array(buffer));
  readonly #answerIds = new Column((buffer) => new BigUint64Array(buffer));
  readonly #tokens = new Column((buffer) => new Uint32Array(buffer));

  add(row: JsonObject, format: DatasetFormat, at: { readonly line: number; readonly tokens: number }): void {
    this.#makeRoom(1);
    const { input, answer } = askedAndAnswered(row, format);
    this.#lines.cells[this.#length] = at.line;
    this.#tokens.cells[this.#length] = Math.round(at.tokens);
    this.#rowIds.cells[this.#length] = textDigest(canonical(row));
    this.#inputIds.cells[this.#length] = input.length === 0 ? NO_ID : textDigest(canonical(input));
    this.#answerIds.cells[this.#length] =
      answer === undefined ? NO_ID : textDigest(canonical(sameLooking(answer)));
    this.#length += 1;
  }

  /** Rows that stand in lines one after another, from `line` on. */
  append({ rows, tokens, rowIds, inputIds, answerIds }: CleanBatch, line: number): void {
    this.#makeRoom(rows);
    const from = this.#length;
    const [lines, weights] = [this.#lines.cells, this.#tokens.cells];
    for (let row = 0; row < rows; row += 1) {
      lines[from + row] = line + row;
      weights[from + row] = Math.round(tokens[row] ?? 0);
    }
    this.#rowIds.cells.set(rowIds, from);
    this.#inputIds.cells.set(inputIds, from);
    this.#answerIds.cells.set(answerIds, from);
    this.#length += rows;
  }

  close(): RowIndex {
    const length = this.#length;
    return {
      length,
      lines: this.#lines.close(length),
      rowIds: this.#rowIds.close(length),
      inputIds: this.#inputIds.close(length),
      answerIds: this.#answerIds.close(length),
      tokens: this.#tokens.close(length),
    };
  }

  #makeRoom(rows: number): void {
    if (this.#length + rows <= this.#capacity) return;
    this.#capacity = Math.ceil((this.#length + rows) * 1.25) + 256;
    for (const column of [this.#lines, this.#rowIds, this.#inputIds, this.#answerIds, this.#tokens])
      column.grow(this.#capacity);
  }
}

/** Addresses that a column keeps free to grow into; memory is used only as far as there are rows. */
const RESERVED_BYTES = 1 << 26;

type Cells = Uint32Array<ArrayBuffer> | BigUint64Array<ArrayBuffer>;

/** Grows in place: an array that moved would leave its former memory behind until the next garbage collection. */
class Column<T extends Cells> {
  readonly #over: (buffer: ArrayBuffer) => T;
  #buffer = new ArrayBuffer(0, { maxByteLength: RESERVED_BYTES });
  /** As long as the buffer, however that changes. */
  cells: T;

  constructor(over: (buffer: ArrayBuffer) => T) {
    this.#over = over;
    this.cells = over(this.#buffer);
  }

  grow(rows: number): void {
    const bytes = rows * this.cells.BYTES_PER_ELEMENT;
    if (bytes <= this.#buffer.maxByteLength) this.#buffer.resize(bytes);
    else this.#move(bytes);
  }

  #move(bytes: number): void {
    const former = this.#buffer;
    this.#buffer = new ArrayBuffer(bytes, { maxByteLength: bytes * 4 });
    new Uint8Array(this.#buffer).set(new Uint8Array(former));
    former.resize(0);
    this.cells = this.#over(this.#buffer);
  }

  /** The cells in memory of just their length. */
  close(rows: number): T {
    const exact = this.#over(this.#buffer.slice(0, rows * this.cells.BYTES_PER_ELEMENT));
    this.#buffer.resize(0);
    return exact;
  }
}

/**
 * A text that is equal exactly for equal values, whatever the order of keys; other texts than keys stand in it by their
 * identity. No JSON: counts in front cost less than what quoting costs. Does not recurse, so that no depth of nesting
 * can exhaust the stack.
 */
export function canonical(root: Json): string {
  let text = '';
  const waiting: Waiting[] = [[root]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    text += typeof next === 'string' ? next : head(next[0], waiting);
  return text;
}

/** A value, or a key that was written already. */
type Waiting = readonly [Json] | string;

/** The value but for its members, which are put on the pile, the first one on top. */
function head(value: Json, waiting: Waiting[]): string {
  if (typeof value === 'string') return `#${textId(value)}`;
  if (isArray(value)) {
    for (let at = value.length - 1; at >= 0; at -= 1) waiting.push([value[at] ?? null]);
    return `[${value.length};`;
  }
  if (!isObject(value)) return `${value};`;
  const keys = Object.keys(value).sort();
  for (const key of keys.toReversed()) waiting.push([value[key] ?? null], `"${key.length}:${key}`);
  return `{${keys.length};`;
}

interface Exchange {
  /** The turns that the model is given; empty: none. */
  readonly input: readonly Json[];
  readonly answer: Json | undefined;
}

/** What a row asks and what it answers; the same words give the same in every format that has words. */
function askedAndAnswered(row: JsonObject, format: DatasetFormat): Exchange {
  switch (format) {
    case 'prompt-completion':
      return { input: turn('user', row['prompt']), answer: blocksOf(row['completion']) };
    case 'input-text':
      return { input: turn('user', row['input']), answer: undefined };
    case 'image-ref-caption':
      return { input: turn('user', row['image-ref']), answer: blocksOf(row['caption']) };
    case 'bedrock-conversation-2024':
    case 'claude-messages':
    case 'openai-chat-rft':
      return exchangeOf(row);
  }
}

function exchangeOf(row: JsonObject): Exchange {
  const messages = isArray(row['messages']) ? row['messages'].filter(isObject) : [];
  const last = messages.findLastIndex((message) => message['role'] === 'assistant');
  const asked = last < 0 ? messages : messages.slice(0, last);
  return {
    input: [
      ...turn('system', row['system']),
      ...asked.flatMap((message) => turn(message['role'] ?? null, message['content'])),
    ],
    answer: blocksOf(messages[last]?.['content']),
  };
}

function turn(role: Json, content: Json | undefined): readonly Json[] {
  const blocks = blocksOf(content);
  return blocks === undefined ? [] : [[role, sameLooking(blocks)]];
}

/** A text alone is short for a list with one block of text. */
function blocksOf(content: Json | undefined): Json | undefined {
  return typeof content === 'string' ? [{ text: content }] : content;
}

/** Texts that look the same count as the same: composed (NFC), without blanks at the ends. Other blocks stay as they are. */
function sameLooking(blocks: Json): Json {
  if (!isArray(blocks)) return blocks;
  return blocks.map((block) => {
    if (!isObject(block) || typeof block['text'] !== 'string') return block;
    const text = composed(block['text']).trim();
    return text === block['text'] ? block : { ...block, text };
  });
}
