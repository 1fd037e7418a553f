/** Whether a job can start from its base model: known, alive, in this region. */
import type { BaseModel } from '../catalog/base-model.ts';
import {
  baseModelId,
  baseModelOfInferenceId,
  CATALOG_DATE,
  findBaseModel,
  isLegacy,
  isRetired,
  misspeltBaseModel,
  nearestBaseModel,
  parseFoundationModelArn,
  trainableModels,
} from '../catalog/index.ts';
import type { Located } from './job.ts';
import { type Fault, listOf, type Report } from './report.ts';

export interface BaseModelContext {
  /** The job's environment, as far as it is known. */
  readonly environment: { readonly name: string; readonly region: string | undefined } | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * The model that is meant, if the catalogue has it and the rest of the job is worth checking against it; everything
 * that speaks against it is reported.
 */
export function checkBaseModel(
  named: Located<string>,
  context: BaseModelContext,
  report: Report,
): BaseModel | undefined {
  const known = findBaseModel(named.value);
  const meant = known ?? baseModelOfInferenceId(named.value) ?? misspeltBaseModel(named.value);
  const faults = faultsOf(named.value, { known, meant }, context);
  for (const fault of faults) report(named.at, fault);
  // The job moves to another model: its values and its region will be others.
  return meant !== undefined && isClosed(meant, context.today) ? undefined : meant;
}

function faultsOf(
  named: string,
  { known, meant }: { readonly known: BaseModel | undefined; readonly meant: BaseModel | undefined },
  context: BaseModelContext,
): readonly Fault[] {
  if (meant !== undefined && isClosed(meant, context.today)) return modelFaults(meant, context);
  const arn = arnFault(named, context);
  if (meant === undefined) return [...arn, unknownModelFault(named, context)];
  const faults = modelFaults(meant, context);
  if (known !== undefined) return [...arn, ...faults];
  const errors = faults.filter(({ severity = 'error' }) => severity === 'error');
  return [...arn, idFault(named, meant), ...errors];
}

function arnFault(named: string, { environment }: BaseModelContext): readonly Fault[] {
  const arn = parseFoundationModelArn(named);
  const region = environment?.region;
  if (arn === undefined || region === undefined || arn.region === region) return [];
  return [
    {
      code: 'base-model-region',
      message: `The ARN is of region ${arn.region}; the environment \`${environment?.name}\` is in ${region}.`,
      hint: `Write the id alone: \`${arn.id}\`.`,
    },
  ];
}

/** Bedrock would refuse the id, after the merge: it is said before. */
function idFault(named: string, meant: BaseModel): Fault {
  const isForInference = baseModelOfInferenceId(named) !== undefined;
  const hasContext = meant.id.split(':').length > 2;
  const why = hasContext
    ? ' Training takes the id with the context suffix.'
    : ' Training takes the id with its version, without more.';
  return {
    code: 'base-model-id',
    message: `No model is trained under the id ${baseModelId(named)}.`,
    hint: `Did you mean \`${meant.id}\`?${isForInference ? why : ''}`,
  };
}

/** A new model of AWS is not in the catalogue yet: no reason to stop, but to look twice. */
function unknownModelFault(named: string, { environment, today }: BaseModelContext): Fault {
  const near = nearestBaseModel(named);
  const region = environment?.region;
  const trainable = trainableModels(today, region).map((model) => model.id);
  const known = trainable.length === 0 ? 'none' : listOf(trainable, 'and');
  return {
    code: 'base-model-unknown',
    severity: 'warning',
    message: `The base model ${baseModelId(named)} is not in the catalogue of ${CATALOG_DATE}: formats, ranges and price are not checked.`,
    hint:
      near === undefined
        ? `Check the id; known for training ${region === undefined ? 'today' : `in ${region}`}: ${known}.`
        : `Check the id; the one most like it is \`${near.id}\`. A newer model can be trained all the same.`,
  };
}

/** No new job can start from it. */
function isClosed(model: BaseModel, today: string): boolean {
  return isRetired(model, today) || isLegacy(model, today);
}

/** What speaks against a job that starts from this model, the job's environment and the day given. */
export function modelFaults(model: BaseModel, context: BaseModelContext): readonly Fault[] {
  const lifecycle = lifecycleFault(model, context.today);
  if (isClosed(model, context.today)) return lifecycle;
  const blocking = [typeFault(model), regionFault(model, context)].filter((fault) => fault !== undefined);
  return [...lifecycle, ...blocking, ...(blocking.length === 0 ? remarks(model) : [])];
}

function lifecycleFault(model: BaseModel, today: string): readonly Fault[] {
  if (isRetired(model, today)) {
    const since = model.endOfLifeOn === undefined ? '' : ` since ${model.endOfLifeOn}`;
    const message = `${model.name} (${model.id}) can no longer be trained${since}.`;
    return [{ code: 'base-model-retired', message, hint: successorHint(model) }];
  }
  if (isLegacy(model, today)) {
    const message = `${model.name} (${model.id}) is Legacy since ${model.legacyOn ?? ''}: Bedrock starts no new fine-tuning job on it.`;
    return [{ code: 'base-model-legacy', message, hint: successorHint(model) }];
  }
  const next = model.legacyOn ?? model.endOfLifeOn;
  if (next === undefined) return [];
  const message = `${model.name} (${model.id}) accepts new fine-tuning jobs until ${next} only.`;
  return [{ code: 'base-model-ending', severity: 'warning', message, hint: successorHint(model) }];
}

function successorHint(model: BaseModel): string {
  const { successor } = model;
  if (successor === undefined) return 'No model of its kind can be trained in Bedrock now; remove the job.';
  return `Advice of ${successor.asOf}, ours and not from AWS: move to \`${successor.id}\` (${successor.reason}).`;
}

function typeFault(model: BaseModel): Fault | undefined {
  if (model.customizationTypes.includes('FINE_TUNING')) return undefined;
  return {
    code: 'base-model-type',
    message: `${model.name} (${model.id}) does not support FINE_TUNING, only ${listOf(model.customizationTypes, 'and')}.`,
    hint: 'Choose a base model that can be fine-tuned.',
  };
}

function regionFault(model: BaseModel, { environment }: BaseModelContext): Fault | undefined {
  const region = environment?.region;
  if (region === undefined || model.regions.includes(region)) return undefined;
  return {
    code: 'base-model-region',
    message: `The environment \`${environment?.name}\` is in ${region}; ${model.name} (${model.id}) trains in ${listOf(model.regions)} only.`,
    hint: `Use an environment in ${listOf(model.regions)}, or another base model.`,
  };
}

function remarks(model: BaseModel): readonly Fault[] {
  const unconfirmed: Fault = {
    code: 'base-model-unconfirmed',
    severity: 'info',
    message: `That AWS still trains ${model.name} (${model.id}) could not be confirmed on ${CATALOG_DATE}.`,
    hint: '',
  };
  const provisionedOnly: Fault = {
    code: 'provisioned-throughput-only',
    severity: 'info',
    message: `A tuned ${model.name} can be invoked through provisioned throughput only, which AWS bills by the hour while it exists.`,
    hint: '',
  };
  return [
    ...(model.status === 'active-unconfirmed' ? [unconfirmed] : []),
    ...(model.inference.onDemand ? [] : [provisionedOnly]),
  ];
}
