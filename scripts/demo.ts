/**
 * `npm run demo`: the whole loop on this machine. The committed bundle is spawned as GitHub's runner spawns it, against
 * the simulator; nothing here calls the product's code in any other way.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergePullRequest, openPullRequest, type PullState } from '../src/simulator/github/state.ts';
import { type Simulator, startSimulator } from '../src/simulator/host.ts';
import { mintRequestToken } from '../src/simulator/oidc/state.ts';
import type { LedgerEntry } from '../src/simulator/protocol.ts';
import { type Checkout, createCheckout } from '../src/simulator/workflow/checkout.ts';
import {
  dispatchEvent,
  pullRequestEvent,
  pushEvent,
  type SimEvent,
  scheduleEvent,
} from '../src/simulator/workflow/events.ts';
import { type ActionRun, runAction } from '../src/simulator/workflow/runner.ts';
import { createWorld, DEFAULT_GITHUB_TOKEN } from '../src/simulator/world.ts';

const ROOT = join(import.meta.dirname, '..');
const TRAIN = 'datasets/support-bot/train.jsonl';
const ROWS_ADDED = 40;
const HOUR = 3600;

interface Stage {
  readonly simulator: Simulator;
  readonly checkout: Checkout;
  step: number;
  runId: number;
}

const started = performance.now();
const checkout = createCheckout();
const simulator = await startSimulator({
  world: createWorld({ repository: { directory: checkout.directory } }),
  // Validation takes three simulated minutes: the default wait of apply sees it end within a second or two.
  timeScale: 200,
});
const stage: Stage = { simulator, checkout, step: 0, runId: 9000 };
try {
  await play(stage);
} finally {
  await simulator.close();
  checkout.remove();
}
say(
  `Done in ${((performance.now() - started) / 1000).toFixed(1)} s. Everything above was simulated; no AWS account was used.`,
);

async function play(stage: Stage): Promise<void> {
  say(
    'bedrock-tune on a simulated AWS and GitHub: the runner, the action, its files and its HTTP calls are real.',
  );
  await dayZero(stage);
  const pull = await propose(stage);
  await train(stage, pull);
  await follow(stage, pull);
  await nothingToDo(stage);
  await teardown(stage);
  title(stage, 'The comment that pull request #7 ends with');
  say(commentsOf(stage)[0]?.body ?? 'no comment');
}

/** The repository as it was yesterday: both jobs trained from an earlier dataset. */
async function dayZero(stage: Stage): Promise<void> {
  const { checkout, simulator } = stage;
  checkout.copy(ROOT, ['jobs.yaml', 'datasets']);
  const rows = readFileSync(join(ROOT, TRAIN), 'utf8').split(/(?<=\n)/);
  checkout.write(TRAIN, rows.slice(0, -ROWS_ADDED).join(''));
  const sha = checkout.commit('Declare two models');
  title(stage, 'Yesterday: the first merge of jobs.yaml trained both jobs');
  await show(stage, await run(stage, pushEvent(sha), { wait: '0' }));
  simulator.clock.advance(6 * HOUR);
  await show(stage, await run(stage, scheduleEvent(sha), {}));
}

async function propose({ ...stage }: Stage): Promise<PullState> {
  const { checkout, simulator } = stage;
  const baseSha = checkout.git('rev-parse', 'main');
  checkout.git('checkout', '--quiet', '-b', 'topic');
  checkout.copy(ROOT, [TRAIN]);
  const headSha = checkout.commit(`Teach ${ROWS_ADDED} more answers`);
  const pull = openPullRequest(simulator.world.github, {
    headSha,
    headRef: 'topic',
    number: 7,
    commits: [headSha],
  });
  const sha = checkout.checkoutMerge('topic');
  title(stage, `Pull request #7 adds ${ROWS_ADDED} rows to ${TRAIN}`);
  await show(stage, await run(stage, pullRequestEvent({ number: 7, headSha, baseSha, sha }), {}));
  say(indent(commentsOf(stage)[0]?.body ?? 'no comment'));
  return pull;
}

async function train(stage: Stage, pull: PullState): Promise<void> {
  const sha = stage.checkout.squashMerge('topic', 'Teach 40 more answers (#7)');
  mergePullRequest(pull, sha, stage.simulator.clock.now());
  title(stage, 'Merge: the push to main trains');
  await show(stage, await run(stage, pushEvent(sha), {}));
}

