import { describe, expect, it } from '@jest/globals';
import { MAX_LINE_BYTES } from '../../../src/datasets/lines.ts';
import { pair, talk } from '../scan-support.ts';
import { rewritten } from './support.ts';

const A = '{"prompt": "a", "completion": "1.0"}';
const B = '{"prompt":"b","completion":"2"}';
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const CONVERSATION = talk('q', 'a').trimEnd();
const SHORT = '"messages":[{"role":"user","content":"q"},{"role":"assistant","content":[{"text":"a"}]}]}';
const LONG = SHORT.replace('"content":"q"', '"content":[{"text": "q"}]');

describe('a fault of the file', () => {
  it.each<[string, string | Buffer, string, readonly string[]]>([
    ['a byte-order mark', `\uFEFF${A}\n`, `${A}\n`, ['bom@1 x1']],
    ['one amid joined files', `${A}\n\uFEFF${B}\n`, `${A}\n${B}\n`, ['bom@2 x1']],
    ['CR LF', `${A}\r\n${B}\r\n`, `${A}\n${B}\n`, ['crlf@1,2 x2']],
    ['CR alone between rows', `${A}\r${B}\r`, `${A}\n${B}\n`, ['lone-cr@1,2 x2']],
    [
      'CR alone inside a text',
      '{"prompt":"a\rb","completion":"c"}\n',
      '{"prompt":"a\\rb","completion":"c"}\n',
      ['lone-cr@1 x1'],
    ],
    ['blank lines', `\n${A}\n \t\n\n${B}\n\n`, `${A}\n${B}\n`, ['blank-line@1,3,4,6 x4']],
    ['no last line end', `${A}\n${B}`, `${A}\n${B}\n`, ['final-newline@2 x1']],
    ['UTF-16 with its mark', utf16le(`\uFEFF${A}\n`), `${A}\n`, ['not-utf8@1 x1']],
    ['UTF-16 without one', utf16le(`${B}\n`), `${B}\n`, ['not-utf8@1 x1']],
    [
      'UTF-16BE',
      utf16be(`\uFEFF{"prompt":"ä😀","completion":"b"}\n`),
      '{"prompt":"ä😀","completion":"b"}\n',
      ['not-utf8@1 x1'],
    ],
    ['a list', `[\n ${A},\n ${B}\n]\n`, `${A}\n${B}\n`, ['json-array@1 x1']],
    ['a list on one line', `[${A},${B}]`, `${A}\n${B}\n`, ['json-array@1 x1']],
    [
      'a list of spread objects, with a comma too many',
      '[\n{\n  "prompt": "a b",\n  "completion": "c"\n},\n]',
      '{"prompt":"a b","completion":"c"}\n',
      ['json-array@1 x1'],
    ],
    [
      'spread objects',
      `{\n  "prompt": "a  b",\n  "completion": "{"\n}\n${B}\n`,
      `{"prompt":"a  b","completion":"{"}\n${B}\n`,
      ['pretty-printed@1 x1'],
    ],
    ['a comma after each object', `${A},\n${B} , \n`, `${A}\n${B}\n`, ['comma-after-object@1,2 x2']],
    ['two objects on a line', `${A} ${B}\n`, `${A}\n${B}\n`, ['two-values@1 x1']],
    ['two with a comma', `${A},${B}\n`, `${A}\n${B}\n`, ['comma-after-object@1 x1', 'two-values@1 x1']],
    [
      'a raw tab inside a text',
      '{"prompt":"a\tb\u0001","completion":"c"}\n',
      '{"prompt":"a\\tb\\u0001","completion":"c"}\n',
      ['control-character@1 x1'],
    ],
  ])('is mended: %s', async (_, content, text, fixes) => {
    expect(await rewritten(content)).toMatchObject({ text, fixes });
    expect(await rewritten(content, {}, [1, 3])).toMatchObject({ text, fixes });
  });
});

describe('a fault of a row', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'keys too many',
      '{"id": 7, "prompt" : "\\u00e4", "x y":{"a":[1,{}]}, "completion": "b"}',
      '{"prompt" : "\\u00e4", "completion": "b"}',
      ['extra-field@1 x2'],
    ],
    [
      'no schemaVersion',
      CONVERSATION.replace('"schemaVersion":"bedrock-conversation-2024",', ''),
      CONVERSATION.replace('"schemaVersion":', '"schemaVersion": ').replace('2024",', '2024", '),
      ['schema-version@1 x1'],
    ],
    [
      'a misspelt one',
      CONVERSATION.replace('bedrock-conversation-2024', 'bedrock-converation-2024'),
      CONVERSATION,
      ['schema-version@1 x1'],
    ],
    [
      'a misspelt name of it',
      CONVERSATION.replace('schemaVersion', 'schema_version'),
      CONVERSATION,
      ['schema-version@1 x1'],
    ],
    [
      'content as a text',
      `{"schemaVersion":"bedrock-conversation-2024",${SHORT}`,
      `{"schemaVersion":"bedrock-conversation-2024",${LONG}`,
      ['content-not-array@1 x1'],
    ],
    [
      'system as a text',
      `{"schemaVersion":"bedrock-conversation-2024","system":"Be \\u0062rief.",${LONG}`,
      `{"schemaVersion":"bedrock-conversation-2024","system":[{"text": "Be \\u0062rief."}],${LONG}`,
      ['system-shape@1 x1'],
    ],
  ])('is mended, and all else stays as it is written: %s', async (_, row, text, fixes) => {
    expect(await rewritten(`${row}\n`)).toMatchObject({ text: `${text}\n`, fixes });
  });

  it('names the keys that go, as far as they may be shown', async () => {
    const { log } = await rewritten(
      '{"id":1,"prompt":"a","completion":"b"}\n{"id":2,"AKIA 1":1,"prompt":"a","completion":"b"}\n',
    );
    expect(log.fixes[0]).toMatchObject({ lines: [1, 2], count: 3 });
    expect(log.fixes[0]?.keys).toEqual(['`id`', 'a key that is not a plain word']);
  });
});

