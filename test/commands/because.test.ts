import { describe, expect, it } from '@jest/globals';
import { type BlobIds, differencesOf } from '../../src/commands/because.ts';
import type { JobConfig } from '../../src/config/job.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { BASE_MODEL } from '../support/builders.ts';
import { type JobText, jobsYaml } from './support.ts';

function jobOf(text: Partial<JobText>): JobConfig {
  const bytes = new TextEncoder().encode(jobsYaml([{ key: 'a', training: 'train.jsonl', ...text }]));
  const { config, findings } = parseConfig({ file: 'jobs.yaml', bytes, today: '2026-03-01' });
  const [job] = config?.jobs ?? [];
  if (job === undefined) throw new Error(JSON.stringify(findings));
  return job;
}

const BLOBS: BlobIds = new Map([['train.jsonl', '1']]);

function differences(
  before: Partial<JobText>,
  after: Partial<JobText>,
  blobs: BlobIds = BLOBS,
): readonly string[] {
  return differencesOf({ job: jobOf(before), blobs: BLOBS }, { job: jobOf(after), blobs });
}

/** The entry of the sample with other words in place of some. */
function edited(from: string, to: string): readonly string[] {
  const text = jobsYaml([{ key: 'a', training: 'train.jsonl' }]);
  if (!text.includes(from)) throw new Error(`${from} is not in the sample`);
  const bytes = new TextEncoder().encode(text.replace(from, to));
  const [job] = parseConfig({ file: 'jobs.yaml', bytes, today: '2026-03-01' }).config?.jobs ?? [];
  if (job === undefined) throw new Error(`${to} is refused`);
  return differencesOf({ job: jobOf({}), blobs: BLOBS }, { job, blobs: BLOBS });
}

describe('differencesOf', () => {
  it('finds none between equal entries, and none in what decides no weights', () => {
    expect(differences({}, {})).toEqual([]);
    expect(
      differences({}, { extra: '    tags: { a: b }\n    description: d\n    budget: { trainingUsd: 1 }\n' }),
    ).toEqual([]);
  });

  it('names data that changed in place, and data that moved', () => {
    expect(differences({}, {}, new Map([['train.jsonl', '2']]))).toEqual(['training data changed']);
    expect(differences({}, { training: 'other.jsonl' })).toEqual([
      'training data `train.jsonl` → `other.jsonl`',
    ]);
  });

  it('gives hyperparameters with both values, given and no longer given ones too', () => {
    expect(edited('epochCount: 2', 'epochCount: 3')).toEqual(['`epochCount` `2` → `3`']);
    expect(edited('epochCount: 2', 'epochCount: 2, learningRate: 1e-5')).toEqual([
      '`learningRate` was given: `0.00001`',
    ]);
    expect(edited('{ epochCount: 2 }', '{}')).toEqual(['`epochCount` is no longer given (it was `2`)']);
  });

  it('names the base model, the namespace and the place', () => {
    expect(edited(`baseModel: ${BASE_MODEL}`, 'baseModel: amazon.nova-lite-v1:0:300k')).toEqual([
      expect.stringMatching(/^`baseModel` `amazon\.nova-micro.*` → `amazon\.nova-lite.*`$/),
    ]);
    expect(differences({}, { extra: '    namespace: mine\n' })).toEqual(['`namespace` was given: `mine`']);
    expect(differences({}, { environment: 'west' })).toEqual(['`environment` `prod` → `west`']);
  });

  it('names validation data and the system text, but not its words', () => {
    const data = 'data: { training: train.jsonl';
    expect(edited(data, `${data}, validation: v.jsonl, system: Be kind.`)).toEqual([
      'validation data added',
      '`system` text added',
    ]);
  });
});
