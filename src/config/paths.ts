/** What is wrong with the place of a dataset, said exactly. */
import type { Explanation, TextFormat } from './formats.ts';
import { show } from './report.ts';

type Check = (path: string) => Explanation | undefined;

const FORBIDDEN_FOLDER = /(?:^|\/)(\.git|\.github|node_modules)\//i;
/** Endings people bring, and what they hold. */
const OTHER_FORMATS: Readonly<Record<string, string>> = {
  gz: 'gzip',
  zip: 'a zip archive',
  csv: 'CSV',
  tsv: 'TSV',
  json: 'JSON (one document, not one object per line)',
  parquet: 'Parquet',
  yaml: 'YAML',
  yml: 'YAML',
  txt: 'plain text',
};

const CHECKS: readonly Check[] = [
  (path) => {
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return undefined;
    return /^s3:/i.test(path)
      ? fault(`${show(path)} is an S3 address`, 'Write { s3Uri: s3://bucket/key.jsonl, versionId: … }.')
      : fault(
          `${show(path)} is a URL`,
          'Put the file into the repository, or into S3 as { s3Uri, versionId }.',
        );
  },
  (path) =>
    /^(?:[/~]|[A-Za-z]:)/.test(path)
      ? fault(`${show(path)} is not relative`, 'Write the path from the root of the repository.')
      : undefined,
  (path) =>
    path.includes('\\')
      ? fault(`${show(path)} has a backslash`, `Write ${show(path.replaceAll('\\', '/'))}.`)
      : undefined,
  explainParentFolders,
  (path) =>
    /(?:^|\/)\.?\//.test(path)
      ? fault(
          `${show(path)} has an empty part or "."`,
          `Write ${show(
            path
              .split('/')
              .filter((part) => part !== '' && part !== '.')
              .join('/'),
          )}.`,
        )
      : undefined,
  (path) => {
    const folder = FORBIDDEN_FOLDER.exec(path)?.[1];
    return folder === undefined
      ? undefined
      : fault(`no dataset is read from ${show(folder)}`, 'Move the file to a folder such as `datasets/`.');
  },
  (path) =>
    /[*?"<>|]/.test(path)
      ? fault(`${show(path)} looks like a pattern`, 'Name one file; patterns are not expanded.')
      : undefined,
  (path) =>
    /\p{C}|\p{Zl}|\p{Zp}/u.test(path)
      ? fault(`${show(path)} has a character that cannot be seen`, 'Rename the file.')
      : undefined,
  explainEnding,
];

function fault(message: string, hint: string): Explanation {
  return { message, hint };
}

function explainParentFolders(path: string): Explanation | undefined {
  if (!path.split('/').includes('..')) return undefined;
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part !== '..') kept.push(part);
    else if (kept.pop() === undefined) {
      return fault(`${show(path)} is outside the repository`, 'Name a file inside the repository.');
    }
  }
  return fault(`${show(path)} has a ".."`, `Write ${show(kept.join('/'))}.`);
}

function explainEnding(path: string): Explanation | undefined {
  if (path.endsWith('.jsonl')) {
    return /(?:^|\/)\.jsonl$/.test(path) ? fault(`${show(path)} has no name`, 'Name the file.') : undefined;
  }
  const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const held = Object.hasOwn(OTHER_FORMATS, ending) ? OTHER_FORMATS[ending] : undefined;
  const seen = held === undefined ? '' : `; by its name it holds ${held}`;
  return fault(
    `${show(path)} does not end in .jsonl${seen}`,
    'Give a JSON Lines file: one JSON object per line, named *.jsonl.',
  );
}

/** The first fault of a dataset's path in the repository. */
export function explainDatasetPath(path: string): Explanation | undefined {
  for (const check of CHECKS) {
    const found = check(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Bucket and key of an `s3Uri` that fits. */
export function splitS3Uri(uri: string): { readonly bucket: string; readonly key: string } | undefined {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

export function explainS3Uri(uri: string, bucketFormat: TextFormat): Explanation | undefined {
  const rewritten = rewriteS3(uri);
  if (rewritten !== undefined) {
    return fault(`${show(uri)} is another way to name an S3 object`, `Write ${show(rewritten)}.`);
  }
  if (/[?#]/.test(uri)) {
    return fault(`${show(uri)} has a "?" or "#"`, 'Write the version under `versionId`, next to `s3Uri`.');
  }
  const parts = splitS3Uri(uri);
  if (parts === undefined) return undefined;
  if (!bucketFormat.pattern.test(parts.bucket)) {
    return fault(`the bucket ${show(parts.bucket)} does not fit`, `Write ${bucketFormat.wanted}.`);
  }
  return explainEnding(parts.key);
}

const OTHER_SPELLINGS = [
  /^arn:aws[a-z-]*:s3:::([^/]+)\/(.+)$/,
  /^https:\/\/([a-z0-9.-]+)\.s3[a-z0-9.-]*\.amazonaws\.com(?:\.cn)?\/([^?#]+)/,
  /^https:\/\/s3[a-z0-9.-]*\.amazonaws\.com(?:\.cn)?\/([^/]+)\/([^?#]+)/,
  /^s3:\/{1}([^/]+)\/(.+)$/i,
  /^S3:\/\/([^/]+)\/(.+)$/,
];

function rewriteS3(uri: string): string | undefined {
  for (const spelling of OTHER_SPELLINGS) {
    const [, bucket, key] = spelling.exec(uri) ?? [];
    if (bucket !== undefined && key !== undefined) return `s3://${bucket}/${key}`;
  }
  return undefined;
}
