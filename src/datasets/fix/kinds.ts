/** What a fix does and what a conversion loses, as data. A fix is named by the rule whose fault it mends, if there is one. */
import type { DatasetFormat } from '../../catalog/base-model.ts';

/** No fix of this table changes a text that is trained on; `EXTRA_FIXES` do, so each has to be asked for. */
export const FIXES = {
  'not-utf8': 'UTF-16 written as UTF-8',
  bom: 'byte-order mark removed',
  crlf: 'line end CR LF written as LF',
  'lone-cr': 'carriage return written as a line end, or inside a text as \\r',
  'blank-line': 'blank line removed',
  'final-newline': 'line end added to the last line',
  'json-array': 'list taken apart: one object on each line',
  'pretty-printed': 'object spread over several lines put on one',
  'two-values': 'several objects on one line put on a line each',
  'comma-after-object': 'comma after the object removed',
  'control-character': 'raw control character inside a text escaped (the text stays the same)',
  'extra-field': 'key removed, for prompt/completion rows have no other',
  'schema-version': '`schemaVersion` added or corrected',
  'content-not-array': '`content` given as one text written as a list of blocks',
  'system-shape': '`system` given as one text written as a list',
  'nul-character': 'NUL character removed from a text',
  'reserved-string': "word of the model's own template written another way",
  'exact-duplicate': 'repeated row removed',
} as const satisfies Readonly<Record<string, string>>;

export type FixId = keyof typeof FIXES;

/** They change what is trained. */
export const EXTRA_FIXES = ['exact-duplicate', 'nul-character', 'reserved-string'] as const;
export type ExtraFix = (typeof EXTRA_FIXES)[number];

/** Formats that rows can be written in. */
export const TARGET_FORMATS = [
  'bedrock-conversation-2024',
  'prompt-completion',
  'claude-messages',
] as const satisfies readonly DatasetFormat[];
export type TargetFormat = (typeof TARGET_FORMATS)[number];

/** Why a row cannot be written in the other format. */
export const LOSSES = {
  unreadable: 'the row is no sound JSON object',
  shape: 'the row has not the shape of its format',
  format: 'rows of this format have no counterpart there',
  'extra-keys': 'a key that the other format has no place for',
  media: 'an image, a video or a document',
  'tool-use': 'a tool call or its definition',
  blocks: 'a turn of several blocks',
  system: 'system text',
  'system-items': 'system text in several items',
  turns: 'more than one question and its answer',
} as const satisfies Readonly<Record<string, string>>;

export type LossId = keyof typeof LOSSES;
