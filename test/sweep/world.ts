/** One repository, one AWS and one GitHub for any number of processes, with a clock that only they move. */
import type { CommandContext } from '../../src/commands/context.ts';
import type { RunContext, Trigger } from '../../src/event.ts';
import { type InputName, parseInputs } from '../../src/inputs.ts';
import type { Comment } from '../../src/ports/github.ts';
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

export interface PostedComment {
  readonly pullRequest: number;
  readonly body: string;
}

/** GitHub, of which a second one can be made that is as far. */
class SweptHub extends Hub {
  /** Comments that were ever made: ids are counted. */
  made = 0;
  /** As they were made, also those that were deleted since: each has sent somebody a mail. */
  readonly posted: PostedComment[] = [];

  override addComment(...comment: Parameters<Hub['addComment']>): Comment {
    const [pullRequest, body] = comment;
    this.made += 1;
    this.posted.push({ pullRequest, body });
    return super.addComment(...comment);
  }

  copy(): SweptHub {
    const copy = new SweptHub();
    while (copy.made < this.made) copy.addComment(0, '');
    return withFieldsOf(this, copy);
  }
}

/** Gives `target` what `source` holds in its fields. Lists are copied, and what stands in them never changes. */
function withFieldsOf<T extends object>(source: T, target: T): T {
  const fields = Object.entries(source).map(([name, value]): readonly [string, unknown] => {
    if (value instanceof Map) return [name, new Map(value)];
    if (value instanceof Set) return [name, new Set(value)];
    if (Array.isArray(value)) return [name, [...value]];
    if (typeof value === 'object' && value !== null) throw new Error(`cannot copy ${name}`);
    return [name, value];
  });
  return Object.assign(target, Object.fromEntries(fields));
}

interface Parts extends Pick<SweptWorld, 'repository' | 'hub' | 'objects' | 'bedrock' | 'time'> {
  /** Processes that were started. */
  readonly runs: number;
}

/** Nothing but a first commit. */
export function newParts(settings: Partial<Settings> = {}): Parts {
  const [repository, hub, objects] = [new Repository(), new SweptHub(), new MemoryObjects()];
  const state = initialState();
  const made: BedrockState = { ...state, settings: { ...state.settings, ...settings } };
  hub.mainHead = repository.commit({ 'README.md': 'models' });
  return {
    repository,
    hub,
    objects,
    bedrock: new SweptService(made, bucketsOf(objects)),
    time: NOW,
    runs: 0,
  };
}

export class SweptWorld {
  readonly repository: Repository;
  readonly hub: SweptHub;
  readonly objects: MemoryObjects;
  readonly bedrock: SweptService;
  time: number;
  /** Effects that come later than their calls, and how many calls of anybody are still before them. */
  #late: { left: number; readonly effect: () => Promise<unknown> }[] = [];
  /** Calls before a late effect; the sweep sets it. */
  lateness = 1;
  /** What happens at the first call of a name. */
  #atCall: { readonly name: string; readonly event: () => void } | undefined;
  #runs: number;

  constructor({ repository, hub, objects, bedrock, time, runs }: Parts = newParts()) {
    this.repository = repository;
    this.hub = hub;
    this.objects = objects;
    this.bedrock = bedrock;
    this.time = time;
    this.#runs = runs;
  }

  /**
   * Another world that is as this one is now, for histories with the same beginning. The repository is shared: after
   * this nobody commits to it, and whoever tries fails.
   */
  copy(): SweptWorld {
    if (this.#late.length > 0) throw new Error('something is still to come');
    Object.freeze(this.repository);
    const objects = withFieldsOf(this.objects, new MemoryObjects());
    const bedrock = this.bedrock.copy(bucketsOf(objects));
    const { repository, time } = this;
    return new SweptWorld({ repository, hub: this.hub.copy(), objects, bedrock, time, runs: this.#runs });
  }

  get main(): string {
    return this.hub.mainHead;
  }

  launch({ command, trigger, inputs = {}, commit = this.main }: Launch, plan: Plan, turns: Turns): Launched {
    const effects = this.#late;
    const process = new Process({
      plan,
      turns: { wait: (waiting) => this.#turn(turns, waiting) },
      onCall: ({ name }) => {
        if (name === this.#atCall?.name) this.#happen();
      },
      postpone: (effect) => effects.push({ left: this.lateness, effect }),
    });
    const console = new MemoryConsole();
    this.#runs += 1;
    const number = this.#runs;
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

  /** It happens at the first call of this name, at last when the world settles. */
  atCall(name: string, event: () => void): void {
    this.#atCall = { name, event };
  }

  #happen(): void {
    this.#atCall?.event();
    this.#atCall = undefined;
  }

  /** Everything that was to come late comes now, and shows. */
  async settle(): Promise<void> {
    this.#happen();
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
