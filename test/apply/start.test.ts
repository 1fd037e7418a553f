import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differingInputs, type StartResult, startRun } from '../../src/apply/start.ts';
import { AppError } from '../../src/errors.ts';
import type { CreateRunRequest, RunDetail } from '../../src/ports/bedrock.ts';
import { BASE_MODEL, environment, runDetail } from '../support/builders.ts';
import { type CreateFault, MemoryBedrock, MemoryClock } from '../support/memory-ports.ts';

const NAME = 'bot-abcdef012345';
const DATA = `${'a'.repeat(64)}.jsonl`;

const REQUEST: CreateRunRequest = {
  jobName: NAME,
  customModelName: NAME,
  clientRequestToken: 'bt-ours',
  roleArn: environment().serviceRoleArn,
  baseModelIdentifier: BASE_MODEL,
  customizationType: 'FINE_TUNING',
  hyperparameters: { epochCount: '2', learningRate: '0.00001' },
  trainingS3Uri: `s3://acme-data/prefix/datasets/bot/${DATA}`,
  validationS3Uri: undefined,
  outputS3Uri: `s3://acme-output/prefix/outputs/${NAME}`,
  tags: { 'bedrock-tune:repository-id': '1' },
};
const FOREIGN_TAGS = { 'bedrock-tune:repository-id': '2' };

/** A run as Create would have made it, with one thing changed. */
function existing(over: Partial<RunDetail> = {}): RunDetail {
  return runDetail({
    jobName: NAME,
    clientRequestToken: REQUEST.clientRequestToken,
    hyperparameters: REQUEST.hyperparameters,
    trainingS3Uri: REQUEST.trainingS3Uri,
    ...over,
  });
}

class Attempt {
  readonly bedrock = new MemoryBedrock();
  readonly clock = new MemoryClock();
  readonly cancel = new AbortController();

  run(): Promise<StartResult> {
    return startRun({ bedrock: this.bedrock, clock: this.clock, signal: this.cancel.signal }, REQUEST);
  }

  async code(): Promise<string> {
    return await this.run().then(
      (result) => result.kind,
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );
  }

  get creates(): number {
    return this.bedrock.creates.length;
  }
}

function attemptWith(...faults: readonly CreateFault[]): Attempt {
  const attempt = new Attempt();
  attempt.bedrock.createFaults.push(...faults);
  return attempt;
}

interface Lost {
  readonly faults: readonly CreateFault[];
  readonly hiddenGets?: number;
}

