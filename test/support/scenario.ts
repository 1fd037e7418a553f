/**
 * The world of an acceptance test: a simulated AWS and GitHub, a real git repository, and the committed bundle spawned
 * as GitHub's runner spawns it. Every run is searched for secrets in everything it wrote.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BedrockClient, CreateModelCustomizationJobCommand } from '@aws-sdk/client-bedrock';
import { afterEach, beforeEach, expect, jest } from '@jest/globals';
import type { Finding } from '../../src/errors.ts';
import type { JobReport } from '../../src/report/model.ts';
import { accountOf, type Job, type OutcomeRule } from '../../src/simulator/bedrock/state.ts';
import { progressOf } from '../../src/simulator/bedrock/timeline.ts';
import {
  type CommentState,
  latestStatuses,
  mergePullRequest,
  openPullRequest,
  type PullState,
  type StatusState,
} from '../../src/simulator/github/state.ts';
import { type Simulator, startSimulator } from '../../src/simulator/host.ts';
import { mintRequestToken } from '../../src/simulator/oidc/state.ts';
import type { LedgerEntry } from '../../src/simulator/protocol.ts';
import { type ObjectVersion, putObject } from '../../src/simulator/s3/state.ts';
import { type Checkout, createCheckout } from '../../src/simulator/workflow/checkout.ts';
import {
  dispatchEvent,
  type PullRequestEvent,
  pullRequestEvent,
  pushEvent,
  type SimEvent,
  scheduleEvent,
} from '../../src/simulator/workflow/events.ts';
import { type ActionJob, type ActionRun, runAction } from '../../src/simulator/workflow/runner.ts';
import { createWorld, DEFAULT_ACCOUNT, DEFAULT_GITHUB_TOKEN } from '../../src/simulator/world.ts';
import type { TeardownPlan, TeardownResult } from '../../src/teardown/teardown.ts';
import { conversations, NOVA_MICRO, OUTPUT_BUCKET, SERVICE_ROLE } from './sample-repository.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const REGION = 'us-east-1';
const HOUR = 3600;
const PATIENCE_MS = 10_000;
/** Where simulated time begins: far enough back that no test moves it past the clock that the bundle reads. */
const HEAD_START_MS = 20 * HOUR * 1000;

/** Paths and texts; undefined removes the file. */
export type Files = Readonly<Record<string, string | undefined>>;

export interface Proposal {
  readonly branch: string;
  readonly pull: PullState;
}

/** A point of a run, told by the calls it has made so far. */
export type Moment = (calls: readonly LedgerEntry[]) => boolean;

/** A training run exists, its status has been told, and the run has begun to follow it. */
export const isFollowing: Moment = (calls) => {
  const told = calls.findLastIndex(
    ({ operation }) => operation === 'POST /repos/{owner}/{repo}/statuses/{sha}',
  );
  const looks = calls.slice(told).filter(({ operation }) => operation === 'GetModelCustomizationJob');
  return told >= 0 && looks.length > 0;
};

export interface RunOptions {
  /** false: a job without `id-token: write`. */
  readonly idToken?: boolean;
  /** Where the repository is checked out; default: the checkout itself. */
  readonly workspace?: string;
  /** Further variables of the job. */
  readonly env?: Readonly<Record<string, string>>;
  /** Cancels the run as the runner does, as soon as the calls it has made so far satisfy this. */
  readonly cancelWhen?: Moment;
  /** Default: SIGINT. */
  readonly cancelWith?: NonNullable<ActionJob['cancelWith']>;
}

/** The `result` output. */
export interface ResultView {
  readonly schemaVersion: number;
  readonly command: string;
  readonly decision: string;
  readonly reasonCode: string;
  readonly findings: readonly Finding[];
  readonly jobs: readonly JobReport[];
  readonly stopped?: readonly { readonly job: string; readonly answer: string }[];
  /** Ended or in flight, of earlier specifications. */
  readonly overtaken?: readonly JobReport[];
  readonly teardown?: {
    readonly code?: string;
    readonly plans: readonly TeardownPlan[];
    readonly results?: readonly TeardownResult[];
  };
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string>>;
}

export interface Ran extends ActionRun {
  /** `<exit code> <decision> <reason-code>`. */
  readonly verdict: string;
  readonly result: ResultView;
  readonly annotations: readonly Annotation[];
  /** What reached AWS and GitHub in this run, in order. */
  readonly calls: readonly LedgerEntry[];
  /** Those of them that change something, as `service operation`. */
  readonly writes: readonly string[];
  /** Time from the cancellation to the end; undefined: not cancelled. */
  readonly leftAfterMs: number | undefined;
}

