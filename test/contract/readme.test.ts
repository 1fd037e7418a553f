/** What README and docs say, held against what the code does. */
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { withSections, withTables } from '../../scripts/readme-tables.ts';
import { ruleSections } from '../../scripts/rules-doc.ts';
import { findBaseModel } from '../../src/catalog/index.ts';
import { chooseCommand } from '../../src/commands/choose.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { scanDataset } from '../../src/datasets/scan.ts';
import { ERROR_CODES } from '../../src/errors.ts';
import type { Trigger } from '../../src/event.ts';
import { COMMANDS } from '../../src/inputs.ts';
import { DECISIONS, EXIT_CODES, OUTCOME_REASONS } from '../../src/outputs.ts';
import { estimateCost } from '../../src/plan/cost.ts';
import { estimateCell } from '../../src/report/cost.ts';
import { count, tokenRange } from '../../src/report/format.ts';
import { judgeOf } from '../support/json-schema.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const README = read('README.md');
const ACTION = read('action.yml');
const DOCS = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'datasets/README.md',
  ...DOCS.map((name) => `docs/${name}`),
];

/** Contents of the fenced blocks of one language. */
function fences(markdown: string, language: string): readonly string[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );
}

/** Cells of the rows of the table whose header has this first column, below a heading. */
function rowsUnder(markdown: string, heading: string, column: string): readonly (readonly string[])[] {
  const section = markdown.slice(markdown.indexOf(`\n${heading}\n`));
  const table = section.slice(section.search(new RegExp(`^\\| ${column} +\\|`, 'm')));
  const lines = table.slice(0, table.search(/\n\n/)).split('\n');
  return lines.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => code);
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on?: unknown;
  readonly version?: number;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly Step[]; readonly permissions?: Readonly<Record<string, string>> }
    >
  >;
}

// The shapes are those of our own files; another one fails in the assertions.
const BLOCKS = fences(README, 'yaml').map((text) => ({ text, content: parse(text) as Workflow }));
const WORKFLOWS = BLOCKS.filter(({ content }) => content.on !== undefined);
const FILES = readdirSync(join(ROOT, '.github/workflows')).map(
  (name) => parse(read(`.github/workflows/${name}`)) as Workflow,
);
const stepsOf = (workflow: Workflow): readonly Step[] =>
  Object.values(workflow.jobs).flatMap(({ steps }) => steps);
const isOurs = ({ uses = '' }: Step): boolean => uses === './' || uses.includes('bedrock-tune@');

describe('docs/datasets.md', () => {
  it('has the table of rules', () => {
    const page = read('docs/datasets.md');
    expect(withSections(page, ruleSections())).toBe(page);
  });
});

