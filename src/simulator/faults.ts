/** Faults on demand: what the network and the services do on a bad day, one queued answer at a time. */

import { SERVICES, type ServiceName, type SimOperation } from './protocol.ts';
import { type Refusal, RefusalError } from './refusal.ts';

/**
 * `status`: an error answer, no effect. `reset`: the connection drops before the effect. `reset-after`: the effect
 * happens, the answer is lost. `hang`: no effect and never an answer. `garbled`: a page of HTML, no effect.
 */
const FAULT_FORMS = ['status', 'reset', 'reset-after', 'hang', 'garbled'] as const;
export type FaultForm = (typeof FAULT_FORMS)[number];

export interface Fault {
  readonly service: ServiceName;
  /** Operation name as the ledger shows it, or `*`. */
  readonly operation: string;
  readonly form: FaultForm;
  /** Matching operations let through first; default 0. */
  readonly skip?: number;
  /** How many operations it hits; default 1. */
  readonly count?: number;
  /** Default 500 for `status`, 200 for `garbled`. */
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  /** Further headers of a `status` answer, for example `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Faults {
  add(fault: Fault): void;
  /** The fault this operation runs into, used up by the asking. */
  take(operation: Pick<SimOperation, 'service' | 'operation'>): Fault | undefined;
  /** Faults still to come. */
  pending(): readonly Fault[];
  clear(): void;
}

export function createFaults(): Faults {
  let queue: { fault: Fault; skip: number; left: number }[] = [];
  return {
    add: (fault) => {
      queue.push({ fault, skip: fault.skip ?? 0, left: fault.count ?? 1 });
    },
    take: (operation) => {
      const entry = queue.find(({ fault }) => matches(fault, operation));
      if (entry === undefined) return undefined;
      if (entry.skip > 0) {
        entry.skip -= 1;
        return undefined;
      }
      entry.left -= 1;
      queue = queue.filter(({ left }) => left > 0);
      return entry.fault;
    },
    pending: () => queue.map(({ fault, skip, left }) => ({ ...fault, skip, count: left })),
    clear: () => {
      queue = [];
    },
  };
}

function matches(fault: Fault, { service, operation }: Pick<SimOperation, 'service' | 'operation'>): boolean {
  return fault.service === service && (fault.operation === '*' || fault.operation === operation);
}

/** What a fault of form `status` answers. */
export function faultRefusal(fault: Fault): Refusal {
  return {
    status: fault.status ?? 500,
    code: fault.code ?? 'InternalServerException',
    message: fault.message ?? 'Simulated fault',
    headers: fault.headers ?? {},
  };
}

/** A fault from the body of a control request; refuses what is not one, naming the field. */
export function parseFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) throw invalid('body', 'a JSON object');
  const { service, operation, form, ...rest }: Record<string, unknown> = { ...value };
  const knownService = SERVICES.find((name) => name === service);
  if (knownService === undefined) throw invalid('service', `one of ${SERVICES.join(', ')}`);
  if (typeof operation !== 'string') throw invalid('operation', 'an operation name or *');
  const knownForm = FAULT_FORMS.find((name) => name === form);
  if (knownForm === undefined) throw invalid('form', `one of ${FAULT_FORMS.join(', ')}`);
  return {
    service: knownService,
    operation,
    form: knownForm,
    ...numbers(rest),
    ...texts(rest),
    ...headersOf(rest['headers']),
  };
}

function headersOf(value: unknown): { headers?: Record<string, string> } {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) throw invalid('headers', 'an object of texts');
  const entries = Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]);
  return { headers: Object.fromEntries(entries) };
}

function numbers(fields: Readonly<Record<string, unknown>>): {
  skip?: number;
  count?: number;
  status?: number;
} {
  const lowest = { skip: 0, count: 1, status: 200 };
  return Object.fromEntries(
    Object.entries(lowest)
      .filter(([name]) => fields[name] !== undefined)
      .map(([name, minimum]) => {
        const value = fields[name];
        if (!Number.isInteger(value) || Number(value) < minimum)
          throw invalid(name, `an integer from ${minimum}`);
        return [name, Number(value)];
      }),
  );
}

function texts(fields: Readonly<Record<string, unknown>>): { code?: string; message?: string } {
  return Object.fromEntries(
    ['code', 'message']
      .filter((name) => fields[name] !== undefined)
      .map((name) => [name, String(fields[name])]),
  );
}

function invalid(field: string, allowed: string): RefusalError {
  return new RefusalError({ status: 400, code: 'InvalidFault', message: `${field}: give ${allowed}` });
}
