/** What the renderers show. Plain data; every renderer in this folder is a pure function of it. */
import type { Range } from '../datasets/dataset.ts';
import type { Finding } from '../errors.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import type { RunReport } from '../watch/outcome.ts';

export interface DatasetReport {
  readonly split: 'training' | 'validation';
  /** Repository path or `s3://…` with version. */
  readonly source: string;
  /** undefined for an S3 dataset, which is not read here. */
  readonly rows: number | undefined;
  readonly bytes: number | undefined;
  readonly tokens: Range | undefined;
  readonly sha256: string | undefined;
  /** The row shape that is uploaded, when the file had to be converted. */
  readonly convertedTo: string | undefined;
  /** Differs from the merge base (pull request) or the first parent (push); undefined: not known. */
  readonly changed: boolean | undefined;
}

/** A hyperparameter of a job; `isDefault`: not sent, so Bedrock's own default applies. */
export interface HyperparameterReport {
  readonly name: string;
  readonly value: string;
  readonly isDefault: boolean;
}

export interface JobReport {
  readonly planned: PlannedJob;
  /** By name; defaults as the catalogue knows them. */
  readonly hyperparameters: readonly HyperparameterReport[];
  /** This pull request (or this commit) changes the job's entry or one of its files. */
  readonly affected: boolean;
  readonly datasets: readonly DatasetReport[];
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
  /** Checks that could not run here, each in a few words with the reason. */
  readonly checksNotRun: readonly string[];
  /** An AWS endpoint on loopback answered: nothing here is real. */
  readonly simulated: boolean;
  readonly repositoryUrl: string | undefined;
  readonly runUrl: string | undefined;
  readonly runId: string | undefined;
  readonly runAttempt: number | undefined;
  /** Commit the report speaks of. */
  readonly commit: string | undefined;
  /** When AWS and git were observed, ISO 8601 UTC. */
  readonly observedAt: string;
}
