import { createHash } from 'node:crypto';
import { get } from 'node:http';
import type { LookupFunction } from 'node:net';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mintGitHubToken } from '../../src/adapters/github/oidc.ts';
import { proxyAgents } from '../../src/adapters/proxy.ts';
import { ACCOUNT, adapter, ambientEnv } from './aws/support.ts';
import { answer, instantClock, json, type Reply, setEnv, wire } from './wire.ts';
import { CALLER, CLASSIC, granted, job, LAPTOP, refused, SHORT, TARGET, tokenFor } from './wire-aws.ts';
import { proxy, tlsServer, trustTestCertificate } from './wire-proxy.ts';

const NAME = 'support-bot-0123456789ab';
const BUCKET = 'acme-bedrock-tune-data';

trustTestCertificate();

/** No proxy, no endpoint and no profile of the machine that runs the tests. */
beforeEach(() => {
  const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'];
  setEnv({
    ...Object.fromEntries(names.map((name) => [name, undefined])),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_ENDPOINT_URL: undefined,
    AWS_ENDPOINT_URL_BEDROCK: undefined,
    AWS_ENDPOINT_URL_S3: undefined,
    AWS_ENDPOINT_URL_STS: undefined,
  });
});

const OIDC = 'https://oidc.corp.test/token?api-version=2.0';

function minting(requestMs = SHORT.requestMs) {
  const clock = instantClock();
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: OIDC,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
    HTTPS_PROXY: process.env['HTTPS_PROXY'],
  };
  return { clock, mintToken: mintGitHubToken({ env, clock, onSecret: () => undefined, requestMs }) };
}

/** One server for all hosts, each told by its name. */
const EVERYONE: Reply = (request, response) => {
  const { host = '' } = request.headers;
  const reply = [
    ['oidc.corp.test', json(200, { value: tokenFor(CLASSIC) })],
    ['sts.', granted('ASIA1')],
    ['bedrock.', job('InProgress')],
    [
      'ghes.corp.test',
      json(200, { data: { viewer: { login: 'github-actions[bot]' } }, commit: { sha: 'abc' } }),
    ],
  ].find(([start]) => host.startsWith(String(start)))?.[1];
  const answered = typeof reply === 'function' ? reply : answer(200);
  answered(request, response);
};

