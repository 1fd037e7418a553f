/** Where Bedrock keeps runs and models, and counts them: it knows no more of an environment, whatever that is called. */
import type { EnvironmentConfig } from '../config/job.ts';

export type Place = Pick<EnvironmentConfig, 'accountId' | 'region'>;

/** `account/region`. */
export function placeOf({ accountId, region }: Place): string {
  return `${accountId}/${region}`;
}

/** Two environments in one place see the same runs and models. */
export function isSamePlace(a: Place, b: Place): boolean {
  return placeOf(a) === placeOf(b);
}
