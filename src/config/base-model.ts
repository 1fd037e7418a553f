/** Whether a job can start from its base model: known, alive, in this region. */
import type { BaseModel } from '../catalog/base-model.ts';
import {
  baseModelId,
  baseModelOfInferenceId,
  CATALOG_DATE,
  findBaseModel,
  isLegacy,
  isRetired,
  nearestBaseModel,
  parseFoundationModelArn,
  trainableModels,
} from '../catalog/index.ts';
import type { Located } from './job.ts';
import { type Fault, listOf, type Report } from './report.ts';

export interface BaseModelContext {
  /** Region of the job's environment, where known. */
  readonly region: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The model in the catalogue, if it is there; everything that speaks against it is reported. */
export function checkBaseModel(
  named: Located<string>,
  context: BaseModelContext,
  report: Report,
): BaseModel | undefined {
  const arn = parseFoundationModelArn(named.value);
  if (arn !== undefined && context.region !== undefined && arn.region !== context.region) {
    report(named.at, {
      code: 'base-model-region',
      message: `The ARN is of region ${arn.region}; the job's environment is in ${context.region}.`,
      hint: `Write the id alone: \`${arn.id}\`.`,
    });
  }
  const model = findBaseModel(named.value);
  const faults = model === undefined ? unknownModelFaults(named.value, context) : modelFaults(model, context);
  for (const fault of faults) report(named.at, fault);
  return model;
}

/** A new model of AWS is not in the catalogue yet: no reason to stop, but to look twice. */
function unknownModelFaults(named: string, context: BaseModelContext): readonly Fault[] {
  const id = baseModelId(named);
  const twin = baseModelOfInferenceId(named);
  if (twin !== undefined && isRetired(twin, context.today)) return modelFaults(twin, context);
  const nearest = twin ?? nearestBaseModel(named);
  const trainable = trainableModels(context.today, context.region).map((model) => model.id);
  const known = trainable.length === 0 ? 'none' : listOf(trainable, 'and');
  return [
    {
      code: 'base-model-unknown',
      severity: 'warning',
      message: `The base model ${id} is not in the catalogue of ${CATALOG_DATE}: formats, ranges and price are not checked.`,
      hint:
        nearest === undefined
          ? `Check the id; known for training ${context.region === undefined ? 'today' : `in ${context.region}`}: ${known}.`
          : `Did you mean \`${nearest.id}\`? Training takes the id with the context suffix.`,
    },
  ];
}

/** What speaks against a job that starts from this model, the job's region and the day given. */
export function modelFaults(model: BaseModel, context: BaseModelContext): readonly Fault[] {
  const gone = lifecycleFault(model, context.today);
  const blocking = [gone, typeFault(model), regionFault(model, context.region)].filter(
    (fault) => fault !== undefined,
  );
  if (blocking.some((fault) => fault.severity !== 'warning')) return blocking;
  return [...blocking, ...remarks(model)];
}

function lifecycleFault(model: BaseModel, today: string): Fault | undefined {
  if (isRetired(model, today)) {
    const since = model.endOfLifeOn === undefined ? '' : ` since ${model.endOfLifeOn}`;
    return {
      code: 'base-model-retired',
      message: `${model.name} (${model.id}) can no longer be trained${since}.`,
      hint: successorHint(model),
    };
  }
  if (isLegacy(model, today)) {
    return {
      code: 'base-model-legacy',
      message: `${model.name} (${model.id}) is Legacy since ${model.legacyOn ?? ''}: Bedrock starts no new fine-tuning job on it.`,
      hint: successorHint(model),
    };
  }
  const next = model.legacyOn ?? model.endOfLifeOn;
  if (next === undefined) return undefined;
  return {
    code: 'base-model-ending',
    severity: 'warning',
    message: `${model.name} (${model.id}) accepts new fine-tuning jobs until ${next} only.`,
    hint: successorHint(model),
  };
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

function regionFault(model: BaseModel, region: string | undefined): Fault | undefined {
  if (region === undefined || model.regions.includes(region)) return undefined;
  return {
    code: 'base-model-region',
    message: `${model.name} (${model.id}) can be trained in ${listOf(model.regions)} only; the environment is in ${region}.`,
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
