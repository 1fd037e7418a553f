export const id = 340;
export const ids = [340,374,452];
export const modules = {

/***/ 5690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bedrockAdapter: () => (/* binding */ bedrockAdapter),
  bedrockClient: () => (/* binding */ bedrockClient)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-bedrock/dist-cjs/index.js
var dist_cjs = __webpack_require__(6082);
// EXTERNAL MODULE: ./lib/adapters/aws/errors.js + 1 modules
var errors = __webpack_require__(8446);
;// CONCATENATED MODULE: ./lib/adapters/aws/shapes.js

const RUN_STATUSES = ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'];
const PHASE_STATUSES = [
    'NotStarted',
    'InProgress',
    'Completed',
    'Stopping',
    'Stopped',
    'Failed',
];
function runSummary(job, call) {
    return {
        jobArn: required(job.jobArn, 'job ARN', call),
        jobName: required(job.jobName, 'job name', call),
        status: runStatus(job.status),
        phases: phases(job.statusDetails),
        createdAt: required(job.creationTime, 'creation time', call).toISOString(),
        endedAt: job.endTime?.toISOString(),
        customModelArn: job.customModelArn,
        customModelName: job.customModelName,
    };
}
function runDetail(job, call) {
    return {
        jobArn: required(job.jobArn, 'job ARN', call),
        jobName: required(job.jobName, 'job name', call),
        status: runStatus(job.status),
        phases: phases(job.statusDetails),
        createdAt: required(job.creationTime, 'creation time', call).toISOString(),
        endedAt: job.endTime?.toISOString(),
        updatedAt: job.lastModifiedTime?.toISOString(),
        customModelArn: job.outputModelArn,
        customModelName: job.outputModelName,
        baseModelArn: required(job.baseModelArn, 'base model ARN', call),
        roleArn: required(job.roleArn, 'role ARN', call),
        clientRequestToken: job.clientRequestToken,
        hyperparameters: job.hyperParameters ?? {},
        trainingS3Uri: job.trainingDataConfig?.s3Uri,
        validationS3Uris: (job.validationDataConfig?.validators ?? []).flatMap(({ s3Uri }) => s3Uri ?? []),
        outputS3Uri: job.outputDataConfig?.s3Uri,
        failureMessage: job.failureMessage,
        trainingLoss: job.trainingMetrics?.trainingLoss,
        validationLoss: job.validationMetrics?.[0]?.validationLoss,
    };
}
function modelSummary(model, call) {
    return {
        modelArn: required(model.modelArn, 'model ARN', call),
        modelName: required(model.modelName, 'model name', call),
        createdAt: required(model.creationTime, 'creation time', call).toISOString(),
        baseModelArn: model.baseModelArn,
    };
}
function tagList(tags) {
    return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
function tagRecord(tags) {
    // Built from entries: assigning a tag named __proto__ would set a prototype instead.
    return Object.fromEntries(tags.map(({ key, value }) => [key ?? '', value ?? '']));
}
function runStatus(word) {
    return RUN_STATUSES.find((known) => known === word) ?? 'Unknown';
}
function phases(details) {
    if (details === undefined)
        return [];
    const reported = [
        ['validation', details.validationDetails],
        ['dataProcessing', details.dataProcessingDetails],
        ['training', details.trainingDetails],
    ];
    return reported.flatMap(([name, phase]) => phase === undefined
        ? []
        : [
            {
                name,
                status: PHASE_STATUSES.find((known) => known === phase.status) ?? 'Unknown',
                startedAt: phase.creationTime?.toISOString(),
                updatedAt: phase.lastModifiedTime?.toISOString(),
            },
        ]);
}
/** Throws `aws-unexpected-answer` where the answer lacks what the API promises. */
function required(value, name, call) {
    if (value === undefined)
        throw (0,errors/* unexpectedAnswer */.au)(call, name);
    return value;
}

;// CONCATENATED MODULE: ./lib/adapters/aws/bedrock-serving.js
/** What serves a custom model and keeps it from being deleted: on-demand deployments and provisioned throughput. */



const PAGE_SIZE = 1000;
const DEPLOYMENT_STATUSES = ['Creating', 'Active', 'Failed'];
const THROUGHPUT_STATUSES = ['Creating', 'InService', 'Updating', 'Failed'];
function serving({ client, send }) {
    return {
        listDeployments: async () => {
            const call = { action: 'bedrock:ListCustomModelDeployments', on: 'all of the account' };
            const pages = () => (0,dist_cjs/* paginateListCustomModelDeployments */.K26)({ client, pageSize: PAGE_SIZE }, {});
            return await (0,errors/* mapped */.CV)(call, () => send(() => bedrock_serving_all(pages(), (page) => page.modelDeploymentSummaries?.map((item) => deployment(item, call)))));
        },
        deleteDeployment: (arn) => deletion({ action: 'bedrock:DeleteCustomModelDeployment', on: arn }, () => send(() => client.send(new dist_cjs/* DeleteCustomModelDeploymentCommand */.SZJ({ customModelDeploymentIdentifier: arn })))),
        listThroughputs: async () => {
            const call = { action: 'bedrock:ListProvisionedModelThroughputs', on: 'all of the account' };
            const pages = () => (0,dist_cjs/* paginateListProvisionedModelThroughputs */.o4V)({ client, pageSize: PAGE_SIZE }, {});
            return await (0,errors/* mapped */.CV)(call, () => send(() => bedrock_serving_all(pages(), (page) => page.provisionedModelSummaries?.map((item) => throughput(item, call)))));
        },
        deleteThroughput: (arn) => deletion({ action: 'bedrock:DeleteProvisionedModelThroughput', on: arn }, () => send(() => client.send(new dist_cjs/* DeleteProvisionedModelThroughputCommand */.EFt({ provisionedModelId: arn })))),
    };
}
async function bedrock_serving_all(pages, items) {
    const found = [];
    for await (const page of pages)
        found.push(...(items(page) ?? []));
    return found;
}
/** The list calls a deployment's name and ARN other than the operation that gets one. */
function deployment(item, call) {
    return {
        deploymentArn: required(item.customModelDeploymentArn, 'deployment ARN', call),
        deploymentName: required(item.customModelDeploymentName, 'deployment name', call),
        modelArn: required(item.modelArn, 'model ARN', call),
        status: DEPLOYMENT_STATUSES.find((known) => known === item.status) ?? 'Unknown',
        createdAt: required(item.createdAt, 'creation time', call).toISOString(),
    };
}
function throughput(item, call) {
    const modelArn = required(item.modelArn, 'model ARN', call);
    return {
        throughputArn: required(item.provisionedModelArn, 'provisioned model ARN', call),
        throughputName: required(item.provisionedModelName, 'provisioned model name', call),
        modelArn,
        desiredModelArn: item.desiredModelArn ?? modelArn,
        modelUnits: required(item.modelUnits, 'model units', call),
        status: THROUGHPUT_STATUSES.find((known) => known === item.status) ?? 'Unknown',
        createdAt: required(item.creationTime, 'creation time', call).toISOString(),
        committedUntil: item.commitmentExpirationTime?.toISOString(),
    };
}
async function deletion(call, work) {
    try {
        await work();
        return 'deleted';
    }
    catch (error) {
        if ((0,errors/* awsFault */._p)(error) === 'not-found')
            return 'gone';
        if (isBusy(error))
            return 'busy';
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}
/**
 * A ConflictException, or a ValidationException whose words are about a state that changes: Bedrock answers the
 * deletion of a deployment in the making with the latter. A commitment that holds will not pass by waiting a little.
 */
function isBusy(error) {
    const message = error instanceof Error ? error.message : '';
    if (/commitment/i.test(message))
        return false;
    switch ((0,errors/* awsFault */._p)(error)) {
        case 'conflict':
        case 'name-in-use':
            return true;
        case 'rejected':
            return /mutating|creating|updating|in progress/i.test(message);
        default:
            return false;
    }
}

// EXTERNAL MODULE: ./lib/adapters/aws/client.js
var aws_client = __webpack_require__(7263);
;// CONCATENATED MODULE: ./lib/adapters/aws/bedrock.js
/** The Bedrock control plane over the AWS SDK. */





const bedrock_PAGE_SIZE = 1000;
const ALL = 'all resources of the account';
function bedrockClient(region, credentials) {
    return new dist_cjs/* BedrockClient */.eDv({
        ...(0,aws_client/* clientOptions */.s1)(region, 3, credentials.transport),
        credentials: credentials.provider,
    });
}
function bedrockAdapter({ client, credentials }) {
    const context = { client, send: (0,aws_client/* sender */.QR)(credentials) };
    return {
        listRuns: () => listRuns(context),
        getRun: (nameOrArn) => getRun(context, nameOrArn),
        createRun: (request) => createRun(context, request),
        stopRun: (jobArn) => stopRun(context, jobArn),
        listModels: () => listModels(context),
        deleteModel: (modelArn) => deleteModel(context, modelArn),
        listTags: (arn) => listTags(context, arn),
        ...serving(context),
    };
}
async function listRuns({ client, send }) {
    const call = { action: 'bedrock:ListModelCustomizationJobs', on: ALL };
    return await (0,errors/* mapped */.CV)(call, () => send(async () => {
        const runs = [];
        for await (const page of (0,dist_cjs/* paginateListModelCustomizationJobs */.iHO)({ client, pageSize: bedrock_PAGE_SIZE }, {})) {
            for (const job of page.modelCustomizationJobSummaries ?? [])
                runs.push(runSummary(job, call));
        }
        return runs;
    }));
}
async function listModels({ client, send }) {
    const call = { action: 'bedrock:ListCustomModels', on: ALL };
    return await (0,errors/* mapped */.CV)(call, () => send(async () => {
        const models = [];
        for await (const page of (0,dist_cjs/* paginateListCustomModels */.ZcU)({ client, pageSize: bedrock_PAGE_SIZE }, { isOwned: true })) {
            for (const model of page.modelSummaries ?? [])
                models.push(modelSummary(model, call));
        }
        return models;
    }));
}
async function getRun({ client, send }, nameOrArn) {
    const call = { action: 'bedrock:GetModelCustomizationJob', on: nameOrArn };
    try {
        const command = new dist_cjs/* GetModelCustomizationJobCommand */.Xvb({ jobIdentifier: nameOrArn });
        return runDetail(await send(() => client.send(command)), call);
    }
    catch (error) {
        if ((0,errors/* awsFault */._p)(error) === 'not-found')
            return undefined;
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}
/**
 * The SDK repeats a lost or refused request up to twice with the same token, which Bedrock takes for the same job.
 * After that, an answer that never came or cannot be read is `unknown`: the job may exist.
 */
async function createRun({ client, send }, request) {
    const call = { action: 'bedrock:CreateModelCustomizationJob', on: request.jobName };
    try {
        const { jobArn } = await send(() => client.send(createCommand(request)));
        return jobArn === undefined
            ? { kind: 'unknown', message: `${call.action} on ${call.on}: the answer has no job ARN` }
            : { kind: 'created', jobArn };
    }
    catch (error) {
        const { message } = (0,errors/* toAwsError */.DZ)(error, call);
        switch ((0,errors/* awsFault */._p)(error)) {
            case 'name-in-use':
            case 'conflict':
                return { kind: 'name-in-use' };
            case 'quota':
                return { kind: 'quota', message };
            case 'unavailable':
            case 'unexpected':
                return { kind: 'unknown', message };
            default:
                throw (0,errors/* toAwsError */.DZ)(error, call);
        }
    }
}
function createCommand(request) {
    const tags = tagList(request.tags);
    const { validationS3Uri } = request;
    return new dist_cjs/* CreateModelCustomizationJobCommand */.X_e({
        jobName: request.jobName,
        customModelName: request.customModelName,
        clientRequestToken: request.clientRequestToken,
        roleArn: request.roleArn,
        baseModelIdentifier: request.baseModelIdentifier,
        customizationType: request.customizationType,
        hyperParameters: { ...request.hyperparameters },
        trainingDataConfig: { s3Uri: request.trainingS3Uri },
        ...(validationS3Uri === undefined
            ? {}
            : { validationDataConfig: { validators: [{ s3Uri: validationS3Uri }] } }),
        outputDataConfig: { s3Uri: request.outputS3Uri },
        jobTags: tags,
        customModelTags: tags,
    });
}
/** What Bedrock answers for a run that has ended is documented nowhere: where it refuses, the run itself tells. */
async function stopRun(context, jobArn) {
    const { client, send } = context;
    const call = { action: 'bedrock:StopModelCustomizationJob', on: jobArn };
    try {
        await send(() => client.send(new dist_cjs/* StopModelCustomizationJobCommand */.$SN({ jobIdentifier: jobArn })));
        return 'stopping';
    }
    catch (error) {
        const fault = (0,errors/* awsFault */._p)(error);
        if (fault === 'conflict')
            return 'ended';
        const status = fault === 'rejected' ? await statusNow(context, jobArn) : 'Unknown';
        if (status !== 'InProgress' && status !== 'Unknown')
            return 'ended';
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}
/** undefined: there is no such run. What cannot be looked at now is unknown: the refusal that led here stands. */
async function statusNow(context, jobArn) {
    try {
        return (await getRun(context, jobArn))?.status;
    }
    catch {
        return 'Unknown';
    }
}
async function deleteModel({ client, send }, modelArn) {
    const call = { action: 'bedrock:DeleteCustomModel', on: modelArn };
    try {
        await send(() => client.send(new dist_cjs/* DeleteCustomModelCommand */.Frv({ modelIdentifier: modelArn })));
        return 'deleted';
    }
    catch (error) {
        if ((0,errors/* awsFault */._p)(error) === 'not-found')
            return 'gone';
        if (isHeld(error))
            return 'in-use';
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}
/** Which of the two errors that it declares Bedrock answers here is not documented: with one, its words tell. */
function isHeld(error) {
    const fault = (0,errors/* awsFault */._p)(error);
    if (fault !== 'rejected')
        return fault === 'conflict' || fault === 'name-in-use';
    return error instanceof Error && /\bin use\b|deploy|provisioned/i.test(error.message);
}
async function listTags({ client, send }, arn) {
    const call = { action: 'bedrock:ListTagsForResource', on: arn };
    try {
        const { tags } = await send(() => client.send(new dist_cjs/* ListTagsForResourceCommand */.a_e({ resourceARN: arn })));
        return tagRecord(tags ?? []);
    }
    catch (error) {
        const fault = (0,errors/* awsFault */._p)(error);
        if (fault === 'not-found' || fault === 'denied')
            return undefined;
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}


/***/ }),

/***/ 3340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  accountSettings: () => (/* binding */ accountSettings),
  connectAccount: () => (/* binding */ connectAccount)
});

// EXTERNAL MODULE: ./lib/adapters/aws/bedrock.js + 2 modules
var bedrock = __webpack_require__(5690);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: ./lib/adapters/aws/client.js
var aws_client = __webpack_require__(7263);
// EXTERNAL MODULE: ./lib/adapters/aws/s3-errors.js
var s3_errors = __webpack_require__(1780);
;// CONCATENATED MODULE: ./lib/adapters/aws/doctor-buckets.js
/** Settings of buckets. What is not set is answered with an error of its own name by S3, and with `undefined` here. */



/** Error codes that say that there is no such setting. */
const NOT_SET = [
    'NoSuchPublicAccessBlockConfiguration',
    'OwnershipControlsNotFoundError',
    'ServerSideEncryptionConfigurationNotFoundError',
    'NoSuchLifecycleConfiguration',
    'NoSuchBucketPolicy',
];
function bucketSetup({ region, accountId, credentials, }) {
    const client = new dist_cjs/* S3Client */.YxF({
        ...(0,aws_client/* clientOptions */.s1)(region, 3, credentials.transport),
        credentials: credentials.provider,
        // Settings of a bucket elsewhere can be read too: that it is elsewhere is what there is to tell.
        followRegionRedirects: true,
    });
    const send = (0,aws_client/* sender */.QR)(credentials);
    return (name) => settingsOf({ client, send, name, owner: accountId });
}
function settingsOf(context) {
    const { client, name, owner } = context;
    const input = { Bucket: name, ExpectedBucketOwner: owner };
    return {
        region: () => regionIn(context),
        publicAccessBlock: async () => {
            const found = await ask(context, 's3:GetBucketPublicAccessBlock', () => client.send(new dist_cjs/* GetPublicAccessBlockCommand */.GLk(input)));
            return found === undefined ? undefined : accessBlock(found.PublicAccessBlockConfiguration);
        },
        ownership: async () => {
            const found = await ask(context, 's3:GetBucketOwnershipControls', () => client.send(new dist_cjs/* GetBucketOwnershipControlsCommand */.$rC(input)));
            return found?.OwnershipControls?.Rules?.[0]?.ObjectOwnership;
        },
        encryption: async () => {
            const found = await ask(context, 's3:GetEncryptionConfiguration', () => client.send(new dist_cjs/* GetBucketEncryptionCommand */.tQT(input)));
            return encryptionOf(found?.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault);
        },
        versioning: async () => {
            const found = await ask(context, 's3:GetBucketVersioning', () => client.send(new dist_cjs/* GetBucketVersioningCommand */._rj(input)));
            return found?.Status === 'Enabled';
        },
        lifecycle: async () => {
            const found = await ask(context, 's3:GetLifecycleConfiguration', () => client.send(new dist_cjs/* GetBucketLifecycleConfigurationCommand */.iQ1(input)));
            return (found?.Rules ?? []).map(ruleOf);
        },
        policy: async () => {
            const found = await ask(context, 's3:GetBucketPolicy', () => client.send(new dist_cjs/* GetBucketPolicyCommand */.mCJ(input)));
            return found?.Policy;
        },
    };
}
async function regionIn({ client, send, name, owner }) {
    const command = new dist_cjs/* GetBucketLocationCommand */.r_J({ Bucket: name, ExpectedBucketOwner: owner });
    try {
        return regionOf((await send(() => client.send(command))).LocationConstraint);
    }
    catch (error) {
        if (error instanceof Error && error.name === 'NoSuchBucket')
            return undefined;
        const call = { action: 's3:GetBucketLocation', on: `bucket ${name}` };
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket: name, owner });
    }
}
async function ask({ send, name, owner }, action, work) {
    try {
        return await send(work);
    }
    catch (error) {
        if (error instanceof Error && NOT_SET.includes(error.name))
            return undefined;
        throw (0,s3_errors/* toBucketError */.c)(error, { action, on: `bucket ${name}` }, { bucket: name, owner });
    }
}
/** The oldest region answers nothing, and Ireland sometimes by its old name. */
function regionOf(constraint) {
    if (constraint === undefined || constraint === '')
        return 'us-east-1';
    return constraint === 'EU' ? 'eu-west-1' : constraint;
}
function accessBlock(block) {
    return {
        blockPublicAcls: block?.BlockPublicAcls === true,
        ignorePublicAcls: block?.IgnorePublicAcls === true,
        blockPublicPolicy: block?.BlockPublicPolicy === true,
        restrictPublicBuckets: block?.RestrictPublicBuckets === true,
    };
}
function encryptionOf(found) {
    return found?.SSEAlgorithm === undefined
        ? undefined
        : { algorithm: found.SSEAlgorithm, kmsKey: found.KMSMasterKeyID };
}
function ruleOf(rule) {
    return {
        id: rule.ID ?? '',
        enabled: rule.Status === 'Enabled',
        prefix: rule.Filter?.Prefix ?? rule.Filter?.And?.Prefix ?? rule.Prefix ?? '',
        expiresObjects: rule.Expiration?.Days !== undefined || rule.Expiration?.Date !== undefined,
        abortsUploads: rule.AbortIncompleteMultipartUpload !== undefined,
    };
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-iam/dist-cjs/index.js
var client_iam_dist_cjs = __webpack_require__(6764);
// EXTERNAL MODULE: ./lib/adapters/aws/errors.js + 1 modules
var errors = __webpack_require__(8446);
;// CONCATENATED MODULE: ./lib/adapters/aws/doctor-iam.js
/** IAM as `doctor` reads it: roles, providers, and what IAM says a role may do. */



/** IAM is one for the whole account and throttles early. */
const ATTEMPTS = 6;
function identityAnswers({ region, credentials, }) {
    const client = new client_iam_dist_cjs/* IAMClient */.h8v({
        ...(0,aws_client/* clientOptions */.s1)(region, ATTEMPTS, credentials.transport),
        credentials: credentials.provider,
    });
    const context = { client, send: (0,aws_client/* sender */.QR)(credentials) };
    return {
        role: (roleArn) => getRole(context, roleArn),
        simulate: (roleArn, questions) => simulate(context, roleArn, questions),
        oidcProviders: () => oidcProviders(context),
    };
}
async function getRole({ client, send }, roleArn) {
    const call = { action: 'iam:GetRole', on: roleArn };
    try {
        const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
        const { Role } = await send(() => client.send(new client_iam_dist_cjs/* GetRoleCommand */.kbp({ RoleName })));
        if (Role?.AssumeRolePolicyDocument === undefined)
            throw (0,errors/* unexpectedAnswer */.au)(call, 'trust policy');
        // Names are unique in an account; the same name under another path is not the role that was asked for.
        if (Role.Arn !== roleArn)
            return undefined;
        return { trust: decodeURIComponent(Role.AssumeRolePolicyDocument) };
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}
/** IAM's own word for a thing that is not there. */
function isMissing(error) {
    return ((0,errors/* awsFault */._p)(error) === 'not-found' || (error instanceof Error && error.name === 'NoSuchEntityException'));
}
/** One request per resource and context: a request answers every action on every resource, which may not fit together. */
async function simulate({ client, send }, roleArn, questions) {
    const call = { action: 'iam:SimulatePrincipalPolicy', on: roleArn };
    const answers = new Map();
    for (const group of grouped(questions)) {
        const [first] = group;
        if (first === undefined)
            continue;
        const results = await evaluated({ client, send }, call, { roleArn, group, first });
        for (const question of group)
            answers.set(question, { ...question, decision: decisionOf(results, question, call) });
    }
    return questions.flatMap((question) => answers.get(question) ?? []);
}
async function evaluated({ client, send }, call, { roleArn, group, first }) {
    const input = {
        PolicySourceArn: roleArn,
        ActionNames: [...new Set(group.map(({ action }) => action))],
        ResourceArns: [first.resource],
        ContextEntries: Object.entries(first.context).map(([ContextKeyName, value]) => ({
            ContextKeyName,
            ContextKeyValues: [value],
            ContextKeyType: 'string',
        })),
    };
    try {
        return await send(async () => {
            const results = [];
            for await (const page of (0,client_iam_dist_cjs/* paginateSimulatePrincipalPolicy */.sA_)({ client }, input))
                results.push(...(page.EvaluationResults ?? []));
            return results;
        });
    }
    catch (error) {
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}
function grouped(questions) {
    const groups = new Map();
    for (const question of questions) {
        const key = JSON.stringify([question.resource, question.context]);
        const group = groups.get(key) ?? [];
        group.push(question);
        groups.set(key, group);
    }
    return [...groups.values()];
}
function decisionOf(results, { action }, call) {
    const found = results.find((result) => result.EvalActionName?.toLowerCase() === action.toLowerCase());
    switch (found?.EvalDecision) {
        case 'allowed':
            return 'allowed';
        case 'explicitDeny':
            return 'explicitly-denied';
        case 'implicitDeny':
            return 'denied';
        default:
            throw (0,errors/* unexpectedAnswer */.au)(call, `decision on ${action}`);
    }
}
async function oidcProviders({ client, send }) {
    const call = { action: 'iam:ListOpenIDConnectProviders', on: 'the account' };
    try {
        const { OpenIDConnectProviderList = [] } = await send(() => client.send(new client_iam_dist_cjs/* ListOpenIDConnectProvidersCommand */.vfi({})));
        const providers = [];
        for (const { Arn } of OpenIDConnectProviderList) {
            if (Arn !== undefined)
                providers.push(await oidcProvider({ client, send }, Arn));
        }
        return providers;
    }
    catch (error) {
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}
async function oidcProvider({ client, send }, arn) {
    const call = { action: 'iam:GetOpenIDConnectProvider', on: arn };
    try {
        const { Url, ClientIDList } = await send(() => client.send(new client_iam_dist_cjs/* GetOpenIDConnectProviderCommand */.cCT({ OpenIDConnectProviderArn: arn })));
        if (Url === undefined)
            throw (0,errors/* unexpectedAnswer */.au)(call, 'Url');
        return { arn, url: Url.replace(/^https:\/\//, ''), audiences: ClientIDList ?? [] };
    }
    catch (error) {
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-bedrock/dist-cjs/index.js
var client_bedrock_dist_cjs = __webpack_require__(6082);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-service-quotas/dist-cjs/index.js
var client_service_quotas_dist_cjs = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/adapters/aws/doctor-models.js
/** Base models and quotas of one region. */





const UNKNOWN = 'Unknown';
function modelAnswers({ region, credentials, }) {
    const shared = { ...(0,aws_client/* clientOptions */.s1)(region, 3, credentials.transport), credentials: credentials.provider };
    const bedrock = new client_bedrock_dist_cjs/* BedrockClient */.eDv(shared);
    const quotas = new client_service_quotas_dist_cjs/* ServiceQuotasClient */.iVb(shared);
    const send = (0,aws_client/* sender */.QR)(credentials);
    return {
        baseModel: (id) => baseModel(bedrock, send, id),
        modelAccess: async (id) => {
            const call = { action: 'bedrock:GetFoundationModelAvailability', on: id };
            try {
                return accessOf(await send(() => bedrock.send(new client_bedrock_dist_cjs/* GetFoundationModelAvailabilityCommand */.Rai({ modelId: id }))));
            }
            catch (error) {
                throw (0,errors/* toAwsError */.DZ)(error, call);
            }
        },
        quota: (code) => quota({ client: quotas, send }, code),
    };
}
/** An account that never asked for more may have no value of its own: then AWS's default holds. */
async function quota({ client, send }, code) {
    const call = { action: 'servicequotas:GetServiceQuota', on: code };
    const input = { ServiceCode: 'bedrock', QuotaCode: code };
    try {
        const applied = await send(() => client.send(new client_service_quotas_dist_cjs/* GetServiceQuotaCommand */.HSc(input))).catch((error) => {
            if (isNoSuchQuota(error))
                return undefined;
            throw error;
        });
        const { Quota } = applied ?? (await defaultQuota({ client, send }, code));
        if (Quota?.Value === undefined)
            throw (0,errors/* unexpectedAnswer */.au)(call, 'value');
        return Quota.Value;
    }
    catch (error) {
        if (!isNoSuchQuota(error))
            throw (0,errors/* toAwsError */.DZ)(error, call);
        throw new lib_errors/* AppError */.uV('aws-not-found', `Service Quotas knows no quota ${code} of Bedrock`, {
            blame: 'user',
            hint: 'Look for the quota by its name in the Service Quotas console.',
            cause: error,
        });
    }
}
/** A right of its own: a refusal has to name it. */
async function defaultQuota({ client, send }, code) {
    const input = { ServiceCode: 'bedrock', QuotaCode: code };
    try {
        return await send(() => client.send(new client_service_quotas_dist_cjs/* GetAWSDefaultServiceQuotaCommand */.Lb5(input)));
    }
    catch (error) {
        if (isNoSuchQuota(error))
            throw error;
        throw (0,errors/* toAwsError */.DZ)(error, { action: 'servicequotas:GetAWSDefaultServiceQuota', on: code });
    }
}
function isNoSuchQuota(error) {
    return error instanceof Error && error.name === 'NoSuchResourceException';
}
/** An id that Bedrock does not know is refused as invalid, one that is over as not found. */
async function baseModel(client, send, id) {
    const call = { action: 'bedrock:GetFoundationModel', on: id };
    try {
        const { modelDetails } = await send(() => client.send(new client_bedrock_dist_cjs/* GetFoundationModelCommand */.kFc({ modelIdentifier: id })));
        if (modelDetails === undefined)
            throw (0,errors/* unexpectedAnswer */.au)(call, 'modelDetails');
        const { status, legacyTime, endOfLifeTime } = modelDetails.modelLifecycle ?? {};
        return {
            lifecycle: status === 'ACTIVE' || status === 'LEGACY' ? status : UNKNOWN,
            legacyAt: legacyTime?.toISOString(),
            endOfLifeAt: endOfLifeTime?.toISOString(),
            customizations: modelDetails.customizationsSupported ?? [],
        };
    }
    catch (error) {
        const isUnknown = error instanceof Error && error.name === 'ValidationException';
        if (isUnknown || (0,errors/* awsFault */._p)(error) === 'not-found')
            return undefined;
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}
function accessOf(found) {
    return {
        agreement: found.agreementAvailability?.status ?? UNKNOWN,
        authorization: found.authorizationStatus ?? UNKNOWN,
        entitlement: found.entitlementAvailability ?? UNKNOWN,
        region: found.regionAvailability ?? UNKNOWN,
    };
}

// EXTERNAL MODULE: ./lib/adapters/aws/identity.js + 1 modules
var identity = __webpack_require__(2404);
// EXTERNAL MODULE: ./lib/adapters/aws/s3.js + 4 modules
var s3 = __webpack_require__(8039);
// EXTERNAL MODULE: ./lib/adapters/aws/sts.js + 1 modules
var aws_sts = __webpack_require__(2374);
;// CONCATENATED MODULE: ./lib/adapters/aws/doctor.js







/** Errors as those of `Aws.connect`. */
async function connectAccount(target, options) {
    const { clock } = options;
    const sts = (0,aws_sts.connectSts)((0,identity/* stsOptions */.r_)(target, options));
    (0,identity/* checkAccount */.g4)(target, await sts.callerAccount());
    const { region, accountId } = target;
    const { credentials } = sts;
    const access = { region, accountId, credentials };
    return {
        bedrock: (0,bedrock.bedrockAdapter)({ client: (0,bedrock.bedrockClient)(region, credentials), credentials }),
        objects: (0,s3.objectsAdapter)({ ...access, clock }),
        ...accountSettings(access),
    };
}
function accountSettings(access) {
    return {
        ...identityAnswers(access),
        ...modelAnswers(access),
        bucket: bucketSetup(access),
    };
}


/***/ }),

/***/ 2374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectSts: () => (/* binding */ connectSts)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var dist_cjs = __webpack_require__(1695);
// EXTERNAL MODULE: ./lib/adapters/aws/client.js
var aws_client = __webpack_require__(7263);
// EXTERNAL MODULE: ./lib/adapters/aws/errors.js + 1 modules
var errors = __webpack_require__(8446);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/adapters/blocked.js
var adapters_blocked = __webpack_require__(7876);
// EXTERNAL MODULE: ./lib/adapters/github/oidc.js
var oidc = __webpack_require__(7249);
// EXTERNAL MODULE: ./lib/adapters/proxy.js
var proxy = __webpack_require__(1980);
// EXTERNAL MODULE: ./lib/adapters/retry.js
var retry = __webpack_require__(2094);
;// CONCATENATED MODULE: ./lib/adapters/aws/web-identity.js
/** AWS credentials for a GitHub job: a fresh OIDC token for every exchange, nothing written anywhere. */








const SESSION_SECONDS = 3_600;
const TRIES = 3;
const PAUSE_MS = 500;
/**
 * Credentials of the role, valid for an hour; `expiration` lets the SDK ask for the next ones ahead of time.
 * A refusal is final at once (`identity-refused`); what may pass is tried three times, each with a new token.
 */
function webIdentityProvider(options) {
    const sts = new dist_cjs/* STSClient */.iM((0,aws_client/* clientOptions */.s1)(options.region, 1, options.transport));
    return () => (0,retry/* withRetry */.b)({ clock: options.clock, tries: TRIES, pauseMs: PAUSE_MS, retryable: isPassing }, async () => {
        const token = await options.mintToken(oidc/* AWS_AUDIENCE */.V);
        return await exchange(sts, options, token);
    });
}
async function exchange(sts, options, token) {
    // By the clock that the SDK will compare it with: it may not be that of AWS.
    const expiration = new Date(Date.now() + SESSION_SECONDS * 1000);
    try {
        const answer = await sts.send(new dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
            RoleArn: options.roleArn,
            RoleSessionName: options.sessionName,
            WebIdentityToken: token,
            DurationSeconds: SESSION_SECONDS,
        }));
        const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials ?? {};
        if (!AccessKeyId || !SecretAccessKey || !SessionToken)
            throw noCredentials();
        const accountId = accountOf(answer.AssumedRoleUser?.Arn);
        return {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            sessionToken: SessionToken,
            expiration,
            ...(accountId === undefined ? {} : { accountId }),
        };
    }
    catch (error) {
        if (error instanceof lib_errors/* AppError */.uV)
            throw error;
        const blocked = (0,adapters_blocked/* blockedBy */.y)(error);
        if (blocked !== undefined)
            throw unreachableSts(blocked, error);
        throw isPassingFault(error) ? unavailable(options, error) : refused(options, token, error);
    }
}
/** `arn:<partition>:sts::<account>:assumed-role/<role>/<session>` */
function accountOf(arn) {
    return /^arn:[\w-]+:sts::(\d{12}):assumed-role\//.exec(arn ?? '')?.[1];
}
/** Only what `exchange` called passing is tried again; a token that cannot be minted was retried by its maker. */
function isPassing(error) {
    return error instanceof lib_errors/* AppError */.uV && error.code === 'identity-unavailable' && error.blame === 'aws';
}
/**
 * Besides 5xx, time-outs and throttling: AWS could not reach GitHub's keys (IDPCommunicationError), or the token
 * ran out on the way. Under many parallel jobs AWS reports the same unreachable keys as InvalidIdentityToken;
 * only its words "retrieve verification key" tell that from a token it does not trust.
 */
function isPassingFault(error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: '' };
    if (name === 'IDPCommunicationErrorException' || name === 'IDPCommunicationError')
        return true;
    if (name === 'InvalidIdentityTokenException')
        return /retrieve verification key/i.test(message);
    return (0,errors/* isTransient */.dg)(error) || (0,errors/* awsFault */._p)(error) === 'expired-credentials';
}
function noCredentials() {
    return new lib_errors/* AppError */.uV('identity-unavailable', 'AWS STS answered without credentials', {
        blame: 'aws',
        hint: 'Run again.',
    });
}
function unavailable(options, cause) {
    return new lib_errors/* AppError */.uV('identity-unavailable', `AWS STS could not give credentials for ${options.roleArn}`, {
        blame: 'aws',
        hint: `Run again; if it stays, see the health page of AWS STS for this region${(0,proxy/* orProxy */.y)(process.env)}.`,
        cause,
    });
}
function unreachableSts({ why, hint }, cause) {
    return new lib_errors/* AppError */.uV('identity-unavailable', `AWS STS cannot be reached: ${why}`, {
        blame: 'user',
        hint,
        cause,
    });
}
/** Says which claims the token made and which condition would let them in; the token itself is never shown. */
function refused(options, token, cause) {
    const claims = claimsOf(token);
    const { issuer, sub, aud } = claims;
    const name = cause instanceof Error ? cause.name : 'error';
    const condition = JSON.stringify({
        StringEquals: { [`${issuer}:aud`]: aud, [`${issuer}:sub`]: subjectsOf(claims) },
    });
    return new lib_errors/* AppError */.uV('identity-refused', `AWS refused the role ${options.roleArn} (${name}): the token's sub is "${sub}", its aud "${aud}"`, { blame: 'user', hint: refusalHint(name, options.roleArn, condition, issuer), cause });
}
function refusalHint(name, roleArn, condition, issuer) {
    switch (name) {
        case 'InvalidIdentityTokenException':
            return `Create the OIDC provider https://${issuer} with the audience ${oidc/* AWS_AUDIENCE */.V} in the account of \`${roleArn}\`; its role then needs the condition \`${condition}\`.`;
        case 'ValidationError':
            return `Check the role ARN \`${roleArn}\` under \`roles:\` in jobs.yaml.`;
        case 'RegionDisabledException':
            return 'Enable the region for AWS STS in the account, or choose another region.';
        default:
            return `If this is not the sub you expect, correct \`environment:\` of the workflow's job. Else let the trust policy of \`${roleArn}\` allow \`sts:AssumeRoleWithWebIdentity\` under the condition \`${condition}\`, and check that the role exists.`;
    }
}
/**
 * A classic subject becomes an immutable one when the repository opts in, is renamed or transferred; both are of the
 * same repository. The other way never happens, and a classic subject belongs to whoever holds the name.
 */
function subjectsOf({ sub, repository, repositoryId, ownerId }) {
    const [owner, name] = repository.split('/');
    const start = `repo:${repository}:`;
    if (!sub.startsWith(start) || !repositoryId || !ownerId)
        return sub;
    return [sub, `repo:${owner}@${ownerId}/${name}@${repositoryId}:${sub.slice(start.length)}`];
}
/** Reads the claims without verifying them: they are shown to a person, AWS decides. */
function claimsOf(token) {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    let claims;
    try {
        claims = JSON.parse(payload);
    }
    catch {
        claims = undefined;
    }
    const named = Object(claims);
    const { iss, sub, aud } = named;
    const text = (name) => (typeof named[name] === 'string' ? named[name] : '');
    const audience = Array.isArray(aud) ? aud.join(', ') : aud;
    return {
        issuer: (typeof iss === 'string' ? iss : 'token.actions.githubusercontent.com').replace(/^https:\/\//, ''),
        sub: typeof sub === 'string' ? sub : 'unreadable',
        aud: typeof audience === 'string' ? audience : 'unreadable',
        repository: text('repository'),
        repositoryId: text('repository_id'),
        ownerId: text('repository_owner_id'),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/aws/sts.js
/** STS: where credentials come from and whose they are. */




/** Without a role in the target the SDK's default chain serves (environment, profile, instance). */
function connectSts(options) {
    const { target, transport } = options;
    const { region, roleArn } = target;
    const client = new dist_cjs/* STSClient */.iM({
        ...(0,aws_client/* clientOptions */.s1)(region, 3, transport),
        ...(roleArn === undefined ? {} : { credentials: webIdentityProvider({ ...options, region, roleArn }) }),
    });
    // The client's own provider remembers what it got until it nears its end: sharing it shares that memory.
    const provider = client.config.credentials;
    let renewals = 0;
    const credentials = {
        provider,
        transport,
        renewals: () => renewals,
        renew: async () => {
            await provider({ forceRefresh: true });
            renewals += 1;
        },
    };
    return {
        credentials,
        callerAccount: async () => {
            // STS names the account with the credentials of a role. What a machine's own profile says would prove nothing.
            const { accountId } = roleArn === undefined ? {} : await provider();
            return accountId ?? (await callerAccount(client, credentials));
        },
    };
}
async function callerAccount(client, credentials) {
    const call = { action: 'sts:GetCallerIdentity', on: 'the credentials of this run' };
    try {
        const { Account } = await (0,aws_client/* sender */.QR)(credentials)(() => client.send(new dist_cjs/* GetCallerIdentityCommand */.zI({})));
        if (Account === undefined)
            throw (0,errors/* unexpectedAnswer */.au)(call, 'account');
        return Account;
    }
    catch (error) {
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}


/***/ })

};
