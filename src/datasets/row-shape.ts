/** The shape of a row by its format. */
import type { DatasetFormat, DatasetLimits } from '../catalog/base-model.ts';
import { unreachable } from '../errors.ts';
import { checkCaption } from './caption-shape.ts';
import { checkClaude } from './claude-shape.ts';
import { checkConversation } from './conversation-shape.ts';
import type { JsonObject } from './json.ts';
import { checkInput, checkPair } from './pair-shape.ts';
import type { Problem } from './problem.ts';

export interface ShapeSettings {
  /** For messages. */
  readonly modelName: string;
  /** undefined: unknown model. */
  readonly limits: DatasetLimits | undefined;
  /** Bucket the dataset will lie in; undefined: not known. */
  readonly bucket: string | undefined;
}

export function checkShape(
  row: JsonObject,
  format: DatasetFormat,
  settings: ShapeSettings,
): readonly Problem[] {
  switch (format) {
    case 'prompt-completion':
      return checkPair(row, settings);
    case 'bedrock-conversation-2024':
      return checkConversation(row, settings);
    case 'claude-messages':
      return checkClaude(row);
    case 'image-ref-caption':
      return checkCaption(row, settings);
    case 'input-text':
      return checkInput(row);
    // For reinforcement fine-tuning, of which this release knows no model.
    case 'openai-chat-rft':
      return [];
    default:
      return unreachable(format);
  }
}
