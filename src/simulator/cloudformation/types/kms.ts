/** AWS::KMS::Key and AWS::KMS::Alias: names alone; the simulator encrypts nothing. */
import { policyFrom } from '../policy.ts';
import { fail, type Resource, type ResourceType, uuidFrom } from '../resource.ts';
import { TAGS, text } from '../shape.ts';
import { member } from '../value.ts';

export const key: ResourceType = {
  properties: {
    Description: 'text',
    Enabled: 'boolean',
    EnableKeyRotation: 'boolean',
    KeyPolicy: 'policy',
    KeySpec: 'text',
    KeyUsage: 'text',
    PendingWindowInDays: 'number',
    Tags: TAGS,
  },
  required: [],
  createOnly: ['KeySpec', 'KeyUsage'],
  attributes: ['Arn', 'KeyId'],
  identify: (_properties, logicalId, { accountId, region, stackId }) => {
    const id = uuidFrom(`${stackId}/${logicalId}`);
    return { id, attributes: { Arn: `arn:aws:kms:${region}:${accountId}:key/${id}`, KeyId: id } };
  },
  create: checkPolicy,
  update: checkPolicy,
  remove: () => undefined,
};

function checkPolicy({ properties }: Resource): void {
  const policy = member(properties, 'KeyPolicy');
  if (policy !== undefined) policyFrom(policy, 'resource');
}

export const alias: ResourceType = {
  properties: { AliasName: 'text', TargetKeyId: 'text' },
  required: ['AliasName', 'TargetKeyId'],
  createOnly: ['AliasName'],
  attributes: [],
  identify: (properties) => ({ id: text(properties, 'AliasName') ?? '', attributes: {} }),
  create: checkAlias,
  update: checkAlias,
  remove: () => undefined,
};

function checkAlias({ id }: Resource): void {
  if (!/^alias\/(?!aws\/)[\w/-]+$/.test(id)) fail(`Alias must start with the prefix "alias/" (${id})`);
}
