/**
 * The dependency rule as data, and the checker that reads it against source text.
 *
 * A module is a folder of `src/` or a file directly in it. Imports of types alone leave no trace at run time and have
 * a wider rule than imports of values; `import()` counts as a value.
 */

export interface Import {
  readonly specifier: string;
  readonly kind: 'type' | 'static' | 'dynamic';
}

export interface Violation {
  readonly file: string;
  readonly what: string;
}

interface Rule {
  /** Modules whose values may be imported (their types too). */
  readonly values: readonly string[];
  /** Modules of which types only may be imported. */
  readonly types: readonly string[];
  /** Patterns of packages and `node:` modules that may be imported. */
  readonly packages: readonly RegExp[];
  /** Whether the module may name the process, the clock, timers and the network itself. */
  readonly effects: boolean;
}

/** The data flow. `teardown` stands before `report`, which renders its plan; `init` makes what the flow begins with. */
const FLOW = [
  'config',
  'datasets',
  'plan',
  'apply',
  'watch',
  'evaluate',
  'teardown',
  'doctor',
  'report',
  'init',
] as const;
/** Effectful folders of the core: they reach the world through ports. */
const WITH_PORTS: readonly string[] = ['apply', 'watch', 'evaluate', 'teardown', 'doctor'];
const CORE = ['catalog', ...FLOW];

const PURE = [
  /^node:(?:assert|buffer|crypto|path|path\/posix|string_decoder|util)$/,
  /^yaml$/,
  // Its rules are functions of a text; the one of them that can open a file is not asked.
  /^@secretlint\/(?:types|secretlint-rule-preset-recommend)$/,
];
const SDK = /^@(?:actions|aws-sdk|smithy|octokit)\//;

const pure = (values: readonly string[], types: readonly string[]): Rule => ({
  values,
  types,
  packages: PURE,
  effects: false,
});

function coreRule(folder: (typeof FLOW)[number]): Rule {
  const ports = WITH_PORTS.includes(folder);
  const before = FLOW.slice(0, FLOW.indexOf(folder));
  return pure(['errors', 'catalog', ...(ports ? ['ports'] : [])], [...before, 'ports']);
}

const EDGE: Rule = {
  values: ['main', 'commands', 'event', 'inputs', 'outputs', 'errors', 'ports', 'adapters', ...CORE],
  types: [],
  packages: [/^node:(?:path|process|url|util)$/],
  effects: true,
};

export const RULES: Readonly<Record<string, Rule>> = {
  errors: pure([], []),
  catalog: pure(['errors'], []),
  ...Object.fromEntries(FLOW.map((folder) => [folder, coreRule(folder)])),
  ports: pure([], ['errors', ...CORE]),
  event: pure(['errors'], ['ports', 'inputs', ...CORE]),
  inputs: pure(['errors', 'event'], ['ports', ...CORE]),
  outputs: pure(['errors'], ['ports', 'inputs', 'event', ...CORE]),
  commands: pure(['errors', 'event', 'inputs', 'outputs', 'ports', ...CORE], []),
  main: pure(['errors', 'event', 'inputs', 'outputs', 'ports', 'commands', ...CORE], []),
  adapters: { values: ['errors', 'ports'], types: [], packages: [/^node:/, SDK], effects: true },
  simulator: {
    values: ['errors', 'catalog'],
    types: ['ports'],
    packages: [/^node:/, /^yaml$/],
    effects: true,
  },
  index: EDGE,
  cli: { ...EDGE, values: [...EDGE.values, 'simulator'] },
};

/** Single files whose values others may import against the rule, so that nothing is written twice. */
export const EXCEPTIONS: readonly { readonly target: string; readonly by: readonly string[] }[] = [
  // Names, S3 keys and tags are functions of a run's identity: one definition makes and recognises them.
  { target: 'plan/names.ts', by: ['apply', 'watch', 'teardown'] },
  { target: 'plan/fingerprint.ts', by: ['apply'] },
  // A teardown waits for a stopped run in the way every command waits.
  { target: 'watch/phases.ts', by: ['teardown'] },
  { target: 'watch/wait.ts', by: ['teardown'] },
  // What is missing is made by the commands that `init` prints.
  { target: 'init/github-environments.ts', by: ['doctor'] },
  // One table says which rules there are, to the checks and to `checks:`.
  { target: 'datasets/rules.ts', by: ['config'] },
  // An answer is checked as the same text in `jobs.yaml` is.
  { target: 'config/formats.ts', by: ['init'] },
];

