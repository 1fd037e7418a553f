/** Text -> YAML document, with everything refused that a reviewer cannot see through at a glance. */
import { CST, type Document, Lexer, LineCounter, type ParsedNode, parseDocument, type YAMLError } from 'yaml';
import type { Position } from '../errors.ts';
import { type Fault, type Report, visible } from './report.ts';

/** One fault draws others after it: the first ones are the ones to mend. */
const MAX_SYNTAX_FAULTS = 20;

export interface SyntaxTree {
  readonly contents: ParsedNode | null;
  /** Place of an offset in the text. */
  readonly at: (offset: number) => Position;
}

/** The document, or undefined when its structure cannot be trusted; anchors and the like are reported but not fatal. */
export function parseSyntax(file: string, text: string, report: Report): SyntaxTree | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    schema: 'core',
    merge: false,
    // Ours is linear, keeps both places, and looks at aliases as what they are.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refused = reportIndirections(text, at, report);
  const errors = structural(document, refused, at);
  for (const error of errors) report(at(error.pos[0]), syntaxFault(error, text));
  return errors.length === 0 ? { contents: document.contents, at } : undefined;
}

/** Faults of structure, the first of each line, without those that only follow from what is refused anyway. */
function structural(
  document: Document.Parsed,
  refused: ReadonlySet<number>,
  at: SyntaxTree['at'],
): readonly YAMLError[] {
  const inOrder = document.errors
    .filter((error) => !refused.has(error.pos[0]))
    .sort((a, b) => a.pos[0] - b.pos[0]);
  const byLine = new Map(inOrder.toReversed().map((error) => [at(error.pos[0]).line, error]));
  return [...byLine.values()].toReversed().slice(0, MAX_SYNTAX_FAULTS);
}

const MARKERS = new Set(['byte-order-mark', 'doc-mode', 'flow-error-end', 'scalar']);

/** Reports anchors, aliases, tags and directives from the lexer, which knows their exact place; returns the offsets. */
function reportIndirections(text: string, at: SyntaxTree['at'], report: Report): ReadonlySet<number> {
  const refused = new Set<number>();
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme) ?? '';
    const fault = isScalar ? undefined : indirectionFault(type);
    if (fault !== undefined) {
      refused.add(offset);
      report(at(offset), fault);
    }
    isScalar = type === 'scalar';
    // Markers stand for nothing in the text.
    if (!MARKERS.has(type)) offset += lexeme.length;
  }
  return refused;
}

const DEFAULTS_HINT = 'Write the value out; what jobs share goes under `defaults:`.';

function indirectionFault(tokenType: string): Fault | undefined {
  switch (tokenType) {
    case 'anchor':
      return { code: 'anchor', message: 'Anchors (`&name`) are not read.', hint: DEFAULTS_HINT };
    case 'alias':
      return { code: 'alias', message: 'Aliases (`*name`) are not read.', hint: DEFAULTS_HINT };
    case 'tag':
      return {
        code: 'yaml-tag',
        message: 'Tags (`!name`) are not read.',
        hint: 'Remove the tag; put a string that looks like a number in quotes.',
      };
    case 'directive-line':
      return {
        code: 'yaml-directive',
        message: 'Directives (`%…`) are not read: they change what the values below mean.',
        hint: 'Remove the line.',
      };
    default:
      return undefined;
  }
}

/** The key of `key:value` without the blank that would make it one. */
export function gluedKey(text: string): string | undefined {
  return /^([A-Za-z][\w-]*):[^\s:/]/.exec(text)?.[1];
}

function syntaxFault(error: YAMLError, text: string): Fault {
  const key = gluedKey(text.slice(error.pos[0], error.pos[0] + 200));
  if (key !== undefined && (error.code === 'MISSING_CHAR' || error.code === 'MULTILINE_IMPLICIT_KEY')) {
    return {
      code: 'yaml-syntax',
      message: `A blank is missing after the colon of \`${visible(key)}:\`.`,
      hint: `Write \`${visible(key)}: …\`.`,
    };
  }
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return {
        code: 'several-documents',
        message: 'A second YAML document starts here; the file holds one.',
        hint: 'Remove the `---` or `...` line and put all jobs under one `jobs:`.',
      };
    case 'RESOURCE_EXHAUSTION':
      return { code: 'too-deep', message: 'The nesting is far too deep here.', hint: 'Close the brackets.' };
    case 'TAB_AS_INDENT':
      return { code: 'yaml-syntax', message: 'A tab indents this line.', hint: 'Indent with spaces.' };
    default:
      return {
        code: 'yaml-syntax',
        message: `This is not valid YAML: ${visible(error.message)}.`,
        hint: 'Mend the line, or the one above it: `key: value`, what belongs to a key indented by two spaces more.',
      };
  }
}
