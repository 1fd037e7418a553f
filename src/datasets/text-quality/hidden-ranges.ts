/** Units that a reader does not see, or that have no meaning of their own outside one program. */
export type HiddenKind =
  | 'control'
  | 'soft-hyphen'
  | 'direction-mark'
  | 'bidi'
  | 'space'
  | 'non-joiner'
  | 'joiner'
  | 'zero-width'
  | 'mongolian'
  | 'filler'
  | 'annotation'
  | 'variation'
  | 'tag'
  | 'private';

/** UTF-16 units; a character beyond U+FFFF is known by the first of its two. */
export const HIDDEN_RANGES: readonly {
  readonly from: number;
  readonly to: number;
  readonly kind: HiddenKind;
}[] = [
  // Not tab, line feed and carriage return; NUL has a rule of its own.
  { from: 0x01, to: 0x08, kind: 'control' },
  { from: 0x0b, to: 0x0c, kind: 'control' },
  { from: 0x0e, to: 0x1f, kind: 'control' },
  { from: 0x7f, to: 0x9f, kind: 'control' },
  { from: 0xad, to: 0xad, kind: 'soft-hyphen' },
  { from: 0x61c, to: 0x61c, kind: 'direction-mark' },
  { from: 0x180e, to: 0x180e, kind: 'mongolian' },
  { from: 0x200b, to: 0x200b, kind: 'space' },
  { from: 0x200c, to: 0x200c, kind: 'non-joiner' },
  { from: 0x200d, to: 0x200d, kind: 'joiner' },
  { from: 0x200e, to: 0x200f, kind: 'direction-mark' },
  { from: 0x202a, to: 0x202e, kind: 'bidi' },
  { from: 0x2060, to: 0x2065, kind: 'zero-width' },
  { from: 0x2066, to: 0x2069, kind: 'bidi' },
  { from: 0x206a, to: 0x206f, kind: 'zero-width' },
  { from: 0x3164, to: 0x3164, kind: 'filler' },
  { from: 0xffa0, to: 0xffa0, kind: 'filler' },
  // U+E0000 to U+E03FF.
  { from: 0xdb40, to: 0xdb40, kind: 'tag' },
  // U+F0000 to U+10FFFF.
  { from: 0xdb80, to: 0xdbff, kind: 'private' },
  { from: 0xe000, to: 0xf8ff, kind: 'private' },
  { from: 0xfe00, to: 0xfe0f, kind: 'variation' },
  { from: 0xfeff, to: 0xfeff, kind: 'zero-width' },
  { from: 0xfff9, to: 0xfffb, kind: 'annotation' },
];
