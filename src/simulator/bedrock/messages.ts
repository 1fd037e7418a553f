/** Inputs of the simulated operations, after validation against the service model. */

export interface S3Location {
  readonly s3Uri: string;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Members of CreateModelCustomizationJob that the simulator reads or echoes; unknown ones are ignored, as AWS does. */
export interface CreateJobInput {
  readonly jobName: string;
  readonly customModelName: string;
  readonly roleArn: string;
  readonly clientRequestToken?: string;
  readonly baseModelIdentifier: string;
  readonly customizationType?: string;
  readonly customModelKmsKeyId?: string;
  readonly jobTags?: readonly Tag[];
  readonly customModelTags?: readonly Tag[];
  readonly trainingDataConfig: Partial<S3Location>;
  readonly validationDataConfig?: { readonly validators: readonly S3Location[] };
  readonly outputDataConfig: S3Location;
  readonly hyperParameters?: Readonly<Record<string, string>>;
  readonly vpcConfig?: Readonly<Record<string, readonly string[]>>;
  readonly customizationConfig?: unknown;
}

/** CreateCustomModelDeployment. */
export interface CreateDeploymentInput {
  readonly modelDeploymentName: string;
  readonly modelArn: string;
  readonly description?: string;
  readonly tags?: readonly Tag[];
  readonly clientRequestToken?: string;
}

/** CreateProvisionedModelThroughput. */
export interface CreateThroughputInput {
  readonly provisionedModelName: string;
  /** ARN of a foundation or custom model, id of the former, or name of the latter. */
  readonly modelId: string;
  readonly modelUnits: number;
  readonly commitmentDuration?: 'OneMonth' | 'SixMonths';
  readonly tags?: readonly Tag[];
  readonly clientRequestToken?: string;
}

/** What the List operations take. */
export interface PageInput {
  readonly maxResults?: number;
  readonly nextToken?: string;
  readonly sortOrder?: 'Ascending' | 'Descending';
  /** RFC 3339. */
  readonly creationTimeAfter?: string;
  readonly creationTimeBefore?: string;
  readonly nameContains?: string;
}

export interface ListJobsInput extends PageInput {
  readonly statusEquals?: string;
}

export interface ListModelsInput extends PageInput {
  readonly baseModelArnEquals?: string;
  readonly foundationModelArnEquals?: string;
  readonly isOwned?: boolean;
  readonly modelStatus?: string;
}

/** This one names its times otherwise than the rest. */
export interface ListDeploymentsInput extends Omit<PageInput, 'creationTimeAfter' | 'creationTimeBefore'> {
  readonly createdAfter?: string;
  readonly createdBefore?: string;
  readonly statusEquals?: string;
  readonly modelArnEquals?: string;
}

export interface ListThroughputsInput extends PageInput {
  readonly statusEquals?: string;
  readonly modelArnEquals?: string;
}

export interface ListFoundationModelsInput {
  readonly byProvider?: string;
  readonly byCustomizationType?: string;
  readonly byOutputModality?: string;
  readonly byInferenceType?: string;
}
