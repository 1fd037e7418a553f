// One JSON string: decoded, and proven to hold nothing that any rule has something to say about.
import { hash } from './hash';
import {
  ASCII_HIGH,
  ENDING_LOW,
  MOST_TEXTS,
  PLAIN,
  RESERVED,
  SYMBOL_LOW,
  TEXT,
  TEXTS,
  WEIGHTS,
} from './layout';

const QUOTE: i32 = 0x22;
const BACKSLASH: i32 = 0x5c;

/** Where the text at hand ends. */
let cursor: i32 = TEXT;
/** Texts of the row at hand. */
export let textCount: i32 = 0;
/** Whether the text at hand is written as `JSON.stringify` would write it. */
let isVerbatim: bool = true;
let reservedCount: i32 = 0;

function setReserved(count: i32): void {
  reservedCount = count;
}

export function forgetTexts(): void {
  cursor = TEXT;
  textCount = 0;
}

/** Reads the string at `at`; gives the place behind it, 0 where it does not vouch for it. */
export function readText(at: i32): i32 {
  if (load<u8>(at) !== QUOTE || textCount === MOST_TEXTS) return 0;
  const start = cursor;
  isVerbatim = true;
  const next = decode(at + 1);
  if (next === 0) return 0;
  const end = cursor;
  // Room for vectors that read on; nothing may look like a continued character there.
  v128.store(end, i64x2.splat(0));
  const record = TEXTS + textCount * 48;
  if (!measure(start, end, record + 8)) return 0;
  store<i32>(record, start);
  store<i32>(record + 4, end);
  store<i32>(record + 32, at);
  store<i32>(record + 36, isVerbatim ? next - at : 0);
  if (!identify(start, end, record + 16)) return 0;
  cursor = end + 32;
  textCount += 1;
  return next;
}

/** From behind the opening quote to behind the closing one. */
function decode(at: i32): i32 {
  let to = cursor;
  while (true) {
    const bytes = v128.load(at);
    v128.store(to, bytes);
    const ends = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE as i8)), i8x16.eq(bytes, i8x16.splat(BACKSLASH as i8))),
      i8x16.lt_u(bytes, i8x16.splat(0x20)),
    );
    const mask = i8x16.bitmask(ends);
    if (mask === 0) {
      at += 16;
      to += 16;
      continue;
    }
    const plain = ctz(mask);
    at += plain;
    cursor = to + plain;
    const byte: i32 = load<u8>(at);
    if (byte === QUOTE) return at + 1;
    if (byte !== BACKSLASH) return 0;
    at = decodeEscape(at);
    if (at === 0) return 0;
    to = cursor;
  }
}

function decodeEscape(at: i32): i32 {
  const byte: i32 = load<u8>(at + 1);
  if (byte === 0x75) return decodeUnicode(at);
  if (byte === 0x2f) isVerbatim = false;
  const decoded = shortEscape(byte);
  if (decoded === 0) return 0;
  store<u8>(cursor, decoded);
  cursor += 1;
  return at + 2;
}

function shortEscape(byte: i32): i32 {
  if (byte === 0x6e) return 0x0a;
  if (byte === QUOTE || byte === BACKSLASH || byte === 0x2f) return byte;
  if (byte === 0x74) return 0x09;
  if (byte === 0x72) return 0x0d;
  if (byte === 0x62) return 0x08;
  return byte === 0x66 ? 0x0c : 0;
}

/** Refuses NUL and halves of surrogate pairs. */
function decodeUnicode(at: i32): i32 {
  const unit = hexUnit(at + 2);
  if (unit <= 0) return 0;
  isVerbatim = false;
  if ((unit & 0xf800) !== 0xd800) {
    putCharacter(unit);
    return at + 6;
  }
  if (unit >= 0xdc00 || load<u16>(at + 6) !== 0x755c) return 0;
  const trail = hexUnit(at + 8);
  if ((trail & ~0x3ff) !== 0xdc00) return 0;
  putCharacter(0x10000 + ((unit & 0x3ff) << 10) + (trail & 0x3ff));
  return at + 12;
}

/** Four hexadecimal digits; negative where one is none. */
function hexUnit(at: i32): i32 {
  return (
    (hexDigit(load<u8>(at)) << 12) |
    (hexDigit(load<u8>(at + 1)) << 8) |
    (hexDigit(load<u8>(at + 2)) << 4) |
    hexDigit(load<u8>(at + 3))
  );
}

function hexDigit(byte: i32): i32 {
  const digit = byte - 0x30;
  if ((digit as u32) < 10) return digit;
  const letter = (byte | 0x20) - 0x61;
  return (letter as u32) < 6 ? letter + 10 : -1;
}

