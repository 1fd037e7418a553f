/** What one streaming pass over a dataset learns. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import type { Finding } from '../errors.ts';
import type { NearRows } from './near/near-rule.ts';
import type { RowIndex } from './row-index.ts';
import type { TextProfile } from './text-quality/profile.ts';

/** Inclusive range of an estimate; `low <= high`. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** How the file's bytes become the uploaded bytes. */
export type Conversion =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'prompt-completion-to-conversation';
      /** System text put in front of every conversation, if any. */
      readonly system: string | undefined;
    };

/** Result of the pass. All figures are of the whole file: nothing is sampled. */
export interface DatasetScan {
  /** Path relative to the repository root. */
  readonly path: string;
  /** Bytes of the file as it stands in the repository. */
  readonly sourceBytes: number;
  /** Format found; undefined when no row could be understood. */
  readonly format: DatasetFormat | undefined;
  readonly conversion: Conversion;
  /** Bytes that will be uploaded (after conversion). */
  readonly uploadBytes: number;
  /** Lower-case hex SHA-256 of the bytes that will be uploaded. */
  readonly sha256: string;
  readonly rows: number;
  /** Estimate for the whole file, one epoch. */
  readonly tokens: Range;
  /** Rows hold images, videos or documents, whose tokens are in no figure. */
  readonly hasMedia: boolean;
  /** Every row whose format was understood. */
  readonly index: RowIndex;
  /** undefined: the rules about near rows are off. */
  readonly near: NearRows | undefined;
  /** undefined: every rule about texts is switched off. */
  readonly texts?: TextProfile | undefined;
  readonly findings: readonly Finding[];
}
