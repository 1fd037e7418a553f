import { describe, expect, it } from '@jest/globals';
import { runName } from '../../src/plan/names.ts';
import type { BlockReason, PlanAction, PlannedJob } from '../../src/plan/plan.ts';
import { type DesiredJob, type Observed, reconcile } from '../../src/plan/reconcile.ts';
import type { PhaseStatus, RunStatus } from '../../src/ports/bedrock.ts';
import {
  arn,
  desiredJob,
  environment,
  fingerprint,
  iso,
  NOW,
  observed,
  observedRun,
  phase,
} from '../support/builders.ts';

const FIRST = runName('bot', fingerprint(1), 1);
const SECOND = runName('bot', fingerprint(1), 2);
const MINUTE = 60_000;

interface Options {
  readonly retries?: Readonly<Record<string, number>>;
  readonly entries?: readonly DesiredJob[];
}

function planAll(
  desired: readonly DesiredJob[],
  worlds: readonly Observed[],
  { retries = {}, entries = desired }: Options = {},
): readonly PlannedJob[] {
  const byName = new Map(worlds.map((world) => [world.environment, world]));
  return reconcile(desired, byName, { now: NOW, retries: new Map(Object.entries(retries)), entries }).jobs;
}

function planOne(desired: DesiredJob, world: Observed, options: Options = {}): PlannedJob {
  const [planned] = planAll([desired], [world], options);
  if (planned === undefined) throw new Error('nothing was planned');
  return planned;
}

type RunOverrides = Parameters<typeof observedRun>[0];

/** What becomes of the job `bot` beside these runs. */
function actionBeside(
  runs: readonly RunOverrides[],
  over: Partial<Observed> = {},
  options: Options = {},
): PlanAction {
  return planOne(desiredJob(), observed(runs.map(observedRun), over), options).action;
}

function ended(status: RunStatus, jobName = FIRST): RunOverrides {
  return { ref: { status, jobName } };
}

function codes(action: PlanAction): readonly string[] {
  return action.kind === 'blocked' ? action.reasons.map(({ code }) => code) : [];
}

function notes({ notes: found }: PlannedJob): readonly string[] {
  return found.map(({ code }) => code);
}

describe('a job without a run', () => {
  it('is trained as attempt 1', () => {
    expect(actionBeside([])).toEqual({ kind: 'train', attempt: 1, jobName: FIRST });
  });

  it('is trained beside runs of other specifications and other people', () => {
    const others = [
      { ref: { jobName: runName('bot', fingerprint(2), 1), status: 'Completed' } },
      { ref: { jobName: 'a-job-of-somebody', status: 'Completed' } },
    ] as const;
    expect(actionBeside(others).kind).toBe('train');
  });

  it('is queued where the usual slots are taken', () => {
    expect(actionBeside([], { inFlight: 2 })).toMatchObject({ kind: 'queue', attempt: 1, inFlight: 2 });
    expect(actionBeside([], { inFlight: 1 }).kind).toBe('train');
  });

  it('is blocked where its environment could not be read', () => {
    expect(planAll([desiredJob()], []).map(({ action }) => codes(action))).toEqual([
      ['environment-unavailable'],
    ]);
  });
});

