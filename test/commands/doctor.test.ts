import { describe, expect, it } from '@jest/globals';
import { doctor } from '../../src/commands/doctor.ts';
import { filesFor, jobsYaml, noSetup, proposedWorld } from './support.ts';

async function examined(more: Readonly<Record<string, string>> = {}, config?: string) {
  const { world } = proposedWorld({ 'README.md': '' }, { ...filesFor([{ key: 'a' }]), ...more });
  const use = `uses: acme/bedrock-tune@v1${config === undefined ? '' : `, with: { config: "${config}" }`}`;
  const workflow = {
    path: '.github/workflows/train.yml',
    text: `on: push\njobs: { train: { steps: [{ ${use} }] } }`,
  };
  const setup = { ...noSetup, workflowFiles: async () => [workflow] };
  const { findings, terminal } = await doctor({ ...world.context({ trigger: { kind: 'local' } }), setup });
  const ofKeys = findings.filter(({ code }) => code === 'job-keys');
  return { world, ofKeys, isChecked: terminal.includes('Jobs of several config files') };
}

describe('doctor', () => {
  it('reads jobs.yaml once', async () => {
    const { world, isChecked } = await examined();
    expect(world.calls.filter(({ args }) => args[0] === 'jobs.yaml')).toHaveLength(1);
    expect(isChecked).toBe(false);
  });

  it('warns of a job that another config file has too', async () => {
    const { ofKeys } = await examined(
      { 'more/jobs.yaml': jobsYaml([{ key: 'b' }, { key: 'a' }]) },
      'more/jobs.yaml',
    );
    expect(ofKeys).toMatchObject([{ severity: 'warning', file: 'jobs.yaml', line: 18, column: 3 }]);
    expect(ofKeys[0]?.message).toContain('jobs.yaml, more/jobs.yaml');
  });

  it.each([
    ['is this one', '', './jobs.yaml'],
    ['has other jobs', jobsYaml([{ key: 'b' }]), 'more/jobs.yaml'],
    ['is broken', 'jobs: [', 'more/jobs.yaml'],
    ['is not there', '', 'none.yaml'],
    ['lies elsewhere', '', '../jobs.yaml'],
    ['an expression names', '', `\${{ inputs.config }}`],
  ])('does not of one that %s', async (_, text, path) => {
    expect((await examined({ 'more/jobs.yaml': text }, path)).ofKeys).toEqual([]);
  });
});
