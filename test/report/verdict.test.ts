/** What the first line says where a job has two runs, or the file cannot be read. */
import { describe, expect, it } from '@jest/globals';
import { nextSteps } from '../../src/report/nextstep.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { verdict } from '../../src/report/verdict.ts';
import { aFinding, aJob, aModel, aRun } from './models.ts';

const RUNNING = aJob({}, { key: 'bot', action: { kind: 'watch', run: aRun({ status: 'InProgress' }) } });

function commandsOf(model: ReturnType<typeof aModel>): readonly string[] {
  return nextSteps(model, 'terminal').flatMap(({ commands }) => commands);
}

describe('a job with two runs in flight', () => {
  const model = aModel({ stage: 'training', command: 'status', jobs: [RUNNING, RUNNING] });

  it('is named once, and so is it in the command that stops both', () => {
    expect(verdict(model).text.match(/\bbot\b/g)).toHaveLength(1);
    expect(verdict(model).text).toContain('2 training runs');
    expect(commandsOf(model)).toContain('bedrock-tune stop --jobs bot');
  });
});

describe('what to do about a fault', () => {
  it('is whole where it ends in a line to copy', () => {
    const condition = JSON.stringify({
      StringEquals: { 'issuer:sub': Array(6).fill(`repo:${'a'.repeat(90)}`) },
    });
    const reason = {
      code: 'environment-unavailable' as const,
      message: 'AWS refused the role',
      hint: `Set \`${condition}\`.`,
    };
    const model = aModel({
      stage: 'training',
      jobs: [aJob({}, { action: { kind: 'blocked', reasons: [reason] } })],
    });
    expect(renderTerminal(model)).toContain(condition);
    expect(renderSummary(model)).toContain(`\`${condition}\``);
  });
});

describe('the next step', () => {
  const model = aModel({ stage: 'training', command: 'status', jobs: [RUNNING] });

  it('is a workflow in the log of one, and the command line on a terminal', () => {
    expect(renderTerminal(model, 'github')).toContain('gh workflow run stop.yml -f jobs=bot');
    expect(renderTerminal(model, 'github')).not.toContain('bedrock-tune stop');
    expect(renderTerminal(model)).toContain('bedrock-tune stop --jobs bot');
  });
});

describe('after the merge', () => {
  const broken = { findings: [aFinding({ severity: 'error' })], jobs: [] };

  it.each(['settled', 'training'] as const)('a file that cannot be read is the verdict (%s)', (stage) => {
    expect(verdict(aModel({ stage, command: 'apply', ...broken }))).toMatchObject({
      sign: '❌',
      text: expect.stringContaining('1 error to fix'),
    });
  });

  it('an error that leaves other jobs alone is not said to stop everything', () => {
    const model = aModel({ stage: 'training', command: 'apply', ...broken, jobs: [RUNNING] });
    expect(verdict(model).text).not.toContain('error');
  });

  it.each(['apply', 'status'] as const)('%s is what to run again, not what costs more', (command) => {
    expect(commandsOf(aModel({ stage: 'settled', command, ...broken }))).toEqual([`bedrock-tune ${command}`]);
  });
});
