/** What `doctor` reads. Each part is loaded where it is asked for: no other command needs any of it. */
import type { Claims, Setup } from '../ports/doctor.ts';
import type { Clock, Files } from '../ports/host.ts';

/** What AWS expects in a token, and what the trust policies of the roles ask for. */
const AUDIENCE = 'sts.amazonaws.com';

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
  return {
    claims: async () => claimsIn(await mintToken(AUDIENCE)),
    account: async (target) => {
      const { connectAccount } = await import('./aws/doctor.ts');
      return await connectAccount(target, options);
    },
    repository: async (token, repository) => {
      const { repositorySetup } = await import('./github/setup.ts');
      const apiUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com';
      return repositorySetup({ token, repository, apiUrl, clock });
    },
    workflowFiles: async () => {
      const { workflowFiles } = await import('./node/workflow-files.ts');
      return await workflowFiles(root, files);
    },
  };
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
