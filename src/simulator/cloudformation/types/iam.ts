/** AWS::IAM::*: roles, their policies, and OIDC providers. */
import type { PolicyDocument, Role } from '../../identity.ts';
import { policyFrom, policySize } from '../policy.ts';
import { fail, generatedName, type Resource, type ResourceType, type Site, uuidFrom } from '../resource.ts';
import { maps, number, TAGS, text, texts } from '../shape.ts';
import { member, type ValueMap } from '../value.ts';

/** Default quotas of IAM, in characters without white space. */
const MAX_TRUST = 2048;
const MAX_INLINE = 10_240;
const MAX_MANAGED = 6144;

const NAME = /^[\w+=,.@-]{1,64}$/;

export const role: ResourceType = {
  properties: {
    AssumeRolePolicyDocument: 'policy',
    Description: 'text',
    ManagedPolicyArns: ['text'],
    MaxSessionDuration: 'number',
    Path: 'text',
    PermissionsBoundary: 'text',
    Policies: [{ PolicyName: 'text', PolicyDocument: 'policy' }],
    RoleName: 'text',
    Tags: TAGS,
  },
  required: ['AssumeRolePolicyDocument'],
  createOnly: ['RoleName', 'Path'],
  nameProperty: 'RoleName',
  attributes: ['Arn', 'RoleId'],
  identify: (properties, logicalId, placement) => {
    const name = text(properties, 'RoleName') ?? generatedName(logicalId, placement);
    const path = text(properties, 'Path') ?? '/';
    const arn = `arn:aws:iam::${placement.accountId}:role${path}${name}`;
    return { id: name, attributes: { Arn: arn, RoleId: `AROA${shortId(arn)}` } };
  },
  create: (resource, site) => {
    if (site.iam.roles.some(({ arn }) => sameName(arn, resource, site)))
      fail(`Role with name ${resource.id} already exists. (EntityAlreadyExists)`);
    site.iam.roles.push(roleFrom(resource, site, {}));
  },
  update: (resource, old, site) => {
    const present =
      findRole(site, old) ?? fail(`The role with name ${old.id} cannot be found. (NoSuchEntity)`);
    const declared = new Set([...inlineNames(old.properties), ...texts(old.properties, 'ManagedPolicyArns')]);
    const attached = Object.entries(present.policies ?? {}).filter(([name]) => !declared.has(name));
    replaceRole(site, present, roleFrom(resource, site, Object.fromEntries(attached)));
  },
  remove: (resource, site) => {
    const found = findRole(site, resource);
    if (found !== undefined) site.iam.roles.splice(site.iam.roles.indexOf(found), 1);
  },
};

function roleFrom(resource: Resource, site: Site, attached: NonNullable<Role['policies']>): Role {
  const { properties, id } = resource;
  if (!NAME.test(id)) fail(`The role name ${id} must match ${NAME.source} (ValidationError)`);
  const maxSessionSeconds = number(properties, 'MaxSessionDuration') ?? 3600;
  if (!(maxSessionSeconds >= 3600 && maxSessionSeconds <= 43_200))
    fail('MaxSessionDuration must be between 3600 and 43200 (ValidationError)');
  const trust = policyFrom(member(properties, 'AssumeRolePolicyDocument') ?? '', 'trust');
  if (policySize(trust) > MAX_TRUST)
    fail(`Cannot exceed quota for ACLSizePerRole: ${MAX_TRUST} (LimitExceeded)`);
  const inline = inlinePolicies(properties);
  checkInlineSize(id, { ...attached, ...inline });
  const managed = texts(properties, 'ManagedPolicyArns').map(
    (arn) => [arn, managedPolicy(site, arn)] as const,
  );
  const boundary = text(properties, 'PermissionsBoundary');
  return {
    arn: resource.attributes['Arn'] ?? '',
    trust,
    maxSessionSeconds,
    policies: { ...attached, ...inline, ...Object.fromEntries(managed) },
    ...(boundary === undefined ? {} : { boundary: managedPolicy(site, boundary) }),
  };
}

function inlineNames(properties: ValueMap): readonly string[] {
  return maps(properties, 'Policies').map((policy) => text(policy, 'PolicyName') ?? '');
}

function inlinePolicies(properties: ValueMap): Record<string, PolicyDocument> {
  const policies = maps(properties, 'Policies').map((policy) => [
    text(policy, 'PolicyName') ?? fail('PolicyName is required (ValidationError)'),
    policyFrom(member(policy, 'PolicyDocument') ?? '', 'rights'),
  ]);
  return Object.fromEntries(policies);
}

