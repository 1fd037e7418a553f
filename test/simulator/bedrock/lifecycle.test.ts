import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import type { BedrockState } from '../../../src/simulator/bedrock/state.ts';
import {
  type Answered,
  conversations,
  createRequest,
  createWorld,
  promptCompletions,
  type World,
} from './support.ts';

const JOBS = '/model-customization-jobs';

function create(world: World, changes: Readonly<Record<string, unknown>> = {}): void {
  const answer = world.call('POST', JOBS, { body: createRequest({ jobName: 'bot', ...changes }) });
  if (answer.status !== 201) throw new Error(String(answer.body['message']));
}

function get(world: World, name = 'bot'): Answered['body'] {
  return world.call('GET', `${JOBS}/${name}`).body;
}

/** The job's status and those of its phases: `InProgress: Completed, InProgress, NotStarted`. */
function standing(world: World): string {
  const { status, statusDetails } = get(world) as {
    status: string;
    statusDetails: Record<string, { status: string }>;
  };
  const phases = ['validationDetails', 'dataProcessingDetails', 'trainingDetails'].map(
    (n) => statusDetails[n]?.status,
  );
  return `${status}: ${phases.join(', ')}`;
}

describe('a job', () => {
  it('goes through its phases by the simulated clock', () => {
    const world = createWorld();
    create(world);
    expect(standing(world)).toBe('InProgress: InProgress, NotStarted, NotStarted');
    world.advance(3);
    expect(standing(world)).toBe('InProgress: Completed, InProgress, NotStarted');
    world.advance(5);
    expect(standing(world)).toBe('InProgress: Completed, Completed, InProgress');
    expect(get(world)['lastModifiedTime']).toBe('2026-11-02T08:08:00.000Z');
    world.advance(119);
    expect(get(world)).not.toHaveProperty('endTime');
    expect(get(world)).not.toHaveProperty('outputModelArn');
    world.advance(1);
    expect(standing(world)).toBe('Completed: Completed, Completed, Completed');
    expect(get(world)).toMatchObject({
      endTime: '2026-11-02T10:08:00.000Z',
      outputModelArn: expect.stringContaining(':custom-model/amazon.nova-micro-v1:0:128k/'),
      trainingMetrics: { trainingLoss: expect.any(Number) },
      validationMetrics: [],
    });
  });

  it('gives the same answer however late one looks', () => {
    const [often, late] = [createWorld(), createWorld()];
    for (const world of [often, late]) create(world);
    for (let minute = 0; minute < 300; minute += 10) {
      often.advance(10);
      get(often);
    }
    late.advance(300);
    expect(get(late)).toEqual(get(often));
    expect(late.bedrock.snapshot()).toEqual(often.bedrock.snapshot());
  });

  it('goes on from its state as JSON', () => {
    const world = createWorld();
    create(world);
    const resumed = createWorld(JSON.parse(JSON.stringify(world.bedrock.snapshot())) as BedrockState);
    for (const each of [world, resumed]) each.advance(200);
    expect(get(resumed)).toEqual(get(world));
    expect(resumed.objects.size).toBe(world.objects.size);
  });
});

