/**
 * What a new user has: a fresh account and repository (the simulator), a clone of the repository and one of this project
 * side by side, and `bedrock-tune`, `aws`, `gh` and `git` on the PATH.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { type Simulator, startSimulator } from '../../../src/simulator/host.ts';
import { createWorld, DEFAULT_PERSONAL_TOKEN, FRESH } from '../../../src/simulator/world.ts';
import type { Runner } from '../act/runner.ts';
import { ROOT } from '../processes.ts';
import { type Git, gitIn } from './git.ts';
import { type GitHubProxy, openProxy } from './proxy.ts';

/** Programs by name; each an absolute path. */
export interface Programs {
  readonly aws: string;
  readonly gh: string;
  readonly act: string;
}

export interface Stage {
  readonly simulator: Simulator;
  /** The user's clone. */
  readonly repository: string;
  /** Of the runner's checkout, whose `origin` is what stands on GitHub. */
  readonly git: Git;
  /** GitHub's runner, with a checkout of its own. */
  readonly runner: Runner;
  readonly proxy: GitHubProxy;
  /** Of the user's shell. */
  readonly env: NodeJS.ProcessEnv;
  readonly counts: { passed: number; failed: number };
  readonly close: () => Promise<void>;
}

const REPOSITORY = 'acme/support-models';
/** From it the runner knows the name of the repository. */
const RUNNER_REMOTE = `https://github.com/${REPOSITORY}`;
const PROJECT = 'OWNER/bedrock-tune';
/** What the shell needs of a clone of this project. */
const PROJECT_FILES = ['package.json', 'action.yml', 'bootstrap', 'dist'];
const HOURS_PLAYED = 24;

export async function openStage(programs: Programs): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-setup-'));
  const places = placesIn(folder);
  // Bedrock validates for three simulated minutes, a second here; the play ends before the clock of this machine.
  const simulator = await startSimulator({
    world: createWorld({ ...FRESH, repository: { directory: places.origin } }),
    startTime: Date.now() - HOURS_PLAYED * 3_600_000,
    timeScale: 200,
  });
  const proxy = await openProxy(simulator.url);
  const { repository, checkout, config, project } = places;
  const runner = made(folder, 'runner');
  return {
    simulator,
    repository,
    git: gitIn(checkout, config),
    runner: {
      act: programs.act,
      folder: runner,
      checkout,
      simulator,
      action: { name: PROJECT, folder: project },
    },
    proxy,
    env: environmentOf({ folder, config, simulator, proxy, path: binFolder(folder, project, programs) }),
    counts: { passed: 0, failed: 0 },
    close: async () => {
      proxy.close();
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Places {
  /** What stands on GitHub: bare. */
  readonly origin: string;
  /** The user's clone of it. */
  readonly repository: string;
  /** The runner's. */
  readonly checkout: string;
  /** This project, beside the user's clone. */
  readonly project: string;
  /** The configuration of git. */
  readonly config: string;
}

function placesIn(folder: string): Places {
  const origin = join(folder, 'origin.git');
  const repository = join(folder, 'support-models');
  const checkout = join(folder, 'checkout');
  const config = writeGitConfig(folder, origin);
  const git = gitIn(folder, config);
  git('init', '--quiet', '--bare', origin);
  git('clone', '--quiet', origin, repository);
  beginRepository(repository, gitIn(repository, config));
  git('clone', '--quiet', RUNNER_REMOTE, checkout);
  return { origin, repository, checkout, project: cloneProject(folder, config), config };
}

/** As GitHub makes one, with a README. */
function beginRepository(folder: string, git: Git): void {
  writeFileSync(join(folder, 'README.md'), '# support-models\n');
  git('add', 'README.md');
  git('commit', '--quiet', '--message', 'Initial commit');
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
  git('remote', 'set-url', 'origin', `http://github.localhost/${REPOSITORY}.git`);
}

function made(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** To push to, and for the runner to fetch from, GitHub is the bare repository; the addresses stay what `gh` and `act` read. */
function writeGitConfig(folder: string, origin: string): string {
  const config = join(folder, 'gitconfig');
  const lines = [
    '[user]',
    'name = octocat',
    'email = octocat@users.noreply.github.com',
    '[init]',
    'defaultBranch = main',
    `[url "${origin}"]`,
    `pushInsteadOf = http://github.localhost/${REPOSITORY}.git`,
    `insteadOf = ${RUNNER_REMOTE}`,
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return config;
}

/** With a remote that has the commit: `init` pins the action to it. */
function cloneProject(folder: string, config: string): string {
  const project = made(folder, 'bedrock-tune');
  for (const file of PROJECT_FILES) cpSync(join(ROOT, file), join(project, file), { recursive: true });
  const git = gitIn(project, config);
  git('init', '--quiet');
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message', 'Release');
  git('remote', 'add', 'origin', `https://github.com/${PROJECT}`);
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  return project;
}

/** `npm link` makes such a link too. */
function binFolder(folder: string, project: string, { aws, gh }: Programs): string {
  const bin = made(folder, 'bin');
  symlinkSync(join(project, 'dist', 'cli', 'index.js'), join(bin, 'bedrock-tune'));
  symlinkSync(aws, join(bin, 'aws'));
  symlinkSync(gh, join(bin, 'gh'));
  return bin;
}

interface Surroundings {
  readonly folder: string;
  readonly config: string;
  readonly simulator: Simulator;
  readonly proxy: GitHubProxy;
  readonly path: string;
}

/** Of an administrator who is signed in to AWS and GitHub, and nothing of this machine but its programs. */
function environmentOf({ folder, config, simulator, proxy, path }: Surroundings): NodeJS.ProcessEnv {
  const endpoints = Object.entries(simulator.env).filter(
    ([name]) => name.startsWith('AWS_ENDPOINT_URL_') || name === 'GITHUB_API_URL',
  );
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = simulator.laptopEnv;
  return {
    PATH: [path, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: made(folder, 'home'),
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    ...Object.fromEntries(endpoints),
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    GH_HOST: 'github.localhost',
    GH_TOKEN: DEFAULT_PERSONAL_TOKEN,
    GH_CONFIG_DIR: made(folder, 'gh'),
    GH_NO_UPDATE_NOTIFIER: '1',
    GH_PROMPT_DISABLED: '1',
    GIT_CONFIG_GLOBAL: config,
    GIT_CONFIG_SYSTEM: devNull,
    http_proxy: proxy.url,
    https_proxy: proxy.url,
    no_proxy: '127.0.0.1',
  };
}
