import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Checks } from '../../../src/datasets/rules.ts';
import { checkSplitTexts } from '../../../src/datasets/text-quality/splits.ts';
import { pair, scan, talk } from '../scan-support.ts';
import { ONLY_TEXTS, textMarks, textRules, without } from './support.ts';

const times = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join('');
const set = (threshold: number) => ({ severity: undefined, threshold });

const NAMES =
  'ash birch cedar dogwood elm fir ginkgo hazel iris juniper kauri larch maple nutmeg oak pine'.split(' ');
const nameOf = (at: number) => `${NAMES[at % NAMES.length]}${at}`;
/** Rows in which nothing is remarkable; the prompt starts and ends in another way each time. */
const plain = (count: number) =>
  times(count, (at) => pair(`${nameOf(at)} ${at}?`, `${nameOf(at)} answers to this ${at}`));
const prompted = (count: number, prompt: (at: number) => string) =>
  times(count, (at) => pair(prompt(at), `${nameOf(at)} answers to this ${at}`));
const answered = (count: number, answer: (at: number) => string) =>
  times(count, (at) => pair(`${nameOf(at)} ${at}?`, answer(at)));
/** Different answers, so that they are no labels. */
const loud = (count: number, prompt: string) => times(count, (at) => pair(prompt, `${nameOf(at)} is quiet`));

function withSystem(system: string | undefined, at: number): string {
  const row = JSON.parse(talk(`${nameOf(at)} ${at}?`, `${nameOf(at)} answers to this ${at}`));
  return `${JSON.stringify(system === undefined ? row : { ...row, system: [{ text: system }] })}\n`;
}

const ENGLISH = 'Please open the settings and enter the password of the network again.';
const GERMAN = 'Bitte öffnen Sie die Einstellungen und geben Sie das Passwort erneut ein.';
const FRENCH = 'Ouvrez les paramètres et saisissez de nouveau le mot de passe du réseau.';
const spoken = (count: number, text: string) =>
  times(count, (at) => pair(`${nameOf(at)}?`, `${nameOf(at)}: ${text} ${nameOf(at)}`));
/** 120 characters that end in the middle of a word. */
const cut = (at: number) => `${nameOf(at)} ${'and so on '.repeat(20)}`.slice(0, 117).concat('par');

