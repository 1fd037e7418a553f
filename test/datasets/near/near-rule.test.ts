import { describe, expect, it } from '@jest/globals';
import type { CheckSeverity, Checks } from '../../../src/datasets/rules.ts';
import { pair, scan, talk } from '../scan-support.ts';
import { changed, randomNumbers, text, words } from './words.ts';

const random = randomNumbers(7);
const HUNDRED = words(100, random);
const SENTENCE = text(30, random);
/** A row of its own. */
const other = (): string => pair(text(20, random), text(30, random));
const near = (severity: CheckSeverity, threshold?: number): Checks => ({
  'near-duplicate': { severity, threshold },
});

const OTHER_KINDS: Checks = Object.fromEntries(
  (['length-outlier', 'common-prefix', 'common-suffix', 'tiny-completion'] as string[]).map((id) => [
    id,
    { severity: 'off', threshold: undefined },
  ]),
);

async function marks(content: string, checks: Checks = {}): Promise<readonly string[]> {
  const { findings } = await scan(content, { checks: { ...OTHER_KINDS, ...checks } });
  return findings
    .filter(({ code }) => code.startsWith('near-'))
    .map(({ line, column, code, severity }) => `${line}:${column} ${code} ${severity}`);
}

const FOUND = ['3:1 near-duplicate warning'];
const CHINESE =
  '我们的退货政策允许客户在收到商品后的三十天内申请退款，前提是商品未经使用并且保留原始包装和购买凭证。';
const JAPANESE =
  'ご注文いただいた商品は通常三営業日以内に発送されますが、在庫状況によってはお時間をいただく場合がございます。';
const GERMAN =
  'Für Rückfragen können Sie uns jederzeit über das Formular auf unserer Website erreichen, wir melden uns.';

