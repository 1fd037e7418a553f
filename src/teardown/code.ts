/** The code that binds a person's consent to exactly one teardown. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { compareText } from '../errors.ts';
import type { TeardownPlan } from './teardown.ts';

const CODE = /^teardown-([0-9a-f]{12})((?:-[0-9a-f]{8})*)$/;

/**
 * `teardown-<base>`, then `-<8 hex digits>` for each ARN of `live`. The base binds what is permanent (account, region,
 * repository id, `what`, names of the training runs in scope, which Bedrock keeps for ever, prefixes) and what is
 * withheld. Ages, states and objects do not void it; a training run that is new does.
 */
export function teardownCode(plans: readonly TeardownPlan[]): string {
  const base = baseOf(plans);
  return ['teardown', base, ...liveMarks(plans, base)].join('-');
}

/**
 * Whether the code is of these plans, or of the same ones that took more: what was listed may be gone by now, or in use
 * for a while; what is new voids it. Exact text: no trimming, no case folding.
 */
export function confirms(plans: readonly TeardownPlan[], given: string): boolean {
  const [, base = '', marks = ''] = CODE.exec(given) ?? [];
  if (!earlierPlans(plans).some((earlier) => isSame(base, baseOf(earlier)))) return false;
  const known = marks.split('-').slice(1);
  if (known.some((mark, at) => at > 0 && mark <= (known[at - 1] ?? ''))) return false;
  return liveMarks(plans, base).every((mark) => known.some((one) => isSame(one, mark)));
}

/** How a line of `withheld` begins that comes and goes with runs of others, and so may be new in run 2. */
export const PASSING = 'busy ';

/** Beyond so many (each doubles the number of plans) only all of them and none of them are tried. */
const MAX_PASSING = 8;

/** These plans, and those that run 1 may have had: with less of what passes withheld. */
function earlierPlans(plans: readonly TeardownPlan[]): readonly (readonly TeardownPlan[])[] {
  const passing = [
    ...new Set(plans.flatMap(({ withheld }) => withheld.filter((line) => line.startsWith(PASSING)))),
  ];
  const without = (lines: ReadonlySet<string>): readonly TeardownPlan[] =>
    plans.map((plan) => ({ ...plan, withheld: plan.withheld.filter((line) => !lines.has(line)) }));
  if (passing.length > MAX_PASSING) return [plans, without(new Set(passing))];
  return Array.from({ length: 2 ** passing.length }, (_, bits) =>
    without(new Set(passing.filter((_line, at) => (bits & (1 << at)) !== 0))),
  );
}

function baseOf(plans: readonly TeardownPlan[]): string {
  const bound = [...plans]
    .sort((a, b) => compareText(a.environment, b.environment))
    .map(({ accountId, region, repositoryId, what, runNames, prefixes, withheld }) => [
      accountId,
      region,
      repositoryId,
      what,
      runNames,
      prefixes,
      withheld,
    ]);
  return sha256(`bedrock-tune/teardown/v2\n${JSON.stringify(bound)}`).slice(0, 12);
}

/** Sorted, each once. */
function liveMarks(plans: readonly TeardownPlan[], base: string): readonly string[] {
  const arns = plans.flatMap(({ live }) => live);
  const marks = arns.map((arn) => sha256(`bedrock-tune/teardown/live/v2\n${base}\n${arn}`).slice(0, 8));
  return [...new Set(marks)].sort(compareText);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
