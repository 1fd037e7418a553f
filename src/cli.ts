#!/usr/bin/env node
/** The second edge: the same commands on a laptop. */
import { parseArgs } from 'node:util';
import { laptopEdge, visibleText } from './adapters/laptop.ts';
import { AppError } from './errors.ts';
import { localEvent } from './event.ts';
import { COMMANDS, INPUT_DEFAULTS, parseInputs, TEARDOWN_WHATS } from './inputs.ts';
import { runCommand } from './main.ts';
import { EXIT_CODES, resultJson } from './outputs.ts';

const WRONG_USAGE = 2;
/** Inputs that mean something outside of a workflow; each is a flag of the same name. */
const FLAGS = ['config', 'jobs', 'environment', 'wait', 'retry', 'on-cancel', 'what', 'confirm'] as const;

/** What writes to AWS. */
const WRITING: readonly string[] = ['apply', 'stop', 'teardown'];

const USAGE = `Usage: bedrock-tune <command> [flags]

Commands
  ${COMMANDS.join(', ')}
  init         writes jobs.yaml, the workflows and a sample dataset into a repository: bedrock-tune init --help
  simulator    a local Bedrock, S3, STS, OIDC issuer and GitHub: bedrock-tune simulator --port N --time-scale S

Flags
  --config FILE          the jobs file (${INPUT_DEFAULTS.config})
  --jobs A,B             only these jobs
  --environment A,B      only these environments
  --wait 10m|0|done      how long apply follows what it started (10m), and teardown waits for what it stops (180m)
  --retry JOB@N          start attempt N of a job that failed, was stopped, or lost its model
  --on-cancel leave|stop what Ctrl-C does to what this run started (${INPUT_DEFAULTS['on-cancel']})
  --what ${TEARDOWN_WHATS.join('|')}, --confirm CODE   for teardown
  --all                  status also lists what lies around, and what it costs per month
  --repository-id N      whose training runs these are; apply, stop and teardown need it
  --repository OWNER/NAME  needed where an environment of the jobs file has no prefix, and for doctor, which also
                         reads GITHUB_TOKEN (or GH_TOKEN)
  --json                 one JSON object on stdout and nothing else
  --verbose              debug lines on stderr

Exit code: 0 fine; 1 errors in the files, a blocked plan, a run that failed or stopped; 2 wrong usage, or refused;
3 AWS or GitHub failed
`;

const { env, argv } = process;
process.exitCode = await cli(argv.slice(2));

async function cli(args: readonly string[]): Promise<number> {
  if (args[0] === 'simulator') {
    const { runSimulator } = await import('./simulator/run.ts');
    return await runSimulator(args.slice(1));
  }
  if (args[0] === 'init') {
    const { runInit } = await import('./cli/init.ts');
    return await runInit(args.slice(1));
  }
  // The SDK warns on every call of an older Node; there the README has said what to expect.
  env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const flags = parseFlags(args);
  if (flags === undefined) return WRONG_USAGE;
  const { command, values } = flags;
  const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
  const edge = await laptopEdge({ env, folder: process.cwd(), verbose: values['verbose'] === true });
  const { result } = await runCommand(edge, async () => ({
    inputs: parseInputs((name) => {
      if (name === 'all') return String(values['all'] === true);
      // Only `doctor` asks GitHub anything on a laptop, and only what the person's own token may read.
      if (name === 'github-token')
        return command === 'doctor' ? (env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? '') : '';
      return name === 'command' ? allowed(command) : text(name);
    }),
    event: localEvent({
      repository: text('repository') || undefined,
      repositoryId: text('repository-id') || undefined,
    }),
  }));
  const isJson = values['json'] === true;
  const output = isJson
    ? JSON.stringify(resultJson(result))
    : repeatFlags(visibleText(result.terminal), values);
  process.stdout.write(`${output}\n`);
  return EXIT_CODES[result.decision].cli;
}

/** A command to copy needs the flags this one was given: whose runs these are, and which file. */
function repeatFlags(text: string, values: Flags['values']): string {
  const given = ['config', 'repository', 'repository-id'].flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' && /^[\w./-]+$/.test(value) ? [`--${name} ${value}`] : [];
  });
  if (given.length === 0) return text;
  return text.replace(
    /^( *bedrock-tune (?:apply|plan|status|stop|teardown)\b.*)$/gm,
    `$1 ${given.join(' ')}`,
  );
}

/** In a workflow the action knows the event and the branch; this edge does not, so that a pull request could spend. */
function allowed(command: string): string {
  if (env['GITHUB_ACTIONS'] !== 'true' || !WRITING.includes(command)) return command;
  throw new AppError('trigger-refused', `the command line does not run ${command} in a workflow`, {
    blame: 'user',
    hint: `Use the action (\`uses:\`) with \`command: ${command}\`.`,
  });
}

interface Flags {
  readonly command: string;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** undefined: the usage was printed, because the arguments cannot be used. */
function parseFlags(args: readonly string[]): Flags | undefined {
  try {
    const names = [...FLAGS, 'repository', 'repository-id'];
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
        all: { type: 'boolean' },
        json: { type: 'boolean' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [command, ...rest] = positionals;
    const known = COMMANDS.find((name) => name === command);
    if (known !== undefined && rest.length === 0 && values.help !== true) return { command: known, values };
    process.stderr.write(USAGE);
    return undefined;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}
