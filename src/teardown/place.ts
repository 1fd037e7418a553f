/** Where a key stands in our layout. */
import { parseRunName } from '../plan/names.ts';

const DATASET_KEY = /^datasets\/([a-z](?:-?[a-z0-9]){0,39})\/[0-9a-f]{64}\.jsonl$/;
const OUTPUT_KEY = /^outputs\/([a-z0-9-]{1,63})\/./;

/** One of them, or neither. */
export interface Place {
  /** Job whose dataset it is. */
  readonly dataset: string | undefined;
  /** Training run whose output it is. */
  readonly run: string | undefined;
}

/** undefined: it is not below the prefix. */
export function placeOf(prefix: string, key: string): Place | undefined {
  if (!key.startsWith(`${prefix}/`)) return undefined;
  const rest = key.slice(prefix.length + 1);
  return { dataset: DATASET_KEY.exec(rest)?.[1], run: OUTPUT_KEY.exec(rest)?.[1] };
}

/** The job that a key of our layout names, whoever it belongs to. */
export function jobOfKey(prefix: string, key: string): string | undefined {
  const place = placeOf(prefix, key);
  return place?.dataset ?? (place?.run === undefined ? undefined : parseRunName(place.run)?.job);
}
