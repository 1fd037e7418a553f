/** Small templates, and what becomes of them. */
import { expect } from '@jest/globals';
import { type Resolved, resolve } from '../../../src/simulator/cloudformation/resolve.ts';
import { RefusalError } from '../../../src/simulator/refusal.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';
export const STACK_ID = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/lab/00000000`;

/** `$(Name)` in these templates is CloudFormation's placeholder, which in TypeScript would look like a mistake. */
export function placeholders(text: string): string {
  return text.replace(/\$\(([^)]*)\)/g, (_whole, name) => `$\{${name}}`);
}

export function worked(template: string, parameters: Readonly<Record<string, string>> = {}): Resolved {
  const placement = { accountId: ACCOUNT, region: REGION, stackName: 'lab', stackId: STACK_ID };
  return resolve({ templateBody: placeholders(template), parameters, tags: {}, placement });
}

/** A template whose one output has this value (YAML in one line); `sections` come before its resources. */
export function outputTemplate(value: string, sections = ''): string {
  return `${sections}
Resources:
  Data: { Type: AWS::S3::Bucket, Properties: { BucketName: lab-data } }
Outputs:
  Out: { Value: ${value} }
`;
}

export function outputOf(
  value: string,
  {
    sections = '',
    parameters = {},
  }: { sections?: string; parameters?: Readonly<Record<string, string>> } = {},
): string | undefined {
  return worked(outputTemplate(value, sections), parameters).outputs[0]?.value;
}

/** The message of the ValidationError. */
export function refusalOf(act: () => unknown): string {
  let message = 'nothing was refused';
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(RefusalError);
    if (error instanceof RefusalError) {
      expect(error.refusal.code).toBe('ValidationError');
      message = error.refusal.message;
    }
  }
  return message;
}