/** Ways to reach the world without an import. */
const EFFECTS: readonly (readonly [string, RegExp])[] = [
  ['Date.now', /\bDate\s*\.\s*now\b/],
  ['new Date()', /\bnew\s+Date\s*(?:\(\s*\)|(?!\s*[\w(.]))/],
  ['a timer', /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/],
  ['process', /(?<![.\w])process\s*[.[]/],
  ['globalThis', /\bglobalThis\b/],
  ['fetch', /(?<![.\w])fetch\s*\(/],
  ['performance', /(?<![.\w])performance\s*\./],
  ['console', /(?<![.\w])console\s*\.\s*(?:log|info|warn|error|debug)\b/],
  ['randomness', /\bMath\s*\.\s*random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/],
  ['eval', /(?<![.\w])(?:eval\s*\(|new\s+Function\b)/],
];

const TOKENS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** Source without comments; without plain strings too, if asked. Templates stay, for they hold expressions. */
function strip(source: string, strings: 'keep' | 'drop'): string {
  return source.replace(TOKENS, (token) => {
    if (token.startsWith('/')) return ' ';
    return strings === 'drop' && !token.startsWith('`') ? "''" : token;
  });
}

/** Every import, re-export and `import()` of a source text. */
export function readImports(source: string): readonly Import[] {
  const code = strip(source, 'keep');
  const statements = code.matchAll(
    /^[ \t]*(?:import|export)\b(?<clause>[^;'"`=(]*?)\bfrom\s*['"](?<from>[^'"]+)['"]|^[ \t]*import\s*['"](?<bare>[^'"]+)['"]/gm,
  );
  const found: Import[] = [];
  for (const { groups } of statements) {
    const clause = groups?.['clause'] ?? '';
    const kind = /^\s*type\s+[^\s,]/.test(clause) ? 'type' : 'static';
    found.push({ specifier: groups?.['from'] ?? groups?.['bare'] ?? '', kind });
  }
  for (const [, , specifier] of code.matchAll(/\bimport\s*\(\s*(['"`])([^'"`]*)\1/g)) {
    found.push({ specifier: specifier ?? '', kind: 'dynamic' });
  }
  // An `import()` of anything but a literal can reach every module.
  const computed = [...code.matchAll(/(?<![.\w])(?:import\s*\(\s*(?!['"`)])|require\s*\()/g)];
  return [...found, ...computed.map(() => ({ specifier: '<computed>', kind: 'dynamic' }) as const)];
}

/** `config/parse.ts` is of module `config`; `main.ts` of `main`. */
export function moduleOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '');
}

/** Target of a relative import as a path below `src/`. */
export function resolveImport(file: string, specifier: string): string {
  return new URL(specifier, `file:///${file}`).pathname.slice(1);
}

function judgeImport(file: string, { specifier, kind }: Import, rule: Rule): string | undefined {
  const own = moduleOf(file);
  if (!specifier.startsWith('.')) {
    return rule.packages.some((pattern) => pattern.test(specifier)) ? undefined : `imports ${specifier}`;
  }
  const path = resolveImport(file, specifier);
  if (EXCEPTIONS.some((exception) => exception.target === path && exception.by.includes(own)))
    return undefined;
  const target = moduleOf(path);
  const reach = kind === 'type' ? [own, ...rule.values, ...rule.types] : [own, ...rule.values];
  if (!reach.includes(target)) return `imports ${kind === 'type' ? 'types' : 'values'} of ${target}`;
  if (target === 'simulator' && own !== 'simulator' && kind !== 'dynamic')
    return 'imports simulator at start';
  return undefined;
}

/** All violations of one file, given by its path below `src/`. */
export function judge(file: string, source: string): readonly Violation[] {
  const rule = RULES[moduleOf(file)];
  if (rule === undefined) return [{ file, what: `stands in no known module (${moduleOf(file)})` }];
  const imports = readImports(source).flatMap((found) => judgeImport(file, found, rule) ?? []);
  const code = rule.effects ? '' : strip(source, 'drop');
  const effects = EFFECTS.filter(([, pattern]) => pattern.test(code)).map(([name]) => `uses ${name}`);
  return [...imports, ...effects].map((what) => ({ file, what }));
}

/** Packages that are evaluated when `entry` is loaded: the closure over static imports of values. */
export function loadedAtStart(entry: string, sources: ReadonlyMap<string, string>): ReadonlySet<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { specifier, kind } of readImports(sources.get(file) ?? '')) {
      if (kind !== 'static') continue;
      if (specifier.startsWith('.')) queue.push(resolveImport(file, specifier));
      else packages.add(specifier);
    }
  }
  return packages;
}

/** Modules that import one another in a circle, by values, as the paths of one circle each. */
export function cycles(sources: ReadonlyMap<string, string>): readonly string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'open') found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (state.has(file)) return;
    state.set(file, 'open');
    for (const { specifier, kind } of readImports(sources.get(file) ?? '')) {
      if (kind === 'static' && specifier.startsWith('.'))
        walk(resolveImport(file, specifier), [...trail, file]);
    }
    state.set(file, 'done');
  };
  for (const file of sources.keys()) walk(file, []);
  return found;
}
