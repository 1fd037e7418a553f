/** What a clone knows of its place on GitHub; Git is asked, no server. */
import type { Clone } from '../../ports/workspace.ts';
import { isRepository } from './git.ts';
import { type GitOptions, gitRunner } from './git-run.ts';

/** A folder that is no repository, and a machine without Git, know nothing. */
export function nodeClone(options: GitOptions): Clone {
  const run = gitRunner(options);
  const ask = async (...args: readonly string[]): Promise<string | undefined> => {
    if (!(await isRepository(options.root))) return undefined;
    const answer = await run(args).catch(() => undefined);
    const text = answer?.code === 0 ? answer.stdout.toString('utf8').trimEnd() : '';
    return text === '' || text.includes('\n') ? undefined : text;
  };
  return {
    originUrl: () => ask('config', '--get', 'remote.origin.url'),
    defaultBranch: async () => {
      const ref = await ask('symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD');
      return ref?.replace(/^refs\/remotes\/origin\//, '');
    },
    publishedHead: async () => {
      const seen = ['for-each-ref', '--count=1', '--contains=HEAD', '--format=%(refname)'];
      if ((await ask(...seen, 'refs/remotes/origin')) === undefined) return undefined;
      return await ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
    },
  };
}
