/** The next step: one sentence, and the exact command lines where there are any. */
import { findBaseModel } from '../catalog/index.ts';
import { plural } from './format.ts';
import type { JobReport, ReportModel } from './model.ts';
import { modelArnOf, retryOf, runOf, stateOf } from './state.ts';
import { countOf, isJobKey } from './verdict.ts';

export interface NextStep {
  readonly sentence: string;
  /** Ready to paste into a shell. */
  readonly commands: readonly string[];
}

/** Where the reader is: on the site next to the workflows, or in a terminal. */
export type Surface = 'github' | 'terminal';

const SHOWN_MAX = 5;

/** In order of urgency. The texts are ours alone; names are put in only where they have the shape of a job's name. */
export function nextSteps(model: ReportModel, surface: Surface): readonly NextStep[] {
  const found = stepsAt(model, surface).flatMap((step) => (step === undefined ? [] : [step]));
  return found.length > 0 ? found : [{ sentence: 'Nothing to do.', commands: [] }];
}

function stepsAt(model: ReportModel, surface: Surface): readonly (NextStep | undefined)[] {
  if (model.stage === 'closed') return [followStep(model, surface)];
  const first =
    model.stage === 'proposed'
      ? [sentenceOnly(proposedSentence(model, surface))]
      : [mendStep(model, surface), startStep(model, surface), queuedStep(model, surface)];
  const then = [retryStep(model, surface), followStep(model, surface)];
  return [...first, ...then, ...deploySteps(model), removeStep(model, surface)];
}

function inState(model: ReportModel, states: readonly string[]): readonly JobReport[] {
  return model.jobs.filter((job) => states.includes(stateOf(job, model)));
}

function sentenceOnly(sentence: string): NextStep {
  return { sentence, commands: [] };
}

function proposedSentence(model: ReportModel, surface: Surface): string {
  const isTerminal = surface === 'terminal';
  const again = isTerminal
    ? `run \`${model.command === 'validate' ? 'validate' : 'plan'}\` again`
    : 'push: the checks run again';
  if (countOf(model.findings, 'error') > 0) return `Fix the errors and ${again}.`;
  if (inState(model, ['blocked']).length > 0) return `Remove what blocks and ${again}.`;
  if (model.command === 'validate')
    return isTerminal
      ? 'Run `plan` to see what would train and what exists in AWS.'
      : 'The plan against AWS is made where the workflow has credentials.';
  const size = inState(model, ['to-train', 'queued']).length;
  const runs = size === 0 ? 'no training run' : plural(size, 'training run');
  return isTerminal ? `\`apply\` starts ${runs}.` : `Merging this pull request starts ${runs}.`;
}

/** What stands in the way after a merge: nothing moves on its own there. */
function mendStep(model: ReportModel, surface: Surface): NextStep | undefined {
  const size = inState(model, ['blocked']).length;
  const errors = countOf(model.findings, 'error');
  if (size === 0 && errors === 0) return undefined;
  const what =
    size === 0 ? `Fix ${plural(errors, 'error')} (above)` : `Mend what blocks ${plural(size, 'job')} (above)`;
  // Who only looked is not sent to what costs.
  const again = model.command === 'status' ? 'status' : 'apply';
  return surface === 'terminal'
    ? { sentence: `${what}, then run ${again} again:`, commands: [`bedrock-tune ${again}`] }
    : {
        sentence: `${what}: merge the fix or, where nothing in the repository has to change, run the train workflow again:`,
        commands: ['gh workflow run train.yml'],
      };
}

function startStep(model: ReportModel, surface: Surface): NextStep | undefined {
  if (model.stage === 'merged') {
    const size = inState(model, ['to-train', 'queued']).length;
    return size === 0
      ? undefined
      : sentenceOnly(`The train workflow starts ${plural(size, 'training run')}.`);
  }
  // A job that the default branch has changed since is for the run of that change.
  const ready = inState(model, ['to-train']).filter(
    ({ planned }) => !planned.notes.some((note) => note.code === 'stale'),
  );
  if (ready.length === 0) return undefined;
  const runs = plural(ready.length, 'training run');
  return surface === 'terminal'
    ? { sentence: `Run apply to start ${runs}:`, commands: ['bedrock-tune apply'] }
    : sentenceOnly(`The next apply starts ${runs}; the follow workflow does that by itself.`);
}

function queuedStep(model: ReportModel, surface: Surface): NextStep | undefined {
  const size = inState(model, ['queued']).length;
  if (model.stage === 'merged' || size === 0) return undefined;
  const waits = `${plural(size, 'training run')} ${size === 1 ? 'waits' : 'wait'} for a free slot in Bedrock`;
  return surface === 'terminal'
    ? { sentence: `${waits}: run apply again once a run has ended:`, commands: ['bedrock-tune apply'] }
    : sentenceOnly(`${waits}: a later run of the follow workflow starts ${size === 1 ? 'it' : 'them'}.`);
}

function retryStep(model: ReportModel, surface: Surface): NextStep | undefined {
  const waiting = inState(model, ['failed', 'stopped', 'missing']);
  const retries = waiting.filter((job) => isJobKey(job.planned.key)).flatMap((job) => retryOf(job) ?? []);
  if (retries.length === 0) return undefined;
  const { list, rest } = shortList(retries);
  const command =
    surface === 'terminal' ? 'bedrock-tune apply --retry ' : 'gh workflow run train.yml -f retry=';
  return {
    sentence: `To train again, which costs again, name the attempt to make${rest}:`,
    commands: [command + list],
  };
}

