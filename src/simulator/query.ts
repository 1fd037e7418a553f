/** The AWS query protocol (form in, XML out), as STS, IAM and CloudFormation speak it. */
import type { SimRequest, SimResponse } from './protocol.ts';
import { QUERY_NAMESPACES, refuse } from './refusal.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

export interface QueryRequest {
  readonly operation: string;
  readonly form: URLSearchParams;
}

/** undefined: it is not of this protocol. */
export function readQuery({ path, method, body, query }: SimRequest): QueryRequest | undefined {
  if (path !== '/') return undefined;
  const form = method === 'POST' ? new URLSearchParams(body.toString()) : query;
  return { operation: form.get('Action') ?? 'unknown', form };
}

/** Every member of the operation as the ledger shows it. */
export function ledgerView(
  form: URLSearchParams,
  shown: (name: string, value: string) => string = (_name, value) => value,
): Record<string, string> {
  const members = [...form].filter(([name]) => !OF_THE_PROTOCOL.includes(name));
  return Object.fromEntries(members.map(([name, value]) => [name, shown(name, value)]));
}

const OF_THE_PROTOCOL: readonly string[] = ['Action', 'Version'];

/** The first member by its name alone (`Tags` of `Tags.member.1.Key`) that is not among the known ones. */
export function unknownMember(form: URLSearchParams, known: readonly string[]): string | undefined {
  const names = [...form.keys()].map((name) => name.split('.', 1)[0] ?? '');
  return names.find((name) => !OF_THE_PROTOCOL.includes(name) && !known.includes(name));
}

/** @param result undefined: the operation answers without one */
export function queryAnswer(
  service: keyof typeof QUERY_NAMESPACES,
  operation: string,
  result: Xml | undefined,
): SimResponse {
  const root = element(
    `${operation}Response xmlns="${QUERY_NAMESPACES[service]}"`,
    ...(result === undefined ? [] : [element(`${operation}Result`, result)]),
    element('ResponseMetadata', element('RequestId', 'SIMULATED')),
  );
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: xmlDocument(root) };
}

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

export function join(...parts: readonly Xml[]): Xml {
  return { xml: parts.map(({ xml }) => xml).join('') };
}
