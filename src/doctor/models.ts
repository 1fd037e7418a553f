/** Base models and quotas: what Bedrock will accept of this account today. */
import { findBaseModel } from '../catalog/index.ts';
import { partitionIn } from '../catalog/partitions.ts';
import type { BaseModelState } from '../ports/doctor.ts';
import { type CheckResult, fault, judged, ok, warning } from './check.ts';
import type { EnvironmentFacts, ModelFacts } from './facts.ts';

export const QUOTA_CODES = { jobs: 'L-C02E1E99', models: 'L-CB5B847D' } as const;
/** From here on a person should think of deleting or asking. */
const NEARLY_FULL = 0.8;

export function checkModels({ environment, models }: EnvironmentFacts): readonly CheckResult[] {
  return models.flatMap((model) => [...lifecycle(environment, model), ...access(environment, model)]);
}

function lifecycle(
  { name, region }: EnvironmentFacts['environment'],
  { baseModel, state }: ModelFacts,
): readonly CheckResult[] {
  const about = { id: 'model-lifecycle', subject: `${name}: ${baseModel.value}` } as const;
  const { at } = baseModel;
  const fix = `baseModel: <one of the table "Base models" in the README that ${region} has>`;
  const laterFix = `Move in time. ${fix}`;
  return judged(about, state, (found) => {
    if (found === undefined)
      return fault(about, {
        found: `Bedrock in ${region} does not know it, or no longer`,
        expected: 'a model of this region',
        fix,
        at,
      });
    if (found.lifecycle === 'LEGACY')
      return fault(about, {
        found: 'it is Legacy: Bedrock starts no new training from it',
        expected: 'ACTIVE',
        fix,
        at,
      });
    if (!found.customizations.includes('FINE_TUNING'))
      return fault(about, {
        found: `it can be customized by ${found.customizations.join(', ') || 'nothing'}`,
        expected: 'FINE_TUNING (ids for training carry a context suffix such as :128k)',
        fix,
        at,
      });
    const end = endOf(found, baseModel.value);
    if (end !== undefined)
      return warning(about, { found: end, expected: 'a model that stays', fix: laterFix, at });
    return ok(about, `${found.lifecycle}, can be fine-tuned`);
  });
}

/** What AWS says of its end, where the catalogue (which says it by itself) does not know the day. */
function endOf({ legacyAt, endOfLifeAt }: BaseModelState, id: string): string | undefined {
  const at = (legacyAt ?? endOfLifeAt)?.slice(0, 10);
  const known = findBaseModel(id);
  if (at === undefined || at === (known?.legacyOn ?? known?.endOfLifeOn)) return undefined;
  return legacyAt === undefined
    ? `its end of life is ${at}`
    : `it becomes Legacy on ${at}: then Bedrock starts no new training from it`;
}

function access(
  { name, region }: EnvironmentFacts['environment'],
  { baseModel, access: reading }: ModelFacts,
): readonly CheckResult[] {
  const about = { id: 'model-access', subject: `${name}: ${baseModel.value}` } as const;
  return judged(about, reading, (found) => {
    const faults = [
      ['region', found.region, 'AVAILABLE'],
      ['agreement', found.agreement, 'AVAILABLE'],
      ['authorization', found.authorization, 'AUTHORIZED'],
      ['entitlement', found.entitlement, 'AVAILABLE'],
    ].filter(([, word, expected]) => word !== expected);
    if (faults.length === 0) return ok(about, 'the account may use it');
    return fault(about, {
      found: faults.map(([what, word]) => `${what}: ${word}`).join(', '),
      expected: 'region, agreement and entitlement AVAILABLE, authorization AUTHORIZED',
      fix: `Ask for access: ${partitionIn(region).consoleUrl}/bedrock/home?region=${region}#/modelaccess`,
    });
  });
}

export function checkQuotas({ environment, quotas }: EnvironmentFacts): readonly CheckResult[] {
  const { name, region } = environment;
  const jobs = { id: 'quota-jobs', subject: name } as const;
  const models = { id: 'quota-models', subject: name } as const;
  const ask = (code: string): string =>
    `${partitionIn(region).consoleUrl}/servicequotas/home/services/bedrock/quotas/${code}`;
  return [
    ...judged(jobs, quotas.jobs, (value) =>
      value >= 1
        ? ok(jobs, `${value} at a time; further ones wait in the queue`)
        : fault(jobs, {
            found: `${value} training runs at a time`,
            expected: 'at least 1',
            fix: `Ask AWS for more: ${ask(QUOTA_CODES.jobs)}`,
          }),
    ),
    ...judged(models, quotas.models, (value) =>
      judged(models, quotas.modelsInUse, (used) => {
        const found = `${used} of ${value} custom models are used`;
        if (used < value * NEARLY_FULL) return ok(models, found);
        const fix = `Delete old models (teardown with \`what: old\`), or ask AWS for more: ${ask(QUOTA_CODES.models)}`;
        return (used >= value ? fault : warning)(models, { found, expected: 'room for the next model', fix });
      }),
    ),
  ];
}
