/** `apply` on a push to the default branch: at most one training run for one specification, whatever happens. */
import { createHash } from 'node:crypto';
import {
  CreateModelCustomizationJobCommand,
  type CreateModelCustomizationJobCommandInput,
  DeleteCustomModelCommand,
} from '@aws-sdk/client-bedrock';
import { describe, expect, it } from '@jest/globals';
import { clientRequestToken } from '../../src/plan/names.ts';
import { DEFAULT_GITHUB_TOKEN } from '../../src/simulator/world.ts';
import {
  DATA_BUCKET,
  entry,
  jobsFile,
  NOVA_MICRO,
  OUTPUT_BUCKET,
  PREFIX,
  repositoryOf,
  rows,
  SERVICE_ROLE,
  trainPath,
} from '../support/sample-repository.ts';
import { type Ran, type Scenario, until, useScenario } from '../support/scenario.ts';

const scenario = useScenario();
const CREATE = 'CreateModelCustomizationJob';
const TRAIN = trainPath('support-bot');
const VALIDATION = 'datasets/support-bot/validation.jsonl';

/** One job with everything an entry can say about training. */
const FULL = {
  'jobs.yaml': jobsFile({
    'support-bot': entry('support-bot', {
      data: { training: TRAIN, validation: VALIDATION, system: 'You are a support assistant.' },
      hyperparameters: { epochCount: 3, learningRate: 0.00002 },
      tags: { team: 'support' },
    }),
  }),
  [TRAIN]: rows('support-bot'),
  [VALIDATION]: rows('held out', 4),
};

function requestsOf(
  ran: Pick<Ran, 'calls'>,
  operation: string,
): readonly Readonly<Record<string, unknown>>[] {
  return ran.calls.filter((call) => call.operation === operation).map(({ request }) => request);
}

/** Requests to Create as the ledger holds them: JSON of exactly what an SDK took as input. */
function createsOf(ran: Pick<Ran, 'calls'>): readonly CreateModelCustomizationJobCommandInput[] {
  return requestsOf(ran, CREATE) as readonly unknown[] as readonly CreateModelCustomizationJobCommandInput[];
}

/** Content-addressed URIs of the uploads, in order. */
function uploadsOf(ran: Pick<Ran, 'calls'>): readonly string[] {
  return requestsOf(ran, 'PutObject').map(({ bucket, key }) => `s3://${bucket}/${key}`);
}

function tagsOf(world: Scenario, commit: string, fingerprint: string): Readonly<Record<string, unknown>> {
  const { repository } = world.simulator.world.github;
  return {
    team: 'support',
    'bedrock-tune:repository-id': String(repository.id),
    'bedrock-tune:repository': 'acme/support-models',
    'bedrock-tune:job': 'support-bot',
    'bedrock-tune:config': 'jobs.yaml',
    'bedrock-tune:fingerprint': `v1:${fingerprint}`,
    'bedrock-tune:attempt': '1',
    'bedrock-tune:commit': commit,
    'bedrock-tune:pull-request': '1',
    'bedrock-tune:estimated-usd': expect.stringMatching(/^\d+(\.\d+)?-\d+(\.\d+)?$/),
  };
}

