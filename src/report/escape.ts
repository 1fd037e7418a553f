/**
 * Untrusted text made inert. What comes out is shown as it was written and is nothing else: no mention, reference,
 * link, image, HTML, emoji, math, table break or fence.
 *
 * Entities are used instead of backslashes, so that one form is right in Markdown, in a table cell and inside HTML.
 * The site looks for mentions, references and emoji in the text of the rendered page, where an entity is decoded
 * already; these are broken up by a zero-width space, or by an empty element where people copy the text.
 */

const TEXT_MAX = 300;
/** What to do about a fault: it may end in a line to copy, as a condition of a trust policy, which is of no use when cut. */
export const FIX_MAX = 1500;
const CODE_MAX = 80;

/** Characters that are not seen or move others: controls, format (bidi, zero-width, tags), lone surrogates, fillers. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|[\u115F\u1160\u2800\u3164\uFFA0]|\u034F|[\u17B4\u17B5]|[\u{FE00}-\u{FE0E}\u{E0100}-\u{E01EF}]/gu;

const SPECIAL =
  /[&<>`*_[\]\\|~!#$@^]|:(?=\/\/|[\w+-]+:)|www(?=\.)|(?<![0-9a-z])gh(?=-\d)|(?<![0-9a-z])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,}/giu;

const BREAK = '&#8203;';
const REPLACED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '#': `&#35;${BREAK}`,
  '@': `&#64;${BREAK}`,
  // The only form the site documents for a dollar that opens no formula.
  $: '<span>&#36;</span>',
  ':': `:${BREAK}`,
};

/** What backticks show as it is, in a table too: no backtick, pipe, dollar, angle bracket or ampersand. */
const PLAIN_CODE = /^(?! )[\w ./:@+=,;#()[\]{}"'!?%*\\^~-]+(?<! )$/;

/** At most `max` code points, with `…` where something was cut. */
export function cap(value: string, max: number): string {
  const points = Array.from(value.slice(0, max * 2 + 2));
  return points.length <= max ? value : `${points.slice(0, max).join('')}…`;
}

/** Makes unseen characters seen, as `\u{202e}`; line breaks and tabs too. For terminals and as the first step elsewhere. */
function visible(value: string): string {
  return value.replace(UNSEEN, codePoint);
}

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** One line of plain text for a terminal: white space flattened, unseen characters shown. */
export function plainText(value: string, max: number = TEXT_MAX): string {
  return cap(visible(value.replace(/[\t\n\r ]+/g, ' ').trim()), max);
}

/** Running text, a table cell, or the text of an HTML element. */
export function escapeText(value: string, max: number = TEXT_MAX): string {
  return escapePlain(plainText(value, max));
}

/** As `escapeText`, but parts between backticks become code, as the author of a message meant them. */
export function richText(value: string, max: number = TEXT_MAX): string {
  const parts = plainText(value, max).split('`');
  const closed = parts.length % 2 === 1;
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return escapePlain(part);
      if (!closed && index === parts.length - 1) return escapePlain(`\`${part}`);
      return part === '' ? escapePlain('``') : code(part, max);
    })
    .join('');
}

function escapePlain(text: string): string {
  return text
    .replace(SPECIAL, escapeMatch)
    .replace(/^[-+=]/, entity)
    .replace(/^(\d+)([.)])/, (_, digits: string, mark: string) => `${digits}${entity(mark)}`);
}

function escapeMatch(match: string): string {
  const known = REPLACED[match];
  if (known !== undefined) return known;
  if (/^(www|gh)$/i.test(match)) return `${match}${BREAK}`;
  // What looks like a commit id, in pieces too short to be one.
  return match.length === 1 ? entity(match) : match.replace(/.{6}(?=.)/g, '$&<span></span>');
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}

/** Inline code in Markdown, table cells included. Backticks where nothing can go wrong, an element where it could. */
export function code(value: string, max: number = CODE_MAX): string {
  const shown = cap(visible(value), max);
  return PLAIN_CODE.test(shown) ? `\`${shown}\`` : htmlCode(value, max);
}

/** Inline code where Markdown is not read, as in `<summary>`. */
export function htmlCode(value: string, max: number = CODE_MAX): string {
  const shown = cap(visible(value), max);
  return `<code>${shown === '' ? '(empty)' : escapePlain(shown)}</code>`;
}

/** `[label](url)`; the label alone where the address is not a plain web address. @param label safe Markdown */
export function link(label: string, url: string | undefined): string {
  return url !== undefined && isWebAddress(url) ? `[${label}](${url})` : label;
}

/** An address that can stand in Markdown as it is. */
export function isWebAddress(url: string): boolean {
  return url.length <= 500 && /^https?:\/\/[A-Za-z0-9.:[\]-]+(\/[A-Za-z0-9._~%/?#=&+-]*)?$/.test(url);
}

/** A path in an address: every character but the unreserved ones percent-encoded, `/` kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeToken).join('/');
}

/**
 * JSON text for a fenced block: unseen characters as JSON escapes, so that it is one line, and nothing in it that opens
 * a comment. Any part of it is as safe.
 */
export function rowText(json: string): string {
  return json.replace(UNSEEN, jsonEscape).replace(/<(?=!)/g, jsonEscape);
}

function jsonEscape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** One word without spaces, quotes or hyphens, for the hidden marker and for addresses. */
export function encodeToken(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*~-]/g,
    (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
}
