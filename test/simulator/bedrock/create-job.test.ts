import { describe, expect, it } from '@jest/globals';
import { initialState } from '../../../src/simulator/bedrock/state.ts';
import {
  type Answered,
  createRequest,
  createWorld,
  NOVA_MICRO,
  START,
  type World,
  westRequest,
} from './support.ts';

const JOBS = '/model-customization-jobs';

function create(world: World, changes: Readonly<Record<string, unknown>> = {}): Answered {
  return world.call('POST', JOBS, { body: createRequest(changes) });
}

function createWest(world: World, changes: Readonly<Record<string, unknown>> = {}): Answered {
  return world.call('POST', JOBS, { body: westRequest(changes), region: 'us-west-2' });
}

describe('names', () => {
  it('are taken for ever, also after the job was stopped', () => {
    const world = createWorld();
    expect(create(world).status).toBe(201);
    world.call('POST', `${JOBS}/support-bot-0123456789ab/stop`);
    world.advance(60);
    const again = create(world, { customModelName: 'another' });
    expect([again.status, again.error]).toEqual([400, 'ValidationException']);
    expect(again.body['message']).toBe('The provided job name is currently in use.');
  });

  it('of models are free again once the job that would have made it ended without', () => {
    const world = createWorld();
    create(world);
    expect(create(world, { jobName: 'b', customModelName: 'support-bot-0123456789ab' }).error).toBe(
      'ValidationException',
    );
    world.call('POST', `${JOBS}/support-bot-0123456789ab/stop`);
    world.advance(2);
    expect(create(world, { jobName: 'b', customModelName: 'support-bot-0123456789ab' }).status).toBe(201);
  });

  it('of models are taken while the model exists', () => {
    const world = createWorld();
    create(world);
    world.advance(180);
    const changes = { jobName: 'b', customModelName: 'support-bot-0123456789ab' };
    expect(create(world, changes).error).toBe('ValidationException');
    world.call('DELETE', '/custom-models/support-bot-0123456789ab');
    expect(create(world, changes).status).toBe(201);
  });

  it('belong to an account in a region', () => {
    const world = createWorld();
    expect(create(world, { jobName: 'same' }).status).toBe(201);
    expect(createWest(world, { jobName: 'same' }).status).toBe(201);
  });
});

describe('client request tokens', () => {
  it('give the first job again for the same input, whatever the order of its members', () => {
    const world = createWorld();
    const request = createRequest({ clientRequestToken: 'token-1', jobTags: [{ key: 'a', value: 'b' }] });
    const first = world.call('POST', JOBS, { body: request });
    const reordered = Object.fromEntries(Object.entries(request).reverse());
    expect(world.call('POST', JOBS, { body: reordered })).toEqual(first);
    expect(world.bedrock.snapshot().accounts['111122223333/us-east-1']?.jobs).toHaveLength(1);
  });

  it('conflict with another input', () => {
    const world = createWorld();
    create(world, { clientRequestToken: 'token-1' });
    expect(create(world, { clientRequestToken: 'token-1', jobName: 'other' }).error).toBe(
      'ConflictException',
    );
  });
});

describe('quotas', () => {
  it('allow two jobs in flight for each account and region', () => {
    const world = createWorld();
    expect(create(world, { jobName: 'a' }).status).toBe(201);
    expect(create(world, { jobName: 'b' }).status).toBe(201);
    const third = create(world, { jobName: 'c' });
    expect([third.status, third.error]).toEqual([400, 'ServiceQuotaExceededException']);
    expect(createWest(world, { jobName: 'c' }).status).toBe(201);
    world.call('POST', `${JOBS}/a/stop`);
    expect(create(world, { jobName: 'c' }).error).toBe('ServiceQuotaExceededException');
    world.advance(1);
    expect(create(world, { jobName: 'c' }).status).toBe(201);
  });

  it('limit custom models and tags', () => {
    const { settings } = initialState();
    const quotas = { ...settings.quotas, customModels: 0 };
    const full = createWorld({ accounts: {}, settings: { ...settings, quotas } });
    expect(create(full).error).toBe('ServiceQuotaExceededException');
    const tags = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' }));
    expect(create(createWorld(), { jobTags: tags }).error).toBe('TooManyTagsException');
    expect(create(createWorld(), { customModelTags: tags }).error).toBe('TooManyTagsException');
    expect(create(createWorld(), { customModelTags: tags.slice(1) }).status).toBe(201);
  });
});