describe('startRun', () => {
  it('creates one job and reads it back', async () => {
    const attempt = new Attempt();
    expect(await attempt.run()).toMatchObject({ kind: 'started', run: { jobName: NAME } });
    expect(attempt.bedrock.calls.map(({ operation }) => operation)).toEqual([
      'getRun',
      'createRun',
      'getRun',
    ]);
    expect(attempt.bedrock.creates).toEqual([REQUEST]);
  });

  it.each(['aws-throttled', 'aws-unavailable', 'aws-access-denied'] as const)(
    'a created job is started, though reading it back ends in %s',
    async (code) => {
      const attempt = new Attempt();
      attempt.bedrock.failNext('getRun', new AppError(code, 'no', { blame: 'aws', hint: '' }), NAME);
      const create = attempt.bedrock.createRun.bind(attempt.bedrock);
      attempt.bedrock.createRun = async (request) => {
        const answer = await create(request);
        attempt.bedrock.failNext('getRun', new AppError(code, 'no', { blame: 'aws', hint: '' }));
        return answer;
      };
      await expect(attempt.run()).rejects.toMatchObject({ code });
      expect(attempt.creates).toBe(0);
      expect(await attempt.run()).toMatchObject({
        kind: 'started',
        run: { jobName: NAME, status: 'Unknown', endedAt: undefined },
      });
      expect(attempt.creates).toBe(1);
    },
  );

  it('waits for a fresh job to become visible', async () => {
    const attempt = new Attempt();
    attempt.bedrock.hiddenGets = 2;
    expect(await attempt.code()).toBe('started');
    expect([attempt.creates, attempt.clock.sleeps]).toEqual([1, [1000, 2000]]);
  });

  it.each<readonly [string, Lost, string, number]>([
    ['a lost answer to a Create that worked is found by name', { faults: ['lost-after'] }, 'adopted', 1],
    ['the same, visible a little later', { faults: ['lost-after'], hiddenGets: 3 }, 'adopted', 1],
    ['a lost Create is sent again', { faults: ['lost-before'] }, 'started', 2],
    ['the same, its second answer lost too', { faults: ['lost-before', 'lost-after'] }, 'adopted', 2],
    ['a job invisible for long is the same job', { faults: ['lost-after'], hiddenGets: 4 }, 'started', 2],
    [
      'a job that stays invisible was created all the same',
      { faults: ['lost-after'], hiddenGets: 99 },
      'started',
      2,
    ],
    ['no answer at all', { faults: ['lost-before', 'lost-before'] }, 'aws-unexpected-answer', 2],
    [
      'a name in use after a lost answer is still unknown',
      { faults: ['lost-before', 'name-in-use'] },
      'aws-unexpected-answer',
      2,
    ],
    ['created, but not visible yet', { faults: [], hiddenGets: 99 }, 'started', 1],
    ['a name that only a model holds', { faults: ['name-in-use'] }, 'name-in-use', 1],
    ['the quota', { faults: ['quota'] }, 'queued', 1],
    ['the quota after a lost answer', { faults: ['lost-before', 'quota'] }, 'queued', 2],
  ])('%s', async (_, { faults, hiddenGets = 0 }, outcome, creates) => {
    const attempt = attemptWith(...faults);
    attempt.bedrock.hiddenGets = hiddenGets;
    expect(await attempt.code()).toBe(outcome);
    expect(attempt.creates).toBe(creates);
  });

  it('never sends two names or tokens, and never makes a second job, whatever gets lost', async () => {
    const fault = fc.constantFrom<CreateFault>('lost-after', 'lost-before', 'quota', 'name-in-use');
    const script = fc.record({
      faults: fc.array(fault, { maxLength: 6 }),
      hiddenGets: fc.nat(12),
      runs: fc.integer({ min: 1, max: 3 }),
      echoesToken: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(script, async ({ faults, hiddenGets, runs, echoesToken }) => {
        const attempt = attemptWith(...faults);
        attempt.bedrock.echoesToken = echoesToken;
        attempt.bedrock.hiddenGets = hiddenGets;
        for (let n = 0; n < runs; n += 1) await attempt.code();
        expect(attempt.bedrock.creates.filter((sent) => sent !== REQUEST)).toEqual([]);
        expect(attempt.creates).toBeLessThanOrEqual(2 * runs);
        expect(attempt.bedrock.runs.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  it('passes on what Bedrock refuses, without a second try', async () => {
    const attempt = new Attempt();
    const refusal = new AppError('aws-rejected', 'no', { blame: 'user', hint: 'fix' });
    attempt.bedrock.failNext('createRun', refusal);
    await expect(attempt.run()).rejects.toBe(refusal);
    expect(attempt.bedrock.targets('createRun')).toEqual([NAME]);
  });

  it('creates nothing once the run is cancelled', async () => {
    const before = new Attempt();
    before.cancel.abort();
    expect([await before.code(), before.creates]).toEqual(['cancelled', 0]);
    const between = attemptWith('lost-before');
    between.clock.onSleep = () => between.cancel.abort();
    expect([await between.code(), between.creates]).toEqual(['cancelled', 1]);
  });
});

describe('a run of that name', () => {
  const found = async (run: RunDetail, tags?: Readonly<Record<string, string>>): Promise<StartResult> => {
    const attempt = new Attempt();
    attempt.bedrock.add(run, tags);
    const result = await attempt.run();
    expect(attempt.creates).toBe(0);
    return result;
  };

  it('is adopted, without a Create, when token and inputs are the same', async () => {
    expect(await found(existing())).toMatchObject({ kind: 'adopted', run: { jobName: NAME } });
  });

  it.each<readonly [string, RunDetail, Readonly<Record<string, string>> | undefined, StartResult['kind']]>([
    [
      'tags say ours, the token is of another scheme',
      existing({ clientRequestToken: 'x' }),
      REQUEST.tags,
      'adopted',
    ],
    [
      'no token is echoed, tags say ours',
      existing({ clientRequestToken: undefined }),
      REQUEST.tags,
      'adopted',
    ],
    [
      'no token is echoed, tags cannot be read',
      existing({ clientRequestToken: undefined }),
      undefined,
      'adopted',
    ],
    [
      'the token is another, tags cannot be read',
      existing({ clientRequestToken: 'x' }),
      undefined,
      'refused',
    ],
    [
      'token and tags are of another repository',
      existing({ clientRequestToken: 'x' }),
      FOREIGN_TAGS,
      'refused',
    ],
    [
      'no token is echoed, tags are foreign',
      existing({ clientRequestToken: undefined }),
      FOREIGN_TAGS,
      'refused',
    ],
  ])('%s', async (_, run, tags, kind) => {
    const result = await found(run, tags);
    expect(result.kind).toBe(kind);
    if (result.kind === 'refused') expect(result.reason).toBe('foreign-run');
  });

  it('with other inputs is refused and names them', async () => {
    const result = await found(existing({ hyperparameters: {} }));
    expect(result).toMatchObject({ kind: 'refused', reason: 'run-mismatch' });
  });

  it('is adopted when another run wins the race to create it', async () => {
    const attempt = attemptWith('name-in-use');
    attempt.bedrock.hiddenGets = 1;
    attempt.bedrock.add(existing());
    expect(await attempt.code()).toBe('adopted');
    expect(attempt.creates).toBe(1);
  });

  it('is adopted under the name of another job, for the token is taken: the job was renamed', async () => {
    const renamed = existing({ jobName: NAME.replace('bot', 'support'), jobArn: 'arn:renamed' });
    const attempt = attemptWith('name-in-use');
    attempt.bedrock.add(renamed);
    expect(await attempt.run()).toMatchObject({ kind: 'adopted', run: { jobName: 'support-abcdef012345' } });
    expect(attempt.creates).toBe(1);
  });

  it('is adopted under that name too where Bedrock ignores the second request and names the first run', async () => {
    const renamed = existing({ jobName: NAME.replace('bot', 'support'), jobArn: 'arn:renamed' });
    const attempt = new Attempt();
    attempt.bedrock.add(renamed);
    attempt.bedrock.createRun = async () => ({ kind: 'created', jobArn: renamed.jobArn });
    expect(await attempt.run()).toEqual({ kind: 'adopted', run: renamed });
  });

  it.each<readonly [string, Partial<RunDetail>, Readonly<Record<string, string>> | undefined]>([
    ['of another repository', { clientRequestToken: 'x' }, FOREIGN_TAGS],
    ['that nobody can prove', { clientRequestToken: undefined }, undefined],
    ['of another attempt', { jobName: 'support-abcdef012345-r2' }, REQUEST.tags],
    ['of another specification', { jobName: 'support-abcdef012346' }, REQUEST.tags],
  ])('is not taken from a run %s, and no way to pay again is advised', async (_, over, tags) => {
    const attempt = attemptWith('name-in-use');
    const jobName = NAME.replace('bot', 'support');
    attempt.bedrock.add(existing({ jobName, jobArn: 'arn:other', ...over }), tags);
    const error = await attempt.run().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'name-in-use' });
    expect(error instanceof AppError ? error.hint : 'namespace').not.toContain('namespace');
    expect(attempt.creates).toBe(1);
  });

  it('is refused when another repository wins that race', async () => {
    const attempt = attemptWith('name-in-use');
    attempt.bedrock.hiddenGets = 1;
    attempt.bedrock.add(existing({ clientRequestToken: 'x' }), FOREIGN_TAGS);
    expect(await attempt.run()).toMatchObject({ kind: 'refused', reason: 'foreign-run' });
  });
});

describe('differingInputs', () => {
  it.each<readonly [string, Partial<RunDetail>]>([
    ['nothing', {}],
    ['bucket and prefix', { trainingS3Uri: `s3://elsewhere/other/datasets/bot/${DATA}` }],
    ['the spelling of a number', { hyperparameters: { epochCount: '2.0', learningRate: '1e-5' } }],
    ["Bedrock's own defaults", { hyperparameters: { ...REQUEST.hyperparameters, batchSize: '1' } }],
    ['role and output', { roleArn: 'arn:aws:iam::1:role/x', outputS3Uri: 's3://x/y' }],
  ])('does not count %s', (_, over) => {
    expect(differingInputs(REQUEST, existing(over))).toEqual([]);
  });

  it.each<readonly [string, Partial<RunDetail>]>([
    [
      'base model',
      { baseModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0:300k' },
    ],
    ['base model', { baseModelArn: `arn:aws:bedrock:us-east-1::foundation-model/x-${BASE_MODEL}` }],
    ['hyperparameters', { hyperparameters: { epochCount: '3', learningRate: '0.00001' } }],
    ['hyperparameters', { hyperparameters: { epochCount: '2' } }],
    ['training data', { trainingS3Uri: `s3://acme-data/${'b'.repeat(64)}.jsonl` }],
    ['training data', { trainingS3Uri: undefined }],
    ['validation data', { validationS3Uris: [`s3://acme-data/${DATA}`] }],
  ])('names %s', (name, over) => {
    expect(differingInputs(REQUEST, existing(over))).toEqual([name]);
  });
});
