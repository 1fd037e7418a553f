/** Inputs -> command -> outputs. `runCommand` holds the only catch that ends a run; the CLI shares it. */
import { apply } from './commands/apply.ts';
import { chooseCommand } from './commands/choose.ts';
import type { CommandContext } from './commands/context.ts';
import { plan } from './commands/plan.ts';
import { status } from './commands/status.ts';
import { stop } from './commands/stop.ts';
import { teardown } from './commands/teardown.ts';
import { validate } from './commands/validate.ts';
import { AppError, type ErrorCode, hasErrors, toAppError } from './errors.ts';
import { hasAwsIdentity, isSimulated, type ParsedEvent, parseEvent } from './event.ts';
import { type Command, type Inputs, parseInputs } from './inputs.ts';
import { type CommandResult, EXIT_CODES, outputsOf, resultJson } from './outputs.ts';
import type { ActionEdge, Edge } from './ports/edge.ts';
import type { GitHub } from './ports/github.ts';
import { selectAnnotations } from './report/annotations.ts';

const COMMANDS: Readonly<Record<Command, (context: CommandContext) => Promise<CommandResult>>> = {
  validate,
  plan,
  apply,
  status,
  stop,
  teardown,
  // Run by hand, now and then: no other run has to parse it.
  doctor: async (context) => (await import('./commands/doctor.ts')).doctor(context),
};

/** The action: never throws, writes every output on every exit, returns the exit code. */
export async function main(edge: ActionEdge): Promise<0 | 1> {
  const outcome = await runCommand(edge, async () => ({
    // Raw, not trimmed: a confirmation has to be exact.
    inputs: parseInputs((name) => edge.env[`INPUT_${name.toUpperCase()}`] ?? ''),
    event: parseEvent(edge.env, await edge.readEvent()),
  }));
  await publish(edge, outcome);
  return EXIT_CODES[outcome.result.decision].action;
}

/** What a run is asked for. */
export interface Request {
  readonly inputs: Inputs;
  readonly event: ParsedEvent;
  /** Done instead of what the command does by itself; for the command line, which can do more than the action. */
  readonly instead?: ((context: CommandContext) => Promise<CommandResult>) | undefined;
  /** What is done instead asks base models, which `validate` by itself does not. Default: false. */
  readonly asksInference?: boolean;
}

export interface Outcome {
  readonly result: CommandResult;
  /** What ended the run early; undefined where a command came to its end. */
  readonly error: AppError | undefined;
}

/** @param read parses inputs and event; what it throws becomes an outcome too */
export async function runCommand(edge: Edge, read: () => Promise<Request>): Promise<Outcome> {
  const isOver = new AbortController();
  try {
    const { signal } = isOver;
    const result = await Promise.race([read().then((request) => run(edge, request)), leaving(edge, signal)]);
    return { result, error: undefined };
  } catch (thrown) {
    const error = toAppError(thrown);
    return { result: failedResult(error), error };
  } finally {
    isOver.abort();
  }
}

/** So long a cancelled run may take to end in good order; the runner ends it by force after 7.5 s. */
const LEAVE_MS = 4000;

/**
 * Rejects when a cancelled run does not come to its end, for a service does not answer. What it leaves behind it has
 * said by then, at the moment of the cancellation.
 */
async function leaving({ signal, clock }: Edge, isOver: AbortSignal): Promise<never> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await clock.sleep(LEAVE_MS, isOver);
  throw new AppError('cancelled', 'the run was cancelled, and left while a service had not answered yet', {
    blame: 'user',
    hint: 'Run again to go on: it finds what was done. What trains goes on training, and costing, until it is stopped.',
  });
}

/** Commands that write no comment and no status, and ask GitHub nothing through that port. */
const WITHOUT_GITHUB: readonly Command[] = ['validate', 'teardown', 'doctor'];

