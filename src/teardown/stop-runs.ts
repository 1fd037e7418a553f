/** Stopping training runs, and waiting until Bedrock says that they have stopped. */
import type { RunDetail } from '../ports/bedrock.ts';
import { isTerminal } from '../watch/phases.ts';
import { waitForRuns } from '../watch/wait.ts';
import {
  alreadyGone,
  cancelled,
  deleted,
  failed,
  type ItemOf,
  itemsOf,
  pending,
  type TeardownContext,
} from './context.ts';
import type { TeardownPlan, TeardownResult } from './teardown.ts';

interface StoppingRun {
  readonly item: ItemOf<'run'>;
  readonly run: RunDetail;
}

export async function stopRuns(
  context: TeardownContext,
  plan: TeardownPlan,
): Promise<readonly TeardownResult[]> {
  const results: TeardownResult[] = [];
  const stopping: StoppingRun[] = [];
  for (const item of itemsOf(plan, 'run')) {
    if (context.signal.aborted) {
      results.push(cancelled(item));
      continue;
    }
    try {
      const answer = await context.bedrock.stopRun(item.arn);
      const run = await context.bedrock.getRun(item.arn);
      if (run !== undefined && !isTerminal(run.status)) stopping.push({ item, run });
      else results.push(answer === 'ended' ? alreadyGone(item) : deleted(item));
    } catch (error) {
      results.push(failed(plan, item, error));
    }
  }
  if (stopping.length === 0) return results;
  context.onProgress(`Waiting for ${stopping.length} training run(s) to stop`);
  return [...results, ...(await waitForStops(context, plan, stopping))];
}

async function waitForStops(
  context: TeardownContext,
  plan: TeardownPlan,
  stopping: readonly StoppingRun[],
): Promise<readonly TeardownResult[]> {
  try {
    const seen = await waitForRuns(
      { ...context, onChange: (run) => context.onProgress(`${run.jobName}: ${run.status}`) },
      stopping.map(({ run }) => run),
      { until: 'ended', atMostMs: context.waitMs },
    );
    return stopping.map(({ item }, index): TeardownResult => {
      const status = seen[index]?.status ?? 'Unknown';
      return isTerminal(status) ? deleted(item) : pending(item, `Bedrock says ${status}`);
    });
  } catch (error) {
    return stopping.map(({ item }) => failed(plan, item, error));
  }
}
