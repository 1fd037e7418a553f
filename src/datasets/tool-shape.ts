/** Tools in a conversation: what the row declares, uses and answers, by the rules of Amazon's validator. */
import { isArray, isObject, type Json, type JsonObject, type JsonPath, pathName } from './json.ts';
import { keyAt, type Problem, problemAt, valueAt } from './problem.ts';

const CONFIG_HINT =
  'Write {"tools": [{"toolSpec": {"name": "…", "description": "…", "inputSchema": {"json": {"type": "object"}}}}]}.';
const USE_HINT = 'Write {"toolUse": {"toolUseId": "…", "name": "…", "input": {}}}.';
const RESULT_HINT = 'Write {"toolResult": {"toolUseId": "…", "content": [{"text": "…"}]}}.';

export function checkTools(row: JsonObject): readonly Problem[] {
  const config = row['toolConfig'];
  const messages = row['messages'];
  const conversation = new ToolConversation(config === undefined ? undefined : declaredTools(config));
  if (isArray(messages)) {
    messages.forEach((message, index) => {
      if (isObject(message)) conversation.read(message, ['messages', index, 'content']);
    });
  }
  return config === undefined ? conversation.problems : [...checkConfig(config), ...conversation.problems];
}

/** Whether the row has to do with tools at all. */
export function usesTools(row: JsonObject): boolean {
  if (Object.hasOwn(row, 'toolConfig')) return true;
  const messages = row['messages'];
  return isArray(messages) && messages.some((message) => isObject(message) && blocksOf(message).some(isTool));
}

function blocksOf(message: JsonObject): readonly Json[] {
  const content = message['content'];
  return isArray(content) ? content : [];
}

function isTool(block: Json): boolean {
  return isObject(block) && (Object.hasOwn(block, 'toolUse') || Object.hasOwn(block, 'toolResult'));
}

function toolsOf(config: Json): readonly Json[] | undefined {
  const tools = isObject(config) ? config['tools'] : undefined;
  return isArray(tools) && tools.length > 0 ? tools : undefined;
}

function nameOf(tool: Json): string | undefined {
  const spec = isObject(tool) ? tool['toolSpec'] : undefined;
  const name = isObject(spec) ? spec['name'] : undefined;
  return isText(name) ? name : undefined;
}

function declaredTools(config: Json): ReadonlySet<string> {
  return new Set((toolsOf(config) ?? []).flatMap((tool) => nameOf(tool) ?? []));
}

function checkConfig(config: Json): readonly Problem[] {
  const tools = toolsOf(config);
  if (tools === undefined) {
    const message = '`toolConfig` has no list of `tools` with a tool in it.';
    return [problemAt(valueAt(['toolConfig']), 'tool-config', message, CONFIG_HINT)];
  }
  const names = new Set<string>();
  return tools.flatMap((tool, index) => {
    const path = ['toolConfig', 'tools', index];
    const name = nameOf(tool);
    if (name === undefined || !isWholeSpec(tool)) {
      const message = `\`${pathName(path)}\` lacks a name, a description or the schema of its input.`;
      return [problemAt(valueAt(path), 'tool-config', message, CONFIG_HINT)];
    }
    if (!names.has(name)) {
      names.add(name);
      return [];
    }
    const message = 'Two tools of the row have this name.';
    return [problemAt(valueAt([...path, 'toolSpec', 'name']), 'tool-config', message, 'Rename one of them.')];
  });
}

function isWholeSpec(tool: Json): boolean {
  const spec = isObject(tool) ? tool['toolSpec'] : undefined;
  if (!isObject(spec)) return false;
  const schema = isObject(spec['inputSchema']) ? spec['inputSchema']['json'] : undefined;
  return isText(spec['description']) && isObject(schema) && Object.hasOwn(schema, 'type');
}

/** What was used and answered so far in one row. */
class ToolConversation {
  readonly #declared: ReadonlySet<string> | undefined;
  readonly #used = new Set<string>();
  readonly #answered = new Set<string>();
  readonly problems: Problem[] = [];

  /** `declared`: undefined where the row has no `toolConfig`. */
  constructor(declared: ReadonlySet<string> | undefined) {
    this.#declared = declared;
  }

  read(message: JsonObject, path: JsonPath): void {
    blocksOf(message).forEach((block, index) => {
      if (!isObject(block) || !isTool(block)) return;
      if (Object.hasOwn(block, 'toolUse'))
        this.#readUse(block['toolUse'], [...path, index, 'toolUse'], message['role']);
      if (Object.hasOwn(block, 'toolResult'))
        this.#readResult(block['toolResult'], [...path, index, 'toolResult'], message['role']);
    });
  }

  #readUse(use: Json | undefined, path: JsonPath, role: Json | undefined): void {
    if (role === 'user') {
      this.#add(
        keyAt(path),
        'A user turn uses a tool; only the model does.',
        'Move it to an assistant turn.',
      );
      return;
    }
    const id = isObject(use) ? use['toolUseId'] : undefined;
    const name = isObject(use) ? use['name'] : undefined;
    if (!isObject(use) || !isText(id) || !isText(name) || !isObject(use['input'])) {
      this.#add(valueAt(path), `\`${pathName(path)}\` lacks its id, its name or its input.`, USE_HINT);
      return;
    }
    this.#checkDeclared(name, [...path, 'name']);
    if (this.#used.has(id))
      this.#add(
        valueAt([...path, 'toolUseId']),
        'This `toolUseId` was used before.',
        'Give each use an id of its own.',
      );
    this.#used.add(id);
  }

  #checkDeclared(name: string, path: JsonPath): void {
    if (this.#declared?.has(name) === true) return;
    const message = 'The tool is not declared in the `toolConfig` of the row.';
    const hint = 'Declare it under `toolConfig`, or correct its name.';
    const problem = problemAt(valueAt(path), 'tool-use', message, hint);
    // Amazon's validator asks for a declaration only where the row has a `toolConfig`.
    this.problems.push(this.#declared === undefined ? { ...problem, severity: 'warning' } : problem);
  }

  #readResult(result: Json | undefined, path: JsonPath, role: Json | undefined): void {
    if (role === 'assistant') {
      const message = 'An assistant turn holds the result of a tool.';
      this.#add(keyAt(path), message, 'Move it to the user turn after the use.');
      return;
    }
    const id = isObject(result) ? result['toolUseId'] : undefined;
    if (!isObject(result) || !isText(id) || !isWholeResult(result['content'])) {
      const message = `\`${pathName(path)}\` lacks its id, or a content of \`text\` or \`json\`.`;
      this.#add(valueAt(path), message, RESULT_HINT);
      return;
    }
    const place = valueAt([...path, 'toolUseId']);
    if (!this.#used.has(id))
      this.#add(
        place,
        'No turn before this one uses a tool with this `toolUseId`.',
        'Put the use before its result, with the same id.',
      );
    else if (this.#answered.has(id))
      this.#add(place, 'This use of a tool has a result already.', 'Keep one result for each use.');
    this.#answered.add(id);
  }

  #add(place: Pick<Problem, 'path' | 'target'>, message: string, hint: string): void {
    this.problems.push(problemAt(place, 'tool-use', message, hint));
  }
}

function isWholeResult(content: Json | undefined): boolean {
  return isArray(content) && content.length > 0 && content.every(isTextOrJson);
}

function isTextOrJson(item: Json): boolean {
  if (!isObject(item)) return false;
  const { text, json } = item;
  return json === undefined ? typeof text === 'string' : text === undefined && isObject(json);
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && /\S/.test(value);
}
