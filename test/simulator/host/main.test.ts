import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { GetRoleCommand, IAMClient, ListOpenIDConnectProvidersCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';

function start(...args: readonly string[]) {
  return spawn(process.execPath, ['src/simulator/main.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function exportsOf(child: ReturnType<typeof start>): Promise<Readonly<Record<string, string>>> {
  const exported: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^(\w+)=(.+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) break;
    exported[name] = value;
  }
  return exported;
}

describe('npm run simulator', () => {
  it('prints what to export, serves it, and ends on SIGTERM', async () => {
    const child = start('--time-scale', '60');
    const exported = await exportsOf(child);
    expect(Object.keys(exported)).toEqual(
      expect.arrayContaining(['AWS_ENDPOINT_URL_BEDROCK', 'GITHUB_API_URL', 'AWS_ACCESS_KEY_ID']),
    );
    const answer = await fetch(exported['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '', {
      headers: { authorization: `Bearer ${exported['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}` },
    });
    expect(answer.status).toBe(200);
    // What `gh` and `doctor` take: the person who administers the repository.
    const policy = await fetch(
      `${exported['GITHUB_API_URL']}/repos/acme/support-models/actions/permissions`,
      {
        headers: { authorization: `Bearer ${exported['GH_TOKEN']}` },
      },
    );
    expect(policy.status).toBe(200);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('begins with a fresh account on --empty', async () => {
    const child = start('--empty');
    const exported = await exportsOf(child);
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = exported;
    const { AWS_REGION: region = '' } = exported;
    const options = { region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 };
    const s3 = new S3Client({ ...options, endpoint: exported['AWS_ENDPOINT_URL_S3'] ?? '' });
    const iam = new IAMClient({ ...options, endpoint: exported['AWS_ENDPOINT_URL_IAM'] ?? '' });
    expect((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
    const providers = await iam.send(new ListOpenIDConnectProvidersCommand({}));
    expect(providers.OpenIDConnectProviderList ?? []).toEqual([]);
    await expect(iam.send(new GetRoleCommand({ RoleName: 'bedrock-tune-plan' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    s3.destroy();
    iam.destroy();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });

  it.each([['--port', 'x'], ['--time-scale', '0'], ['--unknown']])('refuses %s %s', async (...args) => {
    const child = start(...args.filter((arg) => arg !== undefined));
    expect(await once(child, 'exit')).toEqual([2, null]);
  });
});
