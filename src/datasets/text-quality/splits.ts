/** Whether the texts of rows that are held back are like those of the training rows. */
import type { Finding } from '../../errors.ts';
import type { DatasetScan } from '../dataset.ts';
import { type FindingDraft, FindingList, grouped, ofRows, percent } from '../findings.ts';
import { type Checks, thresholdOf } from '../rules.ts';
import { firstWithout, lengthOf } from './edges.ts';
import { judgedRows } from './language-mix.ts';
import { LEAST_TEXTS } from './part.ts';
import type { EdgeProfile, TextProfile } from './profile.ts';

/** Fewer rows than this have no mix that could be compared. */
const LEAST_ROWS = 20;

export interface SplitTexts {
  /** undefined: not read. */
  readonly training: DatasetScan | undefined;
  /** Validation or evaluation rows. */
  readonly heldBack: DatasetScan | undefined;
  readonly checks: Checks;
}

/** The findings stand in the file that is held back. */
export function checkSplitTexts({ training, heldBack, checks }: SplitTexts): readonly Finding[] {
  const [there, here] = [training?.texts, heldBack?.texts];
  if (heldBack === undefined || there === undefined || here === undefined) return [];
  const findings = new FindingList(heldBack.path, checks);
  const tolerated = thresholdOf('prompt-mismatch', checks);
  const drafts = [
    ...mismatch(there.prompts.start, here.prompts.start, tolerated),
    ...mismatch(there.prompts.end, here.prompts.end, tolerated),
    ...languageShift(there, here, thresholdOf('language-mix', checks)),
  ];
  for (const draft of drafts) findings.add(draft);
  return findings.close();
}

function* mismatch(there: EdgeProfile, here: EdgeProfile, tolerated: number): Iterable<FindingDraft> {
  const length = lengthOf(there.common);
  if (there.count < LEAST_TEXTS || length <= tolerated) return;
  const first = firstWithout(there.common, here);
  if (first === undefined) return;
  yield {
    code: 'prompt-mismatch',
    severity: 'warning',
    line: first.line,
    column: () => first.column,
    message: `All ${grouped(there.count)} training prompts ${there.side} with the same ${grouped(length)} characters; this prompt is the first here that does not.`,
    hint: 'Write the prompts of both files in one way, and as the application sends them.',
  };
}

/** The language whose share differs most, if by more than is tolerated and more than chance would have it. */
function* languageShift(there: TextProfile, here: TextProfile, tolerated: number): Iterable<FindingDraft> {
  const [trained, judged] = [judgedRows(there.languages), judgedRows(here.languages)];
  if (trained < LEAST_ROWS || judged < LEAST_ROWS) return;
  const shares = [...new Set([...there.languages.keys(), ...here.languages.keys()])].map((language) => ({
    language,
    before: (there.languages.get(language)?.count ?? 0) / trained,
    now: (here.languages.get(language)?.count ?? 0) / judged,
  }));
  const [worst] = shares.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
  if (worst === undefined) return;
  const { language, before, now } = worst;
  if (Math.abs(now - before) <= Math.max(tolerated, chance(before, judged))) return;
  const { line, column } = here.languages.get(language) ?? { line: 1, column: 1 };
  yield {
    code: 'language-mix',
    severity: 'warning',
    line,
    column: () => column,
    message: `${percent(now)} of the rows are in ${language}, but ${percent(before)} of the training rows (told for ${ofRows(judged, here.rows)} here).`,
    hint: 'Draw both files from the same rows: otherwise what is measured with this one tells of another task.',
  };
}

/** Two standard errors of a share among rows that were drawn by chance. */
function chance(share: number, rows: number): number {
  return 2 * Math.sqrt((share * (1 - share)) / rows);
}
