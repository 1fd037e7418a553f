// One row of the two common formats, if it is as it should be: everything else is left to JavaScript.
import { TURNS, WORDS } from './layout';
import { forgetTexts, readText, textCount } from './text';

// Words, in the order of `WORDS`.
const PROMPT = 0;
const COMPLETION = 1;
const SCHEMA_VERSION = 2;
const MESSAGES = 3;
const SYSTEM = 4;
const ROLE = 5;
const CONTENT = 6;
const BLOCK_TEXT = 7;
const USER = 8;
const ASSISTANT = 9;
const VERSION_HEAD = 10;
const VERSION_TAIL = 11;

// Bits of the keys of a row.
const HAS_PROMPT = 1;
const HAS_COMPLETION = 2;
const HAS_MESSAGES = 4;
const HAS_VERSION = 8;
const HAS_SYSTEM = 16;
const PAIR_KEYS = HAS_PROMPT | HAS_COMPLETION;

let maxLine: i32 = 0;
let systemItems: i32 = 0;

// The row at hand.
let seen: i32 = 0;
export let turns: i32 = 0;
export let systemFirst: i32 = 0;
export let systemCount: i32 = 0;
export let promptFirst: i32 = 0;

/** `items`: texts that `system` must have; 0: any number. */
function setShape(longest: i32, items: i32): void {
  maxLine = longest;
  systemItems = items;
}

export function isPair(): bool {
  return seen === PAIR_KEYS;
}

/** Gives the place behind the row's line feed, which stands behind the last line even where the file has none. */
export function readRow(at: i32, end: i32): i32 {
  const start = at;
  forgetTexts();
  seen = 0;
  systemCount = 0;
  at = skip(at);
  if (load<u8>(at) !== 0x7b) return 0;
  at = readMembers(at);
  if (at === 0 || (seen !== PAIR_KEYS && (seen & ~HAS_SYSTEM) !== (HAS_MESSAGES | HAS_VERSION))) return 0;
  at = skip(at);
  if (load<u8>(at) === 0x0d && at + 1 < end) at += 1;
  return load<u8>(at) === 0x0a && at - start <= maxLine ? at + 1 : 0;
}

/** From the brace that opens the row to behind the one that closes it. */
function readMembers(at: i32): i32 {
  do {
    at = readMember(skip(at + 1));
    if (at === 0) return 0;
    at = skip(at);
  } while (load<u8>(at) === 0x2c);
  return load<u8>(at) === 0x7d ? at + 1 : 0;
}

/** A bit of `seen` for each key: it may stand there once. */
function readMember(at: i32): i32 {
  const first = load<u8>(at + 1);
  if (first === 0x70) {
    promptFirst = textCount;
    return readText(freshValue(at, PROMPT, HAS_PROMPT));
  }
  if (first === 0x63) return readText(freshValue(at, COMPLETION, HAS_COMPLETION));
  if (first === 0x6d) return readMessages(freshValue(at, MESSAGES, HAS_MESSAGES));
  if (first !== 0x73) return 0;
  if (load<u8>(at + 2) === 0x63) return readVersion(freshValue(at, SCHEMA_VERSION, HAS_VERSION));
  return readSystem(freshValue(at, SYSTEM, HAS_SYSTEM));
}

/** Place of the value of a key that was not seen before, else one where no value can stand. */
function freshValue(at: i32, key: i32, bit: i32): i32 {
  if (seen & bit) return WORDS;
  seen |= bit;
  return behindKey(at, key);
}

function behindKey(at: i32, key: i32): i32 {
  at = word(at, key);
  if (at === 0) return WORDS;
  at = skip(at);
  return load<u8>(at) === 0x3a ? skip(at + 1) : WORDS;
}

/** Behind the word, if it stands here; else 0. */
function word(at: i32, index: i32): i32 {
  const entry = WORDS + index * 64;
  const differs = v128.xor(v128.load(at), v128.load(entry + 16));
  return v128.any_true(v128.and(differs, v128.load(entry + 40))) ? 0 : at + load<i32>(entry);
}

function skip(at: i32): i32 {
  while (load<u8>(at) === 0x20 || load<u8>(at) === 0x09) at += 1;
  return at;
}

function readVersion(at: i32): i32 {
  at = word(at, VERSION_HEAD);
  return at === 0 ? 0 : word(at, VERSION_TAIL);
}

function readSystem(at: i32): i32 {
  systemFirst = textCount;
  at = readBlocks(at);
  systemCount = textCount - systemFirst;
  return systemItems === 0 || systemCount === systemItems ? at : 0;
}

/** A list of one `{"text": …}` or more. */
function readBlocks(at: i32): i32 {
  if (load<u8>(at) !== 0x5b) return 0;
  do {
    at = skip(at + 1);
    if (load<u8>(at) !== 0x7b) return 0;
    at = readText(behindKey(skip(at + 1), BLOCK_TEXT));
    if (at === 0) return 0;
    at = skip(at);
    if (load<u8>(at) !== 0x7d) return 0;
    at = skip(at + 1);
  } while (load<u8>(at) === 0x2c);
  return load<u8>(at) === 0x5d ? at + 1 : 0;
}

/** User and assistant in turns, at least one of each. */
function readMessages(at: i32): i32 {
  turns = 0;
  if (load<u8>(at) !== 0x5b) return 0;
  do {
    store<i32>(TURNS + turns * 4, textCount);
    at = skip(at + 1);
    if (load<u8>(at) !== 0x7b) return 0;
    at = readTurn(skip(at + 1), turns & 1 ? ASSISTANT : USER);
    if (at === 0) return 0;
    turns += 1;
    at = skip(at);
  } while (load<u8>(at) === 0x2c);
  store<i32>(TURNS + turns * 4, textCount);
  return load<u8>(at) === 0x5d && !(turns & 1) ? at + 1 : 0;
}

/** Role and content, in either order. */
function readTurn(at: i32, role: i32): i32 {
  const isRoleFirst = word(at, ROLE) !== 0;
  at = isRoleFirst ? word(behindKey(at, ROLE), role) : readBlocks(behindKey(at, CONTENT));
  if (at === 0) return 0;
  at = skip(at);
  if (load<u8>(at) !== 0x2c) return 0;
  at = skip(at + 1);
  at = isRoleFirst ? readBlocks(behindKey(at, CONTENT)) : word(behindKey(at, ROLE), role);
  if (at === 0) return 0;
  at = skip(at);
  return load<u8>(at) === 0x7d ? at + 1 : 0;
}

/** The first text of a turn; behind the last turn, the first that belongs to none. */
export function turnStart(turn: i32): i32 {
  return load<i32>(TURNS + turn * 4);
}

export { setShape };
