/** The jobs of workflow files that use this action, with places to point at. */
import type { TextFile } from '../ports/doctor.ts';
import { type Locate, type Path, readYaml, type YamlFile } from './position.ts';
import { type By, type EnvironmentNames, USUAL_ENVIRONMENTS } from './subjects.ts';

/** Permission scopes a command needs; the README has the same table with the reasons. */
export const COMMAND_PERMISSIONS: Readonly<Record<string, Readonly<Record<string, 'read' | 'write'>>>> = {
  validate: { contents: 'read' },
  plan: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write', statuses: 'write' },
  apply: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write', statuses: 'write' },
  status: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write', statuses: 'write' },
  stop: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write', statuses: 'write' },
  teardown: { contents: 'read', 'id-token': 'write' },
  doctor: { contents: 'read', 'id-token': 'write', actions: 'read' },
};

export interface WorkflowFile {
  readonly path: string;
  readonly locate: Locate;
  readonly triggers: readonly string[];
  /** As `on.push.branches` names them. */
  readonly pushBranches: readonly string[];
  readonly jobs: readonly ActionJob[];
}

/** A job with a step of ours. */
export interface ActionJob {
  readonly id: string;
  /** Where the job stands in the file. */
  readonly path: Path;
  /** Commands its steps of ours run, `auto` taken apart by the events of the file. */
  readonly commands: readonly string[];
  /** undefined: neither job nor file says; GitHub's default for the repository holds. */
  readonly permissions: Permissions | undefined;
  /** Where they are written. */
  readonly permissionsPath: Path;
  readonly environment: string | undefined;
  readonly timeoutMinutes: number | undefined;
  readonly steps: readonly Step[];
}

export type Permissions = Readonly<Record<string, string>> | 'read-all' | 'write-all';

export interface Step {
  readonly path: Path;
  readonly uses: string | undefined;
  readonly with: Json;
  readonly isOurs: boolean;
}

type Json = Readonly<Record<string, unknown>>;

export type WorkflowReading =
  | { readonly kind: 'file'; readonly file: WorkflowFile }
  /** Not YAML, or not the shape of a workflow. */
  | { readonly kind: 'broken'; readonly path: string; readonly why: string }
  | { readonly kind: 'other' };

/** Each file once, for all that look at them. */
export function readWorkflows(sources: readonly TextFile[]): readonly WorkflowReading[] {
  const isOurRepository = isActionItself(sources);
  return sources.map((source) => readWorkflow(source, isOurRepository));
}

/** Those that use this action; what cannot be read is told elsewhere. */
export function actionFiles(readings: readonly WorkflowReading[]): readonly WorkflowFile[] {
  return readings.flatMap((found) => (found.kind === 'file' ? [found.file] : []));
}

/** What a file of another workflow, or a broken one, is told by. */
function readWorkflow(source: TextFile, isOurRepository: boolean): WorkflowReading {
  // A file without our name needs no parser, and its faults are not ours to tell.
  if (!/\buses:/.test(source.text)) return { kind: 'other' };
  const yaml = readYaml(source);
  const [error] = yaml.document.errors;
  if (error !== undefined)
    return /bedrock-tune/.test(source.text)
      ? { kind: 'broken', path: source.path, why: error.message.split('\n')[0] ?? 'not YAML' }
      : { kind: 'other' };
  const file = workflowOf(yaml, isOurRepository);
  return file.jobs.length === 0 ? { kind: 'other' } : { kind: 'file', file };
}

/** A repository whose root is this action, so that `uses: ./` means it. */
function isActionItself(files: readonly TextFile[]): boolean {
  return files.some(
    ({ path, text: content }) => path === 'action.yml' && /^name: bedrock-tune$/m.test(content),
  );
}

function workflowOf({ path, document, locate }: YamlFile, isOurRepository: boolean): WorkflowFile {
  const root = object(document.toJS());
  const triggers = triggersOf(root['on']);
  const jobs = Object.entries(object(root['jobs'])).flatMap(([id, job]) => {
    const found = jobOf(id, object(job), { root, triggers, isOurRepository });
    return found.steps.some(({ isOurs }) => isOurs) ? [found] : [];
  });
  const pushBranches = list(object(object(root['on'])['push'])['branches']).map(String);
  return { path, locate, triggers, pushBranches, jobs };
}

interface JobSource {
  readonly root: Json;
  readonly triggers: readonly string[];
  readonly isOurRepository: boolean;
}

