/** A dataset written anew: mended, and in another format if asked for. One pass in flat memory, and no clock or chance. */
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import type { DatasetFormat } from '../../catalog/base-model.ts';
import { refuseFileKind } from '../file-kind.ts';
import { grouped } from '../findings.ts';
import { FormatTracker } from '../format.ts';
import type { JsonObject } from '../json.ts';
import { findJsonFault, findRepeatedKeys } from '../json-locate.ts';
import { eachLine, HEAD_BYTES, LineSplitter, MAX_LINE_BYTES, pieces, type Segment } from '../lines.ts';
import { mayRepeatKeys } from '../repeated-keys.ts';
import { canonical } from '../row-index.ts';
import { Decoder, LineEnds } from './decode.ts';
import { ListReader } from './elements.ts';
import { type Lost, readExchange, writeExchange } from './exchange.ts';
import { RowGatherer } from './gather.ts';
import type { ExtraFix, TargetFormat } from './kinds.ts';
import type { ParsedLine } from './line-mends.ts';
import type { FixLog } from './log.ts';
import { type FixedRow, fixShape, fixTexts } from './row-fixes.ts';

export interface RewriteSettings {
  /** Whether rows are mended; line ends and the like always are. */
  readonly mendsRows: boolean;
  /** What changes the texts or the rows that are trained on, as far as it was asked for. */
  readonly also: ReadonlySet<ExtraFix>;
  /** undefined: the rows stay in their format. */
  readonly target: TargetFormat | undefined;
  /** System text of prompt/completion rows that become conversations, as on the way to Bedrock. */
  readonly system: string | undefined;
  /** Formats that the base model takes. */
  readonly accepts: readonly DatasetFormat[];
  /** Words that the template of the base model uses itself. */
  readonly reserved: readonly string[];
}

/**
 * The file as it would be written. What cannot be mended stays as it is. Once the log has a refusal, what was made so
 * far is of no use; a log with losses says that the file must not be written.
 */
export async function* rewrite(
  bytes: AsyncIterable<Uint8Array>,
  settings: RewriteSettings,
  log: FixLog,
): AsyncGenerator<Uint8Array> {
  const rewriter = new Rewriter(settings, log);
  for await (const piece of pieces(bytes)) {
    yield rewriter.push(piece);
    if (log.refusal !== undefined) return;
  }
  yield rewriter.end();
}

class Rewriter {
  readonly #log: FixLog;
  readonly #decoder: Decoder;
  readonly #lineEnds: LineEnds;
  readonly #rows: RowWriter;
  readonly #gatherer: RowGatherer;
  readonly #splitter = new LineSplitter();
  /** undefined: the file is lines, or nothing of it was read yet. */
  #list: ListReader | undefined;
  #isFirst = true;
  #line = 0;
  #endsLine = true;

  constructor(settings: RewriteSettings, log: FixLog) {
    this.#log = log;
    this.#decoder = new Decoder(log);
    this.#lineEnds = new LineEnds(log);
    const rows = new RowWriter(settings, log);
    this.#rows = rows;
    this.#gatherer = new RowGatherer(log, {
      row: (row, line) => rows.write(row, line),
      asIs: (text, line) => rows.keep(text, line),
    });
  }

  push(piece: Buffer): Buffer {
    const decoded = this.#decoder.push(piece);
    if (this.#isFirst) this.#begin(decoded);
    this.#isFirst = false;
    this.#read(this.#lineEnds.push(decoded));
    return this.#rows.take();
  }

  end(): Buffer {
    this.#read(this.#lineEnds.push(this.#decoder.end()));
    this.#read(this.#lineEnds.end());
    if (this.#list === undefined) this.#endLines();
    else this.#list.end();
    this.#gatherer.end();
    return this.#rows.take();
  }

  #begin(head: Buffer): void {
    const kind = refuseFileKind(head.subarray(0, HEAD_BYTES));
    if (kind === undefined || kind.code === 'pretty-printed') return;
    if (kind.code !== 'json-array') {
      this.#log.refuse(kind.message);
      return;
    }
    this.#log.fixed('json-array', 1);
    this.#list = new ListReader(this.#log, (bytes, line) => this.#gatherer.readElement(bytes, line));
  }

  #read(bytes: Buffer): void {
    if (bytes.length === 0 || this.#log.refusal !== undefined) return;
    if (this.#list !== undefined) {
      this.#list.push(bytes);
      return;
    }
    this.#endsLine = bytes.at(-1) === 10;
    for (const segment of this.#splitter.push(bytes)) this.#readSegment(segment);
  }

  #endLines(): void {
    for (const segment of this.#splitter.end()) this.#readSegment(segment);
    if (!this.#endsLine) this.#log.fixed('final-newline', this.#line);
  }

  #readSegment(segment: Segment): void {
    if (segment.kind === 'too-long') {
      this.#line += 1;
      this.#refuseLength();
      return;
    }
    eachLine(segment.bytes, (start, end) => {
      this.#line += 1;
      if (end - start > MAX_LINE_BYTES) this.#refuseLength();
      else this.#gatherer.readLine(segment.bytes.subarray(start, end), this.#line);
    });
  }

  #refuseLength(): void {
    this.#log.refuse(`line ${this.#line} is longer than ${grouped(MAX_LINE_BYTES)} bytes`);
  }
}

