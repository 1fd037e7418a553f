/** The event that woke the run up, reduced to what may decide anything. Payloads are data of strangers. */
import { AppError } from './errors.ts';

/** Facts of the runner that hold for every event. */
export interface RunContext {
  /** `owner/name`; undefined on a laptop that was not told. */
  readonly repository: string | undefined;
  readonly repositoryId: string | undefined;
  readonly repositoryUrl: string | undefined;
  readonly defaultBranch: string | undefined;
  readonly runId: string | undefined;
  readonly runAttempt: number | undefined;
  readonly runUrl: string | undefined;
  /** Commit that is checked out. */
  readonly sha: string | undefined;
}

export type Trigger =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly headSha: string;
      readonly baseSha: string;
      /** From a fork, a deleted fork, or by Dependabot: no credentials, no comment. */
      readonly untrusted: boolean;
      readonly state: 'open' | 'closed';
      readonly merged: boolean;
      readonly closedAt: string | undefined;
    }
  | { readonly kind: 'push'; readonly onDefaultBranch: boolean }
  | { readonly kind: 'schedule'; readonly onDefaultBranch: boolean }
  | { readonly kind: 'workflow-dispatch'; readonly onDefaultBranch: boolean }
  | {
      readonly kind: 'merge-group';
      /** What the group was put on; undefined where the payload does not name it. */
      readonly baseSha: string | undefined;
    }
  /** No GitHub event: a laptop. */
  | { readonly kind: 'local' };

export interface ParsedEvent {
  readonly trigger: Trigger;
  readonly run: RunContext;
}

/** These run with the rights of the default branch beside a stranger's content; checks need no secret. */
const REFUSED_EVENTS: readonly string[] = ['pull_request_target', 'workflow_run'];

/** A run outside of GitHub: whose training runs these are has to be told, never guessed. */
export function localEvent(who: Pick<RunContext, 'repository' | 'repositoryId'>): ParsedEvent {
  return {
    trigger: { kind: 'local' },
    run: {
      ...who,
      repositoryUrl: undefined,
      defaultBranch: undefined,
      runId: undefined,
      runAttempt: undefined,
      runUrl: undefined,
      sha: undefined,
    },
  };
}

type Env = Readonly<Record<string, string | undefined>>;
type Json = Readonly<Record<string, unknown>>;

/**
 * @param env the runner's `GITHUB_*` variables
 * @param payload parsed content of GITHUB_EVENT_PATH
 * @throws AppError `trigger-refused` for privileged events, `event-invalid` when the payload is not what its name says
 */
export function parseEvent(env: Env, payload: unknown): ParsedEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  if (REFUSED_EVENTS.includes(name))
    throw new AppError('trigger-refused', `${name} runs with secrets beside content of strangers`, {
      blame: 'user',
      hint: 'Use `on: pull_request`; fork pull requests get the same checks there, without credentials.',
    });
  const event = object(payload);
  const repository = object(event['repository']);
  const run = runContext(env, repository);
  return { trigger: triggerOf(name, env, { event, run }), run };
}

function runContext(env: Env, repository: Json): RunContext {
  const name = env['GITHUB_REPOSITORY'] ?? '';
  const server = env['GITHUB_SERVER_URL'];
  const runId = env['GITHUB_RUN_ID'];
  const attempt = Number(env['GITHUB_RUN_ATTEMPT']);
  const repositoryUrl = server === undefined || name === '' ? undefined : `${server}/${name}`;
  if (!/^[\w.-]+\/[\w.-]+$/.test(name)) throw invalidEvent('GITHUB_REPOSITORY is not owner/name');
  const id = env['GITHUB_REPOSITORY_ID'] ?? '';
  if (!/^[0-9]{1,20}$/.test(id)) throw invalidEvent('GITHUB_REPOSITORY_ID is not a number');
  return {
    repository: name,
    repositoryId: id,
    repositoryUrl,
    defaultBranch: text(repository['default_branch']) ?? scheduledBranch(env),
    runId,
    runAttempt: Number.isInteger(attempt) && attempt > 0 ? attempt : undefined,
    runUrl:
      repositoryUrl === undefined || runId === undefined
        ? undefined
        : `${repositoryUrl}/actions/runs/${runId}`,
    sha: env['GITHUB_SHA'],
  };
}

/** A schedule runs on the default branch only; its payload has carried no repository in the past. */
function scheduledBranch(env: Env): string | undefined {
  if (env['GITHUB_EVENT_NAME'] !== 'schedule') return undefined;
  return /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '')?.[1];
}

