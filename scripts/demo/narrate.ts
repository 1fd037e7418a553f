/** What a run did, in words for somebody who sees it for the first time. */
import type { LedgerEntry } from '../../src/simulator/protocol.ts';

/** Reads by what they answer; an operation that is missing here is shown by its own name. */
const READS: Readonly<Record<string, string>> = {
  ListModelCustomizationJobs: 'list of training jobs',
  GetModelCustomizationJob: 'state of a training job',
  ListCustomModels: 'list of custom models',
  ListCustomModelDeployments: 'list of deployments',
  ListProvisionedModelThroughputs: 'list of provisioned throughput',
  ListTagsForResource: 'tags of a job or model',
  HeadObject: 'is this dataset in S3 already',
  ListObjectsV2: 'list of output files',
  ListObjectVersions: 'list of object versions',
  ListMultipartUploads: 'list of unfinished uploads',
  GetObject: 'metrics file',
  GetFoundationModel: 'is the base model still trainable',
  GetServiceQuota: 'how many jobs and models the account may have',
  GetBucketLocation: 'owner and region of a bucket',
  GetPublicAccessBlock: 'can a bucket become public',
  GetBucketVersioning: 'does a bucket keep versions',
  GetRole: 'whom the service role trusts',
  SimulatePrincipalPolicy: 'what the service role may do',
};

const AWS: readonly string[] = ['bedrock', 's3', 'iam', 'servicequotas'];

export function awsWrites(calls: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return calls.filter(({ service, write }) => write && AWS.includes(service));
}

export function githubWrites(calls: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return calls.filter(({ service, write }) => write && service === 'github');
}

/** Who the run was, what it asked and what it changed in AWS. */
export function awsLines(calls: readonly LedgerEntry[]): readonly string[] {
  const reads = calls.filter(({ service, write }) => !write && AWS.includes(service));
  const writes = awsWrites(calls);
  return [
    ...identityLines(calls),
    counted(reads.length, 'read', tally(reads.map(readWords))),
    counted(writes.length, 'write', ''),
    ...writes.map((entry) => `  ${writeWords(entry)}`),
  ];
}

/** The trust is real: the simulated STS verifies the token's signature and holds it against the role's trust policy. */
function identityLines(calls: readonly LedgerEntry[]): readonly string[] {
  const assumed = calls.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity');
  const roles = [...new Set(assumed.map(({ request }) => nameOf(request['RoleArn'])))];
  if (roles.length === 0) return [];
  return [`as ${roles.join(', ')}: GitHub's OIDC token exchanged once per environment of jobs.yaml`];
}

function readWords({ operation, status }: LedgerEntry): string {
  const words = READS[operation] ?? operation;
  return status === 404 ? `${words} (there is none)` : words;
}

function writeWords({ operation, request }: LedgerEntry): string {
  switch (operation) {
    case 'PutObject':
      return `PutObject s3://${request['bucket']}/${shortKey(request['key'])} (${sizeOf(request['body'])} bytes)`;
    case 'CreateModelCustomizationJob':
      return `CreateModelCustomizationJob ${request['jobName']} (${request['baseModelIdentifier']})`;
    case 'DeleteCustomModel':
      return `DeleteCustomModel ${request['modelIdentifier']}`;
    case 'DeleteObjects':
      return `DeleteObjects ${countOf(request['objects'])} object versions in ${request['bucket']}`;
    default:
      return operation;
  }
}

export function githubLine(calls: readonly LedgerEntry[]): string {
  const reads = calls.filter(({ service, write }) => !write && service === 'github');
  const writes = githubWrites(calls).map(({ operation }) => githubWriteWords(operation));
  return `${counted(reads.length, 'read', '')}, ${counted(writes.length, 'write', tally(writes))}`;
}

function githubWriteWords(operation: string): string {
  if (operation.includes('/statuses/')) return 'commit status';
  if (operation.startsWith('POST') && operation.endsWith('/comments')) return 'new comment';
  return operation.startsWith('PATCH') ? 'comment updated' : operation;
}

/** `2 reads: what, what`. */
function counted(count: number, noun: string, what: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}${what === '' ? '' : `: ${what}`}`;
}

/** `a, b x2`, in the order of first appearance. */
function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => (count === 1 ? word : `${word} x${count}`)).join(', ');
}

/** Keys end in the SHA-256 of what they hold; twelve of its digits are enough to look at. */
function shortKey(key: unknown): string {
  return String(key).replace(/([0-9a-f]{12})[0-9a-f]{52}/, '$1…');
}

function nameOf(arn: unknown): string {
  return String(arn).split('/').at(-1) ?? '';
}

function sizeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'size' in body ? String(body.size) : 'unknown';
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
