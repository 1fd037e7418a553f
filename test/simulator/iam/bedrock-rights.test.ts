import { Buffer } from 'node:buffer';
import {
  CreateModelCustomizationJobCommand,
  DeleteCustomModelCommand,
  GetModelCustomizationJobCommand,
  ListFoundationModelsCommand,
  ListTagsForResourceCommand,
  StopModelCustomizationJobCommand,
  type Tag,
  TagResourceCommand,
} from '@aws-sdk/client-bedrock';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SERVICE_MODEL } from '../../../src/simulator/bedrock/service-model.data.ts';
import { accountOf, initialState } from '../../../src/simulator/bedrock/state.ts';
import { actionsOf } from '../../../src/simulator/iam/authorize.ts';
import { bedrockNeeds } from '../../../src/simulator/iam/bedrock-actions.ts';
import type { PolicyStatement } from '../../../src/simulator/identity.ts';
import { putObject } from '../../../src/simulator/s3/state.ts';
import { useSimulator } from '../../support/simulator.ts';
import { conversations, NOVA_MICRO } from '../bedrock/support.ts';
import {
  ACCOUNT,
  administrator,
  allow,
  assumed,
  BUCKET,
  grant,
  REGION,
  SERVICE_ROLE,
  worldWithRole,
} from './support.ts';

const simulator = useSimulator(() => ({ world: worldWithRole() }));
const OWNER = 'bedrock-tune:repository-id';
const ours: Tag[] = [{ key: OWNER, value: '4242' }];
const HERE = `arn:aws:bedrock:${REGION}:${ACCOUNT}`;
const MODEL = `arn:aws:bedrock:${REGION}::foundation-model/${NOVA_MICRO}`;
const TAGGED = { StringEquals: { [`aws:RequestTag/${OWNER}`]: '4242' } };
const OWNED = { StringEquals: { [`aws:ResourceTag/${OWNER}`]: '4242' } };

beforeEach(() => {
  const { world } = simulator();
  const bucket = world.s3.buckets.find(({ name }) => name === BUCKET);
  if (bucket === undefined) throw new Error('the default bucket is gone');
  putObject(world.s3, bucket, { key: 'train.jsonl', body: conversations(20), modifiedAt: 0 });
});

function creation(name: string, changes: { readonly tags?: Tag[]; readonly kms?: string } = {}) {
  const { tags = ours, kms } = changes;
  return new CreateModelCustomizationJobCommand({
    jobName: name,
    customModelName: name,
    roleArn: SERVICE_ROLE,
    baseModelIdentifier: NOVA_MICRO,
    trainingDataConfig: { s3Uri: `s3://${BUCKET}/train.jsonl` },
    outputDataConfig: { s3Uri: `s3://${BUCKET}/outputs` },
    jobTags: tags,
    customModelTags: tags,
    ...(kms && { customModelKmsKeyId: kms }),
  });
}

/** What a role needs to start a run, as narrow as it goes. */
const STARTING: readonly PolicyStatement[] = [
  allow('bedrock:CreateModelCustomizationJob', MODEL, TAGGED),
  allow('bedrock:CreateModelCustomizationJob', `${HERE}:model-customization-job/*`, TAGGED),
  allow('bedrock:CreateModelCustomizationJob', `${HERE}:custom-model/*`, TAGGED),
  allow('bedrock:TagResource', `${HERE}:model-customization-job/*`, TAGGED),
  allow('bedrock:TagResource', `${HERE}:custom-model/*`, TAGGED),
  allow('iam:PassRole', SERVICE_ROLE, { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } }),
];

