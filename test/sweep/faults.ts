/** How a call can go wrong, and what its caller sees then. */
import { AppError, type ErrorCode } from '../../src/errors.ts';

/**
 * `lost-before`: no effect, no answer. `lost-after`: the effect, no answer. `late`: no answer, and the effect comes
 * later. `garbled`: the effect, and an answer that cannot be read. `refused`: no effect, as for a request that is not
 * valid. `killed-*`: the process is gone at that moment.
 * `cancelled`: the run is asked to leave while the call goes through.
 */
export const FORMS = [
  'lost-before',
  'lost-after',
  'late',
  'garbled',
  'throttled',
  'denied',
  'refused',
  'killed-before',
  'killed-after',
  'cancelled',
] as const;
export type Form = (typeof FORMS)[number];

/** What a service throws in each form, in its own words. */
export interface Words {
  readonly lost: () => Error;
  readonly garbled: () => Error;
  readonly throttled: () => Error;
  readonly denied: () => Error;
  readonly refused: () => Error;
}

/** As the SDK throws after its own retries. */
export const SDK_WORDS: Words = {
  lost: () => sdkError('TimeoutError', 'socket hang up', undefined),
  garbled: () =>
    Object.assign(sdkError('SyntaxError', 'Unexpected end of JSON input', 200), { $response: {} }),
  throttled: () => sdkError('ThrottlingException', 'Too many requests', 429),
  denied: () => sdkError('AccessDeniedException', 'You are not authorized to perform this action', 403),
  refused: () => sdkError('ValidationException', 'The request is not valid now', 400),
};

function sdkError(name: string, message: string, httpStatusCode: number | undefined): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

/** As the adapter of a port throws. */
function portWords(codes: Readonly<Record<keyof Words, ErrorCode>>, blame: 'aws' | 'github'): Words {
  const error = (code: ErrorCode) => () =>
    new AppError(code, `${code} by the sweep`, { blame, hint: 'Wait.' });
  return {
    lost: error(codes.lost),
    garbled: error(codes.garbled),
    throttled: error(codes.throttled),
    denied: error(codes.denied),
    refused: error(codes.refused),
  };
}

export const AWS_WORDS = portWords(
  {
    lost: 'aws-unavailable',
    garbled: 'aws-unexpected-answer',
    throttled: 'aws-throttled',
    denied: 'aws-access-denied',
    refused: 'aws-rejected',
  },
  'aws',
);

export const GITHUB_WORDS = portWords(
  {
    lost: 'github-unavailable',
    garbled: 'github-unexpected-answer',
    throttled: 'github-unavailable',
    denied: 'github-denied',
    refused: 'github-unexpected-answer',
  },
  'github',
);
