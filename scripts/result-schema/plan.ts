/** Definitions of the plan: what will happen to each job, and why. */
import type { Range } from '../../src/datasets/dataset.ts';
import type {
  BlockReason,
  CostEstimate,
  Origin,
  PlanAction,
  PlanNote,
  PlannedJob,
  RunRef,
} from '../../src/plan/plan.ts';
import type { Phase, PhaseName, PhaseStatus, RunStatus } from '../../src/ports/bedrock.ts';
import {
  closed,
  constant,
  flag,
  integer,
  listOf,
  matching,
  number,
  ref,
  text,
  time,
  words,
} from './shape.ts';

type Action<K extends PlanAction['kind']> = Extract<PlanAction, { readonly kind: K }>;
type Estimate<K extends CostEstimate['kind']> = Extract<CostEstimate, { readonly kind: K }>;

const run = ref('run');
const range = ref('range');
const jobName = text('Name of the Bedrock job.');
const attempt = integer('1, 2, … of this specification.', 1);
const retryAttempt = integer('The attempt that `retry: <job>@<attempt>` would make.', 2);
const modelArn = text('The custom model.');

const ACTIONS: { readonly [K in PlanAction['kind']]: ReturnType<typeof closed<Action<K>>> } = {
  train: closed<Action<'train'>>({ kind: constant('train'), attempt, jobName }),
  queue: closed<Action<'queue'>>({
    kind: constant('queue'),
    attempt,
    jobName,
    inFlight: integer('Jobs in flight in this account and region.'),
  }),
  watch: closed<Action<'watch'>>({ kind: constant('watch'), run }),
  none: closed<Action<'none'>>({ kind: constant('none'), run, modelArn }),
  blocked: closed<Action<'blocked'>>({
    kind: constant('blocked'),
    reasons: { ...listOf(ref('blockReason')), minItems: 1 },
  }),
  failed: closed<Action<'failed'>>({ kind: constant('failed'), run, retryAttempt }),
  stopped: closed<Action<'stopped'>>({ kind: constant('stopped'), run, retryAttempt }),
  missing: closed<Action<'missing'>>({ kind: constant('missing'), run, retryAttempt }),
  unchecked: closed<Action<'unchecked'>>({ kind: constant('unchecked') }),
  unmanaged: closed<Action<'unmanaged'>>({ kind: constant('unmanaged'), run }, { modelArn }),
};

const runStatus = words<RunStatus>({
  InProgress: true,
  Completed: true,
  Failed: true,
  Stopping: true,
  Stopped: true,
  Unknown: true,
});

const phaseStatus = words<PhaseStatus>({
  NotStarted: true,
  InProgress: true,
  Completed: true,
  Stopping: true,
  Stopped: true,
  Failed: true,
  Unknown: true,
});

export const PLAN_DEFINITIONS = {
  range: closed<Range>({ low: number('Lower end.'), high: number('Upper end.') }),
  phase: closed<Phase>(
    {
      name: words<PhaseName>({ validation: true, dataProcessing: true, training: true }),
      status: phaseStatus,
    },
    { startedAt: time('When it began.'), updatedAt: time('When it last changed.') },
  ),
  run: closed<RunRef>(
    {
      jobName,
      jobArn: text('ARN of the Bedrock job.'),
      attempt,
      status: runStatus,
      phases: listOf(ref('phase')),
      createdAt: time('When Bedrock took the job.'),
    },
    { endedAt: time('When it ended.'), modelArn: text('The custom model, once there is one.') },
  ),
  blockReason: closed<BlockReason>({
    code: words<BlockReason['code']>({
      findings: true,
      'over-budget': true,
      'cost-unknown': true,
      'foreign-run': true,
      'run-mismatch': true,
      'not-reviewed': true,
      'start-failed': true,
      'environment-unavailable': true,
    }),
    message: text('What was found.'),
    hint: text('The fix.'),
  }),
  action: { anyOf: Object.values(ACTIONS) },
  estimate: {
    anyOf: [
      closed<Estimate<'range'>>(
        {
          kind: constant('range'),
          usd: range,
          tokens: range,
          epochs: number('Passes over the training set.'),
          usdPer1kTokens: number('Price of 1,000 training tokens, USD.'),
          grade: words<Estimate<'range'>['grade']>({
            verified: true,
            unverified: true,
            configured: true,
          }),
          priceAsOf: matching('^\\d{4}-\\d{2}-\\d{2}$', 'Date of the price.'),
        },
        {
          calibratedOn: matching(
            '^\\d{4}-\\d{2}-\\d{2}$',
            "Date of what was measured of the base model's tokens.",
          ),
        },
      ),
      closed<Estimate<'unknown'>>({ kind: constant('unknown'), reason: text('Why it is not known.') }),
    ],
  },
  note: closed<PlanNote>({
    code: words<PlanNote['code']>({
      'over-budget': true,
      'older-run-training': true,
      'not-reviewed': true,
      renamed: true,
      stale: true,
      'retry-exists': true,
      superseded: true,
      'stopped-by-supersede': true,
      stalled: true,
      quota: true,
    }),
    message: text('What a person should know.'),
  }),
  origin: closed<Origin>(
    {
      commit: text('Commit of the last change to the job on the default branch.'),
      certain: flag('false: the history did not tell, and commit is only the best guess.'),
    },
    {
      pullRequest: integer('The pull request that brought it.', 1),
      isPullUnknown: flag('true: GitHub did not answer which pull request it was.'),
    },
  ),
  plannedJob: closed<PlannedJob>(
    {
      key: text('Key of the job in jobs.yaml.'),
      environment: text('Name of its environment.'),
      region: text('AWS region.'),
      baseModel: text('Id of the foundation model.'),
      action: ref('action'),
      estimate: ref('estimate'),
      notes: listOf(ref('note')),
    },
    {
      fingerprint: matching('^[0-9a-f]{64}$', 'SHA-256 of what decides the weights.'),
      budgetUsd: number('Most that one training run may cost, USD.'),
    },
  ),
};
