/** What `doctor` reads. Each part is loaded where it is asked for: no other command needs any of it. */
import type { Claims, Setup } from '../ports/doctor.ts';
import type { Clock, Files } from '../ports/host.ts';
import { AWS_AUDIENCE } from './github/oidc.ts';
import { apiUrlOf } from './github/url.ts';

export interface SetupOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly root: string;
  readonly files: Files;
  readonly clock: Clock;
  readonly mintToken: (audience: string) => Promise<string>;
  readonly runId: string;
  readonly runAttempt: string;
}

export function setupAdapter(options: SetupOptions): Setup {
  const { env, root, files, clock, mintToken } = options;
  const apiUrl = apiUrlOf(env);
  return {
    issuer: issuerAt(apiUrl),
    claims: async () => claimsIn(await mintToken(AWS_AUDIENCE)),
    account: async (target) => {
      const { connectAccount } = await import('./aws/doctor.ts');
      return await connectAccount(target, { ...options, repository: env['GITHUB_REPOSITORY'] });
    },
    repository: async (token, repository) => {
      const { repositorySetup } = await import('./github/setup.ts');
      return repositorySetup({ token, repository, apiUrl, clock });
    },
    workflowFiles: async () => {
      const { workflowFiles } = await import('./node/workflow-files.ts');
      return await workflowFiles(root, files);
    },
    clonedBranch: async () => {
      const { nodeClone } = await import('./node/clone.ts');
      return await nodeClone({ root, env }).defaultBranch();
    },
  };
}

/** A GitHub Enterprise Server has its API below /api/v3, and a tenant of ghe.com a host of its own. */
function issuerAt(apiUrl: string): string {
  const server = /^https:\/\/([^/]+)\/api\/v3\/?$/.exec(apiUrl)?.[1];
  if (server !== undefined) return `${server}/_services/token`;
  const tenant = /^https:\/\/api\.([^/]+\.ghe\.com)\/?$/.exec(apiUrl)?.[1];
  return tenant === undefined ? 'token.actions.githubusercontent.com' : `token.actions.${tenant}`;
}

/** The readable part of a token: text and numbers by name. Nothing is verified, AWS does that. */
function claimsIn(token: string): Claims {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  let claims: unknown;
  try {
    claims = JSON.parse(payload);
  } catch {
    claims = {};
  }
  return Object.fromEntries(
    Object.entries(Object(claims)).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
    ),
  );
}
