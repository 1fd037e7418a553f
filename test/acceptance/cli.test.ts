/** The second edge: the same commands on a laptop, `dist/cli/index.js` with the person's own keys. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { resultSchema } from '../../scripts/result-schema/index.ts';
import { judgeOf } from '../support/json-schema.ts';
import { entry, jobsFile, repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { type Told, useScenario } from '../support/scenario.ts';

const scenario = useScenario();
const faultsOf = judgeOf(resultSchema());
const WHO = ['--repository', 'acme/support-models', '--repository-id', '4242'];

/** The one object on stdout; fails if there is anything else. */
function only({ stdout }: Told): Readonly<Record<string, unknown>> {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout);
}

describe('validate', () => {
  it('prints one JSON object and nothing else, and asks nobody', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const fine = await world.cli(['validate', '--json']);
    expect(fine.exitCode).toBe(0);
    expect(only(fine)).toMatchObject({
      schemaVersion: 1,
      command: 'validate',
      decision: 'valid',
      reasonCode: 'ok',
    });
    expect(fine.calls).toEqual([]);

    const file = trainPath('support-bot');
    world.commit({ [file]: `${rows('support-bot')}{"prompt":1}\n` });
    const bad = await world.cli(['validate', '--json']);
    expect(bad.exitCode).toBe(1);
    const { decision, findings } = only(bad);
    expect(decision).toBe('findings');
    expect(findings).toContainEqual({
      severity: 'error',
      code: 'non-string-value',
      file,
      line: 13,
      column: 11,
      message: expect.any(String),
      hint: expect.stringMatching(/\S/),
    });
  });

  it('speaks to people without --json, and takes another file', async () => {
    const world = scenario();
    world.commit({
      ...repositoryOf('support-bot'),
      'other/models.yaml': jobsFile({ x: entry('support-bot') }),
    });
    const told = await world.cli(['validate', '--config', 'other/models.yaml']);
    expect(told.exitCode).toBe(0);
    expect(told.stdout.trim()).not.toBe('');
    expect(() => JSON.parse(told.stdout)).toThrow();
  });
});

describe('validate --fix', () => {
  const file = trainPath('support-bot');
  const fixed = file.replace('.jsonl', '.fixed.jsonl');

  it('writes a mended file beside the dataset, judges it, and asks nobody', async () => {
    const world = scenario();
    const broken = `\uFEFF${rows('support-bot').replaceAll('\n', '\r\n')}`;
    world.commit({ ...repositoryOf('support-bot'), [file]: broken });
    const told = await world.cli(['validate', '--fix', '--json']);
    expect(told.exitCode).toBe(0);
    expect(only(told)).toMatchObject({ decision: 'valid', fixes: [{ path: file, state: 'written' }] });
    expect(faultsOf(JSON.parse(told.stdout))).toEqual([]);
    expect(told.calls).toEqual([]);
    const { directory } = world.checkout;
    expect(readFileSync(join(directory, fixed), 'utf8')).toBe(rows('support-bot'));
    expect(readFileSync(join(directory, file), 'utf8')).toBe(broken);

    const again = await world.cli(['validate', '--fix']);
    expect([again.exitCode, again.stderr]).toEqual([0, '']);
    writeFileSync(join(directory, fixed), 'mine');
    expect((await world.cli(['validate', '--fix'])).exitCode).toBe(2);
  });

  it('exits 1 while errors are left, and 2 for a format that would lose something', async () => {
    const world = scenario();
    world.commit({ ...repositoryOf('support-bot'), [file]: `\n${rows('support-bot')}{"prompt":1}\n` });
    expect((await world.cli(['validate', '--fix'])).exitCode).toBe(1);
    const refused = await world.cli(['validate', '--format', 'bedrock-conversation-2024', '--json']);
    expect(refused.exitCode).toBe(2);
    expect(only(refused)).toMatchObject({
      reasonCode: 'not-written',
      fixes: [{ losses: [{ lines: [14] }] }],
    });
    expect(faultsOf(JSON.parse(refused.stdout))).toEqual([]);
  });

  it.each([
    ['with another command', ['plan', '--fix']],
    ['with a format that there is not', ['validate', '--format', 'csv']],
    ['with a fix that there is not', ['validate', '--fix-also', 'bom']],
  ])('is wrong usage %s', async (_what, args) => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const told = await world.cli(args);
    expect(told.exitCode).toBe(2);
    expect(told.calls).toEqual([]);
  });
});

describe('plan', () => {
  it('reads AWS with the keys of the person, and writes nothing', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const told = await world.cli(['plan', '--json', ...WHO]);
    expect(told.exitCode).toBe(0);
    expect(only(told)).toMatchObject({
      decision: 'planned',
      jobs: [{ planned: { action: { kind: 'train' } } }],
    });
    expect(told.writes).toEqual([]);
    expect(told.calls.map(({ operation }) => operation)).not.toContain('AssumeRoleWithWebIdentity');
  });

  it('exits 1 when it is blocked', async () => {
    const world = scenario();
    const dear = entry('support-bot', { budget: { trainingUsd: 0.0001 } });
    world.commit({ ...repositoryOf('support-bot'), 'jobs.yaml': jobsFile({ 'support-bot': dear }) });
    const told = await world.cli(['plan', '--json', ...WHO]);
    expect(told.exitCode).toBe(1);
    expect(only(told)).toMatchObject({ decision: 'blocked' });
  });

  it('exits 3 when AWS fails', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const told = await world.cli(['plan', '--json', ...WHO], { AWS_ACCESS_KEY_ID: 'AKIAUNKNOWNTOANYONE0' });
    expect(told.exitCode).toBe(3);
    expect(only(told)).toMatchObject({ decision: 'error' });
  });
});

