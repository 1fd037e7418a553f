import { describe, expect, it } from '@jest/globals';
import { calibrate } from '../../src/commands/calibrate.ts';
import { loadJobs } from '../../src/commands/load.ts';
import { validate } from '../../src/commands/validate.ts';
import type { CommandResult } from '../../src/outputs.ts';
import type { Prompt } from '../../src/ports/workspace.ts';
import type { CalibrationReport } from '../../src/report/calibration.ts';
import { pair, talk } from '../datasets/scan-support.ts';
import { appError, type JobText, jobsYaml, World } from './support.ts';

const MODEL = 'amazon.nova-micro-v1:0:128k';
const LITE = 'amazon.nova-lite-v1:0:300k';
const LOCAL = { trigger: { kind: 'local' } } as const;
const YES = { given: true, prompt: undefined };

const talks = (count: number, answer = 'It is a lamp that somebody forgot.'): string =>
  Array.from({ length: count }, (_, at) =>
    talk(`What is light number ${at} of the house?`, `${answer} Number ${at}.`),
  ).join('');

function worldOf(jobs: readonly JobText[], files: Readonly<Record<string, string>>, more = ''): World {
  const world = new World();
  world.repository.commit({ 'jobs.yaml': `${jobsYaml(jobs)}${more}`, ...files });
  return world;
}

const oneJob = (count: number): World => worldOf([{ key: 'a' }], { 'datasets/a.jsonl': talks(count) });

/** What the details hold is not typed. */
const reportsOf = ({ details }: CommandResult): readonly CalibrationReport[] =>
  details['calibration'] as readonly CalibrationReport[];

interface Asked {
  readonly prompt: () => Prompt;
  readonly questions: string[];
  closed: number;
}

/** A person who gives one answer. */
function person(answer: string | Error): Asked {
  const asked: Asked = {
    questions: [],
    closed: 0,
    prompt: () => ({
      ask: async (question) => {
        asked.questions.push(question);
        if (typeof answer === 'string') return answer;
        throw answer;
      },
      say: () => undefined,
      close: () => {
        asked.closed += 1;
      },
    }),
  };
  return asked;
}

describe('consent', () => {
  it.each(['y', 'YES', ' yes '])('is an answer of %j', async (answer) => {
    const world = oneJob(30);
    const asked = person(answer);
    const result = await calibrate(world.context(LOCAL), { given: false, prompt: asked.prompt });
    expect(result).toMatchObject({ decision: 'done', reasonCode: 'ok' });
    expect([asked.questions.length, asked.closed]).toEqual([1, 1]);
    expect(world.count('inference.inputTokens')).toBe(21);
  });

  it.each([
    ['no', person('n')],
    ['nothing', person('')],
    ['something else', person('yes please')],
    ['to leave', person(appError('cancelled', 'user'))],
    ['nobody to ask', undefined],
  ])('is not %s: nothing is asked of AWS', async (_, asked) => {
    const world = oneJob(30);
    const result = await calibrate(world.context(LOCAL), { given: false, prompt: asked?.prompt });
    expect(result).toMatchObject({ decision: 'refused', reasonCode: 'no-consent' });
    expect(reportsOf(result)[0]?.measured).toBeUndefined();
    expect(world.called().filter((name) => /^(?:aws|inference|bedrock|objects)\./.test(name))).toEqual([]);
    expect(asked?.closed ?? 1).toBe(1);
  });

  it('is asked for after what it is for was said', async () => {
    const world = oneJob(30);
    await calibrate(world.context(LOCAL), { given: false, prompt: undefined });
    const told = world.console.lines.join('\n');
    expect(told).toContain('21 requests to amazon.nova-micro-v1:0 in us-east-1 (account 111122223333)');
    expect(told).toContain('20 rows');
    expect(told).toMatch(/about \S+ input tokens, at most \S+, and 21 tokens of answers/);
    expect(told).toMatch(/not in the catalogue/);
  });

  it('is not asked for where nothing can be measured', async () => {
    const world = worldOf([{ key: 'a', baseModel: 'acme.new-model-v9:0' }], {
      'datasets/a.jsonl': talks(30),
    });
    const asked = person('y');
    const result = await calibrate(world.context(LOCAL), { given: false, prompt: asked.prompt });
    expect(result).toMatchObject({ decision: 'refused', reasonCode: 'not-measured' });
    expect(reportsOf(result)[0]?.why).toContain('not in the catalogue');
    expect(asked.questions).toEqual([]);
  });

  it('cannot be given in a workflow', async () => {
    await expect(calibrate(oneJob(30).context(), YES)).rejects.toMatchObject({ code: 'trigger-refused' });
  });

  it('names a bound that no count exceeds', async () => {
    const world = worldOf([{ key: 'a' }], { 'datasets/a.jsonl': talks(20, '{"ids":[1,2,3,4,5,6,7,8,9]}') });
    await calibrate(world.context(LOCAL), YES);
    const most = /at most ([\d.]+)(k?)/.exec(world.console.lines.join('\n'));
    const counts = await Promise.all(
      world.inference.requests.map((request) => world.inference.inputTokens(request)),
    );
    const sum = counts.reduce((total, count) => total + count, 0);
    expect(Number(most?.[1]) * (most?.[2] === 'k' ? 1000 : 1)).toBeGreaterThan(sum);
  });
});

