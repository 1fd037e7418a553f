/** Bytes of `jobs.yaml` -> text, or the reasons why they are none. */
import { isUtf8 } from 'node:buffer';
import type { Position } from '../errors.ts';
import type { Report } from './report.ts';

export const MAX_FILE_BYTES = 256 * 1024;

/** Characters that turn the direction of the text after them: a reviewer sees another order than the parser. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/;

/** C0 and C1 controls but tab and line ends; those above; a CR that ends no line; a byte-order mark inside the text. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\ufeff|\r(?!\n)/gu;

/** Strict UTF-8 text without byte-order mark; undefined when a finding of severity error was reported. */
export function decodeSource(file: string, bytes: Uint8Array, report: Report): string | undefined {
  const start: Position = { file, line: 1, column: 1 };
  if (bytes.length > MAX_FILE_BYTES) {
    report(start, {
      code: 'file-too-large',
      message: `The file has ${bytes.length} bytes; at most ${MAX_FILE_BYTES} are read.`,
      hint: 'Split the jobs over several files, one per workflow (`config` input).',
    });
    return undefined;
  }
  if (looksLikeUtf16(bytes)) {
    report(start, {
      code: 'not-utf8',
      message: 'The file is encoded as UTF-16; only UTF-8 is read.',
      hint: `Convert it: iconv -f UTF-16 -t UTF-8 ${file} > converted.yaml`,
    });
    return undefined;
  }
  if (!isUtf8(bytes)) {
    reportInvalidByte(file, bytes, report);
    return undefined;
  }
  return checkCharacters(file, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), report);
}

/** Position of an offset (UTF-16 units) in a text. */
function positionAt(file: string, text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return true;
  if (first === 0xfe && second === 0xff) return true;
  // Without a mark: ASCII text in UTF-16 has a zero in every other byte.
  return bytes.length >= 2 && (first === 0) !== (second === 0);
}

function reportInvalidByte(file: string, bytes: Uint8Array, report: Report): void {
  const offset = firstInvalidByte(bytes);
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset));
  report(positionAt(file, before, before.length), {
    code: 'not-utf8',
    message: `Byte ${offset} (0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}) is not valid UTF-8.`,
    hint: 'Save the file as UTF-8.',
  });
}

/** Length of the longest valid prefix: a stream decoder fails on a prefix exactly when the fault lies in it. */
function firstInvalidByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return wholeCharacters(bytes, good);
}

function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** `end` without the first bytes of a character that is not complete there. */
function wholeCharacters(bytes: Uint8Array, end: number): number {
  let start = end;
  while (start > 0 && !isUtf8(bytes.subarray(0, start))) start -= 1;
  return start;
}

function checkCharacters(file: string, decoded: string, report: Report): string | undefined {
  const text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
  if (text !== decoded) {
    report(
      { file, line: 1, column: 1 },
      {
        code: 'byte-order-mark',
        severity: 'info',
        message: 'The file starts with a byte-order mark; it is ignored.',
        hint: 'Save the file as UTF-8 without BOM.',
      },
    );
  }
  const faults = [...firstPerLine(text)];
  for (const offset of faults) {
    report(positionAt(file, text, offset), characterFault(text.charCodeAt(offset)));
  }
  return faults.length === 0 ? text : undefined;
}

const MAX_CHARACTER_FAULTS = 20;

/** Offsets of the first forbidden character of each line, the first lines that have one. */
function* firstPerLine(text: string): Generator<number> {
  let lineEnd = -1;
  let found = 0;
  for (const { index } of text.matchAll(FORBIDDEN)) {
    if (index <= lineEnd) continue;
    yield index;
    found += 1;
    if (found === MAX_CHARACTER_FAULTS) return;
    const next = text.indexOf('\n', index);
    lineEnd = next < 0 ? text.length : next;
  }
}

function characterFault(code: number) {
  if (code === 0x0d) {
    return {
      code: 'lone-carriage-return',
      message: 'There is a carriage return without a line feed here.',
      hint: 'Save the file with line ends LF or CRLF.',
    };
  }
  if (BIDI.test(String.fromCharCode(code))) {
    return {
      code: 'bidi-character',
      message: `There is a character here that turns the direction of the text: \\u{${code.toString(16)}}.`,
      hint: 'Delete it: what a reviewer reads is not what stands here.',
    };
  }
  return {
    code: 'control-character',
    message: `There is a control character here: \\u{${code.toString(16)}}.`,
    hint: 'Delete it; in a text value write it as an escape in double quotes only where it is meant.',
  };
}
