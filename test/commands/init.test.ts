import { describe, expect, it } from '@jest/globals';
import { findFacts, init } from '../../src/commands/init.ts';
import { AppError } from '../../src/errors.ts';
import type { Facts, Texts } from '../../src/init/questions.ts';
import { decisionOf, type FileReport } from '../../src/init/result.ts';
import { initText } from '../../src/init/words.ts';
import type { Clone, Prompt, Workspace } from '../../src/ports/workspace.ts';
import { COMMIT, FACTS } from '../init/support.ts';

const USES = `bedrock-tune/bedrock-tune@${COMMIT}`;
const GIVEN: Texts = { 'account-id': '111122223333', repository: 'acme/models', uses: USES };

interface Memory extends Workspace {
  readonly texts: Map<string, string>;
}

/** @param refused paths at which nothing may stand; `failing` ones take no text */
function workspace(
  texts: Readonly<Record<string, string>> = {},
  {
    refused = [],
    failing = [],
  }: { readonly refused?: readonly string[]; readonly failing?: readonly string[] } = {},
): Memory {
  const held = new Map(Object.entries(texts));
  return {
    root: '/repository',
    texts: held,
    look: async (path, text) => {
      if (refused.includes(path)) return { kind: 'refused', why: 'it is a symbolic link' };
      if (!held.has(path)) return { kind: 'free' };
      return { kind: held.get(path) === text ? 'same' : 'taken' };
    },
    create: async (path, content) => {
      if (failing.includes(path)) return { kind: 'failed', why: 'the disk is full' };
      expect(held.has(path)).toBe(false);
      held.set(path, String(content));
      return { kind: 'written' };
    },
  };
}

/** Answers in order; a person who leaves when there are no more. */
function person(
  ...answers: readonly string[]
): Prompt & { readonly asked: string[]; readonly told: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const told: string[] = [];
  return {
    asked,
    told,
    ask: async (question) => {
      asked.push(question);
      const answer = left.shift();
      if (answer === undefined) throw new AppError('cancelled', 'left', { blame: 'user', hint: 'again' });
      return answer;
    },
    say: (line) => {
      told.push(line);
    },
    close: () => undefined,
  };
}

function start(
  given: Texts,
  place = workspace(),
  options: { prompt?: Prompt; isDryRun?: boolean; facts?: Facts } = {},
) {
  const { prompt, isDryRun = false, facts = FACTS } = options;
  return init({ workspace: place, prompt }, { facts, given, isDryRun });
}

const states = (files: readonly FileReport[]) =>
  Object.fromEntries(files.map(({ path, state }) => [path, state]));

