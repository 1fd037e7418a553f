/** `prices:` as typed prices, and what speaks against believing them. */
import {
  baseModelId,
  baseModelOfInferenceId,
  CATALOG_DATE,
  findBaseModel,
  misspeltBaseModel,
} from '../catalog/index.ts';
import { plainDecimal } from './decimal.ts';
import { BASE_MODEL_FORMAT, misfit } from './formats.ts';
import type { JobConfig, Located, PriceOverride } from './job.ts';
import { type Report, show } from './report.ts';
import { type Entry, entryOf, type TreeNode, textOf } from './tree.ts';

/** A price so many times above or below the catalogue's is most likely one per million tokens, or a slip. */
const UNLIKELY_FACTOR = 50;
const DAY_MS = 24 * 60 * 60_000;

/** An amount with its place; undefined where there is none or it was refused. */
export function usdOf(node: TreeNode | undefined, key: string): Located<number> | undefined {
  const written = textOf(node, key);
  const plain = written && plainDecimal(written.value);
  return written === undefined || plain === undefined ? undefined : { value: Number(plain), at: written.at };
}

/** By id of the base model; an ARN counts as its id. @param today `YYYY-MM-DD` */
export function readPrices(
  root: TreeNode,
  today: string,
  report: Report,
): ReadonlyMap<string, PriceOverride> {
  const prices = new Map<string, PriceOverride>();
  for (const entry of entriesOf(root)) {
    const id = baseModelId(entry.key);
    const price = readPrice(entry);
    if (prices.has(id)) reportTwin(entry, id, report);
    if (price === undefined) continue;
    prices.set(id, price.override);
    reportFuture(price.asOf, today, report);
    reportUnlikely(id, price.override, report);
  }
  return prices;
}

function entriesOf(root: TreeNode): readonly Entry[] {
  const node = entryOf(root, 'prices')?.value;
  const entries = node?.kind === 'map' ? node.entries : [];
  // A key that is no id is reported already.
  return entries.filter(({ key }) => misfit(BASE_MODEL_FORMAT, key) === undefined);
}

function readPrice(
  entry: Entry,
): { readonly override: PriceOverride; readonly asOf: Located<string> } | undefined {
  const trainUsdPer1kTokens = usdOf(entry.value, 'trainUsdPer1kTokens');
  const asOf = textOf(entry.value, 'asOf');
  if (trainUsdPer1kTokens === undefined || asOf === undefined) return undefined;
  const storageUsdPerModelMonth = usdOf(entry.value, 'storageUsdPerModelMonth')?.value;
  return { override: { trainUsdPer1kTokens, storageUsdPerModelMonth, asOf: asOf.value }, asOf };
}

function reportTwin(entry: Entry, id: string, report: Report): void {
  report(entry.at, {
    code: 'duplicate-key',
    message: `There are two prices of ${id}: one under its id, one under its ARN.`,
    hint: 'Keep one of the two.',
  });
}

/** Where the day begins first it is a day ahead of UTC. */
function reportFuture(asOf: Located<string>, today: string, report: Report): void {
  if (Date.parse(asOf.value) <= Date.parse(today) + DAY_MS) return;
  report(asOf.at, {
    code: 'invalid-date',
    message: `${show(asOf.value)} is in the future; a price is of the day on which it was looked up.`,
    hint: `Write that day, ${today} at the latest.`,
  });
}

function reportUnlikely(id: string, { trainUsdPer1kTokens: price }: PriceOverride, report: Report): void {
  const known = findBaseModel(id)?.pricing.trainUsdPer1kTokens;
  if (known === undefined) return;
  const factor = price.value / known;
  if (factor < UNLIKELY_FACTOR && factor > 1 / UNLIKELY_FACTOR) return;
  report(price.at, {
    code: 'price-unlikely',
    severity: 'warning',
    message: `${price.value} USD per 1,000 tokens is far from the ${known} that the catalogue of ${CATALOG_DATE} has for ${id}.`,
    hint: 'Check the unit: AWS often shows prices per million tokens.',
  });
}

/** A model that neither the catalogue nor a job knows is most likely misspelt, and its price would never be used. */
export function checkPricedModels(root: TreeNode, jobs: readonly JobConfig[], report: Report): void {
  const used = new Set(jobs.map(({ baseModel }) => baseModel.value));
  for (const { key, at } of entriesOf(root)) {
    const id = baseModelId(key);
    if (findBaseModel(id) !== undefined || used.has(id)) continue;
    const meant = baseModelOfInferenceId(id) ?? misspeltBaseModel(id);
    report(at, {
      code: 'base-model-unknown',
      severity: 'warning',
      message: `The base model ${id} is neither in the catalogue of ${CATALOG_DATE} nor used by a job: its price is not used.`,
      hint:
        meant === undefined
          ? 'Check the id: it is the one under `baseModel`.'
          : `Did you mean \`${meant.id}\`?`,
    });
  }
}
