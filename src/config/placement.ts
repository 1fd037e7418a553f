/** Where a dataset lies and where this project writes. */
import type { DatasetSource, EnvironmentConfig, JobData } from './job.ts';
import type { Report } from './report.ts';

/** Start of every key this project writes where `prefix` is not given. */
const DEFAULT_PREFIX = 'bedrock-tune';

/**
 * Warns of a dataset in S3 that lies among what this project writes itself. Training would not overwrite it (datasets
 * and outputs have folders of their own there), but a teardown deletes what is old under the prefix.
 */
export function checkPlacement(data: JobData, environment: EnvironmentConfig, report: Report): void {
  const prefix = environment.prefix ?? DEFAULT_PREFIX;
  for (const source of [data.training, data.validation]) {
    if (source === undefined || !isBelow(source, prefix, environment)) continue;
    report(source.at, {
      code: 'dataset-under-prefix',
      severity: 'warning',
      message: `The object lies under \`${prefix}/\`, which this project writes to: a teardown may delete it.`,
      hint: 'Keep datasets of your own under another prefix or in another bucket.',
    });
  }
}

function isBelow(source: DatasetSource, prefix: string, environment: EnvironmentConfig): boolean {
  if (source.kind !== 's3' || !source.key.startsWith(`${prefix}/`)) return false;
  return source.bucket === environment.bucket || source.bucket === environment.outputBucket;
}
