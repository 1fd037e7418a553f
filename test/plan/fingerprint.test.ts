import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadJobs } from '../../src/commands/load.ts';
import { localEvent } from '../../src/event.ts';
import { parseInputs } from '../../src/inputs.ts';
import { fingerprintOf, type Specification } from '../../src/plan/fingerprint.ts';
import { memoryGit, Repository } from '../commands/memory-git.ts';
import { noSetup } from '../commands/support.ts';
import { pair, talk } from '../datasets/scan-support.ts';
import { BASE_MODEL } from '../support/builders.ts';
import { MemoryClock, MemoryConsole, MemoryFiles } from '../support/memory-ports.ts';

const FILE: Specification = {
  baseModel: BASE_MODEL,
  customizationType: 'FINE_TUNING',
  hyperparameters: [
    { name: 'epochCount', value: '2' },
    { name: 'learningRate', value: '0.00001' },
  ],
  training: { kind: 'file', sha256: 'a'.repeat(64) },
  validation: undefined,
  namespace: undefined,
};
const S3 = { kind: 's3', bucket: 'acme', key: 'sets/train.jsonl', versionId: 'v1' } as const;

/** A change of these retrains, and bills, every model anybody ever trained. */
const GOLDEN: readonly (readonly [string, Specification, string])[] = [
  ['a file', FILE, '71f2a14ea687efb3ed84c1972dedf4c1fed40dab0abe56501003ddafb07fc21b'],
  [
    'no hyperparameters',
    { ...FILE, hyperparameters: [] },
    'dcfed0b89ea7eea85608b6611501fe1009662ae4cffc9f1b2d47721be44d3175',
  ],
  [
    'an S3 version',
    { ...FILE, training: S3 },
    '4e22605e25cf9a5ffef7c513a7bd4d205864f445fee7c234ac1009b278621af1',
  ],
  [
    'a validation set',
    { ...FILE, validation: { kind: 'file', sha256: 'b'.repeat(64) } },
    '43d63df25abda5f8c5416785b7c443859f7d277f86e0c1474a02c97b73f97071',
  ],
  [
    'an S3 validation set',
    { ...FILE, validation: S3 },
    'bef0295b84b47af39ebd41bdcd91926e7d48b9ecb411c4c3fc3a95ac880bcd60',
  ],
  [
    'a namespace',
    { ...FILE, namespace: 'team-a' },
    '71e352c732cc708ae86427971c0acfa612af206535f4c698d547058b2fcb02fc',
  ],
];

describe('fingerprintOf', () => {
  it.each(GOLDEN)('of %s is pinned', (_, spec, golden) => {
    expect(fingerprintOf(spec)).toBe(golden);
  });

  it('does not depend on the order of hyperparameters', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 2, maxLength: 8 });
    const twoOrders = names.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(twoOrders, ([one, other]) => {
        const of = (list: readonly string[]): string =>
          fingerprintOf({ ...FILE, hyperparameters: list.map((name) => ({ name, value: `${name}=1` })) });
        expect(of(one)).toBe(of(other));
      }),
      { numRuns: 200 },
    );
  });

  it('differs wherever one decisive value differs', () => {
    const specs: readonly Specification[] = [
      ...GOLDEN.map(([, spec]) => spec),
      { ...FILE, baseModel: 'amazon.nova-lite-v1:0:300k' },
      { ...FILE, hyperparameters: [{ name: 'epochCount', value: '3' }] },
      { ...FILE, training: { ...S3, versionId: 'v2' } },
      { ...FILE, training: { ...S3, bucket: 'acme/sets', key: 'train.jsonl' } },
      { ...FILE, training: { ...S3, bucket: 'other' } },
      { ...FILE, namespace: '' },
      { ...FILE, namespace: 'null' },
      { ...FILE, training: { kind: 'file', sha256: 'b'.repeat(64) } },
      // What is training here is validation there.
      {
        ...FILE,
        training: { kind: 'file', sha256: 'b'.repeat(64) },
        validation: { kind: 'file', sha256: 'a'.repeat(64) },
      },
    ];
    expect(new Set(specs.map(fingerprintOf)).size).toBe(specs.length);
  });
});

