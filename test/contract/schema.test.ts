/** `schema/result.schema.json` against the results of real runs: it takes each of them, and nothing beside. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { resultSchema, resultSchemaText } from '../../scripts/result-schema/index.ts';
import { ERROR_CODES } from '../../src/errors.ts';
import { DECISIONS, OUTCOME_REASONS } from '../../src/outputs.ts';
import { judgeOf } from '../support/json-schema.ts';
import { entry, jobsFile, repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { type ResultView, type Scenario, useScenario } from '../support/scenario.ts';

const faultsOf = judgeOf(resultSchema());

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Every copy of a value with one object in it changed. */
function* mutants(
  value: Json,
  change: (object: { readonly [key: string]: Json }) => readonly Json[],
): Generator<Json> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries())
      for (const mutant of mutants(item, change)) yield value.with(at, mutant);
  } else if (isObject(value)) {
    yield* change(value);
    for (const [key, item] of Object.entries(value))
      for (const mutant of mutants(item, change)) yield { ...value, [key]: mutant };
  }
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A trained job, a failed one, and a later specification of the first in flight. */
async function lived(world: Scenario): Promise<readonly ResultView[]> {
  await world.script({
    jobName: 'faq-bot-*',
    outcome: { kind: 'fail', phase: 'training', message: 'Training failed: Response "x" was empty.' },
  });
  world.commit(repositoryOf('faq-bot', 'support-bot'));
  const started = await world.run(world.push(), { wait: '0' });
  world.advance(6);
  const followed = await world.run(world.schedule());
  const proposal = world.propose({ [trainPath('support-bot')]: rows('support-bot', 20) });
  const planned = await world.run(world.pullRequest(proposal));
  const retrained = await world.run(world.merge(proposal), { wait: '0' });
  return [started, followed, planned, retrained].map(({ result }) => result);
}

/** The pull request of a stranger, with a fault in a dataset. */
async function refused(world: Scenario): Promise<ResultView> {
  const proposal = world.propose({ [trainPath('faq-bot')]: `${rows('faq-bot')}{"prompt":1}\n` });
  const event = world.pullRequest(proposal, { headRepository: 'stranger/support-models' });
  return (await world.run(event, {}, { idToken: false })).result;
}

async function ended(world: Scenario): Promise<readonly ResultView[]> {
  const stopped = await world.run(world.dispatch('bedrock-train'), { command: 'stop', jobs: 'support-bot' });
  world.advance(1);
  const event = world.dispatch('bedrock-teardown');
  const planned = await world.run(event, { command: 'teardown' });
  const confirm = planned.result.teardown?.code ?? '';
  const wrong = await world.run(event, { command: 'teardown', confirm: 'teardown-000000000000' });
  const removed = await world.run(event, { command: 'teardown', confirm });
  return [stopped, planned, wrong, removed].map(({ result }) => result);
}

describe('schema/result.schema.json', () => {
  it('is what its source says (else: node scripts/generate-schema.ts)', () => {
    const committed = readFileSync(new URL('../../schema/result.schema.json', import.meta.url), 'utf8');
    expect(committed).toBe(resultSchemaText());
  });

  it('knows every decision and reason', () => {
    const base = { schemaVersion: 1, command: 'plan', findings: [], jobs: [] };
    for (const decision of DECISIONS)
      for (const reasonCode of [...OUTCOME_REASONS, ...ERROR_CODES])
        expect(faultsOf({ ...base, decision, reasonCode })).toEqual([]);
    expect(faultsOf({ ...base, decision: 'fine', reasonCode: 'ok' })).not.toEqual([]);
    expect(faultsOf({ ...base, decision: 'done', reasonCode: 'because' })).not.toEqual([]);
  });
});

describe('the result of a run', () => {
  const scenario = useScenario();

  it('fits the schema in every state, and the schema fits it tightly', async () => {
    const world = scenario();
    const results = [...(await lived(world)), await refused(world), ...(await ended(world))];
    expect(results.map(({ command, decision }) => `${command} ${decision}`)).toEqual([
      'apply in-progress',
      'status failed',
      'plan planned',
      'apply in-progress',
      'validate findings',
      'stop done',
      'teardown confirm',
      ' refused',
      'teardown done',
    ]);
    const kinds = results.flatMap(({ jobs }) => jobs.map(({ planned }) => planned.action.kind));
    expect([...new Set(kinds)].sort()).toEqual(
      ['blocked', 'failed', 'none', 'train', 'unchecked', 'watch'].sort(),
    );
    expect(results.map(faultsOf).filter((faults) => faults.length > 0)).toEqual([]);

    // The type of a parsed result is wider than what JSON can hold.
    const samples: readonly Json[] = JSON.parse(JSON.stringify(results));
    for (const sample of samples)
      for (const mutant of mutants(sample, (object) => [{ ...object, unheardOf: 1 }]))
        expect([mutant, faultsOf(mutant).length]).not.toEqual([mutant, 0]);
  });

  it('fits it on a laptop, and where the run ended before a command was chosen', async () => {
    const world = scenario();
    world.commit({
      ...repositoryOf('support-bot'),
      'jobs.yaml': jobsFile({ 'support-bot': entry('support-bot', { budget: { trainingUsd: 0.0001 } }) }),
    });
    const told = await world.cli(['plan', '--json', '--repository', 'acme/support-models']);
    const outcome = await world.run(world.push(), { command: 'train' });
    const results: readonly unknown[] = [JSON.parse(told.stdout), outcome.result];
    expect(results).toMatchObject([
      { decision: 'blocked' },
      { command: '', error: { code: 'input-invalid' } },
    ]);
    expect(results.map(faultsOf)).toEqual([[], []]);
  });
});
