import { describe, expect, it } from '@jest/globals';
import {
  conversations,
  createRequest,
  createWorld,
  promptCompletions,
  type World,
  westRequest,
} from './support.ts';

const JOBS = '/model-customization-jobs';

interface Row {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly perplexity: number;
}

function complete(world: World, request: object, region = 'us-east-1'): Readonly<Record<string, unknown>> {
  const answer = world.call('POST', JOBS, { body: request, region });
  if (answer.status !== 201) throw new Error(String(answer.body['message']));
  world.advance(180);
  return world.call('GET', `${JOBS}/${encodeURIComponent(String(answer.body['jobArn']))}`, { region }).body;
}

/** The one object whose key ends so, as rows by header. */
function csv(world: World, ending: string): readonly Row[] {
  const [[, body] = []] = [...world.objects].filter(([key]) => key.endsWith(ending));
  const [header = '', ...lines] = (body?.toString('utf8') ?? '').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',').map(Number);
    const cell = (pattern: RegExp) => cells[columns.findIndex((name) => pattern.test(name))] ?? Number.NaN;
    return { step: cell(/step/), epoch: cell(/epoch/), loss: cell(/loss/), perplexity: cell(/perplexity/) };
  });
}

const mean = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.loss, 0) / rows.length;

describe('training metrics', () => {
  it('have a row per record and epoch, fall, and end at the reported loss', () => {
    const world = createWorld();
    const job = complete(world, createRequest({ hyperParameters: { epochCount: '3' } }));
    const rows = csv(world, '/training_artifacts/step_wise_training_metrics.csv');
    expect(rows.map((row) => row.step)).toEqual(Array.from({ length: 300 }, (_, step) => step));
    const epochs = [0, 1, 2].map((epoch) => rows.filter((row) => row.epoch === epoch));
    expect(epochs.map((epoch) => epoch.length)).toEqual([100, 100, 100]);
    const means = epochs.map(mean);
    expect(means).toEqual([...means].sort((a, b) => b - a));
    expect(rows.at(-1)?.loss).toBe((job['trainingMetrics'] as { trainingLoss: number }).trainingLoss);
    for (const row of rows) expect(row.perplexity).toBeCloseTo(Math.exp(row.loss), 4);
  });

  it('are the same for the same name and others for another', () => {
    const worlds = [createWorld(), createWorld(), createWorld()] as const;
    const names = ['one', 'one', 'two'];
    const losses = worlds.map((world, index) => complete(world, createRequest({ jobName: names[index] })));
    expect(losses[0]?.['trainingMetrics']).toEqual(losses[1]?.['trainingMetrics']);
    expect(losses[0]?.['trainingMetrics']).not.toEqual(losses[2]?.['trainingMetrics']);
  });

  it('use the usual number of epochs where none is given, and stay small for large datasets', () => {
    const world = createWorld();
    world.objects.set('data/train.jsonl', conversations(9_000));
    complete(world, createRequest());
    const rows = csv(world, 'step_wise_training_metrics.csv');
    expect(new Set(rows.map((row) => row.epoch))).toEqual(new Set([0, 1]));
    expect(rows.length).toBeLessThanOrEqual(2_000);
    expect(rows.at(-1)?.step).toBeGreaterThan(17_900);
  });

  it('have several rows for a step where a model trains on several devices', () => {
    const world = createWorld();
    world.objects.set('west/train.jsonl', promptCompletions(100));
    const request = westRequest({ baseModelIdentifier: 'meta.llama3-1-70b-instruct-v1:0:128k' });
    complete(world, request, 'us-west-2');
    expect(
      csv(world, 'step_wise_training_metrics.csv')
        .slice(0, 4)
        .map((row) => row.step),
    ).toEqual([0, 0, 1, 1]);
  });
});

describe('validation metrics', () => {
  const east = { validationDataConfig: { validators: [{ s3Uri: 's3://data/validation.jsonl' }] } };
  const west = { validationDataConfig: { validators: [{ s3Uri: 's3://west/validation.jsonl' }] } };
  const folder = 'validation_artifacts/post_fine_tuning_validation';

  it.each([
    ['Nova Micro', createRequest(east), 'us-east-1', `${folder}/validation/validation_metrics.csv`],
    [
      'Nova Lite',
      createRequest({ ...east, baseModelIdentifier: 'amazon.nova-lite-v1:0:300k' }),
      'us-east-1',
      `${folder}/validation_metrics.csv`,
    ],
    ['Llama', westRequest(west), 'us-west-2', 'validation_artifacts/validation_metrics.csv'],
  ])('lie where they do for %s, one row per epoch', (_what, request, region, path) => {
    const world = createWorld();
    const job = complete(world, request, region);
    const id = String(job['jobArn']).split('/').at(-1);
    const bucket = region === 'us-east-1' ? 'output' : 'west';
    expect([...world.objects.keys()]).toContain(`${bucket}/runs/model-customization-job-${id}/${path}`);
    const rows = csv(world, 'validation_metrics.csv');
    expect(rows.map((row) => row.epoch)).toEqual(rows.map((_, epoch) => epoch));
    expect(rows.length).toBeGreaterThan(1);
    expect(job['validationMetrics']).toEqual([{ validationLoss: rows.at(-1)?.loss }]);
    for (const row of rows) expect(row.perplexity).toBeCloseTo(Math.exp(row.loss), 4);
  });

  it('are reported for each validator, and not written without one', () => {
    const world = createWorld();
    const [validator] = east.validationDataConfig.validators;
    const job = complete(
      world,
      createRequest({ validationDataConfig: { validators: [validator, validator] } }),
    );
    expect(job['validationMetrics']).toHaveLength(2);
    const bare = createWorld();
    complete(bare, createRequest());
    expect([...bare.objects.keys()].filter((key) => key.startsWith('output/'))).toHaveLength(1);
  });
});

describe('output keys', () => {
  it('have two slashes where the prefix ends in one, and none in front where there is no prefix', () => {
    const slash = createWorld();
    complete(slash, createRequest({ outputDataConfig: { s3Uri: 's3://output/runs/' } }));
    expect([...slash.objects.keys()].some((key) => key.startsWith('output/runs//model-'))).toBe(true);
    const bare = createWorld();
    complete(bare, createRequest({ outputDataConfig: { s3Uri: 's3://output' } }));
    expect([...bare.objects.keys()].some((key) => key.startsWith('output/model-customization-job-'))).toBe(
      true,
    );
  });

  it('appear without a look at the job once the service is settled', () => {
    const world = createWorld();
    world.call('POST', JOBS, { body: createRequest() });
    world.advance(128);
    const written = () => [...world.objects.keys()].filter((key) => key.startsWith('output/')).length;
    expect(written()).toBe(0);
    world.bedrock.settle();
    expect(written()).toBe(1);
  });
});
