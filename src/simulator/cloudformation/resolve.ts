/** A template with its parameters, worked out: every resource with its names and properties, in order. Pure. */
import { checkRules, conditionReader } from './conditions.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { checkDeclarations, type GivenParameters, parameterTexts, parameterValues } from './parameters.ts';
import { type Reference, referencesOf } from './references.ts';
import { IAM_TYPES, typeNamed } from './registry.ts';
import type { Placement, Resource } from './resource.ts';
import { shapeProblem } from './shape.ts';
import { parseTemplate, type ResourceDeclaration, type Template } from './template.ts';
import { invalid, isMap, listOf, member, textOf, type Value, type ValueMap } from './value.ts';

export interface Output {
  readonly name: string;
  readonly value: string;
  readonly description: string | undefined;
}

export interface Resolved {
  readonly template: Template;
  /** All of them, as given or by default. */
  readonly parameters: GivenParameters;
  /** In the order of creation. */
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
}

export interface Request {
  readonly templateBody: string;
  readonly parameters: GivenParameters;
  readonly tags: Readonly<Record<string, string>>;
  readonly placement: Placement;
}

/** A template that may be deployed as far as one can see without parameters. */
export function checkedTemplate(templateBody: string): Template {
  const template = parseTemplate(templateBody);
  checkDeclarations(template);
  for (const [name, { type, properties }] of template.resources) {
    const known = typeNamed(type);
    const unknown = Object.keys(properties).find((property) => !Object.hasOwn(known.properties, property));
    if (unknown !== undefined) badProperties(name, `#: extraneous key [${unknown}] is not permitted`);
    const missing = known.required.find((property) => !Object.hasOwn(properties, property));
    if (missing !== undefined) badProperties(name, `#: required key [${missing}] not found`);
  }
  checkAttributes(template);
  return template;
}

function badProperties(logicalId: string, message: string): never {
  return invalid(`Properties validation failed for resource ${logicalId} with message: ${message}`);
}

function checkAttributes(template: Template): void {
  const values = [
    ...[...template.resources.values()].map(({ properties }) => properties),
    ...[...template.outputs.values()].map(({ value }) => value),
  ];
  for (const { name, attribute } of values.flatMap((value) => referencesOf(value))) {
    if (attribute === undefined) continue;
    const type = template.resources.get(name)?.type;
    if (type === undefined || !typeNamed(type).attributes.includes(attribute))
      invalid(`Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`);
  }
}

/** Throws `RefusalError` (ValidationError). Makes nothing. */
export function resolve({ templateBody, parameters: given, tags, placement }: Request): Resolved {
  const template = checkedTemplate(templateBody);
  const parameters = parameterTexts(template, given);
  const values = new Map([...pseudoParameters(placement), ...parameterValues(template, parameters)]);
  const made = new Map<string, Resource>();
  const scope: Scope = {
    parameters: values,
    mappings: template.mappings,
    condition: conditionReader(template, () => scope),
    resource: (reference) => lookUp(made, reference),
  };
  checkRules(template, scope);
  for (const [logicalId, declaration] of inOrder(template, scope)) {
    const properties = propertiesOf(logicalId, declaration, { scope, tags, placement });
    const identity = typeNamed(declaration.type).identify(properties, logicalId, placement);
    const { type, deletionPolicy, updateReplacePolicy } = declaration;
    const dependsOn = dependencies(declaration, template);
    made.set(logicalId, {
      ...{ logicalId, type, properties, dependsOn, deletionPolicy, updateReplacePolicy },
      ...identity,
    });
  }
  return { template, parameters, resources: [...made.values()], outputs: outputsOf(template, scope) };
}

function pseudoParameters({ accountId, region, stackId, stackName }: Placement): readonly [string, Value][] {
  return [
    ['AWS::AccountId', accountId],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', region],
    ['AWS::StackId', stackId],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ];
}

function lookUp(made: ReadonlyMap<string, Resource>, { name, attribute }: Reference): string | undefined {
  const resource = made.get(name);
  return attribute === undefined ? resource?.id : resource?.attributes[attribute];
}

