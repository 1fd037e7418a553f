/** The one gate every text passes on its way to a log or a terminal. */

/** Longer lines are cut: a log is read by people, and a hostile value must not fill it. */
export const MAX_LINE_LENGTH = 2_000;

/**
 * What must not reach a log as it is: control characters (a lone CR starts a new line for the runner, ESC drives
 * terminals), bidi and other format characters, separators, unpaired surrogates, private use, and everything that
 * is invisible by default. The runner compares strings by culture, which may skip invisible characters: a
 * command split by one could still be obeyed.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** `text` as one bounded line of visible characters; what is not printable stands there as `\u{…}`. */
export function visible(text: string, maxLength = MAX_LINE_LENGTH): string {
  const bounded = text.length > maxLength ? text.slice(0, maxLength) : text;
  const shown = bounded.replace(UNPRINTABLE, escapeCharacter);
  return text.length > maxLength ? `${shown}… (${text.length - maxLength} more characters)` : shown;
}

/**
 * `text` as one line in which the runner recognises no command: it obeys `::name::` at the start of a line
 * (after blanks) and the older `##[name]` anywhere in it, on stdout and stderr alike. Both stay readable.
 * A `::` further on is left alone: the runner ignores it there, and every IAM ARN contains one.
 */
export function logSafe(text: string, maxLength = MAX_LINE_LENGTH): string {
  return visible(text, maxLength)
    .replaceAll('#[', '#\\u{5b}')
    .replace(/^(\s*):(?=:)/u, '$1\\u{3a}');
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
