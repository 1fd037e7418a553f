import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { FIELDS } from '../../src/config/fields.ts';
import { misfit } from '../../src/config/formats.ts';
import { jobsSchema, jobsSchemaText } from '../../src/config/schema.ts';
import { hasErrors } from '../../src/errors.ts';
import { judgeOf } from '../support/json-schema.ts';
import { BAD_MEANING, BAD_SHAPES, GOOD_FILES } from './corpus.ts';
import { read } from './read.ts';

const faultsOf = judgeOf(jobsSchema());
const schemaAccepts = (text: string) => faultsOf(parse(text)).length === 0;
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
