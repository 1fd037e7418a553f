/** The tools of the judges, brought by pip and by Go, each into the folder of this run. */
import { join } from 'node:path';
import { type Result, ROOT, run } from './processes.ts';

export type Tool =
  | { readonly kind: 'ready'; readonly program: string }
  /** One line for a person. */
  | { readonly kind: 'missing'; readonly why: string };

export interface Tools {
  /** A Python that has everything in `requirements.txt`. */
  readonly python: Tool;
  readonly zizmor: Tool;
  readonly actionlint: Tool;
}

export const REQUIREMENTS = 'test/conformance/requirements.txt';
export const ACTIONLINT = 'v1.7.12';

const INSTALL_LIMIT = 120_000;
const PROBE = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';

/** Both at once: one mostly waits for the network, the other for the compiler. */
export async function installTools(folder: string): Promise<Tools> {
  const [python, actionlint] = await Promise.all([installPython(folder), installActionlint(folder)]);
  const zizmor: Tool =
    python.kind === 'missing' ? python : { kind: 'ready', program: join(folder, 'python', 'bin', 'zizmor') };
  return { python, zizmor, actionlint };
}

async function installPython(folder: string): Promise<Tool> {
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

async function installActionlint(folder: string): Promise<Tool> {
  const module = `github.com/rhysd/actionlint/cmd/actionlint@${ACTIONLINT}`;
  const env = { ...process.env, GOBIN: folder, GOTOOLCHAIN: 'local' };
  const installed = await quietly('go', ['install', module], env);
  if (!installed.ok) return { kind: 'missing', why: `go could not install it: ${lastLine(installed)}` };
  return { kind: 'ready', program: join(folder, 'actionlint') };
}

function quietly(program: string, args: readonly string[], env = process.env): Promise<Result> {
  return run(program, args, { env, cwd: ROOT, quiet: true, limit: INSTALL_LIMIT });
}

function lastLine({ output }: Result): string {
  return output.trim().split('\n').at(-1) ?? '';
}
