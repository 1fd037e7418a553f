/** Processes that play a sweep side by side: each plays a part of the agenda, tells of it, and gets the next part. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Tally } from './sweep.ts';
import type { AgendaOptions, Part } from './tasks.ts';

export interface Sweep extends Omit<AgendaOptions, 'callsOf'> {
  /** A player leaves its part at the first unsound history. */
  readonly untilFound: boolean;
}

export interface Played {
  readonly tally: Tally;
  /** Of each unsound history, what is wrong and what replays it. */
  readonly complaints: readonly string[];
}

/** What a player says first. */
export interface Ready {
  /** Length of the agenda. */
  readonly length: number;
}

const PLAYER = new URL('./player.ts', import.meta.url);
const REMEMBER = new URL('./remember.ts', import.meta.url);

/** Calls `take` with what is played, until `next` has nothing more. `next` is told the length of the agenda. */
export interface Crew {
  readonly workers: number;
  readonly sweep: Sweep;
  readonly next: (length: number) => Part | undefined;
  readonly take: (played: Played) => void;
}

export async function playTogether({ workers, ...crew }: Crew): Promise<void> {
  await Promise.all(Array.from({ length: workers }, () => playApart(crew)));
}

async function playApart({ sweep, next, take }: Omit<Crew, 'workers'>): Promise<void> {
  const execArgv = [...process.execArgv, '--import', REMEMBER.href];
  const player = fork(PLAYER, [JSON.stringify(sweep)], { execArgv });
  const { length } = await heard<Ready>(player);
  for (let part = next(length); part !== undefined; part = next(length)) {
    player.send(part);
    take(await heard<Played>(player));
  }
  player.disconnect();
}

/** @throws when the player ends in place of saying something */
async function heard<T>(player: ChildProcess): Promise<T> {
  const end = new AbortController();
  const { signal } = end;
  const ended = once(player, 'exit', { signal }).then(([code]): never => {
    throw new Error(`a player of the sweep ended with ${code}`);
  });
  try {
    const [said] = await Promise.race([once(player, 'message', { signal }), ended]);
    // What `player.ts` sends.
    return said as T;
  } finally {
    ended.catch(() => undefined);
    end.abort();
  }
}
