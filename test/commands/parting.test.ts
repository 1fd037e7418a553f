import { describe, expect, it } from '@jest/globals';
import { partingWords } from '../../src/commands/parting.ts';
import { type ContextOptions, PUSH, World } from './support.ts';

/** What is said at the cancellation about a run that was started. */
function said(options: ContextOptions): string {
  const world = new World();
  const controller = new AbortController();
  const parting = partingWords(world.context({ ...options, signal: controller.signal }));
  parting.note('bot', 'bot-0123456789ab', 'started');
  controller.abort();
  return world.warnings.join('\n');
}

describe('the command that ends a run, at a cancellation', () => {
  it('is that of the workflow in a workflow', () => {
    expect(said({ trigger: PUSH })).toMatch(/gh workflow run stop\.yml -f jobs=bot$/);
  });

  it.each([
    ['jobs.yaml', ''],
    ['models/jobs.yaml', ' --config models/jobs.yaml'],
  ])('is that of the command line on a laptop (%s)', (config, flag) => {
    const run = { repository: 'acme/models', repositoryId: '4242' };
    const words = said({ trigger: { kind: 'local' }, run, inputs: { config } });
    expect(words).toMatch(
      new RegExp(`bedrock-tune stop --jobs bot${flag} --repository acme/models --repository-id 4242$`),
    );
    expect(words).not.toContain('workflow');
  });

  it('is named too where the stop was asked for, for its answer may be lost', () => {
    expect(said({ trigger: PUSH, inputs: { 'on-cancel': 'stop' } })).toMatch(/stop\.yml -f jobs=bot$/);
  });
});
