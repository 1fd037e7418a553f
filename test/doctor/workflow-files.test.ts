import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CheckResult } from '../../src/doctor/check.ts';
import {
  actionFiles,
  COMMAND_PERMISSIONS,
  environmentNames,
  readWorkflows,
} from '../../src/doctor/workflow-jobs.ts';
import { checkWorkflows } from '../../src/doctor/workflows.ts';
import { COMMANDS } from '../../src/inputs.ts';
import { workflowsOf } from '../support/stacked-world.ts';

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
const SHA = '0123456789012345678901234567890123456789';

const GOOD = `name: train
on:
  push: { branches: [main] }
permissions: {}
jobs:
  apply:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    environment: bedrock-train
    permissions:
      contents: read
      id-token: write
      pull-requests: write
      statuses: write
    steps:
      - uses: actions/checkout@${SHA} # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: acme/bedrock-tune@${SHA} # v0.1.0
        with:
          command: apply
`;

function check(text: string, path = '.github/workflows/train.yml'): readonly CheckResult[] {
  const read = readWorkflows([{ path, text }]);
  return checkWorkflows(
    { kind: 'read', value: read },
    { by: 'environment', environments: environmentNames(actionFiles(read)) },
  );
}

const told = (results: readonly CheckResult[]): readonly string[] =>
  results
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ id, outcome, at }) => `${id} ${outcome} ${at?.line}:${at?.column}`);

/** Line of the first match, from 1. */
const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('a workflow file', () => {
  it('that is as it should be gets no word', () => {
    expect(told(check(GOOD))).toEqual([]);
  });

  it.each(Object.entries(workflowsOf()))('of ours gets none: %s', (path, text) => {
    expect(told(check(text, path))).toEqual([]);
  });

  it.each<readonly [string, string, string, readonly string[]]>([
    [
      'a privileged event',
      'push: { branches: [main] }',
      'pull_request_target:',
      ['workflow-triggers fault 3:3'],
    ],
    ['a missing right', '      id-token: write\n', '', ['workflow-permissions fault 10:5']],
    ['a right that is only read', 'id-token: write', 'id-token: read', ['workflow-permissions fault 12:7']],
    ['a missing view', '      statuses: write\n', '', ['workflow-permissions warning 10:5']],
    ['a right too many', 'contents: read', 'contents: write', ['workflow-permissions warning 11:7']],
    [
      'a right nobody needs',
      'contents: read',
      'contents: read\n      packages: read',
      ['workflow-permissions warning 12:7'],
    ],
    ['a tag', `bedrock-tune@${SHA} # v0.1.0`, 'bedrock-tune@v1', ['workflow-pins fault 20:9']],
    ['a branch of another action', `checkout@${SHA}`, 'checkout@main', ['workflow-pins fault 16:9']],
    ['a shallow checkout', '          fetch-depth: 0\n', '', ['workflow-checkout fault 17:9']],
    ['another depth', 'fetch-depth: 0', 'fetch-depth: 2', ['workflow-checkout fault 18:11']],
    [
      'a token left behind',
      'persist-credentials: false',
      'persist-credentials: true',
      ['workflow-checkout warning 19:11'],
    ],
    ['no environment', '    environment: bedrock-train\n', '', ['workflow-environments warning 6:3']],
    ['another environment', 'bedrock-train', 'bedrock-teardown', ['workflow-environments warning 9:5']],
    ['no time limit', '    timeout-minutes: 30\n', '', ['workflow-limits warning 6:3']],
    [
      'a script beside the identity',
      '      - uses: acme',
      '      - run: npm ci\n      - uses: acme',
      ['workflow-pins warning 20:9'],
    ],
  ])('with %s is told of on its line', (_, from, to, expected) => {
    const text = GOOD.replace(from, to);
    expect(text).not.toBe(GOOD);
    expect(told(check(text))).toEqual(expected);
  });

  it('that grants everything, or says nothing, is in fault', () => {
    const all = GOOD.replace(/ {4}permissions:\n(?: {6}.*\n){4}/, '    permissions: write-all\n');
    expect(told(check(all))).toEqual([`workflow-permissions fault ${lineOf(all, 'write-all')}:5`]);
    const nothing = GOOD.replace(/ {4}permissions:\n(?: {6}.*\n){4}/, '').replace('permissions: {}\n', '');
    expect(told(check(nothing))).toEqual([`workflow-permissions fault ${lineOf(nothing, 'apply:')}:3`]);
  });

  it('inherits the permissions of the file', () => {
    const moved = GOOD.replace(/ {4}permissions:\n(?: {6}.*\n){4}/, '').replace(
      'permissions: {}',
      'permissions: { contents: read, id-token: write, pull-requests: write, statuses: write }',
    );
    expect(told(check(moved))).toEqual([]);
    expect(told(check(moved.replace('id-token: write, ', '')))).toEqual(['workflow-permissions fault 4:1']);
  });

  it('that does not use this action is none of ours, whatever it is', () => {
    const other = `on: pull_request_target\njobs:\n  x:\n    steps:\n      - uses: actions/checkout@v4\n`;
    expect(check(other).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['workflow-files warning']);
    expect(check('uses: [').map(({ outcome }) => outcome)).toEqual(['warning']);
    expect(check(GOOD.replace(`acme/bedrock-tune@${SHA}`, './')).map(({ outcome }) => outcome)).toEqual([
      'warning',
    ]);
  });

  it('that is broken and ours is in fault', () => {
    expect(told(check(`${GOOD}  - [`))).toEqual(['workflow-files fault 1:1']);
  });

  it.each([
    'jobs: 3\n# uses: bedrock-tune@x',
    'on: [push]\njobs:\n  a: { steps: [null, 3, { uses: acme/bedrock-tune@v1, with: 7 }] }',
    'a: &a [*a]\n# uses:',
  ])('of another shape breaks nothing: %j', (text) => {
    expect(check(text).length).toBeGreaterThan(0);
  });

  it('of this very repository means it by `./`', () => {
    const text = GOOD.replace(`acme/bedrock-tune@${SHA} # v0.1.0`, './');
    const read = readWorkflows([
      { path: '.github/workflows/train.yml', text },
      { path: 'action.yml', text: 'name: bedrock-tune\n' },
    ]);
    const results = checkWorkflows(
      { kind: 'read', value: read },
      { by: 'environment', environments: environmentNames(actionFiles(read)) },
    );
    expect(results.filter(({ id }) => id === 'workflow-files').map(({ outcome }) => outcome)).toEqual(['ok']);
    expect(told(results)).toEqual([]);
  });
});

describe('the table of permissions', () => {
  it('is that of the README, for every command', () => {
    const section = README.slice(README.indexOf('\n## Permissions\n'));
    const [head = '', , ...rows] =
      section.slice(section.indexOf('| Command')).split('\n\n')[0]?.split('\n') ?? [];
    const cells = (row: string): readonly string[] =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
    const scopes = cells(head)
      .slice(1)
      .map((scope) => scope.replaceAll('`', ''));
    const shown = Object.fromEntries(
      rows.map((row) => {
        const [command = '', ...levels] = cells(row);
        const given = levels.flatMap((cell, index) => {
          const level = /^`(\w+)`/.exec(cell)?.[1];
          return level === undefined ? [] : [[scopes[index] ?? '', level] as const];
        });
        return [command.replaceAll('`', ''), Object.fromEntries(given)];
      }),
    );
    expect(shown).toEqual(COMMAND_PERMISSIONS);
    expect(Object.keys(COMMAND_PERMISSIONS)).toEqual([...COMMANDS]);
  });
});
