/** Whose a training run is. */
import { TAG_PREFIX } from '../plan/names.ts';
import type { Bedrock, RunDetail } from '../ports/bedrock.ts';

/** What a run of this repository carries. */
export interface Owner {
  readonly repositoryId: string | undefined;
  /** Token that Create was, or would be, sent with for this run's name. */
  readonly token: string;
}

/**
 * The echoed token proves the owner without a further call; tags decide where it does not. `unproven` never allows a
 * deletion and never causes a second Create.
 */
export async function ownerOf(
  bedrock: Pick<Bedrock, 'listTags'>,
  run: RunDetail,
  owner: Owner,
): Promise<'ours' | 'foreign' | 'unproven'> {
  if (run.clientRequestToken === owner.token) return 'ours';
  const tags = await bedrock.listTags(run.jobArn);
  if (tags === undefined) return run.clientRequestToken === undefined ? 'unproven' : 'foreign';
  return tags[`${TAG_PREFIX}repository-id`] === owner.repositoryId ? 'ours' : 'foreign';
}
