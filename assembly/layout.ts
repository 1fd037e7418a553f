// Where things stand in memory. JavaScript fills in the tables (`src/datasets/scanner/`), so that each fact is written
// once, there; it reads these places from the module.

/** One bit for each code unit below U+10000: it is no part of what NFC changes. */
export const PLAIN: i32 = 0x400;
/** By low and by high half of an ASCII byte; both have a bit in common where the byte counts as a symbol. */
export const SYMBOL_LOW: i32 = 0x2400;
export const ASCII_HIGH: i32 = 0x2410;
/** The same for bytes that end a reserved string. */
export const ENDING_LOW: i32 = 0x2420;
/** Tokens of a character: Latin, symbol, alphabet, ideograph. */
export const WEIGHTS: i32 = 0x2430;
/** Two hexadecimal digits for each byte. */
export const HEX: i32 = 0x2500;
/** Words of the formats, 64 bytes each: length, then from 16 on the text and from 40 on the mask of its bytes. */
export const WORDS: i32 = 0x2800;
/** Pieces of the canonical form, 64 bytes each: length, then from 16 on the text. */
export const PIECES: i32 = 0x2c00;
/** Ends of reserved strings, 64 bytes each: the last 16 bytes in small letters, their mask, the bit of capitals. */
export const RESERVED: i32 = 0x3000;
const MOST_RESERVED: i32 = 64;
/** What a conversion writes before, between and after the two texts. */
export const FRAME: i32 = 0x4000;
const MOST_FRAME: i32 = 0x10000;

/** What is learnt from each row. */
export const BATCH: i32 = 4096;
export const ROW_TOKENS: i32 = 0x20000;
export const ROW_IDS: i32 = ROW_TOKENS + BATCH * 8;
export const INPUT_IDS: i32 = ROW_IDS + BATCH * 8;
export const ANSWER_IDS: i32 = INPUT_IDS + BATCH * 8;
/** Offset of the end of each row in `INPUT`, behind its line feed. */
export const ROW_ENDS: i32 = ANSWER_IDS + BATCH * 8;
/** 1 where a row has a `system`. */
export const ROW_SYSTEMS: i32 = ROW_ENDS + BATCH * 4;

/**
 * The texts of the row at hand, 48 bytes each: start, end, tokens, identity, identity without blanks at the ends, and
 * where it stands in the file in quotes and how long, 0 where JavaScript would write it in another way.
 */
export const MOST_TEXTS: i32 = 1024;
export const TEXTS: i32 = 0x60000;
/** First text of each turn of the row at hand. */
export const TURNS: i32 = TEXTS + MOST_TEXTS * 48;
/** Canonical forms are put together here. */
export const CANON: i32 = 0x80000;

/** Longest block, and longest text that is hashed at once. */
const MOST_BYTES: i32 = 0x200000;
export const INPUT: i32 = 0x100000;
/** Decoded texts, each with room for a vector behind it. */
export const TEXT: i32 = INPUT + MOST_BYTES + 0x1000;
/** Converted rows. */
export const OUTPUT: i32 = TEXT + MOST_BYTES + MOST_TEXTS * 64 + 0x1000;
export const MOST_OUTPUT: i32 = MOST_BYTES;

// For JavaScript alone, which keeps to them.
export { MOST_BYTES, MOST_FRAME, MOST_RESERVED };
