import { describe, expect, it } from '@jest/globals';
import type { StackOptions } from '../../../src/simulator/cloudformation/setup.ts';
import { createStack, deleteStack, updateStack } from '../../../src/simulator/cloudformation/stacks.ts';
import type { Stack } from '../../../src/simulator/cloudformation/state.ts';
import { NEW_BUCKET } from '../../../src/simulator/s3/bucket-settings.ts';
import { createWorld, type World } from '../../../src/simulator/world.ts';
import { ACCOUNT, placeholders } from './support.ts';

const TRUST =
  '{ Statement: { Effect: Allow, Action: "sts:AssumeRole", Principal: { Service: bedrock.amazonaws.com } } }';
const ALLOW = (action: string) => `{ Statement: [{ Effect: Allow, Action: ${action}, Resource: "*" }] }`;
const role = (more = '') =>
  `{ Type: AWS::IAM::Role, Properties: { RoleName: lab, AssumeRolePolicyDocument: ${TRUST} ${more} } }`;

function worldWith(template: string, more: Partial<StackOptions> = {}): World {
  return createWorld({ stacks: [{ name: 'lab', template: placeholders(template), ...more }] });
}

/** Why the first resource that failed could not be made. */
function failureOf(template: string): string {
  const world = createWorld({ roles: [], buckets: [] });
  const stack = deployTo(world, template);
  return stack.events.find(({ status }) => status === 'CREATE_FAILED')?.reason ?? stack.status;
}

function groundOf(world: World) {
  return { ...world, state: world.cloudFormation, now: () => 0 };
}

const WHERE = { accountId: ACCOUNT, region: 'us-east-1' };

function deployTo(world: World, template: string): Stack {
  const present = world.cloudFormation.stacks.find(({ name }) => name === 'lab');
  const wanted = {
    stackName: 'lab',
    templateBody: placeholders(template),
    parameters: {},
    previousParameters: [],
    capabilities: ['CAPABILITY_NAMED_IAM'],
    tags: undefined,
  };
  return (present === undefined ? createStack : updateStack)(wanted, WHERE, groundOf(world));
}

const actionsOf = ({ iam }: World) =>
  Object.fromEntries(
    Object.entries(iam.roles[0]?.policies ?? {}).map(([name, { Statement }]) => [name, Statement[0]?.Action]),
  );

