/** What a run costs before it does anything: the action with an empty environment, beside a script that is empty. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sample, sampleInTurns } from './measure.ts';

const ACTION = join(import.meta.dirname, '..', 'dist', 'index.js');

export interface StartupSamples {
  /** Node starts and ends. */
  readonly floor: Sample;
  /** The action finds nothing to work with, says so and ends red. */
  readonly failFast: Sample;
}

export async function measureStartup(): Promise<StartupSamples> {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-bench-'));
  try {
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, '');
    const [floor, failFast] = await sampleInTurns([() => timeOf(empty, 0), () => timeOf(ACTION, 1)]);
    if (floor === undefined || failFast === undefined) throw new Error('nothing was measured');
    return { floor, failFast };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeOf(script: string, exitCode: number): number {
  const started = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [script], { env: {}, encoding: 'utf8' });
  const took = performance.now() - started;
  if (status !== exitCode) throw new Error(`${script} ended with ${status}:\n${stdout}`);
  return took;
}
