/** Answers that end in the middle. */
import { FINDINGS_PER_RULE, type FindingDraft, grouped } from '../findings.ts';
import { SEEN } from './characters.ts';
import {
  keptMark,
  type Mark,
  markAt,
  NONE,
  type Part,
  type PartKind,
  type SeenRow,
  type SeenText,
} from './part.ts';

const HINT = 'Complete the answer or remove the row: the model would learn to stop there.';
/** Answers of one length are no sign of a limit when they are shorter, or fewer, than this. */
const LEAST_UNITS = 100;
const LEAST_ANSWERS = 3;

/** The answers that share the longest length, and end with a letter or digit. */
class Longest implements Part {
  #units = LEAST_UNITS - 1;
  #count = 0;
  #first: { readonly text: string; readonly mark: Mark } | undefined;
  #marks: Mark[] = [];
  /** Whether two of them differ. */
  #differ = false;

  read({ view, answer }: SeenRow): readonly FindingDraft[] {
    const own =
      answer === undefined
        ? NONE
        : unbalanced(answer).map((fault) => draft(markAt(view, answer, fault.unit), fault.message));
    if (answer !== undefined && answer.text.length >= this.#units) this.#keep(answer, markAt(view, answer));
    return own;
  }

  end(): readonly FindingDraft[] {
    if (this.#count < LEAST_ANSWERS || !this.#differ) return NONE;
    const message = `The answer ends with a letter or digit, at ${grouped(this.#units)} characters: ${grouped(this.#count)} answers end like this at exactly that length, and no answer is longer.`;
    const hint = 'Find the step that cut them off, and complete or remove these rows.';
    return this.#marks.map((mark) => ({ ...draft(mark, message), hint }));
  }

  #keep({ text }: SeenText, mark: Mark): void {
    if (text.length > this.#units) this.#restart(text.length);
    if (!/[\p{L}\p{N}]$/u.test(text.slice(-2))) return;
    this.#count += 1;
    if (this.#first === undefined) this.#first = { text, mark };
    else this.#add(this.#first, text, mark);
  }

  #add(first: { readonly text: string; readonly mark: Mark }, text: string, mark: Mark): void {
    this.#differ ||= text !== first.text;
    // Only now, for a file sorted by length has a new longest answer in every row.
    if (this.#marks.length === 0) this.#marks.push(keptMark(first.mark));
    if (this.#marks.length < FINDINGS_PER_RULE) this.#marks.push(keptMark(mark));
  }

  #restart(units: number): void {
    this.#units = units;
    this.#count = 0;
    this.#first = undefined;
    this.#marks = [];
    this.#differ = false;
  }
}

interface Unbalanced {
  readonly unit: number;
  readonly message: string;
}

function draft(mark: Mark, message: string): FindingDraft {
  return { code: 'cut-off-completion', severity: 'warning', ...mark, message, hint: HINT };
}

function unbalanced({ text, characters }: SeenText): readonly Unbalanced[] {
  const fence = (characters.seen & SEEN.tick) > 0 ? openFence(text) : -1;
  if (fence >= 0)
    return [{ unit: fence, message: 'The answer opens a code block (```) and does not close it.' }];
  const end = text.length - 1;
  if (JSON_START.test(text) && isOpenJson(text))
    return [{ unit: end, message: 'The answer is JSON, but ends before all of it is closed.' }];
  if ((characters.seen & SEEN.brace) > 0 && CODE_START.test(text) && opensMore(text))
    return [{ unit: end, message: 'The answer is code, but opens more braces than it closes.' }];
  return [];
}

/** A run of ticks at the start of a line, and what follows up to the next tick. */
const FENCE = /^[ \t]*(`{3,})([^`\n]*)/gm;

/** Where the fence begins that nothing closes, or -1. Code within a line may be set in three ticks too. */
function openFence(text: string): number {
  let open: { readonly ticks: number; readonly unit: number } | undefined;
  for (const { 0: all, 1: ticks = '', 2: rest = '', index } of text.matchAll(FENCE)) {
    if (text.charAt(index + all.length) === '`') continue;
    if (open === undefined) open = { ticks: ticks.length, unit: index + all.indexOf('`') };
    else if (ticks.length >= open.ticks && rest.trim() === '') open = undefined;
  }
  return open?.unit ?? -1;
}

/** What starts a JSON document and hardly ever a sentence. */
const JSON_START = /^\s*(?:\{\s*"|\[\s*(?:[[{"]|$))/;

/** Whether the first value of the text is still open at its end. */
function isOpenJson(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') at = stringEnd(text, at);
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth === 0 && (char === '}' || char === ']')) return false;
  }
  return true;
}

/** Place of the quotation mark that closes the string which starts at `start`; the end of the text if none does. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}

const CODE_START =
  /^\s*(?:#include\b|(?:export |public |private |static |async )*(?:function|class|interface|struct|enum|const|let|var|void|package|func|fn|impl|import)\s)/;

/** Braces in texts and comments count too; more of them are opened than closed only where code ends early. */
function opensMore(text: string): boolean {
  let depth = 0;
  for (let at = text.indexOf('{'); at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x7b) depth += 1;
    else if (char === 0x7d) depth -= 1;
  }
  return depth > 0;
}

export const CUT_OFF: PartKind = { ids: ['cut-off-completion'], make: () => new Longest() };