export interface Told {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly LedgerEntry[];
  readonly writes: readonly string[];
}

/** Registers a fresh scenario for every test of the file. */
export function useScenario(): () => Scenario {
  let scenario: Scenario | undefined;
  // A test spawns up to ten processes; on a busy machine each can take a second.
  jest.setTimeout(60_000);
  beforeEach(async () => {
    const checkout = createCheckout();
    const world = createWorld({ repository: { directory: checkout.directory } });
    const startTime = Date.now() - HEAD_START_MS;
    scenario = new Scenario(await startSimulator({ world, clockMode: 'manual', startTime }), checkout);
  });
  afterEach(async () => {
    await scenario?.close();
    scenario = undefined;
  });
  return () => {
    if (scenario === undefined) throw new Error('a scenario lives inside tests only');
    return scenario;
  };
}

export class Scenario {
  readonly simulator: Simulator;
  readonly checkout: Checkout;
  /** Everything that runs wrote where a person could read it. */
  readonly sinks: string[] = [];
  private runs = 0;

  constructor(simulator: Simulator, checkout: Checkout) {
    this.simulator = simulator;
    this.checkout = checkout;
    this.commitHere({ 'README.md': '# Support models\n' });
  }

  async close(): Promise<void> {
    await this.simulator.close();
    this.checkout.remove();
  }

  // The repository

  /** Commits to main; what is checked out afterwards is main. */
  commit(files: Files): string {
    this.checkoutMain();
    return this.commitHere(files);
  }

  /** The push event of main as it is. */
  push(): SimEvent {
    return pushEvent(this.checkoutMain());
  }

  schedule(): SimEvent {
    return scheduleEvent(this.checkoutMain());
  }

  /** @param environment the GitHub environment of the workflow job */
  dispatch(environment: 'bedrock-train' | 'bedrock-teardown'): SimEvent {
    return dispatchEvent(this.checkoutMain(), environment);
  }

  /** Opens a pull request against main. */
  propose(files: Files): Proposal {
    const { github } = this.simulator.world;
    const branch = `topic-${github.pulls.length + 1}`;
    this.checkout.git('checkout', '--quiet', '-b', branch, 'main');
    const headSha = this.commitHere(files);
    return { branch, pull: openPullRequest(github, { headSha, headRef: branch }) };
  }

  /** A further commit of a pull request. */
  amend({ branch, pull }: Proposal, files: Files): void {
    this.checkout.git('checkout', '--quiet', branch);
    pull.headSha = this.commitHere(files);
    pull.commits = [...pull.commits, pull.headSha];
  }

  /** The pull request's event; its merge commit is checked out. */
  pullRequest({ branch, pull }: Proposal, given: Partial<PullRequestEvent> = {}): SimEvent {
    const baseSha = this.checkout.git('rev-parse', 'main');
    const sha = this.checkout.checkoutMerge(branch);
    return pullRequestEvent({ number: pull.number, headSha: pull.headSha, baseSha, sha, ...given });
  }

  /** Squash-merges; returns the push event of main. */
  merge({ branch, pull }: Proposal): SimEvent {
    const sha = this.checkout.squashMerge(branch, `Merge #${pull.number}`);
    mergePullRequest(pull, sha, this.simulator.clock.now());
    return pushEvent(sha);
  }

  private commitHere(files: Files): string {
    for (const [path, text] of Object.entries(files)) {
      if (text === undefined) rmSync(join(this.checkout.directory, path));
      else this.checkout.write(path, text);
    }
    return this.checkout.commit(`Change ${Object.keys(files).join(', ')}`);
  }

  private checkoutMain(): string {
    this.checkout.git('checkout', '--quiet', 'main');
    return this.checkout.git('rev-parse', 'HEAD');
  }

  // The runner

