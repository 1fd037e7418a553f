/** A dataset against the limits of its base model. Every bound comes from the catalogue; an unknown one checks nothing. */
import type { DatasetLimits } from '../catalog/base-model.ts';
import { type Finding, type Position, unreachable } from '../errors.ts';
import type { Range } from './dataset.ts';
import { type FindingDraft, grouped } from './findings.ts';
import type { Problem } from './problem.ts';

export type Split = 'training' | 'validation' | 'evaluation';

export interface CountedFile {
  readonly split: Split;
  readonly modelName: string;
  readonly limits: DatasetLimits;
  readonly rows: number;
  readonly uploadBytes: number;
  /** Line of the first row beyond `maxRows`, if there is one. */
  readonly overflowLine: number | undefined;
}

/** Most rows the model takes for a split. */
export function maxRows(limits: DatasetLimits | undefined, split: Split): number | undefined {
  switch (split) {
    case 'training':
      return limits?.trainMax;
    case 'validation':
      return limits?.validationMax;
    case 'evaluation':
      return undefined;
    default:
      return unreachable(split);
  }
}

/** Rows and bytes of one file. */
export function checkFileLimits(file: CountedFile): readonly FindingDraft[] {
  return [...checkRowCount(file), ...checkRecommended(file), ...checkFileSize(file)];
}

function checkRowCount({
  split,
  modelName,
  limits,
  rows,
  overflowLine,
}: CountedFile): readonly FindingDraft[] {
  const min = split === 'training' ? limits.trainMin : undefined;
  const max = maxRows(limits, split);
  const error = { code: 'row-count', severity: 'error' } as const;
  if (min !== undefined && rows < min) {
    const message = `${rowsOf(rows)}; ${modelName} needs at least ${grouped(min)} for ${split}.`;
    return [{ ...error, line: 1, message, hint: `Add at least ${rowsOf(min - rows)}.` }];
  }
  if (max !== undefined && rows > max) {
    const message = `${rowsOf(rows)}; ${modelName} takes at most ${grouped(max)} for ${split}.`;
    return [{ ...error, line: overflowLine ?? 1, message, hint: `Remove at least ${rowsOf(rows - max)}.` }];
  }
  return [];
}

function checkRecommended({ split, limits, rows }: CountedFile): readonly FindingDraft[] {
  const advised = limits.recommendedMin;
  if (split !== 'training' || advised === undefined || rows >= advised) return [];
  const message = `${rowsOf(rows)}; AWS advises at least ${grouped(advised)}, for fewer rarely change how a model answers.`;
  return [
    { code: 'few-rows', severity: 'warning', line: 1, message, hint: 'Add more examples of the same task.' },
  ];
}

function checkFileSize({ split, modelName, limits, uploadBytes }: CountedFile): readonly FindingDraft[] {
  const max = split === 'training' ? limits.maxTrainBytes : limits.maxValidationBytes;
  if (max === undefined || uploadBytes <= max) return [];
  const message = `${grouped(uploadBytes)} bytes would be uploaded; ${modelName} takes at most ${grouped(max)} for ${split}.`;
  return [{ code: 'file-size', severity: 'error', line: 1, message, hint: 'Remove rows or shorten them.' }];
}

/** The estimate for one row against the record limit: an error where even the low end is above it. */
export function checkRecordTokens(tokens: Range, limit: number): readonly Problem[] {
  if (tokens.high <= limit) return [];
  const message = `About ${grouped(tokens.low)} to ${grouped(tokens.high)} tokens; a record may have at most ${grouped(limit)}.`;
  return [
    {
      code: 'token-limit',
      severity: tokens.low > limit ? 'error' : 'warning',
      path: [],
      target: 'value',
      message,
      hint: 'Shorten the texts or split the row: Bedrock does not cut it for you.',
    },
  ];
}

/**
 * Training and validation rows together against the model's limit for both. Nothing is said where one file alone
 * already breaks its own limit, for then the scan of that file has said it.
 */
export function checkRowSum(counts: {
  readonly training: number;
  readonly validation: number;
  readonly limits: DatasetLimits;
  /** Where `jobs.yaml` names the datasets. */
  readonly at: Position;
}): readonly Finding[] {
  const { training, validation, limits, at } = counts;
  const sum = training + validation;
  const both = `${rowsOf(training)} for training and ${grouped(validation)} for validation make ${grouped(sum)}`;
  const error = {
    file: at.file,
    line: at.line,
    column: at.column,
    code: 'row-count',
    severity: 'error',
  } as const;
  const { sumMin, sumMax, trainMin = 0, trainMax = Infinity, validationMax = Infinity } = limits;
  if (training < trainMin || training > trainMax || validation > validationMax) return [];
  if (sumMin !== undefined && sum < sumMin) {
    const message = `${both}; the model needs at least ${grouped(sumMin)} in both together.`;
    return [{ ...error, message, hint: `Add at least ${rowsOf(sumMin - sum)}.` }];
  }
  if (sumMax !== undefined && sum > sumMax) {
    const message = `${both}; the model takes at most ${grouped(sumMax)} in both together.`;
    return [{ ...error, message, hint: `Remove at least ${rowsOf(sum - sumMax)}.` }];
  }
  return [];
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${grouped(count)} rows`;
}
