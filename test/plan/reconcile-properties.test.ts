/** What holds for every state of an account: nothing is ever paid twice. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInFlight } from '../../src/plan/in-flight.ts';
import { parseRunName, runName, shortFingerprint } from '../../src/plan/names.ts';
import type { PlannedJob } from '../../src/plan/plan.ts';
import {
  type DesiredJob,
  type Observed,
  type ObservedRun,
  type Ownership,
  reconcile,
  USUAL_SLOTS,
} from '../../src/plan/reconcile.ts';
import type { RunStatus } from '../../src/ports/bedrock.ts';
import { desiredJob, fingerprint, iso, NOW, observed, observedRun } from '../support/builders.ts';

const STATUSES: readonly RunStatus[] = [
  'InProgress',
  'Completed',
  'Failed',
  'Stopping',
  'Stopped',
  'Unknown',
];
const OWNERSHIPS: readonly Ownership[] = ['ours', 'ours', 'unchecked', 'unproven', 'foreign'];

/** Few keys and specifications, so that they meet. */
const run = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c', 'former'),
    spec: fc.integer({ min: 1, max: 4 }),
    attempt: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom(...STATUSES),
    ownership: fc.constantFrom(...OWNERSHIPS),
    inputsMatch: fc.constantFrom(true, true, true, undefined, false),
    endedMinutesAgo: fc.integer({ min: 0, max: 30 }),
    namesModel: fc.boolean(),
  })
  .map(({ key, spec, attempt, status, ownership, inputsMatch, endedMinutesAgo, namesModel }): ObservedRun => {
    const jobName = runName(key, fingerprint(spec), attempt);
    const endedAt = isInFlight(status) ? undefined : iso(-endedMinutesAgo * 60_000);
    const { ref } = observedRun({ ref: { jobName, status, endedAt } });
    return { ref: { ...ref, modelArn: namesModel ? ref.modelArn : undefined }, ownership, inputsMatch };
  });

const world = fc
  .record({
    runs: fc.uniqueArray(run, { maxLength: 8, selector: ({ ref }) => ref.jobName }),
    strangers: fc.integer({ min: 0, max: 3 }),
    deleted: fc.boolean(),
  })
  .map(({ runs, strangers, deleted }): Observed => {
    const { inFlight } = observed(runs);
    return observed(runs, {
      inFlight: inFlight + strangers,
      ...(deleted ? { modelArns: new Set<string>() } : {}),
    });
  });

const desired: fc.Arbitrary<readonly DesiredJob[]> = fc
  .uniqueArray(
    fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), spec: fc.integer({ min: 1, max: 6 }) }),
    {
      minLength: 1,
      maxLength: 5,
      comparator: (one, other) => one.key === other.key || one.spec === other.spec,
    },
  )
  .map((entries) =>
    entries.map(({ key, spec }) => desiredJob({ job: { key }, fingerprint: fingerprint(spec) })),
  );

const retries = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 4 })), { maxLength: 3 })
  .map((pairs) => new Map(pairs));

interface Case {
  readonly desired: readonly DesiredJob[];
  readonly world: Observed;
  readonly retries: ReadonlyMap<string, number>;
}

const anyCase: fc.Arbitrary<Case> = fc.record({ desired, world, retries });

function planOf(of: Case): readonly PlannedJob[] {
  const options = { now: NOW, retries: of.retries, entries: of.desired };
  return reconcile(of.desired, new Map([['prod', of.world]]), options).jobs;
}

function startsOf(
  jobs: readonly PlannedJob[],
): readonly { readonly job: PlannedJob; readonly jobName: string }[] {
  return jobs.flatMap((job) =>
    job.action.kind === 'train' || job.action.kind === 'queue' ? [{ job, jobName: job.action.jobName }] : [],
  );
}

