import { describe, expect, it } from '@jest/globals';
import { partitionIn } from '../../src/catalog/partitions.ts';
import { withAwsNames } from '../../src/init/answers.ts';
import { answers } from '../init/support.ts';

describe('partitions', () => {
  it.each([
    ['us-east-1', 'aws', 'bedrock.us-east-1.amazonaws.com', 'https://us-east-1.console.aws.amazon.com'],
    ['eu-west-1', 'aws', 'bedrock.eu-west-1.amazonaws.com', 'https://eu-west-1.console.aws.amazon.com'],
    [
      'us-gov-west-1',
      'aws-us-gov',
      'bedrock.us-gov-west-1.amazonaws.com',
      'https://us-gov-west-1.console.amazonaws-us-gov.com',
    ],
    [
      'cn-north-1',
      'aws-cn',
      'bedrock.cn-north-1.amazonaws.com.cn',
      'https://cn-north-1.console.amazonaws.cn',
    ],
  ])('%s is in %s', (region, id, host, consoleUrl) => {
    const partition = partitionIn(region);
    expect([partition.id, `bedrock.${region}.${partition.dnsSuffix}`, partition.consoleUrl]).toEqual([
      id,
      host,
      consoleUrl,
    ]);
  });

  it('are in the names that a set-up gives to its roles', () => {
    const { roles, serviceRoleArn } = withAwsNames(answers({ region: 'us-gov-west-1' }));
    for (const arn of [serviceRoleArn, ...Object.values(roles)])
      expect(arn).toMatch(/^arn:aws-us-gov:iam::\d{12}:role\//);
  });
});
