import { describe, expect, it } from '@jest/globals';
import { LineSplitter, pieces } from '../../src/datasets/lines.ts';

async function* source(log: string[], failAt = Infinity): AsyncGenerator<Uint8Array> {
  try {
    for (let chunk = 0; chunk < 5; chunk += 1) {
      if (chunk === failAt) throw new Error('gone');
      log.push(`chunk ${chunk}`);
      yield Buffer.alloc(2000, chunk);
    }
  } finally {
    log.push('closed');
  }
}

describe('pieces', () => {
  it('come in order, the next one fetched while one is worked on', async () => {
    const log: string[] = [];
    const firsts: (number | undefined)[] = [];
    for await (const piece of pieces(source(log))) {
      firsts.push(piece[0]);
      log.push('piece');
    }
    expect(firsts).toEqual([0, 1, 2, 3, 4]);
    expect(log.indexOf('chunk 1')).toBeLessThan(log.indexOf('piece'));
    expect(log.at(-1)).toBe('piece');
    expect(log.filter((entry) => entry === 'closed')).toHaveLength(1);
  });

  it('close the source when they are left', async () => {
    const log: string[] = [];
    for await (const piece of pieces(source(log))) if (piece[0] === 1) break;
    expect(log).toEqual(['chunk 0', 'chunk 1', 'chunk 2', 'closed']);
  });

  it('pass on an error of the source, after what came before it', async () => {
    const log: string[] = [];
    const firsts: (number | undefined)[] = [];
    const read = async (): Promise<void> => {
      for await (const piece of pieces(source(log, 3))) firsts.push(piece[0]);
    };
    await expect(read()).rejects.toThrow('gone');
    expect(firsts).toEqual([0, 1, 2]);
  });
});

describe('LineSplitter', () => {
  it('copies the line that was cut, and leaves those after it where they are', () => {
    const splitter = new LineSplitter();
    const [first, second] = [Buffer.from('a\nb'), Buffer.from('b\nc\nd\ne')];
    const texts = (piece: Buffer) =>
      splitter.push(piece).map((segment) => (segment.kind === 'lines' ? segment.bytes.toString() : ''));
    expect(texts(first)).toEqual(['a\n']);
    expect(texts(second)).toEqual(['bb\n', 'c\nd\n']);
    expect(splitter.end()).toEqual([{ kind: 'lines', bytes: Buffer.from('e') }]);
  });
});
