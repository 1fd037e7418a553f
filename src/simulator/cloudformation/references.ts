/** Which names a template value refers to: for checks, and for the order of creation. Pure. */
import { isList, isMap, member, type Value } from './value.ts';

export interface Reference {
  readonly name: string;
  /** Of `Fn::GetAtt`; undefined: `Ref`. */
  readonly attribute?: string;
}

const SUB_VARIABLE = /\$\{([^!}][^}]*)\}/g;

export function referencesOf(value: Value): readonly Reference[] {
  if (isList(value)) return value.flatMap((item) => referencesOf(item));
  if (!isMap(value)) return [];
  const ref = member(value, 'Ref');
  if (typeof ref === 'string') return [{ name: ref }];
  const attribute = member(value, 'Fn::GetAtt');
  if (attribute !== undefined) return attributeReference(attribute);
  const sub = member(value, 'Fn::Sub');
  if (sub !== undefined) return subReferences(sub);
  return Object.values(value).flatMap((inner) => referencesOf(inner));
}

function attributeReference(argument: Value): readonly Reference[] {
  const [name, attribute] = isList(argument) ? argument : String(argument).split(/\.(.*)/s);
  if (typeof name !== 'string' || typeof attribute !== 'string') return [];
  return [{ name, attribute }];
}

function subReferences(argument: Value): readonly Reference[] {
  const [text, variables = {}] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string' || !isMap(variables)) return [];
  const free = variablesOf(text).filter((name) => member(variables, name) === undefined);
  return [
    ...free.map(variableReference),
    ...Object.values(variables).flatMap((inner) => referencesOf(inner)),
  ];
}

/** Names between `${` and `}`; `${!literal}` is text. */
function variablesOf(text: string): readonly string[] {
  return [...text.matchAll(SUB_VARIABLE)].map(([, name = '']) => name.trim());
}

/** `Name` is a Ref, `Name.Attribute` a GetAtt. */
export function variableReference(variable: string): Reference {
  const dot = variable.indexOf('.');
  return dot < 0 ? { name: variable } : { name: variable.slice(0, dot), attribute: variable.slice(dot + 1) };
}
