/** What is to be said of many histories. */
import { isSound, type Named } from './sweep.ts';

export interface Heard {
  readonly histories: number;
  readonly faults: number;
  /** What is wrong, in words that name the history. */
  readonly complaints: readonly string[];
}

export async function heard(histories: AsyncIterable<Named>): Promise<Heard> {
  let [count, faults] = [0, 0];
  const complaints: string[] = [];
  for await (const { name, history } of histories) {
    count += 1;
    faults += history.faults.length;
    const { duplicates, orphans, unequal } = history;
    if (!isSound(history))
      complaints.push([name, ...history.faults, ...duplicates, ...orphans, ...unequal].join('\n'));
  }
  return { histories: count, faults, complaints };
}