function checkInlineSize(roleName: string, policies: NonNullable<Role['policies']>): void {
  const inline = Object.entries(policies).filter(([name]) => !name.startsWith('arn:'));
  const size = inline.reduce((sum, [, policy]) => sum + policySize(policy), 0);
  if (size > MAX_INLINE)
    fail(`Maximum policy size of ${MAX_INLINE} bytes exceeded for role ${roleName} (LimitExceeded): ${size}`);
}

function managedPolicy({ iam }: Site, arn: string): PolicyDocument {
  const found = Object.hasOwn(iam.managedPolicies, arn) ? iam.managedPolicies[arn] : undefined;
  if (found !== undefined) return found;
  if (arn.startsWith('arn:aws:iam::aws:')) fail(`The simulator does not know the policies of AWS: ${arn}`);
  return fail(`Policy ${arn} does not exist or is not attachable. (NoSuchEntity)`);
}

function findRole({ iam }: Site, { attributes }: Resource): Role | undefined {
  return iam.roles.find(({ arn }) => arn === attributes['Arn']);
}

function replaceRole({ iam }: Site, old: Role, role: Role): void {
  iam.roles.splice(iam.roles.indexOf(old), 1, role);
}

/** Role names are unique in an account, whatever their path. */
function sameName(arn: string, { id }: Resource, { placement }: Site): boolean {
  return arn.startsWith(`arn:aws:iam::${placement.accountId}:role/`) && arn.split('/').at(-1) === id;
}

function shortId(text: string): string {
  return uuidFrom(text).replaceAll('-', '').slice(0, 17).toUpperCase();
}

export const managed: ResourceType = {
  properties: {
    Description: 'text',
    ManagedPolicyName: 'text',
    Path: 'text',
    PolicyDocument: 'policy',
    Roles: ['text'],
  },
  required: ['PolicyDocument'],
  createOnly: ['ManagedPolicyName', 'Path', 'Description'],
  nameProperty: 'ManagedPolicyName',
  attributes: ['PolicyArn', 'PolicyId'],
  identify: (properties, logicalId, placement) => {
    const name = text(properties, 'ManagedPolicyName') ?? generatedName(logicalId, placement, 128);
    const arn = `arn:aws:iam::${placement.accountId}:policy${text(properties, 'Path') ?? '/'}${name}`;
    return { id: arn, attributes: { PolicyArn: arn, PolicyId: `ANPA${shortId(arn)}` } };
  },
  create: (resource, site) => {
    if (Object.hasOwn(site.iam.managedPolicies, resource.id))
      fail(`A policy called ${resource.id.split('/').at(-1)} already exists. (EntityAlreadyExists)`);
    storeManaged(resource, site);
  },
  update: (resource, old, site) => {
    detach(old, old.id, site);
    storeManaged(resource, site);
    // Roles hold copies of what is attached to them.
    const policy = managedPolicy(site, resource.id);
    for (const holder of site.iam.roles.filter(({ policies }) => policies?.[resource.id] !== undefined))
      replaceRole(site, holder, { ...holder, policies: { ...holder.policies, [resource.id]: policy } });
  },
  remove: (resource, site) => {
    detach(resource, resource.id, site);
    if (site.iam.roles.some(({ policies }) => policies?.[resource.id] !== undefined))
      fail('Cannot delete a policy attached to entities. (DeleteConflict)');
    delete site.iam.managedPolicies[resource.id];
  },
};

function storeManaged(resource: Resource, site: Site): void {
  const policy = policyFrom(member(resource.properties, 'PolicyDocument') ?? '', 'rights');
  if (policySize(policy) > MAX_MANAGED)
    fail(`Cannot exceed quota for PolicySize: ${MAX_MANAGED} (LimitExceeded)`);
  site.iam.managedPolicies[resource.id] = policy;
  attach(resource, { name: resource.id, policy }, site);
}

/** AWS::IAM::Policy: one inline policy for the roles it names. */
export const inlinePolicy: ResourceType = {
  properties: { PolicyName: 'text', PolicyDocument: 'policy', Roles: ['text'] },
  required: ['PolicyName', 'PolicyDocument', 'Roles'],
  createOnly: [],
  attributes: ['Id'],
  identify: (_properties, logicalId, placement) => {
    const id = generatedName(logicalId, placement, 128);
    return { id, attributes: { Id: id } };
  },
  ...inlineLife(),
};

