/** Rights of the caller of an S3 operation: checked before it, and once more where it would tell that a key is missing. */

import { kmsKeyArn } from '../bedrock/arns.ts';
import { actionsOf, denialOf, denialText } from '../iam/authorize.ts';
import type { Access } from '../iam/decide.ts';
import { copySourceTarget, deletion, type S3Target, s3Needs, seeingAbsence } from '../iam/s3-actions.ts';
import type { SimRequest, SimResponse } from '../protocol.ts';
import { RefusalError, refuse } from '../refusal.ts';
import type { S3Call } from './call.ts';
import { findBucket, type S3State } from './state.ts';

/** Throws AccessDenied instead of carrying out what the caller may not do. */
export function withRights(operation: string, call: S3Call, run: () => SimResponse): SimResponse {
  const needs = s3Needs(operation, targetOf(call));
  if (needs === undefined) throw new Error(`no IAM action is known for ${operation}`);
  // DeleteObjects answers key by key.
  if (operation !== 'DeleteObjects') demand(call, needs);
  try {
    return run();
  } catch (error) {
    if (tellsOfAbsence(error)) demand(call, [seeingAbsence(readTarget(operation, call))]);
    throw error;
  }
}

/** Why one key of DeleteObjects must not be deleted; undefined: it may be. */
export function deletionDenied(
  call: S3Call,
  { key, versionId }: { readonly key: string; readonly versionId: string | undefined },
): string | undefined {
  return whyNot(call, [deletion({ ...targetOf(call), key }, versionId)]);
}

function demand(call: S3Call, needs: readonly Access[]): void {
  const text = whyNot(call, needs);
  if (text !== undefined) refuse(403, 'AccessDenied', text);
}

function whyNot({ caller }: S3Call, needs: readonly Access[]): string | undefined {
  const denial = denialOf(caller, needs);
  return denial && denialText(caller, denial, true);
}

function tellsOfAbsence(error: unknown): boolean {
  return error instanceof RefusalError && ['NoSuchKey', 'NoSuchVersion'].includes(error.refusal.code);
}

function readTarget(operation: string, call: S3Call): S3Target {
  return operation === 'CopyObject' ? copySourceTarget(targetOf(call)) : targetOf(call);
}

function targetOf({ bucket, key, request, options }: S3Call): S3Target {
  const { name, owner } = bucket;
  return { bucket: name, owner, key, request, encryptionKey: encryptionKeys(options.state) };
}

/** IAM actions of an operation that may name a bucket which does not exist; for the ledger. */
export function actionsNeeded(
  operation: string,
  request: SimRequest,
  { state, ...named }: { readonly bucket: string; readonly key: string; readonly state: S3State },
): readonly string[] {
  const target = { ...named, owner: '', request, encryptionKey: encryptionKeys(state) };
  return actionsOf(s3Needs(operation, target) ?? []);
}

/** Objects count as encrypted in the way their bucket asks for now. */
function encryptionKeys(state: S3State): (bucket: string) => string | undefined {
  return (name) => {
    const bucket = findBucket(state, name);
    return (
      bucket &&
      kmsKeyArn({ accountId: bucket.owner, region: bucket.region }, bucket.settings.encryption?.kmsKeyId)
    );
  };
}
