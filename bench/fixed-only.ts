import { type Checks, isFixed, RULE_IDS } from '../src/datasets/rules.ts';

/** The checks that cannot be switched off, alone: those about what texts say have to read every text in JavaScript. */
export const FIXED_ONLY: Checks = Object.fromEntries(
  RULE_IDS.filter((id) => !isFixed(id)).map((id) => [id, { severity: 'off', threshold: undefined }] as const),
);
