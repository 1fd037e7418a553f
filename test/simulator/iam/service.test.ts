import {
  type ContextEntry,
  DeleteOpenIDConnectProviderCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolePoliciesCommand,
  ListUsersCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from '@jest/globals';
import { useSimulator } from '../../support/simulator.ts';
import {
  ACCOUNT,
  administrator,
  allow,
  assumed,
  grant,
  policy,
  ROLE,
  testRole,
  worldWithRole,
} from './support.ts';

const simulator = useSimulator(() => ({ world: worldWithRole() }));
const iam = () => administrator(simulator()).iam;
const RoleName = 'tester';
const MANAGED = `arn:aws:iam::${ACCOUNT}:policy/shared`;
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
const OWN = policy(allow('s3:GetObject', 'arn:aws:s3:::b/*é'), allow('bedrock:List*'));

describe('roles', () => {
  it('are shown with path, trust, duration and boundary', async () => {
    const { world } = simulator();
    const boundary = policy(allow('s3:*'));
    world.iam.managedPolicies[MANAGED] = boundary;
    world.iam.roles[0] = { ...testRole({}), boundary };
    const { Role } = await iam().send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      Path: '/ci/',
      RoleName,
      Arn: ROLE,
      MaxSessionDuration: 3600,
      PermissionsBoundary: { PermissionsBoundaryArn: MANAGED },
    });
    const trust: unknown = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''));
    expect(trust).toEqual(testRole().trust);
  });

  it('have inline policies and attached ones', async () => {
    const { world } = simulator();
    world.iam.roles[0] = testRole({ own: OWN, [MANAGED]: policy(allow('*')) });
    const inline = await iam().send(new ListRolePoliciesCommand({ RoleName }));
    expect(inline).toMatchObject({ PolicyNames: ['own'], IsTruncated: false });
    const got = await iam().send(new GetRolePolicyCommand({ RoleName, PolicyName: 'own' }));
    expect(JSON.parse(decodeURIComponent(got.PolicyDocument ?? ''))).toEqual(OWN);
    const attached = await iam().send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(attached.AttachedPolicies).toEqual([{ PolicyName: 'shared', PolicyArn: MANAGED }]);
  });

  it('are deleted once their policies are', async () => {
    simulator().world.iam.roles[0] = testRole({ own: OWN });
    const remove = () => iam().send(new DeleteRoleCommand({ RoleName }));
    await expect(remove()).rejects.toMatchObject({ name: 'DeleteConflictException' });
    await iam().send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'own' }));
    await remove();
    await expect(iam().send(new GetRoleCommand({ RoleName }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });

  it.each([
    ['a role', () => new GetRoleCommand({ RoleName: 'nobody' })],
    ['part of a name', () => new GetRoleCommand({ RoleName: 'ester' })],
    ['a policy', () => new GetRolePolicyCommand({ RoleName, PolicyName: 'toString' })],
    ['a managed policy', () => new GetRolePolicyCommand({ RoleName, PolicyName: MANAGED })],
  ])('are not found: %s', async (_what, command) => {
    simulator().world.iam.roles[0] = testRole({ [MANAGED]: OWN });
    // One overload of `send` for each command: any of these will do.
    await expect(iam().send(command() as GetRoleCommand)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

describe('OIDC providers', () => {
  it('are listed, shown and deleted, and deleted again', async () => {
    const list = async () =>
      (await iam().send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList;
    expect(await list()).toEqual([{ Arn: PROVIDER }]);
    const show = () =>
      iam().send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: PROVIDER }));
    expect(await show()).toMatchObject({
      Url: 'token.actions.githubusercontent.com',
      ClientIDList: ['sts.amazonaws.com'],
    });
    const remove = () =>
      iam().send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: PROVIDER }));
    await remove();
    await remove();
    expect(await list()).toEqual([]);
    await expect(show()).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});

describe('SimulatePrincipalPolicy', () => {
  const BUCKET_ARN = 'arn:aws:s3:::b';
  const prefix = (value: string): ContextEntry => ({
    ContextKeyName: 's3:prefix',
    ContextKeyType: 'string',
    ContextKeyValues: [value],
  });

  async function simulate(
    ActionNames: string[],
    more: { ResourceArns?: string[]; ContextEntries?: ContextEntry[] } = {},
  ) {
    const command = new SimulatePrincipalPolicyCommand({ PolicySourceArn: ROLE, ActionNames, ...more });
    const { EvaluationResults = [] } = await iam().send(command);
    return EvaluationResults;
  }

  it('answers for each action on each resource', async () => {
    grant(simulator(), allow('s3:*'), {
      Effect: 'Deny',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::b/locked/*',
    });
    const results = await simulate(['s3:PutObject', 'bedrock:GetCustomModel'], {
      ResourceArns: ['arn:aws:s3:::b/x', 'arn:aws:s3:::b/locked/x'],
    });
    expect(results.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision])).toEqual([
      ['s3:PutObject', 'allowed'],
      ['s3:PutObject', 'explicitDeny'],
      ['bedrock:GetCustomModel', 'implicitDeny'],
      ['bedrock:GetCustomModel', 'implicitDeny'],
    ]);
    expect(results[1]?.EvalResourceName).toBe('arn:aws:s3:::b/locked/x');
  });

  it('asks about all resources where none is named', async () => {
    grant(simulator(), allow('bedrock:List*'), allow('s3:GetObject', 'arn:aws:s3:::b/*'));
    expect(await simulate(['bedrock:ListCustomModels', 's3:GetObject'])).toMatchObject([
      { EvalResourceName: '*', EvalDecision: 'allowed' },
      { EvalResourceName: '*', EvalDecision: 'implicitDeny' },
    ]);
  });

  it('knows the keys it is given, and names those it misses', async () => {
    grant(
      simulator(),
      allow('s3:ListBucket', BUCKET_ARN, {
        StringLike: { 's3:prefix': 'tune/*' },
        Bool: { 'aws:SecureTransport': 'true' },
      }),
      allow('bedrock:TagResource', '*', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }),
    );
    const ResourceArns = [BUCKET_ARN];
    expect(
      await simulate(['s3:ListBucket'], { ResourceArns, ContextEntries: [prefix('tune/x')] }),
    ).toMatchObject([{ EvalDecision: 'implicitDeny', MissingContextValues: ['aws:SecureTransport'] }]);
    const secure = {
      ContextKeyName: 'aws:SecureTransport',
      ContextKeyType: 'boolean',
      ContextKeyValues: ['true'],
    } as const;
    const ContextEntries = [prefix('tune/x'), { ...secure, ContextKeyValues: ['true'] }];
    expect(await simulate(['s3:ListBucket'], { ResourceArns, ContextEntries })).toMatchObject([
      { EvalDecision: 'allowed', MissingContextValues: [] },
    ]);
    const keys = (...ContextKeyValues: string[]): ContextEntry => ({
      ContextKeyName: 'aws:TagKeys',
      ContextKeyType: 'stringList',
      ContextKeyValues,
    });
    expect(await simulate(['bedrock:TagResource'], { ContextEntries: [keys('a', 'b')] })).toMatchObject([
      { EvalDecision: 'allowed' },
    ]);
    expect(await simulate(['bedrock:TagResource'], { ContextEntries: [keys('a', 'c')] })).toMatchObject([
      { EvalDecision: 'implicitDeny' },
    ]);
  });

  it('tells what the boundary says', async () => {
    simulator().world.iam.roles[0] = {
      ...testRole({ own: policy(allow('*')) }),
      boundary: policy(allow('s3:*')),
    };
    expect(await simulate(['s3:PutObject', 'iam:PassRole'])).toMatchObject([
      { EvalDecision: 'allowed', PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true } },
      {
        EvalDecision: 'implicitDeny',
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
      },
    ]);
  });

  it('fails on a policy it cannot judge, and on a role that is not there', async () => {
    grant(simulator(), allow('*', '*', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }));
    await expect(simulate(['s3:PutObject'])).rejects.toMatchObject({ name: 'PolicyEvaluationException' });
    simulator().world.iam.roles.shift();
    await expect(simulate(['s3:PutObject'])).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});

describe('the caller', () => {
  it('needs rights of IAM as well, on the role with its path', async () => {
    grant(simulator(), allow('iam:GetRole', ROLE));
    const { iam: own } = assumed(simulator());
    await expect(own.send(new GetRoleCommand({ RoleName }))).resolves.toBeDefined();
    await expect(own.send(new ListRolePoliciesCommand({ RoleName }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(`iam:ListRolePolicies on resource: ${ROLE} because`),
    });
    const other = own.send(new GetRoleCommand({ RoleName: 'bedrock-tune-plan' }));
    await expect(other).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(
      simulator()
        .ledger.entries({ service: 'iam' })
        .map(({ actions }) => actions),
    ).toEqual([['iam:GetRole'], ['iam:ListRolePolicies'], ['iam:GetRole']]);
  });

  it('is told what the simulator does not know', async () => {
    await expect(iam().send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'InvalidAction' });
    const page = iam().send(new ListRolePoliciesCommand({ RoleName, MaxItems: 1 }));
    await expect(page).rejects.toMatchObject({ name: 'InvalidInputException' });
  });
});
