/** Workflow files of the repository: what a job needs, and what must not stand beside an identity for AWS. */
import type { Position } from '../errors.ts';
import { type CheckId, type CheckResult, fault, judged, ok, warning } from './check.ts';
import type { Reading } from './facts.ts';
import type { Path } from './position.ts';
import type { JobPlaces } from './subjects.ts';
import {
  type ActionJob,
  actionFiles,
  COMMAND_PERMISSIONS,
  ENVIRONMENT_OF,
  type Step,
  type WorkflowFile,
  type WorkflowReading,
} from './workflow-jobs.ts';

const PRIVILEGED = ['pull_request_target', 'workflow_run'];
const GITHUB_LIMIT_MINUTES = 360;

export function checkWorkflows(
  reading: Reading<readonly WorkflowReading[]>,
  places: JobPlaces,
): readonly CheckResult[] {
  const about = { id: 'workflow-files', subject: '.github/workflows' } as const;
  return judged(about, reading, (read) => {
    const files = actionFiles(read);
    const broken = read.flatMap((found) =>
      found.kind === 'broken'
        ? [
            fault(
              { ...about, subject: found.path },
              {
                found: found.why,
                expected: 'a workflow',
                fix: 'Correct the YAML.',
                at: { file: found.path, line: 1, column: 1 },
              },
            ),
          ]
        : [],
    );
    if (files.length === 0 && broken.length === 0)
      return warning(about, {
        found: 'no workflow uses this action',
        expected: 'the workflows that `bedrock-tune init` writes',
        fix: 'bedrock-tune init',
      });
    return [...broken, ...files.flatMap((file) => checkFile(file, places))];
  });
}

function checkFile(file: WorkflowFile, places: JobPlaces): readonly CheckResult[] {
  const jobs = file.jobs.map(({ id }) => id).join(', ');
  const results = [
    ...triggers(file),
    ...file.jobs.flatMap((job) => [
      ...permissions(file, job),
      ...pins(file, job),
      ...checkout(file, job),
      ...environment(file, job, places),
      ...limits(file, job),
    ]),
  ];
  return [ok({ id: 'workflow-files', subject: file.path }, `uses this action in ${jobs}`), ...results];
}

interface Spot {
  readonly about: { readonly id: CheckId; readonly subject: string };
  readonly at: (path: Path) => Position | undefined;
}

function spot(id: CheckId, file: WorkflowFile, job?: ActionJob): Spot {
  const subject = job === undefined ? file.path : `${file.path}: ${job.id}`;
  // The nearest thing that is written down, up to the job.
  const at = (path: Path): Position | undefined =>
    file.locate(path) ?? (path.length > 1 ? at(path.slice(0, -1)) : undefined);
  return { about: { id, subject }, at };
}

function triggers(file: WorkflowFile): readonly CheckResult[] {
  const { about, at } = spot('workflow-triggers', file);
  const privileged = file.triggers.filter((trigger) => PRIVILEGED.includes(trigger));
  if (privileged.length === 0) return [ok(about, file.triggers.join(', '))];
  return privileged.map((trigger) =>
    fault(about, {
      found: `${trigger} runs with secrets beside what strangers wrote; this action refuses it`,
      expected: 'pull_request, which checks the data of forks without credentials',
      fix: 'pull_request:',
      at: at(['on', trigger]),
    }),
  );
}

const LEVELS: readonly string[] = ['none', 'read', 'write'];

function permissions(file: WorkflowFile, job: ActionJob): readonly CheckResult[] {
  const { about, at } = spot('workflow-permissions', file, job);
  const needed = neededBy(job);
  const here = at(job.permissionsPath);
  if (job.permissions === undefined)
    return [
      fault(about, {
        found: 'neither the job nor the file says which permissions it has',
        expected: lines(needed),
        fix: `permissions: { ${lines(needed)} }`,
        at: at(job.path),
      }),
    ];
  if (typeof job.permissions === 'string')
    return [
      fault(about, {
        found: job.permissions,
        expected: lines(needed),
        fix: `permissions: { ${lines(needed)} }`,
        at: here,
      }),
    ];
  const given = job.permissions;
  const level = (scope: string): number => LEVELS.indexOf(given[scope] ?? 'none');
  const results = Object.entries(needed)
    .filter(([scope, wanted]) => level(scope) < LEVELS.indexOf(wanted))
    .map(([scope, wanted]) =>
      // Without these two a run warns and goes on.
      (scope === 'pull-requests' || scope === 'statuses' || scope === 'actions' ? warning : fault)(about, {
        found: `${scope} is ${given[scope] ?? 'none'}`,
        expected: `${wanted}, for ${job.commands.join(', ')}`,
        fix: `${scope}: ${wanted}`,
        at: file.locate([...job.permissionsPath, scope]) ?? here,
      }),
    );
  const more = Object.keys(given).filter((scope) => level(scope) > LEVELS.indexOf(needed[scope] ?? 'none'));
  const surplus = more.map((scope) =>
    warning(about, {
      found: `${scope}: ${given[scope]} is more than ${job.commands.join(', ') || 'the command'} needs`,
      expected: needed[scope] ?? 'none',
      fix:
        needed[scope] === undefined
          ? `Delete the line ${scope}: ${given[scope]}`
          : `${scope}: ${needed[scope]}`,
      at: at([...job.permissionsPath, scope]),
    }),
  );
  return results.length + surplus.length === 0 ? [ok(about, lines(needed))] : [...results, ...surplus];
}

