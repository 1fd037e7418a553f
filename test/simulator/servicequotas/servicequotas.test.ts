import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ListServiceQuotasCommand,
  paginateListServiceQuotas,
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useSimulator } from '../../support/simulator.ts';

const simulator = useSimulator();
let client: ServiceQuotasClient;
beforeAll(() => {
  client = clientWith();
});
afterAll(() => client.destroy());

function clientWith(accessKeyId = simulator().laptopEnv['AWS_ACCESS_KEY_ID'] ?? ''): ServiceQuotasClient {
  const endpoint = simulator().env['AWS_ENDPOINT_URL_SERVICE_QUOTAS'] ?? '';
  const credentials = { accessKeyId, secretAccessKey: 'secret' };
  return new ServiceQuotasClient({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 });
}

const JOBS = { ServiceCode: 'bedrock', QuotaCode: 'L-C02E1E99' };

describe('Service Quotas', () => {
  it('tells the quotas that Bedrock keeps, also after they were changed', async () => {
    const before = await client.send(new GetServiceQuotaCommand(JOBS));
    expect(before.Quota).toMatchObject({ ...JOBS, Value: 2, Adjustable: false });
    const body = JSON.stringify({ quotas: { jobsInFlight: 5 } });
    await fetch(`${simulator().url}/_simulator/bedrock/settings`, { method: 'POST', body });
    const after = await client.send(new GetAWSDefaultServiceQuotaCommand(JOBS));
    expect(after.Quota?.Value).toBe(5);
  });

  it('lists them', async () => {
    const codes: (string | undefined)[] = [];
    for await (const { Quotas = [] } of paginateListServiceQuotas({ client }, { ServiceCode: 'bedrock' }))
      codes.push(...Quotas.map(({ QuotaCode }) => QuotaCode));
    expect(codes).toEqual(['L-C02E1E99', 'L-CB5B847D', 'L-BE77399C']);
  });

  it('lists the one that is named', async () => {
    const { Quotas } = await client.send(new ListServiceQuotasCommand(JOBS));
    expect(Quotas?.map(({ QuotaCode }) => QuotaCode)).toEqual([JOBS.QuotaCode]);
  });

  it.each([
    [{ ...JOBS, QuotaCode: 'L-00000000' }, 'NoSuchResourceException'],
    [{ ...JOBS, ServiceCode: 'lambda' }, 'NoSuchResourceException'],
    [{ ...JOBS, ContextId: '*' }, 'IllegalArgumentException'],
  ])('knows no other: %j', async (input, name) => {
    await expect(client.send(new GetServiceQuotaCommand(input))).rejects.toMatchObject({ name });
  });

  it('asks who is there', async () => {
    const stranger = clientWith('AKIAUNKNOWN');
    const asked = stranger.send(new GetServiceQuotaCommand(JOBS));
    await expect(asked).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    stranger.destroy();
  });

  it('grants nothing: a write is refused, and is in the ledger as one', async () => {
    const asked = client.send(new RequestServiceQuotaIncreaseCommand({ ...JOBS, DesiredValue: 9 }));
    await expect(asked).rejects.toMatchObject({ name: 'UnknownOperationException' });
    expect(simulator().ledger.entries({ service: 'servicequotas', write: true })).toHaveLength(1);
  });
});
