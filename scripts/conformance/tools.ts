/** The tools of the judges, brought by pip, by npm and by Go, each into the folder of this run. */
import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, ROOT, run } from './processes.ts';

export type Tool =
  | { readonly kind: 'ready'; readonly program: string }
  /** One line for a person. */
  | { readonly kind: 'missing'; readonly why: string };

export interface Tools {
  /** A Python that has everything in `requirements.txt`. */
  readonly python: Tool;
  /** The programs and files that `npm/package.json` names; `program` is their `node_modules`. */
  readonly npm: Tool;
  readonly zizmor: Tool;
  readonly actionlint: Tool;
  readonly act: Tool;
  /** The GitHub CLI, beside a Python that has the AWS CLI, and act. */
  readonly gh: Tool;
}

export const REQUIREMENTS = 'test/conformance/requirements.txt';
export const NPM_PACKAGES = 'test/conformance/npm';
export const ACTIONLINT = 'v1.7.12';
export const ACT = 'v0.2.89';
export const GH = 'v2.83.0';

/** Of one step; a busy machine can take a minute and a half to compile `gh` for the first time. */
const INSTALL_LIMIT = 240_000;
const PROBE = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';

/** At once: one mostly waits for the network, the others for the compiler. */
export async function installTools(folder: string): Promise<Tools> {
  const goTools = async () =>
    [await installActionlint(folder), await installAct(folder), await installGh(folder)] as const;
  const [python, npm, [actionlint, act, ghAlone]] = await Promise.all([
    installPython(folder),
    installNpm(folder),
    goTools(),
  ]);
  const zizmor: Tool =
    python.kind === 'missing' ? python : { kind: 'ready', program: join(folder, 'python', 'bin', 'zizmor') };
  const gh = [python, act].find(({ kind }) => kind === 'missing') ?? ghAlone;
  return { python, npm, zizmor, actionlint, act, gh };
}

export async function installPython(folder: string): Promise<Tool> {
  const probe = await quietly('python3', ['-c', PROBE]);
  if (!probe.ok) return { kind: 'missing', why: 'there is no python3 of 3.11 or newer with venv and pip' };
  const home = join(folder, 'python');
  const made = await quietly('python3', ['-m', 'venv', home]);
  if (!made.ok) return { kind: 'missing', why: `python3 made no virtual environment: ${lastLine(made)}` };
  const program = join(home, 'bin', 'python');
  // No dependency beyond those pinned, and wheels only: nothing of a package runs while it is installed.
  const flags = ['--no-deps', '--only-binary=:all:', '--retries=1', '--disable-pip-version-check', '--quiet'];
  const installed = await quietly(program, ['-m', 'pip', 'install', ...flags, '--requirement', REQUIREMENTS]);
  if (!installed.ok) return { kind: 'missing', why: `pip could not install it: ${lastLine(installed)}` };
  return { kind: 'ready', program };
}

/** By the lock file, and without running anything of a package. */
async function installNpm(folder: string): Promise<Tool> {
  const home = join(folder, 'npm');
  cpSync(join(ROOT, NPM_PACKAGES), home, { recursive: true });
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const installed = await quietly('npm', ['ci', ...flags], process.env, home);
  if (!installed.ok) return { kind: 'missing', why: `npm could not install it: ${lastLine(installed)}` };
  return { kind: 'ready', program: join(home, 'node_modules') };
}

async function installActionlint(folder: string): Promise<Tool> {
  const module = `github.com/rhysd/actionlint/cmd/actionlint@${ACTIONLINT}`;
  const env = { ...process.env, GOBIN: folder, GOTOOLCHAIN: 'local' };
  const installed = await quietly('go', ['install', module], env);
  if (!installed.ok) return { kind: 'missing', why: `go could not install it: ${lastLine(installed)}` };
  return { kind: 'ready', program: join(folder, 'actionlint') };
}

/**
 * `act` refuses workflows that its schema does not know, and it does not know `concurrency.queue`, which GitHub has since
 * May 2026. It is therefore built from the sources of its module with that one key added to the schema.
 */
async function installAct(folder: string): Promise<Tool> {
  return await build(folder, {
    name: 'act',
    module: `github.com/nektos/act@${ACT}`,
    program: '.',
    change: (sources) => addQueue(join(sources, 'pkg', 'schema', 'workflow_schema.json')),
  });
}

/** Two thirds of the time to build `gh` go into these commands, which no page of ours uses. */
const GH_LEFT_OUT = /^.*\b(?:attestation|codespace|release)Cmd\b.*\n/gm;

async function installGh(folder: string): Promise<Tool> {
  return await build(folder, {
    name: 'gh',
    module: `github.com/cli/cli/v2@${GH}`,
    program: './cmd/gh',
    change: (sources) => {
      const file = join(sources, 'pkg', 'cmd', 'root', 'root.go');
      writeFileSync(file, readFileSync(file, 'utf8').replace(GH_LEFT_OUT, ''));
    },
  });
}

interface GoProgram {
  readonly name: string;
  /** With its version. */
  readonly module: string;
  /** Folder of the program in the module. */
  readonly program: string;
  readonly change: (sources: string) => void;
}

/** From the sources of its module, changed. */
async function build(folder: string, { name, module, program, change }: GoProgram): Promise<Tool> {
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off' };
  const fetched = await quietly('go', ['mod', 'download', '-json', module], env);
  const told = (member: string) => new RegExp(`"${member}": "(.+)"`).exec(fetched.output)?.[1];
  const home = told('Dir');
  if (!fetched.ok || home === undefined)
    return { kind: 'missing', why: `go could not fetch ${name}: ${told('Error') ?? lastLine(fetched)}` };
  const sources = join(folder, `${name}-sources`);
  // The module cache is read-only, and so would be its copy.
  cpSync(home, sources, { recursive: true });
  makeWritable(sources);
  change(sources);
  const built = await quietly('go', ['build', '-o', join(folder, name), program], env, sources);
  if (!built.ok) return { kind: 'missing', why: `go could not build ${name}: ${lastLine(built)}` };
  return { kind: 'ready', program: join(folder, name) };
}

function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}

function addQueue(file: string): void {
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  schema.definitions['concurrency-mapping'].mapping.properties.queue = { type: 'non-empty-string' };
  writeFileSync(file, JSON.stringify(schema));
}

function quietly(program: string, args: readonly string[], env = process.env, cwd = ROOT): Promise<Result> {
  return run(program, args, { env, cwd, quiet: true, limit: INSTALL_LIMIT });
}

function lastLine({ output }: Result): string {
  return output.trim().split('\n').at(-1) ?? '';
}
