/** Secrets that only their surroundings give away: a name before them, or a URL around them. */
import type { Candidate, Detector } from './detector.ts';
import { entropy, isRandomBase64 } from './random.ts';

/** Between a name and its value: quotes (escaped or not), a colon, an equals sign, an arrow, or `is`. */
const JOIN = String.raw`(?:\\{0,3}["'\x60])?\s{0,4}(?:=>|:=|={1,3}|:|\bis\b:?)\s{0,4}(?:\\{0,3}["'\x60])?`;
const NAMES = `(?:passwo?r?d|passwd|pwd|passphrase|secret|token|api[_ -]?key|(?:access|auth|private|signing|encryption|account|master)[_ -]?key|credential)s?`;

/** Passwords of tutorials. */
const COMMON =
  /^(?:pass(?:word|wd)?\d{0,3}|pwd|secret|root|admin|user(?:name)?|test(?:ing)?|guest|postgres|mysql|mongo|redis|rabbitmq|hunter2|letmein|qwerty|mypass(?:word)?|my[-_]?secret(?:[-_]password)?|p[a@]ssw[o0]rd\d{0,3}|token)$/i;

function isRealPassword({ groups }: Candidate): boolean {
  const { user = '', value = '', host = '' } = groups;
  if (COMMON.test(value) || value === user) return false;
  return !/(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$/i.test(host);
}

/** Long and mixed enough to be no word, no number and no name of a variable. */
function isOpaque({ value, text, end }: Candidate): boolean {
  if (!/[\d!#$%&*@^]/.test(value) || !/[A-Za-z]/.test(value) || COMMON.test(value)) return false;
  // A call, a path, a member of an object, a version or a date.
  if (/^(?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+|[./~].*|\w+:\/\/.*|v?\d+(?:[.:/-]\d+)+\S*)$/.test(value))
    return false;
  if (/^[a-z]+(?:[_-][a-z]+)*[_-]?\d{1,4}$/i.test(value)) return false;
  if (/^[A-Z][a-z]+\d{1,4}(?:[A-Z][a-z]+)*$/.test(value)) return false;
  // Words with a number between them: the name of a class, of a header. Or a function that is called.
  if (value.replace(/\D/g, '').length < 2 && /[a-z]{5}/.test(value)) return false;
  return text[end] !== '(' && entropy(value) >= 3;
}

export const KEYED: readonly Detector[] = [
  {
    name: 'an AWS secret access key',
    marker: 'secret',
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/_-])/g,
    accept: ({ value, text, start }) =>
      isRandomBase64(value) &&
      /secret[_ -]?(?:access[_ -]?)?key(?:[^A-Za-z0-9]{1,20}|[^A-Za-z0-9\n][^\n]{0,30}[^A-Za-z0-9+/])$/i.test(
        text.slice(Math.max(0, start - 60), start),
      ),
  },
  {
    name: 'a Twilio auth token',
    marker: 'twilio|auth[_ ]?token',
    pattern: new RegExp(
      String.raw`(?:twilio[\w .-]{0,24}|auth[_ ]?token)${JOIN}(?<value>[0-9a-f]{32})(?![A-Za-z0-9])`,
      'gi',
    ),
  },
  {
    name: 'a URL with a password',
    marker: String.raw`:\/\/[^\s/@]{0,100}:[^\s/@]{1,200}@`,
    pattern:
      /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/(?<user>[^\s:/?#@"'<>]{0,100}):(?<value>[^\s/@"'<>]{3,200})@(?<host>[a-z0-9_.-]{1,253})/gi,
    accept: isRealPassword,
  },
  {
    name: 'an authorization header',
    marker: 'bearer|authorization',
    severity: 'warning',
    pattern:
      /\b(?:bearer|authorization["']?\s{0,3}[:=]\s{0,3}["']?basic)\s{1,3}(?<value>[A-Za-z0-9+/=._~-]{20,2000})/gi,
    accept: isOpaque,
  },
  {
    name: 'what looks like a password or key',
    marker: NAMES,
    severity: 'warning',
    pattern: new RegExp(
      String.raw`${NAMES}[\w-]{0,20}${JOIN}(?<value>[^\s"'\x60,;<>(){}[\]\\]{10,200})`,
      'gi',
    ),
    accept: isOpaque,
  },
];
