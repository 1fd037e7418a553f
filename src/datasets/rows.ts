/** What is learnt from one row after another: format, shape, texts, tokens, and the converted line. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import { type Calibration, tokenRange } from './calibration.ts';
import { CleanReader, columnFinder } from './clean-reader.ts';
import { type RowWriter, rowFrame, rowWriter } from './convert.ts';
import type { Conversion } from './dataset.ts';
import type { FindingList } from './findings.ts';
import { FORMAT_NAMES, FormatTracker, type FormatVerdict } from './format.ts';
import { isObject, type Json, type JsonObject, typeName } from './json.ts';
import { FAULT_TEXTS } from './json-faults.ts';
import { findJsonFault, findRepeatedKeys, locate, offsetInString } from './json-locate.ts';
import { checkRecordTokens, type Split } from './limits.ts';
import type { Skimmed } from './line-reader.ts';
import { mediaOfRow } from './media-shape.ts';
import type { Problem } from './problem.ts';
import { mayRepeatKeys } from './repeated-keys.ts';
import { RowIndexBuilder } from './row-index.ts';
import type { RowRules } from './row-rules.ts';
import { checkShape, type ShapeSettings } from './row-shape.ts';
import { type TextCheck, textChecks } from './text-rules.ts';
import { type RowText, rowTexts } from './texts.ts';
import { tokenWeight } from './tokens.ts';

export interface RowSettings extends ShapeSettings {
  readonly split: Split;
  /** Formats of the base model; empty: unknown model, anything goes. */
  readonly accepts: readonly DatasetFormat[];
  /** Text for the `system` of converted rows. */
  readonly system: string | undefined;
  /** `index`: rows are told apart and counted, but not checked. */
  readonly purpose: 'check' | 'index';
  readonly calibration: Calibration;
}

export interface RowSinks {
  readonly findings: FindingList;
  readonly rules: RowRules;
  /** Takes each converted line. */
  readonly emit: (line: Uint8Array) => void;
}

const NO_CONVERSION: Conversion = { kind: 'none' };

export class RowReader {
  readonly #settings: RowSettings;
  readonly #findings: FindingList;
  readonly #formats: FormatTracker;
  readonly #checkText: TextCheck;
  readonly #write: RowWriter;
  readonly #emit: (line: Uint8Array) => void;
  readonly #rules: RowRules;
  readonly #clean: CleanReader;
  readonly #systemTokens: number;
  #foundOther = false;
  /** Estimated tokens of the rows so far, not rounded. */
  tokens = 0;
  /** A row holds an image, a video or a document. */
  hasMedia = false;
  conversion: Conversion = NO_CONVERSION;
  readonly index = new RowIndexBuilder();

  constructor(settings: RowSettings, { findings, rules, emit }: RowSinks) {
    this.#emit = emit;
    this.#rules = rules;
    this.#settings = settings;
    this.#findings = findings;
    this.#formats = new FormatTracker(settings.accepts);
    this.#checkText = textChecks(settings.limits);
    this.#write = rowWriter(settings.system);
    this.#systemTokens = settings.system === undefined ? 0 : tokenWeight(settings.system);
    const limits = settings.purpose === 'index' ? undefined : settings.limits;
    this.#clean = new CleanReader({ ...settings, limits }, { formats: this.#formats, rules });
  }

  get format(): DatasetFormat | undefined {
    return this.#formats.format;
  }

  /** Line of the first row whose format is known. */
  get formatLine(): number {
    return this.#formats.firstLine;
  }

  /** Takes in whole lines, of which `skim` can take rows. */
  open(block: Buffer): boolean {
    return this.#clean.open(block);
  }

  /** Takes the rows from `from` on in which nothing is wrong, the first one in line `line`. */
  skim(from: number, line: number): Skimmed {
    const format = this.#clean.formatAt(from, line);
    if (format === undefined) return { rows: 0, next: from, isStopped: true };
    this.#decideConversion(format);
    const batch = this.#clean.take(from, line);
    this.index.append(batch, line);
    for (const weight of batch.tokens) this.tokens += weight;
    if (batch.converted.length > 0) this.#emit(batch.converted);
    return batch;
  }

