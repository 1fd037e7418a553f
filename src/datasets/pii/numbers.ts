/** Numbers with a check of their own: bank account, payment card, US social security. */
import { after, before, type PiiPattern } from './match.ts';

/** Whether the digits pass the check of ISO/IEC 7812 (Luhn). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Leading digits and lengths of the networks: Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay. */
const CARD =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12,14}|3[47]\d{13}|(?:6011|64[4-9]\d|65\d\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17})$/;
/** Published for tests by the networks and by payment services. */
const TEST_CARDS: ReadonlySet<string> = new Set([
  '4012888888881881',
  '4000056655665556',
  '5200828282828210',
  '5105105105105100',
  '2223003122003222',
  '378282246310005',
  '371449635398431',
  '378734493671000',
  '6011111111111117',
  '6011000990139424',
  '30569309025904',
  '38520000023237',
  '3056930009020004',
  '3530111333300000',
  '3566002020360505',
]);
/** Words of other long numbers. */
const OTHER_NUMBER =
  /(?:order|invoice|tracking|ticket|ref(?:erence)?|transaction|case|serial|parcel|shipment|isbn|imei|sku|uuid|\bids?|\bno|\bnr|number|timestamp)\b\W{0,12}$/i;
const CARD_WORD = /card|visa|master|amex|credit|debit|karte|carte|tarjeta/i;

function isCard(match: RegExpExecArray): boolean {
  const digits = match[0].replace(/\D/g, '');
  if (!CARD.test(digits) || TEST_CARDS.has(digits) || !passesLuhn(digits)) return false;
  if (new Set(digits).size <= 3) return false;
  return CARD_WORD.test(before(match, 40) + after(match, 20)) || !OTHER_NUMBER.test(before(match, 40));
}

/** Digits in one run, or in groups as they are printed on a card. */
export const CARDS: readonly PiiPattern[] = [
  { kind: 'payment-card', pattern: /(?<![\w+/=.-])\d{13,19}(?![\w+/=-]|\.\d)/g, accept: isCard },
  {
    kind: 'payment-card',
    pattern:
      /(?<![\w+/=.-])\d{4}([ -])(?:\d{4}\1\d{4}\1\d{1,4}(?:\1\d{3})?|\d{6}\1\d{4,5})(?![\w+/=-]|\.\d)/g,
    accept: isCard,
  },
];

/** Length by country, from the registry of ISO 13616. */
const IBAN_LENGTHS = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);
/** Examples that documentation uses. */
const EXAMPLE_IBANS: ReadonlySet<string> = new Set([
  'GB82WEST12345698765432',
  'GB29NWBK60161331926819',
  'GB33BUKB20201555555555',
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'NL91ABNA0417164300',
  'BE68539007547034',
  'CH9300762011623852957',
  'ES9121000418450200051332',
  'AT611904300234573201',
]);

/** Whether the remainder of ISO 7064 (mod 97) is 1. */
function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

export const IBAN: PiiPattern = {
  kind: 'iban',
  pattern: /(?<![A-Za-z0-9+/=_-])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}(?![A-Za-z0-9+/=_])/g,
  accept: ([match]) => {
    const length = IBAN_LENGTHS.get(match.slice(0, 2));
    // A word in capitals may follow, taken for another group.
    const iban = match.replace(/[ -]/g, '').slice(0, length);
    return iban.length === length && !EXAMPLE_IBANS.has(iban) && passesMod97(iban);
  },
};

/** Numbers that were printed in public or stand for one. */
const NO_SSN: ReadonlySet<string> = new Set([
  '078051120',
  '219099999',
  '123456789',
  '111111111',
  '987654321',
]);
const SSN_WORD = /\b(?:ssn|social[ -]security)\b/i;

export const SSN: PiiPattern = {
  kind: 'us-ssn',
  pattern: /(?<![\w+/=.-])(?!000|666|9)\d{3}([- ]?)(?!00)\d{2}\1(?!0000)\d{4}(?![\w+/=-]|\.\d)/g,
  accept: (match) => {
    if (NO_SSN.has(match[0].replace(/\D/g, '')) || /^(\d)\1\1\D?(\d)\2\D?(\d)\3{3}$/.test(match[0]))
      return false;
    // Only dashes make it one; other nine digits need to be called one.
    return match[1] === '-'
      ? !OTHER_NUMBER.test(
          before(match, 24)
            .replace(SSN_WORD, '')
            .replace(/security number\W*$/i, ''),
        )
      : SSN_WORD.test(before(match, 48));
  },
};
