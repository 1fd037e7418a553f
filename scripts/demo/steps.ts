/** The steps of the demo. Every claim it makes is checked against the simulator's state and ledger, not our output. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomModel, Job } from '../../src/simulator/bedrock/state.ts';
import { mergePullRequest, openPullRequest, type PullState } from '../../src/simulator/github/state.ts';
import {
  dispatchEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
} from '../../src/simulator/workflow/events.ts';
import { awsWrites, githubWrites } from './narrate.ts';
import { HOUR, line, type Ran, ROOT, type Stage, say } from './stage.ts';

const TRAIN = 'datasets/support-bot/train.jsonl';
const ROWS_ADDED = 40;
const PULL = 7;

/** Plays everything; answers the pull request's comment as it reads at the end. */
export async function play(stage: Stage): Promise<string> {
  await earlier(stage);
  const pull = await propose(stage);
  await train(stage, pull);
  await followTwice(stage);
  await complete(stage);
  await applyAgain(stage);
  const comment = commentsOf(stage)[0] ?? '';
  await teardown(stage);
  emptyAccount(stage);
  return comment;
}

/** The repository as it was before: both jobs trained, support-bot from fewer rows. */
async function earlier(stage: Stage): Promise<void> {
  const { checkout, simulator, expect } = stage;
  checkout.copy(ROOT, ['jobs.yaml', 'datasets']);
  const rows = readFileSync(join(ROOT, TRAIN), 'utf8').split(/(?<=\n)/);
  checkout.write(TRAIN, rows.slice(0, -ROWS_ADDED).join(''));
  const sha = checkout.commit('Declare two models');
  stage.title('Three hours ago: the first merge of jobs.yaml trains two models');
  const { calls } = await stage.run(pushEvent(sha), { wait: '0' });
  expect('two training jobs were created, one per entry of jobs.yaml', createsOf(calls) === 2);
  simulator.clock.advance(3 * HOUR);
  say('');
  const ended = await stage.run(scheduleEvent(sha));
  expect('both models exist', ended.decision === 'done' && modelsOf(stage).length === 2);
}

async function propose(stage: Stage): Promise<PullState> {
  const { checkout, simulator, expect } = stage;
  const baseSha = checkout.git('rev-parse', 'main');
  checkout.git('checkout', '--quiet', '-b', 'topic');
  checkout.copy(ROOT, [TRAIN]);
  const headSha = checkout.commit(`Teach ${ROWS_ADDED} more answers`);
  const pull = openPullRequest(simulator.world.github, {
    headSha,
    headRef: 'topic',
    number: PULL,
    commits: [headSha],
  });
  const sha = checkout.checkoutMerge('topic');
  stage.title(`Pull request #${PULL} adds ${ROWS_ADDED} rows to ${TRAIN}`);
  const ran = await stage.run(pullRequestEvent({ number: PULL, headSha, baseSha, sha }));
  expect(
    'a pull request changes nothing in AWS',
    ran.decision === 'planned' && awsWrites(ran.calls).length === 0,
  );
  const [comment = '', ...more] = commentsOf(stage);
  expect('it has one comment that says what the merge will train', comment !== '' && more.length === 0);
  const diff = /^.*?(\d+ → \d+ rows \([^)]*\)).*$/m.exec(comment)?.[1] ?? 'nothing';
  expect(`the comment says what became of the rows: ${diff}`, diff.includes(`(+${ROWS_ADDED} added`));
  return pull;
}

async function train(stage: Stage, pull: PullState): Promise<void> {
  const { checkout, simulator, expect } = stage;
  const sha = checkout.squashMerge('topic', `Teach ${ROWS_ADDED} more answers (#${PULL})`);
  mergePullRequest(pull, sha, simulator.clock.now());
  stage.title('The merge: upload, start, wait until Bedrock has validated the input, leave');
  const ran = await stage.run(pushEvent(sha));
  const inFlight = jobsOf(stage).filter(({ delivered }) => !delivered);
  expect('one job was created, for the one entry that changed', createsOf(ran.calls) === 1);
  expect(
    'the run ended green while the job goes on training',
    ran.decision === 'in-progress' && inFlight.length === 1,
  );
}

async function followTwice(stage: Stage): Promise<void> {
  const { simulator, expect } = stage;
  const sha = head(stage);
  simulator.clock.advance(HOUR);
  stage.title('An hour later: a scheduled run looks in');
  const first = await stage.run(scheduleEvent(sha));
  expect('it only looked', first.decision === 'in-progress' && awsWrites(first.calls).length === 0);
  simulator.clock.advance(HOUR / 2);
  stage.title('Half an hour later: a scheduled run finds nothing new');
  const second = await stage.run(scheduleEvent(sha));
  expect(
    'the comment says the same as before, so it was not written again',
    second.decision === 'in-progress' && githubWrites(second.calls).length === 0,
  );
}

