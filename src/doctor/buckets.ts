/** Settings of the buckets, which a stranger's mistake would turn into lost or public data. */
import type { LifecycleRule, PublicAccessBlock } from '../ports/doctor.ts';
import { type CheckId, type CheckResult, fault, judged, notChecked, ok, warning } from './check.ts';
import type { BucketFacts, EnvironmentFacts } from './facts.ts';
import { partitionOf } from './place.ts';
import { like, type PolicyText, readPolicy } from './policy.ts';
import type { Locate } from './position.ts';

export function checkBuckets(facts: EnvironmentFacts, locate: Locate): readonly CheckResult[] {
  return facts.buckets.flatMap((bucket) => {
    const about = (id: CheckId) => ({ id, subject: `${facts.environment.name}: ${bucket.name}` });
    const { region } = bucket;
    // Without an answer to the first question every other one would fail the same way.
    if (region.kind === 'unreadable') return [refusedBucket(bucket, facts, region)];
    if (region.kind === 'read' && region.value === undefined) return [missingBucket(bucket, facts)];
    return [
      ...judged(about('bucket-owner'), region, () =>
        ok(about('bucket-owner'), `it is in account ${facts.environment.accountId}`),
      ),
      ...regionOf(bucket, facts, locate),
      ...judged(about('bucket-public-access'), bucket.publicAccessBlock, (block) =>
        publicAccess(bucket, facts, block),
      ),
      ...judged(about('bucket-ownership'), bucket.ownership, (ownership) =>
        ownership === 'BucketOwnerEnforced'
          ? ok(about('bucket-ownership'), 'ACLs are off')
          : warning(about('bucket-ownership'), {
              found: `object ownership is ${ownership ?? 'not set'}`,
              expected: 'BucketOwnerEnforced',
              fix: `aws s3api put-bucket-ownership-controls --bucket ${bucket.name} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`,
            }),
      ),
      ...judged(about('bucket-tls'), bucket.policy, (policy) => tls(bucket, facts, policy)),
      ...judged(about('bucket-encryption'), bucket.encryption, (encryption) =>
        encryption === undefined
          ? warning(about('bucket-encryption'), {
              found: 'no default encryption is set',
              expected: 'AES256, or aws:kms with a key',
              fix: `aws s3api put-bucket-encryption --bucket ${bucket.name} --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'`,
            })
          : ok(
              about('bucket-encryption'),
              [encryption.algorithm, encryption.kmsKey].filter(Boolean).join(', '),
            ),
      ),
      ...judged(about('bucket-versioning'), bucket.versioning, (enabled) =>
        enabled
          ? ok(about('bucket-versioning'), 'versioning is on')
          : warning(about('bucket-versioning'), {
              found: 'versioning is off',
              expected: 'on: what is overwritten or deleted by mistake can be had back',
              fix: `aws s3api put-bucket-versioning --bucket ${bucket.name} --versioning-configuration Status=Enabled`,
            }),
      ),
      ...judged(about('bucket-lifecycle'), bucket.lifecycle, (rules) => lifecycle(bucket, facts, rules)),
    ];
  });
}

/** S3 says the same of a bucket of another account and of a right that is missing: nobody can tell, so it is not red. */
function refusedBucket(
  { name }: BucketFacts,
  { environment }: EnvironmentFacts,
  { code, reason, hint }: Extract<BucketFacts['region'], { readonly kind: 'unreadable' }>,
): CheckResult {
  const about = { id: 'bucket-owner', subject: `${environment.name}: ${name}` } as const;
  if (code !== 'bucket-refused') return notChecked(about, reason, hint);
  const expected = `a bucket of account ${environment.accountId} whose settings these credentials may read`;
  return warning(about, { found: reason, expected, fix: hint });
}

function missingBucket({ name }: BucketFacts, { environment }: EnvironmentFacts): CheckResult {
  return fault(
    { id: 'bucket-owner', subject: `${environment.name}: ${name}` },
    {
      found: `S3 has no bucket ${name}`,
      expected: `a bucket of account ${environment.accountId} in ${environment.region}`,
      fix: 'Deploy bootstrap/region.yaml, or correct the name in jobs.yaml.',
    },
  );
}

