#!/usr/bin/env node
/** The second edge: the same commands on a laptop. */
import { parseArgs } from 'node:util';
import { laptopEdge, visibleText } from './adapters/laptop.ts';
import { AppError } from './errors.ts';
import { localEvent } from './event.ts';
import { COMMANDS, INPUT_DEFAULTS, parseInputs, TEARDOWN_WHATS } from './inputs.ts';
import { type Request, runCommand } from './main.ts';
import { EXIT_CODES, resultJson } from './outputs.ts';

const WRONG_USAGE = 2;
/** Inputs that mean something outside of a workflow; each is a flag of the same name. */
const FLAGS = ['config', 'jobs', 'environment', 'wait', 'retry', 'on-cancel', 'what', 'confirm'] as const;

/** Of `validate`: what makes it write files. */
const FIX_FLAGS = ['fix', 'fix-also', 'format'] as const;
/** Of `validate`: what makes it ask base models, which is paid. */
const CALIBRATE_FLAGS = ['calibrate', 'yes'] as const;

/** What writes to AWS, and needs to know for which repository. */
const WRITING: readonly string[] = ['apply', 'stop', 'teardown'];
/** As `gh` finds it out in a clone; the name too, for an environment without a prefix takes its own from it. */
const OWN_ID = `--repository-id "$(gh api 'repos/{owner}/{repo}' --jq .id)"`;
const OWN_NAME = `--repository "$(gh api 'repos/{owner}/{repo}' --jq .full_name)"`;

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
  --fix, --fix-also, --format  validate writes mended or converted files: bedrock-tune validate --help
  --calibrate, --yes     validate measures what base models count as tokens (paid): bedrock-tune validate --help
  --all                  status also lists what lies around, and what it costs per month
  --repository-id N      whose training runs these are; apply, stop and teardown need it
  --repository OWNER/NAME  needed where an environment of the jobs file has no prefix, and for doctor, which also
                         reads GH_TOKEN (or GITHUB_TOKEN)
  --json                 one JSON object on stdout and nothing else
  --verbose              debug lines on stderr
  --help, --version

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
  const flags = await parseFlags(args);
  if (typeof flags === 'number') return flags;
  const { command, values } = flags;
  const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
  const instead = await insteadOf(command, values);
  if (typeof instead === 'number') return instead;
  const edge = await laptopEdge({ env, folder: process.cwd(), verbose: values['verbose'] === true });
  const { result } = await runCommand(edge, async () => ({
    inputs: parseInputs((name) => {
      if (name === 'all') return String(values['all'] === true);
      // Only `doctor` asks GitHub anything on a laptop, and only what the person's own token may read.
      if (name === 'github-token') return command === 'doctor' ? personalToken() : '';
      return name === 'command' ? allowed(command) : text(name);
    }),
    event: localEvent({
      repository: shaped('repository', text('repository'), /^[\w.-]+\/[\w.-]+$/, 'OWNER/NAME'),
      repositoryId: shaped('repository-id', text('repository-id'), /^\d+$/, 'a number'),
    }),
    instead: instead?.(),
    asksInference: values['calibrate'] === true,
  }));
  const isJson = values['json'] === true;
  const output = isJson
    ? JSON.stringify(resultJson(result))
    : repeatFlags(withFlags(visibleText(result.terminal)), values);
  process.stdout.write(`${output}\n`);
  return EXIT_CODES[result.decision].cli;
}

/** What only the command line does: `validate` that writes, or that pays. A number: the exit code where all is said. */
async function insteadOf(
  command: string,
  values: Flags['values'],
): Promise<(() => Request['instead']) | number | undefined> {
  const given = [...FIX_FLAGS, ...CALIBRATE_FLAGS].filter((name) => values[name] !== undefined);
  if (given.length === 0) return undefined;
  if (command !== 'validate') return refuse(`--${given.join(', --')} goes with validate alone`);
  if (values['calibrate'] === true) {
    const fixes = FIX_FLAGS.filter((name) => given.includes(name));
    if (fixes.length > 0) return refuse(`--calibrate does not go with --${fixes.join(', --')}`);
    const { calibrating } = await import('./cli/calibrate.ts');
    return () => calibrating(values['yes'] === true);
  }
  if (values['yes'] === true) return refuse('--yes goes with --calibrate');
  const { fixing } = await import('./cli/fix.ts');
  const text = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  return () => fixing({ fix: values['fix'] === true, format: text('format'), also: text('fix-also') });
}

