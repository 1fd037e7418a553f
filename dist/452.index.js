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
// EXTERNAL MODULE: ./lib/adapters/aws/errors.js
var errors = __webpack_require__(7627);
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
    return new dist_cjs/* BedrockClient */.eDv({ ...(0,aws_client/* clientOptions */.s1)(region, 3), credentials: credentials.provider });
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
async function stopRun({ client, send }, jobArn) {
    const call = { action: 'bedrock:StopModelCustomizationJob', on: jobArn };
    try {
        await send(() => client.send(new dist_cjs/* StopModelCustomizationJobCommand */.$SN({ jobIdentifier: jobArn })));
        return 'stopping';
    }
    catch (error) {
        if ((0,errors/* awsFault */._p)(error) === 'conflict')
            return 'ended';
        throw (0,errors/* toAwsError */.DZ)(error, call);
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

/***/ 7263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QR: () => (/* binding */ sender),
/* harmony export */   j2: () => (/* binding */ REQUEST_TIMEOUT_MS),
/* harmony export */   s1: () => (/* binding */ clientOptions)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7627);

const CONNECT_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** The SDK falls back to `console` without one; its words are not ours and pass no gate. */
const SILENT = { trace() { }, debug() { }, info() { }, warn() { }, error() { } };
/**
 * Options shared by all clients. Endpoints come from the environment (`AWS_ENDPOINT_URL*`), the SDK reads them.
 * @param patience where it is less than usual
 */
function clientOptions(region, attempts, patience) {
    const { maxAttempts, timeoutMs } = patience ?? { maxAttempts: attempts, timeoutMs: REQUEST_TIMEOUT_MS };
    return {
        region,
        maxAttempts,
        retryMode: 'standard',
        customUserAgent: 'bedrock-tune',
        logger: SILENT,
        requestHandler: {
            connectionTimeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs),
            requestTimeout: timeoutMs,
            throwOnRequestTimeout: true,
            socketTimeout: timeoutMs,
        },
    };
}
/** The SDK renews ahead of time but not on `ExpiredToken`, which a skewed clock or a revoked session brings. */
function sender(credentials) {
    return async (work) => {
        try {
            return await work();
        }
        catch (error) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsFault */ ._p)(error) !== 'expired-credentials')
                throw error;
            await credentials.renew();
            return await work();
        }
    };
}


/***/ }),

/***/ 7627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ mapped),
/* harmony export */   DW: () => (/* binding */ wrongRegionHint),
/* harmony export */   DZ: () => (/* binding */ toAwsError),
/* harmony export */   _p: () => (/* binding */ awsFault),
/* harmony export */   au: () => (/* binding */ unexpectedAnswer),
/* harmony export */   dg: () => (/* binding */ isTransient)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/** The one place where errors of the AWS SDK become ours. */

const FAULT_BY_NAME = {
    AccessDenied: 'denied',
    AccessDeniedException: 'denied',
    ExpiredToken: 'expired-credentials',
    ExpiredTokenException: 'expired-credentials',
    RequestExpired: 'expired-credentials',
    InvalidAccessKeyId: 'expired-credentials',
    InvalidClientTokenId: 'expired-credentials',
    InvalidToken: 'expired-credentials',
    UnrecognizedClientException: 'expired-credentials',
    CredentialsProviderError: 'no-credentials',
    TokenProviderError: 'no-credentials',
    ResourceNotFoundException: 'not-found',
    NotFound: 'not-found',
    NoSuchKey: 'not-found',
    NoSuchBucket: 'not-found',
    NoSuchVersion: 'not-found',
    NoSuchUpload: 'not-found',
    ConflictException: 'conflict',
    ResourceInUseException: 'conflict',
    ConditionalRequestConflict: 'conflict',
    OperationAborted: 'conflict',
    PreconditionFailed: 'precondition',
    ServiceQuotaExceededException: 'quota',
    Throttling: 'throttled',
    ThrottlingException: 'throttled',
    TooManyRequestsException: 'throttled',
    SlowDown: 'throttled',
    PermanentRedirect: 'wrong-region',
    AuthorizationHeaderMalformed: 'wrong-region',
    TimeoutError: 'unavailable',
    RequestTimeout: 'unavailable',
    RequestTimeoutException: 'unavailable',
};
const FAULT_BY_STATUS = {
    301: 'wrong-region',
    307: 'wrong-region',
    403: 'denied',
    404: 'not-found',
    409: 'conflict',
    412: 'precondition',
    429: 'throttled',
};
/** Names that Node gives to sockets that did not connect or did not last. */
const NETWORK_CODES = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EPROTO',
]);
/**
 * Sorts what the SDK threw by its name, HTTP status and socket code.
 *
 * One text decides: Bedrock answers a taken job or model name with a plain ValidationException, so its words
 * "currently in use" are all there is to tell it by.
 */
