/** GitHub's own OpenAPI description of its REST API, asked what a request and an answer may look like. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import { asSchemas, escaped, type Json, type Lookup, lookup, type Way } from './document.ts';

/** One request with its answer, as they went over the wire; `path` without the query. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** undefined: none was sent. */
  readonly sent: unknown;
  readonly status: number;
  readonly contentType: string;
  readonly answered: string;
}

type Asked = Pick<Exchange, 'method' | 'path'>;

export interface Description {
  readonly version: string;
  /** `METHOD /template` of the operation that a request means. */
  operationOf(asked: Asked): string | undefined;
  /** What is wrong with a request, each a line. */
  requestFaults(exchange: Exchange): readonly string[];
  /** What is wrong with an answer, apart from fields that it leaves out. */
  answerFaults(exchange: Exchange): readonly string[];
  /** The first of the answers that GitHub publishes as examples of success, with its status. */
  example(asked: Asked): { readonly status: number; readonly value: unknown };
}

interface Context {
  readonly document: Lookup;
  /** What is wrong with a value, by the schema at a pointer. */
  readonly judged: (way: Way, pointer: string, value: unknown) => readonly string[];
}

/** Of every operation, whether its page names it or not. */
const ANYWHERE: ReadonlySet<number> = new Set([401, 403, 404, 422]);
/** What GitHub answers without describing it: the status in every error, and whether administrators bypass a rule. */
const UNDESCRIBED: ReadonlySet<unknown> = new Set(['status', 'can_admins_bypass']);
const NO_OPERATION = ['GitHub has no such operation'];

/** @param folder `generated` of the package `@octokit/openapi` */
export function readDescription(folder: string): Description {
  const root: Json = JSON.parse(readFileSync(join(folder, 'api.github.com.json'), 'utf8'));
  const document = lookup(root);
  const context: Context = { document, judged: judgeOf(root) };
  const find = finder(document);
  return {
    version: String(document.at('/info')['version']),
    operationOf: (asked) => find(asked)?.name,
    requestFaults: (exchange) => {
      const found = find(exchange);
      if (found === undefined) return NO_OPERATION;
      const { pointer } = found;
      return [
        ...queryFaults(context, pointer, exchange.query),
        ...bodyFaults(context, pointer, exchange.sent),
      ];
    },
    answerFaults: (exchange) => {
      const found = find(exchange);
      return found === undefined ? NO_OPERATION : answerFaults(context, found.pointer, exchange);
    },
    example: (asked) => {
      const found = find(asked);
      if (found === undefined) throw new Error(`GitHub has no ${asked.method} ${asked.path}`);
      return exampleOf(context, found.pointer);
    },
  };
}

function judgeOf(root: Json): Context['judged'] {
  // Formats are notes for people here: the `uri` of a template is none.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  for (const way of ['sent', 'answered'] as const) ajv.addSchema(asSchemas(root, way) as AnySchema, way);
  return (way, pointer, value) => {
    const validate = ajv.compile({ $ref: `${way}#${pointer}` });
    if (validate(value)) return [];
    return (validate.errors ?? [])
      .filter(({ params }) => way === 'sent' || !UNDESCRIBED.has(params['additionalProperty']))
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  };
}

interface Operation {
  readonly name: string;
  readonly pointer: string;
}

/** Of the templates that fit, the one with the fewest parameters is meant: a name may hold slashes. */
function finder(document: Lookup): (asked: Asked) => Operation | undefined {
  const templates = Object.keys(document.at('/paths')).map((template) => {
    return { template, pattern: patternOf(template), parameters: template.split('{').length };
  });
  templates.sort((a, b) => a.parameters - b.parameters || b.template.length - a.template.length);
  return ({ method, path }) => {
    const verb = method.toLowerCase();
    const fits = ({ template, pattern }: (typeof templates)[number]) =>
      pattern.test(path) && verb in document.at(`/paths/${escaped(template)}`);
    const template = templates.find(fits)?.template;
    if (template === undefined) return undefined;
    return { name: `${method} ${template}`, pointer: `/paths/${escaped(template)}/${verb}` };
  };
}

const WITH_SLASHES = ['{path}', '{ref}', '{tree_sha}', '{branch}', '{sha}'];

function patternOf(template: string): RegExp {
  const parts = template.split(/(\{\w+\})/).map((part) => {
    if (part.startsWith('{')) return WITH_SLASHES.includes(part) ? '.+' : '[^/]+';
    return part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** Parameters that are not described, or of another kind than described. */
function queryFaults({ document }: Context, pointer: string, query: URLSearchParams): readonly string[] {
  const list = document.at(pointer)['parameters'];
  const parameters = (Array.isArray(list) ? list : []).map(document.resolved);
  return [...query].flatMap(([name, text]) => {
    const known = parameters.find((parameter) => parameter['in'] === 'query' && parameter['name'] === name);
    if (known === undefined) return [`the query has no parameter ${name}`];
    const isNumber = Object(known['schema'])['type'] === 'integer';
    return isNumber && !/^\d+$/.test(text) ? [`${name} is no whole number`] : [];
  });
}

function bodyFaults({ document, judged }: Context, operation: string, sent: unknown): readonly string[] {
  const pointer = `${operation}/requestBody`;
  const isDescribed = 'requestBody' in document.at(operation);
  if (sent !== undefined)
    return isDescribed
      ? judged('sent', `${document.where(pointer)}/content/application~1json/schema`, sent)
      : ['a body is sent where none is described'];
  return isDescribed && document.at(pointer)['required'] === true ? ['the body is missing'] : [];
}

function answerFaults(context: Context, operation: string, exchange: Exchange): readonly string[] {
  const { status, contentType, answered } = exchange;
  const responses = context.document.at(`${operation}/responses`);
  if (!(String(status) in responses)) {
    if (!ANYWHERE.has(status)) return [`the status ${status} is not described`];
    return jsonFaults(context, '/components/schemas/basic-error', exchange);
  }
  const schema = schemaOf(context, `${operation}/responses/${status}`);
  if (schema === undefined) return answered === '' ? [] : ['an answer where none is described'];
  // What a raw media type gives is the file, which no schema describes.
  return contentType.includes('.raw') ? [] : jsonFaults(context, schema, exchange);
}

function jsonFaults(
  context: Context,
  schema: string,
  { contentType, answered }: Exchange,
): readonly string[] {
  if (!contentType.startsWith('application/json')) return [`the answer is of the type "${contentType}"`];
  return context.judged('answered', schema, JSON.parse(answered));
}

/** Pointer to the schema of a JSON answer; undefined for an answer without content. */
function schemaOf({ document }: Context, response: string): string | undefined {
  const content = Object(document.at(response)['content']);
  const type = Object.keys(content).find((known) => known === 'application/json') ?? Object.keys(content)[0];
  return type === undefined ? undefined : `${document.where(response)}/content/${escaped(type)}/schema`;
}

function exampleOf(context: Context, operation: string): { status: number; value: unknown } {
  const { document } = context;
  const status = Object.keys(document.at(`${operation}/responses`)).find((known) => known.startsWith('2'));
  const schema = schemaOf(context, `${operation}/responses/${status}`);
  if (schema === undefined) return { status: Number(status), value: undefined };
  const { examples } = document.at(schema.replace(/\/schema$/, ''));
  const [first] = Object.values(Object(examples));
  return { status: Number(status), value: document.resolved(first)['value'] };
}
