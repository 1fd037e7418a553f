/** The scanner's WebAssembly: started at the first use, one for the process, in memory that never grows. */
import { generateKeySync } from 'node:crypto';
import { SCANNER } from './scanner.data.ts';
import {
  ASCII_HIGH,
  hexDigits,
  PIECES,
  type Piece,
  plainBits,
  SYMBOL_LOW,
  WEIGHTS,
  WORDS,
} from './tables.ts';

/** Places in memory, as `assembly/layout.ts` has them. */
const PLACES = [
  'PLAIN',
  'SYMBOL_LOW',
  'ASCII_HIGH',
  'ENDING_LOW',
  'WEIGHTS',
  'HEX',
  'WORDS',
  'PIECES',
  'RESERVED',
  'MOST_RESERVED',
  'FRAME',
  'MOST_FRAME',
  'BATCH',
  'ROW_TOKENS',
  'ROW_IDS',
  'INPUT_IDS',
  'ANSWER_IDS',
  'ROW_ENDS',
  'ROW_SYSTEMS',
  'CANON',
  'MOST_BYTES',
  'INPUT',
  'TEXT',
  'OUTPUT',
] as const;
type Place = (typeof PLACES)[number];

interface Functions {
  setKey(first: bigint, second: bigint, third: bigint, fourth: bigint): void;
  setReserved(count: number): void;
  setShape(maxLine: number, systemItems: number): void;
  setTokens(most: number, highFactor: number): void;
  setFrame(head: number, middle: number, tail: number, systemTokens: number): void;
  kindOf(at: number, end: number): number;
  scan(at: number, end: number, kind: number): number;
  getNext(): number;
  getStopped(): number;
  getOutput(): number;
  hashText(length: number): void;
}

type Exports = Functions & { readonly memory: { readonly buffer: ArrayBuffer } } & Readonly<
    Record<Place, { readonly value: number }>
  >;

/** What is used of it; the type definitions of Node do not have it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
};

export interface Machine {
  readonly call: Functions;
  readonly at: Readonly<Record<Place, number>>;
  readonly memory: Buffer;
  readonly words: BigUint64Array;
}

let running: Machine | undefined;

export function machine(): Machine {
  running ??= start();
  return running;
}

function start(): Machine {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(SCANNER, 'base64')));
  const places = PLACES.map((place) => [place, exports[place].value] as const);
  const made: Machine = {
    call: exports,
    // Made of all names there are.
    at: Object.fromEntries(places) as Record<Place, number>,
    memory: Buffer.from(exports.memory.buffer),
    words: new BigUint64Array(exports.memory.buffer),
  };
  setKey(made);
  fill(made);
  return made;
}

/** The constants of SipHash, "somepseudorandomlygeneratedbytes". */
const SIP = [0x736f6d6570736575n, 0x646f72616e646f6dn, 0x6c7967656e657261n, 0x7465646279746573n] as const;

/** A key of this process alone: what it decides, which rows are equal, is the same under every key. */
function setKey({ call }: Machine): void {
  const key = generateKeySync('hmac', { length: 128 }).export();
  const [first, second] = [key.readBigUInt64LE(0), key.readBigUInt64LE(8)];
  call.setKey(first ^ SIP[0], second ^ SIP[1], first ^ SIP[2], second ^ SIP[3]);
}

function fill({ at, memory }: Machine): void {
  memory.set(plainBits(), at.PLAIN);
  memory.set(SYMBOL_LOW, at.SYMBOL_LOW);
  memory.set(ASCII_HIGH, at.ASCII_HIGH);
  WEIGHTS.forEach((weight, index) => {
    memory.writeDoubleLE(weight, at.WEIGHTS + index * 8);
  });
  memory.write(hexDigits(), at.HEX, 'latin1');
  WORDS.forEach((word, index) => {
    const entry = at.WORDS + index * 64;
    memory.writeUInt32LE(word.length, entry);
    memory.write(word, entry + 16, 'latin1');
    memory.fill(0xff, entry + 40, entry + 40 + word.length);
  });
}

/** `idOf`: digits of the identity of a text. */
export function fillPieces({ at, memory }: Machine, idOf: (text: string) => string): void {
  const text = (piece: Piece): string => piece.replace(/<(.*)>/, (_, word: string) => `#${idOf(word)}`);
  PIECES.forEach((piece, index) => {
    const entry = at.PIECES + index * 64;
    const length = memory.write(text(piece), entry + 16, 'latin1');
    memory.writeUInt32LE(length, entry);
  });
}
