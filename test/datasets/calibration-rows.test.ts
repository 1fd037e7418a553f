import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conversationOf, spreadLines } from '../../src/datasets/calibration-rows.ts';
import { tokenWeight } from '../../src/datasets/tokens.ts';

const lines = (count: number) => Uint32Array.from({ length: count }, (_, at) => 2 * at + 1);

describe('spreadLines', () => {
  it('takes one row of each twentieth, always the same ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.string(), (count, seed) => {
        const taken = spreadLines(lines(count), seed);
        expect(taken).toHaveLength(Math.min(20, count));
        expect(taken).toEqual(spreadLines(lines(count), seed));
        for (const [part, line] of taken.entries()) {
          const row = (line - 1) / 2;
          expect(Math.floor(((row + 1) * Math.min(20, count) - 1) / count)).toBe(part);
        }
      }),
      { numRuns: 50 },
    );
    expect(spreadLines(lines(1_000), 'a')).not.toEqual(spreadLines(lines(1_000), 'b'));
  });
});

describe('conversationOf', () => {
  const talk = (...messages: readonly (readonly [string, ...string[]])[]) =>
    JSON.stringify({
      system: [{ text: 'Be brief.' }],
      messages: messages.map(([role, ...texts]) => ({ role, content: texts.map((text) => ({ text })) })),
    });

  it('has all texts of a row, and the estimate that the scan makes of it', () => {
    const line = talk(
      ['user', 'One?', 'Two?'],
      ['assistant', 'Two.'],
      ['user', 'Sure?'],
      ['assistant', 'Yes, ünder oath.'],
    );
    const texts = ['Be brief.', 'One?', 'Two?', 'Two.', 'Sure?', 'Yes, ünder oath.'];
    expect(conversationOf(line, 'bedrock-conversation-2024', undefined)).toEqual({
      system: ['Be brief.'],
      turns: [
        { role: 'user', texts: ['One?', 'Two?'] },
        { role: 'assistant', texts: ['Two.'] },
        { role: 'user', texts: ['Sure?'] },
        { role: 'assistant', texts: ['Yes, ünder oath.'] },
      ],
      estimated: texts.reduce((sum, text) => sum + tokenWeight(text), 0),
      bytes: Buffer.byteLength(texts.join('')),
    });
  });

  it('puts in front what the upload puts there', () => {
    const row = conversationOf('{"prompt":"Q","completion":"A"}', 'prompt-completion', 'Be kind.');
    expect(row).toMatchObject({ system: ['Be kind.'], turns: [{ role: 'user' }, { role: 'assistant' }] });
  });

  it('makes one turn of what one side says, and none of blanks', () => {
    const row = conversationOf(
      talk(['user', 'A'], ['user', ' '], ['user', 'B'], ['assistant', '\n', 'C']),
      'bedrock-conversation-2024',
      undefined,
    );
    expect(row?.turns).toEqual([
      { role: 'user', texts: ['A', 'B'] },
      { role: 'assistant', texts: ['C'] },
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['no question', talk(['assistant', 'A'])],
    ['an answer that comes first', talk(['assistant', 'A'], ['user', 'B'], ['assistant', 'C'])],
    ['no answer', talk(['user', 'A'])],
    ['a blank answer', talk(['user', 'A'], ['assistant', ' '])],
  ])('is none of a row with %s', (_, line) => {
    expect(conversationOf(line, 'bedrock-conversation-2024', undefined)).toBeUndefined();
  });
});
