/**
 * From prompt/completion to `bedrock-conversation-2024`: lossless, and a pure function of the rows and the system text,
 * for its output is what gets hashed, reviewed and uploaded. Changing a byte of it changes every fingerprint.
 */
import { AppError } from '../errors.ts';
import type { Conversion } from './dataset.ts';
import { isObject, type Json } from './json.ts';
import { eachLine, LineSplitter, pieces, type Segment } from './lines.ts';

/** Writes one prompt/completion pair as a line of the conversation format, with its line feed. */
export type RowWriter = (prompt: string, completion: string) => string;

export function rowWriter(system: string | undefined): RowWriter {
  const { head, middle, tail } = rowFrame(system);
  return (prompt, completion) =>
    `${head}${JSON.stringify(prompt)}${middle}${JSON.stringify(completion)}${tail}`;
}

/** What a converted line has before, between and after its two texts. */
export interface RowFrame {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

export function rowFrame(system: string | undefined): RowFrame {
  const intro = system === undefined ? '' : `"system":[{"text":${JSON.stringify(system)}}],`;
  return {
    head: `{"schemaVersion":"bedrock-conversation-2024",${intro}"messages":[{"role":"user","content":[{"text":`,
    middle: '}]},{"role":"assistant","content":[{"text":',
    tail: '}]}]}\n',
  };
}

/**
 * The bytes to upload, from the bytes of a file that a scan found without errors: the same ones whose SHA-256 the scan
 * reports. Throws `file-changed` on anything such a file cannot contain.
 */
export async function* convert(
  bytes: AsyncIterable<Uint8Array>,
  conversion: Conversion,
): AsyncGenerator<Uint8Array> {
  if (conversion.kind === 'none') {
    yield* bytes;
    return;
  }
  const write = rowWriter(conversion.system);
  const splitter = new LineSplitter();
  for await (const piece of pieces(bytes)) yield* convertSegments(splitter.push(piece), write);
  yield* convertSegments(splitter.end(), write);
}

function* convertSegments(segments: readonly Segment[], write: RowWriter): Generator<Uint8Array> {
  for (const segment of segments) {
    if (segment.kind === 'too-long') throw fileChanged();
    const lines: Buffer[] = [];
    eachLine(segment.bytes, (start, end) => {
      lines.push(Buffer.from(convertLine(segment.bytes.toString('utf8', start, end), write)));
    });
    yield Buffer.concat(lines);
  }
}

function convertLine(line: string, write: RowWriter): string {
  const row = parse(line);
  if (!isObject(row) || Object.keys(row).length !== 2) throw fileChanged();
  const prompt = row['prompt'];
  const completion = row['completion'];
  if (typeof prompt !== 'string' || typeof completion !== 'string') throw fileChanged();
  return write(prompt, completion);
}

function parse(line: string): Json {
  try {
    return JSON.parse(line);
  } catch {
    // Not kept as the cause: the message of `JSON.parse` quotes the row.
    throw fileChanged();
  }
}

function fileChanged(): AppError {
  return new AppError('file-changed', 'A dataset has a row that was not there when it was checked.', {
    blame: 'user',
    hint: 'Run again on an unchanged checkout; let no other step write to the dataset while this one runs.',
  });
}
