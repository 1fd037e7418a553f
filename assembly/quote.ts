// A text as JSON again.
import { TEXTS } from './layout';

/** Writes a text as `JSON.stringify` does; gives the place behind it. */
export function quote(to: i32, text: i32): i32 {
  const length = load<i32>(TEXTS + text * 48 + 36);
  if (length > 0) {
    memory.copy(to, load<i32>(TEXTS + text * 48 + 32), length);
    return to + length;
  }
  let at = load<i32>(TEXTS + text * 48);
  const end = load<i32>(TEXTS + text * 48 + 4);
  store<u8>(to, 0x22);
  to += 1;
  while (at < end) {
    const bytes = v128.load(at);
    v128.store(to, bytes);
    const special = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
      i8x16.lt_u(bytes, i8x16.splat(0x20)),
    );
    const plain = min<i32>(ctz(i8x16.bitmask(special) | 0x10000), end - at);
    at += plain;
    to += plain;
    if (plain < 16 && at < end) {
      to = quoteSpecial(to, load<u8>(at));
      at += 1;
    }
  }
  store<u8>(to, 0x22);
  return to + 1;
}

function quoteSpecial(to: i32, byte: i32): i32 {
  const letter = escapeLetter(byte);
  if (letter !== 0) {
    store<u16>(to, 0x5c | (letter << 8));
    return to + 2;
  }
  // \u00, then two digits.
  store<u32>(to, 0x3030755c);
  store<u8>(to + 4, 0x30 + (byte >> 4));
  store<u8>(to + 5, (byte & 15) < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15));
  return to + 6;
}

function escapeLetter(byte: i32): i32 {
  if (byte === 0x22 || byte === 0x5c) return byte;
  if (byte === 0x0a) return 0x6e;
  if (byte === 0x09) return 0x74;
  if (byte === 0x0d) return 0x72;
  if (byte === 0x08) return 0x62;
  return byte === 0x0c ? 0x66 : 0;
}
