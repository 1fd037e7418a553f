/** Cancellation by the runner (SIGINT, 7.5 s later SIGTERM) or by a person at a keyboard. */
import { AppError } from '../../errors.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Cancellation {
  /** Aborted, with an `AppError` `cancelled` as its reason, by the first signal. */
  readonly signal: AbortSignal;
  /** Gives the signals back to Node. */
  dispose(): void;
}

/** The first signal asks the run to end in good order; after it the next one ends the process as usual. */
export function onCancel(): Cancellation {
  const controller = new AbortController();
  const dispose = () => {
    for (const name of SIGNALS) process.removeListener(name, cancel);
  };
  const cancel = (name: NodeJS.Signals) => {
    dispose();
    controller.abort(
      new AppError('cancelled', `The run was cancelled (${name})`, {
        blame: 'user',
        hint: 'Run again to go on; jobs that Bedrock has started keep training until they are stopped.',
      }),
    );
  };
  for (const name of SIGNALS) process.on(name, cancel);
  return { signal: controller.signal, dispose };
}
