/** How a simulated service says no: one thrown value, rendered in the error form of each protocol. */

import { unreachable } from '../errors.ts';
import type { ServiceName, SimResponse } from './protocol.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of a JSON error body. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Thrown by handlers; `answering` turns it into a response. */
export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message}`);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}

export function refuse(status: number, code: string, message: string): never {
  throw new RefusalError({ status, code, message });
}

/** Runs a handler; what it refuses becomes an error response of the service. */
export function answering(service: ServiceName, handler: () => SimResponse): SimResponse {
  try {
    return handler();
  } catch (error) {
    if (error instanceof RefusalError) return renderRefusal(service, error.refusal);
    throw error;
  }
}

/** XML namespaces of the services that speak the query protocol. */
export const QUERY_NAMESPACES = {
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
} as const;

export function renderRefusal(service: ServiceName, refusal: Refusal): SimResponse {
  const headers = refusal.headers ?? {};
  const { status, code, message } = refusal;
  switch (service) {
    case 's3':
      return xmlResponse(status, headers, s3Error(code, message));
    case 'sts':
    case 'iam':
    case 'cloudformation':
      return xmlResponse(status, headers, queryError(QUERY_NAMESPACES[service], refusal));
    case 'servicequotas': {
      // JSON 1.1 names the error in the body.
      const body = JSON.stringify({ __type: code, message });
      return { status, headers: { ...headers, 'content-type': 'application/x-amz-json-1.1' }, body };
    }
    case 'bedrock':
    case 'bedrock-runtime':
      return { status, headers: { ...headers, 'x-amzn-errortype': code }, body: { message } };
    case 'github':
      return { status, headers, body: { message, ...refusal.details, status: String(status) } };
    case 'oidc':
    case 'simulator':
      return { status, headers, body: { message, code } };
    default:
      return unreachable(service);
  }
}

function xmlResponse(status: number, headers: Readonly<Record<string, string>>, body: Xml): SimResponse {
  return { status, headers: { ...headers, 'content-type': 'application/xml' }, body: xmlDocument(body) };
}

function s3Error(code: string, message: string): Xml {
  return element(
    'Error',
    element('Code', code),
    element('Message', message),
    element('RequestId', 'SIMULATED'),
  );
}

function queryError(namespace: string, { status, code, message }: Refusal): Xml {
  const type = element('Type', status < 500 ? 'Sender' : 'Receiver');
  return element(
    `ErrorResponse xmlns="${namespace}"`,
    element('Error', type, element('Code', code), element('Message', message)),
    element('RequestId', 'SIMULATED'),
  );
}