describe('apply on a merge', () => {
  it('uploads what was reviewed and creates exactly the job that was planned', async () => {
    const world = scenario();
    const proposal = world.propose(FULL);
    const planned = await world.run(world.pullRequest(proposal));
    const fingerprint = planned.result.jobs[0]?.planned.fingerprint ?? '';
    const comment = world.comments(1)[0]?.body;
    const push = world.merge(proposal);
    const ran = await world.run(push, { wait: '0', reviewed: 'strict' });
    expect(ran.verdict).toBe('0 in-progress training');

    expect(requestsOf(ran, 'GET /token')).toEqual([
      expect.objectContaining({ audience: 'sts.amazonaws.com' }),
    ]);
    expect(requestsOf(ran, 'AssumeRoleWithWebIdentity')).toEqual([
      expect.objectContaining({ RoleArn: 'arn:aws:iam::111122223333:role/bedrock-tune-apply' }),
    ]);

    const puts = requestsOf(ran, 'PutObject');
    expect(puts).toHaveLength(2);
    for (const put of puts) {
      const [, sha256 = ''] = /\/([0-9a-f]{64})\.jsonl$/.exec(String(put['key'])) ?? [];
      expect(put).toMatchObject({
        bucket: DATA_BUCKET,
        key: `${PREFIX}/datasets/support-bot/${sha256}.jsonl`,
        'if-none-match': '*',
        'x-amz-expected-bucket-owner': '111122223333',
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      });
      const stored = world.objects().find(({ key }) => key === put['key']);
      expect(
        createHash('sha256')
          .update(stored?.body ?? '')
          .digest('hex'),
      ).toBe(sha256);
    }

    const jobName = `support-bot-${fingerprint.slice(0, 12)}`;
    const [training, validation] = uploadsOf(ran);
    const [create, ...more] = createsOf(ran);
    expect(more).toEqual([]);
    const { jobTags = [], customModelTags, ...request } = create ?? { jobTags: undefined };
    expect(request).toEqual({
      jobName,
      customModelName: jobName,
      clientRequestToken: clientRequestToken('4242', fingerprint.slice(0, 12), 1),
      roleArn: SERVICE_ROLE,
      baseModelIdentifier: NOVA_MICRO,
      customizationType: 'FINE_TUNING',
      hyperParameters: { epochCount: '3', learningRate: '0.00002' },
      trainingDataConfig: { s3Uri: training },
      validationDataConfig: { validators: [{ s3Uri: validation }] },
      outputDataConfig: { s3Uri: `s3://${OUTPUT_BUCKET}/${PREFIX}/outputs/${jobName}` },
    });
    expect(Object.fromEntries(jobTags.map(({ key, value }) => [key, value]))).toEqual(
      tagsOf(world, push.sha, fingerprint),
    );
    expect(customModelTags).toEqual(jobTags);

    expect(world.jobs()).toEqual([`${jobName} InProgress`]);
    expect(world.statuses(push.sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'pending' } });
    expect(world.comments(1)).toHaveLength(1);
    expect(world.comments(1)[0]?.body).not.toBe(comment);
    expect(ran.outputs).toMatchObject({
      'has-changes': 'true',
      'has-work': 'false',
      'job-status': 'InProgress',
    });
    expect(ran.result.jobs[0]?.planned.notes).toEqual([]);
  });

  it('makes Bedrock read what the rows say, converted and complete', async () => {
    const world = scenario();
    world.commit(FULL);
    await world.run(world.push(), { wait: '0' });
    const stored = world.objects().map(({ body }) => body.toString().trimEnd().split('\n'));
    expect(stored.map((lines) => lines.length)).toEqual([12, 4]);
    expect(JSON.parse(stored[0]?.[0] ?? '')).toEqual({
      schemaVersion: 'bedrock-conversation-2024',
      system: [{ text: 'You are a support assistant.' }],
      messages: [
        { role: 'user', content: [{ text: 'support-bot: question 0?' }] },
        { role: 'assistant', content: [{ text: 'Answer 0.' }] },
      ],
    });
  });

  it('writes nothing the second time, while it trains and after it has been told', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('faq-bot', 'support-bot'));
    await world.run(world.pullRequest(proposal));
    const push = world.merge(proposal);
    const first = await world.run(push, { wait: '0' });
    expect(first.writes.filter((write) => write.endsWith(CREATE))).toHaveLength(2);
    const second = await world.run(push, { wait: '0' });
    expect(second.verdict).toBe('0 in-progress training');
    expect(second.writes).toEqual([]);
    world.advance(3);
    expect((await world.run(world.schedule())).verdict).toBe('0 done ok');
    const last = await world.run(push, { wait: '0' });
    expect(last.verdict).toBe('0 nothing-to-do up-to-date');
    expect(last.writes).toEqual([]);
    expect(world.models()).toHaveLength(2);
  });

  it('keeps its word in the comment when the run of the closing comes late', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    await world.run(world.pullRequest(proposal));
    const closedAt = new Date(Date.now()).toISOString();
    await world.run(world.merge(proposal), { wait: '0' });
    const told = world.comments(1);
    const late = await world.run(world.pullRequest(proposal, { action: 'closed', merged: true, closedAt }));
    expect(late.verdict).toBe('0 nothing-to-do pull-request-closed');
    expect(late.writes).toEqual([]);
    expect(world.comments(1)).toEqual(told);
  });

  it('says each state once', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const ran = await world.run(world.push(), { wait: '0' });
    expect(ran.writes.filter((write) => write.includes('/statuses/'))).toHaveLength(1);
  });

  it('trains also where the token may not write to the pull request', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    const { github } = world.simulator.world;
    github.tokens[DEFAULT_GITHUB_TOKEN] = {
      login: 'github-actions[bot]',
      permissions: { contents: 'read', 'pull-requests': 'read', statuses: 'read' },
    };
    const planned = await world.run(world.pullRequest(proposal));
    expect(planned.verdict).toBe('0 planned changes-planned');
    const ran = await world.run(world.merge(proposal), { wait: '0' });
    expect(ran.verdict).toBe('0 in-progress training');
    expect(ran.annotations.map(({ level }) => level)).toContain('warning');
    expect([...github.comments, ...github.statuses]).toEqual([]);
  });

  it('finds the run of a renamed job and trains nothing', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    await world.run(world.push(), { wait: '0' });
    world.advance(3);
    world.commit({ 'jobs.yaml': jobsFile({ 'help-bot': entry('support-bot') }) });
    const ran = await world.run(world.push(), { wait: '0' });
    expect(ran.exitCode).toBe(0);
    expect(ran.writes.filter((write) => !write.startsWith('github '))).toEqual([]);
    expect(ran.result.jobs[0]?.planned.action.kind).toBe('none');
  });
});

