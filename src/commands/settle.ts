/** `plan` on a closed pull request: the comment gets its last word, nothing else happens. */
import type { CommandResult } from '../outputs.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import { type CommandContext, isoTime } from './context.ts';
import { publishComment } from './publish.ts';
import { reportModel, surfaceOf } from './reports.ts';

export async function settleClosed(context: CommandContext): Promise<CommandResult> {
  const { trigger } = context;
  if (trigger.kind !== 'pull-request') throw new TypeError('settleClosed needs a pull request');
  const model = reportModel(context, {
    stage: trigger.merged ? 'merged' : 'closed',
    command: 'plan',
    jobs: [],
    unchangedJobs: 0,
    findings: [],
    checksNotRun: [],
    commit: trigger.headSha,
    // The moment of closing, not of this run: the apply of the same merge must be able to write over it.
    observedAt: trigger.closedAt ?? isoTime(context),
  });
  const { url: commentUrl } = await publishComment(context, trigger.number, model, false);
  return {
    command: 'plan',
    decision: 'nothing-to-do',
    reasonCode: 'pull-request-closed',
    findings: [],
    jobs: [],
    hasChanges: false,
    hasWork: false,
    commentUrl,
    summary: renderSummary(model),
    terminal: renderTerminal(model, surfaceOf(context)),
    details: {},
  };
}
