import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { firstContact } from '../../scripts/first-contact.ts';
import type { DoctorFacts, Evidence, Reading, RunEvidence } from '../../src/doctor/facts.ts';
import { runProbes } from '../../src/doctor/probe-looks.ts';
import { PROBES } from '../../src/doctor/probes.ts';
import type { RunDetail } from '../../src/ports/bedrock.ts';
import { runDetail } from '../support/builders.ts';

const UNKNOWN = { kind: 'skipped', reason: 'nobody asked', hint: '' } as const;

function read<T>(value: T): Reading<T> {
  return { kind: 'read', value };
}

function facts(evidence: Partial<Evidence> = {}, claims?: Readonly<Record<string, string>>): DoctorFacts {
  const environment = {
    name: 'prod',
    at: { file: 'jobs.yaml', line: 1, column: 1 },
    region: 'us-east-1',
    accountId: '111122223333',
    bucket: 'data',
    outputBucket: 'output',
    prefix: 'p',
    serviceRoleArn: 'arn:aws:iam::111122223333:role/service',
    roles: {},
  };
  return {
    mode: 'laptop',
    config: { path: 'jobs.yaml', text: '' },
    repository: {
      identity: UNKNOWN,
      claims: claims === undefined ? UNKNOWN : read(claims),
      issuer: 'token.actions.githubusercontent.com',
      environments: UNKNOWN,
      subjectTemplate: UNKNOWN,
      actionsPolicy: UNKNOWN,
      defaultPermissions: UNKNOWN,
      enabledVariable: UNKNOWN,
      url: 'https://github.test/a/b',
    },
    environments: [
      {
        environment,
        access: UNKNOWN,
        prefix: 'p',
        roles: [],
        serviceRole: { settings: UNKNOWN, rights: UNKNOWN },
        providers: UNKNOWN,
        buckets: [],
        quotas: { jobs: UNKNOWN, models: UNKNOWN, modelsInUse: UNKNOWN },
        models: [],
        evidence: { runs: UNKNOWN, dataset: UNKNOWN, ...evidence },
      },
    ],
    workflows: UNKNOWN,
    jobKeys: new Map(),
  };
}

const PHASES = (['validation', 'dataProcessing', 'training'] as const).map((name) => ({
  name,
  status: 'Completed' as const,
  startedAt: undefined,
  updatedAt: undefined,
}));

function ended(run: Partial<RunDetail> = {}, more: Partial<RunEvidence> = {}): RunEvidence {
  const outputs = [
    'p/outputs/r/x/training_artifacts/step_wise_training_metrics.csv',
    'p/outputs/r/x/validation_metrics.csv',
  ];
  return {
    run: {
      ...runDetail({ jobName: 'bot-0123456789ab' }),
      status: 'Completed',
      clientRequestToken: 'bt-1',
      phases: PHASES,
      trainingLoss: 0.4,
      validationS3Uris: ['s3://data/p/v.jsonl'],
      ...run,
    },
    tags: read({ team: 'a' }),
    outputs: read(outputs),
    ...more,
  };
}

const statesOf = (given: DoctorFacts): Readonly<Record<string, string>> =>
  Object.fromEntries(runProbes(given).map(({ id, state }) => [id, state]));

const BY_RUNS = [
  'token-echo',
  'tags-of-ended-runs',
  'phases-reported',
  'metrics-file',
  'validation-file',
  'final-loss',
];

describe('a probe', () => {
  it('is open, with the way to find out, while nothing tells', () => {
    const results = runProbes(facts());
    expect(results.map(({ id }) => id)).toEqual(PROBES.map(({ id }) => id));
    expect(results.filter(({ state }) => state !== 'open')).toEqual([]);
    expect(results.map(({ told }) => told)).toEqual(PROBES.map(({ how }) => how));
  });

  it('is confirmed by an ended run that shows it', () => {
    const states = statesOf(facts({ runs: read([ended()]) }));
    expect(BY_RUNS.map((id) => states[id])).toEqual(BY_RUNS.map(() => 'confirmed'));
  });

  it.each<readonly [string, RunEvidence]>([
    ['token-echo', ended({ clientRequestToken: undefined })],
    ['tags-of-ended-runs', ended({ status: 'Stopped' }, { tags: read(undefined) })],
    ['phases-reported', ended({ phases: [] })],
    ['metrics-file', ended({}, { outputs: read(['p/outputs/r/x/validation_metrics.csv']) })],
    ['validation-file', ended({}, { outputs: read(['p/outputs/r/x/step_wise_training_metrics.csv']) })],
    ['final-loss', ended({ trainingLoss: undefined })],
  ])('is contradicted by one run that does not, whatever others show: %s', (id, run) => {
    expect(statesOf(facts({ runs: read([ended(), run]) }))[id]).toBe('contradicted');
  });

  it('says nothing of metrics about a run that did not complete, or had no validation set', () => {
    const states = statesOf(facts({ runs: read([ended({ status: 'Failed' }, { outputs: read([]) })]) }));
    expect([states['metrics-file'], states['final-loss']]).toEqual(['open', 'open']);
    const without = statesOf(facts({ runs: read([ended({ validationS3Uris: [] }, { outputs: read([]) })]) }));
    expect(without['validation-file']).toBe('open');
  });

  it('of uploads looks at the checksum', () => {
    const head = { size: 1, sha256: 'a'.repeat(64), metadata: {} };
    expect(statesOf(facts({ dataset: read(head) }))['checksum-echo']).toBe('confirmed');
    expect(statesOf(facts({ dataset: read({ ...head, sha256: undefined }) }))['checksum-echo']).toBe(
      'contradicted',
    );
    expect(statesOf(facts({ dataset: read(undefined) }))['checksum-echo']).toBe('open');
  });

  it('of tokens looks at their claims', () => {
    const claims = {
      sub: 'repo:a/b:pull_request',
      repository_id: '1',
      repository_owner_id: '2',
      ref: 'refs/heads/main',
    };
    const states = statesOf(facts({}, claims));
    expect([states['subject-form'], states['token-claims']]).toEqual(['confirmed', 'confirmed']);
    expect(statesOf(facts({}, { sub: 'a' }))['subject-form']).toBe('contradicted');
    expect(statesOf(facts({}, { sub: 'a' }))['token-claims']).toBe('contradicted');
  });
});

describe('docs/first-contact.md', () => {
  it('is what the table of probes says (else: node scripts/update-readme.ts)', () => {
    expect(readFileSync('docs/first-contact.md', 'utf8')).toBe(firstContact());
  });

  it('has each probe once, each with an assumption, a way to find out, and what depends on it', () => {
    const ids = PROBES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      PROBES.filter(({ assumes, how, matters }) => [assumes, how, matters].some((text) => text.length < 8)),
    ).toEqual([]);
  });
});
