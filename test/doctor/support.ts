/** `doctor` as both edges run it, in this process, against a simulated account that the templates set up. */
import { tmpdir } from 'node:os';
import { afterAll } from '@jest/globals';
import { mintGitHubToken } from '../../src/adapters/github/oidc.ts';
import { laptopEdge } from '../../src/adapters/laptop.ts';
import { nodeFiles } from '../../src/adapters/node/files.ts';
import { setupAdapter } from '../../src/adapters/setup.ts';
import type { CheckId } from '../../src/doctor/check.ts';
import type { DoctorReport } from '../../src/doctor/doctor.ts';
import { localEvent, parseEvent } from '../../src/event.ts';
import { parseInputs } from '../../src/inputs.ts';
import { type Outcome, runCommand } from '../../src/main.ts';
import type { CommandResult } from '../../src/outputs.ts';
import type { Edge } from '../../src/ports/edge.ts';
import { addToken } from '../../src/simulator/github/state.ts';
import type { Simulator } from '../../src/simulator/host.ts';
import { type JobClaims, mintRequestToken } from '../../src/simulator/oidc/state.ts';
import { type Checkout, createCheckout } from '../../src/simulator/workflow/checkout.ts';
import { instantClock, setEnv } from '../adapters/wire.ts';
import { JOBS_YAML, workflowsOf } from '../support/stacked-world.ts';

const OWNER_TOKEN = 'simulated-owner-token';
const REPOSITORY = 'acme/support-models';

/** One for a test file: an edge listens to signals of the process. */
let laptop: ReturnType<typeof laptopEdge> | undefined;

/** A repository that is set up, for one test file. */
export function setUpCheckout(): Checkout {
  const checkout = createCheckout();
  afterAll(() => checkout.remove());
  for (const [path, text] of Object.entries({ 'jobs.yaml': JOBS_YAML, ...workflowsOf() }))
    checkout.write(path, text);
  checkout.commit('Set up');
  return checkout;
}

export interface Told extends CommandResult {
  readonly report: DoctorReport;
}

export interface Person {
  /** For GitHub; '': none. */
  readonly token?: string;
  /** false: does not say which repository it is. */
  readonly repository?: boolean;
  /** false: not signed in to AWS. */
  readonly credentials?: boolean;
}

const SIGNED_OUT = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** A person with rights to read everything, unless said otherwise. */
export async function onLaptop(
  simulator: Simulator,
  directory: string,
  { token = OWNER_TOKEN, repository = true, credentials = true }: Person = {},
): Promise<Told> {
  const administrator = {
    actions: 'read',
    administration: 'read',
    variables: 'read',
    contents: 'read',
  } as const;
  addToken(simulator.world.github, OWNER_TOKEN, { login: 'octocat', permissions: administrator });
  setEnv({ ...simulator.env, ...simulator.laptopEnv, ...(credentials ? {} : SIGNED_OUT) });
  laptop ??= laptopEdge({ env: process.env, folder: directory, verbose: false });
  const edge = await laptop;
  const who = repository
    ? { repository: REPOSITORY, repositoryId: '4242' }
    : { repository: undefined, repositoryId: undefined };
  return told(
    await runCommand(edge, async () => ({
      inputs: parseInputs((name) => ({ command: 'doctor', 'github-token': token })[String(name)] ?? ''),
      event: localEvent(who),
    })),
  );
}

/** A job of a workflow with these claims, or without `id-token: write`; its token for GitHub is that of every job. */
export async function inWorkflow(
  simulator: Simulator,
  directory: string,
  given: JobClaims | undefined,
): Promise<Told> {
  const claims = given ?? {};
  const event = claims.event_name ?? 'workflow_dispatch';
  const minted = mintRequestToken(simulator.world.oidc, { ...claims, event_name: event });
  const env = {
    ...simulator.env,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: given === undefined ? '' : minted,
    GITHUB_WORKSPACE: directory,
    GITHUB_EVENT_NAME: event,
    GITHUB_REF: claims.ref ?? 'refs/heads/main',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REPOSITORY_ID: '4242',
    GITHUB_RUN_ID: '77',
  };
  setEnv(env);
  laptop ??= laptopEdge({ env: process.env, folder: directory, verbose: false });
  const clock = instantClock();
  // As the action does it, but without the command that masks the token in the log.
  const mintToken = mintGitHubToken({ env, clock, onSecret: () => undefined });
  const files = nodeFiles({ root: directory, temp: tmpdir() });
  const root = directory;
  const edge: Edge = {
    ...(await laptop),
    env,
    setup: ({ id, attempt }) =>
      setupAdapter({ env, root, files, clock, mintToken, runId: id, runAttempt: attempt }),
  };
  const head = { sha: 'a'.repeat(40), repo: { full_name: REPOSITORY } };
  const pull_request = { number: 7, state: 'open', user: { login: 'octocat' }, head, base: head };
  const payload = {
    repository: { default_branch: 'main' },
    ...(event === 'pull_request' ? { pull_request } : {}),
  };
  return told(
    await runCommand(edge, async () => ({
      inputs: parseInputs(
        (name) =>
          ({ command: 'doctor', 'github-token': simulator.env['GITHUB_TOKEN'] ?? '' })[String(name)] ?? '',
      ),
      event: parseEvent(env, payload),
    })),
  );
}

function told({ result }: Outcome): Told {
  const report = result.details['doctor'];
  if (report === undefined) throw new Error(result.terminal);
  // `details` is open; this member is what `doctor` puts there.
  return { ...result, report: report as DoctorReport };
}

/** Ids of the checks with an outcome, each once, in the order of the report. */
export function idsOf(
  { report }: Told,
  outcome: DoctorReport['checks'][number]['outcome'],
): readonly CheckId[] {
  return [...new Set(report.checks.filter((check) => check.outcome === outcome).map(({ id }) => id))];
}

/** Everything said about the faults of one check. */
export function saidOf({ report }: Told, id: CheckId): string {
  return report.checks
    .filter((check) => check.id === id && check.outcome !== 'ok')
    .map(({ subject, found, expected, fix }) => [subject, found, expected, fix].join(' | '))
    .join('\n');
}
