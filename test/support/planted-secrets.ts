/**
 * Rows with secrets planted in them, and rows with what only looks like one. All of it is made at run time from a
 * seed: random, valid nowhere, and no literal here is what a scanner of the repository would take for a secret.
 */
import { createHash } from 'node:crypto';

export type Random = () => number;

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const ALNUM = DIGITS + LOWER + UPPER;
const BASE64 = `${ALNUM}+/`;
const URL64 = `${ALNUM}-_`;
const HEX = '0123456789abcdef';
const BASE32 = `${UPPER}234567`;

function chars(random: Random, length: number, from = ALNUM): string {
  let text = '';
  while (text.length < length) text += from.charAt(Math.floor(random() * from.length));
  return text;
}

function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

/** A value, and the part of it that chance made. */
interface Secret {
  readonly value: string;
  readonly body: string;
}

interface SecretMaker {
  /** Name of the variable that it would be in. */
  readonly variable: string;
  readonly make: (random: Random) => Secret;
  /** Found by the words around it, so that it needs them, and cannot be wrapped over lines. */
  readonly isKeyed?: true;
}

const after =
  (start: string, length: number, from = ALNUM) =>
  (random: Random): Secret => {
    const body = chars(random, length, from);
    return { value: start + body, body };
  };
const whole = (length: number, from: string) => after('', length, from);

const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function pem(random: Random, kind: string): Secret {
  const body = chars(random, 64 * 12, BASE64);
  const lines = body.match(/.{64}/g) ?? [];
  const line = (word: string): string => `${'-'.repeat(5)}${word} ${kind}PRIVATE KEY${'-'.repeat(5)}`;
  return { value: `${line('BEGIN')}\n${lines.join('\n')}\n${line('END')}`, body: lines[0] ?? '' };
}

function jwt(random: Random): Secret {
  const claims = { sub: chars(random, 12), iat: 1_700_000_000 + Math.floor(random() * 1e7), role: 'admin' };
  const body = chars(random, 43, URL64);
  return { value: `${json({ alg: 'HS256', typ: 'JWT' })}.${json(claims)}.${body}`, body };
}

/** A password as a generator makes it, safe within a URL. */
function password(random: Random): string {
  return `${chars(random, 4, LOWER)}${chars(random, 3, DIGITS)}${chars(random, 9)}`;
}

function urlWith(scheme: string, user: string, host: string): (random: Random) => Secret {
  return (random) => {
    const body = password(random);
    return { value: `${scheme}://${user}:${body}@${host}`, body };
  };
}

