/** The resource types that can be deployed. */
import type { ResourceType } from './resource.ts';
import { inlinePolicy, managed, oidcProvider, role, rolePolicy } from './types/iam.ts';
import { alias, key } from './types/kms.ts';
import { bucket, bucketPolicy } from './types/s3.ts';
import { invalid } from './value.ts';

const TYPES: ReadonlyMap<string, ResourceType> = new Map([
  ['AWS::IAM::ManagedPolicy', managed],
  ['AWS::IAM::OIDCProvider', oidcProvider],
  ['AWS::IAM::Policy', inlinePolicy],
  ['AWS::IAM::Role', role],
  ['AWS::IAM::RolePolicy', rolePolicy],
  ['AWS::KMS::Alias', alias],
  ['AWS::KMS::Key', key],
  ['AWS::S3::Bucket', bucket],
  ['AWS::S3::BucketPolicy', bucketPolicy],
]);

export function typeNamed(name: string): ResourceType {
  const type = TYPES.get(name);
  if (type === undefined) invalid(`Template format error: Unrecognized resource types: [${name}]`);
  return type;
}

/** Types that need an acknowledgement, after CloudFormation's list for CAPABILITY_IAM. */
export const IAM_TYPES: ReadonlySet<string> = new Set([
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::IAM::RolePolicy',
]);
