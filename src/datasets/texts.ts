/** The texts of a row that are trained on, with the role of who speaks. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import { isArray, isObject, type Json, type JsonObject, type JsonPath } from './json.ts';

export interface RowText {
  readonly text: string;
  readonly role: 'system' | 'user' | 'assistant';
  readonly path: JsonPath;
}

/** All texts of a row, in order; whatever has another shape than the format asks for is left out. */
export function rowTexts(row: JsonObject, format: DatasetFormat): readonly RowText[] {
  switch (format) {
    case 'prompt-completion':
      return [...textAt(row, 'prompt', 'user'), ...textAt(row, 'completion', 'assistant')];
    case 'input-text':
      return textAt(row, 'input', 'user');
    case 'image-ref-caption':
      return textAt(row, 'caption', 'assistant');
    case 'bedrock-conversation-2024':
    case 'claude-messages':
    case 'openai-chat-rft':
      return messageTexts(row);
  }
}

function textAt(row: JsonObject, key: string, role: RowText['role']): readonly RowText[] {
  const text = row[key];
  return typeof text === 'string' ? [{ text, role, path: [key] }] : [];
}

function messageTexts(row: JsonObject): readonly RowText[] {
  const texts: RowText[] = [];
  collect(texts, row['system'], 'system', ['system']);
  const messages = row['messages'];
  if (!isArray(messages)) return texts;
  messages.forEach((message, index) => {
    if (isObject(message))
      collect(texts, message['content'], roleOf(message), ['messages', index, 'content']);
  });
  return texts;
}

function roleOf(message: JsonObject): RowText['role'] {
  const role = message['role'];
  return role === 'assistant' || role === 'system' ? role : 'user';
}

/** Content is a string, or a list of blocks. */
function collect(texts: RowText[], content: Json | undefined, role: RowText['role'], path: JsonPath): void {
  if (typeof content === 'string') texts.push({ text: content, role, path });
  if (!isArray(content)) return;
  content.forEach((block, index) => {
    if (!isObject(block)) return;
    const { text } = block;
    if (typeof text === 'string') texts.push({ text, role, path: [...path, index, 'text'] });
    else collectInside(texts, block, role, [...path, index]);
  });
}

/** Reasoning is learnt as the answer is; the result of a tool is read as a question is. */
function collectInside(texts: RowText[], block: JsonObject, role: RowText['role'], path: JsonPath): void {
  const { reasoningContent, toolResult } = block;
  const reasoning = isObject(reasoningContent) ? reasoningContent['reasoningText'] : undefined;
  const text = isObject(reasoning) ? reasoning['text'] : undefined;
  if (typeof text === 'string')
    texts.push({ text, role, path: [...path, 'reasoningContent', 'reasoningText', 'text'] });
  if (isObject(toolResult)) collect(texts, toolResult['content'], role, [...path, 'toolResult', 'content']);
}
