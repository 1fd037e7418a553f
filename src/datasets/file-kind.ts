/** Files that are no JSON lines at all, told by their first bytes: one finding that names the kind beats thousands. */
import type { FindingDraft } from './findings.ts';

type Refusal = Pick<FindingDraft, 'code' | 'message' | 'hint'>;

const MAGIC: readonly (readonly [string, Refusal])[] = [
  ['1f8b', compressed('gzip', 'gunzip -c <')],
  ['28b52ffd', compressed('zstd', 'unzstd -c <')],
  ['425a68', compressed('bzip2', 'bunzip2 -c <')],
  ['fd377a585a00', compressed('xz', 'unxz -c <')],
  ['504b0304', compressed('zip (or Excel)', 'unzip -p')],
  ['50415231', columnar('Parquet')],
  ['4152524f5731', columnar('Arrow')],
  ['fffe', utf16('UTF-16')],
  ['feff', utf16('UTF-16')],
];

/** What the file is instead of JSON lines, from its first `HEAD_BYTES` bytes (or all of it); undefined: read it. */
export function refuseFileKind(head: Buffer): FindingDraft | undefined {
  const refusal = fromMagic(head) ?? fromText(head.toString('utf8').replace(/^\uFEFF/, ''));
  return refusal && { ...refusal, severity: 'error', line: 1 };
}

function fromMagic(head: Buffer): Refusal | undefined {
  const hex = head.toString('hex', 0, 8);
  // `{` or `[` in two bytes: UTF-16 without a byte-order mark.
  if (/^(?:7b00|5b00)/.test(hex)) return utf16('UTF-16LE');
  if (/^(?:007b|005b)/.test(hex)) return utf16('UTF-16BE');
  return MAGIC.find(([magic]) => hex.startsWith(magic))?.[1];
}

function fromText(head: string): Refusal | undefined {
  const [first = '', second = ''] = head.trimStart().split(/\r?\n/, 2);
  if (first.startsWith('version https://git-lfs.github.com/spec/')) return LFS_POINTER;
  if (/^(?:outs|md5|deps|wdir|frozen|meta):/.test(first) && /\b(?:md5|outs):/.test(head)) return DVC_POINTER;
  if (first.startsWith('[') && (first.trim() === '[' || !second.startsWith('['))) return JSON_ARRAY;
  if (first.trim() === '{' && !second.startsWith('{')) return PRETTY_PRINTED;
  if (/^"?[\w .-]+"?(?:[,;\t]"?[\w .-]+"?)+$/.test(first)) return CSV;
  return undefined;
}

const LFS_POINTER: Refusal = {
  code: 'lfs-pointer',
  message: 'This is a Git LFS pointer, not the data it points at.',
  hint: 'Run `git lfs pull`; in a workflow set `lfs: true` on the checkout step instead.',
};
const DVC_POINTER: Refusal = {
  code: 'dvc-pointer',
  message: 'This is a DVC pointer, not the data it points at.',
  hint: 'Run `dvc pull` first, and name the data file itself in jobs.yaml.',
};
const JSON_ARRAY: Refusal = {
  code: 'json-array',
  message:
    'The whole file is one JSON list; JSON lines are needed: one object on each line, no list around them.',
  hint: "Rewrite it with `jq -c '.[]' {file} > {fixed}`.",
};
const PRETTY_PRINTED: Refusal = {
  code: 'pretty-printed',
  message: 'The JSON is spread over several lines; each line must hold one whole object.',
  hint: 'Rewrite it with `jq -c . {file} > {fixed}`.',
};
const CSV: Refusal = {
  code: 'csv-file',
  message: 'This looks like CSV; JSON lines are needed: one object on each line.',
  hint: 'Write each record as {"prompt": "…", "completion": "…"} on a line of its own.',
};

function compressed(name: string, tool: string): Refusal {
  return {
    code: 'compressed-file',
    message: `The file is compressed (${name}); Bedrock reads plain JSON lines.`,
    hint: `Unpack it, \`${tool} {file} > {fixed}\`, and use the new file.`,
  };
}

function columnar(name: string): Refusal {
  return {
    code: 'columnar-file',
    message: `This is a ${name} file; Bedrock reads JSON lines.`,
    hint: 'Export it as JSON lines, for example with `to_json(path, orient="records", lines=True)` of pandas.',
  };
}

function utf16(encoding: string): Refusal {
  return {
    code: 'not-utf8',
    message: 'The file is UTF-16; Bedrock reads UTF-8.',
    hint: `Rewrite it with \`iconv -f ${encoding} -t UTF-8 {file} > {fixed}\`.`,
  };
}
