/** What serves a custom model and keeps it from being deleted: on-demand deployments and provisioned throughput. */
import {
  type CustomModelDeploymentSummary,
  DeleteCustomModelDeploymentCommand,
  DeleteProvisionedModelThroughputCommand,
  type ProvisionedModelSummary,
  paginateListCustomModelDeployments,
  paginateListProvisionedModelThroughputs,
} from '@aws-sdk/client-bedrock';
import type { Bedrock, DeploymentSummary, ThroughputSummary } from '../../ports/bedrock.ts';
import type { BedrockContext } from './bedrock.ts';
import { type AwsCall, awsFault, mapped, toAwsError } from './errors.ts';
import { required } from './shapes.ts';

const PAGE_SIZE = 1000;
const DEPLOYMENT_STATUSES = ['Creating', 'Active', 'Failed'] as const;
const THROUGHPUT_STATUSES = ['Creating', 'InService', 'Updating', 'Failed'] as const;

type Serving = Pick<Bedrock, 'listDeployments' | 'deleteDeployment' | 'listThroughputs' | 'deleteThroughput'>;

export function serving({ client, send }: BedrockContext): Serving {
  return {
    listDeployments: async () => {
      const call: AwsCall = { action: 'bedrock:ListCustomModelDeployments', on: 'all of the account' };
      const pages = () => paginateListCustomModelDeployments({ client, pageSize: PAGE_SIZE }, {});
      return await mapped(call, () =>
        send(() =>
          all(pages(), (page) => page.modelDeploymentSummaries?.map((item) => deployment(item, call))),
        ),
      );
    },
    deleteDeployment: (arn) =>
      deletion({ action: 'bedrock:DeleteCustomModelDeployment', on: arn }, () =>
        send(() =>
          client.send(new DeleteCustomModelDeploymentCommand({ customModelDeploymentIdentifier: arn })),
        ),
      ),
    listThroughputs: async () => {
      const call: AwsCall = { action: 'bedrock:ListProvisionedModelThroughputs', on: 'all of the account' };
      const pages = () => paginateListProvisionedModelThroughputs({ client, pageSize: PAGE_SIZE }, {});
      return await mapped(call, () =>
        send(() =>
          all(pages(), (page) => page.provisionedModelSummaries?.map((item) => throughput(item, call))),
        ),
      );
    },
    deleteThroughput: (arn) =>
      deletion({ action: 'bedrock:DeleteProvisionedModelThroughput', on: arn }, () =>
        send(() => client.send(new DeleteProvisionedModelThroughputCommand({ provisionedModelId: arn }))),
      ),
  };
}

async function all<P, T>(
  pages: AsyncIterable<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

/** The list calls a deployment's name and ARN other than the operation that gets one. */
function deployment(item: CustomModelDeploymentSummary, call: AwsCall): DeploymentSummary {
  return {
    deploymentArn: required(item.customModelDeploymentArn, 'deployment ARN', call),
    deploymentName: required(item.customModelDeploymentName, 'deployment name', call),
    modelArn: required(item.modelArn, 'model ARN', call),
    status: DEPLOYMENT_STATUSES.find((known) => known === item.status) ?? 'Unknown',
    createdAt: required(item.createdAt, 'creation time', call).toISOString(),
  };
}

function throughput(item: ProvisionedModelSummary, call: AwsCall): ThroughputSummary {
  const modelArn = required(item.modelArn, 'model ARN', call);
  return {
    throughputArn: required(item.provisionedModelArn, 'provisioned model ARN', call),
    throughputName: required(item.provisionedModelName, 'provisioned model name', call),
    modelArn,
    desiredModelArn: item.desiredModelArn ?? modelArn,
    modelUnits: required(item.modelUnits, 'model units', call),
    status: THROUGHPUT_STATUSES.find((known) => known === item.status) ?? 'Unknown',
    createdAt: required(item.creationTime, 'creation time', call).toISOString(),
    committedUntil: item.commitmentExpirationTime?.toISOString(),
  };
}

async function deletion(call: AwsCall, work: () => Promise<unknown>): Promise<'deleted' | 'gone' | 'busy'> {
  try {
    await work();
    return 'deleted';
  } catch (error) {
    if (awsFault(error) === 'not-found') return 'gone';
    if (isBusy(error)) return 'busy';
    throw toAwsError(error, call);
  }
}

/**
 * A ConflictException, or a ValidationException whose words are about a state that changes: Bedrock answers the
 * deletion of a deployment in the making with the latter. A commitment that holds will not pass by waiting a little.
 */
function isBusy(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  if (/commitment/i.test(message)) return false;
  switch (awsFault(error)) {
    case 'conflict':
    case 'name-in-use':
      return true;
    case 'rejected':
      return /mutating|creating|updating|in progress/i.test(message);
    default:
      return false;
  }
}
