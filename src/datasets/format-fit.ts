/** The format of a file against what its base model takes. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import type { Conversion } from './dataset.ts';
import type { FindingDraft } from './findings.ts';

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
    const message = `The rows are ${format} and will be converted to bedrock-conversation-2024 on upload, for ${wanted.modelName} takes that. The file stays as it is.`;
    return [{ code: 'will-be-converted', severity: 'info', line, message, hint: '' }];
  }
  const [taken] = wanted.accepts;
  if (taken !== undefined && !wanted.accepts.includes(format)) {
    const message = `The rows are ${format}; ${wanted.modelName} takes ${wanted.accepts.join(' or ')}.`;
    return [{ code: 'wrong-format-for-model', severity: 'error', line, message, hint: REWRITE_HINTS[taken] }];
  }
  if (wanted.system === undefined) return [];
  const message = `\`system\` is set for this dataset but is only used when prompt/completion rows are converted; these are ${format} and stay as they are.`;
  const hint = 'Remove `system` from jobs.yaml, or write its text into the rows.';
  return [{ code: 'system-unused', severity: 'warning', line, message, hint }];
}

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
