/** HTTP side of STS. */
import { callerOf, type IamState } from '../identity.ts';
import type { SigningKey } from '../oidc/jwt.ts';
import type { SimRequest, SimResponse, SimService } from '../protocol.ts';
import { join, ledgerView, queryAnswer, readQuery, required } from '../query.ts';
import { answering, refuse } from '../refusal.ts';
import { element, type Xml } from '../xml.ts';
import { assumeRoleWithWebIdentity } from './web-identity.ts';

export interface StsOptions {
  readonly iam: IamState;
  readonly signingKey: SigningKey;
  /** Real time in milliseconds: SDKs compare expiry with the machine's clock. */
  readonly realNow: () => number;
}

type Handler = (form: URLSearchParams, request: SimRequest, options: StsOptions) => Xml;

const HANDLERS: Readonly<Record<string, Handler>> = {
  AssumeRoleWithWebIdentity: assumeRole,
  GetCallerIdentity: getCallerIdentity,
};

export function stsService(options: StsOptions): SimService {
  return {
    name: 'sts',
    match: (request) => {
      const query = readQuery(request);
      if (query === undefined) return undefined;
      const { operation, form } = query;
      return {
        service: 'sts',
        operation,
        write: false,
        // Tokens are secrets, also simulated ones: a ledger is printed and stored.
        request: ledgerView(form, (name, value) => (name === 'WebIdentityToken' ? '***' : value)),
        run: () =>
          answering('sts', () => respond(operation, HANDLERS[operation], { form, request, options })),
      };
    },
  };
}

interface Call {
  readonly form: URLSearchParams;
  readonly request: SimRequest;
  readonly options: StsOptions;
}

function respond(
  operation: string,
  handler: Handler | undefined,
  { form, request, options }: Call,
): SimResponse {
  if (handler === undefined) refuse(400, 'InvalidAction', `The simulator does not know ${operation}`);
  return queryAnswer('sts', operation, handler(form, request, options));
}

/** A session policy would take rights away: to ignore it would be to allow more than AWS does. */
function refuseSessionPolicy(form: URLSearchParams): void {
  const name = ['Policy', 'PolicyArns.member.1.arn'].find((member) => form.has(member));
  if (name !== undefined) refuse(501, 'NotImplemented', `The simulated STS does not know ${name}`);
}

function assumeRole(form: URLSearchParams, _request: SimRequest, options: StsOptions): Xml {
  refuseSessionPolicy(form);
  const { session, subject, audience, providerArn } = assumeRoleWithWebIdentity(
    {
      roleArn: required(form, 'RoleArn'),
      roleSessionName: required(form, 'RoleSessionName'),
      token: required(form, 'WebIdentityToken'),
      durationSeconds: Number(form.get('DurationSeconds') ?? '3600'),
    },
    { iam: options.iam, signingKey: options.signingKey, now: options.realNow() },
  );
  const credentials = element(
    'Credentials',
    element('AccessKeyId', session.accessKeyId),
    element('SecretAccessKey', session.secretAccessKey),
    element('SessionToken', session.sessionToken),
    element('Expiration', new Date(session.expiresAt).toISOString()),
  );
  const user = element(
    'AssumedRoleUser',
    element('AssumedRoleId', session.userId),
    element('Arn', session.arn),
  );
  return join(
    credentials,
    user,
    element('SubjectFromWebIdentityToken', subject),
    element('Audience', audience),
    element('Provider', providerArn),
  );
}

function getCallerIdentity(_form: URLSearchParams, request: SimRequest, options: StsOptions): Xml {
  const caller = callerOf(request, { iam: options.iam, service: 'sts', now: options.realNow() });
  return join(
    element('Arn', caller.arn),
    element('UserId', caller.userId),
    element('Account', caller.accountId),
  );
}
