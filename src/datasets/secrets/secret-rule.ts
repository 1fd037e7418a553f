/** `secret`: keys, tokens and passwords in the texts of the rows. Says which kind and where, never what. */
import type { FindingDraft } from '../findings.ts';
import type { RowRule, RowRuleKind, RowView } from '../row-rule.ts';
import type { SecretHit } from './detector.ts';
import { findSecrets, type Signs, signsOf } from './find.ts';
import { type Library, loadLibrary } from './library.ts';
import { type RowString, rowStrings } from './strings.ts';

export const SECRETS: RowRuleKind = {
  ids: ['secret'],
  make: () => new SecretRule(loadLibrary),
};

interface Candidate {
  readonly view: RowView;
  readonly string: RowString;
  readonly signs: Signs;
}

interface Found {
  readonly hits: readonly SecretHit[];
  /** False where the library failed. */
  readonly isWhole: boolean;
}

export class SecretRule implements RowRule {
  readonly #load: () => Promise<Library>;
  #library: Library | undefined;
  #candidates: Candidate[] = [];

  /** @param load called once, when the first text is to be shown to the library */
  constructor(load: () => Promise<Library>) {
    this.#load = load;
  }

  read(view: RowView): readonly FindingDraft[] {
    for (const string of rowStrings(view.row)) {
      const signs = signsOf(string.text);
      if (signs !== undefined) this.#candidates.push({ view, string, signs });
    }
    return [];
  }

  async settle(): Promise<readonly FindingDraft[]> {
    const candidates = this.#candidates;
    this.#candidates = [];
    const drafts: FindingDraft[] = [];
    for (const candidate of candidates) {
      const { view, string } = candidate;
      const { hits, isWhole } = await this.#find(candidate);
      for (const hit of hits) drafts.push(draftOf(hit, view, string));
      if (!isWhole) drafts.push(unreadDraft(view, string));
    }
    return drafts;
  }

  async #find({ string, signs }: Candidate): Promise<Found> {
    let isWhole = true;
    const ask: Library = async (asked) => {
      this.#library ??= await this.#load();
      try {
        return await this.#library(asked);
      } catch {
        // What it threw may quote the text, so nobody gets to see it.
        isWhole = false;
        return [];
      }
    };
    const hits = await findSecrets(string.text, signs, ask);
    return { hits, isWhole };
  }
}

function columnOf(view: RowView, { isKey, path }: RowString, unit: number): number {
  // Of a key there is no place but that of its value.
  return isKey ? view.column(path()) : view.column(path(), unit);
}

function draftOf({ name, severity, start }: SecretHit, view: RowView, string: RowString): FindingDraft {
  return {
    code: 'secret',
    severity,
    line: view.line,
    column: () => columnOf(view, string, start),
    message: `${string.isKey ? 'The key of this value' : 'This text'} holds ${name}.`,
    hint:
      severity === 'error'
        ? 'Revoke it, for it stays in the history of the repository, and put a placeholder in its place: a tuned model can repeat what it was trained on.'
        : 'If it is real, revoke it and put a placeholder in its place; if it is not, make it look like a placeholder, such as `<password>`.',
  };
}

function unreadDraft(view: RowView, string: RowString): FindingDraft {
  return {
    code: 'secret',
    severity: 'warning',
    line: view.line,
    column: () => columnOf(view, string, 0),
    message: 'A detector failed on this text, so that some kinds of secrets were not looked for in it.',
    hint: 'Look at the text; if there is nothing odd about it, report this.',
  };
}
