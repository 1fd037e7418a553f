/** Names of AWS regions: what can be one, and which ones people mean. */

/**
 * An area, a direction, a digit. Wider than the list below, so that a new region of a known area needs no release of
 * ours; whether a model can be trained there is the catalogue's to say.
 */
export const REGION_NAME =
  /^(?:af|ap|ca|cn|eu|eu-isoe|eusc-de|il|me|mx|sa|us|us-gov|us-iso|us-isob|us-isof)-(?:central|east|north|northeast|northwest|south|southeast|southwest|west)-[1-9]$/;

/** Regions of the public cloud, for suggestions; those in which Bedrock trains come first. */
export const KNOWN_REGIONS: readonly string[] = [
  'us-east-1',
  'us-west-2',
  'us-east-2',
  'us-west-1',
  'us-gov-east-1',
  'us-gov-west-1',
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
];
