import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderComment } from '../../src/report/comment.ts';
import { renderEnded } from '../../src/report/ended.ts';
import { isOlder, type Marker, parseMarker, sameContent, seal } from '../../src/report/marker.ts';
import { aFinding, aJob, aModel, HOSTILE, SITUATIONS } from './models.ts';

const DIGEST = 'a'.repeat(64);

function lineWith(fields: string): string {
  return `text\n<!-- bedrock-tune ${fields} -->`;
}

function marker(body: string): Marker {
  const found = parseMarker(body);
  if (found === undefined) throw new Error('no marker');
  return found;
}

describe('parseMarker', () => {
  it('reads back what a comment was sealed with, whatever the names', () => {
    const text = fc.oneof(fc.constant(HOSTILE), fc.string({ unit: 'binary', maxLength: 50 }));
    fc.assert(
      fc.property(text, text, fc.option(text, { nil: undefined }), (config, job, run) => {
        const subject = {
          kind: 'ended',
          job,
          config,
          run,
          attempt: 2,
          observed: '2026-11-20T12:40:05Z',
        } as const;
        const read = marker(seal(`content\n\n${HOSTILE}`, 'stamps', subject));
        expect(read).toMatchObject({
          kind: 'ended',
          version: 1,
          config: config.toWellFormed(),
          job: job.toWellFormed(),
          attempt: 2,
        });
        expect(read.run ?? '').toBe((run ?? '').toWellFormed());
      }),
      { numRuns: 100 },
    );
  });

  it('survives CRLF and white space at the end', () => {
    const body = renderComment(aModel());
    expect(parseMarker(`${body.replaceAll('\n', '\r\n')}\r\n \n`)).toEqual(parseMarker(body));
  });

  it('reads a later version as far as it is known', () => {
    const fields = `v=2 kind=report config=jobs.yaml shard=3 observed=2026%2D11%2D20T12%3A40%3A05Z digest=${DIGEST}`;
    expect(parseMarker(lineWith(fields))).toMatchObject({ version: 2, config: 'jobs.yaml', run: undefined });
  });

  it.each([
    ['an ordinary comment', 'LGTM'],
    ['nothing', ''],
    [
      'a marker that is not the last line',
      `${lineWith(`v=1 kind=report config=a observed=2026 digest=${DIGEST}`)}\nmore`,
    ],
    ['a key twice', lineWith(`v=1 v=1 kind=report config=a observed=2026 digest=${DIGEST}`)],
    ['no config', lineWith(`v=1 kind=report observed=2026 digest=${DIGEST}`)],
    ['another kind', lineWith(`v=1 kind=plan config=a observed=2026 digest=${DIGEST}`)],
    ['an end without its run', lineWith(`v=1 kind=ended config=a observed=2026 digest=${DIGEST}`)],
    ['a short digest', lineWith('v=1 kind=report config=a observed=2026 digest=abc')],
    ['no time', lineWith(`v=1 kind=report config=a observed=soon digest=${DIGEST}`)],
    ['a broken encoding', lineWith(`v=1 kind=report config=%E0%A4 observed=2026 digest=${DIGEST}`)],
    ['version 0', lineWith(`v=0 kind=report config=a observed=2026 digest=${DIGEST}`)],
  ])('refuses %s', (_, body) => {
    expect(parseMarker(body)).toBeUndefined();
  });
});

describe('sameContent', () => {
  const model = SITUATIONS['training'] ?? aModel();
  const body = renderComment(model);

  it.each([
    ['a run', []],
    ['findings that a list has no room for', Array.from({ length: 9 }, (_, line) => aFinding({ line }))],
  ])('ignores of %s the run and the time of the look', (_, findings) => {
    const first = { ...model, findings };
    const body = renderComment(first);
    const later = {
      ...first,
      observedAt: '2026-11-20T13:10:00Z',
      runId: '9',
      runAttempt: 3,
      runUrl: 'https://github.com/acme/support-models/actions/runs/9',
    };
    expect(sameContent(body, renderComment(later))).toBe(true);
    expect(renderComment(later)).not.toBe(body);
  });

  it('sees another state, another commit, and an edit by hand', () => {
    expect(sameContent(body, renderComment({ ...model, jobs: [aJob()] }))).toBe(false);
    expect(sameContent(body, renderComment({ ...model, commit: '0'.repeat(40) }))).toBe(false);
    expect(sameContent(body.replace('in progress', 'completed'), body)).toBe(false);
    expect(sameContent('LGTM', body)).toBe(false);
  });

  it('holds although the site changed line ends', () => {
    expect(sameContent(body.replaceAll('\n', '\r\n'), body)).toBe(true);
  });
});

describe('isOlder', () => {
  it('compares moments, not texts', () => {
    const shown = marker(renderComment(aModel({ observedAt: '2026-11-20T12:40:05Z' })));
    expect(isOlder(shown, '2026-11-20T12:40:04.999Z')).toBe(true);
    expect(isOlder(shown, '2026-11-20T12:40:05.000Z')).toBe(false);
    expect(isOlder(shown, '2026-11-20T12:40:06Z')).toBe(false);
  });
});

describe('the comment about an ended run', () => {
  it('says in its marker which run it speaks of', () => {
    const job = SITUATIONS['completed']?.jobs[0] ?? aJob();
    const sealed = parseMarker(renderEnded(job, aModel()));
    expect(sealed).toMatchObject({ kind: 'ended', job: 'support-bot-9b1f0c6c8e5a' });
  });
});