describe('near-duplicate', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'one word of a hundred',
      pair(changed(HUNDRED, 50), 'yes') + other() + pair(changed(HUNDRED, 51), 'yes'),
      FOUND,
    ],
    ['a word at the end', pair(`${SENTENCE} one`, 'yes') + other() + pair(`${SENTENCE} two`, 'yes'), FOUND],
    [
      'only the case',
      pair('Hello there, General', 'kenobi') + other() + pair('hello THERE general', 'Kenobi!'),
      FOUND,
    ],
    ['only one word in all', pair('Hello', 'yes') + other() + pair('hello', 'yes.'), FOUND],
    [
      'the answer by little',
      pair('q', changed(HUNDRED, 0)) + other() + pair('q', changed(HUNDRED, 99)),
      FOUND,
    ],
    [
      'one character of Chinese',
      pair(CHINESE, '好的') + other() + pair(CHINESE.replace('三十', '九十'), '好的'),
      FOUND,
    ],
    [
      'one character of Japanese',
      pair(JAPANESE, 'はい') + other() + pair(JAPANESE.replace('三営業日', '二営業日'), 'はい'),
      FOUND,
    ],
    [
      'how letters are composed',
      pair(GERMAN, 'Ja') + other() + pair(GERMAN.normalize('NFD').toUpperCase(), 'Ja'),
      FOUND,
    ],
    [
      'a word in a conversation',
      talk(changed(HUNDRED, 1), 'a') + talk('hi', 'there') + talk(changed(HUNDRED, 9), 'a'),
      FOUND,
    ],
  ])('rows that differ in %s', async (_, content, wanted) => {
    expect(await marks(content)).toEqual(wanted);
  });

  it.each<[string, string]>([
    ['exact repeats', pair('q', SENTENCE) + pair('q', SENTENCE)],
    ['unrelated rows', other() + other() + other()],
    [
      'short questions that differ in a word',
      pair('What is the capital of France?', 'Paris') + pair('What is the capital of Spain?', 'Madrid'),
    ],
    [
      'half of the text',
      pair(`${SENTENCE} ${text(30, random)}`, 'a') + pair(`${SENTENCE} ${text(30, random)}`, 'a'),
    ],
    ['rows without a word', pair('!', '?') + pair('…', '—')],
    ['rows with empty texts', pair('', '') + pair('', ' ')],
    ['the same system text', system('Where is my parcel?') + system('How do I return shoes?')],
    ['the same words about two images', image('a.png') + image('b.png')],
    [
      'other Chinese',
      pair(CHINESE, '好的') + pair(`退款${text(3, random)}需要多长时间才能到账呢请告诉我`, '三天'),
    ],
  ])('not %s', async (_, content) => {
    expect(await marks(content)).toEqual([]);
  });

  it('says one group once, at its second row, and counts all groups', async () => {
    const [a, b] = [words(40, random), words(40, random)];
    const content =
      [0, 1, 2].map((at) => pair(changed(a, at), 'x')).join('') +
      other() +
      pair(changed(b, 0), 'y') +
      pair(changed(b, 39), 'y');
    expect(await marks(content)).toEqual(['2:1 near-duplicate warning', '6:1 near-duplicate warning']);
    const { findings, near: rows } = await scan(content);
    const messages = findings.filter(({ code }) => code === 'near-duplicate').map(({ message }) => message);
    expect(rows?.groups).toBe(2);
    expect(messages[0]).toContain('lines 1, 2, 3)');
    expect(messages[0]).toMatch(/2 such groups with 5 of 6 rows; the largest has 3/);
    for (const message of messages) expect(message).not.toContain(a[7]);
  });

  it('names the first lines of a large group, and the template behind a group that is most of the file', async () => {
    const content = Array.from({ length: 40 }, (_, at) => pair(changed(HUNDRED, at), 'x')).join('');
    const { findings } = await scan(content);
    const [finding] = findings.filter(({ code }) => code === 'near-duplicate');
    expect(finding?.message).toContain('40 rows differ in few words only (lines 1, 2, 3, 4, 5, …).');
    expect(finding?.hint).toContain('system text');
  });

  it('can be set, and switched off with all that it costs', async () => {
    const content =
      pair(changed(HUNDRED, 10), 'a') + pair(changed(HUNDRED, 40), 'a') + pair(changed(HUNDRED, 70), 'a');
    expect(await marks(content, near('error'))).toEqual(['2:1 near-duplicate error']);
    expect(await marks(content, near('warning', 0.99))).toEqual([]);
    expect(await marks(content, near('off'))).toEqual([]);
    const off = { severity: 'off', threshold: undefined } as const;
    const without = await scan(content, {
      checks: { 'near-duplicate': off, 'near-uncompared': off, 'leak-near': off },
    });
    expect(without.near).toBeUndefined();
  });
});

function system(question: string): string {
  const messages = [
    { role: 'user', content: [{ text: question }] },
    { role: 'assistant', content: [{ text: `${question.length} days` }] },
  ];
  return `${JSON.stringify({ schemaVersion: 'bedrock-conversation-2024', system: [{ text: text(200, randomNumbers(1)) }], messages })}\n`;
}

function image(name: string): string {
  const uri = `s3://bucket/${name}`;
  const messages = [
    {
      role: 'user',
      content: [{ text: SENTENCE }, { image: { format: 'png', source: { s3Location: { uri } } } }],
    },
    { role: 'assistant', content: [{ text: 'a cat' }] },
  ];
  return `${JSON.stringify({ schemaVersion: 'bedrock-conversation-2024', messages })}\n`;
}

describe('near-uncompared', () => {
  it('says that rows were compared with some of their look-alikes only', async () => {
    // 70 % of each row is one template: near enough for one bucket, and too far for one group.
    const template = text(60, random);
    const rows = Array.from({ length: 2_000 }, () => pair(template, text(13, random)));
    expect(await marks(rows.join(''))).toEqual(['1:1 near-uncompared info']);
    expect(await marks(rows.slice(0, 600).join(''))).toEqual([]);
  });

  it('says nothing of rows that are all near each other', async () => {
    const content = Array.from({ length: 300 }, (_, at) =>
      pair(changed(HUNDRED, at % 100, `x${at}`), 'a'),
    ).join('');
    expect(await marks(content)).toEqual(['2:1 near-duplicate warning']);
  });
});
