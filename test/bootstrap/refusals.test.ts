/** What each role of `account.yaml` cannot do, decided by the simulated IAM from the policies of the template. */
import { describe, expect, it } from '@jest/globals';
import { type Access, decide } from '../../src/simulator/iam/decide.ts';
import { ACCOUNT, ALL_ROLES, EVERYTHING, policyOf, REGION, ROLES, type Role, stack } from './stacks.ts';

const FULL = stack('account', { ...EVERYTHING.account, PermissionsBoundaryArn: '' });
const DATA = `arn:aws:s3:::bedrock-tune-data-${ACCOUNT}-${REGION}`;
const OUTPUT = `arn:aws:s3:::bedrock-tune-output-${ACCOUNT}-${REGION}`;
const PREFIX = 'bedrock-tune/acme/support-models';
const KEY = EVERYTHING.account['BucketKeyArns'] ?? '';

const HERE = { 'aws:resourceaccount': ACCOUNT, 'aws:securetransport': 'true' };
const tagged = (owner: string) => ({ ...HERE, 'aws:resourcetag/bedrock-tune:repository-id': owner });
const tagging = (owner: string) => ({ ...HERE, 'aws:requesttag/bedrock-tune:repository-id': owner });
const bedrock = (type: string, where = `${REGION}:${ACCOUNT}`) => `arn:aws:bedrock:${where}:${type}/x`;

function isAllowed(role: Role, action: string, resource: string, context: Access['context'] = HERE): boolean {
  const rights = {
    principalArn: `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-${role}`,
    policies: [{ Version: '2012-10-17', Statement: policyOf(FULL, ROLES[role]) }],
  };
  return decide(rights, { action, resource, context }).kind === 'allowed';
}

