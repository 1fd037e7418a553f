/** Names of resources. Ids follow from names, so that a repeated run of the simulator gives the same ARNs. */
import { createHash } from 'node:crypto';

/** An account in a region: what every resource belongs to. */
export interface Home {
  readonly accountId: string;
  readonly region: string;
}

export function foundationModelArn({ region }: Pick<Home, 'region'>, baseModelId: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${baseModelId}`;
}

/** Twelve characters, the last segment of the ARNs of a job and of its model. */
export function jobId({ accountId, region }: Home, jobName: string): string {
  return digest(`${accountId}/${region}/${jobName}`).slice(0, 12);
}

export function jobArn({ accountId, region }: Home, baseModelId: string, id: string): string {
  return `arn:aws:bedrock:${region}:${accountId}:model-customization-job/${baseModelId}/${id}`;
}

export function customModelArn({ accountId, region }: Home, baseModelId: string, id: string): string {
  return `arn:aws:bedrock:${region}:${accountId}:custom-model/${baseModelId}/${id}`;
}

/** `made`: how many the account had made before it. */
export function deploymentArn({ accountId, region }: Home, name: string, made: number): string {
  const id = digest(`${accountId}/${region}/deployment/${name}/${made}`).slice(0, 12);
  return `arn:aws:bedrock:${region}:${accountId}:custom-model-deployment/${id}`;
}

export function throughputArn({ accountId, region }: Home, name: string, made: number): string {
  const id = digest(`${accountId}/${region}/throughput/${name}/${made}`).slice(0, 12);
  return `arn:aws:bedrock:${region}:${accountId}:provisioned-model/${id}`;
}

/** The key's ARN for any form that `KmsKeyId` allows; no key store is simulated, so an alias gets a made-up key id. */
export function kmsKeyArn({ accountId, region }: Home, keyId: string | undefined): string | undefined {
  if (keyId === undefined || keyId.includes(':key/')) return keyId;
  const id = keyId.includes('alias/') ? uuidOf(keyId) : keyId;
  return `arn:aws:kms:${region}:${accountId}:key/${id}`;
}

function uuidOf(text: string): string {
  return digest(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
