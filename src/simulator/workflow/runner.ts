/** Runs the committed bundle as GitHub's runner does: inputs, files, event and OIDC variables, a clean environment. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ActionJob {
  /** Folder with action.yml and dist/. */
  readonly action: string;
  /** GITHUB_WORKSPACE. */
  readonly workspace: string;
  /** Inputs that the workflow gives; the others get the defaults of action.yml. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly event: {
    readonly name: string;
    readonly payload: unknown;
    readonly ref: string;
    readonly sha: string;
  };
  /** Endpoints and tokens of the simulator. */
  readonly env: Readonly<Record<string, string>>;
  /** false: as in a job without `id-token: write`. */
  readonly idToken?: boolean;
  readonly token: string;
  readonly runId: string;
  readonly runAttempt?: number;
  /** Plays a cancelled run when it aborts. */
  readonly cancel?: AbortSignal;
  /** Default: SIGINT, the runner's first signal. SIGKILL plays a runner that is lost. */
  readonly cancelWith?: 'SIGINT' | 'SIGTERM' | 'SIGKILL';
}

export interface ActionRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What it handed to later steps through GITHUB_ENV and GITHUB_STATE. */
  readonly exported: string;
  readonly milliseconds: number;
}

export async function runAction(job: ActionJob): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-runner-'));
  try {
    const env = environmentOf(job, folder);
    const started = performance.now();
    const { exitCode, stdout, stderr } = await execute(job, env);
    return {
      exitCode,
      stdout,
      stderr,
      outputs: parseOutputs(readFileSync(join(folder, 'output'), 'utf8')),
      summary: readFileSync(join(folder, 'summary'), 'utf8'),
      exported: ['env', 'state'].map((file) => readFileSync(join(folder, file), 'utf8')).join(''),
      milliseconds: performance.now() - started,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function environmentOf(job: ActionJob, folder: string): Record<string, string> {
  for (const file of ['output', 'summary', 'state', 'env']) writeFileSync(join(folder, file), '');
  writeFileSync(join(folder, 'event.json'), JSON.stringify(job.event.payload));
  const simulator = { ...job.env };
  if (job.idToken === false) {
    delete simulator['ACTIONS_ID_TOKEN_REQUEST_URL'];
    delete simulator['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  }
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: job.event.name,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_ENV: join(folder, 'env'),
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_REF: job.event.ref,
    GITHUB_SHA: job.event.sha,
    GITHUB_REPOSITORY: 'acme/support-models',
    GITHUB_REPOSITORY_ID: '4242',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: job.runId,
    GITHUB_RUN_ATTEMPT: String(job.runAttempt ?? 1),
    RUNNER_TEMP: folder,
    ...simulator,
    ...inputVariables(job),
  };
}

function inputVariables(job: ActionJob): Record<string, string> {
  const { inputs } = parse(readFileSync(join(job.action, 'action.yml'), 'utf8'));
  const names = Object.keys(inputs);
  const unknown = Object.keys(job.inputs).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  const value = (name: string): string =>
    name === 'github-token' ? job.token : (job.inputs[name] ?? String(inputs[name].default ?? ''));
  return Object.fromEntries(names.map((name) => [`INPUT_${name.toUpperCase()}`, value(name)]));
}

function execute(
  job: ActionJob,
  env: Record<string, string>,
): Promise<Pick<ActionRun, 'exitCode' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(job.action, 'dist', 'index.js')], {
      env,
      cwd: job.workspace,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const cancel = (): boolean => child.kill(job.cancelWith ?? 'SIGINT');
    job.cancel?.addEventListener('abort', cancel);
    child.on('error', reject);
    child.on('close', (exitCode) => {
      job.cancel?.removeEventListener('abort', cancel);
      resolve({ exitCode, stdout, stderr });
    });
  });
}

/** GITHUB_OUTPUT: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const [name, delimiter] = (lines[at] ?? '').split('<<');
    if (!name || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at + 1);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}
