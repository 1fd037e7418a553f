/**
 * What each command may ask of AWS and GitHub, as data. A new call in a command fails here until somebody decides that
 * the command may make it, and the role of that command is allowed to.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { calibrate } from '../../src/commands/calibrate.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { plan } from '../../src/commands/plan.ts';
import { status } from '../../src/commands/status.ts';
import { stop } from '../../src/commands/stop.ts';
import { teardown } from '../../src/commands/teardown.ts';
import { validate } from '../../src/commands/validate.ts';
import type { RoleName } from '../../src/config/job.ts';
import { ROLE_RIGHTS } from '../../src/doctor/rights.ts';
import type { Trigger } from '../../src/event.ts';
import type { Command as AnyCommand, InputName } from '../../src/inputs.ts';
import type { CommandResult } from '../../src/outputs.ts';
import {
  DISPATCH,
  endRun,
  filesFor,
  type JobText,
  mergedWorld,
  PUSH,
  proposedWorld,
  rows,
  SCHEDULE,
  trainingPath,
  type World,
} from '../commands/support.ts';
import { deploymentSummary, throughputSummary } from '../support/builders.ts';

/** `doctor` calls other things through ports of its own: `test/doctor/operations.test.ts` holds it to reading. */
type Command = Exclude<AnyCommand, 'doctor'>;

/** Operations of the AWS API behind each method of a port. */
const OPERATIONS: Readonly<Record<string, string | readonly string[]>> = {
  'bedrock.listRuns': 'ListModelCustomizationJobs',
  'bedrock.getRun': 'GetModelCustomizationJob',
  'bedrock.createRun': 'CreateModelCustomizationJob',
  'bedrock.stopRun': 'StopModelCustomizationJob',
  'bedrock.listModels': 'ListCustomModels',
  'bedrock.deleteModel': 'DeleteCustomModel',
  'bedrock.listDeployments': 'ListCustomModelDeployments',
  'bedrock.deleteDeployment': 'DeleteCustomModelDeployment',
  'bedrock.listThroughputs': 'ListProvisionedModelThroughputs',
  'bedrock.deleteThroughput': 'DeleteProvisionedModelThroughput',
  'bedrock.listTags': 'ListTagsForResource',
  'objects.head': 'HeadObject',
  'objects.put': 'PutObject',
  'objects.copy': 'CopyObject',
  'objects.list': 'ListObjectsV2',
  'objects.listVersions': 'ListObjectVersions',
  'objects.listUploads': 'ListMultipartUploads',
  'objects.abortUpload': 'AbortMultipartUpload',
  'objects.read': 'GetObject',
  'objects.getText': 'GetObject',
  'objects.deleteVersions': 'DeleteObjects',
  'inference.inputTokens': 'Converse',
  'settings.role': 'GetRole',
  'settings.simulate': 'SimulatePrincipalPolicy',
  'settings.quota': ['GetServiceQuota', 'GetAWSDefaultServiceQuota'],
  'settings.baseModel': 'GetFoundationModel',
  'bucket.region': 'GetBucketLocation',
  'bucket.publicAccessBlock': 'GetPublicAccessBlock',
  'bucket.versioning': 'GetBucketVersioning',
};

function operationsBehind(call: string): readonly string[] {
  return [OPERATIONS[call] ?? call].flat();
}

/** Made by every connection, whatever the command; they need no right. */
const IDENTITY = ['AssumeRoleWithWebIdentity', 'GetCallerIdentity'];

/** The role that a command assumes. */
const ROLE_OF: Readonly<Record<Command, RoleName | undefined>> = {
  validate: undefined,
  plan: 'plan',
  status: 'status',
  apply: 'apply',
  stop: 'apply',
  teardown: 'teardown',
};

/** `stop` uses the role of `apply` and must not start anything with it. */
const NOT_IN_STOP = ['HeadObject', 'PutObject', 'CopyObject', 'CreateModelCustomizationJob'];

function operationsOf(role: RoleName): readonly string[] {
  return [...new Set(ROLE_RIGHTS[role].flatMap(({ operations }) => operations))].sort();
}

/** What a command may call: what the rights of its role are there for. */
function allowed(command: Command): readonly string[] {
  const role = ROLE_OF[command];
  if (role === undefined) return [];
  const all = operationsOf(role);
  return command === 'stop' ? all.filter((operation) => !NOT_IN_STOP.includes(operation)) : all;
}

const VIEWS = ['createComment', 'updateComment', 'deleteComment', 'setStatus'];

const GITHUB_WRITES: Readonly<Record<Command, readonly string[]>> = {
  validate: [],
  plan: VIEWS,
  status: VIEWS,
  apply: VIEWS,
  stop: VIEWS,
  teardown: [],
};