describe('README.md', () => {
  it('has the tables that action.yml and the catalogue give (node scripts/update-readme.ts renews them)', () => {
    expect(withTables(README, ACTION)).toBe(README);
  });

  it('shows what it is within sixty lines: comment, the two commands, a workflow', () => {
    const screen = README.split('\n').slice(0, 60).join('\n');
    expect(screen).toContain('npm ci && npm run demo');
    expect(screen).toMatch(/^npm test\b/m);
    expect(screen).toMatch(/^> ### .*Simulated/m);
    expect(fences(screen, 'yaml').map((text) => (parse(text) as Workflow).on !== undefined)).toContain(true);
  });

  it('shows the comment in the form the renderer gives it', () => {
    const comment = README.split('<!-- comment -->')[1]?.split('<!-- /comment -->')[0] ?? '';
    const lines = comment.split('\n').map((line) => line.replace(/^> ?/, ''));
    const golden = read('test/report/golden/comment-completed-simulated.md').split('\n');
    const forms = lines.filter((line) => /^\| (?:Job|---)|^An endpoint|^$/.test(line));
    expect(forms.length).toBeGreaterThan(3);
    expect(forms.filter((line) => !golden.includes(line))).toEqual([]);
  });

  it('shows the figures of the sample dataset, in the comment and in the section on cost', async () => {
    const { config } = parseConfig({
      file: 'jobs.yaml',
      bytes: readFileSync(join(ROOT, 'jobs.yaml')),
      today: '2026-11-22',
    });
    const job = config?.jobs.find(({ key }) => key === 'support-bot');
    const model = findBaseModel(job?.baseModel.value ?? '');
    const path = 'datasets/support-bot/train.jsonl';
    const { rows, tokens } = await scanDataset({
      path,
      bytes: createReadStream(join(ROOT, path)),
      split: 'training',
      accepts: model?.formats ?? [],
      modelName: '',
      limits: model?.limits,
      system: job?.data.system?.value,
    });
    const epochs = job?.hyperparameters.find(({ name }) => name === 'epochCount')?.value;
    const estimate = estimateCell(estimateCost({ model, price: job?.price, tokens, epochs: Number(epochs) }));
    expect(README).toContain(`| ${count(rows)} rows, ${tokenRange(tokens)} tokens | ${estimate} |`);
    expect(README.replace(/\s+/g, ' ')).toContain(
      `${count(rows)} rows are ${count(tokens.low)} to ${count(tokens.high)} tokens, × ${epochs} epochs × $0.001 per 1,000 = ${estimate.replace('–', ' to ')}`,
    );
  });

  it('has YAML that parses, and workflows that use inputs this action has and the checkout our own pin', () => {
    const inputs = Object.keys((parse(ACTION) as { readonly inputs: object }).inputs);
    const pins = new Set(FILES.flatMap(stepsOf).flatMap(({ uses = '' }) => uses));
    const steps = WORKFLOWS.flatMap(({ content }) => stepsOf(content));
    expect(steps.filter(isOurs)).not.toEqual([]);
    const given = steps.filter(isOurs).flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((name) => !inputs.includes(name))).toEqual([]);
    expect(steps.filter((step) => !isOurs(step) && !pins.has(step.uses ?? ''))).toEqual([]);
  });

  it('has a jobs.yaml that the parser accepts without a word', () => {
    const files = BLOCKS.filter(({ content }) => content.version !== undefined);
    expect(files).toHaveLength(1);
    const bytes = new TextEncoder().encode(files[0]?.text);
    const { config, findings } = parseConfig({ file: 'jobs.yaml', bytes, today: '2026-11-22' });
    expect(findings).toEqual([]);
    expect(config?.jobs).toHaveLength(1);
  });

  it('tells which command may run on which event', () => {
    const push = (onDefaultBranch: boolean): Trigger => ({ kind: 'push', onDefaultBranch });
    const triggers: readonly Trigger[] = [
      {
        kind: 'pull-request',
        number: 7,
        headSha: 'a',
        baseSha: 'b',
        untrusted: false,
        state: 'open',
        merged: false,
        closedAt: undefined,
      },
      { kind: 'merge-group', baseSha: undefined },
      push(true),
      push(false),
      { kind: 'schedule', onDefaultBranch: true },
      { kind: 'workflow-dispatch', onDefaultBranch: true },
    ];
    const allowed = (trigger: Trigger): readonly string[] =>
      COMMANDS.filter((command) => {
        try {
          return chooseCommand(command, trigger, true).command === command;
        } catch {
          return false;
        }
      });
    const rows = rowsUnder(README, '## Commands and triggers', 'Event').slice(0, triggers.length);
    expect(rows).toHaveLength(triggers.length);
    for (const [index, trigger] of triggers.entries()) {
      const [event, automatic = '', others = ''] = rows[index] ?? [];
      const [first] = codesIn(automatic);
      const told = [first, ...(others.startsWith('(') ? [] : codesIn(others))];
      expect({ event, first, told: new Set(told) }).toEqual({
        event,
        first: chooseCommand('auto', trigger, true).command,
        told: new Set(allowed(trigger)),
      });
    }
  });

  it('names the permissions that our workflows give each command', () => {
    const scopes = ['contents', 'id-token', 'pull-requests', 'statuses', 'actions'];
    const rows = rowsUnder(README, '## Permissions', 'Command');
    expect(rows.map(([command]) => command)).toEqual(COMMANDS.map((command) => `\`${command}\``));
    const told = rows.map(([command = '', ...cells]) => [
      command.replaceAll('`', ''),
      Object.fromEntries(
        cells.flatMap((cell, index) => (cell === '' ? [] : [[scopes[index], codesIn(cell)[0]]])),
      ),
    ]);
    const jobs = FILES.flatMap((file) => Object.values(file.jobs));
    const given = jobs.flatMap(({ steps, permissions }) =>
      steps.filter(isOurs).map((step) => [String(step.with?.['command'] ?? 'plan'), permissions] as const),
    );
    expect(given.length).toBeGreaterThan(4);
    for (const [command, permissions] of given)
      expect([command, Object.fromEntries(told)[command]]).toEqual([command, permissions]);
  });

  it('names every AWS action the adapters call', () => {
    const adapters = readdirSync(join(ROOT, 'src/adapters/aws')).map((name) =>
      read(`src/adapters/aws/${name}`),
    );
    const actions = adapters.flatMap((text) =>
      [...text.matchAll(/action: '((?:bedrock|s3):\w+)'/g)].map(([, action = '']) => action),
    );
    expect(actions.length).toBeGreaterThan(8);
    expect(actions.filter((action) => !README.includes(`\`${action}\``))).toEqual([]);
  });
});

