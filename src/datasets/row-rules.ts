/** The rules that look at the contents of each row, and those of them that a job wants to hear. */
import { CONVERSATION_MIX } from './conversation-mix.ts';
import type { FindingDraft, FindingList } from './findings.ts';
import { NEAR_ROWS, type NearRows } from './near/near-rule.ts';
import { PII } from './pii/pii-rule.ts';
import type { RowIndex } from './row-index.ts';
import type { RowRule, RowRuleKind, RowRuleSettings, RowView } from './row-rule.ts';
import { SECRETS } from './secrets/secret-rule.ts';
import { TEXT_QUALITY } from './text-quality/kind.ts';
import type { TextProfile } from './text-quality/profile.ts';

export const KINDS: readonly RowRuleKind[] = [CONVERSATION_MIX, NEAR_ROWS, TEXT_QUALITY, SECRETS, PII];

/** Those of which at least one code is not switched off. */
export class RowRules {
  readonly #rules: readonly RowRule[];
  readonly #findings: FindingList;
  /** What the rules need to be shown of a row without faults. */
  readonly sees: 'nothing' | 'forms' | 'texts';

  constructor(settings: RowRuleSettings, findings: FindingList, kinds: readonly RowRuleKind[]) {
    const isHeard = ({ ids }: RowRuleKind): boolean =>
      ids.some((id) => settings.checks[id]?.severity !== 'off');
    const heard = kinds.filter(isHeard);
    this.#rules = heard.map((kind) => kind.make(settings));
    this.sees =
      heard.length === 0 ? 'nothing' : heard.every(({ sees }) => sees === 'forms') ? 'forms' : 'texts';
    this.#findings = findings;
  }

  read(view: RowView): void {
    for (const rule of this.#rules) this.#add(rule.read(view));
  }

  async settle(): Promise<void> {
    for (const rule of this.#rules) if (rule.settle !== undefined) this.#add(await rule.settle());
  }

  end(index: RowIndex): void {
    for (const rule of this.#rules) this.#add(rule.end?.(index) ?? []);
  }

  /** undefined: no rule keeps anything. */
  near(): NearRows | undefined {
    for (const rule of this.#rules) if (rule.near !== undefined) return rule.near();
    return undefined;
  }

  /** undefined: every rule about texts is switched off. */
  texts(): TextProfile | undefined {
    for (const rule of this.#rules) if (rule.profile !== undefined) return rule.profile();
    return undefined;
  }

  #add(drafts: readonly FindingDraft[]): void {
    for (const draft of drafts) this.#findings.add(draft);
  }
}
