import { describe, expect, it } from '@jest/globals';
import type { BaseModel } from '../../src/catalog/base-model.ts';
import { findBaseModel } from '../../src/catalog/index.ts';
import { modelFaults } from '../../src/config/base-model.ts';
import { changed, GOOD, places, read, TODAY, withJobLines } from './read.ts';

/** Findings of `GOOD` with one text replaced. */
const findingsAfter = (from: string, to: string) => read(changed(from, to)).findings;
const TRAINING = 'training: datasets/bot/train.jsonl';

describe('unknown keys', () => {
  it.each([
    ['hyper_parameters: {}', 'hyperparameters'],
    ['hyperParameters: {}', 'hyperparameters'],
    ['base_model: x', 'baseModel'],
    ['budgets: {}', 'budget'],
  ])('%s: names the nearest', (line, meant) => {
    const { findings } = read(withJobLines(line));
    expect(places(findings)).toEqual(['13:5 unknown-key']);
    expect(findings[0]?.hint).toContain(`\`${meant}\``);
  });

  it.each(['evaluate', 'deployment', 'promote'])('%s: says that it is not supported yet', (key) => {
    const { findings } = read(withJobLines(`${key}: { data: x }`));
    expect(places(findings)).toEqual(['13:5 unknown-key']);
    expect(findings[0]?.hint).toContain('not supported yet');
    const inDefaults = read(`${GOOD}defaults:\n  ${key}: { data: x }\n`).findings;
    expect(places(inDefaults)).toEqual(['14:3 unknown-key']);
    expect(inDefaults[0]?.hint).toContain('not supported yet');
  });

  it('refuses what evaluation will have by name, and only there', () => {
    const later = read(
      withJobLines('evaluation: { data: datasets/bot/eval.jsonl, gates: [], seed: 1 }'),
    ).findings;
    expect(places(later)).toEqual(['13:50 unknown-key', '13:61 unknown-key']);
    for (const { hint } of later) expect(hint).toContain('not supported yet');
    const elsewhere = read(withJobLines('seed: 1')).findings;
    expect(places(elsewhere)).toEqual(['13:5 unknown-key']);
    expect(elsewhere[0]?.hint).not.toContain('not supported yet');
    const inDefaults = read(`${GOOD}defaults:\n  evaluation: { data: x.jsonl }\n`).findings;
    expect(inDefaults[0]?.hint).toContain('jobs.<name>.evaluation');
  });

  it('says where a role belongs that has the name of a later key', () => {
    const role = 'acme-data\n    evaluate: arn:aws:iam::111122223333:role/e';
    expect(findingsAfter('acme-data', role)[0]?.hint).toContain('environments.<name>.roles.evaluate');
  });

  it('takes a misspelt key for the one it suggests, and not for missing as well', () => {
    expect(places(findingsAfter('baseModel:', 'basemodel:'))).toEqual(['10:5 unknown-key']);
    expect(places(findingsAfter('baseModel:', 'zzz:'))).toEqual(['9:3 missing-key', '10:5 unknown-key']);
  });

  it('says where a key belongs that stands in the wrong place', () => {
    expect(read(withJobLines('region: us-east-1')).findings[0]?.hint).toContain('environments.<name>.region');
    expect(read(withJobLines('tags: {}', 'budget: { protect: true }')).findings[0]?.hint).toContain(
      'jobs.<name>.protect',
    );
  });
});

