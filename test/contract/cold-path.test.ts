/** What a run loads: `validate` needs no SDK, and the path to its answer holds none. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { type Ran, type Scenario, useScenario } from '../support/scenario.ts';

const HOOK = pathToFileURL(join(import.meta.dirname, '..', 'support', 'record-loads.ts')).href;
const DIST = join(import.meta.dirname, '..', '..', 'dist');

/** Texts that stand in these libraries and nowhere else. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'client-bedrock': 'com.amazonaws.bedrock',
  'client-bedrock-runtime': 'com.amazonaws.bedrockruntime',
  'client-iam': 'com.amazonaws.iam',
  'client-s3': 'com.amazonaws.s3',
  'client-service-quotas': 'com.amazonaws.servicequotas',
  'client-sts': 'com.amazonaws.sts',
  octokit: 'octokit-core.js/',
};

interface Loaded {
  readonly ran: Ran;
  /** Files of the bundle. */
  readonly chunks: readonly string[];
  /** Libraries with their text in one of these files. */
  readonly libraries: readonly string[];
}

async function loadsOf(world: Scenario, run: () => Promise<Ran>): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-loads-'));
  const file = join(folder, 'loads');
  Object.assign(world.simulator.env, { RECORD_LOADS: file, NODE_OPTIONS: `--import=${HOOK}` });
  try {
    const ran = await run();
    const files = readFileSync(file, 'utf8')
      .split('\n')
      .filter((url) => url.startsWith('file:'))
      .map((url) => fileURLToPath(url));
    const chunks = files.filter((path) => dirname(path) === DIST && path.endsWith('.js'));
    const texts = chunks.map((path) => readFileSync(path, 'utf8'));
    const libraries = Object.entries(LIBRARIES).flatMap(([name, mark]) =>
      texts.some((text) => text.includes(mark)) ? [name] : [],
    );
    return { ran, chunks: chunks.map((path) => basename(path)), libraries };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the cold path', () => {
  const scenario = useScenario();

  it('validates a pull request of a fork with the first file of the bundle alone', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    const event = world.pullRequest(proposal, { headRepository: 'stranger/support-models' });
    const loaded = await loadsOf(world, () => world.run(event, {}, { idToken: false }));
    expect(loaded.ran.verdict).toBe('0 valid ok');
    expect(loaded.chunks).toEqual(['index.js']);
    expect(loaded.libraries).toEqual([]);
  });

  it('loads each library where it is asked: a plan looks into the account only before a run', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const words = world.propose({ 'README.md': 'Words that train nothing.\n' });
    const idle = world.pullRequest(words);
    const unchanged = await loadsOf(world, () => world.run(idle));
    expect(unchanged.ran.exitCode).toBe(0);
    expect(unchanged.libraries).toEqual(['client-bedrock', 'client-sts', 'octokit']);
    const proposal = world.propose({ [trainPath('support-bot')]: rows('other') });
    const event = world.pullRequest(proposal);
    const planned = await loadsOf(world, () => world.run(event));
    expect(planned.ran.verdict).toBe('0 planned changes-planned');
    expect(planned.libraries).toEqual([
      'client-bedrock',
      'client-iam',
      'client-s3',
      'client-service-quotas',
      'client-sts',
      'octokit',
    ]);
    const push = world.merge(proposal);
    const applied = await loadsOf(world, () => world.run(push, { wait: '0' }));
    expect(applied.ran.verdict).toBe('0 in-progress training');
    expect(applied.libraries).toEqual(['client-bedrock', 'client-s3', 'client-sts', 'octokit']);
  });
});
