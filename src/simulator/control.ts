/** The control routes under `/_simulator`: for people and tests outside the process. They are not in the ledger. */
import type { MovableClock } from './clock.ts';
import { type Faults, parseFault } from './faults.ts';
import { expireSessions } from './identity.ts';
import type { Ledger } from './ledger.ts';
import { mintRequestToken } from './oidc/state.ts';
import { SERVICES, type ServiceName, type SimRequest, type SimResponse } from './protocol.ts';
import { answering, refuse } from './refusal.ts';
import type { World } from './world.ts';

export interface Controlled {
  readonly world: World;
  readonly ledger: Ledger;
  readonly clock: MovableClock;
  readonly faults: Faults;
  reset(): void;
}

type Control = (request: SimRequest, controlled: Controlled) => SimResponse;

const DONE: SimResponse = { status: 204 };

const CONTROLS: Readonly<Record<string, Control>> = {
  'GET /ledger': ({ query }, { ledger }) => ({ status: 200, body: ledger.entries(ledgerFilter(query)) }),
  'DELETE /ledger': (_request, { ledger }) => {
    ledger.clear();
    return DONE;
  },
  'GET /clock': (_request, { clock }) => showClock(clock),
  'POST /clock': (request, { clock }) => moveClock(request, clock),
  'GET /faults': (_request, { faults }) => ({ status: 200, body: faults.pending() }),
  'POST /faults': (request, { faults }) => {
    faults.add(parseFault(jsonBody(request)));
    return { status: 201, body: faults.pending() };
  },
  'DELETE /faults': (_request, { faults }) => {
    faults.clear();
    return DONE;
  },
  'POST /reset': (_request, controlled) => {
    controlled.reset();
    return DONE;
  },
  'POST /oidc/request-tokens': (request, { world }) => {
    const claims = Object.entries(jsonBody(request)).map(([name, value]) => [name, String(value)]);
    return { status: 201, body: { token: mintRequestToken(world.oidc, Object.fromEntries(claims)) } };
  },
  'GET /github/settings': (_request, { world }) => ({ status: 200, body: world.github.settings }),
  'POST /github/settings': (request, { world }) => {
    const { settings } = world.github;
    const changes = jsonBody(request);
    const unknown = Object.keys(changes).find((name) => !Object.hasOwn(settings, name));
    if (unknown !== undefined)
      refuse(400, 'BadSettings', `${unknown}: give one of ${Object.keys(settings).join(', ')}`);
    Object.assign(settings, changes);
    return { status: 200, body: settings };
  },
  'POST /sts/expire-sessions': (_request, { world }) => {
    expireSessions(world.iam);
    return DONE;
  },
};

export function answerControl(request: SimRequest, controlled: Controlled): SimResponse {
  return answering('simulator', () => {
    const control = CONTROLS[`${request.method} ${request.path}`];
    if (control !== undefined) return control(request, controlled);
    return refuse(404, 'NotFound', `Known here: ${Object.keys(CONTROLS).join(', ')}`);
  });
}

const NAMES: readonly ServiceName[] = [...SERVICES, 'simulator'];

function ledgerFilter(query: URLSearchParams): { service?: ServiceName; write?: boolean } {
  const service = NAMES.find((name) => name === query.get('service'));
  if (query.has('service') && service === undefined)
    refuse(400, 'BadFilter', `service: give one of ${NAMES.join(', ')}`);
  const write = query.get('write');
  return {
    ...(service === undefined ? {} : { service }),
    ...(write === null ? {} : { write: write === 'true' }),
  };
}

function showClock(clock: MovableClock): SimResponse {
  const now = new Date(clock.now()).toISOString();
  return { status: 200, body: { now, mode: clock.mode, timeScale: clock.timeScale } };
}

function moveClock(request: SimRequest, clock: MovableClock): SimResponse {
  const { advanceSeconds } = jsonBody(request);
  if (typeof advanceSeconds !== 'number' || !(advanceSeconds >= 0)) {
    refuse(400, 'BadClock', 'advanceSeconds: give a number of at least 0');
  }
  clock.advance(advanceSeconds);
  return showClock(clock);
}

function jsonBody(request: SimRequest): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(request.body.toString() || '{}');
    if (typeof body === 'object' && body !== null) return { ...body };
  } catch {
    // Told below, as for a body that is no object.
  }
  return refuse(400, 'BadJson', 'The body is not a JSON object');
}
