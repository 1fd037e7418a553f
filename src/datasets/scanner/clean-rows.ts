/**
 * The fast way through a dataset: rows of the two common formats in which nothing is wrong, read in WebAssembly. It
 * vouches for a row only where a closer look (`rows.ts`) would find nothing, and learns the same from it; every other
 * row is left to that closer look, the only source of findings.
 */
import type { DatasetLimits } from '../../catalog/base-model.ts';
import { type Calibration, upperFactor } from '../calibration.ts';
import type { RowFrame } from '../convert.ts';
import { MAX_LINE_BYTES } from '../lines.ts';
import { identifying } from './identity.ts';
import type { Machine } from './machine.ts';
import { lowTable } from './tables.ts';

export type CleanKind = 'pair' | 'conversation';

/** What one call learnt. The arrays are views of memory, good until the next call; one entry for each row. */
export interface CleanBatch {
  readonly rows: number;
  /** Where in the block the first row stands that was not taken. */
  readonly next: number;
  /** That row needs a closer look. */
  readonly isStopped: boolean;
  /** Estimated tokens, not rounded. */
  readonly tokens: Float64Array;
  readonly rowIds: BigUint64Array;
  readonly inputIds: BigUint64Array;
  readonly answerIds: BigUint64Array;
  /** Where in the block each row ends, its line feed included, even where the last one lacks it. */
  readonly ends: Uint32Array;
  /** 1 where a row has a `system`. */
  readonly systems: Uint8Array;
  /** The rows as conversations, where a frame was set. */
  readonly converted: Uint8Array;
}

const KINDS: Readonly<Record<CleanKind, number>> = { pair: 1, conversation: 2 };

/** What rows are held to. */
export interface CleanSettings {
  /** undefined: whatever is well formed passes. */
  readonly limits: DatasetLimits | undefined;
  readonly calibration: Calibration;
}

/** Whose settings the machine has, for several files may be read at a time. */
let owner: CleanRows | undefined;

export class CleanRows {
  readonly #limits: DatasetLimits | undefined;
  readonly #highFactor: number;
  readonly #words: readonly string[];
  readonly #machine: Machine;
  #frame: { readonly parts: RowFrame; readonly systemTokens: number } | undefined;
  #length = 0;

  constructor({ limits, calibration }: CleanSettings) {
    this.#limits = limits;
    this.#highFactor = upperFactor(calibration);
    const { reservedStrings = [], suspectStrings = [] } = limits ?? {};
    this.#words = [...new Set([...reservedStrings, ...suspectStrings].map((word) => word.toLowerCase()))];
    this.#machine = identifying();
  }

  /** Rows are converted from now on. */
  convert(parts: RowFrame, systemTokens: number): void {
    this.#frame = { parts, systemTokens };
    if (owner === this) owner = undefined;
  }

  /** Takes whole lines in; false where they have to be read in another way. */
  load(block: Buffer): boolean {
    const { at, memory } = this.#machine;
    if (!this.#isAble() || block.length > at.MOST_BYTES) return false;
    block.copy(memory, at.INPUT);
    // Nothing may run on into what an earlier block left behind.
    memory.fill(0, at.INPUT + block.length, at.INPUT + block.length + 64);
    memory[at.INPUT + block.length] = 0x0a;
    this.#length = block.length;
    this.#own();
    return true;
  }

  /** The kind of the row at `from`; undefined: it needs a closer look. */
  kindOf(from: number): CleanKind | undefined {
    this.#own();
    const { at, call } = this.#machine;
    const kind = call.kindOf(at.INPUT + from, at.INPUT + this.#length);
    return kind === KINDS.pair ? 'pair' : kind === KINDS.conversation ? 'conversation' : undefined;
  }

  /** Takes rows of a kind from `from` on, as many as it can vouch for. */
  take(from: number, kind: CleanKind): CleanBatch {
    this.#own();
    const { at, call, memory } = this.#machine;
    const rows = call.scan(at.INPUT + from, at.INPUT + this.#length, KINDS[kind]);
    const { buffer } = memory;
    return {
      rows,
      // The last line of a file may lack its line feed.
      next: Math.min(call.getNext() - at.INPUT, this.#length),
      isStopped: call.getStopped() !== 0,
      tokens: new Float64Array(buffer, at.ROW_TOKENS, rows),
      rowIds: new BigUint64Array(buffer, at.ROW_IDS, rows),
      inputIds: new BigUint64Array(buffer, at.INPUT_IDS, rows),
      answerIds: new BigUint64Array(buffer, at.ANSWER_IDS, rows),
      ends: new Uint32Array(buffer, at.ROW_ENDS, rows),
      systems: memory.subarray(at.ROW_SYSTEMS, at.ROW_SYSTEMS + rows),
      converted: memory.subarray(at.OUTPUT, at.OUTPUT + call.getOutput()),
    };
  }

  /** It looks for reserved strings by their last bytes, and has room for a short frame only. */
  #isAble(): boolean {
    const { at } = this.#machine;
    const frame = this.#frame?.parts;
    const frameBytes = frame === undefined ? 0 : Buffer.byteLength(frame.head + frame.middle + frame.tail);
    const areShort = this.#words.every((word) => /^[\x20-\x7e\n]+$/.test(word));
    return areShort && this.#words.length <= at.MOST_RESERVED && frameBytes <= at.MOST_FRAME;
  }

  #own(): void {
    if (owner === this) return;
    owner = this;
    const { call } = this.#machine;
    call.setShape(MAX_LINE_BYTES, this.#limits?.systemItems ?? 0);
    call.setTokens(this.#limits?.maxTokensPerRecord ?? Infinity, this.#highFactor);
    this.#setWords();
    this.#setFrame();
  }

  #setWords(): void {
    const { at, call, memory } = this.#machine;
    const ends = this.#words.map((word) => word.charCodeAt(word.length - 1));
    const both = ends.flatMap((code) => (isLetter(code) ? [code, code - 0x20] : [code]));
    memory.set(lowTable(both), at.ENDING_LOW);
    this.#words.forEach((word, index) => {
      const entry = at.RESERVED + index * 64;
      const tail = Buffer.from(word, 'latin1').subarray(-16);
      memory.fill(0, entry, entry + 48);
      memory.set(tail, entry + 16 - tail.length);
      memory.fill(0xff, entry + 32 - tail.length, entry + 32);
      memory.set(
        tail.map((code) => (isLetter(code) ? 0x20 : 0)),
        entry + 48 - tail.length,
      );
    });
    call.setReserved(this.#words.length);
  }

  #setFrame(): void {
    const { at, call, memory } = this.#machine;
    if (this.#frame === undefined) {
      call.setFrame(-1, 0, 0, 0);
      return;
    }
    const { parts, systemTokens } = this.#frame;
    const head = memory.write(parts.head, at.FRAME);
    const middle = memory.write(parts.middle, at.FRAME + head);
    const tail = memory.write(parts.tail, at.FRAME + head + middle);
    call.setFrame(head, middle, tail, systemTokens);
  }
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
