import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { nodePrompt } from '../../../src/adapters/node/prompt.ts';

function terminal() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  return { input, prompt: nodePrompt({ input, output }), shown: () => String(output.read() ?? '') };
}

describe('a prompt', () => {
  it('takes one line for each question, also when lines were pasted at once', async () => {
    const { input, prompt, shown } = terminal();
    input.write('first\r\n\nthird\n');
    expect(await prompt.ask('One [a]: ')).toBe('first');
    expect(await prompt.ask('Two: ')).toBe('');
    expect(await prompt.ask('Three: ')).toBe('third');
    expect(shown()).toContain('One [a]: ');
    prompt.close();
  });

  it('shows nothing that a terminal would obey', async () => {
    const { input, prompt, shown } = terminal();
    prompt.say('\u001b[2Jgone');
    input.write('x\n');
    await prompt.ask('\u001b]0;title\u0007? ');
    prompt.close();
    // Moving its own cursor is the reader's business.
    const text = shown();
    expect(text).toContain('gone');
    expect(['\u001b[2J', '\u001b]'].filter((code) => text.includes(code))).toEqual([]);
  });

  it('takes what was pasted before the input ended', async () => {
    const { input, prompt } = terminal();
    input.end('first\nsecond\n');
    expect([await prompt.ask('One: '), await prompt.ask('Two: ')]).toEqual(['first', 'second']);
    await expect(prompt.ask('Three: ')).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends when the person leaves', async () => {
    const { input, prompt } = terminal();
    const asked = prompt.ask('One: ');
    input.end();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    await expect(prompt.ask('Two: ')).rejects.toMatchObject({ code: 'cancelled' });
  });
});
