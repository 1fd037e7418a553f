// Rows one after another, and what is learnt from each.
import { hash, putHex } from './hash';
import { identifyConversation, identifyPair } from './identity';
import {
  BATCH,
  CANON,
  FRAME,
  INPUT,
  MOST_OUTPUT,
  OUTPUT,
  ROW_ENDS,
  ROW_SYSTEMS,
  ROW_TOKENS,
  TEXT,
  TEXTS,
} from './layout';
import { quote } from './quote';
import { isPair, promptFirst, readRow, systemCount, systemFirst, turnStart, turns } from './row';

const PAIR: i32 = 1;
const CONVERSATION: i32 = 2;

// Settings of the file.
let mostTokens: f64 = 0;
let highFactor: f64 = 0;
let systemTokens: f64 = 0;
let headLength: i32 = -1;
let middleLength: i32 = 0;
let tailLength: i32 = 0;

// What came out of the last call.
let next: i32 = 0;
let output: i32 = OUTPUT;
let isStopped: bool = false;

/** A row may have `tokens`, at the high end of the estimate. */
function setTokens(tokens: f64, factor: f64): void {
  mostTokens = tokens;
  highFactor = factor;
}

/** `head` negative: rows are not converted. */
function setFrame(head: i32, middle: i32, tail: i32, tokens: f64): void {
  headLength = head;
  middleLength = middle;
  tailLength = tail;
  systemTokens = head < 0 ? 0 : tokens;
}

/** The kind of the row at `at`; 0: left to JavaScript. */
function kindOf(at: i32, end: i32): i32 {
  return readRow(at, end) === 0 ? 0 : rowKind();
}

function rowKind(): i32 {
  return isPair() ? PAIR : CONVERSATION;
}

/** Takes rows of one kind as long as it can vouch for them; gives their number. */
function scan(at: i32, end: i32, kind: i32): i32 {
  let rows = 0;
  output = OUTPUT;
  isStopped = false;
  while (at < end && rows < BATCH) {
    const after = readRow(at, end);
    isStopped = after === 0 || rowKind() !== kind || !weigh(rows);
    if (isStopped || !convert(after - at)) break;
    if (kind === PAIR) identifyPair(rows);
    else identifyConversation(rows);
    store<i32>(ROW_ENDS + rows * 4, after - INPUT);
    store<u8>(ROW_SYSTEMS + rows, systemCount > 0 ? 1 : 0);
    at = after;
    rows += 1;
  }
  next = at;
  return rows;
}

function getNext(): i32 {
  return next;
}

function getStopped(): bool {
  return isStopped;
}

function getOutput(): i32 {
  return output - OUTPUT;
}

/** Adds up in the order of the texts in the format, for the last bit of the sum depends on it. */
function weigh(row: i32): bool {
  let tokens = systemTokens;
  if (isPair()) tokens = tokens + weightOf(promptFirst) + weightOf(1 - promptFirst);
  else {
    for (let text = systemFirst; text < systemFirst + systemCount; text += 1) tokens += weightOf(text);
    const last = turnStart(turns);
    for (let text = turnStart(0); text < last; text += 1) tokens += weightOf(text);
  }
  store<f64>(ROW_TOKENS + row * 8, tokens);
  return ceil(tokens * highFactor) <= mostTokens;
}

function weightOf(text: i32): f64 {
  return load<f64>(TEXTS + text * 48 + 8);
}

/** Writes the row as a conversation; false where no room is left for it. A text never gets longer by it. */
function convert(length: i32): bool {
  if (headLength < 0 || !isPair()) return true;
  const frame = headLength + middleLength + tailLength;
  if (output + frame + length + 64 > OUTPUT + MOST_OUTPUT) return false;
  memory.copy(output, FRAME, headLength);
  output = quote(output + headLength, promptFirst);
  memory.copy(output, FRAME + headLength, middleLength);
  output = quote(output + middleLength, 1 - promptFirst);
  memory.copy(output, FRAME + headLength + middleLength, tailLength);
  output += tailLength;
  return true;
}

/** The identity of the bytes that stand at `TEXT`, at `CANON`: as a number, then as digits. */
function hashText(length: i32): void {
  const id = hash(TEXT, length);
  store<u64>(CANON, id);
  putHex(CANON + 8, id);
}

export { getNext, getOutput, getStopped, hashText, kindOf, scan, setFrame, setTokens };
