/** What a rule about the contents of rows is made of. One instance serves one pass over one file. */
import type { DatasetFormat, DatasetLimits } from '../catalog/base-model.ts';
import type { FindingDraft } from './findings.ts';
import type { JsonObject, JsonPath } from './json.ts';
import type { Split } from './limits.ts';
import type { NearRows } from './near/near-rule.ts';
import type { RowIndex } from './row-index.ts';
import type { Checks, RuleId } from './rules.ts';
import type { TextProfile } from './text-quality/profile.ts';
import type { RowText } from './texts.ts';

/** A row whose format is known; its shape may still be wrong. */
export interface RowView {
  readonly line: number;
  readonly row: JsonObject;
  readonly format: DatasetFormat;
  readonly texts: readonly RowText[];
  /** Column of the value at `path`, or of a UTF-16 unit of the text there. Scans the line: call it for a finding only. */
  column(path: JsonPath, unit?: number): number;
}

export interface RowRule {
  /** Takes the rows in file order. */
  read(view: RowView): readonly FindingDraft[];
  /** Waited for after each mebibyte or so, for what cannot be found at once. */
  settle?(): Promise<readonly FindingDraft[]>;
  /** After the last row: what can only be said of all rows together. `index` has those that `read` took, in order. */
  end?(index: RowIndex): readonly FindingDraft[];
  /** After `end`: what is kept of the rows to compare the file with others. */
  near?(): NearRows;
  /** What the texts are like; asked after `end`. */
  profile?(): TextProfile;
}

export interface RowRuleSettings {
  readonly split: Split;
  /** undefined: unknown model. */
  readonly limits: DatasetLimits | undefined;
  readonly checks: Checks;
}

/** How the rules of one kind come to be: `ids` are the codes of its findings. */
export interface RowRuleKind {
  readonly ids: readonly RuleId[];
  /**
   * `forms`: keys and kinds of blocks, at no text. Rows without faults are then shown with other texts than they have,
   * which saves reading them. Left out: texts too.
   */
  readonly sees?: 'forms';
  make(settings: RowRuleSettings): RowRule;
}