function regionOf(
  bucket: BucketFacts,
  { environment }: EnvironmentFacts,
  locate: Locate,
): readonly CheckResult[] {
  const about = { id: 'bucket-region', subject: `${environment.name}: ${bucket.name}` } as const;
  return judged(about, bucket.region, (region) =>
    region === environment.region
      ? ok(about, region)
      : fault(about, {
          found: `it is in ${region}`,
          expected: `${environment.region}, for Bedrock reads and writes in its own region only`,
          fix: `${bucket.key}: <a bucket in ${environment.region}>`,
          at:
            locate(['environments', environment.name, bucket.key]) ??
            locate(['environments', environment.name, 'bucket']),
        }),
  );
}

function publicAccess(
  bucket: BucketFacts,
  { environment }: EnvironmentFacts,
  block: PublicAccessBlock | undefined,
): CheckResult {
  const about = { id: 'bucket-public-access', subject: `${environment.name}: ${bucket.name}` } as const;
  const open = Object.entries(block ?? { publicAccessBlock: false }).flatMap(([name, on]) =>
    on ? [] : [name],
  );
  if (open.length === 0) return ok(about, 'all four blocks are on');
  return fault(about, {
    found: block === undefined ? 'no block is set' : `off: ${open.join(', ')}`,
    expected: 'all four on',
    fix: `aws s3api put-public-access-block --bucket ${bucket.name} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
  });
}

function tls(bucket: BucketFacts, { environment }: EnvironmentFacts, text: string | undefined): CheckResult {
  const about = { id: 'bucket-tls', subject: `${environment.name}: ${bucket.name}` } as const;
  const partition = partitionOf(environment);
  const arn = `arn:${partition}:s3:::${bucket.name}`;
  const policy = text === undefined ? undefined : readPolicy(text);
  if (policy !== undefined && refusesPlainHttp(policy, arn))
    return ok(about, 'its policy denies requests without TLS');
  const statement = {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  return warning(about, {
    found: text === undefined ? 'it has no policy' : 'its policy does not deny them',
    expected: 'a statement that denies s3:* where aws:SecureTransport is false',
    fix: `Add to the policy of ${bucket.name}: ${JSON.stringify(statement)}`,
  });
}

/** Everybody, every action, bucket and objects. */
function refusesPlainHttp({ statements }: PolicyText, arn: string): boolean {
  return statements.some(
    ({ effect, principals, actions, resources, conditions, unread }) =>
      effect === 'Deny' &&
      unread === undefined &&
      principals.some(({ id }) => id === '*') &&
      actions.some((action) => action === '*' || action.toLowerCase() === 's3:*') &&
      [arn, `${arn}/any`].every((wanted) => resources.some((resource) => like(resource, wanted))) &&
      conditions.length === 1 &&
      conditions.every(
        ({ operator, key, values }) =>
          operator === 'Bool' && key.toLowerCase() === 'aws:securetransport' && values.includes('false'),
      ),
  );
}

function lifecycle(
  bucket: BucketFacts,
  { environment, prefix }: EnvironmentFacts,
  rules: readonly LifecycleRule[],
): CheckResult {
  const about = { id: 'bucket-lifecycle', subject: `${environment.name}: ${bucket.name}` } as const;
  const active = rules.filter(({ enabled }) => enabled);
  const reaches = (rule: LifecycleRule): boolean =>
    rule.prefix.startsWith(`${prefix}/`) || `${prefix}/`.startsWith(rule.prefix);
  const expiring = active.filter((rule) => rule.expiresObjects && reaches(rule));
  if (expiring.length > 0)
    return fault(about, {
      found: `rule ${expiring.map(({ id }) => id || '(without id)').join(', ')} deletes current objects below ${prefix}/`,
      expected: 'datasets and outputs stay until a teardown deletes them',
      fix: `Take \`Expiration\` out of that rule: aws s3api get-bucket-lifecycle-configuration --bucket ${bucket.name}`,
    });
  if (active.some((rule) => rule.abortsUploads && reaches(rule)))
    return ok(about, 'unfinished uploads end by themselves, current objects stay');
  return warning(about, {
    found: 'no rule ends unfinished uploads, which are stored and billed',
    expected: 'AbortIncompleteMultipartUpload after some days',
    fix: `aws s3api put-bucket-lifecycle-configuration --bucket ${bucket.name} --lifecycle-configuration '{"Rules":[{"ID":"unfinished-uploads","Status":"Enabled","Filter":{},"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":7}}]}' (this replaces all rules: add those you have)`,
  });
}
