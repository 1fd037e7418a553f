/** A whole world in memory for one test: a repository, AWS, GitHub, a clock, and what was called in which order. */
import type { CommandContext } from '../../src/commands/context.ts';
import { AppError, type ErrorCode } from '../../src/errors.ts';
import type { RunContext, Trigger } from '../../src/event.ts';
import { type InputName, parseInputs } from '../../src/inputs.ts';
import type { AccountSettings, Aws } from '../../src/ports/aws.ts';
import type { RunStatus } from '../../src/ports/bedrock.ts';
import type { Files, OpenResult } from '../../src/ports/host.ts';
import { arn, BASE_MODEL, modelSummary, NOW, runDetail } from '../support/builders.ts';
import { MemoryInference } from '../support/memory-inference.ts';
import {
  MemoryBedrock,
  MemoryClock,
  MemoryConsole,
  MemoryObjects,
  MemorySettings,
} from '../support/memory-ports.ts';
import { memoryGit, Repository, type Snapshot } from './memory-git.ts';
import { Hub, memoryGitHub } from './memory-github.ts';

export const REPOSITORY_ID = '4242';
export const HOUR = 60 * 60_000;
const ACCOUNTS = { prod: '111122223333', west: '444455556666' } as const;
export type EnvironmentName = keyof typeof ACCOUNTS;

export interface JobText {
  readonly key: string;
  readonly environment?: EnvironmentName;
  readonly baseModel?: string;
  readonly training?: string;
  readonly extra?: string;
}

/** Two environments in two accounts, and the jobs given. */
export function jobsYaml(jobs: readonly JobText[]): string {
  const environment = (name: EnvironmentName): string => {
    const roles = ['plan', 'status', 'apply', 'teardown'].map((role) => `${role}: ${roleArn(role, name)}`);
    return `  ${name}:
    region: us-east-1
    accountId: "${ACCOUNTS[name]}"
    bucket: data-${name}
    prefix: tune
    serviceRoleArn: ${roleArn('service', name)}
    roles: { ${roles.join(', ')} }
`;
  };
  const entries = jobs.map(
    ({ key, environment: target = 'prod', baseModel = BASE_MODEL, training, extra = '' }) => `  ${key}:
    environment: ${target}
    baseModel: ${baseModel}
    data: { training: ${training ?? trainingPath(key)} }
    hyperparameters: { epochCount: 2 }
${extra}`,
  );
  return `version: 1\nenvironments:\n${environment('prod')}${environment('west')}jobs:\n${entries.join('')}`;
}

export function roleArn(role: string, environment: EnvironmentName = 'prod'): string {
  return `arn:aws:iam::${ACCOUNTS[environment]}:role/${role}`;
}

export function trainingPath(key: string): string {
  return `datasets/${key}.jsonl`;
}

/** Good rows of the sample model; different seeds give different bytes. */
export function rows(seed: string, count = 10): string {
  const row = (index: number): string =>
    JSON.stringify({
      schemaVersion: 'bedrock-conversation-2024',
      messages: [
        { role: 'user', content: [{ text: `${seed}: what does light ${index} mean?` }] },
        { role: 'assistant', content: [{ text: `Light ${index} of ${seed} means that all is well.` }] },
      ],
    });
  return `${Array.from({ length: count }, (_, index) => row(index)).join('\n')}\n`;
}

/** A repository's files: `jobs.yaml` and a dataset per job. */
export function filesFor(jobs: readonly JobText[], seed = ''): Snapshot {
  const datasets = jobs.map(({ key, training }) => [training ?? trainingPath(key), rows(`${key}${seed}`)]);
  return { 'jobs.yaml': jobsYaml(jobs), ...Object.fromEntries(datasets) };
}

/** The same with both environments in one account. */
export function inOnePlace(files: Snapshot): Snapshot {
  const { 'jobs.yaml': text = '' } = files;
  return { ...files, 'jobs.yaml': text.replaceAll(ACCOUNTS.west, ACCOUNTS.prod) };
}

export interface Call {
  /** `port.method`, for example `bedrock.createRun`. */
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Fault {
  readonly error: Error;
  /** The call takes effect, only its answer is lost. */
  readonly afterwards: boolean;
  left: number;
}

export interface ContextOptions {
  readonly trigger?: Trigger;
  readonly inputs?: Partial<Record<InputName, string>>;
  readonly run?: Partial<RunContext>;
  readonly withoutGitHub?: boolean;
  readonly signal?: AbortSignal;
}

export const PUSH: Trigger = { kind: 'push', onDefaultBranch: true };
export const SCHEDULE: Trigger = { kind: 'schedule', onDefaultBranch: true };
export const DISPATCH: Trigger = { kind: 'workflow-dispatch', onDefaultBranch: true };

/** Only `doctor` reads a set-up, and it has worlds of its own. */
export const noSetup: CommandContext['setup'] = {
  issuer: 'token.actions.githubusercontent.com',
  claims: () => Promise.reject(appError('oidc-unavailable')),
  account: () => Promise.reject(appError('identity-unavailable')),
  repository: () => Promise.reject(appError('github-denied')),
  workflowFiles: async () => [],
  clonedBranch: async () => undefined,
};

export class World {
  readonly repository = new Repository();
  readonly hub = new Hub();
  readonly store = new MemoryObjects();
  readonly inference = new MemoryInference();
  readonly clock = new MemoryClock();
  readonly console = new MemoryConsole();
  readonly #accounts = new Map<string, MemoryBedrock>();
  readonly #settings = new Map<string, MemorySettings>();
  readonly calls: Call[] = [];
  /** Files that change under the reader, and answers of `open` that are no file. */
  readonly changing = new Set<string>();
  readonly refusals = new Map<string, Extract<OpenResult, { readonly kind: 'refused' }>>();
  readonly openFiles = new Set<string>();
  readonly #meanwhile = new Map<string, () => void>();
  readonly #faults = new Map<string, Fault>();

