export const id = 882;
export const ids = [882];
export const modules = {

/***/ 2882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verdictOn: () => (/* binding */ verdictOn)
/* harmony export */ });
/* harmony import */ var _doctor_buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8840);
/* harmony import */ var _doctor_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7387);
/* harmony import */ var _doctor_models_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1297);
/* harmony import */ var _doctor_questions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8354);
/* harmony import */ var _doctor_roles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8230);
/* harmony import */ var _doctor_place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3561);
/* harmony import */ var _environment_reads_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9339);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5358);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1923);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2306);










const PARALLEL = 4;
/**
 * What is taken over from `doctor`, and how a fault weighs here: what makes Bedrock refuse the run blocks; what may be
 * right all the same (a bucket's own policy can grant what the role's lacks), or ends in the queue, or is only unsafe,
 * is said.
 */
const WEIGHT = {
    'service-role-trust': 'error',
    'service-role-others': 'warning',
    'service-role-rights': 'warning',
    'bucket-owner': 'error',
    'bucket-region': 'error',
    'bucket-public-access': 'warning',
    'bucket-versioning': 'warning',
    'model-lifecycle': 'error',
    'quota-jobs': 'warning',
    'quota-models': 'warning',
};
async function verdictOn(context, world, jobs) {
    const { environment, session } = world;
    const known = { prefix: (0,_observe_js__WEBPACK_IMPORTED_MODULE_7__/* .prefixOf */ .MT)(context, environment), repositoryId: context.run.repositoryId };
    const place = {
        ...(0,_doctor_place_js__WEBPACK_IMPORTED_MODULE_5__/* .placeOf */ .$t)(environment, undefined, known),
        jobs: jobs.map(({ loaded }) => loaded.job),
    };
    const facts = await factsOf(await (0,_reading_js__WEBPACK_IMPORTED_MODULE_8__/* .reading */ .hF)(() => session.settings()), place, world);
    const { jobs: quota } = facts.quotas;
    const shared = checkEnvironment(facts);
    const ofModels = jobs.map((job) => [job, checkModel(facts, job)]);
    return {
        findings: new Map(ofModels.map(([job, results]) => [
            job.loaded.job.key,
            [...findingsOf([...shared, ...results], environment), ...nameClash(world, job)],
        ])),
        notRun: notRunOf(facts, [...shared, ...ofModels.flatMap(([, results]) => results)]),
        slots: quota.kind === 'read' ? quota.value : undefined,
    };
}
async function factsOf(account, place, world) {
    const { environment, prefix } = place;
    const { serviceRoleArn } = environment;
    const rights = (0,_doctor_questions_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceRights */ .PQ)((0,_environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .askedPlace */ .EG)(place, []));
    const [settings, answers, buckets, quotas, models] = await Promise.all([
        (0,_reading_js__WEBPACK_IMPORTED_MODULE_8__/* .readingOf */ .MU)(account, (setup) => setup.role(serviceRoleArn)),
        (0,_reading_js__WEBPACK_IMPORTED_MODULE_8__/* .readingOf */ .MU)(account, (setup) => setup.simulate(serviceRoleArn, rights)),
        (0,_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .inParallel */ .H)(place.buckets, PARALLEL, (bucket) => (0,_environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .bucketFacts */ .cW)(account, bucket, ['publicAccessBlock', 'versioning'])),
        (0,_environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .quotaFacts */ .Ov)(account, Promise.resolve({ kind: 'read', value: { length: world.modelNames.size } })),
        (0,_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .inParallel */ .H)((0,_doctor_place_js__WEBPACK_IMPORTED_MODULE_5__/* .modelsOf */ .Wh)(place), PARALLEL, async (baseModel) => ({
            baseModel,
            state: await (0,_reading_js__WEBPACK_IMPORTED_MODULE_8__/* .readingOf */ .MU)(account, (setup) => setup.baseModel(baseModel.value)),
            access: _environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .NOT_ASKED */ .Lf,
        })),
    ]);
    const isGone = settings.kind === 'read' && settings.value === undefined;
    return {
        environment,
        access: _environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .NOT_ASKED */ .Lf,
        prefix,
        roles: [],
        // Of a role that is not there nothing more is to be said.
        serviceRole: { settings, rights: isGone ? _environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .NOT_ASKED */ .Lf : answers },
        providers: _environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .NOT_ASKED */ .Lf,
        buckets,
        quotas,
        models,
        evidence: (0,_doctor_place_js__WEBPACK_IMPORTED_MODULE_5__/* .noEvidence */ .n2)(_environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .NOT_ASKED */ .Lf),
    };
}
function checkEnvironment(facts) {
    const buckets = facts.buckets.filter(({ region }) => region.kind === 'read');
    return [
        ...(0,_doctor_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .checkServiceTrust */ .K)(facts),
        ...(0,_doctor_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .checkRights */ .I)(facts),
        // Their place is the environment, as that of all that is shared.
        ...(0,_doctor_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .checkBuckets */ .S)({ ...facts, buckets }, () => undefined),
        ...(0,_doctor_models_js__WEBPACK_IMPORTED_MODULE_2__/* .checkQuotas */ .sQ)(facts),
    ];
}
/** At the job's own line, whichever job named the model first. */
function checkModel(facts, { loaded }) {
    const { baseModel } = loaded.job;
    const models = facts.models.filter((model) => model.baseModel.value === baseModel.value);
    return (0,_doctor_models_js__WEBPACK_IMPORTED_MODULE_2__/* .checkModels */ .hu)({ ...facts, models: models.map((model) => ({ ...model, baseModel })) });
}
function findingsOf(results, { at }) {
    return results.flatMap((result) => {
        const weight = WEIGHT[result.id];
        if (weight === undefined)
            return [];
        return (0,_doctor_check_js__WEBPACK_IMPORTED_MODULE_1__/* .findingOf */ .hD)(result, result.at ?? at).map((finding) => finding.severity === 'error' ? { ...finding, severity: weight } : finding);
    });
}
/** Bedrock gives the model the name of its run, and refuses one that is taken. */
function nameClash({ modelNames }, { loaded, jobName }) {
    if (!modelNames.has(jobName))
        return [];
    return [
        {
            ...loaded.job.at,
            code: 'name-taken',
            severity: 'error',
            message: `A custom model named ${jobName} exists that no training run of this name has made: Bedrock refuses the name.`,
            hint: 'Delete that model if nobody needs it, or set `namespace:` on the job, which gives it another name.',
        },
    ];
}
/** What could not be read, and what was read and could not be judged. */
function notRunOf(facts, results) {
    const { name } = facts.environment;
    const unread = readingsOf(facts).flatMap(([what, from]) => from.kind === 'unreadable' ? [{ what, ...from }] : []);
    const told = new Set([_environment_reads_js__WEBPACK_IMPORTED_MODULE_6__/* .NOT_ASKED */ .Lf.reason, ...unread.map(({ reason }) => reason)]);
    const undecided = results.filter(({ id, outcome, found }) => WEIGHT[id] !== undefined && outcome === 'not-checked' && !told.has(found));
    return [
        ...unread.map(({ what, code, reason }) => `${what} (${name}: ${whyNot(code, reason)})`),
        ...undecided.map(({ title, found }) => `${title} (${name}: ${found})`),
    ];
}
function readingsOf({ serviceRole, buckets, quotas, models }) {
    return [
        ...models.map(({ baseModel, state }) => [`whether AWS still trains ${baseModel.value}`, state]),
        ['free slots', quotas.jobs],
        ['room for another custom model', quotas.models],
        ['whom the service role trusts', serviceRole.settings],
        ['what the service role may do', serviceRole.rights],
        ...buckets.flatMap(bucketReadings),
    ];
}
/** One refusal of the bucket says it all. */
function bucketReadings(bucket) {
    const { name, region, publicAccessBlock, versioning } = bucket;
    if (region.kind !== 'read')
        return [[`owner and settings of bucket ${name}`, region]];
    return [
        [`public access to bucket ${name}`, publicAccessBlock],
        [`versions of bucket ${name}`, versioning],
    ];
}
/** The right that is missing, where that is all. S3 refuses a stranger's bucket as it refuses a missing right. */
function whyNot(code, reason) {
    const right = /\b[a-z0-9]+:[A-Z]\w+/.exec(reason)?.[0];
    if (right === undefined)
        return reason;
    if (code === 'aws-access-denied')
        return `needs ${right}`;
    return code === 'bucket-refused' ? `needs ${right}, on a bucket of this account` : reason;
}


/***/ })

};
