/** One thing of a teardown in words: what it is, what a person knows it by, and all of them in one sentence. */
import { unreachable } from '../errors.ts';
import type { TeardownItem, TeardownPlan } from '../teardown/teardown.ts';
import { bytes, plural } from './format.ts';
import { type Format, wordsOf } from './inventory.ts';

/** All of it in a few words, and what cannot be undone: a long table hides the one row that matters. */
export function effects(items: readonly TeardownItem[], what: TeardownPlan['what'] | undefined): string {
  const sizes = new Map<string, number>();
  for (const item of items) {
    const kind = item.kind === 'object' && item.isDeleteMarker ? 'delete-marker' : item.kind;
    sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
  }
  const words = (kind: TeardownItem['kind'] | 'delete-marker', noun: string): readonly string[] => {
    const size = sizes.get(kind);
    return size === undefined ? [] : [plural(size, noun)];
  };
  const stored = items.reduce(
    (sum, item) => sum + (item.kind === 'object' && !item.isDeleteMarker ? item.size : 0),
    0,
  );
  const gone = [
    ...words('deployment', 'deployment'),
    ...words('throughput', 'provisioned throughput'),
    ...words('model', 'custom model'),
    ...words('object', 'object version').map((text) => `${text} (${bytes(stored)})`),
    ...words('delete-marker', 'delete marker'),
  ];
  const last = what === 'all' ? '; what a run leaves until it has stopped goes too, a model included' : '';
  return [
    ...words('run', 'training run').map((text) => `Stops ${text}: what was trained so far is billed${last}.`),
    ...(gone.length === 0 ? [] : [`Deletes for good: ${gone.join(', ')}.`]),
    ...words('upload', 'unfinished upload').map((text) => `Aborts ${text}.`),
  ].join(' ');
}

export function kindWords(item: TeardownItem, show: (value: string) => string): string {
  switch (item.kind) {
    case 'run':
      return `training run, ${show(item.status)}: stop`;
    case 'deployment':
      return `deployment, ${show(item.status)}: delete`;
    case 'throughput':
      return `provisioned throughput, ${plural(item.modelUnits, 'model unit')}, ${show(item.status)}: delete`;
    case 'model':
      return item.after.length === 0 ? 'custom model: delete' : 'custom model: delete, after what serves it';
    case 'object':
      return item.isDeleteMarker ? 'delete marker: delete' : 'object version: delete';
    case 'upload':
      return 'unfinished upload: abort';
    default:
      return unreachable(item);
  }
}

export interface Facts {
  readonly since: string | undefined;
  readonly size: number | undefined;
  readonly tags: string;
}

export function facts(item: TeardownItem): Facts {
  switch (item.kind) {
    case 'object':
      return { since: item.modifiedAt, size: item.isDeleteMarker ? undefined : item.size, tags: '' };
    case 'upload':
      return { since: item.startedAt, size: undefined, tags: '' };
    default:
      return { since: item.createdAt, size: undefined, tags: tagWords(item.tags) };
  }
}

const OUR_PREFIX = 'bedrock-tune:';
/** The owner is proven and the job has a column of its own. */
const SAID_ELSEWHERE: readonly string[] = ['repository-id', 'repository', 'job'].map(
  (tag) => OUR_PREFIX + tag,
);
const TAGS_SHOWN = 6;
const VALUE_SHOWN = 16;

/** Ours without their prefix, then the author's; AWS's own say nothing here. */
function tagWords(tags: Readonly<Record<string, string>>): string {
  const named = Object.entries(tags).filter(
    ([name]) => !name.startsWith('aws:') && !SAID_ELSEWHERE.includes(name),
  );
  const ours = named.filter(([name]) => name.startsWith(OUR_PREFIX));
  const authors = named.filter(([name]) => !name.startsWith(OUR_PREFIX));
  const shown = [...ours.map(([name, value]) => [name.slice(OUR_PREFIX.length), value] as const), ...authors]
    .slice(0, TAGS_SHOWN)
    .map(
      ([name, value]) => `${name}=${value.length > VALUE_SHOWN ? `${value.slice(0, VALUE_SHOWN)}…` : value}`,
    );
  return [...shown, ...(named.length > TAGS_SHOWN ? ['…'] : [])].join(', ');
}

export function itemCell(item: TeardownItem, format: Format): string {
  switch (item.kind) {
    case 'object':
      return placeCell({ place: `s3://${item.bucket}/${item.key}?versionId=${item.versionId}` }, format);
    case 'upload':
      return placeCell({ place: `s3://${item.bucket}/${item.key}?uploadId=${item.uploadId}` }, format);
    case 'run':
      return placeCell({ name: item.jobName, place: item.arn }, format);
    case 'model':
      return placeCell({ name: item.name, place: item.arn }, format);
    default:
      return placeCell({ name: item.name, serves: item.modelName, place: item.arn }, format);
  }
}

interface Place {
  readonly name?: string | undefined;
  /** Name of a model. */
  readonly serves?: string;
  readonly place: string;
}

/** What a person knows it by, then where it is. */
export function placeCell({ name, serves, place }: Place, format: Format): string {
  const show = wordsOf(format);
  if (name === undefined) return show.name(place);
  const known = serves === undefined ? show.name(name) : `${show.name(name)} serves ${show.name(serves)}`;
  return `${known}, ${show.name(place)}`;
}

export const DONE_WORDS: Readonly<Record<TeardownItem['kind'], string>> = {
  run: 'stopped',
  deployment: 'deleted',
  throughput: 'deleted',
  model: 'deleted',
  object: 'deleted',
  upload: 'aborted',
};