describe('README.md and docs', () => {
  it('name npm scripts that exist, and the demo and the bundle they speak of', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = PAGES.flatMap((page) =>
      [...read(page).matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(test)\b)/g)].map(
        ([, script, test]) => script ?? test ?? '',
      ),
    );
    expect(named).toEqual(expect.arrayContaining(['demo', 'test', 'simulator']));
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(scripts.demo).toBe('node scripts/demo.ts');
    expect(existsSync(join(ROOT, 'scripts/demo.ts'))).toBe(true);
  });

  it('show command lines with commands that exist', () => {
    const named = PAGES.flatMap((page) =>
      [...read(page).matchAll(/^(?:node dist\/cli\/index\.js|bedrock-tune) (\w+)/gm)].map(
        ([, command = '']) => command,
      ),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((command) => ![...COMMANDS, 'init', 'simulator'].includes(command))).toEqual([]);
  });

  it('have links that lead somewhere', () => {
    const slugs = (markdown: string): readonly string[] =>
      [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      );
    const links = PAGES.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => ({ page, link })),
    );
    const broken = links.filter(({ page, link }) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !slugs(read(target)).includes(anchor);
    });
    expect(links.length).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  });
});

describe('docs/outputs.md', () => {
  const outputs = read('docs/outputs.md');
  const reasons: readonly string[] = [...OUTCOME_REASONS, ...ERROR_CODES];

  it('lists every decision with its exit codes, from best to worst', () => {
    const told = rowsUnder(outputs, '## Decisions and exit codes', 'Decision').map(
      ([decision, , action, cli]) => [decision, Number(action), Number(cli)],
    );
    expect(told).toEqual(
      DECISIONS.map((name) => [`\`${name}\``, EXIT_CODES[name].action, EXIT_CODES[name].cli]),
    );
  });

  it('lists every reason code once, and none that does not exist', () => {
    const ended = rowsUnder(outputs, '### Of a run that came to its end', 'Reason code');
    const thrown = rowsUnder(outputs, '### Of a run that could not come to its end', 'Reason code');
    const listed = [...ended, ...thrown].flatMap(([codes = '']) => codesIn(codes));
    expect(listed.toSorted()).toEqual(reasons.toSorted());
  });

  it('shows a result of this schema', () => {
    const [example = ''] = fences(outputs, 'json');
    const { schemaVersion, decision, reasonCode, jobs } = JSON.parse(example);
    expect(schemaVersion).toBe(1);
    expect(DECISIONS).toContain(decision);
    expect(reasons).toContain(reasonCode);
    expect(jobs[0].planned.action.jobName).toContain(jobs[0].planned.fingerprint.slice(0, 12));
    expect(judgeOf(JSON.parse(read('schema/result.schema.json')))(JSON.parse(example))).toEqual([]);
  });

  it('names every member of a result and of a job', () => {
    const { definitions } = JSON.parse(read('schema/result.schema.json'));
    const named = codesIn(outputs);
    const members = ['result', 'job'].flatMap((name) => Object.keys(definitions[name].properties));
    expect(members.length).toBeGreaterThan(20);
    expect(members.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('is completed by a way out for every reason code in docs/troubleshooting.md', () => {
    const known = codesIn(read('docs/troubleshooting.md'));
    expect(reasons.filter((reason) => !known.includes(reason))).toEqual([]);
  });
});
