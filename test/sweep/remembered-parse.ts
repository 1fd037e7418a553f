/** `jobs.yaml` read once for each text and day. Stands for `src/config/parse.ts` where `remember.ts` is loaded. */
import type { ConfigResult } from '../../src/config/job.ts';
import { type ConfigSource, parseConfig as parsed } from '../../src/config/parse.ts';
import { frozen } from './frozen.ts';

const results = new Map<string, ConfigResult>();

export function parseConfig(source: ConfigSource): ConfigResult {
  const key = JSON.stringify([source.file, source.today, Buffer.from(source.bytes).toString('latin1')]);
  const result = results.get(key) ?? frozen(parsed(source));
  results.set(key, result);
  return result;
}
