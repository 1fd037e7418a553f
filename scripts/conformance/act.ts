/**
 * Our workflows, unmodified, under the local workflow runner `act` (its path is the argument), against the simulator:
 * propose, train, follow, a dropped push, stop, retry, look around, tear down. What happened is read from the simulator, not from
 * logs. The last line is `judged: N passed, N failed`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { mergePullRequest, openPullRequest } from '../../src/simulator/github/state.ts';
import { pullRequestEvent, pushEvent, scheduleEvent } from '../../src/simulator/workflow/events.ts';
import {
  awsWrites,
  check,
  commentsOf,
  count,
  dispatch,
  jobsOf,
  modelsOf,
  openStage,
  PULL,
  rolesOf,
  runningOf,
  runs,
  type Stage,
  writes,
} from './act/stage.ts';
import { ROOT } from './processes.ts';

const HOUR = 3600;
const TRAIN = 'datasets/support-bot/train.jsonl';
/** What a repository that uses the action consists of. */
const REPOSITORY = ['jobs.yaml', 'datasets', 'action.yml', 'dist', '.github/workflows'];

const [act] = process.argv.slice(2);
if (act === undefined) throw new Error('usage: act.ts PATH-OF-ACT');
const stage = await openStage(act);
try {
  await play(stage);
} finally {
  await stage.close();
}
console.log(`judged: ${stage.counts.passed} passed, ${stage.counts.failed} failed`);
process.exitCode = stage.counts.failed === 0 ? 0 : 1;

async function play(stage: Stage): Promise<void> {
  const merged = await propose(stage);
  await train(stage, merged);
  await follow(stage);
  await catchUp(stage);
  await stopAndRetry(stage);
  await lookAround(stage);
  await teardown(stage);
}

/** Nothing is on the default branch but the action and its workflows; the pull request brings the models. */
async function propose(stage: Stage): Promise<string> {
  const { repository, simulator } = stage;
  repository.git('remote', 'add', 'origin', 'https://github.com/acme/support-models');
  repository.copy(ROOT, REPOSITORY);
  const text = readFileSync(join(ROOT, TRAIN), 'utf8');
  repository.write(
    TRAIN,
    text
      .split(/(?<=\n)/)
      .slice(0, -40)
      .join(''),
  );
  const baseSha = repository.commit('Add the action');
  repository.git('checkout', '--quiet', '-b', 'topic');
  repository.write(TRAIN, text);
  const headSha = repository.commit('Teach 40 more answers');
  const pull = openPullRequest(simulator.world.github, {
    headSha,
    headRef: 'topic',
    number: PULL,
    commits: [headSha],
  });
  const sha = repository.checkoutMerge('topic');
  const ran = await runs(stage, 'plan.yml', pullRequestEvent({ number: PULL, headSha, baseSha, sha }));
  check(stage, 'plan: it succeeds', ran.ok, ran);
  check(stage, 'plan: the pull request has one comment', commentsOf(simulator).length === 1, ran);
  check(stage, 'plan: nothing is written in AWS', awsWrites(ran) === 0, ran);
  check(stage, 'plan: under the plan role', rolesOf(ran) === 'plan', ran);
  const merged = repository.squashMerge('topic', `Teach 40 more answers (#${PULL})`);
  mergePullRequest(pull, merged, simulator.clock.now());
  return merged;
}

async function train(stage: Stage, sha: string): Promise<void> {
  const ran = await runs(stage, 'train.yml', pushEvent(sha));
  check(stage, 'train: it succeeds', ran.ok, ran);
  check(
    stage,
    'train: a training job per entry of jobs.yaml',
    count(ran, 'CreateModelCustomizationJob') === 2,
    ran,
  );
  check(stage, 'train: under the apply role', rolesOf(ran) === 'apply', ran);
  check(stage, 'train: the run left while they train', runningOf(stage.simulator).length === 2, ran);
  const again = await runs(stage, 'train.yml', pushEvent(sha));
  check(stage, 'train again: it succeeds and writes nothing', again.ok && writes(again) === 0, again);
}

