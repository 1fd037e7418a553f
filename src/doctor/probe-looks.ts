/** Probes that the facts can answer. One counter-example is enough; without an example a probe stays open. */
import type { DoctorFacts, Evidence, Reading, RunEvidence } from './facts.ts';
import { PROBES, type ProbeId } from './probes.ts';
import { formOf } from './subjects.ts';

export type ProbeState = 'confirmed' | 'contradicted' | 'open';

export interface ProbeResult {
  readonly id: ProbeId;
  /** What is assumed. */
  readonly assumes: string;
  readonly state: ProbeState;
  /** What was seen, or how to find out. */
  readonly told: string;
}

interface Seen {
  readonly holds: boolean;
  readonly what: string;
}

/** A look at the facts; undefined: they do not tell. */
type Look = (facts: DoctorFacts) => Seen | undefined;

const LOOKS: Readonly<Partial<Record<ProbeId, Look>>> = {
  'token-echo': ofRuns(({ run }) => ({ holds: run.clientRequestToken !== undefined, what: run.jobName })),
  'tags-of-ended-runs': ofRuns(({ run, tags }) =>
    tags.kind === 'read'
      ? { holds: tags.value !== undefined, what: `${run.jobName} (${run.status})` }
      : undefined,
  ),
  'phases-reported': ofRuns(({ run }) => ({
    holds: run.phases.length === 3,
    what: `${run.jobName}: ${run.phases.length} phases`,
  })),
  'metrics-file': ofCompleted(({ run, outputs }) =>
    outputs.kind === 'read'
      ? {
          holds: outputs.value.some((key) => key.endsWith('step_wise_training_metrics.csv')),
          what: run.jobName,
        }
      : undefined,
  ),
  'validation-file': ofCompleted(({ run, outputs }) =>
    outputs.kind === 'read' && run.validationS3Uris.length > 0
      ? { holds: outputs.value.some((key) => key.endsWith('validation_metrics.csv')), what: run.jobName }
      : undefined,
  ),
  'final-loss': ofCompleted(({ run }) => ({ holds: run.trainingLoss !== undefined, what: run.jobName })),
  'checksum-echo': ({ environments }) =>
    first(
      environments.map(({ evidence }) => read(evidence.dataset)),
      (head) => ({
        holds: head.sha256 !== undefined,
        what: 'a dataset of an earlier upload',
      }),
    ),
  'suffixed-model-id': ({ environments }) =>
    first(
      environments.flatMap(({ models }) =>
        models.filter(({ baseModel }) => baseModel.value.split(':').length === 3),
      ),
      ({ baseModel, state }) =>
        state.kind === 'read' ? { holds: state.value !== undefined, what: baseModel.value } : undefined,
    ),
  'model-region': ({ environments }) =>
    first(
      environments.flatMap(({ models }) => models),
      ({ baseModel, access }) =>
        access.kind === 'read'
          ? { holds: access.value.region !== 'Unknown', what: `${baseModel.value}: ${access.value.region}` }
          : undefined,
    ),
  'quota-codes': ({ environments }) =>
    first(environments, ({ quotas }) => {
      const { jobs, models } = quotas;
      if (jobs.kind === 'read' && models.kind === 'read')
        return { holds: true, what: `${jobs.value} runs at a time, ${models.value} models` };
      const unknown = [jobs, models].some(
        (quota) => quota.kind === 'unreadable' && quota.code === 'aws-not-found',
      );
      return unknown ? { holds: false, what: 'Service Quotas does not know one of the codes' } : undefined;
    }),
  'subject-form': ({ repository }) => {
    const sub = read(repository.claims)?.['sub'];
    return sub === undefined ? undefined : { holds: formOf(sub) !== undefined, what: sub };
  },
  'token-claims': ({ repository }) => {
    const claims = read(repository.claims);
    if (claims === undefined) return undefined;
    const lacking = ['repository_id', 'repository_owner_id', 'ref'].filter(
      (name) => claims[name] === undefined,
    );
    return {
      holds: lacking.length === 0,
      what: lacking.length === 0 ? 'all three' : `no ${lacking.join(', ')}`,
    };
  },
};

function ofRuns(look: (run: RunEvidence) => Seen | undefined): Look {
  return ({ environments }) =>
    first(
      environments.flatMap(({ evidence }) => runsOf(evidence)),
      look,
    );
}

function ofCompleted(look: (run: RunEvidence) => Seen | undefined): Look {
  return ({ environments }) =>
    first(
      environments
        .flatMap(({ evidence }) => runsOf(evidence))
        .filter(({ run }) => run.status === 'Completed'),
      look,
    );
}

function runsOf({ runs }: Evidence): readonly RunEvidence[] {
  return runs.kind === 'read' ? runs.value : [];
}

function first<T>(items: readonly (T | undefined)[], look: (item: T) => Seen | undefined): Seen | undefined {
  const seen = items.flatMap((item) => (item === undefined ? [] : (look(item) ?? [])));
  return seen.find(({ holds }) => !holds) ?? seen[0];
}

function read<T>(reading: Reading<T>): T | undefined {
  return reading.kind === 'read' ? reading.value : undefined;
}

export function runProbes(facts: DoctorFacts): readonly ProbeResult[] {
  return PROBES.map(({ id, assumes, how }) => {
    const seen = LOOKS[id]?.(facts);
    if (seen === undefined) return { id, assumes, state: 'open', told: how };
    return { id, assumes, state: seen.holds ? 'confirmed' : 'contradicted', told: seen.what };
  });
}
