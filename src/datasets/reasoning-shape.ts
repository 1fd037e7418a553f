/** `reasoningContent` in the turns of a conversation. */
import { isObject, type Json, type JsonObject, type JsonPath, pathName } from './json.ts';
import { mediaKindOf } from './media-shape.ts';
import { keyAt, type Problem, problemAt, valueAt } from './problem.ts';
import type { ShapeSettings } from './row-shape.ts';

const KEY = 'reasoningContent';

export function checkReasoning(
  block: JsonObject,
  path: JsonPath,
  role: Json | undefined,
  settings: ShapeSettings,
): readonly Problem[] {
  if (!Object.hasOwn(block, KEY)) return [];
  const where = [...path, KEY];
  const fault = (message: string, hint: string): readonly Problem[] => [
    problemAt(keyAt(where), 'reasoning-content', message, hint),
  ];
  if (settings.limits?.conversation?.reasoning === false)
    return fault(`${settings.modelName} is not trained on \`${KEY}\`.`, 'Remove it.');
  if (role === 'user') return fault(`A user turn holds \`${KEY}\`.`, 'Move it to the assistant turn.');
  if (mediaKindOf(block) !== undefined)
    return fault(`\`${KEY}\` stands in one block with a medium.`, 'Give each a block of its own.');
  return checkText(block[KEY], where);
}

function checkText(reasoning: Json | undefined, path: JsonPath): readonly Problem[] {
  const holder = isObject(reasoning) ? reasoning['reasoningText'] : undefined;
  const text = isObject(holder) ? holder['text'] : undefined;
  if (typeof text === 'string' && /\S/.test(text)) return [];
  const message = `\`${pathName(path)}\` has no text; reasoning is trained as text alone.`;
  const hint = `Write {"${KEY}": {"reasoningText": {"text": "…"}}}, or remove the block.`;
  return [problemAt(valueAt(path), 'reasoning-content', message, hint)];
}

/** A turn that only thinks: Amazon's validator wants an answer beside it. */
export function checkAnswered(content: readonly Json[], path: JsonPath): readonly Problem[] {
  if (content.length === 0 || !content.every(isReasoningAlone)) return [];
  const message = `\`${pathName(path)}\` has reasoning and no answer.`;
  return [problemAt(valueAt(path), 'reasoning-content', message, 'Add {"text": "…"} after the reasoning.')];
}

function isReasoningAlone(block: Json): boolean {
  return isObject(block) && Object.hasOwn(block, KEY) && Object.keys(block).length === 1;
}
