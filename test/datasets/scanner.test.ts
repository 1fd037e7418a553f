import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findBaseModel } from '../../src/catalog/index.ts';
import { UNCALIBRATED } from '../../src/datasets/calibration.ts';
import { NO_ID } from '../../src/datasets/row-index.ts';
import { type Checks, isFixed, RULE_IDS } from '../../src/datasets/rules.ts';
import { type CleanKind, CleanRows } from '../../src/datasets/scanner/clean-rows.ts';
import { textDigest, textId } from '../../src/datasets/scanner/identity.ts';
import { PLAIN_RANGES } from '../../src/datasets/scanner/tables.ts';
import { marks, NO_LIMITS, pair, scan, talk } from './scan-support.ts';

const NOVA = findBaseModel('amazon.nova-micro-v1:0:128k');
const CONVERSATION = ['bedrock-conversation-2024'] as const;
/** Only what cannot be switched off: the rules about texts would read every row closely. */
const FIXED_ONLY: Checks = Object.fromEntries(
  RULE_IDS.filter((id) => !isFixed(id)).map((id) => [id, { severity: 'off', threshold: undefined }] as const),
);

const LAX = { limits: undefined, calibration: UNCALIBRATED };

/** How many rows the scanner takes from the start of a text. */
function taken(content: string, kind: CleanKind, limits = NOVA?.limits, calibration = UNCALIBRATED): number {
  const rows = new CleanRows({ limits, calibration });
  const block = Buffer.from(content);
  return rows.load(block) && rows.kindOf(0) === kind ? rows.take(0, kind).rows : 0;
}

const T = (text: string): string => `{"text":${JSON.stringify(text)}}`;
const VERSION = '"schemaVersion":"bedrock-conversation-2024"';
const ASK = `{"role":"user","content":[${T('q')}]}`;
const SAY = `{"content" : [ ${T('a')} , ${T('b')} ] , "role":"assistant"}`;