  /** Reads one line without its line feed. */
  read(text: string, line: number): void {
    const row = this.#parse(text, line);
    if (row === undefined) return;
    if (mayRepeatKeys(text, row) && this.#reportRepeats(text, line)) return;
    const verdict = this.#formats.add(row, line);
    if (verdict.kind !== 'same') {
      this.#reportOtherFormat(verdict, text, line);
      return;
    }
    this.#decideConversion(verdict.format);
    this.#checkRow(row, verdict.format, { text, line });
    this.#convert(row);
  }

  #parse(text: string, line: number): JsonObject | undefined {
    let value: Json;
    try {
      value = JSON.parse(text);
    } catch {
      this.#reportFault(text, line);
      return undefined;
    }
    if (isObject(value)) return value;
    this.#findings.add({
      code: 'not-object',
      severity: 'error',
      line,
      column: () => locate(text, [], 'value') + 1,
      message: `The line holds ${typeName(value)}; it must hold one JSON object.`,
      hint: 'Write each row as an object, for example {"prompt": "…", "completion": "…"}.',
    });
    return undefined;
  }

  #reportFault(text: string, line: number): void {
    const fault = findJsonFault(text) ?? { kind: 'unexpected', offset: 0 };
    const { found, hint } = FAULT_TEXTS[fault.kind];
    this.#findings.add({
      code: 'bad-json',
      severity: 'error',
      line,
      column: () => fault.offset + 1,
      message: `Not valid JSON: found ${found}.`,
      hint,
    });
  }

  /** False where a closer look finds nothing wrong. */
  #reportRepeats(text: string, line: number): boolean {
    if (findJsonFault(text) !== undefined) {
      this.#reportFault(text, line);
      return true;
    }
    const offsets = findRepeatedKeys(text);
    for (const offset of offsets) {
      this.#findings.add({
        code: 'duplicate-key',
        severity: 'error',
        line,
        column: () => offset + 1,
        message: 'This key is defined twice in its object; JSON readers keep only one of the two.',
        hint: 'Remove or rename one of them.',
      });
    }
    return offsets.length > 0;
  }

  #reportOtherFormat(verdict: Exclude<FormatVerdict, { kind: 'same' }>, text: string, line: number): void {
    const at = { severity: 'error', line, column: () => locate(text, [], 'value') + 1 } as const;
    if (verdict.kind === 'unknown') {
      const message = 'The keys of this row belong to no training format that Bedrock knows.';
      const hint = 'Use `prompt` and `completion`, or `schemaVersion`, `system` and `messages`.';
      this.#findings.add({ ...at, code: 'unknown-format', message, hint });
    } else if (!this.#foundOther) {
      this.#foundOther = true;
      const first = this.format === undefined ? 'another' : FORMAT_NAMES[this.format];
      const message = `This row is in ${FORMAT_NAMES[verdict.looksLike]} format, but line ${this.formatLine} in ${first} format; all rows of a file need one format.`;
      const hint = 'Bring all rows into one format; rows after this one may differ too.';
      this.#findings.add({ ...at, code: 'mixed-format', message, hint });
    }
  }

  #decideConversion(format: DatasetFormat): void {
    const { accepts, split, system } = this.#settings;
    if (this.conversion !== NO_CONVERSION || format !== 'prompt-completion') return;
    // What is not uploaded has to stand there as it is used.
    if (split === 'evaluation') return;
    if (accepts.includes(format) || !accepts.includes('bedrock-conversation-2024')) return;
    this.conversion = { kind: 'prompt-completion-to-conversation', system };
    this.#clean.convert(rowFrame(system), this.#systemTokens);
  }

  #checkRow(
    row: JsonObject,
    format: DatasetFormat,
    place: { readonly text: string; readonly line: number },
  ): void {
    const texts = rowTexts(row, format);
    const weight = this.#weigh(texts);
    this.tokens += weight;
    this.hasMedia ||= format === 'image-ref-caption' || mediaOfRow(row).length > 0;
    this.index.add(row, format, { line: place.line, tokens: weight });
    if (this.#settings.purpose === 'index') return;
    const limit = this.#settings.limits?.maxTokensPerRecord ?? Infinity;
    this.#reportAll(this.#checkShape(row, format), place);
    for (const text of texts) this.#reportAll(this.#checkText(text), place);
    this.#reportAll(checkRecordTokens(tokenRange(weight, this.#settings.calibration), limit), place);
    this.#rules.read({
      line: place.line,
      row,
      format,
      texts,
      column: columnFinder(place.text),
    });
  }

  #weigh(texts: readonly RowText[]): number {
    let weight = this.conversion === NO_CONVERSION ? 0 : this.#systemTokens;
    for (const { text } of texts) weight += tokenWeight(text);
    return weight;
  }

  #checkShape(row: JsonObject, format: DatasetFormat): readonly Problem[] {
    const { accepts } = this.#settings;
    const wanted = accepts.length === 0 || accepts.includes(format) || this.conversion !== NO_CONVERSION;
    return wanted ? checkShape(row, format, this.#settings) : [];
  }

  #reportAll(
    problems: readonly Problem[],
    { text, line }: { readonly text: string; readonly line: number },
  ): void {
    for (const { code, severity, message, hint, path, target, unit } of problems) {
      const column = (): number => columnIn(text, { path, target, unit });
      this.#findings.add({ code, severity, line, column, message, hint });
    }
  }

  #convert(row: JsonObject): void {
    const prompt = row['prompt'];
    const completion = row['completion'];
    if (this.conversion === NO_CONVERSION || typeof prompt !== 'string' || typeof completion !== 'string')
      return;
    this.#emit(Buffer.from(this.#write(prompt, completion)));
  }
}

function columnIn(
  text: string,
  { path, target, unit }: Pick<Problem, 'path' | 'target'> & { readonly unit: number | undefined },
): number {
  const start = locate(text, path, target);
  return 1 + (unit === undefined ? start : offsetInString(text, start, unit));
}
