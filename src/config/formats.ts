/**
 * What the texts of `jobs.yaml` may look like. `pattern` decides, here and in the generated schema; `explain` names the
 * exact fault of a text (and may refuse more than a pattern can).
 */
import { KNOWN_REGIONS, nearest, REGION_NAME } from '../catalog/index.ts';
import { explainDatasetPath, explainS3Uri } from './paths.ts';
import { show } from './report.ts';

/** What is wrong with a text and how to mend it. */
export interface Explanation {
  readonly message: string;
  readonly hint: string;
}

export interface TextFormat {
  /** Code of the finding. */
  readonly code: string;
  /** What is wanted, to go on after "wanted: ". */
  readonly wanted: string;
  /** No flags, no backtracking: the texts come from pull requests. */
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly explain?: (text: string) => Explanation | undefined;
  /** Hint where YAML read the unquoted text as a number. */
  readonly unquoted?: string;
}

/** What is wrong with a text, or undefined when it fits. */
export function misfit(format: TextFormat, text: string): Explanation | undefined {
  // First, so that no expression meets a text longer than it was written for.
  if (text.length > format.maxLength) {
    return {
      message: `the text has ${text.length} characters; at most ${format.maxLength} are allowed`,
      hint: 'Shorten it.',
    };
  }
  const explained = format.explain?.(text);
  if (explained !== undefined) return explained;
  if (format.pattern.test(text)) return undefined;
  return { message: `${show(text)} does not fit`, hint: `Write ${format.wanted}.` };
}

const NAME = /^[a-z](?:-?[a-z0-9])*$/;
const NAME_WANTED = 'lower-case letters and digits with single `-` between them, a letter first (at most 40)';

export const NAME_FORMAT: TextFormat = {
  code: 'invalid-name',
  wanted: NAME_WANTED,
  pattern: NAME,
  maxLength: 40,
  explain: explainName,
};

/** The name a person most likely wanted, made legal. */
function explainName(text: string): Explanation | undefined {
  if (NAME.test(text)) return undefined;
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-$/g, '');
  return {
    message: `the name ${show(text)} does not fit; wanted: ${NAME_WANTED}`,
    hint: slug === '' ? 'Choose another name.' : `Write \`${slug}\`.`,
  };
}

export const NAMESPACE_FORMAT: TextFormat = {
  code: 'invalid-name',
  wanted: 'lower-case letters and digits with single `-` between them (at most 40)',
  pattern: /^[a-z0-9](?:-?[a-z0-9])*$/,
  maxLength: 40,
};

export const REGION_FORMAT: TextFormat = {
  code: 'invalid-region',
  wanted: 'an AWS region such as `us-east-1`',
  pattern: REGION_NAME,
  maxLength: 25,
  explain: (text) => {
    if (REGION_NAME.test(text)) return undefined;
    const meant = nearest(text, KNOWN_REGIONS);
    return {
      message: `${show(text)} is not an AWS region`,
      hint: meant === undefined ? 'Write a region such as `us-east-1`.' : `Write \`${meant}\`.`,
    };
  },
};

export const ACCOUNT_FORMAT: TextFormat = {
  code: 'invalid-account',
  wanted: 'the 12 digits of the AWS account, in quotes',
  pattern: /^[0-9]{12}$/,
  maxLength: 12,
  explain: (text) =>
    /^[0-9]{12}$/.test(text)
      ? undefined
      : { message: `${show(text)} is not a 12-digit AWS account id`, hint: 'Write its 12 digits in quotes.' },
  unquoted: 'Put the account id in quotes: without them YAML reads a number and drops a leading zero.',
};

