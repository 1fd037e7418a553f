import { describe, expect, it } from '@jest/globals';
import { contentId, filesOf, type OriginCommit, originCommits } from '../../src/apply/origin.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { memoryGit, Repository, type Snapshot } from '../commands/memory-git.ts';
import { changed, GOOD, TODAY, withJobLines } from '../config/read.ts';
import { AT, jobConfig, jobData } from '../support/builders.ts';

const FILE = 'jobs.yaml';
const TRAIN = 'datasets/bot/train.jsonl';
const OTHER_TRAIN = 'datasets/other/train.jsonl';
const OTHER = `  other:
    baseModel: amazon.nova-micro-v1:0:128k
    data: { training: ${OTHER_TRAIN} }
`;

/** `undefined` deletes a file. */
type Changes = Readonly<Record<string, string | undefined>>;

class History {
  readonly repository = new Repository();

  get head(): string {
    return this.repository.head ?? '';
  }

  commit(changes: Changes): string {
    const before = this.repository.head === undefined ? {} : this.repository.filesAt(this.repository.head);
    const files = Object.entries({ ...before, ...changes }).filter(([, text]) => text !== undefined);
    return this.repository.commit(Object.fromEntries(files) as Snapshot);
  }

  /** Where one job comes from, or several, in one walk. */
  async origins(...keys: readonly string[]): Promise<readonly (OriginCommit | undefined)[]> {
    const git = memoryGit(this.repository);
    const configAt = async (ref: string) => {
      const bytes = await git.readSmall(ref, FILE, 1_000_000);
      return bytes && parseConfig({ file: FILE, bytes, today: TODAY }).config;
    };
    const found = await originCommits({ git, configAt, configFile: FILE }, keys, this.head);
    return keys.map((key) => found.get(key));
  }

  async origin(): Promise<OriginCommit | undefined> {
    return (await this.origins('bot'))[0];
  }
}

/** The job `bot` exists from the second commit on. */
function historyOfBot(): { readonly history: History; readonly first: string } {
  const history = new History();
  history.commit({ 'README.md': 'before any job' });
  return { history, first: history.commit({ [FILE]: GOOD, [TRAIN]: 'rows 1' }) };
}

function known(commit: string): OriginCommit {
  return { commit, certain: true };
}

