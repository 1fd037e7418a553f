import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/adapters/node/clock.ts';
import { onCancel } from '../../../src/adapters/node/signals.ts';
import { terminalConsole } from '../../../src/adapters/node/terminal.ts';
import type { Finding } from '../../../src/errors.ts';

describe('systemClock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  });

  it('ends a sleep when it is aborted, before it or during it', async () => {
    const controller = new AbortController();
    const sleep = systemClock.sleep(3_600_000, controller.signal);
    controller.abort();
    await expect(sleep).resolves.toBeUndefined();
    await expect(systemClock.sleep(3_600_000, controller.signal)).resolves.toBeUndefined();
    await expect(systemClock.sleep(0, new AbortController().signal)).resolves.toBeUndefined();
    await expect(systemClock.sleep(1, new AbortController().signal)).resolves.toBeUndefined();
  });
});

describe('onCancel', () => {
  const counts = () => [process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')];

  it.each(['SIGINT', 'SIGTERM'] as const)('aborts on %s and leaves the next signal to Node', (name) => {
    const before = counts();
    const { signal } = onCancel();
    expect(signal.aborted).toBe(false);
    process.emit(name, name);
    expect(signal.reason).toMatchObject({ code: 'cancelled', blame: 'user' });
    expect(counts()).toEqual(before);
  });

  it('gives the signals back', () => {
    const before = counts();
    const { signal, dispose } = onCancel();
    dispose();
    expect(counts()).toEqual(before);
    expect(signal.aborted).toBe(false);
  });
});

describe('terminalConsole', () => {
  function terminal(env: Record<string, string> = {}, isTTY = false, verbose = false) {
    let text = '';
    const stream = { isTTY, write: (part: string) => (text += part) };
    return { console: terminalConsole({ stream, env, verbose }), text: () => text };
  }

  const FINDING: Finding = {
    code: 'bad-json',
    severity: 'error',
    file: 'data/train.jsonl',
    line: 3,
    column: 7,
    message: 'The line is not JSON',
    hint: 'Quote the key',
  };

  it('prints plain lines, groups indented, findings with a place to jump to', async () => {
    const { console, text } = terminal();
    console.info('one');
    console.debug('hidden');
    const inside = console.group('Group', async () => {
      console.warn('two');
      await console.group('Inner', async () => console.info('three'));
      return 1;
    });
    expect(await inside).toBe(1);
    console.annotate(FINDING);
    console.annotate({ ...FINDING, severity: 'info', hint: '' });
    expect(text()).toBe(
      [
        'one',
        'Group',
        '  warning: two',
        '  Inner',
        '    three',
        'data/train.jsonl:3:7: error [bad-json]',
        '  The line is not JSON',
        '  fix: Quote the key',
        'data/train.jsonl:3:7: info [bad-json]',
        '  The line is not JSON',
        '',
      ].join('\n'),
    );
  });

  it('ends the indentation of a group that fails', async () => {
    const { console, text } = terminal();
    const failing = console.group('Group', async () => {
      throw new Error('inside');
    });
    await expect(failing).rejects.toThrow('inside');
    console.info('after');
    expect(text()).toBe('Group\nafter\n');
  });

  it('shows debug lines when asked to', () => {
    const { console, text } = terminal({}, false, true);
    console.debug('shown');
    expect(text()).toBe('shown\n');
  });

  it('colours a terminal only, and respects NO_COLOR', () => {
    const shown = (env: Record<string, string>, isTTY: boolean) => {
      const { console, text } = terminal(env, isTTY);
      console.annotate(FINDING);
      return text();
    };
    expect(shown({}, true)).toContain('\u001b[31merror\u001b[0m');
    for (const plain of [shown({}, false), shown({ NO_COLOR: '1' }, true), shown({ TERM: 'dumb' }, true)]) {
      expect(plain).not.toContain('\u001b');
    }
  });

  it('lets no control character of a text through to the terminal', () => {
    const { console, text } = terminal({}, true);
    const evil = 'a\u001b]0;title\u0007\rb\u202e';
    console.annotate({ ...FINDING, file: evil, message: evil, hint: evil, code: evil });
    console.info(evil);
    console.warn(evil);
    const own = ['\u001b[0m', '\u001b[31m', '\u001b[33m'];
    const rest = own.reduce((shown, sequence) => shown.replaceAll(sequence, ''), text()).replaceAll('\n', '');
    expect(rest).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