describe('one training run, whatever happens in between', () => {
  it('two runs at the same time', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const push = world.push();
    const both = await Promise.all([world.run(push, { wait: '0' }), world.run(push, { wait: '0' })]);
    expect(both.map(({ verdict }) => verdict)).toEqual(['0 in-progress training', '0 in-progress training']);
    expect(world.jobs()).toHaveLength(1);
    expect(world.objects()).toHaveLength(1);
  });

  it('another run of this repository creates the job between the plan and Create: it is adopted', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const { ledger, faults } = world.simulator;
    // The first Create is turned away for a second; meanwhile somebody else succeeds.
    faults.add({
      service: 'bedrock',
      operation: CREATE,
      form: 'status',
      status: 503,
      code: 'ServiceUnavailableException',
      headers: { 'retry-after': '1' },
    });
    const running = world.run(world.push(), { wait: '0' });
    const creates = () => createsOf({ calls: ledger.entries() });
    await until(() => creates().length > 0);
    const request = creates()[0] as CreateModelCustomizationJobCommandInput;
    // The same specification, but another commit of the default branch brought it there.
    const tags = [{ key: 'bedrock-tune:repository-id', value: '4242' }];
    const client = world.bedrockClient();
    await client.send(
      new CreateModelCustomizationJobCommand({
        ...request,
        jobTags: tags,
        customModelTags: tags,
      }),
    );
    client.destroy();
    const ran = await running;
    expect(ran.verdict).toBe('0 in-progress training');
    const answers = ran.calls.filter(({ operation }) => operation === CREATE).map(({ status }) => status);
    expect(answers).toEqual([503, 201, 400]);
    expect(world.jobs()).toEqual([`${request.jobName} InProgress`]);
  });

  it.each([
    ['one answer to Create is lost', 1],
    ['every answer to Create is lost', 20],
  ])('%s: the job is found by its name', async (_what, count) => {
    const world = scenario();
    const sha = world.commit(repositoryOf('support-bot'));
    world.simulator.faults.add({ service: 'bedrock', operation: CREATE, form: 'reset-after', count });
    const ran = await world.run(world.push(), { wait: '0' });
    expect(ran.verdict).toBe('0 in-progress training');
    expect(world.jobs()).toHaveLength(1);
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'pending' } });
  });

  it('the name is held by another repository: blocked, and nothing is written to AWS', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    await world.run(world.push(), { wait: '0' });
    const job = world.job('support-bot');
    const foreign = { ...job.input, clientRequestToken: 'token-of-another-repository' };
    const other = [{ key: 'bedrock-tune:repository-id', value: '77' }];
    Object.assign(job, { input: foreign, tags: other });
    const ran = await world.run(world.push(), { wait: '0' });
    expect(ran.verdict).toBe('1 blocked jobs-blocked');
    expect(ran.writes.filter((write) => !write.startsWith('github '))).toEqual([]);
    expect(ran.result.jobs[0]?.planned.action).toMatchObject({ reasons: [{ code: 'foreign-run' }] });
    expect(world.jobs()).toHaveLength(1);
  });
});

