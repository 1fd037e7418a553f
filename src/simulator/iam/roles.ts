/** Roles and their policies, as IAM shows them. */
import { type IamState, type PolicyDocument, type Role, roleId } from '../identity.ts';
import { join, listElement, required } from '../query.ts';
import { refuse } from '../refusal.ts';
import { element, type Xml } from '../xml.ts';
import { CREATED, encodedDocument, notFound, WHOLE_LIST } from './form.ts';
import type { IamCall } from './service.ts';

export function getRole(call: IamCall): Xml {
  const { role, path, name } = namedRole(call);
  return element(
    'Role',
    element('Path', path),
    element('RoleName', name),
    element('RoleId', roleId(role.arn)),
    element('Arn', role.arn),
    element('CreateDate', CREATED),
    element('AssumeRolePolicyDocument', encodedDocument(role.trust)),
    element('MaxSessionDuration', role.maxSessionSeconds),
    ...(role.boundary === undefined ? [] : [boundaryElement(role.boundary, call.iam)]),
  );
}

/** A role keeps the document of its boundary; the ARN is that of the managed policy with this document. */
function boundaryElement(boundary: PolicyDocument, { managedPolicies }: IamState): Xml {
  const named = Object.entries(managedPolicies).find(([, document]) => document === boundary);
  const arn = named?.[0] ?? 'arn:aws:iam::aws:policy/simulated-boundary';
  const kind = element('PermissionsBoundaryType', 'Policy');
  return element('PermissionsBoundary', kind, element('PermissionsBoundaryArn', arn));
}

export function listInline(call: IamCall): Xml {
  const names = Object.keys(namedRole(call).role.policies ?? {}).filter((name) => !isManaged(name));
  return join(listElement('PolicyNames', names), WHOLE_LIST);
}

export function getRolePolicy(call: IamCall): Xml {
  const { role, name } = namedRole(call);
  const policyName = required(call.form, 'PolicyName');
  const policy = inlinePolicy(role, policyName);
  return join(
    element('RoleName', name),
    element('PolicyName', policyName),
    element('PolicyDocument', encodedDocument(policy)),
  );
}

export function listAttached(call: IamCall): Xml {
  const arns = Object.keys(namedRole(call).role.policies ?? {}).filter(isManaged);
  const attached = arns.map((arn) =>
    join(element('PolicyName', arn.slice(arn.lastIndexOf('/') + 1)), element('PolicyArn', arn)),
  );
  return join(listElement('AttachedPolicies', attached), WHOLE_LIST);
}

export function deleteRolePolicy(call: IamCall): undefined {
  const { role } = namedRole(call);
  const policyName = required(call.form, 'PolicyName');
  inlinePolicy(role, policyName);
  const { [policyName]: _deleted, ...policies } = role.policies ?? {};
  call.iam.roles.splice(call.iam.roles.indexOf(role), 1, { ...role, policies });
}

export function deleteRole(call: IamCall): undefined {
  const { role } = namedRole(call);
  const names = Object.keys(role.policies ?? {});
  if (names.some((name) => !isManaged(name))) {
    refuse(409, 'DeleteConflict', 'Cannot delete entity, must delete policies first.');
  }
  if (names.length > 0) {
    refuse(409, 'DeleteConflict', 'Cannot delete entity, must detach all policies first.');
  }
  call.iam.roles.splice(call.iam.roles.indexOf(role), 1);
}

interface NamedRole {
  readonly role: Role;
  readonly path: string;
  readonly name: string;
}

/** Names are unique in an account, whatever their path. Throws NoSuchEntity. */
function namedRole({ form, caller, iam }: IamCall): NamedRole {
  const name = required(form, 'RoleName');
  const start = `arn:aws:iam::${caller.accountId}:role`;
  const role =
    iam.roles.find(
      ({ arn }) => arn.startsWith(`${start}/`) && arn.slice(arn.lastIndexOf('/') + 1) === name,
    ) ?? notFound(`The role with name ${name} cannot be found.`);
  return { role, name, path: role.arn.slice(start.length, -name.length) };
}

function inlinePolicy(role: Role, policyName: string): PolicyDocument {
  const policies = role.policies ?? {};
  const policy =
    Object.hasOwn(policies, policyName) && !isManaged(policyName) ? policies[policyName] : undefined;
  return policy ?? notFound(`The role policy with name ${policyName} cannot be found.`);
}

/** Managed policies stand in the role under their ARN. */
function isManaged(policyName: string): boolean {
  return policyName.startsWith('arn:');
}
