/** Tokens that make a repeated request harmless. */
import { BedrockFault, type DeclaredError } from './fault.ts';

interface Tokened {
  readonly clientRequestToken?: string;
}

/**
 * What an earlier request with the same token made; undefined: this one is new. Throws `mismatch`, which the operation
 * must declare, when the token came with another input before.
 */
export function replayed<I extends Tokened, T extends { readonly input: I }>(
  made: readonly T[],
  input: I,
  mismatch: DeclaredError,
): T | undefined {
  const token = input.clientRequestToken;
  const earlier = made.find((item) => token !== undefined && item.input.clientRequestToken === token);
  if (earlier !== undefined && canonical(earlier.input) !== canonical(input)) {
    throw new BedrockFault(
      mismatch,
      'The provided client request token was used before with different request parameters.',
    );
  }
  return earlier;
}

/** JSON with the members of every object in order, so that equal inputs give equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