describe('environment values', () => {
  it.each([
    ['"111122223333"', '111122223333', '5:16 wrong-type'],
    ['"111122223333"', '"11112222333"', '5:16 invalid-account'],
    ['us-east-1', 'US-EAST-1', '4:13 invalid-region'],
    ['us-east-1', 'us-est-1', '4:13 invalid-region'],
    ['us-east-1', 'moon-base-1', '4:13 invalid-region'],
    ['us-east-1', '""', '4:13 invalid-region'],
    ['us-east-1', '', '4:5 empty-value'],
    ['acme-data', 'ab', '6:13 invalid-bucket'],
    ['acme-data', 'a..b', '6:13 invalid-bucket'],
    ['acme-data', '192.168.0.1', '6:13 invalid-bucket'],
    ['acme-data', 'xn--abc', '6:13 invalid-bucket'],
    ['acme-data', 'acme--use1-az4--x-s3', '6:13 invalid-bucket'],
    ['acme-data', 's3://acme-data', '6:13 invalid-bucket'],
    ['acme-data', '[acme-data]', '6:13 wrong-type'],
    ['acme-data', 'acme-data\n    prefix: a=b', '7:13 invalid-prefix'],
    ['acme-data', 'acme-data\n    prefix: a//b', '7:13 invalid-prefix'],
    ['acme-data', 'acme-data\n    prefix: a/', '7:13 invalid-prefix'],
    ['acme-data', 'acme-data\n    prefix: a/../b', '7:13 invalid-prefix'],
    ['acme-data', 'acme-data\n    outputBucket: A', '7:19 invalid-bucket'],
    ['acme-data', 'acme-data\n    roles: { aply: x }', '7:14 unknown-key'],
    [
      'arn:aws:iam::111122223333:role/service',
      'arn:aws:iam::11112222333:role/service',
      '7:21 invalid-role-arn',
    ],
    ['arn:aws:iam::111122223333:role/service', 'arn:aws:s3:::bucket', '7:21 invalid-role-arn'],
    ['arn:aws:iam::111122223333:role/service', 'arn:aws:iam::111122223333:user/me', '7:21 invalid-role-arn'],
    [
      'arn:aws:iam::111122223333:role/service',
      'arn:aws:iam::999988887777:role/service',
      '7:21 account-mismatch',
    ],
  ])('%s -> %s: %s', (from, to, place) => {
    expect(places(findingsAfter(from, to))).toEqual([place]);
  });

  it.each(["a/b-c_d.e!*'()", 'x', 'bedrock-tune/acme/support-models'])('accepts the prefix %s', (prefix) => {
    const { config } = read(changed('acme-data', `acme-data\n    prefix: "${prefix}"`));
    expect(config?.environments[0]?.prefix).toBe(prefix);
  });

  it.each([
    ['us-est-1', 'us-east-1'],
    ['us-west2', 'us-west-2'],
    ['eu-wst-1', 'eu-west-1'],
  ])('names the region nearest to %s', (typo, meant) => {
    expect(findingsAfter('us-east-1', typo)[0]?.hint).toContain(`\`${meant}\``);
  });

  it('tells that YAML dropped the leading zero of an account', () => {
    expect(findingsAfter('"111122223333"', '012345678901')[0]?.hint).toContain('leading zero');
  });

  it('needs at least one', () => {
    const text = `version: 1\nenvironments: {}\n${GOOD.slice(GOOD.indexOf('jobs:'))}`;
    expect(places(read(text).findings)).toEqual(['2:15 empty-value']);
  });
});

