/** docs/setup.md held against templates, workflows and `init`. `npm run test:conformance` runs its commands. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, parseDocument } from 'yaml';
import { commandsOf, shellBlocks, syntaxError } from '../../scripts/conformance/setup/blocks.ts';
import { withSections } from '../../scripts/readme-tables.ts';
import { SAMPLE_ANSWERS, setupSections } from '../../scripts/setup-doc.ts';
import { initFiles, JOBS_FILE } from '../../src/init/files.ts';
import type { StackOptions } from '../../src/simulator/cloudformation/setup.ts';
import { createWorld, FRESH } from '../../src/simulator/world.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const PAGE = read('docs/setup.md');
const BLOCKS = shellBlocks(PAGE);
const COMMANDS = BLOCKS.flatMap(commandsOf);
const TEMPLATES = ['account.yaml', 'region.yaml'] as const;
/** What CloudFormation takes as a body. */
const BODY_LIMIT = 51_200;
/** What `gh api` answers for the sample's repository. */
const IDS: Readonly<Record<string, string>> = { '.owner.id': '4241', '.id': '4242' };

function parametersOf(template: string): readonly string[] {
  // The tags of CloudFormation are no concern here.
  const { Parameters: parameters } = parseDocument(read(`bootstrap/${template}`), {
    logLevel: 'silent',
  }).toJS();
  return Object.keys(parameters);
}

interface Deployment {
  readonly stack: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The `aws cloudformation deploy` commands of the page, in their order. */
const DEPLOYMENTS: readonly Deployment[] = COMMANDS.filter((command) =>
  command.startsWith('aws cloudformation deploy'),
).map((command) => {
  const [head = '', overrides = ''] = command.split('--parameter-overrides');
  const pairs = [...overrides.matchAll(/(\w+)=(?:"\$\(gh api \S+ --jq (\S+)\)"|(\S+))/g)];
  return {
    stack: /--stack-name (\S+)/.exec(head)?.[1] ?? '',
    template: /--template-file \S*bootstrap\/(\S+)/.exec(head)?.[1] ?? '',
    parameters: Object.fromEntries(pairs.map(([, name = '', id = '', text = IDS[id] ?? '']) => [name, text])),
  };
});

function deployed(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const stacks: readonly StackOptions[] = DEPLOYMENTS.map(({ stack, template, parameters }) => ({
    name: stack,
    template: read(`bootstrap/${template}`),
    parameters,
    region: SAMPLE_ANSWERS.region,
  }));
  const world = createWorld({ ...FRESH, accountId: SAMPLE_ANSWERS.accountId, stacks });
  return Object.fromEntries(
    world.cloudFormation.stacks.map(({ name, deployed: done }) => [
      name,
      Object.fromEntries((done?.outputs ?? []).map((output) => [output.name, output.value])),
    ]),
  );
}

describe('the page', () => {
  it('has the commands that init prints', () => {
    expect(withSections(PAGE, setupSections())).toBe(PAGE);
  });

  it('has no command outside of the blocks that the walk runs', () => {
    const fences = [...PAGE.matchAll(/^ *(?:```|~~~)(\w*)$/gm)].map(([, language]) => language);
    const opened = fences.filter((_, index) => index % 2 === 0);
    expect(opened.filter((language) => language === 'sh')).toHaveLength(BLOCKS.length);
    expect(new Set(opened)).toEqual(new Set(['sh', 'hcl']));
    expect(PAGE).not.toMatch(/^(?: {4}|\t)(?:aws|gh|bedrock-tune|git) /m);
  });

  it.each(BLOCKS.map((block) => [block.title, block] as const))('%s: bash can read it', (_title, block) => {
    expect(syntaxError(block.code)).toBeUndefined();
    expect(commandsOf(block).join('\n')).toBe(block.code.trimEnd());
  });
});

describe('commands of a block', () => {
  const commands = (code: string) => commandsOf({ title: 'x', code });

  it('are whole', () => {
    const code = 'a \\\n  b\nf() {\n  c |\n  d\n}\nf "x\ny"\n';
    expect(commands(code)).toEqual(['a \\\n  b', 'f() {\n  c |\n  d\n}', 'f "x\ny"']);
  });

  it.each(['a "b\n', 'a \\\n', 'f() {\n'])('are refused when the end is missing: %j', (code) => {
    expect(() => commands(code)).toThrow('"x"');
  });
});

describe('the stacks', () => {
  it('are both deployed, with parameters that they have', () => {
    expect(DEPLOYMENTS.map(({ template }) => template)).toEqual(TEMPLATES);
    for (const { template, parameters } of DEPLOYMENTS)
      expect(parametersOf(template)).toEqual(expect.arrayContaining(Object.keys(parameters)));
  });

  it('have the parameters that the page speaks of', () => {
    const all = new Set(TEMPLATES.flatMap(parametersOf));
    const choices = PAGE.slice(PAGE.indexOf('## Choices'), PAGE.indexOf('### Plans of GitHub'));
    const named = [...choices.matchAll(/`([A-Z]\w+)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !all.has(name))).toEqual([]);
  });

  it.each(TEMPLATES)('fit into a request: %s', (template) => {
    expect(statSync(join(ROOT, 'bootstrap', template)).size).toBeLessThan(BODY_LIMIT);
  });

  it('give what init writes into jobs.yaml', () => {
    const { [DEPLOYMENTS[0]?.stack ?? '']: account, [DEPLOYMENTS[1]?.stack ?? '']: region } = deployed();
    const jobs = initFiles(SAMPLE_ANSWERS).find(({ path }) => path === JOBS_FILE);
    const environment = parse(jobs?.text ?? '').environments[SAMPLE_ANSWERS.environment];
    expect(region).toEqual({
      Region: environment.region,
      AccountId: environment.accountId,
      Bucket: environment.bucket,
      OutputBucket: environment.outputBucket,
      ServiceRoleArn: environment.serviceRoleArn,
    });
    expect(account).toMatchObject({ AccountId: environment.accountId, Prefix: environment.prefix });
    expect(parse(account?.['Roles'] ?? '')).toEqual(environment.roles);
  });
});

describe('the repository', () => {
  const workflows = readdirSync(join(ROOT, '.github/workflows'))
    .filter((name) => name !== 'ci.yml')
    .map((name) => read(`.github/workflows/${name}`))
    .join('\n');

  it('gets the GitHub environments that the workflows name, and loses them', () => {
    const named = new Set([...workflows.matchAll(/^ {4}environment: (\S+)$/gm)].map(([, name]) => name));
    const asked = (method: string) =>
      COMMANDS.flatMap((command) =>
        command.includes(`--method ${method} `)
          ? (/environments\/([\w-]+)(?:\s|$)/.exec(command)?.[1] ?? [])
          : [],
      );
    expect(new Set(asked('PUT'))).toEqual(named);
    expect(new Set(asked('DELETE'))).toEqual(named);
  });

  it('gets the variable that the workflows ask for, and loses it', () => {
    const [, name = 'none'] = /vars\.(\w+)/.exec(workflows) ?? [];
    for (const verb of ['set', 'delete'])
      expect(COMMANDS.some((command) => command.startsWith(`gh variable ${verb} ${name} `))).toBe(true);
  });
});
