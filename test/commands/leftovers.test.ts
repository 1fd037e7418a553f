/** `status` with `all`: what lies around, read-only. */
import { describe, expect, it } from '@jest/globals';
import { status } from '../../src/commands/status.ts';
import type { InputName } from '../../src/inputs.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { datasetKey, outputPrefix, ownerMetadata } from '../../src/plan/names.ts';
import type { Leftovers } from '../../src/teardown/leftovers.ts';
import { arn, runDetail } from '../support/builders.ts';
import { appError, endRun, filesFor, mergedWorld, REPOSITORY_ID, SCHEDULE, type World } from './support.ts';

const RUN = 'gone-0123456789ab';
const TAGS = { 'bedrock-tune:repository-id': REPOSITORY_ID, 'bedrock-tune:job': 'gone' };

/** Job `gone` has left the file. */
function world(): World {
  const { world: made } = mergedWorld([{ key: 'a' }]);
  made.account().add(runDetail({ jobName: RUN, jobArn: arn('model-customization-job', RUN) }), TAGS);
  endRun(made, made.account(), RUN, 'Completed');
  made.store.add('data-prod', datasetKey('tune', 'gone', 'f'.repeat(64)), 'rows', {
    metadata: ownerMetadata(REPOSITORY_ID),
  });
  made.store.add('data-prod', `${outputPrefix('tune', RUN)}metrics.csv`, 'loss');
  made.store.add('data-prod', 'tune/notes.txt', 'mine');
  return made;
}

function run(
  of: World,
  inputs: Partial<Record<InputName, string>> = { all: 'true' },
): Promise<CommandResult> {
  return status(of.context({ trigger: SCHEDULE, inputs }));
}

function leftovers(result: CommandResult): readonly Leftovers[] {
  // Each command has details of its own, which the common type does not know.
  return result.details['leftovers'] as readonly Leftovers[];
}

describe('status with all', () => {
  it('lists per environment what lies around, with its cost', async () => {
    const result = await run(world());
    const [prod, west] = leftovers(result);
    expect(prod?.found.map(({ kind }) => kind)).toEqual(['model', 'dataset', 'foreign', 'output']);
    expect(west).toMatchObject({ environment: 'west', found: [], problem: undefined });
    for (const text of [result.summary, result.terminal]) {
      expect(text).toContain('4 things lying around');
      expect(text).toContain('s3://data-prod/tune/notes.txt');
      expect(text).toContain('$1.95');
    }
    expect(result.summary).toContain('gh workflow run teardown.yml -f jobs=gone -f what=all');
  });

  it('reads no object, and writes nothing', async () => {
    const of = world();
    await run(of);
    const names = new Set([...of.called('objects'), ...of.called('bedrock')]);
    expect([...names].filter((name) => !/\.(?:list|getRun)/.test(name))).toEqual([]);
  });

  it('is asked for: status alone lists nothing', async () => {
    const of = world();
    const result = await run(of, {});
    expect(leftovers(result)).toBeUndefined();
    expect(of.called('objects.listVersions')).toEqual([]);
  });

  it('looks where and at what it is asked to', async () => {
    expect(leftovers(await run(world(), { all: 'true', environment: 'west' }))).toHaveLength(1);
    const [prod] = leftovers(await run(world(), { all: 'true', jobs: 'a' }));
    expect(prod?.found).toEqual([]);
  });

  it('goes on where one environment cannot be looked at, and is red', async () => {
    const of = world();
    of.fail('objects.listVersions', appError('aws-access-denied', 'user'));
    const result = await run(of);
    expect([result.decision, result.reasonCode]).toEqual(['error', 'aws-access-denied']);
    expect(leftovers(result)).toMatchObject([
      { problem: expect.stringMatching(/\w/) },
      { problem: undefined },
    ]);
    expect(result.summary).toContain('could not be looked at');
  });

  it('needs to know whose things are ours, and says so before it reads anything', async () => {
    const of = world();
    const context = of.context({ inputs: { all: 'true' }, run: { repositoryId: undefined } });
    await expect(status(context)).rejects.toMatchObject({ code: 'repository-id-missing' });
    expect(of.called()).toEqual([]);
  });

  it('says nothing where the file cannot be read, whose findings are the news', async () => {
    const of = world();
    of.repository.commit({ ...filesFor([{ key: 'a' }]), 'jobs.yaml': 'jobs: [\n' });
    const result = await run(of);
    expect([result.decision, leftovers(result)]).toEqual(['findings', undefined]);
  });
});
