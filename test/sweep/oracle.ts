/** What must hold after every history, judged from AWS and GitHub as they are, by means of its own. */
import type { StoppedRun } from '../../src/commands/stop.ts';
import type { CommandResult } from '../../src/outputs.ts';
import type { Job } from '../../src/simulator/bedrock/state.ts';
import { progressOf } from '../../src/simulator/bedrock/timeline.ts';
import { REPOSITORY_ID } from '../commands/support.ts';
import type { SweptWorld } from './world.ts';

export interface Verdict {
  /** Jobs that train what another one trains or has trained, beyond the attempts people asked for. */
  readonly duplicates: readonly string[];
  /** Jobs of ours that no comment and no status names. */
  readonly orphans: readonly string[];
  /** Statuses that say otherwise than AWS. */
  readonly untrue: readonly string[];
}

/** Accounts of the sample repository; whoever reads them all misses no job. */
export function allJobs(world: SweptWorld): readonly Job[] {
  return Object.values(world.bedrock.state.accounts).flatMap(({ jobs }) => jobs);
}

/** @param attempts how often the same thing may have been trained, by key of its job; default 1 */
export function judge(world: SweptWorld, attempts: ReadonlyMap<string, number>): Verdict {
  const jobs = allJobs(world).filter((job) => tagOf(job, 'repository-id') === REPOSITORY_ID);
  return {
    duplicates: duplicates(jobs, attempts),
    orphans: orphans(world, jobs),
    untrue: untrue(world, jobs),
  };
}

function duplicates(jobs: readonly Job[], attempts: ReadonlyMap<string, number>): readonly string[] {
  const alike = new Map<string, Job[]>();
  for (const job of jobs) {
    const what = specification(job);
    alike.set(what, [...(alike.get(what) ?? []), job]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    const allowed = attempts.get(first === undefined ? '' : tagOf(first, 'job')) ?? 1;
    return group.length > allowed ? [group.map(({ input }) => input.jobName).join(', ')] : [];
  });
}

/** What is trained where: nothing of it is a name or a token of ours, except the content-addressed file names. */
function specification({ arn, baseModelId, input }: Job): string {
  const place = arn.split(':').slice(3, 5).join('/');
  const uris = [input.trainingDataConfig, ...(input.validationDataConfig?.validators ?? [])];
  const data = uris.map(({ s3Uri = '' }) => s3Uri.slice(s3Uri.lastIndexOf('/') + 1));
  return JSON.stringify([place, baseModelId, input.hyperParameters, data]);
}

function tagOf({ tags }: Job, name: string): string {
  return tags.find(({ key }) => key === `bedrock-tune:${name}`)?.value ?? '';
}

function orphans(world: SweptWorld, jobs: readonly Job[]): readonly string[] {
  const told = [...world.hub.comments.values()].map(({ body }) => body);
  const stated = [...world.hub.statuses.values()].map(({ description }) => description);
  const said = [...told, ...stated].join('\n');
  return jobs.map(({ input }) => input.jobName).filter((name) => !said.includes(name));
}

const STATES = {
  InProgress: 'pending',
  Stopping: 'pending',
  Completed: 'success',
  Failed: 'failure',
  Stopped: 'failure',
} as const;

/** Only of such a run can it be said that a later change has replaced it. */
const STOPPED: ReadonlySet<string> = new Set(['Stopping', 'Stopped']);

/** Each job's own commit must say how the latest attempt stands. */
function untrue(world: SweptWorld, jobs: readonly Job[]): readonly string[] {
  return jobs.flatMap((job) => {
    const [commit, key] = [tagOf(job, 'commit'), tagOf(job, 'job')];
    const isLatest = !jobs.some(
      (other) =>
        other !== job &&
        tagOf(other, 'commit') === commit &&
        tagOf(other, 'job') === key &&
        other.createdAt >= job.createdAt,
    );
    if (!isLatest) return [];
    const { status } = progressOf(job, world.time);
    const shown = world.hub.status(commit, `bedrock-tune/${key}`);
    const isTrue =
      shown?.state === STATES[status] &&
      shown.description.includes(job.input.jobName) &&
      (STOPPED.has(status) || !shown.description.includes('superseded'));
    return isTrue
      ? []
      : [
          `${job.input.jobName} is ${status}, shown ${shown?.state ?? 'nothing'}: ${shown?.description ?? ''}`,
        ];
  });
}

/** Of what `stop` says it has stopped, nothing trains. */
export function untrueStops(world: SweptWorld, { details }: CommandResult): readonly string[] {
  // A member of the result of `stop`.
  const stopped = (details['stopped'] ?? []) as readonly StoppedRun[];
  const training = new Set(
    allJobs(world)
      .filter((job) => progressOf(job, world.time).status === 'InProgress')
      .map(({ arn }) => arn),
  );
  return stopped
    .filter(({ jobArn }) => training.has(jobArn))
    .map(({ jobName }) => `${jobName} trains, and stop says that it does not`);
}

const MARKER = /<!-- bedrock-tune v=1 kind=(report|ended)(?: job=(\S+))? config=(\S+) /;

/** What was told anew where it stood already: whoever follows the pull request got a second mail. */
export function toldAgain({ hub }: SweptWorld): readonly string[] {
  const what = hub.posted.flatMap(({ pullRequest, body }) => {
    const [marker, kind, job, config] = MARKER.exec(body) ?? [];
    return marker === undefined ? [] : [`${kind} of ${job ?? config} on #${pullRequest}`];
  });
  return [...new Set(what.filter((one, at) => what.indexOf(one) !== at))];
}

export interface EndState {
  readonly lines: readonly string[];
  readonly comments: readonly string[];
}

/** Missing where GitHub did not say which pull request it was; a later run asks again. */
const PULL_TAG = 'bedrock-tune:pull-request';

/** `<job>@<attempt> <status>` of every job in Bedrock, sorted; those of other repositories by their names. */
export function trainings(world: SweptWorld): readonly string[] {
  return allJobs(world)
    .map((job) => {
      const key = tagOf(job, 'job');
      const name = key === '' ? job.input.jobName : `${key}@${tagOf(job, 'attempt')}`;
      return `${name} ${progressOf(job, world.time).status}`;
    })
    .sort();
}

/** The end state in a form in which two histories can be compared: no times, no ids that follow from the order of calls. */
export function endState(world: SweptWorld): EndState {
  const jobs = allJobs(world).map(
    (job) =>
      `${job.input.jobName} ${progressOf(job, world.time).status} ${JSON.stringify(job.tags.filter(({ key }) => key !== PULL_TAG))}`,
  );
  const models = Object.values(world.bedrock.state.accounts).flatMap((account) =>
    account.models.map(({ name, arn }) => `${arn.split('/')[0]} ${name}`),
  );
  const objects = world.objects.stored.map(
    ({ bucket, version, sha256 }) => `${bucket}/${version.key} ${sha256}`,
  );
  const statuses = [...world.hub.statuses].map(
    ([at, { state, description }]) => `${at} ${state} ${description}`,
  );
  const comments = [...world.hub.comments.values()].map(
    ({ pullRequest, body }) => `${pullRequest} ${lasting(body)}`,
  );
  return { lines: [...jobs, ...models, ...objects, ...statuses].sort(), comments: comments.sort() };
}

/** A comment's first line is its verdict; the rest holds times. */
function lasting(body: string): string {
  return body.split('\n').find((line) => line.trim() !== '') ?? '';
}
