/** The code that binds a person's consent to exactly one teardown. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { compareText } from '../errors.ts';
import type { TeardownPlan } from './teardown.ts';

/**
 * Binds what is permanent: account, region, repository id, `what`, names of the training runs in scope (Bedrock keeps
 * them for ever) and prefixes. Ages, states and objects do not void it; a training run that is new does.
 */
export function teardownCode(plans: readonly TeardownPlan[]): string {
  const bound = [...plans]
    .sort((a, b) => compareText(a.environment, b.environment))
    .map(({ accountId, region, repositoryId, what, runNames, prefixes }) => [
      accountId,
      region,
      repositoryId,
      what,
      runNames,
      prefixes,
    ]);
  const digest = createHash('sha256')
    .update(`bedrock-tune/teardown/v1\n${JSON.stringify(bound)}`)
    .digest('hex');
  return `teardown-${digest.slice(0, 12)}`;
}

/** Exact comparison: no trimming, no case folding. */
export function confirms(given: string, code: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(code);
  return a.length === b.length && timingSafeEqual(a, b);
}
