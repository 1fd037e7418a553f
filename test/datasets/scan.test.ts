import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findBaseModel } from '../../src/catalog/index.ts';
import { convert } from '../../src/datasets/convert.ts';
import { FINDINGS_PER_RULE } from '../../src/datasets/findings.ts';
import {
  chunks,
  collect,
  marks,
  NO_LIMITS,
  pair,
  type ScanOverrides,
  SHAPE_ONLY,
  scan,
  talk,
} from './scan-support.ts';

const CONVERSATION = ['bedrock-conversation-2024'] as const;
const ROWS_OF = (count: number): string => pair('a', 'b').repeat(count);

function asModel(id: string): ScanOverrides {
  const model = findBaseModel(id);
  if (model === undefined) throw new Error(`no such model: ${id}`);
  return { accepts: model.formats, modelName: model.name, limits: model.limits };
}

describe('scanDataset', () => {
  it('gives the three rows of a tutorial good advice for Nova Micro', async () => {
    const file = new URL('../fixtures/datasets/technova-3-rows.jsonl', import.meta.url);
    const result = await scan(readFileSync(file), asModel('amazon.nova-micro-v1:0:128k'));
    expect(marks(result)).toEqual(['1:1 row-count', '1:1 few-rows!', '1:1 will-be-convertedi']);
    expect(result.findings[0]?.message).toMatch(/3 rows.*at least 8/);
    expect(result.findings[1]?.message).toMatch(/100/);
    expect(result).toMatchObject({ rows: 3, format: 'prompt-completion', sourceBytes: 535 });
    expect(result.tokens.low).toBeGreaterThan(60);
    expect(result.tokens.high).toBeLessThan(160);
  });

  it('accepts LF, CRLF and a missing last line feed', async () => {
    for (const content of ['{"prompt":"a","completion":"b"}\r\n', pair('a', 'b').trim(), ROWS_OF(3)]) {
      expect(marks(await scan(content))).toEqual([]);
    }
  });

  it('accepts JSON inside text, keys written with blanks, and media in a user turn', async () => {
    const inner = JSON.stringify({ a: 1, b: { a: 2 } });
    const image = '{"image":{"format":"png","source":{"s3Location":{"uri":"s3://b/k.png"}}}}';
    const seen = talk('q', 'a').replace('{"text":"q"}', `{"text":"q"},${image}`);
    expect(marks(await scan(pair(inner, `{"x": "${inner}"}`)))).toEqual([]);
    expect(marks(await scan('{ "prompt" : "a" ,\t"completion" : "b" }\n'))).toEqual([]);
    expect(marks(await scan(seen, { accepts: CONVERSATION }))).toEqual([]);
  });

  it('hashes the bytes of the file where nothing is converted', async () => {
    const result = await scan('{"prompt":"a","completion":"b"}\n', { accepts: ['prompt-completion'] });
    expect(result.sha256).toBe('e07d31bdddb9aeaff065bbece8d092e987394a88450a601b00d76c066f1088b2');
    expect(result).toMatchObject({ uploadBytes: 32, sourceBytes: 32, conversion: { kind: 'none' } });
  });

  it.each([
    [
      'claude-messages',
      '{"system":"s","messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}\n',
    ],
    ['openai-chat-rft', '{"messages":[{"role":"user","content":"q"}],"reference_answer":{}}\n'],
    ['image-ref-caption', '{"image-ref":"s3://b/k.png","caption":"c"}\n'],
    ['input-text', '{"input":"text"}\n'],
    ['bedrock-conversation-2024', talk('q', 'a')],
  ] as const)('recognises %s and refuses it for another model', async (format, content) => {
    expect(await scan(content)).toMatchObject({ format, findings: [] });
    const other = await scan(`${content}${content}`, { accepts: ['prompt-completion'] });
    expect(marks(other)).toEqual(['1:1 wrong-format-for-model']);
  });

  it('lets rows that fit two formats take the one the others have', async () => {
    const either = '{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}\n';
    const chat = '{"messages":[{"role":"system","content":"s"},{"role":"user","content":"q"}]}\n';
    expect(await scan(either + chat, { checks: SHAPE_ONLY })).toMatchObject({
      format: 'openai-chat-rft',
      findings: [],
    });
    expect(await scan(either)).toMatchObject({ format: 'claude-messages', findings: [] });
  });

  it('says where the system message of a chat row goes', async () => {
    const chat = '{"messages":[{"role":"system","content":"s"},{"role":"user","content":"q"}]}\n';
    const { findings } = await scan(chat, { accepts: CONVERSATION });
    expect(findings[0]).toMatchObject({ code: 'wrong-format-for-model' });
    expect(findings[0]?.message).toContain('OpenAI chat format');
    expect(findings[0]?.hint).toContain('"system": [{"text": "…"}], "messages"');
  });

  it.each([
    ['CSV', 'prompt,completion\nhello,there\n'],
    ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n'],
    ['UTF-16', Buffer.from(ROWS_OF(2), 'utf16le')],
    ['a JSON list', `[\n${ROWS_OF(1)}]\n`],
  ])('counts nothing in %s and gives it no format', async (_name, content) => {
    const tokens = { low: 0, high: 0 };
    expect(await scan(content)).toMatchObject({ format: undefined, rows: 0, tokens });
  });

  it('says that a system text is not used where nothing is converted', async () => {
    const pairs = { system: 's', accepts: ['prompt-completion'] } as const;
    expect(marks(await scan(ROWS_OF(1), pairs))).toEqual(['1:1 system-unused!']);
    expect(marks(await scan(ROWS_OF(1), { system: 's', accepts: [] }))).toEqual([]);
    expect(marks(await scan(ROWS_OF(1), { system: 's', accepts: CONVERSATION }))).toEqual([
      '1:1 will-be-convertedi',
    ]);
  });

  it('counts every finding, shows the first ones and says how many more there are', async () => {
    const rows = `${ROWS_OF(1)}{}\n`.repeat(FINDINGS_PER_RULE + 7);
    const result = await scan(rows, { checks: SHAPE_ONLY });
    const closing = result.findings.filter(({ code }) => code === 'more-findings');
    expect(result.findings).toHaveLength(FINDINGS_PER_RULE + 1);
    expect(closing).toMatchObject([{ line: 2 * (FINDINGS_PER_RULE + 1), severity: 'info' }]);
    expect(closing[0]?.message).toMatch(/^7 more .*to line 114\./);
  });
});

