import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { githubAdapter } from '../../src/adapters/github/api.ts';
import { answer, drop, instantClock, json, type Reply, truncated, wire } from './wire.ts';
import { refused } from './wire-aws.ts';
import { drip, endless, hung, otherProtocol, page } from './wire-faults.ts';

const LIMITS = { requestMs: 150, answerBytes: 64 * 1024 };

function at(apiUrl: string) {
  const clock = instantClock();
  const options = { token: 'request-token', repository: 'acme/support-models', clock, limits: LIMITS };
  return { github: githubAdapter({ ...options, apiUrl }), clock };
}

async function over(...replies: readonly Reply[]) {
  const { url, seen } = await wire(...replies);
  return { ...at(url), seen };
}

/** Some hundred bytes that unpack to a hundred times what is taken. */
const BOMB: Reply = (_request, response) => {
  const packed = gzipSync(Buffer.alloc(LIMITS.answerBytes * 100, ' '));
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(packed);
};

const FAULTS: readonly (readonly [string, Reply, string])[] = [
  ['a reset', drop, 'github-unavailable'],
  ['no answer', hung, 'github-unavailable'],
  ['an answer drop by drop', drip, 'github-unexpected-answer'],
  ['a body without an end', endless, 'github-unexpected-answer'],
  ['a body that unpacks to too much', BOMB, 'github-unexpected-answer'],
  ['a body that breaks off', truncated, 'github-unexpected-answer'],
  ['a page', page(200), 'github-unexpected-answer'],
  ['500', answer(500), 'github-unavailable'],
];

describe('GitHub', () => {
  it.each(FAULTS)('read over %s is tried three times', async (_name, fault, code) => {
    const { github, seen } = await over(fault);
    expect(await refused(github.branchHead('main'))).toMatchObject({ code, blame: 'github' });
    // A try over a connection that the fault has broken reaches nobody.
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.length).toBeLessThan(4);
  });

  it.each(FAULTS)('written over %s is written once, and may have happened', async (_name, fault) => {
    const { github, seen } = await over(fault, json(201, { id: 7, body: 'x', html_url: 'u', user: null }));
    const error = await refused(github.createComment(1, 'x'));
    expect(error).toMatchObject({ code: 'github-unavailable', blame: 'github' });
    expect(seen).toHaveLength(1);
  });

  it('that limits again and again is asked three times, at its own pace', async () => {
    const limited = json(429, { message: 'secondary rate limit' }, { 'retry-after': '20' });
    const { github, seen, clock } = await over(limited);
    expect(await refused(github.createComment(1, 'x'))).toMatchObject({ code: 'github-unavailable' });
    expect([seen.length, clock.pauses]).toEqual([3, [20_000, 20_000]]);
  });

  it('is not there where another protocol is spoken', async () => {
    const { github } = at(await otherProtocol());
    const error = await refused(github.branchHead('main'));
    expect(error).toMatchObject({ code: 'github-unavailable', blame: 'github' });
  });

  it('behind a server without TLS is told as that', async () => {
    const { url, seen } = await wire(answer(200));
    const { github } = at(url.replace('http:', 'https:'));
    const error = await refused(github.branchHead('main'));
    expect(error).toMatchObject({ code: 'github-unavailable', blame: 'user' });
    expect(seen).toEqual([]);
  });

  it('does not carry the token to where a redirect leads', async () => {
    const elsewhere = await wire(page(200));
    const { github, seen } = await over(answer(302, '', { location: `${elsewhere.url}/sign-in` }));
    const error = await refused(github.branchHead('main'));
    expect(error).toMatchObject({ code: 'github-unexpected-answer', blame: 'github' });
    expect(seen[0]?.headers.authorization).toContain('request-token');
    for (const { headers } of elsewhere.seen) expect(headers.authorization).toBeUndefined();
  });

  it('Enterprise Server has both its APIs below the same host', async () => {
    const { url, seen } = await wire(
      json(200, { data: { viewer: { login: 'b[bot]' } }, commit: { sha: 's' } }),
    );
    const { github } = at(`${url}/api/v3`);
    expect([await github.branchHead('main'), await github.viewerLogin()]).toEqual(['s', 'b']);
    expect(seen.map((request) => request.url)).toEqual([
      '/api/v3/repos/acme/support-models/branches/main',
      '/api/graphql',
    ]);
  });
});