describe('a run of the specification', () => {
  it.each(['InProgress', 'Stopping', 'Unknown'] as const)('that is %s is watched', (status) => {
    expect(actionBeside([{ ref: { status } }])).toMatchObject({
      kind: 'watch',
      run: { jobName: FIRST, status },
    });
  });

  it('that completed is up to date while its model exists', () => {
    expect(actionBeside([ended('Completed')])).toMatchObject({
      kind: 'none',
      modelArn: arn('custom-model', FIRST),
    });
  });

  it.each(['unproven', 'unchecked'] as const)(
    'whose owner is %s never leads to a second one',
    (ownership) => {
      expect(actionBeside([{ ownership }]).kind).toBe('watch');
      expect(actionBeside([{ ...ended('Completed'), ownership }]).kind).toBe('none');
      expect(actionBeside([{ ...ended('Failed'), ownership }]).kind).toBe('failed');
    },
  );

  it.each([
    ['Failed', 'failed'],
    ['Stopped', 'stopped'],
  ] as const)('that is %s waits for a person', (status, kind) => {
    expect(actionBeside([ended(status)])).toMatchObject({ kind, retryAttempt: 2, run: { jobName: FIRST } });
  });

  it('that completed and lost its model is missing', () => {
    const gone = { modelArns: new Set<string>() };
    expect(actionBeside([ended('Completed')], gone)).toMatchObject({ kind: 'missing', retryAttempt: 2 });
  });

  it.each([
    ['names no model yet', undefined],
    ['names a model that is not listed yet', arn('custom-model', FIRST)],
  ])('that has just completed and %s is watched for ten minutes', (_, modelArn) => {
    const since = (ms: number): PlanAction =>
      actionBeside([{ ref: { status: 'Completed', modelArn, endedAt: iso(-ms) } }], { modelArns: new Set() });
    expect(since(MINUTE).kind).toBe('watch');
    expect(since(9 * MINUTE).kind).toBe('watch');
    expect(since(10 * MINUTE).kind).toBe('missing');
  });

  it('is found by its fingerprint under another name, and said to be', () => {
    const jobName = runName('former-name', fingerprint(1), 1);
    const planned = planOne(desiredJob(), observed([observedRun({ ref: { jobName, status: 'Completed' } })]));
    expect(planned.action).toMatchObject({ kind: 'none', run: { jobName } });
    expect(notes(planned)).toEqual(['renamed']);
  });
});

describe('several attempts', () => {
  it.each<readonly [string, readonly RunOverrides[], object]>([
    [
      'the latest failure counts',
      [ended('Stopped'), ended('Failed', SECOND)],
      { kind: 'failed', retryAttempt: 3 },
    ],
    [
      'the order of listing does not',
      [ended('Failed', SECOND), ended('Stopped')],
      { kind: 'failed', retryAttempt: 3 },
    ],
    [
      'one in flight is watched',
      [ended('Failed'), ended('InProgress', SECOND)],
      { kind: 'watch', run: { attempt: 2 } },
    ],
    [
      'a model of the first is enough',
      [ended('Completed'), ended('Failed', SECOND)],
      { kind: 'none', run: { attempt: 1 } },
    ],
    [
      'the newest model is taken',
      [ended('Completed'), ended('Completed', SECOND)],
      { kind: 'none', run: { attempt: 2 } },
    ],
  ])('%s', (_, runs, action) => {
    expect(actionBeside(runs)).toMatchObject(action);
  });

  it('go on counting beyond a renamed one', () => {
    const jobName = runName('former-name', fingerprint(1), 3);
    const action = actionBeside([ended('Failed'), ended('Failed', jobName)], {}, { retries: { bot: 4 } });
    expect(action).toEqual({ kind: 'train', attempt: 4, jobName: runName('bot', fingerprint(1), 4) });
  });
});

describe('retry', () => {
  const gone = { modelArns: new Set<string>() };

  it.each<readonly [RunStatus, Partial<Observed>]>([
    ['Failed', {}],
    ['Stopped', {}],
    ['Completed', gone],
  ])('makes exactly the next attempt after a run that %s', (status, over) => {
    const asked = (attempt: number): PlanAction =>
      actionBeside([ended(status)], over, { retries: { bot: attempt } });
    expect(asked(2)).toEqual({ kind: 'train', attempt: 2, jobName: SECOND });
    expect([asked(1).kind, asked(3).kind]).not.toContain('train');
  });

  it('of another job does nothing', () => {
    expect(actionBeside([ended('Failed')], {}, { retries: { other: 2 } }).kind).toBe('failed');
  });

  it('is queued like any start', () => {
    expect(actionBeside([ended('Failed')], { inFlight: 2 }, { retries: { bot: 2 } })).toMatchObject({
      kind: 'queue',
      attempt: 2,
    });
  });

  it.each<readonly [string, readonly RunOverrides[], number, PlanAction['kind']]>([
    ['of an attempt that exists', [ended('Failed'), ended('Failed', SECOND)], 2, 'failed'],
    ['beyond the next attempt', [ended('Failed')], 3, 'failed'],
    ['beyond the first attempt', [], 2, 'train'],
    ['of a job that trains', [ended('InProgress')], 2, 'watch'],
    ['of a job whose model exists', [ended('Completed')], 2, 'none'],
  ])('%s is answered, not obeyed', (_, runs, asked, kind) => {
    const planned = planOne(desiredJob(), observed(runs.map(observedRun)), { retries: { bot: asked } });
    expect(planned.action.kind).toBe(kind);
    if (planned.action.kind === 'train') expect(planned.action.attempt).toBe(1);
    expect(notes(planned)).toEqual(['retry-exists']);
  });
});

