/** Gaps of a template that nobody filled. */
import { SEEN } from './characters.ts';
import type { TextFault, TextProbe } from './each-text.ts';
import type { SeenText } from './part.ts';

/** `{{name}}`, but not the `${{ name }}` of a workflow. */
const BRACES = /(?<!\$)\{\{[ \t]{0,4}[A-Za-z_][\w.-]{0,63}[ \t]{0,4}\}\}/;
/** `[YOUR NAME]`, `<insert date>`; not the text of a Markdown link, and no tag of HTML. */
const GAP = /\[(?:your|insert)[ _-][^[\]<>\n]{1,60}\](?![([])|<insert[ _-][^[\]<>\n]{1,60}>/i;
/** The word alone is Spanish for "all". */
const UNFINISHED = /\b(?:T[O]DO|FIX[M]E)(?:[:(]|\]|\s*$)/;
const LEAST_CAPITALS = 4;

function find({ text, characters }: SeenText): TextFault | undefined {
  const { seen, upper } = characters;
  const tests: readonly (readonly [boolean, RegExp, string])[] = [
    [(seen & SEEN.brace) > 0 && text.includes('{{'), BRACES, 'a name in double braces'],
    [(seen & SEEN.bracket) > 0, GAP, 'a gap to be filled in'],
    [upper >= LEAST_CAPITALS, UNFINISHED, 'a note of unfinished work'],
    [text.includes('orem ipsum'), /[Ll]orem ipsum/, 'filler text'],
  ];
  for (const [applies, pattern, found] of tests) {
    const unit = applies ? text.search(pattern) : -1;
    if (unit >= 0) return { unit, found };
  }
  return undefined;
}

export const PLACEHOLDER: TextProbe = {
  code: 'placeholder',
  needs: 0,
  find,
  message: (role, found) => `The ${role} text has ${found}, as a template has before it is filled.`,
  hint: 'Fill the template, or remove the row; a model that learns this writes it.',
};
