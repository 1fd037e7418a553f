/** The commands that `init` prints, run by a real shell against programs that only note how they were called. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Answers } from '../../src/init/answers.ts';
import { initFiles } from '../../src/init/files.ts';
import { nextSteps } from '../../src/init/next-steps.ts';
import { answers, own } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'init-steps-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Says a number where one is asked for, and notes its arguments. */
const STUB = `#!/bin/sh
{ printf '%s' "\${0##*/}"; for word; do printf '\\037%s' "$word"; done; printf '\\036'; } >> "$CALLS"
case " $* " in *" --jq "*) echo 4242 ;; esac
`;
for (const name of ['aws', 'gh', 'git', 'bedrock-tune']) {
  writeFileSync(join(folder, name), STUB);
  chmodSync(join(folder, name), 0o755);
}

/** Programs with their arguments, in the order of the calls. */
function run(given: Answers, templates = "/a b/it's/bootstrap"): readonly (readonly string[])[] {
  const paths = initFiles(given).map(({ path }) => path);
  const script = nextSteps(given, { templates, paths })
    .flatMap(({ commands }) => commands)
    .join('\n');
  const calls = join(folder, 'calls');
  writeFileSync(calls, '');
  execFileSync('/bin/sh', ['-eu', '-c', script], {
    env: { PATH: folder, CALLS: calls },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readFileSync(calls, 'utf8')
    .split('\u001e')
    .filter(Boolean)
    .map((call) => call.split('\u001f'));
}

interface Template {
  readonly Parameters: Readonly<
    Record<string, { readonly Default?: unknown; readonly AllowedPattern?: string }>
  >;
  readonly Resources: Readonly<
    Record<string, { readonly Condition?: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
}

/** CloudFormation's own tags stand before texts, which are read without them. */
const template = (name: string) => parse(own(`bootstrap/${name}.yaml`), { logLevel: 'silent' }) as Template;

interface Deployment {
  readonly words: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

function deployments(given: Answers): readonly Deployment[] {
  return run(given)
    .filter((call) => call.slice(0, 3).join(' ') === 'aws cloudformation deploy')
    .map((words) => {
      const at = words.indexOf('--parameter-overrides');
      const pairs = at < 0 ? [] : words.slice(at + 1).map((word) => word.split('=') as [string, string]);
      return { words: at < 0 ? words : words.slice(0, at), parameters: Object.fromEntries(pairs) };
    });
}

/** A name as the template makes it: `${Name}` is a parameter, its default, or something of AWS. */
function named(
  text: unknown,
  { Parameters }: Template,
  given: Answers,
  parameters: Deployment['parameters'],
) {
  const fixed: Readonly<Record<string, string>> = {
    'AWS::AccountId': given.accountId,
    'AWS::Region': given.region,
    'AWS::Partition': 'aws',
  };
  return String(text).replace(
    /\$\{([\w:]+)\}/g,
    (_, name: string) => fixed[name] ?? parameters[name] ?? String(Parameters[name]?.Default),
  );
}

const GIVEN = [
  answers(),
  answers({ namePrefix: 'acme-search', repository: 'Acme/.github', region: 'us-west-2', trust: 'branch' }),
];

describe('the commands', () => {
  it.each(GIVEN)('deploy both stacks with parameters that the templates take ($namePrefix)', (given) => {
    const found = deployments(given);
    expect(found).toHaveLength(2);
    ['account', 'region'].forEach((name, i) => {
      const { words = [], parameters = {} } = found[i] ?? {};
      expect(words).toEqual([
        ...['aws', 'cloudformation', 'deploy', '--region', given.region],
        ...['--stack-name', `${given.namePrefix}-${name}`],
        ...['--template-file', `/a b/it's/bootstrap/${name}.yaml`],
        ...['--capabilities', 'CAPABILITY_NAMED_IAM'],
      ]);
      const { Parameters } = template(name);
      const needed = Object.keys(Parameters).filter((key) => Parameters[key]?.Default === undefined);
      expect(Object.keys(parameters)).toEqual(expect.arrayContaining(needed));
      for (const [key, value] of Object.entries(parameters)) {
        expect(Object.keys(Parameters)).toContain(key);
        expect(value).toMatch(new RegExp(Parameters[key]?.AllowedPattern ?? '.'));
      }
    });
  });

  it.each(GIVEN)('make what the jobs file names ($namePrefix)', (given) => {
    const names = ['account', 'region'].flatMap((name, i) => {
      const { Resources, ...rest } = template(name);
      const { parameters = {} } = deployments(given)[i] ?? {};
      // A condition makes what these steps do not ask for.
      const made = Object.values(Resources).filter(({ Condition }) => Condition === undefined);
      return made.flatMap(({ Properties = {} }) =>
        [Properties['RoleName'], Properties['BucketName']]
          .filter((text) => text !== undefined)
          .map((text) => named(text, { Resources, ...rest }, given, parameters)),
      );
    });
    const nameOf = (arn: string): string => arn.slice(arn.indexOf('/') + 1);
    expect(names.sort()).toEqual(
      [
        given.bucket,
        given.outputBucket,
        nameOf(given.serviceRoleArn),
        ...Object.values(given.roles).map(nameOf),
      ].sort(),
    );
    expect(deployments(given)[0]?.parameters).toMatchObject({ Region: given.region, Prefix: given.prefix });
  });

  it('give each GitHub environment its branch and its reviewer', () => {
    const used = ['train', 'teardown'].map((name) => {
      const { jobs } = parse(own(`.github/workflows/${name}.yml`)) as {
        readonly jobs: Readonly<Record<string, { readonly environment?: string }>>;
      };
      return Object.values(jobs)[0]?.environment;
    });
    const calls = run(answers({ defaultBranch: 'trunk' })).map((words) => words.join(' '));
    for (const name of used) {
      const path = `repos/acme/support-models/environments/${name}`;
      expect(calls).toContainEqual(
        expect.stringMatching(new RegExp(`${path} .*reviewers\\[\\]\\[id\\]=4242`)),
      );
      expect(calls).toContain(
        `gh api --silent --method POST ${path}/deployment-branch-policies -f name=trunk`,
      );
    }
  });

  it('make none where the plan has none, and let the roles trust the branch', () => {
    const given = answers({ trust: 'branch' });
    expect(deployments(given)[0]?.parameters).toMatchObject({ TrustBy: 'branch' });
    expect(run(given).filter((words) => words.join(' ').includes('environments/'))).toEqual([]);
    expect(deployments(answers())[0]?.parameters).not.toHaveProperty('TrustBy');
  });

  it('of a repository without environments have nothing to say about reviewers', () => {
    const notes = (given: Answers) =>
      nextSteps(given, { templates: '', paths: [] })
        .map(({ note }) => note)
        .join('\n');
    expect(notes(answers())).toMatch(/review/);
    expect(notes(answers({ trust: 'branch' }))).not.toMatch(/review|GitHub environment/);
  });

  it('commit exactly the files that were written', () => {
    const add = run(answers()).find(([program, verb]) => program === 'git' && verb === 'add');
    expect(add?.slice(2)).toEqual(initFiles(answers()).map(({ path }) => path));
  });
});
