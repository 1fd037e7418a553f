/** Addresses that reach a person or a machine: e-mail, phone, IP. */
import { after, before, type PiiPattern } from './match.ts';

/** Top-level names that no mail is sent to (RFC 2606 and 6761), and endings of files that look like one. */
const NO_DOMAIN =
  /(?:^|[.@])(?:example\.(?:com|net|org)|example|test|invalid|localhost|local|png|jpe?g|gif|svg|webp|ico|js|mjs|ts|css|html?|json|ya?ml|md|txt|py|rs|go|rb|sh|pdf|zip)$/i;

export const EMAIL: PiiPattern = {
  kind: 'email',
  pattern:
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+-][\p{L}\p{N}._%+-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?!\d)[\p{L}\p{N}-]{2,24}(?![\p{L}\p{N}_@-])/gu,
  accept: (match) => {
    const [address] = match;
    if (NO_DOMAIN.test(address)) return false;
    // `git@github.com:…` names a repository, `https://name:word@host` a server.
    if (/^git@/i.test(address) && /^[:/]/.test(after(match, 1))) return false;
    return !/:\/\/[^\s/]{0,200}$/.test(before(match, 220));
  },
};

/** Country codes as ITU-T E.164 assigns them, in short. */
const COUNTRY =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1234569]\d|3[578]\d|42\d|5[09]\d|6[789]\d|8[058]\d|9[679]\d)/;
/** Numbers that nobody has: 555-01xx of North America, and those that Ofcom keeps for drama. */
const FICTION = /^1?[2-9]\d{2}55501\d{2}$|^44(?:7700900|1632960|2079460|1134960|1614960|8081570)\d{3}$/;

/** A word that a number follows, and what may stand between the two. */
const SPOKEN =
  /(?<![\p{L}\d])(?:tel(?:efon|ephone)?|phone|mobile?|cell|handy|call|fax|whatsapp|sms|tél)[\s:.,#=("'-]{1,5}(?:(?:no|nr|number|nummer|is|at|on|me|us|him|her|to|under|unter)\b[\s:.#(-]{1,3}){0,3}$/iu;

export const PHONES: readonly PiiPattern[] = [
  {
    kind: 'phone',
    pattern: /(?<![\w+/=.,-])\+[1-9]\d{0,3}(?:[ .-]?\(?\d{1,5}\)?){1,7}(?![\w+/=-])/g,
    accept: ([number]) => {
      const digits = number.replace(/\D/g, '');
      // A decimal with its sign.
      if (/^\+\d+\.\d+$/.test(number)) return false;
      return digits.length >= 8 && digits.length <= 15 && COUNTRY.test(digits) && !FICTION.test(digits);
    },
  },
  {
    kind: 'phone',
    // North America: area and exchange start with 2 to 9.
    pattern:
      /(?<![\w+./=-])(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}([-.]))[2-9]\d{2}[-.]\d{4}(?![\w+/=-]|\.\d)/g,
    accept: ([number]) => !FICTION.test(number.replace(/\D/g, '')) && !/[2-9]11[-.)]/.test(number),
  },
  {
    kind: 'phone',
    pattern: /(?<![\w+/=.-])\(?0?\d{2,5}\)?(?:[ ./-]{1,3}\d{1,8}){1,5}(?![\w+/=-])/g,
    accept: (match) => {
      const digits = match[0].replace(/\D/g, '');
      if (/^\d{4}-\d\d-\d\d/.test(match[0])) return false;
      return (
        digits.length >= 7 && digits.length <= 13 && SPOKEN.test(before(match, 40)) && !FICTION.test(digits)
      );
    },
  },
  {
    kind: 'phone',
    pattern: /(?<![\w+/=.-])0?\d{7,12}(?![\w+/=-]|\.\d)/g,
    accept: (match) => SPOKEN.test(before(match, 40)) && !FICTION.test(match[0]),
  },
];

/** Not of one person: private, reserved, documentation, and resolvers that everybody names. */
const SHARED_V4 =
  /^(?:0|10|127|22[4-9]|2[345]\d|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|192\.0\.[02]|198\.51\.100|203\.0\.113|198\.1[89]|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^(?:8\.8\.8\.8|8\.8\.4\.4|1\.1\.1\.1|1\.0\.0\.1|9\.9\.9\.9)$/;

export const IPV4: PiiPattern = {
  kind: 'ip-address',
  pattern:
    /(?<![\w.+/=-])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\w+=-]|\.\d)/g,
  accept: (match) => {
    const [address] = match;
    if (SHARED_V4.test(address)) return false;
    const parts = address.split('.').map(Number);
    const [first = 0, second = 0] = parts;
    // Small numbers are a version, a section or an object id more often than a host; equal ones are made up.
    if ((first < 10 && second < 10) || parts.every((part) => part < 30)) return false;
    if (new Set(parts).size === 1) return false;
    return !/(?:version|release|build|section|chapter|firmware|v|ver\.?|§)\s{0,2}[:=]?\s{0,2}$/i.test(
      before(match, 16),
    );
  },
};

export const IPV6: PiiPattern = {
  kind: 'ip-address',
  pattern: /(?<![\w:.])2[0-9a-f]{3}(?::[0-9a-f]{0,4}){2,7}(?![\w:.])/gi,
  accept: ([address]) =>
    (address.includes('::') || address.split(':').length === 8) &&
    !/^(?:2001:0?db8|2001:4860:4860|2606:4700:4700):/i.test(address) &&
    /:[0-9a-f]{1,4}$/i.test(address),
};
