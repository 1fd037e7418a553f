/** What is wrong with a line of JSON, in words that never quote it. */
import type { FaultKind } from './json-locate.ts';

interface FaultText {
  readonly found: string;
  readonly hint: string;
}

const REWRITE =
  'Write the file with a JSON library (`json.dumps`, `JSON.stringify`), one call for each line.';

export const FAULT_TEXTS: Readonly<Record<FaultKind, FaultText>> = {
  'bad-escape': {
    found: 'a backslash that starts no JSON escape',
    hint: 'Double the backslash, or use one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.',
  },
  'bad-number': {
    found: 'a number that JSON does not know (leading zero, plus sign, missing digits)',
    hint: 'Write it plainly, for example 0.5 or -1e3, or put it in double quotes if it is text.',
  },
  bom: {
    found: 'a byte-order mark inside the file, as left behind when files are joined',
    hint: 'Remove the three bytes EF BB BF; `bedrock-tune validate --fix` writes {fixed} without them.',
  },
  'comma-after-object': {
    found: 'a comma after the object',
    hint: 'Remove it, on all lines; `bedrock-tune validate --fix` writes {fixed} so.',
  },
  comment: { found: 'a comment', hint: 'Remove it: JSON has no comments.' },
  'conflict-marker': { found: 'a merge conflict marker', hint: 'Resolve the merge conflict in this file.' },
  'control-character': {
    found: 'a raw control character (such as a tab) inside a string',
    hint: 'Escape it, for example \\t for a tab or \\u001b for an escape character; `bedrock-tune validate --fix` writes {fixed} so.',
  },
  'cut-off': {
    found: 'the end of the line inside an object or list',
    hint: 'Put the whole object on one line; where nothing is missing, `bedrock-tune validate --fix` writes {fixed} so.',
  },
  'missing-colon': {
    found: 'no colon after a key',
    hint: 'Write "key": "value"; escape double quotes inside text as \\".',
  },
  'missing-comma': {
    found: 'no comma between two members',
    hint: 'Add the comma; escape double quotes inside text as \\".',
  },
  'not-a-number': {
    found: 'NaN or Infinity, which Python writes and JSON does not know',
    hint: 'Replace it with null or text, and write the file with `json.dumps(row, allow_nan=False)`.',
  },
  'python-literal': {
    found: 'True, False, None or undefined instead of true, false or null',
    hint: REWRITE,
  },
  'single-quotes': {
    found: 'single quotes, as in a printed Python dict',
    hint: REWRITE,
  },
  'too-deep': {
    found: 'values nested more than 32 deep',
    hint: 'Flatten the row: no training format nests that deep.',
  },
  'trailing-comma': { found: 'a comma before a closing bracket', hint: 'Remove the comma.' },
  'two-values': {
    found: 'more text after the end of the object',
    hint: 'Put each object on a line of its own, with nothing after it; `bedrock-tune validate --fix` writes {fixed} so.',
  },
  unexpected: { found: 'a character that cannot stand here', hint: REWRITE },
  'unquoted-key': { found: 'a key without double quotes', hint: REWRITE },
  'unterminated-string': {
    found: 'a string that does not end on this line',
    hint: 'Close the string; write a line break inside text as \\n.',
  },
};