function jobOf(id: string, job: Json, { root, triggers, isOurRepository }: JobSource): ActionJob {
  const path = ['jobs', id];
  const steps = list(job['steps']).map((step, index) => {
    const found = stepOf(object(step), [...path, 'steps', index]);
    return found.uses === './' ? { ...found, isOurs: isOurRepository } : found;
  });
  const own = permissionsOf(job['permissions']);
  const timeout = job['timeout-minutes'];
  return {
    id,
    path,
    commands: [
      ...new Set(steps.filter(({ isOurs }) => isOurs).flatMap((step) => commandsOf(step, triggers))),
    ],
    permissions: own ?? permissionsOf(root['permissions']),
    permissionsPath:
      own === undefined && root['permissions'] !== undefined ? ['permissions'] : [...path, 'permissions'],
    environment: text(job['environment']) ?? text(object(job['environment'])['name']),
    timeoutMinutes: typeof timeout === 'number' ? timeout : undefined,
    steps,
  };
}

function stepOf(step: Json, path: Path): Step {
  const uses = text(step['uses']);
  const isOurs = uses !== undefined && /(?:^|\/)bedrock-tune(?:@|$)/.test(uses);
  return { path, uses, with: object(step['with']), isOurs };
}

/** `auto` runs what the event asks for; an expression may be anything, and is taken for nothing. */
function commandsOf(step: Step, triggers: readonly string[]): readonly string[] {
  const asked = text(step.with['command']) ?? 'auto';
  if (asked !== 'auto') return [asked];
  return triggers.flatMap((trigger) => AUTOMATIC[trigger] ?? []);
}

const AUTOMATIC: Readonly<Record<string, string>> = {
  pull_request: 'plan',
  merge_group: 'validate',
  push: 'apply',
  schedule: 'status',
  workflow_dispatch: 'status',
};

function triggersOf(on: unknown): readonly string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(object(on));
}

function permissionsOf(value: unknown): Permissions | undefined {
  if (value === 'read-all' || value === 'write-all') return value;
  if (value === undefined || value === null) return undefined;
  return Object.fromEntries(Object.entries(object(value)).map(([scope, level]) => [scope, String(level)]));
}

function object(value: unknown): Json {
  // Parsed YAML: what is a map here has string keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What our steps give to the input `config`; '': nothing. */
export function configsOf(files: readonly WorkflowFile[]): ReadonlySet<string> {
  const steps = files.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps)).filter(({ isOurs }) => isOurs);
  return new Set(steps.map((step) => text(step.with['config']) ?? ''));
}

/** In which GitHub environment a command that writes has to run. */
export const ENVIRONMENT_OF: Readonly<Record<string, keyof EnvironmentNames>> = {
  apply: 'train',
  stop: 'train',
  teardown: 'teardown',
};

/** Where the jobs that write stand; `branch` if none names a GitHub environment, undefined if there are no such jobs. */
export function placeOfWriters(files: readonly WorkflowFile[]): By | undefined {
  const writers = files
    .flatMap(({ jobs }) => jobs)
    .filter(({ commands }) => commands.some((command) => Object.hasOwn(ENVIRONMENT_OF, command)));
  if (writers.length === 0) return undefined;
  return writers.every(({ environment }) => environment === undefined) ? 'branch' : 'environment';
}

/** The branch whose pushes start our workflows; undefined: they name none, several, or a pattern. */
export function pushedBranch(files: readonly WorkflowFile[]): string | undefined {
  const [branch, ...others] = new Set(files.flatMap(({ pushBranches }) => pushBranches));
  return branch === undefined || others.length > 0 || /[*?+![\]$]/.test(branch) ? undefined : branch;
}

/** Names that all jobs of a kind agree on; the usual ones where they do not, or where both kinds would share one. */
export function environmentNames(files: readonly WorkflowFile[]): EnvironmentNames {
  const jobs = files.flatMap((file) => file.jobs);
  const agreed = (kind: keyof EnvironmentNames): string => {
    const names = new Set(
      jobs.flatMap(({ commands, environment }) =>
        commands.some((command) => ENVIRONMENT_OF[command] === kind) ? [environment] : [],
      ),
    );
    const [name] = names;
    return names.size !== 1 || name === undefined || name.includes('${{') ? USUAL_ENVIRONMENTS[kind] : name;
  };
  const found = { train: agreed('train'), teardown: agreed('teardown') };
  return found.train === found.teardown ? USUAL_ENVIRONMENTS : found;
}
