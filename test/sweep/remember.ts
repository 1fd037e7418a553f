/**
 * To be loaded with `--import`, before the product: puts what remembers in front of its two costliest pure functions, the
 * readers of `jobs.yaml` and of a dataset. A sweep reads the same few files some hundred thousand times; no fault can
 * touch these readings, for files and commits are whole in every history. `npm test` plays the
 * scenarios without it.
 */
import { registerHooks } from 'node:module';

const REMEMBERED: ReadonlyMap<string, string> = new Map([
  [urlOf('../../src/config/parse.ts'), urlOf('./remembered-parse.ts')],
  [urlOf('../../src/datasets/scan.ts'), urlOf('./remembered-scan.ts')],
]);

function urlOf(path: string): string {
  return new URL(path, import.meta.url).href;
}

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const url = REMEMBERED.get(found.url);
    return url === undefined || url === context.parentURL ? found : { ...found, url };
  },
});