/** A run that is stopping already is only waited for. */
function followStep(model: ReportModel, surface: Surface): NextStep | undefined {
  const running = inState(model, ['in-progress']);
  if (running.length === 0) return undefined;
  const keys = jobKeys(running.filter((job) => runOf(job)?.status !== 'Stopping'));
  const { list, rest } = shortList(keys);
  if (surface === 'terminal')
    return {
      sentence: keys.length === 0 ? 'To look again:' : `To look again, or to stop${rest}:`,
      commands: ['bedrock-tune status', ...(keys.length === 0 ? [] : [`bedrock-tune stop --jobs ${list}`])],
    };
  return keys.length === 0
    ? sentenceOnly('The follow workflow tells how it ends.')
    : {
        sentence: `The follow workflow watches the training. To stop it${rest} (what was trained until then is billed):`,
        commands: [`gh workflow run stop.yml -f jobs=${list}`],
      };
}

/** For a command line, which has no room for hundreds; `rest` says that not all are in it. */
function shortList(names: readonly string[]): { readonly list: string; readonly rest: string } {
  const rest = names.length - SHOWN_MAX;
  return {
    list: names.slice(0, SHOWN_MAX).join(','),
    rest: rest > 0 ? ` (here the first ${SHOWN_MAX}, ${plural(rest, 'more job')} likewise)` : '',
  };
}

/** Only once the comment has come to rest: earlier it is noise. */
function deploySteps(model: ReportModel): readonly NextStep[] {
  if (model.stage !== 'settled') return [];
  const models = inState(model, ['completed']).filter((job) => modelArnOf(job) !== undefined);
  const steps = models.slice(0, SHOWN_MAX).flatMap((job) => deployStep(job, model) ?? []);
  const rest = models.length - SHOWN_MAX;
  const more = rest > 0 ? [sentenceOnly(`${plural(rest, 'more model')} likewise.`)] : [];
  const shown = [...new Set(steps.map(({ sentence }) => sentence))].map((sentence) => ({
    sentence,
    commands: steps.filter((step) => step.sentence === sentence).flatMap(({ commands }) => commands),
  }));
  return [...shown, ...more];
}

/**
 * How the tuned model comes to answer: it cannot be invoked before it is deployed. On-demand deployments are billed
 * by use, provisioned throughput by the hour (Bedrock user guide and price list).
 */
export function deployStep(job: JobReport, owner: Owner): NextStep | undefined {
  const arn = modelArnOf(job);
  if (arn === undefined) return undefined;
  const inference = findBaseModel(job.planned.baseModel)?.inference;
  const hourly = 'provisioned throughput, which is billed by the hour whether it is used or not';
  if (inference?.onDemand === false)
    return { sentence: `The model answers only once it is deployed: it needs ${hourly}.`, commands: [] };
  const where = inference === undefined ? ` where its base model allows that, otherwise with ${hourly}` : '';
  return {
    sentence: `The model answers only once it is deployed: on demand (billed by use)${where}.`,
    commands: deployCommand(job, arn, owner),
  };
}

/** Named as the run: a second deployment of one name is refused, and each training makes a model of its own. */
function deployCommand(job: JobReport, arn: string, owner: Owner): readonly string[] {
  const { region } = job.planned;
  const name = runOf(job)?.jobName ?? '';
  const safe =
    /^arn:aws[a-z-]*:bedrock:[\w:/.-]+$/.test(arn) &&
    /^[a-z0-9-]+$/.test(region) &&
    /^[a-z](?:-?[a-z0-9]){0,62}$/.test(name);
  if (!safe) return [];
  const call = `aws bedrock create-custom-model-deployment --region ${region}`;
  return [`${call} --model-deployment-name ${name} --model-arn ${arn}${tagOption(name, owner)}`];
}

type Owner = Pick<ReportModel, 'repository' | 'repositoryId'>;

/** With id and job the deployment is provably ours, so that a teardown can take it; empty: not both are known. */
function tagOption(runName: string, { repository = '', repositoryId = '' }: Owner): string {
  // The model keeps the name of its first days, and its tag says the same.
  const job = /^(.+)-[0-9a-f]{12}(?:-r\d+)?$/.exec(runName)?.[1];
  if (job === undefined || !/^\d+$/.test(repositoryId)) return '';
  const name = /^[\w.-]+\/[\w.-]+$/.test(repository) ? { repository } : {};
  const tags = Object.entries({ 'repository-id': repositoryId, ...name, job });
  return ` --tags ${tags.map(([name, value]) => `key=bedrock-tune:${name},value=${value}`).join(' ')}`;
}

function removeStep(model: ReportModel, surface: Surface): NextStep | undefined {
  const keys = jobKeys(inState(model, ['unmanaged']));
  if (keys.length === 0) return undefined;
  const { list, rest } = shortList(keys);
  return {
    sentence: `To remove what is no longer in the config file${rest} (this first prints a plan and deletes nothing):`,
    commands: [
      surface === 'terminal'
        ? `bedrock-tune teardown --jobs ${list} --what models`
        : `gh workflow run teardown.yml -f jobs=${list} -f what=models`,
    ],
  };
}

/** Each once: a job may have two runs. */
function jobKeys(jobs: readonly JobReport[]): readonly string[] {
  return [...new Set(jobs.map((job) => job.planned.key))].filter(isJobKey);
}