describe('the scanner', () => {
  it.each([
    [pair('a', 'b'), 'pair'],
    ['{"completion":"b","prompt":"a"}', 'pair'],
    [' \t{ "prompt" : "a" ,\t"completion" : "b" } \t\r\n', 'pair'],
    [pair('Größe “x” – 20 €', 'Заказ клиента 返金をお願いします。한국어 😀 שלום'), 'pair'],
    ['{"prompt":"\\u00e9\\ud83d\\ude00\\/\\b\\f","completion":" b\\r\\n"}\n', 'pair'],
    [pair('x', '\u0001'), 'pair'],
    [talk('q', 'a'), 'conversation'],
    [talk('q', 'a', 'q', 'a'), 'conversation'],
    [`{"messages":[${ASK},${SAY}],${VERSION}}`, 'conversation'],
    [`{${VERSION},"system":[${T('s')}],"messages":[${ASK},${SAY}]}\n`, 'conversation'],
  ] as const)('takes %j', (content, kind) => {
    expect(taken(content, kind)).toBe(1);
    expect(taken(content.trim().concat('\n').repeat(3), kind)).toBe(3);
  });

  it.each([
    ['{"prompt":"a","completion":"b"', 'pair'],
    ['{"prompt":"a","completion":"b"}}', 'pair'],
    ['{"prompt":"a","completion":"b",}', 'pair'],
    ['{"prompt":"a","prompt":"b"}', 'pair'],
    ['{"prompt":"a","completion":"b","prompt":"c"}', 'pair'],
    [`{"prompt":"a","completion":"b","system":[${T('s')}]}`, 'pair'],
    ['{"prompt":"a","completion":" \\t\u3000"}', 'pair'],
    ['{"prompt":"\u00a0a","completion":"b"}', 'pair'],
    ['{"prompt":"a","completion":1}', 'pair'],
    ['{"prompt":"a","completion":"\\ud83d"}', 'pair'],
    ['{"prompt":"a","completion":"\\ude00"}', 'pair'],
    ['{"prompt":"a","completion":"\\ud83d\\u0041"}', 'pair'],
    ['{"prompt":"a","completion":"\\u0000"}', 'pair'],
    ['{"prompt":"a","completion":"\\u00g0"}', 'pair'],
    ['{"prompt":"a","completion":"\\x"}', 'pair'],
    ['{"prompt":"a","completion":"\t"}', 'pair'],
    ['{"prompt":"a","completion":"e\u0301"}', 'pair'],
    ['{"prompt":"a","completion":"か\u3099"}', 'pair'],
    ['{"prompt":"a","completion":"ask the User: now"}', 'pair'],
    ['{"prompt":"a","completion":"ask the \\u0055sER\\u003a now"}', 'pair'],
    ['{"prompt":"a","completion":"b"}\r\r', 'pair'],
    [`{${VERSION},"messages":[${ASK}]}`, 'conversation'],
    [`{${VERSION},"messages":[${SAY},${ASK}]}`, 'conversation'],
    [`{${VERSION},"messages":[${ASK},${ASK}]}`, 'conversation'],
    [`{${VERSION},"messages":[]}`, 'conversation'],
    [`{${VERSION},"system":[],"messages":[${ASK},${SAY}]}`, 'conversation'],
    [`{${VERSION},"system":[${T('s')},${T('s')}],"messages":[${ASK},${SAY}]}`, 'conversation'],
    [`{"messages":[${ASK},${SAY}]}`, 'conversation'],
    [`{"schemaVersion":"bedrock-conversation-2025","messages":[${ASK},${SAY}]}`, 'conversation'],
    [`{${VERSION},"messages":[${ASK},${SAY.replace('"role"', '"name":"x","role"')}]}`, 'conversation'],
    [`{${VERSION},"messages":[${ASK},${SAY.replace('"text":"b"', '"image":{}')}]}`, 'conversation'],
  ] as const)('leaves %j to a closer look', (content, kind) => {
    const limits = NOVA?.limits && { ...NOVA.limits, systemItems: 1 };
    expect(taken(content, kind, limits)).toBe(0);
    expect(taken(`${content}\n`, kind, limits)).toBe(0);
  });

  it.each(['\xff', '\xc0\x80', '\xe2\x80', '\xed\xa0\x80', '\xf0\x8f\xbf\xbf', '\xe3\x81A', '\x80', '\xd0'])(
    'leaves bytes that are no UTF-8 to a closer look: %j',
    async (bytes) => {
      for (let before = 0; before < 34; before += 1) {
        const text = Buffer.from(
          `{"prompt":"${'返'.repeat(before)}${'x'.repeat(before)}|","completion":"b"}\n`,
        );
        const at = text.indexOf('|');
        const content = Buffer.concat([
          text.subarray(0, at),
          Buffer.from(bytes, 'latin1'),
          text.subarray(at + 1),
        ]);
        expect(new CleanRows(LAX).load(content)).toBe(true);
        const result = await scan(content, { checks: FIXED_ONLY });
        expect(marks(result)).toEqual([expect.stringMatching(/ not-utf8$/)]);
      }
    },
  );

  it('leaves a line to a closer look that is too long', () => {
    const longest = (1 << 20) - pair('', 'b').length + 1;
    expect(taken(pair('x'.repeat(longest), 'b'), 'pair', NO_LIMITS)).toBe(1);
    expect(taken(pair('x'.repeat(longest + 1), 'b'), 'pair', NO_LIMITS)).toBe(0);
  });

  it('leaves a row to a closer look that may have too many tokens', () => {
    const content = pair('word '.repeat(40), 'word');
    expect(taken(content, 'pair', { ...NO_LIMITS, maxTokensPerRecord: 57 })).toBe(1);
    expect(taken(content, 'pair', { ...NO_LIMITS, maxTokensPerRecord: 40 })).toBe(0);
  });

  it('finds reserved strings wherever they stand', () => {
    for (const word of NOVA?.limits?.reservedStrings ?? []) {
      for (let before = 0; before < 40; before += 1) {
        expect(taken(pair(`x${' '.repeat(before)}${word}${'y'.repeat(40 - before)}`, 'b'), 'pair')).toBe(0);
        expect(taken(pair(`x${' '.repeat(before)}${word.slice(0, -1)}`, 'b'), 'pair')).toBe(1);
      }
    }
  });

  it('serves several files at a time, each with its own settings', () => {
    const content = Buffer.from(pair('a', 'User: b').repeat(2));
    const [strict, lax] = [new CleanRows({ ...LAX, limits: NOVA?.limits }), new CleanRows(LAX)];
    for (const _ of [1, 2]) {
      strict.load(content);
      expect(strict.take(0, 'pair').rows).toBe(0);
      lax.load(content);
      expect(lax.take(0, 'pair').rows).toBe(2);
    }
  });
});