describe('what would take a guess or change a text', () => {
  it.each([
    "{'prompt': 'a', 'completion': 'b'}",
    '{"prompt": "a", "completion": "b",}',
    '{"prompt": NaN, "completion": "b"}',
    '{"prompt": "a", "completions": "b", "completion": 1}',
    '{"prompt": "a", "prompt": "b", "completion": "c", "x": 1}',
    '{"prompt": " a ", "completion": "b\\u0000"}',
    '{"prompt": "User: a", "completion": "b"}',
    '{"prompt": "a\0", "completion": "b"}',
    '{"prompt": "a", "completion": "",   "id": 1, "id": 2}',
    '[{"prompt": "a", "completion": "b"}] trailing',
    '{"schemaVersion":"v2","messages":[{"role":"user","content":[{"text":"q"}]}]}',
    '{"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":" "}]}',
    `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`,
    '7',
    '{"prompt": "cut off',
    '}{',
  ])('stays as it is: %j', async (line) => {
    const content = `${B}\n${line}\n${A}\n`;
    expect(await rewritten(content, { reserved: ['User:'] })).toMatchObject({ text: content, fixes: [] });
  });

  it('is not UTF-8: byte for byte', async () => {
    const content = Buffer.from(`${A}\n{"prompt":"caf\xe9","completion":"b"}\n${B}\n`, 'latin1');
    const { text, fixes } = await rewritten(content);
    expect([text, fixes]).toEqual([content.toString(), []]);
  });

  it('keeps the rows after a cut-off one', async () => {
    const content = `{"prompt": "a", "completion":\n${A}\n{\n"prompt": [\n${B}\n`;
    expect(await rewritten(content)).toMatchObject({ text: content, fixes: [] });
  });
});

describe('what changes the data', () => {
  const content = `${pair('User: <image> a\0', 'b')}${B}\n${B.replace('{', '{ ')}\n`;

  it('is done where it is named', async () => {
    const also = ['nul-character', 'reserved-string', 'exact-duplicate'] as const;
    const reserved = ['User:', '<image>'];
    const { text, fixes } = await rewritten(content, { also: new Set(also), reserved });
    expect(text).toBe(`${pair('User - (image) a', 'b')}${B}\n`);
    expect(fixes).toEqual(['nul-character@1 x1', 'reserved-string@1 x1', 'exact-duplicate@3 x1']);
  });

  it.each([
    ['nul-character', `${pair('User: <image> a', 'b')}${B}\n`],
    ['reserved-string', `${pair('User - (image) a\0', 'b')}${B}\n`],
    ['exact-duplicate', `${pair('User: <image> a\0', 'b')}${B}\n`],
  ] as const)('is done alone: %s', async (id, text) => {
    const reserved = ['User:', '<image>'];
    const out = await rewritten(content, { also: new Set([id]), reserved });
    expect(out.text.startsWith(text)).toBe(true);
    expect(out.fixes).toHaveLength(1);
  });

  it('leaves a text that would have no letter left', async () => {
    const only = pair('\0', 'b');
    const out = await rewritten(only, { also: new Set(['nul-character']) });
    expect(out).toMatchObject({ text: only, fixes: [] });
  });
});

describe('a file that is refused', () => {
  it.each<[string, string | Buffer]>([
    ['gzip', Buffer.from('1f8b0800000000000000', 'hex')],
    ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'],
    ['CSV', 'prompt,completion\na,b\n'],
    ['a list that is not closed', `[${A},\n${B},`],
    ['text after a list', `[${A}]\n]`],
    ['words after a list', `[${A}] and more`],
    ['UTF-16 that is cut', utf16le(`\uFEFF${A}\n`).subarray(0, 21)],
    ['UTF-16 with half a character', utf16le(`\uFEFF{"prompt":"\ud800 "}\n`)],
    ['UTF-32', Buffer.from('fffe00007b000000', 'hex')],
    ['a line too long', `${A}\n${pair('x'.repeat(MAX_LINE_BYTES), 'b')}`],
    ['an element too long', `[${pair('x'.repeat(MAX_LINE_BYTES), 'b')}]`],
  ])('is: %s', async (_, content) => {
    const { log } = await rewritten(content);
    expect(log.refusal).toMatch(/\S/);
  });
});
