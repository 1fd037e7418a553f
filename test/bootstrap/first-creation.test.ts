/** A creation that fails takes back what it made, or the next one would find its names in use. */
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createWorld } from '../../src/simulator/world.ts';
import { useSimulator } from '../support/simulator.ts';
import { REGION, REPOSITORY, type TemplateName, templateText } from './stacks.ts';

const simulator = useSimulator(() => ({
  world: createWorld({ roles: [], buckets: [], oidcProvider: false }),
}));

let client: CloudFormationClient;
beforeAll(() => {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    simulator().laptopEnv;
  client = new CloudFormationClient({
    region: REGION,
    endpoint: simulator().env['AWS_ENDPOINT_URL_CLOUDFORMATION'] ?? '',
    credentials: { accessKeyId, secretAccessKey },
  });
});
afterAll(() => client.destroy());

async function create(template: TemplateName, StackName: string): Promise<string | undefined> {
  await client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: templateText(template),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(template === 'account' ? REPOSITORY : {}).map(
        ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
      ),
    }),
  );
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  return Stacks?.[0]?.StackStatus;
}

/** What an account has of what the templates make. */
function account() {
  const { iam, s3 } = simulator().world;
  return {
    roles: iam.roles.map(({ arn }) => arn),
    providers: Object.values(iam.oidcProviders).flatMap((providers) => Object.keys(providers)),
    buckets: s3.buckets.map(({ name }) => name),
  };
}

it.each<TemplateName>(['account', 'region'])(
  '%s.yaml leaves nothing where a role name is taken',
  async (template) => {
    expect(await create(template, 'first')).toBe('CREATE_COMPLETE');
    const { roles } = simulator().world.iam;
    const taken = roles.at(-1);
    if (taken === undefined) throw new Error('the stack has made no role');
    simulator().reset();
    simulator().world.iam.roles.push(taken);
    const before = account();
    expect(await create(template, 'lab')).toBe('ROLLBACK_COMPLETE');
    expect(account()).toEqual(before);
    simulator().world.iam.roles.pop();
    await client.send(new DeleteStackCommand({ StackName: 'lab' }));
    expect(await create(template, 'lab')).toBe('CREATE_COMPLETE');
  },
);

it.each<TemplateName>(['account', 'region'])(
  '%s.yaml once made leaves data and the provider',
  async (template) => {
    await create(template, 'lab');
    const { providers, buckets } = account();
    await client.send(new DeleteStackCommand({ StackName: 'lab' }));
    expect(account()).toEqual({ roles: [], providers, buckets });
    expect(providers.length + buckets.length).toBeGreaterThan(0);
  },
);
