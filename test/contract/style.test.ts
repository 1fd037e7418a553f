/** What the linter cannot say about the text of the repository, and what `npm ci` needs of the lockfile. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');
const GENERATED = ['.git', 'node_modules', 'lib', 'dist', 'coverage'];
const TEXT =
  /(?:\.(?:ts|js|mjs|json|jsonl|ya?ml|md|csv|txt)|\/run|\/[A-Z]+|\.npmrc|\.git(?:ignore|attributes))$/;
/** This file holds the patterns themselves. */
const SELF = 'test/contract/style.test.ts';

function list(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return folder === ROOT && GENERATED.includes(entry.name) ? [] : list(path);
    return entry.isFile() ? [path] : [];
  });
}

const FILES: ReadonlyMap<string, string> = new Map(
  list(ROOT)
    .map((path) => [relative(ROOT, path).split(sep).join('/'), path] as const)
    .filter(([name]) => TEXT.test(`/${name}`) && name !== SELF)
    .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
);

/** `file:line` of every match. */
function hits(pattern: RegExp, inFiles: RegExp): readonly string[] {
  return [...FILES]
    .filter(([name]) => inFiles.test(name))
    .flatMap(([name, text]) =>
      text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${name}:${i + 1}: ${line.trim()}`] : [])),
    );
}

/** npm writes one name as a string in some packages, as a list in others. */
type Platforms = string | readonly string[] | undefined;

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly os?: Platforms;
  readonly cpu?: Platforms;
  readonly libc?: Platforms;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe('the text of the repository', () => {
  it('is found', () => {
    expect([...FILES.keys()]).toEqual(
      expect.arrayContaining([
        'package.json',
        '.ci/run',
        '.npmrc',
        'LICENSE',
        'src/errors.ts',
        'CONTRIBUTING.md',
      ]),
    );
  });

  it.each([
    ['unfinished work', /\b(?:TODO|FIXME|XXX|HACK)\b/, /^(?!test\/fixtures\/|datasets\/|package-lock)/],
    ['a merge conflict', /^(?:<{7}|={7}|>{7})(?: |$)/, /./],
    ['a path of one machine', /(?<![\w.:/-])\/(?:work|home(?!\/runner\b)|root|Users|mnt)\/\w/, /./],
    ['a package registry', /registry\.npmjs\.org|registry\.yarnpkg\.com|pypi\.org|proxy\.golang\.org/, /./],
    ['a switched-off compiler check', /@ts-(?:ignore|nocheck|expect-error)/, /\.ts$/],
    ['a cast through unknown or never', /\bas (?:unknown as|never\b|any\b)/, /^src\/.*\.ts$/],
    ['a mocked module', /\b(?:unstable_)?mockModule\b|\bjest\.(?:mock|doMock)\(/, /\.ts$/],
    [
      'a test left out or alone',
      /\b(?:it|test|describe)\.(?:only|skip|todo)\b|\b(?:xit|fit|xdescribe|fdescribe)\(/,
      /\.ts$/,
    ],
    ['a namespace or enum', /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?(?:enum|namespace)\s+\w/, /\.ts$/],
    [
      'what the oldest Node of package.json lacks',
      /\b(?:groupBy|withResolvers|fromAsync)\(/,
      /^src\/.*\.ts$/,
    ],
    ['a trailing blank', /[ \t]+$/, /^(?:src|scripts|test\/(?!fixtures|.*golden)|\.github|\.ci)/],
  ])('holds nowhere %s', (_, pattern, inFiles) => {
    expect(hits(pattern, inFiles)).toEqual([]);
  });
});

/** Names that a module takes from another of ours: by a clause, or from an `import()`. */
const TAKEN =
  /^(?:import|export)\s[^;'(=]*?\{([^}]*)\}\s*from\s*'\.|\{([^}]*)\}\s*= await import\('\.|\(await import\('\.[^']*'\)\)\.(\w+)/gm;
const EXPORTED = /^export\s+(?:async\s+)?(?:function\*?|const|class)\s+(\w+)/gm;

it('no module exports a value that no other one takes', () => {
  const modules = [...FILES].filter(([name]) => name.endsWith('.ts'));
  const taken = new Set(
    modules.flatMap(([, text]) =>
      [...text.matchAll(TAKEN)].flatMap(([, clause, pattern, member]) =>
        [clause, pattern, member].flatMap((names) => names?.match(/\w+/g) ?? []),
      ),
    ),
  );
  const dead = modules.flatMap(([name, text]) =>
    [...text.matchAll(EXPORTED)].flatMap(([, value = '']) => (taken.has(value) ? [] : [`${name}: ${value}`])),
  );
  expect(taken.size).toBeGreaterThan(500);
  expect(dead).toEqual([]);
});

describe('package-lock.json', () => {
  // The shape is npm's own.
  const lock = JSON.parse(FILES.get('package-lock.json') ?? '{}') as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  const entries = Object.entries(lock.packages).filter(([path]) => path !== '');

  it('names no host, so that every machine asks its own registry', () => {
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it('pins by its digest whatever the checks install', () => {
    const fits = (allowed: Platforms, here: string): boolean =>
      allowed === undefined || allowed.includes(here);
    const checked = entries.filter(
      ([, { os, cpu, libc }]) => fits(os, 'linux') && fits(cpu, 'x64') && fits(libc, 'glibc'),
    );
    expect(checked.length).toBeGreaterThan(100);
    expect(checked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  it('has an entry for each platform package, without which newer npm refuses to install', () => {
    const installed = new Set(entries.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)));
    const named = entries.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}));
    expect(named.filter((name) => !installed.has(name))).toEqual([]);
  });
});
