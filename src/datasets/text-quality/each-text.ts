/** Rules that look at each text on its own, and report the first place in it. */
import type { FindingDraft } from '../findings.ts';
import type { RuleId } from '../rules.ts';
import { markAt, type PartKind, type SeenRow, type SeenText } from './part.ts';

export interface TextFault {
  /** UTF-16 units into the text. */
  readonly unit: number;
  /** In words that hold nothing of the text. */
  readonly found: string;
}

export interface TextProbe {
  readonly code: RuleId;
  /** Looks only at texts with one of these characters (see `SEEN`); 0: at all. */
  readonly needs: number;
  find(text: SeenText): TextFault | undefined;
  message(role: SeenText['role'], found: string): string;
  readonly hint: string;
}

export function eachText(probe: TextProbe): PartKind {
  const { code, needs, hint } = probe;
  const read = ({ view, texts }: SeenRow): readonly FindingDraft[] => {
    const drafts: FindingDraft[] = [];
    for (const text of texts) {
      if (text.isRepeated || (needs > 0 && (text.characters.seen & needs) === 0)) continue;
      const fault = probe.find(text);
      if (fault === undefined) continue;
      const message = probe.message(text.role, fault.found);
      drafts.push({ code, severity: 'warning', ...markAt(view, text, fault.unit), message, hint });
    }
    return drafts;
  };
  return { ids: [code], make: () => ({ read }) };
}