async function run(
  edge: Edge,
  { inputs, event, instead, asksInference = false }: Request,
): Promise<CommandResult> {
  // On a laptop the SDK's default chain decides; there is more to it than variables.
  const identity = event.trigger.kind === 'local' || hasAwsIdentity(edge.env);
  const { command, because } = chooseCommand(inputs.command, event.trigger, identity);
  if (because !== undefined) edge.console.info(`Running ${command}: ${because}.`);
  const needsGitHub = !WITHOUT_GITHUB.includes(command);
  const { runId, runAttempt } = event.run;
  const trace = { id: runId ?? 'local', attempt: String(runAttempt ?? 1) };
  // `validate` asks AWS nothing, so nothing of it is simulated either.
  const asksAws = command !== 'validate' || asksInference;
  const simulated = asksAws && isSimulated(edge.env, command === 'doctor', asksInference);
  const github = githubOpener(edge, { inputs, event });
  const result = await (instead ?? COMMANDS[command])({
    ...edge,
    inputs,
    trigger: event.trigger,
    run: event.run,
    aws: edge.aws(trace),
    setup: edge.setup(trace),
    github: needsGitHub ? await github() : undefined,
    openGitHub: github,
    simulated,
  });
  return { ...result, details: { ...result.details, simulated } };
}

/** Loads the adapter once, at the first call; undefined: no token, or no repository. */
function githubOpener(edge: Edge, { inputs, event }: Request): () => Promise<GitHub | undefined> {
  const { githubToken: token } = inputs;
  const { repository } = event.run;
  let opened: Promise<GitHub> | undefined;
  return async () => {
    if (token === undefined || repository === undefined) return undefined;
    opened ??= edge.github(token, repository);
    return await opened;
  };
}

/** Refused before anything was done: the request or the checkout is wrong. All else is an error of a service, or ours. */
const REFUSALS: readonly ErrorCode[] = [
  'input-invalid',
  'event-invalid',
  'trigger-refused',
  'not-default-branch',
  'config-missing',
  'file-unreadable',
  'file-changed',
  'git-failed',
  'confirm-mismatch',
  'repository-id-missing',
];

function failedResult(error: AppError): CommandResult {
  const detail = { code: error.code, blame: error.blame, message: error.message, hint: error.hint };
  return {
    command: '',
    decision: REFUSALS.includes(error.code) ? 'refused' : 'error',
    reasonCode: error.code,
    findings: [],
    jobs: [],
    hasChanges: false,
    hasWork: false,
    commentUrl: undefined,
    summary: undefined,
    terminal: `${error.message}\n${error.hint}`,
    details: { error: detail },
  };
}

/** Red without an error annotation: the log of the step has to say why by itself. */
function isUnexplained({ decision, findings, details }: CommandResult): boolean {
  return EXIT_CODES[decision].action === 1 && !hasErrors(findings) && details['error'] === undefined;
}

async function publish(edge: ActionEdge, { result, error }: Outcome): Promise<void> {
  const { shown, omitted } = selectAnnotations(result.findings);
  for (const finding of shown) edge.console.annotate(finding);
  if (omitted > 0) edge.console.info(`${omitted} more findings are in the job summary and in the report.`);
  // A summary has a limit and the log has none: here everything is listed.
  if (error === undefined)
    await edge.console.group(`Result: ${result.decision} (${result.reasonCode})`, async () => {
      for (const line of result.terminal.split('\n')) edge.console.info(line);
    });
  if (isUnexplained(result)) edge.runner.fail(result.terminal.split('\n')[0] ?? result.decision);
  if (error !== undefined) edge.runner.fail(`${error.message.replace(/\.$/, '')}. Fix: ${error.hint}`);
  if (error?.blame === 'bug' && error.cause instanceof Error)
    for (const line of (error.cause.stack ?? '').split('\n')) edge.console.info(line);
  if (edge.env['GITHUB_STEP_SUMMARY'] && result.summary !== undefined)
    await edge.runner.appendSummary(result.summary);
  if (!edge.env['GITHUB_OUTPUT']) return;
  const reportPath = await writeReport(edge, JSON.stringify(resultJson(result), null, 2));
  for (const [name, value] of Object.entries(outputsOf(result, reportPath)))
    edge.runner.setOutput(name, value);
}

/** The report is a convenience: a full disk must not change the verdict. */
async function writeReport(edge: ActionEdge, text: string): Promise<string> {
  try {
    return await edge.files.writeReport('report.json', text);
  } catch (error) {
    edge.console.warn(`The report was not written: ${toAppError(error).message}`);
    return '';
  }
}
