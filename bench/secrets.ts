/**
 * Which secrets and which personal data the rules find, what they take for one by mistake, and how long it takes:
 * `node bench/secrets.ts [seed]`.
 *
 * Each kind is planted in every form it can have, in rows of about 800 characters; the clean rows hold what only looks
 * like a secret. No finding may hold a part of a planted value: the bench looks for every stretch of eight characters.
 */
import { createHash } from 'node:crypto';
import type { DatasetScan } from '../src/datasets/dataset.ts';
import { type Checks, RULE_IDS, type RuleId } from '../src/datasets/rules.ts';
import { scanDataset } from '../src/datasets/scan.ts';
import {
  FORMS,
  type Form,
  LOOKALIKES,
  lookalike,
  PERSONS,
  type Planted,
  plant,
  prose,
  type Random,
  randomFrom,
  rowWith,
  SECRETS,
} from '../test/support/planted-secrets.ts';
import { sampleInTurns } from './measure.ts';

const SEED = Number(process.argv[2] ?? 20_261_122);
const LENGTH = 800;
const PER_FORM = 20;
const CLEAN_ROWS = 20_000;
const PII_ROWS = 200;
const STRETCH = 8;
/** Below the cap of findings, so that every row is told. */
const FILE_ROWS = 40;

/** Only these rules. */
function only(...heard: readonly RuleId[]): Checks {
  return Object.fromEntries(
    RULE_IDS.filter((id) => !heard.includes(id)).map((id) => [id, { severity: 'off', threshold: undefined }]),
  );
}

async function* chunksOf(rows: readonly string[]): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < rows.length; at += 64) yield Buffer.from(rows.slice(at, at + 64).join(''));
}

function scan(rows: readonly string[], checks: Checks): Promise<DatasetScan> {
  return scanDataset({
    path: 'train.jsonl',
    bytes: chunksOf(rows),
    split: 'training',
    accepts: ['prompt-completion'],
    modelName: 'any',
    limits: undefined,
    system: undefined,
    checks,
  });
}

/** One row in a file of its own, so that no cap hides a finding. */
async function findingsIn(row: string, rule: RuleId): Promise<DatasetScan['findings']> {
  const { findings } = await scan([row], only(rule));
  said.push(JSON.stringify(findings));
  return findings.filter(({ code }) => code === rule);
}

const said: string[] = [];
const bodies: string[] = [];

interface Tally {
  planted: number;
  /** As what they are, with severity error. */
  found: number;
  /** As what looks like a password or key, with severity warning. */
  doubtful: number;
}

const newTally = (): Tally => ({ planted: 0, found: 0, doubtful: 0 });

async function look({ body }: Planted, row: string): Promise<'found' | 'doubtful' | undefined> {
  bodies.push(body);
  const findings = await findingsIn(row, 'secret');
  if (findings.some(({ severity }) => severity === 'error')) return 'found';
  return findings.length > 0 ? 'doubtful' : undefined;
}

async function recallOf(kind: string, random: Random, tallies: ReadonlyMap<Form, Tally>): Promise<Tally> {
  const all = newTally();
  const missed = new Map<Form, number>();
  for (const form of [...tallies.keys()].flatMap((each) => Array.from({ length: PER_FORM }, () => each))) {
    const planted = plant(random, kind, form);
    if (planted === undefined) continue;
    const outcome = await look(planted, rowWith(random, planted.text, LENGTH));
    for (const each of [all, tallies.get(form) ?? newTally()]) {
      each.planted += 1;
      if (outcome !== undefined) each[outcome] += 1;
    }
    if (outcome === undefined) missed.set(form, (missed.get(form) ?? 0) + 1);
  }
  const gaps = [...missed].map(([form, times]) => `${form} ${times}`).join(', ');
  console.log(`| ${kind} | ${all.planted} | ${all.found} | ${all.doubtful} | ${gaps} |`);
  return all;
}

async function recall(): Promise<void> {
  const random = randomFrom(SEED);
  const tallies = new Map<Form, Tally>(FORMS.map((form) => [form, newTally()]));
  console.log(
    '| kind of secret | planted | errors | warnings | missed |\n| --- | ---: | ---: | ---: | --- |',
  );
  const kinds: Tally[] = [];
  for (const kind of Object.keys(SECRETS)) kinds.push(await recallOf(kind, random, tallies));
  const good = kinds.filter(({ planted, found, doubtful }) => found + doubtful >= 0.9 * planted).length;
  console.log(
    `\n${good} of ${kinds.length} kinds found in at least nine of ten places (goal: 11 of each 12, ${Math.ceil((kinds.length * 11) / 12)}).`,
  );
  const forms = [...tallies].map(
    ([form, { planted, found, doubtful }]) => `${form} ${found + doubtful}/${planted}`,
  );
  console.log(`By form: ${forms.join(', ')}.`);
}

