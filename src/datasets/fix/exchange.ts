/** A row as what all text formats have in common, for it to be written in another one without loss. */
import type { DatasetFormat } from '../../catalog/base-model.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import type { LossId, TargetFormat } from './kinds.ts';

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

export interface Exchange {
  readonly system: readonly string[];
  readonly turns: readonly Turn[];
}

export interface Lost {
  readonly kind: 'lost';
  readonly losses: readonly LossId[];
}

const SCHEMA_VERSION = 'bedrock-conversation-2024';
const MEDIA_KEYS = ['image', 'video', 'document'];
const TOOL_KEYS = [
  'toolConfig',
  'toolUse',
  'toolResult',
  'tools',
  'tool_calls',
  'tool_call_id',
  'function_call',
];

/** The row, or everything it has that no other format would keep. */
export function readExchange(
  row: JsonObject,
  format: DatasetFormat,
): { readonly kind: 'read'; readonly exchange: Exchange } | Lost {
  const reader = new ExchangeReader();
  const exchange = reader.read(row, format);
  const losses = [...reader.losses];
  return losses.length === 0 ? { kind: 'read', exchange } : { kind: 'lost', losses };
}

class ExchangeReader {
  readonly losses = new Set<LossId>();

  read(row: JsonObject, format: DatasetFormat): Exchange {
    switch (format) {
      case 'prompt-completion':
        return this.#pair(row);
      case 'bedrock-conversation-2024':
        return this.#conversation(row);
      case 'claude-messages':
      case 'openai-chat-rft':
        return this.#chat(row);
      case 'image-ref-caption':
      case 'input-text':
        this.losses.add('format');
        return { system: [], turns: [] };
    }
  }

  #pair(row: JsonObject): Exchange {
    this.#only(row, ['prompt', 'completion']);
    const turns: readonly Turn[] = [
      { role: 'user', text: this.#text(row['prompt']) },
      { role: 'assistant', text: this.#text(row['completion']) },
    ];
    return { system: [], turns };
  }

  #conversation(row: JsonObject): Exchange {
    this.#only(row, ['schemaVersion', 'system', 'messages']);
    if ((row['schemaVersion'] ?? SCHEMA_VERSION) !== SCHEMA_VERSION) this.losses.add('shape');
    const system = this.#list(row['system'] ?? []).map((item) => this.#textItem(item));
    const turns = this.#list(row['messages']).map((message) => this.#turn(message, (c) => this.#block(c)));
    return { system, turns };
  }

  /** Claude's messages and OpenAI's: each content is a text; the system text stands beside the turns or before them. */
  #chat(row: JsonObject): Exchange {
    this.#only(row, ['system', 'messages']);
    const messages = this.#list(row['messages']);
    const [first] = messages;
    const isSystem = isObject(first) && first['role'] === 'system';
    if (isSystem) this.#only(first, ['role', 'content']);
    const texts = [row['system'] ?? '', isSystem ? (first['content'] ?? null) : ''];
    // An empty system text says nothing, so nothing is lost without it.
    const system = texts.map((text) => this.#text(text)).filter((text) => text !== '');
    const turns = messages
      .slice(isSystem ? 1 : 0)
      .map((message) => this.#turn(message, (content) => this.#text(content)));
    return { system, turns };
  }

  #turn(message: Json, read: (content: Json | undefined) => string): Turn {
    if (!isObject(message)) {
      this.losses.add('shape');
      return { role: 'user', text: '' };
    }
    this.#only(message, ['role', 'content']);
    const { role } = message;
    if (role !== 'user' && role !== 'assistant') this.losses.add('shape');
    return { role: role === 'assistant' ? 'assistant' : 'user', text: read(message['content']) };
  }

  #block(content: Json | undefined): string {
    const blocks = this.#list(content);
    const texts = blocks.map((block) => this.#textItem(block));
    if (blocks.length !== 1) this.losses.add('blocks');
    return texts[0] ?? '';
  }

  #textItem(item: Json): string {
    if (isObject(item)) {
      this.#only(item, ['text']);
      if (Object.hasOwn(item, 'text')) return this.#text(item['text']);
      // Its one key was named already.
      if (Object.keys(item).length > 0) return '';
    }
    this.losses.add('shape');
    return '';
  }

  #text(value: Json | undefined): string {
    if (typeof value === 'string') return value;
    this.losses.add('shape');
    return '';
  }

  #list(value: Json | undefined): readonly Json[] {
    if (isArray(value)) return value;
    this.losses.add('shape');
    return [];
  }

  #only(value: JsonObject, known: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      if (MEDIA_KEYS.includes(key)) this.losses.add('media');
      else this.losses.add(TOOL_KEYS.includes(key) ? 'tool-use' : 'extra-keys');
    }
  }
}

/** One line without its line feed, or why the format cannot hold it. */
export function writeExchange(
  { system, turns }: Exchange,
  target: TargetFormat,
): { readonly kind: 'written'; readonly line: string } | Lost {
  switch (target) {
    case 'bedrock-conversation-2024':
      return written(conversation(system, turns));
    case 'claude-messages':
      return system.length > 1
        ? { kind: 'lost', losses: ['system-items'] }
        : written({
            ...(system[0] === undefined ? {} : { system: system[0] }),
            messages: turns.map(chatTurn),
          });
    case 'prompt-completion':
      return pair(system, turns);
  }
}

/** The same keys in the same order as on the way to Bedrock. */
function conversation(system: readonly string[], turns: readonly Turn[]): Json {
  const items = system.map((text) => ({ text }));
  return {
    schemaVersion: SCHEMA_VERSION,
    ...(items.length === 0 ? {} : { system: items }),
    messages: turns.map(({ role, text }) => ({ role, content: [{ text }] })),
  };
}

function chatTurn({ role, text }: Turn): Json {
  return { role, content: text };
}

function pair(system: readonly string[], turns: readonly Turn[]): ReturnType<typeof writeExchange> {
  const [asked, answered, ...others] = turns;
  const isOne = asked?.role === 'user' && answered?.role === 'assistant' && others.length === 0;
  const losses: LossId[] = [
    ...(system.length > 0 ? (['system'] as const) : []),
    ...(isOne ? [] : (['turns'] as const)),
  ];
  if (losses.length > 0 || asked === undefined || answered === undefined) return { kind: 'lost', losses };
  return written({ prompt: asked.text, completion: answered.text });
}

function written(row: Json): { readonly kind: 'written'; readonly line: string } {
  return { kind: 'written', line: JSON.stringify(row) };
}
