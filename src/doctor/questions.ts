/** Which rights are asked about: those each role needs, and some that none should have. */
import { partitionIn } from '../catalog/partitions.ts';
import type { RoleName } from '../config/job.ts';
import type { RightQuestion } from '../ports/doctor.ts';
import { OWNER_TAG, type Place, partitionOf, requestContext, resourceArns } from './place.ts';
import { ROLE_RIGHTS } from './rights.ts';

/** A simulation takes no wildcards for an answer: what stands for "any" there is this name, which nothing has. */
const ANY = 'doctor-probe';

export interface AskedPlace extends Place {
  /** Base models of the jobs. */
  readonly baseModels: readonly string[];
}

/** Every right of a role on every kind of resource it is granted on. */
export function neededRights(role: RoleName, place: AskedPlace): readonly RightQuestion[] {
  // Whether plan may read data is the reader's choice: the right is no need of its role.
  const needed = ROLE_RIGHTS[role].filter(({ only }) => only !== 'plan-datasets');
  return needed.flatMap((right) => {
    const context = { ...requestContext(right, place), ...keyContext(right.action, place) };
    return right.on.flatMap((kind) =>
      resourceArns(kind, place).flatMap((arn) =>
        concrete(arn, place).map((resource) => ({ action: right.action, resource, context })),
      ),
    );
  });
}

function concrete(arn: string, { baseModels, region }: AskedPlace): readonly string[] {
  if (arn === '*' || !arn.endsWith('*')) return [arn];
  // Where any region would do, one is asked about.
  const start = arn.slice(0, -1).replace(':*:', `:${region}:`);
  return start.endsWith(':foundation-model/') ? baseModels.map((id) => start + id) : [start + ANY];
}

/** What Bedrock itself needs to train. */
export function serviceRights(place: AskedPlace): readonly RightQuestion[] {
  const context = { 'aws:ResourceAccount': place.accountId, 'aws:SecureTransport': 'true' };
  const on = (
    action: string,
    kinds: readonly ('datasets' | 'outputs' | 'data-bucket' | 'output-bucket')[],
  ): readonly RightQuestion[] =>
    kinds.flatMap((kind) =>
      resourceArns(kind, place).flatMap((arn) =>
        concrete(arn, place).map((resource) => ({
          action,
          resource,
          context: { ...context, ...prefixContext(kind, place) },
        })),
      ),
    );
  const onKey = (action: string): readonly RightQuestion[] =>
    resourceArns('bucket-key', place).map((resource) => ({
      action,
      resource,
      context: { ...context, ...keyContext(action, place) },
    }));
  return [
    ...on('s3:ListBucket', ['data-bucket', 'output-bucket']),
    ...on('s3:GetObject', ['datasets', 'outputs']),
    ...on('s3:PutObject', ['outputs']),
    ...onKey('kms:Decrypt'),
    ...onKey('kms:GenerateDataKey'),
  ];
}

/** A key of a bucket is used by S3, on behalf of the role. */
function keyContext(action: string, { region }: Place): Readonly<Record<string, string>> {
  return action.startsWith('kms:')
    ? { 'kms:ViaService': `s3.${region}.${partitionIn(region).dnsSuffix}` }
    : {};
}

function prefixContext(kind: string, { prefix }: Place): Readonly<Record<string, string>> {
  if (kind === 'data-bucket') return { 's3:prefix': `${prefix}/datasets/` };
  return kind === 'output-bucket' ? { 's3:prefix': `${prefix}/outputs/` } : {};
}

/** Rights that cost money, destroy, or lead to more rights; a role that has one has more than it needs. */
export function excessRights(role: RoleName, place: AskedPlace): readonly RightQuestion[] {
  const needed = ROLE_RIGHTS[role].map(({ action }) => action);
  return DANGEROUS.filter(
    ({ action, evenOnOthers }) => evenOnOthers === true || !needed.includes(action),
  ).map(({ action, resource, context }) => ({
    action,
    resource: resource(place),
    context: context?.(place) ?? {},
  }));
}

interface Dangerous {
  readonly action: string;
  readonly resource: (place: AskedPlace) => string;
  /** Asked about something that is not ours, so that also a role with the right must not have it there. */
  readonly evenOnOthers?: boolean;
  readonly context?: (place: AskedPlace) => RightQuestion['context'];
}

const bedrock =
  (type: string) =>
  (place: AskedPlace): string =>
    `arn:${partitionOf(place)}:bedrock:${place.region}:${place.accountId}:${type}/${ANY}`;
const bucket = (place: AskedPlace): string => `arn:${partitionOf(place)}:s3:::${place.bucket}`;
const foreignRole = (place: AskedPlace): string =>
  `arn:${partitionOf(place)}:iam::${place.accountId}:role/${ANY}`;

const DANGEROUS: readonly Dangerous[] = [
  { action: 'bedrock:CreateProvisionedModelThroughput', resource: bedrock('custom-model') },
  { action: 'bedrock:CreateModelCustomizationJob', resource: bedrock('model-customization-job') },
  // Without the tag that says it is ours.
  { action: 'bedrock:DeleteCustomModel', resource: bedrock('custom-model'), evenOnOthers: true },
  {
    action: 'bedrock:StopModelCustomizationJob',
    resource: bedrock('model-customization-job'),
    evenOnOthers: true,
  },
  // Over the tag of another repository: then the two rights above would reach it.
  {
    action: 'bedrock:TagResource',
    resource: bedrock('custom-model'),
    evenOnOthers: true,
    context: ({ repositoryId }) => ({
      [`aws:RequestTag/${OWNER_TAG}`]: repositoryId,
      [`aws:ResourceTag/${OWNER_TAG}`]: ANY,
    }),
  },
  { action: 's3:DeleteBucket', resource: bucket },
  { action: 's3:PutBucketPolicy', resource: bucket },
  { action: 's3:DeleteObjectVersion', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
  { action: 's3:PutObject', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
  { action: 's3:GetObject', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
  { action: 'iam:PassRole', resource: foreignRole, evenOnOthers: true },
  { action: 'iam:AttachRolePolicy', resource: foreignRole },
  { action: 'iam:PutRolePolicy', resource: foreignRole },
  { action: 'sts:AssumeRole', resource: foreignRole },
  {
    action: 'iam:CreateAccessKey',
    resource: (place) => `arn:${partitionOf(place)}:iam::${place.accountId}:user/${ANY}`,
  },
];
