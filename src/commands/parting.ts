/** What a cancelled run leaves behind, said at the moment of the cancellation: what comes later may not come. */
import { INPUT_DEFAULTS } from '../inputs.ts';
import type { CommandContext } from './context.ts';

type Stage =
  /** Create may be on its way. */
  | 'starting'
  /** Started by this run. */
  | 'started'
  /** Another run's. */
  | 'adopted';

export interface Parting {
  readonly note: (key: string, jobName: string, stage: Stage) => void;
  /** It did not come to a run, or has ended. */
  readonly forget: (jobName: string) => void;
  /** Nothing more is said. */
  readonly end: () => void;
}

export function partingWords(context: CommandContext): Parting {
  const left = new Map<string, { readonly key: string; readonly stage: Stage }>();
  const say = (): void => {
    for (const [jobName, { key, stage }] of left)
      context.console.warn(wordsOf(context, { key, jobName, stage }));
  };
  context.signal.addEventListener('abort', say, { once: true });
  return {
    note: (key, jobName, stage) => {
      left.set(jobName, { key, stage });
    },
    forget: (jobName) => {
      left.delete(jobName);
    },
    end: () => context.signal.removeEventListener('abort', say),
  };
}

interface Left {
  readonly key: string;
  readonly jobName: string;
  readonly stage: Stage;
}

function wordsOf(context: CommandContext, { key, jobName, stage }: Left): string {
  const command = stopCommand(context, key);
  const toEnd = `To end it: ${command}`;
  if (stage === 'starting')
    return `${jobName} may exist by now, and would then train, and cost: the next apply finds it by its name. ${toEnd}`;
  if (context.inputs.onCancel === 'stop' && stage === 'started')
    return `${jobName} trains, and costs, until Bedrock has taken the stop that is asked for now. If no answer follows: ${command}`;
  return `${jobName} goes on training, and costing. ${toEnd}`;
}

/** Ready to paste where the reader is. */
function stopCommand({ inputs, run, trigger }: CommandContext, key: string): string {
  if (trigger.kind !== 'local') return `gh workflow run stop.yml -f jobs=${key}`;
  const flags = [
    ['config', inputs.config === INPUT_DEFAULTS.config ? undefined : inputs.config],
    ['repository', run.repository],
    ['repository-id', run.repositoryId],
  ].flatMap(([name, value]) => (value === undefined ? [] : [` --${name} ${value}`]));
  return `bedrock-tune stop --jobs ${key}${flags.join('')}`;
}
