import { describe, expect, it } from '@jest/globals';
import { explainBranch, parseUses, repositoryOfUrl } from '../../src/init/github.ts';
import { FLAGS, type Flag, QUESTIONS, type Texts } from '../../src/init/questions.ts';
import { COMMIT, FACTS } from './support.ts';

const USES = `bedrock-tune/bedrock-tune@${COMMIT}`;

function check(flag: Flag, text: string, texts: Texts = {}) {
  return QUESTIONS.find((question) => question.flag === flag)?.check(text, FACTS, texts);
}

/** What breaks out of a line, a quoted text, a path or a shell word. */
const HOSTILE = [
  '',
  ' ',
  'a\nb: c',
  'a"b',
  "a'b",
  'a: b',
  'a #b',
  '../../etc',
  'a/../b',
  '$(id)',
  '`id`',
  '--flag',
  '*',
  '!tag',
  '&anchor',
  '{}',
  'a\u2028b',
  'a\0b',
  '\u202eabc',
  '[main]',
  'a'.repeat(5000),
];

describe('every question', () => {
  it('stands in the order of the flags', () => {
    expect(QUESTIONS.map(({ flag }) => flag)).toEqual(FLAGS);
  });

  it.each(FLAGS)('refuses for --%s whatever could act in a file or a shell', (flag) => {
    const taken = HOSTILE.filter((text) => check(flag, text) === undefined);
    expect(taken).toEqual([]);
  });

  it.each<[Flag, string, Texts]>([
    ['account-id', '012345678901', {}],
    ['region', 'us-west-2', {}],
    ['repository', 'Acme-1/.github', {}],
    ['uses', USES, {}],
    ['uses', `${USES}#v1.2.3`, {}],
    ['default-branch', 'release/2.x', {}],
    ['environment', 'prod', {}],
    ['job', 'a-1', {}],
    ['base-model', 'amazon.nova-lite-v1:0:300k', { region: 'us-east-1' }],
    ['name-prefix', 'acme-search', {}],
    ['trust', 'branch', {}],
  ])('takes for --%s %s', (flag, text, texts) => {
    expect(check(flag, text, texts)).toBeUndefined();
  });

  it.each<[Flag, string]>([
    ['account-id', '12345678901'],
    ['region', 'us-east'],
    ['repository', 'acme'],
    ['repository', 'acme/..'],
    ['repository', 'acme/x/y'],
    ['uses', 'bedrock-tune/bedrock-tune@v1'],
    ['uses', 'bedrock-tune/bedrock-tune@0123abc'],
    ['uses', `${USES}#latest`],
    ['job', 'Support'],
    ['name-prefix', 'Acme'],
    ['name-prefix', 'a'.repeat(27)],
  ])('refuses for --%s %s', (flag, text) => {
    const { message = '', hint = '' } = check(flag, text) ?? {};
    expect([message, hint].map((words) => words.length > 0)).toEqual([true, true]);
  });
});

describe('defaults', () => {
  const fallback = (flag: Flag, texts: Texts = {}) =>
    QUESTIONS.find((question) => question.flag === flag)?.fallback(FACTS, texts);

  it('are there for all but the account and what only a clone knows', () => {
    const without = FLAGS.filter((flag) => fallback(flag) === undefined);
    expect(without).toEqual(['account-id', 'repository', 'uses']);
    for (const flag of FLAGS.filter((name) => !without.includes(name)))
      expect(check(flag, fallback(flag) ?? '')).toBeUndefined();
  });

  it('choose a base model that the region trains', () => {
    expect(fallback('base-model')).toBe('amazon.nova-micro-v1:0:128k');
    const west = fallback('base-model', { region: 'us-west-2' }) ?? '';
    expect(west).toMatch(/^meta\./);
    expect(check('base-model', west, { region: 'us-west-2' })).toBeUndefined();
  });
});

describe('a base model', () => {
  const reason = (text: string, texts: Texts = {}) => {
    const found = check('base-model', text, texts);
    return `${found?.message} ${found?.hint}`;
  };

  it('has to be trained in the region', () => {
    expect(reason('amazon.nova-micro-v1:0:128k', { region: 'us-west-2' })).toContain('us-east-1');
  });

  it('is named by its id, and the right one is proposed', () => {
    expect(reason('amazon.nova-micro-v1:0', { region: 'us-east-1' })).toContain(
      'Did you mean amazon.nova-micro-v1:0:128k?',
    );
    expect(reason('amazon.nova-mikro-v1:0:128k')).toContain('amazon.nova-micro-v1:0:128k');
  });

  it('takes the rows of the sample, and can still be trained', () => {
    expect(reason('amazon.titan-embed-image-v1:0', { region: 'us-east-1' })).toContain('other rows');
    expect(reason('anthropic.claude-3-haiku-20240307-v1:0:200k', { region: 'us-west-2' })).toContain(
      'no longer',
    );
  });

  it('has no region where nothing is trained', () => {
    expect(check('region', 'eu-west-1')?.hint).toContain('us-east-1, us-west-2');
  });
});

describe('what a clone knows', () => {
  it.each([
    ['https://github.com/acme/models.git', 'acme/models'],
    ['https://github.com/acme/models', 'acme/models'],
    ['https://github.com/acme/models/', 'acme/models'],
    ['https://x-access-token:secret@github.com/acme/models.git', 'acme/models'],
    ['git@github.com:acme/models.git', 'acme/models'],
    ['ssh://git@github.com/acme/models.git', 'acme/models'],
    ['ssh://git@ssh.github.com:443/acme/models.git', 'acme/models'],
    ['https://github.com/acme/.github.git', 'acme/.github'],
    ['https://gitlab.com/acme/models.git', undefined],
    ['https://github.com.evil.example/acme/models.git', undefined],
    ['https://evil.example/github.com/acme/models', undefined],
    ['https://evil.example/@github.com/acme/models', undefined],
    ['https://github.com/acme/models/extra', undefined],
    ['https://github.com/acme/..', undefined],
    ['/srv/git/acme/models.git', undefined],
    ['', undefined],
  ])('reads %s', (url, repository) => {
    expect(repositoryOfUrl(url)).toBe(repository);
  });

  it('reads the action with its version', () => {
    const action = { repository: 'bedrock-tune/bedrock-tune', commit: COMMIT };
    expect(parseUses(USES, 'v9.0.0')).toEqual({ ...action, version: 'v9.0.0' });
    expect(parseUses(`${USES} # v1.2.3`, 'v9.0.0')).toEqual({ ...action, version: 'v1.2.3' });
    expect(parseUses('a/b@main', 'v9.0.0')).toBeUndefined();
  });

  it.each(['main', 'release/1.x', '1.0', '_'])('takes the branch %s', (branch) => {
    expect(explainBranch(branch)).toBeUndefined();
  });

  it.each(['-f', 'a..b', 'a/', '/a', 'a//b', 'a.lock', 'a b', 'a*', 'a/.b', '@{-1}'])(
    'refuses the branch %s',
    (branch) => {
      expect(explainBranch(branch)).toBeDefined();
    },
  );
});
