import { describe, expect, it } from '@jest/globals';
import { marks, pair, SHAPE_ONLY, scan, talk } from './scan-support.ts';

const GOOD = pair('a', 'b');
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
/** A conversation row written by hand, so that columns can be counted. */
const row = (rest: string): string => `{"schemaVersion":"bedrock-conversation-2024",${rest}}\n`;
const USER = '{"role":"user","content":[{"text":"q"}]}';
const ASSISTANT = '{"role":"assistant","content":[{"text":"a"}]}';

type Case = readonly [string, string | Buffer, readonly string[]];

const FILES: readonly Case[] = [
  ['empty', '', ['1:1 empty-file']],
  ['only line feeds', '\n\n\n', ['1:1 empty-file']],
  ['gzip', bytes([0x1f, 0x8b, 8, 0]), ['1:1 compressed-file']],
  ['zip', bytes('PK', [3, 4], 'x'), ['1:1 compressed-file']],
  ['zstd', bytes([0x28, 0xb5, 0x2f, 0xfd, 4]), ['1:1 compressed-file']],
  ['bzip2', bytes('BZh91AY'), ['1:1 compressed-file']],
  ['xz', bytes([0xfd], '7zXZ', [0]), ['1:1 compressed-file']],
  ['7z', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c]), ['1:1 compressed-file']],
  ['Excel', bytes('PK', [3, 4], 'xxxx[Content_Types].xml'), ['1:1 spreadsheet']],
  ['old Excel', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), ['1:1 spreadsheet']],
  ['parquet', bytes('PAR1', [0x15, 4]), ['1:1 columnar-file']],
  ['Arrow', bytes('ARROW1', [0, 0]), ['1:1 columnar-file']],
  ['Feather', bytes('FEA1', [0, 0]), ['1:1 columnar-file']],
  ['ORC', bytes('ORC', [0, 0]), ['1:1 columnar-file']],
  ['Avro', bytes('Obj', [1, 4]), ['1:1 columnar-file']],
  ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), ['1:1 not-utf8']],
  ['UTF-16BE with mark', bytes([0xfe, 0xff, 0, 0x7b]), ['1:1 not-utf8']],
  ['UTF-16BE without mark', Buffer.from(GOOD, 'utf16le').swap16(), ['1:1 not-utf8']],
  ['UTF-16 with mark', bytes([0xff, 0xfe, 0x7b, 0]), ['1:1 not-utf8']],
  ['UTF-16 without mark', Buffer.from(GOOD, 'utf16le'), ['1:1 not-utf8']],
  ['LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n', ['1:1 lfs-pointer']],
  ['DVC pointer', 'outs:\n- md5: 1f\n  size: 2\n  path: train.jsonl\n', ['1:1 dvc-pointer']],
  ['JSON list', `[${GOOD.trim()},\n${GOOD.trim()}]\n`, ['1:1 json-array']],
  ['JSON list after blanks', '\n [\n{}]\n', ['1:1 json-array']],
  ['pretty-printed', '{\n  "prompt": "a",\n  "completion": "b"\n}\n', ['1:1 pretty-printed']],
  ['CSV', 'prompt,completion\nhello,there\n', ['1:1 csv-file']],
  ['TSV', 'prompt\tcompletion\nhello\tthere\n', ['1:1 csv-file']],
  ['YAML', '- prompt: hello\n  completion: there\n', ['1:1 yaml-file']],
  ['a YAML map', 'rows:\n  - prompt: hello\n', ['1:1 yaml-file']],
  ['only blanks', ' \n\t\n  ', ['1:1 empty-file']],
  ['only a byte-order mark', bytes([0xef, 0xbb, 0xbf]), ['1:1 bom', '1:1 empty-file']],
  ['quoted CSV', '"prompt";"completion"\r\n"hello";"there"\r\n', ['1:1 csv-file']],
];