function putCharacter(code: i32): void {
  if (code < 0x80) {
    store<u8>(cursor, code);
    cursor += 1;
  } else if (code < 0x800) {
    store<u16>(cursor, 0x80c0 | (code >> 6) | ((code & 63) << 8));
    cursor += 2;
  } else if (code < 0x10000) {
    store<u32>(cursor, 0x8080e0 | (code >> 12) | (((code >> 6) & 63) << 8) | ((code & 63) << 16));
    cursor += 3;
  } else {
    const low = (((code >> 6) & 63) << 16) | ((code & 63) << 24);
    store<u32>(cursor, 0x808080f0 | (code >> 18) | (((code >> 12) & 63) << 8) | low);
    cursor += 4;
  }
}

/** Counts tokens into `result`; false: a reserved string, no UTF-8, or a character that NFC may change. */
function measure(start: i32, end: i32, result: i32): bool {
  const symbolLow = v128.load(SYMBOL_LOW);
  const endingLow = v128.load(ENDING_LOW);
  const asciiHigh = v128.load(ASCII_HIGH);
  const zero = i64x2.splat(0);
  let symbols = 0;
  let alphabet = 0;
  let ideographs = 0;
  let follow = 0;
  let followed = 0;
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const low = v128.and(bytes, i8x16.splat(0x0f));
    // No bit stands for a byte that is not ASCII.
    const bits = i8x16.swizzle(asciiHigh, i8x16.shr_u(bytes, 4));
    let valid = 0xffff;
    if (end - at < 16) valid = (1 << (end - at)) - 1;
    const isSymbol = i8x16.ne(v128.and(i8x16.swizzle(symbolLow, low), bits), zero);
    symbols += popcnt(i8x16.bitmask(isSymbol) & valid);
    const endings = v128.and(i8x16.swizzle(endingLow, low), bits);
    if (v128.any_true(endings) && holdsReserved(at, i8x16.bitmask(i8x16.ne(endings, zero)) & valid))
      return false;
    if (i8x16.bitmask(bytes) === 0) continue;
    const facts = judgeAll(at, bytes);
    if (facts === 0) return false;
    followed += popcnt(i8x16.bitmask(continues(bytes)));
    follow += (facts as i32) & FIELD;
    symbols += ((facts >> SYMBOL) as i32) & FIELD;
    alphabet += ((facts >> ALPHABET) as i32) & FIELD;
    ideographs += ((facts >> IDEOGRAPH) as i32) & 0x3fff;
  }
  // Every byte that continues a character was claimed by the start of one.
  if (followed !== follow) return false;
  const latin = end - start - follow - symbols - alphabet - ideographs;
  store<f64>(
    result,
    (latin as f64) * load<f64>(WEIGHTS) +
      (symbols as f64) * load<f64>(WEIGHTS + 8) +
      (alphabet as f64) * load<f64>(WEIGHTS + 16) +
      (ideographs as f64) * load<f64>(WEIGHTS + 24),
  );
  return true;
}

function holdsReserved(at: i32, mask: i32): bool {
  for (; mask !== 0; mask &= mask - 1) {
    const end = at + ctz(mask) + 1;
    const bytes = v128.load(end - 16);
    for (let index = 0; index < reservedCount; index += 1) {
      const entry = RESERVED + index * 64;
      const differs = v128.xor(v128.or(bytes, v128.load(entry + 32)), v128.load(entry));
      // What stands before the text cannot be told from it: a match there is left to a closer look.
      if (!v128.any_true(v128.and(differs, v128.load(entry + 16)))) return true;
    }
  }
  return false;
}

// Facts of characters, added up in fields of 16 bits: bytes that follow the first one; symbols; letters; ideographs.
// Bit 62 tells them from 0, which stands for what is no UTF-8, or not certain to stay as it is under NFC.
const SYMBOL: u64 = 16;
const ALPHABET: u64 = 32;
const IDEOGRAPH: u64 = 48;
const FIELD: i32 = 0xffff;
const ONE: u64 = 1;
const KNOWN: u64 = ONE << 62;

