/** A base model in memory that counts a token for every four characters of text, and some around each turn. */
import type { Inference, InferenceRequest } from '../../src/ports/inference.ts';

const PER_TURN = 5;

export class MemoryInference implements Inference {
  readonly requests: InferenceRequest[] = [];

  async inputTokens(request: InferenceRequest): Promise<number> {
    this.requests.push(request);
    const texts = [...request.system, ...request.turns.flatMap((turn) => turn.texts)];
    return request.turns.length * PER_TURN + texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  }
}
