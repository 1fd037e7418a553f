import { describe, expect, it } from '@jest/globals';
import { mintGitHubToken } from '../../../src/adapters/github/oidc.ts';
import { trustedUrl } from '../../../src/adapters/github/url.ts';
import { answer, drop, instantClock, json, type Reply, truncated, wire } from '../wire.ts';

async function minter(...replies: readonly Reply[]) {
  const { url, seen } = await wire(...replies);
  const secrets: string[] = [];
  const clock = instantClock();
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
  };
  const mint = mintGitHubToken({ env, clock, onSecret: (secret) => secrets.push(secret) });
  return { mint, seen, secrets, clock, url };
}

const TOKEN = json(200, { count: 1, value: 'the.jwt.token' });

describe('mintGitHubToken', () => {
  it('asks with the bearer for the audience and registers the token as a secret', async () => {
    const { mint, seen, secrets } = await minter(TOKEN);
    expect(await mint('sts.amazonaws.com')).toBe('the.jwt.token');
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: '/token?api-version=2.0&audience=sts.amazonaws.com',
      headers: { authorization: 'Bearer request-token' },
    });
    expect(secrets).toEqual(['the.jwt.token']);
  });

  it('asks anew each time', async () => {
    const { mint, seen } = await minter(TOKEN);
    await mint('a&b=c');
    await mint('a&b=c');
    expect(seen.map(({ url }) => url)).toEqual(Array(2).fill('/token?api-version=2.0&audience=a%26b%3Dc'));
  });

  it.each([
    ['500', answer(500, '<html>')],
    ['429', answer(429)],
    ['a reset', drop],
    ['a page', answer(200, '<html>', { 'content-type': 'text/html' })],
    ['a broken body', truncated],
    ['no value', json(200, { count: 0 })],
    ['null', json(200, null)],
  ])('tries again after %s', async (_name, fault) => {
    const { mint, seen } = await minter(fault, fault, TOKEN);
    expect(await mint('a')).toBe('the.jwt.token');
    expect(seen).toHaveLength(3);
  });

  it('gives up after five tries within a minute, and never tells what came back', async () => {
    const { mint, seen, clock, secrets } = await minter(answer(200, 'a-secret-in-a-page'));
    const error = await mint('a').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'oidc-unavailable', blame: 'github' });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain('a-secret');
    expect(seen).toHaveLength(5);
    expect(clock.pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(60_000);
    expect(secrets).toEqual([]);
  });

  it.each([400, 401, 403, 404])('takes %i for an answer', async (status) => {
    const { mint, seen } = await minter(answer(status));
    await expect(mint('a')).rejects.toMatchObject({ code: 'oidc-unavailable' });
    expect(seen).toHaveLength(1);
  });

  it('does not carry the bearer to another address', async () => {
    const elsewhere = await wire(TOKEN);
    const { mint } = await minter(answer(302, '', { location: `${elsewhere.url}/` }));
    await expect(mint('a')).rejects.toMatchObject({ code: 'oidc-unavailable' });
    expect(elsewhere.seen).toEqual([]);
  });

  it('says which permission a job without tokens lacks', async () => {
    const mint = mintGitHubToken({ env: {}, clock: instantClock(), onSecret: () => undefined });
    await expect(mint('a')).rejects.toMatchObject({
      code: 'oidc-unavailable',
      blame: 'user',
      hint: expect.stringContaining('id-token: write'),
    });
  });
});

describe('trustedUrl', () => {
  it.each(['https://api.github.com', 'http://127.0.0.1:8080/x', 'http://localhost:1', 'http://[::1]:81'])(
    'accepts %s',
    (text) => {
      expect(trustedUrl(text, 'X').href).toContain(text);
    },
  );

  it.each([
    'http://api.github.com',
    'http://127.0.0.1.evil.example',
    'ftp://127.0.0.1',
    'file:///x',
    'nothing',
    '',
  ])('refuses %j', (text) => {
    expect(() => trustedUrl(text, 'GITHUB_API_URL')).toThrow(
      expect.objectContaining({ code: 'input-invalid' }),
    );
  });
});
