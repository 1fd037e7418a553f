import { type Checks, RULE_IDS } from '../../../src/datasets/rules.ts';
import { TEXT_QUALITY } from '../../../src/datasets/text-quality/kind.ts';
import { marks, type ScanOverrides, scan } from '../scan-support.ts';

export const textRules = TEXT_QUALITY.ids;

const OFF = { severity: 'off', threshold: undefined } as const;

/** Switches the given rules off. */
export function without(ids: readonly string[]): Checks {
  return Object.fromEntries(ids.map((id) => [id, OFF] as const));
}

/** Leaves only the rules about texts. */
export const ONLY_TEXTS = without(RULE_IDS.filter((id) => !textRules.includes(id)));

/** `line:column code` of what the rules about texts find, with `!` for a warning and `i` for an info. */
export async function textMarks(
  content: string,
  codes: readonly string[] = textRules,
  { checks, ...over }: ScanOverrides = {},
): Promise<readonly string[]> {
  const result = await scan(content, { ...over, checks: { ...ONLY_TEXTS, ...checks } });
  return marks({ ...result, findings: result.findings.filter(({ code }) => codes.includes(code)) });
}
