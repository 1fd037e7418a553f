/**
 * Runs that find nothing to do, on loopback: the commonest ones, so the ones whose time counts. Both sample jobs are
 * trained and told about; then `plan` for a pull request that touches neither, and `apply` for a push that was there
 * before. The simulator answers from this process, so the wall time holds its work too.
 */
import { openPullRequest } from '../src/simulator/github/state.ts';
import {
  pullRequestEvent,
  pushEvent,
  type SimEvent,
  scheduleEvent,
} from '../src/simulator/workflow/events.ts';
import { type Sample, sampleInTurns } from './measure.ts';
import { onStage, ROOT, type Stage } from './stage.ts';

const SIX_HOURS = 6 * 3600;
const PULL_REQUEST = 7;

export interface LoopSamples {
  readonly plan: Sample;
  readonly apply: Sample;
  /** Requests that one of these runs makes. */
  readonly planRequests: number;
  readonly applyRequests: number;
}

export function measureLoop(): Promise<LoopSamples> {
  return onStage(measured);
}

async function measured(stage: Stage): Promise<LoopSamples> {
  const trained = await trainAll(stage);
  const applied = await measureRun(stage, pushEvent(trained));
  const planned = await measureRun(stage, proposeNothing(stage, trained));
  return {
    apply: applied.sample,
    applyRequests: applied.requests,
    plan: planned.sample,
    planRequests: planned.requests,
  };
}

/** Both jobs trained, and their end told; returns the commit that did it. */
async function trainAll(stage: Stage): Promise<string> {
  stage.checkout.copy(ROOT, ['jobs.yaml', 'datasets']);
  const sha = stage.checkout.commit('Declare the sample jobs');
  await stage.run(pushEvent(sha), ['in-progress'], { wait: '0' });
  stage.simulator.clock.advance(SIX_HOURS);
  await stage.run(scheduleEvent(sha), ['done']);
  return sha;
}

/** A pull request that changes a file of no job, checked out as GitHub does it. */
function proposeNothing({ checkout, simulator }: Stage, baseSha: string): SimEvent {
  checkout.git('checkout', '--quiet', '-b', 'topic');
  checkout.write('README.md', 'Words that train nothing.\n');
  const headSha = checkout.commit('Say what this is');
  const pull = { number: PULL_REQUEST, headRef: 'topic', headSha, commits: [headSha] };
  openPullRequest(simulator.world.github, pull);
  const sha = checkout.checkoutMerge('topic');
  return pullRequestEvent({ number: PULL_REQUEST, headSha, baseSha, sha });
}

interface MeasuredRun {
  readonly sample: Sample;
  readonly requests: number;
}

async function measureRun(stage: Stage, event: SimEvent): Promise<MeasuredRun> {
  const before = stage.simulator.ledger.entries().length;
  const once = () => stage.run(event, ['nothing-to-do']);
  await once();
  const requests = stage.simulator.ledger.entries().length - before;
  const [sample] = await sampleInTurns([async () => (await once()).milliseconds]);
  if (sample === undefined) throw new Error('nothing was measured');
  return { sample, requests };
}
