// Identities: SipHash-1-3 under a key that each process draws anew, so that nobody can write rows that collide.
import { HEX } from './layout';

// The state to begin with: the key, and the constants of SipHash.
let state0: u64 = 0;
let state1: u64 = 0;
let state2: u64 = 0;
let state3: u64 = 0;

function setKey(first: u64, second: u64, third: u64, fourth: u64): void {
  state0 = first;
  state1 = second;
  state2 = third;
  state3 = fourth;
}

/** Bytes may be read up to seven beyond `length`. */
export function hash(at: i32, length: i32): u64 {
  let v0 = state0;
  let v1 = state1;
  let v2 = state2;
  let v3 = state3;
  const end = at + (length & ~7);
  const tail = load<u64>(end) & (((1 as u64) << ((length & 7) << 3)) - 1);
  const last = tail | ((length as u64) << 56);
  for (let rest = 4; rest > 0; ) {
    let word: u64 = 0;
    if (at < end) word = load<u64>(at);
    else {
      if (rest === 4) word = last;
      else if (rest === 3) v2 ^= 0xff;
      rest -= 1;
    }
    at += 8;
    v3 ^= word;
    v0 += v1;
    v2 += v3;
    v1 = rotl<u64>(v1, 13) ^ v0;
    v3 = rotl<u64>(v3, 16) ^ v2;
    v0 = rotl<u64>(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = rotl<u64>(v1, 17) ^ v2;
    v3 = rotl<u64>(v3, 21) ^ v0;
    v2 = rotl<u64>(v2, 32);
    v0 ^= word;
  }
  return v0 ^ v1 ^ v2 ^ v3;
}

/** Writes the 16 digits of an identity. */
export function putHex(to: i32, id: u64): i32 {
  for (let byte = 0; byte < 8; byte += 1) {
    store<u16>(to, load<u16>(HEX + (((id >> 56) as i32) << 1)));
    id <<= 8;
    to += 2;
  }
  return to;
}

export { setKey };
