/** `bedrock-tune validate --fix` and `--format`: what the command line does beyond what the action's `validate` does. */
import { cwd } from 'node:process';
import { repositoryRoot } from '../adapters/node/git.ts';
import { nodeWorkspace } from '../adapters/node/workspace.ts';
import { validateFixed } from '../commands/fix.ts';
import { EXTRA_FIXES, type ExtraFix, FIXES, TARGET_FORMATS } from '../datasets/fix/kinds.ts';
import { AppError } from '../errors.ts';
import type { Request } from '../main.ts';

export interface FixFlags {
  readonly fix: boolean;
  readonly format: string | undefined;
  readonly also: string | undefined;
}

export const VALIDATE_USAGE = `Usage: bedrock-tune validate [flags]

Checks jobs.yaml and every row of its datasets without asking AWS (but for --calibrate).

Flags
  --config FILE          the jobs file (jobs.yaml)
  --jobs A,B             only these jobs
  --environment A,B      only these environments
  --fix                  writes a mended copy beside each dataset that needs one: train.jsonl gives train.fixed.jsonl
  --fix-also A,B         mends these too, although it changes what is trained (and implies --fix):
${EXTRA_FIXES.map((id) => `                           ${id.padEnd(16)} ${FIXES[id]}`).join('\n')}
  --format FORMAT        writes the rows in another format beside each dataset: train.FORMAT.jsonl; nothing is written
                         where the format could not hold all of a row. Alone it mends line ends and the like; with
                         --fix, rows too.
                         ${TARGET_FORMATS.join(', ')}
  --calibrate            counts 20 rows of each training file with the base model itself, and prints how far the
                         estimate of tokens is off. Paid: it says what it will ask before, and asks whether to go on
  --yes                  goes on with --calibrate without asking
  --json                 one JSON object on stdout and nothing else
  --help

No file is ever replaced. What --fix does by itself leaves every text that is trained on as it is; what cannot be mended
without a guess stays, with its finding. Afterwards the new files are checked in the place of the old ones.

--calibrate needs AWS credentials that may bedrock:InvokeModel the base model. It is the only one of these that asks AWS.

Exit code: 0 no errors (any more), or measured; 1 errors are left; 2 wrong usage, a file was not written, or a base model
was not measured; 3 AWS failed
`;

/**
 * What is done instead of `validate`.
 * @throws AppError `input-invalid` for a format or a fix that there is not
 */
export function fixing({ fix, format, also }: FixFlags): NonNullable<Request['instead']> {
  const target = format === undefined ? undefined : oneOf('format', format, TARGET_FORMATS);
  const names = (also ?? '').split(/[\s,]+/).filter((name) => name !== '');
  const extras = new Set(names.map((name): ExtraFix => oneOf('fix-also', name, EXTRA_FIXES)));
  return async (context) => {
    const folder = cwd();
    const workspace = await nodeWorkspace((await repositoryRoot(folder)) ?? folder);
    return await validateFixed(context, workspace, {
      mendsRows: fix || extras.size > 0,
      also: extras,
      target,
    });
  };
}

function oneOf<T extends string>(flag: string, found: string, allowed: readonly T[]): T {
  const match = allowed.find((value) => value === found);
  if (match !== undefined) return match;
  throw new AppError('input-invalid', `--${flag} names ${JSON.stringify(found.slice(0, 80))}`, {
    blame: 'user',
    hint: `Use: ${allowed.join(', ')}.`,
  });
}