describe('answers', () => {
  it('come from flags and defaults where nobody can be asked', async () => {
    const { answers } = await start(GIVEN);
    expect(answers).toMatchObject({
      accountId: '111122223333',
      region: 'us-east-1',
      repository: 'acme/models',
      uses: { repository: 'bedrock-tune/bedrock-tune', commit: COMMIT },
      bucket: 'bedrock-tune-data-111122223333-us-east-1',
      serviceRoleArn: 'arn:aws:iam::111122223333:role/bedrock-tune-service-us-east-1',
    });
  });

  it('that are a guess are said to be one', async () => {
    const guess = await start(GIVEN);
    expect(guess.guessed).toEqual(['default-branch']);
    expect(initText(guess, [])).toContain('branches:');
    const sure = [
      await start({ ...GIVEN, 'default-branch': 'main' }),
      await start(GIVEN, workspace(), { facts: { ...FACTS, defaultBranch: 'main' } }),
      await start(GIVEN, workspace(), { prompt: person('', '', '', '', '', '', '') }),
    ];
    for (const result of sure) {
      expect(result.guessed).toEqual([]);
      expect(initText(result, [])).not.toContain('branches:');
    }
  });

  it('that are missing or wrong are told all at once, and nothing is written', async () => {
    const place = workspace();
    const told = await start({ region: 'us-east', job: 'Bot\n' }, place).catch((error: unknown) => error);
    expect(told).toMatchObject({ code: 'input-invalid' });
    const { message } = Object(told) as AppError;
    for (const flag of ['--account-id', '--repository', '--uses', '--region', '--job'])
      expect(message).toContain(flag);
    expect(message).not.toContain('--base-model');
    expect(message.split('\n')).toHaveLength(5);
    expect(place.texts.size).toBe(0);
  });

  it('are asked of a person: the default is in brackets, a wrong one is asked again', async () => {
    const prompt = person('1', '111122223333', '', ' acme/models ', USES, 'trunk', '', '', '', '', '');
    const { answers } = await start({}, workspace(), { prompt });
    expect(answers).toMatchObject({ accountId: '111122223333', defaultBranch: 'trunk', job: 'support-bot' });
    expect(answers.repository).toBe('acme/models');
    expect(prompt.asked[2]).toContain('[us-east-1]');
    expect(prompt.asked[0]).not.toContain('[');
    expect(prompt.told).toHaveLength(1);
  });

  it('are not asked where a flag says them, unless it is wrong', async () => {
    const prompt = person('111122223333', '', '', '', '', '', '', '');
    const given = { ...GIVEN, 'account-id': '1' };
    const { answers } = await start(given, workspace(), { prompt });
    expect(answers.accountId).toBe('111122223333');
    expect(prompt.told).toHaveLength(1);
    expect(prompt.asked.some((question) => question.includes('owner/name'))).toBe(false);
  });

  it('that a person does not give end it before anything is written', async () => {
    const place = workspace();
    await expect(start({}, place, { prompt: person('111122223333') })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(place.texts.size).toBe(0);
  });
});

describe('facts', () => {
  const clone = (knows: { url?: string; branch?: string; head?: string }): Clone => ({
    originUrl: async () => knows.url,
    defaultBranch: async () => knows.branch,
    publishedHead: async () => knows.head,
  });
  const today = FACTS.today;
  const url = 'https://github.com/bedrock-tune/bedrock-tune.git';

  it('come from the clones, as far as they know', async () => {
    const repository = clone({ url: 'git@github.com:acme/models.git', branch: 'trunk' });
    const action = clone({ url, head: COMMIT });
    expect(await findFacts({ repository, action, today })).toEqual({
      today,
      repository: 'acme/models',
      defaultBranch: 'trunk',
      uses: USES,
    });
    const { answers } = await start({ 'account-id': '111122223333' }, workspace(), {
      facts: await findFacts({ repository, action, today }),
    });
    expect(answers).toMatchObject({ repository: 'acme/models', defaultBranch: 'trunk' });
  });

  it('are left out where they cannot be used: another host, an odd branch, a commit nobody else has', async () => {
    const repository = clone({ url: '/srv/models.git', branch: 'a b' });
    expect(await findFacts({ repository, action: clone({ url }), today })).toEqual({
      today,
      repository: undefined,
      defaultBranch: undefined,
      uses: undefined,
    });
  });
});

describe('files', () => {
  it('are written once; a second run changes nothing', async () => {
    const place = workspace();
    const first = await start(GIVEN, place);
    expect(decisionOf(first)).toBe('written');
    expect(new Set(Object.values(states(first.files)))).toEqual(new Set(['written']));
    const before = new Map(place.texts);
    const second = await start(GIVEN, place);
    expect(decisionOf(second)).toBe('unchanged');
    expect(place.texts).toEqual(before);
  });

  it('that exist are kept, and a kept jobs file gets no sample beside it', async () => {
    const place = workspace({ 'jobs.yaml': 'mine', '.github/workflows/plan.yml': 'mine too' });
    const { files } = await start(GIVEN, place);
    expect(states(files)).toMatchObject({
      'jobs.yaml': 'kept',
      'datasets/support-bot/train.jsonl': 'left-out',
      '.github/workflows/plan.yml': 'kept',
      '.github/workflows/train.yml': 'written',
    });
    expect(place.texts.get('jobs.yaml')).toBe('mine');
    expect([...place.texts.keys()].filter((path) => path.startsWith('datasets/'))).toEqual([]);
  });

  it('are not written at all where one place is refused', async () => {
    const place = workspace({}, { refused: ['.github/workflows/stop.yml'] });
    const result = await start(GIVEN, place);
    expect(decisionOf(result)).toBe('refused');
    expect(place.texts.size).toBe(0);
  });

  it('after one that failed wait for the next run', async () => {
    const place = workspace({}, { failing: ['datasets/support-bot/validation.jsonl'] });
    const result = await start(GIVEN, place);
    expect(decisionOf(result)).toBe('failed');
    expect(Object.values(states(result.files)).slice(0, 4)).toEqual([
      'written',
      'written',
      'failed',
      'to-write',
    ]);
    const again = await start(GIVEN, workspace(Object.fromEntries(place.texts)));
    expect(decisionOf(again)).toBe('written');
    expect(states(again.files)).toMatchObject({ 'jobs.yaml': 'unchanged' });
  });

  it('are only told in a dry run', async () => {
    const place = workspace();
    const result = await start(GIVEN, place, { isDryRun: true });
    expect(decisionOf(result)).toBe('dry-run');
    expect(place.texts.size).toBe(0);
  });
});
