/** The tables of README.md that follow from other files: inputs and outputs from action.yml, models from the catalogue. */
import { parse } from 'yaml';
import type { BaseModel, Pricing } from '../src/catalog/base-model.ts';
import { CATALOG_DATE, trainableModels } from '../src/catalog/index.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** The text with each table renewed between its markers `<!-- name -->` and `<!-- /name -->`. */
export function withTables(readme: string, actionYml: string): string {
  // The shape of action.yml is held by a test of its own.
  const action = parse(actionYml) as ActionFile;
  const tables = { inputs: inputsTable(action), outputs: outputsTable(action), models: modelsTable() };
  return Object.entries(tables).reduce((text, [name, table]) => replaced(text, name, table), readme);
}

function replaced(text: string, name: string, table: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${open} and ${close}`);
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
