/** Wildcards and policy variables, as IAM reads them in resources and condition values. */

/** What a request says about itself: condition keys in lower case, with one value or a list of them. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** A policy uses something that is not simulated: to ignore it would change its meaning. */
export class UnsupportedPolicyError extends Error {
  constructor(problem: string) {
    super(`this policy cannot be simulated: ${problem}`);
    this.name = 'UnsupportedPolicyError';
  }
}

const ANY = Symbol('any text');
const ONE = Symbol('one character');
type Token = string | typeof ANY | typeof ONE;

const VARIABLE = /\$\{([^}]*)\}/g;

/** Names of the variables in a text, without the escapes of the three special characters. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '').filter((name) => !isEscape(name));
}

/** `*` stands for any text, `?` for one character, `${key}` for a value of the request. */
export function matchesPattern(pattern: string, value: string, context: Context = {}): boolean {
  return matchesTokens(tokensOf(pattern, context), [...value]);
}

/** The text without wildcards: variables are filled in, all else counts as it is. */
export function filledIn(text: string, context: Context): string {
  return text.replace(VARIABLE, (_whole, name: string) =>
    isEscape(name) ? name : requestValue(name, context),
  );
}

function tokensOf(pattern: string, context: Context): readonly Token[] {
  const tokens: Token[] = [];
  let rest = 0;
  for (const match of pattern.matchAll(VARIABLE)) {
    const name = match[1] ?? '';
    tokens.push(...wildcards(pattern.slice(rest, match.index)));
    tokens.push(...(isEscape(name) ? name : requestValue(name, context)));
    rest = match.index + match[0].length;
  }
  return [...tokens, ...wildcards(pattern.slice(rest))];
}

function wildcards(text: string): readonly Token[] {
  return [...text].map((character) => (character === '*' ? ANY : character === '?' ? ONE : character));
}

/** `${*}`, `${?}` and `${$}` are the characters themselves. */
function isEscape(name: string): boolean {
  return name === '*' || name === '?' || name === '$';
}

function requestValue(name: string, context: Context): string {
  const value = context[name.toLowerCase()];
  if (typeof value === 'string') return value;
  throw new UnsupportedPolicyError(`the request has no single value for the policy variable \${${name}}`);
}

/** In linear steps for each `*`: after a mismatch only the last `*` can take one more character. */
function matchesTokens(tokens: readonly Token[], characters: readonly string[]): boolean {
  let token = 0;
  let character = 0;
  let retry: { readonly token: number; character: number } | undefined;
  while (character < characters.length) {
    const wanted = tokens[token];
    if (wanted === ANY) {
      token += 1;
      retry = { token, character };
    } else if (wanted !== undefined && (wanted === ONE || wanted === characters[character])) {
      token += 1;
      character += 1;
    } else if (retry !== undefined) {
      retry.character += 1;
      ({ token, character } = retry);
    } else return false;
  }
  return tokens.slice(token).every((left) => left === ANY);
}
