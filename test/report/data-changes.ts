/** Datasets in reports, and what a pull request can do to them. */

import type { DatasetDiff } from '../../src/datasets/diff.ts';
import type { DatasetChange, DatasetReport } from '../../src/report/model.ts';

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
    ...overrides,
  };
}

const COST = { before: { low: 0.082, high: 0.122 }, after: { low: 0.088, high: 0.132 } };

export const DATA_CHANGES = {
  compared: [
    aDataset({ rows: 240, diff: compared(aDiff(), { cost: COST }) }),
    aDataset({
      split: 'validation',
      source: 'datasets/support-bot/validation.jsonl',
      diff: compared(anUnmovedDiff({ kind: 'reordered', moved: 12 })),
    }),
  ],
  others: [
    ...(
      [
        ['new', { kind: 'new' }],
        ['renamed', { kind: 'renamed', from: 'datasets/old|name`.jsonl' }],
        ['pointer', { kind: 'not-compared', reason: 'the <b>earlier</b> version is a Git LFS pointer' }],
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
