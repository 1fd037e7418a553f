/** What happens on GitHub between the commands: pull request, merge, hours of training, runs that were asked for by hand. */

import { progressOf } from '../../../src/simulator/bedrock/timeline.ts';
import { mergePullRequest, type PullState } from '../../../src/simulator/github/state.ts';
import {
  dispatchEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
} from '../../../src/simulator/workflow/events.ts';
import { runWorkflow } from '../act/runner.ts';
import type { Stage } from './stage.ts';

const HOURS_OF_TRAINING = 6;

export function check({ counts }: Pick<Stage, 'counts'>, what: string, holds: boolean, log = ''): void {
  counts[holds ? 'passed' : 'failed'] += 1;
  console.log(`${holds ? 'ok' : 'FAILED'}  ${what}`);
  if (!holds && log !== '') console.log(log.replace(/^/gm, '    | '));
}

/** The pull request that the commands opened, planned. */
export async function planPullRequest(stage: Stage): Promise<void> {
  const { simulator, git } = stage;
  const pull = openPull(stage);
  git('fetch', '--quiet');
  git('checkout', '--quiet', '--detach', 'origin/main');
  git('merge', '--quiet', '--no-ff', '--no-edit', pull.headSha);
  const { number, headSha } = pull;
  const revisions = { baseSha: git('rev-parse', 'origin/main'), sha: git('rev-parse', 'HEAD') };
  const ran = await runWorkflow(
    stage.runner,
    'plan.yml',
    pullRequestEvent({ number, headSha, ...revisions }),
  );
  const comments = simulator.world.github.comments.filter((comment) => comment.pull === number);
  check(stage, 'plan: it comments what the merge will train', ran.ok && comments.length === 1, ran.log);
}

function openPull({ simulator }: Stage): PullState {
  const pull = simulator.world.github.pulls.find(({ state }) => state === 'open');
  if (pull === undefined) throw new Error('the commands opened no pull request');
  return pull;
}

/** Merged, trained, and followed to the end. */
export async function train(stage: Stage): Promise<void> {
  const { simulator, git } = stage;
  const pull = openPull(stage);
  git('checkout', '--quiet', '-B', 'main', 'origin/main');
  git('merge', '--quiet', '--squash', pull.headSha);
  git('commit', '--quiet', '--message', `${pull.title} (#${pull.number})`);
  git('push', '--quiet', 'origin', 'main');
  const sha = git('rev-parse', 'HEAD');
  mergePullRequest(pull, sha, simulator.clock.now());
  const started = await runWorkflow(stage.runner, 'train.yml', pushEvent(sha));
  check(stage, 'train: the merge starts the training', started.ok && runningJobs(stage) === 1, started.log);
  simulator.clock.advance(HOURS_OF_TRAINING * 3600);
  const ended = await runWorkflow(stage.runner, 'follow.yml', scheduleEvent(sha));
  check(stage, 'follow: the model exists', ended.ok && modelsOf(stage) === 1, ended.log);
}

/**
 * Runs what `gh workflow run` asked for; answers the code that the run printed.
 * @param already how many runs were asked for before
 */
export async function runDispatched(stage: Stage, already: number): Promise<string | undefined> {
  const { simulator } = stage;
  let code: unknown;
  for (const { path, sha, inputs } of simulator.world.github.dispatches.slice(already)) {
    const event = dispatchEvent(sha, '');
    const file = path.slice(path.lastIndexOf('/') + 1);
    const ran = await runWorkflow(stage.runner, file, {
      ...event,
      payload: { ...Object(event.payload), inputs },
    });
    check(stage, `${file}: the run succeeds with ${JSON.stringify(inputs)}`, ran.ok, ran.log);
    code = JSON.parse(ran.outputs['result'] ?? '{}').teardown?.code;
  }
  return typeof code === 'string' ? code : undefined;
}

function runningJobs({ simulator }: Stage): number {
  const now = simulator.clock.now();
  const { accounts } = simulator.bedrock().snapshot();
  const jobs = Object.values(accounts).flatMap((account) => account.jobs);
  return jobs.filter((job) => ['InProgress', 'Stopping'].includes(progressOf(job, now).status)).length;
}

function modelsOf({ simulator }: Stage): number {
  return Object.values(simulator.bedrock().snapshot().accounts).flatMap(({ models }) => models).length;
}

/** What is left in AWS and GitHub, in words; empty when the account and the settings are as they were. */
export function leftovers(stage: Stage): readonly string[] {
  const { s3, iam, cloudFormation, github } = stage.simulator.world;
  const providers = Object.values(iam.oidcProviders).flatMap((ofAccount) => Object.keys(ofAccount));
  const stacks = cloudFormation.stacks.filter(({ status }) => status !== 'DELETE_COMPLETE');
  return [
    ...s3.buckets.map(({ name }) => `bucket ${name}`),
    ...iam.roles.map(({ arn }) => arn),
    ...providers.map((issuer) => `OIDC provider ${issuer}`),
    ...stacks.map(({ name }) => `stack ${name}`),
    ...(modelsOf(stage) === 0 ? [] : [`${modelsOf(stage)} models`]),
    ...(runningJobs(stage) === 0 ? [] : [`${runningJobs(stage)} running jobs`]),
    ...github.settings.environments.map(({ name }) => `environment ${name}`),
    ...Object.keys(github.settings.variables).map((name) => `variable ${name}`),
  ];
}