describe('what blocks', () => {
  const reason = (code: BlockReason['code']): BlockReason => ({ code, message: 'found', hint: 'fix' });

  it('known before AWS was asked, with every reason', () => {
    const blockers = [reason('findings'), reason('over-budget')];
    expect(codes(planOne(desiredJob({ blockers }), observed([])).action)).toEqual([
      'findings',
      'over-budget',
    ]);
  });

  it.each(['findings', 'over-budget'] as const)('%s: not a run that trains already, but a retry', (code) => {
    const blockers = [reason(code)];
    const kind = (status: RunStatus): string =>
      planOne(desiredJob({ blockers }), observed([observedRun(ended(status))]), { retries: { bot: 2 } })
        .action.kind;
    expect(kind('InProgress')).toBe('watch');
    expect(kind('Failed')).toBe('blocked');
  });

  it('a budget that was lowered later does not hide the model', () => {
    const desired = desiredJob({ blockers: [reason('over-budget')] });
    expect(planOne(desired, observed([observedRun(ended('Completed'))])).action.kind).toBe('none');
  });

  it('a specification that cannot be computed is never trained', () => {
    const desired = desiredJob({ fingerprint: undefined, blockers: [reason('findings')] });
    expect(planOne(desired, observed([observedRun(ended('Failed'))])).action.kind).toBe('blocked');
  });

  it.each(['InProgress', 'Completed', 'Failed'] as const)("another repository's run that is %s", (status) => {
    const action = actionBeside([{ ...ended(status), ownership: 'foreign' }]);
    expect(codes(action)).toEqual(['foreign-run']);
    expect(JSON.stringify(action)).toContain(FIRST);
  });

  it('a run of the name with other inputs', () => {
    expect(codes(actionBeside([{ ...ended('Completed'), inputsMatch: false }]))).toEqual(['run-mismatch']);
  });

  it("another repository's run beside ours does not take ours away", () => {
    const foreign = {
      ownership: 'foreign',
      ref: { jobName: runName('their-bot', fingerprint(1), 1) },
    } as const;
    expect(actionBeside([foreign, ended('InProgress')])).toMatchObject({
      kind: 'watch',
      run: { jobName: FIRST },
    });
    expect(actionBeside([foreign, ended('Completed')])).toMatchObject({
      kind: 'none',
      run: { jobName: FIRST },
    });
    expect(codes(actionBeside([foreign, ended('Failed')], {}, { retries: { bot: 2 } }))).toEqual([
      'foreign-run',
    ]);
  });
});

describe('notes', () => {
  it.each([
    ['trains', { status: 'InProgress' }, 'ours', ['older-run-training']],
    ['has ended', { status: 'Completed' }, 'ours', []],
    ["is another repository's", { status: 'InProgress' }, 'foreign', []],
  ] as const)('an earlier specification that %s', (_, ref, ownership, expected) => {
    const older = observedRun({ ref: { ...ref, jobName: runName('bot', fingerprint(9), 1) }, ownership });
    const planned = planOne(desiredJob(), observed([older]));
    expect(planned.action.kind).toBe('train');
    expect(notes(planned)).toEqual(expected);
  });

  it.each([
    ['there', 'us-east-1', []],
    ['in another region', 'eu-west-1', ['older-run-training']],
  ] as const)('an earlier specification that another job %s wants', (_, region, expected) => {
    const older = observedRun({ ref: { jobName: runName('bot', fingerprint(9), 1) } });
    const other = desiredJob({
      fingerprint: fingerprint(9),
      job: { key: 'other', environment: environment({ name: 'second', region }) },
    });
    const planned = planOne(desiredJob(), observed([older]), { entries: [desiredJob(), other] });
    expect(notes(planned)).toEqual(expected);
  });
});

