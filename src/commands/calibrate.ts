/**
 * `validate --calibrate`: how many tokens base models count for rows of the training files, beside what is estimated.
 *
 * A model counts what it is asked, and its answer apart. So that prompts and answers are counted alike, a whole row is
 * asked, with one more short turn of the user behind it, for a model takes the last word; what that turn costs by itself,
 * with what a template puts around every request, is asked once and taken off each row.
 */
import { TOKEN_FACTOR } from '../config/field.ts';
import { type CountedRow, type Measurement, measure } from '../datasets/calibration.ts';
import type { Conversation } from '../datasets/calibration-rows.ts';
import { AppError, type Finding } from '../errors.ts';
import type { CommandResult } from '../outputs.ts';
import type { Inference, Turn } from '../ports/inference.ts';
import type { Prompt } from '../ports/workspace.ts';
import {
  type CalibrationReport,
  calibrationText,
  type MeasuredFile,
  type PaidRequests,
  paidWords,
} from '../report/calibration.ts';
import { type SampledFile, type SampledModel, sampledModels } from './calibration-sample.ts';
import { type CommandContext, today } from './context.ts';
import { loadConfig } from './load-config.ts';
import { selectConfigs } from './scope.ts';
import { validate } from './validate.ts';

export interface Consent {
  /** The person said yes before. */
  readonly given: boolean;
  /** undefined: nobody can be asked. */
  readonly prompt: (() => Prompt) | undefined;
}

/**
 * Paid, and so only on a laptop and with consent; without it nothing is asked.
 * @throws AppError `trigger-refused` in a workflow; those of `Aws.connect` and of `Inference.inputTokens`
 */
export async function calibrate(context: CommandContext, consent: Consent): Promise<CommandResult> {
  if (context.trigger.kind !== 'local') throw inWorkflow();
  const { config, findings } = await loadConfig(context);
  // With errors in the file there are no jobs; what to do about them is what `validate` says.
  if (config === undefined) return await validate(context);
  const models = await sampledModels(context, selectConfigs(context, config));
  const isAllowed = await isConsented(context, models, consent);
  const reports: CalibrationReport[] = [];
  for (const model of models)
    reports.push(isAllowed ? await measuredModel(context, model) : unmeasured(model, NO_CONSENT));
  return resultOf(context, { reports, findings, isAllowed });
}

const NO_CONSENT = 'nobody agreed to pay for it (answer y on a terminal, or add --yes)';

export function inWorkflow(): AppError {
  return new AppError('trigger-refused', 'a workflow does not measure tokens: that is paid', {
    blame: 'user',
    hint: 'Run `bedrock-tune validate --calibrate` on a laptop and commit the lines that it prints.',
  });
}

function requestsOf({ files }: SampledModel): number {
  const rows = files.reduce((sum, file) => sum + file.rows.length, 0);
  return rows === 0 ? 0 : rows + 1;
}

/** true also where there is nothing to pay for. */
async function isConsented(
  context: CommandContext,
  models: readonly SampledModel[],
  { given, prompt }: Consent,
): Promise<boolean> {
  const paid = models.filter((model) => requestsOf(model) > 0).map(paidRequests);
  if (paid.length === 0) return true;
  for (const line of paidWords(paid)) context.console.info(line);
  if (given) return true;
  if (prompt === undefined) return false;
  const asked = prompt();
  try {
    return /^y(?:es)?$/i.test((await asked.ask('Ask, and pay for it? (y/N) ')).trim());
  } catch (error) {
    // Who leaves has not agreed.
    if (error instanceof AppError && error.code === 'cancelled') return false;
    throw error;
  } finally {
    asked.close();
  }
}

/** More than a template puts around a turn, or around a request. */
const MOST_PER_TURN = 16;
const MOST_PER_REQUEST = 128;

function paidRequests(model: SampledModel): PaidRequests {
  const rows = model.files.flatMap((file) => file.rows);
  const requests = requestsOf(model);
  const around = (turns: number): number => MOST_PER_REQUEST + turns * MOST_PER_TURN;
  // No tokenizer makes more tokens of a text than it has bytes.
  const most = rows.reduce(
    (sum, { bytes, system, turns }) => sum + bytes + around(system.length + turns.length + 1),
    0,
  );
  return {
    inferenceId: model.inferenceId ?? '',
    region: model.environment.region,
    accountId: model.environment.accountId,
    requests,
    rows: rows.length,
    estimated: rows.reduce((sum, { estimated }) => sum + estimated, 0),
    most: most + around(1),
  };
}

