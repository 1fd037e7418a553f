import { describe, expect, it } from '@jest/globals';
import { type AwsFault, awsFault, isTransient, toAwsError } from '../../../src/adapters/aws/errors.ts';
import { AppError, type Blame, type ErrorCode } from '../../../src/errors.ts';

const CALL = { action: 'bedrock:GetModelCustomizationJob', on: 'support-bot-0123456789ab' };

function sdkError(name: string, status?: number, extra: Record<string, unknown> = {}): Error {
  const metadata = status === undefined ? {} : { $metadata: { httpStatusCode: status }, $response: {} };
  return Object.assign(new Error('words of AWS'), { name, ...metadata, ...extra });
}

const CASES: readonly (readonly [Error, AwsFault, ErrorCode, Blame])[] = [
  [sdkError('AccessDeniedException', 403), 'denied', 'aws-access-denied', 'user'],
  [sdkError('Unknown', 403), 'denied', 'aws-access-denied', 'user'],
  [sdkError('ExpiredTokenException', 403), 'expired-credentials', 'identity-refused', 'user'],
  [sdkError('ExpiredToken', 400), 'expired-credentials', 'identity-refused', 'user'],
  [sdkError('UnrecognizedClientException', 403), 'expired-credentials', 'identity-refused', 'user'],
  [sdkError('SignatureDoesNotMatch', 403), 'expired-credentials', 'identity-refused', 'user'],
  [sdkError('InvalidSignatureException', 403), 'expired-credentials', 'identity-refused', 'user'],
  [
    sdkError('InvalidSignatureException', 403, { message: 'Signature not yet current: 1 is still later' }),
    'skewed-clock',
    'identity-refused',
    'user',
  ],
  [sdkError('RequestTimeTooSkewed', 403), 'skewed-clock', 'identity-refused', 'user'],
  [sdkError('CredentialsProviderError'), 'no-credentials', 'identity-unavailable', 'user'],
  [sdkError('ResourceNotFoundException', 404), 'not-found', 'aws-not-found', 'user'],
  [sdkError('ConflictException', 400), 'conflict', 'aws-rejected', 'user'],
  [sdkError('ValidationException', 400), 'rejected', 'aws-rejected', 'user'],
  [
    sdkError('ValidationException', 400, { message: 'The provided job name is currently in use.' }),
    'name-in-use',
    'name-in-use',
    'user',
  ],
  [
    sdkError('AccessDeniedException', 403, { message: 'currently in use' }),
    'denied',
    'aws-access-denied',
    'user',
  ],
  [sdkError('ServiceQuotaExceededException', 400), 'quota', 'aws-throttled', 'aws'],
  [sdkError('ThrottlingException', 429), 'throttled', 'aws-throttled', 'aws'],
  [sdkError('Anything', 429), 'throttled', 'aws-throttled', 'aws'],
  [sdkError('PermanentRedirect', 301), 'wrong-region', 'aws-rejected', 'user'],
  [sdkError('InternalServerException', 500), 'unavailable', 'aws-unavailable', 'aws'],
  [sdkError('SyntaxError', 502), 'unavailable', 'aws-unavailable', 'aws'],
  [sdkError('TimeoutError', undefined, { code: 'ECONNRESET' }), 'unavailable', 'aws-unavailable', 'aws'],
  [sdkError('Error', undefined, { code: 'ENOTFOUND' }), 'unavailable', 'aws-unavailable', 'aws'],
  [sdkError('Error', 200, { code: 'ECONNRESET' }), 'unavailable', 'aws-unavailable', 'aws'],
  [sdkError('SyntaxError', 200), 'unexpected', 'aws-unexpected-answer', 'aws'],
  [
    sdkError('Error', undefined, { code: 'HPE_INVALID_CONSTANT' }),
    'unexpected',
    'aws-unexpected-answer',
    'aws',
  ],
  [sdkError('NotAnAnswer', 403), 'unexpected', 'aws-unexpected-answer', 'aws'],
  [sdkError('EndpointError'), 'no-endpoint', 'input-invalid', 'user'],
  [
    sdkError('Error', undefined, { code: 'ERR_PROXY_TUNNEL', statusCode: 407 }),
    'blocked',
    'aws-unavailable',
    'user',
  ],
  [
    sdkError('Error', undefined, { code: 'ERR_PROXY_TUNNEL', statusCode: 503 }),
    'unavailable',
    'aws-unavailable',
    'aws',
  ],
  [
    sdkError('Error', undefined, { cause: { code: 'SELF_SIGNED_CERT_IN_CHAIN' } }),
    'blocked',
    'aws-unavailable',
    'user',
  ],
  [sdkError('TypeError'), 'other', 'internal', 'bug'],
  [sdkError('toString'), 'other', 'internal', 'bug'],
];

describe('AWS errors', () => {
  it.each(CASES)('%s is %s and becomes %s', (error, fault, code, blame) => {
    expect(awsFault(error)).toBe(fault);
    const mapped = toAwsError(error, CALL);
    expect(mapped).toMatchObject({ code, blame, cause: error });
    expect(mapped.message).toContain(CALL.action);
    expect(mapped.message).toContain(CALL.on);
    expect(mapped.hint).not.toBe('');
  });

  it('may be repeated when nothing is known or nothing happened, and only then', () => {
    const transient = CASES.filter(([error]) => isTransient(error)).map(([, fault]) => fault);
    expect(new Set(transient)).toEqual(new Set(['throttled', 'unavailable', 'unexpected']));
  });

  it('looks for what is gone where it can be: IAM knows no regions', () => {
    const gone = sdkError('NoSuchEntityException', 404);
    const role = { action: 'iam:SimulatePrincipalPolicy', on: 'arn:aws:iam::111122223333:role/a' };
    expect(toAwsError(gone, role).hint).toContain('this account');
    expect(toAwsError(gone, CALL).hint).toContain('this region');
  });

  it('does not repeat bytes of an unreadable answer', () => {
    const error = sdkError('SyntaxError', 200, { message: 'Unexpected token <secret>' });
    expect(toAwsError(error, CALL).message).not.toContain('secret');
  });

  it('lets its own errors pass', () => {
    const own = new AppError('file-changed', 'moved', { blame: 'user', hint: 'again' });
    expect(toAwsError(own, CALL)).toBe(own);
    expect(toAwsError('text', CALL).code).toBe('internal');
  });
});