const BYTES: readonly Case[] = [
  ['byte-order mark', bytes([0xef, 0xbb, 0xbf], GOOD), ['1:1 bom']],
  ['byte-order mark inside', bytes(GOOD, [0xef, 0xbb, 0xbf], GOOD), ['2:1 bad-json']],
  ['lone continuation', bytes(GOOD, '{"é":"', [0x80], '"}\n', GOOD), ['2:7 not-utf8']],
  ['overlong', bytes('{"prompt":"', [0xc0, 0x80], '"}\n'), ['1:12 not-utf8']],
  ['CESU-8', bytes('{"a":"', [0xed, 0xa0, 0x80], '"}\n'), ['1:7 not-utf8']],
  ['Latin-1', Buffer.from('{"prompt":"Gr\u00fc\u00dfe"}\n', 'latin1'), ['1:14 not-utf8']],
  ['cut at the end', bytes('{"a":"', [0xe2, 0x82]), ['1:7 not-utf8']],
  ['NUL byte', '{"prompt":"a\0","completion":"b"}\n', ['1:13 nul-byte']],
  ['lone CR', `{"prompt":"a",\r"completion":"b"}\n${GOOD}`, ['1:15 lone-cr']],
  ['CR line ends', `${GOOD.trim()}\r${GOOD.trim()}\r`, [`1:${GOOD.length} lone-cr`]],
  ['blank line', `${GOOD}\n \t\n${GOOD}\n${GOOD}`, ['2:1 blank-line', '5:1 blank-line']],
  ['blank lines at the end', `${GOOD}\n\n\n`, ['2:1 blank-line']],
  ['blank line first', `\n${GOOD}`, ['1:1 blank-line']],
  ['CRLF blank line', `${GOOD.trim()}\r\n\r\n${GOOD}`, ['2:1 blank-line']],
  ['too long', `{"a":"${'x'.repeat(1 << 20)}"}\n${GOOD}`, ['1:1 line-too-long']],
  ['too long, only blanks', `${GOOD}${' '.repeat((1 << 20) + 1)}\n${GOOD}`, ['2:1 line-too-long']],
];

const JSON_LINES: readonly Case[] = [
  ['trailing comma', '{"prompt":"a","completion":"b",}\n', ['1:31 bad-json']],
  ['single quotes', "{'prompt': 'a'}\n", ['1:2 bad-json']],
  ['NaN', '{"prompt":NaN}\n', ['1:11 bad-json']],
  ['minus Infinity', '{"prompt":-Infinity}\n', ['1:11 bad-json']],
  ['True', '{"prompt":True}\n', ['1:11 bad-json']],
  ['unquoted key', '{prompt:"a"}\n', ['1:2 bad-json']],
  [
    'a comma after the object',
    `${GOOD.trim()},\n${GOOD.trim()} , \n${GOOD}`,
    ['1:32 bad-json', '2:33 bad-json'],
  ],
  ['two objects', '{"prompt":"a","completion":"b"} {"prompt":"a"}\n', ['1:33 bad-json']],
  ['cut off', `${GOOD}{"prompt":"a"\n`, ['2:14 bad-json']],
  ['unterminated string', '{"prompt":"a\n', ['1:11 bad-json']],
  ['raw tab', '{"prompt":"a\tb"}\n', ['1:13 bad-json']],
  ['bad escape', '{"prompt":"C:\\dir"}\n', ['1:14 bad-json']],
  ['missing comma', '{"prompt":"a" "completion":"b"}\n', ['1:15 bad-json']],
  ['missing colon', '{"prompt" "a"}\n', ['1:11 bad-json']],
  ['leading zero', '{"prompt":01}\n', ['1:11 bad-json']],
  ['comment', '// rows\n', ['1:1 bad-json']],
  ['merge conflict', `${GOOD}<<<<<<< HEAD\n`, ['2:1 bad-json']],
  ['wide characters count as UTF-16', '{"prompt":"😀é",}\n', ['1:16 bad-json']],
  ['too deep', `{"prompt":${'['.repeat(40)}${']'.repeat(40)}}\n`, ['1:42 bad-json']],
  ['lists', '["a"]\n["b"]\n', ['1:1 not-object', '2:1 not-object']],
  ['null', `${GOOD} null\n`, ['2:2 not-object']],
  ['duplicate key', '{"prompt":"a","completion":"b","prompt":"c"}\n', ['1:32 duplicate-key']],
  [
    'duplicate key, escaped',
    '{"prompt":"a","completion":"b","\\u0070rompt" : "c"}\n',
    ['1:32 duplicate-key'],
  ],
  ['duplicate key after backslash key', '{"b\\\\":1,"a":1,"a":2}\n', ['1:16 duplicate-key']],
  [
    'duplicate key inside',
    row(`"messages":[{"role":"user","role":"user","content":[]},${ASSISTANT}]`),
    ['1:73 duplicate-key'],
  ],
];

