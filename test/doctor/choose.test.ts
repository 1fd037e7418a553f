import { describe, expect, it } from '@jest/globals';
import { chooseCommand } from '../../src/commands/choose.ts';
import type { Trigger } from '../../src/event.ts';

const PULL: Extract<Trigger, { readonly kind: 'pull-request' }> = {
  kind: 'pull-request',
  number: 7,
  headSha: 'a',
  baseSha: 'b',
  untrusted: false,
  state: 'open',
  merged: false,
  closedAt: undefined,
};

describe('doctor', () => {
  it.each<Trigger>([
    PULL,
    { kind: 'push', onDefaultBranch: true },
    { kind: 'push', onDefaultBranch: false },
    { kind: 'schedule', onDefaultBranch: true },
    { kind: 'workflow-dispatch', onDefaultBranch: false },
    { kind: 'local' },
  ])('runs where it is asked for, for it only reads: %j', (trigger) => {
    expect(chooseCommand('doctor', trigger, true).command).toBe('doctor');
    expect(chooseCommand('doctor', trigger, false).command).toBe('doctor');
  });

  it.each<Trigger>([
    { ...PULL, untrusted: true },
    { kind: 'merge-group', baseSha: undefined },
  ])('is a check of the files where there can be no identity: %j', (trigger) => {
    expect(chooseCommand('doctor', trigger, true).command).toBe('validate');
  });
});
