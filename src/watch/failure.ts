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
    matches:
      /validation (?:data|dataset|set|file)s?\b.*\bnot supported|does not support (?:a )?validation (?:data|set)/i,
    message: 'this base model takes no validation set',
    hint: 'Remove `data.validation` from the job.',
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
    matches: /hyper-?parameter|\b(?:epoch ?count|batch ?size|learning ?rate)/i,
    message: 'Bedrock refused a hyperparameter',
    hint: 'Check `hyperparameters` of the job; validate names the range of each.',
  },
  {
    matches: /end of life|\blegacy\b|\bdeprecated\b|no longer (?:available|supported)/i,
    message: 'the base model can no longer be trained',
    hint: 'Choose its successor as `baseModel`; validate names it.',
  },
  {
    matches: /flagged|third-party license|content polic/i,
    message: "Bedrock's automated content checks refused the dataset",
    hint: 'Review the data; trying again without a change will fail again.',
  },
  {
    matches: /\bassum(?:e|ed|ing)\b|\b(?:service|iam|execution) role\b|\brole arn\b/i,
    message: 'Bedrock could not use the service role',
    hint: 'Check the trust policy of `serviceRoleArn` (bedrock.amazonaws.com, aws:SourceAccount, aws:SourceArn).',
  },
  {
    matches: /\bkms\b|\bdecrypt/i,
    message: 'Bedrock could not use a KMS key',
    hint: 'Let `serviceRoleArn` use the keys of both buckets (kms:Decrypt, kms:GenerateDataKey), in their key policies too.',
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

/** A dataset of the run as it stands in the repository: line n of it is row n of what Bedrock read. */
export interface RowSource {
  readonly split: 'training' | 'validation';
  readonly path: string;
  /** Of the uploaded bytes; it stands in the name of the object. */
  readonly sha256: string;
}

/** What the reader of a failure can do about it. */
export interface FailureContext {
  /** The line a person writes to try again, e.g. `support-bot@2`; undefined: there is none. */
  readonly retry: string | undefined;
  /** Empty where the repository no longer has what the run was trained on. */
  readonly sources: readonly RowSource[];
}

/** @param text `failureMessage` of a failed run; undefined when Bedrock gave none */
export function explainFailure(text: string | undefined, { retry, sources }: FailureContext): Failure {
  const again =
    retry === undefined
      ? 'The job has changed since: its present specification is a run of its own.'
      : `A changed job or dataset trains by itself; to train the same again, ask for \`retry: ${retry}\`.`;
  if (text === undefined || text.trim() === '')
    return {
      message: 'Bedrock gave no reason',
      hint: `Look at the job in the console. ${again}`,
      place: undefined,
    };
  const line = lineNamed(text);
  const place = line === undefined ? undefined : placeOf(text, line, sources);
  const at =
    line === undefined
      ? ''
      : ` (${place === undefined ? `line ${line} of the data` : `\`${place.file}:${line}\``})`;
  const words = ownWords(text);
  const rule = RULES.find((candidate) => candidate.matches.test(words));
  if (rule !== undefined) return { message: `${rule.message}${at}`, hint: `${rule.hint} ${again}`, place };
  const shown = redact(text);
  const message =
    shown === REDACTED ? 'Bedrock gave a reason that may quote the dataset' : `Bedrock said: ${shown}${at}`;
  return { message, hint: `Look at the job in the console. ${again}`, place };
}

/** Only where it stands among the service's own words: a row may speak of lines too. */
function lineNamed(text: string): number | undefined {
  const { shown } = ownPrefix(text.replace(/:?\s*\bs3:\/\/[^\s"'`]+/gi, ' '));
  const match = /\b(?:records?|rows?|lines?|samples?|entry)(?: number)? (\d{1,6})\b/i.exec(shown);
  const line = Number(match?.[1]);
  return line >= 1 ? line : undefined;
}

/** By the name of the object, else by the split that the text names. */
function placeOf(text: string, line: number, sources: readonly RowSource[]): Failure['place'] {
  const sha256 = /\b([0-9a-f]{64})\.jsonl\b/.exec(text)?.[1];
  const split = /\bvalidation (?:data|dataset|set|file)\b/i.test(text) ? 'validation' : 'training';
  const source = sources.find((candidate) =>
    sha256 === undefined ? candidate.split === split : candidate.sha256 === sha256,
  );
  return source === undefined ? undefined : { file: source.path, line };
}

