/**
 * Equivalents, by shape name, of published patterns that backtrack without bound: in `(-*[a-z\-])*` a dash belongs to
 * either part, so that thirty dashes and one wrong character take seconds. A property test holds both forms equal.
 */
const JOB_NAME = String.raw`[a-zA-Z0-9][a-zA-Z0-9+.\-]*`;
const JOB_ARN =
  'arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:model-customization-job/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}/[a-z0-9]{12}';

export const SAFE_PATTERNS: Readonly<Record<string, string>> = {
  JobName: JOB_NAME,
  ModelCustomizationJobIdentifier: `(${JOB_ARN})|(${JOB_NAME})`,
};