describe('base models', () => {
  it.each([
    ['unknown', 'amazon.nova-giga-v1:0:128k', 'ValidationException'],
    ['of another region', 'meta.llama3-1-8b-instruct-v1:0:128k', 'ValidationException'],
    ['without its context suffix', 'amazon.nova-micro-v1:0', 'ValidationException'],
    ['retired', 'amazon.titan-text-express-v1:0:8k', 'ValidationException'],
    ['past its end of life', 'amazon.nova-canvas-v1:0', 'ResourceNotFoundException'],
    [
      'an ARN of another region',
      `arn:aws:bedrock:us-west-2::foundation-model/${NOVA_MICRO}`,
      'ValidationException',
    ],
  ])('are refused when %s', (_what, baseModelIdentifier, error) => {
    expect(create(createWorld(), { baseModelIdentifier }).error).toBe(error);
  });

  it('are refused for new jobs once they are Legacy', () => {
    const world = createWorld();
    const request = { baseModelIdentifier: 'amazon.nova-canvas-v1:0' };
    world.advance((Date.parse('2026-06-01T00:00:00Z') - START) / 60_000);
    const answer = create(world, request);
    expect(answer.error).toBe('ValidationException');
    expect(answer.body['message']).toContain('Legacy');
  });

  it('may be given as an ARN or as an own custom model', () => {
    const world = createWorld();
    const arn = `arn:aws:bedrock:us-east-1::foundation-model/${NOVA_MICRO}`;
    expect(create(world, { baseModelIdentifier: arn }).status).toBe(201);
    world.advance(180);
    const [model] = world.bedrock.snapshot().accounts['111122223333/us-east-1']?.models ?? [];
    expect(create(world, { jobName: 'b', baseModelIdentifier: model?.arn }).status).toBe(201);
    expect(create(world, { jobName: 'c', baseModelIdentifier: model?.name }).status).toBe(201);
    expect(world.call('GET', `${JOBS}/c`).body['baseModelArn']).toBe(arn);
  });
});

describe('the rest of the request', () => {
  it.each([
    ['a role of another account', { roleArn: 'arn:aws:iam::999988887777:role/x' }, 'assume'],
    [
      'a training object that does not exist',
      { trainingDataConfig: { s3Uri: 's3://data/none.jsonl' } },
      'GetObject',
    ],
    [
      'a training bucket that does not exist',
      { trainingDataConfig: { s3Uri: 's3://nobody/x' } },
      'GetObject',
    ],
    [
      'a training bucket of another region',
      { trainingDataConfig: { s3Uri: 's3://west/train.jsonl' } },
      'region',
    ],
    ['no training location', { trainingDataConfig: {} }, 's3Uri'],
    ['an output bucket that does not exist', { outputDataConfig: { s3Uri: 's3://nobody/x' } }, 'PutObject'],
    ['an output bucket of another region', { outputDataConfig: { s3Uri: 's3://west/x' } }, 'region'],
    ['a customization it does not imitate', { customizationType: 'DISTILLATION' }, 'FINE_TUNING'],
    ['a hyperparameter the model lacks', { hyperParameters: { warmup: '1' } }, 'warmup'],
    ['a hyperparameter out of bounds', { hyperParameters: { epochCount: '6' } }, 'epochCount'],
    ['a fraction for a whole number', { hyperParameters: { epochCount: '1.5' } }, 'epochCount'],
    ['a text for a number', { hyperParameters: { learningRate: 'fast' } }, 'learningRate'],
  ])('is refused for %s', (_what, changes, named) => {
    const answer = create(createWorld(), changes);
    expect([answer.status, answer.error]).toEqual([400, 'ValidationException']);
    expect(answer.body['message']).toContain(named);
  });

  it('is refused for a validation set where the model takes none', () => {
    const answer = create(createWorld(), {
      baseModelIdentifier: 'amazon.nova-2-lite-v1:0:256k',
      validationDataConfig: { validators: [{ s3Uri: 's3://data/validation.jsonl' }] },
    });
    expect(answer.error).toBe('ValidationException');
    expect(answer.body['message']).toBe("Invalid input error: Nova 2.0 doesn't support validation set");
  });

  it('changes nothing when it is refused', () => {
    const world = createWorld();
    const before = JSON.stringify(world.bedrock.snapshot());
    create(world, { roleArn: 'arn:aws:iam::999988887777:role/x' });
    expect(JSON.stringify(world.bedrock.snapshot())).toBe(before);
  });

  it('must be a JSON object', () => {
    const world = createWorld();
    for (const body of ['{', '[]', '"x"']) {
      expect(world.call('POST', JOBS, { body }).error).toBe('SerializationException');
    }
    expect(create(world, { hyperParameters: null, jobTags: null }).status).toBe(201);
  });
});
