/**
 * The tables of README.md that follow from other files: inputs and outputs from action.yml, models from the catalogue,
 * rights from the table that the roles of bootstrap/account.yaml are held to.
 */
import { parse } from 'yaml';
import type { BaseModel, Pricing } from '../src/catalog/base-model.ts';
import { CATALOG_DATE, trainableModels } from '../src/catalog/index.ts';
import type { ResourceKind, Right, RightCondition } from '../src/doctor/right.ts';
import { ROLE_RIGHTS } from '../src/doctor/rights.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** The text with each table renewed between its markers `<!-- name -->` and `<!-- /name -->`. */
export function withTables(readme: string, actionYml: string): string {
  // The shape of action.yml is held by a test of its own.
  const action = parse(actionYml) as ActionFile;
  const tables = {
    inputs: inputsTable(action),
    outputs: outputsTable(action),
    models: modelsTable(),
    rights: rightsTable(),
  };
  return withSections(readme, tables);
}

/** The text with each section renewed between its markers `<!-- name -->` and `<!-- /name -->`. */
export function withSections(text: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((done, [name, section]) => replaced(done, name, section), text);
}

function replaced(text: string, name: string, table: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`the markers ${open} and ${close} are missing`);
  return `${text.slice(0, from + open.length)}\n\n${table}\n\n${text.slice(to)}`;
}

function inputsTable({ inputs }: ActionFile): string {
  const rows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === '' ? 'empty' : `\`${input.default}\``,
    cell(input.description),
  ]);
  return table(['Input', 'Default', 'Meaning'], rows);
}

function outputsTable({ outputs }: ActionFile): string {
  const rows = Object.entries(outputs).map(([name, output]) => [`\`${name}\``, cell(output.description)]);
  return table(['Output', 'Meaning'], rows);
}

/** As of the catalogue's own date, so that the table does not depend on the day it is made. */
function modelsTable(): string {
  const rows = trainableModels(CATALOG_DATE).map((model) => [
    `\`${model.id}\`${model.status === 'active' ? '' : ' (not confirmed)'}`,
    model.regions.join(', '),
    model.formats.map((format) => `\`${format}\``).join(', '),
    `${count(model.limits.trainMin)} to ${count(model.limits.trainMax)}`,
    price(model.pricing),
    inference(model),
  ]);
  const titles = ['Base model', 'Region', 'Rows as', 'Training rows', 'USD per 1,000 tokens', 'Invoked'];
  return `${table(titles, rows)}\n\nAs of ${CATALOG_DATE}.`;
}

function count(rows: number | undefined): string {
  return rows === undefined ? 'unknown' : rows.toLocaleString('en-US');
}

function price({ trainUsdPer1kTokens, grade }: Pricing): string {
  if (trainUsdPer1kTokens === undefined) return 'unknown';
  return `${trainUsdPer1kTokens}${grade === 'verified' ? '' : ' (not verified)'}`;
}

function inference({ inference: { onDemand, provisioned } }: BaseModel): string {
  if (onDemand) return provisioned ? 'on demand, provisioned' : 'on demand';
  return provisioned ? 'provisioned only' : 'unknown';
}

const RESOURCES: Readonly<Record<ResourceKind, string>> = {
  all: '`*`',
  'training-run': '`model-customization-job/*`',
  'custom-model': '`custom-model/*`',
  deployment: '`custom-model-deployment/*`',
  throughput: '`provisioned-model/*`',
  'foundation-model': '`foundation-model/*`',
  'foundation-model-anywhere': '`foundation-model/*` of any region',
  'inference-profile': '`inference-profile/*`',
  'service-role': 'the service role',
  'data-bucket': 'data bucket',
  'output-bucket': 'output bucket',
  datasets: '`PREFIX/datasets/*`',
  outputs: '`PREFIX/outputs/*`',
  's3-datasets': 'objects that `s3Uri` names',
  'bucket-key': 'key of the buckets',
};

const CONDITIONS: Readonly<Record<RightCondition, string>> = {
  'request-tag': 'with the tag of the repository',
  'resource-tag': 'if tagged with the repository',
  'both-tags': 'if tagged with the repository, with the same tag',
  'inference-profile': 'through a profile of the account',
  prefix: 'below `PREFIX`',
  'passed-to-bedrock': 'to Bedrock',
};

const OPTIONS: Readonly<Record<NonNullable<Right['only']>, string>> = {
  's3-datasets': 'only with `s3Uri`',
  kms: 'only with a KMS key',
  'plan-datasets': 'only with `PlanReadsDatasets`',
};

/** One row for each right, whichever roles have it. */
function rightsTable(): string {
  const roles = Object.entries(ROLE_RIGHTS).filter(([, rights]) => rights.length > 0);
  const holders = new Map<string, { readonly right: Right; readonly roles: string[] }>();
  for (const [role, rights] of roles) {
    for (const right of rights) {
      const { action, on, why } = right;
      const key = JSON.stringify([action, on, why]);
      const row = holders.get(key) ?? { right, roles: [] };
      row.roles.push(`\`${role}\``);
      holders.set(key, row);
    }
  }
  const rows = [...holders.values()].map(({ right, roles: names }) => [
    `\`${right.action}\``,
    names.length === roles.length ? 'all' : names.join(', '),
    [
      right.on.map((kind) => RESOURCES[kind]).join(', '),
      right.condition === undefined ? '' : `, ${CONDITIONS[right.condition]}`,
    ].join(''),
    right.only === undefined ? right.why : `${right.why}; ${OPTIONS[right.only]}`,
  ]);
  return table(['Right', 'Roles', 'On', 'Why'], rows);
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Plain text of a description: `<` would begin a tag, `|` a cell; code spans stay as they are. */
function cell(text: string): string {
  return text
    .trim()
    .replaceAll('|', '\\|')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')))
    .join('');
}
