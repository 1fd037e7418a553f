/** Two jobs that Bedrock could not tell apart: they would share name, token and model. */
import type { JobConfig } from './job.ts';
import { sourceId } from './jobs.ts';
import { type Report, show } from './report.ts';

/**
 * Reports each job whose identity equals that of an earlier one by what the file says. Equal datasets under two names
 * are found later, by content.
 */
export function checkIdentities(jobs: readonly JobConfig[], report: Report): void {
  const first = new Map<string, JobConfig>();
  for (const job of jobs) {
    const id = identity(job);
    const twin = first.get(id);
    if (twin === undefined) {
      first.set(id, job);
      continue;
    }
    report(job.at, {
      code: 'same-identity',
      message: `The jobs ${show(twin.key)} (line ${twin.at.line}, column ${twin.at.column}) and ${show(job.key)} (line ${job.at.line}, column ${job.at.column}) train the same model from the same data in the same account and region.`,
      hint: 'Remove one of the two, or give one a `namespace`.',
    });
  }
}

function identity(job: JobConfig): string {
  const { environment, data } = job;
  return JSON.stringify([
    environment.accountId,
    environment.region,
    job.baseModel.value,
    job.customizationType,
    job.hyperparameters.map(({ name, value }) => [name, value]),
    sourceId(data.training),
    data.validation === undefined ? undefined : sourceId(data.validation),
    // Decides the uploaded bytes where rows are converted.
    data.system?.value,
    job.namespace,
  ]);
}
