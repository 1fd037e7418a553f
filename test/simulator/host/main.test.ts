import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { describe, expect, it } from '@jest/globals';

function start(...args: readonly string[]) {
  return spawn(process.execPath, ['src/simulator/main.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('npm run simulator', () => {
  it('prints what to export, serves it, and ends on SIGTERM', async () => {
    const child = start('--time-scale', '60');
    const exported: Record<string, string> = {};
    for await (const line of createInterface({ input: child.stdout })) {
      const [, name, value] = /^(\w+)=(.+)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) break;
      exported[name] = value;
    }
    expect(Object.keys(exported)).toEqual(
      expect.arrayContaining(['AWS_ENDPOINT_URL_BEDROCK', 'GITHUB_API_URL', 'AWS_ACCESS_KEY_ID']),
    );
    const answer = await fetch(exported['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '', {
      headers: { authorization: `Bearer ${exported['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}` },
    });
    expect(answer.status).toBe(200);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it.each([['--port', 'x'], ['--time-scale', '0'], ['--unknown']])('refuses %s %s', async (...args) => {
    const child = start(...args.filter((arg) => arg !== undefined));
    expect(await once(child, 'exit')).toEqual([2, null]);
  });
});
