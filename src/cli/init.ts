/** `bedrock-tune init`, on a terminal or with flags. */
import { argv, cwd, env, stderr, stdin, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { type InitEdge, initEdge } from '../adapters/init.ts';
import { visibleText } from '../adapters/laptop.ts';
import { findFacts, init } from '../commands/init.ts';
import { type AppError, toAppError } from '../errors.ts';
import { nextSteps, type Step } from '../init/next-steps.ts';
import { FLAGS, type Texts } from '../init/questions.ts';
import { decisionOf, type InitResult, initJson } from '../init/result.ts';
import { initText } from '../init/words.ts';

const USAGE = `Usage: bedrock-tune init [flags]

Writes jobs.yaml, the workflows and a sample dataset into the git repository of this folder, and prints what is left to
do. On a terminal it asks for what no flag says. A file that exists is never replaced.

Flags
  --account-id N         AWS account, 12 digits
  --region REGION        AWS region of the training (us-east-1)
  --repository OWNER/NAME  on GitHub (the remote origin)
  --uses OWNER/bedrock-tune@COMMIT  the action at a full commit (that of the clone this program runs from)
  --default-branch NAME  whose pushes train (that of origin, else main)
  --environment NAME     name of the AWS target in jobs.yaml (prod)
  --job NAME             name of the first job (support-bot)
  --base-model ID        what it starts from (Amazon Nova Micro, or the first one of the region)
  --name-prefix TEXT     start of the names of roles, buckets and stacks (bedrock-tune); a second repository of the
                         account needs another
  --trust environment|branch  what the roles that write trust (environment); branch is for repositories whose GitHub
                         plan has no environments, and leaves them out of the workflows
  --yes                  takes the defaults and asks nothing
  --dry-run              tells what it would write
  --json                 one JSON object on stdout and nothing else

Exit code: 0 written, or there already; 2 wrong usage, or a file could not be written
`;

const FAILED = 2;

/** Runs it; answers the exit code. */
export async function runInit(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args);
  if (flags === undefined) return FAILED;
  if (flags.help) {
    stdout.write(USAGE);
    return 0;
  }
  try {
    const edge = await edgeOf(flags);
    const result = await initWith(edge, flags);
    const steps = isDone(result) ? stepsAfter(result, edge) : [];
    print(flags.json ? JSON.stringify(initJson(result, steps)) : visibleText(initText(result, steps)));
    return isDone(result) ? 0 : FAILED;
  } catch (thrown) {
    tell(toAppError(thrown), flags.json);
    return FAILED;
  }
}

async function edgeOf({ yes }: Flags): Promise<InitEdge> {
  const canAsk = !yes && stdin.isTTY === true && stderr.isTTY === true;
  return await initEdge({
    env,
    folder: cwd(),
    script: argv[1] ?? '',
    terminal: canAsk ? { input: stdin, output: stderr } : undefined,
  });
}

async function initWith(edge: InitEdge, { given, dryRun }: Flags): Promise<InitResult> {
  try {
    return await init(edge, { facts: await findFacts(edge), given, isDryRun: dryRun });
  } finally {
    edge.prompt?.close();
  }
}

function stepsAfter({ answers, files }: InitResult, { templates }: InitEdge): readonly Step[] {
  const paths = files.filter(({ state }) => state !== 'left-out').map(({ path }) => path);
  return nextSteps(answers, { templates, paths });
}

function isDone(result: InitResult): boolean {
  const decision = decisionOf(result);
  return decision !== 'refused' && decision !== 'failed';
}

function tell({ code, message, hint }: AppError, asJson: boolean): void {
  if (asJson) {
    print(
      JSON.stringify({
        schemaVersion: 1,
        command: 'init',
        decision: 'error',
        error: { code, message, hint },
      }),
    );
  } else stderr.write(`${visibleText(`${message}\n${hint}`)}\n`);
}

function print(text: string): void {
  stdout.write(`${text}\n`);
}

interface Flags {
  readonly given: Texts;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** undefined: the usage was printed, because the arguments cannot be used. */
function parseFlags(args: readonly string[]): Flags | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'string' as const }])),
        yes: { type: 'boolean', short: 'y' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const texts: Readonly<Record<string, unknown>> = values;
    const given = FLAGS.flatMap((name) => {
      const value = texts[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    return {
      given: Object.fromEntries(given),
      yes: values.yes === true,
      dryRun: values['dry-run'] === true,
      json: values.json === true,
      help: values.help === true,
    };
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}
