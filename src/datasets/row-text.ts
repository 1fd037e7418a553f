/** The text of single rows, read in a pass of its own: only rows that somebody is going to look at are ever kept. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { eachLine, LineSplitter, pieces } from './lines.ts';
import { type RowText, rowTexts } from './texts.ts';

/** The wanted lines that there are, by number from 1. Flat memory: no other line is kept. */
export async function linesAt(
  bytes: AsyncIterable<Uint8Array>,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  const splitter = new LineSplitter();
  let line = 0;
  const read = (segments: ReturnType<LineSplitter['push']>): void => {
    for (const segment of segments) {
      if (segment.kind === 'too-long') line += 1;
      else
        eachLine(segment.bytes, (start, end) => {
          line += 1;
          if (wanted.has(line)) found.set(line, segment.bytes.toString('utf8', start, end));
        });
    }
  };
  for await (const piece of pieces(bytes)) {
    read(splitter.push(piece));
    if (found.size === wanted.size) return found;
  }
  read(splitter.end());
  return found;
}

export function parseRow(line: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(line.replace(/^\uFEFF/, ''));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface FullRow {
  /** One line of JSON as one would write it, whatever escapes and blanks the file has. */
  readonly json: string;
  /** Its texts in order; empty where none could be found. */
  readonly texts: readonly RowText[];
}

export function fullRow(line: string, format: DatasetFormat | undefined): FullRow {
  const row = parseRow(line);
  if (row === undefined) return { json: line, texts: [] };
  return { json: written(row) ?? line, texts: format === undefined ? [] : rowTexts(row, format) };
}

/** undefined: nested too deeply to be written by a function that calls itself. */
function written(row: JsonObject): string | undefined {
  try {
    return JSON.stringify(row);
  } catch {
    return undefined;
  }
}
