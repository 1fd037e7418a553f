/** A template's sections, checked as far as it goes without parameters. Pure. */
import { referencesOf } from './references.ts';
import { isMap, listOf, mapOf, member, textOf, type Value, type ValueMap } from './value.ts';
import { formatError, parseTemplateText } from './yaml.ts';

export interface Template {
  readonly text: string;
  readonly description: string | undefined;
  readonly parameters: ReadonlyMap<string, ValueMap>;
  readonly mappings: ValueMap;
  readonly conditions: ReadonlyMap<string, Value>;
  readonly rules: ReadonlyMap<string, ValueMap>;
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
}

const RETENTIONS = ['Delete', 'Retain', 'RetainExceptOnCreate'] as const;
export type Retention = (typeof RETENTIONS)[number];

export interface ResourceDeclaration {
  readonly type: string;
  readonly properties: ValueMap;
  readonly condition: string | undefined;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: Retention;
  readonly updateReplacePolicy: Retention;
}

export interface OutputDeclaration {
  readonly value: Value;
  readonly description: string | undefined;
  readonly condition: string | undefined;
}

const SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Rules',
  'Resources',
  'Outputs',
]);
const RESOURCE_KEYS = new Set([
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
]);
const OUTPUT_KEYS = new Set(['Value', 'Description', 'Condition']);
const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;

/** Throws `RefusalError` (ValidationError) for what CloudFormation refuses, and for what the simulator does not know. */
export function parseTemplate(text: string): Template {
  const root = parseTemplateText(text);
  const unknown = Object.keys(root).find((name) => !SECTIONS.has(name));
  if (unknown !== undefined) formatError(`Invalid template property or properties [${unknown}]`);
  const version = root['AWSTemplateFormatVersion'];
  if (version !== undefined && version !== '2010-09-09')
    formatError(`Unsupported AWSTemplateFormatVersion ${JSON.stringify(version)}`);
  const template: Template = {
    text,
    description: textOf(root['Description']),
    parameters: mapsIn(root, 'Parameters'),
    mappings: mapOf(root['Mappings']),
    conditions: new Map(Object.entries(mapOf(root['Conditions']))),
    rules: mapsIn(root, 'Rules'),
    resources: declared(root, 'Resources', resourceDeclaration),
    outputs: declared(root, 'Outputs', outputDeclaration),
  };
  if (template.resources.size === 0) formatError('At least one Resources member must be defined.');
  checkNames(template);
  return template;
}

function mapsIn(root: ValueMap, section: string): ReadonlyMap<string, ValueMap> {
  return declared(root, section, (_name, declaration) => declaration);
}

function declared<T>(
  root: ValueMap,
  section: string,
  read: (name: string, declaration: ValueMap) => T,
): ReadonlyMap<string, T> {
  const found = root[section] ?? {};
  if (!isMap(found)) formatError(`${section} must be an object`);
  return new Map(
    Object.entries(found).map(([name, declaration]) => {
      if (!LOGICAL_ID.test(name)) formatError(`${section} name '${name}' is non alphanumeric.`);
      if (!isMap(declaration)) formatError(`[/${section}/${name}] Every member must be an object`);
      return [name, read(name, declaration)];
    }),
  );
}

function resourceDeclaration(name: string, declaration: ValueMap): ResourceDeclaration {
  checkKeys(`/Resources/${name}`, declaration, RESOURCE_KEYS);
  const properties = declaration['Properties'] ?? {};
  if (!isMap(properties)) formatError(`[/Resources/${name}/Properties] must be an object`);
  return {
    type: textOf(declaration['Type']) ?? formatError(`[/Resources/${name}] Every resource must have a Type`),
    properties,
    condition: textOf(declaration['Condition']),
    dependsOn: listOf(declaration['DependsOn']).map(String),
    deletionPolicy: retention(name, declaration, 'DeletionPolicy'),
    updateReplacePolicy: retention(name, declaration, 'UpdateReplacePolicy'),
  };
}

function retention(name: string, declaration: ValueMap, key: string): Retention {
  const given = declaration[key] ?? 'Delete';
  const known = RETENTIONS.find((candidate) => candidate === given);
  if (known === undefined) formatError(`[/Resources/${name}] Unrecognized ${key} ${JSON.stringify(given)}`);
  return known;
}

function outputDeclaration(name: string, declaration: ValueMap): OutputDeclaration {
  checkKeys(`/Outputs/${name}`, declaration, OUTPUT_KEYS);
  const value = declaration['Value'];
  if (value === undefined) formatError(`[/Outputs/${name}] Every Outputs member must contain a Value object`);
  return {
    value,
    description: textOf(declaration['Description']),
    condition: textOf(declaration['Condition']),
  };
}

function checkKeys(path: string, declaration: ValueMap, known: ReadonlySet<string>): void {
  const unknown = Object.keys(declaration).find((key) => !known.has(key));
  if (unknown !== undefined) formatError(`[${path}] the simulator does not know the attribute ${unknown}`);
}

/** Every name a template refers to exists in it, also in branches that its parameters do not take. */
function checkNames(template: Template): void {
  const { parameters, resources, outputs, conditions } = template;
  const named = [...resources.values(), ...outputs.values()].flatMap(({ condition }) => condition ?? []);
  const missing = named.find((name) => !conditions.has(name));
  if (missing !== undefined) formatError(`Unresolved dependency: the condition ${missing} does not exist`);
  for (const [block, values] of [
    ['Resources', [...resources.values()].map(({ properties }) => properties)],
    ['Outputs', [...outputs.values()].map(({ value }) => value)],
  ] as const) {
    const unresolved = values
      .flatMap((value) => referencesOf(value))
      .filter(({ name }) => !resources.has(name) && !parameters.has(name) && !isPseudo(name))
      .map(({ name }) => name);
    if (unresolved.length > 0) {
      const names = [...new Set(unresolved)].join(', ');
      formatError(`Unresolved resource dependencies [${names}] in the ${block} block of the template`);
    }
  }
  const before = [...resources]
    .flatMap(([, { dependsOn }]) => dependsOn)
    .find((name) => !resources.has(name));
  if (before !== undefined)
    formatError(`Unresolved resource dependencies [${before}] in the Resources block`);
}

const PSEUDO_PARAMETERS = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
] as const;

function isPseudo(name: string): boolean {
  return PSEUDO_PARAMETERS.some((pseudo) => pseudo === name);
}

/** Declared members as text; `member` keeps to own names. */
export function declaredText(declaration: ValueMap, name: string): string | undefined {
  return textOf(member(declaration, name));
}
