/** Who goes on when several processes wait: chance from a seed, so that every order comes up and can come up again. */
import type { Random } from '../teardown/random.ts';
import type { Process, Turns } from './process.ts';

/** For a process alone: at once. */
export const AT_ONCE: Turns = { wait: async () => undefined };

interface Waiting {
  readonly process: Process;
  readonly go: () => void;
}

/** Holds every call until all that still works is waiting, then lets one go. */
export class RandomTurns implements Turns {
  readonly #random: Random;
  #waiting: Waiting[] = [];
  #isOver = false;

  constructor(random: Random) {
    this.#random = random;
  }

  async wait(process: Process): Promise<void> {
    if (this.#isOver) return;
    await new Promise<void>((go) => this.#waiting.push({ process, go }));
  }

  /** Runs the work, which calls `wait`, to its end. */
  async run(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    void work.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      // All microtasks are through then: whatever can wait, waits.
      await new Promise((resume) => setImmediate(resume));
      this.#waiting = this.#waiting.filter(({ process }) => !process.isKilled);
      const at = this.#random.below(this.#waiting.length);
      const [next] = this.#waiting.splice(at, 1);
      next?.go();
    }
    this.#isOver = true;
  }
}
