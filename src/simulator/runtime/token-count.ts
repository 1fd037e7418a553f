/** Counts as tokenizers do: pieces of words, numbers by three digits, most other characters alone. */
const PIECE =
  /\p{Script=Latin}+|\p{N}{1,3}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\p{L}+|\n+|[^\s\p{L}\p{N}]/gu;

/** A common word is one token, a long one several; other alphabets are cut smaller. */
const LATIN_PIECE = 6;
const OTHER_PIECE = 3;
/** What a model's template puts around each turn, and around the whole. */
const PER_TURN = 4;
const PER_REQUEST = 3;

function textTokens(text: string): number {
  let count = 0;
  for (const [piece] of text.matchAll(PIECE)) count += pieceTokens(piece);
  return count;
}

function pieceTokens(piece: string): number {
  if (/^\p{Script=Latin}/u.test(piece)) return Math.ceil(piece.length / LATIN_PIECE);
  return /^\p{L}/u.test(piece) ? Math.ceil(piece.length / OTHER_PIECE) : 1;
}

/** Of a request, by the texts of each of its turns (its system texts count as one). */
export function inputTokens(turns: readonly (readonly string[])[]): number {
  const texts = turns.flat().reduce((total, text) => total + textTokens(text), 0);
  return PER_REQUEST + turns.length * PER_TURN + texts;
}
