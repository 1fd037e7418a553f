/** The keys that limit what a teardown may do. */
import { type Field, KEEP_LAST, MAX_DELETIONS } from './field.ts';

export const JOB_REMOVAL_FIELDS: readonly Field[] = [
  {
    path: 'jobs.*.protect',
    type: 'boolean',
    inDefaults: true,
    default: 'false',
    description: '`true`: a teardown leaves everything of this job alone until this line is removed.',
  },
  {
    path: 'jobs.*.retention',
    type: 'map',
    inDefaults: true,
    description: 'What `teardown` with `what: old` keeps.',
  },
  {
    path: 'jobs.*.retention.keepLast',
    type: 'integer',
    minimum: KEEP_LAST.minimum,
    maximum: KEEP_LAST.maximum,
    inDefaults: true,
    default: String(KEEP_LAST.default),
    description: 'So many of the newest models stay, and every model that is deployed.',
  },
];

export const TEARDOWN_FIELDS: readonly Field[] = [
  { path: 'teardown', type: 'map', description: 'Limits on what one teardown may do.' },
  {
    path: 'teardown.maxDeletions',
    type: 'integer',
    minimum: MAX_DELETIONS.minimum,
    maximum: MAX_DELETIONS.maximum,
    default: String(MAX_DELETIONS.default),
    description:
      'Most that one teardown may stop or delete, object versions included; a larger one does nothing.',
  },
];