/** S3's naming rules, and no bucket that Bedrock cannot read or whose owner S3 cannot be asked to check. */
export const BUCKET_FORMAT: TextFormat = {
  code: 'invalid-bucket',
  wanted: 'a bucket name: 3 to 63 lower-case letters, digits, `-` and `.`, a letter or digit at both ends',
  pattern:
    /^(?![0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$)(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!.*(?:--x-s3|-s3alias|--ol-s3|\.mrap|--table-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  maxLength: 63,
  explain: explainBucket,
};

function explainBucket(text: string): Explanation | undefined {
  if (/^(?:s3|https?|arn):/i.test(text)) {
    return {
      message: `${show(text)} is no bucket name`,
      hint: 'Write the name alone, for example `acme-data`.',
    };
  }
  if (text.endsWith('--x-s3')) {
    return {
      message: `${show(text)} is a directory bucket; S3 cannot check its owner`,
      hint: 'Use a general purpose bucket.',
    };
  }
  return undefined;
}

/** Bedrock's `s3Uri` knows fewer characters than S3 keys. */
export const PREFIX_FORMAT: TextFormat = {
  code: 'invalid-prefix',
  wanted: "letters, digits and `-!_*'().` in parts set apart by `/`, without `/` at the ends",
  pattern: /^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[-!_*'().a-zA-Z0-9/]+$/,
  maxLength: 512,
  explain: (text) => {
    const illegal = /[^-!_*'().a-zA-Z0-9/]/u.exec(text)?.[0];
    if (illegal === undefined) return undefined;
    return {
      message: `Bedrock accepts no ${show(illegal)} in the S3 addresses made from this prefix`,
      hint: "Use letters, digits, `/` and `-!_*'().` only.",
    };
  },
};

const ROLE_ARN = /^arn:aws(?:-[a-z]+){0,3}:iam::[0-9]{12}:role\/[a-zA-Z0-9_+=,.@/-]{1,600}$/;

export const ROLE_ARN_FORMAT: TextFormat = {
  code: 'invalid-role-arn',
  wanted: 'a role ARN such as `arn:aws:iam::111122223333:role/name`',
  pattern: ROLE_ARN,
  maxLength: 700,
  explain: explainRoleArn,
};

function explainRoleArn(text: string): Explanation | undefined {
  if (ROLE_ARN.test(text)) return undefined;
  const hint = 'Write it as `arn:aws:iam::111122223333:role/name`.';
  const [scheme = '', partition = '', service = '', region = '', account = '', ...rest] = text.split(':');
  const checks: readonly (readonly [boolean, string])[] = [
    [scheme === 'arn', `${show(text)} is not an ARN`],
    [/^aws(?:-[a-z]+){0,3}$/.test(partition), `the partition ${show(partition)} is not one of AWS`],
    [service === 'iam', `the service is ${show(service)}; a role's is "iam"`],
    [region === '', `the region is ${show(region)}; a role has none`],
    [/^[0-9]{12}$/.test(account), `the account ${show(account)} has not 12 digits`],
    [rest.join(':').startsWith('role/'), `${show(rest.join(':'))} is not a role`],
  ];
  const failed = checks.find(([fits]) => !fits);
  return { message: failed?.[1] ?? `the role name in ${show(text)} has a character IAM does not know`, hint };
}

export const BASE_MODEL_FORMAT: TextFormat = {
  code: 'invalid-base-model',
  wanted: 'a foundation-model id such as `amazon.nova-micro-v1:0:128k`, or its ARN',
  pattern:
    /^(?:arn:aws[a-z-]{0,20}:bedrock:[a-z0-9-]{1,25}::foundation-model\/)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,3}(?::[a-z0-9-]{1,63}){0,2}$/,
  maxLength: 400,
  explain: (text) =>
    /:custom-model\/|^job:/.test(text)
      ? {
          message: `${show(text)} is a tuned model; training one further is not supported yet`,
          hint: 'Write the id of a foundation model.',
        }
      : undefined,
};

/** A day that the calendar has; the pattern alone lets `2026-02-30` pass. */
export const DAY_FORMAT: TextFormat = {
  code: 'invalid-date',
  wanted: 'a day such as `2026-11-22`',
  pattern: /^20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/,
  maxLength: 10,
  explain: (text) => {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
    return isDay
      ? undefined
      : { message: `${show(text)} is no day of the calendar`, hint: 'Write it as `YYYY-MM-DD`.' };
  },
  unquoted: 'Write the day as `YYYY-MM-DD`.',
};

export const DATASET_PATH_FORMAT: TextFormat = {
  code: 'invalid-dataset-path',
  wanted: 'the path of a .jsonl file, from the root of the repository',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are excluded
  pattern: /^(?![/~]|[A-Za-z]:)(?!.*(?:^|\/)\.{0,2}\/)[^\u0000-\u001f\u007f\\*?"<>|]+\.jsonl$/,
  maxLength: 512,
  explain: explainDatasetPath,
};

export const S3_URI_FORMAT: TextFormat = {
  code: 'invalid-s3-uri',
  wanted: 'an S3 address such as `s3://bucket/path/train.jsonl`',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are excluded
  pattern: /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/(?!\/)[^\u0000-\u001f\u007f?#]+\.jsonl$/,
  maxLength: 1024,
  explain: (text) => explainS3Uri(text, BUCKET_FORMAT),
};

export const VERSION_ID_FORMAT: TextFormat = {
  code: 'invalid-version-id',
  wanted: "the object's version id as S3 shows it (the bucket needs versioning)",
  pattern: /^(?!null$)[A-Za-z0-9._~+/=-]+$/,
  maxLength: 1024,
};

const RESERVED_TAG = /^(?:aws|bedrock-tune):/i;

export const TAG_KEY_FORMAT: TextFormat = {
  code: 'invalid-tag',
  wanted: '1 to 128 letters, digits, blanks and `._:/=+@-`',
  pattern: /^(?![aA][wW][sS]:|[bB][eE][dD][rR][oO][cC][kK]-[tT][uU][nN][eE]:)[a-zA-Z0-9 ._:/=+@-]+$/,
  maxLength: 128,
  explain: (text) =>
    RESERVED_TAG.test(text)
      ? {
          message: `tags that start with ${show(text.slice(0, text.indexOf(':') + 1))} are reserved`,
          hint: 'Choose another key.',
        }
      : undefined,
};

export const TAG_VALUE_FORMAT: TextFormat = {
  code: 'invalid-tag',
  wanted: 'letters, digits, blanks and `._:/=+@-` (at most 256)',
  pattern: /^[a-zA-Z0-9 ._:/=+@-]*$/,
  maxLength: 256,
};

/** Lenient: the base model's own list decides, with a suggestion. */
export const HYPERPARAMETER_NAME_FORMAT: TextFormat = {
  code: 'invalid-name',
  wanted: 'the name of a hyperparameter as Bedrock writes it, such as `epochCount`',
  pattern: /^[A-Za-z][A-Za-z0-9_.-]*$/,
  maxLength: 64,
};

export const DESCRIPTION_FORMAT: TextFormat = {
  code: 'invalid-text',
  wanted: 'at most 500 characters',
  pattern: /^/,
  maxLength: 500,
};

export const SYSTEM_FORMAT: TextFormat = {
  code: 'invalid-text',
  wanted: 'a string that is not blank',
  pattern: /\S/,
  maxLength: 10_000,
};
