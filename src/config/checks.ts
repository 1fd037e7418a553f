/** `checks:` of a job as settings by rule. */
import { CHECK_SEVERITIES, type CheckSetting, type Checks, isRuleId } from '../datasets/rules.ts';
import { compareText } from '../errors.ts';
import { plainDecimal } from './decimal.ts';
import { entryOf, type TreeNode, textOf } from './tree.ts';

export function readChecks(job: TreeNode): Checks {
  const checks = entryOf(job, 'checks')?.value;
  const entries = checks?.kind === 'map' ? checks.entries : [];
  const settings = entries.flatMap(({ key, value }) =>
    isRuleId(key) ? [[key, settingOf(value)] as const] : [],
  );
  return Object.fromEntries(settings.toSorted(([a], [b]) => compareText(a, b)));
}

function settingOf(node: TreeNode): CheckSetting {
  const word = node.kind === 'scalar' ? node.text : textOf(node, 'severity')?.value;
  const number = plainDecimal(textOf(node, 'threshold')?.value ?? '');
  const classes = entryOf(node, 'classes')?.value;
  return {
    severity: CHECK_SEVERITIES.find((severity) => severity === word),
    threshold: number === undefined ? undefined : Number(number),
    ...(classes?.kind === 'list'
      ? { classes: classes.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])) }
      : {}),
  };
}
