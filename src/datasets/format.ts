/** Which training format a row is written in, told by its keys. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import { nearest } from '../catalog/nearest.ts';
import { isArray, isObject, type Json, type JsonObject } from './json.ts';

type Formats = readonly DatasetFormat[];

/** As people call them, to stand before "format". */
export const FORMAT_NAMES: Readonly<Record<DatasetFormat, string>> = {
  'bedrock-conversation-2024': 'bedrock-conversation-2024',
  'prompt-completion': 'prompt/completion',
  'claude-messages': 'Claude messages',
  'openai-chat-rft': 'OpenAI chat',
  'image-ref-caption': 'image-ref/caption',
  'input-text': 'input text',
};

/** A hostile row can hold a hundred thousand keys. */
const KEYS_TO_GUESS_FROM = 16;

const CONVERSATION: Formats = ['bedrock-conversation-2024'];
const PAIR: Formats = ['prompt-completion'];
const CLAUDE: Formats = ['claude-messages'];
const CHAT: Formats = ['openai-chat-rft'];
const EITHER_CHAT: Formats = ['claude-messages', 'openai-chat-rft'];
const ANY_MESSAGES: Formats = ['bedrock-conversation-2024', 'claude-messages', 'openai-chat-rft'];
const IMAGE: Formats = ['image-ref-caption'];
const INPUT: Formats = ['input-text'];
const NONE: Formats = [];

/** Every format the row may be in, likeliest first; empty when it is none that is known. */
function candidateFormats(row: JsonObject): Formats {
  const has = (key: string): boolean => Object.hasOwn(row, key);
  if (has('messages')) return messageFormats(row);
  if (has('schemaVersion')) return CONVERSATION;
  if (has('prompt') || has('completion')) return PAIR;
  if (has('image-ref') || has('caption')) return IMAGE;
  const keys = Object.keys(row).slice(0, KEYS_TO_GUESS_FROM);
  if (keys.length === 1 && has('input')) return INPUT;
  if (keys.some((key) => isMisspelt(key, 'prompt') || isMisspelt(key, 'completion'))) return PAIR;
  return keys.some((key) => isMisspelt(key, 'messages')) ? CONVERSATION : NONE;
}

function messageFormats(row: JsonObject): Formats {
  if (Object.hasOwn(row, 'schemaVersion') || isArray(row['system'])) return CONVERSATION;
  if (Object.hasOwn(row, 'reference_answer') || Object.hasOwn(row, 'tools')) return CHAT;
  const messages = row['messages'];
  if (!isArray(messages) || messages.length === 0) return ANY_MESSAGES;
  if (messages.some((message) => isArray(member(message, 'content')))) return CONVERSATION;
  if (typeof row['system'] === 'string') return CLAUDE;
  const roles = messages.map((message) => member(message, 'role'));
  const isChat =
    roles.at(-1) !== 'assistant' || roles.some((role) => role !== 'user' && role !== 'assistant');
  return isChat ? CHAT : EITHER_CHAT;
}

function member(value: Json, key: string): Json | undefined {
  return isObject(value) ? value[key] : undefined;
}

/** Is `key` most likely meant to be `name`, without being it? */
export function isMisspelt(key: string, name: 'prompt' | 'completion' | 'messages'): boolean {
  return key !== name && nearest(key.trim(), ['prompt', 'completion', 'messages']) === name;
}

/** The format of a file, narrowed row by row: some rows fit more than one format. */
export class FormatTracker {
  readonly #accepts: Formats;
  #candidates: Formats = NONE;
  /** Line of the first row with a known format; 0 as long as there is none. */
  firstLine = 0;

  /** `accepts`: what the base model takes, which wins where a row fits several formats. */
  constructor(accepts: Formats) {
    this.#accepts = accepts;
  }

  /** The format so far; undefined as long as no row had a known one. */
  get format(): DatasetFormat | undefined {
    return this.#prefer(this.#candidates);
  }

  /** Takes in a row: its format if it agrees with the rows before it, else what it looks like instead. */
  add(row: JsonObject, line: number): FormatVerdict {
    const found = candidateFormats(row);
    const looksLike = this.#prefer(found);
    if (looksLike === undefined) return { kind: 'unknown' };
    if (this.firstLine === 0) {
      this.firstLine = line;
      this.#candidates = found;
    }
    const common =
      this.#candidates === found ? found : this.#candidates.filter((format) => found.includes(format));
    const format = this.#prefer(common);
    if (format === undefined) return { kind: 'other', looksLike };
    this.#candidates = common;
    return { kind: 'same', format };
  }

  #prefer(formats: Formats): DatasetFormat | undefined {
    return formats.find((format) => this.#accepts.includes(format)) ?? formats[0];
  }
}

export type FormatVerdict =
  | { readonly kind: 'same'; readonly format: DatasetFormat }
  | { readonly kind: 'other'; readonly looksLike: DatasetFormat }
  | { readonly kind: 'unknown' };
