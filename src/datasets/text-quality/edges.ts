/** What the texts of a file begin, or end, with. */
import type { EdgeProfile, EdgeStep, Side } from './profile.ts';

/** Nothing longer is taken for something in common. UTF-16 units. */
const MOST_UNITS = 4_096;

/** The longest text that all texts start, or end, with. */
export class CommonEdge {
  readonly #side: Side;
  readonly #steps: EdgeStep[] = [];
  #first = '';
  #common = '';
  #count = 0;
  #units = 0;
  #isOneText = true;

  constructor(side: Side) {
    this.#side = side;
  }

  /** `place` is asked for only where what is common becomes shorter. */
  add(text: string, place: () => Omit<EdgeStep, 'units'>): void {
    this.#count += 1;
    if (this.#count === 1) {
      this.#first = cut(text, this.#side);
      this.#shorten(this.#first, place);
    } else if (!has(text, this.#common, this.#side)) {
      this.#shorten(commonOf(this.#common, text, this.#side), place);
    }
    if (this.#count === 1) this.#units = text.length;
    this.#isOneText &&= text.length === this.#units && this.#steps.length === 1;
  }

  /** Whether all texts are the same. */
  get isOneText(): boolean {
    return this.#isOneText;
  }

  get profile(): EdgeProfile {
    const [side, count, common] = [this.#side, this.#count, this.#common];
    return { side, count, common, first: this.#first, steps: this.#steps };
  }

  #shorten(common: string, place: () => Omit<EdgeStep, 'units'>): void {
    this.#common = common;
    this.#steps.push({ units: common.length, ...place() });
  }
}

/** Where the first text stands that lacks `wanted`; undefined: all have it. */
export function firstWithout(wanted: string, { side, first, steps }: EdgeProfile): EdgeStep | undefined {
  if (!has(first, wanted, side)) return steps[0];
  return steps.find(({ units }) => units < wanted.length);
}

/** Code points. */
export function lengthOf(text: string): number {
  return text.length - (text.match(/[\udc00-\udfff]/g)?.length ?? 0);
}

function has(text: string, edge: string, side: Side): boolean {
  return side === 'start' ? text.startsWith(edge) : text.endsWith(edge);
}

function cut(text: string, side: Side): string {
  return side === 'start' ? text.slice(0, MOST_UNITS) : text.slice(-MOST_UNITS);
}

/** Never half of a surrogate pair. */
function commonOf(a: string, b: string, side: Side): string {
  const [fromA, fromB, step] = side === 'start' ? [0, 0, 1] : [a.length - 1, b.length - 1, -1];
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(fromA + length * step) === b.charCodeAt(fromB + length * step))
    length += 1;
  if (side === 'start') return a.slice(0, /[\ud800-\udbff]/.test(a.charAt(length - 1)) ? length - 1 : length);
  const start = a.length - length;
  return a.slice(length > 0 && /[\udc00-\udfff]/.test(a.charAt(start)) ? start + 1 : start);
}
