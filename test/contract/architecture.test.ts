import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  cycles,
  EXCEPTIONS,
  judge,
  loadedAtStart,
  moduleOf,
  RULES,
  readImports,
  resolveImport,
} from './architecture.ts';

const SRC = join(import.meta.dirname, '..', '..', 'src');

const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(SRC, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

describe('src', () => {
  it('keeps the dependency rule and touches the world only at the edges', () => {
    expect(sources.size).toBeGreaterThan(10);
    expect([...sources].flatMap(([file, source]) => judge(file, source))).toEqual([]);
  });

  it('needs each exception it makes', () => {
    const needed = EXCEPTIONS.flatMap(({ target, by }) => by.map((module) => `${module} -> ${target}`));
    const used = [...sources].flatMap(([file, source]) =>
      readImports(source)
        .filter(({ specifier, kind }) => kind !== 'type' && specifier.startsWith('.'))
        .map(({ specifier }) => `${moduleOf(file)} -> ${resolveImport(file, specifier)}`),
    );
    expect(needed.filter((edge) => !used.includes(edge))).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(cycles(sources)).toEqual([]);
  });

  it('evaluates no SDK when the action starts', () => {
    expect(sources.has('index.ts')).toBe(true);
    const loaded = [...loadedAtStart('index.ts', sources)];
    expect(loaded.filter((name) => /^@(?:aws-sdk|smithy|octokit)\/|^@actions\/github$/.test(name))).toEqual(
      [],
    );
  });

  it('never reaches the simulator from the action, not even lazily', () => {
    const reached = new Set<string>();
    const queue = ['index.ts'];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      for (const { specifier, kind } of readImports(sources.get(file) ?? '')) {
        if (kind !== 'type' && specifier.startsWith('.')) {
          queue.push(resolveImport(file, specifier));
        }
      }
    }
    expect([...reached].filter((file) => file.startsWith('simulator/'))).toEqual([]);
  });
});

