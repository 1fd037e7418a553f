/** What tells rows apart, in a few bytes per row: for duplicates, leaks between splits, and the diff of two versions. */
import { hash } from 'node:crypto';
import type { DatasetFormat } from '../catalog/base-model.ts';
import { isArray, isObject, type Json, type JsonObject } from './json.ts';

/** The identity of nothing: a row without an answer, or one that asks nothing. */
export const NO_ID = 0n;

/**
 * Parallel arrays, one entry per row in file order; 32 bytes a row. Identities are the first 64 bits of a SHA-256: among
 * a million rows two different ones share an identity with a chance of 3e-8.
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

const FIRST_CAPACITY = 1024;

/** Grows by half of its size. `close` gives views of its arrays, so nothing may be added after it. */
export class RowIndexBuilder {
  #length = 0;
  #lines = new Uint32Array(FIRST_CAPACITY);
  #rowIds = new BigUint64Array(FIRST_CAPACITY);
  #inputIds = new BigUint64Array(FIRST_CAPACITY);
  #answerIds = new BigUint64Array(FIRST_CAPACITY);
  #tokens = new Uint32Array(FIRST_CAPACITY);

  add(row: JsonObject, format: DatasetFormat, at: { readonly line: number; readonly tokens: number }): void {
    if (this.#length === this.#lines.length) this.#grow();
    const { input, answer } = askedAndAnswered(row, format);
    this.#lines[this.#length] = at.line;
    this.#tokens[this.#length] = Math.round(at.tokens);
    this.#rowIds[this.#length] = digest64(canonical(row));
    this.#inputIds[this.#length] = input.length === 0 ? NO_ID : digest64(canonical(input));
    this.#answerIds[this.#length] = answer === undefined ? NO_ID : digest64(canonical(sameLooking(answer)));
    this.#length += 1;
  }

  close(): RowIndex {
    const length = this.#length;
    return {
      length,
      lines: this.#lines.subarray(0, length),
      rowIds: this.#rowIds.subarray(0, length),
      inputIds: this.#inputIds.subarray(0, length),
      answerIds: this.#answerIds.subarray(0, length),
      tokens: this.#tokens.subarray(0, length),
    };
  }

  #grow(): void {
    this.#lines = grown(this.#lines);
    this.#tokens = grown(this.#tokens);
    this.#rowIds = grownWide(this.#rowIds);
    this.#inputIds = grownWide(this.#inputIds);
    this.#answerIds = grownWide(this.#answerIds);
  }
}

function grown(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(capacityAfter(from));
  to.set(from);
  return to;
}

function grownWide(from: BigUint64Array): BigUint64Array<ArrayBuffer> {
  const to = new BigUint64Array(capacityAfter(from));
  to.set(from);
  return to;
}

function capacityAfter({ length }: { readonly length: number }): number {
  return Math.ceil(length * 1.5);
}

/**
 * A text that is equal exactly for equal values, whatever the order of keys. No JSON: lengths and counts in front cost a
 * third of what quoting costs. Does not recurse, so that no depth of nesting can exhaust the stack.
 */
export function canonical(root: Json): string {
  let text = '';
  const waiting: Json[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) text += head(value, waiting);
  return text;
}

/** The value but for its members, which are put on the pile, the first one on top. */
function head(value: Json, waiting: Json[]): string {
  if (typeof value === 'string') return `"${value.length}:${value}`;
  if (isArray(value)) {
    for (let at = value.length - 1; at >= 0; at -= 1) waiting.push(value[at] ?? null);
    return `[${value.length};`;
  }
  if (!isObject(value)) return `${value};`;
  const keys = Object.keys(value).sort();
  for (const key of keys.toReversed()) waiting.push(value[key] ?? null, key);
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

/** Most texts have no character that could be composed; looking for one costs a fifth of composing. */
function composed(text: string): string {
  return /[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text;
}

/** As hex, because the crypto module makes a string twice as fast as a buffer. */
function digest64(text: string): bigint {
  return BigInt(`0x${hash('sha256', text, 'hex').slice(0, 16)}`);
}
