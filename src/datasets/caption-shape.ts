/** The shape of an image row: an address in S3 and a caption. */
import { type JsonObject, typeName } from './json.ts';
import { checkMediaUri } from './media-shape.ts';
import { missing, unknownMembers } from './message-shape.ts';
import { type Problem, problemAt, valueAt } from './problem.ts';
import type { ShapeSettings } from './row-shape.ts';

const KEYS = ['image-ref', 'caption'] as const;
const ROW_HINT = 'Write each row as {"image-ref": "s3://bucket/image.png", "caption": "…"}.';

export function checkCaption(row: JsonObject, settings: ShapeSettings): readonly Problem[] {
  return [
    ...unknownMembers(row, [], KEYS),
    ...KEYS.flatMap((key) => checkString(row, key)),
    ...checkReference(row),
    ...checkLength(row, settings),
  ];
}

function checkString(row: JsonObject, key: string): readonly Problem[] {
  const value = row[key];
  if (value === undefined) return [missing([], key, ROW_HINT)];
  if (typeof value === 'string') return [];
  const message = `\`${key}\` is ${typeName(value)}; it must be a string.`;
  return [problemAt(valueAt([key]), 'non-string-value', message, ROW_HINT)];
}

function checkReference(row: JsonObject): readonly Problem[] {
  const uri = row['image-ref'];
  return typeof uri === 'string' ? checkMediaUri(uri, ['image-ref'], undefined) : [];
}

function checkLength(row: JsonObject, { limits, modelName }: ShapeSettings): readonly Problem[] {
  const caption = row['caption'];
  const bounds = limits?.caption;
  if (typeof caption !== 'string' || bounds === undefined) return [];
  const length = Array.from(caption).length;
  if (length >= bounds.min && length <= bounds.max) return [];
  const message = `The caption has ${length} characters; ${modelName} takes ${bounds.min} to ${bounds.max}.`;
  const hint = length < bounds.min ? 'Describe the image.' : 'Shorten the caption.';
  return [problemAt(valueAt(['caption']), 'caption-length', message, hint)];
}