describe('booleans and whole numbers', () => {
  it.each([
    ['yes', 'true'],
    ['On', 'true'],
    ['"true"', 'true'],
    ['1', 'true'],
    ['no', 'false'],
    ['OFF', 'false'],
    ["'false'", 'false'],
  ])('protect: %s is an error that names %s', (written, meant) => {
    const { findings } = read(withJobLines(`protect: ${written}`));
    expect(places(findings)).toEqual(['13:14 wrong-type']);
    expect(findings[0]?.hint).toContain(`\`${meant}\``);
  });

  it.each([
    ['-1', 'invalid-number'],
    ['101', 'invalid-number'],
    ['2.5', 'invalid-number'],
    ['.inf', 'invalid-number'],
    ['0x10', 'invalid-number'],
    ['"3"', 'wrong-type'],
    ['1_0', 'wrong-type'],
    ['three', 'wrong-type'],
    ['true', 'wrong-type'],
    ['', 'empty-value'],
  ])('keepLast: %s is an error that names the bounds', (written, code) => {
    const { findings } = read(withJobLines('retention:', `  keepLast: ${written}`));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    if (code !== 'empty-value') expect(findings[0]?.hint).toContain('from 0 to 100');
  });

  it.each(['0', '100', '3.0', '1e1', '+7'])('keepLast: %s is accepted', (written) => {
    expect(read(withJobLines(`retention: { keepLast: ${written} }`)).findings).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    'Bot',
    'a--b',
    'a-',
    '-rf',
    '1a',
    '../x',
    'a/b',
    'Ünï',
    `${'a'.repeat(41)}`,
    `"\${{ github.token }}"`,
    '"$(id)"',
  ])('refuses the job %s', (name) => {
    expect(places(findingsAfter('  bot:', `  ${name}:`))).toEqual(['9:3 invalid-name']);
  });

  it.each(['a', 'a1', 'support-bot-2', 'a'.repeat(40)])('accepts the job %s', (name) => {
    expect(findingsAfter('  bot:', `  ${name}:`)).toEqual([]);
  });

  it.each(['a b', '-a', 'A'])('refuses the namespace %s', (name) => {
    expect(places(read(withJobLines(`namespace: "${name}"`)).findings)).toEqual(['13:16 invalid-name']);
  });

  it('limits texts', () => {
    expect(read(withJobLines(`description: ${'x'.repeat(500)}`)).findings).toEqual([]);
    expect(places(read(withJobLines(`description: ${'x'.repeat(501)}`)).findings)).toEqual([
      '13:18 invalid-text',
    ]);
    expect(places(read(withJobLines('description: 5')).findings)).toEqual(['13:18 wrong-type']);
  });
});

describe('customizationType', () => {
  it.each([
    ['DISTILLATION', 'not-supported-yet'],
    ['CONTINUED_PRE_TRAINING', 'not-supported-yet'],
    ['REINFORCEMENT_FINE_TUNING', 'not-supported-yet'],
    ['fine_tuning', 'invalid-value'],
    ['[FINE_TUNING]', 'wrong-type'],
  ])('%s: %s', (value, code) => {
    expect(places(read(withJobLines(`customizationType: ${value}`)).findings)).toEqual([`13:24 ${code}`]);
  });

  it('may be FINE_TUNING', () => {
    expect(read(withJobLines('customizationType: FINE_TUNING')).findings).toEqual([]);
  });
});