describe('scanDataset against limits', () => {
  const at = (content: string, limits: object, over: ScanOverrides = {}): Promise<readonly string[]> =>
    scan(content, { limits: { ...NO_LIMITS, ...limits }, ...over }).then(marks);

  it('checks rows, pointing at the first one too many', async () => {
    expect(await at(ROWS_OF(3), { trainMin: 3, trainMax: 3, recommendedMin: 3 })).toEqual([]);
    expect(await at(ROWS_OF(2), { trainMin: 3, recommendedMin: 3 })).toEqual([
      '1:1 row-count',
      '1:1 few-rows!',
    ]);
    expect(await at(ROWS_OF(5), { trainMax: 3 })).toEqual(['4:1 row-count']);
    const validation = { split: 'validation' } as const;
    expect(await at(ROWS_OF(2), { trainMin: 3, trainMax: 1, recommendedMin: 3 }, validation)).toEqual([]);
    expect(await at(ROWS_OF(2), { validationMax: 1 }, validation)).toEqual(['2:1 row-count']);
  });

  it('checks the bytes that will be uploaded', async () => {
    expect(await at(ROWS_OF(2), { maxTrainBytes: 64 })).toEqual([]);
    expect(await at(ROWS_OF(2), { maxTrainBytes: 63 })).toEqual(['1:1 file-size']);
    expect(await at(ROWS_OF(2), { maxValidationBytes: 63 }, { split: 'validation' })).toEqual([
      '1:1 file-size',
    ]);
    expect(await at(ROWS_OF(2), { maxTrainBytes: 64 }, { accepts: CONVERSATION })).toContain('1:1 file-size');
  });

  it('checks tokens of a record by both ends of the estimate', async () => {
    const content = pair('word'.repeat(400), 'word'.repeat(400));
    const [{ low, high }] = [(await scan(content)).tokens];
    expect(await at(content, { maxTokensPerRecord: high })).toEqual([]);
    expect(await at(content, { maxTokensPerRecord: low })).toEqual(['1:1 token-limit!']);
    expect(await at(content, { maxTokensPerRecord: low - 1 })).toEqual(['1:1 token-limit']);
    const limits = { maxTokensPerRecord: high };
    const calibrated = (factor: number) => at(content, limits, { calibration: { factor, spread: 0.1 } });
    expect(await calibrated(1)).toEqual([]);
    expect(await calibrated(1.1)).toEqual(['1:1 token-limit!']);
    expect(await calibrated(1.4)).toEqual(['1:1 token-limit']);
    const measured = { calibration: { factor: 0.5, spread: 0.1 } };
    expect(await at(content, { maxTokensPerRecord: low }, measured)).toEqual([]);
  });

  it('takes the number of system items from the model', async () => {
    const two = talk('q', 'a').replace('"messages"', '"system":[{"text":"s"},{"text":"t"}],"messages"');
    expect(await at(two, {})).toEqual([]);
    expect(await at(two, { systemItems: 1 })).toEqual(['1:55 system-shape']);
  });

  it('finds reserved strings at their place in the source', async () => {
    const reserved = asModel('amazon.nova-micro-v1:0:128k').limits?.reservedStrings ?? [];
    const row = '{"prompt":"a\\n\\u00e9 User: b System: c","completion":"[EOS]"}\n';
    const found = ['1:22 reserved-string', '1:30 reserved-string', '1:55 reserved-string!'];
    expect(await at(row, { reservedStrings: reserved })).toEqual(found);
    expect(await at(pair('user:', 'b'), { reservedStrings: reserved })).toEqual([]);
    const system = talk('q', 'a').replace('"messages"', '"system":[{"text":"Bot: x"}],"messages"');
    expect(await at(system, { reservedStrings: reserved })).toEqual(['1:65 reserved-string']);
  });
});

