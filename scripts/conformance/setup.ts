/**
 * docs/setup.md as a new user walks it: every `sh` block, command by command, with the real `aws` and `gh`, in a fresh
 * account and repository of the simulator; between set-up and removal one training run, so that there is something to
 * remove. The arguments are the paths of `aws`, `gh` and `act`. The last line is `judged: N passed, N failed`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './processes.ts';
import { type Block, commandsOf, shellBlocks } from './setup/blocks.ts';
import { check, leftovers, planPullRequest, runDispatched, train } from './setup/play.ts';
import { openShell } from './setup/shell.ts';
import { openStage, type Stage } from './setup/stage.ts';

/** The heading between the two halves of the page. */
const REMOVAL = '\n## Remove\n';
const NOTES = 'notes of mine.txt';
/** The object, and the marker that hides it. */
const NOTES_VERSIONS = 2;

const [aws, gh, act] = process.argv.slice(2);
if (aws === undefined || gh === undefined || act === undefined)
  throw new Error('usage: setup.ts PATH-OF-AWS PATH-OF-GH PATH-OF-ACT');
const stage = await openStage({ aws, gh, act });
try {
  await walk(stage, readFileSync(join(ROOT, 'docs', 'setup.md'), 'utf8'));
} finally {
  await stage.close();
}
console.log(`judged: ${stage.counts.passed} passed, ${stage.counts.failed} failed`);
process.exitCode = stage.counts.failed === 0 ? 0 : 1;

async function walk(stage: Stage, page: string): Promise<void> {
  const [setUp = '', removal = ''] = page.split(REMOVAL);
  const started = performance.now();
  const printed = await runAll(stage, shellBlocks(setUp));
  const commands = performance.now();
  check(stage, 'doctor finds no fault', /^(?:SIMULATED: )?No fault found/m.test(printed), printed);
  await planPullRequest(stage);
  const planned = performance.now();
  console.log(
    `set-up: ${seconds(started, commands)} of machine time for the commands, ${seconds(started, planned)} with the first plan`,
  );
  await train(stage);
  await leaveNotes(stage);
  await runAll(stage, shellBlocks(removal));
  check(stage, 'what teardown keeps, the commands delete', deletedNotes(stage) === NOTES_VERSIONS);
  const blocks = shellBlocks(setUp).length + shellBlocks(removal).length;
  check(stage, `all ${blocks} blocks of the page were run`, blocks === page.split('\n```sh\n').length - 1);
  const left = leftovers(stage);
  check(stage, 'nothing is left', left.length === 0, left.join('\n'));
  const { refused } = stage.proxy;
  check(stage, 'nothing was asked of the network', refused.length === 0, refused.join('\n'));
}

/** Somebody's own file in our bucket, deleted as people delete: teardown does not touch it, and the bucket is not empty. */
async function leaveNotes(stage: Stage): Promise<void> {
  const bucket = stage.simulator.world.s3.buckets[0]?.name;
  const where = `--region us-east-1 --bucket ${bucket} --key '${NOTES}'`;
  const shell = openShell(stage.repository, stage.env);
  const put = await shell.run(`aws s3api put-object ${where} --body README.md`);
  const hidden = await shell.run(`aws s3api delete-object ${where}`);
  check(stage, 'a file of somebody else lies in a bucket', put.ok && hidden.ok, put.output + hidden.output);
  await shell.close();
}

/** Versions of it that were deleted for good. */
function deletedNotes({ simulator }: Stage): number {
  return simulator.ledger.entries().filter(({ operation, request, status }) => {
    const { key, versionId } = request;
    return operation === 'DeleteObject' && status === 204 && key === NOTES && versionId !== undefined;
  }).length;
}

/** Each block in a shell of its own; answers all that was printed. */
async function runAll(stage: Stage, blocks: readonly Block[]): Promise<string> {
  const printed: string[] = [];
  for (const block of blocks) {
    console.log(`\n# ${block.title}`);
    printed.push(await runBlock(stage, block));
  }
  return printed.join('\n');
}

async function runBlock(stage: Stage, block: Block): Promise<string> {
  const shell = openShell(stage.repository, stage.env);
  const { dispatches } = stage.simulator.world.github;
  const printed: string[] = [];
  let code = 'CODE';
  for (const command of commandsOf(block)) {
    const before = dispatches.length;
    // What a reader has to put in.
    const filled = command.replace('confirm=CODE', () => `confirm=${code}`);
    console.log(`$ ${filled.replaceAll('\n', '\n  ')}`);
    const { ok, output } = await shell.run(filled);
    console.log(output);
    printed.push(output);
    check(stage, command.split('\n', 1)[0] ?? '', ok);
    code = (await runDispatched(stage, before)) ?? code;
  }
  await shell.close();
  return printed.join('\n');
}

function seconds(from: number, to: number): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}
