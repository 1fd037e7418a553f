/**
 * What a model is invoked through, deployments and provisioned throughput alike: made, then ready, then one change of
 * its model at a time. Where one stands is computed from its times, never stored.
 */
import { matchesName } from './name-pattern.ts';
import type { AccountState, BedrockState, CustomModel, Deployment, Throughput } from './state.ts';

/** A new model for an endpoint. Times in milliseconds since the epoch, as all here. */
export interface ModelChange {
  readonly modelArn: string;
  readonly requestedAt: number;
  readonly doneAt: number;
  /** undefined: the change succeeds. */
  readonly failure: string | undefined;
}

/** A failure for the endpoints whose name matches, told when their making or their change of model would be done. */
export interface EndpointRule {
  /** `*` stands for any text. */
  readonly name: string;
  readonly message: string;
}

export type Endpoint = Deployment | Throughput;

export interface Standing {
  readonly state: 'creating' | 'failed' | 'ready' | 'changing';
  /** What it serves, or is to serve once it is made. */
  readonly modelArn: string;
  /** Differs from `modelArn` while a change is under way. */
  readonly desiredModelArn: string;
  readonly changedAt: number;
  readonly failureMessage: string | undefined;
}

export function standingOf(endpoint: Endpoint, now: number): Standing {
  const { modelArn, createdAt, readyAt, failure, change } = endpoint;
  const at = (state: Standing['state'], changedAt: number, failureMessage?: string): Standing => ({
    ...{ state, changedAt, failureMessage, modelArn },
    desiredModelArn: state === 'changing' && change !== undefined ? change.modelArn : modelArn,
  });
  if (now < readyAt) return at('creating', createdAt);
  if (failure !== undefined) return at('failed', readyAt, failure);
  if (change === undefined) return at('ready', readyAt);
  if (now < change.doneAt) return at('changing', change.requestedAt);
  if (change.failure !== undefined) return at('ready', change.doneAt, change.failure);
  const changed = { modelArn: change.modelArn, desiredModelArn: change.modelArn };
  return { ...at('ready', change.doneAt), ...changed };
}

/** What was changed before counts as done, so that the next change starts from the model served now. */
export function changed<E extends Endpoint>(endpoint: E, change: ModelChange): E {
  const { modelArn } = standingOf(endpoint, change.requestedAt);
  return { ...endpoint, modelArn, change };
}

/** Whether a deployment or provisioned throughput serves the model, is made for it, or is about to serve it. */
export function isHeld({ deployments, throughputs }: AccountState, model: CustomModel, now: number): boolean {
  return [...deployments, ...throughputs].some((endpoint) => {
    const { modelArn, desiredModelArn } = standingOf(endpoint, now);
    return modelArn === model.arn || desiredModelArn === model.arn;
  });
}

/** The failure scripted for an endpoint of that name; the first rule that matches counts. */
export function failureFor(name: string, rules: readonly EndpointRule[]): string | undefined {
  return rules.find((rule) => matchesName(rule.name, name))?.message;
}

/** Puts the rules in force, also for what is being made or changed at the moment. */
export function withEndpointRules(
  state: BedrockState,
  endpointRules: readonly EndpointRule[],
  now: number,
): BedrockState {
  const rescripted = <E extends Endpoint>(endpoint: E): E => {
    const failure = failureFor(endpoint.name, endpointRules);
    const { change } = endpoint;
    switch (standingOf(endpoint, now).state) {
      case 'creating':
        return { ...endpoint, failure };
      case 'changing':
        return change === undefined ? endpoint : { ...endpoint, change: { ...change, failure } };
      default:
        return endpoint;
    }
  };
  const accounts = Object.entries(state.accounts).map(([key, account]) => [
    key,
    {
      ...account,
      deployments: account.deployments.map(rescripted),
      throughputs: account.throughputs.map(rescripted),
    },
  ]);
  return { settings: { ...state.settings, endpointRules }, accounts: Object.fromEntries(accounts) };
}
