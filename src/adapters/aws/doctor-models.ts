/** Base models and quotas of one region. */
import {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
} from '@aws-sdk/client-bedrock';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { AppError } from '../../errors.ts';
import type { AccountSetup, BaseModelState, ModelAccess } from '../../ports/doctor.ts';
import { clientOptions, type Send, sender } from './client.ts';
import type { AccountAccess } from './doctor.ts';
import { type AwsCall, awsFault, toAwsError, unexpectedAnswer } from './errors.ts';

const UNKNOWN = 'Unknown';

export function modelAnswers({
  region,
  credentials,
}: AccountAccess): Pick<AccountSetup, 'baseModel' | 'modelAccess' | 'quota'> {
  const shared = { ...clientOptions(region, 3, credentials.transport), credentials: credentials.provider };
  const bedrock = new BedrockClient(shared);
  const quotas = new ServiceQuotasClient(shared);
  const send = sender(credentials);
  return {
    baseModel: (id) => baseModel(bedrock, send, id),
    modelAccess: async (id) => {
      const call: AwsCall = { action: 'bedrock:GetFoundationModelAvailability', on: id };
      try {
        return accessOf(
          await send(() => bedrock.send(new GetFoundationModelAvailabilityCommand({ modelId: id }))),
        );
      } catch (error) {
        throw toAwsError(error, call);
      }
    },
    quota: (code) => quota({ client: quotas, send }, code),
  };
}

interface QuotaContext {
  readonly client: ServiceQuotasClient;
  readonly send: Send;
}

/** An account that never asked for more may have no value of its own: then AWS's default holds. */
async function quota({ client, send }: QuotaContext, code: string): Promise<number> {
  const call: AwsCall = { action: 'servicequotas:GetServiceQuota', on: code };
  const input = { ServiceCode: 'bedrock', QuotaCode: code };
  try {
    const applied = await send(() => client.send(new GetServiceQuotaCommand(input))).catch(
      (error: unknown) => {
        if (isNoSuchQuota(error)) return undefined;
        throw error;
      },
    );
    const { Quota } = applied ?? (await defaultQuota({ client, send }, code));
    if (Quota?.Value === undefined) throw unexpectedAnswer(call, 'value');
    return Quota.Value;
  } catch (error) {
    if (!isNoSuchQuota(error)) throw toAwsError(error, call);
    throw new AppError('aws-not-found', `Service Quotas knows no quota ${code} of Bedrock`, {
      blame: 'user',
      hint: 'Look for the quota by its name in the Service Quotas console.',
      cause: error,
    });
  }
}

/** A right of its own: a refusal has to name it. */
async function defaultQuota({ client, send }: QuotaContext, code: string) {
  const input = { ServiceCode: 'bedrock', QuotaCode: code };
  try {
    return await send(() => client.send(new GetAWSDefaultServiceQuotaCommand(input)));
  } catch (error) {
    if (isNoSuchQuota(error)) throw error;
    throw toAwsError(error, { action: 'servicequotas:GetAWSDefaultServiceQuota', on: code });
  }
}

function isNoSuchQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchResourceException';
}

/** An id that Bedrock does not know is refused as invalid, one that is over as not found. */
async function baseModel(client: BedrockClient, send: Send, id: string): Promise<BaseModelState | undefined> {
  const call: AwsCall = { action: 'bedrock:GetFoundationModel', on: id };
  try {
    const { modelDetails } = await send(() =>
      client.send(new GetFoundationModelCommand({ modelIdentifier: id })),
    );
    if (modelDetails === undefined) throw unexpectedAnswer(call, 'modelDetails');
    const { status, legacyTime, endOfLifeTime } = modelDetails.modelLifecycle ?? {};
    return {
      lifecycle: status === 'ACTIVE' || status === 'LEGACY' ? status : UNKNOWN,
      legacyAt: legacyTime?.toISOString(),
      endOfLifeAt: endOfLifeTime?.toISOString(),
      customizations: modelDetails.customizationsSupported ?? [],
    };
  } catch (error) {
    const isUnknown = error instanceof Error && error.name === 'ValidationException';
    if (isUnknown || awsFault(error) === 'not-found') return undefined;
    throw toAwsError(error, call);
  }
}

interface Availability {
  readonly agreementAvailability?: { readonly status?: string | undefined } | undefined;
  readonly authorizationStatus?: string | undefined;
  readonly entitlementAvailability?: string | undefined;
  readonly regionAvailability?: string | undefined;
}

function accessOf(found: Availability): ModelAccess {
  return {
    agreement: found.agreementAvailability?.status ?? UNKNOWN,
    authorization: found.authorizationStatus ?? UNKNOWN,
    entitlement: found.entitlementAvailability ?? UNKNOWN,
    region: found.regionAvailability ?? UNKNOWN,
  };
}
