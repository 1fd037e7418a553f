/**
 * Builds `dist/`: TypeScript to `lib/`, then one bundle for the action and one for the command line.
 *
 * The output depends on the sources and the lockfile alone, never on the folder, a cache or an earlier build: that is
 * what makes the byte comparison of `check-dist.ts` fair.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..');
const TSC = 'node_modules/typescript/bin/tsc';
const NCC = 'node_modules/@vercel/ncc/dist/ncc/cli.js';

/** Each bundle stands alone: the runner starts the first, `npx` or a laptop the second. */
const BUNDLES = [
  { entry: 'lib/index.js', out: 'dist' },
  { entry: 'lib/cli.js', out: 'dist/cli' },
] as const;

/** Rebuilds `dist/` from nothing. Throws with the compiler's own words when a step fails. */
export function build(): void {
  remove('lib');
  node(TSC, '-p', 'tsconfig.json');
  remove('dist');
  for (const { entry, out } of BUNDLES) {
    node(NCC, 'build', entry, '-o', out, '--license', 'licenses.txt', '--no-cache', '--quiet');
  }
  remove('lib');
}

/** Every file below `dist/`, relative to it, sorted. */
export function listDist(): readonly string[] {
  return readdirSync(join(ROOT, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, 'dist').length + 1))
    .sort();
}

function remove(folder: string): void {
  rmSync(join(ROOT, folder), { recursive: true, force: true });
}

function node(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' });
}

function printSizes(): void {
  let raw = 0;
  let zipped = 0;
  for (const file of listDist()) {
    const bytes = readFileSync(join(ROOT, 'dist', file));
    raw += bytes.length;
    zipped += gzipSync(bytes).length;
    console.log(`${kilobytes(bytes.length)}  dist/${file}`);
  }
  console.log(`${kilobytes(raw)}  in all, ${kilobytes(zipped).trim()} compressed`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(12);
}

if (import.meta.main) {
  build();
  printSizes();
}
