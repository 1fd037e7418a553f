/** A teardown that is killed or cancelled at any call comes to the same end with the same code. */
import { describe, expect, it } from '@jest/globals';
import { confirms, teardownCode } from '../../src/teardown/code.ts';
import type { TeardownPlan } from '../../src/teardown/teardown.ts';
import { iso } from '../support/builders.ts';
import { Account } from './account.ts';
import { Random } from './random.ts';
import { execute, inventory, planOf } from './trial.ts';

type Moment = 'before' | 'after' | 'cancelled';

/** What is told to stop has stopped at the next look, and has written one thing more. */
function calm(seed: number): Account {
  const account = new Account(new Random(seed));
  account.clock.onSleep = () => {
    for (const run of account.bedrock.runs.values()) {
      if (run.status !== 'Stopping') continue;
      account.bedrock.runs.set(run.jobName, { ...run, status: 'Stopped', endedAt: iso() });
      account.objects.add('output', `${account.prefix}/outputs/${run.jobName}/late.csv`, '');
    }
  };
  return account;
}

interface Life {
  calls: number;
  readonly cancellation: AbortController;
  /** Names of the calls that were made after the cancellation. */
  readonly late: string[];
  readonly diesAt: number;
  readonly moment: Moment;
}

class Killed extends Error {}

/** From its last call on, a dead process calls nothing; a cancelled one hears of it in its last call, and goes on. */
function mortal<T extends object>(target: T, life: Life): T {
  return new Proxy(target, {
    get: (object, name) => {
      const member: unknown = Reflect.get(object, name);
      if (typeof member !== 'function') return member;
      const call = life.moment === 'cancelled' ? cancellable : killable;
      return (...args: unknown[]) => call(life, String(name), async () => await member.apply(object, args));
    },
  });
}

type Play = (life: Life, name: string, work: () => Promise<unknown>) => Promise<unknown>;

const killable: Play = async (life, _name, work) => {
  life.calls += 1;
  if (life.calls > life.diesAt) throw new Killed();
  if (life.calls < life.diesAt) return await work();
  if (life.moment === 'after') await work();
  throw new Killed();
};

const cancellable: Play = async (life, name, work) => {
  life.calls += 1;
  if (life.calls > life.diesAt) life.late.push(name);
  if (life.calls === life.diesAt) life.cancellation.abort(new Killed());
  return await work();
};

function mortalAccount(account: Account, life: Life): Account {
  const ports: Partial<Record<PropertyKey, object>> = {
    bedrock: mortal(account.bedrock, life),
    objects: mortal(account.objects, life),
  };
  return new Proxy(account, { get: (target, name) => ports[name] ?? Reflect.get(target, name, target) });
}

const WRITES = [
  'stopRun',
  'deleteModel',
  'deleteDeployment',
  'deleteThroughput',
  'deleteVersions',
  'abortUpload',
];

/** When all that was stopping has stopped: how long a teardown waited is no part of its end. */
function endOf(account: Account): unknown {
  account.clock.onSleep();
  const statuses = [...account.bedrock.runs.values()].map(({ jobName, status }) => `${jobName} ${status}`);
  return { statuses, left: [...inventory(account)] };
}

async function undisturbed(seed: number): Promise<{ readonly plan: TeardownPlan; readonly end: unknown }> {
  const account = calm(seed);
  const plan = await planOf(account);
  await execute(account, plan);
  return { plan, end: endOf(account) };
}

interface Rich {
  readonly seed: number;
  readonly what: TeardownPlan['what'];
  readonly kinds: number;
}

/** Accounts by how many kinds of things go, most first. */
async function richest(): Promise<readonly Rich[]> {
  const found: Rich[] = [];
  for (let seed = 1; seed <= 600; seed += 1) {
    const { what, items } = await planOf(calm(seed));
    found.push({ seed, what, kinds: new Set(items.map(({ kind }) => kind)).size });
  }
  return found.sort((a, b) => b.kinds - a.kinds);
}

const RICHEST = await richest();

describe.each<readonly [TeardownPlan['what'], number, number]>([
  ['all', 3, 5],
  ['old', 2, 2],
  ['deployments', 1, 2],
  ['data', 2, 2],
])('killed while it takes %s', (what, size, kinds) => {
  it.each<Moment>(['before', 'after', 'cancelled'])(
    '%s the effect of a call, it is gone on with',
    async (moment) => {
      for (const { seed, kinds: found } of RICHEST.filter((one) => one.what === what).slice(0, size)) {
        const { plan, end } = await undisturbed(seed);
        expect(found).toBeGreaterThanOrEqual(kinds);
        const code = teardownCode([plan]);
        let diesAt = 0;
        let isKilled = true;
        while (isKilled) {
          diesAt += 1;
          const account = calm(seed);
          const life: Life = { calls: 0, diesAt, moment, cancellation: new AbortController(), late: [] };
          const run = execute(mortalAccount(account, life), plan, life.cancellation.signal);
          const results = await run.catch(() => undefined);
          isKilled = life.calls >= diesAt;
          expect(life.late.filter((name) => WRITES.includes(name))).toEqual([]);
          if (moment === 'cancelled') expect(results?.length).toBeGreaterThanOrEqual(plan.items.length);
          const again = await planOf(account);
          expect({ seed, diesAt, holds: confirms([again], code) }).toEqual({ seed, diesAt, holds: true });
          await execute(account, again);
          expect({ seed, diesAt, end: endOf(account) }).toEqual({ seed, diesAt, end });
        }
        expect(diesAt).toBeGreaterThan(plan.items.filter(({ kind }) => kind !== 'object').length);
      }
    },
  );
});
