import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findJsonFault, findRepeatedKeys, locate, offsetInString } from '../../src/datasets/json-locate.ts';
import { mayRepeatKeys } from '../../src/datasets/repeated-keys.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON with a piece cut out, doubled or put in: mostly broken, often only just. */
const nearJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom('', '"', '\\', '{', ']', ',', ':', '0', '-', '.', 'e', '\t', '\u0001', ' ', 'null'),
  )
  .map(([json, place, length, piece]) => {
    const at = place % (json.length + 1);
    return json.slice(0, at) + piece + json.slice(at + length);
  });

describe('findJsonFault', () => {
  it('finds a fault exactly where JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.oneof(nearJson, fc.string()), (text) => {
        const fault = findJsonFault(text);
        expect(fault === undefined).toBe(parses(text));
        if (fault !== undefined) expect(fault.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a":1,}', 'trailing-comma', 6],
    ['[1, ]', 'trailing-comma', 2],
    ["{'a':1}", 'single-quotes', 1],
    ['[-Infinity]', 'not-a-number', 1],
    ['{"a":None}', 'python-literal', 5],
    ['{a:1}', 'unquoted-key', 1],
    ['{"a":"\t"}', 'control-character', 6],
    ['{"a":"\\x41"}', 'bad-escape', 6],
    ['{"a":+1}', 'bad-number', 5],
    ['{"a":1.}', 'bad-number', 5],
    ['{"a" 1}', 'missing-colon', 5],
    ['{"a":1 "b":2}', 'missing-comma', 7],
    ['{"a":{"b":1}', 'cut-off', 12],
    ['', 'cut-off', 0],
    ['{} {}', 'two-values', 3],
    ['{"a":"b', 'unterminated-string', 5],
    ['[1}', 'unexpected', 2],
    ['{} // x', 'two-values', 3],
    ['/* x */', 'comment', 0],
    ['>>>>>>> main', 'conflict-marker', 0],
    ['['.repeat(33), 'too-deep', 32],
  ])('%s', (text, kind, offset) => {
    expect(findJsonFault(text)).toEqual({ kind, offset });
  });
});

describe('repeated keys', () => {
  const key = fc.constantFrom('a', 'b', 'c\\', 'd"', 'e":', '');
  const blank = fc.constantFrom('', ' ', '\t');
  const value = fc.letrec<{ value: string; object: string }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.constantFrom('1', '"x\\":"', '"\\\\"', '[]'), tie('object')),
    object: fc
      .array(fc.tuple(key, blank, tie('value')), { maxLength: 4 })
      .map(
        (members) =>
          `{${members.map(([name, gap, inner]) => `${JSON.stringify(name)}${gap}:${inner}`).join(',')}}`,
      ),
  })).object;

  it('are found in any object, and the quick look never misses one', () => {
    fc.assert(
      fc.property(value, (text) => {
        const kept = countKeys(JSON.parse(text));
        const repeats = findRepeatedKeys(text).length;
        let written = 0;
        JSON.parse(text.replaceAll(/("(?:[^"\\]|\\.)*")[ \t]*:/g, () => `"k${written++}":`));
        expect(repeats > 0).toBe(written > kept);
        if (repeats > 0) expect(mayRepeatKeys(text, JSON.parse(text))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('do not make the quick look doubt text that looks like keys', () => {
    const text = JSON.stringify({ a: '{"a":1,"a":2}', b: [{ a: 'x":' }] });
    expect(mayRepeatKeys(text, JSON.parse(text))).toBe(false);
  });
});

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, item) => sum + countKeys(item), 0);
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

describe('locate', () => {
  it('finds values, keys and places inside text', () => {
    const text = ' {"a": [1, {"b" : "x\\n\\u00e9y"}], "b": 2}';
    expect(locate(text, [], 'value')).toBe(1);
    expect(locate(text, ['a', 0], 'value')).toBe(8);
    expect(locate(text, ['a', 1, 'b'], 'key')).toBe(12);
    const start = locate(text, ['a', 1, 'b'], 'value');
    expect(start).toBe(18);
    expect(offsetInString(text, start, 0)).toBe(19);
    expect(offsetInString(text, start, 3)).toBe(28);
    expect(locate(text, ['b'], 'value')).toBe(39);
  });

  it('takes of two members with one key the one that JSON.parse keeps', () => {
    expect(locate('{"a":1,"a":2}', ['a'], 'value')).toBe(11);
  });
});
