/** HTTP side of the Bedrock runtime: Converse with base models, which costs money and is in the ledger as a write. */

import { responseProblems } from '../bedrock/check-response.ts';
import { BedrockFault, faultResponse } from '../bedrock/fault.ts';
import { isMembers, type Members } from '../bedrock/service-model.ts';
import { validateInput } from '../bedrock/validate.ts';
import { type Asking, actionsOf, denialOf, denialText } from '../iam/authorize.ts';
import type { SimClock, SimRequest, SimResponse, SimService } from '../protocol.ts';
import { type ConverseInput, converse } from './converse.ts';
import { invocationNeeds, requireInvocable } from './models.ts';
import { RUNTIME_MODEL } from './service-model.data.ts';

export interface RuntimeOptions {
  readonly clock: SimClock;
  /** The caller of a signed request, or the refusal to send. */
  readonly identify: (request: SimRequest) => Asking | SimResponse;
}

const ROUTE = /^\/model\/([^/]+)\/converse$/;

export function runtimeService(options: RuntimeOptions): SimService {
  return {
    name: 'bedrock-runtime',
    match: (request) => {
      const id = request.method === 'POST' ? ROUTE.exec(request.path)?.[1] : undefined;
      if (id === undefined) return undefined;
      const modelId = decode(id);
      return {
        service: 'bedrock-runtime',
        operation: 'Converse',
        write: true,
        // What is asked is nobody else's business.
        request: { modelId, bytes: request.body.length },
        actions: actionsOf(invocationNeeds(modelId, { accountId: '', region: '' })),
        run: () => answer(modelId, request, options),
      };
    },
  };
}

function answer(modelId: string, request: SimRequest, { clock, identify }: RuntimeOptions): SimResponse {
  const caller = identify(request);
  if ('status' in caller) return caller;
  try {
    const input = parse(modelId, request);
    const denial = denialOf(caller, invocationNeeds(modelId, caller));
    if (denial !== undefined) throw new BedrockFault('AccessDeniedException', denialText(caller, denial));
    requireInvocable(modelId, caller, clock.now());
    const body = converse(input);
    const problems = responseProblems('ConverseResponse', body, RUNTIME_MODEL);
    if (problems.length > 0) throw new Error(`the service model does not allow ${problems.join('; ')}`);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  } catch (error) {
    if (error instanceof BedrockFault) return faultResponse(error);
    throw error;
  }
}

/** Members that the simulator does not imitate are refused: passing over them would answer another question. */
function parse(modelId: string, request: SimRequest): ConverseInput {
  const members: Members = { ...bodyOf(request), modelId };
  const unknown = Object.keys(members).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    throw new BedrockFault('ValidationException', `The simulator does not imitate ${unknown}.`);
  validateInput('ConverseRequest', members, RUNTIME_MODEL);
  // Held against the input shape, which the interface repeats.
  return members as Members & ConverseInput;
}

const KNOWN = ['modelId', 'messages', 'system', 'inferenceConfig'];

function bodyOf({ body }: SimRequest): Members {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isMembers(value)) return value;
  } catch {
    // The same refusal: what was sent is not a JSON object.
  }
  throw new BedrockFault(
    'SerializationException',
    'Unable to parse the request body: a JSON object is expected.',
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