describe('base model', () => {
  const model = (id: string, today = TODAY) => read(changed('amazon.nova-micro-v1:0:128k', id), today);
  const verdict = (id: string, today = TODAY) =>
    model(id, today).findings.map(
      ({ code, severity, line, column }) => `${line}:${column} ${severity} ${code}`,
    );

  it.each([
    ['amazon.nova-micro-v9:0:128k', '10:16 warning base-model-unknown'],
    ['amazon.nova-micro-v1:1:128k', '10:16 warning base-model-unknown'],
    ['meta.llama3-4-70b-instruct-v1:0:128k', '10:16 warning base-model-unknown'],
    ['vendor.new-model-v1:0', '10:16 warning base-model-unknown'],
    ['amazon.titan-text-expres-v1:0:8k', '10:16 error base-model-retired'],
    ['amazon.titan-text-express-v1:0:8k', '10:16 error base-model-retired'],
    ['amazon.titan-text-express-v1', '10:16 error base-model-retired'],
    ['meta.llama3-3-70b-instruct-v1:0:128k', '10:16 error base-model-region'],
    ['Nova Micro', '10:16 error invalid-base-model'],
    ['arn:aws:bedrock:us-east-1:111122223333:custom-model/a/b', '10:16 error invalid-base-model'],
    [
      'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-micro-v1:0:128k',
      '10:16 error base-model-region',
    ],
    ['amazon.titan-embed-image-v1:0', '10:16 info provisioned-throughput-only'],
  ])('%s: %s', (id, place) => {
    expect(verdict(id)).toEqual([place]);
  });

  it.each([
    'amazon.nova-micro-v1:0',
    'amazon.nova-micro-v1',
    'us.amazon.nova-micro-v1:0',
    'amazon.nova-micro-v1:0:300k',
    'amazon.nova-mikro-v1:0:128k',
    'amazon.nova-mirco-v1:0:128k',
    'amazon.nova-mikro-v1:0',
    'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0',
  ])('refuses %s and names the model that is meant', (id) => {
    const { config, findings } = model(id);
    expect(config).toBeUndefined();
    expect(verdict(id)).toEqual(['10:16 error base-model-id']);
    expect(findings[0]?.hint).toContain('Did you mean `amazon.nova-micro-v1:0:128k`?');
  });

  it('speaks of the context suffix only where that is what is wrong', () => {
    const hint = (id: string) => model(id).findings[0]?.hint;
    expect(hint('amazon.nova-micro-v1:0')).toContain('context suffix');
    expect(hint('amazon.nova-micro-v1:0:300k')).toContain('context suffix');
    for (const id of ['amazon.nova-mikro-v1:0:128k', 'amazon.nova-micro-v9:0:128k', 'a.new-model-v1:0:8k'])
      expect(hint(id)).not.toContain('suffix');
    expect(hint('amazon.titan-embed-image-v1:0:8k')).toContain('`amazon.titan-embed-image-v1:0`');
    expect(hint('amazon.titan-embed-image-v1:0:8k')).not.toContain('suffix');
  });

  it('checks the rest of the job against the model that is meant', () => {
    const text = changed(
      'nova-micro-v1:0:128k',
      'nova-micro-v1:0',
      withJobLines('hyperparameters: { epochs: 2 }'),
    );
    expect(places(read(text).findings)).toEqual(['10:16 base-model-id', '13:24 unknown-hyperparameter']);
    expect(verdict('meta.llama3-3-70b-instruct-v1:0')).toEqual([
      '10:16 error base-model-id',
      '10:16 error base-model-region',
    ]);
  });

  it('goes on with a model that is not in the catalogue', () => {
    const { config } = model('vendor.new-model-v1:0');
    expect(config?.jobs[0]?.baseModel.value).toBe('vendor.new-model-v1:0');
  });

  it.each(['amazon.titan-text-express-v1:0:8k', 'amazon.nova-canvas-v1:0'])(
    'says of %s only that it is gone, whatever the region, the values and the data',
    (id) => {
      const lines = '      validation: v.jsonl\n    hyperparameters: { warp: 2, epochCount: 99 }\n';
      const text = `${changed('amazon.nova-micro-v1:0:128k', id)}${lines}`.replace('us-east-1', 'eu-west-1');
      expect(places(read(text).findings)).toEqual(['10:16 base-model-retired']);
      expect(places(read(text, '2026-04-01').findings)).toEqual([
        id.includes('canvas') ? '10:16 base-model-legacy' : '10:16 base-model-retired',
      ]);
    },
  );

  it('names the environment whose region does not train the model', () => {
    const [finding] = model('meta.llama3-3-70b-instruct-v1:0:128k').findings;
    expect(finding?.message).toMatch(/`prod` is in us-east-1; .* in us-west-2/);
  });

  it('says nothing of the model where the region itself is mistyped', () => {
    expect(places(read(changed('us-east-1', 'us-est-1')).findings)).toEqual(['4:13 invalid-region']);
  });

  it('reduces an ARN to the id', () => {
    const { config } = model('arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0:128k');
    expect(config?.jobs[0]?.baseModel.value).toBe('amazon.nova-micro-v1:0:128k');
  });

  it('follows the dates of a model: ending, Legacy, gone', () => {
    const canvas = 'amazon.nova-canvas-v1:0';
    const codes = (today: string) =>
      model(canvas, today)
        .findings.filter(({ code }) => code.startsWith('base-model'))
        .map(({ code, severity }) => `${severity} ${code}`);
    expect(codes('2026-03-29')).toEqual(['warning base-model-ending']);
    expect(codes('2026-03-30')).toEqual(['error base-model-legacy']);
    expect(codes('2026-09-29')).toEqual(['error base-model-legacy']);
    expect(codes('2026-09-30')).toEqual(['error base-model-retired']);
  });

  it('gives the dated successor as advice of its own', () => {
    const hint = model('cohere.command-light-text-v14:7:4k').findings[0]?.hint ?? '';
    expect(hint).toContain('amazon.nova-micro-v1:0:128k');
    expect(hint).toMatch(/\d{4}-\d{2}-\d{2}.*not from AWS/);
  });

  it('refuses a model that cannot be fine-tuned', () => {
    const known = findBaseModel('amazon.nova-micro-v1:0:128k');
    if (known === undefined) throw new Error('the catalogue has no Nova Micro');
    const distilled: BaseModel = { ...known, customizationTypes: ['DISTILLATION'] };
    expect(modelFaults(distilled, { environment: undefined, today: TODAY }).map(({ code }) => code)).toEqual([
      'base-model-type',
    ]);
  });
});

