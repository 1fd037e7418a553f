import { describe, expect, it } from '@jest/globals';
import { creator, rules } from '@secretlint/secretlint-rule-preset-recommend';
import fc from 'fast-check';
import type { DatasetScan } from '../../src/datasets/dataset.ts';
import { findSecrets, signsOf } from '../../src/datasets/secrets/find.ts';
import {
  ASKED,
  type Library,
  libraryOf,
  loadLibrary,
  NOT_ASKED,
  shortId,
} from '../../src/datasets/secrets/library.ts';
import { SecretRule } from '../../src/datasets/secrets/secret-rule.ts';
import { FORMS, LOOKALIKES, plant, randomFrom, rowWith, SECRETS } from '../support/planted-secrets.ts';
import { pair, type ScanOverrides, scan } from './scan-support.ts';

const secretMarks = ({ findings }: DatasetScan) =>
  findings
    .filter(({ code }) => code === 'secret')
    .map(({ line, column, severity }) => `${line}:${column} ${severity}`);
const marksOf = async (content: string, over: ScanOverrides = {}) => secretMarks(await scan(content, over));

/** Made of parts, so that no scanner takes this file for the place of a secret. */
const TOKEN = `gh${'p_'}${'A1b2C3d4E5f6'.repeat(3)}`;
const KEY_ID = `AK${'IA'}Q3EGRZ5TMN7WXKJ2`;
const SECRET_KEY = ['q8Rk2ZpL/7', 'vXw+N4tYc9', 'Hs1MbD6fGj', 'U3eAoK5iQz'].join('');

/** Whether a stretch of eight characters of the body is in the text. */
function shows(text: string, body: string): boolean {
  return Array.from({ length: body.length - 7 }, (_, at) => body.slice(at, at + 8)).some((part) =>
    text.includes(part),
  );
}

describe('secret', () => {
  it.each(Object.keys(SECRETS))('finds: %s, in every form, and shows none of it', async (kind) => {
    const random = randomFrom(7);
    const isWeak = kind === 'password';
    const missed: string[] = [];
    for (const form of [...FORMS, ...FORMS]) {
      const planted = plant(random, kind, form);
      if (planted === undefined) continue;
      const result = await scan(`${pair('first', 'row')}${rowWith(random, planted.text, 600)}`);
      const found = secretMarks(result);
      const expected = isWeak ? 'warning' : 'error';
      if (!found.some((mark) => mark.startsWith('2:') && mark.endsWith(expected))) missed.push(form);
      expect([form, shows(JSON.stringify(result.findings), planted.body)]).toEqual([form, false]);
    }
    // Nothing but chance makes a password one: some look like words.
    expect(missed.length).toBeLessThanOrEqual(isWeak ? 2 : 0);
  });

  it.each(Object.keys(LOOKALIKES))('leaves alone: %s', async (kind) => {
    const random = randomFrom(11);
    const rows = Array.from({ length: 40 }, () => rowWith(random, LOOKALIKES[kind]?.(random) ?? '', 300));
    expect(await marksOf(rows.join(''))).toEqual([]);
  });

  it.each([
    ['in a prompt', pair(`use ${TOKEN}`, 'b'), ['1:16 error']],
    ['behind escapes', pair(`"a"\n\u{1f600} ${TOKEN}`, 'b'), ['1:22 error']],
    ['in an answer', pair('a', TOKEN), ['1:29 error']],
    ['two kinds in one text', pair(`${TOKEN} and ${KEY_ID}`, 'b'), ['1:12 error', '1:57 error']],
    [
      'in a member that is not trained on',
      `{"prompt":"a","completion":"b","meta":{"x":[1,"${TOKEN}"]}}\n`,
      ['1:48 error'],
    ],
    ['in a key', `{"prompt":"a","completion":"b","${TOKEN}":1}\n`, ['1:75 error']],
    ['id and secret key', pair(`id ${KEY_ID}\nkey ${SECRET_KEY}`, 'b'), ['1:15 error', '1:41 error']],
    ['a test key', pair(`sk_${'test_'}${'a1B2c3D4'.repeat(3)}`, 'b'), ['1:12 warning']],
    ['a password', pair('the password is: tr0ub4dor-and-3', 'b'), ['1:16 warning']],
    [
      'under a comment of the library',
      pair(`secretlint-disable\n${TOKEN} // secretlint-disable-line`, 'b'),
      ['1:32 error'],
    ],
  ])('says where: %s', async (_, content, expected) => {
    expect(await marksOf(content)).toEqual(expected);
  });

  it.each([
    ['a key of documentation', `${'AKIA'}IOSFODNN7${'EXAMPLE'}`],
    ['a placeholder', `gh${'p_'}${'x'.repeat(36)}`],
    [
      'the token of jwt.io',
      ['{"alg":"HS256","typ":"JWT"}', '{"sub":"1234567890","name":"John Doe"}', 'signature of it'.repeat(2)]
        .map((part) => Buffer.from(part).toString('base64url'))
        .join('.'),
    ],
    ['a variable', 'password=$DB_PASSWORD_2'],
    ['a member', 'token: response.data.token1'],
    ['a type', 'readonly tokens: Float64Array;'],
    ['a call', 'secret = load_secret_v2(path)'],
    ['a certificate', `-----BEGIN CERTIFICATE-----\n${SECRET_KEY.repeat(4)}`],
    ['a key without a body', `-----BEGIN ${'PRIVATE'} KEY-----\n...\n-----END ${'PRIVATE'} KEY-----`],
    ['a URL of documentation', 'https://user:hunter7x9@api.example.com/'],
  ])('does not trigger on %s', async (_, text) => {
    expect(await marksOf(pair(text, 'b'))).toEqual([]);
  });

  it('is as loud as the job says', async () => {
    const content = pair(TOKEN, 'password: tr0ub4dor-and-3');
    const setting = { threshold: undefined };
    const as = (severity: 'off' | 'info') => ({ checks: { secret: { ...setting, severity } } });
    expect(await marksOf(content, as('off'))).toEqual([]);
    expect(await marksOf(content, as('info'))).toEqual(['1:12 info', '1:68 info']);
  });

  it('finds what a chunk border cuts', async () => {
    expect(await marksOf(pair(`use ${TOKEN}`, 'b'), { sizes: [7] })).toEqual(['1:16 error']);
  });
});

