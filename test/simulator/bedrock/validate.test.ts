import { describe, expect, it } from '@jest/globals';
import { responseProblems } from '../../../src/simulator/bedrock/check-response.ts';
import { BedrockFault } from '../../../src/simulator/bedrock/fault.ts';
import { validateInput } from '../../../src/simulator/bedrock/validate.ts';
import { createRequest } from './support.ts';

function messageOf(
  changes: Readonly<Record<string, unknown>>,
  shape = 'CreateModelCustomizationJobRequest',
): string {
  try {
    validateInput(shape, shape.startsWith('Create') ? createRequest(changes) : changes);
  } catch (error) {
    if (error instanceof BedrockFault && error.name === 'ValidationException') return error.message;
    throw error;
  }
  return '';
}

describe('validateInput', () => {
  it('takes a valid request', () => {
    expect(messageOf({})).toBe('');
  });

  it('lists every violation', () => {
    const message = messageOf({ jobName: 'a_b', roleArn: undefined, customizationType: 'TUNING' });
    expect(message).toMatch(/^3 validation errors detected: /);
    expect(message).toContain("Value at 'roleArn' failed to satisfy constraint: Member must not be null");
    expect(message).toContain(
      "Value 'a_b' at 'jobName' failed to satisfy constraint: Member must satisfy regular",
    );
    expect(message).toContain("Value 'TUNING' at 'customizationType'");
  });

  it('checks the length first and then leaves the pattern out', () => {
    const message = messageOf({ jobName: `a${'-'.repeat(70)}_`, customModelName: 'm' });
    expect(message).toMatch(/^1 validation error detected: .*length less than or equal to 63$/);
  });

  it.each([
    ['a number for a text', { jobName: 7 }, "'jobName'"],
    [
      'a number in a map of texts',
      { hyperParameters: { epochCount: 2 } },
      "'hyperParameters.epochCount.value'",
    ],
    ['a text for a list', { jobTags: 'team' }, "'jobTags'"],
    ['a list for a structure', { trainingDataConfig: [] }, "'trainingDataConfig'"],
    [
      'a location that S3 would take',
      { outputDataConfig: { s3Uri: 's3://data/a=b' } },
      "'outputDataConfig.s3Uri'",
    ],
    ['a member of a list', { jobTags: [{ key: 'a', value: 'b' }, { key: '' }] }, "'jobTags.2.member.value'"],
    [
      'too many entries',
      { validationDataConfig: { validators: Array(11).fill({ s3Uri: 's3://data/v' }) } },
      '10',
    ],
    [
      'both members of a union',
      { customizationConfig: { distillationConfig: {}, rftConfig: {} } },
      'exactly one of',
    ],
    ['no member of a union', { customizationConfig: {} }, 'exactly one of'],
    [
      'an empty list where one is needed',
      { vpcConfig: { subnetIds: [], securityGroupIds: ['sg-1'] } },
      'vpcConfig',
    ],
  ])('refuses %s', (_what, changes, named) => {
    expect(messageOf(changes)).toContain(named);
  });

  it.each([
    ['a page of none', { maxResults: 0 }, 'greater than or equal to 1'],
    ['a page above the limit', { maxResults: 1001 }, 'less than or equal to 1000'],
    ['a text for a number', { maxResults: 'ten' }, 'integer'],
    ['a date without a time', { creationTimeAfter: '2026-11-02' }, 'RFC 3339'],
    ['a status that does not exist', { statusEquals: 'Queued' }, 'enum value set: [InProgress, Completed'],
  ])('refuses %s', (_what, query, named) => {
    expect(messageOf(query, 'ListModelCustomizationJobsRequest')).toContain(named);
  });

  it('refuses a text for a boolean', () => {
    expect(messageOf({ isOwned: 'yes' }, 'ListCustomModelsRequest')).toContain("'isOwned'");
  });
});

describe('responseProblems', () => {
  const summary = {
    jobArn:
      'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-micro-v1:0:128k/0123456789ab',
    baseModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0:128k',
    jobName: 'support-bot',
    status: 'InProgress',
    creationTime: '2026-11-02T08:00:00.000Z',
  };

  const problemsOf = (changes: object) =>
    responseProblems('ModelCustomizationJobSummary', { ...summary, ...changes });

  it('takes a right answer, with members that are not sent', () => {
    expect(problemsOf({ endTime: undefined })).toEqual([]);
  });

  it.each([
    ['a required member that is absent', { jobName: undefined }, '$.jobName'],
    ['a word that is not in the enum', { status: 'Queued' }, '$.status'],
    ['a time that is not RFC 3339', { creationTime: '2026-11-02 08:00:00' }, '$.creationTime'],
    ['a member the shape lacks', { failureMessage: 'no' }, '$.failureMessage'],
    ['a name all objects inherit', { constructor: 'x' }, '$.constructor'],
    ['an ARN of another form', { jobArn: `${summary.jobArn}/x` }, '$.jobArn'],
    [
      'a nested fault',
      { statusDetails: { trainingDetails: { status: 1 } } },
      '$.statusDetails.trainingDetails.status',
    ],
  ])('finds %s', (_what, changes, place) => {
    expect(problemsOf(changes).map((problem) => problem.split(':')[0])).toEqual([place]);
  });

  it('checks lists, numbers, booleans and maps', () => {
    expect(responseProblems('ValidationMetrics', [{ validationLoss: Number.NaN }])).toHaveLength(1);
    expect(responseProblems('ValidationMetrics', {})).toHaveLength(1);
    expect(responseProblems('Boolean', 'true')).toHaveLength(1);
    expect(responseProblems('MaxResults', 1.5)).toHaveLength(1);
    expect(responseProblems('ModelCustomizationHyperParameters', { epochCount: 2 })).toHaveLength(1);
    expect(responseProblems('ModelCustomizationHyperParameters', [])).toHaveLength(1);
  });
});