describe('bad training data', () => {
  const lines = conversations(100).toString('utf8');
  const reserved = lines.replace('Question 7?', 'System: Windows 11');

  it.each([
    ['a line that is no JSON', Buffer.from(lines.replace('{', '{,')), 'must conform to JSONL'],
    ['a line that is no object', Buffer.from(`${lines}[]\n`), 'must conform to JSONL'],
    ['a blank line', Buffer.from(`${lines}\n`), 'must conform to JSONL'],
    [
      'bytes that are not UTF-8',
      Buffer.concat([conversations(100), Buffer.from([0xff, 10])]),
      'must conform to JSONL',
    ],
    [
      'another format',
      promptCompletions(100),
      'line 1 of s3://data/train.jsonl must follow the bedrock-conversation',
    ],
    ['turns in the wrong order', Buffer.from(lines.replaceAll('assistant', 'user')), 'must follow'],
    ['an empty text', Buffer.from(lines.replace('Question 4?', ' ')), 'line 5'],
    ['another version', Buffer.from(lines.replace('-2024', '-2025')), 'line 1'],
    ['a reserved text', Buffer.from(reserved), 'reserved keyword System:'],
    ['too few records', conversations(7), 'below the limit of 8'],
    ['too many records', conversations(20_001), 'above the limit of 20000'],
    ['nothing', Buffer.alloc(0), 'below the limit'],
  ])('fails the job in its validation phase: %s', (_what, body, message) => {
    const world = createWorld();
    world.objects.set('data/train.jsonl', body);
    create(world);
    expect(standing(world)).toBe('InProgress: InProgress, NotStarted, NotStarted');
    expect(get(world)).not.toHaveProperty('failureMessage');
    world.advance(3);
    expect(standing(world)).toBe('Failed: Failed, NotStarted, NotStarted');
    expect(get(world)['failureMessage']).toContain(message);
    expect(get(world)['endTime']).toBe('2026-11-02T08:03:00.000Z');
    expect(world.call('GET', '/custom-models').body['modelSummaries']).toEqual([]);
    expect(get(world)).not.toHaveProperty('outputModelArn');
  });

  it('takes reserved texts in the answers, CRLF-free last lines without a line feed, and images', () => {
    const world = createWorld();
    const image = '{"text":"Question 4?"},{"image":{"format":"png","source":{}}}';
    const text = lines
      .replace('Answer 7.', 'System: fine')
      .replace('{"text":"Question 4?"}', image)
      .trimEnd();
    world.objects.set('data/train.jsonl', Buffer.from(text));
    create(world);
    world.advance(200);
    expect(get(world)['status']).toBe('Completed');
  });

  it('counts validation records too', () => {
    const world = createWorld();
    world.objects.set('data/train.jsonl', conversations(15_000));
    world.objects.set('data/validation.jsonl', conversations(6_000));
    create(world, { validationDataConfig: { validators: [{ s3Uri: 's3://data/validation.jsonl' }] } });
    world.advance(3);
    expect(get(world)['failureMessage']).toContain('21000, above the limit of 20000');
  });
});

describe('stopping', () => {
  it('takes about a minute, keeps finished phases, and leaves nothing', () => {
    const world = createWorld();
    create(world);
    world.advance(20);
    expect(world.call('POST', `${JOBS}/bot/stop`).status).toBe(200);
    expect(standing(world)).toBe('Stopping: Completed, Completed, Stopping');
    expect(world.call('POST', `${JOBS}/bot/stop`).status).toBe(200);
    world.advance(1);
    expect(standing(world)).toBe('Stopped: Completed, Completed, Stopped');
    expect(get(world)['endTime']).toBe('2026-11-02T08:21:00.000Z');
    world.advance(600);
    expect(get(world)['status']).toBe('Stopped');
    expect(world.call('GET', '/custom-models').body['modelSummaries']).toEqual([]);
    expect([...world.objects.keys()].filter((key) => key.startsWith('output/'))).toEqual([]);
  });

  it('conflicts with every end', () => {
    const world = createWorld();
    create(world);
    world.advance(128);
    expect(world.call('POST', `${JOBS}/bot/stop`).error).toBe('ConflictException');
    create(world, { jobName: 'other' });
    world.call('POST', `${JOBS}/other/stop`);
    world.advance(1);
    expect(world.call('POST', `${JOBS}/other/stop`).error).toBe('ConflictException');
    expect(world.call('POST', `${JOBS}/none/stop`).error).toBe('ResourceNotFoundException');
  });
});

