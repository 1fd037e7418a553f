/**
 * The hidden last line by which a comment of ours is found again, and by which a needless write is avoided.
 *
 * `<!-- bedrock-tune v=1 kind=report config=… observed=… run=… attempt=… digest=… -->`
 */
import { hash } from 'node:crypto';
import { encodeToken } from './escape.ts';

const VERSION = 1;

interface Stamp {
  /** Path of the config file the comment speaks of. */
  readonly config: string;
  /** When AWS and git were observed, ISO 8601 UTC. */
  readonly observed: string;
  /** Workflow run and attempt that wrote it; undefined: written outside Actions. */
  readonly run: string | undefined;
  readonly attempt: number | undefined;
}

export type MarkerSubject =
  /** The one comment per config file that moves through the states. */
  | (Stamp & { readonly kind: 'report' })
  /** The one-off comment posted when a training run ended; `job` is its `jobName`. */
  | (Stamp & { readonly kind: 'ended'; readonly job: string });

export type Marker = MarkerSubject & {
  readonly version: number;
  /** Lower-case hex SHA-256 of the body without stamps (run and time). */
  readonly digest: string;
};

/**
 * The finished comment: content, a small footer and the marker.
 *
 * @param content everything that counts for equality
 * @param stamps the part of the footer that does not (run link, time checked)
 */
export function seal(content: string, stamps: string, subject: MarkerSubject): string {
  const body = `${content} <sub>${stamps}</sub>`;
  return `${body}\n${renderMarker(subject, digestOf(content))}`;
}

function renderMarker(subject: MarkerSubject, digest: string): string {
  const fields = [
    `v=${VERSION}`,
    `kind=${subject.kind}`,
    ...(subject.kind === 'ended' ? [`job=${encodeToken(subject.job)}`] : []),
    `config=${encodeToken(subject.config)}`,
    `observed=${encodeToken(subject.observed)}`,
    `run=${encodeToken(subject.run ?? '')}`,
    `attempt=${subject.attempt ?? ''}`,
    `digest=${digest}`,
  ];
  return `<!-- bedrock-tune ${fields.join(' ')} -->`;
}

/** Reads the last line of a comment; undefined: not a comment of ours. Later versions are read as far as known. */
export function parseMarker(body: string): Marker | undefined {
  const line = normalise(body).split('\n').at(-1) ?? '';
  const match = /^<!-- bedrock-tune ((?:[a-z]+=[A-Za-z0-9._%/]* )+)-->$/.exec(line);
  const fields = match?.[1] === undefined ? undefined : readFields(match[1].trimEnd());
  return fields === undefined ? undefined : readMarker(fields);
}

/** undefined when a key stands twice. */
function readFields(text: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const pair of text.split(' ')) {
    const at = pair.indexOf('=');
    const key = pair.slice(0, at);
    const value = decode(pair.slice(at + 1));
    if (fields.has(key) || value === undefined) return undefined;
    fields.set(key, value);
  }
  return fields;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function readMarker(fields: ReadonlyMap<string, string>): Marker | undefined {
  const { version, digest, config, observed } = {
    version: wholeNumber(fields.get('v')),
    digest: fields.get('digest') ?? '',
    config: fields.get('config'),
    observed: fields.get('observed') ?? '',
  };
  if (version === undefined || config === undefined) return undefined;
  if (!/^[0-9a-f]{64}$/.test(digest) || !Number.isFinite(Date.parse(observed))) return undefined;
  const run = fields.get('run') || undefined;
  const common = { version, digest, config, observed, run, attempt: wholeNumber(fields.get('attempt')) };
  const kind = fields.get('kind');
  if (kind === 'report') return { ...common, kind };
  const job = fields.get('job');
  return kind === 'ended' && job !== undefined ? { ...common, kind, job } : undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/**
 * Whether writing `newBody` would change nothing but stamps. A comment somebody edited by hand is not the same: its
 * text no longer has the digest it claims.
 */
export function sameContent(oldBody: string, newBody: string): boolean {
  const claimed = parseMarker(oldBody)?.digest;
  return (
    claimed !== undefined &&
    claimed === parseMarker(newBody)?.digest &&
    digestOf(contentOf(oldBody)) === claimed
  );
}

/** Whether what was observed at `observedAt` is older than what the comment shows, and must not overwrite it. */
export function isOlder(marker: Marker, observedAt: string): boolean {
  return Date.parse(observedAt) < Date.parse(marker.observed);
}

/** The body up to the stamps. */
function contentOf(body: string): string {
  const text = normalise(body);
  const end = text.lastIndexOf(' <sub>');
  return end < 0 ? text : text.slice(0, end);
}

/** As the site may hand it back: with CRLF, and without white space at the end. */
function normalise(body: string): string {
  return body.replace(/\r\n?/g, '\n').trimEnd();
}

/** What is said "for more, see the run" says the same in every run. */
function digestOf(content: string): string {
  const said = content.replace(/\/actions\/runs\/\d+/g, '/actions/runs');
  return hash('sha256', said);
}
