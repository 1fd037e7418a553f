/** The simulated OIDC issuer of GitHub Actions: which request token stands for which workflow run. */
import { type Claims, type SigningKey, signJwt } from './jwt.ts';

/** `iss` of every token, as trust policies name it. */
export const ISSUER_HOST = 'token.actions.githubusercontent.com';

export interface OidcState {
  readonly key: SigningKey;
  /** Request token -> claims of the workflow job it was given to. */
  readonly requestTokens: Record<string, Claims>;
  /** Claims every job of the repository shares. */
  readonly repositoryClaims: Claims;
  /** Life of an issued token; GitHub's is 300. Negative: expired at birth. */
  lifetimeSeconds: number;
  nextToken: number;
}

/** What distinguishes one workflow job; every claim of GitHub's tokens may be given and wins over the derived one. */
export interface JobClaims {
  readonly event_name?: string;
  readonly ref?: string;
  readonly sha?: string;
  readonly environment?: string;
  readonly actor?: string;
  readonly run_id?: string;
  readonly sub?: string;
  readonly [claim: string]: string | undefined;
}

/** Registers a workflow job; the answer is the token its runner would hold in ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
export function mintRequestToken(oidc: OidcState, claims: JobClaims = {}): string {
  const token = `simulated-request-token-${oidc.nextToken}`;
  oidc.nextToken += 1;
  oidc.requestTokens[token] = completeClaims(oidc.repositoryClaims, claims);
  return token;
}

/** All claims of a job: `sub` follows GitHub's default template. */
function completeClaims(repositoryClaims: Claims, given: JobClaims): Claims {
  const claims = {
    event_name: 'push',
    ref: 'refs/heads/main',
    ref_type: 'branch',
    run_id: '1',
    run_number: '1',
    run_attempt: '1',
    actor: 'octocat',
    actor_id: '1',
    workflow: 'simulated',
    runner_environment: 'github-hosted',
    ...repositoryClaims,
    ...given,
  };
  return { sub: subjectOf(claims), ...claims };
}

function subjectOf(claims: Claims): string {
  const repository = `repo:${claims['repository']}`;
  if (claims['environment'] !== undefined) return `${repository}:environment:${claims['environment']}`;
  if (claims['event_name'] === 'pull_request') return `${repository}:pull_request`;
  return `${repository}:ref:${claims['ref']}`;
}

/** A signed token for a job. `now` is real time in milliseconds. */
export function issueToken(
  oidc: OidcState,
  claims: Claims,
  options: { audience: string; now: number },
): string {
  const iat = Math.floor(options.now / 1000);
  const times = { iat, nbf: iat - 5, exp: iat + oidc.lifetimeSeconds };
  const jti = `simulated-${oidc.nextToken}-${iat}`;
  return signJwt(
    { ...claims, ...times, jti, iss: `https://${ISSUER_HOST}`, aud: options.audience },
    oidc.key,
  );
}
