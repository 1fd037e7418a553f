/** The hyperparameters of a job against those of its base model. */
import type { BaseModel, HyperparameterRange } from '../catalog/base-model.ts';
import { BASE_MODELS, findHyperparameter, nearest } from '../catalog/index.ts';
import { compareText } from '../errors.ts';
import { plainDecimal } from './decimal.ts';
import type { Hyperparameter } from './job.ts';
import { type Fault, listOf, type Report, show } from './report.ts';
import { type Entry, entryOf, type TreeNode } from './tree.ts';

/** Those the author gave, sorted by name; a model that is not in the catalogue leaves only their form to check. */
export function readHyperparameters(
  job: TreeNode,
  model: BaseModel | undefined,
  report: Report,
): readonly Hyperparameter[] {
  const node = entryOf(job, 'hyperparameters')?.value;
  const entries = node?.kind === 'map' ? node.entries : [];
  return entries
    .flatMap((entry) => readOne(entry, model, report))
    .sort((a, b) => compareText(a.name, b.name));
}

function readOne(entry: Entry, model: BaseModel | undefined, report: Report): readonly Hyperparameter[] {
  const range = model === undefined ? undefined : findHyperparameter(model, entry.key);
  if (model !== undefined && range === undefined) report(entry.at, unknownName(entry.key, model));
  const node = entry.value;
  const value = node.kind === 'scalar' ? plainDecimal(node.text) : undefined;
  if (node.kind !== 'scalar' || value === undefined) return [];
  const fault = model && range && valueFault({ source: node.text, value }, range, model);
  if (fault !== undefined) report(node.at, fault);
  return [{ name: entry.key, value, source: node.text, at: node.at }];
}

function unknownName(name: string, model: BaseModel): Fault {
  const known = model.hyperparameters.map((range) => range.name);
  const meant = nearest(name, known);
  const range = meant === undefined ? undefined : findHyperparameter(model, meant);
  return {
    code: 'unknown-hyperparameter',
    message: `${show(name)} is not a hyperparameter of ${model.name}; it has ${listOf(known, 'and')}.`,
    hint:
      range === undefined
        ? `Remove it${knownElsewhere(name)}; where it comes from \`defaults:\`, clear it in the job with \`null\`.`
        : `Did you mean \`${range.name}\` (${describeRange(range)})?`,
  };
}

function knownElsewhere(name: string): string {
  const owners = BASE_MODELS.filter((model) => findHyperparameter(model, name) !== undefined);
  const providers = [...new Set(owners.map(({ provider }) => provider))];
  return providers.length === 0 ? '' : ` (models of ${listOf(providers, 'and')} have it)`;
}

interface Given {
  readonly source: string;
  readonly value: string;
}

function valueFault(given: Given, range: HyperparameterRange, model: BaseModel): Fault | undefined {
  return rangeFault(given, range, model) ?? writingFault(given, range);
}

/** `2.0` where a count is asked for: right, and worth a word. */
function writingFault({ source, value }: Given, range: HyperparameterRange): Fault | undefined {
  if (range.type !== 'integer' || !source.includes('.')) return undefined;
  const message = `\`${range.name}\` is a whole number: ${source} is sent as ${value}.`;
  return { code: 'hyperparameter-whole', severity: 'info', message, hint: `Write \`${value}\`.` };
}

/** What the model does not accept; bounds that are not AWS's own word only warn. */
function rangeFault(given: Given, range: HyperparameterRange, model: BaseModel): Fault | undefined {
  const isWhole = !given.value.includes('.');
  const number = Number(given.value);
  const isInside = number >= (range.min ?? number) && number <= (range.max ?? number);
  if (isInside && (isWhole || range.type === 'number')) return undefined;
  // That a count is whole needs no documentation.
  const isFirm = range.grade === 'documented' || (range.type === 'integer' && !isWhole);
  return {
    code: 'hyperparameter-range',
    severity: isFirm ? 'error' : 'warning',
    message: `\`${range.name}\` is ${given.source}; ${model.name} takes ${describeRange(range)}.${usualElsewhere(range.name, number, model)}`,
    hint: isFirm
      ? 'Write a value inside the range, or remove the key to take the default.'
      : 'Check the value: the range is not documented by AWS for this model, but seen or assumed.',
  };
}

/** A learning rate is often carried over from a model of another kind, where it was right. */
function usualElsewhere(name: string, value: number, model: BaseModel): string {
  if (name !== 'learningRate') return '';
  const others = BASE_MODELS.filter(({ provider }) => provider !== model.provider).filter((other) => {
    const { min = Infinity, max = -Infinity } = findHyperparameter(other, name) ?? {};
    return value >= min && value <= max;
  });
  const providers = [...new Set(others.map(({ provider }) => provider))];
  return providers.length === 0 ? '' : ` Models of ${listOf(providers, 'and')} take it.`;
}

/** `an integer from 1 to 5, default 2`. */
function describeRange(range: HyperparameterRange): string {
  const kind = range.type === 'integer' ? 'an integer' : 'a number';
  const { min, max } = range;
  const bounds = [
    min === undefined ? '' : ` from ${decimal(min)}`,
    max === undefined ? '' : ` to ${decimal(max)}`,
    range.default === undefined ? '' : `, default ${decimal(range.default)}`,
  ];
  return `${kind}${bounds.join('')}`;
}

/** A bound of the catalogue as a person writes it. */
function decimal(value: number): string {
  return plainDecimal(String(value)) ?? String(value);
}
