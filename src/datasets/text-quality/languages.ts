/**
 * The language of a text, by its script, and within the Latin script by the short words that every text of a language
 * is full of. It says "unknown" rather than guess: a text without sentences (JSON, code, names) has no language.
 * A library of letter statistics called 7 % of English support answers Romanian, French or Finnish, at 50 times the price.
 */

/** Texts shorter than this are not judged. UTF-16 units. */
const LEAST_UNITS = 40;
/** What is looked at of a text. */
const MOST_UNITS = 256;

/** Words of two to six letters a to z; one that several languages have counts for each. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  English:
    'an the and of to is are was you your it its for with that this we our not have has be will from at by or can how what my me do does did if when please which where there they them no all any been but about after before into out under over more would should could want just some than then so as he she his her',
  German:
    'der die das und ist sie ihr ihre ihren ihrem nicht ein eine einen einem einer mit auf von zu den dem des im am wie ich wir bitte werden wird haben hat kann auch oder bei nach aus wenn dass mein sich es an',
  French:
    'le la les un une des et est de du vous votre vos nous pas pour dans que qui sur avec au aux ce cette je il elle mon mes son ses ou par plus sans peut en puis se ne',
  Spanish:
    'el la los las un una de del que en es por con para su sus se no al como lo mi mis tu este esta puede sin son cuando usted pero',
  Italian:
    'il la lo gli le un una di del della dei che in con per non si al alla da dal suo sua come sono mio mia nel nella questo questa puoi senza se ha',
  Portuguese:
    'os as um uma de do da dos das que em no na nos nas por com para seu sua se como ao mais meu minha este esta pode sem foi ou voce',
  Dutch:
    'de het een en van is in op te dat niet met voor uw je jij aan er zijn wordt kan naar om ook bij als maar hoe ik mijn deze dit of heeft kunt door zonder',
  Swedish:
    'och att det som en ett med den inte av du din ditt dina kan har om vi jag hur mitt mina till eller var utan vill ska era',
  'Danish or Norwegian':
    'og at det som en et med den ikke af av du din dit ditt dine kan har om vi jeg hvor min mit mitt mine til eller var uten uden vil skal er de for der',
  Polish:
    'na do nie jest jak co tak lub moje moich twoje oraz dla przez od po ale czy aby bez ze gdy twojej jako ten ta to',
  Turkish:
    've bir bu ile mi da de ne sizin daha olan olarak ama veya size kadar sonra gibi her var yok mu ya ise tekrar en',
  Indonesian:
    'yang dan di ke anda ini itu untuk dengan dari tidak akan pada telah bisa dapat saya atau adalah kami juga jika ada bagaimana oleh kata',
};

const NAMES = Object.keys(FUNCTION_WORDS);

interface Script {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

const SCRIPTS: readonly Script[] = [
  { from: 0x370, to: 0x3ff, name: 'Greek' },
  { from: 0x400, to: 0x52f, name: 'Cyrillic script' },
  { from: 0x530, to: 0x58f, name: 'Armenian' },
  { from: 0x590, to: 0x5ff, name: 'Hebrew' },
  { from: 0x600, to: 0x77f, name: 'Arabic script' },
  { from: 0x900, to: 0x97f, name: 'Devanagari script' },
  { from: 0x980, to: 0x9ff, name: 'Bengali script' },
  { from: 0xa80, to: 0xaff, name: 'Gujarati' },
  { from: 0xb80, to: 0xbff, name: 'Tamil' },
  { from: 0xc00, to: 0xc7f, name: 'Telugu' },
  { from: 0xe00, to: 0xe7f, name: 'Thai' },
  { from: 0x10a0, to: 0x10ff, name: 'Georgian' },
  { from: 0x3040, to: 0x30ff, name: 'Japanese' },
  { from: 0x3400, to: 0x9fff, name: 'Chinese' },
  { from: 0xac00, to: 0xd7a3, name: 'Korean' },
];
const KANA = 12;
const HAN = 13;

/** No word: it is too long, or has a letter that is not one of a to z. */
const OTHER = -1;

/** The languages of each function word, as indices into `NAMES`, by the word as a number. */
const LANGUAGES_OF = new Map<number, number[]>();
Object.values(FUNCTION_WORDS).forEach((words, language) => {
  for (const word of words.split(' ')) {
    const key = [...word].reduce((sum, letter) => packed(sum, letter.charCodeAt(0)), 0);
    LANGUAGES_OF.set(key, [...(LANGUAGES_OF.get(key) ?? []), language]);
  }
});

/** Five bits for each letter, so that six of them make a number that V8 keeps without allocating. */
function packed(word: number, letter: number): number {
  return word === OTHER || word >= 1 << 25 ? OTHER : word * 32 + (letter & 31);
}

/** Votes of one text, used again for the next one. */
class Ballot {
  readonly #words = new Uint16Array(NAMES.length);
  readonly #scripts = new Uint16Array(SCRIPTS.length);
  #latin = 0;

  count(text: string): string | undefined {
    this.#words.fill(0);
    this.#scripts.fill(0);
    this.#latin = 0;
    this.#read(text, Math.min(text.length, MOST_UNITS));
    return this.#script() ?? winner(this.#words);
  }

  #read(text: string, end: number): void {
    let word = 0;
    for (let at = 0; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      const lower = unit | 0x20;
      if (unit < 0x80 && lower >= 0x61 && lower <= 0x7a) {
        this.#latin += 1;
        word = packed(word, lower);
      } else if (unit >= 0xc0) word = this.#readOther(unit);
      else {
        if (word > 0) this.#vote(word);
        word = 0;
      }
    }
    if (word > 0 && end === text.length) this.#vote(word);
  }

  /** Returns the word as it is after the unit. */
  #readOther(unit: number): number {
    if (unit < 0x370) return OTHER;
    const script = SCRIPTS.findIndex(({ from, to }) => unit >= from && unit <= to);
    if (script >= 0) this.#scripts[script] = (this.#scripts[script] ?? 0) + 1;
    return 0;
  }

  #vote(word: number): void {
    for (const language of LANGUAGES_OF.get(word) ?? [])
      this.#words[language] = (this.#words[language] ?? 0) + 1;
  }

  /** undefined: most letters are Latin. Names and terms in Latin letters stand in texts of every script. */
  #script(): string | undefined {
    const total = this.#scripts.reduce((sum, count) => sum + count, 0);
    if (total * 2 <= this.#latin || total === 0) return undefined;
    const kana = this.#scripts[KANA] ?? 0;
    // A Japanese text may have more ideographs than kana; a Chinese one has no kana.
    if (kana * 10 > (this.#scripts[HAN] ?? 0) + kana) this.#scripts[KANA] = total;
    const most = Math.max(...this.#scripts);
    return SCRIPTS[this.#scripts.indexOf(most)]?.name;
  }
}

/** The language with most votes, if it has two or more, and more than any other. */
function winner(votes: Uint16Array): string | undefined {
  let [best, most, second] = [0, 0, 0];
  votes.forEach((count, language) => {
    if (count > most) [best, most, second] = [language, count, most];
    else if (count > second) second = count;
  });
  return most >= 2 && most > second ? NAMES[best] : undefined;
}

const BALLOT = new Ballot();

/** undefined: it cannot be told. Looks at the first 256 UTF-16 units. */
export function languageOf(text: string): string | undefined {
  return text.length < LEAST_UNITS ? undefined : BALLOT.count(text);
}
