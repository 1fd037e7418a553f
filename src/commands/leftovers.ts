/** `status` with `all`: what lies around in every environment. Reads lists and tags, and no object. */
import { Buffer } from 'node:buffer';
import type { EnvironmentConfig, RemovalPolicy } from '../config/job.ts';
import { AppError, toAppError } from '../errors.ts';
import { type CommandResult, EXIT_CODES } from '../outputs.ts';
import { renderLeftovers } from '../report/leftovers.ts';
import { findLeftovers, type Leftovers } from '../teardown/leftovers.ts';
import { NONE_PROTECTED } from '../teardown/renamed.ts';
import { type CommandContext, isoTime } from './context.ts';
import { repositoryIdMissing } from './execute.ts';
import { loadConfig } from './load-config.ts';
import { connect, prefixOf } from './observe.ts';
import { environmentFilter, requireEnvironments } from './scope.ts';
import { readWorld } from './teardown-world.ts';

/** Adds a section to what `status` has to say; an environment that cannot be looked at reddens it. */
export async function withLeftovers(context: CommandContext, status: CommandResult): Promise<CommandResult> {
  const { repositoryId } = context.run;
  if (repositoryId === undefined) throw repositoryIdMissing();
  const { environments, removal } = await loadConfig(context);
  // Its findings are the news then, and which jobs it has is not known.
  if (removal === undefined) return status;
  requireEnvironments(context, { environments });
  const isSelected = environmentFilter(context);
  const all: Leftovers[] = [];
  const errors: AppError[] = [];
  for (const environment of environments.filter(({ name }) => isSelected(name))) {
    const found = await look(context, { environment, removal, repositoryId }).catch(toAppError);
    if (found instanceof AppError) errors.push(found);
    all.push(found instanceof AppError ? problemOf(environment, found) : found);
  }
  return withSection(context, { status, all: eachOnce(all), errors });
}

/** Two environments of one account and region see the same things. */
function eachOnce(all: readonly Leftovers[]): readonly Leftovers[] {
  const seen = new Set<string>();
  return all.map((one) => {
    const found = one.found.filter(({ place }) => !seen.has(place));
    for (const { place } of found) seen.add(place);
    return { ...one, found };
  });
}

interface Place {
  readonly environment: EnvironmentConfig;
  readonly removal: RemovalPolicy;
  readonly repositoryId: string;
}

async function look(context: CommandContext, place: Place): Promise<Leftovers> {
  const { environment, removal } = place;
  const { jobs } = context.inputs;
  const world = await readWorld({
    ...place,
    session: await connect(context, environment, 'status'),
    prefix: prefixOf(context, environment),
    scope: { what: 'all', jobs },
    protectedRuns: NONE_PROTECTED,
    proveDatasets: false,
    readsAllHolders: true,
    observedAt: () => isoTime(context),
  });
  const { name, accountId, region } = environment;
  const found = findLeftovers(world, { known: new Set(removal.jobs.keys()), jobs });
  return { environment: name, accountId, region, found, problem: undefined };
}

function problemOf({ name, accountId, region }: EnvironmentConfig, { message, hint }: AppError): Leftovers {
  return { environment: name, accountId, region, found: [], problem: `${message}. ${hint}` };
}

interface Section {
  readonly status: CommandResult;
  readonly all: readonly Leftovers[];
  readonly errors: readonly AppError[];
}

function withSection(context: CommandContext, { status, all, errors }: Section): CommandResult {
  const render = (format: 'markdown' | 'text', before: string): string =>
    renderLeftovers(all, {
      format,
      observedAt: isoTime(context),
      reserved: Buffer.byteLength(before),
    });
  const { summary = '', terminal } = status;
  const [error] = errors;
  const isFine = EXIT_CODES[status.decision].action === 0;
  return {
    ...status,
    ...(error !== undefined && isFine ? { decision: 'error', reasonCode: error.code } : {}),
    summary: `${summary}\n${render('markdown', summary)}`,
    terminal: `${terminal}\n\n${render('text', terminal)}`,
    details: { ...status.details, leftovers: all },
    counts: { ...status.counts, leftovers: all.reduce((sum, { found }) => sum + found.length, 0) },
  };
}
