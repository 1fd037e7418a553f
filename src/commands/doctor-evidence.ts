/** What earlier runs left behind: it confirms or contradicts what is assumed about AWS. */
import type { EnvironmentConfig } from '../config/job.ts';
import type { Evidence, Reading, RunEvidence } from '../doctor/facts.ts';
import { isInFlight } from '../plan/in-flight.ts';
import { outputPrefix, parseRunName } from '../plan/names.ts';
import type { RunSummary } from '../ports/bedrock.ts';
import type { AccountSetup } from '../ports/doctor.ts';
import type { ObjectHead } from '../ports/objects.ts';
import { inParallel } from './parallel.ts';
import { reading, skipped } from './reading.ts';

/** Ended runs that are looked at, the newest: a few tell, and many cost calls. */
const RUNS = 5;
const PARALLEL = 4;

export interface EvidencePlace {
  readonly account: AccountSetup;
  readonly environment: EnvironmentConfig;
  readonly prefix: string;
  /** false: the credentials at hand may not read objects. */
  readonly readsObjects: boolean;
}

export async function evidenceOf(place: EvidencePlace): Promise<Evidence> {
  const runs = await reading(async () => {
    const ended = (await place.account.bedrock.listRuns())
      .filter((run) => parseRunName(run.jobName) !== undefined && !isInFlight(run.status))
      .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
      .slice(0, RUNS);
    return (await inParallel(ended, PARALLEL, (run) => runEvidence(place, run))).flat();
  });
  return { runs, dataset: await datasetEvidence(place, runs) };
}

async function runEvidence(place: EvidencePlace, summary: RunSummary): Promise<readonly RunEvidence[]> {
  const { account, environment, prefix } = place;
  const run = await account.bedrock.getRun(summary.jobArn);
  if (run === undefined) return [];
  const tags = await reading(() => account.bedrock.listTags(run.jobArn));
  const below = outputPrefix(prefix, run.jobName);
  const isHere =
    run.outputS3Uri?.startsWith(`s3://${environment.outputBucket}/${below.slice(0, -1)}`) === true;
  const outputs =
    place.readsObjects && isHere
      ? await reading(async () =>
          (await account.objects.list(environment.outputBucket, below)).map(({ key }) => key),
        )
      : skipped('its outputs lie elsewhere, or cannot be read with these credentials', '');
  return [{ run, tags, outputs }];
}

/** The dataset of the newest run that has one in our bucket. */
async function datasetEvidence(
  { account, environment, readsObjects }: EvidencePlace,
  runs: Reading<readonly RunEvidence[]>,
): Promise<Reading<ObjectHead | undefined>> {
  const start = `s3://${environment.bucket}/`;
  const uri = (runs.kind === 'read' ? runs.value : []).flatMap(({ run }) =>
    run.trainingS3Uri?.startsWith(start) === true ? [run.trainingS3Uri] : [],
  )[0];
  if (uri === undefined || !readsObjects) return skipped('no dataset was looked at', '');
  return await reading(() => account.objects.head(environment.bucket, uri.slice(start.length)));
}