const PAIRS: readonly Case[] = [
  ['missing key', '{"prompt":"a"}\n', ['1:1 missing-field']],
  ['misspelt key', '{"promt":"a","completion":"b"}\n', ['1:2 missing-field']],
  ['wrong case', ' {"Prompt":"a", "Completion":"b"}\n', ['1:3 missing-field', '1:17 missing-field']],
  ['extra key', '{"prompt":"a","completion":"b","id":7}\n', ['1:32 extra-field']],
  ['__proto__', '{"prompt":"a","completion":"b","__proto__":7}\n', ['1:32 extra-field']],
  ['number', '{"prompt":"a", "completion": 7}\n', ['1:30 non-string-value']],
  ['null', '{"prompt":null,"completion":"b"}\n', ['1:11 non-string-value']],
  ['empty', '{"prompt":"","completion":" \\n"}\n', ['1:11 empty-prompt', '1:27 empty-completion']],
  ['lone surrogate', '{"prompt":"a\\ud83d b","completion":"b"}\n', ['1:13 lone-surrogate']],
  ['escaped NUL', '{"prompt":"\\n\\u0000","completion":"b"}\n', ['1:14 nul-character']],
  ['unknown format', '{"question":"a","answer":"b"}\n', ['1:1 unknown-format']],
  ['mixed', `${GOOD}${talk('q', 'a')}${talk('q', 'a')}${GOOD}`, ['2:1 mixed-format']],
];

const TALKS: readonly Case[] = [
  ['no version', `{"messages":[${USER},${ASSISTANT}]}\n`, ['1:1 schema-version!']],
  ['wrong version', `{"schemaVersion":"2024","messages":[${USER},${ASSISTANT}]}\n`, ['1:18 schema-version']],
  ['system text', row(`"system":"s","messages":[${USER},${ASSISTANT}]`), ['1:55 system-shape']],
  ['system empty', row(`"system":[],"messages":[${USER},${ASSISTANT}]`), ['1:55 system-shape']],
  ['system item', row(`"system":["s"],"messages":[${USER},${ASSISTANT}]`), ['1:56 system-shape']],
  ['no messages', row('"x":1'), ['1:1 missing-field', '1:46 unknown-member!']],
  ['misspelt messages', row(`"message":[${USER}]`), ['1:46 missing-field', '1:46 unknown-member!']],
  ['messages object', row('"messages":{}'), ['1:57 messages-shape']],
  ['one turn', row(`"messages":[${USER}]`), ['1:57 messages-min']],
  ['first role', row(`"messages":[${ASSISTANT},${USER},${ASSISTANT}]`), ['1:66 first-role']],
  [
    'last role',
    row(`"messages":[${USER},${ASSISTANT},${USER}]`),
    [`1:${67 + USER.length + ASSISTANT.length + 1} last-role`],
  ],
  ['order', row(`"messages":[${USER},${USER},${ASSISTANT}]`), [`1:${67 + USER.length} role-order`]],
  [
    'system role',
    row(`"messages":[{"role":"system","content":[{"text":"s"}]},${ASSISTANT}]`),
    ['1:66 role-unknown'],
  ],
  [
    'content text',
    row(`"messages":[{"role":"user","content":"q"},${ASSISTANT}]`),
    ['1:83 content-not-array'],
  ],
  ['no content', row(`"messages":[{"role":"user"},${ASSISTANT}]`), ['1:58 missing-field']],
  ['no block', row(`"messages":[{"role":"user","content":[]},${ASSISTANT}]`), ['1:83 empty-content']],
  ['text block', row(`"messages":[{"role":"user","content":["q"]},${ASSISTANT}]`), ['1:84 block-shape']],
  [
    'odd block',
    row(`"messages":[{"role":"user","content":[{"txt":"q"}]},${ASSISTANT}]`),
    ['1:84 block-shape'],
  ],
  [
    'empty text',
    row(`"messages":[{"role":"user","content":[{"text":""}]},${ASSISTANT}]`),
    ['1:92 empty-text'],
  ],
  [
    'number',
    row(`"messages":[{"role":"user","content":[{"text":1}]},${ASSISTANT}]`),
    ['1:92 non-string-value'],
  ],
  [
    'unknown in block',
    row(`"messages":[{"role":"user","content":[{"text":"q","type":"text"}]},${ASSISTANT}]`),
    ['1:96 unknown-member!'],
  ],
  ['message text', row(`"messages":["q",${ASSISTANT}]`), ['1:58 messages-shape']],
  [
    'assistant image',
    row(`"messages":[${USER},{"role":"assistant","content":[{"image":{}}]}]`),
    [`1:${91 + USER.length} media-in-assistant`],
  ],
];

