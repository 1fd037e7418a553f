/** Values of a stack's parameters, held against their declarations. Pure. */
import type { Template } from './template.ts';
import { invalid, isList, textOf, type Value, type ValueMap } from './value.ts';

/** What a request gives: texts by name. */
export type GivenParameters = Readonly<Record<string, string>>;

const TYPES = ['String', 'Number', 'CommaDelimitedList'] as const;
type ParameterType = (typeof TYPES)[number];

const KNOWN_KEYS = new Set([
  'Type',
  'Default',
  'Description',
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'MinLength',
  'MaxLength',
  'MinValue',
  'MaxValue',
  'NoEcho',
]);

/** Types and member names of all declarations; values come later. */
export function checkDeclarations(template: Template): void {
  for (const [name, declaration] of template.parameters) {
    typeOf(name, declaration);
    const unknown = Object.keys(declaration).find((key) => !KNOWN_KEYS.has(key));
    if (unknown !== undefined)
      invalid(`Template format error: parameter ${name}: the simulator does not know ${unknown}`);
    const fallback = declaration['Default'];
    if (fallback !== undefined && textOf(fallback) === undefined)
      invalid(`Template format error: Every Default member must be a string.`);
  }
}

/** Texts as given or by default; throws `RefusalError` (ValidationError). */
export function parameterTexts(template: Template, given: GivenParameters): GivenParameters {
  const unknown = Object.keys(given).filter((name) => !template.parameters.has(name));
  if (unknown.length > 0) invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const missing = [...template.parameters]
    .filter(([name, { Default }]) => !Object.hasOwn(given, name) && Default === undefined)
    .map(([name]) => name);
  if (missing.length > 0) invalid(`Parameters: [${missing.join(', ')}] must have values`);
  return Object.fromEntries(
    [...template.parameters].map(([name, declaration]) => {
      const own = Object.hasOwn(given, name) ? given[name] : undefined;
      const text = own ?? textOf(declaration['Default']) ?? '';
      checkValue(name, declaration, text);
      return [name, text];
    }),
  );
}

/** What `Ref` gives: a list parameter is a list of texts. */
export function parameterValues(template: Template, texts: GivenParameters): ReadonlyMap<string, Value> {
  return new Map(
    [...template.parameters].map(([name, declaration]) => {
      const text = texts[name] ?? '';
      return [name, typeOf(name, declaration) === 'CommaDelimitedList' ? itemsOf(text) : text];
    }),
  );
}

function typeOf(name: string, { Type }: ValueMap): ParameterType {
  const type = TYPES.find((known) => known === Type);
  if (type === undefined)
    invalid(`Template format error: Unrecognized parameter type: ${JSON.stringify(Type)} of ${name}`);
  return type;
}

/** As CloudFormation has it: an empty text is a list of one empty item. */
function itemsOf(text: string): readonly string[] {
  return text.split(',').map((item) => item.trim());
}

function checkValue(name: string, declaration: ValueMap, text: string): void {
  const type = typeOf(name, declaration);
  const values = type === 'CommaDelimitedList' ? itemsOf(text) : [text];
  for (const value of values) {
    const problem = problemOf(declaration, type, value);
    if (problem === undefined) continue;
    const told = textOf(declaration['ConstraintDescription']);
    if (told === undefined) invalid(`Parameter '${name}' ${problem}`);
    invalid(`Parameter ${name} failed to satisfy constraint: ${told}`);
  }
}

function problemOf(declaration: ValueMap, type: ParameterType, value: string): string | undefined {
  const { AllowedValues, AllowedPattern } = declaration;
  if (type === 'Number' && (value.trim() === '' || !Number.isFinite(Number(value))))
    return 'must be a number.';
  if (AllowedValues !== undefined && isList(AllowedValues)) {
    const allowed = AllowedValues.map((one) => textOf(one) ?? '');
    if (!allowed.includes(value)) return `must be one of AllowedValues [${allowed.join(', ')}]`;
  }
  // CloudFormation matches the whole value.
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${textOf(AllowedPattern)})$`).test(value))
    return `must match pattern ${textOf(AllowedPattern)}`;
  return boundsProblem(declaration, value);
}

function boundsProblem(declaration: ValueMap, value: string): string | undefined {
  const bound = (name: string) => Number(textOf(declaration[name]) ?? Number.NaN);
  if (value.length < bound('MinLength')) return `must contain at least ${bound('MinLength')} characters`;
  if (value.length > bound('MaxLength')) return `must contain at most ${bound('MaxLength')} characters`;
  if (Number(value) < bound('MinValue')) return `must be a number not less than ${bound('MinValue')}`;
  if (Number(value) > bound('MaxValue')) return `must be a number not greater than ${bound('MaxValue')}`;
  return undefined;
}