  async run(
    event: SimEvent,
    inputs: Readonly<Record<string, string>> = {},
    {
      idToken = true,
      workspace = this.checkout.directory,
      env: more = {},
      cancelWhen,
      cancelWith,
    }: RunOptions = {},
  ): Promise<Ran> {
    const { ledger, world, env } = this.simulator;
    this.runs += 1;
    const before = ledger.entries().length;
    const over = new AbortController();
    const cancel = cancelWhen === undefined ? undefined : this.when(cancelWhen, before, over.signal);
    let cancelledAt: number | undefined;
    cancel?.addEventListener('abort', () => {
      cancelledAt = performance.now();
    });
    const ran = await runAction({
      action: ROOT,
      workspace,
      inputs,
      event,
      env: { ...env, ...more, ACTIONS_ID_TOKEN_REQUEST_TOKEN: mintRequestToken(world.oidc, event.claims) },
      idToken,
      token: DEFAULT_GITHUB_TOKEN,
      runId: String(9000 + this.runs),
      ...(cancel === undefined ? {} : { cancel }),
      ...(cancelWith === undefined ? {} : { cancelWith }),
    });
    const leftAfterMs = cancelledAt === undefined ? undefined : performance.now() - cancelledAt;
    over.abort();
    const calls = ledger.entries().slice(before);
    this.listen(ran, calls);
    const { decision, 'reason-code': reason, result } = ran.outputs;
    return {
      ...ran,
      verdict: `${ran.exitCode} ${decision} ${reason}`,
      result: JSON.parse(result ?? '{}'),
      annotations: annotationsOf(ran.stdout),
      calls,
      writes: writesOf(calls),
      leftAfterMs,
    };
  }

  /** The CLI in the checkout, with the laptop's own keys unless `env` says otherwise. */
  async cli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Told> {
    const { ledger, laptopEnv, env: job } = this.simulator;
    const endpoints = Object.entries(job).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL'));
    const before = ledger.entries().length;
    const home = mkdtempSync(join(tmpdir(), 'bedrock-tune-home-'));
    const base = { PATH: process.env['PATH'] ?? '', HOME: home, ...Object.fromEntries(endpoints) };
    const told = await spawnBundle('dist/cli/index.js', {
      args,
      cwd: this.checkout.directory,
      env: { ...base, ...laptopEnv, ...env },
    });
    rmSync(home, { recursive: true });
    const calls = ledger.entries().slice(before);
    this.listen({ ...told, outputs: {}, summary: '', exported: '' }, calls);
    return { ...told, calls, writes: writesOf(calls) };
  }

  /** Aborts once the calls since `before` satisfy the condition, before the last one is answered; gives up with `over`. */
  private when(isTime: Moment, before: number, over: AbortSignal): AbortSignal {
    const { ledger } = this.simulator;
    const cancel = new AbortController();
    const stop = ledger.listen(() => {
      if (isTime(ledger.entries().slice(before))) cancel.abort();
    });
    over.addEventListener('abort', stop, { once: true });
    // A moment that never comes ends the run too: its test then fails on what the run did not do.
    const patience = setTimeout(() => cancel.abort(), PATIENCE_MS);
    over.addEventListener('abort', () => clearTimeout(patience), { once: true });
    return cancel.signal;
  }

