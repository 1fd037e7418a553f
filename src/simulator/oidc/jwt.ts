/** JSON Web Tokens signed with RS256: what GitHub's issuer hands out and STS verifies. */
import { Buffer } from 'node:buffer';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  sign,
  verify,
} from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

export interface SigningKey {
  readonly keyId: string;
  readonly privateJwk: JsonWebKey;
  readonly publicJwk: JsonWebKey;
}

let generated: SigningKey | undefined;

/** One key per process: making one costs a tenth of a second. */
export function processSigningKey(): SigningKey {
  generated ??= createSigningKey('simulated-key');
  return generated;
}

export function createSigningKey(keyId: string): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    keyId,
    privateJwk: privateKey.export({ format: 'jwk' }),
    publicJwk: publicKey.export({ format: 'jwk' }),
  };
}

export function signJwt(claims: Claims, key: SigningKey): string {
  const header = { alg: 'RS256', typ: 'JWT', kid: key.keyId };
  const signed = `${encodeJson(header)}.${encodeJson(claims)}`;
  const privateKey = createPrivateKey({ key: key.privateJwk, format: 'jwk' });
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** Claims of a token without looking at its signature; undefined when it is not a JWT. */
export function readJwt(token: string): Claims | undefined {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}

export function isSignedBy(token: string, key: SigningKey): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  return verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'));
}

function encodeJson(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