describe('starting a run', () => {
  it('works with exactly these rights', async () => {
    grant(simulator(), ...STARTING);
    await expect(assumed(simulator()).bedrock.send(creation('run-1'))).resolves.toMatchObject({
      jobArn: expect.stringContaining(':model-customization-job/'),
    });
  });

  it.each(STARTING.map((statement, index) => [statement.Action, statement.Resource, index] as const))(
    'fails without %s on %s, and nothing is started',
    async (action, _resource, index) => {
      grant(simulator(), ...STARTING.filter((_statement, other) => other !== index));
      await expect(assumed(simulator()).bedrock.send(creation('run-1'))).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining(`is not authorized to perform: ${action} on resource: `),
        $metadata: { httpStatusCode: 403 },
      });
      expect(simulator().bedrock().snapshot().accounts).toEqual({});
    },
  );

  it.each<[string, Tag[]]>([
    ['no tags', []],
    ['the tag of another repository', [{ key: OWNER, value: '1' }]],
  ])('fails with %s', async (_what, tags) => {
    grant(simulator(), ...STARTING);
    const started = assumed(simulator()).bedrock.send(creation('run-1', { tags }));
    await expect(started).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('needs the key as well where the model is to be encrypted with one', async () => {
    const kms = `arn:aws:kms:${REGION}:${ACCOUNT}:key/0a1b2c3d-0000-4000-8000-0123456789ab`;
    grant(simulator(), ...STARTING);
    const { bedrock } = assumed(simulator());
    await expect(bedrock.send(creation('run-1', { kms }))).rejects.toMatchObject({
      message: expect.stringContaining(`kms:CreateGrant on resource: ${kms}`),
    });
    const via = { StringEquals: { 'kms:ViaService': `bedrock.${REGION}.amazonaws.com` } };
    grant(simulator(), ...STARTING, allow('kms:*', kms, via));
    await expect(bedrock.send(creation('run-1', { kms }))).resolves.toBeDefined();
  });
});

