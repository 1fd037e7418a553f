import { describe, expect, it } from '@jest/globals';
import { chooseCommand } from '../../src/commands/choose.ts';
import { AppError } from '../../src/errors.ts';
import type { Trigger } from '../../src/event.ts';
import { COMMANDS, type Command } from '../../src/inputs.ts';

const ASKED = ['auto', ...COMMANDS] as const;

const pull = (untrusted: boolean, state: 'open' | 'closed'): Trigger => ({
  kind: 'pull-request',
  number: 7,
  headSha: 'a'.repeat(40),
  baseSha: 'b'.repeat(40),
  untrusted,
  state,
  merged: state === 'closed',
  closedAt: undefined,
});

/** `plan?`: plan with credentials, validate without. Trigger and branch are refusals. */
type Cell = Command | 'plan?' | 'trigger' | 'branch';

interface Row {
  readonly name: string;
  readonly trigger: Trigger;
  /** One per member of ASKED: auto validate plan apply status stop teardown. */
  readonly cells: readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell];
}

const V = 'validate';
const T = 'trigger';
const B = 'branch';

const MATRIX: readonly Row[] = [
  { name: 'pull request', trigger: pull(false, 'open'), cells: ['plan?', V, 'plan?', T, T, T, T] },
  { name: 'closed pull request', trigger: pull(false, 'closed'), cells: ['plan', V, 'plan', T, T, T, T] },
  { name: 'pull request of a stranger', trigger: pull(true, 'open'), cells: [V, V, V, V, V, V, V] },
  { name: 'closed one of a stranger', trigger: pull(true, 'closed'), cells: [V, V, V, V, V, V, V] },
  { name: 'merge group', trigger: { kind: 'merge-group', baseSha: undefined }, cells: [V, V, V, V, V, V, V] },
  {
    name: 'push to main',
    trigger: { kind: 'push', onDefaultBranch: true },
    cells: ['apply', V, 'plan?', 'apply', 'status', T, T],
  },
  {
    name: 'push elsewhere',
    trigger: { kind: 'push', onDefaultBranch: false },
    cells: [V, V, 'plan?', B, B, B, B],
  },
  {
    name: 'schedule',
    trigger: { kind: 'schedule', onDefaultBranch: true },
    cells: ['status', V, 'plan?', 'apply', 'status', T, T],
  },
  {
    name: 'schedule elsewhere',
    trigger: { kind: 'schedule', onDefaultBranch: false },
    cells: [B, V, 'plan?', B, B, B, B],
  },
  {
    name: 'dispatch on main',
    trigger: { kind: 'workflow-dispatch', onDefaultBranch: true },
    cells: ['status', V, 'plan?', 'apply', 'status', 'stop', 'teardown'],
  },
  {
    name: 'dispatch elsewhere',
    trigger: { kind: 'workflow-dispatch', onDefaultBranch: false },
    cells: [B, V, 'plan?', B, B, B, B],
  },
  {
    name: 'laptop',
    trigger: { kind: 'local' },
    cells: [V, V, 'plan?', 'apply', 'status', 'stop', 'teardown'],
  },
];

interface Case {
  readonly name: string;
  readonly asked: Command | 'auto';
  readonly trigger: Trigger;
  readonly hasIdentity: boolean;
  readonly expected: Command | 'trigger-refused' | 'not-default-branch';
}

function expectedOf(cell: Cell, hasIdentity: boolean): Case['expected'] {
  if (cell === 'plan?') return hasIdentity ? 'plan' : 'validate';
  if (cell === 'trigger') return 'trigger-refused';
  return cell === 'branch' ? 'not-default-branch' : cell;
}

const CASES: readonly Case[] = MATRIX.flatMap(({ name, trigger, cells }) =>
  cells.flatMap((cell, index) =>
    [true, false].map((hasIdentity) => ({
      name,
      asked: ASKED[index] ?? 'auto',
      trigger,
      hasIdentity,
      expected: expectedOf(cell, hasIdentity),
    })),
  ),
);

function outcome({ asked, trigger, hasIdentity }: Case): string {
  try {
    return chooseCommand(asked, trigger, hasIdentity).command;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('chooseCommand', () => {
  it('has every cell of command x trigger x identity', () => {
    expect(CASES.length).toBe(12 * 7 * 2);
    const kinds = new Set(MATRIX.map(({ trigger }) => trigger.kind));
    const all: Readonly<Record<Trigger['kind'], true>> = {
      'pull-request': true,
      push: true,
      schedule: true,
      'workflow-dispatch': true,
      'merge-group': true,
      local: true,
    };
    expect([...kinds].sort()).toEqual(Object.keys(all).sort());
  });

  it.each(CASES)('$name, $asked, identity $hasIdentity -> $expected', (cell) => {
    expect(outcome(cell)).toBe(cell.expected);
  });

  it('lets no pull request and no merge group change or delete anything', () => {
    const theirs = CASES.filter(({ trigger }) => ['pull-request', 'merge-group'].includes(trigger.kind));
    expect(theirs.length).toBe(5 * 7 * 2);
    const got = new Set(theirs.map(outcome));
    expect([...got].sort()).toEqual(['plan', 'trigger-refused', 'validate']);
  });

  it('never stops or deletes by itself', () => {
    const automatic = CASES.filter(({ trigger }) => !['workflow-dispatch', 'local'].includes(trigger.kind));
    for (const cell of automatic) expect(['stop', 'teardown']).not.toContain(outcome(cell));
    for (const cell of CASES.filter(({ asked }) => asked === 'auto'))
      expect(['stop', 'teardown']).not.toContain(outcome(cell));
  });

  it('says why whenever it is not the command that was asked for', () => {
    for (const { asked, trigger, hasIdentity, expected } of CASES) {
      if (expected === 'trigger-refused' || expected === 'not-default-branch') continue;
      const { command, because } = chooseCommand(asked, trigger, hasIdentity);
      if (asked !== 'auto') expect(because === undefined).toBe(command === asked);
    }
  });
});
