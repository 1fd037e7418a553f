/** One S3 request after routing: what every handler gets, and the checks every operation shares. */
import { type Caller, callerOf, type IamState } from '../identity.ts';
import type { SimRequest, SimResponse } from '../protocol.ts';
import { RefusalError, refuse } from '../refusal.ts';
import { element, type Xml, xmlDocument } from '../xml.ts';
import { type Bucket, findBucket, type S3State } from './state.ts';

export interface S3Options {
  readonly state: S3State;
  readonly iam: IamState;
  /** Simulated time: Last-Modified. */
  readonly now: () => number;
  /** Real time: expiry of credentials. */
  readonly realNow: () => number;
}

export interface S3Call {
  readonly request: SimRequest;
  readonly options: S3Options;
  readonly caller: Caller;
  readonly bucket: Bucket;
  /** Percent-decoded; empty for operations on the bucket. */
  readonly key: string;
}

export type S3Handler = (call: S3Call) => SimResponse;

/** Headers that S3 knows and the simulator does not: refused, for ignoring them would change the meaning. */
const UNKNOWN_HEADERS = [
  /^(?:if-match|if-modified-since|if-unmodified-since|x-amz-if-match-.*|x-amz-copy-source-if-.*)$/,
  /^x-amz-(?:acl|grant-.*|object-ownership|bucket-namespace)$/,
  /^x-amz-(?:bucket-object-lock-enabled|object-lock-.*|bypass-governance-retention|mfa)$/,
  /^x-amz-(?:copy-source-)?server-side-encryption-customer-.*$/,
  /^x-amz-(?:storage-class|website-redirect-location|write-offset-bytes)$/,
];

/** The bucket and the caller of a request, after credentials, ownership and region have been checked in that order. */
export function openBucket(
  name: string,
  request: SimRequest,
  options: S3Options,
): { readonly bucket: Bucket; readonly caller: Caller } {
  const caller = callerOf(request, { iam: options.iam, service: 's3', now: options.realNow() });
  refuseUnknownHeaders(request);
  const bucket = existingBucket(name, options.state);
  checkOwner(bucket, caller.accountId, request.headers['x-amz-expected-bucket-owner']);
  if (caller.region !== bucket.region && !request.query.has('location')) throw wrongRegion(bucket);
  return { bucket, caller };
}

export function refuseUnknownHeaders({ headers }: SimRequest): void {
  const unknown = Object.keys(headers).find((name) => UNKNOWN_HEADERS.some((pattern) => pattern.test(name)));
  if (unknown !== undefined) refuse(501, 'NotImplemented', `The simulated S3 does not know ${unknown}`);
}

export function existingBucket(name: string, state: S3State): Bucket {
  return findBucket(state, name) ?? refuse(404, 'NoSuchBucket', 'The specified bucket does not exist');
}

/** A bucket is open to its own account alone: bucket policies are not simulated. */
export function checkOwner(bucket: Bucket, accountId: string, expectedOwner: string | undefined): void {
  if (expectedOwner !== undefined && !/^\d{12}$/.test(expectedOwner)) {
    refuse(
      400,
      'InvalidBucketOwnerAWSAccountID',
      'The value of the expected bucket owner parameter must be an AWS account ID',
    );
  }
  if (bucket.owner !== accountId || (expectedOwner ?? bucket.owner) !== bucket.owner) {
    refuse(403, 'AccessDenied', 'Access Denied');
  }
}

function wrongRegion(bucket: Bucket): RefusalError {
  return new RefusalError({
    status: 301,
    code: 'PermanentRedirect',
    message: 'The bucket you are attempting to access must be addressed using the specified endpoint.',
    headers: { 'x-amz-bucket-region': bucket.region },
  });
}

export function xmlAnswer(name: string, ...content: readonly (Xml | string)[]): SimResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: xmlDocument(element(`${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/"`, ...content)),
  };
}

/** `element`, or nothing for an absent value. */
export function optional(name: string, value: string | undefined): Xml {
  return value === undefined ? { xml: '' } : element(name, value);
}

export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** undefined: broken encoding, which no client of S3 can have meant. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