async function follow(stage: Stage, pull: PullState): Promise<void> {
  const sha = pull.mergeCommitSha ?? '';
  for (const [hours, what] of [
    [1, 'An hour later: the scheduled run looks in'],
    [0.5, 'Another scheduled run: nothing has changed'],
    [6, 'Training has ended: the next scheduled run reports'],
  ] as const) {
    stage.simulator.clock.advance(hours * HOUR);
    title(stage, what);
    await show(stage, await run(stage, scheduleEvent(sha), {}));
  }
  say(indent(commentsOf(stage)[1]?.body ?? 'no second comment'));
}

async function nothingToDo(stage: Stage): Promise<void> {
  const sha = stage.checkout.git('rev-parse', 'HEAD');
  title(stage, 'The same push again (a re-run): nothing to do');
  await show(stage, await run(stage, pushEvent(sha), {}));
}

async function teardown(stage: Stage): Promise<void> {
  const sha = stage.checkout.git('rev-parse', 'HEAD');
  const event = dispatchEvent(sha, 'bedrock-teardown');
  title(stage, 'Teardown, run 1: prints what it would delete, and a code');
  const planned = await run(stage, event, { command: 'teardown' });
  await show(stage, planned);
  const { code } = JSON.parse(planned.outputs['result'] ?? '{}').teardown;
  say(indent(planned.summary));
  title(stage, `Teardown, run 2: confirmed with ${code}`);
  await show(stage, await run(stage, event, { command: 'teardown', confirm: code }));
  const state = stage.simulator.bedrock().snapshot();
  const objects = stage.simulator.world.s3.buckets.flatMap((bucket) => bucket.versions);
  say(
    `  The account now holds ${Object.keys(state).length === 0 ? 0 : countModels(state)} custom models and ${objects.length} object versions.`,
  );
}

function countModels(state: unknown): number {
  return JSON.stringify(state).match(/"modelArn"/g)?.length ?? 0;
}

interface Ran extends ActionRun {
  readonly calls: readonly LedgerEntry[];
}

async function run(stage: Stage, event: SimEvent, inputs: Readonly<Record<string, string>>): Promise<Ran> {
  stage.runId += 1;
  const before = stage.simulator.ledger.entries().length;
  const token = mintRequestToken(stage.simulator.world.oidc, event.claims);
  const result = await runAction({
    action: ROOT,
    workspace: stage.checkout.directory,
    inputs,
    event,
    env: { ...stage.simulator.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token },
    token: DEFAULT_GITHUB_TOKEN,
    runId: String(stage.runId),
  });
  return { ...result, calls: stage.simulator.ledger.entries().slice(before) };
}

/** What the runner did, what AWS got, what the person sees. */
async function show(stage: Stage, ran: Ran): Promise<void> {
  if (ran.exitCode !== 0) {
    process.stdout.write(`${ran.stdout}\n${ran.stderr}\n`);
    throw new Error(`the action ended with ${ran.exitCode}`);
  }
  const { decision, 'reason-code': reason } = ran.outputs;
  say(
    `  runner  ${stage.simulator.url === '' ? '' : ''}exit ${ran.exitCode} after ${Math.round(ran.milliseconds)} ms: ${decision} (${reason})`,
  );
  for (const service of ['oidc', 'sts', 's3', 'bedrock', 'github'] as const) {
    const calls = ran.calls.filter((entry) => entry.service === service);
    if (calls.length > 0) say(`  ${service.padEnd(7)} ${summarise(calls)}`);
  }
}

function summarise(calls: readonly LedgerEntry[]): string {
  const counts = new Map<string, number>();
  for (const { operation, write } of calls) {
    const name = write ? (operation.toUpperCase() === operation ? operation : `${operation}*`) : operation;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} x${count}`)).join(', ');
}

function commentsOf({ simulator }: Stage): readonly { readonly body: string }[] {
  return simulator.world.github.comments.filter((comment) => comment.pull === 7);
}

function title(stage: Stage, text: string): void {
  stage.step += 1;
  say(`\n${stage.step}. ${text}`);
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  | ${line}`)
    .join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
