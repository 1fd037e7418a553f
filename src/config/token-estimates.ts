/** `tokenEstimates:`: what was measured of a base model's tokenizer, and corrects the estimate by characters. */
import { baseModelId } from '../catalog/index.ts';
import { modelEntries, reportFuture, reportTwin, reportUnused } from './by-model.ts';
import { type Field, MAX_PRICES, TOKEN_FACTOR } from './field.ts';
import { BASE_MODEL_FORMAT, DAY_FORMAT } from './formats.ts';
import type { JobConfig, Located, TokenEstimate } from './job.ts';
import { numberOf } from './prices.ts';
import type { Report } from './report.ts';
import { type Entry, type TreeNode, textOf } from './tree.ts';

export const TOKEN_ESTIMATE_FIELDS: readonly Field[] = [
  {
    path: 'tokenEstimates',
    type: 'dictionary',
    keys: BASE_MODEL_FORMAT,
    maxEntries: MAX_PRICES,
    description:
      'How many tokens base models count where the estimate by characters says one, by id of the base model; `bedrock-tune validate --calibrate` measures it.',
  },
  { path: 'tokenEstimates.*', type: 'map', description: 'What was measured of one base model.' },
  {
    path: 'tokenEstimates.*.factor',
    type: 'number',
    ...TOKEN_FACTOR,
    required: true,
    description: 'Tokens that the base model counts for each one of the estimate.',
    examples: [1.08],
  },
  {
    path: 'tokenEstimates.*.spread',
    type: 'number',
    minimum: 0,
    maximum: 0.9,
    default: '0.2',
    description: 'How far the range reaches to either side, as a share of its middle.',
    examples: [0.1],
  },
  {
    path: 'tokenEstimates.*.asOf',
    type: 'text',
    format: DAY_FORMAT,
    required: true,
    description: 'Day on which it was measured, YYYY-MM-DD; shown beside every estimate.',
    examples: ['2026-11-22'],
  },
];

/** By id of the base model; an ARN counts as its id. @param today `YYYY-MM-DD` */
export function readTokenEstimates(
  root: TreeNode,
  today: string,
  report: Report,
): ReadonlyMap<string, TokenEstimate> {
  const estimates = new Map<string, TokenEstimate>();
  for (const entry of modelEntries(root, 'tokenEstimates')) {
    const id = baseModelId(entry.key);
    const read = readEstimate(entry);
    if (estimates.has(id)) reportTwin(entry, 'token estimates', report);
    if (read === undefined) continue;
    estimates.set(id, read.estimate);
    reportFuture(read.asOf, { today, words: 'a factor is of the day on which it was measured' }, report);
  }
  return estimates;
}

function readEstimate(
  entry: Entry,
): { readonly estimate: TokenEstimate; readonly asOf: Located<string> } | undefined {
  const factor = numberOf(entry.value, 'factor');
  const asOf = textOf(entry.value, 'asOf');
  if (factor === undefined || asOf === undefined) return undefined;
  return { estimate: { factor, spread: numberOf(entry.value, 'spread')?.value, asOf: asOf.value }, asOf };
}

export function checkEstimatedModels(root: TreeNode, jobs: readonly JobConfig[], report: Report): void {
  reportUnused(modelEntries(root, 'tokenEstimates'), { jobs, what: 'token estimate' }, report);
}
