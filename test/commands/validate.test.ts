import { describe, expect, it } from '@jest/globals';
import { validate } from '../../src/commands/validate.ts';
import type { Trigger } from '../../src/event.ts';
import { filesFor, PUSH, proposedWorld, rows, trainingPath } from './support.ts';

const JOBS = [{ key: 'a' }, { key: 'b' }];
const BROKEN = { ...filesFor(JOBS), [trainingPath('b')]: '{broken' };

type Event = 'fork' | 'merge-group' | 'push' | 'local';

/** The base has bad rows of `b` already; `after` is what is checked out. */
async function validated(event: Event, after: Readonly<Record<string, string>>) {
  const { world, base, trigger } = proposedWorld(BROKEN, after);
  const triggers: Readonly<Record<Event, Trigger>> = {
    fork: { ...trigger, untrusted: true },
    'merge-group': { kind: 'merge-group', baseSha: base },
    push: PUSH,
    local: { kind: 'local' },
  };
  return { world, result: await validate(world.context({ trigger: triggers[event] })) };
}

describe('validate', () => {
  it.each(['fork', 'merge-group'] as const)(
    'does not make a change (%s) answer for faults that were there before',
    async (event) => {
      const { result } = await validated(event, { ...BROKEN, [trainingPath('a')]: rows('new') });
      expect(result).toMatchObject({ decision: 'valid', reasonCode: 'ok' });
      expect(result.findings.filter(({ file }) => file === trainingPath('b'))).toEqual([]);
      expect(result.jobs.map(({ affected }) => affected)).toEqual([true, false]);
    },
  );

  it.each(['fork', 'merge-group'] as const)(
    'is red for the faults that a change (%s) brings',
    async (event) => {
      const own = await validated(event, { ...BROKEN, [trainingPath('b')]: '{worse' });
      expect(own.result).toMatchObject({ decision: 'findings', reasonCode: 'findings' });
      const file = await validated(event, { ...BROKEN, 'jobs.yaml': 'jobs: [' });
      expect(file.result).toMatchObject({ decision: 'findings' });
    },
  );

  it.each(['push', 'local'] as const)('counts every fault on a %s', async (event) => {
    const { result } = await validated(event, { ...BROKEN, 'README.md': 'x' });
    expect(result.decision).toBe('findings');
    expect(result.findings[0]).toMatchObject({ file: trainingPath('b'), severity: 'error' });
  });

  it('counts every fault where the history does not tell what changed', async () => {
    const { world, trigger } = proposedWorld(BROKEN, { ...BROKEN, 'README.md': 'x' });
    const { head } = world.repository;
    world.repository.reachable = (id) => id === head;
    const result = await validate(world.context({ trigger, withoutGitHub: true }));
    expect(result).toMatchObject({ decision: 'findings' });
    for (const text of [result.summary, result.terminal]) expect(text).toContain('fetch-depth: 0');
  });

  it('asks neither AWS nor GitHub', async () => {
    const { world } = await validated('fork', filesFor(JOBS));
    expect(world.called('aws.')).toEqual([]);
    expect(world.called('github.')).toEqual([]);
  });
});
