/** Definitions of what `validate --calibrate` measured. */
import type { Measurement } from '../../src/datasets/calibration.ts';
import type { CalibrationReport, MeasuredFile } from '../../src/report/calibration.ts';
import { closed, integer, listOf, number, ref, text } from './shape.ts';

export const CALIBRATION_DEFINITIONS = {
  calibration: closed<CalibrationReport>(
    {
      baseModel: text('Id of the base model.'),
      region: text('Where it was asked, or would be.'),
      files: listOf(ref('measuredFile')),
    },
    {
      inferenceId: text('What it was asked by, or would be.'),
      measured: ref('measurement'),
      why: text('Why nothing was measured.'),
    },
  ),
  measuredFile: closed<MeasuredFile>(
    {
      path: text('The training set.'),
      jobs: listOf(text('Key of a job that trains on it.')),
      rows: integer('Rows that were counted.'),
      skipped: listOf(
        closed<MeasuredFile['skipped'][number]>({
          line: integer('A row of the sample that was not asked about.', 1),
          why: text('Why.'),
        }),
      ),
      refused: integer('Rows that AWS refused to count.'),
    },
    { measured: ref('measurement'), why: text('Why none of its rows could be counted.') },
  ),
  measurement: closed<Measurement>({
    factor: number('Tokens counted for each one estimated.'),
    rows: ref('range'),
    spread: number('How far the rows lie from the factor, as `tokenEstimates` takes it.'),
  }),
};
