/** Findings that only show once files are opened and hashes are known. */
import type { DatasetSource, JobConfig } from '../config/job.ts';
import { type Finding, unreachable } from '../errors.ts';
import { placeOf } from '../plan/place.ts';
import type { OpenResult } from '../ports/host.ts';

type Refusal = Extract<OpenResult, { readonly kind: 'refused' }>;

/** A dataset path that cannot be opened, at the place in `jobs.yaml` that names it. */
export function refusedFile(
  source: Extract<DatasetSource, { readonly kind: 'file' }>,
  refusal: Refusal,
): Finding {
  const nearest = refusal.nearest === undefined ? '' : ` Did you mean ${refusal.nearest}?`;
  return { ...source.at, severity: 'error', ...refusalText(source.path, refusal.reason, nearest) };
}

function refusalText(
  path: string,
  reason: Refusal['reason'],
  nearest: string,
): Pick<Finding, 'code' | 'message' | 'hint'> {
  switch (reason) {
    case 'missing':
      return {
        code: 'file-missing',
        message: `${path} is not in the repository.${nearest}`,
        hint: 'Commit the file, or correct the path.',
      };
    case 'symlink':
      return {
        code: 'file-symlink',
        message: `${path} is, or lies behind, a symbolic link`,
        hint: 'Commit the file itself.',
      };
    case 'outside-repository':
      return {
        code: 'file-outside',
        message: `${path} lies outside the repository`,
        hint: 'Name a file of this repository.',
      };
    case 'not-a-file':
      return {
        code: 'file-not-regular',
        message: `${path} is not a regular file`,
        hint: 'Name a .jsonl file.',
      };
    case 'unreadable':
      return {
        code: 'file-unreadable',
        message: `${path} cannot be read`,
        hint: 'Check its permissions in the checkout.',
      };
    default:
      return unreachable(reason);
  }
}

interface Identified {
  readonly job: JobConfig;
  readonly fingerprint: string | undefined;
}

/** One finding per job that shares account, region and fingerprint with an earlier or later one, by job key. */
export function duplicateIdentities(jobs: readonly Identified[]): ReadonlyMap<string, Finding> {
  const groups = new Map<string, JobConfig[]>();
  for (const { job, fingerprint } of jobs) {
    if (fingerprint === undefined) continue;
    const identity = `${placeOf(job.environment)}/${fingerprint}`;
    groups.set(identity, [...(groups.get(identity) ?? []), job]);
  }
  const findings = new Map<string, Finding>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    for (const job of group) {
      const others = group
        .filter((other) => other !== job)
        .map((other) => `${other.key} (line ${other.at.line})`);
      findings.set(job.key, {
        ...job.at,
        code: 'duplicate-identity',
        severity: 'error',
        message: `${job.key} trains exactly the same as ${others.join(', ')}`,
        hint: 'Remove one of them, or set `namespace:` on one to train the same twice.',
      });
    }
  }
  return findings;
}
