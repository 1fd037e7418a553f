/** HTTP side of the OIDC issuer: the runner's token endpoint and the public keys. */

import type { SimOperation, SimRequest, SimResponse, SimService } from '../protocol.ts';
import { answering, RefusalError } from '../refusal.ts';
import { ISSUER_HOST, issueToken, type OidcState } from './state.ts';

/** @param realNow real time in milliseconds: tokens are checked against the machine's clock */
export function oidcService(oidc: OidcState, realNow: () => number): SimService {
  return {
    name: 'oidc',
    match: (request) => {
      if (request.method !== 'GET') return undefined;
      const answer = ROUTES[request.path];
      if (answer === undefined) return undefined;
      return operation(request, () => answer(oidc, request, realNow()));
    },
  };
}

type Answer = (oidc: OidcState, request: SimRequest, now: number) => SimResponse;

const ROUTES: Readonly<Record<string, Answer>> = {
  '/token': answerToken,
  '/.well-known/jwks': (oidc) => ({
    status: 200,
    body: { keys: [{ ...oidc.key.publicJwk, kid: oidc.key.keyId, alg: 'RS256', use: 'sig' }] },
  }),
  '/.well-known/openid-configuration': (_oidc, request) => ({
    status: 200,
    body: {
      issuer: `https://${ISSUER_HOST}`,
      jwks_uri: `http://${request.headers['host']}/oidc/.well-known/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    },
  }),
};

function operation(request: SimRequest, run: () => SimResponse): SimOperation {
  return {
    service: 'oidc',
    operation: `GET ${request.path}`,
    write: false,
    request: Object.fromEntries(request.query),
    run: () => answering('oidc', run),
  };
}

function answerToken(oidc: OidcState, request: SimRequest, now: number): SimResponse {
  const token = /^Bearer (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  const claims =
    token === undefined || !Object.hasOwn(oidc.requestTokens, token) ? undefined : oidc.requestTokens[token];
  if (claims === undefined) {
    throw new RefusalError({ status: 401, code: 'Unauthorized', message: 'The request token is not known' });
  }
  const audience = request.query.get('audience') ?? `https://github.com/${claims['repository_owner']}`;
  return { status: 200, body: { count: 1, value: issueToken(oidc, claims, { audience, now }) } };
}
