/** What is to be said of many histories. */
import { playTogether, type Sweep } from './crew.ts';
import { added, isSound, type Named, NOTHING } from './sweep.ts';
import type { Part } from './tasks.ts';

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

/** What a process of its own has to say, which remembers what it reads and so is much faster. */
export async function heardApart(parts: readonly Part[], sweep: Partial<Sweep> = {}): Promise<Heard> {
  const left = [...parts];
  const complaints: string[] = [];
  let sum = NOTHING;
  await playTogether({
    workers: 1,
    sweep: { histories: 1, seed: 1, callsOnly: false, racesFirst: 0, untilFound: false, ...sweep },
    next: () => left.shift(),
    take: (played) => {
      sum = added(sum, played.tally);
      complaints.push(...played.complaints);
    },
  });
  return { histories: sum.histories, faults: sum.faults, complaints };
}