/** Resources whose condition holds, each after those it refers to. */
function inOrder(template: Template, scope: Scope): readonly [string, ResourceDeclaration][] {
  const ordered: [string, ResourceDeclaration][] = [];
  const done = new Set<string>();
  const visit = (logicalId: string, above: readonly string[]): void => {
    if (above.includes(logicalId))
      invalid(`Circular dependency between resources: [${above.slice(above.indexOf(logicalId)).join(', ')}]`);
    const declaration = template.resources.get(logicalId);
    if (declaration === undefined || done.has(logicalId)) return;
    for (const name of dependencies(declaration, template)) visit(name, [...above, logicalId]);
    done.add(logicalId);
    const { condition } = declaration;
    if (condition === undefined || scope.condition(condition)) ordered.push([logicalId, declaration]);
  };
  for (const logicalId of template.resources.keys()) visit(logicalId, []);
  return ordered;
}

function dependencies({ properties, dependsOn }: ResourceDeclaration, template: Template): readonly string[] {
  const names = [...dependsOn, ...referencesOf(properties).map(({ name }) => name)];
  return [...new Set(names)].filter((name) => template.resources.has(name));
}

interface Around {
  readonly scope: Scope;
  readonly tags: Readonly<Record<string, string>>;
  readonly placement: Placement;
}

function propertiesOf(
  logicalId: string,
  { type, properties }: ResourceDeclaration,
  { scope, tags, placement }: Around,
): ValueMap {
  const evaluated = evaluate(properties, scope);
  const own = evaluated !== undefined && isMap(evaluated) ? evaluated : {};
  const known = typeNamed(type);
  const problem = shapeProblem(own, known.properties);
  if (problem !== undefined) badProperties(logicalId, problem);
  const missing = known.required.find((name) => !Object.hasOwn(own, name));
  if (missing !== undefined) badProperties(logicalId, `#: required key [${missing}] not found`);
  if (!Object.hasOwn(known.properties, 'Tags')) return own;
  return { ...own, Tags: allTags(own, logicalId, { tags, placement }) };
}

/** A resource has its stack's tags, its own, and those that say which stack it belongs to. */
function allTags(
  own: ValueMap,
  logicalId: string,
  { tags, placement }: Pick<Around, 'tags' | 'placement'>,
): Value {
  const ofResource = listOf(member(own, 'Tags')).map((tag) => {
    const { Key = '', Value: value = '' } = isMap(tag) ? tag : {};
    return [textOf(Key) ?? '', textOf(value) ?? ''] as const;
  });
  const merged = {
    ...tags,
    ...Object.fromEntries(ofResource),
    'aws:cloudformation:logical-id': logicalId,
    'aws:cloudformation:stack-id': placement.stackId,
    'aws:cloudformation:stack-name': placement.stackName,
  };
  return Object.entries(merged).map(([Key, value]) => ({ Key, Value: value }));
}

function outputsOf(template: Template, scope: Scope): readonly Output[] {
  return [...template.outputs].flatMap(([name, { value, description, condition }]) => {
    if (condition !== undefined && !scope.condition(condition)) return [];
    const text = textOf(evaluate(value, scope));
    if (text === undefined)
      invalid(
        `Template format error: Output ${name} is malformed. The Value field of every Outputs member must evaluate to a String.`,
      );
    return [{ name, value: text, description }];
  });
}

/** What a template's resources need acknowledged, and which types do. */
export function capabilitiesOf(template: Template): {
  readonly capability: 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | undefined;
  readonly types: readonly string[];
} {
  const iam = [...template.resources.values()].filter(({ type }) => IAM_TYPES.has(type));
  const named = iam.some(({ type, properties }) => {
    const { nameProperty } = typeNamed(type);
    return nameProperty !== undefined && Object.hasOwn(properties, nameProperty);
  });
  const types = [...new Set(iam.map(({ type }) => type))];
  if (types.length === 0) return { capability: undefined, types };
  return { capability: named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM', types };
}
