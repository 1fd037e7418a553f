/** A simulator, a git repository, `act`, and what the runs did, read from the simulator. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomModel, Job } from '../../../src/simulator/bedrock/state.ts';
import { progressOf } from '../../../src/simulator/bedrock/timeline.ts';
import { type Simulator, startSimulator } from '../../../src/simulator/host.ts';
import type { LedgerEntry } from '../../../src/simulator/protocol.ts';
import { type Checkout, createCheckout } from '../../../src/simulator/workflow/checkout.ts';
import { dispatchEvent, type SimEvent } from '../../../src/simulator/workflow/events.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { type Runner, runWorkflow, type WorkflowRun } from './runner.ts';

export const PULL = 7;
const HOURS_PLAYED = 24;
const AWS: readonly string[] = ['bedrock', 's3'];

export interface Ran extends WorkflowRun {
  /** What reached the simulator during the run. */
  readonly calls: readonly LedgerEntry[];
}

export interface Stage extends Runner {
  readonly repository: Checkout;
  readonly counts: { passed: number; failed: number };
  readonly close: () => Promise<void>;
}

export async function openStage(act: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-act-'));
  const repository = createCheckout();
  // Bedrock validates for three simulated minutes, a second here; the play ends before the clock of this machine.
  const simulator = await startSimulator({
    world: createWorld({ repository: { directory: repository.directory } }),
    startTime: Date.now() - HOURS_PLAYED * 3_600_000,
    timeScale: 200,
  });
  return {
    act,
    folder,
    checkout: repository.directory,
    simulator,
    repository,
    counts: { passed: 0, failed: 0 },
    close: async () => {
      await simulator.close();
      repository.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The claims of a dispatched run; which environment it stands in is the workflow's to say. */
export function dispatch(stage: Stage, file: string, inputs: Readonly<Record<string, string>>): Promise<Ran> {
  const event = dispatchEvent(stage.repository.git('rev-parse', 'HEAD'), '');
  return runs(stage, file, { ...event, payload: { ...Object(event.payload), inputs } });
}

export async function runs(stage: Stage, file: string, event: SimEvent): Promise<Ran> {
  const before = stage.simulator.ledger.entries().length;
  const ran = await runWorkflow(stage, file, event);
  return { ...ran, calls: stage.simulator.ledger.entries().slice(before) };
}

export function check({ counts }: Stage, what: string, holds: boolean, ran: Ran): void {
  counts[holds ? 'passed' : 'failed'] += 1;
  console.log(`${holds ? 'ok' : 'FAILED'}  ${what}`);
  if (!holds) console.log(ran.log.replace(/^/gm, '    | '));
}

export function awsWrites({ calls }: Ran): number {
  return calls.filter(({ service, write }) => write && AWS.includes(service)).length;
}

export function writes({ calls }: Ran): number {
  return calls.filter(({ service, write }) => write && [...AWS, 'github'].includes(service)).length;
}

export function count({ calls }: Ran, operation: string): number {
  return calls.filter((call) => call.operation === operation && call.status < 300).length;
}

/** Commands whose roles were assumed, in that order. */
export function rolesOf({ calls }: Ran): string {
  const assumed = calls.filter(
    ({ operation, status }) => operation === 'AssumeRoleWithWebIdentity' && status === 200,
  );
  return [
    ...new Set(assumed.map(({ request }) => String(request['RoleArn']).split('bedrock-tune-').at(-1))),
  ].join();
}

export function jobsOf(simulator: Simulator): readonly Job[] {
  return Object.values(simulator.bedrock().snapshot().accounts).flatMap(({ jobs }) => jobs);
}

/** Jobs that Bedrock is at work on. */
export function runningOf(simulator: Simulator): readonly Job[] {
  const now = simulator.clock.now();
  return jobsOf(simulator).filter((job) => ['InProgress', 'Stopping'].includes(progressOf(job, now).status));
}

export function modelsOf(simulator: Simulator): readonly CustomModel[] {
  return Object.values(simulator.bedrock().snapshot().accounts).flatMap(({ models }) => models);
}

export function commentsOf({ world }: Simulator): readonly string[] {
  return world.github.comments.filter(({ pull }) => pull === PULL).map(({ body }) => body);
}
