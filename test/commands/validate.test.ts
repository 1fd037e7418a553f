import { describe, expect, it } from '@jest/globals';
import { validate } from '../../src/commands/validate.ts';
import type { Trigger } from '../../src/event.ts';
import { filesFor, PUSH, proposedWorld, rows, trainingPath } from './support.ts';

const JOBS = [{ key: 'a' }, { key: 'b' }];
const BROKEN = { ...filesFor(JOBS), [trainingPath('b')]: '{broken' };

type Event = 'fork' | 'merge-group' | 'push' | 'local';

/** The base has bad rows of `b` already; `after` is what is checked out. */
async function validated(
  event: Event,
  after: Readonly<Record<string, string>>,
  inputs: { readonly jobs?: string } = {},
) {
  const { world, base, trigger } = proposedWorld(BROKEN, after);
  const triggers: Readonly<Record<Event, Trigger>> = {
    fork: { ...trigger, untrusted: true },
    'merge-group': { kind: 'merge-group', baseSha: base },
    push: PUSH,
    local: { kind: 'local' },
  };
  return { world, result: await validate(world.context({ trigger: triggers[event], inputs })) };
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

  it.each(['fork', 'push'] as const)(
    'reads and reports only the jobs that were selected (%s), and the whole of the file',
    async (event) => {
      const after = { ...BROKEN, 'jobs.yaml': `${BROKEN['jobs.yaml']}surprise: 1\n` };
      const selectA = { jobs: 'a' };
      const { world, result } = await validated(event, { ...BROKEN, 'README.md': 'x' }, selectA);
      expect(result.decision).toBe('valid');
      expect(result.findings.filter(({ file }) => file === trainingPath('b'))).toEqual([]);
      expect(result.jobs.map(({ planned }) => planned.key)).toEqual(['a']);
      expect(result.terminal).toContain('jobs that were not selected (1)');
      expect(world.calls.filter(({ args }) => args[0] === trainingPath('b'))).toEqual([]);
      const unsound = await validated(event, after, selectA);
      expect(unsound.result.findings.map(({ file }) => file)).toEqual(['jobs.yaml']);
    },
  );

  it('tells of the limits that a change lifts for jobs that were not selected', async () => {
    const guarded = filesFor(JOBS.map((job) => ({ ...job, extra: '    budget: { trainingUsd: 20 }\n' })));
    const { world, trigger } = proposedWorld(guarded, filesFor(JOBS));
    const result = await validate(world.context({ trigger, inputs: { jobs: 'a' } }));
    const [guard] = result.findings.filter(({ code }) => code === 'guard-weakened');
    expect(guard?.message).toContain('`a`, `b`');
  });

  it('asks neither AWS nor GitHub', async () => {
    const { world } = await validated('fork', filesFor(JOBS));
    expect(world.called('aws.')).toEqual([]);
    expect(world.called('github.')).toEqual([]);
  });
});
