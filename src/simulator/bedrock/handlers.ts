/** Which function carries out which operation of the service model. */
import { createJob } from './create-job.ts';
import { deleteCustomModel, getCustomModel, listCustomModels } from './custom-models.ts';
import {
  createDeployment,
  deleteDeployment,
  getDeployment,
  listDeployments,
  updateDeployment,
} from './deployments.ts';
import {
  getFoundationModel,
  getFoundationModelAvailability,
  listFoundationModels,
} from './foundation-models.ts';
import { getJob, listJobs, stopJob } from './jobs.ts';
import type { Context, Reply } from './operation.ts';
import type { Members } from './service-model.ts';
import { listTags, tagResource, untagResource } from './tags.ts';
import {
  createThroughput,
  deleteThroughput,
  getThroughput,
  listThroughputs,
  updateThroughput,
} from './throughputs.ts';

export interface Handler {
  /** true: changes state or costs money. */
  readonly write: boolean;
  readonly run: (context: Context, input: Members) => Reply;
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  CreateModelCustomizationJob: write(createJob),
  GetModelCustomizationJob: read(getJob),
  ListModelCustomizationJobs: read(listJobs),
  StopModelCustomizationJob: write(stopJob),
  GetCustomModel: read(getCustomModel),
  ListCustomModels: read(listCustomModels),
  DeleteCustomModel: write(deleteCustomModel),
  CreateCustomModelDeployment: write(createDeployment),
  GetCustomModelDeployment: read(getDeployment),
  ListCustomModelDeployments: read(listDeployments),
  UpdateCustomModelDeployment: write(updateDeployment),
  DeleteCustomModelDeployment: write(deleteDeployment),
  CreateProvisionedModelThroughput: write(createThroughput),
  GetProvisionedModelThroughput: read(getThroughput),
  ListProvisionedModelThroughputs: read(listThroughputs),
  UpdateProvisionedModelThroughput: write(updateThroughput),
  DeleteProvisionedModelThroughput: write(deleteThroughput),
  TagResource: write(tagResource),
  UntagResource: write(untagResource),
  ListTagsForResource: read(listTags),
  GetFoundationModel: read(getFoundationModel),
  ListFoundationModels: read(listFoundationModels),
  GetFoundationModelAvailability: read(getFoundationModelAvailability),
};

/** Throws for a name without a handler: the service model and this table are kept equal by a test. */
export function handlerOf(operation: string): Handler {
  const handler = HANDLERS[operation];
  if (handler === undefined) throw new Error(`no handler for ${operation}`);
  return handler;
}

function read<I>(run: (context: Context, input: I) => Reply): Handler {
  return { write: false, run: typed(run) };
}

function write<I>(run: (context: Context, input: I) => Reply): Handler {
  return { write: true, run: typed(run) };
}

/** The members were validated against the input shape, which the interfaces of `messages.ts` repeat. */
function typed<I>(run: (context: Context, input: I) => Reply): Handler['run'] {
  return (context, input) => run(context, input as I);
}
