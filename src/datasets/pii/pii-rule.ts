/** `pii`: personal data in the texts of the rows, summed up by class: one finding each, with counts and lines. */
import type { FindingDraft } from '../findings.ts';
import { grouped } from '../findings.ts';
import type { RowRule, RowRuleKind, RowRuleSettings, RowView } from '../row-rule.ts';
import { PII_CLASSES, type PiiClass } from '../rules.ts';
import { type RowString, rowStrings } from '../secrets/strings.ts';
import { findPii } from './find.ts';

export const PII: RowRuleKind = {
  ids: ['pii'],
  make: (settings) => new PiiRule(settings),
};

const LINES_SHOWN = 10;

const NAMES: Readonly<Record<PiiClass, readonly [one: string, many: string]>> = {
  email: ['e-mail address', 'e-mail addresses'],
  phone: ['phone number', 'phone numbers'],
  iban: ['IBAN', 'IBANs'],
  'payment-card': ['payment card number', 'payment card numbers'],
  'us-ssn': ['US social security number', 'US social security numbers'],
  'ip-address': ['public IP address', 'public IP addresses'],
};

interface Sum {
  values: number;
  rows: number;
  /** Line of the row counted last. */
  last: number;
  readonly column: number;
  readonly lines: number[];
}

class PiiRule implements RowRule {
  readonly #classes: ReadonlySet<PiiClass>;
  readonly #sums = new Map<PiiClass, Sum>();
  #rows = 0;

  constructor({ checks }: RowRuleSettings) {
    const wanted = checks.pii?.classes;
    this.#classes = new Set(PII_CLASSES.filter((kind) => wanted?.includes(kind) ?? true));
  }

  read(view: RowView): readonly FindingDraft[] {
    this.#rows += 1;
    for (const string of rowStrings(view.row))
      for (const { kind, start } of findPii(string.text, this.#classes)) this.#add(kind, view, string, start);
    return [];
  }

  end(): readonly FindingDraft[] {
    return [...this.#sums].map(([kind, sum]) => draftOf(kind, sum, this.#rows));
  }

  #add(kind: PiiClass, view: RowView, { isKey, path }: RowString, start: number): void {
    let sum = this.#sums.get(kind);
    if (sum === undefined) {
      const column = isKey ? view.column(path()) : view.column(path(), start);
      sum = { values: 0, rows: 0, last: 0, column, lines: [] };
      this.#sums.set(kind, sum);
    }
    sum.values += 1;
    if (sum.last === view.line) return;
    sum.last = view.line;
    sum.rows += 1;
    if (sum.lines.length < LINES_SHOWN) sum.lines.push(view.line);
  }
}

function draftOf(kind: PiiClass, { values, rows, column, lines }: Sum, all: number): FindingDraft {
  const [one, many] = NAMES[kind];
  const rate = Number(((rows / all) * 1_000).toFixed(1));
  const rest = rows > lines.length ? ` and ${grouped(rows - lines.length)} more` : '';
  return {
    code: 'pii',
    severity: 'warning',
    line: lines[0] ?? 1,
    column: () => column,
    message: `${grouped(values)} ${values === 1 ? one : many} (\`${kind}\`) in ${grouped(rows)} of ${grouped(all)} rows, ${rate} in 1,000: ${rows === 1 ? 'line' : 'lines'} ${lines.join(', ')}${rest}.`,
    hint: 'A tuned model can repeat them: put made-up ones in their place (`@example.com`, 555-0100), or say under `checks: pii:` which classes may stay.',
  };
}
