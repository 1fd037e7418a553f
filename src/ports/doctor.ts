/**
 * What `doctor` reads of an account, a repository and a workflow run. Nothing here writes. Methods throw `AppError`;
 * `doctor` keeps each one's failure to itself, so that one missing right hides one answer and not the others.
 */
import type { AwsTarget } from './aws.ts';
import type { Bedrock } from './bedrock.ts';
import type { Objects } from './objects.ts';

/** Claims of a workflow job's OIDC token by name; the token itself never leaves the adapter. */
export type Claims = Readonly<Record<string, string>>;

export interface Setup {
  /** Issuer of the OIDC tokens of this GitHub, without `https://`, as its address tells. */
  readonly issuer: string;
  /** @throws AppError `oidc-unavailable` where the job may have no token */
  claims(): Promise<Claims>;
  /** @throws AppError as `Aws.connect`: `identity-refused`, `identity-unavailable`, `account-mismatch` */
  account(target: AwsTarget): Promise<AccountSetup>;
  repository(token: string, repository: string): Promise<RepositorySetup>;
  /** Workflow files of the repository, by path. */
  workflowFiles(): Promise<readonly TextFile[]>;
  /** The default branch as the clone has it from `origin`; undefined where it does not know. */
  clonedBranch(): Promise<string | undefined>;
}

export interface TextFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** One environment's account and region, seen with one set of credentials. */
export interface AccountSetup {
  readonly bedrock: Bedrock;
  readonly objects: Objects;
  /** undefined: there is no such role. */
  role(roleArn: string): Promise<RoleSettings | undefined>;
  /** What IAM says the role may do: its policies, its boundary and what the organisation denies. */
  simulate(roleArn: string, questions: readonly RightQuestion[]): Promise<readonly RightAnswer[]>;
  oidcProviders(): Promise<readonly OidcProvider[]>;
  bucket(name: string): BucketSetup;
  /** Value of a quota of Bedrock by its code, `L-…`. */
  quota(code: string): Promise<number>;
  /** undefined: Bedrock knows no such model in this region. */
  baseModel(id: string): Promise<BaseModelState | undefined>;
  modelAccess(id: string): Promise<ModelAccess>;
}

export interface RoleSettings {
  /** The trust policy as JSON text. */
  readonly trust: string;
}

export interface RightQuestion {
  /** `service:Operation`. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  /** Condition keys with the values of the request. */
  readonly context: Readonly<Record<string, string>>;
}

export interface RightAnswer extends RightQuestion {
  readonly decision: 'allowed' | 'denied' | 'explicitly-denied';
}

export interface OidcProvider {
  readonly arn: string;
  /** Without `https://`. */
  readonly url: string;
  readonly audiences: readonly string[];
}

/** Settings of one bucket; every call names the owner it expects. `undefined`: not set. */
export interface BucketSetup {
  /** undefined: there is no such bucket. */
  region(): Promise<string | undefined>;
  publicAccessBlock(): Promise<PublicAccessBlock | undefined>;
  /** `BucketOwnerEnforced`, `BucketOwnerPreferred` or `ObjectWriter`. */
  ownership(): Promise<string | undefined>;
  encryption(): Promise<BucketEncryption | undefined>;
  versioning(): Promise<boolean>;
  lifecycle(): Promise<readonly LifecycleRule[]>;
  /** The bucket policy as JSON text. */
  policy(): Promise<string | undefined>;
}

export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

export interface BucketEncryption {
  /** `AES256`, `aws:kms` or `aws:kms:dsse`. */
  readonly algorithm: string;
  readonly kmsKey: string | undefined;
}

export interface LifecycleRule {
  readonly id: string;
  readonly enabled: boolean;
  /** Key prefix it applies to; '' for all objects. */
  readonly prefix: string;
  /** It deletes current versions. */
  readonly expiresObjects: boolean;
  readonly abortsUploads: boolean;
}

export interface BaseModelState {
  readonly lifecycle: 'ACTIVE' | 'LEGACY' | 'Unknown';
  /** ISO 8601; undefined: no date is set. */
  readonly legacyAt: string | undefined;
  readonly endOfLifeAt: string | undefined;
  readonly customizations: readonly string[];
}

/** Words of Bedrock's GetFoundationModelAvailability. */
export interface ModelAccess {
  readonly agreement: string;
  readonly authorization: string;
  readonly entitlement: string;
  readonly region: string;
}

export interface RepositorySetup {
  repository(): Promise<RepositoryIdentity>;
  /** Names of all GitHub environments. */
  environments(): Promise<readonly GitHubEnvironment[]>;
  subjectTemplate(): Promise<SubjectTemplate>;
  actionsPolicy(): Promise<ActionsPolicy>;
  /** Rights a workflow without `permissions:` gets. */
  defaultPermissions(): Promise<string>;
  /** undefined: there is no such variable. */
  variable(name: string): Promise<string | undefined>;
}

export interface RepositoryIdentity {
  /** `owner/name`. */
  readonly name: string;
  readonly id: string;
  readonly ownerId: string;
  readonly defaultBranch: string;
  readonly private: boolean;
}

export interface GitHubEnvironment {
  readonly name: string;
  /** Which refs may use it. */
  readonly refs:
    | { readonly kind: 'all' }
    | { readonly kind: 'protected-branches' }
    | { readonly kind: 'patterns'; readonly patterns: readonly RefPattern[] };
  readonly hasReviewers: boolean;
  readonly adminsBypass: boolean;
}

export interface RefPattern {
  readonly name: string;
  readonly type: 'branch' | 'tag';
}

/** How GitHub composes the `sub` claim of the repository's tokens. */
export interface SubjectTemplate {
  readonly isDefault: boolean;
  readonly claimKeys: readonly string[];
  /** undefined: GitHub does not say. */
  readonly immutable: boolean | undefined;
}

export interface ActionsPolicy {
  readonly enabled: boolean;
  /** `all`, `local_only` or `selected`. */
  readonly allowedActions: string;
  readonly shaPinningRequired: boolean;
}
