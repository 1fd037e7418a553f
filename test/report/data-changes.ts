/** Datasets in reports, and what a pull request can do to them. */

import type { DatasetDiff } from '../../src/datasets/diff.ts';
import type { Pointer } from '../../src/datasets/pointer.ts';
import type { PartForm, RowForm } from '../../src/datasets/row-form.ts';
import type { RowSamples } from '../../src/datasets/row-samples.ts';
import type { FullRow } from '../../src/datasets/row-text.ts';
import type { DatasetChange, DatasetReport, FormerDataset } from '../../src/report/model.ts';

export const SHA256 = '9b1f0c6c8e5a4d3b2a190817263544f3e2d1c0bfae9d8c7b6a5948372615040f';

export function aDataset(overrides: Partial<DatasetReport> = {}): DatasetReport {
  return {
    split: 'training',
    source: 'datasets/support-bot/train.jsonl',
    rows: 1_204,
    bytes: 148_912,
    tokens: { low: 41_000, high: 61_000 },
    sha256: SHA256,
    isUnderstood: true,
    convertedTo: 'bedrock-conversation-2024',
    changed: true,
    diff: undefined,
    ...overrides,
  };
}

function aDiff(overrides: Partial<DatasetDiff> = {}): DatasetDiff {
  return {
    kind: 'rows',
    rows: { before: 222, after: 240 },
    same: 217,
    changed: 3,
    added: 20,
    removed: 2,
    moved: 0,
    tokens: { before: { low: 41_000, high: 61_000 }, after: { low: 44_000, high: 66_000 } },
    duplicates: { before: 3, after: 5 },
    conflicts: { before: 0, after: 1 },
    lengths: [
      { from: 64, to: 127, before: 40, after: 44 },
      { from: 128, to: 255, before: 150, after: 160 },
      { from: 256, to: 511, before: 32, after: 36 },
    ],
    labels: undefined,
    ...overrides,
  };
}

/** The same rows before and after. */
function anUnmovedDiff(overrides: Partial<DatasetDiff>): DatasetDiff {
  const figures = { rows: { before: 222, after: 222 }, same: 222, changed: 0, added: 0, removed: 0 };
  const tokens = { low: 41_000, high: 61_000 };
  return aDiff({
    ...figures,
    tokens: { before: tokens, after: tokens },
    duplicates: { before: 3, after: 3 },
    conflicts: { before: 0, after: 0 },
    lengths: [{ from: 64, to: 127, before: 222, after: 222 }],
    ...overrides,
  });
}

function compared(
  diff: DatasetDiff,
  overrides: Partial<Extract<DatasetChange, { readonly kind: 'compared' }>> = {},
): DatasetChange {
  const unread = { before: 0, after: 0 };
  return {
    kind: 'compared',
    diff,
    from: undefined,
    unread,
    sameUpload: false,
    cost: undefined,
    leaks: [],
    ...overrides,
  };
}

const DVC: Pointer = { kind: 'DVC', digest: undefined, bytes: undefined };

/** Everything in a change that is text of somebody else's. */
export function hostileChanges(text: string): readonly DatasetChange[] {
  const pointer: Pointer = { kind: 'Git LFS', digest: text, bytes: 1 };
  return [
    { kind: 'renamed', from: text },
    { kind: 'not-compared', reason: text },
    { kind: 'pointer', from: text, before: pointer, after: pointer },
    { kind: 'version', before: text, after: text },
    compared(aDiff(), { from: text }),
  ];
}

export function fullSamples(text: string): RowSamples {
  const said = (prompt: string, completion: string): FullRow => ({
    json: JSON.stringify({ prompt, completion }),
    texts: [
      { role: 'user', path: ['prompt'], text: prompt },
      { role: 'assistant', path: ['completion'], text: completion },
    ],
  });
  const row = (line: number, shown: FullRow) => ({ line, shown });
  const long = 'long '.repeat(60);
  return {
    policy: 'full',
    rows: {
      changed: [
        { before: row(12, said(text, text)), after: row(14, said(text, `${text} more`)) },
        { before: row(15, said(long, `${long}${text}`)), after: row(15, said(long, `${long}, ${text}`)) },
        { before: row(16, said('a', 'b')), after: row(16, { ...said('a', 'b'), json: `{"x":${text}}` }) },
      ],
      added: [row(31, said(text, text)), row(32, said(`${long}${text}`, text))],
      removed: [row(7, { json: text, texts: [] })],
    },
  };
}

