/** The text of a first `jobs.yaml`. */
import type { BaseModel } from '../catalog/base-model.ts';
import { findBaseModel, findHyperparameter } from '../catalog/index.ts';
import { type Answers, usesText } from './answers.ts';

/** Where the rows of the sample job lie. */
export function samplePaths(job: string): { readonly training: string; readonly validation: string } {
  return { training: `datasets/${job}/train.jsonl`, validation: `datasets/${job}/validation.jsonl` };
}

/** A model that takes no validation set makes one an error. */
export function hasValidation(baseModel: string): boolean {
  return findBaseModel(baseModel)?.validationSet ?? false;
}

export function jobsFileText(answers: Answers): string {
  return `${header(answers)}
version: 1

environments:
${environment(answers)}

defaults:
  environment: ${scalar(answers.environment)}
  budget: { trainingUsd: 10 } # blocks a training run that is estimated to cost more, in US dollars

jobs:
${job(answers)}
`;
}

function header({ uses }: Answers): string {
  const { repository, commit } = uses;
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${commit}/schema/jobs.schema.json
# The models to fine-tune, and where. The workflows below .github/workflows use ${usesText(uses)}`;
}

function environment(answers: Answers): string {
  const roles = Object.entries(answers.roles).map(
    ([role, arn]) => `      ${role}: ${arn}${ROLE_NOTES[role] ?? ''}`,
  );
  return `  ${scalar(answers.environment)}:
    region: ${answers.region}
    accountId: "${answers.accountId}" # a string: YAML would drop a leading zero
    bucket: ${scalar(answers.bucket)} # datasets
    outputBucket: ${scalar(answers.outputBucket)} # what Bedrock writes: metrics
    prefix: ${scalar(answers.prefix)} # start of every S3 key
    serviceRoleArn: ${answers.serviceRoleArn} # what Bedrock assumes
    roles: # what the workflows assume through OIDC, per command
${roles.join('\n')}`;
}

const ROLE_NOTES: Readonly<Record<string, string>> = { apply: ' # apply, stop' };

function job({ job: name, baseModel }: Answers): string {
  const { training, validation } = samplePaths(name);
  const model = findBaseModel(baseModel);
  return [
    `  ${scalar(name)}:`,
    '    description: Answers questions of customers in house style # a sample: put your own job and data here',
    `    baseModel: ${baseModel}`,
    '    data:',
    `      training: ${training} # rows of prompt and completion`,
    ...(hasValidation(baseModel) ? [`      validation: ${validation}`] : []),
    ...(takesSystem(model)
      ? ["      system: You are TechNova's support assistant. # added to each row"]
      : []),
    ...hyperparameters(model),
  ].join('\n');
}

/** Only where rows are turned into conversations there is a place for it. */
function takesSystem(model: BaseModel | undefined): boolean {
  return model?.formats.includes('bedrock-conversation-2024') ?? false;
}

/** Two passes over the rows, where the model can be told so; all else is left to Bedrock's defaults. */
function hyperparameters(model: BaseModel | undefined): readonly string[] {
  const range = model === undefined ? undefined : findHyperparameter(model, 'epochCount');
  const fits = range !== undefined && (range.min ?? 2) <= 2 && (range.max ?? 2) >= 2;
  return fits ? ['    hyperparameters: { epochCount: 2 }'] : [];
}

/** Texts that YAML reads as something else when they stand without quotes. */
const SPECIAL = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** The text as YAML: as it is where that is safe, else in quotes (JSON's strings are YAML's). */
export function scalar(text: string): string {
  return /^[A-Za-z][\w./-]*$/.test(text) && !SPECIAL.test(text) ? text : JSON.stringify(text);
}