async function persons(): Promise<void> {
  const random = randomFrom(SEED + 1);
  console.log('\n| personal data | planted | found |\n| --- | ---: | ---: |');
  for (const [kind, make] of Object.entries(PERSONS)) {
    let found = 0;
    for (let row = 0; row < PII_ROWS; row += 1) {
      const { body, text } = make(random);
      bodies.push(body);
      const findings = await findingsIn(rowWith(random, text, LENGTH), 'pii');
      if (findings.some(({ message }) => message.includes(`\`${kind}\``))) found += 1;
    }
    console.log(`| ${kind} | ${PII_ROWS} | ${found} |`);
  }
}

/** Rows of a file with such a finding. */
interface Alarms {
  readonly errors: number;
  readonly warnings: number;
  readonly persons: number;
}

async function alarmsIn(rows: readonly string[]): Promise<Alarms> {
  const { findings } = await scan(rows, only('secret', 'pii'));
  const lines = (wanted: 'error' | 'warning'): number =>
    new Set(
      findings.flatMap(({ code, severity, line }) =>
        code === 'secret' && severity === wanted ? [line] : [],
      ),
    ).size;
  // Personal data is summed up by class; a row of two classes counts twice here.
  const counts = findings.map(({ code, message }) =>
    code === 'pii' ? Number(/in (\d+) of/.exec(message)?.[1]) : 0,
  );
  return {
    errors: lines('error'),
    warnings: lines('warning'),
    persons: counts.reduce((sum, rowCount) => sum + rowCount, 0),
  };
}

async function falseAlarms(): Promise<void> {
  const random = randomFrom(SEED + 2);
  const each = Math.ceil(CLEAN_ROWS / Object.keys(LOOKALIKES).length / FILE_ROWS) * FILE_ROWS;
  const sums = { errors: 0, warnings: 0, persons: 0 };
  console.log(
    '\n| clean rows with | rows | errors | warnings | personal data |\n| --- | ---: | ---: | ---: | ---: |',
  );
  for (const [kind, make] of Object.entries(LOOKALIKES)) {
    const here = { errors: 0, warnings: 0, persons: 0 };
    for (let row = 0; row < each; row += FILE_ROWS) {
      const rows = Array.from({ length: FILE_ROWS }, () => rowWith(random, make(random), LENGTH));
      const alarms = await alarmsIn(rows);
      for (const sum of [here, sums]) {
        sum.errors += alarms.errors;
        sum.warnings += alarms.warnings;
        sum.persons += alarms.persons;
      }
    }
    console.log(`| ${kind} | ${each} | ${here.errors} | ${here.warnings} | ${here.persons} |`);
  }
  const all = each * Object.keys(LOOKALIKES).length;
  const rate = (sum: number): string => ((sum / all) * 10_000).toFixed(1);
  console.log(
    `\nIn 10,000 clean rows: ${rate(sums.errors)} errors, ${rate(sums.warnings)} warnings, ${rate(sums.persons)} rows with personal data.`,
  );
}

function stretches(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - STRETCH + 1) }, (_, at) =>
    text.slice(at, at + STRETCH),
  );
}

/** How many bodies there are of which a stretch, or a digest, stands in what was said. */
function leaked(): number {
  const all = said.join('\n');
  const known = new Set(stretches(all));
  const isDigested = (body: string): boolean =>
    ['md5', 'sha1', 'sha256'].some((kind) =>
      known.has(createHash(kind).update(body).digest('hex').slice(0, STRETCH)),
    );
  return bodies.filter((body) => stretches(body).some((part) => known.has(part)) || isDigested(body)).length;
}

/** In CPU time, which other work on the machine changes less. */
async function time(): Promise<void> {
  const random = randomFrom(SEED + 3);
  const plain = Array.from({ length: CLEAN_ROWS }, () => rowWith(random, prose(random, 100), LENGTH));
  const mixed = Array.from({ length: CLEAN_ROWS }, () => rowWith(random, lookalike(random), LENGTH));
  const took = (rows: readonly string[], checks: Checks) => async (): Promise<number> => {
    const start = process.cpuUsage();
    await scan(rows, checks);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
  console.log(
    `\n| ms of CPU for ${CLEAN_ROWS} rows of ${LENGTH} characters | neither | secret | pii | both |`,
  );
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const [name, rows] of [
    ['prose', plain],
    ['every row with a look-alike', mixed],
  ] as const) {
    const samples = await sampleInTurns(
      [only(), only('secret'), only('pii'), only('secret', 'pii')].map((checks) => took(rows, checks)),
    );
    const [neither = 0, ...others] = samples.map(({ median }) => median);
    console.log(
      `| ${name} | ${neither.toFixed(0)} | ${others.map((ms) => `+${(ms - neither).toFixed(0)}`).join(' | ')} |`,
    );
  }
}

console.log(`Seed ${SEED}.\n`);
await recall();
await persons();
await falseAlarms();
console.log(`\n${leaked()} of ${bodies.length} planted values leaked into a finding.`);
await time();
