/**
 * What this project assumes of AWS and GitHub and could not see confirmed without a real account. Each assumption is a
 * probe: some confirm themselves by what earlier runs left behind, the others a person looks at once.
 * `docs/first-contact.md` is made of this table.
 */

export interface Probe {
  readonly id: string;
  /** What is assumed. */
  readonly assumes: string;
  /** How to find out, where doctor cannot by itself, or not yet. */
  readonly how: string;
  /** What would have to change. */
  readonly matters: string;
}

const TRAINED = 'Train one job to its end, then run doctor again.';

export const PROBES = [
  {
    id: 'token-echo',
    assumes:
      'GetModelCustomizationJob returns the clientRequestToken the job was created with, also long after its end.',
    how: TRAINED,
    matters: 'Whose a run is, where its tags cannot be read.',
  },
  {
    id: 'tags-of-ended-runs',
    assumes: 'ListTagsForResource answers for runs that have completed, failed or been stopped.',
    how: 'Stop one run and let one complete, then run doctor again.',
    matters: 'Adoption and teardown: a run without readable tags is kept.',
  },
  {
    id: 'phases-reported',
    assumes: 'statusDetails has the phases validation, dataProcessing and training.',
    how: TRAINED,
    matters: '`apply` leaves after validation; without phases it waits its whole `wait`.',
  },
  {
    id: 'metrics-file',
    assumes: 'A completed run leaves training_artifacts/step_wise_training_metrics.csv below its output.',
    how: TRAINED,
    matters: 'The loss curve in the comment.',
  },
  {
    id: 'validation-file',
    assumes:
      'With a validation set, a file whose name ends with validation_metrics.csv lies somewhere below the output.',
    how: 'Train one job with `data.validation` to its end, then run doctor again.',
    matters: 'The validation loss in the comment.',
  },
  {
    id: 'final-loss',
    assumes: 'GetModelCustomizationJob reports trainingMetrics.trainingLoss of a completed run.',
    how: TRAINED,
    matters: 'The final loss where the file of metrics is missing.',
  },
  {
    id: 'checksum-echo',
    assumes: 'HeadObject returns the full-object SHA-256 that the dataset was uploaded with.',
    how: 'Let `apply` upload one dataset, then run doctor again.',
    matters: 'An upload found in S3 is compared by it; without it the bytes are read.',
  },
  {
    id: 'suffixed-model-id',
    assumes: 'GetFoundationModel accepts ids with the context suffix, such as amazon.nova-micro-v1:0:128k.',
    how: 'Run doctor on a laptop with a job whose base model has a suffix.',
    matters: 'The check `model-lifecycle`.',
  },
  {
    id: 'model-region',
    assumes: 'GetFoundationModelAvailability tells whether a base model can be used in the region.',
    how: 'Run doctor on a laptop.',
    matters: 'The check `model-access`, and the regions of the catalogue.',
  },
  {
    id: 'quota-codes',
    assumes:
      'Service Quotas knows L-C02E1E99 (training runs at a time) and L-CB5B847D (custom models) of `bedrock`.',
    how: 'Run doctor on a laptop.',
    matters: 'The checks `quota-jobs` and `quota-models`.',
  },
  {
    id: 'subject-form',
    assumes: "The subject of the repository's OIDC tokens has the classic or the immutable form.",
    how: 'Run doctor in a workflow.',
    matters: 'Trust policies: bootstrap/account.yaml covers these two forms.',
  },
  {
    id: 'token-claims',
    assumes: 'OIDC tokens carry repository_id, repository_owner_id and ref.',
    how: 'Run doctor in a workflow.',
    matters: 'Trust policies that pin the repository by its id.',
  },
  {
    id: 'sts-claim-keys',
    assumes: 'AWS STS matches claims beside sub and aud (repository_id, ref, environment) in trust policies.',
    how: 'Add "token.actions.githubusercontent.com:repository_id" with the id of the repository to the trust of the status role, run doctor in a workflow: `role-assumed` must stay ok; with another id it must turn into a fault.',
    matters: 'Off in bootstrap/account.yaml until confirmed.',
  },
  {
    id: 'environment-rule-on-pull-requests',
    assumes:
      'A job of a pull request cannot enter a GitHub environment that accepts the default branch only.',
    how: 'In a branch, give the plan job `environment: bedrock-train` and open a pull request: GitHub must refuse the job.',
    matters: 'The boundary against a person who may push a branch.',
  },
  {
    id: 'job-name-in-use',
    assumes:
      'CreateModelCustomizationJob with a name that was used answers ValidationException with the words "currently in use", or ConflictException.',
    how: 'aws bedrock create-model-customization-job with the job name and inputs of an ended run, and a client request token of your own.',
    matters:
      'A run that exists is adopted; another answer would stop apply with an error (it would not pay twice).',
  },
  {
    id: 'model-name-in-use',
    assumes: 'A custom model name that is taken is refused in the same words.',
    how: 'As above with a fresh job name and the model name of an existing model.',
    matters: 'As above.',
  },
  {
    id: 'create-is-idempotent',
    assumes: 'The same clientRequestToken and inputs return the first job instead of making another.',
    how: 'aws bedrock create-model-customization-job twice with the same --client-request-token and inputs: one job ARN.',
    matters: 'A lost answer to Create must not be paid for twice.',
  },
  {
    id: 'list-after-create',
    assumes:
      'A job is found by GetModelCustomizationJob with its name right after Create, and soon in the list.',
    how: 'Look at the first `apply`: it reads the run back and must not warn.',
    matters: 'Two runs at once, and the crash between Create and the next step.',
  },
  {
    id: 'delete-conflict',
    assumes:
      'DeleteCustomModel refuses with ConflictException while a deployment or provisioned throughput holds the model.',
    how: 'Deploy a model, then run teardown with `what: models`: it must keep the model and name the deployment.',
    matters: 'The order of a teardown.',
  },
  {
    id: 'served-model-words',
    assumes:
      'A deployment that is being made or changed refuses its deletion with ValidationException or ConflictException, provisioned throughput within its commitment likewise; what is deleted is gone at once.',
    how: 'Run teardown with `what: deployments` while a deployment is Creating: it must wait and then delete it.',
    matters: 'Waiting of a teardown, and the order of its steps.',
  },
  {
    id: 'create-rights',
    assumes:
      'CreateModelCustomizationJob is allowed by rights on foundation-model/ID with its suffix, model-customization-job/* and custom-model/*, each with aws:RequestTag and, of what is being made, no aws:ResourceTag; TagResource is asked for the tags.',
    how: 'Let `apply` start one job with the role of bootstrap/account.yaml: it must not end with aws-access-denied.',
    matters: 'The statements StartRuns and TagAtStart of bootstrap/account.yaml.',
  },
  {
    id: 'resource-tags-in-policies',
    assumes:
      'Stop and Delete calls of Bedrock see aws:ResourceTag of runs, models, deployments and throughput.',
    how: 'Run stop, and a teardown, with the roles of bootstrap/account.yaml: neither may end with aws-access-denied.',
    matters: 'Roles that may stop and delete only what is tagged with the repository.',
  },
  {
    id: 'deploy-rights',
    assumes:
      'CreateCustomModelDeployment is checked on custom-model/* and sees its tags; UpdateCustomModelDeployment and InvokeModel see those of a deployment.',
    how: 'Deploy account.yaml with EvaluateRole=yes; with that role deploy a model of the repository, then one of another: only the second may be denied.',
    matters: 'The role evaluate of bootstrap/account.yaml, which is prepared for a later release.',
  },
  {
    id: 'service-role-lists',
    assumes:
      'Bedrock lists the buckets with a prefix of its own choice, so that s3:ListBucket of the service role has no condition on it.',
    how: 'Look for ListBucket by bedrock.amazonaws.com in CloudTrail after a run: its prefix could become the condition.',
    matters: 'How narrow the service role can be.',
  },
  {
    id: 'new-role-is-usable',
    assumes:
      'A service role that has just been made can be refused for some seconds ("Could not assume provided IAM role").',
    how: 'Let `apply` start a job right after the stacks are there; if Bedrock refuses the role, run it again.',
    matters: 'The first start after the set-up.',
  },
  {
    id: 'simulation-agrees',
    assumes: "IAM's policy simulator answers for Bedrock's actions as Bedrock itself does.",
    how: 'Compare `role-rights` of doctor on a laptop with the runs of the workflows: none may be denied a right that is there.',
    matters: 'The checks `role-rights` and `role-excess`.',
  },
  {
    id: 'stop-then-stopped',
    assumes: 'A stopped run ends as Stopped (not Failed) and leaves no model.',
    how: 'Stop a run and look at `status`.',
    matters: '`stop` and `retry`.',
  },
  {
    id: 'verification-key-words',
    assumes: 'AWS STS says "retrieve verification key" where it could not reach GitHub, and only there.',
    how: 'Nothing to do: it shows under load. Runs that fail at once with InvalidIdentityToken and other words contradict it.',
    matters: 'Whether such a run is tried again.',
  },
  {
    id: 'conditional-upload',
    assumes:
      'Without s3:ListBucket on the data bucket S3 answers 403 for a dataset that is not there yet; PutObject with If-None-Match: * then tells (200, or 412 where it is there).',
    how: 'Let `apply` upload a first dataset: it must not fail with bucket-refused.',
    matters: 'The first upload of a dataset.',
  },
  {
    id: 'write-access-check',
    assumes: 'Bedrock leaves at most a file .write_access_check_file.tmp beside the outputs of a run.',
    how: 'aws s3 ls --recursive below <prefix>/outputs/ after a run.',
    matters: 'Teardown lists what it does not know and keeps it.',
  },
  {
    id: 'billed-tokens',
    assumes: 'Training is billed by tokens of the training set × epochs; the validation set is not.',
    how: 'Compare the estimate of the first run with AWS Cost Explorer a day later.',
    matters: 'The estimate in the pull request.',
  },
  {
    id: 'stopped-is-billed',
    assumes: 'A stopped run is billed for what it trained.',
    how: 'AWS Cost Explorer, a day after a stop.',
    matters: 'What the comment says of a stopped run.',
  },
  {
    id: 'unconfirmed-models',
    assumes: 'Models marked "not confirmed" in the README can still be fine-tuned.',
    how: 'aws bedrock list-foundation-models --by-customization-type FINE_TUNING in their region.',
    matters: 'The catalogue: a retired model is an error before the merge.',
  },
  {
    id: 'hyperparameter-bounds',
    assumes: 'Bounds the catalogue calls observed (Nova 2 Lite, Llama 3.2 and 3.3) are those of Bedrock.',
    how: 'A run that Bedrock refuses at Create for a hyperparameter contradicts it.',
    matters: 'Warnings in the pull request.',
  },
  {
    id: 'concurrency-queue',
    assumes: 'GitHub accepts `queue: max` under `concurrency:` and drops no waiting run.',
    how: 'Merge three changes in a row: three runs of train must end green.',
    matters: 'Nothing but politeness: each run does all that is due.',
  },
  {
    id: 'comment-from-another-run',
    assumes: 'A later run may edit the comment an earlier run wrote with GITHUB_TOKEN.',
    how: 'Look whether the comment of a merged pull request moves on.',
    matters: 'The sticky comment.',
  },
  {
    id: 'chart-in-comments',
    assumes: 'Mermaid xychart-beta is drawn in comments.',
    how: 'Look at the comment of a completed run.',
    matters: 'The loss curve; the table beside it says the same.',
  },
] as const satisfies readonly Probe[];
export type ProbeId = (typeof PROBES)[number]['id'];
