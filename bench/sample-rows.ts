/** Rows to measure with, from a fixed seed: the same on every machine, and none twice in a file. */

export const SAMPLE_KINDS = ['pair', 'conversation', 'conversation, Japanese'] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

const WORDS =
  'the desk of a customer who wrote in about an order that was late asked for 2 refunds, a new invoice (INV-4711) and "a reply" today'.split(
    ' ',
  );
const FOREIGN = 'Größe café Заказ клиента 返金 を お願い します'.split(' ');
const JAPANESE =
  'ご注文の商品が まだ届いていない というお客様から 返金と 新しい請求書を 求める連絡が ありました。 担当者は 本日中に INV-4711 へ返信します、'.split(
    ' ',
  );

/** Rows repeat after this many, but for the number each begins with. */
const VARIETY = 1000;
const BLOCK_BYTES = 1 << 20;

/** A small linear congruential generator. */
function* randoms(): Generator<number> {
  let state = 42;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** About 800 bytes a row (Japanese: 1,500), one in ten not ASCII; each has a place for its number. */
function templates(kind: SampleKind): readonly (readonly [string, string])[] {
  const random = randoms();
  const next = (below: number): number => Math.floor((random.next().value ?? 0) * below);
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? '';
  const words = (count: number, isForeign: boolean): string =>
    Array.from({ length: count }, () => pick(isForeign && next(3) === 0 ? FOREIGN : WORDS)).join(' ');
  const japanese = (count: number): string =>
    Array.from({ length: count / 2 }, () => pick(JAPANESE)).join('');
  return Array.from({ length: VARIETY }, () => {
    const isForeign = next(10) === 0;
    const text = (count: number): string =>
      kind === 'conversation, Japanese' ? japanese(count) : words(count, isForeign);
    const [prompt, completion] = [`#${text(40)}`, text(110)];
    const row = kind === 'pair' ? { prompt, completion } : conversation(prompt, completion);
    const [before = '', after = ''] = JSON.stringify(row).split('#');
    return [before, `${after}\n`] as const;
  });
}

function conversation(prompt: string, completion: string): unknown {
  const turn = (role: string, text: string): unknown => ({ role, content: [{ text }] });
  return {
    schemaVersion: 'bedrock-conversation-2024',
    system: [{ text: 'You are a support assistant.' }],
    messages: [turn('user', prompt), turn('assistant', completion)],
  };
}

/** Whole lines, about a mebibyte at a time. */
export function* sampleFile(kind: SampleKind, megabytes: number): Generator<Buffer> {
  const rows = templates(kind);
  let number = 0;
  for (let written = 0; written < megabytes * 1e6; ) {
    let text = '';
    while (text.length < BLOCK_BYTES / 2) {
      const [before, after] = rows[number % VARIETY] ?? ['', ''];
      text += `${before}Order ${number}: ${after}`;
      number += 1;
    }
    const bytes = Buffer.from(text);
    written += bytes.length;
    yield bytes;
  }
}
