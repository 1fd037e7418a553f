/** Requests of CloudFormation's query protocol, read strictly: what is not known is refused, never ignored. */
import { listMember, required } from '../query.ts';
import type { Wanted, WantedChangeSet } from './stacks.ts';
import { invalid } from './value.ts';

/** Members that have no effect here, with the only values they may have. */
const WITHOUT_EFFECT: Readonly<Record<string, readonly string[]>> = {
  ClientRequestToken: [],
  ClientToken: [],
  DisableRollback: ['false'],
  IncludeNestedStacks: ['false'],
  NextToken: [''],
  OnFailure: ['ROLLBACK'],
  OnStackFailure: ['ROLLBACK'],
  TemplateStage: ['Original', 'Processed'],
  NotificationARNs: [''],
  TimeoutInMinutes: [],
  IncludePropertyValues: ['false'],
  EnableTerminationProtection: ['false'],
};

/** Refuses members that the operation does not know, or that would need what is not simulated. */
export function checkMembers(form: URLSearchParams, known: readonly string[]): void {
  for (const [name, value] of form) {
    const [first = ''] = name.split('.');
    if (first === 'Action' || first === 'Version' || known.includes(first)) continue;
    const allowed = Object.hasOwn(WITHOUT_EFFECT, first) ? WITHOUT_EFFECT[first] : undefined;
    if (allowed === undefined || (allowed.length > 0 && !allowed.includes(value)))
      invalid(`The simulator does not know ${first}=${value} here`);
  }
}

export const WANTED_MEMBERS = [
  'StackName',
  'TemplateBody',
  'UsePreviousTemplate',
  'Parameters',
  'Capabilities',
  'Tags',
] as const;

export function wantedFrom(form: URLSearchParams): Wanted {
  const entries = parameterEntries(form);
  const previous = form.get('UsePreviousTemplate') === 'true';
  const body = form.get('TemplateBody') ?? undefined;
  if (previous === (body !== undefined)) invalid('Either Template URL or Template Body must be specified.');
  return {
    stackName: required(form, 'StackName'),
    templateBody: body,
    parameters: Object.fromEntries(
      entries.flatMap(({ key, value, previous: kept }) => (kept ? [] : [[key, value]])),
    ),
    previousParameters: entries.flatMap(({ key, previous: kept }) => (kept ? [key] : [])),
    capabilities: listMember(form, 'Capabilities'),
    tags: tagsFrom(form),
  };
}

function parameterEntries(
  form: URLSearchParams,
): readonly { readonly key: string; readonly value: string; readonly previous: boolean }[] {
  return structures(form, 'Parameters', 'ParameterKey').map((at) => ({
    key: form.get(`${at}.ParameterKey`) ?? '',
    value: form.get(`${at}.ParameterValue`) ?? '',
    previous: form.get(`${at}.UsePreviousValue`) === 'true',
  }));
}

/** undefined: tags are not mentioned, which keeps those a stack has; an empty list removes them. */
function tagsFrom(form: URLSearchParams): Readonly<Record<string, string>> | undefined {
  const tags = structures(form, 'Tags', 'Key').map((at) => [
    form.get(`${at}.Key`),
    form.get(`${at}.Value`) ?? '',
  ]);
  return tags.length === 0 && !form.has('Tags') ? undefined : Object.fromEntries(tags);
}

/** `Name.member.1`, … as far as they have that member. */
function structures(form: URLSearchParams, name: string, key: string): readonly string[] {
  const found: string[] = [];
  while (form.has(`${name}.member.${found.length + 1}.${key}`))
    found.push(`${name}.member.${found.length + 1}`);
  return found;
}

export function wantedChangeSet(form: URLSearchParams): WantedChangeSet {
  const name = required(form, 'ChangeSetName');
  const kind = form.get('ChangeSetType') ?? 'UPDATE';
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name))
    invalid(`1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint`);
  if (kind !== 'CREATE' && kind !== 'UPDATE') invalid(`The simulator does not know ChangeSetType=${kind}`);
  return { ...wantedFrom(form), name, kind, description: form.get('Description') ?? undefined };
}
