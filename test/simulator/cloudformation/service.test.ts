import { Buffer } from 'node:buffer';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  UpdateStackCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { putObject } from '../../../src/simulator/s3/state.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';
import { placeholders } from './support.ts';

const simulator = useSimulator(() => ({
  world: createWorld({ roles: [], buckets: [], oidcProvider: false }),
}));

let client: CloudFormationClient;
beforeAll(() => {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    simulator().laptopEnv;
  client = new CloudFormationClient({
    region: 'us-east-1',
    endpoint: simulator().env['AWS_ENDPOINT_URL_CLOUDFORMATION'] ?? '',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
});
afterAll(() => client.destroy());

const TRUST =
  '{ Statement: { Effect: Allow, Action: "sts:AssumeRole", Principal: { Service: bedrock.amazonaws.com } } }';
/** A bucket that goes with its stack, one that stays, and a role. */
const TEMPLATE = placeholders(`
Description: A lab
Parameters:
  Name: { Type: String, Default: lab, Description: Start of every name }
  Session: { Type: Number, Default: 3600 }
  Secret: { Type: String, NoEcho: true, Default: hidden }
  Mode: { Type: String, AllowedValues: [a, b], Default: a }
Resources:
  Scratch: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "$(Name)-scratch" } }
  Kept: { Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: { BucketName: !Sub "$(Name)-kept" } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub "$(Name)-role"
      MaxSessionDuration: !Ref Session
      AssumeRolePolicyDocument: ${TRUST}
Outputs:
  RoleArn: { Value: !GetAtt Role.Arn, Description: The role }
`);

const create = (StackName: string, TemplateBody = TEMPLATE, parameters: Record<string, string> = {}) =>
  client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: parametersOf(parameters),
    }),
  );
const parametersOf = (parameters: Record<string, string>) =>
  Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
