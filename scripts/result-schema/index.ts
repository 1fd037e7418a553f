/**
 * The `result` output and `--json` as a JSON Schema (draft-07). Hand-written, so that a change of the format is a
 * decision; tied to the types, so that none is forgotten.
 */
import type { StoppedRun } from '../../src/commands/stop.ts';
import type { JsonSchema } from '../../src/config/schema.ts';
import type { DoctorReport } from '../../src/doctor/doctor.ts';
import { type Blame, ERROR_CODES, type ErrorCode, type Finding, type Severity } from '../../src/errors.ts';
import { COMMANDS } from '../../src/inputs.ts';
import { DECISIONS, OUTCOME_REASONS } from '../../src/outputs.ts';
import type { CalibrationReport } from '../../src/report/calibration.ts';
import type { FixReport } from '../../src/report/fix.ts';
import type { Leftovers } from '../../src/teardown/leftovers.ts';
import type { TeardownPlan, TeardownResult } from '../../src/teardown/teardown.ts';
import { CALIBRATION_DEFINITIONS } from './calibration.ts';
import { DOCTOR_DEFINITIONS } from './doctor.ts';
import { FIX_DEFINITIONS } from './fix.ts';
import { PLAN_DEFINITIONS } from './plan.ts';
import { REPORT_DEFINITIONS } from './report.ts';
import { closed, constant, flag, integer, listOf, matching, ref, text, words } from './shape.ts';
import { TEARDOWN_DEFINITIONS } from './teardown.ts';

interface ErrorDetail {
  readonly code: ErrorCode;
  readonly blame: Blame;
  readonly message: string;
  readonly hint: string;
}

interface TeardownDetail {
  readonly plans: readonly TeardownPlan[];
  readonly code: string | undefined;
  readonly results: readonly TeardownResult[] | undefined;
}

/** The members of the result; those of single commands may be missing. */
interface Result {
  readonly schemaVersion: 1;
  readonly command: string;
  readonly decision: string;
  readonly reasonCode: string;
  readonly findings: readonly Finding[];
  readonly jobs: readonly unknown[];
  readonly simulated: boolean | undefined;
  readonly checksNotRun: readonly string[] | undefined;
  readonly error: ErrorDetail | undefined;
  /** Runs whose job has changed or left the file since they were started. */
  readonly overtaken: readonly unknown[] | undefined;
  readonly stopped: readonly StoppedRun[] | undefined;
  readonly teardown: TeardownDetail | undefined;
  readonly doctor: DoctorReport | undefined;
  /** `status` with `all`: what lies around, per environment. */
  readonly leftovers: readonly Leftovers[] | undefined;
  /** `validate --fix` and `--format`, on the command line only: what was written beside each dataset. */
  readonly fixes: readonly FixReport[] | undefined;
  /** `validate --calibrate`, on the command line only: how many tokens base models count. */
  readonly calibration: readonly CalibrationReport[] | undefined;
}

/** What the `result` output is where the whole would be too large for an output. */
interface TruncatedResult {
  readonly schemaVersion: 1;
  readonly command: string;
  readonly decision: string;
  readonly reasonCode: string;
  readonly truncated: true;
  readonly counts: Readonly<Record<string, number>>;
}

/** Members that every result has. */
const COMMON = {
  schemaVersion: constant(1),
  command: { enum: [...COMMANDS, ''], description: 'Empty where the run ended before one was chosen.' },
  decision: { enum: DECISIONS, description: 'How the run ended; of several jobs the worst one decides.' },
  reasonCode: { enum: [...OUTCOME_REASONS, ...ERROR_CODES], description: 'Why.' },
};

const OWN_DEFINITIONS = {
  result: closed<Result>(
    { ...COMMON, findings: listOf(ref('finding')), jobs: listOf(ref('job')) },
    {
      simulated: flag('An endpoint on this machine answered instead of AWS.'),
      checksNotRun: listOf(text('A check that could not be made, and why (`plan` and `validate`).')),
      error: ref('error'),
      overtaken: listOf(ref('job')),
      stopped: listOf(ref('stoppedRun')),
      teardown: ref('teardown'),
      doctor: ref('doctor'),
      leftovers: listOf(ref('leftovers')),
      fixes: listOf(ref('fix')),
      calibration: listOf(ref('calibration')),
    },
  ),
  truncatedResult: {
    ...closed<TruncatedResult>({
      ...COMMON,
      truncated: { const: true },
      counts: {
        type: 'object',
        description: 'How many findings, jobs, leftovers and, for teardown, items of each outcome there are.',
        additionalProperties: integer('How many.'),
      },
    }),
    description:
      'The `result` output only, where the whole is too large: the file at `report-path` has all of it.',
  },
  finding: closed<Finding>({
    code: text('Stable id, such as `unknown-key` or `bad-json`.'),
    severity: words<Severity>({ error: true, warning: true, info: true }),
    file: text('Path in the repository, or `s3://bucket/key?versionId=…` of a dataset in S3.'),
    line: integer('Counted from 1.', 1),
    column: integer('Counted from 1, in UTF-16 units.', 1),
    message: text('What was found and what is allowed.'),
    hint: text('The fix; may be empty for severity `info`.'),
  }),
  error: closed<ErrorDetail>({
    code: { type: 'string', enum: ERROR_CODES },
    blame: words<Blame>({ user: true, aws: true, github: true, bug: true }),
    message: text('What happened.'),
    hint: text('The fix.'),
  }),
  stoppedRun: closed<StoppedRun>({
    job: text('Key of the job.'),
    jobName: text('Name of the Bedrock job.'),
    jobArn: text('Its ARN.'),
    answer: words<StoppedRun['answer']>({ stopping: true, ended: true }),
  }),
  teardown: closed<TeardownDetail>(
    { plans: listOf(ref('teardownPlan')) },
    {
      code: matching(
        '^teardown-[0-9a-f]{12}(?:-[0-9a-f]{8})*$',
        'What `confirm` has to be to carry out exactly this plan.',
      ),
      results: listOf(ref('teardownResult')),
    },
  ),
};

export function resultSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'The result of a run of bedrock-tune',
    description: 'The `result` output of the action, the file at `report-path`, and what `--json` prints.',
    anyOf: [ref('result'), ref('truncatedResult')],
    definitions: {
      ...OWN_DEFINITIONS,
      ...REPORT_DEFINITIONS,
      ...PLAN_DEFINITIONS,
      ...TEARDOWN_DEFINITIONS,
      ...DOCTOR_DEFINITIONS,
      ...FIX_DEFINITIONS,
      ...CALIBRATION_DEFINITIONS,
    },
  };
}

/** The bytes of `schema/result.schema.json`. */
export function resultSchemaText(): string {
  return `${JSON.stringify(resultSchema(), undefined, 2)}\n`;
}
