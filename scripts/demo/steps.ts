/** The steps of the demo. Every claim it makes is checked against the simulator's state and ledger, not our output. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomModel, Job } from '../../src/simulator/bedrock/state.ts';
import { mergePullRequest, openPullRequest, type PullState } from '../../src/simulator/github/state.ts';
import {
  dispatchEvent,
  pullRequestEvent,
  pushEvent,
  type SimEvent,
  scheduleEvent,
} from '../../src/simulator/workflow/events.ts';
import { awsWrites, githubWrites } from './narrate.ts';
import { HOUR, line, type Ran, ROOT, type Stage, say } from './stage.ts';

const TRAIN = 'datasets/support-bot/train.jsonl';
const VALIDATION = 'datasets/support-bot/validation.jsonl';
const ROWS_ADDED = 40;
/** A price in two answers, before the pull request and after it. */
const PRICES = ['$32', '$34'] as const;
const PULL = 7;

/** Plays everything; answers the pull request's comment as it reads at the end. */
export async function play(stage: Stage): Promise<string> {
  await earlier(stage);
  const pull = await propose(stage);
  await correct(stage, pull);
  await train(stage, pull);
  await followTwice(stage);
  await complete(stage);
  await applyAgain(stage);
  const comment = commentsOf(stage)[0] ?? '';
  await teardown(stage);
  emptyAccount(stage);
  return comment;
}

/** The repository as it was before: both jobs trained, support-bot from fewer rows and with an older price in them. */
async function earlier(stage: Stage): Promise<void> {
  const { checkout, simulator, expect } = stage;
  checkout.copy(ROOT, ['jobs.yaml', 'datasets']);
  checkout.write('jobs.yaml', `${textOf('jobs.yaml')}\nreport: { samples: full }\n`);
  const rows = linesOf(TRAIN).slice(0, -ROWS_ADDED);
  checkout.write(TRAIN, rows.join('').replaceAll(PRICES[1], PRICES[0]));
  const sha = checkout.commit('Declare two models');
  stage.title('Three hours ago: the first merge of jobs.yaml trains two models');
  const { calls } = await stage.run(pushEvent(sha), { wait: '0' });
  expect('two training jobs were created, one per entry of jobs.yaml', createsOf(calls) === 2);
  simulator.clock.advance(3 * HOUR);
  say('');
  const ended = await stage.run(scheduleEvent(sha));
  expect('both models exist', ended.decision === 'done' && modelsOf(stage).length === 2);
}

/** With a mistake that nobody sees in a diff of long lines. */
async function propose(stage: Stage): Promise<PullState> {
  const { checkout, simulator, expect } = stage;
  checkout.git('checkout', '--quiet', '-b', 'topic');
  checkout.write(TRAIN, textOf(TRAIN) + (linesOf(VALIDATION)[0] ?? ''));
  const headSha = checkout.commit(`Teach ${ROWS_ADDED} more answers`);
  const pull = openPullRequest(simulator.world.github, {
    headSha,
    headRef: 'topic',
    number: PULL,
    commits: [headSha],
  });
  stage.title(
    `Pull request #${PULL} corrects a price, teaches ${ROWS_ADDED} more answers, and copies a row that validates them`,
  );
  const ran = await stage.run(pullRequestRun(stage, pull), {}, 1);
  expect(
    'the check is red, and nothing is written to AWS',
    ran.decision === 'findings' && awsWrites(ran.calls).length === 0,
  );
  const [comment = ''] = commentsOf(stage);
  const finding = /Error at \[`([^`]*)`\]\([^)]*\): (.*)/.exec(comment);
  expect(
    `the comment names the line: ${finding?.[1]}`,
    finding?.[1]?.startsWith(`${VALIDATION}:1:`) === true,
  );
  expect('and counts what leaked', comment.includes('leaked into the validation set 0 → 1'));
  return pull;
}

async function correct(stage: Stage, pull: PullState): Promise<void> {
  const { checkout, expect } = stage;
  checkout.git('checkout', '--quiet', 'topic');
  checkout.copy(ROOT, [TRAIN]);
  pull.headSha = checkout.commit('Keep that row to test');
  pull.commits = [...pull.commits, pull.headSha];
  stage.title('The author takes that row out again');
  const ran = await stage.run(pullRequestRun(stage, pull));
  expect(
    'a pull request changes nothing in AWS',
    ran.decision === 'planned' && awsWrites(ran.calls).length === 0,
  );
  const [comment = '', ...more] = commentsOf(stage);
  expect(
    'the same comment says what the merge will train',
    comment.includes('1 training run starts on merge') && more.length === 0,
  );
  const diff = /^.*?(\d+ → \d+ rows \([^)]*\)).*$/m.exec(comment)?.[1] ?? 'nothing';
  expect(`it says what became of the rows: ${diff}`, diff.includes(`(+${ROWS_ADDED} added, 2 changed`));
  const cost = /estimated (\$[\d.]+–\$[\d.]+)/.exec(comment)?.[1] ?? 'nothing';
  expect(`it says what the training will cost: ${cost}`, cost !== 'nothing');
  const row = changedRow(comment);
  expect('jobs.yaml lets it show a few rows, such as this one', row.length === 2);
  for (const text of row) line('', text);
}

/** The event of the pull request as it is; GitHub's merge commit is checked out. */
function pullRequestRun({ checkout }: Stage, { headSha }: PullState): SimEvent {
  const baseSha = checkout.git('rev-parse', 'main');
  const sha = checkout.checkoutMerge('topic');
  return pullRequestEvent({ number: PULL, headSha, baseSha, sha });
}

/** The first one with the old and the new price. */
function changedRow(comment: string): readonly string[] {
  const lines = comment.split('\n').map((text) => text.slice(0, 150));
  return PRICES.flatMap(
    (price, at) => lines.find((text) => text.startsWith('-+'[at] ?? '') && text.includes(price)) ?? [],
  );
}

async function train(stage: Stage, pull: PullState): Promise<void> {
  const { checkout, simulator, expect } = stage;
  const sha = checkout.squashMerge('topic', `Teach ${ROWS_ADDED} more answers (#${PULL})`);
  mergePullRequest(pull, sha, simulator.clock.now());
  stage.title('The merge uploads and creates the job, and the runner is lost at that very moment');
  await stage.runAndKill(pushEvent(sha), 'CreateModelCustomizationJob');
  const inFlight = (): readonly string[] =>
    jobsOf(stage).flatMap(({ delivered, input }) => (delivered ? [] : [input.jobName]));
  const [created = 'none', ...more] = inFlight();
  expect('one job trains, and nobody has heard of it', created !== 'none' && more.length === 0);
  stage.title('The same push again: the job is found by its name, not created twice');
  const ran = await stage.run(pushEvent(sha));
  expect(`adopted ${created}, no second job`, createsOf(ran.calls) === 0 && String(inFlight()) === created);
  expect(
    'the run ended green while the job goes on training',
    ran.decision === 'in-progress' && inFlight().length === 1,
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

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Each with its line feed. */
function linesOf(path: string): readonly string[] {
  return textOf(path).split(/(?<=\n)/);
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