describe('roles', () => {
  it('have trust, session length, and inline policies', () => {
    const world = worldWith(`
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: lab
      Path: /ci/
      MaxSessionDuration: "7200"
      AssumeRolePolicyDocument: !Sub
        - '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::$(AWS::AccountId):oidc-provider/$(Host)"},
            "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"$(Host):sub": ["$(Subjects)"]}}}]}'
        - Host: token.example
          Subjects: !Join ['","', [one, two]]
      Policies:
        - { PolicyName: read, PolicyDocument: ${ALLOW('s3:GetObject')} }
`);
    expect(world.iam.roles).toEqual([
      {
        arn: `arn:aws:iam::${ACCOUNT}:role/ci/lab`,
        maxSessionSeconds: 7200,
        trust: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.example` },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'token.example:sub': ['one', 'two'] } },
            },
          ],
        },
        policies: { read: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } },
      },
    ]);
  });

  it('without policies may do nothing', () => {
    expect(worldWith(`Resources: { Role: ${role()} }`).iam.roles[0]?.policies).toEqual({});
  });

  it('take policies from resources of their own, and lose them with these', () => {
    const own = `Role: ${role(`, Policies: [{ PolicyName: own, PolicyDocument: ${ALLOW('s3:A')} }]`)}`;
    const world = worldWith(`
Resources:
  ${own}
  Inline: { Type: AWS::IAM::Policy, Properties: { PolicyName: inline, Roles: [!Ref Role], PolicyDocument: ${ALLOW('s3:B')} } }
  Single: { Type: AWS::IAM::RolePolicy, Properties: { PolicyName: single, RoleName: !Ref Role, PolicyDocument: ${ALLOW('s3:C')} } }
  Managed: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: shared, Roles: [!Ref Role], PolicyDocument: ${ALLOW('s3:D')} } }
`);
    const managed = `arn:aws:iam::${ACCOUNT}:policy/shared`;
    expect(actionsOf(world)).toEqual({ own: 's3:A', inline: 's3:B', single: 's3:C', [managed]: 's3:D' });
    deployTo(world, `Resources: { ${own.replace('s3:A', 's3:Changed')} }`);
    expect(actionsOf(world)).toEqual({ own: 's3:Changed' });
    expect(world.iam.managedPolicies).toEqual({});
  });

  it('are bounded by a managed policy, which must exist', () => {
    const bounded = (arn: string) => role(`, PermissionsBoundary: ${arn}`);
    const world = worldWith(`
Resources:
  Bounds: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${ALLOW('s3:*')} } }
  Role: ${bounded('!Ref Bounds')}
`);
    expect(world.iam.roles[0]?.boundary?.Statement[0]?.Action).toBe('s3:*');
    expect(failureOf(`Resources: { Role: ${bounded(`arn:aws:iam::${ACCOUNT}:policy/x`)} }`)).toContain(
      'NoSuchEntity',
    );
  });

  it.each([
    ['a trust policy that is no JSON', '"{"', 'MalformedPolicyDocument'],
    ['a trust policy with a resource', TRUST.replace('Effect', 'Resource: "*", Effect'), 'Resource'],
    [
      'a trust policy without a principal',
      '{ Statement: { Effect: Allow, Action: "sts:AssumeRole" } }',
      'Principal',
    ],
    ['a statement element that does not exist', TRUST.replace('Effect', 'Colour: red, Effect'), 'Colour'],
    ['an effect that does not exist', TRUST.replace('Allow', 'Maybe'), 'effect'],
    [
      'a version that does not exist',
      TRUST.replace('{ Statement', '{ Version: 2020-01-01, Statement'),
      '2020-01-01',
    ],
    [
      'a trust policy beyond the quota',
      TRUST.replace('Effect', `Sid: ${'x'.repeat(2048)}, Effect`),
      'ACLSizePerRole',
    ],
  ])('are not made with %s', (_name, trust, told) => {
    const template = `Resources: { Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust} } } }`;
    expect(failureOf(template)).toContain(told);
  });

  it('are not made with more inline policies than the quota allows', () => {
    const policies = (length: number) =>
      role(
        `, Policies: [${['a', 'b']
          .map((name) => `{ PolicyName: ${name}, PolicyDocument: ${ALLOW(`"s3:${'x'.repeat(length)}"`)} }`)
          .join(', ')}]`,
      );
    expect(failureOf(`Resources: { Role: ${policies(5000)} }`)).toBe('CREATE_COMPLETE');
    expect(failureOf(`Resources: { Role: ${policies(5200)} }`)).toContain('Maximum policy size of 10240');
  });

  it('do not share a name, whatever their path', () => {
    const template = `Resources: { A: ${role()}, B: ${role(', Path: /x/')} }`;
    expect(failureOf(template)).toContain('EntityAlreadyExists');
  });
});

describe('OIDC providers', () => {
  const properties = '{ Url: "https://ghes.example/_services/token", ClientIdList: [sts.amazonaws.com] }';
  const provider = (more = '') =>
    `Resources: { P: { Type: AWS::IAM::OIDCProvider, Properties: ${properties} ${more} } }`;

  it('are known by issuer, and there is one for each', () => {
    const world = worldWith(provider());
    expect(world.iam.oidcProviders).toEqual({
      [ACCOUNT]: { 'ghes.example/_services/token': ['sts.amazonaws.com'] },
    });
    const twice = `, Q: { Type: AWS::IAM::OIDCProvider, Properties: ${properties} } }`;
    expect(failureOf(provider().replace(/\}$/, twice))).toContain('EntityAlreadyExists');
  });

  it.each([
    ['go with their stack', '', []],
    ['stay where they are to be retained', ', DeletionPolicy: Retain', ['ghes.example/_services/token']],
  ])('%s', (_name, more, left) => {
    const world = worldWith(provider(more));
    deleteStack('lab', [], { where: WHERE, ground: groundOf(world) });
    expect(Object.keys(world.iam.oidcProviders[ACCOUNT] ?? {})).toEqual(left);
  });
});

describe('buckets', () => {
  const SECURED = `
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: lab-data
      VersioningConfiguration: { Status: Enabled }
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: "true" }
      OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerPreferred }] }
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - BucketKeyEnabled: true
            ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: !GetAtt Key.Arn }
      LifecycleConfiguration:
        Rules:
          - { Id: parts, Status: Enabled, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }
          - { Id: old, Status: Disabled, Prefix: x/, ExpirationInDays: 30, NoncurrentVersionExpiration: { NoncurrentDays: 9, NewerNoncurrentVersions: 2 } }
      Tags: [{ Key: team, Value: ml }]
  Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement: [{ Effect: Deny, Principal: "*", Action: "s3:*", Resource: !Sub "$(Data.Arn)/*", Condition: { Bool: { aws:SecureTransport: false } } }]
