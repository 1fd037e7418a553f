/** What keeping bytes in S3 costs, for the tail that nobody looks at once a training has ended. */
import { CATALOG_DATE } from './facts.ts';

/** S3 Standard, the first 50 TB of a month; AWS counts a GB as 2^30 bytes. */
export interface StoragePrice {
  readonly usdPerGbMonth: number;
  readonly grade: 'verified' | 'unverified';
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}

/**
 * Regions of which the price is known. https://aws.amazon.com/s3/pricing/ fills its table by script, so the figure
 * rests on what others quote from it, and other regions stay unknown.
 */
const KNOWN: ReadonlySet<string> = new Set(['us-east-1', 'us-east-2', 'us-west-2']);
const STANDARD: StoragePrice = { usdPerGbMonth: 0.023, grade: 'unverified', asOf: CATALOG_DATE };

const BYTES_PER_GB = 2 ** 30;

/** undefined: the price of the region is not known. */
export function storagePrice(region: string): StoragePrice | undefined {
  return KNOWN.has(region) ? STANDARD : undefined;
}

/** USD per month; undefined: the price of the region is not known. */
export function storageUsd(region: string, bytes: number): number | undefined {
  const price = storagePrice(region);
  return price === undefined ? undefined : (bytes / BYTES_PER_GB) * price.usdPerGbMonth;
}
