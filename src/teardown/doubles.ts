/** Two environments of one account and region see the same things: each goes, counts and costs once. */
import { idOf } from './context.ts';
import type { TeardownPlan } from './teardown.ts';

/** The plans, without what an earlier one of them has already. */
export function withoutDoubles(plans: readonly TeardownPlan[]): readonly TeardownPlan[] {
  const seen = new Set<string>();
  const isNew = (id: string): boolean => {
    const known = seen.size;
    return seen.add(id).size > known;
  };
  return plans.map((plan) => ({
    ...plan,
    items: plan.items.filter((item) => isNew(idOf(item))),
    kept: plan.kept.filter(({ arn, reason }) => isNew(JSON.stringify([arn, reason]))),
  }));
}