describe('scanDataset, whatever the bytes', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
  const fragment = fc.constantFrom(
    pair('a', 'b'),
    pair('Größe 😀', '返金'),
    talk('q', 'a'),
    '{"prompt":"User: x","completion":""}\r\n',
    '\n',
    '\r',
    '\r\n',
    '\ufeff',
    '{"prompt":"a",\n',
    '[',
    'a,b\n',
    '\0',
    '{"a":{"a":[1,{"b":null}]}}\n',
    '\ud800',
  );
  const content = fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fragment.map((text) => Buffer.from(text)) },
        fc.uint8Array({ maxLength: 6 }),
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => Buffer.concat(parts));

  it('never throws, and chunking changes nothing', async () => {
    const over = { ...asModel('amazon.nova-micro-v1:0:128k'), system: 's' };
    await fc.assert(
      fc.asyncProperty(content, sizes, async (bytes, cut) => {
        const whole = await scan(bytes, over);
        expect(await scan(bytes, { ...over, sizes: cut })).toEqual(whole);
        expect(whole.sourceBytes).toBe(bytes.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its result over chunks around the longest line', async () => {
    const bytes = Buffer.concat([
      Buffer.from(pair('x'.repeat((1 << 20) - 40), 'b')),
      Buffer.from(pair('y'.repeat(3 << 20), 'b')),
      Buffer.from(pair('z', 'b')),
    ]);
    const whole = await scan(bytes);
    expect(marks(whole)).toEqual(['2:1 line-too-long']);
    expect(whole.rows).toBe(3);
    for (const size of [1000, 65536, (1 << 20) - 7])
      expect(await scan(bytes, { sizes: [size] })).toEqual(whole);
  });

  it('reports the hash and size of exactly what a conversion puts out', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => /\S/.test(value));
    const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 });
    const system = fc.option(text, { nil: undefined });
    const ends = fc.constantFrom('\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(rows, system, sizes, ends, async (pairs, systemText, cut, end) => {
        const bytes = Buffer.from(
          pairs
            .map(([prompt, completion]) => pair(prompt, completion))
            .join('')
            .replaceAll('\n', end),
        );
        const result = await scan(bytes, { accepts: CONVERSATION, system: systemText, sizes: cut });
        const out = await collect(convert(chunks(bytes, [...cut].reverse()), result.conversion));
        const again = await scan(out, { accepts: CONVERSATION });
        expect(result.conversion.kind).toBe('prompt-completion-to-conversation');
        expect(again.sha256).toBe(result.sha256);
        expect(again.uploadBytes).toBe(result.uploadBytes);
        expect(again.conversion.kind).toBe('none');
        const back = out
          .toString()
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
        expect(
          back.map((row) =>
            row.messages.map((turn: { content: [{ text: string }] }) => turn.content[0].text),
          ),
        ).toEqual(pairs);
      }),
      { numRuns: 150 },
    );
  });
});
