/** What a change of `checks:` keeps reviewers from hearing. */
import {
  CHECK_SEVERITIES,
  type CheckSeverity,
  type Checks,
  isFixed,
  RULE_IDS,
  type RuleId,
  ruleOf,
  thresholdOf,
} from '../datasets/rules.ts';

export interface WeakenedCheck {
  /** Below the job. */
  readonly key: string;
  readonly change: string;
}

/** Of rules that spoke as warnings or errors before; notes keep nobody from anything. */
export function weakenedChecks(before: Checks, after: Checks): readonly WeakenedCheck[] {
  return RULE_IDS.filter((id) => !isFixed(id) && loudness(severityIn(before, id)) > loudness('info')).flatMap(
    (id) => {
      const change = severityChange(id, before, after) ?? otherChange(id, before, after);
      return change === undefined ? [] : [{ key: `checks.${id}`, change }];
    },
  );
}

function severityIn(checks: Checks, id: RuleId): CheckSeverity {
  return checks[id]?.severity ?? ruleOf(id).severity;
}

function loudness(severity: CheckSeverity): number {
  return CHECK_SEVERITIES.indexOf(severity);
}

function severityChange(id: RuleId, before: Checks, after: Checks): string | undefined {
  const [old, now] = [severityIn(before, id), severityIn(after, id)];
  if (loudness(now) >= loudness(old)) return undefined;
  return now === 'off' ? 'switched off' : `lowered from \`${old}\` to \`${now}\``;
}

function otherChange(id: RuleId, before: Checks, after: Checks): string | undefined {
  const { threshold, classes = [] } = ruleOf(id);
  const [old, now] = [thresholdOf(id, before), thresholdOf(id, after)];
  if (threshold?.isLeast === true ? now < old : now > old)
    return `finds less: its threshold changed from ${old} to ${now}`;
  const left = classes.filter((name) => isLookedFor(name, before, id) && !isLookedFor(name, after, id));
  if (left.length === 0) return undefined;
  return `no longer looks for ${left.map((name) => `\`${name}\``).join(', ')}`;
}

function isLookedFor(name: string, checks: Checks, id: RuleId): boolean {
  return checks[id]?.classes?.includes(name) ?? true;
}