describe('the library', () => {
  it('has no rule that nobody decided about', () => {
    const ids = rules.map(shortId).sort();
    expect(ids).toEqual([...Object.keys(ASKED), ...NOT_ASKED].sort());
    expect(creator.meta.type).toBe('preset');
  });

  const failing: Library = (text) => Promise.reject(new Error(`cannot read ${text}`));
  const rejecting = libraryOf(
    rules.map((rule) => ({
      ...rule,
      create: () => ({
        file: ({ content }) => {
          throw new Error(content);
        },
      }),
    })),
  );

  it.each([
    ['as a whole', failing],
    ['in a rule', rejecting],
  ])('may fail %s: the rest is found, and nobody sees what it said', async (_, library) => {
    const rule = new SecretRule(() => Promise.resolve(library));
    const row = { prompt: `${TOKEN} ${KEY_ID}`, completion: 'b' };
    rule.read({
      line: 4,
      row,
      format: 'prompt-completion',
      texts: [],
      column: (_path, unit = 0) => unit + 1,
    });
    const drafts = await rule.settle();
    expect(drafts.map(({ line, column, severity }) => `${line}:${column?.()} ${severity}`)).toEqual([
      '4:42 error',
      '4:1 warning',
    ]);
    expect(shows(JSON.stringify(drafts), TOKEN)).toBe(false);
  });

  it('is read once, and only for a text that concerns it', async () => {
    let loads = 0;
    const rule = new SecretRule(() => {
      loads += 1;
      return loadLibrary();
    });
    const read = (prompt: string): Promise<unknown> => {
      rule.read({ line: 1, row: { prompt }, format: 'prompt-completion', texts: [], column: () => 1 });
      return rule.settle();
    };
    await read(`an id ${KEY_ID} and an order 12345678901234`);
    expect(loads).toBe(0);
    await read(TOKEN);
    await read(TOKEN);
    expect(loads).toBe(1);
  });
});

describe('findSecrets', () => {
  const find = async (text: string) => {
    const signs = signsOf(text);
    return signs === undefined ? [] : await findSecrets(text, signs, await loadLibrary());
  };

  it('gives stretches of the text, one after another, whatever the text', async () => {
    const piece = fc.constantFrom(
      TOKEN,
      KEY_ID,
      SECRET_KEY,
      'password=',
      '\n',
      '\\',
      '"',
      ' ',
      '://a:',
      '@',
      'eyJ',
      '.',
      '=',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 20, unit: 'binary' })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        const whole = parts.join('');
        let end = 0;
        for (const hit of await find(whole)) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          expect(hit.end).toBeGreaterThan(hit.start);
          expect(hit.end).toBeLessThanOrEqual(whole.length);
          end = hit.end;
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    'a1',
    'eyJ',
    'eyJaaaaaaaaaaaa.',
    'sk-',
    '://a:',
    'http://a:bbbbbbbb@',
    'secret',
    'password:',
    '-----BEGIN ',
    'ghs_1_a.',
    'xoxb-a-',
    'ghp_aaaaa1\n',
    'QUFB',
    `${'QUFB'.repeat(10)}\n`,
    'token"\'=',
    'sig=',
    'private_key": "',
    'hooks.slack.com/services/',
  ])('reads a long text of %j to its end', async (part) => {
    expect(await find(part.repeat(2 ** 18 / part.length))).toEqual(expect.any(Array));
  });
});
