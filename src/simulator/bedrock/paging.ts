/** Filters, order and pages that both List operations share. */
import { Buffer } from 'node:buffer';
import { compareText } from '../../errors.ts';
import { invalid } from './fault.ts';
import type { PageInput } from './messages.ts';

/** An entry of a list: what it is ordered and filtered by. */
export interface Listed {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** undefined: this was the last page. */
  readonly nextToken: string | undefined;
}

/** The service documents no default; this one is small enough that clients which never page are found out. */
const DEFAULT_PAGE = 100;

/** Newest first unless asked otherwise. Throws ValidationException for a token this service did not make. */
export function pageOf<T extends Listed>(entries: readonly T[], input: PageInput): Page<T> {
  const direction = input.sortOrder === 'Ascending' ? 1 : -1;
  const order = (a: Listed, b: Listed) =>
    direction * (a.createdAt - b.createdAt || compareText(a.name, b.name));
  const cursor = input.nextToken === undefined ? undefined : readToken(input.nextToken);
  const rest = entries
    .filter((entry) => passes(entry, input) && (cursor === undefined || order(entry, cursor) > 0))
    .sort(order);
  const items = rest.slice(0, input.maxResults ?? DEFAULT_PAGE);
  const last = items.at(-1);
  return {
    items,
    nextToken: last === undefined || items.length === rest.length ? undefined : writeToken(last),
  };
}

function passes({ name, createdAt }: Listed, input: PageInput): boolean {
  return (
    (input.nameContains === undefined || name.includes(input.nameContains)) &&
    (input.creationTimeAfter === undefined || createdAt > Date.parse(input.creationTimeAfter)) &&
    (input.creationTimeBefore === undefined || createdAt < Date.parse(input.creationTimeBefore))
  );
}

/** The place after which the next page starts: it stays right when entries come or go in between. */
function writeToken({ createdAt, name }: Listed): string {
  return Buffer.from(`${createdAt}/${name}`).toString('base64url');
}

function readToken(token: string): Listed {
  const [, createdAt, name] = /^(\d+)\/(.+)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  if (createdAt === undefined || name === undefined) {
    throw invalid('The provided pagination token is invalid.');
  }
  return { createdAt: Number(createdAt), name };
}