describe('what carries tags', () => {
  beforeEach(async () => {
    const { bedrock } = administrator(simulator());
    await bedrock.send(creation('ours'));
    await bedrock.send(creation('theirs', { tags: [{ key: OWNER, value: '1' }] }));
  });

  it('is open by the tag of its owner, under its name and under its ARN', async () => {
    grant(simulator(), allow('bedrock:*', `${HERE}:*`, OWNED));
    const { bedrock } = assumed(simulator());
    const { jobArn } = await bedrock.send(new GetModelCustomizationJobCommand({ jobIdentifier: 'ours' }));
    await bedrock.send(new StopModelCustomizationJobCommand({ jobIdentifier: jobArn }));
    await bedrock.send(new ListTagsForResourceCommand({ resourceARN: jobArn }));
    const stop = bedrock.send(new StopModelCustomizationJobCommand({ jobIdentifier: 'theirs' }));
    await expect(stop).rejects.toMatchObject({
      message: expect.stringContaining(`bedrock:StopModelCustomizationJob on resource: ${HERE}:model-custom`),
    });
    // A condition on tags cannot hold for what does not exist.
    const missing = bedrock.send(new StopModelCustomizationJobCommand({ jobIdentifier: 'none' }));
    await expect(missing).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('cannot be taken over by tagging it, where tagging asks for the owner', async () => {
    grant(
      simulator(),
      allow('bedrock:TagResource', '*', { StringEquals: { ...OWNED.StringEquals, ...TAGGED.StringEquals } }),
    );
    const { bedrock } = assumed(simulator());
    const jobs = simulator().bedrock().snapshot().accounts[`${ACCOUNT}/${REGION}`]?.jobs ?? [];
    const theirs = jobs.find(({ input }) => input.jobName === 'theirs')?.arn;
    const taken = bedrock.send(new TagResourceCommand({ resourceARN: theirs, tags: ours }));
    await expect(taken).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('stays with its model', async () => {
    simulator().clock.advance(200 * 60_000);
    grant(simulator(), allow('bedrock:DeleteCustomModel', `${HERE}:custom-model/*`, OWNED));
    const { bedrock } = assumed(simulator());
    const theirs = bedrock.send(new DeleteCustomModelCommand({ modelIdentifier: 'theirs' }));
    await expect(theirs).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(
      bedrock.send(new DeleteCustomModelCommand({ modelIdentifier: 'ours' })),
    ).resolves.toBeDefined();
  });
});

describe('lists', () => {
  it('are denied without a resource, and open on all resources only', async () => {
    grant(simulator(), allow('bedrock:List*', `${HERE}:*`));
    const { bedrock } = assumed(simulator());
    const text =
      'perform: bedrock:ListFoundationModels because no identity-based policy allows the bedrock:ListFoundationModels action';
    await expect(bedrock.send(new ListFoundationModelsCommand({}))).rejects.toMatchObject({
      message: expect.stringContaining(text),
    });
    grant(simulator(), allow('bedrock:List*'));
    await expect(bedrock.send(new ListFoundationModelsCommand({}))).resolves.toBeDefined();
  });
});

describe('the ledger', () => {
  it('names the actions of each call, whether rights are enforced or not', async () => {
    const { bedrock } = administrator(simulator());
    await bedrock.send(creation('run-1'));
    await bedrock.send(new StopModelCustomizationJobCommand({ jobIdentifier: 'run-1' }));
    expect(
      simulator()
        .ledger.entries({ write: true })
        .map(({ actions }) => actions),
    ).toEqual([
      ['bedrock:CreateModelCustomizationJob', 'bedrock:TagResource', 'iam:PassRole'],
      ['bedrock:StopModelCustomizationJob'],
    ]);
  });
});

describe('the table of actions', () => {
  const account = accountOf(initialState(), ACCOUNT, REGION);

  it('knows every operation of the service model, by the action of its name', () => {
    for (const operation of Object.keys(SERVICE_MODEL.operations)) {
      const needs = bedrockNeeds(operation, {}, account);
      expect([operation, actionsOf(needs ?? [])]).toEqual([
        operation,
        expect.arrayContaining([`bedrock:${operation}`]),
      ]);
    }
    expect(bedrockNeeds('toString', {}, account)).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    [
      'CreateCustomModelDeployment',
      { modelArn: `${HERE}:custom-model/m/1`, tags: ours },
      [
        `bedrock:CreateCustomModelDeployment ${HERE}:custom-model/m/1`,
        `bedrock:TagResource ${HERE}:custom-model-deployment/*`,
      ],
    ],
    [
      'DeleteCustomModelDeployment',
      { customModelDeploymentIdentifier: `${HERE}:custom-model-deployment/d1` },
      [`bedrock:DeleteCustomModelDeployment ${HERE}:custom-model-deployment/d1`],
    ],
    [
      'CreateProvisionedModelThroughput',
      { modelId: NOVA_MICRO, tags: ours },
      [
        `bedrock:CreateProvisionedModelThroughput ${MODEL}`,
        `bedrock:TagResource ${HERE}:provisioned-model/*`,
      ],
    ],
    [
      'UpdateProvisionedModelThroughput',
      { provisionedModelId: 'p1', desiredModelId: MODEL },
      [
        `bedrock:UpdateProvisionedModelThroughput ${HERE}:provisioned-model/p1`,
        `bedrock:UpdateProvisionedModelThroughput ${MODEL}`,
      ],
    ],
    ['ListProvisionedModelThroughputs', {}, ['bedrock:ListProvisionedModelThroughputs *']],
    [
      'StopModelCustomizationJob',
      { jobIdentifier: 7 },
      [`bedrock:StopModelCustomizationJob ${HERE}:model-customization-job/`],
    ],
    ['TagResource', { resourceARN: 'arn:x', tags: [{ key: 1 }, null, 'x'] }, ['bedrock:TagResource arn:x']],
  ])('%s of %j', (operation, input, expected) => {
    const needs = bedrockNeeds(operation, input, account) ?? [];
    expect(needs.map(({ action, resource }) => `${action} ${resource}`)).toEqual(expected);
  });
});

it('refuses a body that is not JSON as it does for callers without policies', async () => {
  const { env } = simulator();
  const answer = await fetch(`${env['AWS_ENDPOINT_URL_BEDROCK']}/model-customization-jobs`, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=AKIASIMULATEDLAPTOP1/20260101/${REGION}/bedrock/aws4_request, x`,
    },
    body: Buffer.from('{'),
  });
  expect(answer.status).toBe(400);
});
