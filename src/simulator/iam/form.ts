/** Members of a form in the query protocol, and the parts of answers that many operations share. */
import { refuse } from '../refusal.ts';
import { element, type Xml } from '../xml.ts';

/** Throws ValidationError where the member is absent or empty. */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value !== null && value !== '') return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  const rule = 'failed to satisfy constraint: Member must not be null';
  return refuse(400, 'ValidationError', `1 validation error detected: Value null at '${member}' ${rule}`);
}

/** `Name.member.1`, `Name.member.2`, … */
export function listMember(form: URLSearchParams, name: string): readonly string[] {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${name}.member.${index}`);
    if (value === null) return values;
    values.push(value);
  }
}

export function listElement(name: string, items: readonly (Xml | string)[]): Xml {
  return element(name, ...items.map((item) => element('member', item)));
}

/** Lists here are short: one page holds all of them. */
export const WHOLE_LIST: Xml = element('IsTruncated', false);

export function join(...parts: readonly Xml[]): Xml {
  return { xml: parts.map(({ xml }) => xml).join('') };
}

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
