/** Images, videos and documents in the turns of a conversation. */
import type { MediaKind, MediaLimits } from '../catalog/base-model.ts';
import { isArray, isObject, type Json, type JsonObject, type JsonPath, pathName } from './json.ts';
import { keyAt, type Problem, problemAt, valueAt } from './problem.ts';
import type { ShapeSettings } from './row-shape.ts';

export const MEDIA_KINDS: readonly MediaKind[] = ['image', 'video', 'document'];

/** One block of a turn; `role` is the turn's. */
export function checkMedia(
  block: JsonObject,
  path: JsonPath,
  role: Json | undefined,
  settings: ShapeSettings,
): readonly Problem[] {
  const kind = mediaKindOf(block);
  if (kind === undefined) return [];
  const where = [...path, kind];
  if (role === 'assistant') {
    const found = `An assistant turn holds \`${kind}\`; media can only stand in user turns.`;
    return [problemAt(keyAt(where), 'media-in-assistant', found, 'Move it to a user turn.')];
  }
  return unsupported(kind, where, settings) ?? checkMedium(block[kind], kind, where, settings);
}

export function mediaKindOf(block: JsonObject): MediaKind | undefined {
  return MEDIA_KINDS.find((kind) => Object.hasOwn(block, kind));
}

/** undefined: the model takes it, or nobody knows. */
function unsupported(
  kind: MediaKind,
  where: JsonPath,
  { limits, modelName }: ShapeSettings,
): readonly Problem[] | undefined {
  const conversation = limits?.conversation;
  if (conversation === undefined || conversation.media?.formats[kind] !== undefined) return undefined;
  const taken = Object.keys(conversation.media?.formats ?? {});
  const takes = taken.length === 0 ? 'is trained on text alone' : `takes ${taken.join(' and ')} only`;
  const found = `The turn holds \`${kind}\`; ${modelName} ${takes}.`;
  return [problemAt(keyAt(where), 'media-unsupported', found, 'Remove it, or choose another base model.')];
}

function checkMedium(
  medium: Json | undefined,
  kind: MediaKind,
  where: JsonPath,
  { limits, bucket, modelName }: ShapeSettings,
): readonly Problem[] {
  const format = isObject(medium) ? medium['format'] : undefined;
  const uri = uriOf(medium);
  if (typeof format !== 'string' || uri === undefined) {
    const found = `\`${pathName(where)}\` lacks a \`format\` or an address in S3.`;
    const hint = `Write {"${kind}": {"format": "…", "source": {"s3Location": {"uri": "s3://…"}}}}: media lie in S3, not in the row.`;
    return [problemAt(valueAt(where), 'block-shape', found, hint)];
  }
  const media = limits?.conversation?.media;
  const formats = media?.formats[kind];
  const place = [...where, 'source', 's3Location', 'uri'];
  const problems = checkMediaUri(uri, place, media?.isBesideDataset === true ? { bucket } : undefined);
  if (formats === undefined || formats.includes(format.toLowerCase())) return problems;
  const found = `The ${kind} has a format that ${modelName} does not take; it takes ${formats.join(', ')}.`;
  const hint = `Convert the ${kind}, and name its format.`;
  return [problemAt(valueAt([...where, 'format']), 'media-format', found, hint), ...problems];
}

function uriOf(medium: Json | undefined): string | undefined {
  const source = isObject(medium) ? medium['source'] : undefined;
  const location = isObject(source) ? source['s3Location'] : undefined;
  const uri = isObject(location) ? location['uri'] : undefined;
  return typeof uri === 'string' ? uri : undefined;
}

/** `beside`: the medium must lie in the dataset's bucket, where that is known, under a plain name. */
export function checkMediaUri(
  uri: string,
  path: JsonPath,
  beside: { readonly bucket: string | undefined } | undefined,
): readonly Problem[] {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  const fault = (message: string, hint: string, unit = 0): readonly Problem[] => [
    { ...problemAt(valueAt(path), 'media-uri', message, hint), unit },
  ];
  if (bucket === undefined || key === undefined)
    return fault('The address is none of S3.', 'Write it as "s3://bucket/key".');
  if (beside === undefined) return [];
  const odd = /[^\w/.-]/.exec(uri.slice('s3://'.length));
  if (odd !== null) {
    const message = 'The address has a character that Amazon Nova does not take.';
    return fault(message, 'Use letters, digits and `_-./` only.', odd.index + 's3://'.length);
  }
  if (beside.bucket === undefined || beside.bucket === bucket) return [];
  const message = `The medium lies in another bucket than the dataset, which is uploaded to ${beside.bucket}.`;
  return fault(message, `Copy it to ${beside.bucket}, and name it there.`);
}

interface Found {
  readonly kind: MediaKind;
  readonly path: JsonPath;
}

/** How many media a row holds, and of which kinds together. */
export function checkMediaCounts(
  messages: readonly Json[],
  media: MediaLimits | undefined,
): readonly Problem[] {
  if (media === undefined) return [];
  const turns = messages.map(mediaOf);
  if (turns.every((turn) => turn.length === 0)) return [];
  return [...tooMany(turns, media), ...mixed(turns.flat(), media)];
}

/** The media of all user turns of a conversation, in order. */
export function mediaOfRow(row: JsonObject): readonly Found[] {
  const messages = row['messages'];
  return isArray(messages) ? messages.flatMap(mediaOf) : NONE;
}

function mediaOf(message: Json, index: number): readonly Found[] {
  const content = isObject(message) ? message['content'] : undefined;
  if (!isArray(content) || (isObject(message) && message['role'] === 'assistant')) return NONE;
  return content.flatMap((block, at) => {
    const kind = isObject(block) ? mediaKindOf(block) : undefined;
    return kind === undefined ? [] : { kind, path: ['messages', index, 'content', at, kind] };
  });
}

const NONE: readonly Found[] = [];

function tooMany(turns: readonly (readonly Found[])[], { most }: MediaLimits): readonly Problem[] {
  return MEDIA_KINDS.flatMap((kind) => {
    const limit = most[kind] ?? Infinity;
    const inRow = turns.flat().filter((found) => found.kind === kind);
    const surplus = inRow[limit];
    if (surplus === undefined) return [];
    const inTurns = turns.map((turn) => turn.filter((found) => found.kind === kind));
    // Amazon's guide counts videos in a row; of images its validator counts those of a turn, its guide those of a row.
    const inTurn = inTurns.map((found) => found[limit]).find((found) => found !== undefined);
    const isFirm = kind !== 'image' || inTurn !== undefined;
    const { path } = inTurn ?? surplus;
    const message = `The row holds ${inRow.length} of \`${kind}\`; at most ${limit} are taken.`;
    const problem = problemAt(keyAt(path), 'media-count', message, 'Remove some, or split the row.');
    return [isFirm ? problem : { ...problem, severity: 'warning' }];
  });
}

function mixed(found: readonly Found[], { isOneKind }: MediaLimits): readonly Problem[] {
  const [first] = found;
  if (!isOneKind || first === undefined) return [];
  const other = found.find(({ kind }) => isVideo(kind) !== isVideo(first.kind));
  if (other === undefined) return [];
  const message = `The row holds \`${first.kind}\` and \`${other.kind}\`; a video cannot stand beside other media.`;
  return [problemAt(keyAt(other.path), 'mixed-media', message, MIXED_HINT)];
}

/** What a dataset cannot mix: videos with images or documents. */
export function isVideo(kind: MediaKind): boolean {
  return kind === 'video';
}

export const MIXED_HINT = 'Train on videos in one job and on images or documents in another.';
