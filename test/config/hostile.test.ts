import { describe, expect, it } from '@jest/globals';
import { MAX_FILE_BYTES } from '../../src/config/source.ts';
import { changed, GOOD, places, read, readBytes, withJobLines } from './read.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

describe('bytes that are no UTF-8 text', () => {
  it('refuses UTF-16 of both orders, with and without mark', () => {
    const little = bytes(GOOD, 'utf16le');
    const big = new Uint8Array(Buffer.from(GOOD, 'utf16le').swap16());
    const marked = new Uint8Array([0xff, 0xfe, ...little]);
    for (const file of [little, big, marked, new Uint8Array([0xfe, 0xff, ...big])]) {
      const { findings } = readBytes(file);
      expect(places(findings)).toEqual(['1:1 not-utf8']);
      expect(findings[0]?.hint).toContain('iconv');
    }
  });

  it.each([
    ['a lone continuation', [0x80], '2:9'],
    ['an overlong form', [0xc0, 0x80], '2:9'],
    ['a surrogate', [0xed, 0xa0, 0x80], '2:9'],
    ['a cut character', [0xe2, 0x82], '2:9'],
  ])('points at %s', (_name, fault, place) => {
    const file = new Uint8Array([...bytes('version: 1\nname: ü '), ...fault, ...bytes('\njobs: {}\n')]);
    const { config, findings } = readBytes(file);
    expect(config).toBeUndefined();
    expect(places(findings)).toEqual([`${place} not-utf8`]);
    expect(findings[0]?.message).toContain('Byte 20 ');
  });

  it('points at a character cut off by the end of the file', () => {
    expect(places(readBytes(new Uint8Array([...bytes('ab: '), 0xf0, 0x9f])).findings)).toEqual([
      '1:5 not-utf8',
    ]);
  });

  it('accepts a byte-order mark and CRLF, refuses a lone carriage return', () => {
    const { config, findings } = read(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`);
    expect(config?.jobs).toHaveLength(1);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['byte-order-mark', 'info']]);
    expect(places(read(`version: 1\rjobs: {}\n`).findings)).toEqual(['1:11 lone-carriage-return']);
  });

  it('refuses control characters, raw or written as an escape', () => {
    expect(places(read(changed('bot:', 'bot:\u0000')).findings)).toEqual(['9:7 control-character']);
    expect(places(read(changed('acme-data', 'acme\u009bdata')).findings)).toEqual(['6:17 control-character']);
    expect(places(read(withJobLines('description: "a\\u0007b"')).findings)).toEqual([
      '13:18 control-character',
    ]);
  });

  it('refuses characters that turn the direction of the text, raw or written as an escape', () => {
    expect(places(read(changed('acme-data', 'acme\u202edata')).findings)).toEqual(['6:17 bidi-character']);
    expect(places(read(withJobLines('# \u2066 a comment')).findings)).toEqual(['13:7 bidi-character']);
    expect(places(read(withJobLines('description: "a\\u2067b"')).findings)).toEqual([
      '13:18 control-character',
    ]);
    expect(read(withJobLines('description: "מידע \u200f"')).findings).toEqual([]);
  });

  it('refuses a file over the limit before reading it', () => {
    const padding = '#'.repeat(MAX_FILE_BYTES - GOOD.length);
    expect(read(GOOD + padding).config?.jobs).toHaveLength(1);
    expect(places(read(`${GOOD}${padding}#`).findings)).toEqual(['1:1 file-too-large']);
  });
});

describe('files without content', () => {
  it.each(['', '\n\n', '# only a comment\n', '---\n', '~\n'])('calls %j empty', (text) => {
    expect(places(read(text).findings)).toEqual(['1:1 empty-file']);
  });

  it.each(['just text', '- a\n- b\n', '42', '[]'])('refuses %j for a map', (text) => {
    expect(places(read(text).findings)).toEqual(['1:1 wrong-type']);
  });

  it('names every required key of an empty map', () => {
    const { findings } = read('{}');
    expect(places(findings)).toEqual(Array(3).fill('1:1 missing-key'));
    expect(findings.map(({ message }) => /`(\w+)`/.exec(message)?.[1])).toEqual([
      'environments',
      'jobs',
      'version',
    ]);
  });
});

describe('YAML that hides what it says', () => {
  it.each([
    ['an anchor', 'tags: &t { a: b }', '13:11 anchor'],
    ['a tag', 'description: !!str 5', '13:18 yaml-tag'],
    ['an own tag', 'description: !js/function "f"', '13:18 yaml-tag'],
    ['a merge key', '<<: { namespace: x }', '13:5 merge-key'],
    ['a number as key', '1: x', '13:5 non-string-key'],
    ['null as key', '~: x', '13:5 non-string-key'],
    ['a list as key', '? [a, b]\n    : x', '13:7 non-string-key'],
    ['a map as key', '? { a: b }\n    : x', '13:7 non-string-key'],
    ['__proto__', '__proto__: { a: b }', '13:5 hostile-key'],
    ['constructor', 'constructor: x', '13:5 hostile-key'],
    ['prototype in tags', 'tags: { prototype: x }', '13:13 hostile-key'],
    ['a blank at the end of a key', '"namespace ": x', '13:5 blank-in-key'],
    ['an empty key', '"": x', '13:5 blank-in-key'],
    ['a key twice', 'baseModel: amazon.nova-micro-v1:0:128k', '13:5 duplicate-key'],
  ])('refuses %s', (_name, line, place) => {
    expect(places(read(withJobLines(line)).findings)).toEqual([place]);
  });

  it('refuses an alias where it stands and at its anchor, and checks the rest', () => {
    const { findings } = read(withJobLines('tags: &t { team: a }', 'hyperparameters: *t', 'nmespace: x'));
    expect(places(findings)).toEqual(['13:11 anchor', '14:22 alias', '15:5 unknown-key']);
  });

  it('refuses an alias bomb at its aliases, at once', () => {
    const bomb = [
      'a: &a [x]',
      ...'bcdefghi'
        .split('')
        .map((name, index) => `${name}: &${name} [*${'abcdefghi'[index]}, *${'abcdefghi'[index]}]`),
    ];
    const { findings } = read(bomb.join('\n'));
    expect(findings.filter(({ code }) => code === 'alias')).toHaveLength(16);
    expect(findings.filter(({ code }) => code === 'anchor')).toHaveLength(9);
  });

  it('names the places of both equal keys', () => {
    const { findings } = read(changed('jobs:\n', 'version: 1\njobs:\n'));
    expect(places(findings)).toEqual(['8:1 duplicate-key']);
    expect(findings[0]?.message).toContain('line 1)');
  });

  it('refuses directives that change what values mean', () => {
    expect(places(read(`%YAML 1.1\n---\n${GOOD}`).findings)).toEqual(['1:1 yaml-directive']);
    expect(places(read(`%TAG ! x\n---\n${GOOD}`).findings)).toEqual(['1:1 yaml-directive']);
    expect(read(`---\n${GOOD}`).config?.jobs).toHaveLength(1);
  });

  it('refuses a second document', () => {
    expect(places(read(`${GOOD}---\njobs: {}\n`).findings)).toEqual(['13:1 several-documents']);
  });

  it('does not take the inside of texts for syntax', () => {
    const { config, findings } = read(withJobLines('description: "a &b *c !d %e <<: --- #f"'));
    expect(findings).toEqual([]);
    expect(config?.jobs[0]?.description).toBe('a &b *c !d %e <<: --- #f');
  });

  it.each([
    ['    region:us-east-1\n    accountId', 4],
    ['    region:us-east-1\n    zone:a\n    accountId', 4],
  ])('says that a blank is missing after a colon: %j', (lines, line) => {
    const { findings } = read(changed('    region: us-east-1\n    accountId', lines));
    expect(findings[0]).toMatchObject({ code: 'yaml-syntax', line, hint: 'Write `region: …`.' });
    const last = read(`${GOOD}defaults: { }\nextra:1\n`).findings;
    expect(last).toMatchObject([{ code: 'yaml-syntax', line: 14, hint: 'Write `extra: …`.' }]);
  });

  it('says so too where the line was read as one text', () => {
    const { findings } = read(changed('training: datasets', 'training:datasets'));
    expect(places(findings)).toEqual(['12:7 wrong-type']);
    expect(findings[0]?.hint).toContain('`training: …`');
    const [arn] = read(
      changed('acme-data', 'acme-data\n    roles: arn:aws:iam::111122223333:role/a'),
    ).findings;
    expect(arn?.hint).not.toContain('blank');
  });

  it('reports a line once, however many tabs it has', () => {
    const { findings } = read('jobs:\n\tbot:\n\t\tdata: {\ta: [\tb\n\t\t\tc');
    const lines = findings.map(({ line }) => line);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(findings[0]).toMatchObject({ line: 2, hint: 'Indent with spaces.' });
  });

  it.each([
    ['an unclosed bracket', 'tags: { a: b', 'yaml-syntax'],
    ['an unclosed quote', 'description: "x', 'yaml-syntax'],
    ['a tab', 'tags:\n\t  a: b', 'yaml-syntax'],
  ])('says where %s breaks the syntax', (_name, line, code) => {
    const { config, findings } = read(withJobLines(line));
    expect(config).toBeUndefined();
    expect(findings[0]?.code).toBe(code);
    expect(findings[0]?.line).toBeGreaterThanOrEqual(13);
  });
});

describe('sizes', () => {
  it('refuses depth beyond twenty levels, at the level', () => {
    const { findings } = read(withJobLines(`tags: { a: ${'['.repeat(3)}${']'.repeat(3)} }`));
    expect(places(findings)).toEqual(['13:16 wrong-type']);
    const deep = `${'{ a: '.repeat(30)}x${' }'.repeat(30)}`;
    expect(read(withJobLines(`tags: ${deep}`)).findings.map(({ code }) => code)).toContain('too-deep');
  });

  it.each(['[', '{a: ', '- ', '? ', '{', ': ', '&a ', '"a" ', '!x '])(
    'ends on %j many times over',
    (piece) => {
      const { config, findings } = read(piece.repeat(20_000));
      expect(config).toBeUndefined();
      expect(findings.length).toBeGreaterThan(0);
    },
  );

  it('refuses more than a thousand jobs, as one fault', () => {
    const jobs = (count: number) =>
      changed(
        GOOD.slice(GOOD.indexOf('  bot:')),
        Array.from(
          { length: count },
          (_, index) =>
            `  j${index}: { baseModel: amazon.nova-micro-v1:0:128k, data: { training: d/${index}.jsonl } }\n`,
        ).join(''),
      );
    expect(read(jobs(1000)).config?.jobs).toHaveLength(1000);
    expect(places(read(jobs(1001)).findings)).toEqual(['9:3 too-many-entries']);
  });
});