describe('hyperparameters', () => {
  const given = (value: string) => read(withJobLines(`hyperparameters: { ${value} }`)).findings;
  const verdict = (value: string) => given(value).map(({ code, severity }) => `${severity} ${code}`);

  it.each([
    'epochCount: 5',
    'epochCount: "2"',
    'learningRate: .00001',
    'learningRate: "1e-5"',
    'learningRate: 0.0001',
    'learningRateWarmupSteps: 0',
    'batchSize: 1',
  ])('accepts %s', (value) => {
    expect(given(value)).toEqual([]);
  });

  it.each([
    ['epochCount: 6', 'error hyperparameter-range'],
    ['epochCount: 0', 'error hyperparameter-range'],
    ['epochCount: 2.5', 'error hyperparameter-range'],
    ['learningRate: 1e-3', 'error hyperparameter-range'],
    ['batchSize: 2', 'warning hyperparameter-range'],
    ['batchSize: 1.5', 'error hyperparameter-range'],
    ['earlyStoppingPatience: 2', 'error unknown-hyperparameter'],
    ['epochcount: 2', 'error unknown-hyperparameter'],
    ['epochCount: .nan', 'error invalid-number'],
    ['epochCount: -.inf', 'error invalid-number'],
    ['epochCount: -0', 'error invalid-number'],
    ['learningRate: 1e400', 'error invalid-number'],
    ['epochCount: 0x2', 'error invalid-number'],
    ['epochCount: two', 'error invalid-number'],
    ['epochCount: true', 'error wrong-type'],
    ['epochCount: [2]', 'error wrong-type'],
    ['epochCount: { a: 2 }', 'error wrong-type'],
  ])('%s: %s', (value, expected) => {
    expect(verdict(value)).toEqual([expected]);
  });

  it('names the nearest with its range and default', () => {
    expect(given('epochs: 2')[0]?.hint).toContain('epochCount');
    expect(given('epochs: 2')[0]?.hint).toContain('1 to 5, default 2');
    expect(given('learningRate: 1')[0]?.message).toContain('0.000001 to 0.0001');
  });

  it('warns only, where the bounds are assumed', () => {
    const llama = changed(
      'amazon.nova-micro-v1:0:128k',
      'meta.llama3-3-70b-instruct-v1:0:128k',
      withJobLines('hyperparameters: { epochCount: 11, batchSize: 2 }'),
    ).replace('us-east-1', 'us-west-2');
    expect(read(llama).findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning hyperparameter-range',
      'warning hyperparameter-range',
    ]);
  });

  it('checks only the form for a model that is not in the catalogue', () => {
    const text = changed(
      'amazon.nova-micro-v1:0:128k',
      'acme.new-model-v1:0',
      withJobLines('hyperparameters: { warp: 9, weft: x }'),
    );
    expect(places(read(text).findings)).toEqual(['10:16 base-model-unknown', '13:39 invalid-number']);
  });
});