/** Role, what it may do, and the same with one thing changed. */
const PAIRS: readonly (readonly [
  string,
  Role,
  string,
  readonly [resource: string, context?: Access['context']],
  readonly [resource: string, context?: Access['context']],
])[] = [
  [
    'stops a run of another repository',
    'apply',
    'bedrock:StopModelCustomizationJob',
    [bedrock('model-customization-job'), tagged('4242')],
    [bedrock('model-customization-job'), tagged('77')],
  ],
  [
    'stops a run without tags',
    'teardown',
    'bedrock:StopModelCustomizationJob',
    [bedrock('model-customization-job'), tagged('4242')],
    [bedrock('model-customization-job')],
  ],
  [
    'starts a run without our tag',
    'apply',
    'bedrock:CreateModelCustomizationJob',
    [bedrock('custom-model'), tagging('4242')],
    [bedrock('custom-model')],
  ],
  [
    'starts a run in another region',
    'apply',
    'bedrock:CreateModelCustomizationJob',
    [bedrock('foundation-model', 'us-west-2:'), tagging('4242')],
    [bedrock('foundation-model', 'eu-west-1:'), tagging('4242')],
  ],
  [
    'tags what another repository has tagged',
    'apply',
    'bedrock:TagResource',
    [bedrock('custom-model'), tagging('4242')],
    [bedrock('custom-model'), { ...tagging('4242'), ...tagged('77') }],
  ],
  [
    'trains on from a model of another repository',
    'apply',
    'bedrock:CreateModelCustomizationJob',
    [bedrock('custom-model'), { ...tagging('4242'), ...tagged('4242') }],
    [bedrock('custom-model'), { ...tagging('4242'), ...tagged('77') }],
  ],
  [
    'deploys a model of another repository',
    'evaluate',
    'bedrock:CreateCustomModelDeployment',
    [bedrock('custom-model'), { ...tagging('4242'), ...tagged('4242') }],
    [bedrock('custom-model'), { ...tagging('4242'), ...tagged('77') }],
  ],
  [
    'deploys a model that nobody has tagged',
    'evaluate',
    'bedrock:CreateCustomModelDeployment',
    [bedrock('custom-model'), { ...tagging('4242'), ...tagged('4242') }],
    [bedrock('custom-model'), tagging('4242')],
  ],
  [
    'makes a deployment that the teardown role could not delete',
    'evaluate',
    'bedrock:CreateCustomModelDeployment',
    [bedrock('custom-model'), { ...tagging('4242'), ...tagged('4242') }],
    [bedrock('custom-model'), tagged('4242')],
  ],
  [
    'puts its model behind a deployment of another repository',
    'evaluate',
    'bedrock:UpdateCustomModelDeployment',
    [bedrock('custom-model-deployment'), tagged('4242')],
    [bedrock('custom-model-deployment'), tagged('77')],
  ],
  [
    'asks a model of another repository',
    'evaluate',
    'bedrock:InvokeModel',
    [bedrock('custom-model-deployment'), tagged('4242')],
    [bedrock('custom-model-deployment'), tagged('77')],
  ],
  [
    'asks base models of another region past the profiles of the account',
    'evaluate',
    'bedrock:InvokeModel',
    [
      bedrock('foundation-model', 'us-east-2:'),
      { ...HERE, 'bedrock:inferenceprofilearn': bedrock('inference-profile') },
    ],
    [bedrock('foundation-model', 'us-east-2:')],
  ],
  [
    'passes another role',
    'apply',
    'iam:PassRole',
    [
      `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service-${REGION}`,
      { 'iam:passedtoservice': 'bedrock.amazonaws.com' },
    ],
    [`arn:aws:iam::${ACCOUNT}:role/admin`, { 'iam:passedtoservice': 'bedrock.amazonaws.com' }],
  ],
  [
    'passes the service role to another service',
    'apply',
    'iam:PassRole',
    [
      `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service-${REGION}`,
      { 'iam:passedtoservice': 'bedrock.amazonaws.com' },
    ],
    [
      `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service-${REGION}`,
      { 'iam:passedtoservice': 'lambda.amazonaws.com' },
    ],
  ],
  [
    'uploads below another prefix',
    'apply',
    's3:PutObject',
    [`${DATA}/${PREFIX}/datasets/a/x.jsonl`],
    [`${DATA}/bedrock-tune/acme/other/datasets/a/x.jsonl`],
  ],
  [
    'writes outputs',
    'apply',
    's3:PutObject',
    [`${DATA}/${PREFIX}/datasets/a/x.jsonl`],
    [`${OUTPUT}/${PREFIX}/outputs/a/x.csv`],
  ],
  [
    'uploads to a bucket of that name in another account',
    'apply',
    's3:PutObject',
    [`${DATA}/${PREFIX}/datasets/a/x.jsonl`],
    [`${DATA}/${PREFIX}/datasets/a/x.jsonl`, { 'aws:resourceaccount': '999999999999' }],
  ],
  [
    'copies what the parameter does not name',
    'apply',
    's3:GetObjectVersion',
    ['arn:aws:s3:::acme-lake/curated/x.jsonl'],
    ['arn:aws:s3:::acme-lake/raw/x.jsonl'],
  ],
  [
    'checks rows that its parameter does not name',
    'plan',
    's3:GetObjectVersion',
    ['arn:aws:s3:::acme-lake/curated/x.jsonl'],
    ['arn:aws:s3:::acme-lake/raw/x.jsonl'],
  ],
  [
    'reads another role than the one that Bedrock assumes',
    'plan',
    'iam:GetRole',
    [`arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service-${REGION}`],
    [`arn:aws:iam::${ACCOUNT}:role/admin`],
  ],
  [
    'uses the key for anything but S3',
    'apply',
    'kms:Decrypt',
    [KEY, { 'kms:viaservice': `s3.${REGION}.amazonaws.com` }],
    [KEY],
  ],
  [
    'reads a dataset',
    'status',
    's3:GetObject',
    [`${OUTPUT}/${PREFIX}/outputs/a/x.csv`],
    [`${DATA}/${PREFIX}/datasets/a/x.jsonl`],
  ],
  [
    'lists another prefix',
    'status',
    's3:ListBucket',
    [OUTPUT, { ...HERE, 's3:prefix': `${PREFIX}/outputs/a/` }],
    [OUTPUT, { ...HERE, 's3:prefix': 'bedrock-tune/acme/' }],
  ],
  [
    'lists everything',
    'teardown',
    's3:ListBucketVersions',
    [DATA, { ...HERE, 's3:prefix': `${PREFIX}/` }],
    [DATA],
  ],
  [
    'deletes a model of another repository',
    'teardown',
    'bedrock:DeleteCustomModel',
    [bedrock('custom-model'), tagged('4242')],
    [bedrock('custom-model'), tagged('77')],
  ],
  [
    'deletes somebody’s provisioned throughput',
    'teardown',
    'bedrock:DeleteProvisionedModelThroughput',
    [bedrock('provisioned-model'), tagged('4242')],
    [bedrock('provisioned-model')],
  ],
  [
    'deletes outside the two folders',
    'teardown',
    's3:DeleteObjectVersion',
    [`${DATA}/${PREFIX}/datasets/a/x.jsonl`],
    [`${DATA}/${PREFIX}/notes.txt`],
  ],
];

describe('a role never', () => {
  it.each(PAIRS)('%s (%s, %s)', (_, role, action, ...[may, mayNot]) => {
    expect(isAllowed(role, action, ...may)).toBe(true);
    expect(isAllowed(role, action, ...mayNot)).toBe(false);
  });

  it.each([
    ['bedrock:CreateProvisionedModelThroughput', bedrock('custom-model')],
    ['bedrock:DeleteCustomModel', bedrock('imported-model')],
    ['bedrock:InvokeModel', bedrock('provisioned-model')],
    ['bedrock:CreateEvaluationJob', bedrock('evaluation-job')],
    ['bedrock:UntagResource', bedrock('custom-model')],
    ['iam:CreateRole', `arn:aws:iam::${ACCOUNT}:role/x`],
    ['iam:PutRolePolicy', `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-plan`],
    ['sts:AssumeRole', `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-teardown`],
    ['s3:DeleteBucket', DATA],
    ['s3:PutBucketPolicy', DATA],
    ['s3:DeleteObject', `${DATA}/${PREFIX}/datasets/a/x.jsonl`],
  ])('can do %s', (action, resource) => {
    for (const role of ALL_ROLES)
      expect([role, isAllowed(role, action, resource, { ...tagging('4242'), ...tagged('4242') })]).toEqual([
        role,
        false,
      ]);
  });
});
