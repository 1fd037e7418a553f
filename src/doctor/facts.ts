/** Everything `doctor` judges, as plain data: gathered once, then looked at by pure checks. */
import type { EnvironmentConfig, Located, RoleName } from '../config/job.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import type {
  ActionsPolicy,
  BaseModelState,
  BucketEncryption,
  Claims,
  GitHubEnvironment,
  LifecycleRule,
  ModelAccess,
  OidcProvider,
  PublicAccessBlock,
  RightAnswer,
  RoleSettings,
  SubjectTemplate,
  TextFile,
} from '../ports/doctor.ts';
import type { ObjectHead } from '../ports/objects.ts';
import type { WorkflowReading } from './workflow-jobs.ts';

/** What became of reading one thing. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** With the error's code, message and hint. */
  | { readonly kind: 'unreadable'; readonly code: string; readonly reason: string; readonly hint: string }
  /** It was not asked for, and why. */
  | { readonly kind: 'skipped'; readonly reason: string; readonly hint: string };

export interface DoctorFacts {
  /** Which of the two ways in: credentials of a workflow job by OIDC, or a person's own. */
  readonly mode: 'workflow' | 'laptop';
  /** `jobs.yaml`. */
  readonly config: TextFile;
  readonly repository: RepositoryFacts;
  readonly environments: readonly EnvironmentFacts[];
  readonly workflows: Reading<readonly WorkflowReading[]>;
  /** By path: this config file, and others that workflows name. */
  readonly jobKeys: ReadonlyMap<string, readonly string[]>;
}

export interface KnownRepository {
  /** `owner/name`. */
  readonly name: string;
  readonly id: string | undefined;
  readonly ownerId: string | undefined;
  readonly defaultBranch: string | undefined;
}

export interface RepositoryFacts {
  /** As far as it is known: from GitHub, the run, or the command line. */
  readonly identity: Reading<KnownRepository>;
  /** Of this job's token; only in a workflow. */
  readonly claims: Reading<Claims>;
  /** Who issues its OIDC tokens, without `https://`: a GitHub Enterprise Server issues its own. */
  readonly issuer: string;
  readonly environments: Reading<readonly GitHubEnvironment[]>;
  readonly subjectTemplate: Reading<SubjectTemplate>;
  readonly actionsPolicy: Reading<ActionsPolicy>;
  readonly defaultPermissions: Reading<string>;
  readonly enabledVariable: Reading<string | undefined>;
  /** Where people change its settings, without a trailing slash. */
  readonly url: string;
}

/** One environment of `jobs.yaml` and what AWS says about it. */
export interface EnvironmentFacts {
  readonly environment: EnvironmentConfig;
  /** Whether a person's credentials lead there; only on a laptop. */
  readonly access: Reading<true>;
  /** Start of its S3 keys. */
  readonly prefix: string;
  readonly roles: readonly RoleFacts[];
  readonly serviceRole: {
    readonly settings: Reading<RoleSettings | undefined>;
    readonly rights: Reading<readonly RightAnswer[]>;
  };
  readonly providers: Reading<readonly OidcProvider[]>;
  readonly buckets: readonly BucketFacts[];
  readonly quotas: QuotaFacts;
  readonly models: readonly ModelFacts[];
  readonly evidence: Evidence;
}

export interface RoleFacts {
  readonly name: RoleName;
  readonly arn: string;
  readonly settings: Reading<RoleSettings | undefined>;
  /** Answers to every right the role needs. */
  readonly rights: Reading<readonly RightAnswer[]>;
  /** Answers to rights no role of its kind should have. */
  readonly excess: Reading<readonly RightAnswer[]>;
  /** Whether this job could assume it; only in a workflow. */
  readonly assumed: Reading<true>;
  /** Read calls that were tried with it, by IAM action; only in a workflow. */
  readonly calls: readonly { readonly action: string; readonly outcome: Reading<true> }[];
}

export interface BucketFacts {
  readonly name: string;
  /** What `jobs.yaml` names it as. */
  readonly key: 'bucket' | 'outputBucket';
  /** undefined: there is no such bucket. */
  readonly region: Reading<string | undefined>;
  readonly publicAccessBlock: Reading<PublicAccessBlock | undefined>;
  readonly ownership: Reading<string | undefined>;
  readonly encryption: Reading<BucketEncryption | undefined>;
  readonly versioning: Reading<boolean>;
  readonly lifecycle: Reading<readonly LifecycleRule[]>;
  readonly policy: Reading<string | undefined>;
}

export interface QuotaFacts {
  /** Jobs at a time. */
  readonly jobs: Reading<number>;
  readonly models: Reading<number>;
  readonly modelsInUse: Reading<number>;
}

export interface ModelFacts {
  readonly baseModel: Located<string>;
  readonly state: Reading<BaseModelState | undefined>;
  readonly access: Reading<ModelAccess>;
}

/** What earlier runs left behind: it confirms or contradicts what this project assumes about AWS. */
export interface Evidence {
  /** Ended runs of this repository, newest first, each with what can still be read of it. */
  readonly runs: Reading<readonly RunEvidence[]>;
  /** One uploaded dataset; undefined where there is none yet. */
  readonly dataset: Reading<ObjectHead | undefined>;
}

export interface RunEvidence {
  readonly run: RunDetail;
  readonly tags: Reading<Readonly<Record<string, string>> | undefined>;
  /** Keys below its output. */
  readonly outputs: Reading<readonly string[]>;
}