async function complete(stage: Stage): Promise<void> {
  const { simulator, expect } = stage;
  simulator.clock.advance(HOUR);
  stage.title('An hour later: training has ended, the next scheduled run reports it');
  const ran = await stage.run(scheduleEvent(head(stage)));
  const arn = modelsOf(stage).at(-1)?.arn ?? 'none';
  const [sticky = '', ended = ''] = commentsOf(stage);
  expect(
    `the comment names the model Bedrock made: ${arn}`,
    ran.decision === 'done' && sticky.includes(arn) && sticky.includes('| Step | Epoch |'),
  );
  expect('one new comment told the followers of the pull request', ended.includes(arn));
}

async function applyAgain(stage: Stage): Promise<void> {
  stage.title('The same push runs once more (a re-run, a second click): nothing to do');
  const ran = await stage.run(pushEvent(head(stage)));
  const writes = [awsWrites(ran.calls).length, githubWrites(ran.calls).length];
  stage.expect(
    `0 AWS writes, 0 GitHub writes (found ${writes.join(' and ')})`,
    ran.decision === 'nothing-to-do' && writes.every((count) => count === 0),
  );
}

async function teardown(stage: Stage): Promise<void> {
  const { expect } = stage;
  const event = dispatchEvent(head(stage), 'bedrock-teardown');
  const before = [modelsOf(stage).length, versionsIn(stage)];
  stage.title('Teardown, run 1: prints what it would delete, and a code');
  const planned = await stage.run(event, { command: 'teardown' });
  for (const text of teardownItems(planned)) line('', `would delete ${text}`);
  const code = String(JSON.parse(planned.outputs['result'] ?? '{}').teardown?.code);
  line('', `code of exactly this plan: ${code}`);
  expect(
    'nothing was deleted yet',
    awsWrites(planned.calls).length === 0 &&
      String([modelsOf(stage).length, versionsIn(stage)]) === String(before),
  );
  stage.title(`Teardown, run 2: confirmed with ${code}`);
  const done = await stage.run(event, { command: 'teardown', confirm: code });
  expect('it did what it had printed', done.decision === 'done' && awsWrites(done.calls).length > 0);
}

/** What is asked here is the simulated account itself. */
function emptyAccount(stage: Stage): void {
  stage.title('The account afterwards');
  const jobs = jobsOf(stage);
  line('AWS', `${modelsOf(stage).length} custom models, ${versionsIn(stage)} object versions in 3 buckets`);
  line('', `${jobs.length} ended training jobs: Bedrock has no call that deletes those, they cost nothing`);
  stage.expect('no model is left', modelsOf(stage).length === 0);
  stage.expect('no object version and no delete marker is left', versionsIn(stage) === 0);
  stage.expect(
    'no job is training',
    jobs.every(({ delivered }) => delivered),
  );
}

function teardownItems(planned: Ran): readonly string[] {
  const { plans = [] } = JSON.parse(planned.outputs['result'] ?? '{}').teardown ?? {};
  const items: readonly { readonly kind: string; readonly arn?: string; readonly bucket?: string }[] =
    plans.flatMap((plan: { readonly items: readonly unknown[] }) => plan.items);
  const objects = items.filter(({ kind }) => kind === 'object');
  const buckets = new Set(objects.map(({ bucket }) => bucket));
  return [
    ...items.flatMap(({ kind, arn }) => (kind === 'object' ? [] : [`${kind} ${arn}`])),
    `${objects.length} object versions in ${[...buckets].join(', ')}`,
  ];
}

function createsOf(calls: Ran['calls']): number {
  return calls.filter(({ operation }) => operation === 'CreateModelCustomizationJob').length;
}

function jobsOf({ simulator }: Stage): readonly Job[] {
  return Object.values(simulator.bedrock().snapshot().accounts).flatMap(({ jobs }) => jobs);
}

/** In the order of their creation. */
function modelsOf({ simulator }: Stage): readonly CustomModel[] {
  return Object.values(simulator.bedrock().snapshot().accounts)
    .flatMap(({ models }) => models)
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

function versionsIn({ simulator }: Stage): number {
  return simulator.world.s3.buckets.flatMap(({ versions }) => versions).length;
}

function commentsOf({ simulator }: Stage): readonly string[] {
  return simulator.world.github.comments.filter(({ pull }) => pull === PULL).map(({ body }) => body);
}

function head({ checkout }: Stage): string {
  return checkout.git('rev-parse', 'HEAD');
}
