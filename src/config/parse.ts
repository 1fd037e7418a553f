/** `jobs.yaml`: bytes -> typed jobs and findings. */
import type { Finding } from '../errors.ts';
import { hasErrors } from '../errors.ts';
import { checkTree } from './check.ts';
import { readEnvironments } from './environments.ts';
import { FIELD_TREE } from './field-tree.ts';
import { checkIdentities } from './identity.ts';
import type { Config, ConfigResult, RemovalPolicy } from './job.ts';
import { readJobs } from './jobs.ts';
import { checkPricedModels, readPrices } from './prices.ts';
import { readRemoval } from './removal.ts';
import { findingAt, inFileOrder, type Report } from './report.ts';
import { readSamples } from './samples.ts';
import { decodeSource } from './source.ts';
import { parseSyntax } from './syntax.ts';
import { checkEstimatedModels, readTokenEstimates } from './token-estimates.ts';
import { entryOf, type TreeNode, toTree } from './tree.ts';

export interface ConfigSource {
  /** Path relative to the repository root, for positions. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** `YYYY-MM-DD`: which base models are Legacy or gone depends on it. */
  readonly today: string;
}

const SMALLEST_FILE =
  'Start with `version: 1`, `environments:` and `jobs:`; the sample `jobs.yaml` of this project shows them.';

/** Reads the whole file and finds all faults at once, in the order of the file. Never throws on any bytes. */
export function parseConfig(source: ConfigSource): ConfigResult {
  const findings: Finding[] = [];
  const report: Report = (at, fault) => {
    findings.push(findingAt(at, fault));
  };
  const read = readFile(source, report);
  return {
    config: hasErrors(findings) ? undefined : read?.config,
    environments: read?.config.environments ?? [],
    removal: read?.removal,
    findings: inFileOrder(findings),
  };
}

interface ReadFile {
  readonly config: Config;
  readonly removal: RemovalPolicy | undefined;
}

function readFile(source: ConfigSource, report: Report): ReadFile | undefined {
  const tree = readTree(source, report);
  if (tree === undefined) return undefined;
  return { config: readConfig(tree, source, report), removal: readRemoval(tree) };
}

function readTree({ file, bytes }: ConfigSource, report: Report): TreeNode | undefined {
  const text = decodeSource(file, bytes, report);
  const syntax = text === undefined ? undefined : parseSyntax(file, text, report);
  if (syntax === undefined) return undefined;
  const tree = toTree(syntax, report);
  if (tree === undefined || isEmpty(tree)) {
    report(
      { file, line: 1, column: 1 },
      {
        code: 'empty-file',
        message: 'The file is empty: it has no `jobs:`.',
        hint: SMALLEST_FILE,
      },
    );
    return undefined;
  }
  return tree;
}

function readConfig(tree: TreeNode, { file, today }: ConfigSource, report: Report): Config {
  const root = checkTree(tree, FIELD_TREE, report);
  const environments = readEnvironments(root, report);
  const prices = readPrices(root, today, report);
  const tokenEstimates = readTokenEstimates(root, today, report);
  const jobs = readJobs(root, { environments, prices, tokenEstimates, today, report });
  checkPricedModels(root, jobs, report);
  checkEstimatedModels(root, jobs, report);
  checkIdentities(jobs, report);
  reportNoJobs(root, report);
  return {
    file,
    samples: readSamples(root),
    environments: [...environments.values()].flatMap(({ config }) => config ?? []),
    prices,
    tokenEstimates,
    jobs,
  };
}

function isEmpty(tree: TreeNode): boolean {
  return tree.kind === 'scalar' && tree.type === 'null';
}

function reportNoJobs(root: TreeNode, report: Report): void {
  const jobs = entryOf(root, 'jobs');
  if (jobs === undefined || jobs.value.kind === 'refused') return;
  if (jobs.value.kind === 'map' && jobs.value.entries.length > 0) return;
  report(jobs.at, {
    code: 'no-jobs',
    severity: 'warning',
    message: 'There is no job: nothing is trained, and nothing that exists is deleted.',
    hint: 'Add a job under `jobs:`.',
  });
}
