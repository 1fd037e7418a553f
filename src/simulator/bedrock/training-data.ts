/**
 * What the service finds when it reads a training or validation object. Strict on the points its documentation and its
 * published validators name; texts are those of its documented failure messages where they are known.
 */
import type { Buffer } from 'node:buffer';
import { isUtf8 } from 'node:buffer';
import type { BaseModel, DatasetFormat } from '../../catalog/base-model.ts';
import { isMembers, type Members } from './service-model.ts';

export interface DataObject {
  readonly uri: string;
  readonly body: Buffer;
}

export interface Inspection {
  readonly records: number;
  /** Why the job fails in its validation phase; undefined: nothing wrong. */
  readonly defect: string | undefined;
}

interface Bounds {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** The training object: format, reserved texts and the model's limits on the number of records. */
export function inspectTraining(object: DataObject, model: BaseModel): Inspection {
  const { limits } = model;
  return inspect(object, model, { min: limits.trainMin, max: limits.trainMax });
}

export function inspectValidation(object: DataObject, model: BaseModel): Inspection {
  return inspect(object, model, { min: undefined, max: model.limits.validationMax });
}

/** Why the records of training and validation together are too few or too many. */
export function sumDefect(sum: number, { limits }: BaseModel): string | undefined {
  return boundsDefect('the training and validation datasets', sum, {
    min: limits.sumMin,
    max: limits.sumMax,
  });
}

function inspect({ uri, body }: DataObject, model: BaseModel, bounds: Bounds): Inspection {
  const lines = linesOf(body);
  const defect =
    (isUtf8(body) ? undefined : notJsonl(uri)) ??
    firstDefect(lines, (line, number) => lineDefect({ uri, line, number }, model)) ??
    boundsDefect(uri, lines.length, bounds);
  return { records: lines.length, defect };
}

/** Lines without their ends; one line feed at the end of the file is not a line. */
function linesOf(body: Buffer): readonly string[] {
  const text = body.toString('utf8');
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function firstDefect(
  lines: readonly string[],
  check: (line: string, number: number) => string | undefined,
): string | undefined {
  for (const [index, line] of lines.entries()) {
    const defect = check(line, index + 1);
    if (defect !== undefined) return defect;
  }
  return undefined;
}

interface Line {
  readonly uri: string;
  readonly line: string;
  readonly number: number;
}

function lineDefect({ uri, line, number }: Line, model: BaseModel): string | undefined {
  const record = parseRecord(line);
  if (record === undefined) return notJsonl(uri);
  if (!model.formats.some((format) => FORMATS[format](record))) {
    return `Input data at line ${number} of ${uri} must follow the ${model.formats.join(' or ')} format.`;
  }
  const texts = promptTexts(record);
  const reserved = model.limits.reservedStrings.find((word) => texts.some((text) => text.includes(word)));
  if (reserved === undefined) return undefined;
  return `Input data at line ${number} of ${uri} contains the reserved keyword ${reserved}.`;
}

function notJsonl(uri: string): string {
  return `Unable to parse Amazon S3 file: ${uri}. Data files must conform to JSONL format.`;
}

function parseRecord(line: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function boundsDefect(what: string, count: number, { min, max }: Bounds): string | undefined {
  if (min !== undefined && count < min) {
    return `The number of records in ${what} is ${count}, below the limit of ${min}.`;
  }
  if (max !== undefined && count > max) {
    return `The number of records in ${what} is ${count}, above the limit of ${max}.`;
  }
  return undefined;
}

type Check = (record: Members) => boolean;

const FORMATS: Readonly<Record<DatasetFormat, Check>> = {
  'bedrock-conversation-2024': isConversation,
  'prompt-completion': (record) => isText(record['prompt']) && isText(record['completion']),
  'claude-messages': (record) => isTurns(record['messages'], isText),
  'image-ref-caption': (record) => isText(record['image-ref']),
  'input-text': (record) => isText(record['input']),
  'openai-chat-rft': (record) => Array.isArray(record['messages']),
};

function isConversation(record: Members): boolean {
  const { schemaVersion, system, messages } = {
    schemaVersion: undefined,
    system: [],
    messages: [],
    ...record,
  };
  return (
    (schemaVersion === undefined || schemaVersion === 'bedrock-conversation-2024') &&
    Array.isArray(system) &&
    system.every((item: unknown) => isMembers(item) && isText(item['text'])) &&
    isTurns(messages, (content) => Array.isArray(content) && content.length > 0 && content.every(isContent))
  );
}

/** User and assistant in turn, from a user to an assistant. */
function isTurns(messages: unknown, isContentOfTurn: (content: unknown) => boolean): boolean {
  if (!Array.isArray(messages) || messages.length < 2 || messages.length % 2 !== 0) return false;
  return messages.every((turn: unknown, index) => {
    const role = index % 2 === 0 ? 'user' : 'assistant';
    return isMembers(turn) && turn['role'] === role && isContentOfTurn(turn['content']);
  });
}

function isContent(item: unknown): boolean {
  if (!isMembers(item)) return false;
  if (item['text'] !== undefined) return isText(item['text']);
  return ['image', 'video', 'reasoningContent'].some((kind) => isMembers(item[kind]));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Texts of the system and user turns: the only ones the ban on reserved texts covers. */
function promptTexts(record: Members): readonly string[] {
  const { system, messages } = record;
  const turns = Array.isArray(messages) ? messages.filter(isMembers) : [];
  const asked = turns.filter((turn) => turn['role'] === 'user').flatMap((turn) => turn['content']);
  const items = [...(Array.isArray(system) ? system : []), ...asked].filter(isMembers);
  return items.map((item) => item['text']).filter((text) => typeof text === 'string');
}
