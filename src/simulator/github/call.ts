/** One GitHub request after routing, and the checks and forms its handlers share. */
import type { SimRequest, SimResponse } from '../protocol.ts';
import { RefusalError } from '../refusal.ts';
import type { GitReader } from './git.ts';
import type { GitHubState, PermissionName, PullState, TokenState } from './state.ts';
import type { Links } from './views.ts';

export interface GitHubCall {
  readonly github: GitHubState;
  readonly git: GitReader;
  readonly request: SimRequest;
  /** Percent-decoded path parameters by name. */
  readonly params: Readonly<Record<string, string>>;
  /** Parsed JSON body; empty when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly token: TokenState;
  readonly links: Links;
  /** Simulated time, milliseconds. */
  readonly now: number;
}

export type GitHubHandler = (call: GitHubCall) => SimResponse;

export function ok(body: unknown): SimResponse {
  return { status: 200, body };
}

export function notFound(): never {
  return refuseGitHub(404, 'Not Found');
}

export function refuseGitHub(status: number, message: string, errors?: readonly object[]): never {
  const details = errors === undefined ? {} : { details: { errors } };
  throw new RefusalError({ status, code: '', message, ...details });
}

export function invalid(resource: string, field: string, message: string): never {
  return refuseGitHub(422, 'Validation Failed', [{ resource, field, code: 'custom', message }]);
}

/** The token of the request; 401 without one the world knows. */
export function authenticate(github: GitHubState, request: SimRequest): TokenState {
  const header = request.headers['authorization'];
  if (header === undefined) refuseGitHub(401, 'Requires authentication');
  const token = /^(?:token|bearer)\s+(\S+)$/i.exec(header)?.[1] ?? '';
  const state = Object.hasOwn(github.tokens, token) ? github.tokens[token] : undefined;
  return state ?? refuseGitHub(401, 'Bad credentials');
}

/** One of the permissions is enough. Reading a public repository needs none. */
export function requirePermission(call: Pick<GitHubCall, 'token' | 'github'>, needed: Need): void {
  if (!isPermitted(call, needed)) refuseGitHub(403, 'Resource not accessible by integration');
}

export function isPermitted(
  { token, github }: Pick<GitHubCall, 'token' | 'github'>,
  { anyOf, level, evenIfPublic }: Need,
): boolean {
  if (anyOf.length === 0 || (level === 'read' && evenIfPublic !== true && !github.repository.private))
    return true;
  const held = anyOf.map((name) => token.permissions[name]);
  return held.some((has) => has === 'write' || (has === 'read' && level === 'read'));
}

export interface Need {
  /** Empty: every valid token may. */
  readonly anyOf: readonly PermissionName[];
  readonly level: 'read' | 'write';
  /** Settings that not even everybody who reads a public repository may see. */
  readonly evenIfPublic?: true;
}

export function pullOf(call: GitHubCall, parameter: string): PullState {
  const number = Number(call.params[parameter]);
  return call.github.pulls.find((pull) => pull.number === number) ?? notFound();
}

/** Full commit id of a ref in the path; without git content a full id is taken at its word. */
export function commitOf(call: GitHubCall, ref: string): string {
  const sha = call.git.resolve(ref);
  if (sha !== undefined) return sha;
  const unchecked = call.github.repository.directory === undefined && /^[0-9a-f]{40}$/.test(ref);
  return unchecked ? ref : refuseGitHub(422, `No commit found for SHA: ${ref}`);
}

/** One page of a list with GitHub's `Link` header; 30 entries, at most 100. */
export function paged<T>(
  call: GitHubCall,
  items: readonly T[],
): { page: readonly T[]; headers: Record<string, string> } {
  const { query } = call.request;
  const size = Math.min(positive(query.get('per_page'), 30), 100);
  const number = positive(query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const targets = { prev: number - 1, next: number + 1, last, first: 1 };
  const links = Object.entries(targets).filter(([relation, target]) => {
    return relation === 'next' || relation === 'last' ? number < last : number > 1 && target >= 1;
  });
  const link = links.map(([relation, target]) => `<${pageUrl(call, target)}>; rel="${relation}"`).join(', ');
  return { page: items.slice((number - 1) * size, number * size), headers: link === '' ? {} : { link } };
}

function pageUrl({ links, request }: GitHubCall, page: number): string {
  const query = new URLSearchParams(request.query);
  query.set('page', String(page));
  return `${links.api}${request.path}?${query}`;
}

function positive(text: string | null, fallback: number): number {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value > 0 ? value : fallback;
}