function triggerOf(
  name: string,
  env: Env,
  context: { readonly event: Json; readonly run: RunContext },
): Trigger {
  const onDefaultBranch =
    context.run.defaultBranch !== undefined &&
    env['GITHUB_REF'] === `refs/heads/${context.run.defaultBranch}`;
  switch (name) {
    case 'pull_request':
      return pullRequest(object(context.event['pull_request']), context);
    case 'push':
      return { kind: 'push', onDefaultBranch };
    case 'schedule':
      return {
        kind: 'schedule',
        onDefaultBranch: context.run.defaultBranch === undefined || onDefaultBranch,
      };
    case 'workflow_dispatch':
      return { kind: 'workflow-dispatch', onDefaultBranch };
    case 'merge_group':
      return { kind: 'merge-group', baseSha: commitId(object(context.event['merge_group'])['base_sha']) };
    default:
      throw new AppError('trigger-refused', `event ${JSON.stringify(name)} is not one this action acts on`, {
        blame: 'user',
        hint: 'Use pull_request, push, schedule, workflow_dispatch or merge_group.',
      });
  }
}

function pullRequest(
  pull: Json,
  { event, run }: { readonly event: Json; readonly run: RunContext },
): Trigger {
  const head = object(pull['head']);
  const base = object(pull['base']);
  const number = wholeNumber(pull['number'] ?? event['number']);
  const headSha = commitId(head['sha']);
  const baseSha = commitId(base['sha']);
  if (number === undefined || headSha === undefined || baseSha === undefined)
    throw invalidEvent('it names no pull request number, head or base commit');
  const headRepository = text(object(head['repo'])['full_name']);
  // The author, not `github.actor`: an actor can be anybody who re-runs.
  const author = text(object(pull['user'])['login']);
  return {
    kind: 'pull-request',
    number,
    headSha,
    baseSha,
    untrusted: headRepository !== run.repository || author === 'dependabot[bot]',
    state: pull['state'] === 'closed' ? 'closed' : 'open',
    merged: pull['merged'] === true,
    closedAt: time(pull['closed_at']),
  };
}

function invalidEvent(problem: string): AppError {
  return new AppError('event-invalid', `the event payload cannot be used: ${problem}`, {
    blame: 'user',
    hint: 'Run this action from a GitHub workflow, or the CLI on a laptop.',
  });
}

function object(value: unknown): Json {
  // A payload is JSON: what is an object here has string keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function commitId(value: unknown): string | undefined {
  const id = text(value);
  return id !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id) ? id : undefined;
}

function time(value: unknown): string | undefined {
  const iso = text(value);
  return iso !== undefined && Number.isFinite(Date.parse(iso)) ? iso : undefined;
}

const AWS_SERVICES = ['BEDROCK', 'S3', 'STS'];
/** Asked by `doctor` alone: otherwise nothing need be said of them, but they must not lead to another world. */
const SETUP_SERVICES = ['IAM', 'SERVICE_QUOTAS'];
/** Asked where a base model's tokens are measured. */
const INFERENCE_SERVICES = ['BEDROCK_RUNTIME'];
const AMBIENT = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/;

/**
 * AWS is a service on this machine: whatever it answers is not real, and reports have to say so.
 * @param asksSetup the command asks the services that only `doctor` asks
 * @param asksInference it asks base models
 * @throws AppError `input-invalid` where some services are real and others are not: no report could be true
 */
export function isSimulated(env: Env, asksSetup: boolean, asksInference = false): boolean {
  const others = [
    ...SETUP_SERVICES.map((service) => ({ service, isAsked: asksSetup })),
    ...INFERENCE_SERVICES.map((service) => ({ service, isAsked: asksInference })),
  ];
  const named = others.filter(
    ({ service, isAsked }) => isAsked || env[`AWS_ENDPOINT_URL_${service}`] !== undefined,
  );
  const services = [...AWS_SERVICES, ...named.map(({ service }) => service)];
  const local = services.filter((service) =>
    isLoopback(env[`AWS_ENDPOINT_URL_${service}`] ?? env['AWS_ENDPOINT_URL']),
  );
  if (local.length === 0) return false;
  if (local.length === services.length) return true;
  throw new AppError('input-invalid', `AWS_ENDPOINT_URL leads to this machine for ${local.join(', ')} only`, {
    blame: 'user',
    hint: `Set AWS_ENDPOINT_URL, or all of ${services.map((name) => `AWS_ENDPOINT_URL_${name}`).join(', ')}, or none.`,
  });
}

function isLoopback(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && LOOPBACK.test(new URL(url).hostname);
}

/** Credentials can be had: by OIDC, or ambient ones. */
export function hasAwsIdentity(env: Env): boolean {
  return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL']) || AMBIENT.some((name) => Boolean(env[name]));
}
