/**
 * `npm run demo`: the whole life of a training job on this machine. The committed bundle is started as GitHub's runner
 * starts it, against the simulator; nothing here calls the product's code in any other way. Exit code 1 when anything
 * is not as it is told.
 */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStage, ROOT, type Stage, say } from './demo/stage.ts';
import { play } from './demo/steps.ts';

process.exitCode = await demo();

async function demo(): Promise<0 | 1> {
  if (!existsSync(join(ROOT, 'dist', 'index.js'))) {
    process.stderr.write(
      'dist/index.js is missing. It is part of the repository: run `git checkout -- dist`, or `npm run build`.\n',
    );
    return 1;
  }
  const started = performance.now();
  const stage = await openStage();
  introduce(stage);
  try {
    showComment(await play(stage));
  } catch (error) {
    process.stderr.write(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await stage.close();
  }
  return conclude(stage.failures, performance.now() - started);
}

function introduce({ simulator }: Stage): void {
  say('bedrock-tune: from a pull request to a trained model and an empty account, on this machine.');
  say(
    `The action (dist/index.js) is started as GitHub's runner starts it. AWS and GitHub are a simulator at ${simulator.url}:`,
  );
  say('no AWS account, no network, nothing is billed. Simulated time runs fast, so hours pass in a second.');
}

/** Shown as it is in the pull request, and kept in a file to be looked at rendered. */
function showComment(comment: string): void {
  const file = join(mkdtempSync(join(tmpdir(), 'bedrock-tune-demo-')), 'comment.md');
  writeFileSync(file, comment);
  say('\nThe comment of pull request #7 as it reads at the end (Markdown):\n');
  say(comment.replace(/^/gm, '   | '));
  say(`\nTo see it rendered: open ${file} in an editor with a Markdown preview,`);
  say('or paste it into the comment field of any GitHub issue and press Preview (the chart is Mermaid).');
}

function conclude(failures: readonly string[], milliseconds: number): 0 | 1 {
  const took = `${(milliseconds / 1000).toFixed(1)} s`;
  if (failures.length === 0) {
    say(`\nEverything was as told, in ${took}. All of it was simulated: no AWS account was used.`);
    return 0;
  }
  process.stderr.write(`\nNOT as told (${took}):\n${failures.map((what) => `  ${what}\n`).join('')}`);
  return 1;
}
