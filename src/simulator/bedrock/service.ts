/** The simulated Bedrock control plane as a service of the host: routes, checks of both directions, and the state. */
import type { BaseModel } from '../../catalog/base-model.ts';
import { BASE_MODELS } from '../../catalog/index.ts';
import { type Asking, actionsOf, denialOf, denialText } from '../iam/authorize.ts';
import { bedrockNeeds } from '../iam/bedrock-actions.ts';
import type { SimClock, SimOperation, SimRequest, SimResponse, SimService } from '../protocol.ts';
import { responseProblems } from './check-response.ts';
import { control } from './control.ts';
import { BedrockFault, faultResponse, isProtocolError } from './fault.ts';
import { handlerOf } from './handlers.ts';
import { parseMembers, type Route, routeOf } from './route.ts';
import type { SimBuckets } from './s3-uri.ts';
import type { Members, Operation } from './service-model.ts';
import {
  type AccountState,
  accountOf,
  type BedrockState,
  initialState,
  settle,
  withAccount,
} from './state.ts';
import { validateInput } from './validate.ts';

/** Who signed a request; the region is that of the signature's scope. */
export type Caller = Asking;

export interface BedrockOptions {
  readonly clock: SimClock;
  readonly buckets: SimBuckets;
  /** The caller of a signed request, or the refusal to send. */
  readonly identify: (request: SimRequest) => Caller | SimResponse;
  /** Default: the catalogue. */
  readonly models?: readonly BaseModel[];
  /** Default: an empty service. */
  readonly state?: BedrockState;
}

export interface BedrockService extends SimService {
  /** Answers `/_simulator/bedrock…`; undefined: not a route of this service's control. */
  control(request: SimRequest): SimResponse | undefined;
  /** Writes the outputs of jobs that completed since the last look; to be called before S3 is read. */
  settle(): void;
  /** The state at the present simulated time: plain data, fit to be given to `bedrockService` again. */
  snapshot(): BedrockState;
}

export function bedrockService(options: BedrockOptions): BedrockService {
  return new SimulatedBedrock(options);
}

/** The service in the scope of a SigV4 header: a path alone does not tell a bucket called custom-models from a route. */
const SCOPE = /Credential=[^/,]+\/\d{8}\/[^/,]+\/([^/,]+)\/aws4_request/;

/** Holds the one mutable thing, the present state; all changes come from pure functions. */
class SimulatedBedrock implements BedrockService {
  readonly name = 'bedrock';
  private readonly options: BedrockOptions;
  private state: BedrockState;

  constructor(options: BedrockOptions) {
    this.options = options;
    this.state = options.state ?? initialState();
  }

  match(request: SimRequest): SimOperation | undefined {
    const signedFor = SCOPE.exec(request.headers['authorization'] ?? '')?.[1];
    if (signedFor !== undefined && signedFor !== 'bedrock') return undefined;
    const route = routeOf(request);
    if (route !== undefined) return this.known(request, route);
    return signedFor === undefined ? undefined : this.unknown(request);
  }

  control(request: SimRequest): SimResponse | undefined {
    this.settle();
    const controlled = control(this.state, request, this.options.clock.now());
    if (controlled !== undefined) this.state = controlled.state;
    return controlled?.response;
  }

  settle(): void {
    const { state, written } = settle(this.state, this.options.clock.now());
    this.state = state;
    const { buckets } = this.options;
    for (const { bucket, key, body } of written) {
      // A bucket may have been deleted since the job was created.
      if (buckets.bucketRegion(bucket) !== undefined) buckets.put(bucket, key, body);
    }
  }

  snapshot(): BedrockState {
    this.settle();
    return this.state;
  }

  private known(request: SimRequest, route: Route): SimOperation {
    const { write } = handlerOf(route.name);
    const parsed = attempt(() => parseMembers(route, request));
    const input = parsed instanceof BedrockFault ? {} : parsed;
    // Which actions are needed depends on nobody's account.
    const needs = bedrockNeeds(route.name, input, accountOf(this.state, '', '')) ?? [];
    return {
      service: 'bedrock',
      operation: route.name,
      write,
      request: input,
      actions: actionsOf(needs),
      run: () => this.answer(request, route, parsed),
    };
  }

  private unknown(request: SimRequest): SimOperation {
    const what = `${request.method} ${request.path}`;
    const fault = new BedrockFault('UnknownOperationException', `The simulator does not imitate ${what}.`);
    return {
      service: 'bedrock',
      operation: what,
      write: request.method !== 'GET',
      request: {},
      run: () => faultResponse(fault),
    };
  }

  private answer(request: SimRequest, route: Route, parsed: Members | BedrockFault): SimResponse {
    const caller = this.options.identify(request);
    if ('status' in caller) return caller;
    const body = attempt(() => this.perform(route, parsed, caller));
    return body instanceof BedrockFault
      ? checkedFault(body, route.operation)
      : checkedBody(body, route.operation);
  }

  private perform(route: Route, parsed: Members | BedrockFault, caller: Caller): Members {
    if (parsed instanceof BedrockFault) throw parsed;
    validateInput(route.operation.input, parsed);
    this.settle();
    const { clock, buckets, models = BASE_MODELS } = this.options;
    const account = accountOf(this.state, caller.accountId, caller.region);
    checkRights(route.name, parsed, { caller, account });
    const context = { account, now: clock.now(), settings: this.state.settings, models, buckets };
    const reply = handlerOf(route.name).run(context, parsed);
    if (reply.account !== account) this.state = withAccount(this.state, reply.account);
    return reply.body;
  }
}

/** After the shape of the input and before anything exists or not; AWS's order of the first two is not confirmed. */
function checkRights(
  operation: string,
  input: Members,
  { caller, account }: { readonly caller: Caller; readonly account: AccountState },
): void {
  const needs = bedrockNeeds(operation, input, account);
  if (needs === undefined) throw new Error(`no IAM action is known for ${operation}`);
  const denial = denialOf(caller, needs);
  if (denial !== undefined) throw new BedrockFault('AccessDeniedException', denialText(caller, denial));
}

function attempt<T>(action: () => T): T | BedrockFault {
  try {
    return action();
  } catch (error) {
    if (error instanceof BedrockFault) return error;
    throw error;
  }
}

function checkedBody(body: Members, operation: Operation): SimResponse {
  const problems = operation.output === undefined ? [] : responseProblems(operation.output, body);
  if (problems.length > 0) return defect(problems);
  return { status: operation.http.responseCode, headers: { 'content-type': 'application/json' }, body };
}

/** An operation may refuse only in ways that the service model declares for it. */
function checkedFault(fault: BedrockFault, operation: Operation): SimResponse {
  if (isProtocolError(fault.name)) return faultResponse(fault);
  if (!operation.errors.includes(fault.name)) return defect([`${fault.name}, which is not declared`]);
  const problems = responseProblems(fault.name, { message: fault.message, ...fault.members });
  return problems.length > 0 ? defect(problems) : faultResponse(fault);
}

function defect(problems: readonly string[]): SimResponse {
  const what = 'The simulator is wrong, this is no answer of AWS; the service model does not allow';
  return faultResponse(new BedrockFault('InternalServerException', `${what} ${problems.join('; ')}`));
}