function runsOf({ fingerprint: full = '' }: PlannedJob, { runs }: Observed): readonly ObservedRun[] {
  return runs.filter(({ ref }) => parseRunName(ref.jobName)?.short === shortFingerprint(full));
}

/** The account after the run has carried out what it planned: `queue` meets the quota. */
function carriedOut(of: Case): Case {
  const started = planOf(of).flatMap(({ action }) =>
    action.kind === 'train' ? [observedRun({ ref: { jobName: action.jobName } })] : [],
  );
  const inFlight = of.world.inFlight + started.length;
  return { ...of, world: { ...of.world, runs: [...of.world.runs, ...started], inFlight } };
}

describe('reconcile, whatever the account holds', () => {
  const check = (property: (of: Case) => void): void => {
    fc.assert(fc.property(anyCase, property), { numRuns: 300 });
  };

  it('starts nothing whose specification trains, or is trained', () => {
    check((of) => {
      for (const { job } of startsOf(planOf(of))) {
        const runs = runsOf(job, of.world);
        expect(runs.filter(({ ref }) => isInFlight(ref.status))).toEqual([]);
        const models = runs.filter(
          ({ ref }) => ref.modelArn !== undefined && of.world.modelArns.has(ref.modelArn),
        );
        expect(models).toEqual([]);
      }
    });
  });

  it('starts under a name that nobody has, and a second attempt only when it was asked for', () => {
    check((of) => {
      const names = of.world.runs.map(({ ref }) => ref.jobName);
      const starts = startsOf(planOf(of));
      for (const { job, jobName } of starts) {
        expect(names).not.toContain(jobName);
        const attempt = parseRunName(jobName)?.attempt ?? 0;
        const latest = Math.max(0, ...runsOf(job, of.world).map(({ ref }) => ref.attempt));
        expect(attempt).toBe(latest + 1);
        if (attempt > 1) expect(of.retries.get(job.key)).toBe(attempt);
      }
      expect(new Set(starts.map(({ jobName }) => jobName)).size).toBe(starts.length);
    });
  });

  it('starts nothing beside a run of another repository or with other inputs', () => {
    check((of) => {
      for (const { job } of startsOf(planOf(of)))
        for (const { ownership, inputsMatch } of runsOf(job, of.world)) {
          expect(ownership).not.toBe('foreign');
          expect(inputsMatch).not.toBe(false);
        }
    });
  });

  it('starts nothing more once its starts are made, also when the run is repeated', () => {
    check((of) => {
      const second = carriedOut(of);
      const again = planOf(second).filter(({ action }) => action.kind === 'train');
      expect(again).toEqual([]);
      expect(planOf(carriedOut(second))).toEqual(planOf(second));
    });
  });

  it('trains at most what has a slot, and queues the rest in file order', () => {
    check((of) => {
      const kinds = startsOf(planOf(of)).map(({ job }) => job.action.kind);
      const slots = Math.max(0, USUAL_SLOTS - of.world.inFlight);
      expect(kinds).toEqual(kinds.map((_, index) => (index < slots ? 'train' : 'queue')));
    });
  });

  it('says one thing about each entry, in file order, and keeps the rest apart', () => {
    check((of) => {
      const jobs = planOf(of);
      const entries = jobs.slice(0, of.desired.length);
      expect(entries.map(({ key }) => key)).toEqual(of.desired.map(({ job }) => job.key));
      expect(entries.filter(({ action }) => action.kind === 'unmanaged')).toEqual([]);
      const rest = jobs.slice(of.desired.length);
      expect(rest.filter(({ action }) => action.kind !== 'unmanaged')).toEqual([]);
    });
  });

  it('does not depend on the order in which AWS lists', () => {
    check((of) => {
      const turned = { ...of, world: { ...of.world, runs: [...of.world.runs].reverse() } };
      const kinds = (one: Case): readonly string[] => planOf(one).map(({ action }) => action.kind);
      expect(kinds(turned)).toEqual(kinds(of));
    });
  });
});