export function redactedSamples(): RowSamples {
  const part = (role: 'user' | 'assistant', tokens: number, change: PartForm['change'] = undefined) => ({
    role,
    tokens,
    change,
  });
  const form = (...parts: readonly PartForm[]): RowForm => ({ omitted: 0, parts, hasOtherChange: false });
  const words = { only: undefined, kept: 41, removed: 3, added: 7 };
  const before = form(part('user', 14), part('assistant', 48));
  const row = (line: number, shown: RowForm) => ({ line, shown });
  const after = (change: PartForm['change']) =>
    row(14, form(part('user', 14, 'same'), part('assistant', 52, change)));
  return {
    policy: 'redacted',
    rows: {
      changed: [
        { before: row(12, before), after: after(words) },
        { before: row(13, before), after: after({ only: 'digits', kept: 40, removed: 1, added: 1 }) },
        {
          before: row(15, before),
          after: row(15, {
            ...form(part('user', 14, 'same'), part('assistant', 48, 'same')),
            hasOtherChange: true,
          }),
        },
      ],
      added: [row(31, { ...form(part('user', 1)), omitted: 12 })],
      removed: [row(7, form())],
    },
  };
}

const COST = { before: { low: 0.082, high: 0.122 }, after: { low: 0.088, high: 0.132 } };

/** Two of five labels have another share, one is new. */
const LABELS: DatasetDiff['labels'] = {
  before: 5,
  after: 6,
  changes: [
    { line: { before: 12, after: 14 }, share: { before: 0.31, after: 0.38 } },
    { line: { before: undefined, after: 1_040 }, share: { before: 0, after: 0.04 } },
    { line: { before: 9, after: undefined }, share: { before: 0.012, after: 0 } },
    { line: { before: 3, after: 3 }, share: { before: 0.2, after: 0.203 } },
  ],
};

export const DATA_CHANGES = {
  compared: [
    aDataset({
      rows: 240,
      diff: compared(aDiff({ labels: LABELS }), {
        cost: COST,
        leaks: [{ split: 'evaluation', before: 3, after: 1 }],
      }),
    }),
    aDataset({
      split: 'validation',
      source: 'datasets/support-bot/validation.jsonl',
      diff: compared(anUnmovedDiff({ kind: 'reordered', moved: 12 }), {
        leaks: [{ split: 'validation', before: 0, after: 9 }],
      }),
    }),
    aDataset({
      split: 'evaluation',
      source: 'datasets/support-bot/eval.jsonl',
      convertedTo: undefined,
      diff: compared(anUnmovedDiff({ kind: 'reordered', moved: 2 })),
    }),
  ],
  former: [
    { split: 'validation', source: 'datasets/support-bot/old.jsonl', isDeleted: true },
    { split: 'evaluation', source: 's3://acme/eval.jsonl (version v1)', isDeleted: undefined },
  ] satisfies readonly FormerDataset[],
  /** The same file in several jobs, of other cost in each. */
  shared: (epochs: number) => [
    aDataset({
      source: 'datasets/shared.jsonl',
      diff: compared(aDiff(), {
        cost: {
          before: { low: 0.04 * epochs, high: 0.06 * epochs },
          after: { low: 0.05 * epochs, high: 0.07 * epochs },
        },
      }),
    }),
  ],
  others: [
    ...(
      [
        ['new', { kind: 'new' }],
        ['renamed', { kind: 'renamed', from: 'datasets/old|name`.jsonl' }],
        ['pointer', { kind: 'not-compared', reason: 'the <b>earlier</b> version is a Git LFS pointer' }],
        [
          'lfs',
          {
            kind: 'pointer',
            from: undefined,
            before: { kind: 'Git LFS', digest: '3f2a91bc44d0'.padEnd(64, '0'), bytes: 1_204_000 },
            after: { kind: 'Git LFS', digest: '9bc1aa02e7f1'.padEnd(64, '0'), bytes: 1_310_000 },
          },
        ],
        ['into-dvc', { kind: 'pointer', from: 'datasets/was.jsonl', before: undefined, after: DVC }],
        ['object', { kind: 'version', before: 'v1', after: 'Vx_2.b' }],
        ['rewritten', compared(anUnmovedDiff({ kind: 'same-rows' }))],
        ['spaced', compared(anUnmovedDiff({ kind: 'same-rows' }), { sameUpload: true })],
        [
          'moved',
          compared(aDiff({ moved: 4 }), { from: 'datasets/old.jsonl', unread: { before: 0, after: 2 } }),
        ],
      ] satisfies readonly (readonly [string, DatasetChange])[]
    ).map(([name, diff]) => aDataset({ source: `datasets/triage/${name}.jsonl`, diff })),
  ],
};
