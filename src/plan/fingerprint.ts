/** The fingerprint: what decides the trained weights, as one hash. A golden test pins it. */
import { hash } from 'node:crypto';
import { compareText } from '../errors.ts';

export const FINGERPRINT_VERSION = 'v1';

/** The content of one split: uploaded bytes by hash, or one version of an S3 object. */
export type DatasetIdentity =
  | { readonly kind: 'file'; readonly sha256: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string; readonly versionId: string };

/** Exactly what decides the weights and is sent to Bedrock. Catalogue defaults are neither sent nor hashed. */
export interface Specification {
  /** Foundation-model id (never its ARN, so that both spellings hash the same). */
  readonly baseModel: string;
  readonly customizationType: 'FINE_TUNING';
  /** As sent: plain decimal text. Order does not matter. */
  readonly hyperparameters: readonly { readonly name: string; readonly value: string }[];
  readonly training: DatasetIdentity;
  readonly validation: DatasetIdentity | undefined;
  readonly namespace: string | undefined;
}

/**
 * SHA-256, 64 lower-case hex, over the version word and the canonical JSON (sorted keys, no spaces) of `spec`.
 * Job key, tags, budget, region, buckets and roles are deliberately not part of it.
 */
export function fingerprintOf(spec: Specification): string {
  const canonical = canonicalJson({
    baseModel: spec.baseModel,
    customizationType: spec.customizationType,
    hyperparameters: Object.fromEntries(spec.hyperparameters.map(({ name, value }) => [name, value])),
    namespace: spec.namespace,
    training: identityValue(spec.training),
    validation: spec.validation === undefined ? undefined : identityValue(spec.validation),
  });
  return sha256Hex(`bedrock-tune/fingerprint/${FINGERPRINT_VERSION}\n${canonical}`);
}

function identityValue(identity: DatasetIdentity): Canonical {
  return identity.kind === 'file'
    ? { sha256: identity.sha256 }
    : { bucket: identity.bucket, key: identity.key, versionId: identity.versionId };
}

type Canonical = string | undefined | { readonly [key: string]: Canonical };

function canonicalJson(value: Canonical): string {
  if (value === undefined || typeof value === 'string') return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export function sha256Hex(text: string): string {
  return hash('sha256', text);
}
