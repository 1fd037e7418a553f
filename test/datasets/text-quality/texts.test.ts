import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_LINE_BYTES } from '../../../src/datasets/lines.ts';
import { pair, scan, talk } from '../scan-support.ts';
import { ONLY_TEXTS, textMarks } from './support.ts';

const EACH = ['hidden-unicode', 'mojibake', 'placeholder', 'cut-off-completion'];
const CODE = ['```ts', 'const a = 1;', '```'].join('\n');
const FLAG_OF_WALES = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}';

/** The first character of a prompt stands in column 12, that of an answer after the prompt `q` in column 29. */
const answered = (text: string) => pair('q', text);

describe('one text', () => {
  it.each<[string, string, readonly string[]]>([
    ['a sound row', pair('What is up?', 'Not much: 20 % (of "all") is 5 € – fine.'), []],

    ['an override of direction', pair('ab\u202ecd', 'a'), ['1:14 hidden-unicode!']],
    ['an isolate', answered('x\u2066y\u2069'), ['1:30 hidden-unicode!']],
    ['a space of no width', answered('ab\u200bc'), ['1:31 hidden-unicode!']],
    ['a word joiner', answered('ab\u2060c'), ['1:31 hidden-unicode!']],
    ['a byte-order mark inside', answered('ab\ufeffc'), ['1:31 hidden-unicode!']],
    ['a soft hyphen', answered('Donau\u00addampf'), ['1:34 hidden-unicode!']],
    ['a joiner between letters', answered('a\u200db'), ['1:30 hidden-unicode!']],
    ['a non-joiner between letters', answered('a\u200cb'), ['1:30 hidden-unicode!']],
    ['a mark of direction in English', answered('a\u200fb'), ['1:30 hidden-unicode!']],
    ['tags', answered('hi\u{e0061}\u{e0062}'), ['1:31 hidden-unicode!']],
    ['tags after a flag', answered(`${FLAG_OF_WALES}\u{e0061}`), ['1:43 hidden-unicode!']],
    ['selectors that hide bytes', answered('😀\ufe0f\ufe01\ufe02'), ['1:32 hidden-unicode!']],
    ['selectors of the other plane', answered('a\u{e0100}'), ['1:30 hidden-unicode!']],
    ['private use', answered('logo \ue000'), ['1:34 hidden-unicode!']],
    ['private use of another plane', answered('x\u{f0000}'), ['1:30 hidden-unicode!']],
    ['a control, at its escape', answered('tab\t and \u001b[0m'), ['1:39 hidden-unicode!']],
    ['a C1 control', answered('x\u0085y'), ['1:30 hidden-unicode!']],
    ['a blank letter', answered('x\u3164'), ['1:30 hidden-unicode!']],
    ['each text once', pair('a\u200bb\u200b', '\u200bc'), ['1:13 hidden-unicode!', '1:32 hidden-unicode!']],
    ['an emoji of several', answered('👩‍👩‍👧 and ❤️‍🔥 and 🏳️‍🌈 and 👩🏽‍⚕️'), []],
    ['a flag made of tags', answered(`in ${FLAG_OF_WALES}.`), []],
    ['Persian with a non-joiner', answered('می\u200cخواهم'), []],
    ['Hindi with joiners', answered('क्\u200dष और क्\u200cष'), []],
    ['Hebrew with a mark of direction', answered('שלום\u200f!'), []],
    ['Thai with spaces of no width', answered('ภาษา\u200bไทย'), []],
    ['an ideograph with its selector', answered('葛\u{e0100}城'), []],
    ['a symbol with its selector', answered('☎\ufe0f and ✔\ufe0f'), []],

    ['a lost letter', answered('caf\ufffd'), ['1:32 mojibake!']],
    ['an accent in pieces', answered('cafÃ© SÃ£o'), ['1:32 mojibake!']],
    ['a capital in pieces', answered('Ã–sterreich'), ['1:29 mojibake!']],
    ['a sign in pieces', answered('20 Â°C'), ['1:32 mojibake!']],
    ['an apostrophe in pieces', answered('donâ€™t'), ['1:32 mojibake!']],
    ['an emoji in pieces', answered('ok ðŸ˜€'), ['1:32 mojibake!']],
    ['Cyrillic in pieces', answered('Ð¿Ñ€Ð¸Ð²ÐµÑ‚'), ['1:29 mojibake!']],
    ['Chinese in pieces', answered('ä½ å¥½ï¼Œ'), ['1:35 mojibake!']],
    [
      'accents as they should be',
      answered('Ça a été à l’hôtel naïf, «\u00a0OÙ\u00a0» — là… Ñandú, São, það.'),
      [],
    ],
    ['a capital before a quotation mark', answered('«AMANHû, “IRMÔ, “CAFÉ”'), []],

    ['a name in braces', answered('Dear {{customer.name}},'), ['1:34 placeholder!']],
    ['a name in braces, of a prompt', pair('Hi {{ name }}', 'a'), ['1:15 placeholder!']],
    ['a gap in brackets', answered('Kind regards, [Your Name]'), ['1:43 placeholder!']],
    ['a gap in capitals', answered('[YOUR NAME]'), ['1:29 placeholder!']],
    ['a gap in angle brackets', answered('Until <insert date here>.'), ['1:35 placeholder!']],
    ['a note to oneself', answered('TO'.concat('DO: write this')), ['1:29 placeholder!']],
    ['nothing but a note', answered('TO'.concat('DO')), ['1:29 placeholder!']],
    ['filler', answered('Lorem ipsum dolor'), ['1:29 placeholder!']],
    ['a link', answered('See [your account](https://example.com) or [your plan][1].'), []],
    ['Spanish capitals', answered('LO QUIERO '.concat('TO', 'DO AHORA')), []],
    ['braces of code', answered(`\${{ secrets.X }} and a{{1}} and f({{}}) and <input name>`), []],

    ['an open code block', answered('See:\n```ts\nconst a = 1;'), ['1:35 cut-off-completion!']],
    ['a second block that is open', answered(`${CODE}\n\`\`\`\nx`), ['1:55 cut-off-completion!']],
    ['JSON with an open brace', answered('{"a": [1, 2]'), ['1:42 cut-off-completion!']],
    ['JSON with an open text', answered('{"a": "b} c'), ['1:42 cut-off-completion!']],
    ['code with an open brace', answered('function a() { if (b) { c(); }'), ['1:58 cut-off-completion!']],
    ['closed code blocks', answered(`${CODE}\n\n    ${CODE.replaceAll('\n', '\n    ')}`), []],
    ['three ticks within a line', answered('Use ```a``` or\n```b``` here'), []],
    ['a block in a longer fence', answered('````md\n```ts\n````'), []],
    ['whole JSON with text after it', answered('{"a": "}\\" {"} and { then'), []],
    ['a sentence in brackets', answered('[1, see below'), []],
    ['prose with a brace', answered('The sign { opens a block.'), []],
    ['an open code block in a prompt', pair('Explain:\n```\nx', 'It is x.'), []],
  ])('%s', async (_, row, wanted) => {
    expect(await textMarks(row, EACH)).toEqual(wanted);
  });

  it('looks at every text of a conversation, and only once at a system text that comes again', async () => {
    const row = (line: number) =>
      `${JSON.stringify({
        schemaVersion: 'bedrock-conversation-2024',
        system: [{ text: 'You are {{name}}.' }],
        messages: [
          { role: 'user', content: [{ text: `q${line}` }] },
          { role: 'assistant', content: [{ text: `[Your name] ${line}` }] },
        ],
      })}\n`;
    const { findings } = await scan(row(1) + row(2));
    expect(findings.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '1 placeholder',
      '1 placeholder',
      '2 placeholder',
    ]);
  });

  it('never shows what the text says', async () => {
    const { findings } = await scan(pair('{{zebra}} \u200bgiraffe', 'elephant Ã© <insert okapi>'));
    expect(findings.length).toBeGreaterThan(3);
    expect(JSON.stringify(findings)).not.toMatch(/zebra|giraffe|elephant|okapi/);
  });
});

