/** The grammar of the trimmed service model and look-ups in it. The data is generated: `service-model.data.ts`. */
import { SAFE_PATTERNS } from './safe-patterns.ts';
import { SERVICE_MODEL } from './service-model.data.ts';

export interface Member {
  readonly shape: string;
  /** Absent: in the JSON body. */
  readonly location?: 'uri' | 'querystring';
  readonly locationName?: string;
  readonly idempotencyToken?: true;
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

export interface StringShape extends Limits {
  readonly type: 'string';
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface NumberShape extends Limits {
  readonly type: 'integer' | 'long' | 'float';
}

export interface ListShape extends Limits {
  readonly type: 'list';
  readonly member: string;
}

export interface MapShape extends Limits {
  readonly type: 'map';
  readonly key: string;
  readonly value: string;
}

export interface StructureShape {
  readonly type: 'structure';
  readonly required?: readonly string[];
  readonly members: Readonly<Record<string, Member>>;
  /** Exactly one member may be set. */
  readonly union?: true;
  /** Present on error shapes. */
  readonly httpStatusCode?: number;
}

export type Shape =
  | StringShape
  | NumberShape
  | ListShape
  | MapShape
  | StructureShape
  | { readonly type: 'boolean' }
  | { readonly type: 'timestamp'; readonly timestampFormat?: 'iso8601' };

export interface Operation {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode: number };
  readonly input?: string;
  readonly output?: string;
  /** Names of the declared error shapes. */
  readonly errors: readonly string[];
  readonly idempotent?: true;
  readonly readonly?: true;
}

export interface ServiceModel {
  readonly apiVersion: string;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Parsed members of a request or a response. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * Throws for a name that the data lacks: only the generated data names shapes, so that is a defect of ours.
 * @param model default: the control plane
 */
export function shapeOf(name: string, model: ServiceModel = SERVICE_MODEL): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`the service model has no shape ${name}`);
  return shape;
}

/** As `shapeOf`, for names that stand for structures. */
export function structureOf(name: string): StructureShape {
  const shape = shapeOf(name);
  if (shape.type !== 'structure') throw new Error(`${name} is a ${shape.type}, not a structure`);
  return shape;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The date-time of RFC 3339, the only form the published SDKs read in an answer. */
export function isTimestamp(value: unknown): value is string {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
  return typeof value === 'string' && form.test(value) && !Number.isNaN(Date.parse(value));
}

const compiled = new Map<string, RegExp>();

/** Whether the whole of `value` matches the pattern of the shape; the service matches whole texts, not parts. */
export function matchesPattern(shapeName: string, pattern: string, value: string): boolean {
  const safe = SAFE_PATTERNS[shapeName] ?? pattern;
  let whole = compiled.get(safe);
  if (whole === undefined) {
    whole = new RegExp(`^(?:${safe})$`);
    compiled.set(safe, whole);
  }
  return whole.test(value);
}
