import { describe, expect, it } from '@jest/globals';
import { mintGitHubToken } from '../../src/adapters/github/oidc.ts';
import { waitForRuns } from '../../src/watch/wait.ts';
import { ACCOUNT, adapter } from './aws/support.ts';
import { answer, drop, instantClock, json, type Reply, setEnv, truncated, wire } from './wire.ts';
import {
  CLASSIC,
  granted,
  IMMUTABLE,
  ISSUER,
  job,
  refusal,
  refused,
  roleServer,
  SHORT,
  sessionOf,
  stsError,
  TARGET,
  tokenFor,
} from './wire-aws.ts';
import { drip, endless, hung, page } from './wire-faults.ts';

const IDS = {
  repository: 'acme/support-models',
  repository_id: '4242',
  repository_owner_id: '4241',
};

/** An adapter as in a workflow job, its tokens from a server of GitHub's that answers as told. */
async function jobWith(...tokens: readonly Reply[]) {
  const oidc = await wire(...tokens);
  const clock = instantClock();
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${oidc.url}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
  };
  const mintToken = mintGitHubToken({ env, clock, onSecret: () => undefined, requestMs: SHORT.requestMs });
  const aws = adapter({ mintToken, clock, repository: 'acme/support-models', limits: SHORT });
  return { aws, clock, oidc };
}

const TOKEN = (sub: string) => json(200, { value: tokenFor(sub, IDS) });

async function sts(...replies: readonly Reply[]) {
  const server = await wire(...replies);
  setEnv({ AWS_ENDPOINT_URL_STS: server.url, AWS_ENDPOINT_URL_BEDROCK: server.url });
  return server;
}

describe('a refusal', () => {
  it.each([
    [403, 'AccessDenied'],
    [400, 'InvalidIdentityToken'],
    [400, 'IDPRejectedClaim'],
    [400, 'ValidationError'],
    [403, 'RegionDisabledException'],
  ])('%i %s is final: one token, one exchange, no pause', async (status, code) => {
    const { seen } = await sts(stsError(status, code));
    const { aws, oidc, clock } = await jobWith(TOKEN(CLASSIC));
    const error = await refused(aws.connect(TARGET));
    expect(error).toMatchObject({ code: 'identity-refused', blame: 'user' });
    expect(String(error)).toContain(CLASSIC);
    expect([seen.length, oidc.seen.length, clock.pauses.length]).toEqual([1, 1, 0]);
  });

  it.each([
    ['a classic subject', CLASSIC, [CLASSIC, IMMUTABLE]],
    ['an immutable subject', IMMUTABLE, IMMUTABLE],
    ['a subject of a template of its own', 'repository_id:4242:ref:x', 'repository_id:4242:ref:x'],
  ])('shows the condition that lets %s in, now and later', async (_name, sub, expected) => {
    await sts(stsError(403, 'AccessDenied'));
    const { aws } = await jobWith(TOKEN(sub));
    const condition = JSON.stringify({
      StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com', [`${ISSUER}:sub`]: expected },
    });
    expect(await refused(aws.connect(TARGET))).toHaveProperty('hint', expect.stringContaining(condition));
  });

  it('of a page of a proxy is none of AWS', async () => {
    const { seen } = await sts(page(403));
    const { aws } = await jobWith(TOKEN(CLASSIC));
    const error = await refused(aws.connect(TARGET));
    expect(error).toMatchObject({ code: 'identity-unavailable' });
    expect(seen).toHaveLength(3);
  });
});

