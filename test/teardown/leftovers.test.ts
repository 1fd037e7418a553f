import { describe, expect, it } from '@jest/globals';
import { findLeftovers, type Leftover } from '../../src/teardown/leftovers.ts';
import type { TeardownWorld } from '../../src/teardown/world.ts';
import { arn, iso } from '../support/builders.ts';
import {
  datasetKeyOf,
  deploymentEntry,
  fullWorld,
  modelEntry,
  nameOf,
  type ObjectEntry,
  objectEntry,
  outputKeyOf,
  PREFIX,
  runEntry,
  tagsOf,
  throughputEntry,
  uploadEntry,
} from './worlds.ts';

const MODEL = arn('custom-model', nameOf());
const ROOT = `s3://acme-data/${PREFIX}`;

function find(world: TeardownWorld, known = ['bot'], jobs: readonly string[] = []): readonly Leftover[] {
  return findLeftovers(world, { known: new Set(known), jobs });
}

/** Kind and place of each. */
function places(found: readonly Leftover[]): readonly (readonly [string, string])[] {
  return found.map(({ kind, place }) => [kind, place]);
}

function unread(entry: ObjectEntry): ObjectEntry {
  return { ...entry, metadata: undefined };
}

describe('what lies around', () => {
  it('is a model that nothing serves, and nothing else of a job of the file', () => {
    const found = find(fullWorld());
    expect(found).toMatchObject([
      { kind: 'model', job: 'bot', place: MODEL, why: 'nothing serves it', monthlyCost: { usd: 1.95 } },
    ]);
  });

  it('is what serves a model, which is then in use', () => {
    const deployments = [deploymentEntry('serving', MODEL)];
    const throughputs = [throughputEntry('units', MODEL, {})];
    expect(find(fullWorld({ deployments, throughputs }))).toMatchObject([
      { kind: 'deployment', job: 'bot', monthlyCost: { kind: 'by-use' } },
      {
        kind: 'throughput',
        why: expect.stringContaining('repository-id'),
        monthlyCost: { kind: 'hourly-unknown' },
      },
    ]);
  });

  it('is what our tags claim although it serves a model of somebody else, and nothing that they do not claim', () => {
    const theirs = arn('custom-model', 'theirs');
    const deployments = [
      deploymentEntry('claimed', theirs),
      deploymentEntry('theirs', theirs, tagsOf('bot', '77')),
      deploymentEntry('untagged', theirs, {}),
    ];
    const throughputs = [throughputEntry('units', theirs)];
    const found = find(fullWorld({ deployments, throughputs })).filter(({ kind }) => kind !== 'model');
    expect(found).toMatchObject([
      { kind: 'deployment', job: 'bot', place: arn('custom-model-deployment', 'claimed') },
      { kind: 'throughput', job: 'bot', place: arn('provisioned-model', 'units') },
    ]);
    for (const { why } of found) expect(why).toContain('a teardown leaves it');
  });

  it('is everything of a job that left the file, by job and by run', () => {
    const world = fullWorld({ deployments: [deploymentEntry('serving', MODEL)] });
    const found = find({ ...world, objects: world.objects.map(unread) }, []);
    expect(places(found)).toEqual([
      ['model', MODEL],
      ['deployment', arn('custom-model-deployment', 'serving')],
      ['dataset', `${ROOT}/datasets/bot/`],
      ['output', `${ROOT}/outputs/${nameOf()}/`],
    ]);
    expect(found.filter(({ why }) => why.includes('not in the file'))).toHaveLength(3);
  });

  it('adds up what stands in one place, delete markers and old versions too', () => {
    const version = (versionId: string, over: Partial<ObjectEntry['version']>): ObjectEntry => {
      const entry = unread(objectEntry(datasetKeyOf(), 'acme-data', versionId));
      return { ...entry, version: { ...entry.version, ...over } };
    };
    const objects = [
      version('v1', { size: 2 ** 30, modifiedAt: iso(-5000) }),
      version('v2', { size: 2 ** 30, modifiedAt: iso(-9000) }),
      version('m', { size: 0, isDeleteMarker: true }),
    ];
    expect(find(fullWorld({ models: [], objects }), [])).toMatchObject([
      { count: 3, bytes: 2 ** 31, oldestAt: iso(-9000), monthlyCost: { kind: 'usd', usd: 0.046 } },
    ]);
  });

  it('is foreign where the key is not of our layout, or of a run that is not ours', () => {
    const theirs = nameOf('bot', 7);
    const keys = [
      `${PREFIX}/notes.txt`,
      `${PREFIX}/backup/a`,
      `${PREFIX}/backup/deep/b`,
      `${PREFIX}/datasets/bot/train.jsonl`,
      outputKeyOf(theirs),
      outputKeyOf('unknown-name'),
    ];
    const runs = [runEntry(), runEntry(theirs, 'Completed', tagsOf('bot', '987'))];
    const found = find(fullWorld({ runs, models: [], objects: keys.map((key) => objectEntry(key)) }));
    expect(places(found)).toEqual([
      ['foreign', `${ROOT}/backup/`],
      ['foreign', `${ROOT}/datasets/`],
      ['foreign', `${ROOT}/notes.txt`],
      ['foreign', `${ROOT}/outputs/${theirs}/`],
      ['foreign', `${ROOT}/outputs/unknown-name/`],
    ]);
    expect(found[0]).toMatchObject({ count: 2 });
  });

  it('is every unfinished upload, of unknown cost', () => {
    const uploads = [uploadEntry(outputKeyOf()), uploadEntry(`${PREFIX}/x`)];
    const found = find(fullWorld({ models: [], objects: [], uploads }));
    expect(found).toMatchObject([
      { kind: 'upload', job: 'bot', monthlyCost: { kind: 'unknown' }, oldestAt: iso() },
      { kind: 'upload', job: undefined },
    ]);
  });

  it('is of the jobs that are asked for alone', () => {
    const other = modelEntry(nameOf('other', 2), tagsOf('other'));
    const objects = [objectEntry(`${PREFIX}/notes.txt`), objectEntry(datasetKeyOf('other'))];
    const world = fullWorld({ models: [modelEntry(), other], objects });
    expect(places(find(world, ['bot'], ['other']))).toEqual([
      ['model', other.model.modelArn],
      ['dataset', `${ROOT}/datasets/other/`],
    ]);
  });

  it('is no model of somebody else', () => {
    const models = [modelEntry('hand-made'), modelEntry(nameOf('bot', 3), tagsOf('bot', '987'))];
    expect(find(fullWorld({ models, objects: [] }))).toEqual([]);
  });
});