/** The characters that begin in a vector which is not all ASCII; most of them by their first byte alone. */
function judgeAll(at: i32, bytes: v128): u64 {
  const after = v128.load(at + 16);
  const follows = i8x16.bitmask(continues(bytes)) | (i8x16.bitmask(continues(after)) << 16);
  const letters = i8x16.bitmask(isBetween(bytes, 0xd0, 1));
  const pairs = letters | i8x16.bitmask(isBetween(bytes, 0xc2, 9));
  const doubtful = i8x16.bitmask(mayCompose(bytes)) | (i8x16.bitmask(mayCompose(after)) << 16);
  const kana = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0xe3 as i8)));
  const triples = i8x16.bitmask(isBetween(bytes, 0xe3, 6)) & ~(kana & (doubtful >>> 2));
  const needed = ((pairs | triples) << 1) | (triples << 2);
  if (needed & ~follows) return 0;
  const wide = popcnt(triples);
  let facts = (popcnt(pairs) + 2 * wide) as u64;
  facts |= ((popcnt(letters) as u64) << ALPHABET) | ((wide as u64) << IDEOGRAPH);
  let others = i8x16.bitmask(i8x16.ge_u(bytes, i8x16.splat(0xc0 as i8))) & ~(pairs | triples);
  for (; others !== 0; others &= others - 1) {
    const character = judge(at + ctz(others));
    if (character === 0) return 0;
    facts += character;
  }
  return facts | KNOWN;
}

function continues(bytes: v128): v128 {
  return i8x16.lt_s(bytes, i8x16.splat(-64));
}

/** From `first` on to `more` above it. */
function isBetween(bytes: v128, first: i32, more: i32): v128 {
  return i8x16.le_u(i8x16.sub(bytes, i8x16.splat(first as i8)), i8x16.splat(more as i8));
}

/** Last bytes of U+302A to U+302F, U+3099 and U+309A, which may compose with the character before them. */
function mayCompose(bytes: v128): v128 {
  return v128.or(isBetween(bytes, 0x99, 1), isBetween(bytes, 0xaa, 5));
}

/** The character whose first byte stands at `at`. */
function judge(at: i32): u64 {
  const word: i32 = load<i32>(at);
  const lead = word & 0xff;
  if (lead >= 0xf0) return judgeLong(word);
  let code = 0;
  let facts: u64 = 1;
  if (lead < 0xe0) {
    if ((word & 0xc000) !== 0x8000) return 0;
    code = ((lead & 31) << 6) | ((word >> 8) & 63);
    if (code < 0x80) return 0;
    if (code >= 0x370) facts |= ONE << ALPHABET;
  } else {
    if ((word & 0xc0c000) !== 0x808000) return 0;
    code = ((lead & 15) << 12) | (((word >> 8) & 63) << 6) | ((word >> 16) & 63);
    if (code < 0x800) return 0;
    facts = 2 | classOf(code);
  }
  return (load<u8>(PLAIN + (code >> 3)) >> (code & 7)) & 1 ? facts : 0;
}

/** From U+0800 on. */
function classOf(code: i32): u64 {
  if (code >= 0x2e80) return ONE << IDEOGRAPH;
  return code >= 0x2000 && code <= 0x2bff ? ONE << SYMBOL : ONE << ALPHABET;
}

/** Four bytes: of the characters beyond U+FFFF those are plain that are pictures or ideographs. */
function judgeLong(word: i32): u64 {
  if ((word & 0xc0c0c000) !== (0x80808000 as i32)) return 0;
  const code =
    ((word & 7) << 18) | (((word >> 8) & 63) << 12) | (((word >> 16) & 63) << 6) | ((word >>> 24) & 63);
  const isPlain = (code >= 0x1f000 && code < 0x1fb00) || (code >= 0x20000 && code < 0x2f800);
  return isPlain && (word & 0xff) === 0xf0 ? 3 | (ONE << IDEOGRAPH) : 0;
}

/** Writes the identity of the text, and of the text without blanks at its ends; false where that is left to others. */
function identify(start: i32, end: i32, result: i32): bool {
  const id = hash(start, end - start);
  let first = start;
  let last = end;
  while (first < last && isBlank(load<u8>(first))) first += 1;
  while (last > first && isBlank(load<u8>(last - 1))) last -= 1;
  if (first === last || isWideBlank(first)) return false;
  let character = last - 1;
  while ((load<u8>(character) & 0xc0) === 0x80) character -= 1;
  if (isWideBlank(character)) return false;
  store<u64>(result, id);
  store<u64>(result + 8, last - first === end - start ? id : hash(first, last - first));
  return true;
}

function isBlank(byte: i32): bool {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000, U+FEFF. */
function isWideBlank(at: i32): bool {
  const word: i32 = load<i32>(at);
  if ((word & 0xffff) === 0xa0c2) return true;
  const three = word & 0xffffff;
  if (three === 0x809ae1 || three === 0x8080e3 || three === 0xbfbbef || three === 0x9f81e2) return true;
  if ((word & 0xffff) !== 0x80e2) return false;
  const last = (word >> 16) & 0xff;
  return last <= 0x8a || last === 0xa8 || last === 0xa9 || last === 0xaf;
}

export { setReserved };
