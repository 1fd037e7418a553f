/** Making, listing and deleting buckets. */
import { denialOf, denialText } from '../iam/authorize.ts';
import { s3Needs } from '../iam/s3-actions.ts';
import { type Caller, callerOf } from '../identity.ts';
import type { SimRequest, SimResponse } from '../protocol.ts';
import { refuse } from '../refusal.ts';
import { element, xmlText } from '../xml.ts';
import { verifiedBody } from './body.ts';
import { type BucketSettings, NEW_BUCKET } from './bucket-settings.ts';
import { isoTime, refuseUnknownHeaders, type S3Call, type S3Options, xmlAnswer } from './call.ts';
import { type Bucket, findBucket, type S3State } from './state.ts';

/** Simulated buckets have no date of their own. */
const CREATED = isoTime(0);
/** Where a bucket is made that names no region; naming this one is an error. */
const HOME_REGION = 'us-east-1';
const NAME = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export interface NewBucket {
  readonly name: string;
  readonly owner: string;
  readonly region: string;
  readonly versioning?: boolean;
  readonly settings?: BucketSettings;
}

/** Why S3 would not make a bucket of that name; undefined: it would. */
export function bucketProblem(
  state: S3State,
  { name, owner }: NewBucket,
): { readonly status: number; readonly code: string; readonly message: string } | undefined {
  if (!NAME.test(name))
    return { status: 400, code: 'InvalidBucketName', message: 'The specified bucket is not valid.' };
  const present = findBucket(state, name);
  if (present === undefined) return undefined;
  return present.owner === owner
    ? {
        status: 409,
        code: 'BucketAlreadyOwnedByYou',
        message: 'Your previous request to create the named bucket succeeded and you already own it.',
      }
    : {
        status: 409,
        code: 'BucketAlreadyExists',
        message: 'The requested bucket name is not available.',
      };
}

export function addBucket(state: S3State, bucket: NewBucket): Bucket {
  const added = { versioning: false, settings: NEW_BUCKET, ...bucket, versions: [], uploads: [] };
  state.buckets.push(added);
  return added;
}

/** Versions and delete markers count; unfinished uploads go with the bucket. */
export function removeBucket(state: S3State, bucket: Bucket): boolean {
  if (bucket.versions.length > 0) return false;
  state.buckets.splice(state.buckets.indexOf(bucket), 1);
  return true;
}

/** An operation that needs no bucket to exist. */
export interface AccountCall {
  readonly request: SimRequest;
  readonly options: S3Options;
  readonly caller: Caller;
  /** Empty for ListBuckets. */
  readonly name: string;
}

/** Checks credentials and rights. */
export function openAccount(
  operation: string,
  name: string,
  request: SimRequest,
  options: S3Options,
): AccountCall {
  const caller = callerOf(request, { iam: options.iam, service: 's3', now: options.realNow() });
  const target = { bucket: name, owner: caller.accountId, key: '', request };
  const denial = denialOf(caller, s3Needs(operation, target) ?? []);
  if (denial !== undefined) refuse(403, 'AccessDenied', denialText(caller, denial, true));
  refuseUnknownHeaders(request);
  return { request, options, caller, name };
}

export function createBucket({ request, options, caller, name }: AccountCall): SimResponse {
  const named = xmlText(verifiedBody(request).bytes.toString(), 'LocationConstraint');
  if (named === HOME_REGION)
    refuse(400, 'InvalidLocationConstraint', 'The specified location-constraint is not valid');
  const constraint = named ?? HOME_REGION;
  if (constraint !== caller.region) {
    refuse(
      400,
      'IllegalLocationConstraintException',
      `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    );
  }
  const bucket = { name, owner: caller.accountId, region: constraint };
  const made = { status: 200, headers: { location: `/${name}` } };
  const problem = bucketProblem(options.state, bucket);
  // S3 still forgives it there, as it did when there was no other region.
  if (problem?.code === 'BucketAlreadyOwnedByYou' && constraint === HOME_REGION) return made;
  if (problem !== undefined) refuse(problem.status, problem.code, problem.message);
  addBucket(options.state, bucket);
  return made;
}

export function deleteBucket({ bucket, options }: S3Call): SimResponse {
  if (!removeBucket(options.state, bucket))
    refuse(409, 'BucketNotEmpty', 'The bucket you tried to delete is not empty');
  return { status: 204 };
}

export function listBuckets({ options, caller }: AccountCall): SimResponse {
  const own = options.state.buckets.filter(({ owner }) => owner === caller.accountId);
  const listed = own.map(({ name, region }) =>
    element(
      'Bucket',
      element('Name', name),
      element('CreationDate', CREATED),
      element('BucketRegion', region),
    ),
  );
  return xmlAnswer(
    'ListAllMyBucketsResult',
    element('Owner', element('ID', caller.accountId)),
    element('Buckets', ...listed),
  );
}
