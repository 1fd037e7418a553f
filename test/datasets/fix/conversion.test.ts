import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { convert } from '../../../src/datasets/convert.ts';
import { TARGET_FORMATS, type TargetFormat } from '../../../src/datasets/fix/kinds.ts';
import { chunks, collect, pair, scan, talk } from '../scan-support.ts';
import { rewritten } from './support.ts';

const CONVERSATION = 'bedrock-conversation-2024';
const to = (target: TargetFormat, over = {}) => ({ mendsRows: false, target, ...over });
const chat = (...messages: readonly object[]): string => `${JSON.stringify({ messages })}\n`;
const user = (text: string): object => ({ role: 'user', content: text });
const assistant = (text: string): object => ({ role: 'assistant', content: text });
const blocks = (role: string, ...content: readonly object[]): object => ({ role, content });
const ANSWER = blocks('assistant', { text: 'a' });

describe('a conversion', () => {
  it.each<[string, string, TargetFormat, string]>([
    ['a pair', pair('q', 'a'), CONVERSATION, talk('q', 'a')],
    ['a pair', pair('q', 'a'), 'claude-messages', chat(user('q'), assistant('a'))],
    ['a conversation', talk('q', 'a'), 'prompt-completion', pair('q', 'a')],
    [
      'a conversation of several turns',
      talk('q', 'a', 'r', 'b'),
      'claude-messages',
      chat(user('q'), assistant('a'), user('r'), assistant('b')),
    ],
    ['chat', chat(user('q'), assistant('a')), CONVERSATION, talk('q', 'a')],
    [
      'chat with system text',
      chat({ role: 'system', content: 'S' }, user('q'), assistant('a')),
      CONVERSATION,
      talk('q', 'a').replace('"messages"', '"system":[{"text":"S"}],"messages"'),
    ],
    [
      'chat with system text, in the words of Claude',
      chat({ role: 'system', content: 'S' }, user('q'), assistant('a')),
      'claude-messages',
      `{"system":"S",${chat(user('q'), assistant('a')).slice(1)}`,
    ],
    [
      'an empty system text',
      `{"system":"",${chat(user('q'), assistant('a')).slice(1)}`,
      CONVERSATION,
      talk('q', 'a'),
    ],
    ['a file of two formats', pair('q', 'a') + talk('r', 'b'), CONVERSATION, talk('q', 'a') + talk('r', 'b')],
  ])('writes %s', async (_, content, target, text) => {
    expect(await rewritten(content, to(target))).toMatchObject({ text, losses: [] });
  });

  const SYSTEM = talk('q', 'a').replace('"messages"', '"system":[{"text":"S"}],"messages"');
  const IMAGE = { image: { format: 'png', source: { s3Location: { uri: 's3://b/k.png' } } } };
  const TOOL = { toolUse: { toolUseId: 'x', name: 'n', input: {} } };
  it.each<[string, string, TargetFormat, readonly string[]]>([
    ['system text', SYSTEM, 'prompt-completion', ['system@2 x1']],
    ['several turns', talk('q', 'a', 'r', 'b'), 'prompt-completion', ['turns@2 x1']],
    ['no answer', talk('q'), 'prompt-completion', ['turns@2 x1']],
    ['extra keys', '{"prompt":"q","completion":"a","id":1}', CONVERSATION, ['extra-keys@2 x1']],
    [
      'an image',
      chat(blocks('user', { text: 'q' }, IMAGE), ANSWER),
      'prompt-completion',
      ['media@2 x1', 'blocks@2 x1'],
    ],
    ['a tool call', chat(blocks('user', TOOL), ANSWER), 'claude-messages', ['tool-use@2 x1']],
    [
      'tools',
      talk('q', 'a').replace('"messages"', '"toolConfig":{},"messages"'),
      'claude-messages',
      ['tool-use@2 x1'],
    ],
    [
      'two blocks',
      chat(blocks('user', { text: 'q' }, { text: 'r' }), ANSWER),
      'claude-messages',
      ['blocks@2 x1'],
    ],
    [
      'two system texts',
      SYSTEM.replace('[{"text":"S"}]', '[{"text":"S"},{"text":"T"}]'),
      'claude-messages',
      ['system-items@2 x1'],
    ],
    [
      'an answer for a grader',
      '{"messages":[{"role":"user","content":"q"}],"reference_answer":1}',
      CONVERSATION,
      ['extra-keys@2 x1'],
    ],
    ['another role', chat({ role: 'developer', content: 'q' }, assistant('a')), CONVERSATION, ['shape@2 x1']],
    ['a number for a text', '{"prompt":1,"completion":"a"}', CONVERSATION, ['shape@2 x1']],
    ['no JSON', '{"prompt":', CONVERSATION, ['unreadable@2 x1']],
    ['a list', '[1]', CONVERSATION, ['unreadable@2 x1']],
    [
      'two keys of one name',
      '{"prompt":"a","prompt":"b","completion":"c"}',
      CONVERSATION,
      ['unreadable@2 x1'],
    ],
    ['an image with its caption', '{"image-ref":"s3://b/k","caption":"c"}', CONVERSATION, ['format@2 x1']],
    ['unknown keys', '{"question":"a"}', CONVERSATION, ['format@2 x1']],
  ])('refuses what it would lose: %s', async (_, row, target, losses) => {
    const good = target === 'prompt-completion' ? talk('q', 'a') : pair('q', 'a');
    expect(await rewritten(`${good}${row.trimEnd()}\n`, to(target))).toMatchObject({ losses });
  });

  it('takes rows that are mended first, if that is asked for', async () => {
    const content = '{"prompt":"q","completion":"a","id":1}';
    const out = await rewritten(content, to(CONVERSATION, { mendsRows: true }));
    expect(out).toMatchObject({
      text: talk('q', 'a'),
      losses: [],
      fixes: ['extra-field@1 x1', 'final-newline@1 x1'],
    });
  });
});

