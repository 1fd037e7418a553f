/** Good and bad texts of jobs.yaml: what every judge of the schema is shown. */
import { readFileSync } from 'node:fs';
import { changed, GOOD, withJobLines } from './read.ts';

/** Accepted by schema and parser. */
export const GOOD_FILES = [
  readFileSync(new URL('../../jobs.yaml', import.meta.url), 'utf8'),
  GOOD,
  changed('  bot:', '  bot-2:'),
  withJobLines('tags: null', 'hyperparameters:', 'budget: ~', 'namespace: null', 'environment: null'),
  withJobLines(
    'hyperparameters: { epochCount: "2", learningRate: .00001 }',
    'customizationType: FINE_TUNING',
  ),
  changed(
    'training: datasets/bot/train.jsonl',
    'training: { s3Uri: "s3://acme-data/x.jsonl", versionId: a1 }',
  ),
  changed('acme-data', 'acme-data\n    roleToAssume: arn:aws:iam::111122223333:role/all'),
  `${GOOD}defaults: { budget: { trainingUsd: 0.5 }, tags: { a: b } }\n`,
  `${GOOD}defaults:\n`,
  changed(GOOD.slice(GOOD.indexOf('  bot:')), ''),
];

/** What shape and texts tell. */
export const BAD_SHAPES = [
  '{}',
  'text',
  '[]',
  changed('version: 1', 'version: 2'),
  changed('version: 1', 'version: "1"'),
  changed('version: 1\n', ''),
  changed('environments:', 'environment:'),
  changed('"111122223333"', '111122223333'),
  changed('"111122223333"', '"1111"'),
  changed('us-east-1', 'us-east1'),
  changed('us-east-1', 'us-est-1'),
  changed('acme-data', 'My_Bucket'),
  changed('acme-data', '10.0.0.1'),
  changed('acme-data', 'acme-data\n    prefix: a=b'),
  changed('acme-data', 'acme-data\n    prefix: /a'),
  changed('acme-data', 'acme-data\n    roles: {}\n    roleToAssume: arn:aws:iam::111122223333:role/all'),
  changed('acme-data', 'acme-data\n    roles: { deploy: x }'),
  changed('role/service', 'user/service'),
  changed('  bot:', '  Bot:'),
  changed('training: datasets/bot/train.jsonl', 'training: ../x.jsonl'),
  changed('training: datasets/bot/train.jsonl', 'training: x.csv'),
  changed('training: datasets/bot/train.jsonl', 'training: { s3Uri: "s3://acme-data/x.jsonl" }'),
  changed('training: datasets/bot/train.jsonl', 'training: [x.jsonl]'),
  changed('training: datasets/bot/train.jsonl', 'validation: x.jsonl'),
  changed('baseModel: amazon.nova-micro-v1:0:128k', 'baseModel: Nova Micro'),
  changed('baseModel: amazon.nova-micro-v1:0:128k', 'baseModel: null'),
  withJobLines('epochs: 2'),
  withJobLines('evaluation: {}'),
  withJobLines('customizationType: DISTILLATION'),
  withJobLines('hyperparameters: { epochCount: true }'),
  withJobLines('hyperparameters: { epochCount: two }'),
  withJobLines('hyperparameters: [2]'),
  withJobLines('tags: { "aws:x": y }'),
  withJobLines('tags: { a: 5 }'),
  withJobLines('budget: { trainingUsd: 0 }'),
  withJobLines('budget: { trainingUsd: "5" }'),
  withJobLines('budget: 5'),
  withJobLines('namespace: A'),
  withJobLines(`description: ${'x'.repeat(501)}`),
  withJobLines('description: null'),
  `${GOOD}defaults: { baseModel: x.y }\n`,
];

/** What only the parser sees: how values stand to each other, and to the catalogue. */
export const BAD_MEANING = [
  changed('111122223333:role', '999988887777:role'),
  changed('amazon.nova-micro-v1:0:128k', 'amazon.titan-text-lite-v1:0:4k'),
  withJobLines('hyperparameters: { epochs: 2 }'),
  withJobLines('environment: other'),
  withJobLines('hyperparameters: { epochCount: 99 }'),
];