const COMMANDS: Readonly<Record<Command, (context: CommandContext) => Promise<CommandResult>>> = {
  validate,
  plan,
  apply,
  status,
  stop,
  teardown,
};

const JOBS: readonly JobText[] = [
  { key: 'a' },
  { key: 'b', environment: 'west' },
  { key: 's', training: '{ s3Uri: "s3://other/x.jsonl", versionId: v1 }' },
];

type Inputs = Partial<Record<InputName, string>>;

/** One run of a command in a world, with the triggers that the event table gives it. */
interface Scene {
  readonly name: string;
  readonly make: () => Promise<{
    readonly world: World;
    readonly trigger?: Trigger;
    readonly inputs?: Inputs;
  }>;
}

/** The dataset that stands in S3 is there. */
function freshWorld(): World {
  const { world } = mergedWorld(JOBS);
  const text = rows('s');
  const version = { key: 'x.jsonl', size: text.length, versionId: 'v1' };
  world.store.add('other', version.key, text, {
    version: { ...version, isDeleteMarker: false, modifiedAt: undefined },
  });
  return world;
}

async function trainingWorld(): Promise<World> {
  const world = freshWorld();
  await apply(world.context({ inputs: { reviewed: 'off' } }));
  return world;
}

/** Runs ended in every way; tags decide whose one of them is. */
async function endedWorld(): Promise<World> {
  const world = await trainingWorld();
  const ends = ['Completed', 'Failed'] as const;
  for (const [index, name] of [...world.account().runs.keys()].entries()) {
    endRun(world, world.account(), name, ends[index % 2] ?? 'Completed');
    const run = world.account().runs.get(name);
    if (run !== undefined) world.account().runs.set(name, { ...run, clientRequestToken: undefined });
    world.store.add(
      'data-prod',
      `tune/outputs/${name}/x/step_wise_training_metrics.csv`,
      'step_number,training_loss\n1,2\n',
    );
  }
  return world;
}

/** A model of ours that is served in both ways, and an upload of Bedrock's that was never completed. */
async function servedWorld(): Promise<World> {
  const world = await endedWorld();
  const bedrock = world.account();
  const [model] = [...bedrock.models.values()];
  if (model === undefined) throw new TypeError('no run has made a model');
  const deployment = deploymentSummary(model.modelName, model.modelArn);
  const throughput = throughputSummary(model.modelName, model.modelArn);
  bedrock.deployments.set(deployment.deploymentArn, deployment);
  bedrock.throughputs.set(throughput.throughputArn, throughput);
  for (const arn of [deployment.deploymentArn, throughput.throughputArn])
    bedrock.tags.set(arn, bedrock.tags.get(model.modelArn));
  world.store.uploads.push({
    bucket: 'data-prod',
    upload: { key: `tune/outputs/${model.modelName}/x/part`, uploadId: 'u1', startedAt: undefined },
  });
  return world;
}

const SCENES: readonly Scene[] = [
  { name: 'nothing trained yet', make: async () => ({ world: freshWorld() }) },
  { name: 'runs in flight', make: async () => ({ world: await trainingWorld() }) },
  { name: 'ended runs', make: async () => ({ world: await endedWorld() }) },
  {
    name: 'models that are served',
    make: async () => ({ world: await servedWorld(), inputs: { all: 'true' } }),
  },
  { name: 'a retry', make: async () => ({ world: await endedWorld(), inputs: { retry: 'a@2' } }) },
  {
    name: 'an earlier specification that is stopped for the present one',
    make: async () => {
      const jobs = JOBS.map((job) => ({ ...job, extra: '    supersede: stop\n' }));
      const { world, merge } = mergedWorld(jobs);
      await apply(world.context({ inputs: { reviewed: 'off' } }));
      world.hub.mainHead = world.repository.commit(filesFor(jobs, 'new'), [merge]);
      return { world, inputs: { reviewed: 'off' } };
    },
  },
  {
    name: 'a cancelled run that stops what it started',
    make: async () => ({
      world: freshWorld(),
      inputs: { 'on-cancel': 'stop', wait: '10m', reviewed: 'off' },
    }),
  },
  {
    name: 'a changed pull request',
    make: async () => {
      const before = filesFor([{ key: 'a' }]);
      return proposedWorld(before, { ...before, [trainingPath('a')]: rows('new') });
    },
  },
];

const TRIGGERS: Readonly<Record<Command, Trigger>> = {
  validate: PUSH,
  plan: PUSH,
  apply: PUSH,
  status: SCHEDULE,
  stop: DISPATCH,
  teardown: DISPATCH,
};

