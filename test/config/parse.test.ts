import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { hasErrors } from '../../src/errors.ts';
import { changed, GOOD, places, read, TODAY, withJobLines } from './read.ts';

const SAMPLE = readFileSync(new URL('../../jobs.yaml', import.meta.url), 'utf8');

describe('the sample jobs.yaml', () => {
  it('is read without a finding, with its defaults merged', () => {
    const { config, findings } = read(SAMPLE);
    expect(findings).toEqual([]);
    expect(config?.jobs.map((job) => [job.key, job.environment.name, job.budget.trainingUsd?.value])).toEqual(
      [
        ['support-bot', 'prod', 50],
        ['ticket-router', 'west', 50],
      ],
    );
    expect(config?.jobs[0]).toMatchObject({
      customizationType: 'FINE_TUNING',
      baseModel: { value: 'amazon.nova-micro-v1:0:128k' },
      data: {
        training: { kind: 'file', path: 'datasets/support-bot/train.jsonl' },
        validation: { kind: 'file', path: 'datasets/support-bot/validation.jsonl' },
        system: { value: "You are TechNova's support assistant." },
      },
      tags: { team: 'support' },
    });
  });

  it('keeps the source of hyperparameters and sends plain decimals, sorted by name', () => {
    const job = read(SAMPLE).config?.jobs[0];
    expect(job?.hyperparameters.map(({ name, value, source }) => [name, value, source])).toEqual([
      ['epochCount', '2', '2'],
      ['learningRate', '0.00001', '1e-5'],
      ['learningRateWarmupSteps', '10', '10'],
    ]);
  });

  it('points at the line and column of each value', () => {
    const job = read(SAMPLE).config?.jobs[0];
    const line = SAMPLE.split('\n').findIndex((text) => text.includes('hyperparameters: { epochCount: 2'));
    const column = (SAMPLE.split('\n')[line] ?? '').indexOf('1e-5');
    expect(job?.hyperparameters[1]?.at).toEqual({ file: 'jobs.yaml', line: line + 1, column: column + 1 });
    const key = SAMPLE.split('\n').indexOf('  support-bot:');
    expect(job?.at).toEqual({ file: 'jobs.yaml', line: key + 1, column: 3 });
  });
});

const TWENTY_FAULTS = `version: 2
enviroments: {}
environments:
  prod:
    region: us-east1
    accountId: 012345678901
    bucket: My_Bucket
    serviceRoleArn: arn:aws:iam::999988887777:role/service
  west:
    region: us-west-2
    accountId: "111122223333"
    bucket: acme-west
    serviceRoleArn: arn:aws:iam::999988887777:role/service
defaults:
  tags: { team: *team }
jobs:
  Support Bot:
    baseModel: amazon.nova-micro-v1:0:128k
    environment: prd
    data: { training: ../train.csv }
  one:
    environment: prod
    baseModel: amazon.titan-text-lite-v1:0:4k
    data:
      training: datasets/train.jsonl
      validation: datasets/train.jsonl
    hyperparameters: { epochs: 2, learningRate: .inf }
  two:
    environment: west
    baseModel: amazon.nova-2-lite-v1:0:256k
    data:
      training: { s3Uri: "s3://acme-west/train.jsonl" }
      validation: datasets/validation.jsonl
    hyperparameters: { epochs: 2 }
    budget: { trainingUsd: "$5" }
    tags: { "aws:x": y }
    deployment: {}
`;

describe('all faults at once', () => {
  it('finds exactly the twenty faults planted in one file, each at its place, in the order of the file', () => {
    const { config, findings } = read(TWENTY_FAULTS);
    expect(config).toBeUndefined();
    expect(places(findings)).toEqual([
      '1:10 unknown-version',
      '2:1 unknown-key',
      '5:13 invalid-region',
      '6:16 wrong-type',
      '7:13 invalid-bucket',
      '13:21 account-mismatch',
      '15:17 alias',
      '17:3 invalid-name',
      '19:18 unknown-environment',
      '20:23 invalid-dataset-path',
      '23:16 base-model-retired',
      '26:19 same-dataset',
      '27:49 invalid-number',
      '30:16 base-model-region',
      '32:7 missing-key',
      '33:7 validation-set-refused',
      '34:24 unknown-hyperparameter',
      '35:28 wrong-type',
      '36:13 invalid-tag',
      '37:5 unknown-key',
    ]);
    expect(findings).toHaveLength(20);
  });
});

