/** What keeping a thing costs per month. */
import { baseModelOfInferenceId, findBaseModel, storageUsd } from '../catalog/index.ts';
import type { ModelSummary } from '../ports/bedrock.ts';
import type { MonthlyCost } from './teardown.ts';

/** Bedrock bills a kept model by the month, whatever its size. */
export function modelCost({ baseModelArn }: Pick<ModelSummary, 'baseModelArn'>): MonthlyCost {
  if (baseModelArn === undefined) return { kind: 'unknown' };
  const model = findBaseModel(baseModelArn) ?? baseModelOfInferenceId(baseModelArn);
  const usd = model?.pricing.storageUsdPerModelMonth;
  return usd === undefined ? { kind: 'unknown' } : { kind: 'usd', usd };
}

/** The storage of some bytes, as S3 Standard bills them. */
export function bytesCost(region: string, bytes: number): MonthlyCost {
  const usd = storageUsd(region, bytes);
  return usd === undefined ? { kind: 'unknown' } : { kind: 'usd', usd };
}

/** Both of them; what is not known hides what is. */
export function bothCosts(a: MonthlyCost | undefined, b: MonthlyCost | undefined): MonthlyCost | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a.kind === 'none') return b;
  if (b.kind === 'none') return a;
  return a.kind === 'usd' && b.kind === 'usd' ? { kind: 'usd', usd: a.usd + b.usd } : { kind: 'unknown' };
}
