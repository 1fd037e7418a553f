/** Files that stand for data kept elsewhere: Git LFS and DVC pointers. */

export interface Pointer {
  readonly kind: 'Git LFS' | 'DVC';
  /** Digest of the data it stands for, as the pointer writes it; undefined: it names none. */
  readonly digest: string | undefined;
  /** Bytes of the data; undefined: it does not say. */
  readonly bytes: number | undefined;
}

/** Larger files are no pointers. */
export const MAX_POINTER_BYTES = 1024;

/** undefined: it is data. */
export function pointerOf(text: string): Pointer | undefined {
  if (text.startsWith('version https://git-lfs.github.com/spec/'))
    return pointer('Git LFS', /^oid sha256:([0-9a-f]{64})$/m.exec(text), /^size (\d{1,15})$/m.exec(text));
  // `dvc add` writes one entry; a folder's digest ends in `.dir`.
  if (/^outs:\s*$/m.test(text) && /^[-\s]+(?:md5|path): /m.test(text))
    return pointer(
      'DVC',
      /^[-\s]+md5: ([0-9a-f]{32}(?:\.dir)?)\s*$/m.exec(text),
      /^\s+size: (\d{1,15})\s*$/m.exec(text),
    );
  return undefined;
}

function pointer(
  kind: Pointer['kind'],
  digest: RegExpExecArray | null,
  size: RegExpExecArray | null,
): Pointer {
  return { kind, digest: digest?.[1], bytes: size?.[1] === undefined ? undefined : Number(size[1]) };
}
