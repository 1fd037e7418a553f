/** Whatever is wrong with a job's files: the merge uploads nothing and starts nothing, and the other job trains. */
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { validate } from '../../src/commands/validate.ts';
import type { OpenResult } from '../../src/ports/host.ts';
import { filesFor, jobsYaml, rows, trainingPath, World } from './support.ts';

const BAD = { key: 'bad' };
const FINE = { key: 'fine' };

function worldWith(training: string, extra = ''): World {
  const world = new World();
  const jobs = [{ ...BAD, extra }, FINE];
  world.hub.mainHead = world.repository.commit({
    ...filesFor(jobs),
    'jobs.yaml': jobsYaml(jobs),
    [trainingPath(BAD.key)]: training,
  });
  return world;
}

const changed = (from: string, to: string): string => rows('bad').replaceAll(from, to);
const image = '{"image":{"format":"png","source":{"s3Location":{"uri":"s3://data-prod/x.png"}}}},';

const DATASETS: readonly (readonly [name: string, content: string, code: string])[] = [
  ['an empty file', '', 'empty-file'],
  ['blank lines alone', '\n\n', 'empty-file'],
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n', 'lfs-pointer'],
  ['a DVC pointer', 'outs:\n- md5: 1f\n  path: a.jsonl\n', 'dvc-pointer'],
  ['a JSON list', `[\n${rows('bad')}]\n`, 'json-array'],
  ['CSV', 'prompt,completion\na,b\n', 'csv-file'],
  ['YAML', '- prompt: a\n  completion: b\n', 'yaml-file'],
  ['pretty-printed JSON', JSON.stringify({ messages: [] }, undefined, 2), 'pretty-printed'],
  ['broken JSON', `${rows('bad')}{"messages":`, 'bad-json'],
  ['a line that is too long', `${rows('bad')}{"a":"${'x'.repeat(1 << 20)}"}\n`, 'line-too-long'],
  ['too few rows', rows('bad', 7), 'row-count'],
  ['a reserved word', changed('bad: what', 'User: what'), 'reserved-string'],
  ['roles in the wrong order', changed('"role":"user"', '"role":"assistant"'), 'first-role'],
  [
    'an image for a text model',
    changed('"content":[{"text":"bad', `"content":[${image}{"text":"bad`),
    'media-unsupported',
  ],
  [
    'reasoning for a model without',
    changed('{"text":"Light', '{"reasoningContent":{"reasoningText":{"text":"r"}}},{"text":"Light'),
    'reasoning-content',
  ],
  [
    'preferences',
    changed('"role":"assistant","content"', '"role":"assistant","candidates"'),
    'preference-rows',
  ],
  [
    'rows for reinforcement',
    '{"messages":[{"role":"user","content":"q"}],"reference_answer":"a"}\n'.repeat(8),
    'wrong-format-for-model',
  ],
];

const PLACES: readonly (readonly [
  name: string,
  reason: Extract<OpenResult, { readonly kind: 'refused' }>['reason'],
  code: string,
])[] = [
  ['a link', 'symlink', 'file-symlink'],
  ['a path out of the repository', 'outside-repository', 'file-outside'],
  ['a folder', 'not-a-file', 'file-not-regular'],
  ['no permission', 'unreadable', 'file-unreadable'],
  ['no file', 'missing', 'file-missing'],
];

function writes(world: World): readonly string[] {
  return world
    .called()
    .filter((name) => /^(?:bedrock|objects)\.(?:create|update|delete|set|put|copy|stop)/.test(name));
}

/** What `validate` finds in the bad job, and what `apply` does about it. */
async function judge(world: World): Promise<readonly string[]> {
  const checked = await validate(world.context());
  expect(world.called('aws')).toEqual([]);
  const result = await apply(world.context({ inputs: { reviewed: 'off' } }));
  const actions = result.jobs.map(({ planned }) => [planned.key, planned.action.kind]);
  expect(actions).toEqual([
    ['bad', 'blocked'],
    ['fine', 'watch'],
  ]);
  expect([...world.account().runs.keys()].map((name) => name.split('-')[0])).toEqual(['fine']);
  expect(writes(world).filter((name) => name.startsWith('bedrock'))).toEqual(['bedrock.createRun']);
  const keys = JSON.stringify(world.calls.filter(({ name }) => name.startsWith('objects.')));
  expect(keys).not.toContain('/datasets/bad/');
  return checked.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('a dataset that cannot be trained on', () => {
  it.each(DATASETS)('%s: nothing of its job is uploaded or started', async (_name, content, code) => {
    expect(await judge(worldWith(content))).toContain(code);
  });

  it.each(PLACES)('%s: nothing of its job is uploaded or started', async (_name, reason, code) => {
    const world = worldWith(rows('bad'));
    world.refusals.set(trainingPath(BAD.key), { kind: 'refused', reason, nearest: undefined });
    expect(await judge(world)).toEqual([code]);
  });
});
