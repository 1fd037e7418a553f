/**
 * Plants each bug of `test/sweep/planted/` in a copy of the sources and lets the sweep look for it. `--only <name>`
 * plants one; `--histories N` is how long each search may last. The last line is one JSON object. Exit code 1 where a bug
 * stays unseen or a patch does not apply.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const planted = join(root, 'test', 'sweep', 'planted');
const { values } = parseArgs({
  options: { only: { type: 'string' }, histories: { type: 'string', default: '20000' } },
});

/** Where the sweep found the bug; undefined: it did not. */
async function search(patch: string): Promise<string | undefined> {
  const copy = await mkdtemp(join(tmpdir(), 'bedrock-tune-planted-'));
  try {
    for (const part of ['src', 'test', 'scripts', 'package.json'])
      await cp(join(root, part), join(copy, part), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await run('git', ['apply', join(planted, patch)], { cwd: copy });
    // As many searches as cores go on at once: each has one.
    const options = ['--until-found', '--workers', '1', '--histories', values.histories];
    await run(process.execPath, ['scripts/sweep.ts', ...options], {
      cwd: copy,
      maxBuffer: 64 * 1024 * 1024,
    });
    return undefined;
  } catch (error) {
    const { code, stdout = '' } = error as { readonly code?: unknown; readonly stdout?: string };
    // Only the sweep's own verdict counts: a patch that does not apply has shown nothing.
    if (code !== 1 || !stdout.includes('"histories"')) throw error;
    return stdout.split('\n')[0] ?? '';
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const patches = (await readdir(planted))
  .filter(
    (name) =>
      name.endsWith('.patch') && (values.only === undefined || basename(name, '.patch') === values.only),
  )
  .toSorted();
const started = performance.now();
const found: string[] = [];
const unseen: string[] = [];

async function worker(queue: string[]): Promise<void> {
  for (let patch = queue.shift(); patch !== undefined; patch = queue.shift()) {
    const place = await search(patch);
    (place === undefined ? unseen : found).push(patch);
    console.log(
      `${place === undefined ? 'NOT SEEN' : 'found'}  ${basename(patch, '.patch')}  ${place ?? ''}`,
    );
  }
}

const queue = [...patches];
await Promise.all(Array.from({ length: availableParallelism() }, () => worker(queue)));
const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
console.log(
  JSON.stringify({ planted: patches.length, found: found.length, unseen: unseen.toSorted(), seconds }),
);
if (unseen.length > 0 || patches.length === 0) process.exitCode = 1;
