import { describe, expect, it } from '@jest/globals';
import {
  BASE_MODELS,
  baseModelOfInferenceId,
  CATALOG_DATE,
  findBaseModel,
  findHyperparameter,
  isLegacy,
  isRetired,
  KNOWN_REGIONS,
  misspeltBaseModel,
  nearestBaseModel,
  REGION_NAME,
  trainableModels,
} from '../../src/catalog/index.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

describe('every model of the catalogue', () => {
  it.each(BASE_MODELS.map((model) => [model.id, model] as const))('%s is consistent', (id, model) => {
    expect(findBaseModel(id)).toBe(model);
    expect(
      model.regions.length * model.formats.length * model.customizationTypes.length * model.sources.length,
    ).not.toBe(0);
    for (const day of [model.legacyOn, model.endOfLifeOn, model.pricing.asOf])
      expect(day ?? CATALOG_DATE).toMatch(DAY);
    expect((model.legacyOn ?? '') <= (model.endOfLifeOn ?? '9')).toBe(true);
    expect(model.inference.onDemand || model.inference.provisioned).toBe(true);
    expect(model.pricing.trainUsdPer1kTokens === undefined).toBe(model.pricing.grade === 'unknown');
    expect(model.limits.validationMax === 0).toBe(!model.validationSet);
    expect(isRetired(model, CATALOG_DATE)).toBe(['eol', 'retired'].includes(model.status));
  });

  it.each(
    BASE_MODELS.flatMap((model) =>
      model.hyperparameters.map((range) => [model.id, range.name, range] as const),
    ),
  )('%s: the range of %s holds its default', (_id, _name, range) => {
    const { min, max } = range;
    expect((min ?? 0) <= (max ?? Number.POSITIVE_INFINITY)).toBe(true);
    if (range.default === undefined) return;
    expect(range.default).toBeGreaterThanOrEqual(min ?? range.default);
    expect(range.default).toBeLessThanOrEqual(max ?? range.default);
    if (range.type === 'integer') expect(Number.isInteger(range.default)).toBe(true);
  });

  it('has twenty, each id once', () => {
    expect(new Set(BASE_MODELS.map(({ id }) => id)).size).toBe(20);
    expect(BASE_MODELS).toHaveLength(20);
  });
});

describe('successors', () => {
  it('are given for every text model that is gone, and can be trained themselves', () => {
    const gone = BASE_MODELS.filter((model) => isRetired(model, CATALOG_DATE));
    const texts = gone.filter((model) => !model.formats.includes('image-ref-caption'));
    expect(texts.map(({ successor }) => successor?.asOf)).toEqual(texts.map(() => CATALOG_DATE));
    for (const { successor } of texts) {
      const model = findBaseModel(successor?.id ?? '');
      expect(model?.status).toBe('active');
      expect(model?.inference.onDemand).toBe(true);
    }
  });

  it('are given to no model that can still be trained', () => {
    for (const model of trainableModels(CATALOG_DATE)) expect(model.successor).toBeUndefined();
  });
});

