/** Why Bedrock refuses a Create at once, with the fix: its texts name the cause, and only we know what stands for it in `jobs.yaml`. */
import { AppError } from '../errors.ts';
import type { CreateRunRequest } from '../ports/bedrock.ts';

interface Rule {
  readonly matches: RegExp;
  readonly hint: (request: CreateRunRequest) => string;
}

/** Shapes of texts seen in user reports and in Terraform's provider (as of November 2026); the first match counts. */
const RULES: readonly Rule[] = [
  {
    matches: /explicit deny/i,
    hint: () =>
      'A policy of the organisation denies it, and no policy of this account can allow it: ask who manages the organisation.',
  },
  {
    matches: /iam:PassRole/i,
    hint: ({ roleArn }) =>
      `Allow iam:PassRole on ${roleArn}, with iam:PassedToService bedrock.amazonaws.com, in the policy of \`roles.apply\`.`,
  },
  {
    matches: /\bassum(?:e|ed|ing)\b/i,
    hint: ({ roleArn }) =>
      `Let bedrock.amazonaws.com assume ${roleArn} in its trust policy (aws:SourceAccount and aws:SourceArn of this account and region). A role made minutes ago may not be known yet: run again.`,
  },
  {
    matches: /write_access_check|PutObject/i,
    hint: ({ roleArn, outputS3Uri }) =>
      `Let ${roleArn} write below ${outputS3Uri} (s3:PutObject), and use the KMS key of that bucket where it has one.`,
  },
  {
    matches: /GetObject|ListBucket|\bs3\b.*permission|permission.*\bs3\b/i,
    hint: ({ roleArn, trainingS3Uri, validationS3Uri }) =>
      `Let ${roleArn} read ${[trainingS3Uri, validationS3Uri].filter(Boolean).join(' and ')} (s3:GetObject, s3:ListBucket), and use the KMS key of that bucket where it has one.`,
  },
  {
    matches: /model.*(?:identifier|not found|not support|not exist|invalid|legacy|end of life)/i,
    hint: ({ baseModelIdentifier }) =>
      `Check \`baseModel\` (${baseModelIdentifier}): the id with its suffix, in a region where it can be trained; doctor asks Bedrock which it offers.`,
  },
];

/** The same error; with the fix in its hint where the text of Bedrock says the cause. */
export function withFix(error: unknown, request: CreateRunRequest): unknown {
  if (!(error instanceof AppError) || error.blame !== 'user') return error;
  const rule = RULES.find(({ matches }) => matches.test(error.message));
  if (rule === undefined) return error;
  const { code, message, blame, cause } = error;
  return new AppError(code, message, { blame, hint: rule.hint(request), cause });
}