const PAIRS = pair('What is TechNova?', 'A company.').repeat(20);
const TALKS = talk('What is TechNova?', 'A company.').repeat(20);

interface Entry {
  readonly lines?: readonly string[];
  readonly environment?: readonly string[];
  readonly key?: string;
  readonly training?: string;
  readonly system?: string;
}

/** The fingerprint that a whole `jobs.yaml` with one job comes to. */
async function fingerprintOfFile({
  lines = [],
  environment = [],
  key = 'bot',
  training = PAIRS,
  system = '',
}: Entry) {
  const yaml = `version: 1
environments:
  prod:
${['region: us-east-1', 'accountId: "111122223333"', 'bucket: acme-data', 'serviceRoleArn: arn:aws:iam::111122223333:role/service', ...environment].map((line) => `    ${line}\n`).join('')}jobs:
  ${key}:
    baseModel: ${BASE_MODEL}
    data: { training: datasets/bot/train.jsonl${system} }
${lines.map((line) => `    ${line}\n`).join('')}`;
  const loaded = await loadJobs({
    ...localEvent({ repository: 'acme/models', repositoryId: '1' }),
    inputs: parseInputs(() => ''),
    files: new MemoryFiles({ 'jobs.yaml': yaml, 'datasets/bot/train.jsonl': training }),
    git: memoryGit(new Repository()),
    clock: new MemoryClock(),
    console: new MemoryConsole(),
    aws: { connect: () => Promise.reject(new Error('loading asks nobody')) },
    setup: noSetup,
    github: undefined,
    openGitHub: async () => undefined,
    signal: new AbortController().signal,
    simulated: false,
  });
  const [job] = loaded.jobs;
  if (job?.desired.fingerprint === undefined) throw new Error(JSON.stringify(loaded.findings));
  return job.desired.fingerprint;
}

describe('the fingerprint of a file', () => {
  const hyperparameters = 'hyperparameters: { epochCount: 2, learningRate: 1e-5 }';

  it('is pinned, converter and all', async () => {
    expect(await fingerprintOfFile({ lines: [hyperparameters] })).toBe(
      'b4fd49e9729a832c54f3fd88665bfbe80f5ae739ac46b2133ab89c44d5195003',
    );
    expect(await fingerprintOfFile({})).toBe(
      'fbbd543e766d9db04b4f23c3f0855e04f998f453934a8279ef7c54407f6f4afd',
    );
  });

  it.each<readonly [string, Entry, Entry]>([
    [
      'the spelling and order of numbers',
      { lines: [hyperparameters] },
      { lines: ['hyperparameters: { learningRate: 0.00001, epochCount: 2.0 }'] },
    ],
    ['description', {}, { lines: ['description: Answers tickets'] }],
    ['tags', {}, { lines: ['tags: { team: support }'] }],
    ['budget', {}, { lines: ['budget: { trainingUsd: 50 }'] }],
    ['budget rules', {}, { lines: ['budget: { requireEstimate: true, onOverrun: warn }'] }],
    ['key', {}, { key: 'helper' }],
    ['who writes the conversation, author or converter', {}, { training: TALKS }],
    ['prefix', {}, { environment: ['prefix: bedrock-tune/elsewhere'] }],
    ['output bucket', {}, { environment: ['outputBucket: acme-output'] }],
    ['roles', {}, { environment: ['roles: { plan: arn:aws:iam::111122223333:role/plan }'] }],
  ])('does not depend on %s', async (_, one, other) => {
    expect(await fingerprintOfFile(other)).toBe(await fingerprintOfFile(one));
  });

  it.each<readonly [string, Entry]>([
    ['a hyperparameter, also one that equals the default', { lines: ['hyperparameters: { epochCount: 2 }'] }],
    ['the namespace', { lines: ['namespace: team-a'] }],
    ['the system text', { system: ', system: Answer briefly.' }],
    ['the rows', { training: PAIRS + pair('Who?', 'We.') }],
  ])('depends on %s', async (_, changed) => {
    expect(await fingerprintOfFile(changed)).not.toBe(await fingerprintOfFile({}));
  });
});
