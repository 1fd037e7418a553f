import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMENT_BUDGET, renderComment } from '../../src/report/comment.ts';
import { parseMarker } from '../../src/report/marker.ts';
import type { ReportModel, Stage } from '../../src/report/model.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { expectGolden } from './golden.ts';
import { aFinding, aJob, aModel, aPlanned, aRun, HOSTILE, SITUATIONS } from './models.ts';
import { expectWellFormed } from './wellformed.ts';

describe.each(Object.entries(SITUATIONS))('the comment for %s', (name, model) => {
  it('is the golden one', () => {
    expectGolden(`comment-${name}.md`, renderComment(model));
  });

  it('stays in the budget, well-formed, with a marker that names its file', () => {
    const body = renderComment(model);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(COMMENT_BUDGET);
    expectWellFormed(body);
    expect(parseMarker(body)).toMatchObject({ kind: 'report', config: model.configFile.toWellFormed() });
  });
});

const firstLine = (model: ReportModel): string => renderComment(model).split('\n')[0] ?? '';

describe('the verdict', () => {
  it('gives the cost as a range of all runs that will start, and says it is an estimate', () => {
    const jobs = [aJob(), aJob({}, { key: 'triage' })];
    expect(firstLine(aModel({ jobs }))).toContain('estimated $0.16–$0.24');
  });

  it('never turns an unknown cost into an amount', () => {
    const unknown = aJob({}, { key: 'triage', estimate: { kind: 'unknown', reason: 'not read' } });
    expect(firstLine(aModel({ jobs: [unknown] }))).toContain('cost unknown');
    expect(firstLine(aModel({ jobs: [aJob(), unknown] }))).toContain(
      'estimated $0.08–$0.12 and 1 unknown cost',
    );
  });

  it('calls a running job in progress and nothing more', () => {
    const line = firstLine(SITUATIONS['training'] ?? aModel());
    expect(line).toContain('in progress');
    expect(line).not.toMatch(/completed|✅/);
  });

  it('says of a simulated result that it is one', () => {
    for (const stage of ['proposed', 'closed', 'merged', 'training', 'settled'] satisfies Stage[])
      expect(firstLine(aModel({ stage, simulated: true }))).toContain('**Simulated**');
  });

  it('says whether merging in spite of errors spends', () => {
    expect(firstLine(SITUATIONS['plan-errors-elsewhere'] ?? aModel())).toContain(
      'merging anyway starts 1 training run (`triage`',
    );
    expect(firstLine(SITUATIONS['plan-blocked'] ?? aModel())).toContain('nothing will train');
  });

  it('does not show a plan that is blocked as fine', () => {
    for (const command of ['plan', 'validate'])
      expect(firstLine({ ...(SITUATIONS['plan-over-budget'] ?? aModel()), command })).toMatch(
        /^### ⛔ 1 job blocked/,
      );
  });
});

describe('what needs the reader', () => {
  it('links each error to its line at the commit', () => {
    const body = renderComment(
      aModel({ findings: [aFinding({ file: 'data/a b(1).jsonl', line: 4812, column: 3 })] }),
    );
    expect(body).toContain(
      '[`data/a b(1).jsonl:4812:3`](https://github.com/acme/support-models/blob/4f2a9c1de0b35a7788c6d5e4f3a2b1c0d9e8f7a6/data/a%20b%281%29.jsonl?plain=1#L4812)',
    );
  });

  it('names the place without a link where the commit is unknown', () => {
    const body = renderComment(aModel({ findings: [aFinding()], commit: undefined }));
    expect(body).toContain('`datasets/support-bot/train.jsonl:812:47`: ');
  });

  it('gives the exact line that tries again, once', () => {
    const body = renderComment(SITUATIONS['failed'] ?? aModel());
    expect(body.split('`retry: support-bot@2`')).toHaveLength(2);
    expect(body).toContain('gh workflow run train.yml -f retry=support-bot@2');
  });

  it('counts what the list has no room for', () => {
    const findings = Array.from({ length: 100 }, (_, index) => aFinding({ file: `${index}.jsonl` }));
    expect(renderComment(aModel({ findings }))).toContain('… and 80 more: see [the job summary]');
  });

  it('shows three findings of one kind in one file, and counts the rest', () => {
    const findings = Array.from({ length: 100 }, (_, index) => aFinding({ line: index + 1 }));
    const body = renderComment(aModel({ findings }));
    expect(body.match(/❌ Error at/g)).toHaveLength(3);
    expect(body).toContain('… and 97 more like it: see [the job summary]');
    expect(renderTerminal(aModel({ findings }))).toContain('and 97 more like it');
    expect(renderSummary(aModel({ findings })).match(/❌ Error at/g)).toHaveLength(100);
  });

  it('leaves a remark to the table of the data that says it already', () => {
    const model = SITUATIONS['plan-errors-elsewhere'] ?? aModel();
    for (const render of [renderComment, renderSummary, renderTerminal])
      expect(render(model)).not.toContain('will-be-converted');
  });

  it('shows the warning of an unknown base model before the table, once', () => {
    const body = renderComment(SITUATIONS['plan-unknown-model'] ?? aModel());
    expect(body.split('(`base-model-unknown`)')).toHaveLength(2);
    expect(body.indexOf('base-model-unknown')).toBeLessThan(body.indexOf('| Job |'));
    expect(body.split('\n')[0]).toContain('cost unknown');
  });
});

