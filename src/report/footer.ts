/** The small last line: for which commit and file, by which run, and when it was looked at last. */
import { code, link } from './escape.ts';
import { utc } from './format.ts';
import type { ReportModel } from './model.ts';

/** What the report is about; part of what makes two comments equal. */
export function subjectLine(model: ReportModel): string {
  return `<sub>${code(model.configFile, 120)}${commitPart(model)}.</sub>`;
}

function commitPart({ commit, repositoryUrl }: ReportModel): string {
  if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit)) return '';
  const url = repositoryUrl === undefined ? undefined : `${repositoryUrl}/commit/${commit}`;
  return ` at ${link(code(commit.slice(0, 7)), url)}`;
}

/** Who looked and when; never makes a difference between two comments. */
export function stampLine(model: ReportModel): string {
  const attempt = (model.runAttempt ?? 1) > 1 ? `, attempt ${model.runAttempt}` : '';
  return `${link('Workflow run', model.runUrl)}${attempt}, last checked ${utc(model.observedAt)}.`;
}

/** Where a reader finds what had no room. */
export function summaryLink(model: ReportModel): string {
  return link('the job summary', model.runUrl);
}

/** The marker's fields that name no subject. */
export function stampOf(model: ReportModel): {
  readonly config: string;
  readonly observed: string;
  readonly run: string | undefined;
  readonly attempt: number | undefined;
} {
  return {
    config: model.configFile,
    observed: model.observedAt,
    run: model.runId,
    attempt: model.runAttempt,
  };
}
