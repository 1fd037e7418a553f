/** What a cancelled run leaves behind, said at the moment of the cancellation: what comes later may not come. */
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

function wordsOf({ inputs }: CommandContext, { key, jobName, stage }: Left): string {
  const toEnd = `To end it: run the stop workflow for ${key} (gh workflow run stop.yml -f jobs=${key}).`;
  if (stage === 'starting')
    return `${jobName} may exist by now, and would then train, and cost: the next apply finds it by its name. ${toEnd}`;
  if (inputs.onCancel === 'stop' && stage === 'started')
    return `${jobName} trains, and costs, until Bedrock has taken the stop that is asked for now. If no answer follows: ${toEnd}`;
  return `${jobName} goes on training, and costing. ${toEnd}`;
}