describe('why a job trains', () => {
  it('stands in view before the merge, and nowhere after it', () => {
    const body = renderComment(aModel({ jobs: [aJob({ presentRun: 'support-bot-4ecdaf0cbdb7' })] }));
    expect(body).toContain(
      '**Why**: `support-bot`: training data changed, `epochCount` `1` → `2`; the present model is of run `support-bot-4ecdaf0cbdb7`.',
    );
    expect(renderComment(aModel({ stage: 'merged' }))).not.toContain('**Why**');
  });

  it('is not said of a job that does not train', () => {
    expect(renderComment(SITUATIONS['plan-over-budget'] ?? aModel())).not.toContain('**Why**');
  });
});

describe('the next step', () => {
  const next = (model: ReportModel): string => renderComment(model).split('**Next**: ')[1] ?? '';
  const terminalNext = (model: ReportModel): string =>
    renderTerminal(model).split('\nNext: ').slice(1).join('\n');

  it('never says that nothing is to do where a job is blocked or waits', () => {
    const model = SITUATIONS['apply-blocked'] ?? aModel();
    expect(next(model)).toContain('gh workflow run train.yml');
    expect(terminalNext(model)).toContain('bedrock-tune apply');
    const waiting = aModel({ stage: 'training', command: 'status' });
    expect(next(waiting)).toMatch(/next apply starts 1 training run/);
    expect(next(waiting)).not.toContain('slot');
    expect(terminalNext(waiting)).toContain('bedrock-tune apply');
  });

  it('does not promise a start to a job that the default branch has changed since', () => {
    const stale = aJob({}, { notes: [{ code: 'stale', message: 'changed since' }] });
    expect(next(aModel({ stage: 'training', command: 'apply', jobs: [stale] }))).not.toContain('next apply');
  });

  it('does not offer to stop what is stopping', () => {
    const jobs = [aJob({}, { action: { kind: 'watch', run: aRun({ status: 'Stopping' }) } })];
    const model = aModel({ stage: 'training', command: 'status', jobs });
    expect(next(model)).not.toContain('stop.yml');
    expect(terminalNext(model)).not.toContain('bedrock-tune stop');
  });

  it('says how many jobs a command line leaves out', () => {
    const jobs = Array.from({ length: 8 }, (_, index) =>
      aJob({}, { key: `bot-${index}`, action: { kind: 'watch', run: aRun() } }),
    );
    expect(next(aModel({ stage: 'training', jobs }))).toContain('3 more jobs');
  });

  it('names a deployment as the run: a second one of the same name would be refused', () => {
    expect(next(SITUATIONS['completed'] ?? aModel())).toContain(
      '--model-deployment-name support-bot-9b1f0c6c8e5a ',
    );
  });

  it('puts no name into a command line that is not the name of a job', () => {
    const evil = aJob({}, { key: 'x; rm -rf /', action: { kind: 'watch', run: SITUATIONS_RUN } });
    expect(renderComment(aModel({ stage: 'training', jobs: [evil] }))).not.toContain('-f jobs=');
  });

  it('says how many runs a merge starts, and that a validated configuration starts none yet', () => {
    expect(renderComment(aModel())).toContain('Merging this pull request starts 1 training run.');
    expect(renderComment(SITUATIONS['validate'] ?? aModel())).not.toContain('Merging this pull request');
  });
});

const SITUATIONS_RUN = {
  jobName: 'x',
  jobArn: 'x',
  attempt: 1,
  status: 'InProgress',
  phases: [],
  createdAt: '2026-11-20T09:00:00Z',
  endedAt: undefined,
  modelArn: undefined,
} as const;

/** Short texts made of what Markdown reacts to, and now and then a very long one. */
const nasty = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(HOSTILE, '`', '|', '</details>', '```', '@a', '#1', '<!--', '-->'),
  },
  { weight: 1, arbitrary: fc.constantFrom('`'.repeat(5_000), '$'.repeat(5_000), '\u202e'.repeat(5_000)) },
);

const anyModel = fc
  .record({
    stage: fc.constantFrom<Stage>('proposed', 'closed', 'merged', 'training', 'settled'),
    texts: fc.array(nasty, { minLength: 4, maxLength: 4 }),
    jobs: fc.nat(120),
    findings: fc.nat(60),
    base: fc.constantFrom(...Object.values(SITUATIONS).filter((model) => model.jobs.length < 10)),
  })
  .map(({ stage, texts: [a = '', b = '', c = '', d = ''], jobs, findings, base }): ReportModel => {
    const job = aJob(
      {},
      { ...aPlanned(), key: a, environment: b, baseModel: c, notes: [{ code: 'stale', message: d }] },
    );
    return {
      ...base,
      stage,
      configFile: a.slice(0, 300),
      jobs: [...base.jobs, ...Array.from({ length: jobs }, () => job)],
      findings: Array.from({ length: findings }, () => aFinding({ file: b, message: c, hint: d })),
      checksNotRun: [a, b, c, d, a, b, c, d],
    };
  });

describe('any model', () => {
  it('gives a well-formed comment within the budget, with its marker', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const body = renderComment(model);
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(COMMENT_BUDGET);
        expectWellFormed(body);
        expect(parseMarker(body)?.config).toBe(model.configFile.toWellFormed());
      }),
      { numRuns: 60 },
    );
  });
});
