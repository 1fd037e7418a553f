/**
 * The one table of what each role may do in AWS. `bootstrap/account.yaml` grants exactly this, `doctor` checks it, the
 * README shows it, and tests compare all of them with the calls that the commands make.
 *
 * Which resource an action is checked on, and which condition keys it knows, follows AWS's service authorization
 * reference for Amazon Bedrock, Amazon S3, IAM and AWS KMS.
 */
import type { RoleName } from '../config/job.ts';
import type { ResourceKind, Right } from './right.ts';

const LIST_RUNS: Right = {
  action: 'bedrock:ListModelCustomizationJobs',
  on: ['all'],
  why: 'which training runs exist',
  operations: ['ListModelCustomizationJobs'],
};

const LIST_MODELS: Right = {
  action: 'bedrock:ListCustomModels',
  on: ['all'],
  why: 'which models exist',
  operations: ['ListCustomModels'],
};

const GET_RUN: Right = {
  action: 'bedrock:GetModelCustomizationJob',
  on: ['training-run'],
  why: 'state of a run, and what it was made from',
  operations: ['GetModelCustomizationJob'],
};

const LIST_DEPLOYMENTS: Right = {
  action: 'bedrock:ListCustomModelDeployments',
  on: ['all'],
  why: 'what serves a model',
  operations: ['ListCustomModelDeployments'],
};

const LIST_THROUGHPUTS: Right = {
  action: 'bedrock:ListProvisionedModelThroughputs',
  on: ['all'],
  why: 'what serves a model, and is billed by the hour',
  operations: ['ListProvisionedModelThroughputs'],
};

const LIST_VERSIONS: Right = {
  action: 's3:ListBucketVersions',
  on: ['data-bucket', 'output-bucket'],
  why: 'what lies in S3, with all versions',
  operations: ['ListObjectVersions'],
  condition: 'prefix',
};

/** IAM knows no `s3:prefix` for it. */
const LIST_UPLOADS: Right = {
  action: 's3:ListBucketMultipartUploads',
  on: ['data-bucket', 'output-bucket'],
  why: 'unfinished uploads, which are billed',
  operations: ['ListMultipartUploads'],
};

const STOP_RUN: Right = {
  action: 'bedrock:StopModelCustomizationJob',
  on: ['training-run'],
  why: 'stop a run of this repository',
  operations: ['StopModelCustomizationJob'],
  condition: 'resource-tag',
};

const LIST_OUTPUTS: Right = {
  action: 's3:ListBucket',
  on: ['output-bucket'],
  why: 'find the metrics of a run',
  operations: ['ListObjectsV2'],
  condition: 'prefix',
};

/** Tags say whose a thing is. */
function listTags(...on: readonly ResourceKind[]): Right {
  return {
    action: 'bedrock:ListTagsForResource',
    on,
    why: 'whose it is',
    operations: ['ListTagsForResource'],
  };
}

function readObjects(on: readonly ResourceKind[], operations: readonly string[], why: string): Right {
  return { action: 's3:GetObject', on, why, operations };
}

function decrypt(operations: readonly string[]): Right {
  return {
    action: 'kms:Decrypt',
    on: ['bucket-key'],
    why: 'read encrypted objects',
    operations,
    only: 'kms',
  };
}

function bucketSetting(action: string, operation: string, why: string): Right {
  return { action, on: ['data-bucket', 'output-bucket'], why, operations: [operation] };
}

function readVersions(operations: readonly string[], why: string, only: NonNullable<Right['only']>): Right {
  return { action: 's3:GetObjectVersion', on: ['s3-datasets'], why, operations, only };
}

