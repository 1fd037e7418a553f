import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMetrics, readMetrics } from '../../src/watch/metrics.ts';
import { MemoryObjects } from '../support/memory-ports.ts';

const HEADER = 'step_number,epoch_number,training_loss,perplexity';
const POINTS = [
  { step: 0, epoch: 0, loss: 1.5, perplexity: 4.5 },
  { step: 1, epoch: 0, loss: 1.25, perplexity: 3.5 },
];

function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}

describe('parseMetrics', () => {
  it.each([
    ['as Bedrock writes it', lines(HEADER, '0,0,1.5,4.5', '1,0,1.25,3.5')],
    ['with CRLF', lines(HEADER, '0,0,1.5,4.5', '1,0,1.25,3.5').replaceAll('\n', '\r\n')],
    ['without a last line feed', lines(HEADER, '0,0,1.5,4.5', '1,0,1.25,3.5').trimEnd()],
    ['with a byte order mark', `\ufeff${lines(HEADER, '0,0,1.5,4.5', '1,0,1.25,3.5')}`],
    [
      'with other columns, order and case',
      lines('Perplexity, Training_Loss, lr, Epoch, Step', '4.5,1.5,9,0,0', '3.5,1.25,9,0,1'),
    ],
    [
      'with the spelling of validation',
      lines('step_number,epoch_number,validation_loss,validation_perplexity', '0,0,1.5,4.5', '1,0,1.25,3.5'),
    ],
    ['with rows out of order', lines(HEADER, '1,0,1.25,3.5', '0,0,1.5,4.5')],
    ['with several rows of a step', lines(HEADER, '0,0,1,4', '0,0,2,5', '1,0,1.25,3.5')],
    [
      'with rows that hold no loss',
      lines(HEADER, '0,0,1.5,4.5', '0,0,NaN,9', '1,0,,9', '1,0,1.25,3.5', '2,0,inf,9', '', 'x'),
    ],
  ])('reads a file %s', (_, csv) => {
    expect(parseMetrics(csv)).toEqual(POINTS);
  });

  it('leaves open what has no column, or no number', () => {
    const open = [{ step: 3, epoch: undefined, loss: 0.5, perplexity: undefined }];
    expect(parseMetrics(lines('step_number,training_loss', '3,0.5'))).toEqual(open);
    expect(parseMetrics(lines(HEADER, '3,,0.5,NaN'))).toEqual(open);
  });

  it.each(['', '\n', 'a,b\n1,2\n', 'step_number,perplexity\n1,2\n', 'training_loss\n1\n', '<html>'])(
    'finds nothing in %j',
    (csv) => {
      expect(parseMetrics(csv)).toEqual([]);
    },
  );

  it('gives one point for each step, in order, between the lowest and the highest loss', () => {
    const row = fc.record({ step: fc.nat(20), loss: fc.double({ min: 0, max: 10, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const points = parseMetrics(
          lines('step_number,training_loss', ...rows.map(({ step, loss }) => `${step},${loss}`)),
        );
        const steps = [...new Set(rows.map(({ step }) => step))].sort((a, b) => a - b);
        expect(points.map(({ step }) => step)).toEqual(steps);
        for (const { step, loss } of points) {
          const own = rows.filter((one) => one.step === step).map((one) => one.loss);
          expect(loss).toBeGreaterThanOrEqual(Math.min(...own) - 1e-9);
          expect(loss).toBeLessThanOrEqual(Math.max(...own) + 1e-9);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const { step, loss } of parseMetrics(`${HEADER}\n${text}`))
          expect([Number.isFinite(step), Number.isFinite(loss)]).toEqual([true, true]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('readMetrics', () => {
  const PREFIX = 'acme/outputs/bot-abcdef012345/';
  const FOLDER = `${PREFIX}model-customization-job-0123456789ab/`;
  const TRAINING = lines(HEADER, '0,0,1.5,4.5', '1,0,1.25,3.5');
  const VALIDATION = lines('step_number,epoch_number,validation_loss,perplexity', '9,0,2,7');

  it.each([
    'validation_artifacts/validation_metrics.csv',
    'validation_artifacts/post_fine_tuning_validation/validation_metrics.csv',
    'validation_artifacts/post_fine_tuning_validation/validation/validation_metrics.csv',
  ])('finds both files where the second one is %s', async (path) => {
    const objects = new MemoryObjects();
    objects.add('out', `${FOLDER}training_artifacts/step_wise_training_metrics.csv`, TRAINING);
    objects.add('out', `${FOLDER}${path}`, VALIDATION);
    objects.add('out', `${FOLDER}training_artifacts/notes.csv`, 'x');
    objects.add('out', 'acme/outputs/other/validation_metrics.csv', lines(HEADER, '5,5,5,5'));
    expect(await readMetrics(objects, 'out', PREFIX)).toEqual({
      training: POINTS,
      validation: [{ step: 9, epoch: 0, loss: 2, perplexity: 7 }],
    });
  });

  it('has an empty list for a file that is not there, and nothing where there is neither', async () => {
    const objects = new MemoryObjects();
    expect(await readMetrics(objects, 'out', PREFIX)).toBeUndefined();
    objects.add('out', `${FOLDER}training_artifacts/step_wise_training_metrics.csv`, TRAINING);
    expect(await readMetrics(objects, 'out', PREFIX)).toEqual({ training: POINTS, validation: [] });
  });

  it('has nothing where the files hold no row', async () => {
    const objects = new MemoryObjects();
    objects.add('out', `${FOLDER}training_artifacts/step_wise_training_metrics.csv`, lines(HEADER));
    expect(await readMetrics(objects, 'out', PREFIX)).toBeUndefined();
  });
});
