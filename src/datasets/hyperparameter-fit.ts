/** Hyperparameters against the rows they are used on. Lengths are counted in steps, which AWS does not report. */
import type { Finding, Position } from '../errors.ts';
import { grouped } from './findings.ts';
import { type Checks, thresholdOf } from './rules.ts';

/** What the author gave, as a number. */
export interface GivenNumber {
  readonly value: number;
  readonly at: Position;
}

export interface FitInput {
  /** Training rows. */
  readonly rows: number;
  /** Given, or the default of the base model; undefined: unknown. */
  readonly epochs: number | undefined;
  readonly batchSize: GivenNumber | undefined;
  readonly warmupSteps: GivenNumber | undefined;
  /** Warm-up steps that Bedrock takes where nothing is given: never too many by AWS's advice. */
  readonly defaultWarmupSteps: number | undefined;
  /** Training rows for each warm-up step that AWS advises. */
  readonly rowsPerWarmupStep: number | undefined;
  readonly checks: Checks;
}

type Draft = Pick<Finding, 'code' | 'severity' | 'message' | 'hint'>;

export function checkHyperparameterFit(input: FitInput): readonly Finding[] {
  // An empty file is a fault of its own.
  if (input.rows === 0) return [];
  return [...checkBatch(input), ...checkWarmup(input)];
}

function checkBatch({ rows, batchSize }: FitInput): readonly Finding[] {
  if (batchSize === undefined || batchSize.value <= rows) return [];
  const message = `\`batchSize\` is ${grouped(batchSize.value)}, but there ${rows === 1 ? 'is 1 training row' : `are ${grouped(rows)} training rows`}.`;
  const hint = 'Write a batch that the rows fill, or add rows.';
  return [at(batchSize, { code: 'batch-size', severity: 'error', message, hint })];
}

function checkWarmup(input: FitInput): readonly Finding[] {
  const { warmupSteps, checks } = input;
  const severity = checks['warmup-steps']?.severity ?? 'warning';
  if (warmupSteps === undefined || warmupSteps.value <= 0 || severity === 'off') return [];
  const fault = longerThanRun(input, warmupSteps.value) ?? beyondAdvice(input, warmupSteps.value);
  return fault === undefined ? [] : [at(warmupSteps, { code: 'warmup-steps', severity, ...fault })];
}

/** Without a batch size a step takes one row: then there are most steps. */
function longerThanRun(
  { rows, epochs, batchSize }: FitInput,
  warmup: number,
): Pick<Draft, 'message' | 'hint'> | undefined {
  if (epochs === undefined) return undefined;
  const batch = Math.max(batchSize?.value ?? 1, 1);
  const steps = Math.ceil(rows / batch) * epochs;
  if (warmup < steps) return undefined;
  return {
    message: `${grouped(warmup)} warm-up steps, but the whole run has at most ${grouped(steps)} steps (${grouped(rows)} rows, ${grouped(epochs)} epochs, ${grouped(batch)} in a batch): the learning rate is never reached.`,
    hint: 'Write fewer warm-up steps, or remove the key to take the default.',
  };
}

function beyondAdvice(
  { rows, rowsPerWarmupStep, defaultWarmupSteps = 0, checks }: FitInput,
  warmup: number,
): Pick<Draft, 'message' | 'hint'> | undefined {
  if (rowsPerWarmupStep === undefined) return undefined;
  const times = thresholdOf('warmup-steps', checks);
  const advised = Math.max(1, Math.round(rows / rowsPerWarmupStep));
  if (warmup <= Math.max(advised * times, defaultWarmupSteps)) return undefined;
  return {
    message: `${grouped(warmup)} warm-up steps; for ${grouped(rows)} rows AWS advises about ${grouped(advised)} (one for each ${grouped(rowsPerWarmupStep)} rows).`,
    hint: `Write about ${grouped(advised)}, or remove the key to take the default.`,
  };
}

function at(given: GivenNumber, draft: Draft): Finding {
  const { file, line, column } = given.at;
  return { ...draft, file, line, column };
}
