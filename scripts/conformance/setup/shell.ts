/** One `bash -e`, given command after command as somebody would paste them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Shell {
  /** Resolves when it is done. After one that failed the shell is gone, and every further one fails too. */
  run(command: string): Promise<Ran>;
  close(): Promise<void>;
}

export interface Ran {
  readonly ok: boolean;
  /** Standard output and error, in the order they came. */
  readonly output: string;
}

const LIMIT = 120_000;

export function openShell(cwd: string, env: NodeJS.ProcessEnv): Shell {
  const bash = spawn('bash', ['--norc', '--noprofile', '-e'], { cwd, env, stdio: 'pipe' });
  const ended = once(bash, 'close');
  let output = '';
  let wake = (): void => undefined;
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
    wake();
  };
  bash.stdout.on('data', collect);
  bash.stderr.on('data', collect);
  // The pipe of a shell that is gone.
  bash.stdin.on('error', () => undefined);
  let number = 0;
  return {
    run: async (command) => {
      number += 1;
      const done = `-- command ${number} is done --`;
      output = '';
      const finished = new Promise<boolean>((resolve) => {
        wake = () => {
          if (output.includes(done)) resolve(true);
        };
        void ended.then(() => resolve(false));
        setTimeout(() => resolve(false), LIMIT).unref();
      });
      // The commands read nothing: what they could read is the rest of the script.
      bash.stdin.write(`{ ${command}\n} < /dev/null 2>&1\nprintf '%s\\n' '${done}'\n`);
      const ok = await finished;
      return { ok, output: output.replace(`${done}\n`, '').trimEnd() };
    },
    close: async () => {
      bash.stdin.end();
      if (bash.exitCode === null && bash.signalCode === null) bash.kill('SIGKILL');
      await ended;
    },
  };
}
