/** What values of jobs.yaml have to do with each other and with the catalogue. */
import { describe, expect, it } from '@jest/globals';
import { changed, GOOD, places, read, withJobLines } from './read.ts';

describe('hyperparameters and other models', () => {
  const given = (value: string, model = 'amazon.nova-micro-v1:0:128k') =>
    read(
      changed('amazon.nova-micro-v1:0:128k', model, withJobLines(`hyperparameters: { ${value} }`)),
    ).findings.filter(({ line }) => line === 13);

  it('says which models have a hyperparameter that this one lacks', () => {
    const [finding] = given('earlyStoppingPatience: 2');
    expect(finding).toMatchObject({ code: 'unknown-hyperparameter', line: 13, column: 24 });
    expect(finding?.hint).toContain('models of Anthropic and Cohere have it');
    expect(given('warp: 2')[0]?.hint).not.toContain('models of');
  });

  it('says which models take a learning rate that this one does not', () => {
    const [finding] = given('learningRate: 1e-3');
    expect(finding).toMatchObject({ code: 'hyperparameter-range', severity: 'error', line: 13, column: 38 });
    expect(finding?.message).toContain('Models of Meta');
    expect(given('learningRate: 50')[0]?.message).not.toContain('Models of');
    expect(given('epochCount: 7')[0]?.message).not.toContain('Models of');
  });

  it.each([
    ['learningRate: 1e-3', 38],
    ['epochCount: 9', 36],
    ['learningRateWarmupSteps: 101', 49],
  ])('warns of %s where the range is that of sister models', (value, column) => {
    expect(given(value, 'amazon.nova-2-lite-v1:0:256k')).toMatchObject([
      { code: 'hyperparameter-range', severity: 'warning', column },
    ]);
  });

  it('takes a whole number with a point, and says so', () => {
    const { config, findings } = read(withJobLines('hyperparameters: { epochCount: 2.0 }'));
    expect(findings).toMatchObject([
      { code: 'hyperparameter-whole', severity: 'info', line: 13, column: 36, hint: 'Write `2`.' },
    ]);
    expect(config?.jobs[0]?.hyperparameters[0]?.value).toBe('2');
    expect(given('learningRate: 0.00001')).toEqual([]);
    expect(given('epochCount: 2e0')).toEqual([]);
  });
});

describe('two environments', () => {
  const second = (lines: string) =>
    changed(
      'jobs:\n',
      `  west:\n    region: us-west-2\n    accountId: "111122223333"\n    serviceRoleArn: arn:aws:iam::111122223333:role/service\n${lines}jobs:\n`,
      withJobLines('environment: prod'),
    );

  it('share no bucket over regions or accounts', () => {
    expect(places(read(second('    bucket: acme-data\n')).findings)).toEqual(['12:13 bucket-elsewhere']);
    expect(places(read(second('    bucket: acme-west\n    outputBucket: acme-data\n')).findings)).toEqual([
      '13:19 bucket-elsewhere',
    ]);
    const otherAccount = second('    bucket: acme-data\n')
      .replace('us-west-2', 'us-east-1')
      .replace(/"111122223333"\n {4}serviceRoleArn: arn:aws:iam::111122223333/g, (match, at: number) =>
        at > 200 ? match.replaceAll('111122223333', '999988887777') : match,
      );
    expect(places(read(otherAccount).findings)).toEqual(['12:13 bucket-elsewhere']);
  });

  it('may share one in the same place', () => {
    const same = second('    bucket: acme-data\n').replace('us-west-2', 'us-east-1');
    expect(read(same).findings).toEqual([]);
  });
});

