/** Files that are no JSON lines at all, told by their first bytes: one finding that names the kind beats thousands. */
import type { FindingDraft } from './findings.ts';

type Refusal = Pick<FindingDraft, 'code' | 'message' | 'hint'>;

const MAGIC: readonly (readonly [string, Refusal])[] = [
  ['1f8b', compressed('gzip', 'gunzip -c <')],
  ['28b52ffd', compressed('zstd', 'unzstd -c <')],
  ['425a68', compressed('bzip2', 'bunzip2 -c <')],
  ['fd377a585a00', compressed('xz', 'unxz -c <')],
  ['377abcaf271c', compressed('7z', '7z x -so')],
  ['504b0304', compressed('zip', 'unzip -p')],
  ['d0cf11e0', spreadsheet()],
  ['50415231', columnar('Parquet')],
  ['4152524f5731', columnar('Arrow')],
  ['46454131', columnar('Feather')],
  ['4f5243', columnar('ORC')],
  ['4f626a01', columnar('Avro')],
  ['fffe0000', utf16('UTF-32')],
  ['0000feff', utf16('UTF-32')],
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
  // What Excel writes is a zip archive whose parts have these names.
  if (hex.startsWith('504b0304') && /\[Content_Types\]\.xml|xl\//.test(head.toString('latin1')))
    return spreadsheet();
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
  if (/^"?[\w .-]+"?(?:[,;]"?[\w .-]+"?)+$/.test(first)) return table('CSV');
  if (/^"?[\w .-]+"?(?:\t"?[\w .-]+"?)+$/.test(first)) return table('tab-separated values (TSV)');
  if (/^(?:---|[A-Za-z_]\w*:(?: .*)?|- .*)$/.test(first) && /^(?: {2}|- |[A-Za-z_]\w*:)/.test(second))
    return YAML;
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
  hint: '`bedrock-tune validate --fix` writes {fixed} with one object on each line.',
};
const PRETTY_PRINTED: Refusal = {
  code: 'pretty-printed',
  message: 'The JSON is spread over several lines; each line must hold one whole object.',
  hint: '`bedrock-tune validate --fix` writes {fixed} with one object on each line.',
};
const YAML: Refusal = {
  code: 'yaml-file',
  message: 'This looks like YAML; JSON lines are needed: one object on each line.',
  hint: 'Write each record as {"prompt": "…", "completion": "…"} on a line of its own.',
};

function table(name: string): Refusal {
  return {
    code: 'csv-file',
    message: `This looks like ${name}; JSON lines are needed: one object on each line.`,
    hint: 'Write each record as {"prompt": "…", "completion": "…"} on a line of its own.',
  };
}

function compressed(name: string, tool: string): Refusal {
  return {
    code: 'compressed-file',
    message: `The file is compressed (${name}); Bedrock reads plain JSON lines.`,
    hint: `Unpack it, \`${tool} {file} > {fixed}\`, and use the new file.`,
  };
}

function spreadsheet(): Refusal {
  return {
    code: 'spreadsheet',
    message: 'This is an Excel workbook; Bedrock reads JSON lines.',
    hint: 'Export it as JSON lines, for example with `read_excel(path).to_json(path, orient="records", lines=True)` of pandas.',
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
    message: `The file is ${encoding.slice(0, 6)}; Bedrock reads UTF-8.`,
    hint: 'Save it as UTF-8, or let `bedrock-tune validate --fix` write {fixed}.',
  };
}
