/** IAM as `doctor` reads it: roles, providers, and what IAM says a role may do. */
import {
  type EvaluationResult,
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  paginateSimulatePrincipalPolicy,
} from '@aws-sdk/client-iam';
import type {
  AccountSetup,
  OidcProvider,
  RightAnswer,
  RightQuestion,
  RoleSettings,
} from '../../ports/doctor.ts';
import { clientOptions, type Send, sender } from './client.ts';
import type { AccountAccess } from './doctor.ts';
import { type AwsCall, awsFault, toAwsError, unexpectedAnswer } from './errors.ts';

/** IAM is one for the whole account and throttles early. */
const ATTEMPTS = 6;

interface Context {
  readonly client: IAMClient;
  readonly send: Send;
}

export function identityAnswers({
  region,
  credentials,
}: AccountAccess): Pick<AccountSetup, 'role' | 'simulate' | 'oidcProviders'> {
  const client = new IAMClient({
    ...clientOptions(region, ATTEMPTS, credentials.transport),
    credentials: credentials.provider,
  });
  const context: Context = { client, send: sender(credentials) };
  return {
    role: (roleArn) => getRole(context, roleArn),
    simulate: (roleArn, questions) => simulate(context, roleArn, questions),
    oidcProviders: () => oidcProviders(context),
  };
}

async function getRole({ client, send }: Context, roleArn: string): Promise<RoleSettings | undefined> {
  const call: AwsCall = { action: 'iam:GetRole', on: roleArn };
  try {
    const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const { Role } = await send(() => client.send(new GetRoleCommand({ RoleName })));
    if (Role?.AssumeRolePolicyDocument === undefined) throw unexpectedAnswer(call, 'trust policy');
    // Names are unique in an account; the same name under another path is not the role that was asked for.
    if (Role.Arn !== roleArn) return undefined;
    return { trust: decodeURIComponent(Role.AssumeRolePolicyDocument) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw toAwsError(error, call);
  }
}

/** IAM's own word for a thing that is not there. */
function isMissing(error: unknown): boolean {
  return (
    awsFault(error) === 'not-found' || (error instanceof Error && error.name === 'NoSuchEntityException')
  );
}

/** One request per resource and context: a request answers every action on every resource, which may not fit together. */
async function simulate(
  { client, send }: Context,
  roleArn: string,
  questions: readonly RightQuestion[],
): Promise<readonly RightAnswer[]> {
  const call: AwsCall = { action: 'iam:SimulatePrincipalPolicy', on: roleArn };
  const answers = new Map<RightQuestion, RightAnswer>();
  for (const group of grouped(questions)) {
    const [first] = group;
    if (first === undefined) continue;
    const results = await evaluated({ client, send }, call, { roleArn, group, first });
    for (const question of group)
      answers.set(question, { ...question, decision: decisionOf(results, question, call) });
  }
  return questions.flatMap((question) => answers.get(question) ?? []);
}

interface Batch {
  readonly roleArn: string;
  readonly group: readonly RightQuestion[];
  readonly first: RightQuestion;
}

async function evaluated(
  { client, send }: Context,
  call: AwsCall,
  { roleArn, group, first }: Batch,
): Promise<readonly EvaluationResult[]> {
  const input = {
    PolicySourceArn: roleArn,
    ActionNames: [...new Set(group.map(({ action }) => action))],
    ResourceArns: [first.resource],
    ContextEntries: Object.entries(first.context).map(([ContextKeyName, value]) => ({
      ContextKeyName,
      ContextKeyValues: [value],
      ContextKeyType: 'string' as const,
    })),
  };
  try {
    return await send(async () => {
      const results: EvaluationResult[] = [];
      for await (const page of paginateSimulatePrincipalPolicy({ client }, input))
        results.push(...(page.EvaluationResults ?? []));
      return results;
    });
  } catch (error) {
    throw toAwsError(error, call);
  }
}

function grouped(questions: readonly RightQuestion[]): readonly (readonly RightQuestion[])[] {
  const groups = new Map<string, RightQuestion[]>();
  for (const question of questions) {
    const key = JSON.stringify([question.resource, question.context]);
    const group = groups.get(key) ?? [];
    group.push(question);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function decisionOf(
  results: readonly EvaluationResult[],
  { action }: RightQuestion,
  call: AwsCall,
): RightAnswer['decision'] {
  const found = results.find((result) => result.EvalActionName?.toLowerCase() === action.toLowerCase());
  switch (found?.EvalDecision) {
    case 'allowed':
      return 'allowed';
    case 'explicitDeny':
      return 'explicitly-denied';
    case 'implicitDeny':
      return 'denied';
    default:
      throw unexpectedAnswer(call, `decision on ${action}`);
  }
}

async function oidcProviders({ client, send }: Context): Promise<readonly OidcProvider[]> {
  const call: AwsCall = { action: 'iam:ListOpenIDConnectProviders', on: 'the account' };
  try {
    const { OpenIDConnectProviderList = [] } = await send(() =>
      client.send(new ListOpenIDConnectProvidersCommand({})),
    );
    const providers: OidcProvider[] = [];
    for (const { Arn } of OpenIDConnectProviderList) {
      if (Arn !== undefined) providers.push(await oidcProvider({ client, send }, Arn));
    }
    return providers;
  } catch (error) {
    throw toAwsError(error, call);
  }
}

async function oidcProvider({ client, send }: Context, arn: string): Promise<OidcProvider> {
  const call: AwsCall = { action: 'iam:GetOpenIDConnectProvider', on: arn };
  try {
    const { Url, ClientIDList } = await send(() =>
      client.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })),
    );
    if (Url === undefined) throw unexpectedAnswer(call, 'Url');
    return { arn, url: Url.replace(/^https:\/\//, ''), audiences: ClientIDList ?? [] };
  } catch (error) {
    throw toAwsError(error, call);
  }
}
