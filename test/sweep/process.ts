/** One run of a command as the sweep sees it: a process whose every call can be held, broken, or be its last. */
import type { Form, Words } from './faults.ts';

/** What becomes of the call with this number (from 1); undefined: nothing out of the ordinary. */
export type Plan = (call: number, name: string) => Form | undefined;

export const UNDISTURBED: Plan = () => undefined;

/** Lets calls go on, one after another, in an order of its own. */
export interface Turns {
  wait(process: Process): Promise<void>;
}

export interface ProcessOptions {
  readonly plan: Plan;
  readonly turns: Turns;
  /** Told of every call before it has an effect. */
  readonly onCall?: (called: Called) => void;
  /** Takes an effect that comes later than its call. */
  readonly postpone: (effect: () => Promise<unknown>) => void;
}

export interface Called {
  readonly name: string;
  /** What it is about, where the sweep cares. */
  readonly target?: string | undefined;
  readonly isWrite: boolean;
}

export class Process {
  readonly #options: ProcessOptions;
  readonly #leaving = new AbortController();
  readonly calls: Called[] = [];
  readonly #denied = new Set<string>();
  /** Writes that were refused for good and sent again all the same. */
  readonly insisted: string[] = [];
  /** Forms that took place, with the call they took place in. */
  readonly faults: string[] = [];
  readonly #killed = Promise.withResolvers<'killed'>();
  isKilled = false;

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  get writes(): readonly string[] {
    return this.calls.flatMap(({ name, isWrite }) => (isWrite ? [name] : []));
  }

  get signal(): AbortSignal {
    return this.#leaving.signal;
  }

  /** Resolves when the process is killed. */
  get killed(): Promise<'killed'> {
    return this.#killed.promise;
  }

  /** Sends a call of a port through the plan. */
  async call<T>(called: Called, words: Words, work: () => Promise<T>): Promise<T> {
    if (this.isKilled) return await never();
    await this.#options.turns.wait(this);
    if (this.isKilled) return await never();
    this.calls.push(called);
    this.#options.onCall?.(called);
    const what = `${called.name} ${called.target ?? ''}`;
    if (called.isWrite && called.target !== undefined && this.#denied.has(what)) this.insisted.push(what);
    const form = this.#options.plan(this.calls.length, called.name);
    if (form === undefined) return await work();
    this.faults.push(`${form} ${called.name}`);
    if (form === 'denied' || form === 'refused') this.#denied.add(what);
    return await this.#broken(form, words, { isWrite: called.isWrite, work });
  }

  async #broken<T>(
    form: Form,
    words: Words,
    { isWrite, work }: { readonly isWrite: boolean; readonly work: () => Promise<T> },
  ): Promise<T> {
    switch (form) {
      case 'lost-before':
        throw words.lost();
      case 'lost-after':
        await settled(work);
        throw words.lost();
      case 'late':
        if (isWrite) this.#options.postpone(() => settled(work));
        throw words.lost();
      case 'garbled':
        await settled(work);
        throw words.garbled();
      case 'throttled':
        throw words.throttled();
      case 'denied':
        throw words.denied();
      case 'refused':
        throw words.refused();
      case 'killed-before':
        return await this.#die();
      case 'killed-after':
        await settled(work);
        return await this.#die();
      case 'cancelled':
        this.#leaving.abort();
        return await work();
      default:
        return form satisfies never;
    }
  }

  async #die(): Promise<never> {
    this.isKilled = true;
    this.#killed.resolve('killed');
    return await never();
  }
}

/** What a killed process waits for. Each time another one, so that nothing holds what waits. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** The effect; its answer, a refusal too, reaches nobody. */
async function settled(work: () => Promise<unknown>): Promise<void> {
  await work().catch(() => undefined);
}
