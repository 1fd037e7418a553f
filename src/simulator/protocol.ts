/**
 * How a simulated service meets HTTP. Services are lists of routes over plain state; one host (`host.ts`) serves
 * them all on one loopback port, keeps the ledger, and injects queued faults.
 */
import type { Buffer } from 'node:buffer';

export interface SimRequest {
  readonly method: string;
  /** Percent-encoded path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface SimResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON; Buffers and strings as they are. */
  readonly body?: unknown;
}

/** What can fail by a fault that was queued. */
export const SERVICES = [
  'bedrock',
  'bedrock-runtime',
  's3',
  'sts',
  'iam',
  'cloudformation',
  'servicequotas',
  'oidc',
  'github',
] as const;

export type ServiceName = (typeof SERVICES)[number] | 'simulator';

/** One line of the ledger: what reached which service, in order. */
export interface LedgerEntry {
  readonly sequence: number;
  /** Simulated time, ISO 8601. */
  readonly time: string;
  readonly service: ServiceName;
  /** Operation name as in the service model (`CreateModelCustomizationJob`, `PutObject`, …) or `METHOD /route`. */
  readonly operation: string;
  /** true when the operation changes state or costs money. */
  readonly write: boolean;
  readonly status: number;
  /** Parsed input: JSON body and path/query parameters; object bodies are given as their size and sha256. */
  readonly request: Readonly<Record<string, unknown>>;
  /** IAM actions the caller needs for it, sorted; of services whose rights are simulated. */
  readonly actions?: readonly string[];
}

/** A matched operation, before it is carried out. */
export interface SimOperation {
  readonly service: ServiceName;
  readonly operation: string;
  readonly write: boolean;
  /** For the ledger. */
  readonly request: Readonly<Record<string, unknown>>;
  /** For the ledger: IAM actions the caller needs. */
  readonly actions?: readonly string[];
  /** Carries it out on the state. */
  readonly run: () => SimResponse;
}

export interface SimService {
  readonly name: ServiceName;
  /** undefined: the request is not for this service. */
  match(request: SimRequest): SimOperation | undefined;
}

/** Simulated time in milliseconds since the epoch; read by services, moved by the host. */
export interface SimClock {
  now(): number;
}
