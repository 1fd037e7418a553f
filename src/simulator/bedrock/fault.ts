/** What the simulated service refuses, as AWS answers it. */
import type { SimResponse } from '../protocol.ts';
import { structureOf } from './service-model.ts';

/** Errors the service model declares for the simulated operations. */
export type DeclaredError =
  | 'ValidationException'
  | 'AccessDeniedException'
  | 'ResourceNotFoundException'
  | 'ConflictException'
  | 'ServiceQuotaExceededException'
  | 'TooManyTagsException'
  | 'ThrottlingException'
  | 'InternalServerException';

/** Errors of the protocol itself: any operation may answer them, and no service model declares them. */
const PROTOCOL_STATUS = { SerializationException: 400, UnknownOperationException: 404 } as const;
type ProtocolError = keyof typeof PROTOCOL_STATUS;

export type FaultName = DeclaredError | ProtocolError;

/** Thrown by operations; the service turns it into an answer. Nothing was changed when it is thrown. */
export class BedrockFault extends Error {
  override readonly name: FaultName;
  /** Further members of the error shape. */
  readonly members: Readonly<Record<string, string>>;

  constructor(name: FaultName, message: string, members: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = name;
    this.members = members;
  }
}

/** A `ValidationException`. */
export function invalid(message: string): BedrockFault {
  return new BedrockFault('ValidationException', message);
}

/** A `ServiceQuotaExceededException`. */
export function exceeded(message: string): BedrockFault {
  return new BedrockFault('ServiceQuotaExceededException', message);
}

export function isProtocolError(name: FaultName): name is ProtocolError {
  return Object.hasOwn(PROTOCOL_STATUS, name);
}

/** The wire form: the name in a header, the message in the body. */
export function faultResponse(fault: BedrockFault): SimResponse {
  return {
    status: isProtocolError(fault.name) ? PROTOCOL_STATUS[fault.name] : declaredStatus(fault.name),
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': fault.name },
    body: { message: fault.message, ...fault.members },
  };
}

function declaredStatus(name: DeclaredError): number {
  return structureOf(name).httpStatusCode ?? 500;
}
