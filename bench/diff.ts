/**
 * Time and memory of the dataset diff: `node bench/diff.ts`.
 *
 * Two versions of a file, rows of about 550 bytes, one in ten changed, one in twenty new, one in twenty gone, and a
 * tenth of them moved. Each size runs in a process of its own, so that its peak RSS is its own; both versions are
 * scanned as in `plan`, with all checks. The generator of the rows is in the time.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findBaseModel } from '../src/catalog/index.ts';
import { diffRows } from '../src/datasets/diff.ts';
import type { RowIndex } from '../src/datasets/row-index.ts';
import { scanDataset } from '../src/datasets/scan.ts';

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

async function* fileOf(version: Version): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < version.rows; at += CHUNK_ROWS) {
    const length = Math.min(CHUNK_ROWS, version.rows - at);
    yield Buffer.from(Array.from({ length }, (_, row) => rowText(at + row, version)).join(''));
  }
}

async function indexOf(version: Version): Promise<RowIndex> {
  const model = findBaseModel('amazon.nova-micro-v1:0:128k');
  const scan = await scanDataset({
    path: 'train.jsonl',
    bytes: fileOf(version),
    split: 'training',
    accepts: model?.formats ?? [],
    modelName: 'Nova Micro',
    limits: undefined,
    system: undefined,
  });
  return scan.index;
}

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly compareSeconds: number;
  readonly peakMb: number;
  readonly counts: string;
}

async function measure(rows: number): Promise<Measured> {
  const start = performance.now();
  const base = await indexOf({ rows, isHead: false });
  const head = await indexOf({ rows, isHead: true });
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

function main(): void {
  console.log(
    '| rows, each side | scan both and compare | CPU | compare alone | peak RSS | target | found |',
  );
  console.log('| ---: | ---: | ---: | ---: | ---: | --- | --- |');
  for (const rows of SIZES) {
    const args = [fileURLToPath(import.meta.url), String(rows)];
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

const rows = process.argv[2];
if (rows === undefined) main();
else console.log(JSON.stringify(await measure(Number(rows))));