describe('characters that the scanner takes as they are', () => {
  // Beyond U+FFFF as `assembly/text.ts` has them.
  const ranges = [...PLAIN_RANGES, [0x1f000, 0x1faff] as const, [0x20000, 0x2f7ff] as const];
  const plain = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );

  it('stay as they are under NFC, and are no marks that could change places', () => {
    expect(plain.filter((char) => char.normalize('NFC') !== char)).toEqual([]);
    // Variation selectors are marks that stay where they are.
    expect(plain.filter((char) => /\p{M}/u.test(char) && !/[\ufe00-\ufe0f]/.test(char))).toEqual([]);
  });

  it('are never the later part of a composed character', () => {
    const later = new Set<string>();
    for (let code = 0; code < 0x30000; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const char = String.fromCodePoint(code);
      const parts = char.normalize('NFD');
      if (parts !== char) for (const part of [...parts].slice(1)) later.add(part);
    }
    expect(later.size).toBeGreaterThan(100);
    expect(plain.filter((char) => later.has(char))).toEqual([]);
  });
});

it('counts every character as the closer look does', async () => {
  const ranges = [
    [0x20, 0x7f] as const,
    ...PLAIN_RANGES,
    [0x1f000, 0x1faff] as const,
    [0x2f000, 0x2f7ff] as const,
  ];
  const chars = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );
  const rows = Array.from({ length: chars.length / 16 }, (_, row) =>
    pair(`x${chars.slice(row * 16, row * 16 + 16).join('')}x`, 'y'),
  );
  expect(taken(rows.slice(0, 500).join(''), 'pair', NO_LIMITS)).toBe(500);
  expect((await scan(rows.join(''), { checks: FIXED_ONLY })).rows).toBe(rows.length);
});

it.each(['a\\/b', '\\u00e9\\n\\u000a', '\\u001f\\u0022', '\\"\\\\\\t\\b\\f\\r', '\\ud83d\\ude00é', '\x7f'])(
  'writes "x%s" in a conversation as JSON.stringify does',
  async (written) => {
    const content = `{"prompt":"x${written}","completion":"${written}x"}\n`;
    const over = { accepts: CONVERSATION, limits: NO_LIMITS, checks: FIXED_ONLY, system: 'é"' };
    expect(taken(content, 'pair', NO_LIMITS)).toBe(1);
    // `scan` compares the hashes of the two readers.
    expect((await scan(content.repeat(3), over)).conversion.kind).toBe('prompt-completion-to-conversation');
  },
);