describe('through a proxy', () => {
  it('go the token, the exchange, Bedrock, S3 with an upload, and GitHub Enterprise', async () => {
    const server = await tlsServer(EVERYONE);
    const { url, connects, authorizations } = await proxy(server.port);
    setEnv({ HTTPS_PROXY: url, GITHUB_API_URL: 'https://ghes.corp.test/api/v3' });
    const { mintToken, clock } = minting(5_000);
    const { bedrock, objects } = await adapter({ mintToken, clock }).connect(TARGET);
    expect(await bedrock.getRun(NAME)).toMatchObject({ status: 'InProgress' });
    const bytes = Buffer.from('{}\n');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const open = async function* () {
      yield bytes;
    };
    const request = { bucket: BUCKET, key: 'k', size: bytes.length, sha256, open, metadata: {} };
    expect(await objects.put(request)).toBe('stored');
    // Octokit takes note of the proxy when it is loaded.
    const { githubAdapter } = await import('../../src/adapters/github/api.ts');
    const apiUrl = 'https://ghes.corp.test/api/v3';
    const github = githubAdapter({ token: 't', repository: 'acme/support-models', apiUrl, clock });
    expect(await github.branchHead('main')).toBe('abc');
    expect(await github.viewerLogin()).toBe('github-actions');

    expect(new Set(connects)).toEqual(
      new Set([
        'oidc.corp.test:443',
        'sts.us-east-1.amazonaws.com:443',
        'bedrock.us-east-1.amazonaws.com:443',
        `${BUCKET}.s3.us-east-1.amazonaws.com:443`,
        'ghes.corp.test:443',
      ]),
    );
    const expected = `Basic ${Buffer.from('user:proxy-password').toString('base64')}`;
    expect(new Set(authorizations)).toEqual(new Set([expected]));
    const gitHub = server.seen.filter(({ headers }) => headers.host === 'ghes.corp.test');
    expect(gitHub.map(({ method, url: path }) => `${method} ${path}`)).toEqual([
      'GET /api/v3/repos/acme/support-models/branches/main',
      'POST /api/graphql',
    ]);
    expect(server.seen.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual(['{}\n']);
  });

  it.each(['403 Forbidden', '407 Proxy Authentication Required'])(
    'that answers %s nothing goes, and nothing is tried again',
    async (status) => {
      const { url, connects } = await proxy(status);
      setEnv({ HTTPS_PROXY: url });
      const { mintToken, clock } = minting();
      const noToken = await refused(adapter({ mintToken, clock }).connect(TARGET));
      expect(noToken).toMatchObject({ code: 'oidc-unavailable', blame: 'user' });
      const mint = async (): Promise<string> => tokenFor(CLASSIC);
      const noRole = await refused(adapter({ mintToken: mint, clock }).connect(TARGET));
      expect(noRole).toMatchObject({ code: 'identity-unavailable', blame: 'user' });
      setEnv({ AWS_ACCESS_KEY_ID: 'AKIASIMULATEDLAPTOP1', AWS_SECRET_ACCESS_KEY: 'secret' });
      const noAnswer = await refused(adapter({ clock }).connect(LAPTOP));
      expect(noAnswer).toMatchObject({ code: 'aws-unavailable', blame: 'user' });
      for (const error of [noToken, noRole, noAnswer])
        expect(error).toHaveProperty('hint', expect.stringContaining('NO_PROXY'));
      expect(clock.pauses).toEqual([]);
      expect(connects).toEqual([
        'oidc.corp.test:443',
        'sts.us-east-1.amazonaws.com:443',
        'sts.us-east-1.amazonaws.com:443',
      ]);
    },
  );

  it.each(['502 Bad Gateway', 'silence'])(
    'that has no way on now (%s) it is tried again',
    async (treatment) => {
      const { url, connects } = await proxy(treatment);
      setEnv({ HTTPS_PROXY: url });
      const mintToken = async (): Promise<string> => tokenFor(CLASSIC);
      const error = await refused(adapter({ mintToken, limits: SHORT }).connect(TARGET));
      expect(error).toMatchObject({ code: 'identity-unavailable', blame: 'aws' });
      expect(connects).toHaveLength(3);
    },
  );

  it('goes nothing that is for this very machine', async () => {
    const { url, seen } = await wire(CALLER, job('InProgress'));
    const { url: proxyUrl, connects } = await proxy('403 Forbidden');
    setEnv({ ...ambientEnv(url), HTTP_PROXY: proxyUrl, HTTPS_PROXY: proxyUrl });
    const { bedrock } = await adapter().connect(LAPTOP);
    await bedrock.getRun(NAME);
    expect([seen.length, connects]).toEqual([2, []]);
  });

  it.each(['socks5://127.0.0.1:1080/proxy-password', 'http://[proxy-password', 'http://'])(
    'of no known kind (%s) goes nothing, and its address is not told',
    async (value) => {
      setEnv({ HTTPS_PROXY: value });
      const mintToken = async (): Promise<string> => tokenFor(CLASSIC);
      const error = await refused(adapter({ mintToken }).connect(TARGET));
      expect(error).toMatchObject({ code: 'input-invalid', blame: 'user' });
    },
  );
});

describe('settings that lead nowhere', () => {
  it('a certificate that nobody vouches for', async () => {
    const server = await tlsServer(EVERYONE);
    const { url } = await proxy(server.port);
    setEnv({ HTTPS_PROXY: url, AWS_ENDPOINT_URL_STS: 'https://sts.elsewhere.test' });
    const mintToken = async (): Promise<string> => tokenFor(CLASSIC);
    const error = await refused(adapter({ mintToken }).connect(TARGET));
    expect(error).toMatchObject({ code: 'identity-unavailable', blame: 'user' });
    expect(error).toHaveProperty('hint', expect.stringContaining('NODE_EXTRA_CA_CERTS'));
    expect(server.seen).toEqual([]);
  });

  it('an endpoint of an own network, and FIPS', async () => {
    const { url } = await wire(CALLER);
    setEnv({ ...ambientEnv(url), AWS_USE_FIPS_ENDPOINT: 'true' });
    const error = await refused(adapter().connect(LAPTOP));
    expect(error).toMatchObject({ code: 'input-invalid', blame: 'user' });
    expect(error).toHaveProperty('hint', expect.stringContaining('AWS_USE_FIPS_ENDPOINT'));
  });
});

describe('NO_PROXY', () => {
  /** Whether a request for `http://sts.corp.test` goes through the proxy. */
  async function isProxied(env: Readonly<Record<string, string>>): Promise<boolean> {
    const direct = await wire(answer(200));
    const between = await wire(answer(200));
    const { port } = new URL(direct.url);
    const { host } = new URL(between.url);
    const { httpAgent: agent = false } = proxyAgents({ HTTP_PROXY: host, ...env });
    await new Promise((resolve, reject) => {
      const lookup: LookupFunction = (_name, _options, found) =>
        found(null, [{ address: '127.0.0.1', family: 4 }]);
      const request = get({ host: 'sts.corp.test', port, agent, lookup }, (response) => {
        response.resume().on('end', resolve);
      });
      request.on('error', reject);
    });
    if (agent) agent.destroy();
    return between.seen.length === 1 && direct.seen.length === 0;
  }

  it.each([
    ['', true],
    ['other.test', true],
    ['rp.test', true],
    ['sts.corp.test', false],
    ['corp.test', false],
    ['.corp.test', false],
    ['*.corp.test', false],
    ['other.test, CORP.test', false],
    ['*', false],
  ])('%j: through the proxy is %s', async (list, proxied) => {
    expect(await isProxied({ NO_PROXY: list })).toBe(proxied);
  });

  it('in lower case goes before upper case', async () => {
    expect(await isProxied({ NO_PROXY: 'other.test', no_proxy: 'corp.test' })).toBe(false);
    expect(await isProxied({ HTTP_PROXY: 'nowhere.test:1', http_proxy: '', NO_PROXY: 'corp.test' })).toBe(
      false,
    );
  });

  it('without a proxy asks for no agent', () => {
    expect(proxyAgents({ NO_PROXY: 'x', HTTPS_PROXY: '' })).toEqual({});
  });
});

/** The hosts that the SDK turns to: seen by a proxy that lets nothing through but the first question. */
async function hostsIn(region: string, env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const sts = await tlsServer(CALLER);
  let asked = 0;
  const { url, connects } = await proxy(() => {
    asked += 1;
    return asked === 1 ? sts.port : '403 Forbidden';
  });
  const keys = { AWS_ACCESS_KEY_ID: 'AKIASIMULATEDLAPTOP1', AWS_SECRET_ACCESS_KEY: 'secret' };
  setEnv({ ...keys, ...env, HTTPS_PROXY: url });
  const { bedrock, objects } = await adapter().connect({ region, accountId: ACCOUNT, roleArn: undefined });
  await refused(bedrock.getRun(NAME));
  await refused(objects.list(BUCKET, ''));
  return connects.map((host) => host.replace(':443', ''));
}

describe('endpoints', () => {
  it.each([
    [
      'the usual ones',
      'us-east-1',
      {},
      [
        'sts.us-east-1.amazonaws.com',
        'bedrock.us-east-1.amazonaws.com',
        `${BUCKET}.s3.us-east-1.amazonaws.com`,
      ],
    ],
    [
      'of GovCloud',
      'us-gov-west-1',
      {},
      [
        'sts.us-gov-west-1.amazonaws.com',
        'bedrock.us-gov-west-1.amazonaws.com',
        `${BUCKET}.s3.us-gov-west-1.amazonaws.com`,
      ],
    ],
    [
      'of China',
      'cn-north-1',
      {},
      [
        'sts.cn-north-1.amazonaws.com.cn',
        'bedrock.cn-north-1.amazonaws.com.cn',
        `${BUCKET}.s3.cn-north-1.amazonaws.com.cn`,
      ],
    ],
    [
      'with FIPS',
      'us-east-1',
      { AWS_USE_FIPS_ENDPOINT: 'true' },
      [
        'sts-fips.us-east-1.amazonaws.com',
        'bedrock-fips.us-east-1.amazonaws.com',
        `${BUCKET}.s3-fips.us-east-1.amazonaws.com`,
      ],
    ],
    [
      'with IPv6',
      'us-east-1',
      { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
      [
        'sts.us-east-1.api.aws',
        'bedrock.us-east-1.api.aws',
        `${BUCKET}.s3.dualstack.us-east-1.amazonaws.com`,
      ],
    ],
    [
      'of an own network',
      'us-east-1',
      { AWS_ENDPOINT_URL: 'https://vpce.corp.test' },
      ['vpce.corp.test', 'vpce.corp.test', `${BUCKET}.vpce.corp.test`],
    ],
  ] as const)('%s', async (...row) => {
    const [, region, env, hosts] = row;
    expect(await hostsIn(region, env)).toEqual(hosts);
  });
});