describe('an exchange', () => {
  it.each([
    ['never answered', hung],
    ['answered without an end', endless],
    ['answered drop by drop', drip],
    ['answered in vain', drop],
    ['broken off', truncated],
  ])('%s is tried three times, each with a new token', async (_name, fault) => {
    const { seen } = await sts(fault);
    const { aws, oidc } = await jobWith(TOKEN(CLASSIC));
    const error = await refused(aws.connect(TARGET));
    expect(error).toMatchObject({ code: 'identity-unavailable', blame: 'aws' });
    expect([seen.length, oidc.seen.length]).toEqual([3, 3]);
  });

  it('tells CloudTrail which run of which repository it was', async () => {
    const server = await roleServer(() => job('InProgress'));
    const { aws } = await jobWith(TOKEN(CLASSIC));
    await (await aws.connect(TARGET)).bedrock.getRun('support-bot-0123456789ab');
    const [exchange, call] = server.seen;
    expect(new URLSearchParams(exchange?.body).get('RoleSessionName')).toBe('bedrock-tune-77-2');
    for (const request of [exchange, call]) {
      const agent = request?.headers['user-agent'];
      expect(agent).toContain('bedrock-tune md/repository#acme.support-models md/run#77-2');
    }
  });

  it('gives credentials for an hour by the clock of this machine, whatever that of AWS says', async () => {
    const server = await sts(granted('ASIA1', '2001-01-01T00:00:00Z'), job('InProgress'));
    const { aws } = await jobWith(TOKEN(CLASSIC));
    const { bedrock } = await aws.connect(TARGET);
    for (let n = 0; n < 3; n += 1) await bedrock.getRun('support-bot-0123456789ab');
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
  });
});

describe('credentials that run out', () => {
  it('in the middle of a poll are renewed once, and the poll goes on', async () => {
    let polls = 0;
    const server = await roleServer((request) => {
      polls += 1;
      if (polls === 2) return refusal(403, 'ExpiredTokenException');
      if (sessionOf(request) === 'ASIA2' && polls > 3) return job('Completed');
      return job('InProgress');
    });
    const { aws, oidc } = await jobWith(TOKEN(CLASSIC));
    const { bedrock } = await aws.connect(TARGET);
    const run = await bedrock.getRun('support-bot-0123456789ab');
    if (run === undefined) throw new Error('no run');
    const context = {
      bedrock,
      clock: instantClock(),
      signal: new AbortController().signal,
      onChange: () => undefined,
    };
    const ended = await waitForRuns(context, [run], { until: 'ended', atMostMs: 3_600_000 });
    expect(ended).toMatchObject([{ status: 'Completed' }]);
    expect([server.sessions(), oidc.seen.length, polls]).toEqual([2, 2, 4]);
  });

  it('are renewed once for all calls that ran side by side', async () => {
    const server = await roleServer((request) =>
      sessionOf(request) === 'ASIA1' ? refusal(403, 'ExpiredTokenException') : job('InProgress'),
    );
    const { aws } = await jobWith(TOKEN(CLASSIC));
    const { bedrock } = await aws.connect(TARGET);
    const runs = await Promise.all(
      Array.from({ length: 8 }, () => bedrock.getRun('support-bot-0123456789ab')),
    );
    expect(runs.every((run) => run?.status === 'InProgress')).toBe(true);
    expect(server.sessions()).toBe(2);
  });

  it('and are refused anew end the call', async () => {
    const server = await roleServer(() => refusal(403, 'ExpiredTokenException'));
    const { aws } = await jobWith(TOKEN(CLASSIC));
    const { bedrock } = await aws.connect(TARGET);
    const error = await refused(bedrock.getRun('support-bot-0123456789ab'));
    expect(error).toMatchObject({ code: 'identity-refused', blame: 'user' });
    expect([server.sessions(), server.seen.length]).toEqual([2, 4]);
  });
});

describe('a token', () => {
  it.each([
    ['answered without an end', endless],
    ['answered drop by drop', drip],
    ['answered with a page', page(200)],
  ])('%s is asked for five times within a minute', async (_name, fault) => {
    const { seen } = await sts(granted('ASIA1'));
    const { aws, oidc, clock } = await jobWith(fault);
    const error = await refused(aws.connect(TARGET));
    expect(error).toMatchObject({ code: 'oidc-unavailable', blame: 'github' });
    expect([oidc.seen.length, seen.length]).toEqual([5, 0]);
    expect(clock.pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(60_000);
  });

  it('is asked for again where one answer was lost', async () => {
    await sts(granted('ASIA1'));
    const { aws, oidc } = await jobWith(hung, answer(503), TOKEN(CLASSIC));
    expect((await aws.connect(TARGET)).accountId).toBe(ACCOUNT);
    expect(oidc.seen).toHaveLength(3);
  });
});
