import { describe, expect, it } from '@jest/globals';
import { type Loaded, loadJobs } from '../../src/commands/load.ts';
import { validate } from '../../src/commands/validate.ts';
import { appError, filesFor, type JobText, jobsYaml, rows, trainingPath, World } from './support.ts';

function worldWith(jobs: readonly JobText[], files: Readonly<Record<string, string>> = {}): World {
  const world = new World();
  world.repository.commit({ ...filesFor(jobs), ...files });
  return world;
}

async function load(world: World): Promise<Loaded> {
  const loaded = await loadJobs(world.context());
  await loaded.close();
  return loaded;
}

function errorsOf(loaded: Loaded): readonly string[] {
  return loaded.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('loadJobs', () => {
  it('gives each job in file order its fingerprint, estimate and upload', async () => {
    const loaded = await load(worldWith([{ key: 'b' }, { key: 'a' }]));
    expect(loaded.jobs.map(({ job }) => job.key)).toEqual(['b', 'a']);
    for (const { desired, datasets } of loaded.jobs) {
      expect(desired.fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(desired.estimate.kind).toBe('range');
      expect(desired.blockers).toEqual([]);
      expect(datasets[0]?.upload).toMatchObject({ kind: 'file', sha256: datasets[0]?.scan?.sha256 });
    }
    expect(new Set(loaded.jobs.map(({ desired }) => desired.fingerprint)).size).toBe(2);
  });

  it('reads what a teardown may do, which decides no fingerprint', async () => {
    const extra = '    protect: true\n    retention: { keepLast: 1 }\n';
    const [bare, kept] = [
      await load(worldWith([{ key: 'a' }])),
      await load(worldWith([{ key: 'a', extra }])),
    ];
    expect(bare.removal?.jobs.get('a')).toMatchObject({ protect: false, keepLast: 3 });
    expect(kept.removal?.jobs.get('a')).toMatchObject({ protect: true, keepLast: 1 });
    expect(kept.jobs.map(({ desired }) => desired.fingerprint)).toEqual(
      bare.jobs.map(({ desired }) => desired.fingerprint),
    );
  });

  it('needs the file', async () => {
    await expect(load(worldWith([], { 'jobs.yaml': '' }))).resolves.toMatchObject({ config: undefined });
    const world = new World();
    world.repository.commit({ 'README.md': '' });
    await expect(load(world)).rejects.toMatchObject({ code: 'config-missing', blame: 'user' });
  });

  it('refuses two spellings of the file: nobody can tell which is meant', async () => {
    const world = worldWith([{ key: 'a' }], { 'jobs.yml': 'version: 1\n' });
    const loaded = await load(world);
    expect(errorsOf(loaded)).toEqual(['ambiguous-config']);
    expect(loaded.findings[0]).toMatchObject({ file: 'jobs.yaml', line: 1, column: 1 });
    expect(loaded.findings[0]?.message).toContain('jobs.yml');
    expect(loaded).toMatchObject({ config: undefined, removal: undefined, jobs: [] });
    expect(loaded.environments).toHaveLength(2);
  });

  it('names the file that is spelt in the other way', async () => {
    const world = new World();
    world.repository.commit({ 'jobs.yml': jobsYaml([{ key: 'a' }]) });
    await expect(load(world)).rejects.toMatchObject({
      code: 'config-missing',
      hint: expect.stringContaining('Rename jobs.yml to jobs.yaml'),
    });
    const named = await loadJobs(world.context({ inputs: { config: 'jobs.yml' } }));
    await named.close();
    expect(errorsOf(named)).not.toContain('ambiguous-config');
  });

  it('has no jobs where the file has errors, and opens nothing', async () => {
    const world = worldWith([{ key: 'a', extra: '    epochs: 3\n' }]);
    const loaded = await load(world);
    expect(loaded.jobs).toEqual([]);
    expect(errorsOf(loaded)).toEqual(['unknown-key']);
    expect(world.count('files.open')).toBe(0);
  });

  it('points at the place in jobs.yaml that names a missing dataset, and at nothing else', async () => {
    const loaded = await load(worldWith([{ key: 'a', training: 'datasets/gone.jsonl' }, { key: 'b' }], {}));
    expect(errorsOf(loaded)).toEqual([]);
    const world = worldWith([{ key: 'b' }]);
    world.repository.commit({
      ...filesFor([{ key: 'b' }]),
      'jobs.yaml': jobsYaml([{ key: 'a', training: 'datasets/gone.jsonl' }, { key: 'b' }]),
    });
    const missing = await load(world);
    const [finding] = missing.findings.filter(({ severity }) => severity === 'error');
    expect(finding).toMatchObject({ code: 'file-missing', file: 'jobs.yaml' });
    const line = jobsYaml([{ key: 'a', training: 'datasets/gone.jsonl' }]).split('\n')[
      (finding?.line ?? 0) - 1
    ];
    expect(line).toContain('datasets/gone.jsonl');
    const [a, b] = missing.jobs;
    expect(a?.desired).toMatchObject({ fingerprint: undefined, blockers: [{ code: 'findings' }] });
    expect(a?.datasets[0]?.upload).toBeUndefined();
    expect(b?.desired.blockers).toEqual([]);
  });

  it('suggests the file whose name differs in case only', async () => {
    const world = worldWith([{ key: 'a' }]);
    const nearest = 'datasets/A.jsonl';
    world.refusals.set(trainingPath('a'), { kind: 'refused', reason: 'missing', nearest });
    const loaded = await load(world);
    expect(loaded.findings.find(({ code }) => code === 'file-missing')?.message).toContain(nearest);
  });

  it.each([
    ['symlink', 'file-symlink'],
    ['outside-repository', 'file-outside'],
    ['not-a-file', 'file-not-regular'],
    ['unreadable', 'file-unreadable'],
  ] as const)('turns a refusal (%s) into a finding and a block', async (reason, code) => {
    const world = worldWith([{ key: 'a' }]);
    world.refusals.set(trainingPath('a'), { kind: 'refused', reason, nearest: undefined });
    const loaded = await load(world);
    expect(errorsOf(loaded)).toEqual([code]);
    expect(loaded.jobs[0]?.desired.blockers.map((blocker) => blocker.code)).toEqual(['findings']);
  });

  it('finds two jobs that would be one training run by content, whatever the files are called', async () => {
    const world = worldWith([{ key: 'a' }, { key: 'b' }], {
      [trainingPath('a')]: rows('same'),
      [trainingPath('b')]: rows('same'),
    });
    const loaded = await load(world);
    expect(errorsOf(loaded)).toEqual(['duplicate-identity', 'duplicate-identity']);
    expect(
      loaded.findings.map(({ message }) => /^(.) trains exactly the same as (.)/.exec(message)?.slice(1)),
    ).toEqual(
      expect.arrayContaining([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    );
    for (const { desired } of loaded.jobs)
      expect(desired.blockers.map(({ code }) => code)).toEqual(['findings']);
  });

  it('lets the same data train in two accounts, and twice with a namespace', async () => {
    const same = { [trainingPath('a')]: rows('same'), [trainingPath('b')]: rows('same') };
    const accounts = await load(worldWith([{ key: 'a' }, { key: 'b', environment: 'west' }], same));
    expect(errorsOf(accounts)).toEqual([]);
    const namespaces = await load(
      worldWith([{ key: 'a' }, { key: 'b', extra: '    namespace: second\n' }], same),
    );
    expect(errorsOf(namespaces)).toEqual([]);
  });

  it('blocks what may cost more than its budget, by the upper end', async () => {
    const budget = (usd: string): JobText => ({ key: 'a', extra: `    budget: { trainingUsd: ${usd} }\n` });
    const { jobs } = await load(worldWith([{ key: 'a' }]));
    const estimate = jobs[0]?.desired.estimate;
    if (estimate?.kind !== 'range') throw new Error('the sample model has a price');
    const middle = String((estimate.usd.low + estimate.usd.high) / 2);
    const over = await load(worldWith([budget(middle)]));
    expect(over.jobs[0]?.desired.blockers.map(({ code }) => code)).toEqual(['over-budget']);
    expect(over.jobs[0]?.desired.fingerprint).toBe(jobs[0]?.desired.fingerprint);
    expect(errorsOf(over)).toEqual([]);
    const within = await load(worldWith([budget('50')]));
    expect(within.jobs[0]?.desired.blockers).toEqual([]);
  });

  it('tells cost and budget apart where cents would not', async () => {
    const budget = (usd: string): JobText => ({ key: 'a', extra: `    budget: { trainingUsd: ${usd} }\n` });
    const { jobs } = await load(worldWith([budget('0.0000001')]));
    const amounts = jobs[0]?.desired.blockers[0]?.message.match(/[\d.]+/g)?.map(Number) ?? [];
    expect(amounts).toHaveLength(2);
    expect(amounts[0]).toBeGreaterThan(amounts[1] ?? 0);
    expect(amounts[1]).toBeGreaterThan(0);
  });

  it('calls an unknown price unknown and does not hold it against a budget', async () => {
    const unpriced: JobText = {
      key: 'a',
      extra: '    budget: { trainingUsd: 0.01 }\n',
      baseModel: 'acme.new-model-v9:0',
    };
    const loaded = await load(worldWith([unpriced]));
    expect(loaded.jobs[0]?.desired).toMatchObject({ estimate: { kind: 'unknown' }, blockers: [] });
  });

  it('blocks an unknown cost where an estimate is required, until jobs.yaml has the price', async () => {
    const baseModel = 'acme.new-model-v9:0';
    const required: JobText = {
      key: 'a',
      extra: '    budget: { requireEstimate: true }\n',
      baseModel,
    };
    const unpriced = worldWith([required]);
    const { jobs } = await load(unpriced);
    expect(jobs[0]?.desired.blockers.map(({ code }) => code)).toEqual(['cost-unknown']);
    const price = `prices: { "${baseModel}": { trainUsdPer1kTokens: 0.002, asOf: 2026-01-01 } }\n`;
    const priced = await load(
      worldWith([], { ...filesFor([required]), 'jobs.yaml': jobsYaml([required]) + price }),
    );
    expect(priced.jobs[0]?.desired).toMatchObject({
      blockers: [],
      estimate: { kind: 'range', grade: 'configured', usdPer1kTokens: 0.002, priceAsOf: '2026-01-01' },
      fingerprint: jobs[0]?.desired.fingerprint,
    });
  });

  it('knows the identity of an S3 dataset by its version, and its cost not at all', async () => {
    const s3 = (versionId: string): string =>
      jobsYaml([{ key: 'a', training: `{ s3Uri: "s3://other/x.jsonl", versionId: ${versionId} }` }]);
    const first = await load(worldWith([], { 'jobs.yaml': s3('v1') }));
    const second = await load(worldWith([], { 'jobs.yaml': s3('v2') }));
    expect(first.jobs[0]?.desired.estimate.kind).toBe('unknown');
    expect(first.jobs[0]?.datasets[0]).toMatchObject({
      scan: undefined,
      upload: { kind: 's3', versionId: 'v1' },
    });
    expect(first.jobs[0]?.desired.fingerprint).not.toBe(second.jobs[0]?.desired.fingerprint);
  });

  it('stops when a file changes under the reader, and leaves no file open', async () => {
    const world = worldWith([{ key: 'a' }, { key: 'b' }]);
    world.changing.add(trainingPath('b'));
    await expect(load(world)).rejects.toMatchObject({ code: 'file-changed' });
    expect([...world.openFiles]).toEqual([]);
  });

  it('keeps the hashed files open until it is closed', async () => {
    const world = worldWith([{ key: 'a' }, { key: 'b' }]);
    const loaded = await loadJobs(world.context());
    expect([...world.openFiles].sort()).toEqual([trainingPath('a'), trainingPath('b')]);
    await loaded.close();
    expect([...world.openFiles]).toEqual([]);
  });

  it('holds the datasets of a job against one another, as loud as the job wants it, whatever that trains', async () => {
    const leaky = async (checks: string) => {
      const jobs: readonly JobText[] = [{ key: 'a', extra: checks }];
      const yaml = jobsYaml(jobs).replace(
        `training: ${trainingPath('a')}`,
        `training: ${trainingPath('a')}, validation: held.jsonl`,
      );
      const files = { 'jobs.yaml': yaml, [trainingPath('a')]: rows('a', 60), 'held.jsonl': rows('a', 20) };
      return await load(worldWith(jobs, files));
    };
    const blocked = await leaky('');
    expect(errorsOf(blocked)).toEqual(Array(20).fill('leak-exact'));
    expect(blocked.findings[0]).toMatchObject({ file: 'held.jsonl', line: 1, column: 1 });
    expect(blocked.jobs[0]?.desired.blockers.map(({ code }) => code)).toEqual(['findings']);
    const warned = await leaky('    checks: { leak-exact: warning }\n');
    expect(errorsOf(warned)).toEqual([]);
    expect(warned.findings.filter(({ code }) => code === 'leak-exact')).toHaveLength(20);
    const off = await leaky(
      '    checks: { leak-exact: off, few-rows: off, common-prefix: off, common-suffix: off }\n',
    );
    expect(off.findings).toEqual([]);
    for (const { jobs } of [warned, off])
      expect(jobs[0]?.desired).toMatchObject({
        fingerprint: blocked.jobs[0]?.desired.fingerprint,
        blockers: [],
      });
  });

  it.each([
    ['amazon.nova-micro-v1:0:128k', 'us-east-1', 'info'],
    ['meta.llama3-3-70b-instruct-v1:0:128k', 'us-west-2', 'warning'],
  ])('takes repeats in a small set for what they are to %s', async (baseModel, region, severity) => {
    const yaml = jobsYaml([{ key: 'a', baseModel }]).replaceAll('us-east-1', region);
    const files = { 'jobs.yaml': yaml, [trainingPath('a')]: rows('a', 120) + rows('a', 1) };
    const { findings } = await load(worldWith([], files));
    expect(findings.find(({ code }) => code === 'exact-duplicate')).toMatchObject({ severity, line: 121 });
  });

  it('does not depend on the order or the comments of the file', async () => {
    const files = filesFor([{ key: 'a' }]);
    const yaml = files['jobs.yaml'] ?? '';
    const plain = await load(worldWith([{ key: 'a' }]));
    const moved = await load(worldWith([{ key: 'a' }], { 'jobs.yaml': `# models\n\n${yaml}` }));
    expect(moved.jobs[0]?.desired.fingerprint).toBe(plain.jobs[0]?.desired.fingerprint);
  });
});

describe('validate', () => {
  it('says that good files are valid, and which checks did not run', async () => {
    const world = worldWith([{ key: 'a' }]);
    const result = await validate(world.context());
    expect(result).toMatchObject({
      command: 'validate',
      decision: 'valid',
      reasonCode: 'ok',
      hasWork: false,
    });
    expect(result.jobs.map(({ planned }) => planned.action.kind)).toEqual(['unchecked']);
    expect(result.summary).toContain('does not ask AWS');
  });

  it('finds all faults at once, of every job', async () => {
    const world = worldWith([{ key: 'a' }, { key: 'b' }], {
      [trainingPath('a')]: `${rows('a')}{broken\n`,
      [trainingPath('b')]: `${rows('b')}\n\n`,
    });
    const result = await validate(world.context());
    expect(result).toMatchObject({ decision: 'findings', reasonCode: 'findings' });
    const files = new Set(
      result.findings.filter(({ severity }) => severity === 'error').map(({ file }) => file),
    );
    expect([...files]).toEqual(expect.arrayContaining([trainingPath('a')]));
    expect([...world.openFiles]).toEqual([]);
  });

  it('says so when there is nothing to check', async () => {
    const world = worldWith([], { 'jobs.yaml': jobsYaml([]).replace('jobs:\n', 'jobs: {}\n') });
    expect(await validate(world.context())).toMatchObject({ decision: 'valid', reasonCode: 'no-jobs' });
  });

  it('closes its files whatever goes wrong', async () => {
    const world = worldWith([{ key: 'a' }]);
    const context = world.context({ inputs: { jobs: 'nobody' } });
    await expect(validate(context)).rejects.toMatchObject({ code: 'input-invalid' });
    expect([...world.openFiles]).toEqual([]);
  });

  it('passes on what the machine cannot do', async () => {
    const world = worldWith([{ key: 'a' }]);
    world.fail('files.open', appError('file-unreadable', 'user'));
    await expect(validate(world.context())).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