describe('defaults', () => {
  const defaults = `defaults:
  tags: { team: a, stage: test }
  hyperparameters: { epochCount: 3, learningRate: 1e-5 }
  budget: { trainingUsd: 5 }
  namespace: shared
`;
  const withDefaults = (...lines: readonly string[]) =>
    read(changed('jobs:\n', `${defaults}jobs:\n`, withJobLines(...lines)));

  it('are merged key by key, and what the job says wins', () => {
    const job = withDefaults('tags: { team: b }', 'hyperparameters: { epochCount: 2 }').config?.jobs[0];
    expect(job?.tags).toEqual({ team: 'b', stage: 'test' });
    expect(job?.hyperparameters.map(({ name, value }) => [name, value])).toEqual([
      ['epochCount', '2'],
      ['learningRate', '0.00001'],
    ]);
    expect(job?.namespace).toBe('shared');
  });

  it('are cleared by null, one key or the whole map', () => {
    const job = withDefaults('tags: { team: null }', 'hyperparameters: ~', 'budget:', 'namespace: null')
      .config?.jobs[0];
    expect(job?.tags).toEqual({ stage: 'test' });
    expect(job?.hyperparameters).toEqual([]);
    expect(job?.budget).toEqual({
      trainingUsd: undefined,
      requireEstimate: undefined,
      onOverrun: 'block',
    });
    expect(job?.namespace).toBeUndefined();
  });

  it('cannot hold what belongs to one job', () => {
    const { findings } = read(`${GOOD}defaults:\n  baseModel: amazon.nova-micro-v1:0:128k\n`);
    expect(places(findings)).toEqual(['14:3 unknown-key']);
    expect(findings[0]?.hint).toContain('jobs.<name>.baseModel');
  });

  it('are checked where no job uses them', () => {
    const { findings } = read(`${withJobLines('environment: prod')}defaults:\n  environment: prdo\n`);
    expect(places(findings)).toEqual(['15:16 unknown-environment']);
  });

  it('report a fault once, however many jobs inherit it', () => {
    const text = `${GOOD}  two:\n    baseModel: amazon.nova-micro-v1:0:128k\n    data: { training: b.jsonl }\ndefaults:\n  hyperparameters: { epochs: 2 }\n`;
    expect(places(read(text).findings)).toEqual(['17:22 unknown-hyperparameter']);
  });
});

describe('environments', () => {
  const second = `  west:
    region: us-west-2
    accountId: "111122223333"
    bucket: acme-west
    serviceRoleArn: arn:aws:iam::111122223333:role/service
    roleToAssume: arn:aws:iam::111122223333:role/all
jobs:
`;

  it('are optional to name while there is one', () => {
    expect(read(GOOD).config?.jobs[0]?.environment).toEqual({
      name: 'prod',
      at: { file: 'jobs.yaml', line: 3, column: 3 },
      region: 'us-east-1',
      accountId: '111122223333',
      bucket: 'acme-data',
      outputBucket: 'acme-data',
      prefix: undefined,
      serviceRoleArn: 'arn:aws:iam::111122223333:role/service',
      roles: {},
    });
    expect(places(read(changed('jobs:\n', second)).findings)).toEqual(['15:3 missing-environment']);
  });

  it('take one role for all commands or one each, not both', () => {
    const { config } = read(changed('jobs:\n', second, withJobLines('environment: prod')));
    const all = 'arn:aws:iam::111122223333:role/all';
    expect(config?.environments[1]?.roles).toEqual({
      plan: all,
      status: all,
      apply: all,
      evaluate: all,
      teardown: all,
    });
    const both = changed(
      '    roleToAssume',
      '    roles: { plan: "arn:aws:iam::111122223333:role/p" }\n    roleToAssume',
      second,
    );
    expect(places(read(changed('jobs:\n', both, withJobLines('environment: prod'))).findings)).toEqual([
      '14:5 exclusive-keys',
    ]);
  });
});

describe('two jobs that are the same to Bedrock', () => {
  const twin = (extra = '') =>
    `${GOOD}  copy:\n    baseModel: arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0:128k\n    data: { training: datasets/bot/train.jsonl }\n${extra}`;

  it('are refused at the second, naming both places', () => {
    const { findings } = read(twin());
    expect(places(findings)).toEqual(['13:3 same-identity']);
    expect(findings[0]?.message).toContain('line 9, column 3');
  });

  it('also when their hyperparameters are only written differently', () => {
    const text = twin('    hyperparameters: { learningRate: 1e-5 }\n').replace(
      '  copy:',
      '    hyperparameters: { learningRate: "0.000010" }\n  copy:',
    );
    expect(places(read(text).findings)).toEqual(['14:3 same-identity']);
  });

  it.each(['    namespace: other\n', '    hyperparameters: { epochCount: 3 }\n'])(
    'are two with %j',
    (extra) => {
      expect(read(twin(extra)).config?.jobs).toHaveLength(2);
    },
  );
});

describe('the result', () => {
  it('has a config exactly when there is no error', () => {
    for (const text of [GOOD, SAMPLE, TWENTY_FAULTS, '', 'jobs:\n', changed('prod', 'Prod')]) {
      const { config, findings } = read(text, TODAY);
      expect(config === undefined).toBe(hasErrors(findings));
    }
  });

  it('says so when there are no jobs, and deletes nothing over it', () => {
    for (const jobs of ['jobs: {}\n', 'jobs:\n', 'jobs: null\n']) {
      const { config, findings } = read(`${GOOD.slice(0, GOOD.indexOf('jobs:'))}${jobs}`);
      expect(config?.jobs).toEqual([]);
      expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['no-jobs', 'warning']]);
    }
  });
});
