import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chartLegend, lossChart, lossTable, sparkline } from '../../src/report/chart.ts';
import type { MetricPoint, TrainingMetrics } from '../../src/watch/outcome.ts';
import { metrics } from './models.ts';

const at = (step: number, loss: number, epoch?: number): MetricPoint => ({
  step,
  loss,
  epoch,
  perplexity: undefined,
});

function series(chart: string): readonly (readonly string[])[] {
  return [...chart.matchAll(/^ {2}line \[(.*)\]$/gm)].map((match) => (match[1] ?? '').split(', '));
}

const point = fc
  .record({ step: fc.oneof(fc.nat(10_000), fc.double()), loss: fc.double() })
  .map(({ step, loss }) => at(step, loss));
const anyMetrics = fc.record({
  training: fc.array(point, { maxLength: 120 }),
  validation: fc.array(point, { maxLength: 20 }),
});

describe('lossChart', () => {
  it('is a closed block of plain decimals, all series equally long, at most 40 points', () => {
    fc.assert(
      fc.property(anyMetrics, (any: TrainingMetrics) => {
        const chart = lossChart(any);
        if (chart === '') return;
        expect(chart.startsWith('```mermaid\n') && chart.endsWith('\n```')).toBe(true);
        const lines = series(chart);
        expect(lines.length).toBeGreaterThan(0);
        expect(new Set(lines.map((line) => line.length)).size).toBe(1);
        expect(lines[0]?.length).toBeLessThanOrEqual(40);
        for (const value of lines.flat()) expect(value).toMatch(/^-?\d+(\.\d+)?$/);
        expect(chart).toMatch(/y-axis "loss" -?\d+(\.\d+)? --> -?\d+(\.\d+)?$/m);
      }),
      { numRuns: 150 },
    );
  });

  it('resamples both series to one grid from the first to the last step', () => {
    const [training, validation] = series(lossChart(metrics(1000, 100)));
    expect(training).toHaveLength(40);
    expect(validation).toHaveLength(40);
    expect(lossChart(metrics(1000, 100))).toContain('x-axis "step" 1 --> 1000');
  });

  it('keeps every point where there are few, and holds validation between its checks', () => {
    const chart = lossChart({
      training: [at(1, 4), at(2, 3), at(3, 2), at(4, 1)],
      validation: [at(2, 3.5), at(4, 1.5)],
    });
    expect(series(chart)).toEqual([
      ['4', '3', '2', '1'],
      ['3.5', '3.5', '3.5', '1.5'],
    ]);
    expect(chart).toContain('y-axis "loss" 0.85 --> 4.15');
  });

  it('draws nothing for fewer than two steps, and never a range without height', () => {
    expect(lossChart({ training: [at(1, 2)], validation: [] })).toBe('');
    expect(lossChart({ training: [], validation: [] })).toBe('');
    expect(lossChart({ training: [at(1, 0), at(2, 0)], validation: [] })).toContain(
      'y-axis "loss" -0.01 --> 0.01',
    );
  });

  it('drops what is not a number instead of breaking the chart', () => {
    const chart = lossChart({
      training: [at(1, 2), at(2, Number.NaN), at(3, 1e300), at(4, 1)],
      validation: [],
    });
    expect(series(chart)).toEqual([['2', '1']]);
  });

  it('draws no validation line from a single check', () => {
    const chart = { training: [at(1, 4), at(2, 3)], validation: [at(2, 3.5)] };
    expect(series(lossChart(chart))).toEqual([['4', '3']]);
    expect(chartLegend(chart)).toBe('Blue: training loss.');
  });

  it('names its lines in order, and what in them is not measured', () => {
    expect(chartLegend(metrics())).toMatch(
      /^Blue: training loss \(averaged.*\)\. Amber: validation loss .*before its first check at step 30/,
    );
    expect(chartLegend({ training: [], validation: [at(1, 2), at(2, 1)] })).toMatch(/^Blue: validation loss/);
  });
});

describe('sparkline', () => {
  it('rises and falls with its values', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([3, 3])).toBe('▁▁');
    expect(sparkline([])).toBe('');
    expect(sparkline([Number.NaN, 1])).toBe('▁');
  });

  it('is at most 24 bars long, one per value below that', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { maxLength: 200 }), (values) => {
        expect(Array.from(sparkline(values))).toHaveLength(Math.min(24, values.length));
      }),
    );
  });
});

describe('lossTable', () => {
  it('shows about eight rows, first and last step included, with the latest validation loss', () => {
    const rows = lossTable(metrics(300, 30)).split('\n').slice(2);
    expect(rows).toHaveLength(8);
    expect(rows[0]).toMatch(/^\| 1 \| 1 \| [\d.]+ \| – \|$/);
    expect(rows.at(-1)).toMatch(/^\| 300 \| 2 \|/);
  });

  it('leaves the epoch out where none is known, and is empty without points', () => {
    expect(lossTable({ training: [at(1, 2)], validation: [] })).toBe(
      '| Step | Training loss | Validation loss (latest) |\n| ---: | ---: | ---: |\n| 1 | 2 | – |',
    );
    expect(lossTable({ training: [], validation: [] })).toBe('');
  });
});
