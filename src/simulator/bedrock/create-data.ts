/** The S3 side of CreateModelCustomizationJob: can the service read its inputs and write its outputs. */
import type { BaseModel } from '../../catalog/base-model.ts';
import { type BedrockFault, invalid } from './fault.ts';
import type { CreateJobInput } from './messages.ts';
import type { Context } from './operation.ts';
import { parseS3Uri } from './s3-uri.ts';
import { type DataObject, inspectTraining, inspectValidation, sumDefect } from './training-data.ts';

export interface CheckedData {
  /** Lines of the training object. */
  readonly records: number;
  /** Why the job is going to fail in its validation phase. */
  readonly defect: string | undefined;
}

/** Throws ValidationException for what the service checks at once; what it reads later comes back as a defect. */
export function checkData(context: Context, input: CreateJobInput, base: BaseModel): CheckedData {
  const uri = input.trainingDataConfig.s3Uri;
  if (uri === undefined) throw invalid('The training data configuration must have an s3Uri.');
  const validators = input.validationDataConfig?.validators ?? [];
  if (validators.length > 0 && !base.validationSet) throw invalid(noValidationSet(base));
  const training = inspectTraining(readObject(context, input, uri), base);
  const validation = validators.map(({ s3Uri }) =>
    inspectValidation(readObject(context, input, s3Uri), base),
  );
  checkOutput(context, input);
  const sum = validation.reduce((total, { records }) => total + records, training.records);
  const defects = [training.defect, ...validation.map(({ defect }) => defect), sumDefect(sum, base)];
  return { records: training.records, defect: defects.find((defect) => defect !== undefined) };
}

/** The service's own words call the second generation "Nova 2.0". */
function noValidationSet({ name }: BaseModel): string {
  return `Invalid input error: ${name.startsWith('Nova 2') ? 'Nova 2.0' : name} doesn't support validation set`;
}

function readObject({ account, buckets }: Context, input: CreateJobInput, uri: string): DataObject {
  const { bucket, key } = parseS3Uri(uri);
  const region = buckets.bucketRegion(bucket);
  if (region !== undefined && region !== account.region) throw otherRegion(bucket, region, account.region);
  const object = region === undefined ? undefined : buckets.head(bucket, key);
  if (object === undefined) {
    throw invalid(
      `Could not validate GetObject permissions to access Amazon S3 bucket (${bucket}) at key ${key} ` +
        `with role ${input.roleArn}.`,
    );
  }
  return { uri, body: object.body };
}

function checkOutput({ account, buckets }: Context, input: CreateJobInput): void {
  const { bucket, key } = parseS3Uri(input.outputDataConfig.s3Uri);
  const region = buckets.bucketRegion(bucket);
  if (region === account.region) return;
  if (region !== undefined) throw otherRegion(bucket, region, account.region);
  throw invalid(
    `Could not validate PutObject permissions to access Amazon S3 bucket (${bucket}) at key ` +
      `${key}/.write_access_check_file.tmp with role ${input.roleArn}.`,
  );
}

function otherRegion(bucket: string, actual: string, expected: string): BedrockFault {
  return invalid(
    `The Amazon S3 bucket (${bucket}) is in ${actual}; it must be in the region of the job, ${expected}.`,
  );
}