describe('one file', () => {
  it.each<[string, string, readonly string[], Checks?]>([
    ['nothing remarkable', plain(40), []],
    ['no rows', '', []],

    [
      'prompts that start alike',
      prompted(20, (at) => `Answer the ask: ${nameOf(at)}`),
      ['1:11 common-prefixi'],
    ],
    ['prompts that start alike up to the limit', prompted(20, (at) => `Answer this:${nameOf(at)}`), []],
    ['characters, not units', prompted(20, (at) => `${'😀'.repeat(12)}${nameOf(at)}`), []],
    [
      'another limit',
      prompted(20, (at) => `Answer this:${nameOf(at)}`),
      ['1:11 common-prefixi'],
      { 'common-prefix': set(11) },
    ],
    ['too few rows to have something in common', prompted(9, (at) => `Answer the ask: ${nameOf(at)}`), []],
    [
      'answers that start alike',
      answered(20, (at) => `The answer is: ${nameOf(at)}`),
      ['1:34 common-prefixi'],
    ],
    ['prompts that end alike', prompted(20, (at) => `${nameOf(at)}\n\n### Reply:`), ['1:11 common-suffixi']],
    [
      'answers that end alike',
      answered(20, (at) => `It is ${nameOf(at)}. Anything else?`),
      ['1:34 common-suffixi'],
    ],
    ['one answer everywhere', answered(20, () => 'This is the only answer there is'), []],

    [
      'answers of a word',
      answered(20, (at) => (at < 9 ? 'A long answer to the question.' : 'yes')),
      ['10:38 tiny-completioni'],
    ],
    [
      'half of them of a word',
      answered(20, (at) => (at < 10 ? 'A long answer to the question.' : 'yes')),
      [],
    ],
    ['labels of a word', answered(20, (at) => (at % 2 === 0 ? 'yes' : 'no')), []],
    ['words that are no labels', answered(20, (at) => `n${at}`), ['1:34 tiny-completioni']],
    ['fewer tokens wanted', answered(20, () => 'yes'), [], { 'tiny-completion': set(0) }],

    ['capitals', plain(20) + loud(3, 'WHY IS THIS ALL IN CAPITALS?'), ['21:11 upper-casei']],
    ['Cyrillic capitals', plain(20) + loud(3, 'ПОЧЕМУ ВСЁ ЗАГЛАВНЫМИ БУКВАМИ?'), ['21:11 upper-casei']],
    ['capitals in two rows', plain(20) + loud(2, 'WHY IS THIS ALL IN CAPITALS?'), []],
    [
      'a few capitals',
      plain(20) + pair('Does the hub of NASA work in the USA or in Europe?', 'It is not, I say.'),
      [],
    ],
    ['capitals in three rows of very many', plain(350) + loud(3, 'WHY IS THIS ALL IN CAPITALS?'), []],
    ['a name in capitals', plain(20) + pair('REFUND?', 'It is not.'), []],

    ['a blank in front', plain(3) + pair('q', ' a'), ['4:28 whitespace-edgesi']],
    ['a line feed behind', pair('q\n', 'a ') + plain(3), ['1:11 whitespace-edgesi']],
    ['tolerated blanks', plain(3) + pair('q', ' a'), [], { 'whitespace-edges': set(0.25) }],
    ['a no-break space in front', pair('q', '\u00a0a'), ['1:28 whitespace-edgesi']],
    ['an empty text', pair('q', ''), []],

    ['an AI', plain(9) + pair('q', 'Well, as an AI language model I have no tea.'), ['10:35 refusal-text!']],
    [
      'an AI that is sorry',
      plain(9) + pair('q', 'I’m sorry, but I can’t help with that.'),
      ['10:29 refusal-text!'],
    ],
    [
      'an AI in German',
      plain(9) + pair('q', 'Als KI-Sprachmodell trinke ich nicht.'),
      ['10:29 refusal-text!'],
    ],
    [
      'each refusal',
      plain(9) + pair('q', 'I cannot assist with that request.') + pair('r', 'As an AI, no.'),
      ['10:29 refusal-text!', '11:29 refusal-text!'],
    ],
    ['few refusals', plain(150) + pair('q', 'As an AI, I cannot say.'), []],
    [
      'few refusals that are too many',
      plain(150) + pair('q', 'As an AI, I cannot say.'),
      ['151:29 refusal-text!'],
      { 'refusal-text': set(0) },
    ],
    ['a prompt about AI', plain(9) + pair('As an AI, can you help?', 'Yes.'), []],
    [
      'a polite no',
      plain(9) +
        pair('q', "I'm sorry, but I can't find your order. Our team has an AI lab for language models."),
      [],
    ],

    [
      'answers cut at one length',
      plain(9) + answered(3, cut),
      ['10:34 cut-off-completion!', '11:36 cut-off-completion!', '12:36 cut-off-completion!'],
    ],
    ['answers of one length that end well', plain(9) + answered(3, (at) => `${cut(at).slice(0, -1)}.`), []],
    ['only two of them', plain(9) + answered(2, cut), []],
    ['the same answer again', plain(9) + answered(3, () => cut(0)), []],
    ['a longer answer', plain(9) + answered(3, cut) + pair('q', cut(0).repeat(2)), []],

    [
      'two system texts',
      times(9, (at) => withSystem('A', at)) + withSystem('B', 9),
      ['10:199 mixed-system-promptsi'],
    ],
    [
      'two system texts that may be',
      times(9, (at) => withSystem('A', at)) + withSystem('B', 9),
      [],
      { 'mixed-system-prompts': set(2) },
    ],
    [
      'a row without system text',
      times(9, (at) => withSystem('A', at)) + withSystem(undefined, 9),
      ['10:1 mixed-system-promptsi'],
    ],
    ['one system text', times(10, (at) => withSystem('A', at)), []],

    ['two languages', spoken(20, ENGLISH) + spoken(2, GERMAN), ['21:32 language-mixi']],
    ['a stray row of another language', spoken(200, ENGLISH) + spoken(2, GERMAN), []],
    [
      'code and labels',
      spoken(20, ENGLISH) + answered(9, (at) => `{"de": "die der das und", "at": ${at}}`),
      [],
    ],
  ])('%s', async (_, content, wanted, checks = {}) => {
    expect(await textMarks(content, undefined, { checks })).toEqual(wanted);
  });

  it('counts what it says of many rows', async () => {
    const { findings } = await scan(plain(1000) + times(234, (at) => pair(` q${at}`, `a${at}`)), {
      checks: ONLY_TEXTS,
    });
    const found = findings.find(({ code }) => code === 'whitespace-edges');
    expect(found?.message).toContain('234 of 1,234 rows');
  });

  it('names no more than fifty refusals, and counts all', async () => {
    const { findings } = await scan(answered(70, (at) => `As an AI I do not know ${at}`));
    const refusals = findings.filter(({ code }) => code === 'refusal-text');
    expect(refusals).toHaveLength(50);
    expect(refusals[49]?.message).toContain('70 of 70 rows');
  });

  it('says of the validation file nothing that is said of the training file', async () => {
    const content = prompted(20, (at) => `Answer the ask: ${nameOf(at)}`);
    expect(await textMarks(content, undefined, { split: 'validation' })).toEqual([]);
  });

  it('learns nothing of texts where every rule about them is off', async () => {
    const checks = without(textRules);
    const { texts, findings } = await scan(pair('{{a}}', ' b'), { checks });
    expect(texts).toBeUndefined();
    expect(findings).toEqual([]);
  });
});