describe('the measurement', () => {
  it('asks for whole rows with a turn behind them, and for that turn alone', async () => {
    const world = oneJob(30);
    await calibrate(world.context(LOCAL), YES);
    const [alone, ...rows] = world.inference.requests;
    const last = { role: 'user', texts: ['OK'] };
    expect(alone).toEqual({ modelId: 'amazon.nova-micro-v1:0', system: [], turns: [last] });
    expect(rows).toHaveLength(20);
    for (const { modelId, turns } of rows) {
      expect(modelId).toBe('amazon.nova-micro-v1:0');
      expect(turns.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
      expect(turns.at(-1)).toEqual(last);
    }
    expect(new Set(rows.map(({ turns }) => turns[0]?.texts[0])).size).toBe(20);
  });

  it('asks for the same rows again, and for all of a short file', async () => {
    const [one, two, short] = [oneJob(500), oneJob(500), oneJob(7)];
    for (const world of [one, two, short]) await calibrate(world.context(LOCAL), YES);
    expect(one.inference.requests).toEqual(two.inference.requests);
    expect(short.inference.requests).toHaveLength(8);
  });

  it('gives a factor, its rows and the lines for jobs.yaml, which the next estimate uses', async () => {
    const world = oneJob(30);
    const result = await calibrate(world.context(LOCAL), YES);
    const [report] = reportsOf(result);
    const { measured } = report ?? {};
    if (measured === undefined) throw new TypeError('nothing was measured');
    expect(result.terminal).toContain(
      `${MODEL}: measured ${measured.factor} of the estimate (20 rows, ${measured.rows.low.toFixed(2)} to ${measured.rows.high.toFixed(2)})`,
    );
    const lines = result.terminal.slice(result.terminal.indexOf('tokenEstimates:'));
    const exact = await loaded(
      worldOf([{ key: 'a' }], { 'datasets/a.jsonl': talks(30) }, counted('factor: 1, spread: 0')),
    );
    const after = await loaded(worldOf([{ key: 'a' }], { 'datasets/a.jsonl': talks(30) }, lines));
    const { factor, spread } = measured;
    expect(after.tokens.high).toBeLessThanOrEqual(Math.ceil(exact.tokens.high * factor * (1 + spread)));
    expect(after.tokens.high).toBeGreaterThanOrEqual(Math.ceil(exact.tokens.low * factor * (1 + spread)));
    expect(after.tokens.low).toBeLessThanOrEqual(Math.floor(exact.tokens.high * factor * (1 - spread)));
    expect(after.tokens.low).toBeGreaterThanOrEqual(Math.floor(exact.tokens.low * factor * (1 - spread)));
  });

  it('measures prompts and answers alike, with what the upload puts in front', async () => {
    const file = Array.from({ length: 20 }, (_, at) => pair(`What is light ${at}?`, `Lamp ${at}.`)).join('');
    const entry: JobText = { key: 'a', extra: '' };
    const world = new World();
    const yaml = jobsYaml([entry]).replace(
      'data: { training: datasets/a.jsonl }',
      'data: { training: datasets/a.jsonl, system: Be kind. }',
    );
    world.repository.commit({ 'jobs.yaml': yaml, 'datasets/a.jsonl': file });
    await calibrate(world.context(LOCAL), YES);
    expect(world.inference.requests[1]).toMatchObject({
      system: ['Be kind.'],
      turns: [{ role: 'user' }, { role: 'assistant' }, {}],
    });
  });

  it('asks each base model once for all its files, and each in its account', async () => {
    const jobs: readonly JobText[] = [
      { key: 'a' },
      { key: 'b' },
      { key: 'c', training: 'datasets/a.jsonl', extra: '    namespace: other\n' },
      { key: 'd', environment: 'west', baseModel: LITE },
    ];
    const files = ['a', 'b', 'd'].map((key) => [`datasets/${key}.jsonl`, talks(10, `Answer of ${key}.`)]);
    const world = worldOf(jobs, Object.fromEntries(files));
    const result = await calibrate(world.context(LOCAL), YES);
    expect(
      reportsOf(result).map(({ baseModel, files: read }) => [
        baseModel,
        read.map(({ path, jobs: by }) => `${path} ${by.join()}`),
      ]),
    ).toEqual([
      [MODEL, ['datasets/a.jsonl a,c', 'datasets/b.jsonl b']],
      [LITE, ['datasets/d.jsonl d']],
    ]);
    const ids = world.inference.requests.map(({ modelId }) => modelId);
    expect(ids.filter((id) => id === 'amazon.nova-micro-v1:0')).toHaveLength(21);
    expect(ids.filter((id) => id === 'amazon.nova-lite-v1:0')).toHaveLength(11);
    const targets = world.calls.filter(({ name }) => name === 'aws.connect').map(({ args }) => args[0]);
    expect(targets).toEqual([
      { region: 'us-east-1', accountId: '111122223333', roleArn: undefined },
      { region: 'us-east-1', accountId: '444455556666', roleArn: undefined },
    ]);
  });

  it('asks only for the jobs that are selected', async () => {
    const world = worldOf([{ key: 'a' }, { key: 'b', baseModel: LITE }], {
      'datasets/a.jsonl': talks(9),
      'datasets/b.jsonl': talks(9),
    });
    const result = await calibrate(world.context({ ...LOCAL, inputs: { jobs: 'a' } }), YES);
    expect(reportsOf(result).map(({ baseModel }) => baseModel)).toEqual([MODEL]);
  });

  it('leaves out rows that are too long or no conversation, and says which', async () => {
    const text = `${talks(9)}${talk('Tell it all.', 'word '.repeat(60_000))}${JSON.stringify({ schemaVersion: 'bedrock-conversation-2024', messages: [{ role: 'user', content: [{ text: 'Only asked.' }] }] })}\n`;
    const world = worldOf([{ key: 'a' }], { 'datasets/a.jsonl': text });
    const result = await calibrate(world.context(LOCAL), YES);
    expect(world.inference.requests).toHaveLength(10);
    expect(reportsOf(result)[0]?.files[0]?.skipped).toEqual([
      { line: 10, why: 'it may have more than 32000 tokens' },
      { line: 11, why: 'it does not go from a question to an answer' },
    ]);
    expect(result.terminal).toContain('left out line 10: it may have more than 32000 tokens');
  });

  it('goes on where AWS refuses a row, and stops where it refuses all', async () => {
    const world = oneJob(30);
    const one = person('y');
    let count = 0;
    const { inference } = world;
    const original = inference.inputTokens.bind(inference);
    inference.inputTokens = async (request) => {
      count += 1;
      if (count === 3) throw appError('aws-rejected', 'user');
      return await original(request);
    };
    const result = await calibrate(world.context(LOCAL), { given: false, prompt: one.prompt });
    expect(reportsOf(result)[0]?.files[0]).toMatchObject({ rows: 19, refused: 1 });
    expect(result.terminal).toContain('AWS refused to count 1 of the rows');

    const denied = oneJob(30);
    denied.fail('inference.inputTokens', appError('aws-access-denied'));
    await expect(calibrate(denied.context(LOCAL), YES)).rejects.toMatchObject({ code: 'aws-access-denied' });
    expect(denied.openFiles.size).toBe(0);
  });

  it('ends when it is cancelled', async () => {
    const world = oneJob(30);
    const controller = new AbortController();
    controller.abort();
    const run = calibrate(world.context({ ...LOCAL, signal: controller.signal }), YES);
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(world.inference.requests).toHaveLength(1);
  });

  it.each([
    ['of data in S3', { training: '{ s3Uri: "s3://other/x.jsonl", versionId: v1 }' }, {}, 'S3'],
    ['of a file that is not there', {}, {}, 'cannot be opened'],
    ['of a file without rows', {}, { 'datasets/a.jsonl': 'nothing\n' }, 'no row of it can be read'],
  ])('says what it cannot: %s', async (_, job, files, words) => {
    const world = worldOf([{ key: 'a', ...job }], files);
    const result = await calibrate(world.context(LOCAL), YES);
    expect(result).toMatchObject({ decision: 'refused', reasonCode: 'not-measured' });
    expect(result.terminal).toContain(words);
    expect(world.inference.requests).toEqual([]);
  });

  it('leaves a file with errors to validate', async () => {
    const world = worldOf([{ key: 'a' }], { 'datasets/a.jsonl': talks(9) }, 'x: 1\n');
    expect(await calibrate(world.context(LOCAL), YES)).toMatchObject({ decision: 'findings' });
    expect(world.inference.requests).toEqual([]);
  });
});

const counted = (fields: string): string =>
  `tokenEstimates: { "${MODEL}": { ${fields}, asOf: 2026-02-20 } }\n`;

async function loaded(world: World) {
  const result = await loadJobs(world.context());
  await result.close();
  const [job] = result.jobs;
  const estimate = job?.desired.estimate;
  const tokens = job?.datasets[0]?.scan?.tokens;
  if (estimate?.kind !== 'range' || tokens === undefined) throw new TypeError('the sample model has a price');
  return { tokens, estimate, fingerprint: job?.desired.fingerprint };
}

describe('what was measured', () => {
  const withEstimate = (fields: string): World =>
    worldOf([{ key: 'a' }], { 'datasets/a.jsonl': talks(200) }, counted(fields));

  it('decides range and cost, and no fingerprint', async () => {
    const before = await loaded(oneJob(200));
    const after = await loaded(withEstimate('factor: 2, spread: 0'));
    expect(after.tokens.low).toBeGreaterThanOrEqual(after.tokens.high - 1);
    expect(after.tokens.high / ((before.tokens.low + before.tokens.high) / 2)).toBeCloseTo(2, 2);
    expect(after.estimate.usd.high / before.estimate.usd.high).toBeCloseTo(2 / 1.2, 2);
    expect(after.estimate.calibratedOn).toBe('2026-02-20');
    expect(before.estimate.calibratedOn).toBeUndefined();
    expect(after.fingerprint).toBe(before.fingerprint);
    expect(before.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('decides whether a row is too long', async () => {
    const long = { 'datasets/a.jsonl': talks(20, 'word '.repeat(17_000)) };
    const found = async (lines: string): Promise<readonly string[]> => {
      const { findings } = await validate(worldOf([{ key: 'a' }], long, lines).context());
      return findings.flatMap(({ code, severity }) => (code === 'token-limit' ? [severity] : []));
    };
    expect(await found('')).toEqual([]);
    expect(new Set(await found(counted('factor: 2, spread: 0.1')))).toEqual(new Set(['error']));
  });

  it('is told with its day', async () => {
    const { terminal, summary } = await validate(withEstimate('factor: 1.08').context());
    expect(terminal).toContain('tokens calibrated on 2026-02-20');
    expect(summary).toContain('tokens (calibrated on 2026-02-20) × 2 epochs');
    expect(summary).toContain('Tokens as calibrated with the base model on 2026-02-20.');
    const plain = await validate(oneJob(200).context());
    expect(`${plain.terminal}${plain.summary ?? ''}`).not.toContain('calibrated');
  });
});
