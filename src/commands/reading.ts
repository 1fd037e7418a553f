/** Reading one thing without letting its failure end the rest. */
import type { Reading } from '../doctor/facts.ts';
import { toAppError } from '../errors.ts';

/** A bug of ours is thrown on; everything else is an answer of its own. */
export async function reading<T>(work: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { kind: 'read', value: await work() };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.blame === 'bug') throw error;
    return { kind: 'unreadable', code: error.code, reason: error.message, hint: error.hint };
  }
}

/** Reads on from what was read; what was not stays what it is. */
export async function readingOf<A, B>(from: Reading<A>, work: (value: A) => Promise<B>): Promise<Reading<B>> {
  return from.kind === 'read' ? await reading(() => work(from.value)) : from;
}

export function skipped(reason: string, hint: string): Reading<never> {
  return { kind: 'skipped', reason, hint };
}
