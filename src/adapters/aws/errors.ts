/** The one place where errors of the AWS SDK become ours. */
import { AppError, type AppErrorOptions, type ErrorCode, unreachable } from '../../errors.ts';
import { blockedBy } from '../blocked.ts';
import { orProxy } from '../proxy.ts';
import { clockOffset, record, text } from './thrown.ts';

/** What an AWS call was about; goes into messages and hints. */
export interface AwsCall {
  /** IAM action, for example `bedrock:ListCustomModels`. */
  readonly action: string;
  /** Resource in words or as an ARN. */
  readonly on: string;
}

/** What went wrong, as far as a caller may act on it. */
export type AwsFault =
  | 'denied'
  /** Run out, revoked, or never known. */
  | 'expired-credentials'
  /** The clock of this machine is too far from that of AWS, and the SDK's own correction did not help. */
  | 'skewed-clock'
  | 'no-credentials'
  | 'not-found'
  | 'conflict'
  | 'name-in-use'
  | 'precondition'
  | 'quota'
  | 'throttled'
  | 'wrong-region'
  | 'rejected'
  /** The settings of this machine name no endpoint that the SDK could call. */
  | 'no-endpoint'
  /** A proxy or TLS is in the way: nothing was sent. */
  | 'blocked'
  /** Time-out, reset, 5xx: whether it took effect is not known. */
  | 'unavailable'
  /** AWS answered something that is not an answer: whether it took effect is not known. */
  | 'unexpected'
  /** Not an AWS error at all. */
  | 'other';

const FAULT_BY_NAME: Readonly<Record<string, AwsFault>> = {
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  ExpiredToken: 'expired-credentials',
  ExpiredTokenException: 'expired-credentials',
  RequestExpired: 'expired-credentials',
  AuthFailure: 'expired-credentials',
  InvalidAccessKeyId: 'expired-credentials',
  InvalidClientTokenId: 'expired-credentials',
  InvalidSignatureException: 'expired-credentials',
  InvalidToken: 'expired-credentials',
  SignatureDoesNotMatch: 'expired-credentials',
  UnrecognizedClientException: 'expired-credentials',
  RequestInTheFuture: 'skewed-clock',
  RequestTimeTooSkewed: 'skewed-clock',
  CredentialsProviderError: 'no-credentials',
  TokenProviderError: 'no-credentials',
  EndpointError: 'no-endpoint',
  ResourceNotFoundException: 'not-found',
  NotFound: 'not-found',
  NoSuchKey: 'not-found',
  NoSuchBucket: 'not-found',
  NoSuchVersion: 'not-found',
  NoSuchUpload: 'not-found',
  ConflictException: 'conflict',
  ResourceInUseException: 'conflict',
  ConditionalRequestConflict: 'conflict',
  OperationAborted: 'conflict',
  PreconditionFailed: 'precondition',
  ServiceQuotaExceededException: 'quota',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  SlowDown: 'throttled',
  PermanentRedirect: 'wrong-region',
  AuthorizationHeaderMalformed: 'wrong-region',
  IllegalLocationConstraintException: 'wrong-region',
  TimeoutError: 'unavailable',
  RequestTimeout: 'unavailable',
  RequestTimeoutException: 'unavailable',
  // Names of ours, for answers that the SDK would have taken.
  AnswerTooLarge: 'unexpected',
  NotAnAnswer: 'unexpected',
};

const FAULT_BY_STATUS: Readonly<Record<number, AwsFault>> = {
  301: 'wrong-region',
  307: 'wrong-region',
  403: 'denied',
  404: 'not-found',
  409: 'conflict',
  412: 'precondition',
  429: 'throttled',
};

/** Names that Node gives to sockets that did not connect or did not last. */
const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPROTO',
  'ERR_PROXY_TUNNEL',
]);

/**
 * Sorts what the SDK threw by its name, HTTP status and socket code.
 *
 * Two texts decide. Bedrock answers a taken job or model name with a plain ValidationException, so its words
 * "currently in use" are all there is to tell it by; and it names a skewed clock only in the words of a bad signature.
 */
export function awsFault(error: unknown): AwsFault {
  const { name, message, status, code, answered } = facts(error);
  if (name === 'ValidationException') return /currently in use/i.test(message) ? 'name-in-use' : 'rejected';
  if (name === 'InvalidSignatureException' && SKEW_WORDS.test(message)) return 'skewed-clock';
  const named = Object.hasOwn(FAULT_BY_NAME, name) ? FAULT_BY_NAME[name] : undefined;
  if (named !== undefined) return named;
  if (blockedBy(error) !== undefined) return 'blocked';
  if (NETWORK_CODES.has(code)) return 'unavailable';
  // Node's parser: what answers does not speak HTTP.
  if (code.startsWith('HPE_')) return 'unexpected';
  return faultOfStatus(status) ?? (answered ? 'unexpected' : 'other');
}

const SKEW_WORDS = /signature (?:expired|not yet current)/i;

function faultOfStatus(status: number | undefined): AwsFault | undefined {
  if (status === undefined || status < 300) return undefined;
  if (status >= 500) return 'unavailable';
  return FAULT_BY_STATUS[status] ?? 'rejected';
}

/** true where the same request may simply be sent again. */
export function isTransient(error: unknown): boolean {
  const fault = awsFault(error);
  return fault === 'unavailable' || fault === 'throttled' || fault === 'unexpected';
}