  account(environment: EnvironmentName = 'prod'): MemoryBedrock {
    return this.#accountOf(ACCOUNTS[environment]);
  }

  #accountOf(id: string): MemoryBedrock {
    const account = this.#accounts.get(id) ?? new MemoryBedrock();
    this.#accounts.set(id, account);
    return account;
  }

  settings(environment: EnvironmentName = 'prod'): MemorySettings {
    return this.#settingsOf(ACCOUNTS[environment], 'us-east-1');
  }

  #settingsOf(accountId: string, region: string): MemorySettings {
    const settings = this.#settings.get(accountId) ?? new MemorySettings({ accountId, region });
    this.#settings.set(accountId, settings);
    return settings;
  }

  get warnings(): readonly string[] {
    return this.console.lines.filter((line) => line.startsWith('warning: '));
  }

  /** Names of all calls, or of one port's. */
  called(port = ''): readonly string[] {
    return this.calls.map(({ name }) => name).filter((name) => name.startsWith(port));
  }

  count(name: string): number {
    return this.calls.filter((call) => call.name === name).length;
  }

  /** Makes the next calls of a method fail. */
  fail(
    name: string,
    error: Error,
    options: { readonly afterwards?: boolean; readonly times?: number } = {},
  ): void {
    this.#faults.set(name, { error, afterwards: options.afterwards ?? false, left: options.times ?? 1 });
  }

  /** What somebody else does while a method is at work. */
  during(name: string, happens: () => void): void {
    this.#meanwhile.set(name, happens);
  }

  /** Sends every call of a port through the record and the faults. */
  watched<T extends object>(port: string, target: T): T {
    return new Proxy(target, {
      get: (object, method) => {
        const member: unknown = Reflect.get(object, method);
        if (typeof member !== 'function') return member;
        const name = `${port}.${String(method)}`;
        const work = (args: unknown[]) => () => member.apply(object, args);
        if (Object.prototype.toString.call(member) === '[object AsyncGeneratorFunction]')
          return (...args: unknown[]) => this.#stream(name, args, work(args));
        return (...args: unknown[]) => this.#call(name, args, work(args));
      },
    });
  }

  async *#stream(
    name: string,
    args: readonly unknown[],
    work: () => AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    const stream = await this.#call(name, args, async () => work());
    // What `work` gave is what the call gives.
    yield* stream as AsyncIterable<Uint8Array>;
  }

  async #call(name: string, args: readonly unknown[], work: () => Promise<unknown>): Promise<unknown> {
    this.calls.push({ name, args });
    this.#meanwhile.get(name)?.();
    const fault = this.#faults.get(name);
    if (fault === undefined || fault.left === 0) return await work();
    fault.left -= 1;
    if (fault.afterwards) await work();
    throw fault.error;
  }

  files(): Files {
    const bytes = (path: string): Buffer | undefined => {
      const { head } = this.repository;
      const text = head === undefined ? undefined : this.repository.filesAt(head)[path];
      return text === undefined ? undefined : Buffer.from(text);
    };
    return {
      open: async (path) => {
        const content = bytes(path);
        const refusal = this.refusals.get(path);
        if (refusal !== undefined) return refusal;
        if (content === undefined) return { kind: 'refused', reason: 'missing', nearest: undefined };
        return { kind: 'opened', file: this.#openFile(path, content) };
      },
      readSmall: async (path) => bytes(path),
      writeReport: async (name) => `/reports/${name}`,
    };
  }

  #openFile(path: string, content: Buffer): Extract<OpenResult, { readonly kind: 'opened' }>['file'] {
    this.openFiles.add(path);
    const changing = this.changing;
    return {
      size: content.length,
      read: async function* () {
        yield content;
        if (changing.has(path)) throw appError('file-changed');
      },
      close: async () => {
        this.openFiles.delete(path);
      },
    };
  }

  aws(): Aws {
    return {
      connect: async ({ accountId, region }) => ({
        accountId,
        bedrock: this.watched('bedrock', this.#accountOf(accountId)),
        objects: this.watched('objects', this.store),
        settings: async () => this.#watchedSettings(accountId, region),
        inference: async () => this.watched('inference', this.inference),
      }),
    };
  }

  #watchedSettings(accountId: string, region: string): AccountSettings {
    const settings = this.#settingsOf(accountId, region);
    const { role, simulate, quota, baseModel } = this.watched('settings', settings);
    const bucket = (name: string) => this.watched('bucket', settings.bucket(name));
    return { role, simulate, quota, baseModel, bucket };
  }

  context(options: ContextOptions = {}): CommandContext {
    const run: RunContext = {
      repository: 'acme/support-models',
      repositoryId: REPOSITORY_ID,
      repositoryUrl: 'https://github.test/acme/support-models',
      defaultBranch: 'main',
      runId: '77',
      runAttempt: 1,
      runUrl: 'https://github.test/acme/support-models/actions/runs/77',
      sha: this.repository.head,
      ...options.run,
    };
    const github = (): CommandContext['github'] =>
      options.withoutGitHub === true
        ? undefined
        : this.watched('github', memoryGitHub(this.hub, this.repository));
    return {
      inputs: parseInputs((name) => options.inputs?.[name] ?? (name === 'wait' ? '0' : '')),
      trigger: options.trigger ?? PUSH,
      run,
      files: this.watched('files', this.files()),
      git: memoryGit(this.repository),
      clock: this.clock,
      console: this.console,
      aws: this.watched('aws', this.aws()),
      setup: noSetup,
      github: github(),
      openGitHub: async () => github(),
      signal: options.signal ?? new AbortController().signal,
      simulated: false,
    };
  }
}

