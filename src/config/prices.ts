/** `prices:` as typed prices, and what speaks against believing them. */
import { baseModelId, CATALOG_DATE, findBaseModel } from '../catalog/index.ts';
import { modelEntries, reportFuture, reportTwin, reportUnused } from './by-model.ts';
import { plainDecimal } from './decimal.ts';
import type { JobConfig, Located, PriceOverride } from './job.ts';
import type { Report } from './report.ts';
import { type Entry, type TreeNode, textOf } from './tree.ts';

/** A price so many times above or below the catalogue's is most likely one per million tokens, or a slip. */
const UNLIKELY_FACTOR = 50;

/** A number with its place; undefined where there is none or it was refused. */
export function numberOf(node: TreeNode | undefined, key: string): Located<number> | undefined {
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
  for (const entry of modelEntries(root, 'prices')) {
    const id = baseModelId(entry.key);
    const price = readPrice(entry);
    if (prices.has(id)) reportTwin(entry, 'prices', report);
    if (price === undefined) continue;
    prices.set(id, price.override);
    reportFuture(price.asOf, { today, words: 'a price is of the day on which it was looked up' }, report);
    reportUnlikely(id, price.override, report);
  }
  return prices;
}

function readPrice(
  entry: Entry,
): { readonly override: PriceOverride; readonly asOf: Located<string> } | undefined {
  const trainUsdPer1kTokens = numberOf(entry.value, 'trainUsdPer1kTokens');
  const asOf = textOf(entry.value, 'asOf');
  if (trainUsdPer1kTokens === undefined || asOf === undefined) return undefined;
  const storageUsdPerModelMonth = numberOf(entry.value, 'storageUsdPerModelMonth')?.value;
  return { override: { trainUsdPer1kTokens, storageUsdPerModelMonth, asOf: asOf.value }, asOf };
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

export function checkPricedModels(root: TreeNode, jobs: readonly JobConfig[], report: Report): void {
  reportUnused(modelEntries(root, 'prices'), { jobs, what: 'price' }, report);
}
