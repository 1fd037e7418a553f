import { FixLog } from '../../../src/datasets/fix/log.ts';
import { type RewriteSettings, rewrite } from '../../../src/datasets/fix/rewrite.ts';
import { chunks, collect } from '../scan-support.ts';

const SETTINGS: RewriteSettings = {
  mendsRows: true,
  also: new Set(),
  target: undefined,
  system: undefined,
  accepts: [],
  reserved: [],
};

export interface Rewritten {
  readonly text: string;
  /** `id@lines x count`. */
  readonly fixes: readonly string[];
  readonly losses: readonly string[];
  readonly log: FixLog;
}

export async function rewritten(
  content: string | Uint8Array,
  over: Partial<RewriteSettings> = {},
  sizes: readonly number[] = [],
): Promise<Rewritten> {
  const log = new FixLog();
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const out = await collect(rewrite(chunks(bytes, sizes), { ...SETTINGS, ...over }, log));
  const told = ({ id, lines, count }: (typeof log.fixes | typeof log.losses)[number]): string =>
    `${id}@${lines.join(',')} x${count}`;
  return { text: out.toString(), fixes: log.fixes.map(told), losses: log.losses.map(told), log };
}