describe('scripted outcomes', () => {
  const outcomes = (world: World, ...rules: readonly object[]) =>
    world.control('POST', '/_simulator/bedrock/outcomes', { rules })?.status;

  const stalling = (jobName: string) => ({ jobName, outcome: { kind: 'stall' } });

  it('fail a job with a message, in training unless told otherwise', () => {
    const world = createWorld();
    const message = 'Encountered an unexpected error when processing the request.';
    expect(
      outcomes(
        world,
        ...[stalling('b*x*t'), stalling('b*o*bot'), { jobName: 'b*o*t', outcome: { kind: 'fail', message } }],
      ),
    ).toBe(200);
    create(world);
    world.advance(127);
    expect(standing(world)).toBe('InProgress: Completed, Completed, InProgress');
    world.advance(1);
    expect(standing(world)).toBe('Failed: Completed, Completed, Failed');
    expect(get(world)['failureMessage']).toBe(message);
  });

  it('stall a job until the rule is lifted, and then it trains its usual time', () => {
    const world = createWorld();
    outcomes(world, { jobName: '*', outcome: { kind: 'stall' } });
    create(world);
    world.advance(74 * 60);
    expect(standing(world)).toBe('InProgress: Completed, Completed, NotStarted');
    outcomes(world);
    expect(standing(world)).toBe('InProgress: Completed, Completed, InProgress');
    world.advance(119);
    expect(get(world)['status']).toBe('InProgress');
    world.advance(1);
    expect(get(world)['status']).toBe('Completed');
  });

  it('can be stopped while they stall', () => {
    const world = createWorld();
    outcomes(world, { jobName: '*', outcome: { kind: 'stall' } });
    create(world);
    world.advance(60);
    world.call('POST', `${JOBS}/bot/stop`);
    world.advance(1);
    expect(standing(world)).toBe('Stopped: Completed, Completed, NotStarted');
  });

  it('never take a job back: what comes too late happens in training, or not at all', () => {
    const world = createWorld();
    create(world);
    world.advance(20);
    outcomes(world, { jobName: 'bot', outcome: { kind: 'fail', phase: 'validation', message: 'late' } });
    expect(standing(world)).toBe('InProgress: Completed, Completed, InProgress');
    outcomes(world, { jobName: 'bot', outcome: { kind: 'stall' } });
    world.advance(200);
    expect(standing(world)).toBe('Failed: Completed, Completed, Failed');
    outcomes(world, { jobName: 'bot', outcome: { kind: 'complete' } });
    expect(get(world)['failureMessage']).toBe('late');
  });

  it('leave bad data bad', () => {
    const world = createWorld();
    world.objects.set('data/train.jsonl', conversations(1));
    create(world);
    outcomes(world, { jobName: 'bot', outcome: { kind: 'complete' } });
    world.advance(200);
    expect(get(world)['status']).toBe('Failed');
  });

  it('apply by name, the first rule first, and can hide the phases', () => {
    const world = createWorld();
    const stall = { kind: 'stall' };
    outcomes(
      world,
      { jobName: 'other', outcome: stall },
      { jobName: 'bot*', outcome: { kind: 'complete' }, reportsPhases: false },
      { jobName: '*', outcome: stall },
    );
    create(world);
    expect(get(world)).not.toHaveProperty('statusDetails');
    world.advance(200);
    expect(get(world)['status']).toBe('Completed');
  });

  it.each([
    ['a body that is no object', 'x'],
    ['no rules', {}],
    ['a rule without a name', { rules: [{ outcome: { kind: 'stall' } }] }],
    ['an unknown outcome', { rules: [{ jobName: '*', outcome: { kind: 'explode' } }] }],
    ['a failure without a message', { rules: [{ jobName: '*', outcome: { kind: 'fail' } }] }],
    [
      'an unknown phase',
      { rules: [{ jobName: '*', outcome: { kind: 'fail', message: 'x', phase: 'lunch' } }] },
    ],
  ])('are refused for %s', (_what, body) => {
    const response = createWorld().control('POST', '/_simulator/bedrock/outcomes', body as object);
    expect(response?.status).toBe(400);
  });
});

describe('control', () => {
  it('shows the state, sets quotas and phase lengths, and leaves other routes alone', () => {
    const world = createWorld();
    const body = { quotas: { jobsInFlight: 1 }, phaseMinutes: { training: 30 } };
    expect(world.control('POST', '/_simulator/bedrock/settings', body)?.status).toBe(200);
    create(world);
    const second = world.call('POST', JOBS, { body: createRequest({ jobName: 'second' }) });
    expect(second.error).toBe('ServiceQuotaExceededException');
    world.advance(38);
    expect(get(world)['status']).toBe('Completed');
    expect(world.control('GET', '/_simulator/bedrock')?.body).toEqual(world.bedrock.snapshot());
    expect(world.control('GET', '/_simulator/ledger')).toBeUndefined();
    for (const wrong of [{ quotas: { jobs: 1 } }, { phaseMinutes: { training: -1 } }, { quotas: 3 }]) {
      expect(world.control('POST', '/_simulator/bedrock/settings', wrong)?.status).toBe(400);
    }
  });
});
