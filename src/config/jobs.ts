/** `jobs:` as typed jobs: defaults merged, names resolved, base model and data checked together. */
import type { BaseModel } from '../catalog/base-model.ts';
import { baseModelId } from '../catalog/index.ts';
import { checkBaseModel } from './base-model.ts';
import { booleanOf } from './check-value.ts';
import { readChecks } from './checks.ts';
import { chooseEnvironment, type ReadEnvironment } from './environments.ts';
import { MAX_OWN_TAGS } from './field.ts';
import { readHyperparameters } from './hyperparameters.ts';
import type {
  Budget,
  DatasetSource,
  EvaluationConfig,
  JobConfig,
  JobData,
  PriceOverride,
  TokenEstimate,
} from './job.ts';
import { mergeMaps } from './merge.ts';
import { splitS3Uri } from './paths.ts';
import { checkPlacement } from './placement.ts';
import { numberOf } from './prices.ts';
import { type Report, show } from './report.ts';
import { type Entry, entryOf, type TreeNode, textOf } from './tree.ts';

interface Scope {
  readonly defaults: TreeNode | undefined;
  readonly environments: ReadonlyMap<string, ReadEnvironment>;
  readonly prices: ReadonlyMap<string, PriceOverride>;
  readonly tokenEstimates: ReadonlyMap<string, TokenEstimate>;
  readonly today: string;
  readonly report: Report;
}

/** All jobs that could be read whole, in file order. */
export function readJobs(root: TreeNode, scope: Omit<Scope, 'defaults'>): readonly JobConfig[] {
  const defaults = entryOf(root, 'defaults')?.value;
  checkDefaultEnvironment(defaults, scope);
  const jobs = entryOf(root, 'jobs')?.value;
  const entries = jobs?.kind === 'map' ? jobs.entries : [];
  return entries.flatMap((entry) => readJob(entry, { ...scope, defaults }) ?? []);
}

/** Also where every job names its own: a default that points nowhere waits for the next job. */
function checkDefaultEnvironment(defaults: TreeNode | undefined, scope: Omit<Scope, 'defaults'>): void {
  const named = textOf(defaults, 'environment');
  if (named !== undefined) chooseEnvironment(named, named.at, scope.environments, scope.report);
}

function readJob(entry: Entry, scope: Scope): JobConfig | undefined {
  if (entry.value.kind !== 'map') return undefined;
  const { report, today } = scope;
  const job = mergeMaps(scope.defaults, entry.value);
  const environment = readEnvironmentOf(job, entry, scope);
  const named = textOf(job, 'baseModel');
  const model = named && checkBaseModel(named, { environment, today }, report);
  const hyperparameters = readHyperparameters(job, model, report);
  const data = readData(job, model, report);
  const evaluation = readEvaluation(job, data, report);
  const tags = readTags(job, report);
  if (named === undefined || data === undefined || environment?.config === undefined) return undefined;
  checkPlacement(data, environment.config, report);
  return {
    key: entry.key,
    at: entry.at,
    description: textOf(job, 'description')?.value,
    environment: environment.config,
    baseModel: { value: baseModelId(named.value), at: named.at },
    customizationType: 'FINE_TUNING',
    data,
    evaluation,
    hyperparameters,
    tags,
    budget: readBudget(job),
    price: scope.prices.get(baseModelId(named.value)),
    tokenEstimate: scope.tokenEstimates.get(baseModelId(named.value)),
    checks: readChecks(job),
    namespace: textOf(job, 'namespace')?.value,
    supersede: textOf(job, 'supersede')?.value === 'stop' ? 'stop' : 'tell',
  };
}

function readEnvironmentOf(job: TreeNode, entry: Entry, scope: Scope): ReadEnvironment | undefined {
  // A name that is refused is reported already.
  if (entryOf(job, 'environment')?.value.kind === 'refused') return undefined;
  return chooseEnvironment(textOf(job, 'environment'), entry.at, scope.environments, scope.report);
}