/** AWS::IAM::RolePolicy: one inline policy of one role. */
export const rolePolicy: ResourceType = {
  properties: { PolicyName: 'text', PolicyDocument: 'policy', RoleName: 'text' },
  required: ['PolicyName', 'PolicyDocument', 'RoleName'],
  createOnly: ['PolicyName', 'RoleName'],
  attributes: [],
  identify: (properties) => ({
    id: `${text(properties, 'PolicyName')}|${text(properties, 'RoleName')}`,
    attributes: {},
  }),
  ...inlineLife(),
};

function inlineLife(): Pick<ResourceType, 'create' | 'update' | 'remove'> {
  const nameOf = ({ properties }: Resource) => text(properties, 'PolicyName') ?? '';
  const create = (resource: Resource, site: Site) => {
    const policy = policyFrom(member(resource.properties, 'PolicyDocument') ?? '', 'rights');
    attach(resource, { name: nameOf(resource), policy }, site);
  };
  return {
    create,
    update: (resource, old, site) => {
      detach(old, nameOf(old), site);
      create(resource, site);
    },
    remove: (resource, site) => detach(resource, nameOf(resource), site),
  };
}

function attach(
  resource: Resource,
  { name, policy }: { readonly name: string; readonly policy: PolicyDocument },
  site: Site,
): void {
  for (const roleName of targets(resource)) {
    const found =
      roleNamed(roleName, site) ?? fail(`The role with name ${roleName} cannot be found. (NoSuchEntity)`);
    const policies = { ...found.policies, [name]: policy };
    checkInlineSize(roleName, policies);
    replaceRole(site, found, { ...found, policies });
  }
}

function detach(resource: Resource, name: string, site: Site): void {
  for (const found of targets(resource).flatMap((roleName) => roleNamed(roleName, site) ?? [])) {
    const policies = Object.entries(found.policies ?? {}).filter(([present]) => present !== name);
    replaceRole(site, found, { ...found, policies: Object.fromEntries(policies) });
  }
}

function targets({ properties }: Resource): readonly string[] {
  return [...texts(properties, 'Roles'), ...(text(properties, 'RoleName') ?? '').split(',').filter(Boolean)];
}

function roleNamed(name: string, { iam, placement }: Site): Role | undefined {
  const start = `arn:aws:iam::${placement.accountId}:role/`;
  return iam.roles.find(({ arn }) => arn.startsWith(start) && arn.split('/').at(-1) === name);
}

export const oidcProvider: ResourceType = {
  properties: { Url: 'text', ClientIdList: ['text'], ThumbprintList: ['text'], Tags: TAGS },
  required: [],
  createOnly: ['Url'],
  attributes: ['Arn'],
  identify: (properties, _logicalId, { accountId }) => {
    const arn = `arn:aws:iam::${accountId}:oidc-provider/${issuerHost(properties)}`;
    return { id: arn, attributes: { Arn: arn } };
  },
  create: (resource, site) => {
    const url = text(resource.properties, 'Url') ?? '';
    if (!/^https:\/\/[^/?#]+(?:\/[^?#]*)?$/.test(url))
      fail(`Invalid Open ID Connect Provider URL ${url} (InvalidInput)`);
    if (providersOf(site)[issuerHost(resource.properties)] !== undefined)
      fail(`Provider with url ${url} already exists. (EntityAlreadyExists)`);
    storeProvider(resource, site);
  },
  update: (resource, _old, site) => storeProvider(resource, site),
  remove: ({ properties }, site) => {
    const { [issuerHost(properties)]: _removed, ...others } = providersOf(site);
    site.iam.oidcProviders[site.placement.accountId] = others;
  },
};

function issuerHost(properties: ValueMap): string {
  return (text(properties, 'Url') ?? '').replace(/^https:\/\//, '').replace(/\/$/, '');
}

function providersOf({ iam, placement }: Site): Readonly<Record<string, readonly string[]>> {
  return iam.oidcProviders[placement.accountId] ?? {};
}

function storeProvider({ properties }: Resource, site: Site): void {
  const clients = texts(properties, 'ClientIdList');
  site.iam.oidcProviders[site.placement.accountId] = {
    ...providersOf(site),
    [issuerHost(properties)]: clients,
  };
}
