/**
 * How long it takes to learn that AWS refuses a role: the action as a runner starts it, for a push, from the start of
 * its process to its end. A refusal that cannot pass has to cost one token and one exchange.
 */
import { pushEvent } from '../src/simulator/workflow/events.ts';
import { type Sample, sampleInTurns } from './measure.ts';
import { onStage, ROOT, type Stage } from './stage.ts';

export interface AuthSamples {
  readonly verdict: Sample;
  /** Requests to STS in one of these runs. */
  readonly exchanges: number;
}

export function measureAuth(): Promise<AuthSamples> {
  return onStage(measured);
}

async function measured(stage: Stage): Promise<AuthSamples> {
  const { simulator, checkout } = stage;
  checkout.copy(ROOT, ['jobs.yaml', 'datasets']);
  const event = pushEvent(checkout.commit('Declare the sample jobs'));
  // No role trusts a job outside of the environment.
  const sub = 'repo:acme/support-models:ref:refs/heads/main';
  const foreign = { ...event, claims: { ...event.claims, sub } };
  const once = () => stage.run(foreign, ['error'], { wait: '0' });
  const { stdout } = await once();
  if (!stdout.includes(sub)) throw new Error(`the log does not show the subject:\n${stdout}`);
  const exchanges = simulator.ledger.entries({ service: 'sts' }).length;
  const [verdict] = await sampleInTurns([async () => (await once()).milliseconds]);
  if (verdict === undefined) throw new Error('nothing was measured');
  return { verdict, exchanges };
}
