// The canonical forms that `row-index.ts` makes of a row, its question and its answer; identities are their hashes.
import { hash, putHex } from './hash';
import { ANSWER_IDS, CANON, INPUT_IDS, PIECES, ROW_IDS, TEXTS } from './layout';
import { promptFirst, systemCount, systemFirst, turnStart, turns } from './row';

// Pieces, in the order of `PIECES`.
const PAIR_COMPLETION = 0;
const PAIR_PROMPT = 1;
const ROW_OF_THREE = 2;
const ROW_OF_TWO = 3;
const MESSAGE = 4;
const BLOCK = 5;
const ROLES = 6;
const VERSION = 8;
const SYSTEM_LIST = 9;
const LIST = 10;
const SYSTEM_TURN = 11;
const TURN = 12;

function idOf(text: i32): u64 {
  return load<u64>(TEXTS + text * 48 + 16);
}

function trimmedIdOf(text: i32): u64 {
  return load<u64>(TEXTS + text * 48 + 24);
}

function piece(to: i32, index: i32): i32 {
  const entry = PIECES + index * 64;
  v128.store(to, v128.load(entry + 16));
  v128.store(to + 16, v128.load(entry + 32));
  v128.store(to + 32, v128.load(entry + 48));
  return to + load<i32>(entry);
}

/** A count below 10,000, and its semicolon. */
function count(to: i32, number: i32): i32 {
  if (number >= 10) {
    to = count(to, number / 10) - 1;
    number %= 10;
  }
  store<u16>(to, 0x3b30 + number);
  return to + 2;
}

function block(to: i32, id: u64): i32 {
  return putHex(piece(to, BLOCK), id);
}

function done(end: i32): u64 {
  return hash(CANON, end - CANON);
}

export function identifyPair(row: i32): void {
  const completion = 1 - promptFirst;
  const rowEnd = putHex(piece(CANON, PAIR_COMPLETION), idOf(completion));
  store<u64>(ROW_IDS + row * 8, done(putHex(piece(rowEnd, PAIR_PROMPT), idOf(promptFirst))));
  const asked = count(piece(count(piece(CANON, LIST), 1), TURN), 1);
  store<u64>(INPUT_IDS + row * 8, done(block(asked, trimmedIdOf(promptFirst))));
  store<u64>(ANSWER_IDS + row * 8, done(block(count(piece(CANON, LIST), 1), trimmedIdOf(completion))));
}

export function identifyConversation(row: i32): void {
  store<u64>(ROW_IDS + row * 8, done(wholeRow()));
  store<u64>(INPUT_IDS + row * 8, done(question()));
  const first = turnStart(turns - 1);
  store<u64>(ANSWER_IDS + row * 8, done(trimmedBlocks(piece(CANON, LIST), first, turnStart(turns))));
}

function wholeRow(): i32 {
  let to = count(piece(CANON, systemCount > 0 ? ROW_OF_THREE : ROW_OF_TWO), turns);
  for (let turn = 0; turn < turns; turn += 1) {
    const first = turnStart(turn);
    to = blocks(piece(to, MESSAGE), first, turnStart(turn + 1));
    to = piece(to, ROLES + (turn & 1));
  }
  to = piece(to, VERSION);
  return systemCount > 0 ? blocks(piece(to, SYSTEM_LIST), systemFirst, systemFirst + systemCount) : to;
}

/** All turns but the last answer. */
function question(): i32 {
  let to = count(piece(CANON, LIST), turns - 1 + (systemCount > 0 ? 1 : 0));
  if (systemCount > 0) to = trimmedBlocks(piece(to, SYSTEM_TURN), systemFirst, systemFirst + systemCount);
  for (let turn = 0; turn < turns - 1; turn += 1) {
    const first = turnStart(turn);
    to = trimmedBlocks(piece(to, TURN + (turn & 1)), first, turnStart(turn + 1));
  }
  return to;
}

function blocks(to: i32, first: i32, last: i32): i32 {
  to = count(to, last - first);
  for (let text = first; text < last; text += 1) to = block(to, idOf(text));
  return to;
}

function trimmedBlocks(to: i32, first: i32, last: i32): i32 {
  to = count(to, last - first);
  for (let text = first; text < last; text += 1) to = block(to, trimmedIdOf(text));
  return to;
}
