/** Loss curves: found by listing, read by header, averaged per step. */
import type { Objects } from '../ports/objects.ts';
import type { MetricPoint, TrainingMetrics } from './outcome.ts';

/** AWS documents and samples spell the folders in three ways, so only the file name's end is matched. */
const TRAINING_FILE = 'step_wise_training_metrics.csv';
const VALIDATION_FILE = 'validation_metrics.csv';
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads both CSV files below the run's output prefix. A missing file is normal (failed and stopped runs write none)
 * and gives an empty list; undefined when there is neither.
 */
export async function readMetrics(
  objects: Objects,
  bucket: string,
  prefix: string,
): Promise<TrainingMetrics | undefined> {
  const keys = (await objects.list(bucket, prefix)).map((object) => object.key);
  const read = async (name: string): Promise<readonly MetricPoint[]> => {
    const key = keys.find((candidate) => candidate.endsWith(`/${name}`));
    return key === undefined ? [] : parseMetrics(await objects.getText(bucket, key, MAX_BYTES));
  };
  const training = await read(TRAINING_FILE);
  const validation = await read(VALIDATION_FILE);
  return training.length === 0 && validation.length === 0 ? undefined : { training, validation };
}

interface Sum {
  epoch: number | undefined;
  loss: number;
  perplexity: number;
  perplexityRows: number;
  rows: number;
}

/**
 * Columns are found by name (`step_number`, `epoch_number`, `training_loss` or `validation_loss`, and any
 * `…perplexity`). Several rows of one step are averaged; rows without a finite loss are left out.
 */
export function parseMetrics(csv: string): readonly MetricPoint[] {
  const [header = '', ...lines] = csv.split(/\r?\n/);
  const names = header.split(',').map((name) => name.trim().toLowerCase());
  const column = (matches: (name: string) => boolean): number => names.findIndex(matches);
  const step = column((name) => name === 'step_number' || name === 'step');
  const epoch = column((name) => name === 'epoch_number' || name === 'epoch');
  const loss = column((name) => name.endsWith('loss'));
  const perplexity = column((name) => name.endsWith('perplexity'));
  if (step === -1 || loss === -1) return [];
  const sums = new Map<number, Sum>();
  for (const line of lines) {
    const cells = line.split(',');
    addRow(sums, {
      step: numberAt(cells, step),
      epoch: numberAt(cells, epoch),
      loss: numberAt(cells, loss),
      perplexity: numberAt(cells, perplexity),
    });
  }
  return [...sums].sort(([a], [b]) => a - b).map(([at, sum]) => pointOf(at, sum));
}

type Row = Readonly<Record<'step' | 'epoch' | 'loss' | 'perplexity', number | undefined>>;

function addRow(sums: Map<number, Sum>, row: Row): void {
  if (row.step === undefined || row.loss === undefined) return;
  const sum = sums.get(row.step) ?? { epoch: row.epoch, loss: 0, perplexity: 0, perplexityRows: 0, rows: 0 };
  sum.loss += row.loss;
  sum.rows += 1;
  if (row.perplexity !== undefined) {
    sum.perplexity += row.perplexity;
    sum.perplexityRows += 1;
  }
  sums.set(row.step, sum);
}

function pointOf(step: number, sum: Sum): MetricPoint {
  return {
    step,
    epoch: sum.epoch,
    loss: sum.loss / sum.rows,
    perplexity: sum.perplexityRows === 0 ? undefined : sum.perplexity / sum.perplexityRows,
  };
}

function numberAt(cells: readonly string[], index: number): number | undefined {
  const text = index === -1 ? undefined : cells[index]?.trim();
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