export function appError(code: ErrorCode, blame: AppError['blame'] = 'aws'): AppError {
  return new AppError(code, `${code} happened`, { blame, hint: 'Do the right thing.' });
}

/** Ends a run as Bedrock would. */
export function endRun(world: World, bedrock: MemoryBedrock, jobName: string, status: RunStatus): void {
  endRunAt(bedrock, jobName, status, world.clock.now());
}

function endRunAt(bedrock: MemoryBedrock, jobName: string, status: RunStatus, time: number): void {
  const run = bedrock.runs.get(jobName);
  if (run === undefined) throw new Error(`no run ${jobName}`);
  const endedAt = new Date(time).toISOString();
  const customModelArn = status === 'Completed' ? arn('custom-model', jobName) : undefined;
  bedrock.runs.set(jobName, { ...run, status, endedAt, customModelArn, trainingLoss: 0.5 });
  if (customModelArn === undefined) return;
  bedrock.models.set(customModelArn, modelSummary(jobName, { createdAt: endedAt }));
  bedrock.tags.set(customModelArn, bedrock.tags.get(run.jobArn));
}

/** Runs that ended long ago, of specifications that nobody asks for any more: they must cost nothing. */
export function addHistory(bedrock: MemoryBedrock, count: number, keys: readonly string[]): void {
  for (let index = 0; index < count; index += 1) {
    const jobName = `${keys[index % keys.length]}-${index.toString(16).padStart(12, '0')}`;
    bedrock.add(runDetail({ jobName, jobArn: arn('model-customization-job', jobName) }));
    endRunAt(bedrock, jobName, index % 2 === 0 ? 'Completed' : 'Failed', NOW - 30 * 24 * HOUR);
  }
}

/** The default branch as it is after pull request 7 brought the jobs: merge commit, trained commit, head of main. */
export interface Merged {
  readonly world: World;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

export function mergedWorld(jobs: readonly JobText[]): Merged {
  const world = new World();
  const base = world.repository.commit({ 'README.md': 'models' });
  const head = world.repository.commit(filesFor(jobs), [base]);
  const merge = world.repository.commit(filesFor(jobs), [base, head]);
  world.hub.mainHead = merge;
  world.hub.pullsOfCommit.set(merge, [7]);
  world.hub.pulls.set(7, pullRequest(head, merge));
  return { world, base, head, merge };
}

function pullRequest(headSha: string, mergeCommitSha: string | undefined) {
  const isMerged = mergeCommitSha !== undefined;
  return {
    number: 7,
    state: isMerged ? ('closed' as const) : ('open' as const),
    merged: isMerged,
    mergedAt: isMerged ? '2026-03-02T09:59:00Z' : undefined,
    mergeCommitSha,
    headSha,
    baseRef: 'main',
  };
}

export type PullTrigger = Extract<Trigger, { readonly kind: 'pull-request' }>;

export interface Proposed {
  readonly world: World;
  readonly base: string;
  readonly head: string;
  readonly trigger: PullTrigger;
}

/** Pull request 7 is open; GitHub's merge commit is checked out. */
export function proposedWorld(before: Snapshot, after: Snapshot): Proposed {
  const world = new World();
  const base = world.repository.commit(before);
  const head = world.repository.commit(after, [base]);
  world.repository.commit(after, [base, head]);
  world.hub.mainHead = base;
  world.hub.pulls.set(7, pullRequest(head, undefined));
  const trigger: PullTrigger = {
    kind: 'pull-request',
    number: 7,
    headSha: head,
    baseSha: base,
    untrusted: false,
    state: 'open',
    merged: false,
    closedAt: undefined,
  };
  return { world, base, head, trigger };
}
