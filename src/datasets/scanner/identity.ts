/**
 * What tells texts apart: a 64-bit hash (SipHash-1-3) under a key that this process drew for itself. Nobody who does
 * not know the key can write two texts that share an identity; by chance two of a million do with 3e-8.
 */
import { fillPieces, type Machine, machine } from './machine.ts';

let ready: Machine | undefined;

/** The machine with everything that depends on identities. */
export function identifying(): Machine {
  if (ready === undefined) {
    ready = machine();
    fillPieces(ready, textId);
  }
  return ready;
}

/** The identity of a text as 16 hexadecimal digits; equal for equal texts only. */
export function textId(text: string): string {
  const { at, memory } = hashed(text);
  return memory.toString('latin1', at.CANON + 8, at.CANON + 24);
}

/** The same as a number. */
export function textDigest(text: string): bigint {
  const { at, words } = hashed(text);
  return words[at.CANON / 8] ?? 0n;
}

/** Leaves the identity in memory. The bytes of a block that is being read stay as they are. */
function hashed(text: string): Machine {
  const made = machine();
  const { at, call, memory } = made;
  const most = at.MOST_BYTES;
  if (text.length * 3 <= most) {
    call.hashText(memory.write(text, at.TEXT, most, 'utf8'));
    return made;
  }
  // Too long at once: the identity of what was read stands in front of the next part.
  const bytes = Buffer.from(text);
  let before = 0;
  for (let from = 0; from < bytes.length; ) {
    const length = bytes.copy(memory, at.TEXT + before, from, from + most - before);
    call.hashText(before + length);
    from += length;
    before = memory.copy(memory, at.TEXT, at.CANON + 8, at.CANON + 24);
  }
  return made;
}
