import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/errors.ts';
import type { RunDetail } from '../../src/ports/bedrock.ts';
import { reportRun, runRef } from '../../src/watch/look.ts';
import { runDetail } from '../support/builders.ts';
import { MemoryObjects } from '../support/memory-ports.ts';

const NAME = 'bot-abcdef012345-r2';
const ENTRY = { key: 'bot', sources: [] };
const CSV = 'step_number,epoch_number,training_loss,perplexity\n0,0,1.5,4.5\n';
const PATH = 'model-customization-job-0123456789ab/training_artifacts/step_wise_training_metrics.csv';

/** The loss of the first step that a report of the run shows. */
async function lossOf(objects: MemoryObjects, over: Partial<RunDetail>): Promise<number | undefined> {
  const run = runDetail({ jobName: NAME, ...over });
  const { metrics } = await reportRun(ENTRY, run, { objects, bucket: 'out', prefix: 'acme' });
  return metrics?.training[0]?.loss;
}

describe('runRef', () => {
  it('reads the attempt from the name', () => {
    expect(runRef(runDetail({ jobName: NAME }))).toMatchObject({ jobName: NAME, attempt: 2 });
    expect(runRef(runDetail({ jobName: 'somebody-elses' })).attempt).toBe(1);
  });
});

describe('reportRun', () => {
  it.each([
    ['where the run was told to write', 's3://elsewhere/deep/place', 'elsewhere', `deep/place/${PATH}`],
    ['the same, with a slash at the end', 's3://elsewhere/deep/place/', 'elsewhere', `deep/place/${PATH}`],
    ['where it would write today, if that is not told', undefined, 'out', `acme/outputs/${NAME}/${PATH}`],
  ])('reads the metrics %s', async (_, outputS3Uri, bucket, key) => {
    const objects = new MemoryObjects();
    objects.add(bucket, key, CSV);
    expect(await lossOf(objects, { status: 'Completed', outputS3Uri })).toBe(1.5);
  });

  it.each(['InProgress', 'Failed', 'Stopped'] as const)(
    'asks for none of a run that is %s',
    async (status) => {
      const objects = new MemoryObjects();
      expect(await lossOf(objects, { status })).toBeUndefined();
      expect(objects.calls).toEqual([]);
    },
  );

  it('shows a completed run without its metrics when they may not be read', async () => {
    const denied = new MemoryObjects();
    denied.failNext('list', new AppError('aws-access-denied', 'no', { blame: 'user', hint: 'allow' }));
    expect(await lossOf(denied, { status: 'Completed' })).toBeUndefined();
  });

  it('hides no defect of ours behind that', async () => {
    const broken = new MemoryObjects();
    broken.failNext('list', new TypeError('x is not a function'));
    await expect(lossOf(broken, { status: 'Completed' })).rejects.toThrow(TypeError);
  });

  it('explains a failure, and names the attempt that would try again', async () => {
    const run = runDetail({ jobName: NAME, status: 'Failed', failureMessage: 'Unable to parse "row"' });
    const report = await reportRun(ENTRY, run, {
      objects: new MemoryObjects(),
      bucket: 'out',
      prefix: 'acme',
    });
    expect(report.failure?.hint).toContain('bot@3');
    expect(JSON.stringify(report)).not.toContain('row"');
  });

  it('passes on the final losses', async () => {
    const run = runDetail({ status: 'Completed', trainingLoss: 0.5, validationLoss: 0.75 });
    const store = { objects: new MemoryObjects(), bucket: 'out', prefix: 'acme' };
    expect(await reportRun(ENTRY, run, store)).toMatchObject({
      trainingLoss: 0.5,
      validationLoss: 0.75,
      failure: undefined,
    });
  });
});