describe.each([
  ['files', FILES],
  ['bytes', BYTES],
  ['JSON', JSON_LINES],
  ['prompt/completion', PAIRS],
  ['conversation', TALKS],
] as const)('bad input: %s', (_, cases) => {
  it.each(cases)('%s', async (_name, content, expected) => {
    const whole = await scan(content, { checks: SHAPE_ONLY });
    expect(marks(whole)).toEqual(expected);
    expect(whole.findings.every(({ hint, message }) => hint !== '' && message !== '')).toBe(true);
    expect((await scan(content, { checks: SHAPE_ONLY, sizes: [4096] })).findings).toEqual(whole.findings);
  });
});

describe('bad input: the fix', () => {
  const hints = async (content: string | Buffer, path: string): Promise<string> =>
    (await scan(content, { path })).findings.map(({ hint }) => hint).join('\n');

  it.each([
    ['gzip', bytes([0x1f, 0x8b, 8, 0])],
    ['another encoding', Buffer.from(GOOD.replace('"completion"', '"\xe9"'), 'latin1')],
  ])('is a command on the file itself: %s', async (_name, content) => {
    expect(await hints(content, 'datasets/x.jsonl')).toMatch(
      /`[^`]* datasets\/x\.jsonl > datasets\/x\.fixed\.jsonl`/,
    );
  });

  it.each([
    ['JSON list', `[${GOOD.trim()}]\n`],
    ['pretty-printed', '{\n  "prompt": "a"\n}\n'],
    ['UTF-16', Buffer.from(GOOD, 'utf16le')],
    ['byte-order mark', bytes([0xef, 0xbb, 0xbf], GOOD)],
    ['byte-order mark inside', bytes(GOOD, [0xef, 0xbb, 0xbf], GOOD)],
    ['blank line', `${GOOD}\n${GOOD}`],
    ['lone CR', `${GOOD.trim()}\r${GOOD}`],
    ['cut off', `${GOOD}{"prompt":"a"\n`],
    ['comma after the object', `${GOOD.trim()},\n`],
    ['two objects', `${GOOD.trim()} ${GOOD}`],
    ['a raw tab', '{"prompt":"a\tb","completion":"c"}\n'],
  ])('names the command that mends it, and its file: %s', async (_name, content) => {
    expect(await hints(content, 'datasets/x.jsonl')).toMatch(
      /`bedrock-tune validate --fix` writes? datasets\/x\.fixed\.jsonl/,
    );
  });

  it('removes no key that may be the missing one', async () => {
    expect(await hints('{"prompt":"a","output":"b"}\n', 'x.jsonl')).not.toContain('--fix');
    expect(await hints('{"prompt":"a","output":"b"}\n', 'x.jsonl')).toMatch(/Rename the key to `completion`/);
    expect(await hints('{"prompt":"a","completion":"b","id":1}\n', 'x.jsonl')).toContain('--fix');
  });

  it('keeps a path from acting in the shell', async () => {
    const gzip = bytes([0x1f, 0x8b, 8, 0]);
    expect(await hints(gzip, "a; rm -rf 'b'.jsonl")).toContain("'a; rm -rf '\\''b'\\''.jsonl' > ");
    expect(await hints(gzip, '-n.jsonl')).toContain(' ./-n.jsonl > ./-n.fixed.jsonl');
  });
});

describe('bad input: secrecy', () => {
  it('never quotes the text of a row, in values or in keys', async () => {
    const secret = 'AKIA1234567890SECRET';
    const rows = [
      `{"prompt":"${secret}"`,
      `{"${secret}":"x"}`,
      `{"prompt":"a","completion":"b","${secret}":1}`,
      `{"prompt":"a","completion":"User: ${secret}"`,
      `"${secret}"`,
      `{"prompt":"${secret}","prompt":"${secret}","completion":"x"}`,
      row(`"messages":[{"role":"${secret}","content":"${secret}"}]`).trim(),
    ];
    for (const line of rows) {
      const result = await scan(`${line}\n`);
      expect(result.findings.length).toBeGreaterThan(0);
      expect(JSON.stringify(result.findings)).not.toContain(secret);
    }
  });
});