describe('any text', () => {
  it('gives findings, never a crash, and no finding without its place', async () => {
    const nasty = fc.constantFrom(
      '\u200d',
      '\u{e0061}',
      '\ufe0f',
      'Ã',
      '©',
      '{{',
      '}}',
      '```',
      '\n',
      '{"',
      '[your ',
      '\\',
      '"',
      '🏴',
    );
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, text, async (prompt, completion) => {
        const row = pair(prompt.join(''), completion.join(''));
        const { findings } = await scan(row, { checks: ONLY_TEXTS });
        for (const { line, column } of findings) {
          expect(line).toBe(1);
          expect(column).toBeLessThan(row.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has its first hidden character found where it stands', async () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'é', '日', ' ', '?'), maxLength: 20 });
    const hidden = fc.constantFrom('\u200b', '\u202e', '\u2066', '\ue123', '\u00ad', '\u2060');
    await fc.assert(
      fc.asyncProperty(words, hidden, words, async (before, sign, after) => {
        const marks = await textMarks(answered(before + sign + after), ['hidden-unicode']);
        expect(marks).toEqual([`1:${29 + before.length} hidden-unicode!`]);
      }),
      { numRuns: 100 },
    );
  });

  it('is read to its end in linear time', async () => {
    const units = MAX_LINE_BYTES - 100;
    const hostile = ['[your ', '{{a', '```', '{"', ' ', 'Ð°', '\u200fa', 'an AI ', '\n```a', 'export '];
    for (const seed of hostile) {
      const bytes = Buffer.byteLength(JSON.stringify(seed)) - 2;
      const text = seed.repeat(Math.floor(units / bytes));
      const { rows } = await scan(answered(text), { checks: ONLY_TEXTS });
      expect(rows).toBe(1);
    }
  });

  it('is one of a row of very many', async () => {
    const content = Array.from({ length: 20_000 }, () => ({ text: 'Ã©Ã©' }));
    const messages = [
      { role: 'user', content },
      { role: 'assistant', content: [{ text: 'a' }] },
    ];
    const row = JSON.stringify({ schemaVersion: 'bedrock-conversation-2024', messages });
    const marks = await textMarks(`${row}\n`, EACH);
    expect(marks).toHaveLength(50);
  });
});

it('reads what a talk says in every turn', async () => {
  expect(await textMarks(talk('a', 'b\u200bc', 'd', 'e\u200bf'), EACH)).toHaveLength(2);
});
