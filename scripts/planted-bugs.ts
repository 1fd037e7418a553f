/**
 * Plants each bug of `test/sweep/planted/` in a copy of the sources and lets the sweep look for it. `--only <name>`
 * plants one; `--histories N` is how long each search may last, `--workers N` how many go on at once. What a search
 * finds counts where the same history is sound without the bug. The last line is `N of N found`; exit code 1 where a
 * bug stays unseen or a patch does not apply.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const planted = join(root, 'test', 'sweep', 'planted');
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    histories: { type: 'string', default: '20000' },
    workers: { type: 'string', default: '2' },
  },
});

interface Search {
  /** Histories that were played. */
  readonly histories: number;
  /** The first unsound one; undefined: there was none. */
  readonly found: string | undefined;
}

/** What the sweep finds in these sources. @throws where it does not come to a verdict */
async function sweep(sources: string, options: readonly string[]): Promise<Search> {
  const output = await run(process.execPath, ['scripts/sweep.ts', '--workers', '1', ...options], {
    cwd: sources,
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout }) => stdout,
    // It ends with 1 where it has found something.
    (error: { readonly code?: unknown; readonly stdout?: string }) => {
      if (error.code === 1 && error.stdout?.includes('"histories"')) return error.stdout;
      throw error;
    },
  );
  return {
    histories: Number(/"histories":(\d+)/.exec(output)?.[1]),
    found: /--only '(.+)'/.exec(output)?.[1],
  };
}

/** The sources as they are, so that a change meanwhile touches no search. */
async function copied(from: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'bedrock-tune-planted-'));
  for (const part of ['src', 'test', 'scripts', 'package.json'])
    await cp(join(from, part), join(copy, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** One line on the bug, and whether the sweep sees it. */
async function search(
  sound: string,
  patch: string,
): Promise<{ readonly isSeen: boolean; readonly line: string }> {
  const name = basename(patch, '.patch');
  const copy = await copied(sound);
  try {
    await run('git', ['apply', join(planted, patch)], { cwd: copy });
    const { histories, found } = await sweep(copy, ['--until-found', '--histories', values.histories]);
    if (found === undefined) return { isSeen: false, line: `NOT SEEN  ${name}: ${histories} histories` };
    const isSound = (await sweep(sound, ['--only', found])).found === undefined;
    const how = isSound ? 'found' : 'NOT SOUND WITHOUT IT';
    return { isSeen: isSound, line: `${how}  ${name}: ${histories} histories, ${found}` };
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
const queue = [...patches];
let seen = 0;

async function searchAll(sound: string): Promise<void> {
  for (let patch = queue.shift(); patch !== undefined; patch = queue.shift()) {
    const { isSeen, line } = await search(sound, patch);
    if (isSeen) seen += 1;
    console.log(line);
  }
}

const sound = await copied(root);
try {
  await Promise.all(Array.from({ length: Number(values.workers) }, () => searchAll(sound)));
} finally {
  await rm(sound, { recursive: true, force: true });
}
console.log(`${seen} of ${patches.length} found`);
if (seen < patches.length || patches.length === 0) process.exitCode = 1;
