/** Texts that name things on GitHub. */
import type { Explanation } from '../config/formats.ts';
import type { ActionRef } from './answers.ts';

const OWNER = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})';
const NAME = '(?!\\.{1,2}(?:$|@))[A-Za-z0-9._-]{1,100}';
const REPOSITORY = new RegExp(`^${OWNER}/${NAME}$`);
const USES = new RegExp(
  `^(?<repository>${OWNER}/${NAME})@(?<commit>[0-9a-f]{40})(?: ?# ?(?<version>v\\d+\\.\\d+\\.\\d+))?$`,
);
/** Nothing that GitHub reads as a pattern, Git as an option or a range, or a shell as its own. */
const BRANCH = /^(?!.*(?:\.\.|\/\/|\/\.|\.lock$|[./]$))[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$/;
/** The forms in which Git names a repository on github.com: https, ssh, and ssh in short. */
const ORIGIN =
  /^(?:https?:\/\/(?:[^/@]*@)?github\.com\/|ssh:\/\/git@(?:ssh\.)?github\.com(?::\d{1,5})?\/|git@github\.com:)(?<path>[^?#]+?)(?:\.git)?\/?$/;

export function explainRepository(text: string): Explanation | undefined {
  if (REPOSITORY.test(text)) return undefined;
  return {
    message: 'the repository is not owner/name',
    hint: 'Write it as GitHub shows it, for example `acme/support-models`.',
  };
}

export function explainBranch(text: string): Explanation | undefined {
  if (BRANCH.test(text)) return undefined;
  return {
    message: 'the branch name does not fit',
    hint: 'Use letters, digits and `_./-`, as in `main` or `release/1.x`; other names cannot stand in a workflow as they are.',
  };
}

export function explainUses(text: string): Explanation | undefined {
  if (USES.test(text)) return undefined;
  return {
    message: 'that is not the action at a full commit',
    hint: 'Write OWNER/bedrock-tune@ and the 40 digits of a commit; a branch or tag could be moved to other code.',
  };
}

/** @param version of the texts written with it, where the reference names none */
export function parseUses(text: string, version: string): ActionRef | undefined {
  const { repository, commit, version: named = version } = USES.exec(text)?.groups ?? {};
  return repository === undefined || commit === undefined
    ? undefined
    : { repository, commit, version: named };
}

/** `owner/name` behind the address of a remote on github.com; undefined for every other. */
export function repositoryOfUrl(url: string): string | undefined {
  const path = ORIGIN.exec(url)?.groups?.['path'];
  return path !== undefined && REPOSITORY.test(path) ? path : undefined;
}