const word = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('"', '\\', '\u2028', '😀', 'é'),
);
/** What no check objects to: some letter, and no half of a character. */
const text = fc
  .tuple(word, fc.constantFrom('x', 'ß', '7'))
  .map((parts) => parts.join('').replaceAll('\0', ''));
const pairs = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 });
const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 3 });
const turns = fc.array(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
});
const FEW = { numRuns: 60 };

describe('whatever the texts', () => {
  it('a pair is written byte for byte as on the way to Bedrock', async () => {
    const property = fc.asyncProperty(
      pairs,
      fc.option(text, { nil: undefined }),
      sizes,
      async (rows, system, cut) => {
        const content = rows.map(([prompt, completion]) => pair(prompt, completion)).join('');
        const uploaded = convert(chunks(Buffer.from(content), cut), {
          kind: 'prompt-completion-to-conversation',
          system,
        });
        const out = await rewritten(content, to(CONVERSATION, { system }), cut);
        expect(out.text).toBe((await collect(uploaded)).toString());
      },
    );
    await fc.assert(property, FEW);
  });

  it.each([CONVERSATION, 'claude-messages'] as const)(
    'the way to %s and back gives the same rows',
    async (target) => {
      const property = fc.asyncProperty(pairs, async (rows) => {
        const content = rows.map(([prompt, completion]) => pair(prompt, completion)).join('');
        const there = await rewritten(content, to(target));
        const back = await rewritten(there.text, to('prompt-completion'));
        expect(back).toMatchObject({ text: content, losses: [] });
      });
      await fc.assert(property, FEW);
    },
  );

  it('what was valid stays valid in the other format, and says the same', async () => {
    const property = fc.asyncProperty(turns, fc.constantFrom(...TARGET_FORMATS), async (rows, target) => {
      const content = rows.map((exchanges) => talk(...exchanges.flat())).join('');
      const { text: converted, losses } = await rewritten(content, to(target));
      const isPossible = target !== 'prompt-completion' || rows.every((exchanges) => exchanges.length === 1);
      expect(losses.length === 0).toBe(isPossible);
      if (!isPossible) return;
      const [before, after] = [await scan(content), await scan(converted, { accepts: [target] })];
      expect(after.format).toBe(target);
      expect(after.findings.filter(({ severity }) => severity === 'error')).toEqual(
        before.findings
          .filter(({ severity }) => severity === 'error')
          .map((finding) => expect.objectContaining({ code: finding.code, line: finding.line })),
      );
      expect([...after.index.inputIds]).toEqual([...before.index.inputIds]);
      expect([...after.index.answerIds]).toEqual([...before.index.answerIds]);
    });
    await fc.assert(property, FEW);
  });

  it('a sound file is left alone', async () => {
    const property = fc.asyncProperty(turns, sizes, async (rows, cut) => {
      const content = rows.map((exchanges) => talk(...exchanges.flat())).join('');
      expect(await rewritten(content, {}, cut)).toMatchObject({ text: content, fixes: [] });
    });
    await fc.assert(property, FEW);
  });

  const soup = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          ',',
          '"',
          '\\',
          '\r',
          '\n',
          '\0',
          '\uFEFF',
          ':',
          '1',
          'é',
          pair('a', 'b'),
        ),
        {
          maxLength: 60,
        },
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );

  it('is mended at once: a second pass finds nothing more, however the bytes come', async () => {
    const property = fc.asyncProperty(soup, sizes, async (bytes, cut) => {
      const once = await rewritten(bytes);
      expect(await rewritten(bytes, {}, cut)).toEqual(once);
      // With its blank lines gone, a file with NUL characters can look like UTF-16; behind a backslash a CR stays.
      if (once.log.refusal !== undefined || /[\0\r]/.test(once.text)) return;
      const twice = await rewritten(once.text);
      if (twice.log.refusal === undefined) expect(twice.text).toBe(once.text);
    });
    await fc.assert(property, { numRuns: 400 });
  });
});
