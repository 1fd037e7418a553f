export const id = 452;
export const ids = [452];
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


/***/ })

};
