/** What a pull request changes, where the checkout holds nothing but the merge commit: `actions/checkout` by default. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SimEvent } from '../../src/simulator/workflow/events.ts';
import { DEFAULT_GITHUB_TOKEN } from '../../src/simulator/world.ts';
import { repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { type Scenario, useScenario } from '../support/scenario.ts';

const scenario = useScenario();
const TRAIN = trainPath('support-bot');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Shallow {
  readonly event: SimEvent;
  readonly workspace: string;
  readonly git: (...args: readonly string[]) => void;
}

/** A pull request that changes one of two datasets, and a clone of depth 1 of GitHub's merge commit or of its head. */
function shallow(world: Scenario, of: 'merge' | 'head'): Shallow {
  world.commit(repositoryOf('support-bot', 'faq-bot'));
  const proposal = world.propose({ [TRAIN]: rows('support-bot', 20) });
  // The target branch moves on: what it has since is not what the pull request changes.
  world.commit({ [trainPath('faq-bot')]: rows('faq-bot', 30) });
  const event = world.pullRequest(proposal);
  const { directory, git } = world.checkout;
  git('branch', 'checked-out', of === 'merge' ? event.sha : proposal.pull.headSha);
  const workspace = join(mkdtempSync(join(tmpdir(), 'bedrock-tune-shallow-')), 'clone');
  folders.push(join(workspace, '..'));
  execFileSync(
    'git',
    ['clone', '-q', '--depth=1', '--branch=checked-out', `file://${directory}`, workspace],
    { stdio: 'pipe' },
  );
  return {
    event,
    workspace,
    git: (...args) => {
      execFileSync('git', args, { cwd: workspace, stdio: 'pipe' });
    },
  };
}

const HUB_READS = [
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
];

describe.each(['merge', 'head'] as const)('a shallow checkout of the %s', (of) => {
  it('fetches what it lacks from where it was cloned', async () => {
    const world = scenario();
    const { event, workspace } = shallow(world, of);
    const ran = await world.run(event, {}, { workspace });
    expect(ran.verdict).toBe('0 planned changes-planned');
    expect(ran.result.jobs.filter(({ affected }) => affected).map(({ planned }) => planned.key)).toEqual([
      'support-bot',
    ]);
    expect(ran.result.jobs.find(({ affected }) => affected)?.datasets[0]?.diff).toMatchObject({
      kind: 'compared',
      diff: { added: 8, same: 12 },
    });
    const hub = ran.calls.map(({ operation }) => operation);
    for (const read of HUB_READS) expect(hub).not.toContain(read);
  });

  it('asks GitHub where nothing can be fetched, with and without AWS', async () => {
    const world = scenario();
    const { event, workspace, git } = shallow(world, of);
    git('remote', 'remove', 'origin');
    for (const idToken of [true, false]) {
      const ran = await world.run(event, {}, { workspace, idToken });
      expect(ran.exitCode).toBe(0);
      expect(
        ran.result.jobs.find(({ planned }) => planned.key === 'support-bot')?.datasets[0]?.diff,
      ).toMatchObject({
        kind: 'compared',
        diff: { added: 8, same: 12 },
      });
      expect(ran.summary).not.toContain('fetch-depth');
      expect(ran.calls.map(({ operation }) => operation)).toEqual(expect.arrayContaining(HUB_READS));
    }
  });

  it('says so where neither helps, and what to do', async () => {
    const world = scenario();
    const { event, workspace, git } = shallow(world, of);
    git('remote', 'remove', 'origin');
    delete world.simulator.world.github.tokens[DEFAULT_GITHUB_TOKEN];
    for (const idToken of [true, false]) {
      const ran = await world.run(event, {}, { workspace, idToken });
      expect(ran.exitCode).toBe(0);
      expect(ran.result.jobs.every(({ affected }) => affected)).toBe(true);
      expect(ran.summary).toContain('fetch-depth: 0');
      expect(ran.stdout).toContain('What this change is compared with cannot be read');
    }
  });
});
