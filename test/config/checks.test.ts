import { describe, expect, it } from '@jest/globals';
import { FIELDS } from '../../src/config/fields.ts';
import { RULE_IDS } from '../../src/datasets/rules.ts';
import { GOOD, places, read, withJobLines } from './read.ts';

const checksOf = (text: string) => read(text).config?.jobs[0]?.checks;

describe('checks', () => {
  it('are none where nobody sets any', () => {
    expect(checksOf(GOOD)).toEqual({});
  });

  it('are a severity, a threshold, or both', () => {
    const text = withJobLines(
      'checks:',
      '  rare-label: { threshold: 1e1 }',
      '  label-skew: { severity: info, threshold: .9 }',
      '  exact-duplicate: off',
      '  length-outlier: {}',
    );
    expect(checksOf(text)).toEqual({
      'exact-duplicate': { severity: 'off', threshold: undefined },
      'label-skew': { severity: 'info', threshold: 0.9 },
      'length-outlier': { severity: undefined, threshold: undefined },
      'rare-label': { severity: undefined, threshold: 10 },
    });
  });

  it('are classes, of the rule that has them', () => {
    expect(checksOf(withJobLines('checks: { pii: { severity: error, classes: [phone, email] } }'))).toEqual({
      pii: { severity: 'error', threshold: undefined, classes: ['phone', 'email'] },
    });
    const defaults = 'defaults: { checks: { pii: { severity: info, classes: [iban] } } }\n';
    expect(checksOf(withJobLines('checks: { pii: { classes: [email] } }') + defaults)).toEqual({
      pii: { severity: 'info', threshold: undefined, classes: ['email'] },
    });
  });

  it('of a job stand over those of defaults, rule by rule', () => {
    const defaults =
      'defaults: { checks: { few-rows: off, leak-exact: info, rare-label: { severity: error, threshold: 9 }, label-skew: { threshold: 0.7 } } }\n';
    const job = withJobLines(
      'checks: { leak-exact: warning, few-rows: null, rare-label: { threshold: 3 }, label-skew: off }',
    );
    expect(checksOf(job + defaults)).toEqual({
      'leak-exact': { severity: 'warning', threshold: undefined },
      'rare-label': { severity: 'error', threshold: 3 },
      'label-skew': { severity: 'off', threshold: undefined },
    });
  });

  it.each([
    ['exact-duplicates: off', '13:15 unknown-key', 'exact-duplicate'],
    ['exactDuplicate: off', '13:15 unknown-key', 'exact-duplicate'],
    ['bad-json: off', '13:15 fixed-rule', 'Remove'],
    ['bad-json: error', '13:15 fixed-rule', 'Remove'],
    ['leak-exact: warn', '13:27 invalid-value', 'warning'],
    ['leak-exact: { threshold: 1 }', '13:27 wrong-type', 'warning'],
    ['pii: { classes: [mail] }', '13:32 invalid-value', 'email'],
    ['pii: { classes: [email, phone, email] }', '13:46 invalid-value', 'Remove one'],
    ['pii: { classes: [] }', '13:31 empty-value', 'email'],
    ['pii: { classes: email }', '13:31 wrong-type', '[email]'],
    ['secret: { classes: [email] }', '13:23 wrong-type', 'warning'],
    ['rare-label: { threshold: 0 }', '13:40 invalid-number', '1 to 1000'],
  ])('refuse %s', (line, place, hint) => {
    const { findings } = read(withJobLines(`checks: { ${line} }`));
    expect(places(findings)).toEqual([place]);
    expect(findings[0]?.hint).toContain(hint);
  });

  it('take every rule of the table that is not fixed, and no other', () => {
    const keys = new Set(FIELDS.map(({ path }) => /^jobs\.\*\.checks\.([^.]+)$/.exec(path)?.[1]));
    for (const id of RULE_IDS) {
      const refused = places(read(withJobLines(`checks: { ${id}: warning }`)).findings);
      expect([id, refused]).toEqual([id, keys.has(id) ? [] : ['13:15 fixed-rule']]);
    }
  });
});
