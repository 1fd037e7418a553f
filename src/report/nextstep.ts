/** The next step: one sentence, and the exact command lines where there are any. */
import { findBaseModel } from '../catalog/index.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { plural } from './format.ts';
import type { JobReport, ReportModel } from './model.ts';
import { modelArnOf, retryOf, stateOf } from './state.ts';
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
  const steps = [startStep(model, surface), retryStep(model, surface), followStep(model, surface)];
  const after = [...deploySteps(model), removeStep(model, surface)];
  const found = [...steps, ...after].flatMap((step) => (step === undefined ? [] : [step]));
  return found.length > 0 ? found : [{ sentence: 'Nothing to do.', commands: [] }];
}

function inState(model: ReportModel, states: readonly string[]): readonly JobReport[] {
  return model.jobs.filter((job) => states.includes(stateOf(job, model)));
}

function startStep(model: ReportModel, surface: Surface): NextStep | undefined {
  const size = inState(model, ['to-train', 'queued']).length;
  const sentence = startSentence(model, { size, surface });
  return sentence === undefined ? undefined : { sentence, commands: [] };
}

function startSentence(
  model: ReportModel,
  { size, surface }: { readonly size: number; readonly surface: Surface },
): string | undefined {
  const runs = size === 0 ? 'no training run' : plural(size, 'training run');
  const start = size === 1 ? 'starts' : 'start';
  if (model.stage === 'proposed') return proposedSentence(model, { runs, surface });
  if (model.stage === 'closed' || size === 0) return undefined;
  return model.stage === 'merged'
    ? `The train workflow starts ${runs}.`
    : `${runs} ${start} with a later run of the follow workflow, as soon as Bedrock has a free slot.`;
}

function proposedSentence(
  model: ReportModel,
  { runs, surface }: { readonly runs: string; readonly surface: Surface },
): string {
  if (countOf(model.findings, 'error') > 0) return 'Fix the errors and push: the checks run again.';
  if (inState(model, ['blocked']).length > 0) return 'Remove what blocks and push: the plan is made again.';
  if (inState(model, ['unchecked']).length > 0)
    return 'The plan against AWS is made where the workflow has credentials.';
  return surface === 'terminal' ? `\`apply\` starts ${runs}.` : `Merging this pull request starts ${runs}.`;
}

function retryStep(model: ReportModel, surface: Surface): NextStep | undefined {
  if (model.stage === 'closed') return undefined;
  const waiting = inState(model, ['failed', 'stopped', 'missing']);
  const retries = waiting.filter((job) => isJobKey(job.planned.key)).flatMap((job) => retryOf(job) ?? []);
  if (retries.length === 0) return undefined;
  const list = retries.slice(0, SHOWN_MAX).join(',');
  const command = surface === 'terminal' ? 'bedrock-tune apply --retry' : 'gh workflow run train.yml -f';
  return {
    sentence: 'To train again, which costs again, name the attempt to make:',
    commands: [surface === 'terminal' ? `${command} ${list}` : `${command} retry=${list}`],
  };
}

function followStep(model: ReportModel, surface: Surface): NextStep | undefined {
  const keys = jobKeys(inState(model, ['in-progress']));
  if (keys.length === 0) return undefined;
  const list = keys.slice(0, SHOWN_MAX).join(',');
  return surface === 'terminal'
    ? {
        sentence: 'To look again, or to stop:',
        commands: ['bedrock-tune status', `bedrock-tune stop --jobs ${list}`],
      }
    : {
        sentence:
          'The follow workflow watches the training. To stop it (what was trained until then is billed):',
        commands: [`gh workflow run stop.yml -f jobs=${list}`],
      };
}

/** Only once the comment has come to rest: earlier it is noise. */
function deploySteps(model: ReportModel): readonly NextStep[] {
  if (model.stage !== 'settled') return [];
  const steps = inState(model, ['completed'])
    .slice(0, SHOWN_MAX)
    .flatMap((job) => deployStep(job) ?? []);
  return [...new Set(steps.map(({ sentence }) => sentence))].map((sentence) => ({
    sentence,
    commands: steps.filter((step) => step.sentence === sentence).flatMap(({ commands }) => commands),
  }));
}

/**
 * How the tuned model comes to answer: it cannot be invoked before it is deployed. On-demand deployments are billed
 * by use, provisioned throughput by the hour (Bedrock user guide and price list).
 */
export function deployStep(job: JobReport): NextStep | undefined {
  const arn = modelArnOf(job);
  if (arn === undefined) return undefined;
  const inference = findBaseModel(job.planned.baseModel)?.inference;
  const hourly = 'provisioned throughput, which is billed by the hour whether it is used or not';
  if (inference?.onDemand === false)
    return { sentence: `The model answers only once it is deployed: it needs ${hourly}.`, commands: [] };
  const where = inference === undefined ? ` where its base model allows that, otherwise with ${hourly}` : '';
  return {
    sentence: `The model answers only once it is deployed: on demand (billed by use)${where}.`,
    commands: deployCommand(job.planned, arn),
  };
}

function deployCommand({ key, region }: PlannedJob, arn: string): readonly string[] {
  const safe = /^arn:aws[a-z-]*:bedrock:[\w:/.-]+$/.test(arn) && /^[a-z0-9-]+$/.test(region) && isJobKey(key);
  if (!safe) return [];
  const call = `aws bedrock create-custom-model-deployment --region ${region}`;
  return [`${call} --model-deployment-name ${key} --model-arn ${arn}`];
}

function removeStep(model: ReportModel, surface: Surface): NextStep | undefined {
  const keys = jobKeys(inState(model, ['unmanaged']));
  if (keys.length === 0) return undefined;
  const list = keys.slice(0, SHOWN_MAX).join(',');
  return {
    sentence:
      'To remove what is no longer in the config file (this first prints a plan and deletes nothing):',
    commands: [
      surface === 'terminal'
        ? `bedrock-tune teardown --jobs ${list} --what models`
        : `gh workflow run teardown.yml -f jobs=${list} -f what=models`,
    ],
  };
}

function jobKeys(jobs: readonly JobReport[]): readonly string[] {
  return jobs.map((job) => job.planned.key).filter(isJobKey);
}