const describeStack = async (StackName: string) =>
  (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
const events = async (StackName: string) =>
  ((await client.send(new DescribeStackEventsCommand({ StackName }))).StackEvents ?? []).map(
    (event) => `${event.LogicalResourceId} ${event.ResourceStatus}`,
  );
const bucketNames = () => simulator().world.s3.buckets.map(({ name }) => name);
const fill = (name: string) => {
  const { s3 } = simulator().world;
  const bucket = s3.buckets.find((one) => one.name === name);
  if (bucket === undefined) throw new Error(`no bucket ${name}`);
  putObject(s3, bucket, { key: 'x', body: Buffer.from('x'), modifiedAt: 0 });
  return bucket;
};

describe('stacks', () => {
  it('makes what the template says, and tells it', async () => {
    await create('lab');
    const stack = await describeStack('lab');
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Description: 'A lab',
      Outputs: [
        {
          OutputKey: 'RoleArn',
          OutputValue: 'arn:aws:iam::111122223333:role/lab-role',
          Description: 'The role',
        },
      ],
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    });
    expect(stack?.Parameters).toContainEqual({ ParameterKey: 'Secret', ParameterValue: '****' });
    expect(stack?.Parameters).toContainEqual({ ParameterKey: 'Session', ParameterValue: '3600' });
    expect(bucketNames()).toEqual(['lab-scratch', 'lab-kept']);
    const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: 'lab' }));
    expect(
      StackResources?.map(({ LogicalResourceId, PhysicalResourceId }) => [
        LogicalResourceId,
        PhysicalResourceId,
      ]),
    ).toEqual([
      ['Scratch', 'lab-scratch'],
      ['Kept', 'lab-kept'],
      ['Role', 'lab-role'],
    ]);
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: 'lab' }));
    expect(TemplateBody).toBe(TEMPLATE);
    expect((await events('lab'))[0]).toBe('lab CREATE_COMPLETE');
  });

  it('knows a stack by name in its own account and region alone', async () => {
    await create('lab');
    await expect(describeStack('other')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id other does not exist',
    });
    await expect(create('lab')).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    const { Stacks } = await client.send(new DescribeStacksCommand({}));
    expect(Stacks?.map(({ StackName }) => StackName)).toEqual(['lab']);
  });

  it('wants named roles to be acknowledged', async () => {
    const request = { StackName: 'lab', TemplateBody: TEMPLATE };
    for (const Capabilities of [undefined, ['CAPABILITY_IAM' as const]])
      await expect(client.send(new CreateStackCommand({ ...request, Capabilities }))).rejects.toMatchObject({
        name: 'InsufficientCapabilitiesException',
      });
    expect(bucketNames()).toEqual([]);
  });

  it('changes what an update changes, and says when there is nothing to do', async () => {
    await create('lab');
    const update = (parameters: Record<string, string>) =>
      client.send(
        new UpdateStackCommand({
          StackName: 'lab',
          UsePreviousTemplate: true,
          Capabilities: ['CAPABILITY_NAMED_IAM'],
          Parameters: parametersOf(parameters),
        }),
      );
    await expect(update({})).rejects.toMatchObject({ message: 'No updates are to be performed.' });
    await update({ Session: '7200' });
    expect(await describeStack('lab')).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
    expect(simulator().world.iam.roles.map(({ maxSessionSeconds }) => maxSessionSeconds)).toEqual([7200]);
    fill('lab-kept');
    await update({ Session: '7200', Name: 'new' });
    // A new name is a new bucket. UpdateReplacePolicy is Delete unless given, but a bucket with objects cannot go.
    expect(bucketNames().sort()).toEqual(['lab-kept', 'new-kept', 'new-scratch']);
    expect(await events('lab')).toContain('Kept DELETE_FAILED');
    expect(await describeStack('lab')).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  });

  it('rolls a failed creation back, all but what is to be retained', async () => {
    await create('first', TEMPLATE, { Name: 'first' });
    await expect(
      create('second', TEMPLATE.replace(placeholders('!Sub "$(Name)-role"'), 'first-role'), {
        Name: 'second',
      }),
    ).resolves.toBeDefined();
    expect(await describeStack('second')).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
    expect(await events('second')).toContain('Role CREATE_FAILED');
    expect(bucketNames()).toContain('second-kept');
    expect(bucketNames()).not.toContain('second-scratch');
    await expect(
      client.send(
        new UpdateStackCommand({
          StackName: 'second',
          TemplateBody: TEMPLATE,
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
    await client.send(new DeleteStackCommand({ StackName: 'second' }));
    await expect(describeStack('second')).rejects.toThrow('does not exist');
  });

  it('rolls a failed update back to what was there', async () => {
    await create('lab');
    await client.send(
      new UpdateStackCommand({
        StackName: 'lab',
        TemplateBody: TEMPLATE,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: parametersOf({ Session: '60' }),
      }),
    );
    expect(await describeStack('lab')).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(simulator().world.iam.roles.map(({ maxSessionSeconds }) => maxSessionSeconds)).toEqual([3600]);
    expect(await describeStack('lab')).toMatchObject({
      Parameters: expect.arrayContaining([{ ParameterKey: 'Session', ParameterValue: '3600' }]),
    });
  });

  it('deletes what it made, keeps what it retains, and leaves a bucket with objects alone', async () => {
    const { StackId } = await create('lab');
    const bucket = fill('lab-scratch');
    await client.send(new DeleteStackCommand({ StackName: 'lab' }));
    const failed = await describeStack('lab');
    expect(failed?.StackStatus).toBe('DELETE_FAILED');
    expect(failed?.StackStatusReason).toContain('[Scratch]');
    expect(simulator().world.iam.roles).toEqual([]);
    bucket.versions = [];
    await client.send(new DeleteStackCommand({ StackName: 'lab' }));
    await expect(describeStack('lab')).rejects.toThrow('Stack with id lab does not exist');
    expect(await describeStack(StackId ?? '')).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
    expect(bucketNames()).toEqual(['lab-kept']);
    // A retained bucket is in the way of the next creation.
    await create('lab');
    expect(await describeStack('lab')).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  });

  it('gives a stack up that cannot be deleted, but only then', async () => {
    await create('lab');
    const skip = new DeleteStackCommand({ StackName: 'lab', RetainResources: ['Scratch'] });
    await expect(client.send(skip)).rejects.toMatchObject({ name: 'ValidationError' });
    fill('lab-scratch');
    await client.send(new DeleteStackCommand({ StackName: 'lab' }));
    await client.send(skip);
    await expect(describeStack('lab')).rejects.toThrow('does not exist');
    expect(bucketNames()).toContain('lab-scratch');
  });

  it('takes the deletion of a stack that does not exist for done', async () => {
    await expect(client.send(new DeleteStackCommand({ StackName: 'nobody' }))).resolves.toBeDefined();
  });
});

describe('change sets', () => {
  const plan = (
    ChangeSetName: string,
    ChangeSetType: 'CREATE' | 'UPDATE',
    parameters: Record<string, string> = {},
  ) =>
    client.send(
      new CreateChangeSetCommand({
        StackName: 'lab',
        ChangeSetName,
        ChangeSetType,
        TemplateBody: TEMPLATE,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: parametersOf(parameters),
        Tags: [],
      }),
    );
  const show = (ChangeSetName: string) =>
    client.send(new DescribeChangeSetCommand({ StackName: 'lab', ChangeSetName }));
  const carryOut = (ChangeSetName: string) =>
    client.send(new ExecuteChangeSetCommand({ StackName: 'lab', ChangeSetName, DisableRollback: false }));
  const changesOf = async (name: string) =>
    ((await show(name)).Changes ?? []).map(({ ResourceChange }) =>
      [ResourceChange?.Action, ResourceChange?.LogicalResourceId, ResourceChange?.Replacement]
        .filter(Boolean)
        .join(' '),
    );

  it('shows first, does then', async () => {
    await plan('one', 'CREATE');
    expect(bucketNames()).toEqual([]);
    expect(await describeStack('lab')).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' });
    expect(await changesOf('one')).toEqual(['Add Scratch', 'Add Kept', 'Add Role']);
    await carryOut('one');
    expect(await describeStack('lab')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    await expect(carryOut('one')).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' });
  });

  it('tells changes, replacements, and that there are none', async () => {
    await create('lab');
    await plan('none', 'UPDATE');
    expect(await show('none')).toMatchObject({ Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE' });
    expect((await show('none')).StatusReason).toContain("didn't contain changes");
    await plan('session', 'UPDATE', { Session: '7200' });
    expect(await changesOf('session')).toEqual(['Modify Role False']);
    await plan('name', 'UPDATE', { Name: 'new' });
    expect(await changesOf('name')).toEqual(['Modify Scratch True', 'Modify Kept True', 'Modify Role True']);
    await carryOut('session');
    // Worked out against what was deployed before: gone.
    await expect(show('name')).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
    expect(simulator().world.iam.roles.map(({ maxSessionSeconds }) => maxSessionSeconds)).toEqual([7200]);
  });

  it('can be thrown away', async () => {
    const { Id } = await plan('one', 'CREATE');
    // Deleting what is gone succeeds.
    for (const _ of ['there', 'gone'])
      await client.send(new DeleteChangeSetCommand({ ChangeSetName: Id ?? '' }));
    await expect(show('one')).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
    const nameless = client.send(new DeleteChangeSetCommand({ ChangeSetName: 'one' }));
    await expect(nameless).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('creates what is not there and updates what is', async () => {
    await expect(plan('one', 'UPDATE')).rejects.toThrow('Stack [lab] does not exist');
    await create('lab');
    await expect(plan('one', 'CREATE')).rejects.toThrow('already exists');
  });
});

describe('templates', () => {
  it('are summarised with their parameters and capabilities', async () => {
    const summary = await client.send(new GetTemplateSummaryCommand({ TemplateBody: TEMPLATE }));
    expect(summary).toMatchObject({
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      ResourceTypes: ['AWS::S3::Bucket', 'AWS::IAM::Role'],
      Description: 'A lab',
    });
    expect(summary.Parameters).toContainEqual({
      ParameterKey: 'Mode',
      DefaultValue: 'a',
      NoEcho: false,
      ParameterType: 'String',
      ParameterConstraints: { AllowedValues: ['a', 'b'] },
    });
    await create('lab');
    const deployed = await client.send(new GetTemplateSummaryCommand({ StackName: 'lab' }));
    expect(deployed.Parameters?.length).toBe(4);
  });

  it('are validated', async () => {
    const valid = await client.send(new ValidateTemplateCommand({ TemplateBody: TEMPLATE }));
    expect(valid.Parameters?.map(({ ParameterKey }) => ParameterKey)).toEqual([
      'Name',
      'Session',
      'Secret',
      'Mode',
    ]);
    const broken = TEMPLATE.replace('!GetAtt Role.Arn', '!GetAtt Role.Colour');
    await expect(client.send(new ValidateTemplateCommand({ TemplateBody: broken }))).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });

  it('may have 51,200 bytes', async () => {
    const large = (bytes: number) => `${TEMPLATE}#${'x'.repeat(bytes - TEMPLATE.length - 1)}`;
    await expect(
      client.send(new ValidateTemplateCommand({ TemplateBody: large(51_200) })),
    ).resolves.toBeDefined();
    await expect(client.send(new ValidateTemplateCommand({ TemplateBody: large(51_201) }))).rejects.toThrow(
      '51200',
    );
  });
});

it('refuses what it does not know, and never ignores it', async () => {
  const request = {
    StackName: 'lab',
    TemplateBody: TEMPLATE,
    Capabilities: ['CAPABILITY_NAMED_IAM' as const],
  };
  for (const more of [
    { RoleARN: 'arn:aws:iam::111122223333:role/deployer' },
    { OnFailure: 'DO_NOTHING' as const },
  ])
    await expect(client.send(new CreateStackCommand({ ...request, ...more }))).rejects.toThrow(
      'does not know',
    );
  expect(bucketNames()).toEqual([]);
});
