/** The list of everything that reached the simulated services, in order. */
import type { LedgerEntry, ServiceName, SimClock, SimOperation } from './protocol.ts';

export interface LedgerFilter {
  readonly service?: ServiceName | undefined;
  readonly write?: boolean | undefined;
}

export interface Ledger {
  /** `status` 0: no answer reached the caller. */
  record(operation: Omit<SimOperation, 'run'>, status: number): void;
  entries(filter?: LedgerFilter): readonly LedgerEntry[];
  /** Tells each entry before its answer is sent; returns what ends that. */
  listen(listener: (entry: LedgerEntry) => void): () => void;
  clear(): void;
}

export function createLedger(clock: SimClock): Ledger {
  let entries: LedgerEntry[] = [];
  let sequence = 0;
  const listeners = new Set<(entry: LedgerEntry) => void>();
  return {
    record: ({ service, operation, write, request, actions }, status) => {
      sequence += 1;
      const time = new Date(clock.now()).toISOString();
      const needed = actions === undefined ? {} : { actions };
      const entry = { sequence, time, service, operation, write, status, request, ...needed };
      entries.push(entry);
      for (const listener of listeners) listener(entry);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    entries: (filter = {}) => entries.filter((entry) => accepts(filter, entry)),
    clear: () => {
      entries = [];
    },
  };
}

function accepts(filter: LedgerFilter, entry: LedgerEntry): boolean {
  return (
    (filter.service === undefined || filter.service === entry.service) &&
    (filter.write === undefined || filter.write === entry.write)
  );
}
