import { describe, expect, it } from '@jest/globals';
import { AppError, compareFindings, type Finding, toAppError } from '../src/errors.ts';

const finding = (over: Partial<Finding>): Finding => ({
  code: 'bad-json',
  severity: 'error',
  file: 'a.jsonl',
  line: 1,
  column: 1,
  message: 'm',
  hint: 'h',
  ...over,
});

describe('errors', () => {
  it('keeps an AppError as it is and calls anything else a bug', () => {
    const known = new AppError('input-invalid', 'x', { blame: 'user', hint: 'y' });
    expect(toAppError(known)).toBe(known);
    expect(toAppError(new TypeError('boom'))).toMatchObject({ code: 'internal', blame: 'bug' });
  });

  it('orders findings worst first, then by place', () => {
    const sorted = [
      finding({ severity: 'info' }),
      finding({ line: 9 }),
      finding({ line: 2, column: 4 }),
      finding({ line: 2, column: 3 }),
    ].sort(compareFindings);
    expect(sorted.map((f) => [f.severity, f.line, f.column])).toEqual([
      ['error', 2, 3],
      ['error', 2, 4],
      ['error', 9, 1],
      ['info', 1, 1],
    ]);
  });
});
