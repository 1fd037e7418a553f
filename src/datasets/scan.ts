/** One streaming pass over a dataset: what is in it, what is wrong with it, and the hash of what will be uploaded. */
import { createHash } from 'node:crypto';
import type { DatasetFormat, DatasetLimits } from '../catalog/base-model.ts';
import { type Calibration, tokenRange, UNCALIBRATED } from './calibration.ts';
import type { DatasetScan } from './dataset.ts';
import { refuseFileKind } from './file-kind.ts';
import { type FindingDraft, FindingList } from './findings.ts';
import { checkFormat } from './format-fit.ts';
import { checkFileLimits, maxRows, type Split } from './limits.ts';
import { LineReader, type RowSink } from './line-reader.ts';
import { HEAD_BYTES, LineSplitter, pieces, type Segment } from './lines.ts';
import { KINDS, RowRules } from './row-rules.ts';
import { RowReader } from './rows.ts';
import { type Checks, NO_CHECKS } from './rules.ts';

export { checkRowSum } from './limits.ts';

export interface ScanInput {
  /** Path relative to the repository root. */
  readonly path: string;
  /** The file, in chunks of any size. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly split: Split;
  /** Formats of the base model; empty: unknown model, anything goes. */
  readonly accepts: readonly DatasetFormat[];
  /** For messages. */
  readonly modelName: string;
  readonly limits: DatasetLimits | undefined;
  /** Text for the `system` of converted rows. */
  readonly system: string | undefined;
  /** Bucket the dataset will lie in; undefined: not known. */
  readonly bucket?: string | undefined;
  /** What was measured of the base model's tokens. Default: nothing. */
  readonly calibration?: Calibration | undefined;
  /** Default: every rule as the table has it. */
  readonly checks?: Checks;
  /** `index`: the rows are told apart and counted, but not checked. Default: `check`. */
  readonly purpose?: 'check' | 'index';
  /** Reads every row closely, also those in which the scanner finds nothing wrong: slower, with the same result. */
  readonly closely?: boolean;
}

/**
 * Reads the whole file once, in memory bounded by a chunk, a line of at most `MAX_LINE_BYTES` and the findings. Wrong
 * content is a finding, never an exception; only an error of the byte source itself is passed on.
 */
export async function scanDataset(input: ScanInput): Promise<DatasetScan> {
  const scanner = new Scanner(input);
  for await (const piece of pieces(input.bytes)) {
    scanner.push(piece);
    await scanner.settle();
  }
  return await scanner.end();
}

class Scanner {
  readonly #input: ScanInput;
  readonly #calibration: Calibration;
  readonly #findings: FindingList;
  readonly #rules: RowRules;
  readonly #rows: RowReader;
  readonly #lines: LineReader;
  readonly #splitter = new LineSplitter();
  readonly #sourceHash = createHash('sha256');
  readonly #convertedHash = createHash('sha256');
  #sourceBytes = 0;
  #convertedBytes = 0;
  #isRefused = false;

  constructor(input: ScanInput) {
    const max = maxRows(input.limits, input.split);
    this.#input = input;
    this.#calibration = input.calibration ?? UNCALIBRATED;
    this.#findings = new FindingList(input.path, input.checks);
    const { split, limits, bucket, checks = NO_CHECKS, purpose = 'check' } = input;
    const kinds = purpose === 'index' ? [] : KINDS;
    this.#rules = new RowRules({ split, limits, checks }, this.#findings, kinds);
    this.#rows = new RowReader(
      { ...input, bucket, purpose, calibration: this.#calibration },
      {
        findings: this.#findings,
        rules: this.#rules,
        emit: (bytes) => this.#addConverted(bytes),
      },
    );
    const sink: RowSink = {
      read: (text, line) => this.#rows.read(text, line),
      open: (block) => input.closely !== true && this.#rows.open(block),
      skim: (from, line) => this.#rows.skim(from, line),
    };
    this.#lines = new LineReader(this.#findings, sink, max === undefined ? undefined : max + 1);
  }

  push(piece: Buffer): void {
    if (this.#sourceBytes === 0) this.#refuse(refuseFileKind(piece.subarray(0, HEAD_BYTES)));
    this.#sourceBytes += piece.length;
    // Once rows are converted, the source is not what will be uploaded.
    if (this.#rows.conversion.kind === 'none') this.#sourceHash.update(piece);
    if (!this.#isRefused) this.#read(this.#splitter.push(piece));
  }

  async settle(): Promise<void> {
    await this.#rules.settle();
  }

  async end(): Promise<DatasetScan> {
    if (!this.#isRefused) this.#read(this.#splitter.end());
    await this.#rules.settle();
    const index = this.#rows.index.close();
    this.#rules.end(index);
    const { conversion, format, tokens } = this.#rows;
    const isConverted = conversion.kind !== 'none';
    const uploadBytes = isConverted ? this.#convertedBytes : this.#sourceBytes;
    if (!this.#isRefused) this.#checkFile(uploadBytes);
    return {
      path: this.#input.path,
      sourceBytes: this.#sourceBytes,
      format,
      conversion,
      uploadBytes,
      sha256: (isConverted ? this.#convertedHash : this.#sourceHash).digest('hex'),
      rows: this.#lines.rows,
      tokens: tokenRange(tokens, this.#calibration),
      hasMedia: this.#rows.hasMedia,
      index,
      near: this.#rules.near(),
      texts: this.#rules.texts(),
      findings: this.#findings.close(),
    };
  }

  #refuse(refusal: FindingDraft | undefined): void {
    if (refusal === undefined) return;
    this.#isRefused = true;
    this.#findings.add(refusal);
  }

  #read(segments: readonly Segment[]): void {
    for (const segment of segments) this.#lines.read(segment);
  }

  #addConverted(bytes: Uint8Array): void {
    this.#convertedBytes += bytes.length;
    this.#convertedHash.update(bytes);
  }

  /** What can only be said at the end. */
  #checkFile(uploadBytes: number): void {
    const { split, modelName, limits } = this.#input;
    const { rows, watchedLine: overflowLine } = this.#lines;
    this.#lines.end();
    if (rows === 0) {
      this.#refuse(EMPTY_FILE);
      return;
    }
    for (const draft of checkFormat(this.#input, this.#rows)) this.#findings.add(draft);
    if (limits === undefined) return;
    const file = { split, modelName, limits, rows, uploadBytes, overflowLine };
    for (const draft of checkFileLimits(file)) this.#findings.add(draft);
  }
}

const EMPTY_FILE: FindingDraft = {
  code: 'empty-file',
  severity: 'error',
  line: 1,
  message: 'The file has no rows.',
  hint: 'Add rows: one JSON object on each line.',
};
