import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_OWN_TAGS } from '../../src/config/field.ts';
import {
  clientRequestToken,
  datasetKey,
  defaultPrefix,
  outputPrefix,
  parseRunName,
  runName,
  runTags,
} from '../../src/plan/names.ts';
import { matchesPattern, shapeOf } from '../../src/simulator/bedrock/service-model.ts';

/** Whether Bedrock's own model of its requests accepts the text. */
function isLegal(shapeName: string, text: string): boolean {
  const shape = shapeOf(shapeName);
  if (shape.type !== 'string') throw new Error(`${shapeName} is no string`);
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern = '.*' } = shape;
  return text.length >= min && text.length <= max && matchesPattern(shapeName, pattern, text);
}

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const attempt = fc.integer({ min: 1, max: 9999 });
const piece = fc.string({ unit: fc.constantFrom(...'abfz019'), minLength: 1, maxLength: 14 });
/** Keys that look like parts of run names among them. */
const key = fc
  .array(fc.oneof(piece, fc.constantFrom('r2', '0123456789ab', 'abcdefabcdef')), { maxLength: 6 })
  .map((pieces) => ['a', ...pieces].join('-').slice(0, 40).replace(/-$/, ''))
  .filter((text) => /^[a-z](?:-?[a-z0-9])*$/.test(text));
const repository = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'aZ09-'), minLength: 1, maxLength: 39 }),
    fc.string({ unit: fc.constantFrom(...'aZ09-_.'), minLength: 1, maxLength: 100 }),
  )
  .map((parts) => parts.join('/'));

describe('runName', () => {
  it('has one form', () => {
    const fingerprint = 'abcdef012345'.padEnd(64, '9');
    expect(runName('support-bot', fingerprint, 1)).toBe('support-bot-abcdef012345');
    expect(runName('support-bot', fingerprint, 2)).toBe('support-bot-abcdef012345-r2');
  });

  it('is read back for every legal key, and is legal as the name of a job and of a model', () => {
    fc.assert(
      fc.property(key, hex, attempt, (job, fingerprint, n) => {
        const name = runName(job, fingerprint, n);
        expect(parseRunName(name)).toEqual({ job, short: fingerprint.slice(0, 12), attempt: n });
        expect([isLegal('JobName', name), isLegal('CustomModelName', name)]).toEqual([true, true]);
      }),
      { numRuns: 300 },
    );
  });

  it('reaches the longest key', () => {
    const name = runName('a'.repeat(40), 'b'.repeat(64), 9999);
    expect(name).toHaveLength(59);
    expect(parseRunName(name)?.attempt).toBe(9999);
  });
});

