/** The knobs a test or a demo turns, under `/_simulator/bedrock`: scripted outcomes, quotas and lengths of time. */
import type { PhaseName } from '../../ports/bedrock.ts';
import type { SimRequest, SimResponse } from '../protocol.ts';
import { type EndpointRule, withEndpointRules } from './endpoints.ts';
import { withRules } from './outcomes.ts';
import { isMembers, type Members } from './service-model.ts';
import type { BedrockState, Outcome, OutcomeRule, Settings } from './state.ts';

export interface Controlled {
  readonly state: BedrockState;
  readonly response: SimResponse;
}

const PHASES: readonly PhaseName[] = ['validation', 'dataProcessing', 'training'];
const MINUTE = 60_000;

/**
 * `GET /_simulator/bedrock` gives the state, `POST …/outcomes` replaces the scripted outcomes of jobs, `POST …/endpoints`
 * the scripted failures of deployments and provisioned throughput, `POST …/settings` changes quotas, and how long the
 * phases of later jobs and the making of later endpoints take. undefined: not a route of this control. `now` in milliseconds.
 */
export function control(state: BedrockState, request: SimRequest, now: number): Controlled | undefined {
  const change = CHANGES[`${request.method} ${request.path}`];
  if (change === undefined) return undefined;
  try {
    const changed = change(state, parse(request), now);
    return { state: changed, response: { status: 200, body: changed } };
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return { state, response: { status: 400, body: { message: error.message } } };
  }
}

class ControlError extends Error {}

type Change = (state: BedrockState, body: Members, now: number) => BedrockState;

const CHANGES: Readonly<Record<string, Change>> = {
  'GET /_simulator/bedrock': (state) => state,
  'POST /_simulator/bedrock/outcomes': (state, body, now) => withRules(state, rulesOf(body), now),
  'POST /_simulator/bedrock/endpoints': (state, body, now) =>
    withEndpointRules(state, endpointRulesOf(body), now),
  'POST /_simulator/bedrock/settings': (state, body) => ({
    ...state,
    settings: settingsOf(state.settings, body),
  }),
};

function parse(request: SimRequest): Members {
  if (request.body.length === 0) return {};
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'));
    if (isMembers(body)) return body;
  } catch {
    // The same answer: no JSON object was sent.
  }
  throw new ControlError('the body must be a JSON object');
}

function rulesOf({ rules }: Members): readonly OutcomeRule[] {
  if (!Array.isArray(rules))
    throw new ControlError('rules must be a list of { jobName, outcome, reportsPhases? }');
  return rules.map((rule: unknown) => {
    const { jobName, outcome, reportsPhases = true } = isMembers(rule) ? rule : {};
    if (typeof jobName !== 'string' || typeof reportsPhases !== 'boolean') {
      throw new ControlError(
        'a rule needs jobName (text, * stands for any text) and may have reportsPhases (boolean)',
      );
    }
    return { jobName, outcome: outcomeOf(outcome), reportsPhases };
  });
}

function endpointRulesOf({ rules }: Members): readonly EndpointRule[] {
  const form = 'rules must be a list of { name, message } (texts; in name * stands for any text)';
  if (!Array.isArray(rules)) throw new ControlError(form);
  return rules.map((rule: unknown) => {
    const { name, message } = isMembers(rule) ? rule : {};
    if (typeof name !== 'string' || typeof message !== 'string') throw new ControlError(form);
    return { name, message };
  });
}

function outcomeOf(value: unknown): Outcome {
  const { kind, phase = 'training', message } = isMembers(value) ? value : {};
  if (kind === 'complete' || kind === 'stall') return { kind };
  const failing = PHASES.find((name) => name === phase);
  if (kind === 'fail' && failing !== undefined && typeof message === 'string') {
    return { kind, phase: failing, message };
  }
  throw new ControlError(
    `outcome must be { kind: complete }, { kind: stall } or { kind: fail, message, phase? } with a phase of ${PHASES.join(', ')}`,
  );
}

function settingsOf(before: Settings, { quotas, phaseMinutes, endpointMinutes }: Members): Settings {
  return {
    ...before,
    quotas: { ...before.quotas, ...numbers('quotas', before.quotas, quotas) },
    durations: { ...before.durations, ...durations('phaseMinutes', before.durations, phaseMinutes) },
    endpointDurations: {
      ...before.endpointDurations,
      ...durations('endpointMinutes', before.endpointDurations, endpointMinutes),
    },
  };
}

/** Milliseconds from minutes. */
function durations(what: string, known: object, given: unknown): Readonly<Record<string, number>> {
  const minutes = Object.entries(numbers(what, known, given));
  return Object.fromEntries(minutes.map(([name, length]) => [name, Math.round(length * MINUTE)]));
}

/** The known names among the given ones; anything else is refused, for a misspelt knob would turn nothing. */
function numbers(what: string, known: object, given: unknown): Readonly<Record<string, number>> {
  if (given === undefined) return {};
  const entries = isMembers(given) ? Object.entries(given) : [['', undefined] as const];
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (!Object.hasOwn(known, name) || typeof value !== 'number' || !(value >= 0)) {
        throw new ControlError(`${what} takes numbers of at least 0 for ${Object.keys(known).join(', ')}`);
      }
      return [name, value];
    }),
  );
}
