/** `plan` on a pull request of the same repository: reads AWS, writes to the pull request alone. */
import { describe, expect, it } from '@jest/globals';
import { entry, jobsFile, repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { type Ran, type Scenario, useScenario } from '../support/scenario.ts';

const scenario = useScenario();
const TRAIN = trainPath('support-bot');

/** Everything a plan may ask AWS for; none of it changes anything or is billed. */
const READS = new Set([
  'GET /token',
  'AssumeRoleWithWebIdentity',
  'GetCallerIdentity',
  'ListModelCustomizationJobs',
  'GetModelCustomizationJob',
  'ListCustomModels',
  'ListTagsForResource',
  'ListObjectsV2',
  'GetObject',
  'GetFoundationModel',
  'GetServiceQuota',
  'GetRole',
  'SimulatePrincipalPolicy',
  'GetBucketLocation',
  'GetPublicAccessBlock',
  'GetBucketVersioning',
]);

function expectOnlyReads({ calls, writes }: Ran): void {
  const aws = calls.filter(({ service }) => service !== 'github');
  expect(aws.map(({ operation }) => operation).filter((operation) => !READS.has(operation))).toEqual([]);
  expect(writes.filter((write) => !write.startsWith('github '))).toEqual([]);
}

/** Main as it is when everything it declares has been trained. */
async function trained(world: Scenario, ...jobs: readonly string[]): Promise<void> {
  world.commit(repositoryOf(...jobs));
  const { exitCode } = await world.run(world.push(), { wait: '0' });
  expect(exitCode).toBe(0);
  world.advance(6);
}

describe('plan', () => {
  it('comments once, records the reviewed fingerprint, and follows further commits in the same comment', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    const first = await world.run(world.pullRequest(proposal, { action: 'opened' }));
    expect(first.verdict).toBe('0 planned changes-planned');
    expectOnlyReads(first);
    const [comment] = world.comments(1);
    expect(world.comments(1)).toHaveLength(1);
    expect(first.outputs['comment-url']).toMatch(new RegExp(`issuecomment-${comment?.id}$`));
    const fingerprint = first.result.jobs[0]?.planned.fingerprint;
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const status = world.statuses(proposal.pull.headSha)['bedrock-tune/plan/support-bot'];
    expect(status).toMatchObject({ state: 'success', description: `train v1:${fingerprint}` });
    expect(first.outputs).toMatchObject({
      'has-changes': 'true',
      'has-work': 'true',
      matrix: '{"include":[{"job":"support-bot","environment":"prod"}]}',
      'job-status': 'train',
    });
    expect(first.outputs['estimated-cost-usd']).toMatch(/^0\.\d{4}-0\.\d{4}$/);
    expect(first.summary).not.toBe('');

    const body = comment?.body;
    world.amend(proposal, { [TRAIN]: rows('support-bot', 20) });
    const second = await world.run(world.pullRequest(proposal));
    expectOnlyReads(second);
    expect(world.comments(1)).toMatchObject([{ id: comment?.id }]);
    expect(world.comments(1)[0]?.body).not.toBe(body);
    expect(second.result.jobs[0]?.planned.fingerprint).not.toBe(fingerprint);

    const again = await world.run(world.pullRequest(proposal));
    expect(again.writes.filter((write) => write.includes('comments'))).toEqual([]);
  });

  it('leaves the word to the run of the newest commit', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    const old = world.pullRequest(proposal);
    world.amend(proposal, { [TRAIN]: rows('support-bot', 20) });
    world.checkout.git('checkout', '--quiet', '--detach', old.sha);
    const ran = await world.run(old);
    expect(ran.verdict).toBe('0 planned changes-planned');
    expect(ran.writes).toEqual([]);
  });

  it('asks AWS with the plan role alone', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    const { calls } = await world.run(world.pullRequest(proposal));
    const roles = calls
      .filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity')
      .map(({ request }) => request['RoleArn']);
    expect(roles).toEqual(['arn:aws:iam::111122223333:role/bedrock-tune-plan']);
  });

  it('stays silent and green where nothing of ours is touched', async () => {
    const world = scenario();
    await trained(world, 'support-bot');
    const proposal = world.propose({ 'README.md': '# Other words\n' });
    const ran = await world.run(world.pullRequest(proposal));
    expect(ran.verdict).toBe('0 nothing-to-do not-affected');
    expect(ran.writes).toEqual([]);
    expect(world.comments(1)).toEqual([]);
  });

  it('blocks on bad rows, each with its place, in the comment and as annotations', async () => {
    const world = scenario();
    const good = rows('support-bot');
    const bad = `${good}{"prompt":"a","completion":"b",}\n${good}{"prompt":"c"}\n`;
    const proposal = world.propose({ ...repositoryOf('support-bot'), [TRAIN]: bad });
    const ran = await world.run(world.pullRequest(proposal));
    expect(ran.verdict).toBe('1 findings findings');
    expectOnlyReads(ran);
    const errors = ran.result.findings.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([
      { code: 'bad-json', file: TRAIN, line: 13, column: 31 },
      { file: TRAIN, line: 26 },
    ]);
    expect(
      ran.annotations.filter(({ level }) => level === 'error').map(({ properties }) => properties),
    ).toEqual(
      errors.map(({ code, file, line, column }) => ({
        title: code,
        file,
        line: String(line),
        col: String(column),
      })),
    );
    const status = world.statuses(proposal.pull.headSha)['bedrock-tune/plan/support-bot'];
    expect(status?.state).toBe('failure');
    expect(world.comments(1)).toHaveLength(1);
    expect(world.comments(1)[0]?.body).toContain(`${TRAIN}:13:31`);
    expect(world.jobs()).toEqual([]);
  });

  it('shows the removal of an entry and leaves what it trained alone', async () => {
    const world = scenario();
    await trained(world, 'faq-bot', 'support-bot');
    const proposal = world.propose({ 'jobs.yaml': jobsFile({ 'faq-bot': entry('faq-bot') }) });
    const ran = await world.run(world.pullRequest(proposal));
    expect(ran.exitCode).toBe(0);
    expectOnlyReads(ran);
    const removed = ran.result.jobs.find(({ planned }) => planned.key === 'support-bot');
    expect(removed?.planned.action.kind).toBe('unmanaged');
    expect(world.comments(1)).toHaveLength(1);
    const merged = await world.run(world.merge(proposal), { wait: '0' });
    expect(merged.exitCode).toBe(0);
    expect(merged.writes.filter((write) => !write.startsWith('github '))).toEqual([]);
    expect(world.models()).toHaveLength(2);
  });

  it('settles the comment when the pull request is closed, without asking AWS', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    await world.run(world.pullRequest(proposal));
    const before = world.comments(1)[0]?.body;
    proposal.pull.state = 'closed';
    const closedAt = new Date(Date.now()).toISOString();
    const ran = await world.run(world.pullRequest(proposal, { action: 'closed', closedAt }));
    expect(ran.verdict).toBe('0 nothing-to-do pull-request-closed');
    expect(ran.calls.filter(({ service }) => service !== 'github')).toEqual([]);
    expect(world.comments(1)).toHaveLength(1);
    expect(world.comments(1)[0]?.body).not.toBe(before);
  });
});
