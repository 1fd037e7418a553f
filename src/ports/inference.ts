/** Asking a base model. Every call is paid. */

export interface Turn {
  readonly role: 'user' | 'assistant';
  /** At least one, none of them blank. */
  readonly texts: readonly string[];
}

export interface InferenceRequest {
  /** Id for inference: of a foundation model, or of an inference profile. */
  readonly modelId: string;
  /** None of them blank. */
  readonly system: readonly string[];
  /** A user begins and ends, and the roles alternate. */
  readonly turns: readonly Turn[];
}

export interface Inference {
  /**
   * How many tokens the model counts for all texts of a request, with what its template puts around them. It answers
   * with one token, which is paid too.
   *
   * Errors: `aws-access-denied` (also where the account has no access to the model), `aws-rejected` (also for an id
   * that cannot be invoked on demand), `aws-not-found`, `aws-throttled`, `aws-unavailable`, `aws-unexpected-answer`.
   */
  inputTokens(request: InferenceRequest): Promise<number>;
}
