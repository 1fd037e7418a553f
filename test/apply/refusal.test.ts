import { describe, expect, it } from '@jest/globals';
import { withFix } from '../../src/apply/refusal.ts';
import { AppError } from '../../src/errors.ts';
import type { CreateRunRequest } from '../../src/ports/bedrock.ts';

const REQUEST: CreateRunRequest = {
  jobName: 'bot-abcdef012345',
  customModelName: 'bot-abcdef012345',
  clientRequestToken: 'bt-1',
  roleArn: 'arn:aws:iam::111122223333:role/service',
  baseModelIdentifier: 'amazon.nova-micro-v1:0:128k',
  customizationType: 'FINE_TUNING',
  hyperparameters: {},
  trainingS3Uri: 's3://data/train.jsonl',
  validationS3Uri: undefined,
  outputS3Uri: 's3://output/bot',
  tags: {},
};

function refused(message: string): AppError {
  return new AppError('aws-rejected', message, { blame: 'user', hint: 'general' });
}

describe('withFix', () => {
  it.each([
    ['Could not assume provided IAM role. Please ensure it exists', ['assume', REQUEST.roleArn]],
    [
      'Could not validate GetObject permissions to access bucket: data at key: train.jsonl',
      [REQUEST.trainingS3Uri],
    ],
    ['Cannot write .write_access_check_file.tmp', [REQUEST.outputS3Uri, 's3:PutObject']],
    ['User is not authorized to perform: iam:PassRole on resource: x', ['iam:PassRole', REQUEST.roleArn]],
    [
      'not authorized to perform: iam:PassRole with an explicit deny in a service control policy',
      ['organisation'],
    ],
    ['The provided model identifier is invalid.', [REQUEST.baseModelIdentifier]],
  ])('names for %j what has to change', (message, words) => {
    const error = withFix(refused(message), REQUEST);
    if (!(error instanceof AppError)) throw new Error('another error');
    expect([error.code, error.message]).toEqual(['aws-rejected', message]);
    for (const word of words) expect(error.hint).toContain(word);
  });

  it('leaves alone what it does not know, and what is not for the user to mend', () => {
    const unknown = refused('Something new');
    const passing = new AppError('aws-unavailable', 'could not assume', { blame: 'aws', hint: 'later' });
    const defect = new TypeError('assume');
    expect([unknown, passing, defect].map((error) => withFix(error, REQUEST))).toEqual([
      unknown,
      passing,
      defect,
    ]);
  });
});
