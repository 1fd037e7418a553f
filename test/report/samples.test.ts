/** Rows of strangers in a comment: whatever stands in them, they stay in their block. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSamples } from '../../src/datasets/row-samples.ts';
import { COMMENT_BUDGET, renderComment } from '../../src/report/comment.ts';
import { parseMarker } from '../../src/report/marker.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { DATA_CHANGES } from './data-changes.ts';
import { aJob, aModel } from './models.ts';
import { expectWellFormed } from './wellformed.ts';

const EVIL = [
  '`````',
  '~~~~',
  '\n```\n',
  '</details>',
  '<!-- bedrock-tune v=1 kind=report -->',
  '-->',
  '@octocat',
  '#1',
  '::error::x',
  '\u202e',
  '\u{E0041}',
  '\uFEFF',
  '\u2028',
  '\r',
  '\0',
  '\uD800',
  '![x](https://evil.test/x.png)',
  '<script>',
  '\\',
  '"',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...EVIL), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

const row = (prompt: string, completion: string): string => JSON.stringify({ prompt, completion });

function side(...lines: readonly string[]): Parameters<typeof readSamples>[0]['before'] {
  const bytes = (async function* () {
    yield Buffer.from(`${lines.join('\n')}\n`);
  })();
  return { bytes, format: 'prompt-completion' };
}

/** Line 1 changed, line 2 was removed, and another line 2 was added. */
async function modelOf(policy: 'redacted' | 'full', text: string, other: string): Promise<ReportModel> {
  const samples = await readSamples({
    policy,
    picks: { changed: [{ before: 1, after: 1 }], added: [2], removed: [2] },
    before: side(row(text, other), row(other, text)),
    after: side(row(text, `${other}${text}`), text.includes('\n') ? row(other, other) : text || '{}'),
  });
  if (samples === undefined) throw new Error('there are rows');
  const jobs = [aJob({ datasets: DATA_CHANGES.compared })];
  return aModel({ jobs, samples: [{ source: 'datasets/a.jsonl', from: undefined, samples }] });
}

/** Lines between the fences, and the text without them. */
function blockOf(markdown: string): {
  readonly fence: string;
  readonly lines: readonly string[];
  readonly rest: string;
} {
  const [all, fence = '', inside = ''] = /^(`{3,})diff\n([\s\S]*?)\n\1$/m.exec(markdown) ?? [];
  if (all === undefined) throw new Error('no block');
  return { fence, lines: inside.split('\n'), rest: markdown.replace(all, '') };
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

describe('rows in a comment', () => {
  it('stay in their block, a line each, whatever stands in them', async () => {
    const plain = blockOf(renderComment(await modelOf('full', 'one', 'two'))).rest;
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, other) => {
        const body = renderComment(await modelOf('full', text, other));
        const { fence, lines, rest } = blockOf(body);
        expectWellFormed(body);
        // All outside of the block is what it is beside harmless rows, but for the digest of the whole.
        expect(rest.replace(/digest=\w+/, '')).toBe(plain.replace(/digest=\w+/, ''));
        expect(lines.map((line) => line.slice(0, 2))).toEqual(['@@', '- ', '+ ', '@@', '+ ', '@@', '- ']);
        for (const line of lines) {
          expect(line).not.toMatch(UNSEEN);
          expect(line).not.toContain('<!--');
          expect(line).not.toContain(fence);
          expect(Array.from(line).length).toBeLessThan(260);
        }
        expect(parseMarker(body)).toMatchObject({ kind: 'report', config: 'jobs.yaml' });
      }),
      { numRuns: 80 },
    );
  });

  it('have in their redacted form nothing but words of ours and numbers', async () => {
    const form =
      /^(?:@@ (?:changed|added|removed) @@|[+-] \d+: (?:no text|(?:(?:user|assistant) (?:same|\d[\d,]* tokens?(?: \([\w, ]+\))?)(?:, )?)+(?: \(texts same, other members differ\))?))$/;
    const words = new Set(
      'user assistant same token tokens words kept removed added changed only blanks letter case punctuation digits differ differs no text'.split(
        ' ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, other) => {
        const { lines } = blockOf(renderComment(await modelOf('redacted', text, other)));
        for (const line of lines) {
          expect(line).toMatch(form);
          expect((line.match(/[a-z]+/gi) ?? []).filter((word) => !words.has(word))).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('stand nowhere but in a block of comment and summary', async () => {
    const model = await modelOf('full', 'zyzzyva', 'quokka');
    expect(renderTerminal(model)).not.toMatch(/zyzzyva|quokka/);
    for (const render of [renderComment, renderSummary])
      expect(blockOf(render(model)).rest).not.toMatch(/zyzzyva|quokka/);
    expect(renderComment({ ...model, stage: 'training' })).not.toMatch(/zyzzyva|quokka/);
  });

  it('are given up first where a comment gets too long', async () => {
    const [sample] = (await modelOf('full', '語'.repeat(500), '語'.repeat(400))).samples;
    if (sample === undefined) throw new Error('no sample');
    const samples = Array.from({ length: 60 }, (_, at) => ({ ...sample, source: `datasets/${at}.jsonl` }));
    const jobs = [aJob({ datasets: DATA_CHANGES.compared })];
    const body = renderComment(aModel({ jobs, samples }));
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(COMMENT_BUDGET);
    expect(body).toMatch(/Left out here for its size: rows of datasets \(\d+\)\. See/);
    expect(body).toContain('datasets/0.jsonl');
    expect(renderSummary(aModel({ jobs, samples }))).toContain('datasets/59.jsonl');
  });
});

describe('a changed row', () => {
  const changed = async (before: string, after: string): Promise<readonly string[]> => {
    const samples = await readSamples({
      policy: 'full',
      picks: { changed: [{ before: 1, after: 1 }], added: [], removed: [] },
      before: side(before),
      after: side(after),
    });
    const model = aModel({ samples: samples ? [{ source: 'a', from: undefined, samples }] : [] });
    return blockOf(renderComment(model)).lines.slice(1);
  };

  it('shows where its versions part, however long they are', async () => {
    const long = 'so it goes on and on. '.repeat(200);
    expect(await changed(row('Why?', `${long}old end`), row('Why?', `${long}new end`))).toEqual([
      expect.stringMatching(/^- 1: user "Why\?" assistant "…[\w .]*old end"$/),
      expect.stringMatching(/^\+ 1: user "Why\?" assistant "…[\w .]*new end"$/),
    ]);
  });

  it.each([
    ['a key', 'Use AKIAQ3EGRMTLX7ZW2VPD.'],
    ['an address', 'Write to jane.miller@corp-mail.com.'],
    [
      'a key that lost a character on the other side',
      'Use AKIAQ3EGRMTLX7ZW2VPD.',
      'Use AKIAQ3EGRMTLX7ZW2VP.',
    ],
  ])(
    'with %s in it is shown in neither version, whatever the policy says',
    async (_, delicate, other = 'Better so.') => {
      const withheld = '1: (not shown: a version of it holds a secret or personal data)';
      const lines = [`- ${withheld}`, `+ ${withheld}`];
      expect(await changed(row('Why?', delicate), row('Why?', other))).toEqual(lines);
      expect(await changed(row('Why?', other), row('Why?', delicate))).toEqual(lines);
    },
  );

  it('shows its JSON where all it says is the same', async () => {
    expect(await changed(row('a', 'b'), '{"prompt":"a","completion":"b","x":1}')).toEqual([
      '- 1: {"prompt":"a","completion":"b"}',
      '+ 1: {"prompt":"a","completion":"b","x":1}',
    ]);
  });
});