function readData(job: TreeNode, model: BaseModel | undefined, report: Report): JobData | undefined {
  const data = entryOf(job, 'data');
  const training = readSource(entryOf(data?.value, 'training'));
  const validationEntry = entryOf(data?.value, 'validation');
  const validation = readSource(validationEntry);
  if (validationEntry !== undefined && model?.validationSet === false) {
    report(validationEntry.at, {
      code: 'validation-set-refused',
      message: `${model.name} accepts no validation set for fine-tuning.`,
      hint: 'Remove `validation`.',
    });
  }
  if (training === undefined) return undefined;
  if (validation !== undefined && sourceId(validation) === sourceId(training)) {
    report(validation.at, {
      code: 'same-dataset',
      message: `The validation set is the training set (line ${training.at.line}).`,
      hint: 'Keep some rows apart and name their file here, or remove `validation`.',
    });
  }
  return { training, validation, system: textOf(data?.value, 'system') };
}

function readEvaluation(
  job: TreeNode,
  data: JobData | undefined,
  report: Report,
): EvaluationConfig | undefined {
  const written = textOf(entryOf(job, 'evaluation')?.value, 'data');
  if (written === undefined) return undefined;
  const source = { kind: 'file', path: written.value, at: written.at } as const;
  const twin = [data?.training, data?.validation].find(
    (other) => other !== undefined && sourceId(other) === sourceId(source),
  );
  if (twin !== undefined) {
    report(source.at, {
      code: 'same-dataset',
      message: `The evaluation data is the ${twin === data?.training ? 'training' : 'validation'} set (line ${twin.at.line}): it would prove nothing.`,
      hint: 'Keep some rows apart and name their file here, or remove `evaluation`.',
    });
  }
  return { data: source };
}

function readSource(entry: Entry | undefined): DatasetSource | undefined {
  const node = entry?.value;
  if (node?.kind === 'scalar') return { kind: 'file', path: node.text, at: node.at };
  const uri = textOf(node, 's3Uri');
  const versionId = textOf(node, 'versionId');
  const parts = uri && splitS3Uri(uri.value);
  if (uri === undefined || versionId === undefined || parts === undefined) return undefined;
  return { kind: 's3', ...parts, versionId: versionId.value, at: uri.at };
}

/** Equal exactly for equal sources. */
export function sourceId(source: DatasetSource): string {
  return JSON.stringify(
    source.kind === 'file' ? [source.path] : [source.bucket, source.key, source.versionId],
  );
}

function readTags(job: TreeNode, report: Report): Readonly<Record<string, string>> {
  const tags = entryOf(job, 'tags');
  const entries = tags?.value.kind === 'map' ? tags.value.entries : [];
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const twin = seen.get(entry.key.toLowerCase());
    if (twin !== undefined) reportTagTwin(twin, entry, report);
    seen.set(entry.key.toLowerCase(), entry);
  }
  if (tags !== undefined && entries.length > MAX_OWN_TAGS) {
    report(tags.at, {
      code: 'too-many-entries',
      message: `With those of \`defaults\` the job has ${entries.length} tags; at most ${MAX_OWN_TAGS} are allowed.`,
      hint: 'Remove some, or clear defaults with `null`.',
    });
  }
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => (value.kind === 'scalar' ? [[key, value.text]] : [])),
  );
}

function reportTagTwin(first: Entry, second: Entry, report: Report): void {
  report(second.at, {
    code: 'duplicate-key',
    message: `The tag ${show(second.key)} differs only in case from ${show(first.key)} (line ${first.at.line}).`,
    hint: 'Keep one of the two; clear one from `defaults` with `null`.',
  });
}

function readBudget(job: TreeNode): Budget {
  const budget = entryOf(job, 'budget')?.value;
  const required = entryOf(budget, 'requireEstimate')?.value;
  const isRequired = required !== undefined && booleanOf(required) === true;
  return {
    trainingUsd: numberOf(budget, 'trainingUsd'),
    requireEstimate: isRequired ? { value: true, at: required.at } : undefined,
    onOverrun: textOf(budget, 'onOverrun')?.value === 'warn' ? 'warn' : 'block',
  };
}
