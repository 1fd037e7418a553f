/**
 * Speed and memory of the dataset pass: `node bench/datasets.ts`.
 *
 * Each cell runs in a process of its own, so that its peak RSS is its own. The rows are made from a fixed seed, about
 * 800 bytes each, one in ten not ASCII, and handed over in chunks of 64 KiB as a file stream does. The RSS before the
 * pass (Node, the sources, the sample rows) stands beside its peak: the pass itself costs the difference. The rules over
 * all rows together run after it, the file as training and as validation rows at once: every row leaks, most repeat.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DatasetFormat } from '../src/catalog/base-model.ts';
import { findBaseModel } from '../src/catalog/index.ts';
import { checkQuality } from '../src/datasets/quality.ts';
import { scanDataset } from '../src/datasets/scan.ts';

const SIZES_MB = [1, 16, 256];
const CHUNK_BYTES = 64 * 1024;
const LIMITS = findBaseModel('amazon.nova-micro-v1:0:128k')?.limits;

type Kind = 'pair' | 'pair, converted' | 'conversation';
const ACCEPTS: Readonly<Record<Kind, readonly DatasetFormat[]>> = {
  pair: ['prompt-completion'],
  'pair, converted': ['bedrock-conversation-2024'],
  conversation: ['bedrock-conversation-2024'],
};
const KINDS: readonly Kind[] = ['pair', 'pair, converted', 'conversation'];

const WORDS =
  'the desk of a customer who wrote in about an order that was late asked for 2 refunds, a new invoice (INV-4711) and "a reply" today'.split(
    ' ',
  );
const FOREIGN = 'Größe café Заказ клиента 返金 を お願い します'.split(' ');

/** A small linear congruential generator: the same rows on every machine. */
function* randoms(): Generator<number> {
  let state = 42;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function sampleRows(kind: Kind): Buffer {
  const random = randoms();
  const next = (below: number): number => Math.floor((random.next().value ?? 0) * below);
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? '';
  const text = (words: number, foreign: boolean): string =>
    Array.from({ length: words }, () => pick(foreign && next(3) === 0 ? FOREIGN : WORDS)).join(' ');
  const lines = Array.from({ length: 5000 }, () => {
    const foreign = next(10) === 0;
    const [prompt, completion] = [text(40, foreign), text(110, foreign)];
    return `${JSON.stringify(kind === 'conversation' ? conversation(prompt, completion) : { prompt, completion })}\n`;
  });
  return Buffer.from(lines.join(''));
}

function conversation(prompt: string, completion: string): unknown {
  const turn = (role: string, text: string): unknown => ({ role, content: [{ text }] });
  return {
    schemaVersion: 'bedrock-conversation-2024',
    system: [{ text: 'You are a support assistant.' }],
    messages: [turn('user', prompt), turn('assistant', completion)],
  };
}

async function* repeated(rows: Buffer, bytes: number): AsyncGenerator<Uint8Array> {
  for (let left = bytes; left > 0; left -= rows.length) {
    for (let at = 0; at < rows.length; at += CHUNK_BYTES) yield rows.subarray(at, at + CHUNK_BYTES);
  }
}

async function measure(kind: Kind, megabytes: number): Promise<readonly number[]> {
  const rows = sampleRows(kind);
  const before = peakRss();
  const started = performance.now();
  const scan = await scanDataset({
    path: 'bench.jsonl',
    bytes: repeated(rows, megabytes * 1e6),
    split: 'training',
    accepts: ACCEPTS[kind],
    modelName: 'bench',
    limits: LIMITS && { ...LIMITS, trainMax: undefined },
    system: undefined,
  });
  const seconds = (performance.now() - started) / 1000;
  const checked = performance.now();
  checkQuality({ training: scan, validation: scan, mayRepeatSmall: false, checks: {} });
  const rulesMs = performance.now() - checked;
  if (scan.findings.some((finding) => finding.severity === 'error'))
    throw new Error('the sample rows have errors');
  return [scan.rows, scan.sourceBytes / 1e6 / seconds, rulesMs, before, peakRss()];
}

/** In MiB. */
function peakRss(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function table(): void {
  console.log(
    '| rows are | MB | rows | MB/s | rules, ms | RSS before, MiB | peak RSS, MiB |\n|---|---:|---:|---:|---:|---:|---:|',
  );
  for (const kind of KINDS) {
    for (const megabytes of SIZES_MB) {
      const args = [fileURLToPath(import.meta.url), kind, String(megabytes)];
      console.log(execFileSync(process.execPath, args, { encoding: 'utf8' }).trim());
    }
  }
}

const [kind, megabytes] = process.argv.slice(2);
const known = KINDS.find((name) => name === kind);
if (known === undefined) table();
else {
  const figures = await measure(known, Number(megabytes));
  console.log(`| ${[known, megabytes, ...figures.map((figure) => figure.toFixed(0))].join(' | ')} |`);
}
