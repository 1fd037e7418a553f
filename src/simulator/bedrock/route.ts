/** From an HTTP request to the name of an operation and its members, by the routes of the service model. */
import type { SimRequest } from '../protocol.ts';
import { BedrockFault } from './fault.ts';
import { SERVICE_MODEL } from './service-model.data.ts';
import {
  isMembers,
  type Member,
  type Members,
  type Operation,
  shapeOf,
  structureOf,
} from './service-model.ts';

export interface Route {
  readonly name: string;
  readonly operation: Operation;
  /** Texts of the path, decoded, by the name of their place in the route. */
  readonly labels: Readonly<Record<string, string>>;
}

const TEMPLATES = Object.entries(SERVICE_MODEL.operations).map(([name, operation]) => ({
  name,
  operation,
  segments: operation.http.requestUri.split('/'),
}));

/** undefined: no simulated operation has this method and path. */
export function routeOf(request: SimRequest): Route | undefined {
  const path = request.path.split('/');
  for (const { name, operation, segments } of TEMPLATES) {
    if (operation.http.method !== request.method) continue;
    const labels = labelsOf(segments, path);
    if (labels !== undefined) return { name, operation, labels };
  }
  return undefined;
}

function labelsOf(segments: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== path.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const text = path[index] ?? '';
    if (segment.startsWith('{') && text !== '') labels[segment.slice(1, -1)] = decode(text);
    else if (segment !== text) return undefined;
  }
  return labels;
}

/** A text that is not percent-encoded UTF-8 stays as it is and then fails its pattern. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Members of path, query and body; null counts as absent. Throws SerializationException for a body that is no object. */
export function parseMembers(route: Route, request: SimRequest): Members {
  const members: Record<string, unknown> = { ...parseBody(request.body.toString('utf8')) };
  const declared = route.operation.input === undefined ? {} : structureOf(route.operation.input).members;
  for (const [name, member] of Object.entries(declared)) {
    const key = member.locationName ?? name;
    if (member.location === 'uri') members[name] = route.labels[key];
    const text = member.location === 'querystring' ? request.query.get(key) : null;
    if (text !== null) members[name] = queryValue(member, text);
  }
  return members;
}

function parseBody(text: string): Members {
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text, (_key, value: unknown) => (value === null ? undefined : value));
    if (isMembers(body)) return body;
  } catch {
    // The same refusal: what was sent is not a JSON object.
  }
  throw new BedrockFault(
    'SerializationException',
    'Unable to parse the request body: a JSON object is expected.',
  );
}

/** Numbers and booleans arrive as text; a text that is neither stays one and fails the type check. */
function queryValue(member: Member, text: string): unknown {
  const { type } = shapeOf(member.shape);
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
}