describe('apply', () => {
  it('never guesses whose runs these are', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const refused = await world.cli(['apply', '--json', '--wait', '0']);
    expect(refused.exitCode).toBe(2);
    expect(only(refused)).toMatchObject({ decision: 'refused', reasonCode: 'repository-id-missing' });
    expect(refused.calls).toEqual([]);

    const told = await world.cli(['apply', '--json', '--wait', '0', ...WHO]);
    expect(told.exitCode).toBe(0);
    expect(only(told)).toMatchObject({ decision: 'in-progress' });
    expect(world.jobs()).toHaveLength(1);
    // The laptop and the workflow are one: the push of the same commit adopts the run.
    const ran = await world.run(world.push(), { wait: '0' });
    expect(ran.verdict).toBe('0 in-progress training');
    expect(world.jobs()).toHaveLength(1);
  });

  it('stops and tears down what it started', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    await world.cli(['apply', '--wait', '0', ...WHO]);
    const stopped = await world.cli(['stop', '--json', '--jobs', 'support-bot', ...WHO]);
    expect(stopped.exitCode).toBe(0);
    world.advance(0.5);
    const planned = await world.cli(['teardown', '--json', ...WHO]);
    expect(planned.exitCode).toBe(0);
    const { teardown } = only(planned);
    expect(teardown).toMatchObject({ code: expect.stringMatching(/^teardown-/) });
    const { code } = Object(teardown) as { readonly code: string };
    expect((await world.cli(['teardown', '--confirm', code, ...WHO])).exitCode).toBe(0);
    expect(world.objects()).toEqual([]);
  });
});

describe('what it prints', () => {
  it('speaks of flags, and its commands can be copied', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const unnamed = await world.cli(['stop', ...WHO]);
    expect(unnamed.stdout + unnamed.stderr).toContain('--jobs');
    expect(unnamed.stdout + unnamed.stderr).not.toMatch(/input/);
    const unknown = await world.cli(['plan', '--jobs', 'nobody', ...WHO]);
    expect(unknown.stdout + unknown.stderr).toContain('--jobs names nobody');

    await world.cli(['apply', '--wait', '0', ...WHO]);
    const commands = async (args: readonly string[]): Promise<readonly string[]> => {
      const { stdout } = await world.cli(['status', ...args]);
      return stdout.split('\n').filter((line) => /^ *bedrock-tune stop /.test(line));
    };
    const named = ['--repository', 'acme/support-models'];
    expect(await commands([...named, '--repository-id', '4242'])).toEqual([
      expect.stringMatching(
        /stop --jobs support-bot --repository acme\/support-models --repository-id 4242$/,
      ),
    ]);
    expect(await commands(named)).toEqual([
      expect.stringMatching(/ --repository-id "\$\(gh api 'repos\/\{owner\}\/\{repo\}' --jq \.id\)"$/),
    ]);
    expect(await commands([])).toEqual([
      expect.stringMatching(/ --repository "\$\(gh .* --jq \.full_name\)" --repository-id "\$\(gh .*\)"$/),
    ]);
  });
});

describe('in a workflow', () => {
  it.each(['apply', 'stop', 'teardown'])(
    'leaves %s to the action, whatever the job may do in AWS',
    async (command) => {
      const world = scenario();
      world.commit(repositoryOf('support-bot'));
      const told = await world.cli([command, '--json', '--jobs', 'support-bot', ...WHO], {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'pull_request',
      });
      expect(told.exitCode).toBe(2);
      expect(only(told)).toMatchObject({ decision: 'refused', reasonCode: 'trigger-refused' });
      expect(told.calls).toEqual([]);
    },
  );

  it('still checks and plans', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const told = await world.cli(['plan', '--json', ...WHO], { GITHUB_ACTIONS: 'true' });
    expect(told.exitCode).toBe(0);
  });
});

describe('help', () => {
  it.each([
    ['--help'],
    ['help'],
    ['plan', '-h'],
    ['validate', '--help'],
    ['init', '--help'],
    ['simulator', '--help'],
    ['--version'],
  ])('is an answer, not a fault: %s %s', async (...args) => {
    const told = await scenario().cli(args.filter((arg) => arg !== undefined));
    expect(told.exitCode).toBe(0);
    expect(told.stdout.trim()).not.toBe('');
    expect(told.stderr).toBe('');
  });

  it('names what is not known, and where to look', async () => {
    const told = await scenario().cli(['frobnicate']);
    expect(told.stderr).toContain('frobnicate');
    expect(told.stderr).toContain('--help');
  });
});

describe('wrong usage', () => {
  it('exits 2 for a file that is too large', async () => {
    const world = scenario();
    world.commit({ 'big.yaml': '#'.repeat(300 * 1024) });
    const told = await world.cli(['validate', '--json', '--config', 'big.yaml']);
    expect(told.exitCode).toBe(2);
    expect(only(told)).toMatchObject({ decision: 'refused', reasonCode: 'file-unreadable' });
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['deploy']],
    ['an unknown flag', ['validate', '--fast']],
    ['a flag without its value', ['validate', '--config']],
    ['a value that is not allowed', ['apply', '--wait', 'soon', ...WHO]],
    ['an id that is none', ['apply', '--repository-id', '4242x']],
    ['a repository without its owner', ['plan', '--repository', 'support-models']],
    ['a file that is not there', ['validate', '--config', 'nowhere.yaml']],
  ])('exits 2: %s', async (_what, args) => {
    const told = await scenario().cli(args);
    expect(told.exitCode).toBe(2);
    expect(told.stdout + told.stderr).not.toMatch(/^\s+at /m);
    expect(told.calls).toEqual([]);
  });
});
