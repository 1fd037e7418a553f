/**
 * Our uploads beside `aws s3 sync`: `node bench/upload.ts`, which installs the pinned AWS CLI by pip first, and bundles
 * our client as the product is bundled.
 *
 * Both send the same files to the same server on loopback, which discards them (`upload-server.ts`), each as a process
 * of its own, in turns; the wall time holds the start of Python and of Node. Both share the machine's cores with the
 * server, so ratios say more than seconds.
 *
 * Ours hashes every file, asks for the account, the runs and the models, plans, and uploads what the jobs to be started
 * need, eight files at a time: a job has two, and Bedrock's quota lets few start in one run. It does not check paths and
 * rows, and creates no job in the time that is measured. A job that is trained asks S3 nothing: neither in the unchanged
 * folder nor in a fresh checkout, where only the times of the files are new. One scene has the objects, but no run: each
 * upload is refused by its condition, and a HEAD proves what is there by its SHA-256.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '../scripts/conformance/processes.ts';
import { installPython } from '../scripts/conformance/tools.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, aws: { type: 'string' } },
});
const RUNS = Number(values.runs);
const MEGABYTE = 1e6;
/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;
const SMALL = { files: 2000, bytes: 50_000 };

type Counts = Readonly<Record<string, number>>;

interface Took {
  readonly milliseconds: number;
  /** Milliseconds of processor time, all threads. */
  readonly processor: number;
  readonly peakMiB: number;
  readonly counts: Counts;
}

/** What our client is for (`upload-client.ts`). */
type Use = 'apply' | 'train' | 'prove';

interface Scene {
  readonly what: string;
  readonly folder: string;
  /** What is measured of ours; default: `apply`. */
  readonly use?: Use;
  /** Times that `aws s3 sync` should take as long as we do; undefined: told without a goal. */
  readonly target?: number;
  /** Brings server and folder to where the run begins. */
  readonly before: (sync: () => Promise<Took>) => Promise<void>;
}

interface Stage {
  readonly url: string;
  readonly aws: string;
  readonly client: string;
}

const ROOT = join(import.meta.dirname, '..');

const work = mkdtempSync(join(tmpdir(), 'bedrock-tune-bench-'));
const server = spawn(process.execPath, [join(import.meta.dirname, 'upload-server.ts')], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [printed] = (await once(server.stdout, 'data')) as [Buffer];
  const aws = values.aws ?? (await installAws());
  await measure({ url: String(printed).trim(), aws, client: bundled('upload-client') });
} finally {
  server.kill();
  rmSync(work, { recursive: true, force: true });
}

/** As `scripts/build.ts` does it; returns the bundle. */
function bundled(name: string): string {
  const folder = join(work, 'bundle');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { rootDir: ROOT, outDir: join(folder, 'lib'), types: [], noCheck: true },
    files: [join(ROOT, 'bench', `${name}.ts`)],
    include: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const out = join(folder, 'dist');
  run('typescript/bin/tsc', '-p', folder);
  run(
    '@vercel/ncc/dist/ncc/cli.js',
    'build',
    join(folder, 'lib', 'bench', `${name}.js`),
    '-o',
    out,
    '--quiet',
  );
  return join(out, 'index.js');
}

function run(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], { stdio: 'inherit' });
}

async function installAws(): Promise<string> {
  const python = await installPython(work);
  if (python.kind === 'missing') throw new Error(python.why);
  return join(work, 'python', 'bin', 'aws');
}

