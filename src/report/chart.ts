/** Loss curves in Markdown: a Mermaid chart, a sparkline and a table, each readable without the others. */
import type { MetricPoint, TrainingMetrics } from '../watch/outcome.ts';
import { decimal } from './format.ts';
import { markdownTable } from './table.ts';

const GRID_MAX = 40;
const SPARK_MAX = 24;
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

interface Curve {
  readonly step: number;
  readonly loss: number;
}

/**
 * A fenced Mermaid block; empty when fewer than two steps are known. Both series stand on one grid, for Mermaid
 * spreads points evenly whatever their step. Plain decimals only: exponents and gaps are parse errors there.
 */
export function lossChart(metrics: TrainingMetrics): string {
  const { training, validation, grid } = drawn(metrics);
  if (grid.length < 2) return '';
  const lines = [resampleMean(training, grid), resampleHold(validation, grid)].filter(
    (line) => line.length > 0,
  );
  const [low, high] = yRange(lines.flat());
  return [
    '```mermaid',
    '%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "#1f6feb, #d29922"}}}}%%',
    'xychart-beta',
    '  title "Loss by step"',
    `  x-axis "step" ${decimal(grid[0] ?? 0)} --> ${decimal(grid.at(-1) ?? 0)}`,
    `  y-axis "loss" ${decimal(low)} --> ${decimal(high)}`,
    ...lines.map((line) => `  line [${line.map(decimal).join(', ')}]`),
    '```',
  ].join('\n');
}

interface Drawn {
  readonly training: readonly Curve[];
  readonly validation: readonly Curve[];
  readonly grid: readonly number[];
}

/** A single validation check makes no line. */
function drawn(metrics: TrainingMetrics): Drawn {
  const training = clean(metrics.training);
  const checks = clean(metrics.validation);
  const validation = checks.length < 2 ? [] : checks;
  return { training, validation, grid: makeGrid([...training, ...validation].map((point) => point.step)) };
}

/** Names the lines of `lossChart` in their order, since Mermaid draws no legend; and says what in them is not measured. */
export function chartLegend(metrics: TrainingMetrics): string {
  const { training, validation, grid } = drawn(metrics);
  const averaged = training.length > grid.length ? ' (averaged around each point)' : '';
  const names = [
    ...(training.length > 0 ? [`training loss${averaged}`] : []),
    ...(validation.length > 0
      ? [`validation loss (held between its checks${beforeFirst(validation, grid)})`]
      : []),
  ];
  return names.map((name, index) => `${index === 0 ? 'Blue' : 'Amber'}: ${name}.`).join(' ');
}

/** Mermaid draws no gap. */
function beforeFirst([first]: readonly Curve[], [start]: readonly number[]): string {
  if (first === undefined || start === undefined || first.step <= start) return '';
  return `; before its first check at step ${decimal(first.step)} the line is flat and means nothing`;
}

/** Values as bars, at most 24; empty when there are none. */
export function sparkline(values: readonly number[]): string {
  const finite = values.filter(isDrawable);
  if (finite.length === 0) return '';
  const shown = bucketMeans(finite, Math.min(SPARK_MAX, finite.length));
  const low = shown.reduce((a, b) => Math.min(a, b));
  const high = shown.reduce((a, b) => Math.max(a, b));
  const height = high > low ? high - low : 1;
  return shown.map((value) => BARS[Math.round(((value - low) / height) * (BARS.length - 1))] ?? '').join('');
}

/** `Step | Epoch | Training loss | Validation loss` in about `rows` rows, first and last step included. */
export function lossTable(metrics: TrainingMetrics, rows = 8): string {
  const base = metrics.training.length > 0 ? metrics.training : metrics.validation;
  const shown = evenly(byStep(base), rows);
  if (shown.length === 0) return '';
  const epochs = shown.some((point) => point.epoch !== undefined);
  const header = ['Step', ...(epochs ? ['Epoch'] : []), 'Training loss', 'Validation loss (latest)'];
  const training = byStep(metrics.training);
  const validation = byStep(metrics.validation);
  const body = shown.map((point, index) => {
    const until = index === shown.length - 1 ? Number.POSITIVE_INFINITY : point.step;
    return [
      decimal(point.step),
      ...(epochs ? [point.epoch === undefined ? '–' : decimal(point.epoch)] : []),
      lossAt(training, until),
      lossAt(validation, until),
    ];
  });
  return markdownTable(
    header.map((title) => ({ title, right: true })),
    body,
  );
}

function lossAt(points: readonly MetricPoint[], until: number): string {
  const point = points.findLast((candidate) => candidate.step <= until);
  return point === undefined ? '–' : decimal(point.loss);
}

function byStep<P extends Curve>(points: readonly P[]): readonly P[] {
  return points.toSorted((a, b) => a.step - b.step);
}

function clean(points: readonly MetricPoint[]): readonly Curve[] {
  return byStep(points.filter((point) => isDrawable(point.step) && isDrawable(point.loss)));
}

/** Beyond this size a plain decimal has no short form. */
function isDrawable(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) < 1e15;
}

/** At most 40 steps, evenly spread over the whole training. */
function makeGrid(steps: readonly number[]): readonly number[] {
  const distinct = [...new Set(steps)].sort((a, b) => a - b);
  const size = Math.min(GRID_MAX, distinct.length);
  const first = distinct[0];
  const last = distinct.at(-1);
  if (first === undefined || last === undefined || size < 2) return [];
  return Array.from({ length: size }, (_, index) => first + ((last - first) * index) / (size - 1));
}

/** Mean of the points around each grid step; where there is none, the value before it. */
function resampleMean(points: readonly Curve[], grid: readonly number[]): readonly number[] {
  const half = ((grid[1] ?? 0) - (grid[0] ?? 0)) / 2;
  let next = 0;
  let held = points[0]?.loss;
  if (held === undefined) return [];
  return grid.map((step) => {
    let sum = 0;
    let size = 0;
    for (let point = points[next]; point !== undefined && point.step <= step + half; point = points[next]) {
      sum += point.loss;
      size += 1;
      next += 1;
    }
    if (size > 0) held = sum / size;
    return held ?? 0;
  });
}

/** The last value at or before each grid step; before the first one, the first. */
function resampleHold(points: readonly Curve[], grid: readonly number[]): readonly number[] {
  const first = points[0];
  if (first === undefined) return [];
  return grid.map((step) => (points.findLast((point) => point.step <= step) ?? first).loss);
}

/** With a margin of 5 %, and never empty. */
function yRange(values: readonly number[]): readonly [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const margin = high > low ? (high - low) * 0.05 : Math.max(Math.abs(high) * 0.05, 0.01);
  return [low - margin, high + margin];
}

function bucketMeans(values: readonly number[], buckets: number): readonly number[] {
  return Array.from({ length: buckets }, (_, index) => {
    const from = Math.floor((index * values.length) / buckets);
    const bucket = values.slice(from, Math.floor(((index + 1) * values.length) / buckets));
    return bucket.reduce((a, b) => a + b, 0) / bucket.length;
  });
}

function evenly<T>(values: readonly T[], size: number): readonly T[] {
  if (values.length <= size) return values;
  return Array.from({ length: size }, (_, index) =>
    values.slice(Math.round((index * (values.length - 1)) / (size - 1))),
  ).flatMap((rest) => rest.slice(0, 1));
}