export const SECRETS: Readonly<Record<string, SecretMaker>> = {
  'AWS access key id': { variable: 'AWS_ACCESS_KEY_ID', make: after(`AK${'IA'}`, 16, BASE32) },
  'AWS secret access key': { variable: 'AWS_SECRET_ACCESS_KEY', make: whole(40, BASE64), isKeyed: true },
  'AWS session token': { variable: 'AWS_SESSION_TOKEN', make: after(`IQoJb3JpZ2lu${'X2Vj'}`, 300, BASE64) },
  'Bedrock API key': { variable: 'AWS_BEARER_TOKEN_BEDROCK', make: after(`AB${'SK'}`, 132, BASE64) },
  'GitHub token (classic)': { variable: 'GITHUB_TOKEN', make: after(`gh${'p_'}`, 36) },
  'GitHub token (fine-grained)': {
    variable: 'GH_TOKEN',
    make: (random) => {
      const body = chars(random, 59);
      return { value: `github_${'pat_'}${chars(random, 22)}_${body}`, body };
    },
  },
  'GitHub token (app)': { variable: 'APP_TOKEN', make: after(`gh${'s_'}`, 36) },
  'GitLab token': { variable: 'GITLAB_TOKEN', make: after(`gl${'pat-'}`, 20, URL64) },
  'Slack token': {
    variable: 'SLACK_TOKEN',
    make: (random) => {
      const body = chars(random, 24);
      return { value: `xo${'xb-'}${chars(random, 12, DIGITS)}-${chars(random, 13, DIGITS)}-${body}`, body };
    },
  },
  'Slack webhook': {
    variable: 'SLACK_WEBHOOK',
    make: (random) => {
      const body = chars(random, 24);
      const [team, bot] = [chars(random, 10, UPPER + DIGITS), chars(random, 10, UPPER + DIGITS)];
      return { value: `https://hooks.slack${'.com'}/services/T${team}/B${bot}/${body}`, body };
    },
  },
  'Stripe live key': { variable: 'STRIPE_SECRET_KEY', make: after(`sk_${'live_'}`, 24) },
  'Google API key': { variable: 'GOOGLE_API_KEY', make: after(`AI${'za'}`, 35, URL64) },
  'Google service account': {
    variable: 'GOOGLE_CREDENTIALS',
    make: (random) => {
      const { value, body } = pem(random, '');
      const account = { type: 'service_account', project_id: 'acme-prod', private_key: value };
      return { value: JSON.stringify(account), body };
    },
  },
  'Azure storage key': {
    variable: 'AZURE_STORAGE',
    make: (random) => {
      const body = chars(random, 86, BASE64);
      const start = 'DefaultEndpointsProtocol=https;AccountName=acmedata;Account';
      return { value: `${start}Key=${body}==;EndpointSuffix=core.windows.net`, body };
    },
  },
  'Azure SAS': {
    variable: 'SAS_URL',
    make: (random) => {
      const body = chars(random, 43);
      const query = `sv=2024-11-04&se=2027-01-01T00%3A00%3A00Z&sr=c&sp=rl&s${'ig'}=${body}%3D`;
      return { value: `https://acmedata.blob.core.windows.net/exports?${query}`, body };
    },
  },
  'OpenAI key': { variable: 'OPENAI_API_KEY', make: after(`sk-${'proj-'}`, 120, URL64) },
  'Anthropic key': {
    variable: 'ANTHROPIC_API_KEY',
    make: (random) => {
      const body = chars(random, 93, URL64);
      return { value: `sk-${'ant-'}api03-${body}AA`, body };
    },
  },
  'npm token': { variable: 'NPM_TOKEN', make: after(`np${'m_'}`, 36) },
  'PyPI token': { variable: 'TWINE_PASSWORD', make: after(`py${'pi-'}AgEIcHlwaS5vcmc`, 150, URL64) },
  'SendGrid key': {
    variable: 'SENDGRID_API_KEY',
    make: (random) => {
      const body = chars(random, 43, URL64);
      return { value: `S${'G.'}${chars(random, 22, URL64)}.${body}`, body };
    },
  },
  'Twilio API key': { variable: 'TWILIO_API_KEY', make: after('SK', 32, HEX) },
  'private key': {
    variable: 'DEPLOY_KEY',
    make: (random) => pem(random, pick(random, ['RSA ', 'EC ', 'OPENSSH ', ''])),
  },
  'JSON Web Token': { variable: 'ID_TOKEN', make: jwt },
  'database URL': {
    variable: 'DATABASE_URL',
    make: (random) =>
      urlWith(
        pick(random, ['postgresql', 'mysql', 'mongodb+srv', 'redis', 'amqps']),
        'svc_app',
        `db-${chars(random, 4, LOWER)}.internal.acme.io:5432/orders`,
      )(random),
  },
  'basic-auth URL': { variable: 'FEED_URL', make: urlWith('https', 'crawler', 'feeds.acme.io/v2/items') },
  'Hugging Face token': { variable: 'HF_TOKEN', make: after(`h${'f_'}`, 34, LOWER + UPPER) },
  'Vault token': { variable: 'VAULT_TOKEN', make: after(`hv${'s.'}`, 95, URL64) },
  password: { variable: 'DB_PASSWORD', make: whole(18, `${ALNUM}!$%*_-`), isKeyed: true },
};

export const FORMS = ['prose', 'variable', 'code', 'json', 'escaped', 'wrapped', 'base64'] as const;
export type Form = (typeof FORMS)[number];

export interface Planted {
  readonly kind: string;
  readonly form: Form;
  readonly body: string;
  readonly text: string;
}

/** One secret in a text of its form; undefined: a value that words give away has no such form. */
export function plant(random: Random, kind: string, form: Form): Planted | undefined {
  const maker = SECRETS[kind];
  if (maker === undefined) throw new Error(`no such kind: ${kind}`);
  if (maker.isKeyed && form === 'wrapped') return undefined;
  const { value, body } = maker.make(random);
  return { kind, form, body, text: written(form, maker.variable, value) };
}

