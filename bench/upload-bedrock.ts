/** What `apply` asks beside S3: the account, runs, models. Every job that was created has long been trained. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

const MODELS = 'arn:aws:bedrock:us-east-1:111122223333';
const BASE = 'amazon.nova-micro-v1:0:128k';
const CREATED = '2026-03-01T10:00:00Z';
const ENDED = '2026-03-01T12:00:00Z';
const PHASE = { status: 'Completed', creationTime: CREATED, lastModifiedTime: ENDED };
const CALLER =
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';

const names: string[] = [];

export function forgetRuns(): void {
  names.length = 0;
}

export type BedrockOperation = 'caller' | 'list-runs' | 'list-models' | 'create-run';

/** undefined: asked of S3. */
export function bedrockOperation(method: string, pathname: string): BedrockOperation | undefined {
  if (pathname === '/' && method === 'POST') return 'caller';
  if (pathname === '/custom-models') return 'list-models';
  if (pathname !== '/model-customization-jobs') return undefined;
  return method === 'POST' ? 'create-run' : 'list-runs';
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
}

export async function answerBedrock(operation: BedrockOperation, call: Call): Promise<void> {
  const { request, response, query } = call;
  switch (operation) {
    case 'caller':
      response.writeHead(200, { 'content-type': 'text/xml' }).end(CALLER);
      break;
    case 'list-runs':
      reply(response, page(query, 'modelCustomizationJobSummaries', runSummary));
      break;
    case 'list-models':
      reply(response, page(query, 'modelSummaries', modelSummary));
      break;
    case 'create-run': {
      // Sent by our own adapter, which always names the job.
      const { jobName } = (await json(request)) as { readonly jobName: string };
      names.push(jobName);
      reply(response, { jobArn: `${MODELS}:model-customization-job/${BASE}/${jobName}` });
    }
  }
}

/** A token is the place where the next page begins. */
function page(query: URLSearchParams, member: string, entry: (name: string) => object): object {
  const from = Number(query.get('nextToken') ?? 0);
  const to = from + Number(query.get('maxResults') ?? 100);
  const more = to < names.length ? { nextToken: String(to) } : {};
  return { [member]: names.slice(from, to).map(entry), ...more };
}

function runSummary(name: string): object {
  return {
    jobArn: `${MODELS}:model-customization-job/${BASE}/${name}`,
    baseModelArn: `arn:aws:bedrock:us-east-1::foundation-model/${BASE}`,
    jobName: name,
    status: 'Completed',
    statusDetails: { validationDetails: PHASE, dataProcessingDetails: PHASE, trainingDetails: PHASE },
    customizationType: 'FINE_TUNING',
    creationTime: CREATED,
    lastModifiedTime: ENDED,
    endTime: ENDED,
    customModelArn: modelArn(name),
    customModelName: name,
  };
}

function modelSummary(name: string): object {
  return {
    modelArn: modelArn(name),
    modelName: name,
    creationTime: ENDED,
    baseModelArn: `arn:aws:bedrock:us-east-1::foundation-model/${BASE}`,
    baseModelName: 'amazon.nova-micro-v1',
    customizationType: 'FINE_TUNING',
    ownerAccountId: '111122223333',
    modelStatus: 'Active',
  };
}

function modelArn(name: string): string {
  return `${MODELS}:custom-model/${BASE}/${name}`;
}

function reply(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