describe('what an earlier specification costs', () => {
  const noteOf = (
    supersede: 'tell' | 'stop',
    estimatedUsd?: { low: number; high: number },
    status: 'InProgress' | 'Stopping' = 'InProgress',
  ): string => {
    const ref = { jobName: runName('bot', fingerprint(9), 1), status };
    const older = observedRun({ ref, ...(estimatedUsd === undefined ? {} : { estimatedUsd }) });
    return planOne(desiredJob({ job: { supersede } }), observed([older])).notes[0]?.message ?? '';
  };

  it('is told as it was estimated, else said to be unknown', () => {
    expect(noteOf('tell', { low: 0.21, high: 0.34 })).toContain('$0.21 to $0.34');
    expect(noteOf('tell', { low: 0.0012, high: 0.0034 })).toContain('$0.001 to $0.003');
    expect(noteOf('tell')).toContain('not known');
  });

  it('goes with what ends it', () => {
    expect(noteOf('stop')).toContain('lets apply stop it,');
    expect(noteOf('tell')).toContain('set `supersede: stop`');
  });

  it.each(['tell', 'stop'] as const)('nobody is asked to stop what is stopping already (%s)', (supersede) => {
    const note = noteOf(supersede, undefined, 'Stopping');
    expect(note).toContain('is stopping');
    expect(note).not.toMatch(/supersede|still trains/);
  });

  it('does not say of what apply has just stopped that it trains', () => {
    expect(noteOf('stop')).not.toContain('trains and costs');
  });
});

describe('a wait for capacity', () => {
  const HOUR = 60 * MINUTE;
  const waiting = (validated: number, training: PhaseStatus = 'NotStarted'): PlannedJob => {
    const ready = { startedAt: iso(validated - MINUTE), updatedAt: iso(validated) };
    const phases = [
      { name: 'validation', status: 'Completed', ...ready },
      { name: 'training', status: training, startedAt: undefined, updatedAt: undefined },
    ] as const;
    return planOne(desiredJob(), observed([observedRun({ ref: { phases } })]));
  };

  it('is told after two hours, in the same words each time, and changes nothing else', () => {
    expect(notes(waiting(-2 * HOUR + MINUTE))).toEqual([]);
    const [first, later] = [waiting(-2 * HOUR), waiting(-74 * HOUR)];
    expect([notes(first), notes(later)]).toEqual([['stalled'], ['stalled']]);
    expect(first.action.kind).toBe('watch');
    expect(first.notes[0]?.message).toContain('2026-03-01 10:00 UTC');
  });

  it.each(['InProgress', 'Completed', 'Unknown'] as const)('is over when training is %s', (status) => {
    expect(notes(waiting(-74 * HOUR, status))).toEqual([]);
  });

  it('is not seen where no phase is reported, or data is still looked at', () => {
    const none = observedRun({ ref: { createdAt: iso(-74 * HOUR) } });
    expect(notes(planOne(desiredJob(), observed([none])))).toEqual([]);
    const phases = [phase('validation', 'InProgress'), phase('training', 'NotStarted')];
    const early = observedRun({ ref: { createdAt: iso(-74 * HOUR), phases } });
    expect(notes(planOne(desiredJob(), observed([early])))).toEqual([]);
  });
});

describe('slots', () => {
  const jobs = [1, 2, 3, 4].map((n) => desiredJob({ job: { key: `bot-${n}` }, fingerprint: fingerprint(n) }));
  const kinds = (planned: readonly PlannedJob[]): readonly string[] =>
    planned.map(({ action }) => action.kind);

  it('are given out in file order', () => {
    const planned = planAll(jobs, [observed([])]);
    expect(kinds(planned)).toEqual(['train', 'train', 'queue', 'queue']);
    expect(planned.map(({ action }) => (action.kind === 'queue' ? action.inFlight : 0))).toEqual([
      0, 0, 2, 3,
    ]);
  });

  it('are taken by anybody in the account', () => {
    expect(kinds(planAll(jobs, [observed([], { inFlight: 1 })]))).toEqual([
      'train',
      'queue',
      'queue',
      'queue',
    ]);
    expect(kinds(planAll(jobs, [observed([], { inFlight: 5 })]))).toEqual(Array(4).fill('queue'));
  });

  it('are counted for each environment', () => {
    const other = environment({ name: 'dev', region: 'us-west-2' });
    const more = desiredJob({ job: { key: 'elsewhere', environment: other }, fingerprint: fingerprint(5) });
    const worlds = [observed([]), observed([], { environment: 'dev', region: 'us-west-2' })];
    expect(kinds(planAll([...jobs, more], worlds))).toEqual(['train', 'train', 'queue', 'queue', 'train']);
  });
});