const LAST_TURN: Turn = { role: 'user', texts: ['OK'] };

async function measuredModel(context: CommandContext, model: SampledModel): Promise<CalibrationReport> {
  const { inferenceId: modelId, environment } = model;
  if (modelId === undefined || requestsOf(model) === 0) return unmeasured(model, undefined);
  const { region, accountId } = environment;
  const session = await context.aws.connect({ region, accountId, roleArn: undefined });
  const inference = await session.inference();
  const around = await inference.inputTokens({ modelId, system: [], turns: [LAST_TURN] });
  const asking: Asking = { context, inference, modelId, around };
  const files: { readonly report: MeasuredFile; readonly counted: readonly CountedRow[] }[] = [];
  for (const file of model.files) files.push(await countedFile(asking, file));
  const measured = measure(files.flatMap(({ counted }) => counted));
  return {
    ...reportOf(model),
    files: files.map(({ report }) => report),
    ...(measured === undefined ? { why: 'AWS counted none of its rows' } : believed(measured)),
  };
}

/** Rows of a word or two are little more than what a template puts around them. */
function believed(measured: Measurement): Pick<CalibrationReport, 'measured' | 'why'> {
  const { factor } = measured;
  if (factor >= TOKEN_FACTOR.minimum && factor <= TOKEN_FACTOR.maximum) return { measured };
  return {
    why: `its rows count as ${factor} of the estimate, and jobs.yaml takes ${TOKEN_FACTOR.minimum} to ${TOKEN_FACTOR.maximum}`,
  };
}

interface Asking {
  readonly context: CommandContext;
  readonly inference: Inference;
  readonly modelId: string;
  /** Tokens of a request without a row. */
  readonly around: number;
}

async function countedFile(
  asking: Asking,
  file: SampledFile,
): Promise<{ readonly report: MeasuredFile; readonly counted: readonly CountedRow[] }> {
  const counted: CountedRow[] = [];
  let refused = 0;
  for (const row of file.rows) {
    const tokens = await countedRow(asking, row);
    if (tokens === undefined) refused += 1;
    else counted.push({ estimated: row.estimated, counted: tokens });
  }
  const measured = measure(counted);
  const report = { ...fileReport(file), rows: counted.length, refused, ...(measured && { measured }) };
  return { report, counted };
}

/** undefined: AWS refused this row, as it may others and need not the next. */
async function countedRow(
  { context, inference, modelId, around }: Asking,
  { system, turns }: Conversation,
): Promise<number | undefined> {
  if (context.signal.aborted)
    throw new AppError('cancelled', 'the run was cancelled while rows were counted', {
      blame: 'user',
      hint: 'Run it again; what was counted so far is paid.',
    });
  try {
    const all = await inference.inputTokens({ modelId, system, turns: [...turns, LAST_TURN] });
    return Math.max(0, all - around);
  } catch (error) {
    if (error instanceof AppError && error.code === 'aws-rejected') return undefined;
    throw error;
  }
}

function reportOf({ baseModel, inferenceId, environment: { region } }: SampledModel) {
  return { baseModel, region, ...(inferenceId === undefined ? {} : { inferenceId }) };
}

/** @param why undefined: what stands in the way of the model or of all its files */
function unmeasured(model: SampledModel, why: string | undefined): CalibrationReport {
  const reason = model.why ?? (requestsOf(model) === 0 ? 'there is no row to count' : why);
  return { ...reportOf(model), files: model.files.map(fileReport), why: reason ?? NO_CONSENT };
}

function fileReport({ path, jobs, skipped, why }: SampledFile): MeasuredFile {
  return { path, jobs, rows: 0, skipped, refused: 0, ...(why === undefined ? {} : { why }) };
}

function resultOf(
  context: CommandContext,
  {
    reports,
    findings,
    isAllowed,
  }: {
    readonly reports: readonly CalibrationReport[];
    readonly findings: readonly Finding[];
    readonly isAllowed: boolean;
  },
): CommandResult {
  const isWhole = reports.length > 0 && reports.every(({ measured }) => measured !== undefined);
  return {
    command: 'validate',
    decision: isWhole ? 'done' : 'refused',
    reasonCode: isWhole ? 'ok' : isAllowed ? 'not-measured' : 'no-consent',
    findings,
    jobs: [],
    hasChanges: false,
    hasWork: false,
    commentUrl: undefined,
    summary: undefined,
    terminal: calibrationText(reports, {
      day: today(context),
      configFile: context.inputs.config,
      simulated: context.simulated,
    }),
    details: { calibration: reports },
  };
}
