/** Converse over texts: what it refuses beyond shapes, what it counts, and an answer that says that it is none. */
import { invalid } from '../bedrock/fault.ts';
import type { Members } from '../bedrock/service-model.ts';
import { inputTokens } from './token-count.ts';

/** As the service model has them; requests were held against it. */
export interface ConverseInput {
  readonly modelId: string;
  readonly messages?: readonly {
    readonly role: string;
    readonly content: readonly { readonly text: string }[];
  }[];
  readonly system?: readonly { readonly text: string }[];
  readonly inferenceConfig?: { readonly maxTokens?: number };
}

const ANSWER = ['A', ' simulated', ' answer', '.'];

export function converse({ messages = [], system = [], inferenceConfig }: ConverseInput): Members {
  checkTurns(messages.map(({ role }) => role));
  checkTexts(messages);
  const turns = messages.map(({ content }) => content.map(({ text }) => text));
  const systemTurn = system.length === 0 ? [] : [system.map(({ text }) => text)];
  const input = inputTokens([...systemTurn, ...turns]);
  const answer = ANSWER.slice(0, inferenceConfig?.maxTokens ?? ANSWER.length);
  return {
    output: { message: { role: 'assistant', content: [{ text: answer.join('') }] } },
    stopReason: answer.length < ANSWER.length ? 'max_tokens' : 'end_turn',
    usage: { inputTokens: input, outputTokens: answer.length, totalTokens: input + answer.length },
    metrics: { latencyMs: 1 },
  };
}

function checkTurns(roles: readonly string[]): void {
  if (roles[0] !== 'user')
    throw invalid(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  const repeated = roles.findIndex((role, index) => index > 0 && role === roles[index - 1]);
  if (repeated > 0)
    throw invalid(
      'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
    );
  if (roles.at(-1) !== 'user')
    throw invalid(
      'The model does not support assistant message prefill. The conversation must end with a user message.',
    );
}

function checkTexts(messages: NonNullable<ConverseInput['messages']>): void {
  for (const [turn, { content }] of messages.entries()) {
    if (content.length === 0)
      throw invalid(
        `The content field in the Message object at messages.${turn} is empty. Add a ContentBlock object to the content field and try again.`,
      );
    const blank = content.findIndex(({ text }) => text.trim() === '');
    if (blank >= 0)
      throw invalid(
        `The text field in the ContentBlock object at messages.${turn}.content.${blank} is blank. Add text to the text field, and try again.`,
      );
  }
}
