/** A dataset that stands in S3, and what AWS is asked before a run: as the action does it. */
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_ACCOUNT } from '../../src/simulator/world.ts';
import { DATA_BUCKET, entry, jobsFile, repositoryOf } from '../support/sample-repository.ts';
import { type Ran, type Scenario, useScenario } from '../support/scenario.ts';

const scenario = useScenario();
const KEY = 'curated/train.jsonl';

/** Rows in the form that Nova takes; the second one as given. */
function lake(second = row(2)): string {
  return [row(1), second, ...Array.from({ length: 10 }, (_, index) => row(index + 3))]
    .join('\n')
    .concat('\n');
}

function row(index: number): string {
  const turn = (role: string, text: string): object => ({ role, content: [{ text }] });
  const messages = [
    turn('user', `${index}: how deep is it?`),
    turn('assistant', `It is ${index} metres deep.`),
  ];
  return JSON.stringify({ schemaVersion: 'bedrock-conversation-2024', messages });
}

/** An object and the job that trains on it. */
function withLake(
  world: Scenario,
  text: string,
): { readonly name: string; readonly files: Record<string, string> } {
  world.foreignObject(KEY, text);
  const versionId = world.objects().find(({ key }) => key === KEY)?.versionId ?? '';
  const s3Uri = `s3://${DATA_BUCKET}/${KEY}`;
  const jobs = { 'lake-bot': entry('lake-bot', { data: { training: { s3Uri, versionId } } }) };
  return { name: `${s3Uri}?versionId=${versionId}`, files: { 'jobs.yaml': jobsFile(jobs) } };
}

function errorsOf({ result }: Ran): Ran['result']['findings'] {
  return result.findings.filter(({ severity }) => severity === 'error');
}

function awsWrites({ writes }: Ran): readonly string[] {
  return writes.filter((write) => !write.startsWith('github '));
}

describe('a dataset in S3', () => {
  it('with a bad row is refused in the pull request, on its line and without a file of the checkout', async () => {
    const world = scenario();
    const { name, files } = withLake(world, lake('{"broken'));
    const ran = await world.run(world.pullRequest(world.propose(files)));
    expect(ran.verdict).toBe('1 findings findings');
    expect(errorsOf(ran)).toMatchObject([{ file: name, line: 2, severity: 'error' }]);
    expect(awsWrites(ran)).toEqual([]);
    const annotation = ran.annotations.find(({ level }) => level === 'error');
    expect(annotation?.properties).not.toHaveProperty('file');
    expect(ran.stdout).toContain(`${name}:2:`);
    expect(world.comments(1)[0]?.body).toContain(`${name}:2:`);
  });

  it('is counted, costed and trained from', async () => {
    const world = scenario();
    const { files } = withLake(world, lake());
    const proposal = world.propose(files);
    const planned = await world.run(world.pullRequest(proposal));
    expect(planned.verdict).toBe('0 planned changes-planned');
    expect(planned.result.jobs[0]?.datasets).toMatchObject([{ rows: 12 }]);
    expect(planned.outputs['estimated-cost-usd']).toMatch(/^0\.\d{4}-0\.\d{4}$/);
    const applied = await world.run(world.merge(proposal), { wait: '0' });
    expect(applied.verdict).toBe('0 in-progress training');
    expect(applied.result.jobs[0]?.datasets).toMatchObject([{ rows: 12 }]);
  });

  it('that went bad behind the back of the review starts nothing', async () => {
    const world = scenario();
    world.commit(withLake(world, lake('{"broken')).files);
    const ran = await world.run(world.push(), { wait: '0', reviewed: 'off' });
    expect(ran.verdict).toBe('1 blocked jobs-blocked');
    expect(ran.writes.filter((write) => /^(?:s3|bedrock) /.test(write))).toEqual([]);
    expect(world.jobs()).toEqual([]);
  });
});

describe('a plan', () => {
  it('tells what the account has against the run, and names what it may not ask', async () => {
    const world = scenario();
    const { iam } = world.simulator.world;
    const [at, role] = [...iam.roles.entries()].find(([, { arn }]) => arn.endsWith('-service')) ?? [];
    if (at === undefined || role === undefined) throw new Error('the world has a service role');
    const trust = JSON.parse(JSON.stringify(role.trust).replaceAll(DEFAULT_ACCOUNT, '999999999999'));
    iam.roles[at] = { ...role, trust };
    const denied = { form: 'status', status: 403, code: 'AccessDenied' } as const;
    world.simulator.faults.add({ service: 'iam', operation: 'SimulatePrincipalPolicy', ...denied, count: 9 });
    const ran = await world.run(world.pullRequest(world.propose(repositoryOf('support-bot'))));
    expect(ran.verdict).toBe('1 findings findings');
    expect(errorsOf(ran)).toMatchObject([
      { file: 'jobs.yaml', code: 'service-role-trust', severity: 'error' },
    ]);
    expect(ran.result).toMatchObject({
      checksNotRun: ['what the service role may do (prod: needs iam:SimulatePrincipalPolicy)'],
    });
    expect(awsWrites(ran)).toEqual([]);
    expect(world.comments(1)[0]?.body).toContain('iam:SimulatePrincipalPolicy');
  });
});