describe('datasets', () => {
  it.each([
    '../x.jsonl',
    'a/../x.jsonl',
    '/abs/x.jsonl',
    '~/x.jsonl',
    'C:/x.jsonl',
    'a\\x.jsonl',
    './x.jsonl',
    'a//x.jsonl',
    's3://b/x.jsonl',
    'https://example.org/x.jsonl',
    'file:///x.jsonl',
    '.git/x.jsonl',
    'a/.GIT/x.jsonl',
    '.github/x.jsonl',
    'node_modules/x.jsonl',
    'data/*.jsonl',
    'x.jsonl.gz',
    'x.csv',
    'x.json',
    'x.parquet',
    'x',
    '.jsonl',
    'a/.jsonl',
    'x.JSONL',
    'a\u200bb.jsonl',
  ])('refuses the path %j', (path) => {
    expect(places(findingsAfter(TRAINING, `training: '${path}'`))).toEqual(['12:17 invalid-dataset-path']);
  });

  it.each(['x.jsonl', 'data sets/ünï.jsonl', 'a/b.c/d.jsonl', 'git/x.jsonl'])(
    'accepts the path %s',
    (path) => {
      expect(findingsAfter(TRAINING, `training: '${path}'`)).toEqual([]);
    },
  );

  it('tells a path that leaves the repository from one that only looks like it', () => {
    const found = (path: string) => findingsAfter(TRAINING, `training: ${path}`)[0];
    expect(found('../x.jsonl')?.message).toContain('outside the repository');
    expect(found('a/../../x.jsonl')?.message).toContain('outside the repository');
    expect(found('a/../b/x.jsonl')?.hint).toContain('"b/x.jsonl"');
  });

  it('says which format a name stands for', () => {
    expect(findingsAfter(TRAINING, 'training: x.parquet')[0]?.message).toContain('Parquet');
  });

  it('takes an S3 object with its version', () => {
    const { config } = read(
      changed(TRAINING, 'training: { s3Uri: "s3://acme-data/a=b/x.jsonl", versionId: 3sL4kqtJlcpXroDTDmJ }'),
    );
    expect(config?.jobs[0]?.data.training).toMatchObject({
      kind: 's3',
      bucket: 'acme-data',
      key: 'a=b/x.jsonl',
      versionId: '3sL4kqtJlcpXroDTDmJ',
    });
  });

  it.each([
    ['s3://acme-data/x.jsonl?versionId=1', 'invalid-s3-uri'],
    ['S3://acme-data/x.jsonl', 'invalid-s3-uri'],
    ['s3:/acme-data/x.jsonl', 'invalid-s3-uri'],
    ['arn:aws:s3:::acme-data/x.jsonl', 'invalid-s3-uri'],
    ['https://acme-data.s3.us-east-1.amazonaws.com/x.jsonl', 'invalid-s3-uri'],
    ['s3://Acme_Data/x.jsonl', 'invalid-s3-uri'],
    ['s3://acme-data/x.csv', 'invalid-s3-uri'],
    ['s3://acme-data', 'invalid-s3-uri'],
  ])('refuses the S3 address %s', (uri, code) => {
    const findings = findingsAfter(TRAINING, `training: { s3Uri: "${uri}", versionId: abc }`);
    expect(places(findings)).toEqual([`12:26 ${code}`]);
  });

  it('rewrites other spellings of an S3 address', () => {
    const [finding] = findingsAfter(
      TRAINING,
      'training: { s3Uri: "arn:aws:s3:::acme-data/x.jsonl", versionId: abc }',
    );
    expect(finding?.hint).toContain('s3://acme-data/x.jsonl');
  });

  it.each([
    ['{ s3Uri: "s3://acme-data/x.jsonl" }', '12:7 missing-key'],
    ['{ versionId: abc }', '12:7 missing-key'],
    ['{ s3Uri: "s3://acme-data/x.jsonl", versionId: null }', '12:63 empty-value'],
    ['{ s3Uri: "s3://acme-data/x.jsonl", versionId: "null" }', '12:63 invalid-version-id'],
    ['{ path: x.jsonl, s3Uri: "s3://acme-data/x.jsonl", versionId: a }', '12:19 unknown-key'],
    ['[x.jsonl]', '12:17 wrong-type'],
    ['', '12:7 empty-value'],
  ])('training: %s is %s', (value, place) => {
    expect(places(findingsAfter(TRAINING, `training: ${value}`))).toEqual([place]);
  });

  it('refuses the training set as validation set, also in S3', () => {
    expect(
      places(findingsAfter(TRAINING, `${TRAINING}\n      validation: datasets/bot/train.jsonl`)),
    ).toEqual(['13:19 same-dataset']);
    const object = '{ s3Uri: "s3://acme-data/x.jsonl", versionId: a }';
    expect(places(findingsAfter(TRAINING, `training: ${object}\n      validation: ${object}`))).toEqual([
      '13:28 same-dataset',
    ]);
  });

  it('refuses evaluation data that is trained on or validated with', () => {
    const evaluation = (path: string) => `    evaluation: { data: datasets/bot/${path}.jsonl }\n`;
    const text = changed(TRAINING, `${TRAINING}\n      validation: datasets/bot/v.jsonl`);
    expect(places(read(text + evaluation('eval')).findings)).toEqual([]);
    expect(places(read(text + evaluation('train')).findings)).toEqual(['14:25 same-dataset']);
    expect(places(read(text + evaluation('v')).findings)).toEqual(['14:25 same-dataset']);
  });

  it('refuses a validation set for a model that accepts none', () => {
    const text = changed(TRAINING, `${TRAINING}\n      validation: v.jsonl`).replace(
      'nova-micro-v1:0:128k',
      'nova-2-lite-v1:0:256k',
    );
    expect(places(read(text).findings)).toEqual(['13:7 validation-set-refused']);
  });
});

