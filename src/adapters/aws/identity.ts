/** The way into one AWS environment: credentials, the right account, then the services. */
import { AppError } from '../../errors.ts';
import type { Aws, AwsSession, AwsTarget } from '../../ports/aws.ts';
import type { Clock } from '../../ports/host.ts';
import { LIMITS, type Limits, type SharedCredentials, type Transport } from './client.ts';
import { lazyObjects } from './lazy-objects.ts';
import type { StsOptions } from './sts.ts';

export interface AwsAdapterOptions {
  /** A new GitHub OIDC token for an audience; called only where the target names a role. */
  readonly mintToken: (audience: string) => Promise<string>;
  /** Identify the run in CloudTrail: `GITHUB_RUN_ID` and `GITHUB_RUN_ATTEMPT`, or what a laptop has instead. */
  readonly runId: string;
  readonly runAttempt: string;
  /** `owner/name` of the repository that runs; undefined on a laptop. */
  readonly repository?: string | undefined;
  readonly clock: Clock;
  /** Instead of the usual ones. */
  readonly limits?: Partial<Limits>;
}

/**
 * Connects once per target and shares the session. Credentials stay in this process: nothing is written to the
 * environment or to files. The SDK is loaded by the first connect.
 *
 * Errors of `connect`: `identity-refused`, `identity-unavailable`, `account-mismatch`, and those of `mintToken`.
 */
export function awsAdapter(options: AwsAdapterOptions): Aws {
  const sessions = new Map<string, Promise<AwsSession>>();
  return {
    connect(target) {
      const key = JSON.stringify([target.region, target.accountId, target.roleArn]);
      const known = sessions.get(key);
      if (known !== undefined) return known;
      const session = openSession(target, options);
      sessions.set(key, session);
      session.catch(() => sessions.delete(key));
      return session;
    },
  };
}

const SOON_MS = 5_000;

/** A plan is waited for: what AWS does not answer soon is not checked. */
function hurried(credentials: SharedCredentials): SharedCredentials {
  const { transport } = credentials;
  const limits = { ...transport.limits, requestMs: SOON_MS, answerMs: SOON_MS };
  return { ...credentials, transport: { ...transport, limits, maxAttempts: 2 } };
}

/** `bedrock-tune-<run>-<attempt>` in the characters and length STS allows. */
export function sessionName(runId: string, runAttempt: string): string {
  return `bedrock-tune-${runId}-${runAttempt}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}

/** Who calls, and how: for the session's name and for each request. */
export function stsOptions(target: AwsTarget, options: AwsAdapterOptions): StsOptions {
  const { mintToken, clock, runId, runAttempt, limits } = options;
  return {
    target,
    mintToken,
    clock,
    sessionName: sessionName(runId, runAttempt),
    transport: { userAgent: userAgent(options), limits: { ...LIMITS, ...limits } },
  };
}

/** `bedrock-tune md/repository#<owner>.<name> md/run#<run>-<attempt>`: no slash survives in the SDK's user agent. */
function userAgent({ repository, runId, runAttempt }: AwsAdapterOptions): Transport['userAgent'] {
  const name = repository?.replace('/', '.');
  return [
    ['bedrock-tune'],
    ...(name === undefined ? [] : [['md/repository', name] as const]),
    ['md/run', `${runId}-${runAttempt}`],
  ];
}

async function openSession(target: AwsTarget, options: AwsAdapterOptions): Promise<AwsSession> {
  const [{ connectSts }, { bedrockAdapter, bedrockClient }] = await Promise.all([
    import('./sts.ts'),
    import('./bedrock.ts'),
  ]);
  const { clock } = options;
  const sts = connectSts(stsOptions(target, options));
  checkAccount(target, await sts.callerAccount());
  const { credentials } = sts;
  const shared = { region: target.region, credentials, clock };
  return {
    accountId: target.accountId,
    bedrock: bedrockAdapter({ client: bedrockClient(target.region, credentials), credentials }),
    objects: lazyObjects(async () => {
      const { objectsAdapter } = await import('./s3.ts');
      return objectsAdapter({ ...shared, accountId: target.accountId });
    }),
    settings: async () => {
      const { accountSettings } = await import('./doctor.ts');
      return accountSettings({ ...target, credentials: hurried(credentials) });
    },
    inference: async () => {
      const { inferenceAdapter } = await import('./inference.ts');
      return inferenceAdapter(shared);
    },
  };
}

/** @throws AppError `account-mismatch` */
export function checkAccount(target: AwsTarget, account: string): void {
  if (account === target.accountId) return;
  const source = target.roleArn ?? 'the AWS identity of this machine';
  throw new AppError(
    'account-mismatch',
    `${source} leads to AWS account ${account}, jobs.yaml expects ${target.accountId}`,
    {
      blame: 'user',
      hint: 'Correct `accountId:` or the role of this environment; nothing was called in the account.',
    },
  );
}
