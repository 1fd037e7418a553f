/** The format of a file against what its base model takes. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import type { Conversion } from './dataset.ts';
import type { FindingDraft } from './findings.ts';
import { TARGET_FORMATS } from './fix/kinds.ts';
import { FORMAT_NAMES } from './format.ts';

interface Wanted {
  readonly accepts: readonly DatasetFormat[];
  readonly modelName: string;
  readonly system: string | undefined;
}

interface Found {
  readonly format: DatasetFormat | undefined;
  /** Line of the first row in that format. */
  readonly formatLine: number;
  readonly conversion: Conversion;
}

export function checkFormat(wanted: Wanted, found: Found): readonly FindingDraft[] {
  const { format, formatLine: line, conversion } = found;
  if (format === undefined) return [];
  if (conversion.kind !== 'none') {
    const message = `The rows are converted to bedrock-conversation-2024 on upload, because ${wanted.modelName} needs it; the file itself stays as it is.`;
    return [{ code: 'will-be-converted', severity: 'info', line, message, hint: '' }];
  }
  const [taken] = wanted.accepts;
  if (taken !== undefined && !wanted.accepts.includes(format)) {
    const takes = wanted.accepts.map((accepted) => FORMAT_NAMES[accepted]).join(' or ');
    const message = `The rows are in ${chatName(format)} format${PURPOSES[format] ?? ''}; ${wanted.modelName} takes ${takes}.`;
    const isChat = format === 'openai-chat-rft' || format === 'claude-messages';
    const rewrite =
      isChat && taken === 'bedrock-conversation-2024' ? CHAT_TO_CONVERSATION : REWRITE_HINTS[taken];
    const hint = isConvertible(format, taken)
      ? `\`bedrock-tune validate --format ${taken}\` writes a converted file beside it. ${rewrite}`
      : rewrite;
    return [{ code: 'wrong-format-for-model', severity: 'error', line, message, hint }];
  }
  // Of an unknown model nobody can say whether its rows will be converted.
  if (wanted.system === undefined || taken === undefined) return [];
  const message = `\`system\` is set for this dataset but is only used when prompt/completion rows are converted; these are in ${FORMAT_NAMES[format]} format and stay as they are.`;
  const hint = 'Remove `system` from jobs.yaml, or write its text into the rows.';
  return [{ code: 'system-unused', severity: 'warning', line, message, hint }];
}

/** Rows of text can be written in another format of text, where that holds all of them. */
function isConvertible(from: DatasetFormat, to: DatasetFormat): boolean {
  const formats: readonly DatasetFormat[] = TARGET_FORMATS;
  return formats.includes(to) && (formats.includes(from) || from === 'openai-chat-rft');
}

/** Plain user and assistant turns are written alike for Claude and for OpenAI. */
function chatName(format: DatasetFormat): string {
  return format === 'claude-messages' ? 'Claude or OpenAI chat' : FORMAT_NAMES[format];
}

/** What rows of a format are meant for, where it is not fine-tuning. */
const PURPOSES: Readonly<Partial<Record<DatasetFormat, string>>> = {
  'openai-chat-rft': ', which Bedrock takes for reinforcement fine-tuning',
  'input-text': ', which is for continued pre-training',
};

const CHAT_TO_CONVERSATION =
  'Write each row as {"schemaVersion": "bedrock-conversation-2024", "system": [{"text": "…"}], "messages": [{"role": "user", "content": [{"text": "…"}]}, {"role": "assistant", "content": [{"text": "…"}]}]}: the system text goes into `system`, a list of its own beside `messages`, and each `content` becomes a list of {"text": "…"}.';

/** How a row of each format is written, as a fix. */
const REWRITE_HINTS: Readonly<Record<DatasetFormat, string>> = {
  'bedrock-conversation-2024':
    'Write each row as {"schemaVersion": "bedrock-conversation-2024", "messages": [{"role": "user", "content": [{"text": "…"}]}, {"role": "assistant", "content": [{"text": "…"}]}]}.',
  'prompt-completion': 'Write each row as {"prompt": "…", "completion": "…"}.',
  'claude-messages':
    'Write each row as {"system": "…", "messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}.',
  'openai-chat-rft':
    'Write each row as {"messages": [{"role": "user", "content": "…"}], "reference_answer": …}.',
  'image-ref-caption': 'Write each row as {"image-ref": "s3://…", "caption": "…"}.',
  'input-text': 'Write each row as {"input": "…"}.',
};
