/** The machine's clock. */
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../ports/host.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    if (ms <= 0) return;
    // An abort ends the pause; the caller looks at its signal.
    await setTimeout(ms, undefined, { signal }).catch(() => undefined);
  },
};
