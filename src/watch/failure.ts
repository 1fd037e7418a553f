/** Why a run failed, in words that are safe in public: Bedrock's texts can quote rows of the training set. */
import type { Failure } from './outcome.ts';

interface Rule {
  readonly matches: RegExp;
  readonly message: string;
  readonly hint: string;
}

/** Shapes of `failureMessage` seen in AWS documentation and user reports; our words, never the row. */
const RULES: readonly Rule[] = [
  {
    matches: /must conform to (the )?JSONL|unable to parse/i,
    message: 'Bedrock could not parse the dataset as JSON Lines',
    hint: 'Run validate: it names the line. Blank lines count as broken rows.',
  },
  {
    matches: /must follow the .*format|must be in the .*format/i,
    message: 'Bedrock expected another row format for this base model',
    hint: 'Check `baseModel` against the rows of the dataset; validate names the format each model takes.',
  },
  {
    matches: /input size exceeded|input token count|sum of input and output token/i,
    message: 'a record is longer than the base model takes',
    hint: 'Shorten or split the longest rows; validate lists them with a token range.',
  },
  {
    matches: /number of (records|samples|examples)|too few|too many/i,
    message: 'the number of rows is outside what the base model takes',
    hint: 'Add or remove rows; validate names both limits.',
  },
  {
    matches: /flagged|third-party license|content polic/i,
    message: "Bedrock's automated content checks refused the dataset",
    hint: 'Review the data; trying again without a change will fail again.',
  },
  {
    matches: /assume|role/i,
    message: 'Bedrock could not use the service role',
    hint: 'Check the trust policy of `serviceRoleArn` (bedrock.amazonaws.com, aws:SourceAccount, aws:SourceArn).',
  },
  {
    matches: /s3|bucket|access ?denied|permission/i,
    message: 'Bedrock could not read the dataset or write the output',
    hint: 'Check the S3 rights of `serviceRoleArn` on both buckets, and their KMS keys.',
  },
  {
    matches: /internal error|unexpected error/i,
    message: 'Bedrock reported an error of its own',
    hint: 'Retry it; nothing in the repository has to change.',
  },
];

const MAX_LENGTH = 200;

/**
 * @param text `failureMessage` of a failed run; undefined when Bedrock gave none
 * @param retry the line a person writes to try again, e.g. `support-bot@2`
 */
export function explainFailure(text: string | undefined, retry: string): Failure {
  const again = `After the fix, or to try the same again: run the train workflow with \`retry: ${retry}\`.`;
  if (text === undefined || text.trim() === '')
    return { message: 'Bedrock gave no reason', hint: `Look at the job in the console. ${again}` };
  const rule = RULES.find((candidate) => candidate.matches.test(text));
  if (rule !== undefined) return { message: rule.message, hint: `${rule.hint} ${again}` };
  return { message: `Bedrock said: ${redact(text)}`, hint: `Look at the job in the console. ${again}` };
}

/** Removes what may be row text: everything in quotes or braces, and whatever follows "starting with". */
export function redact(text: string): string {
  const flat = text
    .replace(/starting with[\s\S]*$/i, 'starting with [redacted]')
    .replace(/\{[\s\S]*\}|\[[\s\S]*\{[\s\S]*\]/g, '[redacted]')
    .replace(/"[^"]*"?|'[^']*'|`[^`]*`|“[^”]*”/g, '[redacted]')
    .replace(/\s+/g, ' ')
    .trim();
  return flat.length <= MAX_LENGTH ? flat : `${flat.slice(0, MAX_LENGTH)}…`;
}
