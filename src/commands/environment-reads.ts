/** What both `doctor` and the live checks of `plan` read of an environment. */
import type { BucketFacts, QuotaFacts, Reading } from '../doctor/facts.ts';
import { QUOTA_CODES } from '../doctor/models.ts';
import type { AskedPlace } from '../doctor/questions.ts';
import type { AccountSettings } from '../ports/aws.ts';
import type { BucketSetup } from '../ports/doctor.ts';
import { type DoctorPlace, modelsOf } from './doctor-place.ts';
import { readingOf } from './reading.ts';

type Account = Reading<AccountSettings>;

type BucketSetting = Exclude<keyof BucketFacts, 'name' | 'key' | 'region'>;

const ALL_SETTINGS: readonly BucketSetting[] = [
  'publicAccessBlock',
  'ownership',
  'encryption',
  'versioning',
  'lifecycle',
  'policy',
];

export const NOT_ASKED = { kind: 'skipped', reason: 'it was not asked about', hint: '' } as const;

/** @param asked settings that are read beside the region */
export async function bucketFacts(
  account: Account,
  { name, key }: Pick<BucketFacts, 'name' | 'key'>,
  asked: readonly BucketSetting[] = ALL_SETTINGS,
): Promise<BucketFacts> {
  const bucket = await readingOf(account, async (setup) => setup.bucket(name));
  const region = await readingOf(bucket, (settings) => settings.region());
  // One refusal says it all; seven would say it seven times.
  const open = region.kind === 'read' ? bucket : region;
  const ask = async <T>(
    setting: BucketSetting,
    read: (from: BucketSetup) => Promise<T>,
  ): Promise<Reading<T>> => (asked.includes(setting) ? await readingOf(open, read) : NOT_ASKED);
  const [publicAccessBlock, ownership, encryption, versioning, lifecycle, policy] = await Promise.all([
    ask('publicAccessBlock', (settings) => settings.publicAccessBlock()),
    ask('ownership', (settings) => settings.ownership()),
    ask('encryption', (settings) => settings.encryption()),
    ask('versioning', (settings) => settings.versioning()),
    ask('lifecycle', (settings) => settings.lifecycle()),
    ask('policy', (settings) => settings.policy()),
  ]);
  return { name, key, region, publicAccessBlock, ownership, encryption, versioning, lifecycle, policy };
}

/** @param models every custom model of the account and region */
export async function quotaFacts(
  account: Account,
  models: Promise<Reading<{ readonly length: number }>>,
): Promise<QuotaFacts> {
  const [jobs, quota, found] = await Promise.all([
    readingOf(account, (setup) => setup.quota(QUOTA_CODES.jobs)),
    readingOf(account, (setup) => setup.quota(QUOTA_CODES.models)),
    models,
  ]);
  return { jobs, models: quota, modelsInUse: await readingOf(found, async ({ length }) => length) };
}

/** The place as rights are asked about in it; the key of the buckets where their encryption was read. */
export function askedPlace(place: DoctorPlace, buckets: readonly BucketFacts[]): AskedPlace {
  const { environment } = place;
  const keys = buckets.flatMap(({ encryption }) =>
    encryption.kind === 'read' ? (encryption.value?.kmsKey ?? []) : [],
  );
  return {
    ...environment,
    prefix: place.prefix,
    repositoryId: place.repositoryId ?? '',
    s3Datasets: place.s3Datasets,
    // A key that stands there by its id or alias cannot be asked about.
    bucketKeyArn: keys.find((key) => key.startsWith('arn:') && key.includes(':key/')),
    baseModels: modelsOf(place).map(({ value }) => value),
  };
}