function awsFault(error) {
    const { name, message, status, code, answered } = facts(error);
    if (name === 'ValidationException')
        return /currently in use/i.test(message) ? 'name-in-use' : 'rejected';
    const named = Object.hasOwn(FAULT_BY_NAME, name) ? FAULT_BY_NAME[name] : undefined;
    if (named !== undefined)
        return named;
    if (NETWORK_CODES.has(code))
        return 'unavailable';
    return faultOfStatus(status) ?? (answered ? 'unexpected' : 'other');
}
function faultOfStatus(status) {
    if (status === undefined || status < 300)
        return undefined;
    if (status >= 500)
        return 'unavailable';
    return FAULT_BY_STATUS[status] ?? 'rejected';
}
/** true where the same request may simply be sent again. */
function isTransient(error) {
    const fault = awsFault(error);
    return fault === 'unavailable' || fault === 'throttled' || fault === 'unexpected';
}
/** What the SDK threw as an `AppError` that names the action and, where a person can act, the fix. */
function toAwsError(error, call) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV)
        return error;
    const fault = awsFault(error);
    const make = (code, options) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV(code, `${call.action} on ${call.on}: ${said(error, fault)}`, { ...options, cause: error });
    switch (fault) {
        case 'denied':
            return make('aws-access-denied', {
                blame: 'user',
                hint: `Allow ${call.action} on ${call.on} in the policy of the role this run uses; an explicit deny comes from an organisation policy.`,
            });
        case 'expired-credentials':
            return make('identity-refused', {
                blame: 'user',
                hint: 'Renew the AWS credentials of this run (sign in again), and check the clock of the machine.',
            });
        case 'no-credentials':
            return make('identity-unavailable', {
                blame: 'user',
                hint: 'Name a role under `roles:` of the environment in jobs.yaml, or sign in to AWS on this machine.',
            });
        case 'not-found':
            return make('aws-not-found', {
                blame: 'user',
                hint: `Check that ${call.on} exists in ${placeOf(call)}.`,
            });
        case 'name-in-use':
            return make('name-in-use', {
                blame: 'user',
                hint: 'Look the name up in Bedrock; it can never be used again.',
            });
        case 'quota':
            return make('aws-throttled', {
                blame: 'aws',
                hint: 'Wait for running work to end, or ask AWS for a higher quota.',
            });
        case 'throttled':
            return make('aws-throttled', { blame: 'aws', hint: 'Run again in a few minutes; nothing is lost.' });
        case 'wrong-region':
            return make('aws-rejected', { blame: 'user', hint: wrongRegionHint(error) });
        case 'conflict':
        case 'precondition':
        case 'rejected':
            return make('aws-rejected', {
                blame: 'user',
                hint: 'Change what AWS names in its answer, then run again.',
            });
        case 'unavailable':
            return make('aws-unavailable', {
                blame: 'aws',
                hint: 'Run again; a run finds what an earlier one has done.',
            });
        case 'unexpected':
            return make('aws-unexpected-answer', {
                blame: 'aws',
                hint: 'Run again; if it stays, report the action named here.',
            });
        case 'other':
            return make('internal', { blame: 'bug', hint: 'Report this with the log of the run.' });
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(fault);
    }
}
/** IAM is the same in every region. */
function placeOf({ action }) {
    return action.startsWith('iam:') ? 'this account' : 'this region';
}
/** The work's result; what it throws becomes an `AppError` about the call. */
async function mapped(call, work) {
    try {
        return await work();
    }
    catch (error) {
        throw toAwsError(error, call);
    }
}
/** An answer that lacks what the API promises. */
function unexpectedAnswer(call, missing) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('aws-unexpected-answer', `${call.action} on ${call.on}: the answer has no ${missing}`, {
        blame: 'aws',
        hint: 'Run again; if it stays, report the action named here.',
    });
}
/** The region S3 says a bucket is in, where it says so. */
function regionNamedBy(error) {
    const { Region, $response } = record(error);
    const header = record(record($response)['headers'])['x-amz-bucket-region'];
    return text(header) || text(Region) || undefined;
}
function wrongRegionHint(error) {
    const region = regionNamedBy(error);
    const where = region === undefined ? 'in another region' : `in ${region}`;
    return `The bucket is ${where}: set \`region:\` of the environment to it, or name a bucket of this region.`;
}
/** AWS's own words, except where the text is only a parser's complaint about bytes of an unknown origin. */
function said(error, fault) {
    const { name, message, status } = facts(error);
    if (fault === 'unexpected')
        return `an answer that cannot be read (HTTP ${status ?? 'unknown'})`;
    const text = status !== undefined && name === 'SyntaxError' ? '' : message;
    const words = [name, text].filter((word) => word !== '' && word !== 'UnknownError' && word !== 'Unknown');
    return `${words.join(': ') || 'refused'}${status === undefined ? '' : ` (HTTP ${status})`}`;
}
function facts(error) {
    const fields = record(error);
    const status = record(fields['$metadata'])['httpStatusCode'];
    return {
        name: text(fields['name']),
        message: text(fields['message']),
        code: text(fields['code']),
        status: typeof status === 'number' ? status : undefined,
        answered: fields['$response'] !== undefined,
    };
}
function text(value) {
    return typeof value === 'string' ? value : '';
}
function record(value) {
    // Any object may be read by key; what it holds stays unknown.
    return typeof value === 'object' && value !== null ? value : {};
}


/***/ })

};