describe('the origin of a job', () => {
  it('is the commit that brought it', async () => {
    const { history, first } = historyOfBot();
    expect(await history.origin()).toEqual(known(first));
  });

  it.each<readonly [string, Changes]>([
    ['another file', { 'README.md': 'more' }],
    ['another entry', { [FILE]: GOOD + OTHER, [OTHER_TRAIN]: 'rows' }],
    ['its place in the file', { [FILE]: `# moved\n\n${changed('jobs:\n', `jobs:\n${OTHER}`)}` }],
    [
      'the order of members',
      {
        [FILE]: changed('    region: us-east-1\n', '').replace(
          '    bucket:',
          '    region: us-east-1\n    bucket:',
        ),
      },
    ],
  ])('stays where it was when a commit changes %s', async (_, changes) => {
    const { history, first } = historyOfBot();
    history.commit(changes);
    history.commit({ 'README.md': 'and on' });
    expect(await history.origin()).toEqual(known(first));
  });

  it.each<readonly [string, Changes]>([
    ['its rows', { [TRAIN]: 'rows 2' }],
    ['its entry', { [FILE]: withJobLines('hyperparameters: { epochCount: 2 }') }],
    ['its environment', { [FILE]: changed('acme-data', 'acme-other') }],
    [
      'the name of its file',
      {
        [TRAIN]: undefined,
        'datasets/bot/all.jsonl': 'rows 1',
        [FILE]: changed(TRAIN, 'datasets/bot/all.jsonl'),
      },
    ],
  ])('moves with a commit that changes %s', async (_, changes) => {
    const { history } = historyOfBot();
    const commit = history.commit(changes);
    history.commit({ 'README.md': 'and on' });
    expect(await history.origin()).toEqual(known(commit));
  });

  it('is the commit that takes a change back', async () => {
    const { history } = historyOfBot();
    history.commit({ [TRAIN]: 'rows 2' });
    const back = history.commit({ [TRAIN]: 'rows 1' });
    expect(await history.origin()).toEqual(known(back));
  });

  it('is the commit that repairs a broken file', async () => {
    const { history } = historyOfBot();
    history.commit({ [FILE]: 'jobs: [' });
    const repaired = history.commit({ [FILE]: GOOD });
    expect(await history.origin()).toEqual(known(repaired));
  });

  it('is the oldest commit held, with doubt, where a shallow clone ends', async () => {
    const { history } = historyOfBot();
    const edge = history.commit({ 'README.md': 'more' });
    history.commit({ 'README.md': 'and on' });
    const held = new Set([edge, history.head]);
    history.repository.reachable = (id) => held.has(id);
    expect(await history.origin()).toEqual({ commit: edge, certain: false });
  });

  it('is certain in a shallow clone that holds the change', async () => {
    const { history } = historyOfBot();
    const edge = history.commit({ 'README.md': 'more' });
    const change = history.commit({ [TRAIN]: 'rows 2' });
    const held = new Set([edge, change]);
    history.repository.reachable = (id) => held.has(id);
    expect(await history.origin()).toEqual(known(change));
  });

  it('is HEAD, with doubt, after fifty commits that touched its files and changed nothing of it', async () => {
    const { history, first } = historyOfBot();
    for (let n = 0; n < 49; n += 1) history.commit({ [FILE]: `# ${n}\n${GOOD}` });
    expect(await history.origin()).toEqual(known(first));
    history.commit({ [FILE]: `# 50\n${GOOD}` });
    expect(await history.origin()).toEqual({ commit: history.head, certain: false });
  });

  it('is found for several jobs at once, however many commits lie between', async () => {
    const { history, first } = historyOfBot();
    history.commit({ [FILE]: GOOD + OTHER, [OTHER_TRAIN]: 'rows' });
    for (let n = 0; n < 120; n += 1) history.commit({ [OTHER_TRAIN]: `rows ${n}` });
    expect(await history.origins('bot', 'other')).toEqual([known(first), known(history.head)]);
    const merged = history.commit({ [FILE]: GOOD + OTHER.replace('other:', 'third:') });
    expect(await history.origins('third', 'bot')).toEqual([known(merged), known(first)]);
  });

  it('is the very first commit, for a job without files of its own too', async () => {
    const s3 = 'training: { s3Uri: s3://lake/train.jsonl, versionId: v1 }';
    const history = new History();
    const root = history.commit({ [FILE]: changed(`training: ${TRAIN}`, s3) });
    history.commit({ 'README.md': 'more' });
    expect(await history.origin()).toEqual(known(root));
  });

  it('of a job that HEAD does not have is not known', async () => {
    const { history } = historyOfBot();
    expect(await history.origins('nobody')).toEqual([{ commit: history.head, certain: false }]);
  });
});

describe('contentId', () => {
  const blobs = new Map([[TRAIN, 'blob']]);

  it('does not hang on positions, but on everything else', () => {
    const job = jobConfig();
    const elsewhere = jobConfig({
      at: { ...AT, line: 40 },
      baseModel: { ...job.baseModel, at: { ...AT, line: 41 } },
    });
    expect(contentId(elsewhere, blobs)).toBe(contentId(job, blobs));
    const changes = [
      jobConfig({ description: 'new' }),
      jobConfig({ tags: { at: 'noon' } }),
      jobConfig({ namespace: 'a' }),
      jobConfig({ budget: { ...job.budget, trainingUsd: { value: 1, at: AT } } }),
      jobConfig({ budget: { ...job.budget, onOverrun: 'warn' } }),
    ];
    const ids = [job, ...changes].map((one) => contentId(one, blobs));
    const others = [new Map(), new Map([[TRAIN, 'other']])].map((ofFiles) => contentId(job, ofFiles));
    expect(new Set([...ids, ...others]).size).toBe(8);
  });

  it('does not hang on the order of tags', () => {
    const one = jobConfig({ tags: { team: 'a', stage: 'b' } });
    const other = jobConfig({ tags: { stage: 'b', team: 'a' } });
    expect(contentId(one, blobs)).toBe(contentId(other, blobs));
  });
});

describe('filesOf', () => {
  it('are the files of the repository, each once, sorted', () => {
    const file = (path: string) => ({ kind: 'file', path, at: AT }) as const;
    const s3 = { kind: 's3', bucket: 'b', key: 'k', versionId: 'v', at: AT } as const;
    const of = (data: Parameters<typeof jobData>[0]) => filesOf(jobConfig({ data: jobData(data) }));
    expect(of({ training: file('z'), validation: file('a') })).toEqual(['a', 'z']);
    expect(of({ training: file('a'), validation: file('a') })).toEqual(['a']);
    expect(of({ training: s3, validation: file('a') })).toEqual(['a']);
  });
});
