/** The templates of `bootstrap/` with parameters worked out, as CloudFormation would make them. */
import { readFileSync } from 'node:fs';
import { type Resolved, resolve } from '../../src/simulator/cloudformation/resolve.ts';
import type { ValueMap } from '../../src/simulator/cloudformation/value.ts';
import type { PolicyDocument, PolicyStatement } from '../../src/simulator/identity.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';
export const ISSUER = 'token.actions.githubusercontent.com';

export type TemplateName = 'account' | 'region';
export type Parameters = Readonly<Record<string, string>>;

/** What has no default. */
export const REPOSITORY: Parameters = {
  GitHubOwner: 'acme',
  GitHubRepository: 'support-models',
  OwnerId: '17',
  RepositoryId: '4242',
  Prefix: 'bedrock-tune/acme/support-models',
};

/** Every optional part of a template. */
export const EVERYTHING: Readonly<Record<TemplateName, Parameters>> = {
  account: {
    SecondRegion: 'us-west-2',
    S3DatasetArns: 'arn:aws:s3:::acme-lake/curated/*',
    PlanReadsDatasets: 'arn:aws:s3:::acme-lake/curated/*',
    BucketKeyArns: `arn:aws:kms:${REGION}:${ACCOUNT}:key/k1`,
    PermissionsBoundaryArn: `arn:aws:iam::${ACCOUNT}:policy/limits`,
    PinClaims: 'yes',
    EvaluateRole: 'yes',
  },
  region: {
    KmsKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/k1`,
    VpcId: 'vpc-0123456789abcdef0',
    PermissionsBoundaryArn: `arn:aws:iam::${ACCOUNT}:policy/limits`,
  },
};

export function templateText(name: TemplateName): string {
  return readFileSync(`bootstrap/${name}.yaml`, 'utf8');
}

/** @throws what CloudFormation would refuse */
export function stack(name: TemplateName, parameters: Parameters = {}): Resolved {
  return resolve({
    templateBody: templateText(name),
    parameters: { ...(name === 'account' ? REPOSITORY : {}), ...parameters },
    tags: {},
    placement: {
      accountId: ACCOUNT,
      region: REGION,
      stackId: `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${name}/1`,
      stackName: name,
    },
  });
}

/** Properties of one resource. */
export function propertiesOf(made: Resolved, logicalId: string): ValueMap {
  const found = made.resources.find((resource) => resource.logicalId === logicalId);
  if (found === undefined) throw new TypeError(`the stack has no ${logicalId}`);
  return found.properties;
}

/** A trust policy; IAM takes the document as text too. */
export function trustOf(made: Resolved, logicalId: string): readonly PolicyStatement[] {
  const given: unknown = propertiesOf(made, logicalId)['AssumeRolePolicyDocument'];
  return documentOf(typeof given === 'string' ? JSON.parse(given) : given).Statement;
}

/** Statements of all inline policies of a role. */
export function policyOf(made: Resolved, logicalId: string): readonly PolicyStatement[] {
  const policies: unknown = propertiesOf(made, logicalId)['Policies'];
  if (!Array.isArray(policies)) throw new TypeError(`${logicalId} has no policies`);
  return policies.flatMap((policy: { PolicyDocument: unknown }) => [
    ...documentOf(policy.PolicyDocument).Statement,
  ]);
}

export function bucketPolicyOf(made: Resolved, logicalId: string): readonly PolicyStatement[] {
  return documentOf(propertiesOf(made, logicalId)['PolicyDocument']).Statement;
}

function documentOf(given: unknown): PolicyDocument {
  // The template's author wrote a policy document here; the tests say what stands in it.
  const document = given as PolicyDocument;
  if (document.Version !== '2012-10-17') throw new TypeError('not a policy document');
  return document;
}

export function texts(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

export const ROLES = {
  plan: 'PlanRole',
  status: 'StatusRole',
  apply: 'ApplyRole',
  evaluate: 'EvaluationRole',
  teardown: 'TeardownRole',
} as const;
export type Role = keyof typeof ROLES;
export const ALL_ROLES: readonly Role[] = ['plan', 'status', 'apply', 'evaluate', 'teardown'];

/** The role that is made only if asked for is for commands of a later release. */
export type UsedRole = Exclude<Role, 'evaluate'>;
export const USED_ROLES: readonly UsedRole[] = ['plan', 'status', 'apply', 'teardown'];