export const ROLE_RIGHTS: Readonly<Record<RoleName, readonly Right[]>> = {
  plan: [
    LIST_RUNS,
    LIST_MODELS,
    GET_RUN,
    listTags('training-run'),
    {
      action: 'bedrock:GetFoundationModel',
      on: ['foundation-model'],
      why: 'whether a base model can be trained here today',
      operations: ['GetFoundationModel'],
    },
    {
      action: 'servicequotas:GetServiceQuota',
      on: ['all'],
      why: 'free slots, room for models',
      operations: ['GetServiceQuota'],
    },
    {
      action: 'servicequotas:GetAWSDefaultServiceQuota',
      on: ['all'],
      why: 'the same, where the account has no value of its own',
      operations: ['GetAWSDefaultServiceQuota'],
    },
    bucketSetting('s3:GetBucketLocation', 'GetBucketLocation', 'owner and region'),
    bucketSetting('s3:GetBucketPublicAccessBlock', 'GetPublicAccessBlock', 'public access'),
    bucketSetting('s3:GetBucketVersioning', 'GetBucketVersioning', 'whether it keeps versions'),
    { action: 'iam:GetRole', on: ['service-role'], why: 'whom it trusts', operations: ['GetRole'] },
    {
      action: 'iam:SimulatePrincipalPolicy',
      on: ['service-role'],
      why: 'whether it may read datasets and write outputs',
      operations: ['SimulatePrincipalPolicy'],
    },
    readVersions(['GetObject'], 'check the rows before the merge', 'plan-datasets'),
    { ...decrypt(['GetObject']), why: 'decrypt them', only: 'plan-datasets' },
  ],
  status: [
    LIST_RUNS,
    LIST_MODELS,
    LIST_DEPLOYMENTS,
    LIST_THROUGHPUTS,
    GET_RUN,
    listTags('training-run', 'custom-model', 'deployment', 'throughput'),
    LIST_OUTPUTS,
    readObjects(['outputs'], ['GetObject'], 'metrics'),
    LIST_VERSIONS,
    LIST_UPLOADS,
    decrypt(['GetObject']),
  ],
  apply: [
    LIST_RUNS,
    LIST_MODELS,
    GET_RUN,
    listTags('training-run'),
    LIST_OUTPUTS,
    readObjects(['datasets', 'outputs'], ['HeadObject', 'GetObject'], 'what an upload found there; metrics'),
    {
      action: 's3:PutObject',
      on: ['datasets'],
      why: 'upload a dataset',
      operations: ['PutObject', 'CopyObject'],
    },
    {
      action: 'bedrock:CreateModelCustomizationJob',
      on: ['foundation-model', 'training-run', 'custom-model'],
      why: 'start a run',
      operations: ['CreateModelCustomizationJob'],
      condition: 'request-tag',
    },
    {
      action: 'bedrock:TagResource',
      on: ['training-run', 'custom-model'],
      why: 'mark run and model as ours while they are made',
      operations: ['CreateModelCustomizationJob'],
      condition: 'request-tag',
    },
    {
      action: 'iam:PassRole',
      on: ['service-role'],
      why: 'Bedrock reads the data with it',
      operations: ['CreateModelCustomizationJob'],
      condition: 'passed-to-bedrock',
    },
    STOP_RUN,
    readVersions(
      ['HeadObject', 'GetObject', 'CopyObject'],
      'check and copy the reviewed version',
      's3-datasets',
    ),
    decrypt(['HeadObject', 'GetObject', 'CopyObject']),
    {
      action: 'kms:GenerateDataKey',
      on: ['bucket-key'],
      why: 'write encrypted objects',
      operations: ['PutObject', 'CopyObject'],
      only: 'kms',
    },
  ],
  // Prepared for `evaluate` and `promote` of a later release: account.yaml makes this role only if asked for.
  evaluate: [
    LIST_RUNS,
    LIST_MODELS,
    LIST_DEPLOYMENTS,
    GET_RUN,
    listTags('training-run', 'custom-model', 'deployment'),
    {
      action: 'bedrock:GetCustomModelDeployment',
      on: ['deployment'],
      why: 'which model a deployment serves',
      operations: ['GetCustomModelDeployment'],
    },
    {
      action: 'bedrock:CreateCustomModelDeployment',
      on: ['custom-model'],
      why: 'deploy a model of this repository',
      operations: ['CreateCustomModelDeployment'],
      condition: 'both-tags',
    },
    {
      action: 'bedrock:TagResource',
      on: ['deployment'],
      why: 'mark the deployment as ours while it is made',
      operations: ['CreateCustomModelDeployment'],
      condition: 'request-tag',
    },
    {
      action: 'bedrock:UpdateCustomModelDeployment',
      on: ['custom-model', 'deployment'],
      why: 'let a deployment serve the better model',
      operations: ['UpdateCustomModelDeployment'],
      condition: 'resource-tag',
    },
    {
      action: 'bedrock:InvokeModel',
      on: ['deployment'],
      why: 'ask the tuned model',
      operations: ['Converse'],
      condition: 'resource-tag',
    },
    {
      action: 'bedrock:InvokeModel',
      on: ['foundation-model', 'inference-profile'],
      why: 'ask the base model',
      operations: ['Converse'],
    },
    {
      action: 'bedrock:InvokeModel',
      on: ['foundation-model-anywhere'],
      why: 'ask the base model, wherever its profile has it',
      operations: ['Converse'],
      condition: 'inference-profile',
    },
  ],
  teardown: [
    LIST_RUNS,
    LIST_MODELS,
    LIST_DEPLOYMENTS,
    LIST_THROUGHPUTS,
    GET_RUN,
    listTags('training-run', 'custom-model', 'deployment', 'throughput'),
    STOP_RUN,
    {
      action: 'bedrock:DeleteCustomModelDeployment',
      on: ['deployment'],
      why: 'delete a deployment of this repository',
      operations: ['DeleteCustomModelDeployment'],
      condition: 'resource-tag',
    },
    {
      action: 'bedrock:DeleteProvisionedModelThroughput',
      on: ['throughput'],
      why: 'delete provisioned throughput of this repository',
      operations: ['DeleteProvisionedModelThroughput'],
      condition: 'resource-tag',
    },
    {
      action: 'bedrock:DeleteCustomModel',
      on: ['custom-model'],
      why: 'delete a model of this repository',
      operations: ['DeleteCustomModel'],
      condition: 'resource-tag',
    },
    LIST_VERSIONS,
    LIST_UPLOADS,
    {
      action: 's3:GetObjectVersion',
      on: ['datasets'],
      why: 'metadata: whose each dataset is',
      operations: ['HeadObject'],
    },
    {
      action: 's3:DeleteObjectVersion',
      on: ['datasets', 'outputs'],
      why: 'delete datasets and outputs, version by version',
      operations: ['DeleteObjects'],
    },
    {
      action: 's3:AbortMultipartUpload',
      on: ['outputs'],
      why: 'end unfinished uploads of Bedrock',
      operations: ['AbortMultipartUpload'],
    },
  ],
};