describe('a change while the earlier specification still trains', () => {
  it('with `supersede: stop` ends it, starts the new one, and tells each on its own pull request', async () => {
    const world = scenario();
    const files = {
      ...repositoryOf('support-bot'),
      'jobs.yaml': jobsFile({ 'support-bot': entry('support-bot', { supersede: 'stop' }) }),
    };
    const first = world.propose(files);
    await world.run(world.pullRequest(first));
    await world.run(world.merge(first), { wait: '0' });
    const second = world.propose({ [TRAIN]: rows('support-bot', 20) });
    const planned = await world.run(world.pullRequest(second));
    const [note] = planned.result.jobs[0]?.planned.notes ?? [];
    expect(note?.code).toBe('older-run-training');
    expect(note?.message).toMatch(/estimated at \$0\.\d+ to \$0\.\d+/);
    expect(world.comments(2)[0]?.body).toContain('supersede: stop');
    const ran = await world.run(world.merge(second), { wait: '0' });
    expect(ran.verdict).toBe('0 in-progress training');
    expect(ran.writes.filter((write) => write.startsWith('bedrock '))).toEqual([
      'bedrock StopModelCustomizationJob',
      `bedrock ${CREATE}`,
    ]);
    world.advance(0.5);
    const told = await world.run(world.schedule());
    expect(told.verdict).toBe('0 in-progress training');
    expect(world.jobs().map((job) => job.split(' ')[1])).toEqual(['Stopped', 'InProgress']);
    expect(world.comments(1).at(-1)?.body).toContain('supersede: stop');
    expect(world.comments(2)).toHaveLength(1);
    world.advance(3);
    expect((await world.run(world.schedule())).verdict).toBe('0 done ok');
    expect((await world.run(world.schedule())).writes).toEqual([]);
  });
});

describe('a revert', () => {
  it('adopts the model trained before, and says `missing` where it was deleted', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    await world.run(world.push(), { wait: '0' });
    world.advance(3);
    await world.run(world.schedule());
    world.commit({ [TRAIN]: rows('support-bot', 20) });
    await world.run(world.push(), { wait: '0' });
    world.advance(3);
    await world.run(world.schedule());
    world.commit({ [TRAIN]: rows('support-bot') });
    const reverted = await world.run(world.push(), { wait: '0' });
    expect(reverted.verdict).toBe('0 nothing-to-do up-to-date');
    expect(world.jobs()).toHaveLength(2);
    const [model] = world.models();
    const client = world.bedrockClient();
    await client.send(new DeleteCustomModelCommand({ modelIdentifier: model }));
    client.destroy();
    const gone = await world.run(world.push(), { wait: '0' });
    expect(gone.verdict).toBe('0 nothing-to-do model-missing');
    expect(gone.result.jobs[0]?.planned.action).toMatchObject({ kind: 'missing', retryAttempt: 2 });
    expect(world.jobs()).toHaveLength(2);
  });
});

describe('a commit that is no longer the newest', () => {
  it("starts nothing when the branch has since moved the job's dataset", async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const old = world.push();
    world.commit({ [TRAIN]: rows('support-bot', 20) });
    world.checkout.git('checkout', '--quiet', '--detach', old.sha);
    const ran = await world.run(old, { wait: '0' });
    expect(ran.verdict).toBe('0 stale branch-moved');
    expect(ran.writes.filter((write) => !write.startsWith('github '))).toEqual([]);
    expect(world.jobs()).toEqual([]);
  });

  it('starts what an unrelated merge left as it was', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const old = world.push();
    world.commit({ 'README.md': '# Other words\n' });
    world.checkout.git('checkout', '--quiet', '--detach', old.sha);
    const ran = await world.run(old, { wait: '0' });
    expect(ran.verdict).toBe('0 in-progress training');
    expect(world.jobs()).toHaveLength(1);
  });

  it('starts nothing when nobody can say what the branch holds', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    world.simulator.faults.add({
      service: 'github',
      operation: 'GET /repos/{owner}/{repo}/branches/{branch}',
      form: 'status',
      status: 403,
      count: 20,
    });
    const ran = await world.run(world.push(), { wait: '0' });
    expect(ran.verdict).toBe('0 stale branch-unknown');
    expect(world.jobs()).toEqual([]);
  });
});