/** What the SDK threw as an `AppError` that names the action and, where a person can act, the fix. */
export function toAwsError(error: unknown, call: AwsCall): AppError {
  if (error instanceof AppError) return error;
  const fault = awsFault(error);
  const make = (code: ErrorCode, options: Omit<AppErrorOptions, 'cause'>): AppError =>
    new AppError(code, `${call.action} on ${call.on}: ${said(error, fault)}`, { ...options, cause: error });
  switch (fault) {
    case 'denied':
      return make('aws-access-denied', {
        blame: 'user',
        hint: `Allow ${call.action} on ${call.on} in the policy of the role this run uses; an explicit deny comes from an organisation policy.`,
      });
    case 'expired-credentials':
      return make('identity-refused', {
        blame: 'user',
        hint: 'Renew the AWS credentials of this run (sign in again), and check the clock of the machine.',
      });
    case 'skewed-clock':
      return make('identity-refused', {
        blame: 'user',
        hint: `Set the clock of this machine right${clockOffset(error)}, then run again.`,
      });
    case 'no-credentials':
      return make('identity-unavailable', {
        blame: 'user',
        hint: 'Name a role under `roles:` of the environment in jobs.yaml, or sign in to AWS on this machine.',
      });
    case 'not-found':
      return make('aws-not-found', {
        blame: 'user',
        hint: `Check that ${call.on} exists in ${placeOf(call)}.`,
      });
    case 'name-in-use':
      return make('name-in-use', {
        blame: 'user',
        hint: 'Look the name up in Bedrock; it can never be used again.',
      });
    case 'quota':
      return make('aws-throttled', {
        blame: 'aws',
        hint: 'Wait for running work to end, or ask AWS for a higher quota.',
      });
    case 'throttled':
      return make('aws-throttled', { blame: 'aws', hint: 'Run again in a few minutes; nothing is lost.' });
    case 'wrong-region':
      return make('aws-rejected', { blame: 'user', hint: wrongRegionHint(error) });
    case 'conflict':
    case 'precondition':
    case 'rejected':
      return make('aws-rejected', {
        blame: 'user',
        hint: 'Change what AWS names in its answer, then run again.',
      });
    case 'no-endpoint':
      return make('input-invalid', { blame: 'user', hint: ENDPOINT_HINT });
    case 'blocked':
      return make('aws-unavailable', { blame: 'user', hint: blockedBy(error)?.hint ?? '' });
    case 'unavailable':
      return make('aws-unavailable', {
        blame: 'aws',
        hint: `Run again; a run finds what an earlier one has done. If it stays, see the health page of AWS${orProxy(process.env)}.`,
      });
    case 'unexpected':
      return make('aws-unexpected-answer', {
        blame: 'aws',
        hint: UNEXPECTED_HINT,
      });
    case 'other':
      return make('internal', { blame: 'bug', hint: 'Report this with the log of the run.' });
    default:
      return unreachable(fault);
  }
}

const ENDPOINT_HINT =
  'Check the region, AWS_ENDPOINT_URL*, AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT: an own endpoint goes with neither.';

const UNEXPECTED_HINT =
  'Run again; if it stays, check any proxy in between, then report the action named here.';

/** IAM is the same in every region. */
function placeOf({ action }: AwsCall): string {
  return action.startsWith('iam:') ? 'this account' : 'this region';
}

/** The work's result; what it throws becomes an `AppError` about the call. */
export async function mapped<T>(call: AwsCall, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toAwsError(error, call);
  }
}

/** An answer that lacks what the API promises. */
export function unexpectedAnswer(call: AwsCall, missing: string): AppError {
  return new AppError('aws-unexpected-answer', `${call.action} on ${call.on}: the answer has no ${missing}`, {
    blame: 'aws',
    hint: UNEXPECTED_HINT,
  });
}

/** The region S3 says a bucket is in, where it says so. */
function regionNamedBy(error: unknown): string | undefined {
  const { Region, $response } = record(error);
  const header = record(record($response)['headers'])['x-amz-bucket-region'];
  return text(header) || text(Region) || undefined;
}

export function wrongRegionHint(error: unknown): string {
  const region = regionNamedBy(error);
  const where = region === undefined ? 'in another region' : `in ${region}`;
  return `The bucket is ${where}: set \`region:\` of the environment to it, or name a bucket of this region.`;
}

/** AWS's own words, except where the text is only a parser's complaint about bytes of an unknown origin. */
function said(error: unknown, fault: AwsFault): string {
  const { name, message, status } = facts(error);
  if (fault === 'blocked') return blockedBy(error)?.why ?? '';
  if (fault === 'unexpected') return `an answer that cannot be read (HTTP ${status ?? 'unknown'})`;
  const text = status !== undefined && name === 'SyntaxError' ? '' : message;
  const words = [name, text].filter((word) => word !== '' && word !== 'UnknownError' && word !== 'Unknown');
  return `${words.join(': ') || 'refused'}${status === undefined ? '' : ` (HTTP ${status})`}`;
}

interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly status: number | undefined;
  /** A response was received. */
  readonly answered: boolean;
}

function facts(error: unknown): ErrorFacts {
  const fields = record(error);
  const status = record(fields['$metadata'])['httpStatusCode'];
  return {
    name: text(fields['name']),
    message: text(fields['message']),
    code: text(fields['code']),
    status: typeof status === 'number' ? status : undefined,
    answered: fields['$response'] !== undefined,
  };
}
