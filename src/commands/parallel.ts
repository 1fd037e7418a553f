/** Several slow things at once, but not all of them. */

/**
 * Runs `work` over `items`, at most `limit` at a time; the answers stand in the order of the items.
 * Rejects with the first failure; work that has begun by then still comes to its end.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  // All workers draw from the one iterator, so each item is taken once.
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
