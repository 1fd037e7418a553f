/** The simulator as a command: prints what to export and stays up until it is told to stop. */
import { once } from 'node:events';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Simulator, startSimulator } from './host.ts';
import { createWorld, DEFAULT_PERSONAL_TOKEN, FRESH } from './world.ts';

const USAGE = 'Usage: bedrock-tune simulator [--port N] [--time-scale S] [--repository DIR] [--empty]';
const WRONG_USAGE = 2;

interface Arguments {
  readonly port: number;
  readonly timeScale: number;
  /** A local git repository whose branches and files the simulated GitHub serves. */
  readonly directory: string | undefined;
  /** A fresh account, and a repository that nobody configured. */
  readonly empty: boolean;
}

/**
 * Starts a simulator on loopback, prints its environment as `NAME=value` lines and a last line that begins with `#`,
 * and resolves after SIGINT or SIGTERM. The answer is the exit code: 0, or 2 when it could not start.
 */
export async function runSimulator(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(
      `${USAGE}\ndocs/simulator.md says what each flag and each line that it prints is for.\n`,
    );
    return 0;
  }
  const simulator = await start(args);
  if (simulator === undefined) return WRONG_USAGE;
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await simulator.close();
  return 0;
}

async function start(args: readonly string[]): Promise<Simulator | undefined> {
  try {
    const { port, timeScale, directory, empty } = readArguments(args);
    const world = createWorld({ repository: { directory }, ...(empty ? FRESH : {}) });
    const simulator = await startSimulator({ world, port, timeScale });
    // `gh` and `doctor` take it before GITHUB_TOKEN, which is that of a workflow's job.
    const laptop = { ...simulator.laptopEnv, GH_TOKEN: DEFAULT_PERSONAL_TOKEN };
    const exported = Object.entries({ ...simulator.env, ...laptop });
    process.stdout.write(exported.map(([name, value]) => `${name}=${value}\n`).join(''));
    const speed = `${timeScale} simulated seconds per second`;
    process.stdout.write(`# Simulated AWS and GitHub on ${simulator.url}, ${speed}: nothing here is real.\n`);
    return simulator;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return undefined;
  }
}

function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      'time-scale': { type: 'string', default: '1' },
      repository: { type: 'string' },
      empty: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  const timeScale = Number(values['time-scale']);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port: give 0 to 65535');
  if (!Number.isFinite(timeScale) || timeScale <= 0) throw new Error('--time-scale: give a number above 0');
  return { port, timeScale, directory: values.repository, empty: values.empty };
}
