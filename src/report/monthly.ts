/** What keeping things costs per month, in words. Always our estimate: AWS reports no billed amount per object. */
import { CATALOG_DATE, storagePrice } from '../catalog/index.ts';
import { unreachable } from '../errors.ts';
import type { MonthlyCost } from '../teardown/teardown.ts';
import { exactUsd, plural, usd } from './format.ts';

/** One cell; undefined: what it costs is somebody else's. */
export function costCell(cost: MonthlyCost | undefined): string {
  if (cost === undefined) return '–';
  switch (cost.kind) {
    case 'usd':
      return amount(cost.usd);
    case 'by-use':
      return 'by use';
    case 'hourly-unknown':
      return 'by the hour, price unknown';
    case 'unknown':
      return 'unknown';
    case 'none':
      return '–';
    default:
      return unreachable(cost);
  }
}

/** Without an angle bracket, which is none of text in Markdown. */
function amount(value: number): string {
  return usd(value).replace('<', 'under ');
}

/** `about $3.90 per month; not in it: 1 provisioned throughput by the hour (price unknown)`. */
export function costSum(costs: readonly (MonthlyCost | undefined)[]): string {
  const sum = costs.reduce((total, cost) => total + (cost?.kind === 'usd' ? cost.usd : 0), 0);
  const size = (kind: MonthlyCost['kind']): number => costs.filter((cost) => cost?.kind === kind).length;
  const [hourly, byUse, unknown] = [size('hourly-unknown'), size('by-use'), size('unknown')];
  const besides = [
    ...(hourly > 0 ? [`${plural(hourly, 'provisioned throughput')} by the hour (price unknown)`] : []),
    ...(byUse > 0 ? [`${plural(byUse, 'deployment')} by use`] : []),
    ...(unknown > 0 ? [`${plural(unknown, 'thing')} of unknown cost`] : []),
  ];
  const rest = besides.length === 0 ? '' : `; not in it: ${besides.join(', ')}`;
  const words = amount(sum);
  return `${words.startsWith('under ') ? words : `about ${words}`} per month${rest}`;
}

/** What the figures rest on. */
export function priceNote(regions: readonly string[]): string {
  const prices = regions.flatMap((region) => storagePrice(region) ?? []);
  const [price] = prices;
  const storage =
    price === undefined
      ? ''
      : `, S3 Standard storage at ${exactUsd(price.usdPerGbMonth)} per GB${price.grade === 'verified' ? '' : ' (unverified)'}`;
  return `Estimates from prices of ${CATALOG_DATE}: model storage as the catalogue has it${storage}.`;
}
