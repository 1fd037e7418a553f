/** The stage of the demo: a simulator, a git repository, the action started as the runner starts it, and checks. */
import { join } from 'node:path';
import type { CommentState, StatusState } from '../../src/simulator/github/state.ts';
import { type Simulator, startSimulator } from '../../src/simulator/host.ts';
import { mintRequestToken } from '../../src/simulator/oidc/state.ts';
import type { LedgerEntry } from '../../src/simulator/protocol.ts';
import { type Checkout, createCheckout } from '../../src/simulator/workflow/checkout.ts';
import type { SimEvent } from '../../src/simulator/workflow/events.ts';
import { type ActionJob, type ActionRun, runAction } from '../../src/simulator/workflow/runner.ts';
import { createWorld, DEFAULT_GITHUB_TOKEN } from '../../src/simulator/world.ts';
import { awsLines, githubLine } from './narrate.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const HOUR = 3600;
/** The play takes about this long in simulated time; it ends about now, so that its dates look right. */
const HOURS_PLAYED = 6;

export interface Stage {
  readonly simulator: Simulator;
  readonly checkout: Checkout;
  readonly expect: (what: string, holds: boolean) => void;
  /** Expectations that did not hold. */
  readonly failures: readonly string[];
  readonly title: (text: string) => void;
  /** Runs the action for an event and tells what happened; another exit code than `exitCode` ends the play. */
  readonly run: (
    event: SimEvent,
    inputs?: Readonly<Record<string, string>>,
    exitCode?: 0 | 1,
  ) => Promise<Ran>;
  /** Runs the action, and kills it without warning at the first call of an operation, before the answer reaches it. */
  readonly runAndKill: (event: SimEvent, operation: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Ran extends ActionRun {
  readonly calls: readonly LedgerEntry[];
  readonly decision: string;
}

export async function openStage(): Promise<Stage> {
  const checkout = createCheckout();
  const simulator = await startSimulator({
    world: createWorld({ repository: { directory: checkout.directory } }),
    startTime: Date.now() - HOURS_PLAYED * HOUR * 1000,
    // Bedrock validates for three simulated minutes: a second of this machine's time.
    timeScale: 200,
  });
  const failures: string[] = [];
  let step = 0;
  let runId = 9000;
  return {
    simulator,
    checkout,
    failures,
    expect: (what, holds) => {
      if (!holds) failures.push(`step ${step}: ${what}`);
      line('checked', `${holds ? '[ok]' : '[FAILED]'} ${what}`);
    },
    title: (text) => {
      step += 1;
      say(`\n${step}. ${text}`);
    },
    run: (event, inputs = {}, exitCode = 0) => {
      runId += 1;
      return runAndTell({ simulator, checkout }, { event, inputs, exitCode, runId: String(runId) });
    },
    runAndKill: async (event, operation) => {
      runId += 1;
      await runUntil({ simulator, checkout }, { event, operation, runId: String(runId) });
    },
    close: async () => {
      await simulator.close();
      checkout.remove();
    },
  };
}

interface RunRequest {
  readonly event: SimEvent;
  readonly inputs: Readonly<Record<string, string>>;
  readonly exitCode: 0 | 1;
  readonly runId: string;
}

async function runAndTell(stage: Pick<Stage, 'simulator' | 'checkout'>, request: RunRequest): Promise<Ran> {
  const { simulator } = stage;
  const { event, exitCode } = request;
  const before = simulator.ledger.entries().length;
  const seen = viewsOf(simulator);
  const ran = await runAction(jobOf(stage, request));
  const calls = simulator.ledger.entries().slice(before);
  const { decision = '', 'reason-code': reason, result } = ran.outputs;
  const command = result === undefined ? 'no result' : String(JSON.parse(result).command);
  const ending = `exit ${ran.exitCode} after ${Math.round(ran.milliseconds)} ms`;
  line('runner', `${event.name} -> ${command}: ${ending}, decision ${decision} (${reason})`);
  if (ran.exitCode !== exitCode)
    throw new Error(`the action ended otherwise than it should; its log:\n${ran.stdout}\n${ran.stderr}`);
  block('AWS', awsLines(calls));
  block('GitHub', [githubLine(calls)]);
  block('you see', [...newViews(simulator, seen), `summary of the run: "${heading(ran.summary)}"`]);
  return { ...ran, calls, decision };
}

interface KillRequest {
  readonly event: SimEvent;
  readonly operation: string;
  readonly runId: string;
}

async function runUntil(
  stage: Pick<Stage, 'simulator' | 'checkout'>,
  { event, operation, runId }: KillRequest,
): Promise<void> {
  const kill = new AbortController();
  const stop = stage.simulator.ledger.listen((entry) => {
    if (entry.operation === operation) kill.abort();
  });
  const ran = await runAction({
    ...jobOf(stage, { event, inputs: {}, exitCode: 0, runId }),
    cancel: kill.signal,
    cancelWith: 'SIGKILL',
  }).finally(stop);
  if (ran.exitCode !== null) throw new Error(`the action was not killed; its log:\n${ran.stdout}`);
  line('runner', `${event.name}: killed at ${operation}, before its answer came; no output, no comment`);
}

function jobOf(
  { simulator, checkout }: Pick<Stage, 'simulator' | 'checkout'>,
  request: RunRequest,
): ActionJob {
  const { event, inputs, runId } = request;
  const token = mintRequestToken(simulator.world.oidc, event.claims);
  return {
    action: ROOT,
    workspace: checkout.directory,
    inputs,
    event,
    env: { ...simulator.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token },
    token: DEFAULT_GITHUB_TOKEN,
    runId,
  };
}

interface Views {
  readonly bodies: ReadonlyMap<number, string>;
  readonly statuses: number;
}

function viewsOf({ world }: Simulator): Views {
  return {
    bodies: new Map(world.github.comments.map(({ id, body }) => [id, body])),
    statuses: world.github.statuses.length,
  };
}

/** What changed for a person on GitHub. */
function newViews({ world }: Simulator, seen: Views): readonly string[] {
  const written = world.github.comments.filter(({ id, body }) => seen.bodies.get(id) !== body);
  const latest = new Map(
    world.github.statuses.slice(seen.statuses).map((status) => [`${status.sha} ${status.context}`, status]),
  );
  return [
    ...written.map((comment) => commentLine(comment, seen.bodies.has(comment.id))),
    ...[...latest.values()].map(statusLine),
  ];
}

function commentLine({ body, pull }: CommentState, isUpdate: boolean): string {
  return `${isUpdate ? 'the comment' : 'a new comment'} on #${pull}: "${heading(body)}"`;
}

function statusLine({ sha, context, state, description }: StatusState): string {
  return `status ${context} on ${sha.slice(0, 7)}: ${state}, "${(description ?? '').slice(0, 40)}"`;
}

/** The first line without its Markdown. */
function heading(markdown: string): string {
  return (markdown.split('\n')[0] ?? '').replace(/^#+ |\*\*|`/g, '');
}

/** Several lines, the label before the first. */
function block(label: string, texts: readonly string[]): void {
  for (const [index, text] of texts.entries()) line(index === 0 ? label : '', text);
}

/** One line of a step, under its label. */
export function line(label: string, text: string): void {
  say(`   ${label.padEnd(8)} ${text}`);
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
