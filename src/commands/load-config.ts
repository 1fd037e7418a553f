/** `jobs.yaml` as it stands in the checkout. */
import { createHash } from 'node:crypto';
import type { ConfigResult } from '../config/job.ts';
import { parseConfig } from '../config/parse.ts';
import { MAX_FILE_BYTES } from '../config/source.ts';
import { AppError, type Finding } from '../errors.ts';
import { type CommandContext, today } from './context.ts';

interface LoadedConfig extends ConfigResult {
  /** Git's id of the file as it was read: the same id at a commit means the same text there. */
  readonly blobId: string;
  readonly text: string;
}

/**
 * Reads `jobs.yaml` alone, and no dataset.
 * @throws AppError `config-missing` when there is no such file
 */
export async function loadConfig(context: CommandContext): Promise<LoadedConfig> {
  const file = context.inputs.config;
  const bytes = await context.files.readSmall(file, MAX_FILE_BYTES);
  const twin = await otherSpelling(context, file);
  if (bytes === undefined) throw missing(file, twin);
  const result = parseConfig({ file, bytes, today: today(context) });
  return {
    ...(twin === undefined ? result : ambiguous(result, file, twin)),
    blobId: gitBlobId(bytes),
    text: new TextDecoder().decode(bytes),
  };
}

/** The id git gives a file of this content (in a repository with SHA-1 ids). */
function gitBlobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** `jobs.yml` beside `jobs.yaml`, or the other way round. */
async function otherSpelling(context: CommandContext, file: string): Promise<string | undefined> {
  const twin = file.endsWith('.yml') ? file.replace(/yml$/, 'yaml') : file.replace(/\.yaml$/, '.yml');
  if (twin === file) return undefined;
  // What is there and cannot be read is there.
  const isThere = await context.files.readSmall(twin, MAX_FILE_BYTES).then(
    (bytes) => bytes !== undefined,
    () => true,
  );
  return isThere ? twin : undefined;
}

function missing(file: string, twin: string | undefined): AppError {
  const hint =
    twin === undefined
      ? 'Check out the repository first, or name the file with the input `config`; `bedrock-tune init` writes a first one.'
      : `Rename ${twin} to ${file}, or name it with the input \`config\`.`;
  return new AppError('config-missing', `${file} does not exist`, { blame: 'user', hint });
}

/** Nobody can tell which of the two is meant: nothing is trained by either, and nothing removed. */
function ambiguous(result: ConfigResult, file: string, twin: string): ConfigResult {
  const finding: Finding = {
    file,
    line: 1,
    column: 1,
    code: 'ambiguous-config',
    severity: 'error',
    message: `There is ${twin} beside ${file}; only one of the two can be meant.`,
    hint: `Delete one of the two, or rename ${twin} to something else.`,
  };
  return { ...result, config: undefined, removal: undefined, findings: [finding, ...result.findings] };
}
