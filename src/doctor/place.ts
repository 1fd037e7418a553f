/** One place, an environment of `jobs.yaml`: which ARNs its rights are on, and what a call of ours brings there. */
import { unreachable } from '../errors.ts';
import type { RightQuestion } from '../ports/doctor.ts';
import type { ResourceKind, Right } from './right.ts';

/** Where rights are asked about: an environment of `jobs.yaml`, and whose it is. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  readonly bucket: string;
  readonly outputBucket: string;
  /** Without leading or trailing `/`. */
  readonly prefix: string;
  readonly serviceRoleArn: string;
  readonly repositoryId: string;
  /** `bucket/key` of datasets that stand in S3. */
  readonly s3Datasets: readonly string[];
  /** ARN of the key that encrypts the buckets; undefined: Amazon S3's own. */
  readonly bucketKeyArn: string | undefined;
}

/** The service role stands in the same partition (aws, aws-cn, aws-us-gov) as all the rest. */
export function partitionOf({ serviceRoleArn }: Pick<Place, 'serviceRoleArn'>): string {
  return serviceRoleArn.split(':')[1] ?? 'aws';
}

/** ARNs of a kind in one place, `*` where every one of it is meant; empty where the place has none. */
export function resourceArns(kind: ResourceKind, place: Place): readonly string[] {
  const partition = partitionOf(place);
  const bedrock = (type: string): string =>
    `arn:${partition}:bedrock:${place.region}:${place.accountId}:${type}/*`;
  const s3 = (path: string): string => `arn:${partition}:s3:::${path}`;
  switch (kind) {
    case 'all':
      return ['*'];
    case 'training-run':
      return [bedrock('model-customization-job')];
    case 'custom-model':
      return [bedrock('custom-model')];
    case 'deployment':
      return [bedrock('custom-model-deployment')];
    case 'throughput':
      return [bedrock('provisioned-model')];
    case 'foundation-model':
      return [`arn:${partition}:bedrock:${place.region}::foundation-model/*`];
    case 'foundation-model-anywhere':
      return [`arn:${partition}:bedrock:*::foundation-model/*`];
    case 'inference-profile':
      return [bedrock('inference-profile')];
    case 'service-role':
      return [place.serviceRoleArn];
    case 'data-bucket':
      return [s3(place.bucket)];
    case 'output-bucket':
      return [s3(place.outputBucket)];
    case 'datasets':
      return [s3(`${place.bucket}/${place.prefix}/datasets/*`)];
    case 'outputs':
      return [s3(`${place.outputBucket}/${place.prefix}/outputs/*`)];
    case 's3-datasets':
      return place.s3Datasets.map(s3);
    case 'bucket-key':
      return place.bucketKeyArn === undefined ? [] : [place.bucketKeyArn];
    default:
      return unreachable(kind);
  }
}

/** Condition keys and values as a call of ours brings them, for a policy simulation. */
export function requestContext(right: Right, place: Place): Readonly<Record<string, string>> {
  const account = { 'aws:ResourceAccount': place.accountId, 'aws:SecureTransport': 'true' };
  switch (right.condition) {
    case undefined:
      return account;
    case 'request-tag':
      return { ...account, [`aws:RequestTag/${OWNER_TAG}`]: place.repositoryId };
    case 'resource-tag':
      return { ...account, [`aws:ResourceTag/${OWNER_TAG}`]: place.repositoryId };
    case 'both-tags':
      return {
        ...account,
        [`aws:RequestTag/${OWNER_TAG}`]: place.repositoryId,
        [`aws:ResourceTag/${OWNER_TAG}`]: place.repositoryId,
      };
    case 'inference-profile': {
      const [profiles = ''] = resourceArns('inference-profile', place);
      return { ...account, 'bedrock:InferenceProfileArn': profiles.replace('*', 'doctor-probe') };
    }
    case 'prefix':
      return { ...account, 's3:prefix': `${place.prefix}/` };
    case 'passed-to-bedrock':
      return { 'iam:PassedToService': 'bedrock.amazonaws.com' };
    default:
      return unreachable(right.condition);
  }
}

type PolicyCondition = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The condition under which `bootstrap/account.yaml` grants a right, from what a call of ours brings. */
export function policyCondition({
  action,
  context,
}: Pick<RightQuestion, 'action' | 'context'>): PolicyCondition {
  const condition: Record<string, Record<string, string>> = {};
  const ask = (operator: string, key: string, value: string): void => {
    condition[operator] = { ...condition[operator], [key]: value };
  };
  for (const [key, value] of Object.entries(context)) {
    if (key === 's3:prefix') ask('StringLike', key, `${value}*`);
    else if (key === 'bedrock:InferenceProfileArn') ask('ArnLike', key, value.replace(/doctor-probe$/, '*'));
    else if (key !== 'aws:SecureTransport' && (key !== 'aws:ResourceAccount' || action.startsWith('s3:')))
      ask('StringEquals', key, value);
  }
  const [given, owner] = ['aws:RequestTag', 'aws:ResourceTag'].map((key) => `${key}/${OWNER_TAG}`);
  const own = given === undefined ? undefined : context[given];
  // What exists already and is another's must be neither tagged over nor trained further.
  if (own !== undefined && owner !== undefined && context[owner] === undefined)
    ask('StringEqualsIfExists', owner, own);
  return condition;
}

/** The tag that says whose a thing is; see `plan/names.ts`. */
export const OWNER_TAG = 'bedrock-tune:repository-id';