/** Calls of one command in one scene; a teardown is confirmed with the code of its plan. */
async function callsOf(command: Command, scene: Scene): Promise<readonly string[]> {
  const { world, trigger, inputs } = await scene.make();
  const controller = new AbortController();
  if (inputs?.['on-cancel'] === 'stop') world.clock.onSleep = () => controller.abort();
  world.calls.length = 0;
  const isPull = trigger?.kind === 'pull-request' && (command === 'plan' || command === 'validate');
  const jobs = command === 'stop' ? 'a' : '';
  const run = async (more: Inputs): Promise<CommandResult> =>
    await COMMANDS[command](
      world.context({
        trigger: isPull ? trigger : TRIGGERS[command],
        inputs: { ...inputs, jobs, environment: command === 'teardown' ? 'prod' : '', ...more },
        signal: controller.signal,
      }),
    );
  const result = await run({});
  const code: unknown = Object(result.details['teardown'])['code'];
  if (typeof code === 'string') await run({ confirm: code });
  return world.called();
}

/** Everything a command called in any scene, by port. */
async function used(command: Command): Promise<{ readonly aws: Set<string>; readonly github: Set<string> }> {
  const calls: string[] = [];
  for (const scene of SCENES) calls.push(...(await callsOf(command, scene)));
  return {
    aws: new Set(
      calls
        .filter((name) => /^(bedrock|objects|settings|bucket|inference)\./.test(name))
        .flatMap(operationsBehind),
    ),
    github: new Set(
      calls.flatMap((name) => /^github\.((?:create|update|delete|set).*)$/.exec(name)?.[1] ?? []),
    ),
  };
}

const ALL_COMMANDS: readonly Command[] = ['validate', 'plan', 'apply', 'status', 'stop', 'teardown'];

/** Not `evaluate`, whose commands come with a later release. */
const ROLES: readonly RoleName[] = ['plan', 'status', 'apply', 'teardown'];

describe('operations', () => {
  it.each(ALL_COMMANDS)('%s calls nothing that it may not', async (command) => {
    const { aws, github } = await used(command);
    expect([...aws].filter((operation) => !allowed(command).includes(operation))).toEqual([]);
    expect([...github].filter((method) => !GITHUB_WRITES[command].includes(method))).toEqual([]);
  });

  it.each(ROLES)('no right of the %s role is without a call that needs it', async (role) => {
    const calls: string[] = [];
    for (const command of ALL_COMMANDS.filter((candidate) => ROLE_OF[candidate] === role))
      calls.push(...(await used(command)).aws);
    expect([...new Set(calls)].sort()).toEqual(operationsOf(role));
  });

  it('every right is for an operation that a port has', () => {
    const known = Object.values(OPERATIONS).flat();
    for (const role of ROLES)
      expect(operationsOf(role).filter((operation) => !known.includes(operation))).toEqual([]);
  });

  it('validate opens no connection at all', async () => {
    for (const scene of SCENES) {
      const calls = await callsOf('validate', scene);
      expect(calls.filter((name) => /^(aws|bedrock|objects|github)\./.test(name))).toEqual([]);
    }
  });

  it('nothing that costs or deletes is allowed to a command that a pull request or a schedule without rights runs', () => {
    for (const command of ['validate', 'plan', 'status'] as const)
      for (const operation of allowed(command))
        expect(operation).toMatch(/^(?:Get|List|Head|SimulatePrincipalPolicy$)/);
  });

  it('validate --calibrate asks base models and nothing else, and nothing without consent', async () => {
    for (const [given, expected] of [
      [true, ['inference.inputTokens']],
      [false, []],
    ] as const) {
      const world = freshWorld();
      await calibrate(world.context({ trigger: { kind: 'local' } }), { given, prompt: undefined });
      const called = world.called().filter((name) => !/^(?:files|aws)\./.test(name));
      expect([...new Set(called)]).toEqual(expected);
    }
  });

  it('no role has a right for that: the person who runs it pays', () => {
    for (const role of ROLES) expect(operationsOf(role)).not.toContain('Converse');
  });

  it('knows every operation that the AWS adapters can make', () => {
    const folder = 'src/adapters/aws';
    const files = readdirSync(folder).filter((file) => !file.startsWith('doctor'));
    const ofCommands = Object.entries(OPERATIONS).filter(([call]) =>
      /^(?:bedrock|objects|inference)\./.test(call),
    );
    const made = new Set(
      files.flatMap((file) => {
        const text = readFileSync(`${folder}/${file}`, 'utf8');
        return [...text.matchAll(/\bnew (\w+)Command\(|\bpaginate(\w+)\(/g)].map(
          ([, one, pages]) => one ?? pages ?? '',
        );
      }),
    );
    const known = ofCommands.flatMap(([call]) => operationsBehind(call));
    expect([...made].sort()).toEqual([...new Set([...known, ...IDENTITY])].sort());
  });
});
