/** Rows that need no closer look, on their way from the scanner to whoever wants to know of each row. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import type { RowFrame } from './convert.ts';
import type { FormatTracker } from './format.ts';
import type { JsonObject } from './json.ts';
import { locate, offsetInString } from './json-locate.ts';
import type { RowView } from './row-rule.ts';
import type { RowRules } from './row-rules.ts';
import { type CleanBatch, type CleanKind, CleanRows, type CleanSettings } from './scanner/clean-rows.ts';
import { rowTexts } from './texts.ts';

const turn = (role: string): JsonObject => ({ role, content: [{ text: role }] });
const TALK = { schemaVersion: 'bedrock-conversation-2024', messages: [turn('user'), turn('assistant')] };

interface Form {
  readonly format: DatasetFormat;
  /** Rows as they look but for their texts: without a `system`, and with one. */
  readonly rows: readonly [JsonObject, JsonObject];
}

const PAIR = { prompt: 'a', completion: 'b' };
const FORMS: Readonly<Record<CleanKind, Form>> = {
  pair: { format: 'prompt-completion', rows: [PAIR, PAIR] },
  conversation: { format: 'bedrock-conversation-2024', rows: [TALK, { ...TALK, system: [{ text: 'c' }] }] },
};

export class CleanReader {
  readonly #formats: FormatTracker;
  readonly #rules: RowRules;
  readonly #rows: CleanRows;
  #block: Buffer = Buffer.alloc(0);
  /** What all rows of the file are, once it is known. */
  #kind: CleanKind | undefined;

  constructor(
    settings: CleanSettings,
    { formats, rules }: { readonly formats: FormatTracker; readonly rules: RowRules },
  ) {
    this.#rows = new CleanRows(settings);
    this.#formats = formats;
    this.#rules = rules;
  }

  convert(frame: RowFrame, systemTokens: number): void {
    this.#rows.convert(frame, systemTokens);
  }

  /** Takes a block of whole lines; false: they are all to be read one by one. */
  open(block: Buffer): boolean {
    this.#block = block;
    return this.#rows.load(block);
  }

  /** What the rows of the file are, if the one at `from` can be taken; undefined: read it closely. */
  formatAt(from: number, line: number): DatasetFormat | undefined {
    if (this.#kind === undefined) {
      const kind = this.#rows.kindOf(from);
      if (kind === undefined || this.#formats.add(FORMS[kind].rows[0], line).kind !== 'same')
        return undefined;
      this.#kind = kind;
    }
    return FORMS[this.#kind].format;
  }

  /** Takes rows from `from` on and shows them to the rules. */
  take(from: number, line: number): CleanBatch {
    const kind = this.#kind ?? 'pair';
    const batch = this.#rows.take(from, kind);
    if (this.#rules.sees === 'forms') this.#showForms(batch, kind, line);
    if (this.#rules.sees === 'texts') this.#showTexts(batch, kind, { from, line });
    return batch;
  }

  #showForms({ rows, systems }: CleanBatch, kind: CleanKind, line: number): void {
    const { format, rows: forms } = FORMS[kind];
    const views = forms.map((row) => ({ row, format, texts: rowTexts(row, format), column: () => 1 }));
    const [without, having] = views;
    if (without === undefined || having === undefined) return;
    for (let row = 0; row < rows; row += 1)
      this.#rules.read({ ...(systems[row] === 1 ? having : without), line: line + row });
  }

  #showTexts(
    { ends }: CleanBatch,
    kind: CleanKind,
    at: { readonly from: number; readonly line: number },
  ): void {
    let { from } = at;
    ends.forEach((end, row) => {
      const text = this.#block.toString('utf8', from, end);
      this.#rules.read(viewOf(text, FORMS[kind].format, at.line + row));
      from = end;
    });
  }
}

function viewOf(text: string, format: DatasetFormat, line: number): RowView {
  const row: JsonObject = JSON.parse(text);
  return { line, row, format, texts: rowTexts(row, format), column: columnFinder(text) };
}

/** Columns in a line: of the value at a path, or of a UTF-16 unit of the text there. */
export function columnFinder(text: string): RowView['column'] {
  return (path, unit) => {
    const start = locate(text, path, 'value');
    return 1 + (unit === undefined ? start : offsetInString(text, start, unit));
  };
}
