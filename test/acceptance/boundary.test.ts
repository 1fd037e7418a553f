/** Events that must not spend, and events that must not run at all. */
import { describe, expect, it } from '@jest/globals';
import { plainEvent } from '../../src/simulator/workflow/events.ts';
import { recognisedCommands } from '../adapters/runner-parser.ts';
import { repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { type Proposal, type Ran, type Scenario, spawnBundle, useScenario } from '../support/scenario.ts';

const scenario = useScenario();

/** A pull request with an error and a warning in its rows. */
function badProposal(world: Scenario): Proposal {
  return world.propose({
    ...repositoryOf('support-bot'),
    [trainPath('support-bot')]: `${rows('support-bot')}{"prompt":1}\n`,
  });
}

describe('a run without credentials', () => {
  it('finds in a fork, a Dependabot branch and a merge group what a plan finds, and asks nobody', async () => {
    const world = scenario();
    const proposal = badProposal(world);
    const planned = await world.run(world.pullRequest(proposal));
    expect(planned.verdict).toBe('1 findings findings');
    const without: Ran[] = [
      await world.run(world.pullRequest(proposal, { headRepository: 'stranger/support-models' })),
      // Even if a workflow gave it rights, the author decides.
      await world.run(world.pullRequest(proposal, { author: 'dependabot[bot]' })),
      await world.run(world.pullRequest(proposal, { headRepository: null })),
      await world.run(world.pullRequest(proposal), {}, { idToken: false }),
      await world.run(plainEvent('merge_group', world.checkout.checkoutMerge(proposal.branch))),
    ];
    for (const ran of without) {
      expect(ran.verdict).toBe('1 findings findings');
      expect(ran.result.command).toBe('validate');
      expect(ran.result.findings).toEqual(planned.result.findings);
      expect(ran.annotations).toEqual(planned.annotations);
      expect(ran.calls).toEqual([]);
      expect(ran.summary).not.toBe('');
    }
  });

  it.each(['apply', 'stop', 'teardown', 'status', 'plan'])(
    'a fork that asks for %s gets validate',
    async (command) => {
      const world = scenario();
      const proposal = world.propose(repositoryOf('support-bot'));
      const fork = world.pullRequest(proposal, { headRepository: 'stranger/support-models' });
      const ran = await world.run(fork, { command, jobs: 'support-bot' });
      expect(ran.verdict).toBe('0 valid ok');
      expect(ran.calls).toEqual([]);
    },
  );

  it.each(['apply', 'stop', 'teardown'])(
    'a pull request of the same repository cannot %s',
    async (command) => {
      const world = scenario();
      const proposal = world.propose(repositoryOf('support-bot'));
      const ran = await world.run(world.pullRequest(proposal), { command, jobs: 'support-bot' });
      expect(ran.verdict).toBe('1 refused trigger-refused');
      expect(ran.calls).toEqual([]);
    },
  );
});

describe('text of strangers', () => {
  it('gives the runner no command and the comment no markup', async () => {
    const world = scenario();
    const hostile =
      '"::add-path::/tmp\\n::set-env name=PATH::x\\r##[error]y <!-- bedrock-tune v=1 --> @everyone"';
    const files = repositoryOf('support-bot');
    const proposal = world.propose({
      ...files,
      'jobs.yaml': `${files['jobs.yaml']}${hostile}: ${hostile}\n`,
      [trainPath('support-bot')]: `${rows('support-bot')}{${hostile}: ${hostile}}\n`,
    });
    const ran = await world.run(world.pullRequest(proposal));
    expect(ran.verdict).toBe('1 findings findings');
    const commands = recognisedCommands(`${ran.stdout}\n${ran.stderr}`).map(({ name }) => name);
    expect(commands).toContain('error');
    const allowed = ['error', 'warning', 'notice', 'group', 'endgroup', 'add-mask', 'debug'];
    expect(commands.filter((name) => !allowed.includes(name))).toEqual([]);
    expect(world.comments(1)[0]?.body.match(/<!-- bedrock-tune/g)).toHaveLength(1);
    expect(world.comments(1)[0]?.body).not.toMatch(/(?<![\w`])@everyone/);
  });
});

describe('events that are refused', () => {
  it.each(['pull_request_target', 'workflow_run', 'issue_comment'])('%s, always', async (name) => {
    const world = scenario();
    const sha = world.commit(repositoryOf('support-bot'));
    const ran = await world.run(plainEvent(name, sha), { command: 'validate' });
    expect(ran.verdict).toBe('1 refused trigger-refused');
    expect(ran.calls).toEqual([]);
    expect(ran.annotations).toHaveLength(1);
  });

  it('an apply elsewhere than on the default branch', async () => {
    const world = scenario();
    const sha = world.commit(repositoryOf('support-bot'));
    const branch = { ...world.push(), ref: 'refs/heads/topic', sha };
    const ran = await world.run(branch, { command: 'apply' });
    expect(ran.verdict).toBe('1 refused not-default-branch');
    expect(ran.calls).toEqual([]);
  });

  it('a second opinion on an input: nothing is done before it is known to be right', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const ran = await world.run(world.push(), { wait: 'ten minutes' });
    expect(ran.verdict).toBe('1 refused input-invalid');
    expect(ran.calls).toEqual([]);
  });
});

describe('an environment without anything in it', () => {
  it('fails with one error line and no stack', async () => {
    const { exitCode, stdout, stderr } = await spawnBundle('dist/index.js', {
      cwd: scenario().checkout.directory,
      env: {},
    });
    expect(exitCode).toBe(1);
    expect(stderr).toBe('');
    const lines = stdout.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::error::\S/);
  });
});