  /** Keeps what a run wrote, and fails if there is a secret in it. */
  private listen(
    ran: Pick<ActionRun, 'stdout' | 'stderr' | 'outputs' | 'summary' | 'exported'>,
    calls: readonly LedgerEntry[],
  ): void {
    const { iam, oidc, github } = this.simulator.world;
    const heard = [
      // The runner swallows this command: the value it masks is never shown.
      ran.stdout.replace(/^::add-mask::.*$/gm, ''),
      ran.stderr,
      JSON.stringify(ran.outputs),
      ran.summary,
      JSON.stringify([github.comments, github.statuses]),
      JSON.stringify(calls),
    ].join('\n');
    const secrets = [
      ...[...iam.sessions, ...iam.accessKeys].flatMap((key) => [key.accessKeyId, key.secretAccessKey]),
      ...iam.sessions.map((session) => session.sessionToken),
      ...Object.keys(oidc.requestTokens),
      DEFAULT_GITHUB_TOKEN,
    ];
    expect(secrets.filter((secret) => heard.includes(secret))).toEqual([]);
    expect(heard).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\./);
    expect(ran.exported).toBe('');
    this.sinks.push(heard);
  }

  // AWS and GitHub

  advance(hours: number): void {
    this.simulator.clock.advance(hours * HOUR);
  }

  /** Training runs of the account, oldest first, as `name status`. */
  jobs(): readonly string[] {
    const now = this.simulator.clock.now();
    return this.account().jobs.map((job) => `${job.input.jobName} ${progressOf(job, now).status}`);
  }

  job(name: string): Job {
    const job = this.account().jobs.find(({ input }) => input.jobName.startsWith(name));
    if (job === undefined) throw new Error(`no job ${name}`);
    return job;
  }

  models(): readonly string[] {
    return this.account().models.map(({ name }) => name);
  }

  /** All object versions of all buckets. */
  objects(): readonly ObjectVersion[] {
    this.simulator.bedrock().settle();
    return this.simulator.world.s3.buckets.flatMap((bucket) => bucket.versions);
  }

  private account(): ReturnType<typeof accountOf> {
    return accountOf(this.simulator.bedrock().snapshot(), DEFAULT_ACCOUNT, REGION);
  }

  /** Raises Bedrock's quota of jobs in flight. */
  async allowInFlight(jobsInFlight: number): Promise<void> {
    const body = JSON.stringify({ quotas: { jobsInFlight } });
    const answer = await fetch(`${this.simulator.url}/_simulator/bedrock/settings`, { method: 'POST', body });
    expect(answer.status).toBe(200);
  }

  /** Scripts how jobs end. */
  async script(...rules: readonly Partial<OutcomeRule>[]): Promise<void> {
    const body = JSON.stringify({ rules });
    const answer = await fetch(`${this.simulator.url}/_simulator/bedrock/outcomes`, { method: 'POST', body });
    expect(answer.status).toBe(200);
  }

  /** The real SDK client with the laptop's keys: another person in the same account. */
  bedrockClient(): BedrockClient {
    const [key] = this.simulator.world.iam.accessKeys;
    if (key === undefined) throw new Error('the world has a laptop key');
    return new BedrockClient({
      region: REGION,
      endpoint: `${this.simulator.url}/bedrock`,
      credentials: { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey },
    });
  }

  /** A training run that somebody else started by hand in the same account, tagged as given. */
  async foreignJob(jobName: string, tags: Readonly<Record<string, string>> = {}): Promise<void> {
    const tagList = Object.entries(tags).map(([key, value]) => ({ key, value }));
    const client = this.bedrockClient();
    await client.send(
      new CreateModelCustomizationJobCommand({
        jobName,
        customModelName: jobName,
        roleArn: SERVICE_ROLE,
        baseModelIdentifier: NOVA_MICRO,
        trainingDataConfig: { s3Uri: this.foreignObject(`elsewhere/${jobName}.jsonl`, conversations(10)) },
        outputDataConfig: { s3Uri: `s3://${OUTPUT_BUCKET}/elsewhere/${jobName}` },
        jobTags: tagList,
        customModelTags: tagList,
      }),
    );
    client.destroy();
  }

  /** An object that somebody else put into the data bucket; returns its URI. */
  foreignObject(key: string, text: string): string {
    const { s3 } = this.simulator.world;
    const [bucket] = s3.buckets;
    if (bucket === undefined) throw new Error('the world has a bucket');
    putObject(s3, bucket, { key, body: Buffer.from(text), modifiedAt: this.simulator.clock.now() });
    return `s3://${bucket.name}/${key}`;
  }

  comments(pull: number): readonly CommentState[] {
    return this.simulator.world.github.comments.filter((comment) => comment.pull === pull);
  }

  /** Latest statuses of a commit by their context. */
  statuses(sha: string): Readonly<Record<string, StatusState>> {
    return Object.fromEntries(
      latestStatuses(this.simulator.world.github, sha).map((status) => [status.context, status]),
    );
  }
}

/** Waits for a condition that another process brings about; fails when it does not come. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('the awaited condition never came');
    await pause(5);
  }
}

export interface Spawned {
  readonly args?: readonly string[];
  readonly cwd: string;
  /** All of it: nothing of this process is inherited. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a committed bundle, a path below the repository's root. */
export function spawnBundle(
  path: string,
  { args = [], cwd, env }: Spawned,
): Promise<Pick<Told, 'exitCode' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, path), ...args], { cwd, env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

function writesOf(calls: readonly LedgerEntry[]): readonly string[] {
  return calls.filter(({ write }) => write).map(({ service, operation }) => `${service} ${operation}`);
}

/** Workflow commands that become annotations. */
function annotationsOf(stdout: string): readonly Annotation[] {
  return stdout.split('\n').flatMap((line) => {
    const [, level, properties = ''] = /^::(error|warning|notice)(?: (.*?))?::/.exec(line) ?? [];
    if (level !== 'error' && level !== 'warning' && level !== 'notice') return [];
    return [{ level, properties: Object.fromEntries(properties.split(',').map(property)) }];
  });
}

function property(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  const value = text
    .slice(at + 1)
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
  return [text.slice(0, at), value];
}
