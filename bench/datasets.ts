/**
 * Speed and memory of the dataset scan: `npm run bench -- --datasets`, or `node bench/datasets.ts [megabytes …]`.
 *
 * Each file is written once, from a fixed seed, and read from the disk's cache by processes of their own: the scan with
 * the checks that cannot be switched off, duplicates and SHA-256 included; `bench/peer.py`, a straightforward validator
 * in Python that parses each line and checks its shape but hashes nothing; and `sha256sum`. They take turns, and the
 * best of three runs counts, so that a slow moment of the machine falls on none of them alone. The time is that of the
 * work, without the start of the process; the memory is the peak of the whole process.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFile } from '../src/adapters/node/open-file.ts';
import type { DatasetFormat } from '../src/catalog/base-model.ts';
import { findBaseModel } from '../src/catalog/index.ts';
import { firstRows } from '../src/datasets/id-table.ts';
import { scanDataset } from '../src/datasets/scan.ts';
import { FIXED_ONLY } from './fixed-only.ts';
import { SAMPLE_KINDS, type SampleKind, sampleFile } from './sample-rows.ts';

const SIZES_MB = [1, 16, 256, 1000];
const RUNS = 3;
const PEER = join(import.meta.dirname, 'peer.py');
const LIMITS = findBaseModel('amazon.nova-micro-v1:0:128k')?.limits;

interface Case {
  readonly name: string;
  readonly kind: SampleKind;
  readonly accepts: readonly DatasetFormat[];
}

const CASES: readonly Case[] = [
  ...SAMPLE_KINDS.map((kind): Case => {
    return {
      name: kind,
      kind,
      accepts: [kind === 'pair' ? 'prompt-completion' : 'bedrock-conversation-2024'],
    };
  }),
  { name: 'pair, converted', kind: 'pair', accepts: ['bedrock-conversation-2024'] },
];

interface Measured {
  readonly seconds: number;
  /** Of all threads, the kernel's part included. */
  readonly cpuSeconds: number;
  readonly rows: number;
  readonly peakMb: number;
}

async function scan(file: string, accepts: readonly DatasetFormat[]): Promise<Measured> {
  const source = await openFile(await open(file), file);
  const started = performance.now();
  const busy = cpuSeconds();
  const { rows, index, findings } = await scanDataset({
    path: 'bench.jsonl',
    bytes: source.read('pass'),
    split: 'training',
    accepts,
    modelName: 'bench',
    limits: LIMITS && { ...LIMITS, trainMax: undefined, maxTrainBytes: undefined },
    system: undefined,
    checks: FIXED_ONLY,
  });
  const repeats = firstRows(index.rowIds).filter((first, row) => first !== row).length;
  const seconds = (performance.now() - started) / 1000;
  await source.close();
  if (findings.some(({ severity }) => severity === 'error') || repeats > 0)
    throw new Error('the sample rows have errors');
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return { seconds, cpuSeconds: cpuSeconds() - busy, rows, peakMb };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function measureScan(file: string, name: string): Measured {
  const args = [fileURLToPath(import.meta.url), '--scan', file, name];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

function measurePeer(file: string): Measured {
  const [rows = 0, faults = 0, seconds = 0, cpuSeconds = 0, peakMb = 0] = execFileSync(
    'python3',
    [PEER, file],
    {
      encoding: 'utf8',
    },
  )
    .split(' ')
    .map(Number);
  if (faults > 0) throw new Error('the peer finds faults in the sample rows');
  return { seconds, cpuSeconds, rows, peakMb };
}

/** Seconds; undefined: there is no such program. */
function measureSum(file: string): number | undefined {
  const started = performance.now();
  const { status } = spawnSync('sha256sum', [file], { stdio: 'ignore' });
  return status === 0 ? (performance.now() - started) / 1000 : undefined;
}

function best(values: readonly number[]): number {
  return Math.min(...values);
}

function line({ name }: Case, file: string): string {
  const bytes = statSync(file).size;
  const runs = Array.from({ length: RUNS }, () => ({
    own: measureScan(file, name),
    peer: measurePeer(file),
    sum: measureSum(file) ?? Number.NaN,
  }));
  const speed = (values: readonly number[]): number => bytes / 1e6 / best(values);
  const own = speed(runs.map((run) => run.own.seconds));
  const peer = speed(runs.map((run) => run.peer.seconds));
  const sum = speed(runs.map((run) => run.sum));
  const peak = Math.max(...runs.map((run) => run.own.peakMb));
  const cells = [own, peer, sum].map((value) => value.toFixed(0));
  const cpu = best(runs.map((run) => run.peer.cpuSeconds)) / best(runs.map((run) => run.own.cpuSeconds));
  const ratios = [own / peer, cpu, own / sum].map((value) => `${value.toFixed(1)}x`);
  return `| ${[name, (bytes / 1e6).toFixed(0), runs[0]?.own.rows, ...cells, ...ratios, peak.toFixed(0)].join(' | ')} |`;
}

function writeFile(folder: string, kind: SampleKind, megabytes: number): string {
  const path = join(folder, 'rows.jsonl');
  const file = openSync(path, 'w');
  for (const bytes of sampleFile(kind, megabytes)) writeSync(file, bytes);
  closeSync(file);
  return path;
}

function table(folder: string, sizes: readonly number[]): void {
  console.log(
    '| rows are | MB | rows | scan, MB/s | Python, MB/s | sha256sum, MB/s | to Python | the same by CPU time | to sha256sum | peak RSS, MiB |',
  );
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (const one of CASES) {
    for (const megabytes of sizes) console.log(line(one, writeFile(folder, one.kind, megabytes)));
  }
}

const [option, file = '', name] = process.argv.slice(2);
if (option === '--scan') {
  const accepts = CASES.find((one) => one.name === name)?.accepts ?? [];
  console.log(JSON.stringify(await scan(file, accepts)));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-bench-'));
  const sizes = process.argv.slice(2).map(Number);
  try {
    table(folder, sizes.length > 0 ? sizes : SIZES_MB);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