describe('identities', () => {
  it('differ for different texts, and are the same for the same', () => {
    const texts = Array.from({ length: 300 }, (_, length) => 'x'.repeat(length));
    expect(new Set([...texts, ...texts].map(textId)).size).toBe(300);
    expect(new Set(texts.map(textDigest)).size).toBe(300);
    expect(texts.map(textDigest)).not.toContain(NO_ID);
    expect(textDigest('x').toString(16)).not.toBe('');
    const other = texts.map((text) => textId(`${text}é\0`));
    expect(new Set([...texts.map(textId), ...other]).size).toBe(600);
  });

  it('read texts of any length to the end', () => {
    const long = 'é'.repeat(3_000_000);
    expect(textId(`${long}a`)).not.toBe(textId(`${long}b`));
    expect(textId(`a${long}`)).not.toBe(textId(`b${long}`));
    expect(textId(`${long}a`)).toBe(textId(`${long}a`));
  });

  it('are the same however the scanner and the closer look come to them', async () => {
    const written = [
      '{"prompt":"é 返金","completion":"b"}',
      '{"completion" : "b", "prompt":"\\u00e9 \\u8fd4金"}',
      '{"pr\\u006fmpt":"é 返金","completion":"b"}',
    ];
    const { index } = await scan(`${written.join('\n')}\n`, { checks: FIXED_ONLY });
    expect(new Set(index.rowIds).size).toBe(1);
    const asked = await scan(talk('é 返金 ', '\nb'), { checks: FIXED_ONLY });
    expect(asked.index.inputIds[0]).toBe(index.inputIds[0]);
    expect(asked.index.answerIds[0]).toBe(index.answerIds[0]);
  });
});

describe('for an index alone', () => {
  it('rows are told apart and counted, but not checked', async () => {
    const content = [pair('User: a', 'b'), pair('a', ''), pair('a', 'c'), 'x\n', pair('a', 'b')].join('');
    const settings = { limits: NOVA?.limits, accepts: CONVERSATION, system: 'Be kind.' };
    const [whole, bare] = [
      await scan(content, settings),
      await scan(content, { ...settings, purpose: 'index' }),
    ];
    expect(bare.index).toEqual(whole.index);
    expect(bare).toMatchObject({ sha256: whole.sha256, rows: 5, tokens: whole.tokens });
    expect(marks(bare).filter((mark) => !/row-count|few-rows|will-be-converted/.test(mark))).toEqual([
      '4:1 bad-json',
    ]);
  });
});

/** Parts of texts on which the two readers could part. */
const PARTS = [
  ...[
    'a',
    'word ',
    'User:',
    'uSER:',
    'User',
    '[EOS]',
    '<image>',
    ':',
    '"',
    '\\',
    '/',
    '{}',
    '12.5%',
    '\n',
    '\t',
  ],
  ...[
    'é',
    'e\u0301',
    'ß',
    'Заказ',
    '返金',
    'かが',
    '\u3099',
    '\u302a',
    '한국',
    '\u1112\u1161\u11ab',
    '😀',
    '👍🏽',
  ],
  ...[
    '\u00a0',
    '\u3000',
    '\u2003',
    '\ufeff',
    '\u2028',
    '“',
    '…',
    '\u0001',
    '\x7f',
    '\ufffd',
    'ก็',
    'नमस्ते',
    '\u212a',
  ],
];
const words = fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join(''));
const text = fc.oneof(
  { weight: 6, arbitrary: words.map((word) => `${word}x`) },
  { weight: 1, arbitrary: words },
);

/** JSON text of a string, some characters as escapes. */
const quoted = fc.tuple(text, fc.infiniteStream(fc.nat(9))).map(([value, dice]) => {
  const inner = [...JSON.stringify(value).slice(1, -1)].map((char) => {
    const roll = dice.next().value ?? 0;
    if (char === '/' && roll > 4) return '\\/';
    if (roll > 1 || '\\"bfnrtu0'.includes(char)) return char;
    const units = char.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
    return units.map((unit) => `\\u${roll === 0 ? unit : unit.toUpperCase()}`).join('');
  });
  return `"${inner.join('')}"`;
});
// An escape made of a character that follows a backslash would change the escape before it: those stay as they are.
const gap = fc.constantFrom('', '', '', ' ', '\t ');
const object = (members: readonly string[]) =>
  fc
    .tuple(fc.shuffledSubarray([...members], { minLength: members.length }), gap)
    .map(([all, blank]) => `${blank}{${blank}${all.join(`${blank},${blank}`)}${blank}}${blank}`);
