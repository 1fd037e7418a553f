/** A simulated account that was set up by the templates, as a new user does, and a checkout with our workflows in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld, DEFAULT_ACCOUNT, type World, type WorldOptions } from '../../src/simulator/world.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const PREFIX = 'bedrock-tune/acme/support-models';
export const DATA_BUCKET = `bedrock-tune-data-${DEFAULT_ACCOUNT}-us-east-1`;
export const OUTPUT_BUCKET = `bedrock-tune-output-${DEFAULT_ACCOUNT}-us-east-1`;

const REPOSITORY = {
  GitHubOwner: 'acme',
  GitHubRepository: 'support-models',
  OwnerId: '4241',
  RepositoryId: '4242',
  Prefix: PREFIX,
};

type Parameters = Readonly<Record<string, string>>;

/** @param account parameters of account.yaml beside those of the repository, and of region.yaml */
export function stackedWorld(
  options: WorldOptions = {},
  account: Parameters = {},
  region: Parameters = {},
): World {
  return createWorld({
    oidcProvider: false,
    ...options,
    stacks: [
      {
        name: 'account',
        template: read('bootstrap/account.yaml'),
        parameters: { ...REPOSITORY, ...account },
      },
      { name: 'region', template: read('bootstrap/region.yaml'), parameters: region },
    ],
  });
}

/** `jobs.yaml` with the outputs of the stacks. */
export const JOBS_YAML = `version: 1
environments:
  prod:
    region: us-east-1
    accountId: "${DEFAULT_ACCOUNT}"
    bucket: ${DATA_BUCKET}
    outputBucket: ${OUTPUT_BUCKET}
    prefix: ${PREFIX}
    serviceRoleArn: arn:aws:iam::${DEFAULT_ACCOUNT}:role/bedrock-tune-service-us-east-1
    roles:
      plan: arn:aws:iam::${DEFAULT_ACCOUNT}:role/bedrock-tune-plan
      status: arn:aws:iam::${DEFAULT_ACCOUNT}:role/bedrock-tune-status
      apply: arn:aws:iam::${DEFAULT_ACCOUNT}:role/bedrock-tune-apply
      teardown: arn:aws:iam::${DEFAULT_ACCOUNT}:role/bedrock-tune-teardown
jobs:
  support-bot:
    environment: prod
    baseModel: amazon.nova-micro-v1:0:128k
    data: { training: datasets/support-bot/train.jsonl }
    hyperparameters: { epochCount: 2 }
`;

/** Our own workflows by path, as a repository has them that copied them. */
export function workflowsOf(): Readonly<Record<string, string>> {
  const folder = '.github/workflows';
  const names = readdirSync(join(ROOT, folder)).filter((name) => name !== 'ci.yml');
  const pin = `acme/bedrock-tune@${'0'.repeat(40)} # v0.1.0`;
  return Object.fromEntries(
    names.map((name) => [
      `${folder}/${name}`,
      read(`${folder}/${name}`).replaceAll('uses: ./', `uses: ${pin}`),
    ]),
  );
}
