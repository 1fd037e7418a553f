import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SAFE_PATTERNS } from '../../../src/simulator/bedrock/safe-patterns.ts';
import { SERVICE_MODEL } from '../../../src/simulator/bedrock/service-model.data.ts';
import { matchesPattern, shapeOf } from '../../../src/simulator/bedrock/service-model.ts';

/** Short, so that the published form stays fast. */
const PIECES = [
  ...'aZ09-+._:/ ',
  'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/',
  'amazon.nova-micro-v1:0:128k',
  '/0123456789ab',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join(''));
const jobArn = text.map((tail) => `${PIECES.at(-3)}${PIECES.at(-2)}${tail}`);

describe('safe patterns', () => {
  it.each(Object.keys(SAFE_PATTERNS))('%s accepts exactly what the published pattern accepts', (name) => {
    const pattern = patternOf(name);
    const published = new RegExp(`^(?:${pattern})$`);
    const same = (value: string) => matchesPattern(name, pattern, value) === published.test(value);
    fc.assert(fc.property(fc.oneof(text, jobArn), same), { numRuns: 3_000 });
  });

  it('knows texts of both kinds', () => {
    const arn =
      'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-micro-v1:0:128k/0123456789ab';
    expect(matchesPattern('ModelCustomizationJobIdentifier', '', arn)).toBe(true);
    expect(matchesPattern('JobName', '', 'a--b+c.')).toBe(true);
    expect(matchesPattern('JobName', '', 'a_b')).toBe(false);
  });

  it('leaves no pattern that a hostile text keeps busy', () => {
    const hostile = ['a', '-', '.', 'a-', '0.', 'a/', ':a'].map((piece) => `${piece.repeat(500)}\u0001`);
    const prefixes = [
      '',
      'a',
      's3://bucket/',
      'arn:aws:bedrock:us-east-1::foundation-model/',
      PIECES.at(-3) ?? '',
    ];
    const names = Object.keys(SERVICE_MODEL.shapes).filter((name) => 'pattern' in shapeOf(name));
    const accepting = names.filter((name) =>
      prefixes.some((prefix) =>
        hostile.some((tail) => matchesPattern(name, patternOf(name), `${prefix}${tail}`)),
      ),
    );
    expect(accepting).toEqual([
      'BrandedName',
      'CustomModelDeploymentDescription',
      'NonBlankString',
      'PaginationToken',
    ]);
  });
});

function patternOf(name: string): string {
  const shape = shapeOf(name);
  if (shape.type !== 'string' || shape.pattern === undefined) throw new Error(`${name} has no pattern`);
  return shape.pattern;
}
