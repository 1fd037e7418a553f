/** Whether a row must not be shown, whatever a policy says: a comment would carry its secrets further. */
import type { JsonObject } from './json.ts';
import { findPii } from './pii/find.ts';
import { PII_CLASSES } from './rules.ts';
import { findSecrets, signsOf } from './secrets/find.ts';
import { loadLibrary } from './secrets/library.ts';
import { rowStrings } from './secrets/strings.ts';

const ALL_PII = new Set(PII_CLASSES);

/** Also where a detector fails: what it might have found is not known then. */
export async function isDelicate(row: JsonObject): Promise<boolean> {
  for (const { text } of rowStrings(row)) {
    if ([...findPii(text, ALL_PII)].length > 0 || (await holdsSecret(text))) return true;
  }
  return false;
}

async function holdsSecret(text: string): Promise<boolean> {
  const signs = signsOf(text);
  if (signs === undefined) return false;
  try {
    const hits = await findSecrets(text, signs, async (asked) => (await loadLibrary())(asked));
    return hits.length > 0;
  } catch {
    return true;
  }
}
