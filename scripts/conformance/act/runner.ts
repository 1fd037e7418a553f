/**
 * One run of a workflow under `act` in host mode: the workflow file, `action.yml` and `dist/` exactly as they are, the
 * endpoints of a simulator in the environment. What `act` does not model is added from the workflow file itself: a job
 * gets an OIDC token only with `id-token: write`, with its `environment` as a claim, and the run a GitHub token with
 * no more than the permissions of its jobs. Nothing of this machine's environment gets in, and there is no way out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import type { Permissions } from '../../../src/simulator/github/state.ts';
import type { Simulator } from '../../../src/simulator/host.ts';
import { mintRequestToken } from '../../../src/simulator/oidc/state.ts';
import type { SimEvent } from '../../../src/simulator/workflow/events.ts';
import { run } from '../processes.ts';

export interface Runner {
  /** The `act` program. */
  readonly act: string;
  /** For files of this runner. */
  readonly folder: string;
  /** The repository, checked out. */
  readonly checkout: string;
  readonly simulator: Simulator;
  /** What workflows name as `NAME@COMMIT` stands in this folder; undefined: the action is in the checkout itself. */
  readonly action?: { readonly name: string; readonly folder: string };
}

export interface WorkflowRun {
  readonly ok: boolean;
  /** Ids of the jobs whose steps ran, in that order. */
  readonly jobs: readonly string[];
  /** Of the steps, by name; a later job's win. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
}

interface Job {
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
}

const LIMIT = 180_000;
/** Where nothing listens: what honours proxies finds no way to the network. */
const NOWHERE = 'http://127.0.0.1:9';

/** @param file name of the workflow file */
export async function runWorkflow(runner: Runner, file: string, event: SimEvent): Promise<WorkflowRun> {
  const text = readFileSync(join(runner.checkout, '.github', 'workflows', file), 'utf8');
  const jobs: Readonly<Record<string, Job>> = parse(text).jobs;
  const { simulator, folder } = runner;
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event.payload));
  const endpoints = Object.entries(simulator.env).filter(([name]) => !name.endsWith('TOKEN'));
  const variables = {
    ...Object.fromEntries(endpoints),
    GITHUB_RUN_ID: String(simulator.ledger.entries().length),
    GITHUB_REPOSITORY_ID: String(simulator.world.github.repository.id),
  };
  const { ok, output } = await run(
    runner.act,
    [
      ...[event.name, '--workflows', join('.github', 'workflows', file), '--eventpath', eventPath],
      ...['--platform', 'ubuntu-24.04=-self-hosted', '--action-offline-mode', '--no-cache-server', '--json'],
      ...['--secret', `GITHUB_TOKEN=${gitHubToken(simulator, jobs)}`],
      ...Object.entries(simulator.world.github.settings.variables).flatMap(([name, value]) => [
        '--var',
        `${name}=${value}`,
      ]),
      ...localAction(runner, text),
      ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ],
    {
      env: environmentOf(runner, writePreload(runner, jobs, event)),
      cwd: runner.checkout,
      quiet: true,
      limit: LIMIT,
    },
  );
  return { ok, ...readLog(output) };
}

/** The commit that the workflow pins is replaced by the folder. */
function localAction({ action }: Runner, workflow: string): readonly string[] {
  if (action === undefined) return [];
  const pins = [...workflow.matchAll(/uses: (\S+)@([0-9a-f]{40})/g)].filter(
    ([, name]) => name === action.name,
  );
  return pins.flatMap(([, name, commit]) => ['--local-repository', `${name}@${commit}=${action.folder}`]);
}

/** A token with the union of what the jobs ask for: `act` has one for the whole run. */
function gitHubToken({ world }: Simulator, jobs: Readonly<Record<string, Job>>): string {
  const permissions: Permissions = Object.assign(
    {},
    ...Object.values(jobs).map((job) => job.permissions ?? {}),
  );
  const token = `simulated-token-of-${Object.keys(world.github.tokens).length}`;
  world.github.tokens[token] = { login: 'github-actions[bot]', permissions };
  return token;
}

/**
 * A module that Node loads before `dist/index.js`: it gives each job an OIDC request token of its own, as GitHub's
 * runner does (`act` knows none).
 */
function writePreload(
  { folder, simulator }: Runner,
  jobs: Readonly<Record<string, Job>>,
  { claims }: SimEvent,
): string {
  const trusted = Object.entries(jobs).filter(([, job]) => job.permissions?.['id-token'] === 'write');
  const tokens = trusted.map(([id, { environment }]) => {
    const { environment: _, ...shared } = claims;
    const own = environment === undefined ? shared : { ...shared, environment };
    return [id, mintRequestToken(simulator.world.oidc, own)];
  });
  const file = join(folder, 'runner.mjs');
  const lines = [
    `const token = ${JSON.stringify(Object.fromEntries(tokens))}[process.env.GITHUB_JOB];`,
    'if (token === undefined) delete process.env.ACTIONS_ID_TOKEN_REQUEST_URL;',
    'else process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN = token;',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** In host mode steps inherit it. */
function environmentOf({ folder }: Runner, preload: string): NodeJS.ProcessEnv {
  return {
    PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    NODE_OPTIONS: `--import=${preload}`,
    HTTP_PROXY: NOWHERE,
    HTTPS_PROXY: NOWHERE,
    NO_PROXY: '127.0.0.1,localhost',
  };
}

interface LogLine {
  readonly msg?: string;
  readonly jobID?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly raw_output?: boolean;
  readonly stage?: string;
}

function readLog(output: string): Omit<WorkflowRun, 'ok'> {
  const lines = output.split('\n').filter((line) => line !== '');
  const entries = lines.map((line): LogLine => (line.startsWith('{') ? JSON.parse(line) : { msg: line }));
  const ran = entries.filter(({ stage }) => stage === 'Main').flatMap(({ jobID }) => jobID ?? []);
  const outputs = entries.filter(({ command }) => command === 'set-output');
  return {
    jobs: [...new Set(ran)],
    outputs: Object.fromEntries(outputs.map(({ name = '', arg = '' }) => [name, arg])),
    log: entries.map(({ msg = '' }) => msg.trimEnd()).join('\n'),
  };
}