describe('unmanaged runs', () => {
  const gone = runName('gone-bot', fingerprint(7), 1);
  const leftOver = (over: RunOverrides = {}, world: Partial<Observed> = {}): readonly PlannedJob[] =>
    planAll(
      [desiredJob()],
      [observed([observedRun({ ...over, ref: { jobName: gone, ...over?.ref } })], world)],
    ).slice(1);

  it('are shown in flight and with a model, never touched', () => {
    expect(leftOver()).toMatchObject([
      { key: 'gone-bot', region: 'us-east-1', action: { kind: 'unmanaged' } },
    ]);
    expect(leftOver({ ref: { status: 'Completed' } })).toMatchObject([
      { action: { kind: 'unmanaged', modelArn: arn('custom-model', gone) } },
    ]);
  });

  it.each<readonly [string, RunOverrides, Partial<Observed>]>([
    ['failed', { ref: { status: 'Failed' } }, {}],
    ['lost its model', { ref: { status: 'Completed' } }, { modelArns: new Set() }],
    ['belongs to another repository', { ownership: 'foreign' }, {}],
    ['is not proven to be ours', { ownership: 'unproven' }, {}],
    ['is an earlier specification of an entry', { ref: { jobName: runName('bot', fingerprint(7), 1) } }, {}],
    ['is an entry under its former name', { ref: { jobName: runName('gone-bot', fingerprint(1), 1) } }, {}],
    ['has no name of ours', { ref: { jobName: 'somebody-elses-job' } }, {}],
  ])('are not shown when the run %s', (_, over, world) => {
    expect(leftOver(over, world)).toEqual([]);
  });

  it('are not those of entries that this run does not look at', () => {
    const other = desiredJob({ job: { key: 'gone-bot' }, fingerprint: fingerprint(8) });
    const world = observed([observedRun({ ref: { jobName: gone } })]);
    expect(planAll([desiredJob()], [world], { entries: [desiredJob(), other] })).toHaveLength(1);
  });

  it('are what an entry leaves behind when it moves to another region', () => {
    const west = environment({ name: 'west', region: 'us-west-2' });
    const moved = desiredJob({ job: { key: 'gone-bot', environment: west }, fingerprint: fingerprint(7) });
    const worlds = [
      observed([observedRun({ ref: { jobName: gone } })]),
      observed([], { environment: 'west', region: 'us-west-2' }),
    ];
    const kinds = planAll([desiredJob(), moved], worlds).map(({ key, action }) => [key, action.kind]);
    expect(kinds).toEqual([
      ['bot', 'train'],
      ['gone-bot', 'train'],
      ['gone-bot', 'unmanaged'],
    ]);
  });

  it('are shown once, by name, where environments share account and region', () => {
    const twin = environment({ name: 'staging', bucket: 'acme-staging' });
    const desired = [
      desiredJob(),
      desiredJob({ job: { key: 'b', environment: twin }, fingerprint: fingerprint(2) }),
    ];
    const runs = [gone, runName('also-gone', fingerprint(6), 1), runName('b', fingerprint(2), 1)].map(
      (jobName) => observedRun({ ref: { jobName } }),
    );
    const planned = planAll(desired, [observed(runs), observed(runs, { environment: 'staging' })]);
    const unmanaged = planned.filter(({ action }) => action.kind === 'unmanaged').map(({ key }) => key);
    expect(unmanaged).toEqual(['also-gone', 'gone-bot']);
  });
});
