/** Rows of one file that say nearly the same, and what is kept of them to compare the file with another one. */
import type { DatasetFormat } from '../../catalog/base-model.ts';
import { type FindingDraft, grouped } from '../findings.ts';
import { firstRows } from '../id-table.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import type { RowIndex } from '../row-index.ts';
import type { RowRule, RowRuleKind, RowView } from '../row-rule.ts';
import { type Checks, type RuleId, thresholdOf } from '../rules.ts';
import type { RowText } from '../texts.ts';
import { type Cut, findGroups } from './near-rows.ts';
import { Shingles } from './shingles.ts';
import { SKETCHED_ROWS, SketchBuilder, type Sketches } from './sketches.ts';

/** What is known of a file's rows by their words. */
export interface NearRows {
  /** Groups of rows that are nearly the same; undefined: not looked for. */
  readonly groups: number | undefined;
  /** What each row asks, without system text; undefined: not wanted, or dropped after the files were compared. */
  readonly inputs: Sketches | undefined;
}

export const NEAR_ROWS: RowRuleKind = {
  ids: ['near-duplicate', 'near-uncompared', 'leak-near'],
  make: ({ checks }) => new NearRule(checks),
};

class NearRule implements RowRule {
  readonly #threshold: number;
  readonly #shingles = new Shingles();
  readonly #rows: SketchBuilder | undefined;
  readonly #inputs: SketchBuilder | undefined;
  #groups: number | undefined;

  constructor(checks: Checks) {
    const sketches = (id: RuleId): SketchBuilder | undefined =>
      checks[id]?.severity === 'off' ? undefined : new SketchBuilder();
    this.#threshold = thresholdOf('near-duplicate', checks);
    this.#rows = sketches('near-duplicate');
    this.#inputs = sketches('leak-near');
  }

  /** A row that is left out gets an empty sketch, which is near to nothing. */
  read({ row, format, texts }: RowView): readonly FindingDraft[] {
    const shingles = this.#shingles;
    shingles.clear();
    if (!holdsOnlyText(row, format)) {
      this.#inputs?.add(shingles.hashes);
      this.#rows?.add(shingles.hashes);
      return [];
    }
    const answerAt = answerStart(texts);
    for (const text of texts.slice(0, answerAt)) add(shingles, text);
    this.#inputs?.add(shingles.hashes);
    if (this.#rows === undefined) return [];
    for (const text of texts.slice(answerAt)) add(shingles, text);
    this.#rows.add(shingles.hashes);
    return [];
  }

  end(index: RowIndex): readonly FindingDraft[] {
    if (this.#rows === undefined) return limitFindings(undefined, index);
    const firsts = firstRows(index.rowIds);
    const { groups, cut } = findGroups(
      { sketches: this.#rows.close(), isLeftOut: (row) => firsts[row] !== row },
      this.#threshold,
    );
    this.#groups = groups.length;
    return [...groupFindings(groups, index), ...limitFindings(cut, index)];
  }

  near(): NearRows {
    return { groups: this.#groups, inputs: this.#inputs?.close() };
  }
}

/** A system text is the same in most rows and would make all of them alike. */
function add(shingles: Shingles, { role, text }: RowText): void {
  if (role !== 'system') shingles.add(text);
}

/** Texts before it are what the model is given. */
function answerStart(texts: readonly RowText[]): number {
  let at = texts.findLastIndex(({ role }) => role === 'assistant');
  if (at < 0) return texts.length;
  const message = ({ path }: RowText): unknown => (path[0] === 'messages' ? path[1] : path[0]);
  const answer = texts[at];
  while (answer !== undefined && at > 0) {
    const before = texts[at - 1];
    if (before === undefined || message(before) !== message(answer)) break;
    at -= 1;
  }
  return at;
}

/** Rows with images, documents or tools can have the same words and be about different things. */
function holdsOnlyText(row: JsonObject, format: DatasetFormat): boolean {
  if (format === 'image-ref-caption') return false;
  const { messages } = row;
  return !isArray(messages) || messages.every((message) => isObject(message) && isText(message['content']));
}

function isText(content: Json | undefined): boolean {
  if (!isArray(content)) return typeof content === 'string';
  return content.every((block) => isObject(block) && typeof block['text'] === 'string');
}

const LINES_SHOWN = 5;
/** A group that is most of its file is made by how the rows are built, not by chance. */
const TEMPLATE_SHARE = 0.5;
const TEMPLATE_ROWS = 20;

function groupFindings(
  groups: readonly (readonly number[])[],
  { length, lines }: RowIndex,
): readonly FindingDraft[] {
  const lineOf = (row: number | undefined): number => lines[row ?? 0] ?? 1;
  const rows = groups.reduce((sum, group) => sum + group.length, 0);
  const largest = groups.reduce((most, group) => Math.max(most, group.length), 0);
  const others =
    groups.length === 1
      ? ''
      : ` The file has ${grouped(groups.length)} such groups with ${grouped(rows)} of ${grouped(length)} rows; the largest has ${grouped(largest)} rows.`;
  return groups.map((group): FindingDraft => {
    const shown = group.slice(0, LINES_SHOWN).map(lineOf).join(', ');
    const named = `lines ${shown}${group.length > LINES_SHOWN ? ', …' : ''}`;
    const isTemplate = group.length >= TEMPLATE_ROWS && group.length > TEMPLATE_SHARE * length;
    return {
      code: 'near-duplicate',
      severity: 'warning',
      line: lineOf(group[1]),
      message: `Nearly the same as line ${lineOf(group[0])}: ${grouped(group.length)} rows differ in few words only (${named}).${others}`,
      hint: isTemplate
        ? TEMPLATE_HINT
        : 'Keep one of them: rows that say the same count as often as they stand here.',
    };
  });
}

const TEMPLATE_HINT =
  'Most rows of the file share a long text: move it into the system text, or set `near-duplicate` under `checks` to `off`.';

/** What was not compared, so that silence is not taken for more than it is. */
function limitFindings(cut: Cut | undefined, { length, lines }: RowIndex): readonly FindingDraft[] {
  const note = { code: 'near-uncompared', severity: 'info' } as const;
  const findings: FindingDraft[] = [];
  if (cut !== undefined && cut.rows > 0)
    findings.push({
      ...note,
      line: 1,
      message: `${grouped(cut.rows)} rows are somewhat like many others and were compared with up to ${cut.comparedWith} of these at a time, so that near duplicates among them can be missed.`,
      hint: '',
    });
  if (length > SKETCHED_ROWS)
    findings.push({
      ...note,
      line: lines[SKETCHED_ROWS] ?? 1,
      message: `Rows from here on were not compared: near duplicates and near leaks are searched among the first ${grouped(SKETCHED_ROWS)} rows.`,
      hint: '',
    });
  return findings;
}
