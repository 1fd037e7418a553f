import { Buffer } from 'node:buffer';
import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readJwt } from '../../../src/simulator/oidc/jwt.ts';
import { mintRequestToken } from '../../../src/simulator/oidc/state.ts';
import { useSimulator } from '../../support/simulator.ts';

const simulator = useSimulator();

function ask(token: string, audience?: string): Promise<Response> {
  const url = simulator().env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
  const query = audience === undefined ? '' : `&audience=${encodeURIComponent(audience)}`;
  return fetch(`${url}${query}`, { headers: { authorization: `Bearer ${token}` } });
}

async function value(response: Response): Promise<string> {
  expect(response.status).toBe(200);
  const body: unknown = await response.json();
  expect(body).toEqual({ count: 1, value: expect.any(String) });
  return (body as { value: string }).value;
}

describe('the token endpoint', () => {
  it('answers a token for the job the request token stands for', async () => {
    const { env, world } = simulator();
    const now = Math.floor(Date.now() / 1000);
    const token = await value(await ask(env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '', 'sts.amazonaws.com'));
    const claims = readJwt(token) ?? {};
    expect(claims).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'sts.amazonaws.com',
      sub: 'repo:acme/support-models:environment:bedrock-train',
      repository: 'acme/support-models',
      repository_id: String(world.github.repository.id),
      ref: 'refs/heads/main',
      event_name: 'push',
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(300);
    expect(Math.abs(Number(claims['iat']) - now)).toBeLessThan(60);
  });

  it.each([
    [{ event_name: 'pull_request', ref: 'refs/pull/7/merge' }, 'repo:acme/support-models:pull_request'],
    [{ event_name: 'schedule' }, 'repo:acme/support-models:ref:refs/heads/main'],
    [{ event_name: 'pull_request', environment: 'e' }, 'repo:acme/support-models:environment:e'],
    [{ sub: 'repo:acme@1/support-models@4242:pull_request' }, 'repo:acme@1/support-models@4242:pull_request'],
  ])('job %j has the subject %s', async (job, sub) => {
    const token = mintRequestToken(simulator().world.oidc, job);
    expect(readJwt(await value(await ask(token)))).toMatchObject({ sub, aud: 'https://github.com/acme' });
  });

  it('signs with the key it publishes', async () => {
    const { env, url } = simulator();
    const token = await value(await ask(env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''));
    const keys = (await (await fetch(`${url}/oidc/.well-known/jwks`)).json()) as {
      keys: (JsonWebKey & { d?: string })[];
    };
    const [jwk] = keys.keys;
    if (jwk === undefined) throw new Error('no key is published');
    expect(jwk.d).toBeUndefined();
    const [header, payload, signature = ''] = token.split('.');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(
      verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')),
    ).toBe(true);
  });

  it.each(['nobody', '__proto__', ''])('refuses the request token %j', async (token) => {
    expect((await ask(token)).status).toBe(401);
  });

  it('registers jobs from outside the process', async () => {
    const registered = await fetch(`${simulator().url}/_simulator/oidc/request-tokens`, {
      method: 'POST',
      body: JSON.stringify({ event_name: 'pull_request', actor: 'hubot' }),
    });
    const { token } = (await registered.json()) as { token: string };
    expect(readJwt(await value(await ask(token)))).toMatchObject({
      actor: 'hubot',
      event_name: 'pull_request',
    });
  });
});
