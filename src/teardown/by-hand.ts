/** The exact command that does by hand what a teardown could not. */
import { unreachable } from '../errors.ts';
import type { TeardownItem, TeardownPlan } from './teardown.ts';

export function byHand({ region }: Pick<TeardownPlan, 'region'>, item: TeardownItem): string {
  const bedrock = (operation: string, option: string): string =>
    `aws bedrock ${operation} --region ${region} --${option}`;
  switch (item.kind) {
    case 'run':
      return `${bedrock('stop-model-customization-job', 'job-identifier')} ${shellWord(item.arn)}`;
    case 'deployment':
      return `${bedrock('delete-custom-model-deployment', 'custom-model-deployment-identifier')} ${shellWord(item.arn)}`;
    case 'throughput':
      return `${bedrock('delete-provisioned-model-throughput', 'provisioned-model-id')} ${shellWord(item.arn)}`;
    case 'model':
      return `${bedrock('delete-custom-model', 'model-identifier')} ${shellWord(item.arn)}`;
    case 'object':
      return `aws s3api delete-object ${location(item)} --version-id ${shellWord(item.versionId)}`;
    case 'upload':
      return `aws s3api abort-multipart-upload ${location(item)} --upload-id ${shellWord(item.uploadId)}`;
    default:
      return unreachable(item);
  }
}

function location({ bucket, key }: { readonly bucket: string; readonly key: string }): string {
  return `--bucket ${bucket} --key ${shellWord(key)}`;
}

/** People paste the command into a shell, and a key below our prefix can hold any character. */
function shellWord(text: string): string {
  return /^[\w.:/][\w.:/-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
