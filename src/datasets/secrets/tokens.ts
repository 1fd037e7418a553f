/**
 * Secrets that tell by their own form what they are. Formats as their makers document them; what the library finds
 * as well (see `library.ts`) is not said again.
 */
import type { Candidate, Detector } from './detector.ts';
import { hasRandomStretch, isRandomBase64 } from './random.ts';

/** Enough of a key's body to be one: an example shows a line of dots. */
const LEAST_KEY_BODY = 64;

function hasKeyBody({ text, end }: Candidate): boolean {
  const [body = ''] = text.slice(end, end + 600).split('-----END', 1);
  const bare = body.replace(/^[A-Za-z-]{3,30}:.*$/gm, '').replace(/\\[nr]|["'`+,\s\\]/g, '');
  const [start = ''] = /^[A-Za-z0-9+/=]*/.exec(bare) ?? [];
  return start.length >= LEAST_KEY_BODY && new Set(start).size >= 16;
}

function isSigned({ value }: Candidate): boolean {
  const [header = '', payload = ''] = value.split('.');
  // The token that jwt.io shows to everybody is about this subject.
  return /"alg"/.test(fromBase64(header)) && !/"sub":\s*"1234567890"/.test(fromBase64(payload));
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64url').toString('latin1');
}

const token = (name: string, marker: string, pattern: RegExp): Detector => ({ name, marker, pattern });

export const TOKENS: readonly Detector[] = [
  token('an AWS access key id', 'A(?:KI|SI)A', /(?<![A-Za-z0-9])A(?:KI|SI)A[A-Z2-7]{16}(?![A-Za-z0-9])/g),
  token('an Amazon Bedrock API key', 'ABSK', /(?<![A-Za-z0-9+/])ABSK[A-Za-z0-9+/]{100,300}={0,2}/g),
  token('an Amazon Bedrock API key', 'bedrock-api-key-', /bedrock-api-key-[A-Za-z0-9+/=_-]{60,4000}/g),
  token(
    'an AWS session token',
    'IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz',
    /(?<![A-Za-z0-9+/])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/=]{80,4000}/g,
  ),
  {
    name: 'the key of a Google service account',
    marker: 'private_key',
    pattern: /private_key\\{0,3}["']\s{0,9}:\s{0,9}\\{0,3}["']-----BEGIN (?:RSA )?PRIVATE KEY-----/g,
    accept: hasKeyBody,
  },
  {
    name: 'a private key',
    marker: '-----BEGIN',
    pattern: /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g,
    accept: hasKeyBody,
  },
  token('a Google API key', 'AIza', /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g),
  token('a Google OAuth secret', 'GOCSPX-', /GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g),
  token('a Google OAuth token', 'ya29\\.', /(?<![A-Za-z0-9_-])ya29\.[A-Za-z0-9_-]{60,2000}/g),
  token(
    'an Azure storage or service key',
    'AccountKey=|SharedAccessKey=',
    /(?:AccountKey=(?<value>[A-Za-z0-9+/]{86}==)|SharedAccessKey=[A-Za-z0-9+/]{43}=)/g,
  ),
  {
    name: 'an Azure SAS signature',
    marker: 'sig=',
    pattern: /[?&;]sig=[A-Za-z0-9%+/]{40,120}(?:%3D|=)?/gi,
    accept: ({ text, start, end }) => /[?&;]s[epv]=/i.test(text.slice(Math.max(0, start - 500), end + 500)),
  },
  {
    name: 'an Azure client secret',
    marker: '\\dQ~',
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/g,
  },
  {
    name: 'an API key of an AI service (`sk-…`)',
    marker: 'sk-',
    pattern: /(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{20,300}/g,
    accept: ({ value }) => hasRandomStretch(value.slice(3)),
  },
  token('an API key of an AI service', 'xai-|pplx-', /(?<![A-Za-z0-9])(?:xai|pplx)-[A-Za-z0-9]{48,100}/g),
  token('a Hugging Face token', 'hf_', /(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{30,40}(?![A-Za-z0-9_])/g),
  token('a Replicate token', 'r8_', /(?<![A-Za-z0-9_])r8_[A-Za-z0-9]{37}(?![A-Za-z0-9_])/g),
  token(
    'a Stripe live key',
    '[sr]k_live_',
    /(?<![A-Za-z0-9_])[sr]k_live_[A-Za-z0-9]{16,120}(?![A-Za-z0-9_])/g,
  ),
  {
    ...token(
      'a Stripe test key',
      '[sr]k_test_',
      /(?<![A-Za-z0-9_])[sr]k_test_[A-Za-z0-9]{16,120}(?![A-Za-z0-9_])/g,
    ),
    severity: 'warning',
  },
  token('a Stripe webhook secret', 'whsec_', /(?<![A-Za-z0-9_])whsec_[A-Za-z0-9+/]{32,64}/g),
  token(
    'a GitLab token',
    'gl[a-z]{2,5}-',
    /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ft|cbt|ptt|soat|agent|imt|oas)-[A-Za-z0-9_.-]{20,300}/g,
  ),
  token('a Slack token', 'xox[cdes]', /(?<![A-Za-z0-9])xox[cdes](?:\.xox[bp])?-[A-Za-z0-9%+/-]{40,400}/g),
  token(
    'a Slack webhook',
    'hooks\\.slack\\.com',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9]{5,20}\/[A-Za-z0-9]{5,24}\/[A-Za-z0-9]{16,60}/g,
  ),
  token(
    'a Discord webhook',
    'api/webhooks/',
    /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,90}/g,
  ),
  token(
    'a Telegram bot token',
    '\\d{8}:AA',
    /(?<![A-Za-z0-9])\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g,
  ),
  token('an npm token', '_authToken', /_authToken\s{0,3}=\s{0,3}["']?(?<value>[A-Za-z0-9_/+=-]{20,200})/g),
  token('a PyPI token', 'pypi-', /(?<![A-Za-z0-9_-])pypi-[A-Za-z0-9_-]{60,300}/g),
  token('a RubyGems key', 'rubygems_', /(?<![A-Za-z0-9_])rubygems_[0-9a-f]{48}(?![0-9a-f])/g),
  token(
    'a SendGrid key',
    'SG\\.',
    /(?<![A-Za-z0-9_-])SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}(?![A-Za-z0-9_-])/g,
  ),
  token('a Twilio API key', 'SK[0-9a-f]{8}', /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/g),
  token('a Mailgun key', 'key-[0-9a-f]{8}', /(?<![A-Za-z0-9_-])key-[0-9a-f]{32}(?![A-Za-z0-9])/g),
  token('a Mailchimp key', '[0-9a-f]{8}-us\\d', /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?!\d)/g),
  {
    name: 'a JSON Web Token',
    marker: 'eyJ',
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{16,2000}/g,
    accept: isSigned,
  },
  {
    name: 'an AWS secret access key',
    marker: 'A(?:KI|SI)A',
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=_-])/g,
    accept: ({ value, text, start }) =>
      isRandomBase64(value) && /A(?:KI|SI)A[A-Z2-7]{16}/.test(text.slice(Math.max(0, start - 200), start)),
  },
];
