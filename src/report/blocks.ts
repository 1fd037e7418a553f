/** Blocks of a report, and leaving out the least important ones, whole, until the rest fits. */
import { Buffer } from 'node:buffer';
import { compareText } from '../errors.ts';
import { count } from './format.ts';

export interface Block {
  /** Markdown, safe already. */
  readonly text: string;
  /** `KEEP` is never left out; of the others the highest number goes first. */
  readonly rank: number;
  /** What it is, in the plural, for the line that says what was left out. */
  readonly what: string;
  /** Neighbours with the same fold stand in one `<details>`. */
  readonly fold?: Fold;
}

export interface Fold {
  /** Text of `<summary>`, safe HTML. */
  readonly summary: string;
  readonly open: boolean;
}

export const KEEP = 0;

export interface Budget {
  /** UTF-8 bytes. */
  readonly bytes: number;
  /** Where everything can be read, as Markdown. */
  readonly elsewhere: string;
}

/**
 * The blocks as one text within the budget, followed by a line that names what was left out. Blocks of rank `KEEP`
 * stay even if they alone exceed it: whoever makes them keeps them short.
 */
export function compose(blocks: readonly Block[], budget: Budget): string {
  const shown = blocks.filter((block) => block.text !== '');
  const order = sheddingOrder(shown);
  let fewest = 0;
  let most = order.length;
  // The text only shrinks as more is left out, so the smallest number that fits is found by halving.
  while (fewest < most) {
    const middle = Math.floor((fewest + most) / 2);
    if (Buffer.byteLength(without(shown, order.slice(0, middle), budget)) <= budget.bytes) most = middle;
    else fewest = middle + 1;
  }
  return without(shown, order.slice(0, fewest), budget);
}

/** Highest rank first; within a rank from the end, for the first jobs matter most. */
function sheddingOrder(blocks: readonly Block[]): readonly Block[] {
  return blocks
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.rank !== KEEP)
    .sort((a, b) => b.block.rank - a.block.rank || b.index - a.index)
    .map(({ block }) => block);
}

function without(blocks: readonly Block[], left: readonly Block[], budget: Budget): string {
  const gone = new Set(left);
  const text = foldTogether(blocks.filter((block) => !gone.has(block)));
  return left.length === 0 ? text : `${text}\n\n${leftOutLine(left, budget.elsewhere)}`;
}

function leftOutLine(left: readonly Block[], elsewhere: string): string {
  const sizes = new Map<string, number>();
  for (const { what } of left) sizes.set(what, (sizes.get(what) ?? 0) + 1);
  const names = [...sizes]
    .sort(([a], [b]) => compareText(a, b))
    .map(([what, size]) => (size === 1 ? what : `${what} (${count(size)})`));
  return `Left out here for its size: ${names.join(', ')}. See ${elsewhere}.`;
}

function foldTogether(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block, index) => [
      ...(opens(blocks, index) ? [openTag(block.fold)] : []),
      block.text,
      ...(closes(blocks, index) ? ['</details>'] : []),
    ])
    .join('\n\n');
}

function opens(blocks: readonly Block[], index: number): boolean {
  const fold = blocks[index]?.fold;
  return fold !== undefined && blocks[index - 1]?.fold !== fold;
}

function closes(blocks: readonly Block[], index: number): boolean {
  const fold = blocks[index]?.fold;
  return fold !== undefined && blocks[index + 1]?.fold !== fold;
}

function openTag(fold: Fold | undefined): string {
  return `<details${fold?.open === true ? ' open' : ''}><summary>${fold?.summary ?? ''}</summary>`;
}