async function follow(stage: Stage): Promise<void> {
  const { simulator, repository } = stage;
  const tick = () => runs(stage, 'follow.yml', scheduleEvent(repository.git('rev-parse', 'HEAD')));
  simulator.clock.advance(HOUR);
  const during = await tick();
  check(stage, 'follow: it succeeds and writes nothing in AWS', during.ok && awsWrites(during) === 0, during);
  check(stage, 'follow: without work, apply does not run', during.jobs.join() === 'status', during);
  check(stage, 'follow: under the status role', rolesOf(during) === 'status', during);
  simulator.clock.advance(5 * HOUR);
  const ended = await tick();
  const models = modelsOf(simulator);
  check(stage, 'follow: both models exist', ended.ok && models.length === 2, ended);
  const [sticky = '', told = ''] = commentsOf(simulator);
  const arn = models.find(({ name }) => name.startsWith('support-bot-'))?.arn ?? 'none';
  check(
    stage,
    'follow: the comment and a new one name the model',
    sticky.includes(arn) && told.includes(arn),
    ended,
  );
  const later = await tick();
  check(stage, 'follow: then there is nothing to write', later.ok && writes(later) === 0, later);
}

/** GitHub dropped the push: the next tick finds the work, and its second job does it. */
async function catchUp(stage: Stage): Promise<void> {
  const { repository } = stage;
  const text = readFileSync(join(repository.directory, TRAIN), 'utf8');
  repository.write(
    TRAIN,
    text
      .split(/(?<=\n)/)
      .slice(1)
      .join(''),
  );
  const ran = await runs(stage, 'follow.yml', scheduleEvent(repository.commit('Forget an answer')));
  check(
    stage,
    'catch up: status hands its output on, apply runs',
    ran.ok && ran.jobs.join() === 'status,apply',
    ran,
  );
  check(stage, 'catch up: each under its own role', rolesOf(ran) === 'status,apply', ran);
  check(stage, 'catch up: it starts the one job', count(ran, 'CreateModelCustomizationJob') === 1, ran);
}

async function stopAndRetry(stage: Stage): Promise<void> {
  const { simulator } = stage;
  const stopped = await dispatch(stage, 'stop.yml', { jobs: 'support-bot' });
  check(
    stage,
    'stop: it stops the one job',
    stopped.ok && count(stopped, 'StopModelCustomizationJob') === 1,
    stopped,
  );
  simulator.clock.advance(HOUR);
  const inputs = { jobs: 'support-bot', retry: 'support-bot@2', wait: '0' };
  const retried = await dispatch(stage, 'train.yml', inputs);
  check(
    stage,
    'retry: it makes the second attempt',
    retried.ok && jobsOf(simulator).some(({ input }) => input.jobName.endsWith('-r2')),
    retried,
  );
  const again = await dispatch(stage, 'train.yml', inputs);
  check(stage, 'retry again: no third', again.ok && awsWrites(again) === 0, again);
}

async function lookAround(stage: Stage): Promise<void> {
  const doctor = await dispatch(stage, 'doctor.yml', {});
  check(
    stage,
    'doctor: each of its jobs runs and writes nothing',
    doctor.jobs.length === 3 && writes(doctor) === 0,
    doctor,
  );
  check(
    stage,
    'doctor: each under its own role',
    rolesOf(doctor).split(',').sort().join() === 'apply,evaluate,status,teardown',
    doctor,
  );
  check(stage, 'doctor: it finds the set-up sound', doctor.ok, doctor);
  const ran = await dispatch(stage, 'follow.yml', { all: 'true' });
  check(stage, 'look around: it succeeds and writes nothing in AWS', ran.ok && awsWrites(ran) === 0, ran);
  check(stage, 'look around: the input arrived', count(ran, 'ListCustomModelDeployments') > 0, ran);
}

async function teardown(stage: Stage): Promise<void> {
  const { simulator } = stage;
  const planned = await dispatch(stage, 'teardown.yml', {
    what: 'all',
    jobs: '',
    environment: '',
    confirm: '',
  });
  check(
    stage,
    'teardown, without a code: it deletes nothing',
    planned.ok && awsWrites(planned) === 0,
    planned,
  );
  check(stage, 'teardown: under its own role', rolesOf(planned) === 'teardown', planned);
  const code: unknown = JSON.parse(planned.outputs['result'] ?? '{}').teardown?.code;
  const inputs = { what: 'all', jobs: '', environment: '', confirm: String(code) };
  check(stage, 'teardown: meanwhile the retry trains on', runningOf(simulator).length === 1, planned);
  const done = await dispatch(stage, 'teardown.yml', inputs);
  check(stage, 'teardown, with the code: it succeeds', done.ok, done);
  check(stage, 'teardown: no model is left', modelsOf(simulator).length === 0, done);
  check(
    stage,
    'teardown: no object version is left',
    simulator.world.s3.buckets.every(({ versions }) => versions.length === 0),
    done,
  );
  check(stage, 'teardown: nothing trains', runningOf(simulator).length === 0, done);
}
