/** Definitions of what `doctor` found. */
import { CHECKS, type CheckId, type CheckResult, type Outcome } from '../../src/doctor/check.ts';
import type { DoctorReport } from '../../src/doctor/doctor.ts';
import type { ProbeResult, ProbeState } from '../../src/doctor/probe-looks.ts';
import { PROBES } from '../../src/doctor/probes.ts';
import type { Position } from '../../src/errors.ts';
import { closed, integer, listOf, ref, text, words } from './shape.ts';

const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[];

export const DOCTOR_DEFINITIONS = {
  doctor: closed<DoctorReport>({
    mode: words<DoctorReport['mode']>({ workflow: true, laptop: true }),
    checks: listOf(ref('check')),
    probes: listOf(ref('probe')),
  }),
  check: closed<CheckResult>(
    {
      id: { type: 'string', enum: CHECK_IDS },
      title: text('What is checked.'),
      subject: text('What was looked at: an environment, a role, a bucket, a file.'),
      outcome: words<Outcome>({ ok: true, fault: true, warning: true, 'not-checked': true }),
      found: text('What was found, or why it was not checked.'),
      expected: text('What it should be; empty where nothing is wrong.'),
      fix: text('The line to change, the command to run, or the page to open; may be empty.'),
    },
    {
      at: closed<Position>({
        file: text('Path in the repository.'),
        line: integer('Counted from 1.', 1),
        column: integer('Counted from 1, in UTF-16 units.', 1),
      }),
    },
  ),
  probe: closed<ProbeResult>({
    id: { type: 'string', enum: PROBES.map(({ id }) => id) },
    assumes: text('What is assumed.'),
    state: words<ProbeState>({ confirmed: true, contradicted: true, open: true }),
    told: text('What was seen, or how to find out.'),
  }),
};
