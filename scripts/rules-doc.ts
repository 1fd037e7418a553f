/** The tables of docs/datasets.md, from the table of rules itself. */
import { isFixed, RULE_IDS, type RuleId, ruleOf, type Threshold } from '../src/datasets/rules.ts';

/** Markdown by marker. */
export function ruleSections(): Readonly<Record<string, string>> {
  const settable = RULE_IDS.filter((id) => !isFixed(id));
  const fixed = RULE_IDS.filter(isFixed);
  return { rules: settableTable(settable), 'fixed-rules': fixed.map((id) => `\`${id}\``).join(', ') };
}

function settableTable(ids: readonly RuleId[]): string {
  const rows = ids.map((id) => {
    const { severity, title = '', threshold } = ruleOf(id);
    return `| \`${id}\` | ${severity} | ${title.replaceAll('|', '\\|')} | ${thresholdWords(threshold)} |`;
  });
  return ['| Rule | Default | Found | Threshold |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function thresholdWords(threshold: Threshold | undefined): string {
  if (threshold === undefined) return '';
  const { default: start, minimum, maximum, meaning } = threshold;
  const range = `${minimum.toLocaleString('en-US')} to ${maximum.toLocaleString('en-US')}`;
  return `${start}: ${meaning} (${range})`;
}
