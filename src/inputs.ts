/** The action's inputs: names, defaults and parsing in one place. `action.yml` is held equal to this by a test. */
import { AppError } from './errors.ts';
import type { TeardownWhat } from './teardown/teardown.ts';

export const COMMANDS = ['validate', 'plan', 'apply', 'status', 'stop', 'teardown', 'doctor'] as const;
export type Command = (typeof COMMANDS)[number];
/** Commands of the design that this release does not have yet: refused by name. */
const LATER_COMMANDS: readonly string[] = ['evaluate', 'promote'];

export const TEARDOWN_WHATS: readonly TeardownWhat[] = [
  'stop',
  'deployments',
  'models',
  'data',
  'old',
  'all',
];

/** Every input with its default; the order is that of `action.yml`. */
export const INPUT_DEFAULTS = {
  command: 'auto',
  config: 'jobs.yaml',
  jobs: '',
  environment: '',
  wait: '',
  retry: '',
  'on-cancel': 'leave',
  reviewed: 'warn',
  comment: 'update',
  what: 'all',
  confirm: '',
  all: 'false',
  'github-token': '',
} as const;
export type InputName = keyof typeof INPUT_DEFAULTS;

/**
 * How long apply follows what it started: until Bedrock has validated the input (at most `ms`), or until the end.
 * teardown waits as long (`done`: 180 minutes) for what it stops and deletes to be gone.
 */
export type Wait = { readonly kind: 'at-most'; readonly ms: number } | { readonly kind: 'done' };

const MINUTE_MS = 60_000;
/** Where the input `wait` is empty: apply leaves once the input is validated, teardown needs what it waits for. */
export const WAIT_DEFAULTS = { applyMs: 10 * MINUTE_MS, teardownMs: 180 * MINUTE_MS } as const;

export interface Inputs {
  readonly command: Command | 'auto';
  readonly config: string;
  /** Job keys; empty: all. */
  readonly jobs: readonly string[];
  /** Environment names; empty: all. */
  readonly environments: readonly string[];
  /** undefined: each command has its own, see `WAIT_DEFAULTS`. */
  readonly wait: Wait | undefined;
  /** Job key to the attempt a person asked for. */
  readonly retries: ReadonlyMap<string, number>;
  readonly onCancel: 'leave' | 'stop';
  readonly reviewed: 'strict' | 'warn' | 'off';
  readonly comment: 'update' | 'off';
  readonly what: TeardownWhat;
  readonly confirm: string | undefined;
  /** Whether `status` also lists what lies around. */
  readonly all: boolean;
  readonly githubToken: string | undefined;
}

/**
 * @param read returns the raw text of an input, '' where it is not set
 * @throws AppError `input-invalid` naming the input, what was found and what is allowed
 */
export function parseInputs(read: (name: InputName) => string): Inputs {
  const get = (name: InputName): string => {
    const text = read(name);
    return text === '' ? INPUT_DEFAULTS[name] : text;
  };
  return {
    command: parseCommand(get('command')),
    config: parseConfigPath(get('config')),
    jobs: parseNames('jobs', get('jobs')),
    environments: parseNames('environment', get('environment')),
    wait: parseWait(get('wait')),
    retries: parseRetries(get('retry')),
    onCancel: oneOf('on-cancel', get('on-cancel'), ['leave', 'stop']),
    reviewed: oneOf('reviewed', get('reviewed'), ['strict', 'warn', 'off']),
    comment: oneOf('comment', get('comment'), ['update', 'off']),
    what: oneOf('what', get('what'), TEARDOWN_WHATS),
    confirm: get('confirm') === '' ? undefined : get('confirm'),
    all: oneOf('all', get('all'), ['true', 'false']) === 'true',
    githubToken: get('github-token') === '' ? undefined : get('github-token'),
  };
}

function invalid(name: InputName, found: string, hint: string): AppError {
  const shown = JSON.stringify(found.length > 80 ? `${found.slice(0, 80)}…` : found);
  return new AppError('input-invalid', `input ${name} is ${shown}`, { blame: 'user', hint });
}

function oneOf<T extends string>(name: InputName, found: string, allowed: readonly T[]): T {
  const match = allowed.find((value) => value === found);
  if (match !== undefined) return match;
  throw invalid(name, found, `Use one of: ${allowed.join(', ')}.`);
}

function parseCommand(found: string): Command | 'auto' {
  if (LATER_COMMANDS.includes(found))
    throw invalid(
      'command',
      found,
      `This release does not have ${found} yet. Use one of: ${COMMANDS.join(', ')}.`,
    );
  return oneOf('command', found, ['auto', ...COMMANDS]);
}

function parseConfigPath(found: string): string {
  const bad = found.startsWith('/') || found.includes('\\') || found.split('/').includes('..');
  if (bad || !/^[\w./ -]+\.ya?ml$/.test(found))
    throw invalid(
      'config',
      found,
      'Name a .yaml file relative to the repository root, with / and without "..".',
    );
  // One spelling per file: git and the comment's marker compare paths as text.
  return found
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** A job key or environment name, at most 40 characters. */
const NAME = '(?=.{1,40}(?:@|$))[a-z](?:-?[a-z0-9])*';

function parseNames(name: InputName, found: string): readonly string[] {
  const names = found.split(/[\s,]+/).filter((part) => part !== '');
  for (const part of names) {
    if (!new RegExp(`^${NAME}$`).test(part))
      throw invalid(
        name,
        part,
        'Separate names by commas; a name has lower-case letters, digits and single hyphens.',
      );
  }
  return [...new Set(names)];
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

function parseWait(found: string): Wait | undefined {
  if (found === '') return undefined;
  if (found === 'done') return { kind: 'done' };
  if (found === '0') return { kind: 'at-most', ms: 0 };
  const match = /^([0-9]{1,4})([smh])$/.exec(found);
  const unit = match?.[2] === undefined ? undefined : UNITS[match[2]];
  if (match?.[1] === undefined || unit === undefined)
    throw invalid('wait', found, 'Use a duration such as 90s, 10m or 2h, or 0, or done.');
  return { kind: 'at-most', ms: Number(match[1]) * unit };
}

function parseRetries(found: string): ReadonlyMap<string, number> {
  const retries = new Map<string, number>();
  for (const part of found.split(/[\s,]+/).filter((text) => text !== '')) {
    const match = new RegExp(`^(${NAME})@([1-9][0-9]{0,3})$`).exec(part);
    const attempt = Number(match?.[2]);
    if (match?.[1] === undefined || attempt < 2)
      throw invalid(
        'retry',
        part,
        'Use <job>@<attempt> as the comment and status print it, for example support-bot@2. Attempt 1 is never asked for.',
      );
    if (retries.has(match[1])) throw invalid('retry', found, `Name ${match[1]} once.`);
    retries.set(match[1], attempt);
  }
  return retries;
}