describe('the checker', () => {
  const found = (file: string, source: string): readonly string[] =>
    judge(file, source).map(({ what }) => what);

  it.each([
    ['config/a.ts', "import { x } from '../datasets/b.ts';", 'imports values of datasets'],
    ['config/a.ts', "import type { X } from '../datasets/b.ts';", 'imports types of datasets'],
    ['plan/a.ts', "import { x } from '../config/b.ts';", 'imports values of config'],
    ['plan/a.ts', "import { x, type Y } from '../ports/bedrock.ts';", 'imports values of ports'],
    ['plan/a.ts', "import {\n  x,\n  y,\n} from '../config/b.ts';", 'imports values of config'],
    ['plan/a.ts', "export { x } from '../apply/b.ts';", 'imports values of apply'],
    ['plan/a.ts', "export * from '../apply/b.ts';", 'imports values of apply'],
    ['plan/a.ts', "import '../apply/b.ts';", 'imports values of apply'],
    ['plan/a.ts', "const x = await import('../apply/b.ts');", 'imports values of apply'],
    ['plan/a.ts', 'const x = await import(`../apply/b.ts`);', 'imports values of apply'],
    ['plan/a.ts', 'const x = await import(name);', 'imports <computed>'],
    ['plan/a.ts', "const x = require('node:fs');", 'imports <computed>'],
    ['plan/a.ts', "import type from '../apply/b.ts';", 'imports values of apply'],
    ['catalog/a.ts', "import type { X } from '../config/b.ts';", 'imports types of config'],
    ['errors.ts', "import type { X } from './config/b.ts';", 'imports types of config'],
    ['apply/a.ts', "import { S3Client } from '@aws-sdk/client-s3';", 'imports @aws-sdk/client-s3'],
    ['apply/a.ts', "import type { S3Client } from '@aws-sdk/client-s3';", 'imports @aws-sdk/client-s3'],
    ['report/a.ts', "import { readFile } from 'node:fs/promises';", 'imports node:fs/promises'],
    [
      'watch/a.ts',
      "import { setTimeout as wait } from 'node:timers/promises';",
      'imports node:timers/promises',
    ],
    ['commands/a.ts', "import { info } from '@actions/core';", 'imports @actions/core'],
    ['commands/a.ts', "import { s3 } from '../adapters/aws/s3.ts';", 'imports values of adapters'],
    ['main.ts', "import type { S3 } from './adapters/aws/s3.ts';", 'imports types of adapters'],
    ['main.ts', "import { request } from 'node:http';", 'imports node:http'],
    ['ports/a.ts', "import { AppError } from '../errors.ts';", 'imports values of errors'],
    ['adapters/aws/a.ts', "import { plan } from '../../plan/b.ts';", 'imports values of plan'],
    ['adapters/aws/a.ts', "import { plan } from 'left-pad';", 'imports left-pad'],
    ['index.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['index.ts', "await import('./simulator/main.ts');", 'imports values of simulator'],
    ['cli.ts', "import { start } from './simulator/main.ts';", 'imports simulator at start'],
    [
      'simulator/a.ts',
      "import { Bedrock } from '@aws-sdk/client-bedrock';",
      'imports @aws-sdk/client-bedrock',
    ],
    ['simulator/a.ts', "import { plan } from '../plan/b.ts';", 'imports values of plan'],
    ['helpers/a.ts', '', 'stands in no known module (helpers)'],
  ])('finds in %s: %j', (file, source, what) => {
    expect(found(file, source)).toContain(what);
  });

  it.each([
    ['Date.now();', 'Date.now'],
    ['const now = Date\n  .now;', 'Date.now'],
    ['const d = new Date();', 'new Date()'],
    ['const d = new Date;', 'new Date()'],
    ['setTimeout(f, 1);', 'a timer'],
    [`const x = \`\${process.env}\`;`, 'process'],
    ["const x = process['env'];", 'process'],
    ['await fetch(url);', 'fetch'],
    ['globalThis.x;', 'globalThis'],
    ['performance.now();', 'performance'],
    ["console.log('x');", 'console'],
    ['Math.random();', 'randomness'],
    ["import { randomUUID } from 'node:crypto';", 'randomness'],
    ["eval('1');", 'eval'],
  ])('finds in the core: %j', (source, what) => {
    expect(found('plan/a.ts', source)).toContain(`uses ${what}`);
    expect(found('adapters/node/a.ts', source)).not.toContain(`uses ${what}`);
  });

  it.each([
    ['plan/a.ts', "import { createHash } from 'node:crypto';\nimport type { Job } from '../config/job.ts';"],
    [
      'plan/a.ts',
      "import type { Phase } from '../ports/bedrock.ts';\nimport { AppError } from '../errors.ts';",
    ],
    [
      'plan/a.ts',
      "// import { x } from '../apply/b.ts'; Date.now()\n/* process.env */ const a = 'fetch(url)';",
    ],
    ['plan/a.ts', 'const d = new Date(ms); const e = new Date(0); clock.process.x; port.fetch(x);'],
    ['plan/a.ts', "const url = 'https://example.com'; const training = 'in process.';"],
    ['report/a.ts', "import type { TeardownPlan } from '../teardown/teardown.ts';"],
    ['config/a.ts', "import { parseDocument } from 'yaml';"],
    ['apply/a.ts', "import { x } from '../ports/b.ts';\nimport type { Plan } from '../plan/plan.ts';"],
    [
      'adapters/aws/a.ts',
      "import { S3Client } from '@aws-sdk/client-s3';\nimport { x } from './b.ts';\nDate.now();",
    ],
    ['cli.ts', "await import('./simulator/main.ts');"],
    ['simulator/a.ts', "import { createServer } from 'node:http';\nsetTimeout(f, 1);"],
  ])('accepts in %s: %j', (file, source) => {
    expect(found(file, source)).toEqual([]);
  });

  it('tells apart the kinds of import', () => {
    const source = [
      "import type { A } from './a.ts';",
      "import { type B, c } from './b.ts';",
      "export type { D } from './d.ts';",
      "import * as e from './e.ts';",
      'export const from = 1;',
      "const f = await import('./f.ts');",
    ].join('\n');
    expect(readImports(source)).toEqual([
      { specifier: './a.ts', kind: 'type' },
      { specifier: './b.ts', kind: 'static' },
      { specifier: './d.ts', kind: 'type' },
      { specifier: './e.ts', kind: 'static' },
      { specifier: './f.ts', kind: 'dynamic' },
    ]);
  });

  it('follows values, not types, to what is loaded at the start', () => {
    const planted = new Map([
      ['index.ts', "import { a } from './a.ts';\nimport type { B } from './b.ts';\nawait import('./c.ts');"],
      ['a.ts', "import { S3Client } from '@aws-sdk/client-s3';"],
      ['b.ts', "import { x } from 'by-type';"],
      ['c.ts', "import { x } from 'lazily';"],
    ]);
    expect([...loadedAtStart('index.ts', planted)]).toEqual(['@aws-sdk/client-s3']);
  });

  it('finds a circle', () => {
    const planted = new Map([
      ['a.ts', "import { b } from './b.ts';"],
      ['b.ts', "import { a } from './a.ts';\nimport type { C } from './c.ts';"],
      ['c.ts', "import { a } from './a.ts';"],
    ]);
    expect(cycles(planted)).toEqual(['a.ts -> b.ts -> a.ts']);
  });

  it('has a rule for every module it lets others name', () => {
    const named = Object.values(RULES).flatMap(({ values, types }) => [...values, ...types]);
    expect([...new Set(named)].filter((name) => RULES[name] === undefined)).toEqual([]);
  });
});