describe('parseRunName', () => {
  it.each([
    'support-bot',
    'support-bot-abcdef01234',
    'support-bot-ABCDEF012345',
    'support-bot-abcdef012345-r1',
    'support-bot-abcdef012345-r0',
    'support-bot-abcdef012345-r02',
    'support-bot-abcdef012345-r2-copy',
    'support--bot-abcdef012345',
    'Support-abcdef012345',
    '9bot-abcdef012345',
    '-abcdef012345',
    'abcdef012345',
    'bot_abcdef012345',
    'bot-abcdef012345\n',
    '',
  ])('does not take %j for ours', (name) => {
    expect(parseRunName(name)).toBeUndefined();
  });

  it('names the same run when it is written again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-c-]{1,8}-[0-9a-f]{12}(?:-r[0-9]{1,3})?$/)),
        (name) => {
          const parsed = parseRunName(name);
          fc.pre(parsed !== undefined);
          expect(runName(parsed.job, parsed.short, parsed.attempt)).toBe(name);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('clientRequestToken', () => {
  it('is pinned: another one would create, and bill, a second job', () => {
    expect(clientRequestToken('123456789', 'abcdef012345', 1)).toBe(
      'bt-5e7310afd4d6d8a119d208674ef60ec7e6c100c9e1cdc927',
    );
  });

  it('is legal, and its own for each repository, specification and attempt', () => {
    const id = fc.integer({ min: 1, max: 2 ** 40 }).map(String);
    const who = fc.record({ id, short: hex.map((text) => text.slice(0, 12)), attempt });
    const token = (of: { id: string; short: string; attempt: number }): string =>
      clientRequestToken(of.id, of.short, of.attempt);
    fc.assert(
      fc.property(who, who, (one, other) => {
        expect(isLegal('IdempotencyToken', token(one))).toBe(true);
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(token(one)).not.toBe(token(other));
      }),
      { numRuns: 200 },
    );
  });
});

describe('keys', () => {
  const place = fc.record({ repository, job: key, fingerprint: hex, attempt });

  it('are legal for Bedrock below the default prefix of every repository', () => {
    fc.assert(
      fc.property(place, (at) => {
        const prefix = defaultPrefix(at.repository);
        const output = outputPrefix(prefix, runName(at.job, at.fingerprint, at.attempt));
        expect(isLegal('S3Uri', `s3://acme-data/${datasetKey(prefix, at.job, at.fingerprint)}`)).toBe(true);
        expect(isLegal('S3Uri', `s3://acme-data/${output.replace(/\/$/, '')}`)).toBe(true);
        expect(output.endsWith('/')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on how a repository is capitalised', () => {
    expect(defaultPrefix('Acme/Support.Models')).toBe('bedrock-tune/acme/support.models');
    expect(defaultPrefix('ACME/support.models')).toBe(defaultPrefix('Acme/Support.Models'));
  });

  it('hold nothing that Bedrock refuses', () => {
    expect(defaultPrefix('a=b/c:d@e+f,g%h')).toBe('bedrock-tune/a-b/c-d-e-f-g-h');
  });
});

const TAGS = {
  repositoryId: '123456789',
  repository: 'acme/support-models',
  job: 'support-bot',
  config: 'models/jobs.yaml',
  fingerprint: 'a'.repeat(64),
  attempt: 2,
  commit: 'c'.repeat(40),
  pullRequest: 7,
  estimatedUsd: { low: 0.0123, high: 12 },
  tags: { team: 'support' },
};

describe('MAX_OWN_TAGS', () => {
  it('leaves room for all of ours among the 50 that AWS allows', () => {
    const own = Object.fromEntries(Array.from({ length: MAX_OWN_TAGS }, (_, at) => [`tag-${at}`, 'x']));
    expect(Object.keys(runTags({ ...TAGS, tags: own }))).toHaveLength(50);
  });
});

describe('runTags', () => {
  it('tell owner, job and origin beside the tags of the author', () => {
    expect(runTags(TAGS)).toEqual({
      team: 'support',
      'bedrock-tune:repository-id': '123456789',
      'bedrock-tune:repository': 'acme/support-models',
      'bedrock-tune:job': 'support-bot',
      'bedrock-tune:config': 'models/jobs.yaml',
      'bedrock-tune:fingerprint': `v1:${'a'.repeat(64)}`,
      'bedrock-tune:attempt': '2',
      'bedrock-tune:commit': 'c'.repeat(40),
      'bedrock-tune:pull-request': '7',
      'bedrock-tune:estimated-usd': '0.0123-12',
    });
  });

  it('leave out what is not known', () => {
    const tags = runTags({ ...TAGS, commit: undefined, pullRequest: undefined, estimatedUsd: undefined });
    expect(Object.keys(tags).filter((name) => /commit|pull-request|usd/.test(name))).toEqual([]);
  });

  it('cannot be overwritten by the author', () => {
    const tags = runTags({ ...TAGS, tags: { 'bedrock-tune:repository-id': '1' } });
    expect(tags['bedrock-tune:repository-id']).toBe('123456789');
  });

  it('are legal for every repository, job and file', () => {
    const config = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme', maxLength: 300 }),
      fc.constant('a'.repeat(257)),
    );
    fc.assert(
      fc.property(fc.record({ repository, job: key, attempt, config }), (over) => {
        for (const [name, value] of Object.entries(runTags({ ...TAGS, ...over })))
          expect([isLegal('TagKey', name), isLegal('TagValue', value)]).toEqual([true, true]);
      }),
      { numRuns: 100 },
    );
  });
});
