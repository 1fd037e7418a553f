import { describe, expect, it } from '@jest/globals';
import { changed, GOOD, places, read, withJobLines, withPrice } from './read.ts';

const NOVA = 'amazon.nova-micro-v1:0:128k';
const AS_OF = 'asOf: 2026-11-20';

describe('prices', () => {
  it('hold for the jobs that start from the base model', () => {
    const { config, findings } = read(
      withPrice('trainUsdPer1kTokens: 2e-3', 'storageUsdPerModelMonth: 2.5', AS_OF),
    );
    expect(findings).toEqual([]);
    expect(config?.jobs[0]?.price).toEqual({
      trainUsdPer1kTokens: { value: 0.002, at: { file: 'jobs.yaml', line: 15, column: 26 } },
      storageUsdPerModelMonth: 2.5,
      asOf: '2026-11-20',
    });
    expect(read(GOOD).config?.jobs[0]?.price).toBeUndefined();
  });

  it('are found by ARN on either side', () => {
    const arn = `arn:aws:bedrock:us-east-1::foundation-model/${NOVA}`;
    const priced = withPrice('trainUsdPer1kTokens: 0.002', AS_OF);
    const ofArn = read(changed(`baseModel: ${NOVA}`, `baseModel: "${arn}"`, priced));
    expect(ofArn.config?.jobs[0]?.price?.trainUsdPer1kTokens.value).toBe(0.002);
    const byArn = read(`${GOOD}prices: { "${arn}": { trainUsdPer1kTokens: 0.003, ${AS_OF} } }\n`);
    expect(byArn.config?.jobs[0]?.price?.trainUsdPer1kTokens.value).toBe(0.003);
  });

  it.each([
    ['trainUsdPer1kTokens: 0', AS_OF, '15:26 invalid-number'],
    ['trainUsdPer1kTokens: -0.001', AS_OF, '15:26 invalid-number'],
    ['trainUsdPer1kTokens: .nan', AS_OF, '15:26 invalid-number'],
    ['trainUsdPer1kTokens: $0.001', AS_OF, '15:26 wrong-type'],
    ['trainUsdPer1kTokens:', AS_OF, '15:5 empty-value'],
    ['trainUsdPer1kTokens: 1', AS_OF, '15:26 price-unlikely'],
    ['trainUsdPer1kTokens: 0.000001', AS_OF, '15:26 price-unlikely'],
    ['trainUsdPer1kTokens: 0.001', 'asOf: 2026-02-30', '16:11 invalid-date'],
    ['trainUsdPer1kTokens: 0.001', 'asOf: 2026-11-24', '16:11 invalid-date'],
    ['trainUsdPer1kTokens: 0.001', 'asOf: soon', '16:11 invalid-date'],
    ['trainUsdPer1kTokens: 0.001', 'asOf: 20261122', '16:11 wrong-type'],
    ['trainUsdPer1kTokens: 0.001', 'asof: 2026-11-20', '16:5 unknown-key'],
  ])('%s, %s: %s', (price, asOf, place) => {
    expect(places(read(withPrice(price, asOf)).findings)).toEqual([place]);
  });

  it('may be of today where the day begins first', () => {
    expect(read(withPrice('trainUsdPer1kTokens: 0.001', 'asOf: 2026-11-23')).findings).toEqual([]);
  });

  const priceOf = (id: string, base = GOOD) =>
    `${base}prices: { "${id}": { trainUsdPer1kTokens: 0.001, ${AS_OF} } }\n`;

  it('of a model that nobody knows are a warning, with the one that is meant', () => {
    const { config, findings } = read(priceOf('amazon.nova-mikro-v1:0:128k'));
    expect(places(findings)).toEqual(['13:11 base-model-unknown']);
    expect(findings[0]).toMatchObject({ severity: 'warning' });
    expect(findings[0]?.hint).toContain(`\`${NOVA}\``);
    expect(config).toBeDefined();
  });

  it('of a model newer than the catalogue are what a job on it needs', () => {
    const newer = changed(NOVA, 'acme.new-model-v9:0');
    const { config, findings } = read(priceOf('acme.new-model-v9:0', newer));
    expect(places(findings)).toEqual(['10:16 base-model-unknown']);
    expect(config?.jobs[0]?.price?.asOf).toBe('2026-11-20');
  });

  it('of one model are given once', () => {
    const arn = `arn:aws:bedrock:us-east-1::foundation-model/${NOVA}`;
    const price = `{ trainUsdPer1kTokens: 0.001, ${AS_OF} }`;
    const { findings } = read(`${GOOD}prices:\n  ${NOVA}: ${price}\n  "${arn}": ${price}\n`);
    expect(places(findings)).toEqual(['15:3 duplicate-key']);
  });
});

describe('budget rules', () => {
  it('are off unless they are given', () => {
    expect(read(GOOD).config?.jobs[0]?.budget).toEqual({
      trainingUsd: undefined,
      requireEstimate: undefined,
      onOverrun: 'block',
    });
  });

  it('are read from the job and from defaults, and cleared by the job', () => {
    const strict = 'defaults: { budget: { requireEstimate: true, onOverrun: warn } }\n';
    const budgetOf = (text: string) => read(text).config?.jobs[0]?.budget;
    expect(budgetOf(GOOD + strict)).toMatchObject({ requireEstimate: { value: true }, onOverrun: 'warn' });
    expect(budgetOf(withJobLines('budget: { requireEstimate: FALSE, onOverrun: block }') + strict)).toEqual({
      trainingUsd: undefined,
      requireEstimate: undefined,
      onOverrun: 'block',
    });
    expect(budgetOf(withJobLines('budget: ~') + strict)).toMatchObject({ onOverrun: 'block' });
  });

  it.each([
    ['requireEstimate: yes', '13:32 wrong-type'],
    ['requireEstimate: 1', '13:32 wrong-type'],
    ['onOverrun: stop', '13:26 invalid-value'],
    ['onOverrun: [warn]', '13:26 wrong-type'],
    ['requireEstimates: true', '13:15 unknown-key'],
  ])('%s: %s', (line, place) => {
    expect(places(read(withJobLines(`budget: { ${line} }`)).findings)).toEqual([place]);
  });
});