/** What an action calls an input, a person gave as a flag. */
function withFlags(text: string): string {
  return text.replace(/\b(?:the )?input `?([a-z-]+)`?/g, (words, name: string) =>
    FLAGS.some((flag) => flag === name) ? `--${name}` : words,
  );
}

/** A command to copy needs the flags this one was given: whose runs these are, and which file. */
function repeatFlags(text: string, values: Flags['values']): string {
  const given = ['config', 'repository', 'repository-id'].flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' && /^[\w./-]+$/.test(value) ? [`--${name} ${value}`] : [];
  });
  return text.replace(/^ *bedrock-tune (apply|plan|status|stop|teardown)\b.*$/gm, (line, command: string) => {
    const isWriting = WRITING.includes(command);
    const name = isWriting && values['repository'] === undefined ? [OWN_NAME] : [];
    const id = isWriting && values['repository-id'] === undefined ? [OWN_ID] : [];
    return [line, ...given, ...name, ...id].join(' ');
  });
}

/** In a workflow the action knows the event and the branch; this edge does not, so that a pull request could spend. */
function allowed(command: string): string {
  if (env['GITHUB_ACTIONS'] !== 'true' || !WRITING.includes(command)) return command;
  throw new AppError('trigger-refused', `the command line does not run ${command} in a workflow`, {
    blame: 'user',
    hint: `Use the action (\`uses:\`) with \`command: ${command}\`.`,
  });
}

/** The order of `gh`: its own name wins over what other programs may have left in the shell. */
function personalToken(): string {
  return env['GH_TOKEN'] || env['GITHUB_TOKEN'] || '';
}

/** Whose runs these are becomes a tag: a slip of the hand must not. */
function shaped(flag: string, text: string, form: RegExp, words: string): string | undefined {
  if (text === '' || form.test(text)) return text || undefined;
  throw new AppError('input-invalid', `--${flag} is ${JSON.stringify(text)}`, {
    blame: 'user',
    hint: `Give ${words}.`,
  });
}

interface Flags {
  readonly command: string;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** What to do, or the exit code where all is said. */
async function parseFlags(args: readonly string[]): Promise<Flags | number> {
  try {
    const names = [...FLAGS, 'repository', 'repository-id', 'format', 'fix-also'];
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
        all: { type: 'boolean' },
        fix: { type: 'boolean' },
        calibrate: { type: 'boolean' },
        yes: { type: 'boolean', short: 'y' },
        json: { type: 'boolean' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
    const [command = '', ...rest] = positionals;
    if (values.version === true) return print(`${await version()}\n`);
    if (values.help === true && command === 'validate')
      return print((await import('./cli/fix.ts')).VALIDATE_USAGE);
    if (values.help === true || command === 'help') return print(USAGE);
    if (rest.length > 0) return refuse(`one command at a time, not also ${quoted(rest)}`);
    const known = COMMANDS.find((name) => name === command);
    if (known !== undefined) return { command: known, values };
    if (command !== '') return refuse(`there is no command ${quoted([command])}`);
    process.stderr.write(USAGE);
    return WRONG_USAGE;
  } catch (error) {
    // Node goes on with advice for texts that begin with a dash.
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('. To specify');
    return refuse(message);
  }
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

function refuse(message: string): number {
  const commands = [...COMMANDS, 'init', 'simulator'].join(', ');
  process.stderr.write(
    `${visibleText(message)}\nCommands: ${commands}. \`bedrock-tune --help\` lists all flags.\n`,
  );
  return WRONG_USAGE;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(', ');
}

async function version(): Promise<string> {
  const { VERSION } = await import('./init/templates.data.ts');
  return VERSION;
}