async function measure(stage: Stage): Promise<void> {
  const version = spawn(stage.aws, ['--version'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = (await once(version.stdout, 'data')) as [Buffer];
  console.log(`${String(told).trim()}; median of ${RUNS} runs in turns, range behind it.\n`);
  console.log(
    '| what | ours, ms | aws s3 sync, ms | ratio | goal | CPU, ms | our requests | its requests | peak, MiB |\n|---|---:|---:|---:|---:|---:|---|---|---:|',
  );
  for (const scene of scenes(stage)) {
    const ours: Took[] = [];
    const theirs: Took[] = [];
    for (let turn = 0; turn < RUNS; turn += 1) {
      ours.push(await play(stage, scene, syncOurs));
      theirs.push(await play(stage, scene, syncTheirs));
    }
    console.log(row(scene, ours, theirs));
  }
}

function scenes(stage: Stage): readonly Scene[] {
  const job = folderOf('job', 2, 50 * MEGABYTE);
  const large = folderOf('large', 1, 1000 * MEGABYTE);
  const small = folderOf('small', SMALL.files, SMALL.bytes);
  const empty = async () => {
    await reset(stage, '/_reset');
  };
  const synced = async (sync: () => Promise<Took>) => {
    await empty();
    await sync();
  };
  const checkedOut = async (sync: () => Promise<Took>) => {
    await synced(sync);
    const now = new Date(Date.now() + 60_000);
    for (const name of readdirSync(small)) utimesSync(join(small, name), now, now);
  };
  return [
    { what: '2 files of 50 MB, as one job has', folder: job, before: empty },
    { what: '2 files of 50 MB, again without a change', folder: job, before: synced },
    { what: '1 file of 1 GB', folder: large, target: 1.2, before: empty },
    { what: '2,000 files of 50 KB', folder: small, target: 3, before: empty },
    { what: '2,000 files, again without a change', folder: small, target: 2, before: synced },
    { what: '2,000 files, all there, but no run', folder: small, use: 'prove', before: synced },
    { what: '2,000 files, again after a fresh checkout', folder: small, target: 2, before: checkedOut },
  ];
}

/** Bytes that nothing compresses or finds twice. */
function folderOf(name: string, files: number, bytes: number): string {
  const folder = join(work, name);
  mkdirSync(folder);
  for (let at = 0; at < files; at += 1)
    writeFileSync(join(folder, `${String(at).padStart(4, '0')}.jsonl`), randomBytes(bytes));
  return folder;
}

type Sync = (stage: Stage, folder: string, use: Use) => Promise<Took>;

async function play(stage: Stage, { folder, before, use = 'apply' }: Scene, sync: Sync): Promise<Took> {
  await before(() => sync(stage, folder, 'train'));
  await reset(stage, '/_counts');
  return await sync(stage, folder, use);
}

async function reset({ url }: Stage, path: string): Promise<Counts> {
  const answer = await fetch(`${url}${path}`, { method: 'POST' });
  // The server counts per operation, nothing else.
  return (await answer.json()) as Counts;
}

function syncOurs(stage: Stage, folder: string, use: Use): Promise<Took> {
  return timed(stage, process.execPath, [stage.client, folder, use]);
}

function syncTheirs(stage: Stage, folder: string): Promise<Took> {
  const args = ['s3', 'sync', folder, 's3://bench/theirs', '--no-progress', '--only-show-errors'];
  return timed(stage, stage.aws, args);
}

async function timed(stage: Stage, program: string, args: readonly string[]): Promise<Took> {
  const env = environment({
    AWS_ENDPOINT_URL: stage.url,
    AWS_ACCESS_KEY_ID: 'AKIABENCH',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_DEFAULT_REGION: 'us-east-1',
  });
  const started = performance.now();
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const usage = watchUsage(child);
  const [code] = await once(child, 'exit');
  const milliseconds = performance.now() - started;
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return { milliseconds, ...usage(), counts: await reset(stage, '/_counts') };
}

interface Usage {
  readonly peakMiB: number;
  readonly processor: number;
}

/** What Linux tells of a process while it lives, twenty milliseconds before its end at worst; NaN elsewhere. */
function watchUsage({ pid }: ChildProcess): () => Usage {
  let usage: Usage = { peakMiB: Number.NaN, processor: Number.NaN };
  const timer = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15);
      if (peak === undefined) return;
      usage = { peakMiB: Number(peak) / 1024, processor: (Number(user) + Number(system)) * TICK_MS };
    } catch {
      // The process has ended, or this is no Linux.
    }
  }, 20);
  return () => {
    clearInterval(timer);
    return usage;
  };
}

function row({ what, target }: Scene, ours: readonly Took[], theirs: readonly Took[]): string {
  const ratio = median(theirs, 'milliseconds') / median(ours, 'milliseconds');
  const cells = [
    what,
    range(ours),
    range(theirs),
    `${ratio.toFixed(1)}x`,
    target === undefined ? '' : `${target}x`,
    `${median(ours, 'processor')} / ${median(theirs, 'processor')}`,
    asked(ours),
    asked(theirs),
    `${median(ours, 'peakMiB').toFixed(0)} / ${median(theirs, 'peakMiB').toFixed(0)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function median(sample: readonly Took[], of: Exclude<keyof Took, 'counts'>): number {
  const sorted = sample.map((took) => took[of]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function range(sample: readonly Took[]): string {
  const all = sample.map(({ milliseconds }) => milliseconds);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return `${median(sample, 'milliseconds').toFixed(0)} (${least.toFixed(0)}-${most.toFixed(0)})`;
}

/** Of the last run: all runs ask the same. */
function asked(sample: readonly Took[]): string {
  return Object.entries(sample.at(-1)?.counts ?? {})
    .map(([operation, count]) => `${count} ${operation}`)
    .join(', ');
}
