/** Rows that a model will be judged by: read and held against the training rows, and never part of the training. */
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { type Loaded, loadJobs } from '../../src/commands/load.ts';
import { plan } from '../../src/commands/plan.ts';
import { affectedBy } from '../../src/commands/scope.ts';
import { validate } from '../../src/commands/validate.ts';
import type { Snapshot } from './memory-git.ts';
import {
  filesFor,
  type JobText,
  jobsYaml,
  mergedWorld,
  proposedWorld,
  rows,
  trainingPath,
  World,
} from './support.ts';

const EVAL = 'datasets/eval.jsonl';
const JOB: JobText = { key: 'a', extra: `    evaluation: { data: ${EVAL} }\n` };
const PLAIN: JobText = { key: 'a' };
const GOOD: Snapshot = { ...filesFor([JOB]), [EVAL]: rows('held back', 3) };

async function load(files: Snapshot): Promise<{ readonly loaded: Loaded; readonly world: World }> {
  const world = new World();
  world.repository.commit(files);
  return { loaded: await loadJobs(world.context()), world };
}

const errorsOf = ({ findings }: Loaded) =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);

describe('evaluation data', () => {
  it('is scanned as a dataset without upload, and closed at once', async () => {
    const { loaded, world } = await load(GOOD);
    expect(errorsOf(loaded)).toEqual([]);
    expect(loaded.jobs[0]?.datasets).toMatchObject([
      { split: 'training', upload: { kind: 'file' } },
      { split: 'evaluation', source: { path: EVAL }, scan: { rows: 3, conversion: { kind: 'none' } } },
    ]);
    expect(loaded.jobs[0]?.datasets[1]?.upload).toBeUndefined();
    expect([...world.openFiles]).toEqual([trainingPath('a')]);
    await loaded.close();
    expect([...world.openFiles]).toEqual([]);
  });

  it('is told where its prompts are not like those of the training rows', async () => {
    const mismatched = async (seed: string) => {
      const { loaded } = await load({ ...GOOD, [EVAL]: rows(seed, 3) });
      return loaded.findings.flatMap(({ code, file, line }) =>
        code === 'prompt-mismatch' ? [`${file}:${line}`] : [],
      );
    };
    expect(await mismatched('a')).toEqual([]);
    expect(await mismatched('held back')).toEqual([`${EVAL}:1`]);
  });

  it('is no part of the fingerprint, whatever it holds', async () => {
    const fingerprints = [];
    for (const files of [
      filesFor([PLAIN]),
      GOOD,
      { ...GOOD, [EVAL]: rows('other', 9) },
      { ...GOOD, [EVAL]: 'no rows at all' },
    ])
      fingerprints.push((await load(files)).loaded.jobs[0]?.desired.fingerprint);
    expect(fingerprints[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(fingerprints).size).toBe(1);
  });

  it('keeps no sketches once the files were compared', async () => {
    const { loaded } = await load(GOOD);
    for (const { scan } of loaded.jobs[0]?.datasets ?? [])
      expect(scan?.near).toEqual({ groups: 0, inputs: undefined });
  });

  const path = (file: string) => jobsYaml([{ key: 'a', extra: `    evaluation: { data: ${file} }\n` }]);
  const position = (text: string, of: string): string => {
    const before = text.slice(0, text.indexOf(of)).split('\n');
    return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
  };
  const pairs = '{"prompt":"What is it?","completion":"It is good."}\n';

  it.each<[string, Snapshot, readonly string[]]>([
    [
      'a file that is missing',
      { ...GOOD, 'jobs.yaml': path('gone.jsonl') },
      [`jobs.yaml:${position(path('gone.jsonl'), 'gone.jsonl')} file-missing`],
    ],
    [
      'a row that is trained on',
      { ...GOOD, [EVAL]: rows('new', 2) + rows('a', 1) },
      [`${EVAL}:3:1 leak-exact`],
    ],
    [
      'another format than the training rows have',
      { ...GOOD, [EVAL]: pairs },
      [`${EVAL}:1:1 wrong-format-for-model`],
    ],
    ['a row that cannot be read', { ...GOOD, [EVAL]: `${rows('new', 1)}{\n` }, [`${EVAL}:2:2 bad-json`]],
    [
      'prompts beside conversations, also where those are converted',
      { ...GOOD, [trainingPath('a')]: pairs.repeat(9), [EVAL]: rows('new', 1) },
      [`${EVAL}:1:1 wrong-format-for-model`],
    ],
    ['no rows', { ...GOOD, [EVAL]: '' }, [`${EVAL}:1:1 empty-file`]],
  ])('blocks the job on %s', async (_, files, wanted) => {
    const { loaded } = await load(files);
    const own = errorsOf(loaded).filter((mark) => !mark.startsWith(trainingPath('a')));
    expect(own).toEqual(wanted);
    expect(loaded.jobs[0]?.desired.blockers.map(({ code }) => code)).toEqual(['findings']);
  });

  it('warns of a row that is nearly trained on', async () => {
    const near = rows('a', 1).replace('what does light 0 mean', 'WHAT does light 0 mean');
    const { loaded } = await load({ ...GOOD, [EVAL]: rows('new', 2) + near });
    const ofFile = loaded.findings.filter(({ file, code }) => file === EVAL && code.startsWith('leak'));
    expect(ofFile).toMatchObject([{ code: 'leak-near', severity: 'warning', line: 3, column: 1 }]);
  });

  it('takes prompts where prompts are trained on, and converts them not', async () => {
    const prompt = (at: number) => `{"prompt":"What is ${at} made of?","completion":"Of part ${at}."}\n`;
    const all = Array.from({ length: 12 }, (_, at) => prompt(at));
    const files = { ...GOOD, [trainingPath('a')]: all.slice(0, 11).join(''), [EVAL]: all.slice(11).join('') };
    const { loaded } = await load(files);
    expect(loaded.jobs[0]?.datasets.map(({ scan }) => scan?.conversion.kind)).toEqual([
      'prompt-completion-to-conversation',
      'none',
    ]);
    expect(loaded.findings.filter(({ file }) => file === EVAL)).toEqual([]);
  });

  it('must be another file than those that are trained on', async () => {
    const text = path(trainingPath('a'));
    const { loaded } = await load({ ...GOOD, 'jobs.yaml': text });
    const at = position(
      text.replace(trainingPath('a'), '-'.repeat(trainingPath('a').length)),
      trainingPath('a'),
    );
    expect(errorsOf(loaded)).toEqual([`jobs.yaml:${at} same-dataset`]);
  });
});

describe('a change of evaluation data alone', () => {
  const after: Snapshot = { ...GOOD, [EVAL]: rows('held back', 2) + rows('a', 1) };

  it('affects its job, for findings and the report, and says of no reason to train', async () => {
    const { world, trigger } = proposedWorld(GOOD, after);
    const loaded = await loadJobs(world.context());
    await loaded.close();
    const affected = await affectedBy(world.context({ trigger }), loaded);
    expect(affected).toMatchObject({
      keys: new Set(['a']),
      because: new Map([['a', []]]),
      paths: new Set([EVAL]),
    });
    const validated = await validate(world.context({ trigger }));
    expect(validated.findings.map(({ code }) => code)).toContain('leak-exact');
    expect(validated.jobs[0]?.datasets).toMatchObject([
      { split: 'training', changed: false },
      {
        split: 'evaluation',
        source: EVAL,
        changed: true,
        rows: 3,
        bytes: undefined,
        sha256: undefined,
        diff: { kind: 'compared', diff: { added: 1, removed: 1, same: 2 } },
      },
    ]);
  });

  it('is shown beside the training data in the comment', async () => {
    const sound: Snapshot = { ...GOOD, [EVAL]: rows('held back', 5) };
    const { world, trigger } = proposedWorld(GOOD, sound);
    await plan(world.context({ trigger }));
    const body = world.hub.commentsOf(7)[0]?.body ?? '';
    expect(body).toContain(`evaluation | \`${EVAL}\` (changed) | 5 | – |`);
  });

  /** The default branch after a push of these files. */
  function pushed({ world, base }: { readonly world: World; readonly base: string }, files: Snapshot): World {
    world.hub.mainHead = world.repository.commit(files, [base]);
    return world;
  }

  async function applied(world: World): Promise<readonly string[]> {
    world.calls.length = 0;
    const { jobs } = await apply(world.context({ inputs: { reviewed: 'off' } }));
    return jobs.map(({ planned }) => planned.action.kind);
  }

  it('uploads the training data alone', async () => {
    const { world, merge } = mergedWorld([PLAIN]);
    pushed({ world, base: merge }, GOOD);
    expect(await applied(world)).toEqual(['watch']);
    expect(world.count('objects.put')).toBe(1);
    expect(world.account().creates).toMatchObject([{ validationS3Uri: undefined }]);
  });

  it('trains nothing anew', async () => {
    const { world, merge } = mergedWorld([PLAIN]);
    await applied(world);
    expect(world.account().creates).toHaveLength(1);
    pushed({ world, base: merge }, GOOD);
    expect(await applied(world)).toEqual(['watch']);
    expect(world.count('objects.put')).toBe(0);
    expect(world.account().creates).toHaveLength(1);
  });
});
