/** One process of a sweep, started by `crew.ts`: plays the parts it is sent, until nobody listens any more. */
import type { Played, Ready, Sweep } from './crew.ts';
import { added, isSound, type Named, NOTHING, Player, tallied } from './sweep.ts';
import { agendaOf, type Part, tasksOf } from './tasks.ts';

// What `crew.ts` gives.
const sweep = JSON.parse(process.argv[2] ?? '') as Sweep;
const player = await Player.of();
const agenda = agendaOf({ ...sweep, callsOf: player.callsOf });

process.once('disconnect', () => process.exit());
process.on('message', async (part: Part) => say(await played(part)));
say({ length: agenda.length });

function say(words: Ready | Played): void {
  process.send?.(words);
}

async function played(part: Part): Promise<Played> {
  let tally = NOTHING;
  const complaints: string[] = [];
  for (const task of tasksOf(agenda, part)) {
    const named = await player.play(task);
    tally = added(tally, tallied(named.history, task.kind === 'call'));
    if (isSound(named.history)) continue;
    complaints.push(complaintOf(named));
    if (sweep.untilFound) break;
  }
  return { tally, complaints };
}

function complaintOf({ name, history }: Named): string {
  const { faults, duplicates, orphans, unequal } = history;
  return [
    `${name} (${faults.join('; ')})`,
    ...duplicates.map((line) => `  doubled: ${line}`),
    ...orphans.map((line) => `  lost: ${line}`),
    ...unequal.map((line) => `  ${line.replaceAll('\n', '\n    ')}`),
    `  replay: npm run sweep -- --only '${name}'`,
  ].join('\n');
}