function written(form: Form, variable: string, value: string): string {
  const object = { region: 'eu-central-1', [variable]: value, retries: 3 };
  const words = variable.toLowerCase().replaceAll('_', ' ');
  switch (form) {
    case 'prose':
      return `Our job fails since Monday. The ${words} is ${value} and nobody has changed it, can you look?`;
    case 'variable':
      return `This is my .env file:\n\nREGION=eu-central-1\n${variable}=${value}\nRETRIES=3\n\nIs it right?`;
    case 'code':
      return `\`\`\`ts\nconst client = new Client({ ${variable}: "${value.replaceAll('\n', '\\n')}", retries: 3 });\n\`\`\``;
    case 'json':
      return `The config is:\n${JSON.stringify(object, undefined, 2)}\nWhat does it do?`;
    case 'escaped':
      return `The log says ${JSON.stringify(JSON.stringify(object))} and then stops.`;
    case 'wrapped':
      return `My terminal shows:\n${variable}=${brokenUp(value)}\nWhat is wrong?`;
    case 'base64':
      return `apiVersion: v1\nkind: Secret\ndata:\n  config: ${Buffer.from(`${variable}=${value}\n`).toString('base64')}\n`;
  }
}

/** Over two lines, as a narrow window breaks it. */
function brokenUp(value: string): string {
  if (value.includes('\n')) return value;
  const at = Math.floor(value.length * 0.7);
  return `${value.slice(0, at)}\n${value.slice(at)}`;
}

const WORDS =
  'please check why the invoice of last month was sent twice to our desk and tell the customer when a new one will come because they asked for it two days ago already'.split(
    ' ',
  );

export function prose(random: Random, length: number): string {
  const parts: string[] = [];
  for (let size = 0; size < length; ) {
    const word = WORDS[Math.floor(random() * WORDS.length)] ?? 'and';
    parts.push(word);
    size += word.length + 1;
  }
  return parts.join(' ');
}

const hex = (random: Random, length: number): string => chars(random, length, HEX);
const uuid = (random: Random): string => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-');
const digest = (random: Random, kind: string): Buffer => createHash(kind).update(String(random())).digest();

/** Texts without a secret or a person in them that look as if. */
export const LOOKALIKES: Readonly<Record<string, (random: Random) => string>> = {
  hashes: (random) =>
    `commit ${hex(random, 40)}\nTree ${hex(random, 40)}, sha256:${hex(random, 64)}, md5 ${hex(random, 32)}`,
  uuids: (random) => `request_id=${uuid(random)} trace ${uuid(random)} in tenant ${uuid(random)}`,
  image: (random) =>
    `![plot](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA${chars(random, 1_500, BASE64)}==)`,
  integrity: (random) =>
    `"integrity": "sha512-${digest(random, 'sha512').toString('base64')}",\n"resolved": "https://packages.acme.io/left-pad/-/left-pad-1.3.0.tgz"`,
  orders: (random) =>
    `Order ${chars(random, 10, DIGITS)}, invoice no. ${chars(random, 16, DIGITS)}, tracking number 1Z${chars(random, 16, UPPER + DIGITS)}, customer ${chars(random, 8, DIGITS)}`,
  'example keys': (random) =>
    pick(random, [
      `aws_access_key_id = AKIA${'IOSFODNN7'}EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY${'EXAMPLE'}KEY`,
      `export OPENAI_API_KEY="sk-${'your-'}api-key-goes-here-0123"`,
      `token: ghp_${'x'.repeat(36)}`,
      `curl -H "Authorization: Bearer <your-token>" https://api.example.com/v1/items`,
      `password: \${DB_PASSWORD:-changeme123}`,
      `api_key = os.environ["ACME_API_KEY_2"]`,
      `const token = process.env.GITHUB_TOKEN2 ?? config.get("token.v2");`,
    ]),
  'local databases': (random) =>
    pick(random, [
      'postgres://postgres:postgres@localhost:5432/app',
      'mongodb://user:password@db.example.com:27017/test',
      'redis://:{{ redis_password }}@cache:6379/0',
      'amqp://guest:guest@rabbit:5672',
    ]),
  times: (random) =>
    `2026-11-${10 + Math.floor(random() * 20)}T10:0${chars(random, 1, DIGITS)}:12.${chars(random, 6, DIGITS)}Z took 1.2.3 to 12.4.1, epoch 17${chars(random, 11, DIGITS)}, build 20.0.${chars(random, 3, DIGITS)}.17`,
  'public keys': (random) =>
    `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${chars(random, 43, BASE64)} deploy\n-----BEGIN CERTIFICATE-----\nMII${chars(random, 61, BASE64)}\n-----END CERTIFICATE-----`,
  arns: (random) =>
    `arn:aws:bedrock:us-east-1:${chars(random, 12, DIGITS)}:custom-model/amazon.nova-micro-v1:0:128k/${chars(random, 12, LOWER + DIGITS)} and s3://acme-data/${hex(random, 64)}.jsonl`,
  urls: (random) =>
    `https://shop.example.com/p/${chars(random, 12)}?utm_source=mail&cid=${hex(random, 24)}&page=2#reviews and https://video.example.com/watch?v=${chars(random, 11, URL64)}`,
  parameters: (random) =>
    `max_tokens: 4096, tokens=${chars(random, 4, DIGITS)}, password must have 12 characters, token_count=${chars(random, 6, DIGITS)}, secret_name: prod-db-credentials`,
  hosts: (random) =>
    `10.0.${Math.floor(random() * 250)}.7 answers, 192.168.1.${Math.floor(random() * 250)} does not; write to help@example.com or call 1-800-555-0142; react@19.2.0, icon@2x.png`,
  code: (random) =>
    `const id = "${chars(random, 21, URL64)}"; import { render } from "react-dom/server.node"; // see ABC-${chars(random, 4, DIGITS)}\nclass="btn-primary-${chars(random, 5, LOWER)}" #${hex(random, 6)}`,
};

