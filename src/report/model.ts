/** What the renderers show. Plain data; every renderer in this folder is a pure function of it. */
import type { Range } from '../datasets/dataset.ts';
import type { Change, DatasetDiff } from '../datasets/diff.ts';
import type { Pointer } from '../datasets/pointer.ts';
import type { RowSamples } from '../datasets/row-samples.ts';
import type { Finding } from '../errors.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import type { RunReport } from '../watch/outcome.ts';

/** What a change does to a dataset; row text is in none of it. */
export type DatasetChange =
  | { readonly kind: 'new' }
  /** The same content as the file `from` had. */
  | { readonly kind: 'renamed'; readonly from: string }
  | {
      readonly kind: 'compared';
      /** Path of the earlier version, where it is another one. */
      readonly from: string | undefined;
      readonly diff: DatasetDiff;
      /** Rows that could not be understood and are in no other figure. */
      readonly unread: Change<number>;
      /** Both versions give the same upload: this change alone trains nothing anew. */
      readonly sameUpload: boolean;
      /** USD, with the present base model and epochs; undefined for validation, and where no price is known. */
      readonly cost: Change<Range> | undefined;
      /** Of the held-back sets that this version is told with. */
      readonly leaks: readonly LeakChange[];
    }
  /** Git has a pointer to data elsewhere, before (undefined: it had the data itself), now, or both. */
  | {
      readonly kind: 'pointer';
      /** Path of the earlier version, where it is another one. */
      readonly from: string | undefined;
      readonly before: Pointer | undefined;
      readonly after: Pointer | undefined;
    }
  /** Another version of the same S3 object. */
  | { readonly kind: 'version'; readonly before: string; readonly after: string }
  /** `reason` completes "not compared: …". */
  | { readonly kind: 'not-compared'; readonly reason: string };

/** Rows of a set that is held back from training which ask what a training row asks. */
export interface LeakChange extends Change<number> {
  readonly split: Exclude<DatasetReport['split'], 'training'>;
}

/** A dataset that the job used before and no longer does. */
export interface FormerDataset {
  readonly split: DatasetReport['split'];
  /** Repository path or `s3://…` with version. */
  readonly source: string;
  /** The file is in the repository no longer; undefined for data in S3. */
  readonly isDeleted: boolean | undefined;
}

/** Rows of a dataset as the policy allows them to be shown. They stand in no machine-readable result. */
export interface DatasetSamples {
  readonly source: string;
  /** Path of the earlier version, where it is another one. */
  readonly from: string | undefined;
  readonly samples: RowSamples;
}

export interface DatasetReport {
  /** Evaluation data stays in the repository: it has no upload. */
  readonly split: 'training' | 'validation' | 'evaluation';
  /** Repository path or `s3://…` with version. */
  readonly source: string;
  /** undefined for an S3 dataset, which is not read here, and for a file that could not be opened. */
  readonly rows: number | undefined;
  /** Size of the upload, after conversion: the file in the repository may have another. */
  readonly bytes: number | undefined;
  readonly tokens: Range | undefined;
  /** Day on which the base model's tokens were measured, `YYYY-MM-DD`; undefined: they were not. */
  readonly calibratedOn?: string;
  /** Of the uploaded bytes, after conversion: the file in the repository may have another. */
  readonly sha256: string | undefined;
  /** At least one row was read as what it is; false: the figures above say nothing. */
  readonly isUnderstood: boolean;
  /** The row shape that is uploaded, when the file had to be converted. */
  readonly convertedTo: string | undefined;
  /** Differs from the merge base (pull request) or the first parent (push); undefined: not known. */
  readonly changed: boolean | undefined;
  /** undefined: not changed, or not known. */
  readonly diff: DatasetChange | undefined;
}

/** A hyperparameter of a job; `isDefault`: not sent, so Bedrock's own default applies. */
export interface HyperparameterReport {
  readonly name: string;
  readonly value: string;
  readonly isDefault: boolean;
}

/** What a run of `apply` did about a job. */
export type JobOutcome =
  | 'unchanged'
  | 'started'
  /** It had been started before, by a run whose trace was lost. */
  | 'adopted'
  /** Bedrock's quota is used up: a later run starts it. */
  | 'queued'
  /** The default branch has changed the job since, or whether it has is not known. */
  | 'stale'
  | 'blocked'
  | 'error';

export interface JobReport {
  readonly planned: PlannedJob;
  /** undefined: the command starts nothing. */
  readonly outcome?: JobOutcome | undefined;
  /**
   * Why it trains, or would, in a few words each: what the change makes different. Rich text with values of the
   * author's, to be escaped; empty where not known.
   */
  readonly because: readonly string[];
  /** Name of the run whose model is the latest under the job's name; undefined: none, or not looked for. */
  readonly presentRun: string | undefined;
  /** What keeping each model of the job costs per month, USD; undefined: not known. */
  readonly modelUsdPerMonth: number | undefined;
  /** By name; defaults as the catalogue knows them. */
  readonly hyperparameters: readonly HyperparameterReport[];
  /** This pull request (or this commit) changes the job's entry or one of its files. */
  readonly affected: boolean;
  readonly datasets: readonly DatasetReport[];
  readonly formerDatasets: readonly FormerDataset[];
  readonly origin: Origin | undefined;
  /** Present when the run was looked at. */
  readonly report: RunReport | undefined;
}

/** Which stage of its life the comment shows; decides verdict and next step. */
export type Stage =
  | 'proposed' // open pull request
  | 'closed' // closed without merge
  | 'merged' // merged, nothing started yet
  | 'training' // after apply or status; jobs may be anywhere
  | 'settled'; // all jobs of this comment ended

export interface ReportModel {
  readonly stage: Stage;
  readonly command: string;
  readonly configFile: string;
  /** Only jobs that belong into this report; the rest is counted in `unchangedJobs`. */
  readonly jobs: readonly JobReport[];
  readonly unchangedJobs: number;
  readonly findings: readonly Finding[];
  readonly samples: readonly DatasetSamples[];
  /** Checks that could not run here, each in a few words with the reason. */
  readonly checksNotRun: readonly string[];
  /** An AWS endpoint on loopback answered: nothing here is real. */
  readonly simulated: boolean;
  /** `owner/name`. */
  readonly repository: string | undefined;
  readonly repositoryId: string | undefined;
  readonly repositoryUrl: string | undefined;
  readonly runUrl: string | undefined;
  readonly runId: string | undefined;
  readonly runAttempt: number | undefined;
  /** Commit the report speaks of. */
  readonly commit: string | undefined;
  /** When AWS and git were observed, ISO 8601 UTC. */
  readonly observedAt: string;
}
