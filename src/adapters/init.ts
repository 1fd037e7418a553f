/** The machine that `init` runs on: the repository it writes to, the clone it comes from, and the person asked. */
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import type { Clone, Prompt, Workspace } from '../ports/workspace.ts';
import { systemClock } from './node/clock.ts';
import { nodeClone } from './node/clone.ts';
import { repositoryRoot } from './node/git.ts';
import { nodePrompt, type PromptStreams } from './node/prompt.ts';
import { nodeWorkspace } from './node/workspace.ts';

const PACKAGE = 'bedrock-tune';

export interface InitEdgeOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A folder of the repository that is set up. */
  readonly folder: string;
  /** The program's own file. */
  readonly script: string;
  /** undefined: nobody can be asked. */
  readonly terminal: PromptStreams | undefined;
}

export interface InitEdge {
  readonly workspace: Workspace;
  readonly repository: Clone;
  /** The program's own clone. */
  readonly action: Clone;
  /** Folder of the CloudFormation templates that belong to this program. */
  readonly templates: string;
  readonly prompt: Prompt | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** @throws AppError `git-failed` outside a repository */
export async function initEdge({ env, folder, script, terminal }: InitEdgeOptions): Promise<InitEdge> {
  const root = await repositoryRoot(folder);
  if (root === undefined) throw noRepository(folder);
  const own = await packageRoot(await realpath(script));
  return {
    workspace: await nodeWorkspace(root),
    repository: nodeClone({ root, env }),
    action: nodeClone({ root: own, env }),
    templates: join(own, 'bootstrap'),
    prompt: terminal === undefined ? undefined : nodePrompt(terminal),
    today: new Date(systemClock.now()).toISOString().slice(0, 10),
  };
}

function noRepository(folder: string): AppError {
  return new AppError('git-failed', `${folder} is in no git repository`, {
    blame: 'user',
    hint: 'Run it in a clone of the repository that is to train models; `git init` makes a new one.',
  });
}

/** The folder with our manifest, from the program's file upwards: the bundles lie deeper than the sources. */
async function packageRoot(file: string): Promise<string> {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}');
    const { name } = Object(JSON.parse(text)) as { readonly name?: unknown };
    if (name === PACKAGE) return folder;
  }
  return dirname(file);
}