describe('the partition of a role', () => {
  const verdict = (region: string, partition: string) =>
    read(GOOD.replace('us-east-1', region).replace('arn:aws:iam', `arn:${partition}:iam`)).findings.filter(
      ({ code }) => code === 'partition-mismatch',
    );

  it.each([
    ['us-east-1', 'aws-cn'],
    ['cn-north-1', 'aws'],
    ['us-gov-west-1', 'aws'],
  ])('must be that of the region: %s, %s', (region, partition) => {
    expect(verdict(region, partition)).toMatchObject([{ severity: 'error', line: 7, column: 21 }]);
  });

  it.each([
    ['us-east-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
  ])('may be that of the region: %s, %s', (region, partition) => {
    expect(verdict(region, partition)).toEqual([]);
  });
});

describe('names of buckets', () => {
  it.each([
    'acme-s3alias',
    'acme--ol-s3',
    'acme.mrap',
    'sthree-acme',
    'amzn-s3-demo-acme',
    'acme-',
    '.acme',
    'acme_data',
    'a'.repeat(64),
    'arn:aws:s3:::acme',
  ])('%s is refused', (name) => {
    expect(places(read(changed('acme-data', name)).findings)).toEqual(['6:13 invalid-bucket']);
    const dataset = `training: { s3Uri: "s3://${name}/x.jsonl", versionId: a }`;
    const found = read(changed('training: datasets/bot/train.jsonl', dataset)).findings;
    expect(places(found)).toEqual(['12:26 invalid-s3-uri']);
  });

  it.each(['abc', 'acme.data.1', 'a'.repeat(63)])('%s is accepted', (name) => {
    expect(read(changed('acme-data', name)).findings).toEqual([]);
  });
});

describe('addresses in S3', () => {
  const hint = (uri: string) =>
    read(changed('training: datasets/bot/train.jsonl', `training: { s3Uri: "${uri}", versionId: a }`))
      .findings[0];

  it.each([
    ['arn:aws:s3:::acme/a/x.jsonl', 's3://acme/a/x.jsonl'],
    ['https://acme.s3.us-east-1.amazonaws.com/a/x.jsonl', 's3://acme/a/x.jsonl'],
    ['https://s3.us-east-1.amazonaws.com/acme/a/x.jsonl', 's3://acme/a/x.jsonl'],
    ['s3:/acme/a/x.jsonl', 's3://acme/a/x.jsonl'],
    ['S3://acme/a/x.jsonl', 's3://acme/a/x.jsonl'],
  ])('%s is rewritten', (uri, rewritten) => {
    expect(hint(uri)).toMatchObject({ code: 'invalid-s3-uri', line: 12, column: 26 });
    expect(hint(uri)?.hint).toContain(rewritten);
  });

  it.each([
    's3://acme/x.jsonl#frag',
    's3://acme/x.jsonl?versionId=1',
    's3://acme/',
    's3://acme//x.jsonl',
    'arn:aws:s3:us-east-1:111122223333:accesspoint/ap/object/x.jsonl',
    'http://example.org/x.jsonl',
  ])('%s is refused', (uri) => {
    expect(hint(uri)).toMatchObject({ code: 'invalid-s3-uri', severity: 'error', line: 12, column: 26 });
  });
});

describe('a dataset among what this project writes', () => {
  const verdict = (uri: string, prefix = '') =>
    read(
      changed(
        'training: datasets/bot/train.jsonl',
        `training: { s3Uri: "${uri}", versionId: a }`,
        changed('acme-data', `acme-data\n    outputBucket: acme-out${prefix}`),
      ),
    ).findings.filter(({ code }) => code === 'dataset-under-prefix');

  it.each([
    ['s3://acme-data/bedrock-tune/acme/models/datasets/bot/x.jsonl', ''],
    ['s3://acme-out/bedrock-tune/x.jsonl', ''],
    ['s3://acme-data/tune/own/x.jsonl', '\n    prefix: tune/own'],
  ])('is warned of: %s', (uri, prefix) => {
    const line = prefix === '' ? 13 : 14;
    expect(verdict(uri, prefix)).toMatchObject([{ severity: 'warning', line, column: 26 }]);
  });

  it.each([
    ['s3://acme-data/mine/x.jsonl', ''],
    ['s3://other/bedrock-tune/x.jsonl', ''],
    ['s3://acme-data/bedrock-tunes/x.jsonl', ''],
    ['s3://acme-data/bedrock-tune/x.jsonl', '\n    prefix: tune/own'],
  ])('is not %s', (uri, prefix) => {
    expect(verdict(uri, prefix)).toEqual([]);
  });
});