const pairRow = fc
  .tuple(quoted, quoted)
  .chain(([prompt, completion]) => object([`"prompt":${prompt}`, `"completion" : ${completion}`]));
const block = quoted.map((value) => `{"text":${value}}`);
const blocks = fc.array(block, { minLength: 1, maxLength: 3 }).map((all) => `[${all.join(', ')}]`);
const turns = fc
  .array(fc.tuple(blocks, blocks), { minLength: 1, maxLength: 2 })
  .map((all) =>
    all.flatMap(([ask, say]) => [
      `{"role":"user","content":${ask}}`,
      `{"content":${say},"role":"assistant"}`,
    ]),
  );
const talkRow = fc
  .tuple(turns, fc.option(blocks, { nil: undefined }))
  .chain(([all, system]) =>
    object([
      VERSION,
      `"messages":[${all.join(',')}]`,
      ...(system === undefined ? [] : [`"system":${system}`]),
    ]),
  );

const DAMAGE = [
  '"',
  '\\',
  '{',
  '}',
  ',',
  ' ',
  '\r',
  '\n',
  '\0',
  '\xff',
  '\x80',
  '\xe3',
  'x',
  '\\u',
  '"prompt":"a",',
];
/** The row, perhaps with a part cut out or put in. */
const damaged = (row: fc.Arbitrary<string>) =>
  fc
    .tuple(row, fc.nat(3), fc.nat(), fc.nat(3), fc.constantFrom(...DAMAGE))
    .map(([content, luck, place, length, part]) => {
      const bytes = Buffer.from(content);
      if (luck > 0) return bytes;
      const at = place % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(part, 'latin1'), bytes.subarray(at + length)]);
    });
const line = fc
  .tuple(
    fc.oneof(damaged(pairRow), damaged(talkRow), fc.constant(Buffer.alloc(0))),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([row, end]) => Buffer.concat([row, Buffer.from(end)]));
const sameKind = fc.oneof(
  fc.array(damaged(pairRow), { maxLength: 8 }),
  fc.array(damaged(talkRow), { maxLength: 8 }),
);
const file = fc.oneof(
  fc.array(line, { maxLength: 6 }).map((lines) => Buffer.concat(lines)),
  fc.tuple(sameKind, fc.boolean()).map(([rows, ends]) => {
    const lines = rows.map((row) => Buffer.concat([row, Buffer.from('\n')]));
    return Buffer.concat(lines).subarray(0, ends ? undefined : -1);
  }),
);
const limits = fc.record({
  systemItems: fc.constantFrom(undefined, 1),
  maxTokensPerRecord: fc.constantFrom(undefined, 12, 32_000),
});
const settings = fc.record({
  accepts: fc.constantFrom(['prompt-completion'], CONVERSATION, [], [
    'claude-messages',
  ] as const) as fc.Arbitrary<
    readonly ('prompt-completion' | 'bedrock-conversation-2024' | 'claude-messages')[]
  >,
  system: fc.constantFrom(undefined, 'Be kind. é"'),
  limits: limits.map((some) => NOVA?.limits && { ...NOVA.limits, ...some }),
  checks: fc.constantFrom<Checks>(FIXED_ONLY, FIXED_ONLY, {}),
  purpose: fc.constantFrom<'check' | 'index'>('check', 'check', 'index'),
  sizes: fc.constantFrom<readonly number[]>([], [1], [7, 60], [200]),
});

describe('a file read with the scanner and without it', () => {
  it('gives the same result, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(file, settings, async (bytes, over) => {
        // `scan` itself compares the two.
        expect((await scan(bytes, over)).sourceBytes).toBe(bytes.length);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same result for every fixture', async () => {
    const folder = new URL('../fixtures/datasets/', import.meta.url);
    const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const bytes = readFileSync(new URL(name, folder));
      for (const accepts of [CONVERSATION, []] as const) await scan(bytes, { accepts, limits: NOVA?.limits });
    }
  });
});