export function lookalike(random: Random): string {
  const kinds = Object.values(LOOKALIKES);
  const make = kinds[Math.floor(random() * kinds.length)];
  return make?.(random) ?? '';
}

function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

function germanIban(random: Random): string {
  const account = chars(random, 18, DIGITS);
  // `DE` as two numbers and an empty check, as ISO 13616 has it.
  const rest = BigInt(`${account}131400`) % 97n;
  return `DE${String(98n - rest).padStart(2, '0')}${account}`;
}

function card(random: Random): string {
  const digits = `4539${chars(random, 11, DIGITS)}`;
  return digits + luhnDigit(digits);
}

const fourByFour = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ');
const from2 = (random: Random): string => String(2 + Math.floor(random() * 7));

/** One value of each class of personal data, in a text. */
export const PERSONS: Readonly<Record<string, (random: Random) => Pick<Planted, 'body' | 'text'>>> = {
  email: (random) => {
    const body = `${chars(random, 6, LOWER)}.${chars(random, 8, LOWER)}@${chars(random, 7, LOWER)}.de`;
    return { body, text: `Please answer to ${body}, thanks.` };
  },
  phone: (random) => {
    const body = pick(random, [
      `+49 30 ${from2(random)}${chars(random, 7, DIGITS)}`,
      `+44 20 7${chars(random, 3, DIGITS)} ${from2(random)}${chars(random, 3, DIGITS)}`,
      `(${from2(random)}0${from2(random)}) ${from2(random)}3${from2(random)}-${chars(random, 4, DIGITS)}`,
      `${from2(random)}0${from2(random)}-${from2(random)}3${from2(random)}-${chars(random, 4, DIGITS)}`,
    ]);
    return { body, text: `You can call me on ${body} after five.` };
  },
  iban: (random) => {
    const body = pick(random, [germanIban(random), fourByFour(germanIban(random))]);
    return { body, text: `Send the refund to ${body} please.` };
  },
  'payment-card': (random) => {
    const body = pick(random, [card(random), fourByFour(card(random))]);
    return { body, text: `I paid with ${body} last week.` };
  },
  'us-ssn': (random) => {
    const body = `${1 + Math.floor(random() * 5)}${chars(random, 2, '13579')}-${chars(random, 2, '13579')}-${chars(random, 4, '2468')}`;
    return { body, text: `The applicant's SSN: ${body}.` };
  },
  'ip-address': (random) => {
    const body = `${80 + Math.floor(random() * 12)}.${60 + Math.floor(random() * 180)}.${chars(random, 2, '13579')}.${chars(random, 2, '2468')}`;
    return { body, text: `The log shows requests from ${body} all night.` };
  },
};

/** A row of prompt and completion with the text somewhere in one of them, about `length` characters long. */
export function rowWith(random: Random, text: string, length: number): string {
  const rest = Math.max(0, length - text.length);
  const holder = `${prose(random, rest / 3)}\n${text}\n${prose(random, rest / 3)}`;
  const other = prose(random, rest / 3);
  const [prompt, completion] = random() < 0.7 ? [holder, other] : [other, holder];
  return `${JSON.stringify({ prompt, completion })}\n`;
}
