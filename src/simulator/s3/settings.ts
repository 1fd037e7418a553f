/** Operations on a bucket's settings: reading all, writing those that a person would set by hand. */
import type { SimResponse } from '../protocol.ts';
import { refuse } from '../refusal.ts';
import { element, type Xml, xmlText } from '../xml.ts';
import { verifiedBody } from './body.ts';
import {
  type BucketSettings,
  type LifecycleRule,
  PUBLIC_ACCESS_FLAGS,
  type PublicAccessBlock,
} from './bucket-settings.ts';
import { optional, type S3Call, xmlAnswer } from './call.ts';

const NO_CONTENT: SimResponse = { status: 204 };
const DONE: SimResponse = { status: 200 };

export function getPublicAccessBlock({ bucket }: S3Call): SimResponse {
  const block =
    bucket.settings.publicAccessBlock ??
    refuse(
      404,
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
    );
  const flags = PUBLIC_ACCESS_FLAGS.map((name) => element(name, block[name]));
  return xmlAnswer('PublicAccessBlockConfiguration', ...flags);
}

/** Flags that the body leaves out are false, as in S3. */
export function putPublicAccessBlock(call: S3Call): SimResponse {
  const xml = verifiedBody(call.request).bytes.toString();
  const flag = (name: string) => xmlText(xml, name) === 'true';
  const publicAccessBlock: PublicAccessBlock = {
    BlockPublicAcls: flag('BlockPublicAcls'),
    IgnorePublicAcls: flag('IgnorePublicAcls'),
    BlockPublicPolicy: flag('BlockPublicPolicy'),
    RestrictPublicBuckets: flag('RestrictPublicBuckets'),
  };
  return set(call, { publicAccessBlock });
}

export function deletePublicAccessBlock(call: S3Call): SimResponse {
  return unset(call, 'publicAccessBlock');
}

export function getOwnershipControls({ bucket }: S3Call): SimResponse {
  const ownership =
    bucket.settings.objectOwnership ??
    refuse(404, 'OwnershipControlsNotFoundError', 'The bucket ownership controls were not found');
  return xmlAnswer('OwnershipControls', element('Rule', element('ObjectOwnership', ownership)));
}

export function getEncryption({ bucket }: S3Call): SimResponse {
  const { algorithm, kmsKeyId, bucketKey } =
    bucket.settings.encryption ??
    refuse(
      404,
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
    );
  const byDefault = element(
    'ApplyServerSideEncryptionByDefault',
    element('SSEAlgorithm', algorithm),
    optional('KMSMasterKeyID', kmsKeyId),
  );
  const rule = element('Rule', byDefault, element('BucketKeyEnabled', bucketKey));
  return xmlAnswer('ServerSideEncryptionConfiguration', rule);
}

export function getLifecycle({ bucket }: S3Call): SimResponse {
  const rules =
    bucket.settings.lifecycle ??
    refuse(404, 'NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist');
  return xmlAnswer('LifecycleConfiguration', ...rules.map(lifecycleRule));
}

function lifecycleRule(rule: LifecycleRule): Xml {
  const expiration = [
    count('Days', rule.expireAfter),
    optional('ExpiredObjectDeleteMarker', rule.expireDeleteMarkers === true ? 'true' : undefined),
  ];
  const noncurrent = [
    count('NoncurrentDays', rule.expireNoncurrentAfter),
    count('NewerNoncurrentVersions', rule.keepNoncurrent),
  ];
  return element(
    'Rule',
    element('ID', rule.id),
    element('Filter', element('Prefix', rule.prefix)),
    element('Status', rule.enabled ? 'Enabled' : 'Disabled'),
    group('Expiration', expiration),
    group('NoncurrentVersionExpiration', noncurrent),
    group('AbortIncompleteMultipartUpload', [count('DaysAfterInitiation', rule.abortUploadsAfter)]),
  );
}

function count(name: string, value: number | undefined): Xml {
  return optional(name, value === undefined ? undefined : String(value));
}

/** Nothing where all its members are absent. */
function group(name: string, members: readonly Xml[]): Xml {
  return members.some(({ xml }) => xml !== '') ? element(name, ...members) : { xml: '' };
}

export function getPolicy({ bucket }: S3Call): SimResponse {
  const policy =
    bucket.settings.policy ?? refuse(404, 'NoSuchBucketPolicy', 'The bucket policy does not exist');
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(policy) };
}

export function deletePolicy(call: S3Call): SimResponse {
  return unset(call, 'policy');
}

export function getTagging({ bucket }: S3Call): SimResponse {
  const tags = bucket.settings.tags ?? refuse(404, 'NoSuchTagSet', 'The TagSet does not exist');
  const set = Object.entries(tags).map(([key, value]) =>
    element('Tag', element('Key', key), element('Value', value)),
  );
  return xmlAnswer('Tagging', element('TagSet', ...set));
}

/** Suspending is not simulated: versions named `null` beside others would be needed. */
export function putVersioning({ request, bucket }: S3Call): SimResponse {
  const status = xmlText(verifiedBody(request).bytes.toString(), 'Status');
  if (status !== 'Enabled')
    refuse(501, 'NotImplemented', `The simulated S3 does not know the versioning status ${status}`);
  bucket.versioning = true;
  return DONE;
}

function set({ bucket }: S3Call, settings: BucketSettings): SimResponse {
  bucket.settings = { ...bucket.settings, ...settings };
  return DONE;
}

function unset({ bucket }: S3Call, name: keyof BucketSettings): SimResponse {
  const { [name]: _removed, ...others } = bucket.settings;
  bucket.settings = others;
  return NO_CONTENT;
}
