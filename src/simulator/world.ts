/** The whole simulated world as plain data, and the services over it. Jobs and models live in the Bedrock service. */

import { type BedrockService, bedrockService } from './bedrock/service.ts';
import type { BedrockState } from './bedrock/state.ts';
import { cloudFormationService } from './cloudformation/service.ts';
import { deployStacks, emptyCloudFormation, type StackOptions } from './cloudformation/setup.ts';
import type { CloudFormationState } from './cloudformation/state.ts';
import { githubService } from './github/service.ts';
import { initialSettings, type RepositorySettings } from './github/settings.ts';
import { fullName, type GitHubState, type Repository, type TokenState } from './github/state.ts';
import { iamService } from './iam/service.ts';
import { type AccessKey, type IamState, identifyFor, type PolicyDocument, type Role } from './identity.ts';
import { processSigningKey } from './oidc/jwt.ts';
import { oidcService } from './oidc/service.ts';
import { ISSUER_HOST, mintRequestToken, type OidcState } from './oidc/state.ts';
import type { SimClock, SimOperation, SimRequest, SimService } from './protocol.ts';
import { runtimeService } from './runtime/service.ts';
import { type BucketSettings, NEW_BUCKET } from './s3/bucket-settings.ts';
import { s3Service } from './s3/service.ts';
import { type Bucket, type S3State, simBuckets } from './s3/state.ts';
import { serviceQuotasService } from './servicequotas/service.ts';
import { stsService } from './sts/service.ts';

export interface BucketOptions {
  readonly name: string;
  /** Account id; default: the world's account. */
  readonly owner?: string;
  readonly region: string;
  /** Default true. */
  readonly versioning?: boolean;
  /** Exactly these; what is absent is not set. Default: those of a new bucket. */
  readonly settings?: BucketSettings;
}

/** Everything has a default that fits the sample `jobs.yaml`. */
export interface WorldOptions {
  /** Account of the laptop key, of the default roles and buckets. */
  readonly accountId?: string;
  readonly buckets?: readonly BucketOptions[];
  readonly roles?: readonly Role[];
  readonly accessKeys?: readonly AccessKey[];
  readonly repository?: Partial<Repository>;
  readonly tokens?: Readonly<Record<string, TokenState>>;
  /** The repository's settings; default: as the set-up guide leaves them. */
  readonly settings?: Partial<RepositorySettings>;
  /** Jobs, models and settings to begin with; default: an empty service. */
  readonly bedrock?: BedrockState;
  /** false: no OIDC provider for GitHub. Default true. */
  readonly oidcProvider?: boolean;
  /**
   * Stacks to begin with. Where they make a role, a bucket or an OIDC provider, the default ones of that kind are left
   * out.
   */
  readonly stacks?: readonly StackOptions[];
}

/** What there is before the set-up: an AWS account without roles, provider and buckets, a repository nobody configured. */
export const FRESH: WorldOptions = {
  roles: [],
  buckets: [],
  oidcProvider: false,
  settings: { environments: [], variables: {} },
};

export interface World {
  /** What it was made from: a reset makes it anew. */
  readonly options: WorldOptions;
  readonly s3: S3State;
  readonly iam: IamState;
  readonly cloudFormation: CloudFormationState;
  readonly oidc: OidcState;
  readonly github: GitHubState;
}

export const DEFAULT_ACCOUNT = '111122223333';
/** A token with every right of the action's workflows. */
export const DEFAULT_GITHUB_TOKEN = 'simulated-github-token';
/** A token of the person who administers the repository. */
export const DEFAULT_PERSONAL_TOKEN = 'simulated-personal-token';
/** The first request token of every world: a push to the default branch in environment `bedrock-train`. */
export const DEFAULT_REQUEST_TOKEN = 'simulated-request-token-1';

export function createWorld(options: WorldOptions = {}): World {
  const accountId = options.accountId ?? DEFAULT_ACCOUNT;
  const repository = repositoryFrom(options.repository ?? {});
  const oidc = createOidc(repository);
  mintRequestToken(oidc, { environment: 'bedrock-train' });
  const world = {
    options,
    s3: { buckets: bucketsFrom(options.buckets ?? [], accountId), nextVersion: 1 },
    iam: {
      roles: [...(options.roles ?? [])],
      accessKeys: [...(options.accessKeys ?? [laptopKey(accountId)])],
      oidcProviders: {},
      managedPolicies: {},
      sessions: [],
    },
    cloudFormation: emptyCloudFormation(),
    oidc,
    github: createGitHub(repository, options),
  };
  deployStacks(options.stacks ?? [], accountId, { ...world, state: world.cloudFormation });
  fillIn(world, accountId, fullName(repository));
  return world;
}

/** The defaults of every kind that neither the options nor the stacks give. */
function fillIn({ options, iam, s3 }: World, accountId: string, repository: string): void {
  if (options.roles === undefined && iam.roles.length === 0)
    iam.roles.push(...defaultRoles(accountId, repository));
  if (options.buckets === undefined && s3.buckets.length === 0)
    s3.buckets.push(...bucketsFrom(DEFAULT_BUCKETS, accountId));
  if (options.oidcProvider !== false && iam.oidcProviders[accountId] === undefined)
    iam.oidcProviders[accountId] = { [ISSUER_HOST]: ['sts.amazonaws.com'] };
}

const DEFAULT_BUCKETS: readonly BucketOptions[] = [
  { name: 'acme-bedrock-tune-data', region: 'us-east-1' },
  { name: 'acme-bedrock-tune-output', region: 'us-east-1' },
  { name: 'acme-bedrock-tune-data-west', region: 'us-west-2' },
];