`;

  it('have exactly what the template says', () => {
    const world = worldWith(SECURED, { region: 'eu-west-1', tags: { cost: '7' } });
    const [bucket] = world.s3.buckets;
    expect(bucket).toMatchObject({ name: 'lab-data', owner: ACCOUNT, region: 'eu-west-1', versioning: true });
    expect(bucket?.settings).toMatchObject({
      publicAccessBlock: {
        BlockPublicAcls: true,
        BlockPublicPolicy: false,
        IgnorePublicAcls: false,
        RestrictPublicBuckets: true,
      },
      objectOwnership: 'BucketOwnerPreferred',
      lifecycle: [
        { id: 'parts', enabled: true, prefix: '', abortUploadsAfter: 7 },
        {
          id: 'old',
          enabled: false,
          prefix: 'x/',
          expireAfter: 30,
          expireNoncurrentAfter: 9,
          keepNoncurrent: 2,
        },
      ],
      policy: {
        Statement: [
          {
            Principal: '*',
            Resource: 'arn:aws:s3:::lab-data/*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
      tags: { team: 'ml', cost: '7', 'aws:cloudformation:stack-name': 'lab' },
    });
    expect(bucket?.settings.encryption).toMatchObject({ algorithm: 'aws:kms', bucketKey: true });
    expect(bucket?.settings.encryption?.kmsKeyId).toMatch(
      /^arn:aws:kms:eu-west-1:111122223333:key\/[0-9a-f-]{36}$/,
    );
  });

  it('have what S3 gives every new bucket where the template is silent', () => {
    const [bucket] = worldWith('Resources: { B: { Type: AWS::S3::Bucket } }').s3.buckets;
    expect(bucket?.versioning).toBe(false);
    expect(bucket?.settings).toMatchObject(NEW_BUCKET);
  });

  it('keep their policy through an update, and lose it with its resource', () => {
    const world = worldWith(SECURED);
    deployTo(world, SECURED.replace('Value: ml', 'Value: ops'));
    expect(world.s3.buckets[0]?.settings).toMatchObject({
      tags: { team: 'ops' },
      policy: { Statement: [{}] },
    });
    deployTo(world, SECURED.slice(0, SECURED.indexOf('  Policy:')));
    expect(world.s3.buckets[0]?.settings.policy).toBeUndefined();
  });

  it.each([
    ['a name that S3 does not take', 'BucketName: Lab', 'InvalidBucketName'],
    ['suspended versioning', 'VersioningConfiguration: { Status: Suspended }', 'Suspended'],
    ['an unknown ownership', 'OwnershipControls: { Rules: [{ ObjectOwnership: Mine }] }', 'Mine'],
    [
      'a key without KMS',
      'BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: AES256, KMSMasterKeyID: k } }] }',
      'InvalidArgument',
    ],
    ['an unknown rule status', 'LifecycleConfiguration: { Rules: [{ Status: On }] }', 'On'],
  ])('are not made with %s', (_name, properties, told) => {
    expect(failureOf(`Resources: { B: { Type: AWS::S3::Bucket, Properties: { ${properties} } } }`)).toContain(
      told,
    );
  });

  it('refuse a policy about other buckets', () => {
    expect(failureOf(SECURED.replace('$(Data.Arn)/*', 'arn:aws:s3:::lab-data-2/*'))).toContain(
      'MalformedPolicy',
    );
  });
});

describe('a world with stacks', () => {
  it('has the defaults of every kind that no stack makes', () => {
    const plain = createWorld();
    const world = worldWith('Resources: { B: { Type: AWS::S3::Bucket } }');
    expect(world.s3.buckets.length).toBe(1);
    expect(world.iam.roles).toEqual(plain.iam.roles);
    expect(world.iam.oidcProviders).toEqual(plain.iam.oidcProviders);
    const roles = worldWith(`Resources: { Role: ${role()} }`, { accountId: '444455556666' });
    expect(roles.iam.roles.map(({ arn }) => arn)).toEqual(['arn:aws:iam::444455556666:role/lab']);
    expect(roles.s3.buckets).toEqual(plain.s3.buckets);
  });

  it('is not made where a stack fails', () => {
    expect(() =>
      worldWith('Resources: { B: { Type: AWS::S3::Bucket, Properties: { BucketName: X } } }'),
    ).toThrow('InvalidBucketName');
  });
});
