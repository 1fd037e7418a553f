/** The rules that look at the contents of each row, and those of them that a job wants to hear. */
import type { FindingDraft, FindingList } from './findings.ts';
import type { RowRule, RowRuleKind, RowRuleSettings, RowView } from './row-rule.ts';

const KINDS: readonly RowRuleKind[] = [];

/** Those of which at least one code is not switched off. */
export class RowRules {
  readonly #rules: readonly RowRule[];
  readonly #findings: FindingList;

  constructor(settings: RowRuleSettings, findings: FindingList) {
    const isHeard = ({ ids }: RowRuleKind): boolean =>
      ids.some((id) => settings.checks[id]?.severity !== 'off');
    this.#rules = KINDS.filter(isHeard).map((kind) => kind.make(settings));
    this.#findings = findings;
  }

  read(view: RowView): void {
    for (const rule of this.#rules) this.#add(rule.read(view));
  }

  async settle(): Promise<void> {
    for (const rule of this.#rules) if (rule.settle !== undefined) this.#add(await rule.settle());
  }

  end(): void {
    for (const rule of this.#rules) this.#add(rule.end?.() ?? []);
  }

  #add(drafts: readonly FindingDraft[]): void {
    for (const draft of drafts) this.#findings.add(draft);
  }
}