function bucketsFrom(buckets: readonly BucketOptions[], accountId: string): Bucket[] {
  return buckets.map(({ name, owner = accountId, region, versioning = true, settings = NEW_BUCKET }) => {
    return { name, owner, region, versioning, settings, versions: [], uploads: [] };
  });
}

function repositoryFrom(given: Partial<Repository>): Repository {
  return {
    id: 4242,
    owner: 'acme',
    ownerId: 4241,
    name: 'support-models',
    defaultBranch: 'main',
    private: true,
    directory: undefined,
    ...given,
  };
}

function createOidc(repository: Repository): OidcState {
  return {
    key: processSigningKey(),
    requestTokens: {},
    repositoryClaims: {
      repository: fullName(repository),
      repository_id: String(repository.id),
      repository_owner: repository.owner,
      repository_owner_id: String(repository.ownerId),
      repository_visibility: repository.private ? 'private' : 'public',
    },
    lifetimeSeconds: 300,
    nextToken: 1,
  };
}

function createGitHub(
  repository: Repository,
  { tokens = DEFAULT_TOKENS, settings }: WorldOptions,
): GitHubState {
  const given = { ...initialSettings(repository.defaultBranch), ...settings };
  return {
    repository,
    settings: { ...given, variables: { ...given.variables } },
    pulls: [],
    comments: [],
    statuses: [],
    dispatches: [],
    tokens: { ...tokens },
    nextId: 1000,
  };
}

const DEFAULT_TOKENS: Readonly<Record<string, TokenState>> = {
  [DEFAULT_GITHUB_TOKEN]: {
    login: 'github-actions[bot]',
    permissions: {
      actions: 'read',
      contents: 'read',
      issues: 'write',
      'pull-requests': 'write',
      statuses: 'write',
    },
  },
  [DEFAULT_PERSONAL_TOKEN]: {
    login: 'octocat',
    permissions: {
      actions: 'write',
      administration: 'write',
      contents: 'write',
      issues: 'write',
      'pull-requests': 'write',
      statuses: 'write',
      variables: 'write',
    },
  },
};

/** A long-lived key pair of an administrator: the laptop case. */
function laptopKey(accountId: string): AccessKey {
  return {
    accessKeyId: 'AKIASIMULATEDLAPTOP1',
    secretAccessKey: 'simulated-secret-access-key-of-a-laptop1',
    accountId,
    userArn: `arn:aws:iam::${accountId}:user/simulated-admin`,
  };
}

/** The roles of the sample `jobs.yaml`, each open to one kind of run, and the role Bedrock itself assumes. */
function defaultRoles(accountId: string, repository: string): readonly Role[] {
  const subjects = {
    plan: `repo:${repository}:pull_request`,
    status: `repo:${repository}:ref:refs/heads/main`,
    apply: `repo:${repository}:environment:bedrock-train`,
    evaluate: `repo:${repository}:environment:bedrock-train`,
    teardown: `repo:${repository}:environment:bedrock-teardown`,
  };
  const roles = Object.entries(subjects).map(([command, subject]) =>
    roleNamed(`bedrock-tune-${command}`, accountId, gitHubTrust(accountId, subject)),
  );
  return [...roles, roleNamed('bedrock-tune-service', accountId, serviceTrust(accountId))];
}

function roleNamed(name: string, accountId: string, trust: PolicyDocument): Role {
  return { arn: `arn:aws:iam::${accountId}:role/${name}`, trust, maxSessionSeconds: 3600 };
}

/** A trust policy for workflow runs whose `sub` matches a pattern (`*` stands for any text). */
export function gitHubTrust(accountId: string, subject: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${ISSUER_HOST}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${ISSUER_HOST}:aud`]: 'sts.amazonaws.com' },
          StringLike: { [`${ISSUER_HOST}:sub`]: subject },
        },
      },
    ],
  };
}

/** Of a role that serves jobs of this account only. */
function serviceTrust(accountId: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'bedrock.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
      },
    ],
  };
}

export interface Times {
  /** Simulated time: what services write down. */
  readonly clock: SimClock;
  /** Real time in milliseconds: expiry of tokens and credentials, which clients hold against their own clock. */
  readonly realNow: () => number;
}

export interface Services {
  /** By the path prefix the host mounts them under. */
  readonly mounted: Readonly<Record<string, SimService>>;
  /** Holds the state of the jobs and models. */
  readonly bedrock: BedrockService;
}

export function servicesOf(world: World, { clock, realNow }: Times): Services {
  const now = () => clock.now();
  const { s3, iam, cloudFormation, oidc, github } = world;
  // Both parts of Bedrock sign by one name.
  const identify = identifyFor('bedrock', iam, realNow);
  const bedrock = bedrockService({
    clock,
    buckets: simBuckets(s3, now),
    identify,
    ...(world.options.bedrock === undefined ? {} : { state: world.options.bedrock }),
  });
  const objects = s3Service({ state: s3, iam, now, realNow });
  const mounted = {
    bedrock,
    'bedrock-runtime': runtimeService({ clock, identify }),
    s3: { ...objects, match: (request: SimRequest) => settled(bedrock, objects, request) },
    sts: stsService({ iam, signingKey: oidc.key, realNow }),
    iam: iamService({ iam, realNow }),
    cloudformation: cloudFormationService({ state: cloudFormation, iam, s3, now, realNow }),
    oidc: oidcService(oidc, realNow),
    servicequotas: serviceQuotasService({ iam, quotas: () => bedrock.snapshot().settings.quotas, realNow }),
    github: githubService(github, now),
  };
  return { mounted, bedrock };
}

/** Jobs that ended by now have written their outputs before anyone looks into S3. */
function settled(bedrock: BedrockService, s3: SimService, request: SimRequest): SimOperation | undefined {
  bedrock.settle();
  return s3.match(request);
}
