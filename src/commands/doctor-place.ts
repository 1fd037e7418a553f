/** One environment of `jobs.yaml` as `doctor` goes about it. */
import { ROLE_NAMES } from '../config/environment-fields.ts';
import type { Config, EnvironmentConfig, JobConfig, Located, RoleName } from '../config/job.ts';
import type { BucketFacts, Evidence, Reading } from '../doctor/facts.ts';

export interface DoctorPlace {
  readonly environment: EnvironmentConfig;
  readonly prefix: string;
  readonly repositoryId: string | undefined;
  readonly roles: readonly { readonly name: RoleName; readonly arn: string }[];
  readonly buckets: readonly Pick<BucketFacts, 'name' | 'key'>[];
  readonly jobs: readonly JobConfig[];
  /** `bucket/key`. */
  readonly s3Datasets: readonly string[];
}

export function placeOf(
  environment: EnvironmentConfig,
  config: Config | undefined,
  known: Pick<DoctorPlace, 'prefix' | 'repositoryId'>,
): DoctorPlace {
  const { bucket, outputBucket, roles } = environment;
  const jobs = (config?.jobs ?? []).filter((job) => job.environment.name === environment.name);
  const sources = jobs.flatMap(({ data }) => [data.training, ...(data.validation ? [data.validation] : [])]);
  return {
    ...known,
    environment,
    roles: ROLE_NAMES.flatMap((name) => {
      const arn = roles[name];
      // One role for all commands: those of a later release need nothing of it yet.
      const isPrepared = name === 'evaluate' && arn === roles.apply;
      return arn === undefined || isPrepared ? [] : [{ name, arn }];
    }),
    buckets: [
      { name: bucket, key: 'bucket' },
      ...(outputBucket === bucket ? [] : [{ name: outputBucket, key: 'outputBucket' } as const]),
    ],
    jobs,
    s3Datasets: sources.flatMap((source) => (source.kind === 's3' ? [`${source.bucket}/${source.key}`] : [])),
  };
}

/** Each base model once, where the first job names it. */
export function modelsOf({ jobs }: DoctorPlace): readonly Located<string>[] {
  const byId = new Map<string, Located<string>>();
  for (const { baseModel } of jobs) if (!byId.has(baseModel.value)) byId.set(baseModel.value, baseModel);
  return [...byId.values()];
}

export function noEvidence(because: Exclude<Reading<unknown>, { readonly kind: 'read' }>): Evidence {
  return { runs: because, dataset: because };
}
