/** `teardown`: a plan and a code first; then exactly that, and only what is provably ours. */
import { describe, expect, it } from '@jest/globals';
import { DATA_BUCKET, PREFIX, repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { type Moment, type Ran, type Scenario, until, useScenario } from '../support/scenario.ts';

const scenario = useScenario();

function teardown(world: Scenario, inputs: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return world.run(world.dispatch('bedrock-teardown'), { command: 'teardown', wait: '0', ...inputs });
}

/** Run 1; returns its code. */
async function codeOf(world: Scenario, inputs: Readonly<Record<string, string>> = {}): Promise<string> {
  const planned = await teardown(world, inputs);
  expect(planned.verdict).toBe('0 confirm confirm-required');
  expect(planned.writes).toEqual([]);
  const code = planned.result.teardown?.code ?? '';
  expect(code).toMatch(/^teardown-[0-9a-f]{12}$/);
  expect(planned.summary).toContain(code);
  return code;
}

/** What the plan keeps in S3. */
function keptIn({ result }: Ran): readonly string[] {
  return (result.teardown?.plans ?? []).flatMap(({ kept }) => kept.map(({ arn }) => arn));
}

/** Both jobs trained; then a third one in flight. */
async function lived(world: Scenario): Promise<void> {
  world.commit(repositoryOf('faq-bot', 'support-bot'));
  await world.run(world.push(), { wait: '0' });
  world.advance(6);
  world.commit({ [trainPath('support-bot')]: rows('support-bot', 20) });
  const ran = await world.run(world.push(), { wait: '0' });
  expect(ran.verdict).toBe('0 in-progress training');
}

/** Jobs, models and objects of others: one with a name like ours, one of another repository, data under our prefix. */
async function neighbours(world: Scenario): Promise<void> {
  world.foreignObject(`${PREFIX}/notes.txt`, 'not of our layout');
  world.foreignObject(`${PREFIX}-archive/datasets/support-bot/${'0'.repeat(64)}.jsonl`, 'not our prefix');
  await world.foreignJob('hand-made');
  await world.foreignJob('untagged-0123456789ab');
  world.advance(6);
  await world.foreignJob('theirs-0123456789ab', {
    'bedrock-tune:repository-id': '77',
    'bedrock-tune:job': 'theirs',
  });
  world.advance(6);
}

describe('teardown', () => {
  it('prints everything and deletes nothing, then does it with exactly that code, and can be repeated', async () => {
    const world = scenario();
    await lived(world);
    const before = world.objects();
    const code = await codeOf(world);
    expect(world.objects()).toEqual(before);

    for (const confirm of [code.toUpperCase(), `${code} `, code.slice(0, -1)]) {
      const refused = await teardown(world, { confirm });
      expect(refused.verdict).toBe('1 refused confirm-mismatch');
      expect(refused.writes).toEqual([]);
    }

    const { stdout, outputs } = await teardown(world, { confirm: 'guess' });
    expect(stdout + JSON.stringify(outputs)).not.toContain(code);

    const first = await teardown(world, { confirm: code });
    expect(first.verdict).toBe('0 in-progress teardown-incomplete');
    expect(world.models()).toEqual([]);
    expect(world.jobs().at(-1)).toMatch(/^support-bot-[0-9a-f]{12} Stopping$/);
    // What the stopping run still reads and writes stays until it has stopped.
    expect(world.objects().map(({ key }) => key)).toEqual(
      expect.arrayContaining([expect.stringContaining('/datasets/support-bot/')]),
    );

    world.advance(0.5);
    const second = await teardown(world, { confirm: code });
    expect(second.verdict).toBe('0 done ok');
    expect(world.objects()).toEqual([]);
    expect(world.jobs().filter((job) => /InProgress|Stopping/.test(job))).toEqual([]);

    const third = await teardown(world, { confirm: code });
    expect(third.verdict).toBe('0 done ok');
    expect(third.writes).toEqual([]);
    expect((await teardown(world)).verdict).toBe('0 nothing-to-do up-to-date');
  });

  it('refuses a code that is older than the newest training run', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    await world.run(world.push(), { wait: '0' });
    world.advance(6);
    const stale = await codeOf(world);
    world.commit({ [trainPath('support-bot')]: rows('support-bot', 20) });
    await world.run(world.push(), { wait: '0' });
    const refused = await teardown(world, { confirm: stale });
    expect(refused.verdict).toBe('1 refused confirm-mismatch');
    expect(refused.writes).toEqual([]);
    expect(world.models()).toHaveLength(1);
    expect(await codeOf(world)).not.toBe(stale);
  });

  it('leaves what belongs to others, also where it looks like ours', async () => {
    const world = scenario();
    await neighbours(world);
    const theirs = { models: world.models(), objects: world.objects() };
    expect(theirs.models).toHaveLength(3);
    world.commit(repositoryOf('support-bot'));
    await world.run(world.push(), { wait: '0' });
    world.advance(6);
    const code = await codeOf(world);
    expect((await teardown(world, { confirm: code })).verdict).toBe('0 done ok');
    expect(world.models()).toEqual(theirs.models);
    expect(world.objects()).toEqual(theirs.objects);
  });

  it('takes no dataset of another repository that shares bucket and prefix, in training or not', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    await world.run(world.push(), { wait: '0' });
    world.advance(6);
    const hash = (digit: string): string => `${PREFIX}/datasets/support-bot/${digit.repeat(64)}.jsonl`;
    world.foreignObject(hash('0'), 'rows of another repository');
    const code = await codeOf(world);
    const [ours = ''] = world
      .objects()
      .flatMap(({ key }) => (/datasets\/support-bot\/[^0]/.test(key) ? key : []));
    await world.foreignJob('support-bot-fedcba987654', {
      'bedrock-tune:repository-id': '77',
      'bedrock-tune:job': 'support-bot',
    });
    const during = await teardown(world, { confirm: code });
    expect(during.verdict).toBe('0 done ok');
    expect(keptIn(during)).toEqual(expect.arrayContaining([expect.stringContaining(ours)]));
    expect(world.objects().map(({ key }) => key)).toEqual(expect.arrayContaining([ours, hash('0')]));
    world.advance(6);
    expect((await teardown(world, { confirm: code })).verdict).toBe('0 done ok');
    const left = world.objects().filter(({ key }) => key.startsWith(PREFIX));
    expect(left.map(({ key }) => key)).toEqual([hash('0')]);
  });

  it('takes what a run writes until it has stopped', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    await world.run(world.push(), { wait: '0' });
    world.advance(1);
    const code = await codeOf(world);
    const asked = teardown(world, { confirm: code, wait: 'done' });
    await until(() => world.jobs().some((job) => job.endsWith(' Stopping')));
    const name = world.jobs()[0]?.split(' ')[0] ?? '';
    world.foreignObject(`${PREFIX}/outputs/${name}/late.csv`, 'step,loss');
    world.advance(1);
    expect((await asked).verdict).toBe('0 done ok');
    expect(world.objects()).toEqual([]);
  });

  it('deletes nothing more once it is cancelled, says so, and is gone on with by the same code', async () => {
    const world = scenario();
    await lived(world);
    const code = await codeOf(world);
    const before = { models: world.models(), objects: world.objects() };
    const event = world.dispatch('bedrock-teardown');
    const isWaiting: Moment = (calls) => {
      const stopped = calls.findIndex(({ operation }) => operation === 'StopModelCustomizationJob');
      const looks = calls.slice(stopped).filter(({ operation }) => operation === 'GetModelCustomizationJob');
      return stopped >= 0 && looks.length > 1;
    };
    const cancelled = await world.run(
      event,
      { command: 'teardown', confirm: code, wait: 'done' },
      { cancelWhen: isWaiting },
    );
    expect(cancelled.verdict).toBe('0 in-progress teardown-incomplete');
    expect(cancelled.leftAfterMs).toBeLessThan(5000);
    expect(cancelled.writes).toEqual(['bedrock StopModelCustomizationJob']);
    expect({ models: world.models(), objects: world.objects() }).toEqual(before);
    expect(cancelled.summary).toContain('cancelled');
    world.advance(0.5);
    expect((await teardown(world, { confirm: code })).verdict).toBe('0 done ok');
    expect([world.models(), world.objects()]).toEqual([[], []]);
  });

  it('refuses names that nothing has, before it looks and after', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const environment = await teardown(world, { environment: 'prdo' });
    expect(environment.verdict).toBe('1 refused input-invalid');
    expect(environment.calls).toEqual([]);
    expect((await teardown(world, { jobs: 'suport-bot' })).verdict).toBe('1 refused input-invalid');
  });

  it('lists every object in the log, and keeps its output within what GitHub takes', async () => {
    const world = scenario();
    // The datasets are gone from the checkout: what was made of them can go all the same.
    const files = repositoryOf('support-bot');
    world.commit({ ...files, 'jobs.yaml': `${files['jobs.yaml']}teardown: { maxDeletions: 6000 }\n` });
    await world.run(world.push(), { wait: '0' });
    world.advance(6);
    world.commit({ [trainPath('support-bot')]: undefined });
    const [run = ''] = world.jobs()[0]?.split(' ') ?? [];
    for (let part = 0; part < 5000; part += 1)
      world.foreignObject(`${PREFIX}/outputs/${run}/part-${part}.bin`, '');
    const planned = await teardown(world);
    expect(planned.verdict).toBe('0 confirm confirm-required');
    expect(planned.result).toMatchObject({ truncated: true, decision: 'confirm', counts: { jobs: 0 } });
    expect((planned.outputs['result'] ?? '').length).toBeLessThan(1000);
    const [confirm = ''] = /teardown-[0-9a-f]{12}/.exec(planned.summary) ?? [];
    expect(planned.stdout.match(/part-\d+\.bin/g)).toHaveLength(5000);
    const done = await teardown(world, { confirm });
    expect(done.verdict).toBe('0 done ok');
    expect(done.stdout.match(/part-\d+\.bin/g)).toHaveLength(5000);
    expect(world.objects()).toEqual([]);
  });

  it('has a code per scope, and takes only what the scope names', async () => {
    const world = scenario();
    world.commit(repositoryOf('faq-bot', 'support-bot'));
    await world.run(world.push(), { wait: '0' });
    world.advance(6);
    const faq = { what: 'models', jobs: 'faq-bot' };
    const code = await codeOf(world, faq);
    for (const other of [{ what: 'all', jobs: 'faq-bot' }, { what: 'models' }])
      expect((await teardown(world, { ...other, confirm: code })).verdict).toBe('1 refused confirm-mismatch');
    expect((await teardown(world, { ...faq, confirm: code })).verdict).toBe('0 done ok');
    expect(world.models()).toEqual([expect.stringMatching(/^support-bot-/)]);
    expect(world.objects().filter(({ key }) => key.includes('faq-bot'))).not.toEqual([]);
    // A model that was deleted is not trained again by itself.
    const apply = await world.run(world.push(), { wait: '0' });
    expect(apply.result.jobs[0]?.planned.action.kind).toBe('missing');
    expect(apply.writes.filter((write) => !write.startsWith('github '))).toEqual([]);
  });

  it('takes only runs of its own repository for its own, on the teardown role alone', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const refused = await world.run(world.dispatch('bedrock-train'), { command: 'teardown' });
    expect(refused.verdict).toBe('1 error identity-refused');
    expect(refused.writes).toEqual([]);
    const roles = refused.calls.flatMap(({ request }) => request['RoleArn'] ?? []);
    expect(new Set(roles)).toEqual(new Set(['arn:aws:iam::111122223333:role/bedrock-tune-teardown']));
    expect(refused.calls.some(({ request }) => request['bucket'] === DATA_BUCKET)).toBe(false);
  });
});
