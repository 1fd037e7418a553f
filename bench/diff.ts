/**
 * Time and memory of the dataset diff: `node bench/diff.ts`.
 *
 * Two versions of a file, rows of about 550 bytes, one in ten changed, one in twenty new, one in twenty gone, and a
 * tenth of them moved. Each size runs in a process of its own, so that its peak RSS is its own. The base is scanned for
 * its index alone, the head with the checks that cannot be switched off, both from files.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFile } from '../src/adapters/node/open-file.ts';
import { findBaseModel } from '../src/catalog/index.ts';
import { diffRows } from '../src/datasets/diff.ts';
import type { RowIndex } from '../src/datasets/row-index.ts';
import { scanDataset } from '../src/datasets/scan.ts';
import { FIXED_ONLY } from './fixed-only.ts';

const SIZES = [20_000, 200_000, 1_000_000];
const TARGETS: Readonly<Record<number, string>> = { 1000000: '<= 20 s, <= 250 MB' };
const CHUNK_ROWS = 128;
const TEXT =
  'The desk asked the customer to send the invoice again, for the first one named another order, and to say by when the reply is needed. ';

interface Version {
  readonly rows: number;
  readonly isHead: boolean;
}

/** The head starts with the last tenth of the base; one in twenty rows is new in place of one that is gone. */
function rowText(at: number, { rows, isHead }: Version): string {
  const place = isHead ? (at + rows * 0.9) % rows : at;
  const number = isHead && at % 20 === 0 ? rows + at : place;
  const answer = isHead && at % 10 === 1 ? 'changed' : 'answer';
  return `{"prompt":"Order ${number}: ${TEXT}","completion":"${answer} ${number}: ${TEXT}${TEXT}"}\n`;
}

function writeVersion(path: string, version: Version): void {
  const file = openSync(path, 'w');
  for (let at = 0; at < version.rows; at += CHUNK_ROWS) {
    const length = Math.min(CHUNK_ROWS, version.rows - at);
    writeSync(file, Array.from({ length }, (_, row) => rowText(at + row, version)).join(''));
  }
  closeSync(file);
}

async function indexOf(path: string, purpose: 'check' | 'index'): Promise<RowIndex> {
  const model = findBaseModel('amazon.nova-micro-v1:0:128k');
  const file = await openFile(await open(path), path);
  const scan = await scanDataset({
    path: 'train.jsonl',
    bytes: file.read('pass'),
    split: 'training',
    accepts: model?.formats ?? [],
    modelName: 'Nova Micro',
    limits: undefined,
    system: undefined,
    checks: FIXED_ONLY,
    purpose,
  });
  await file.close();
  return scan.index;
}

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly compareSeconds: number;
  readonly peakMb: number;
  readonly counts: string;
}

async function measure(folder: string): Promise<Measured> {
  const start = performance.now();
  const base = await indexOf(join(folder, 'base'), 'index');
  const head = await indexOf(join(folder, 'head'), 'check');
  const scanned = performance.now();
  const { added, removed, changed, same, moved } = diffRows(base, head);
  const end = performance.now();
  return {
    seconds: (end - start) / 1000,
    cpuSeconds: process.resourceUsage().userCPUTime / 1e6,
    compareSeconds: (end - scanned) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
    counts: `+${added} -${removed} ~${changed} =${same}, ${moved} moved`,
  };
}

function main(folder: string): void {
  console.log(
    '| rows, each side | scan both and compare | CPU | compare alone | peak RSS | target | found |',
  );
  console.log('| ---: | ---: | ---: | ---: | ---: | --- | --- |');
  for (const rows of SIZES) {
    writeVersion(join(folder, 'base'), { rows, isHead: false });
    writeVersion(join(folder, 'head'), { rows, isHead: true });
    const args = [fileURLToPath(import.meta.url), folder];
    const measured = execFileSync(process.execPath, args, { encoding: 'utf8' });
    const { seconds, cpuSeconds, compareSeconds, peakMb, counts }: Measured = JSON.parse(measured);
    const cells = [
      rows,
      `${seconds.toFixed(1)} s`,
      `${cpuSeconds.toFixed(1)} s`,
      `${compareSeconds.toFixed(2)} s`,
    ];
    console.log(`| ${[...cells, `${peakMb.toFixed(0)} MB`, TARGETS[rows] ?? '', counts].join(' | ')} |`);
  }
}

const written = process.argv[2];
if (written !== undefined) console.log(JSON.stringify(await measure(written)));
else {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-bench-'));
  try {
    main(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