describe('queries', () => {
  it('find a model by id and by foundation-model ARN, not by anything near it', () => {
    const arn = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0:128k';
    expect(findBaseModel(arn)?.name).toBe('Nova Micro');
    expect(findBaseModel('amazon.nova-micro-v1:0')).toBeUndefined();
    expect(findBaseModel('__proto__')).toBeUndefined();
  });

  it('find the model that an id for inference stands for', () => {
    expect(baseModelOfInferenceId('us.meta.llama3-3-70b-instruct-v1:0')?.id).toBe(
      'meta.llama3-3-70b-instruct-v1:0:128k',
    );
    expect(baseModelOfInferenceId('amazon.titan-text-lite-v1')?.id).toBe('amazon.titan-text-lite-v1:0:4k');
    expect(baseModelOfInferenceId('amazon.nova-micro-v2:0')).toBeUndefined();
    expect(baseModelOfInferenceId('amazon.nova-micro-v1:1:128k')).toBeUndefined();
  });

  it('suggest only what can be trained', () => {
    expect(nearestBaseModel('amazon.nova-mirco-v1:0:128k')?.id).toBe('amazon.nova-micro-v1:0:128k');
    expect(nearestBaseModel('x.y')).toBeUndefined();
    expect(nearestBaseModel('amazon.warp-drive-v3:0')).toBeUndefined();
    expect(nearestBaseModel('amazon.titan-text-lite-v1:0:4k')?.status).not.toBe('retired');
  });

  it.each([
    ['amazon.nova-micr-v1:0:128k', 'amazon.nova-micro-v1:0:128k'],
    ['us.amazon.nova-mcro-v1:0', 'amazon.nova-micro-v1:0:128k'],
    ['anthropic.claude-3-hiaku-20240307-v1:0:200k', 'anthropic.claude-3-haiku-20240307-v1:0:200k'],
    ['amazon.nova-micro-v2:0:128k', undefined],
    ['amazon.nova-sonic-v1:0:128k', undefined],
    ['x.y', undefined],
  ])('take %s for a slip of %s', (id, meant) => {
    expect(misspeltBaseModel(id)?.id).toBe(meant);
  });

  it('know the regions of every model', () => {
    const regions = BASE_MODELS.flatMap((model) => model.regions);
    expect(regions.filter((region) => !KNOWN_REGIONS.includes(region))).toEqual([]);
    expect(KNOWN_REGIONS.filter((region) => !REGION_NAME.test(region))).toEqual([]);
  });

  it('follow the dates of a model', () => {
    const haiku = findBaseModel('anthropic.claude-3-haiku-20240307-v1:0:200k');
    if (haiku === undefined) throw new Error('the catalogue has no Claude 3 Haiku');
    const state = (today: string) => [isLegacy(haiku, today), isRetired(haiku, today)];
    expect(state('2026-03-09')).toEqual([false, false]);
    expect(state('2026-03-10')).toEqual([true, false]);
    expect(state('2026-09-10')).toEqual([false, true]);
  });

  it('know what can be trained where', () => {
    const ids = trainableModels(CATALOG_DATE, 'us-east-1').map(({ id }) => id);
    expect(ids).toContain('amazon.nova-2-lite-v1:0:256k');
    expect(ids).not.toContain('meta.llama3-3-70b-instruct-v1:0:128k');
    expect(ids).not.toContain('amazon.nova-canvas-v1:0');
  });
});

describe('facts other code relies on', () => {
  it.each([
    ['amazon.nova-micro-v1:0:128k', 0.001, 'verified'],
    ['amazon.nova-lite-v1:0:300k', 0.002, 'unverified'],
    ['amazon.nova-2-lite-v1:0:256k', 0.00378, 'verified'],
    ['meta.llama3-3-70b-instruct-v1:0:128k', 0.0033, 'verified'],
    ['meta.llama3-2-1b-instruct-v1:0:128k', undefined, 'unknown'],
    ['amazon.titan-image-generator-v2:0', undefined, 'unknown'],
  ])('price of %s', (id, usd, grade) => {
    expect(findBaseModel(id)?.pricing).toMatchObject({ grade });
    expect(findBaseModel(id)?.pricing.trainUsdPer1kTokens).toBe(usd);
  });

  it('tell documented ranges from assumed ones', () => {
    const grade = (id: string, name: string) => {
      const model = findBaseModel(id);
      return model && findHyperparameter(model, name)?.grade;
    };
    expect(grade('amazon.nova-micro-v1:0:128k', 'epochCount')).toBe('documented');
    expect(grade('amazon.nova-micro-v1:0:128k', 'batchSize')).toBe('observed');
    expect(grade('meta.llama3-3-70b-instruct-v1:0:128k', 'epochCount')).toBe('observed');
    expect(grade('amazon.nova-2-lite-v1:0:256k', 'learningRate')).toBe('observed');
  });

  it('refuse a validation set for Nova 2 Lite', () => {
    expect(findBaseModel('amazon.nova-2-lite-v1:0:256k')?.validationSet).toBe(false);
  });
});
