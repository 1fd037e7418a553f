/** Writing to GitHub: one sticky comment, one new comment when a run ends, commit statuses. Views, never state. */
import { AppError } from '../errors.ts';
import type { Comment, GitHub, NewCommitStatus } from '../ports/github.ts';
import { renderComment } from '../report/comment.ts';
import { isOlder, type Marker, parseMarker, sameContent } from '../report/marker.ts';
import type { ReportModel } from '../report/model.ts';
import type { CommandContext } from './context.ts';

/** A stamp alone is refreshed at most this often. */
const STAMP_REFRESH_MS = 3 * 60 * 60_000;

/** Clocks of runners may differ a little. */
const SKEW_MS = 5 * 60_000;

/** What became of a comment. */
export interface Published {
  readonly url: string | undefined;
  /** GitHub did not answer: a later run should write it again. */
  readonly isLost: boolean;
}

/**
 * Creates or updates the one comment of this config file on a pull request. An older observation never overwrites a
 * newer one; equal content is not written again; further copies (two runs raced) are removed, the oldest stays.
 * A comment that cannot be written is a warning with the missing permission, never a failed run.
 * @param createWhenMissing false: only an existing comment is updated
 */
export async function publishComment(
  context: CommandContext,
  pullRequest: number,
  model: ReportModel,
  createWhenMissing: boolean,
): Promise<Published> {
  return await written(context, async (github) => {
    const body = renderComment(model);
    const current = await onlyOldest(github, pullRequest, isReportOf(context.inputs.config));
    if (current === undefined)
      return createWhenMissing
        ? (await createOnce(github, { pullRequest, body, config: context.inputs.config })).url
        : undefined;
    if (!shouldWrite(context, current, body, model)) return current.url;
    return (await github.updateComment(current.id, body)).url;
  });
}

async function written(
  context: CommandContext,
  write: (github: GitHub) => Promise<string | undefined>,
): Promise<Published> {
  const { github } = context;
  if (github === undefined || context.inputs.comment === 'off') return { url: undefined, isLost: false };
  let isLost = false;
  const url = await bestEffort(context, 'pull-requests: write', async () => {
    try {
      return await write(github);
    } catch (error) {
      isLost = mayAnswerLater(error);
      throw error;
    }
  });
  return { url, isLost };
}

/** GitHub was out of reach or spoke nonsense; a missing permission stays missing. */
export function mayAnswerLater(error: unknown): boolean {
  const codes: readonly string[] = ['github-unavailable', 'github-unexpected-answer'];
  return error instanceof AppError && codes.includes(error.code);
}

function shouldWrite(context: CommandContext, current: Comment, body: string, model: ReportModel): boolean {
  const marker = parseMarker(current.body);
  if (marker === undefined) return true;
  // What a runner whose clock is ahead has written would stand for hours, and an end unsaid for good.
  const isFuture = Date.parse(marker.observed) - context.clock.now() > SKEW_MS;
  if (!isFuture && isOlder(marker, model.observedAt)) return false;
  if (!sameContent(current.body, body)) return true;
  return context.clock.now() - Date.parse(marker.observed) > STAMP_REFRESH_MS;
}

/** Our sticky comment for a config file. */
function isReportOf(config: string): (marker: Marker) => boolean {
  return (marker) => marker.kind === 'report' && marker.config === config;
}

/** By marker and author: anybody can write a marker. */
async function markedByUs(
  github: GitHub,
  pullRequest: number,
  wanted: (marker: Marker) => boolean,
): Promise<readonly Comment[]> {
  const marked = (await github.listComments(pullRequest)).filter((comment) => {
    const marker = parseMarker(comment.body);
    return marker !== undefined && wanted(marker);
  });
  if (marked.length === 0) return [];
  const login = await github.viewerLogin();
  return marked.filter((comment) => comment.authorLogin === login);
}

interface NewComment {
  readonly pullRequest: number;
  readonly body: string;
  readonly config: string;
}

/** A POST whose answer was lost may have been stored: look before posting again. */
async function createOnce(github: GitHub, { pullRequest, body, config }: NewComment): Promise<Comment> {
  try {
    return await github.createComment(pullRequest, body);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'github-unavailable') throw error;
    const [stored] = await markedByUs(github, pullRequest, isReportOf(config));
    return stored ?? (await github.createComment(pullRequest, body));
  }
}

/** The one new comment when a run ends (edits notify nobody); posted once per run, whoever comes first. */
export async function publishEnded(
  context: CommandContext,
  pullRequest: number,
  jobName: string,
  body: string,
): Promise<Published & { readonly wasTold: boolean }> {
  let wasTold = false;
  const published = await written(context, async (github) => {
    const isTheEnd = (marker: Marker): boolean => marker.kind === 'ended' && marker.job === jobName;
    const found = await onlyOldest(github, pullRequest, isTheEnd);
    wasTold = found !== undefined;
    if (found !== undefined) return found.url;
    const created = await github.createComment(pullRequest, body);
    // Another run may have told it at the same time: both look again, and both leave the older one.
    return (await onlyOldest(github, pullRequest, isTheEnd))?.url ?? created.url;
  });
  return { ...published, wasTold };
}

/** Our oldest comment of a kind; copies of it are deleted. */
async function onlyOldest(
  github: GitHub,
  pullRequest: number,
  wanted: (marker: Marker) => boolean,
): Promise<Comment | undefined> {
  const [oldest, ...copies] = await markedByUs(github, pullRequest, wanted);
  for (const copy of copies) await github.deleteComment(copy.id);
  return oldest;
}

/**
 * Sets a commit status; without the permission it is a warning.
 * @returns false: GitHub did not answer, so that a later run should say it again
 */
export async function publishStatus(context: CommandContext, status: NewCommitStatus): Promise<boolean> {
  const { github } = context;
  if (github === undefined) return true;
  let isLost = false;
  await bestEffort(context, 'statuses: write', async () => {
    try {
      await github.setStatus(status);
    } catch (error) {
      isLost = mayAnswerLater(error);
      throw error;
    }
  });
  return !isLost;
}

/** Views are no reason to fail: what GitHub refuses is a warning that names the permission. */
export async function bestEffort<T>(
  context: CommandContext,
  permission: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.blame === 'bug') throw error;
    context.console.warn(`${error.message} (writing needs ${permission}). ${error.hint}`);
    return undefined;
  }
}
