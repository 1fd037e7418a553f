/**
 * `npm run bench [-- --datasets]`: how long the action takes, beside what was promised. It measures `dist/` as it is
 * (build first) and always exits 0: a bench informs, it does not judge, for a busy machine is no fault of the code.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { measureAuth } from './auth.ts';
import { measureLoop } from './loop.ts';
import type { Sample } from './measure.ts';
import { measureStartup } from './startup.ts';

interface Row {
  readonly what: string;
  readonly sample: Sample;
  /** Milliseconds the median may take. */
  readonly target?: number;
}

const HEADINGS = ['what', 'median ms', 'range ms', 'target ms', 'met'] as const;

async function main(): Promise<void> {
  const { floor, failFast } = await measureStartup();
  const loop = await measureLoop();
  const auth = await measureAuth();
  const rows: readonly Row[] = [
    { what: 'an empty script (the floor of Node)', sample: floor },
    { what: 'the action, empty environment: fails fast', sample: failFast, target: 120 },
    { what: `plan without a change, ${loop.planRequests} requests`, sample: loop.plan, target: 300 },
    { what: `apply with nothing to do, ${loop.applyRequests} requests`, sample: loop.apply },
    {
      what: `apply whose role AWS refuses in two environments, ${auth.exchanges} exchanges`,
      sample: auth.verdict,
      target: 2000,
    },
  ];
  console.log(`${table(rows)}\n\nMedian of 15 after 2 warm-ups; ${machine()}.`);
  if (process.argv.includes('--datasets')) datasets();
}

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, sample, target }) => [
    what,
    sample.median.toFixed(0),
    `${sample.least.toFixed(0)}-${sample.most.toFixed(0)}`,
    target === undefined ? '' : `<= ${target}`,
    target === undefined ? '' : sample.median <= target ? 'yes' : 'NO',
  ]);
  const rule = HEADINGS.map((_, column) => (column === 0 ? '---' : '---:'));
  return [HEADINGS, rule, ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function machine(): string {
  return `Node ${process.version} on ${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown CPU'}`;
}

function datasets(): void {
  console.log('');
  execFileSync(process.execPath, [join(import.meta.dirname, 'datasets.ts')], { stdio: 'inherit' });
}

try {
  await main();
} catch (error) {
  console.error(`The bench could not be taken: ${error instanceof Error ? error.message : String(error)}`);
}
