/** HTTP side of Service Quotas (JSON 1.1): the quotas of Bedrock that the simulated Bedrock keeps. */
import type { Quotas } from '../bedrock/state.ts';
import { denialOf, denialText } from '../iam/authorize.ts';
import type { Access } from '../iam/decide.ts';
import { callerOf, type IamState } from '../identity.ts';
import type { SimRequest, SimResponse, SimService } from '../protocol.ts';
import { answering, refuse } from '../refusal.ts';

export interface ServiceQuotasOptions {
  readonly iam: IamState;
  /** Those in force now. */
  readonly quotas: () => Quotas;
  /** Real time in milliseconds: expiry of credentials. */
  readonly realNow: () => number;
}

interface Quota {
  readonly code: string;
  readonly name: string;
  readonly key: keyof Quotas;
  readonly adjustable: boolean;
}

/** As AWS names them; its console has hundreds more. */
const QUOTAS: readonly Quota[] = [
  {
    code: 'L-C02E1E99',
    name: 'Custom models with a creation status of Creating per account',
    key: 'jobsInFlight',
    adjustable: false,
  },
  { code: 'L-CB5B847D', name: 'Custom models per account', key: 'customModels', adjustable: true },
  {
    code: 'L-BE77399C',
    name: 'Model units no-commitment Provisioned Throughputs across custom models',
    key: 'modelUnits',
    adjustable: true,
  },
];

const TARGET = 'ServiceQuotasV20190624.';
const OPERATIONS = ['GetServiceQuota', 'GetAWSDefaultServiceQuota', 'ListServiceQuotas'];
/** Any other member is refused: ignoring it would answer another question. */
const MEMBERS = ['ServiceCode', 'QuotaCode'];

export function serviceQuotasService(options: ServiceQuotasOptions): SimService {
  return {
    name: 'servicequotas',
    match: (request) => {
      const target = request.headers['x-amz-target'] ?? '';
      if (request.path !== '/' || !target.startsWith(TARGET)) return undefined;
      const operation = target.slice(TARGET.length);
      const input = bodyOf(request);
      return {
        service: 'servicequotas',
        operation,
        write: !OPERATIONS.includes(operation),
        request: input,
        actions: [`servicequotas:${operation}`],
        run: () => answering('servicequotas', () => respond({ operation, input, request }, options)),
      };
    },
  };
}

type Input = Readonly<Record<string, unknown>>;

interface Call {
  readonly operation: string;
  readonly input: Input;
  readonly request: SimRequest;
}

function respond(
  { operation, input, request }: Call,
  { iam, quotas, realNow }: ServiceQuotasOptions,
): SimResponse {
  const caller = callerOf(request, { iam, service: 'servicequotas', now: realNow() });
  if (!OPERATIONS.includes(operation))
    refuse(400, 'UnknownOperationException', `The simulator does not know ${operation}`);
  const need: Access = { action: `servicequotas:${operation}`, resource: '*', context: {} };
  const denial = denialOf(caller, [need]);
  if (denial !== undefined) refuse(400, 'AccessDeniedException', denialText(caller, denial));
  const unknown = Object.keys(input).find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined)
    refuse(400, 'IllegalArgumentException', `The simulator does not know ${unknown}`);
  if (input['ServiceCode'] !== 'bedrock')
    refuse(400, 'NoSuchResourceException', `The simulator has no quotas of ${String(input['ServiceCode'])}`);
  const view = (quota: Quota): object => quotaView(quota, quotas(), caller);
  const found = QUOTAS.find(({ code }) => code === input['QuotaCode']);
  if (operation === 'ListServiceQuotas' && input['QuotaCode'] === undefined)
    return answer({ Quotas: QUOTAS.map(view) });
  if (found === undefined)
    refuse(400, 'NoSuchResourceException', 'The request failed because the specified quota does not exist.');
  return answer(operation === 'ListServiceQuotas' ? { Quotas: [view(found)] } : { Quota: view(found) });
}

function quotaView(
  { code, name, key, adjustable }: Quota,
  quotas: Quotas,
  { accountId, region }: { readonly accountId: string; readonly region: string },
): object {
  return {
    ServiceCode: 'bedrock',
    ServiceName: 'Amazon Bedrock',
    QuotaArn: `arn:aws:servicequotas:${region}:${accountId}:bedrock/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: quotas[key],
    Unit: 'None',
    Adjustable: adjustable,
    GlobalQuota: false,
  };
}

function answer(body: object): SimResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { status: 200, headers, body: JSON.stringify(body) };
}

function bodyOf({ body }: SimRequest): Input {
  try {
    const parsed: unknown = JSON.parse(body.toString() || '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