function neededBy({ commands }: ActionJob): Readonly<Record<string, string>> {
  return Object.fromEntries(
    commands
      .flatMap((command) => Object.entries(COMMAND_PERMISSIONS[command] ?? {}))
      // `write` wins over `read`, whichever command asks for it.
      .toSorted(([, a], [, b]) => LEVELS.indexOf(a) - LEVELS.indexOf(b)),
  );
}

function lines(needed: Readonly<Record<string, string>>): string {
  return Object.entries(needed)
    .map(([scope, level]) => `${scope}: ${level}`)
    .join(', ');
}

function hasIdentity({ permissions: given }: ActionJob): boolean {
  return given === 'write-all' || (typeof given === 'object' && given['id-token'] === 'write');
}

/** A tag or a branch can be moved to other code, which then runs with the job's identity for AWS. */
function pins(file: WorkflowFile, job: ActionJob): readonly CheckResult[] {
  const { about, at } = spot('workflow-pins', file, job);
  const movable = job.steps.filter(({ uses }) => uses !== undefined && !isPinned(uses));
  const strangers = job.steps.filter((step) => !step.isOurs && !isCheckout(step));
  const results = movable.map(({ uses = '', path }) =>
    (hasIdentity(job) ? fault : warning)(about, {
      found: `${uses} can be moved to other code`,
      expected: 'a full commit id, with the version as a comment',
      fix: `uses: ${uses.split('@')[0]}@<40 hex digits> # <version>`,
      at: at([...path, 'uses']),
    }),
  );
  const beside = strangers.map(({ uses, path }) =>
    warning(about, {
      found: `${uses ?? 'a script'} runs beside an identity for AWS`,
      expected: 'two steps in a job with `id-token: write`: the checkout and this action',
      fix: 'Move the step into a job of its own without `id-token: write`.',
      at: at(path),
    }),
  );
  const all = [...results, ...(hasIdentity(job) ? beside : [])];
  return all.length === 0 ? [ok(about, 'commits')] : all;
}

function isPinned(uses: string): boolean {
  return (
    uses.startsWith('./') || /@[0-9a-f]{40}$/.test(uses) || /^docker:\/\/.*@sha256:[0-9a-f]{64}$/.test(uses)
  );
}

function isCheckout({ uses }: Step): boolean {
  return uses?.startsWith('actions/checkout@') === true;
}

function checkout(file: WorkflowFile, job: ActionJob): readonly CheckResult[] {
  const { about, at } = spot('workflow-checkout', file, job);
  const step = job.steps.find(isCheckout);
  if (step === undefined)
    return [
      fault(about, {
        found: 'the repository is not checked out',
        expected: 'actions/checkout before this action',
        fix: '- uses: actions/checkout@<commit>',
        at: at([...job.path, 'steps']),
      }),
    ];
  const results: CheckResult[] = [];
  const where = at([...step.path, 'with']) ?? at(step.path);
  if (step.with['fetch-depth'] !== 0)
    results.push(
      fault(about, {
        found: `fetch-depth is ${String(step.with['fetch-depth'] ?? '1, the default')}`,
        expected: '0: without the history it cannot be told which commit a training run belongs to',
        fix: 'fetch-depth: 0',
        at: file.locate([...step.path, 'with', 'fetch-depth']) ?? where,
      }),
    );
  if (step.with['persist-credentials'] !== false)
    results.push(
      warning(about, {
        found: 'the checkout leaves the token behind in .git',
        expected: 'persist-credentials: false',
        fix: 'persist-credentials: false',
        at: file.locate([...step.path, 'with', 'persist-credentials']) ?? where,
      }),
    );
  return results.length === 0 ? [ok(about, 'whole history, no token left behind')] : results;
}

function environment(file: WorkflowFile, job: ActionJob, places: JobPlaces): readonly CheckResult[] {
  const { about, at } = spot('workflow-environments', file, job);
  // A doctor tries every role from the job that is for it; an expression is for the reader of the file to judge.
  if (job.commands.includes('doctor') || job.environment?.includes('${{') === true) return [];
  const kinds = job.commands.flatMap((command) => ENVIRONMENT_OF[command] ?? []);
  const wanted = [...new Set(kinds.map((kind) => places.environments[kind]))];
  const [name] = wanted;
  if (name !== undefined && places.by === 'branch') return [ok(about, 'none, like every job that writes')];
  if (name === undefined) {
    if (job.environment === undefined) return [ok(about, 'none, as the command needs')];
    return [
      warning(about, {
        found: `it stands in ${job.environment}, whose reviewers are asked at each run`,
        expected: 'no environment for a command that writes nothing',
        fix: `Delete the line environment: ${job.environment}`,
        at: at([...job.path, 'environment']),
      }),
    ];
  }
  if (wanted.length === 1 && job.environment === name) return [ok(about, name)];
  return [
    warning(about, {
      found: `it stands in ${job.environment ?? 'no environment'}`,
      expected: `${name}: the role for ${job.commands.join(', ')} trusts it, and its reviewers stand before the run`,
      fix: `environment: ${name}`,
      at: at([...job.path, 'environment']),
    }),
  ];
}

function limits(file: WorkflowFile, job: ActionJob): readonly CheckResult[] {
  const { about, at } = spot('workflow-limits', file, job);
  const { timeoutMinutes } = job;
  if (timeoutMinutes !== undefined && timeoutMinutes < GITHUB_LIMIT_MINUTES)
    return [ok(about, `${timeoutMinutes} minutes`)];
  return [
    warning(about, {
      found: timeoutMinutes === undefined ? "GitHub's default of 360 minutes" : `${timeoutMinutes} minutes`,
      expected: 'a limit of its own, so that a run that hangs does not use up minutes',
      fix: 'timeout-minutes: 15',
      at: at([...job.path, 'timeout-minutes']),
    }),
  ];
}