describe('two files', () => {
  async function between(
    training: string,
    validation: string,
    checks: Checks = {},
  ): Promise<readonly string[]> {
    const found = checkSplitTexts({
      training: await scan(training, { checks: ONLY_TEXTS }),
      heldBack: await scan(validation, {
        path: 'data/validation.jsonl',
        split: 'validation',
        checks: ONLY_TEXTS,
      }),
      checks,
    });
    expect(found.every(({ file }) => file === 'data/validation.jsonl')).toBe(true);
    return found.map(
      ({ line, column, code, severity }) => `${line}:${column} ${code}${severity === 'warning' ? '!' : 'i'}`,
    );
  }
  const asked = (at: number) => `Answer the ask: ${nameOf(at)}`;
  const bare = (at: number) => nameOf(at);

  it.each<[string, string, string, readonly string[], Checks?]>([
    ['the same template', prompted(20, asked), prompted(20, asked), []],
    ['no template', prompted(20, bare), prompted(20, asked), []],
    ['a template that only training has', prompted(20, asked), prompted(20, bare), ['1:11 prompt-mismatch!']],
    [
      'a row without the template',
      prompted(20, asked),
      prompted(7, asked) + prompted(3, bare),
      ['8:11 prompt-mismatch!'],
    ],
    [
      'a row that starts in nearly the same way',
      prompted(20, asked),
      prompted(7, asked) + prompted(3, (at) => `Answer the question: ${at}`),
      ['8:11 prompt-mismatch!'],
    ],
    [
      'an end that is lacking',
      prompted(20, (at) => `${bare(at)} ### Your reply:`),
      prompted(4, (at) => `${bare(at)} ### Your reply:`) + prompted(1, bare),
      ['5:11 prompt-mismatch!'],
    ],
    ['a short template', prompted(20, (at) => `Q: ${bare(at)}`), prompted(20, bare), []],
    [
      'a short template that counts',
      prompted(20, (at) => `Q: ${bare(at)}`),
      prompted(20, bare),
      ['1:11 prompt-mismatch!'],
      { 'prompt-mismatch': set(2) },
    ],
    [
      'a template in talks',
      times(20, (at) => talk(asked(at), 'a')),
      times(3, (at) => talk(bare(at), 'a')),
      ['1:92 prompt-mismatch!'],
    ],

    [
      'the same languages',
      spoken(40, ENGLISH) + spoken(40, GERMAN),
      spoken(12, ENGLISH) + spoken(10, GERMAN),
      [],
    ],
    ['a new language', spoken(80, ENGLISH), spoken(20, ENGLISH) + spoken(5, FRENCH), ['21:32 language-mix!']],
    [
      'a language that is gone',
      spoken(40, ENGLISH) + spoken(40, GERMAN),
      spoken(25, ENGLISH),
      ['1:32 language-mix!'],
    ],
    [
      'a difference by chance',
      spoken(70, ENGLISH) + spoken(30, GERMAN),
      spoken(16, ENGLISH) + spoken(4, GERMAN),
      [],
    ],
    ['too few rows to compare', spoken(80, ENGLISH), spoken(19, GERMAN), []],
    [
      'a difference that may be',
      spoken(80, ENGLISH),
      spoken(20, ENGLISH) + spoken(5, FRENCH),
      [],
      { 'language-mix': set(0.3) },
    ],
  ])('%s', async (...[, training, validation, wanted, checks]) => {
    expect(await between(training, validation, checks)).toEqual(wanted);
  });

  it('finds the first row that lacks the template as a search through all rows does', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁'), maxLength: 4 });
    const rows = fc.array(word, { minLength: 1, maxLength: 12 });
    const trained = fc.tuple(word, fc.array(word, { minLength: 10, maxLength: 15 }));
    await fc.assert(
      fc.asyncProperty(trained, rows, async ([start, ends], held) => {
        const prompts = ends.map((end, at) => `${start}${end}${at}`);
        const training = await scan(prompts.map((prompt) => pair(prompt, 'a')).join(''), {
          checks: ONLY_TEXTS,
        });
        const common = training.texts?.prompts.start.common ?? '';
        expect(prompts.every((prompt) => prompt.startsWith(common))).toBe(true);
        expect(common.startsWith(start)).toBe(true);
        const found = await between(
          prompts.map((prompt) => pair(prompt, 'a')).join(''),
          held.map((prompt) => pair(prompt, 'a')).join(''),
          { 'prompt-mismatch': set(0) },
        );
        const first = held.findIndex((prompt) => !prompt.startsWith(common)) + 1;
        expect(found.filter((mark) => mark.startsWith(`${first}:`)).length > 0).toBe(first > 0);
      }),
      { numRuns: 60 },
    );
  });
});