/**
 * Where row text may begin: a quotation mark, a bracket, a colon, or the announcement of a row. An apostrophe counts,
 * for which of the two it is cannot be told.
 */
const ROW_TEXT =
  /["'`´“”„‟‘’‚‛«»‹›{}[\]:=]|\b(?:start(?:s|ing)?|begin(?:s|ning)?) with\b|\b(?:contain(?:s|ing)?|reads)\b/i;

const REDACTED = '[redacted]';

/** The words in which a service speaks of a training job. A row that is made of these alone gives nothing away. */
const VOCABULARY: ReadonlySet<string> = new Set(
  `a about access accessing account additional after again all allowed already alternate amazon an and any are as at aws
  base batch be because bedrock been before began below beyond bucket buckets by can cannot capacity check checkpoint
  completed complete compute configuration configured content contact could count create created creating customization
  data dataset datasets decrypt denied detected did different do does due during each early either empty encountered
  encoding encryption end ended entry epoch epochs error errors evaluation exceed exceeded exceeds exhausted exist exists
  expected expired fail failed failure few field fields file files fine-tuning for format found from gpu gradient had has
  have hyperparameter hyperparameters if image images in incorrect input inputs insufficient internal invalid is issue it
  its job json jsonl key kms large larger last latency learning least length less limit limits line lines list location
  long longer loss low manifest many match max maximum memory message messages metric metrics min minimum missing mode
  model models more must name nan network new no not number object objects of on one only operation or out output outside
  over parameter parameters parse parsing path period permission permissions permitted please policy prefix process
  processed processing prompt prompts provided quota rate read reading reason received record records reduce region
  rejected request requested required resource resources response result retry role roles row rows run running s3 sample
  samples schema security see server service set shape should size small smaller some space split stage start started
  starting state status step stop stopped stopping storage subnet such support supported system tag than that the their
  them then there these this time timed timeout times to token tokens too total train training try type unable under
  unexpected unhandled unknown unreachable unsupported until up upload uploaded use used user users using valid validate
  validation value values version vpc was were when which while will with within without write writing your`
    .split(/\s+/)
    .filter(Boolean),
);

/** A place in the dataset, such as `line 17`: a number that stands behind its word. */
const PLACE = /^(?:records?|rows?|lines?|samples?|entry)$/;

/**
 * Keeps what a service says itself: the words before the first one that is not its own. What stands behind may be a
 * row, however it is announced.
 */
export function redact(text: string): string {
  const { shown, isAll } = ownPrefix(text);
  return isAll ? cut(shown) : `${cut(shown)} ${REDACTED}`.trim();
}

function ownPrefix(text: string): { readonly shown: string; readonly isAll: boolean } {
  const at = text.search(ROW_TEXT);
  const words = (at === -1 ? text : text.slice(0, at)).split(/\s+/).filter(Boolean);
  const bare = words.map((word) => word.toLowerCase().replace(/^\(|[.,;!?)]+$/g, ''));
  const isOwn = (word: string, place: number): boolean =>
    VOCABULARY.has(word) || (isPlaceWord(bare, place - 1) && /^\d{1,6}$/.test(word));
  const end = bare.findIndex((word, place) => !isOwn(word, place));
  const shown = (end === -1 ? words : words.slice(0, end)).join(' ');
  return { shown, isAll: end === -1 && at === -1 };
}

/** `line`, and `number` behind it. */
function isPlaceWord(bare: readonly string[], place: number): boolean {
  const word = bare[place] ?? '';
  return PLACE.test(word) || (word === 'number' && PLACE.test(bare[place - 1] ?? ''));
}

const MAX_LENGTH = 200;

function cut(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)}…`;
}

/** What Bedrock says itself, as far as it can be told from rows: they have words of their own, such as "role". */
function ownWords(text: string): string {
  return text.replace(/starting with[\s\S]*$/i, '').replace(/["'`{[][\s\S]*["'`}\]]/, ' ');
}
