/** One decision and reason for a whole apply or status run. */
import { type AppError, hasErrors, unreachable } from '../errors.ts';
import { type Decision, type ReasonCode, worstDecision } from '../outputs.ts';
import type { Converged } from './entry.ts';
import type { Loaded } from './load.ts';
import type { Worlds } from './observe.ts';

type IsNews = (entry: Converged) => boolean;

interface DecisionInput {
  readonly loaded: Loaded;
  readonly entries: readonly Converged[];
  /** Overtaken runs: only an end that nobody told yet counts. */
  readonly older: readonly Converged[];
  readonly worlds: Worlds;
  /** An end that this run is the first to tell. */
  readonly isNews: IsNews;
}

interface Decided {
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
}

/** The worst job decides. Findings of `jobs.yaml` come first: with them nothing else is known. */
export function decideConverged({ loaded, entries, older, worlds, isNews }: DecisionInput): Decided {
  if (hasErrors(loaded.configFindings)) return { decision: 'findings', reasonCode: 'findings' };
  const needed = new Set(entries.map(({ planned }) => planned.environment));
  const first = [...worlds.errors].find(([name]) => needed.has(name))?.[1];
  if (first !== undefined) return ofError(first);
  if (entries.length === 0) return { decision: 'nothing-to-do', reasonCode: 'no-jobs' };
  const ends = older.filter(isNews);
  const decided = [...entries, ...ends].map((entry) => decideOne(entry, isNews));
  const worst = worstDecision(decided.map(({ decision }) => decision));
  const reasonCode = decided.find(({ decision }) => decision === worst)?.reasonCode ?? 'up-to-date';
  return { decision: worst, reasonCode };
}

function ofError(error: AppError): Decided {
  return { decision: 'error', reasonCode: error.code };
}

function decideOne(entry: Converged, isNews: IsNews): Decided {
  switch (entry.outcome) {
    case 'stale':
      return {
        decision: 'stale',
        reasonCode: entry.supersededBy === undefined ? 'branch-unknown' : 'branch-moved',
      };
    case 'error':
      return { decision: 'error', reasonCode: entry.error?.code ?? 'internal' };
    case 'blocked':
      return { decision: 'blocked', reasonCode: 'jobs-blocked' };
    case 'queued':
      return { decision: 'queued', reasonCode: 'quota' };
    case 'unchanged':
    case 'started':
    case 'adopted':
      return decideState(entry, isNews(entry));
    default:
      return unreachable(entry.outcome);
  }
}

/** An old failure that nobody retried is told, but reddens only the run that sees it first. */
function decideState({ planned }: Converged, isNews: boolean): Decided {
  const { action, notes } = planned;
  switch (action.kind) {
    case 'watch':
      return { decision: 'in-progress', reasonCode: 'training' };
    case 'none':
      return isNews
        ? { decision: 'done', reasonCode: 'ok' }
        : { decision: 'nothing-to-do', reasonCode: 'up-to-date' };
    case 'failed':
      return isNews
        ? { decision: 'failed', reasonCode: 'run-failed' }
        : { decision: 'nothing-to-do', reasonCode: 'run-failed' };
    case 'stopped':
      // What `supersede: stop` asked for is no reason to be red.
      if (isNews && notes.some(({ code }) => code === 'stopped-by-supersede'))
        return { decision: 'done', reasonCode: 'run-stopped' };
      return isNews
        ? { decision: 'stopped', reasonCode: 'run-stopped' }
        : { decision: 'nothing-to-do', reasonCode: 'run-stopped' };
    case 'missing':
      return { decision: 'nothing-to-do', reasonCode: 'model-missing' };
    case 'blocked':
      return { decision: 'blocked', reasonCode: 'jobs-blocked' };
    case 'train':
    case 'queue':
      return { decision: 'queued', reasonCode: 'changes-planned' };
    case 'unmanaged':
    case 'unchecked':
      return { decision: 'nothing-to-do', reasonCode: 'up-to-date' };
    default:
      return unreachable(action);
  }
}
