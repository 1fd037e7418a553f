/** The parts of answers that many operations of IAM share. */
import { refuse } from '../refusal.ts';
import { element, type Xml } from '../xml.ts';

/** Lists here are short: one page holds all of them. */
export const WHOLE_LIST: Xml = element('IsTruncated', false);

export function notFound(message: string): never {
  return refuse(404, 'NoSuchEntity', message);
}

/** Percent-encoded as RFC 3986 wants it: the form in which IAM sends documents. */
export function encodedDocument(document: unknown): string {
  return encodeURIComponent(JSON.stringify(document)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** When everything here was made: roles and providers keep no date of their own. */
export const CREATED = '2026-01-01T00:00:00Z';
