import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import { compareFindings } from '../../src/errors.ts';
import { selectAnnotations } from '../../src/report/annotations.ts';
import { compose, KEEP } from '../../src/report/blocks.ts';
import { renderEnded } from '../../src/report/ended.ts';
import { parseMarker } from '../../src/report/marker.ts';
import { renderSummary, SUMMARY_BUDGET } from '../../src/report/summary.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { expectGolden } from './golden.ts';
import { aFinding, aJob, aModel, aReport, aRun, SITUATIONS } from './models.ts';
import { expectWellFormed } from './wellformed.ts';

describe.each(Object.entries(SITUATIONS))('for %s', (name, model) => {
  it('the summary is well-formed and within the limit of the site', () => {
    const summary = renderSummary(model);
    expectWellFormed(summary);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_BUDGET);
  });

  it('the terminal shows plain text: no control, nothing unseen', () => {
    expect(renderTerminal(model).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('the terminal text is the golden one', () => {
    if (model.jobs.length < 10) expectGolden(`terminal-${name}.txt`, renderTerminal(model));
  });
});

describe('the terminal', () => {
  it('does not call simulated what never asked AWS, and names the next command', () => {
    const text = renderTerminal({ ...(SITUATIONS['validate'] ?? aModel()), simulated: true });
    expect(text).not.toMatch(/simulated/i);
    expect(text).toContain('Next: Run plan');
    expect(renderTerminal(aModel({ simulated: true }))).toContain('SIMULATED');
  });

  it('prints tags that prove whose a deployment is, as far as a laptop knows', () => {
    const model = SITUATIONS['completed'] ?? aModel();
    const commandOf = (over: Partial<typeof model>): string =>
      /create-custom-model-deployment.*/.exec(renderTerminal({ ...model, ...over }))?.[0] ?? '';
    expect(commandOf({ repository: undefined })).toMatch(
      / --tags key=bedrock-tune:repository-id,value=4242 key=bedrock-tune:job,value=support-bot$/,
    );
    expect(commandOf({ repositoryId: undefined })).not.toContain('--tags');
  });
});

describe('the summary', () => {
  it('has what the comment had to leave out', () => {
    const summary = renderSummary(SITUATIONS['three-hundred-jobs'] ?? aModel());
    expect(summary).toContain('`bot-299`');
    expect(summary.match(/```mermaid/g)?.length).toBeGreaterThan(200);
  });
});

describe('the comment that tells an end', () => {
  const stopped = aRun({ status: 'Stopped', endedAt: '2026-11-20T10:00:00Z' });
  const ENDS = {
    completed: SITUATIONS['completed']?.jobs[0] ?? aJob(),
    failed: SITUATIONS['failed']?.jobs[0] ?? aJob(),
    stopped: aJob(
      { report: aReport({ run: stopped, metrics: undefined }) },
      { action: { kind: 'stopped', run: stopped, retryAttempt: 2 } },
    ),
    hostile: SITUATIONS['hostile']?.jobs[0] ?? aJob(),
  };

  it.each(Object.entries(ENDS))('is the golden one: %s', (name, job) => {
    const body = renderEnded(job, aModel({ stage: 'settled' }));
    expectGolden(`ended-${name}.md`, body);
    expectWellFormed(body);
    expect(parseMarker(body)?.kind).toBe('ended');
    expect(Buffer.byteLength(body)).toBeLessThan(60_000);
  });

  it('names its run, so that it is posted once', () => {
    expect(parseMarker(renderEnded(ENDS.failed, aModel()))).toMatchObject({
      job: 'support-bot-9b1f0c6c8e5a',
    });
  });

  it('does not call a run ended that is not', () => {
    const running = aJob({}, { action: { kind: 'watch', run: aRun() } });
    expect(renderEnded(running, aModel()).split('\n')[0]).toContain('in progress');
  });

  it('says of a simulated end that it is one', () => {
    expect(renderEnded(ENDS.completed, aModel({ simulated: true })).split('\n')[0]).toContain(
      '**Simulated**',
    );
  });
});

describe('selectAnnotations', () => {
  const many = (['info', 'error', 'warning'] as const).flatMap((severity) =>
    Array.from({ length: 12 }, (_, index) => aFinding({ severity, line: 12 - index })),
  );

  it('takes at most ten of each severity, worst first, and counts the rest', () => {
    const { shown, omitted } = selectAnnotations(many);
    expect(shown).toHaveLength(30);
    expect(omitted).toBe(6);
    expect(shown).toEqual(shown.toSorted(compareFindings));
    expect(shown.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('leaves out nothing when there is room', () => {
    expect(selectAnnotations([aFinding()])).toEqual({ shown: [aFinding()], omitted: 0 });
  });
});

describe('compose', () => {
  const block = (
    text: string,
    rank: number,
    what = 'tables',
  ): { text: string; rank: number; what: string } => ({
    text,
    rank,
    what,
  });

  it('leaves out the highest rank first and the last of a rank before the first', () => {
    const blocks = [
      block('keep', KEEP),
      block('A'.repeat(80), 1),
      block('B'.repeat(80), 2),
      block('C'.repeat(80), 2),
    ];
    const text = compose(blocks, { bytes: 230, elsewhere: 'the summary' });
    expect(text).toContain('keep');
    expect(text).toContain('AAAA');
    expect(text).toContain('BBBB');
    expect(text).not.toContain('CCCC');
    expect(text).toContain('tables. See the summary.');
  });

  it('leaves out nothing that fits, and says nothing then', () => {
    expect(compose([block('a', 3), block('b', KEEP)], { bytes: 100, elsewhere: '' })).toBe('a\n\nb');
  });

  it('counts bytes, not characters', () => {
    const blocks = [block('x', KEEP), block('▁'.repeat(60), 1)];
    expect(compose(blocks, { bytes: 150, elsewhere: 's' })).not.toContain('▁');
  });

  it('drops a fold with its last block and never cuts one', () => {
    const fold = { summary: 's', open: false };
    const blocks = [
      block('x', KEEP),
      { ...block('y'.repeat(100), 1), fold },
      { ...block('z'.repeat(100), 2), fold },
    ];
    expectWellFormed(compose(blocks, { bytes: 250, elsewhere: 's' }));
    expect(compose(blocks, { bytes: 80, elsewhere: 's' })).not.toContain('details');
  });
});
