/** SimulatePrincipalPolicy: decisions of IAM without a call, from the policies of a role. */
import { type Rights, type Role, rightsOf } from '../identity.ts';
import { join, listElement, listMember, required } from '../query.ts';
import { refuse } from '../refusal.ts';
import { element, type Xml } from '../xml.ts';
import { listOf } from './condition.ts';
import { type Access, covers, type Decision, decide, documentsOf } from './decide.ts';
import { notFound, WHOLE_LIST } from './form.ts';
import { type Context, UnsupportedPolicyError } from './pattern.ts';
import type { IamCall } from './service.ts';

/**
 * One decision for each action on each resource (`*` where none is named). Only the context entries of the request
 * are known, as in IAM: a condition on any other key finds it absent, and the answer names it.
 */
export function simulatePrincipal({ form, iam }: IamCall): Xml {
  const source = required(form, 'PolicySourceArn');
  const role =
    iam.roles.find(({ arn }) => arn === source) ?? notFound(`Policy source ${source} does not exist.`);
  const actions = listMember(form, 'ActionNames');
  if (actions.length === 0) required(form, 'ActionNames');
  const resources = listMember(form, 'ResourceArns');
  const context = contextOf(form);
  const results = actions.flatMap((action) =>
    (resources.length === 0 ? ['*'] : resources).map((resource) =>
      evaluation(rightsOrAll(role), { action, resource, context }),
    ),
  );
  return join(listElement('EvaluationResults', results), WHOLE_LIST);
}

/** A role without policies to enforce may do everything here, so that is what a simulation says of it. */
function rightsOrAll(role: Role): Rights {
  return (
    rightsOf(role) ?? {
      principalArn: role.arn,
      policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    }
  );
}

function evaluation(rights: Rights, access: Access): Xml {
  const decision = decided(rights, access);
  const missing = missingKeys(rights, access);
  const byBoundary = decision.kind !== 'allowed' && decision.by === 'permissions boundary';
  return join(
    element('EvalActionName', access.action),
    element('EvalResourceName', access.resource),
    element('EvalDecision', decision.kind),
    listElement('MatchedStatements', []),
    listElement('MissingContextValues', missing),
    ...(rights.boundary === undefined
      ? []
      : [element('PermissionsBoundaryDecisionDetail', element('AllowedByPermissionsBoundary', !byBoundary))]),
  );
}

function decided(rights: Rights, access: Access): Decision {
  try {
    return decide(rights, access);
  } catch (error) {
    if (error instanceof UnsupportedPolicyError) refuse(500, 'PolicyEvaluation', error.message);
    throw error;
  }
}

/** Keys that statements on this action and resource ask about and the request did not bring, as the policy spells them. */
function missingKeys(rights: Rights, access: Access): readonly string[] {
  const keys = documentsOf(rights)
    .flatMap(({ Statement }) => Statement.filter((statement) => covers(statement, access)))
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((each) => Object.keys(each)));
  return [...new Set(keys)].filter((key) => access.context[key.toLowerCase()] === undefined).sort();
}

/** `ContextEntries.member.N` with a name, a type, and values; a type that ends in `List` makes a list of them. */
function contextOf(form: URLSearchParams): Context {
  const context: Record<string, string | readonly string[]> = {};
  for (let index = 1; ; index += 1) {
    const entry = `ContextEntries.member.${index}`;
    const name = form.get(`${entry}.ContextKeyName`);
    if (name === null) return context;
    const values = listMember(form, `${entry}.ContextKeyValues`);
    const isList = (form.get(`${entry}.ContextKeyType`) ?? 'string').endsWith('List');
    context[name.toLowerCase()] = isList ? values : (listOf(values)[0] ?? '');
  }
}
