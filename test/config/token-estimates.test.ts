import { describe, expect, it } from '@jest/globals';
import { changed, GOOD, places, read, withTokens } from './read.ts';

const NOVA = 'amazon.nova-micro-v1:0:128k';
const ARN = `arn:aws:bedrock:us-east-1::foundation-model/${NOVA}`;
const AS_OF = 'asOf: 2026-11-20';

describe('tokenEstimates', () => {
  it('hold for the jobs that start from the base model', () => {
    const { config, findings } = read(withTokens('factor: 1.08', 'spread: 1e-1', AS_OF));
    expect(findings).toEqual([]);
    expect(config?.jobs[0]?.tokenEstimate).toEqual({
      factor: { value: 1.08, at: { file: 'jobs.yaml', line: 15, column: 13 } },
      spread: 0.1,
      asOf: '2026-11-20',
    });
    expect(read(withTokens('factor: 1.08', AS_OF)).config?.jobs[0]?.tokenEstimate?.spread).toBeUndefined();
    expect(read(GOOD).config?.jobs[0]?.tokenEstimate).toBeUndefined();
  });

  it('are found by ARN on either side', () => {
    const ofArn = read(changed(`baseModel: ${NOVA}`, `baseModel: "${ARN}"`, withTokens('factor: 2', AS_OF)));
    expect(ofArn.config?.jobs[0]?.tokenEstimate?.factor.value).toBe(2);
    const byArn = read(`${GOOD}tokenEstimates: { "${ARN}": { factor: 3, ${AS_OF} } }\n`);
    expect(byArn.config?.jobs[0]?.tokenEstimate?.factor.value).toBe(3);
  });

  it.each([
    ['factor: 0.09', AS_OF, '15:13 invalid-number'],
    ['factor: 50.1', AS_OF, '15:13 invalid-number'],
    ['factor: -1', AS_OF, '15:13 invalid-number'],
    ['factor: .nan', AS_OF, '15:13 invalid-number'],
    ['factor: 8 %', AS_OF, '15:13 wrong-type'],
    ['factor:', AS_OF, '15:5 empty-value'],
    ['factor: 1', 'asOf: 2026-02-30', '16:11 invalid-date'],
    ['factor: 1', 'asOf: 2026-11-24', '16:11 invalid-date'],
    ['factor: 1', 'asOf: 20261122', '16:11 wrong-type'],
    ['factors: 1', AS_OF, '15:5 unknown-key'],
  ])('%s, %s: %s', (factor, asOf, place) => {
    expect(places(read(withTokens(factor, asOf)).findings)).toEqual([place]);
  });

  it.each(['-0.1', '0.91', 'wide'])('a spread of %s is refused', (spread) => {
    const { findings, config } = read(withTokens('factor: 1', `spread: ${spread}`, AS_OF));
    expect(findings).toMatchObject([{ line: 16, column: 13, severity: 'error' }]);
    expect(config).toBeUndefined();
  });

  it('of a model that nobody knows are a warning, and of one model are given once', () => {
    const of = (...ids: readonly string[]) =>
      places(
        read(`${GOOD}tokenEstimates:\n${ids.map((id) => `  "${id}": { factor: 1, ${AS_OF} }\n`).join('')}`)
          .findings,
      );
    expect(of('amazon.nova-mikro-v1:0:128k')).toEqual(['14:3 base-model-unknown']);
    expect(of(NOVA, ARN)).toEqual(['15:3 duplicate-key']);
    expect(of('meta.llama3-3-70b-instruct-v1:0:128k')).toEqual([]);
  });
});
