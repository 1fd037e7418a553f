/**
 * `npm run test:conformance`: judges that others wrote. Their tools are installed for the run, by pinned versions, below
 * the system's temp folder; a judge whose tool cannot be had is skipped and says why. `--output=FILE` writes the counts.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JUDGES, type Judge } from './conformance/judges.ts';
import type { Counts } from './conformance/processes.ts';
import { installTools, type Tools } from './conformance/tools.ts';

type Verdict = (Counts & { readonly kind: 'judged' }) | { readonly kind: 'skipped'; readonly why: string };

const { values } = parseArgs({ options: { output: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-conformance-'));
try {
  process.exitCode = await judgeAll(await installTools(folder));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function judgeAll(tools: Tools): Promise<0 | 1> {
  const verdicts: Verdict[] = [];
  for (const judge of JUDGES) verdicts.push(await judgeOne(judge, tools));
  const judged = verdicts.filter((verdict) => verdict.kind === 'judged');
  const sum = (count: keyof Counts) => judged.reduce((total, verdict) => total + verdict[count], 0);
  const counts = {
    passed: sum('passed'),
    failed: sum('failed'),
    skippedJudges: verdicts.length - judged.length,
  };
  console.log('');
  const width = (column: 'name' | 'about') => Math.max(...JUDGES.map((judge) => judge[column].length)) + 2;
  for (const [index, { name, about }] of JUDGES.entries()) {
    const [judge, subject] = [name.padEnd(width('name')), about.padEnd(width('about'))];
    console.log(`${judge}${subject}${shown(verdicts[index])}`);
  }
  console.log(
    `\nconformance: ${counts.passed} passed, ${counts.failed} failed, ${counts.skippedJudges} judges skipped`,
  );
  if (values.output !== undefined) writeFileSync(values.output, JSON.stringify(counts));
  return counts.failed === 0 ? 0 : 1;
}

async function judgeOne({ name, about, tool, judge }: Judge, tools: Tools): Promise<Verdict> {
  const found = tools[tool];
  console.log(`\n== ${name}: ${about}`);
  if (found.kind === 'missing') {
    console.log(`skipped: ${found.why}`);
    return { kind: 'skipped', why: found.why };
  }
  try {
    return { kind: 'judged', ...(await judge({ program: found.program, folder })) };
  } catch (error) {
    console.error(`${name} broke off: ${error instanceof Error ? error.message : String(error)}`);
    return { kind: 'judged', passed: 0, failed: 1 };
  }
}

function shown(verdict: Verdict | undefined): string {
  if (verdict?.kind !== 'judged') return 'skipped';
  return verdict.failed === 0 ? `${verdict.passed} passed` : `${verdict.failed} FAILED`;
}
