/** Secrets of one text: by their own form, by what stands around them, wrapped over lines, and in base64. */
import type { Candidate, Detector, SecretHit } from './detector.ts';
import { decoded, type Piece, unwrapped } from './hidden.ts';
import { KEYED } from './keyed.ts';
import { ASKED, type Library } from './library.ts';
import { isPlaceholder } from './random.ts';
import { classOf, runsOf } from './runs.ts';
import { TOKENS } from './tokens.ts';

const anyOf = (sources: readonly string[], flags = ''): RegExp => new RegExp(sources.join('|'), flags);

const LIBRARY_MARKER = anyOf(Object.values(ASKED).map(({ marker }) => marker));
const TOKEN_MARKER = anyOf(TOKENS.map(({ marker }) => marker));
const FORM_MARKER = anyOf([TOKEN_MARKER.source, LIBRARY_MARKER.source]);
const KEYED_MARKER = anyOf(
  KEYED.map(({ marker }) => marker),
  'i',
);

/** Printable ASCII but the blank: what every secret is made of. */
const GRAPHIC = classOf(/[!-~]/);
/** In every text with a secret there is a run this long: of the shorter ones, one with such a character in it. */
const LEAST_RUN = 12;
const TELLING = /[\d_:=@]|.{16}/;
/** Base64 around a secret is longer than this. */
const LEAST_CODED = 40;
/** A name stands before its value within this. */
const NAME_REACH = 64;

export interface Signs {
  /** A part of it looks like a secret by its form. */
  readonly byForm: boolean;
  /** There is a word that secrets stand after, or a URL with a password. */
  readonly byWords: boolean;
  /** Something may be hidden in it, in base64. */
  readonly isLong: boolean;
}

/** undefined: nothing in the text can be a secret. Costs a small part of reading the text. */
export function signsOf(text: string): Signs | undefined {
  let byForm = text.includes('PRIVATE KEY');
  let byWords = false;
  let isLong = false;
  for (const { start, end } of runsOf(text, GRAPHIC, LEAST_RUN)) {
    const run = text.slice(start, end);
    if (!TELLING.test(run)) continue;
    isLong ||= end - start >= LEAST_CODED;
    byForm ||= FORM_MARKER.test(run);
    byWords ||= KEYED_MARKER.test(text.slice(Math.max(0, start - NAME_REACH), end));
  }
  return byForm || byWords || isLong ? { byForm, byWords, isLong } : undefined;
}

/**
 * The secrets of a text in order, no two of them overlapping.
 * @param signs what `signsOf` says of the text
 * @param library asked about texts that concern it; what it throws is passed on
 */
export async function findSecrets(
  text: string,
  signs: Signs,
  library: Library,
): Promise<readonly SecretHit[]> {
  const hits = [...(await findPlain(text, signs, library))];
  if (signs.byForm)
    for (const piece of unwrapped(text, FORM_MARKER)) hits.push(...(await findIn(piece, library)));
  if (signs.isLong) for (const piece of decoded(text)) hits.push(...(await findIn(piece, library)));
  return apart(hits);
}

async function findIn({ text, place }: Piece, library: Library): Promise<readonly SecretHit[]> {
  const signs = signsOf(text);
  const hits = signs === undefined ? [] : await findPlain(text, signs, library);
  return hits.flatMap((hit) => {
    const found = place(hit.start, hit.end);
    return found === undefined ? [] : [{ ...hit, ...found }];
  });
}

async function findPlain(text: string, signs: Signs, library: Library): Promise<readonly SecretHit[]> {
  const detectors = [...(signs.byForm ? TOKENS : []), ...(signs.byWords ? KEYED : [])];
  const own = detectors.flatMap((detector) => detect(detector, text));
  if (!signs.byForm || !LIBRARY_MARKER.test(text)) return own;
  const theirs = await library(text);
  return [...theirs.filter(({ start, end }) => !isPlaceholder(text.slice(start, end))), ...own];
}

function detect(detector: Detector, text: string): readonly SecretHit[] {
  const { name, pattern, severity = 'error' } = detector;
  const hits: SecretHit[] = [];
  for (const match of text.matchAll(pattern)) {
    const groups: Candidate['groups'] = match.groups ?? {};
    const candidate = {
      value: groups['value'] ?? match[0],
      text,
      start: match.index,
      end: match.index + match[0].length,
      groups,
    };
    if (isPlaceholder(candidate.value) || detector.accept?.(candidate) === false) continue;
    hits.push({ name, severity, start: candidate.start, end: candidate.end });
  }
  return hits;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** In order; of hits that overlap the worst one, and of equals the one that starts or is named first. */
function apart(hits: readonly SecretHit[]): readonly SecretHit[] {
  const kept: SecretHit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last === undefined || hit.start >= last.end) kept.push(hit);
    else {
      const worst = RANK[hit.severity] < RANK[last.severity] ? hit : last;
      kept[kept.length - 1] = { ...worst, end: Math.max(hit.end, last.end) };
    }
  }
  return kept;
}
