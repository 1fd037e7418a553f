/** Several processes that remember what they read play what one plays that remembers nothing. */
import { expect, it } from '@jest/globals';
import { playTogether, type Sweep } from './crew.ts';
import { added, NOTHING, Player, tallied } from './sweep.ts';
import { agendaOf, type Part, tasksOf } from './tasks.ts';

const SWEEP: Sweep = { histories: 100_000, seed: 300, callsOnly: false, racesFirst: 60, untilFound: false };
/** Scenarios and races, and calls after them. */
const PARTS: readonly Part[] = [
  { from: 30, to: 55 },
  { from: 55, to: 80 },
  { from: 150, to: 165 },
  { name: 'a stop / late / call 3' },
];

it('plays the same, however many play', async () => {
  const player = await Player.of();
  const agenda = agendaOf({ ...SWEEP, callsOf: player.callsOf });
  let alone = NOTHING;
  for (const part of PARTS)
    for (const task of tasksOf(agenda, part))
      alone = added(alone, tallied((await player.play(task)).history, task.kind === 'call'));
  const left = [...PARTS];
  const lengths = new Set<number>();
  let together = NOTHING;
  await playTogether({
    workers: 2,
    sweep: SWEEP,
    next: (length) => {
      lengths.add(length);
      return left.shift();
    },
    take: ({ tally }) => {
      together = added(together, tally);
    },
  });
  expect(together).toEqual(alone);
  expect(together).toMatchObject({ histories: 66, calls: 16 });
  expect([...lengths]).toEqual([agenda.length]);
}, 60_000);