const LINE_FEED = Buffer.from('\n');

/** Mends, converts and collects. */
class RowWriter {
  readonly #settings: RewriteSettings;
  readonly #log: FixLog;
  readonly #formats: FormatTracker;
  readonly #seen = new Set<string>();
  #out: Buffer[] = [];
  /** What follows: rows are many, and cheaper to join as text. */
  #text = '';

  constructor(settings: RewriteSettings, log: FixLog) {
    this.#settings = settings;
    this.#log = log;
    this.#formats = new FormatTracker(settings.accepts);
  }

  /** What was written since the last call. */
  take(): Buffer {
    this.#flush();
    const bytes = Buffer.concat(this.#out);
    this.#out = [];
    return bytes;
  }

  keep(bytes: Buffer, line: number): void {
    if (this.#settings.target !== undefined) this.#log.lost(['unreadable'], line);
    this.#flush();
    this.#out.push(bytes, LINE_FEED);
  }

  #flush(): void {
    if (this.#text !== '') this.#out.push(Buffer.from(this.#text));
    this.#text = '';
  }

  write(row: ParsedLine, line: number): void {
    if (!isSound(row)) {
      this.keep(Buffer.from(row.text), line);
      return;
    }
    const mended = this.#mend(row, line);
    if (this.#isRepeat(mended)) this.#log.fixed('exact-duplicate', line);
    else this.#text += `${this.#convert(mended, line)}\n`;
  }

  #mend(row: ParsedLine, line: number): ParsedLine {
    const verdict = this.#formats.add(row.row, line);
    if (verdict.kind !== 'same') return row;
    const { mendsRows } = this.#settings;
    const shaped = mendsRows ? this.#logged(fixShape(row, verdict.format), line) : row;
    return this.#logged(fixTexts(shaped, verdict.format, this.#settings), line);
  }

  #logged({ line: row, fixes }: FixedRow, line: number): ParsedLine {
    for (const { id, edits, keys } of fixes) {
      if (keys === undefined) this.#log.fixed(id, line, edits.length);
      else this.#log.removed(id, line, keys);
    }
    return row;
  }

  #isRepeat({ row }: ParsedLine): boolean {
    if (!this.#settings.also.has('exact-duplicate')) return false;
    // 128 bits: what is alike here is left out for good.
    const id = hash('sha256', canonical(row), 'buffer').toString('latin1', 0, 16);
    if (this.#seen.has(id)) return true;
    this.#seen.add(id);
    return false;
  }

  #convert({ text, row }: ParsedLine, line: number): string {
    const { target } = this.#settings;
    if (target === undefined) return text;
    // Of its own, so that a file of several formats can be brought into one.
    const verdict = new FormatTracker([target]).add(row, line);
    if (verdict.kind === 'same' && verdict.format === target) return text;
    const result = verdict.kind === 'same' ? this.#translate(row, verdict.format, target) : NO_FORMAT;
    if (result.kind === 'lost') {
      this.#log.lost(result.losses, line);
      return text;
    }
    this.#log.converted += 1;
    return result.line;
  }

  #translate(row: JsonObject, format: DatasetFormat, target: TargetFormat): ReturnType<typeof writeExchange> {
    const found = readExchange(row, format);
    if (found.kind === 'lost') return found;
    const { system, turns } = found.exchange;
    const takesSystem = format === 'prompt-completion' && target === 'bedrock-conversation-2024';
    const added = takesSystem ? this.#settings.system : undefined;
    return writeExchange({ system: added === undefined ? system : [added], turns }, target);
  }
}

const NO_FORMAT: Lost = { kind: 'lost', losses: ['format'] };

/** Of two members with one name, or of an endless nest, nobody knows what was meant. */
function isSound({ text, row }: ParsedLine): boolean {
  if (!mayRepeatKeys(text, row)) return true;
  return findJsonFault(text) === undefined && findRepeatedKeys(text).length === 0;
}
