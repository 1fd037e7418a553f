/** `bootstrap/region.yaml`: the buckets, and the role that Bedrock assumes. */
import { describe, expect, it } from '@jest/globals';
import {
  ACCOUNT,
  bucketPolicyOf,
  EVERYTHING,
  policyOf,
  propertiesOf,
  REGION,
  stack,
  templateText,
  texts,
  trustOf,
} from './stacks.ts';

const PLAIN = stack('region');
const FULL = stack('region', EVERYTHING.region);
const KEY = EVERYTHING.region['KmsKeyArn'];
const BUCKETS = ['DataBucket', 'OutputBucket'] as const;
const nameOf = (bucket: (typeof BUCKETS)[number]): string =>
  `bedrock-tune-${bucket === 'DataBucket' ? 'data' : 'output'}-${ACCOUNT}-${REGION}`;

describe.each(BUCKETS)('%s', (bucket) => {
  it('is private, owned by the account alone, and versioned', () => {
    expect(propertiesOf(PLAIN, bucket)).toMatchObject({
      BucketName: nameOf(bucket),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it('is encrypted, with a key of the account if one is named', () => {
    const encryption = (made: typeof PLAIN) => propertiesOf(made, bucket)['BucketEncryption'];
    expect(encryption(PLAIN)).toEqual({
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    });
    expect(encryption(FULL)).toEqual({
      ServerSideEncryptionConfiguration: [
        {
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY },
          BucketKeyEnabled: true,
        },
      ],
    });
  });

  it('expires unfinished uploads and old versions, and never a current one', () => {
    const made = stack('region', { OldVersionDays: '30' });
    const { Rules } = propertiesOf(made, bucket)['LifecycleConfiguration'] as {
      readonly Rules: readonly Readonly<Record<string, unknown>>[];
    };
    expect(Rules).toMatchObject([
      { Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
      { Status: 'Enabled', ExpiredObjectDeleteMarker: true },
    ]);
    expect(JSON.stringify(Rules[1])).toMatch(/"NoncurrentDays":"?30"?/);
    for (const rule of Rules)
      expect(Object.keys(rule).filter((key) => /^Expiration|^Transition/.test(key))).toEqual([]);
  });

  it('outlives the stack, with its policy', () => {
    for (const logicalId of [bucket, `${bucket}Policy`])
      expect(PLAIN.resources.find((resource) => resource.logicalId === logicalId)).toMatchObject({
        deletionPolicy: 'RetainExceptOnCreate',
        updateReplacePolicy: 'Retain',
      });
  });

  it('refuses plain HTTP and other accounts, and grants nobody anything', () => {
    const arn = `arn:aws:s3:::${nameOf(bucket)}`;
    const everything = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`] };
    expect(bucketPolicyOf(PLAIN, `${bucket}Policy`)).toMatchObject([
      { ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      {
        ...everything,
        Condition: {
          StringNotEquals: { 'aws:PrincipalAccount': ACCOUNT },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ]);
  });
});

describe('the service role', () => {
  it('trusts Bedrock for the training runs of this account and region only', () => {
    expect(trustOf(PLAIN, 'ServiceRole')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'bedrock.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': ACCOUNT },
          ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:${REGION}:${ACCOUNT}:model-customization-job/*` },
        },
      },
    ]);
  });

  it('has the name that the apply role may pass', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/${String(propertiesOf(PLAIN, 'ServiceRole')['RoleName'])}`;
    const pass = policyOf(stack('account'), 'ApplyRole').filter(({ Action }) => Action === 'iam:PassRole');
    expect(pass.flatMap(({ Resource }) => texts(Resource))).toEqual([arn]);
  });

  it('lists, reads below the prefix, and writes outputs only', () => {
    const [data, output] = BUCKETS.map((bucket) => `arn:aws:s3:::${nameOf(bucket)}`);
    const here = { StringEquals: { 'aws:ResourceAccount': ACCOUNT } };
    const below = (arn: string | undefined) => `${arn}/bedrock-tune/*`;
    expect(policyOf(PLAIN, 'ServiceRole').map(({ Sid: _, ...statement }) => statement)).toEqual([
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: [data, output], Condition: here },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: [below(data), below(output)], Condition: here },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: below(output), Condition: here },
    ]);
  });

  it('uses a key, a VPC and a boundary only where they are named', () => {
    const actions = (made: typeof PLAIN) =>
      policyOf(made, 'ServiceRole')
        .flatMap(({ Action }) => texts(Action))
        .filter((action) => !action.startsWith('s3:'));
    expect(actions(PLAIN)).toEqual([]);
    expect(actions(FULL).filter((action) => action.startsWith('kms:'))).toEqual([
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ]);
    expect(propertiesOf(PLAIN, 'ServiceRole')).not.toHaveProperty('PermissionsBoundary');
    expect(propertiesOf(FULL, 'ServiceRole')).toHaveProperty(
      'PermissionsBoundary',
      EVERYTHING.region['PermissionsBoundaryArn'],
    );
  });

  it('writes on no wildcard of its own, and touches no network interface that Bedrock did not make', () => {
    for (const statement of policyOf(FULL, 'ServiceRole')) {
      expect(statement.Effect).toBe('Allow');
      for (const action of texts(statement.Action)) {
        expect(action).not.toContain('*');
        if (/:(?:Get|List|Describe)/.test(action)) continue;
        expect(texts(statement.Resource)).not.toContain('*');
        if (!action.startsWith('ec2:')) continue;
        expect(JSON.stringify(statement.Condition)).toMatch(/BedrockManaged|ec2:Vpc/);
      }
    }
  });

  it.each([
    ['Prefix', 'a/*'],
    ['BucketNamePrefix', '*'],
    ['RoleNamePrefix', 'a*'],
    ['KmsKeyArn', '*'],
    ['VpcId', 'vpc-*'],
    ['OldVersionDays', '0'],
  ])('refuses a %s that would mean more than one thing: %s', (name, value) => {
    expect(() => stack('region', { [name]: value })).toThrow();
  });
});

describe('the stack', () => {
  it('puts out what jobs.yaml needs', () => {
    expect(Object.fromEntries(PLAIN.outputs.map(({ name, value }) => [name, value]))).toEqual({
      Region: REGION,
      AccountId: ACCOUNT,
      Bucket: nameOf('DataBucket'),
      OutputBucket: nameOf('OutputBucket'),
      ServiceRoleArn: `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service-${REGION}`,
    });
  });

  it('can be sent inline, and its policy fits what IAM takes', () => {
    expect(Buffer.byteLength(templateText('region'))).toBeLessThan(51_200);
    expect(JSON.stringify(policyOf(FULL, 'ServiceRole')).length).toBeLessThan(10_240);
  });

  it('uses the names that account.yaml grants', () => {
    const granted = ['PlanRole', 'StatusRole', 'ApplyRole', 'TeardownRole']
      .flatMap((role) => policyOf(stack('account'), role))
      .flatMap(({ Resource }) => texts(Resource))
      .flatMap((arn) => /^arn:aws:s3:::([^/]+)/.exec(arn)?.[1] ?? []);
    expect([...new Set(granted)].sort()).toEqual(BUCKETS.map(nameOf).sort());
  });
});
