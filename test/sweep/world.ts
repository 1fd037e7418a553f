/** One repository, one AWS and one GitHub for any number of processes, with a clock that only they move. */
import type { CommandContext } from '../../src/commands/context.ts';
import type { RunContext, Trigger } from '../../src/event.ts';
import { type InputName, parseInputs } from '../../src/inputs.ts';
import type { Clock } from '../../src/ports/host.ts';
import type { SimBuckets } from '../../src/simulator/bedrock/s3-uri.ts';
import { type BedrockState, initialState, type Settings } from '../../src/simulator/bedrock/state.ts';
import { memoryGit, Repository, type Snapshot } from '../commands/memory-git.ts';
import { Hub, memoryGitHub } from '../commands/memory-github.ts';
import { noSetup, REPOSITORY_ID } from '../commands/support.ts';
import { NOW } from '../support/builders.ts';
import { MemoryInference } from '../support/memory-inference.ts';
import { MemoryConsole, MemoryFiles, MemoryObjects, MemorySettings } from '../support/memory-ports.ts';
import { SweptService, sweptBedrock } from './bedrock.ts';
import { AWS_WORDS, GITHUB_WORDS, type Words } from './faults.ts';
import { type Plan, Process, type Turns } from './process.ts';

const OBJECT_WRITES = /^(?:put|copy|abort|delete)/;
const GITHUB_WRITES = /^(?:create|update|delete|set)/;

/** What a process is started as. */
export interface Launch {
  readonly command: 'apply' | 'status' | 'stop';
  readonly trigger: Trigger;
  readonly inputs?: Partial<Record<InputName, string>>;
  /** Commit that is checked out; default: the head of the default branch. */
  readonly commit?: string;
}

export interface Launched {
  readonly process: Process;
  readonly context: CommandContext;
  readonly console: MemoryConsole;
}

export class SweptWorld {
  readonly repository = new Repository();
  readonly hub = new Hub();
  readonly objects = new MemoryObjects();
  readonly bedrock: SweptService;
  time = NOW;
  /** Effects that come later than their calls, and how many calls of anybody are still before them. */
  #late: { left: number; readonly effect: () => Promise<unknown> }[] = [];
  /** Calls before a late effect; the sweep sets it. */
  lateness = 1;
  readonly #runs: number[] = [];

  constructor(settings: Partial<Settings> = {}) {
    const state = initialState();
    const made: BedrockState = { ...state, settings: { ...state.settings, ...settings } };
    this.bedrock = new SweptService(made, bucketsOf(this.objects));
    this.hub.mainHead = this.repository.commit({ 'README.md': 'models' });
  }

  get main(): string {
    return this.hub.mainHead;
  }

  launch({ command, trigger, inputs = {}, commit = this.main }: Launch, plan: Plan, turns: Turns): Launched {
    const effects = this.#late;
    const process = new Process({
      plan,
      turns: { wait: (waiting) => this.#turn(turns, waiting) },
      postpone: (effect) => effects.push({ left: this.lateness, effect }),
    });
    const console = new MemoryConsole();
    const number = this.#runs.push(1);
    const context: CommandContext = {
      inputs: parseInputs(
        (name) => inputs[name] ?? (name === 'command' ? command : name === 'wait' ? '0' : ''),
      ),
      trigger,
      run: runContext(number, commit),
      files: new MemoryFiles(this.repository.filesAt(commit)),
      git: { ...memoryGit(this.repository), head: async () => commit },
      clock: this.#clock(process, turns),
      console,
      aws: {
        connect: ({ accountId, region }) =>
          process.call({ name: 'aws.connect', isWrite: false }, AWS_WORDS, async () => ({
            accountId,
            bedrock: sweptBedrock(
              { service: this.bedrock, accountId, region, now: () => this.time },
              process,
            ),
            objects: through(process, this.objects, {
              port: 'objects',
              words: AWS_WORDS,
              writes: OBJECT_WRITES,
            }),
            settings: async () => new MemorySettings({ accountId, region }),
            inference: async () => new MemoryInference(),
          })),
      },
      openGitHub: async () => undefined,
      github: through(process, memoryGitHub(this.hub, this.repository), {
        port: 'github',
        words: GITHUB_WORDS,
        writes: GITHUB_WRITES,
      }),
      setup: noSetup,
      signal: process.signal,
      simulated: false,
    };
    return { process, context, console };
  }

  /** Everything that was to come late comes now, and shows. */
  async settle(): Promise<void> {
    this.bedrock.showAll();
    for (const { effect } of this.#late.splice(0)) await effect();
  }

  async #turn(turns: Turns, process: Process): Promise<void> {
    await turns.wait(process);
    for (const late of this.#late) late.left -= 1;
    const due = this.#late.filter(({ left }) => left < 0);
    this.#late = this.#late.filter(({ left }) => left >= 0);
    for (const { effect } of due) await effect();
  }

  /** Time that one process sleeps passes for all. */
  #clock(process: Process, turns: Turns): Clock {
    return {
      now: () => this.time,
      sleep: async (ms, signal) => {
        if (signal.aborted) return;
        const until = this.time + ms;
        await turns.wait(process);
        if (!signal.aborted) this.time = Math.max(this.time, until);
      },
    };
  }
}

function runContext(number: number, sha: string): RunContext {
  const repository = 'acme/support-models';
  const repositoryUrl = `https://github.test/${repository}`;
  return {
    ...{ repository, repositoryId: REPOSITORY_ID, repositoryUrl, defaultBranch: 'main' },
    ...{ runId: String(number), runAttempt: 1, runUrl: `${repositoryUrl}/actions/runs/${number}`, sha },
  };
}

interface Through {
  readonly port: string;
  readonly words: Words;
  readonly writes: RegExp;
}

function through<T extends object>(process: Process, target: T, { port, words, writes }: Through): T {
  return new Proxy(target, {
    get: (object, method) => {
      const member: unknown = Reflect.get(object, method);
      if (typeof member !== 'function') return member;
      const called = { name: `${port}.${String(method)}`, isWrite: writes.test(String(method)) };
      if (Object.prototype.toString.call(member) === '[object AsyncGeneratorFunction]')
        return async function* (...args: unknown[]) {
          // What an async generator function gives.
          yield* await process.call(
            called,
            words,
            async () => member.apply(object, args) as AsyncIterable<unknown>,
          );
        };
      return (...args: unknown[]) =>
        process.call(called, words, async () => await member.apply(object, args));
    },
  });
}

function bucketsOf(objects: MemoryObjects): SimBuckets {
  return {
    bucketRegion: () => 'us-east-1',
    head: (bucket, key) => {
      const text = objects.textAt(bucket, key);
      if (text === undefined) return undefined;
      const body = Buffer.from(text);
      return { size: body.length, region: 'us-east-1', body };
    },
    put: (bucket, key, body) => objects.add(bucket, key, body.toString()),
  };
}

/** Commits on the default branch, each brought by a pull request of its own. */
export function merge(world: SweptWorld, files: Snapshot, pull: number): string {
  const base = world.main;
  const head = world.repository.commit(files, [base]);
  const merged = world.repository.commit(files, [base, head]);
  world.hub.mainHead = merged;
  world.hub.pullsOfCommit.set(merged, [pull]);
  world.hub.pulls.set(pull, {
    number: pull,
    state: 'closed',
    merged: true,
    mergedAt: new Date(world.time).toISOString(),
    mergeCommitSha: merged,
    headSha: head,
    baseRef: 'main',
  });
  return merged;
}
