/** `validate --calibrate`: the one paid thing of `validate`, on the command line alone. */
import { describe, expect, it } from '@jest/globals';
import { resultSchema } from '../../scripts/result-schema/index.ts';
import { judgeOf } from '../support/json-schema.ts';
import { entry, jobsFile, repositoryOf } from '../support/sample-repository.ts';
import { useScenario } from '../support/scenario.ts';

const scenario = useScenario();
const faultsOf = judgeOf(resultSchema());
const MODEL = 'amazon.nova-micro-v1:0:128k';

describe('validate --calibrate', () => {
  it('says what it would pay for, and asks nobody without consent', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const told = await world.cli(['validate', '--calibrate', '--json']);
    expect(told.exitCode).toBe(2);
    expect(told.calls).toEqual([]);
    expect(JSON.parse(told.stdout)).toMatchObject({
      decision: 'refused',
      reasonCode: 'no-consent',
      simulated: true,
    });
    expect(faultsOf(JSON.parse(told.stdout))).toEqual([]);
    expect(told.stderr).toMatch(/\d+ requests to amazon\.nova-micro-v1:0 in us-east-1/);
  });

  it('measures, and gives lines that the next validate uses', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const told = await world.cli(['validate', '--calibrate', '--yes']);
    expect([told.exitCode, told.stderr.includes('warning')]).toEqual([0, false]);
    const operations = new Set(told.calls.map(({ service, operation }) => `${service} ${operation}`));
    expect([...operations]).toEqual(['sts GetCallerIdentity', 'bedrock-runtime Converse']);
    expect(told.stdout).toContain('SIMULATED');
    const [lines = ''] = /^tokenEstimates:\n(?: {2}.*\n)+/m.exec(told.stdout) ?? [];
    expect(lines).toMatch(/factor: [\d.]+, spread: [\d.]+, asOf: \d{4}-\d\d-\d\d/);
    world.commit({ 'jobs.yaml': `${jobsFile({ 'support-bot': entry('support-bot') })}${lines}` });
    const next = await world.cli(['validate']);
    expect(next.exitCode).toBe(0);
    expect(next.stdout).toContain('tokens calibrated on');
    expect(next.calls).toEqual([]);

    const again = await world.cli(['validate', '--calibrate', '--yes', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ decision: 'done', calibration: [{ baseModel: MODEL }] });
    expect(faultsOf(JSON.parse(again.stdout))).toEqual([]);
  });

  it('tells who may not, with the right that is missing', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const denied = { service: 'bedrock-runtime', operation: '*', form: 'status', status: 403 } as const;
    world.simulator.faults.add({ ...denied, code: 'AccessDeniedException', message: 'not authorized' });
    const told = await world.cli(['validate', '--calibrate', '--yes']);
    expect(told.exitCode).toBe(3);
    expect(told.stdout).toContain('Allow bedrock:InvokeModel on amazon.nova-micro-v1:0');
    expect(told.calls.filter(({ operation }) => operation === 'Converse')).toHaveLength(1);
  });

  it.each([
    ['in a workflow', ['validate', '--calibrate', '--yes'], { GITHUB_ACTIONS: 'true' }],
    ['with another command', ['plan', '--calibrate'], {}],
    ['with --fix', ['validate', '--calibrate', '--fix'], {}],
    ['with --yes alone', ['validate', '--yes'], {}],
    [
      'where only the runtime is real',
      ['validate', '--calibrate', '--yes'],
      { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: '' },
    ],
  ])('is refused %s', async (_, args, env) => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const told = await world.cli(args, env);
    expect(told.exitCode).toBe(2);
    expect(told.calls).toEqual([]);
  });
});
