import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import { type CheckResult, CHECKS as TITLES } from '../../src/doctor/check.ts';
import type { DoctorReport } from '../../src/doctor/doctor.ts';
import { PROBES } from '../../src/doctor/probes.ts';
import { renderDoctor } from '../../src/report/doctor.ts';
import { SUMMARY_BUDGET } from '../../src/report/summary.ts';
import { expectGolden } from './golden.ts';
import { HOSTILE } from './models.ts';
import { expectWellFormed } from './wellformed.ts';

const FAULT: CheckResult = {
  id: 'role-trust',
  title: TITLES['role-trust'],
  subject: 'prod: role apply',
  outcome: 'fault',
  found: 'it also trusts pull requests',
  expected: 'only the GitHub environment bedrock-train of acme/support-models',
  fix: 'In the trust policy of arn:aws:iam::111122223333:role/bedrock-tune-apply: "Condition": {"StringEquals":{"a:sub":"repo:acme/support-models:environment:bedrock-train"}}',
  at: undefined,
};

const CHECKS: readonly CheckResult[] = [
  {
    ...FAULT,
    id: 'repository-identity',
    subject: 'acme/support-models',
    outcome: 'ok',
    found: 'id 4242',
    expected: '',
    fix: '',
  },
  {
    ...FAULT,
    id: 'workflow-checkout',
    subject: '.github/workflows/train.yml: apply',
    found: 'fetch-depth is 1, the default',
    expected: '0: without the history it cannot be told which commit a training run belongs to',
    fix: 'fetch-depth: 0',
    at: { file: '.github/workflows/train.yml', line: 18, column: 11 },
  },
  FAULT,
  {
    ...FAULT,
    id: 'bucket-versioning',
    subject: 'prod: acme-data',
    outcome: 'warning',
    found: 'versioning is off',
    expected: 'on',
    fix: 'aws s3api put-bucket-versioning --bucket acme-data --versioning-configuration Status=Enabled',
  },
  ...(['bucket-tls', 'bucket-encryption'] as const).map((id) => ({
    ...FAULT,
    id,
    subject: 'prod: acme-data',
    outcome: 'not-checked' as const,
    found: 'the roles of workflows may not read it',
    expected: '',
    fix: 'Run doctor on a laptop.',
  })),
];

const REPORT: DoctorReport = {
  mode: 'laptop',
  checks: CHECKS.map((check) => ({ ...check, title: TITLES[check.id] })),
  probes: PROBES.slice(0, 3).map(({ id, assumes, how }, index) => ({
    id,
    assumes,
    state: (['confirmed', 'open', 'contradicted'] as const)[index] ?? 'open',
    told: index === 1 ? how : 'support-bot-0123456789ab',
  })),
};

const FORMATS = [
  ['markdown', 'md'],
  ['text', 'txt'],
] as const;

describe('what doctor found', () => {
  it.each(FORMATS)('as %s: faults with the line to change first, probes last', (format, extension) => {
    expectGolden(`doctor.${extension}`, renderDoctor(REPORT, { format, simulated: false }));
  });

  it.each(FORMATS)(
    'says as %s that nothing is wrong, and that all of it is simulated',
    (format, extension) => {
      const fine = { ...REPORT, checks: CHECKS.filter(({ outcome }) => outcome === 'ok') };
      expectGolden(`doctor-fine.${extension}`, renderDoctor(fine, { format, simulated: true }));
    },
  );

  it('is inert whatever names and answers it shows', () => {
    const at = { file: HOSTILE, line: 1, column: 1 };
    const told = { subject: HOSTILE, found: HOSTILE, expected: HOSTILE, fix: HOSTILE, at };
    const checks = CHECKS.map((check) => ({ ...check, ...told }));
    const probes = REPORT.probes.map((probe) => ({ ...probe, told: HOSTILE }));
    expectWellFormed(renderDoctor({ ...REPORT, checks, probes }, { format: 'markdown', simulated: false }));
  });

  it('stays within a job summary', () => {
    const checks = Array.from({ length: 3000 }, (_, index) => ({
      ...FAULT,
      subject: `role ${index}`,
      fix: 'x'.repeat(2000),
    }));
    const text = renderDoctor({ ...REPORT, checks }, { format: 'markdown', simulated: false });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_BUDGET);
    expect(text).toContain('3,000 faults in the set-up');
  });
});
