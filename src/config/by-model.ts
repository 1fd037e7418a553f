/** What the sections of `jobs.yaml` have in common whose keys are base models and whose values are of a day. */
import {
  baseModelId,
  baseModelOfInferenceId,
  CATALOG_DATE,
  findBaseModel,
  misspeltBaseModel,
} from '../catalog/index.ts';
import { BASE_MODEL_FORMAT, misfit } from './formats.ts';
import type { JobConfig, Located } from './job.ts';
import { type Report, show } from './report.ts';
import { type Entry, entryOf, type TreeNode } from './tree.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Entries whose key is an id; one that is not is reported already. */
export function modelEntries(root: TreeNode, section: string): readonly Entry[] {
  const node = entryOf(root, section)?.value;
  const entries = node?.kind === 'map' ? node.entries : [];
  return entries.filter(({ key }) => misfit(BASE_MODEL_FORMAT, key) === undefined);
}

/** @param what such as `prices` */
export function reportTwin(entry: Entry, what: string, report: Report): void {
  report(entry.at, {
    code: 'duplicate-key',
    message: `There are two ${what} of ${baseModelId(entry.key)}: one under its id, one under its ARN.`,
    hint: 'Keep one of the two.',
  });
}

/** Where the day begins first it is a day ahead of UTC. @param words what is of that day, such as `a price is …` */
export function reportFuture(
  asOf: Located<string>,
  { today, words }: { readonly today: string; readonly words: string },
  report: Report,
): void {
  if (Date.parse(asOf.value) <= Date.parse(today) + DAY_MS) return;
  report(asOf.at, {
    code: 'invalid-date',
    message: `${show(asOf.value)} is in the future; ${words}.`,
    hint: `Write that day, ${today} at the latest.`,
  });
}

/** A model that neither the catalogue nor a job knows is most likely misspelt, and its entry would never be used. */
export function reportUnused(
  entries: readonly Entry[],
  { jobs, what }: { readonly jobs: readonly JobConfig[]; readonly what: string },
  report: Report,
): void {
  const used = new Set(jobs.map(({ baseModel }) => baseModel.value));
  for (const { key, at } of entries) {
    const id = baseModelId(key);
    if (findBaseModel(id) !== undefined || used.has(id)) continue;
    const meant = baseModelOfInferenceId(id) ?? misspeltBaseModel(id);
    report(at, {
      code: 'base-model-unknown',
      severity: 'warning',
      message: `The base model ${id} is neither in the catalogue of ${CATALOG_DATE} nor used by a job: its ${what} is not used.`,
      hint:
        meant === undefined
          ? 'Check the id: it is the one under `baseModel`.'
          : `Did you mean \`${meant.id}\`?`,
    });
  }
}