describe('tags', () => {
  it.each([
    ['{ "aws:x": y }', 'invalid-tag'],
    ['{ "AWS:x": y }', 'invalid-tag'],
    ['{ "bedrock-tune:job": y }', 'invalid-tag'],
    ['{ "a,b": y }', 'invalid-tag'],
    ['{ a: "b#c" }', 'invalid-tag'],
    [`{ ${'k'.repeat(129)}: y }`, 'invalid-tag'],
    [`{ k: ${'y'.repeat(257)} }`, 'invalid-tag'],
    ['{ k: 5 }', 'wrong-type'],
    ['{ Team: a, team: b }', 'duplicate-key'],
    [`{ ${Array.from({ length: 44 }, (_, index) => `k${index}: v`).join(', ')} }`, 'too-many-entries'],
  ])('refuses %s', (tags, code) => {
    expect(read(withJobLines(`tags: ${tags}`)).findings.map((finding) => finding.code)).toEqual([code]);
  });

  it('counts those of defaults', () => {
    const tags = (name: string, count: number) =>
      `{ ${Array.from({ length: count }, (_, index) => `${name}${index}: v`).join(', ')} }`;
    const text = (own: number) =>
      `${withJobLines(`tags: ${tags('a', own)}`)}defaults: { tags: ${tags('b', 40)} }\n`;
    expect(read(text(1)).findings).toEqual([]);
    expect(places(read(text(2)).findings)).toEqual(['13:5 too-many-entries']);
  });
});

describe('budget', () => {
  it.each([
    ['"$5"', 'wrong-type'],
    ['5 USD', 'wrong-type'],
    ['"5"', 'wrong-type'],
    ['0', 'invalid-number'],
    ['-1', 'invalid-number'],
    ['.inf', 'invalid-number'],
    ['.nan', 'invalid-number'],
  ])('refuses %s', (value, code) => {
    expect(places(read(withJobLines(`budget: { trainingUsd: ${value} }`)).findings)).toEqual([
      `13:28 ${code}`,
    ]);
  });

  it('keeps the number with its place', () => {
    const { config } = read(withJobLines('budget: { trainingUsd: 12.50 }'));
    expect(config?.jobs[0]?.budget.trainingUsd).toEqual({
      value: 12.5,
      at: { file: 'jobs.yaml', line: 13, column: 28 },
    });
  });
});
