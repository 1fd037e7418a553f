/** Rows of preference tuning (DPO), which Bedrock does not have. */
import { isArray, isObject, type JsonObject } from './json.ts';
import { keyAt, type Place, type Problem, problemAt } from './problem.ts';

const MESSAGE =
  'The row holds answers to choose from, for preference tuning (DPO); Bedrock fine-tunes on one answer for each row.';
const HINT =
  'Keep the preferred answer alone, as the last turn of `assistant`; Amazon SageMaker AI trains on preferences.';

/** undefined: the row is none of preference tuning. */
export function preferenceRow(row: JsonObject): readonly Problem[] | undefined {
  const place = candidates(row) ?? chosen(row);
  return place && [problemAt(place, 'preference-rows', MESSAGE, HINT)];
}

/** As Amazon Nova's recipes have it. */
function candidates(row: JsonObject): Place | undefined {
  const messages = row['messages'];
  if (!isArray(messages)) return undefined;
  const index = messages.findIndex((message) => isObject(message) && Object.hasOwn(message, 'candidates'));
  return index < 0 ? undefined : keyAt(['messages', index, 'candidates']);
}

/** As open datasets have it. */
function chosen(row: JsonObject): Place | undefined {
  const has = (key: string): boolean => Object.hasOwn(row, key);
  return has('chosen') && has('rejected') ? keyAt(['chosen']) : undefined;
}
