/** Personal data of one text, by class. */
import type { PiiClass } from '../rules.ts';
import { EMAIL, IPV4, IPV6, PHONES } from './contacts.ts';
import type { PiiHit, PiiPattern } from './match.ts';
import { CARDS, IBAN, SSN } from './numbers.ts';

interface Group {
  /** What every text with one of these has; far quicker than the patterns. */
  readonly gate: RegExp;
  readonly patterns: readonly PiiPattern[];
}

/** Those with a shape that no other one has come first: a stretch of a text counts once. */
const GROUPS: readonly Group[] = [
  { gate: /@/, patterns: [EMAIL] },
  // Seven digits with little between them.
  { gate: /(?:\d[ .()/-]{0,3}){6}\d/, patterns: [IBAN, ...CARDS, SSN, ...PHONES] },
  { gate: /\d\.\d{1,3}\.\d{1,3}\.\d/, patterns: [IPV4] },
  { gate: /2[0-9a-f]{3}:[0-9a-f:]{2}/i, patterns: [IPV6] },
];

/** In the order of the text, each stretch once. */
export function findPii(text: string, classes: ReadonlySet<PiiClass>): readonly PiiHit[] {
  const patterns = GROUPS.flatMap((group) => (group.gate.test(text) ? group.patterns : []));
  if (patterns.length === 0) return [];
  const hits: PiiHit[] = [];
  let end = 0;
  const spans = patterns.flatMap((pattern) => spansOf(pattern, text));
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    if (span.start < end) continue;
    end = span.end;
    if (classes.has(span.kind)) hits.push(span);
  }
  return hits;
}

function spansOf({ kind, pattern, accept }: PiiPattern, text: string): (PiiHit & { readonly end: number })[] {
  return [...text.matchAll(pattern)].flatMap((match) =>
    accept(match) ? [{ kind, start: match.index, end: match.index + match[0].length }] : [],
  );
}
