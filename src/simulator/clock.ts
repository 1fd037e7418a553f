/** Simulated time: real time scaled from a start, or standing still until it is moved. */
import type { SimClock } from './protocol.ts';

export type ClockMode = 'scaled' | 'manual';

export interface ClockOptions {
  /** Default `scaled`; `manual` moves by `advance` alone. */
  readonly mode?: ClockMode;
  /** Simulated seconds per real second; default 1. */
  readonly timeScale?: number;
  /** Simulated time at the start, milliseconds since the epoch; default: now. */
  readonly start?: number;
  /** Real time in milliseconds; default `Date.now`. */
  readonly realNow?: () => number;
}

export interface MovableClock extends SimClock {
  readonly mode: ClockMode;
  readonly timeScale: number;
  /** Moves simulated time forward. Throws `RangeError` on a negative or non-finite number. */
  advance(seconds: number): void;
}

export function createClock(options: ClockOptions = {}): MovableClock {
  const realNow = options.realNow ?? Date.now;
  const mode = options.mode ?? 'scaled';
  const timeScale = options.timeScale ?? 1;
  const realStart = realNow();
  const start = options.start ?? realStart;
  let moved = 0;
  return {
    mode,
    timeScale,
    now: () => Math.floor(start + moved + (mode === 'manual' ? 0 : (realNow() - realStart) * timeScale)),
    advance: (seconds) => {
      if (!Number.isFinite(seconds) || seconds < 0) {
        throw new RangeError(`advanceSeconds is ${seconds}; give a number of at least 0`);
      }
      moved += seconds * 1000;
    },
  };
}
