/** Trust policies read from their JSON text, and IAM's decision on one request to assume the role. */

export interface PolicyText {
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly principals: readonly Principal[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
  /** It has an element that this reader does not weigh, such as `NotAction`. */
  readonly unread: string | undefined;
}

export interface Principal {
  /** `AWS`, `Federated`, `Service`, or `*` for everybody. */
  readonly kind: string;
  readonly id: string;
}

/** One key under one operator; it holds if one of the values matches. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A request that a policy decides on. Condition keys in lower case, for IAM does not tell cases apart. */
export interface PolicyRequest {
  readonly action: string;
  readonly principal: Principal;
  readonly context: Readonly<Record<string, string>>;
}

export type PolicyVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly by: Statement }
  /** No statement allows it; `misses` are the conditions that fail in the statement that comes closest. */
  | { readonly kind: 'not-allowed'; readonly misses: readonly Miss[] }
  /** It depends on something that this reader does not weigh. */
  | { readonly kind: 'undecided'; readonly because: string };

export type Miss =
  | { readonly kind: 'principal'; readonly principals: readonly Principal[] }
  | { readonly kind: 'action'; readonly actions: readonly string[] }
  | { readonly kind: 'condition'; readonly condition: Condition; readonly found: string | undefined };

type Json = Readonly<Record<string, unknown>>;

/** undefined: it is not a policy. */
export function readPolicy(text: string): PolicyText | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { Statement: found } = record(parsed);
  const statements = Array.isArray(found) ? found : found === undefined ? [] : [found];
  return statements.length === 0 ? undefined : { statements: statements.map(readStatement) };
}

function readStatement(value: unknown): Statement {
  const source = record(value);
  const unread = ['NotPrincipal', 'NotAction', 'NotResource'].find((name) => source[name] !== undefined);
  return {
    effect: source['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    principals: readPrincipals(source['Principal']),
    actions: texts(source['Action']),
    resources: texts(source['Resource']),
    conditions: Object.entries(record(source['Condition'])).flatMap(([operator, keys]) =>
      Object.entries(record(keys)).map(([key, values]) => ({ operator, key, values: texts(values) })),
    ),
    unread,
  };
}

function readPrincipals(value: unknown): readonly Principal[] {
  if (value === '*') return [{ kind: '*', id: '*' }];
  return Object.entries(record(value)).flatMap(([kind, ids]) => texts(ids).map((id) => ({ kind, id })));
}

/** As IAM decides: some statement allows the request, and none denies it. */
export function decide(policy: PolicyText, request: PolicyRequest): PolicyVerdict {
  const judged = policy.statements.map((statement) => ({ statement, fit: fitOf(statement, request) }));
  const denied = judged.find(({ statement, fit }) => statement.effect === 'Deny' && fit.kind === 'fits');
  if (denied !== undefined) return { kind: 'denied', by: denied.statement };
  const unsure = judged.flatMap(({ fit }) => (fit.kind === 'unsure' ? [fit.because] : []))[0];
  const allows = judged.filter(({ statement }) => statement.effect === 'Allow');
  const unsureDeny = judged.some(
    ({ statement, fit }) => statement.effect === 'Deny' && fit.kind === 'unsure',
  );
  if (!unsureDeny && allows.some(({ fit }) => fit.kind === 'fits')) return { kind: 'allowed' };
  if (unsure !== undefined) return { kind: 'undecided', because: unsure };
  const misses = allows
    .flatMap(({ fit }) => (fit.kind === 'misses' ? [fit.misses] : []))
    .sort((a, b) => a.length - b.length);
  return { kind: 'not-allowed', misses: misses[0] ?? [] };
}

type Fit =
  | { readonly kind: 'fits' }
  | { readonly kind: 'misses'; readonly misses: readonly Miss[] }
  | { readonly kind: 'unsure'; readonly because: string };

function fitOf(statement: Statement, request: PolicyRequest): Fit {
  const { principals, actions, conditions, unread } = statement;
  const misses: Miss[] = [];
  if (!principals.some((principal) => isPrincipal(principal, request.principal)))
    misses.push({ kind: 'principal', principals });
  if (!actions.some((action) => like(action.toLowerCase(), request.action.toLowerCase())))
    misses.push({ kind: 'action', actions });
  let unsure = unread;
  for (const condition of conditions) {
    const found = contextValue(condition.key, request.context);
    const holds = conditionHolds(condition, found);
    if (holds === undefined) unsure ??= `the condition operator ${condition.operator}`;
    else if (!holds) misses.push({ kind: 'condition', condition, found });
  }
  // What misses anyway does not depend on what could not be read, unless that is the very element that missed.
  if (unsure !== undefined && (unread !== undefined || misses.length === 0))
    return { kind: 'unsure', because: unsure };
  return misses.length === 0 ? { kind: 'fits' } : { kind: 'misses', misses };
}

function isPrincipal(allowed: Principal, asked: Principal): boolean {
  if (allowed.kind === '*') return true;
  return allowed.kind === asked.kind && (allowed.id === '*' || allowed.id === asked.id);
}

function contextValue(key: string, context: PolicyRequest['context']): string | undefined {
  const name = key.toLowerCase();
  return Object.hasOwn(context, name) ? context[name] : undefined;
}

type Test = (pattern: string, value: string) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
  StringLike: like,
  // The two do the same: IAM accepts wildcards in both.
  ArnEquals: like,
  ArnLike: like,
  Bool: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
};

const OPERATOR =
  /^(?<set>ForAnyValue:|ForAllValues:)?(?<family>String|Arn|Bool)(?<not>Not)?(?<rest>[A-Za-z]*?)(?<ifExists>IfExists)?$/;

/** undefined: an operator that this reader does not know. `found` is a single value, as every claim of ours is. */
function conditionHolds({ operator, values }: Condition, found: string | undefined): boolean | undefined {
  if (operator === 'Null') return values.includes(String(found === undefined));
  const { set, family = '', not, rest = '', ifExists } = OPERATOR.exec(operator)?.groups ?? {};
  const test = Object.hasOwn(TESTS, family + rest) ? TESTS[family + rest] : undefined;
  if (test === undefined || (family === 'Bool' && not !== undefined)) return undefined;
  if (found === undefined)
    return ifExists !== undefined || set === 'ForAllValues:' || (not !== undefined && set === undefined);
  const matches = values.some((pattern) => test(pattern, found));
  return not === undefined ? matches : !matches;
}

/** `*` stands for any text, `?` for one character. Linear: policies are read from an account, and texts from strangers. */
export function like(pattern: string, value: string): boolean {
  let [at, star, retry] = [0, -1, 0];
  let position = 0;
  while (at < value.length) {
    const wanted = pattern[position];
    if (wanted === '*') {
      star = position;
      retry = at;
      position += 1;
    } else if (wanted === '?' || (wanted !== undefined && wanted === value[at])) {
      position += 1;
      at += 1;
    } else if (star >= 0) {
      retry += 1;
      at = retry;
      position = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(position));
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  return value === undefined || value === null ? [] : [String(value)];
}

function record(value: unknown): Json {
  // Parsed JSON: what is an object here has string keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
