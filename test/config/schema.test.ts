import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { FIELDS } from '../../src/config/fields.ts';
import { misfit } from '../../src/config/formats.ts';
import { jobsSchema, jobsSchemaText } from '../../src/config/schema.ts';
import { hasErrors } from '../../src/errors.ts';
import { accepts } from './json-schema.ts';
import { changed, GOOD, read, withJobLines } from './read.ts';

const schemaAccepts = (text: string) => accepts(jobsSchema(), parse(text));
const parserAccepts = (text: string) => !hasErrors(read(text).findings);

describe('schema/jobs.schema.json', () => {
  it('is what the table of fields gives (else: node scripts/generate-schema.ts)', () => {
    const committed = readFileSync(new URL('../../schema/jobs.schema.json', import.meta.url), 'utf8');
    expect(committed).toBe(jobsSchemaText());
  });

  it('describes every field of the table', () => {
    for (const { path, description } of FIELDS) {
      expect([path, description.length > 10]).toEqual([path, true]);
      expect(jobsSchemaText()).toContain(JSON.stringify(description).slice(0, -1));
    }
  });
});

const GOOD_FILES = [
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
const BAD_SHAPES = [
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
const BAD_MEANING = [
  changed('111122223333:role', '999988887777:role'),
  changed('amazon.nova-micro-v1:0:128k', 'amazon.titan-text-lite-v1:0:4k'),
  withJobLines('hyperparameters: { epochs: 2 }'),
  withJobLines('environment: other'),
  withJobLines('hyperparameters: { epochCount: 99 }'),
];

describe('schema and parser', () => {
  it.each(GOOD_FILES.map((text, index) => [index, text] as const))(
    'both accept good file %i',
    (_index, text) => {
      expect([schemaAccepts(text), parserAccepts(text)]).toEqual([true, true]);
    },
  );

  it.each(BAD_SHAPES.map((text, index) => [index, text] as const))(
    'both refuse bad file %i',
    (_index, text) => {
      expect([schemaAccepts(text), parserAccepts(text)]).toEqual([false, false]);
    },
  );

  it.each(BAD_MEANING.map((text, index) => [index, text] as const))(
    'only the parser refuses %i',
    (_index, text) => {
      expect([schemaAccepts(text), parserAccepts(text)]).toEqual([true, false]);
    },
  );

  it('agree on texts: what a pattern of the schema refuses, the parser refuses', () => {
    const formats = FIELDS.flatMap((field) => ('format' in field ? [field.format] : []));
    const piece = fc.constantFrom(
      'a',
      'B',
      '1',
      '-',
      '.',
      '/',
      ':',
      '_',
      ' ',
      '\n',
      '..',
      's3://',
      'arn:aws:iam::',
      '.jsonl',
      '\u0000',
      'ü',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...formats), text, (format, value) => {
        const { pattern, maxLength } = format;
        const fits = new RegExp(pattern.source, 'u').test(value) && value.length <= maxLength;
        return fits || misfit(format, value) !== undefined;
      }),
      { numRuns: 1000 },
    );
  });

  it('agree on the examples of the table', () => {
    for (const field of FIELDS) {
      if (!('format' in field)) continue;
      for (const example of field.examples ?? []) {
        expect([field.path, misfit(field.format, String(example))]).toEqual([field.path, undefined]);
      }
    }
  });
});
