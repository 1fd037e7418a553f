export const id = 762;
export const ids = [762];
export const modules = {

/***/ 8572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ partitionIn)
/* harmony export */ });
/** Parts of AWS that know nothing of each other: accounts, ARNs and addresses are of one of them. */
/** The partition a region is in. The isolated ones have no regions that a GitHub runner could reach. */
function partitionIn(region) {
    if (region.startsWith('cn-'))
        return {
            id: 'aws-cn',
            dnsSuffix: 'amazonaws.com.cn',
            consoleUrl: `https://${region}.console.amazonaws.cn`,
        };
    if (region.startsWith('us-gov-'))
        return {
            id: 'aws-us-gov',
            dnsSuffix: 'amazonaws.com',
            consoleUrl: `https://${region}.console.amazonaws-us-gov.com`,
        };
    return { id: 'aws', dnsSuffix: 'amazonaws.com', consoleUrl: `https://${region}.console.aws.amazon.com` };
}


/***/ }),

/***/ 3561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Wh: () => (/* binding */ modelsOf),
/* harmony export */   n2: () => (/* binding */ noEvidence)
/* harmony export */ });
/* harmony import */ var _config_environment_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3989);
/** One environment of `jobs.yaml` as `doctor` goes about it. */

function placeOf(environment, config, known) {
    const { bucket, outputBucket, roles } = environment;
    const jobs = (config?.jobs ?? []).filter((job) => job.environment.name === environment.name);
    const sources = jobs.flatMap(({ data }) => [data.training, ...(data.validation ? [data.validation] : [])]);
    return {
        ...known,
        environment,
        roles: _config_environment_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .ROLE_NAMES */ .S.flatMap((name) => {
            const arn = roles[name];
            // One role for all commands: those of a later release need nothing of it yet.
            const isPrepared = name === 'evaluate' && arn === roles.apply;
            return arn === undefined || isPrepared ? [] : [{ name, arn }];
        }),
        buckets: [
            { name: bucket, key: 'bucket' },
            ...(outputBucket === bucket ? [] : [{ name: outputBucket, key: 'outputBucket' }]),
        ],
        jobs,
        s3Datasets: sources.flatMap((source) => (source.kind === 's3' ? [`${source.bucket}/${source.key}`] : [])),
    };
}
/** Each base model once, where the first job names it. */
function modelsOf({ jobs }) {
    const byId = new Map();
    for (const { baseModel } of jobs)
        if (!byId.has(baseModel.value))
            byId.set(baseModel.value, baseModel);
    return [...byId.values()];
}
function noEvidence(because) {
    return { runs: because, dataset: because };
}


/***/ }),

/***/ 9339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ askedPlace),
/* harmony export */   Lf: () => (/* binding */ NOT_ASKED),
/* harmony export */   Ov: () => (/* binding */ quotaFacts),
/* harmony export */   cW: () => (/* binding */ bucketFacts)
/* harmony export */ });
/* harmony import */ var _doctor_models_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1297);
/* harmony import */ var _doctor_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3561);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2306);



const ALL_SETTINGS = [
    'publicAccessBlock',
    'ownership',
    'encryption',
    'versioning',
    'lifecycle',
    'policy',
];
const NOT_ASKED = { kind: 'skipped', reason: 'it was not asked about', hint: '' };
/** @param asked settings that are read beside the region */
async function bucketFacts(account, { name, key }, asked = ALL_SETTINGS) {
    const bucket = await (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .readingOf */ .MU)(account, async (setup) => setup.bucket(name));
    const region = await (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .readingOf */ .MU)(bucket, (settings) => settings.region());
    // One refusal says it all; seven would say it seven times.
    const open = region.kind === 'read' ? bucket : region;
    const ask = async (setting, read) => (asked.includes(setting) ? await (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .readingOf */ .MU)(open, read) : NOT_ASKED);
    const [publicAccessBlock, ownership, encryption, versioning, lifecycle, policy] = await Promise.all([
        ask('publicAccessBlock', (settings) => settings.publicAccessBlock()),
        ask('ownership', (settings) => settings.ownership()),
        ask('encryption', (settings) => settings.encryption()),
        ask('versioning', (settings) => settings.versioning()),
        ask('lifecycle', (settings) => settings.lifecycle()),
        ask('policy', (settings) => settings.policy()),
    ]);
    return { name, key, region, publicAccessBlock, ownership, encryption, versioning, lifecycle, policy };
}
/** @param models every custom model of the account and region */
async function quotaFacts(account, models) {
    const [jobs, quota, found] = await Promise.all([
        (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .readingOf */ .MU)(account, (setup) => setup.quota(_doctor_models_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTA_CODES */ .q3.jobs)),
        (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .readingOf */ .MU)(account, (setup) => setup.quota(_doctor_models_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTA_CODES */ .q3.models)),
        models,
    ]);
    return { jobs, models: quota, modelsInUse: await (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .readingOf */ .MU)(found, async ({ length }) => length) };
}
/** The place as rights are asked about in it; the key of the buckets where their encryption was read. */
function askedPlace(place, buckets) {
    const { environment } = place;
    const keys = buckets.flatMap(({ encryption }) => encryption.kind === 'read' ? (encryption.value?.kmsKey ?? []) : []);
    return {
        ...environment,
        prefix: place.prefix,
        repositoryId: place.repositoryId ?? '',
        s3Datasets: place.s3Datasets,
        // A key that stands there by its id or alias cannot be asked about.
        bucketKeyArn: keys.find((key) => key.startsWith('arn:') && key.includes(':key/')),
        baseModels: (0,_doctor_place_js__WEBPACK_IMPORTED_MODULE_1__/* .modelsOf */ .Wh)(place).map(({ value }) => value),
    };
}


/***/ }),

/***/ 8840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ checkBuckets)
/* harmony export */ });
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7387);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(383);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3073);



function checkBuckets(facts, locate) {
    return facts.buckets.flatMap((bucket) => {
        const about = (id) => ({ id, subject: `${facts.environment.name}: ${bucket.name}` });
        const { region } = bucket;
        // Without an answer to the first question every other one would fail the same way.
        if (region.kind === 'unreadable')
            return [refusedBucket(bucket, facts, region)];
        if (region.kind === 'read' && region.value === undefined)
            return [missingBucket(bucket, facts)];
        return [
            ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about('bucket-owner'), region, () => (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about('bucket-owner'), `it is in account ${facts.environment.accountId}`)),
            ...regionOf(bucket, facts, locate),
            ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about('bucket-public-access'), bucket.publicAccessBlock, (block) => publicAccess(bucket, facts, block)),
            ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about('bucket-ownership'), bucket.ownership, (ownership) => ownership === 'BucketOwnerEnforced'
                ? (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about('bucket-ownership'), 'ACLs are off')
                : (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(about('bucket-ownership'), {
                    found: `object ownership is ${ownership ?? 'not set'}`,
                    expected: 'BucketOwnerEnforced',
                    fix: `aws s3api put-bucket-ownership-controls --bucket ${bucket.name} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`,
                })),
            ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about('bucket-tls'), bucket.policy, (policy) => tls(bucket, facts, policy)),
            ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about('bucket-encryption'), bucket.encryption, (encryption) => encryption === undefined
                ? (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(about('bucket-encryption'), {
                    found: 'no default encryption is set',
                    expected: 'AES256, or aws:kms with a key',
                    fix: `aws s3api put-bucket-encryption --bucket ${bucket.name} --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'`,
                })
                : (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about('bucket-encryption'), [encryption.algorithm, encryption.kmsKey].filter(Boolean).join(', '))),
            ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about('bucket-versioning'), bucket.versioning, (enabled) => enabled
                ? (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about('bucket-versioning'), 'versioning is on')
                : (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(about('bucket-versioning'), {
                    found: 'versioning is off',
                    expected: 'on: what is overwritten or deleted by mistake can be had back',
                    fix: `aws s3api put-bucket-versioning --bucket ${bucket.name} --versioning-configuration Status=Enabled`,
                })),
            ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about('bucket-lifecycle'), bucket.lifecycle, (rules) => lifecycle(bucket, facts, rules)),
        ];
    });
}
/** S3 says the same of a bucket of another account and of a right that is missing: nobody can tell, so it is not red. */
function refusedBucket({ name }, { environment }, { code, reason, hint }) {
    const about = { id: 'bucket-owner', subject: `${environment.name}: ${name}` };
    if (code !== 'bucket-refused')
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .notChecked */ .lb)(about, reason, hint);
    const expected = `a bucket of account ${environment.accountId} whose settings these credentials may read`;
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(about, { found: reason, expected, fix: hint });
}
function missingBucket({ name }, { environment }) {
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)({ id: 'bucket-owner', subject: `${environment.name}: ${name}` }, {
        found: `S3 has no bucket ${name}`,
        expected: `a bucket of account ${environment.accountId} in ${environment.region}`,
        fix: 'Deploy bootstrap/region.yaml, or correct the name in jobs.yaml.',
    });
}
function regionOf(bucket, { environment }, locate) {
    const about = { id: 'bucket-region', subject: `${environment.name}: ${bucket.name}` };
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about, bucket.region, (region) => region === environment.region
        ? (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about, region)
        : (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(about, {
            found: `it is in ${region}`,
            expected: `${environment.region}, for Bedrock reads and writes in its own region only`,
            fix: `${bucket.key}: <a bucket in ${environment.region}>`,
            at: locate(['environments', environment.name, bucket.key]) ??
                locate(['environments', environment.name, 'bucket']),
        }));
}
function publicAccess(bucket, { environment }, block) {
    const about = { id: 'bucket-public-access', subject: `${environment.name}: ${bucket.name}` };
    const open = Object.entries(block ?? { publicAccessBlock: false }).flatMap(([name, on]) => on ? [] : [name]);
    if (open.length === 0)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about, 'all four blocks are on');
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(about, {
        found: block === undefined ? 'no block is set' : `off: ${open.join(', ')}`,
        expected: 'all four on',
        fix: `aws s3api put-public-access-block --bucket ${bucket.name} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
    });
}
function tls(bucket, { environment }, text) {
    const about = { id: 'bucket-tls', subject: `${environment.name}: ${bucket.name}` };
    const partition = (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(environment);
    const arn = `arn:${partition}:s3:::${bucket.name}`;
    const policy = text === undefined ? undefined : (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .readPolicy */ .T4)(text);
    if (policy !== undefined && refusesPlainHttp(policy, arn))
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about, 'its policy denies requests without TLS');
    const statement = {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(about, {
        found: text === undefined ? 'it has no policy' : 'its policy does not deny them',
        expected: 'a statement that denies s3:* where aws:SecureTransport is false',
        fix: `Add to the policy of ${bucket.name}: ${JSON.stringify(statement)}`,
    });
}
/** Everybody, every action, bucket and objects. */
function refusesPlainHttp({ statements }, arn) {
    return statements.some(({ effect, principals, actions, resources, conditions, unread }) => effect === 'Deny' &&
        unread === undefined &&
        principals.some(({ id }) => id === '*') &&
        actions.some((action) => action === '*' || action.toLowerCase() === 's3:*') &&
        [arn, `${arn}/any`].every((wanted) => resources.some((resource) => (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .like */ .mj)(resource, wanted))) &&
        conditions.length === 1 &&
        conditions.every(({ operator, key, values }) => operator === 'Bool' && key.toLowerCase() === 'aws:securetransport' && values.includes('false')));
}
function lifecycle(bucket, { environment, prefix }, rules) {
    const about = { id: 'bucket-lifecycle', subject: `${environment.name}: ${bucket.name}` };
    const active = rules.filter(({ enabled }) => enabled);
    const reaches = (rule) => rule.prefix.startsWith(`${prefix}/`) || `${prefix}/`.startsWith(rule.prefix);
    const expiring = active.filter((rule) => rule.expiresObjects && reaches(rule));
    if (expiring.length > 0)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(about, {
            found: `rule ${expiring.map(({ id }) => id || '(without id)').join(', ')} deletes current objects below ${prefix}/`,
            expected: 'datasets and outputs stay until a teardown deletes them',
            fix: `Take \`Expiration\` out of that rule: aws s3api get-bucket-lifecycle-configuration --bucket ${bucket.name}`,
        });
    if (active.some((rule) => rule.abortsUploads && reaches(rule)))
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about, 'unfinished uploads end by themselves, current objects stay');
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(about, {
        found: 'no rule ends unfinished uploads, which are stored and billed',
        expected: 'AbortIncompleteMultipartUpload after some days',
        fix: `aws s3api put-bucket-lifecycle-configuration --bucket ${bucket.name} --lifecycle-configuration '{"Rules":[{"ID":"unfinished-uploads","Status":"Enabled","Filter":{},"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":7}}]}' (this replaces all rules: add those you have)`,
    });
}


/***/ }),

/***/ 7387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   DG: () => (/* binding */ fault),
/* harmony export */   IP: () => (/* binding */ sorted),
/* harmony export */   g$: () => (/* binding */ judged),
/* harmony export */   hD: () => (/* binding */ findingOf),
/* harmony export */   lb: () => (/* binding */ notChecked),
/* harmony export */   ok: () => (/* binding */ ok)
/* harmony export */ });
/* unused harmony export CHECKS */
/** Every check by its id, in the order of the report. */
const CHECKS = {
    'repository-identity': 'Which repository this is',
    'oidc-subject': "Subject of the repository's OIDC tokens",
    'github-environments': 'GitHub environments exist',
    'environment-branch-rule': 'GitHub environments accept the default branch only',
    'environment-reviewers': 'GitHub environments ask a reviewer',
    'repository-variable': 'Repository variable that switches the workflows on',
    'actions-policy': "Repository's policy for GitHub Actions",
    'workflow-files': 'Workflows that use this action',
    'workflow-triggers': 'Events that start them',
    'workflow-permissions': 'Permissions of their jobs',
    'workflow-pins': 'Actions pinned to a commit',
    'workflow-checkout': 'Checkout with the history and without the token',
    'workflow-environments': 'GitHub environment of each job',
    'workflow-limits': 'Time limit of each job',
    'job-keys': 'Jobs of several config files',
    'account-access': 'Way into the account',
    'oidc-provider': 'OIDC provider of GitHub in the account',
    'role-trust': 'Whom each role trusts',
    'role-assumed': 'Roles this job can assume',
    'role-rights': 'What each role may do',
    'role-excess': 'What no role should be able to do',
    'pass-role': 'The service role may be passed to Bedrock',
    'service-role-trust': 'Whom the service role trusts',
    'service-role-others': 'Whom else the service role serves',
    'service-role-rights': 'What the service role may do',
    'bucket-owner': 'Buckets exist in the account',
    'bucket-region': 'Buckets are in the region of the environment',
    'bucket-public-access': 'Buckets block public access',
    'bucket-ownership': 'Buckets enforce their owner',
    'bucket-tls': 'Buckets refuse requests without TLS',
    'bucket-encryption': 'Buckets are encrypted',
    'bucket-versioning': 'Buckets keep versions',
    'bucket-lifecycle': 'Lifecycle rules of the buckets',
    'model-lifecycle': 'Base models can be fine-tuned',
    'model-access': 'Access to the base models',
    'quota-jobs': 'Quota of training runs at a time',
    'quota-models': 'Quota of custom models',
};
function titled({ id, subject }) {
    return { id, title: CHECKS[id], subject };
}
function ok(about, found) {
    return { ...titled(about), outcome: 'ok', found, expected: '', fix: '', at: undefined };
}
function fault(about, { at, ...rest }) {
    return { ...titled(about), outcome: 'fault', ...rest, at };
}
function warning(about, { at, ...rest }) {
    return { ...titled(about), outcome: 'warning', ...rest, at };
}
function notChecked(about, why, how) {
    return { ...titled(about), outcome: 'not-checked', found: why, expected: '', fix: how, at: undefined };
}
/** Judges what was read; what could not be read is told as such. */
function judged(about, reading, judge) {
    if (reading.kind !== 'read')
        return [notChecked(about, reading.reason, reading.hint)];
    return [judge(reading.value)].flat();
}
/** A fault or a warning as a finding at a place; of all else there is nothing to say. */
function findingOf(result, at) {
    const { id, outcome, subject, found, expected, fix } = result;
    if (outcome !== 'fault' && outcome !== 'warning')
        return [];
    const severity = outcome === 'fault' ? 'error' : 'warning';
    const message = `${subject}: ${found}; expected: ${expected}`;
    return [{ ...at, code: id, severity, message, hint: fix }];
}
const ORDER = Object.keys(CHECKS);
/** In the order of the table; within a check as it was found. */
function sorted(results) {
    return results.toSorted((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
}


/***/ }),

/***/ 1297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hu: () => (/* binding */ checkModels),
/* harmony export */   q3: () => (/* binding */ QUOTA_CODES),
/* harmony export */   sQ: () => (/* binding */ checkQuotas)
/* harmony export */ });
/* harmony import */ var _catalog_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8496);
/* harmony import */ var _catalog_partitions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8572);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7387);
/** Base models and quotas: what Bedrock will accept of this account today. */



const QUOTA_CODES = { jobs: 'L-C02E1E99', models: 'L-CB5B847D' };
/** From here on a person should think of deleting or asking. */
const NEARLY_FULL = 0.8;
function checkModels({ environment, models }) {
    return models.flatMap((model) => [...lifecycle(environment, model), ...access(environment, model)]);
}
function lifecycle({ name, region }, { baseModel, state }) {
    const about = { id: 'model-lifecycle', subject: `${name}: ${baseModel.value}` };
    const { at } = baseModel;
    const fix = `baseModel: <one of the table "Base models" in the README that ${region} has>`;
    const laterFix = `Move in time. ${fix}`;
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .judged */ .g$)(about, state, (found) => {
        if (found === undefined)
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .fault */ .DG)(about, {
                found: `Bedrock in ${region} does not know it, or no longer`,
                expected: 'a model of this region',
                fix,
                at,
            });
        if (found.lifecycle === 'LEGACY')
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .fault */ .DG)(about, {
                found: 'it is Legacy: Bedrock starts no new training from it',
                expected: 'ACTIVE',
                fix,
                at,
            });
        if (!found.customizations.includes('FINE_TUNING'))
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .fault */ .DG)(about, {
                found: `it can be customized by ${found.customizations.join(', ') || 'nothing'}`,
                expected: 'FINE_TUNING (ids for training carry a context suffix such as :128k)',
                fix,
                at,
            });
        const end = endOf(found, baseModel.value);
        if (end !== undefined)
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)(about, { found: end, expected: 'a model that stays', fix: laterFix, at });
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__.ok)(about, `${found.lifecycle}, can be fine-tuned`);
    });
}
/** What AWS says of its end, where the catalogue (which says it by itself) does not know the day. */
function endOf({ legacyAt, endOfLifeAt }, id) {
    const at = (legacyAt ?? endOfLifeAt)?.slice(0, 10);
    const known = (0,_catalog_index_js__WEBPACK_IMPORTED_MODULE_0__/* .findBaseModel */ .Ef)(id);
    if (at === undefined || at === (known?.legacyOn ?? known?.endOfLifeOn))
        return undefined;
    return legacyAt === undefined
        ? `its end of life is ${at}`
        : `it becomes Legacy on ${at}: then Bedrock starts no new training from it`;
}
function access({ name, region }, { baseModel, access: reading }) {
    const about = { id: 'model-access', subject: `${name}: ${baseModel.value}` };
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .judged */ .g$)(about, reading, (found) => {
        const faults = [
            ['region', found.region, 'AVAILABLE'],
            ['agreement', found.agreement, 'AVAILABLE'],
            ['authorization', found.authorization, 'AUTHORIZED'],
            ['entitlement', found.entitlement, 'AVAILABLE'],
        ].filter(([, word, expected]) => word !== expected);
        if (faults.length === 0)
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__.ok)(about, 'the account may use it');
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .fault */ .DG)(about, {
            found: faults.map(([what, word]) => `${what}: ${word}`).join(', '),
            expected: 'region, agreement and entitlement AVAILABLE, authorization AUTHORIZED',
            fix: `Ask for access: ${(0,_catalog_partitions_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionIn */ .g)(region).consoleUrl}/bedrock/home?region=${region}#/modelaccess`,
        });
    });
}
function checkQuotas({ environment, quotas }) {
    const { name, region } = environment;
    const jobs = { id: 'quota-jobs', subject: name };
    const models = { id: 'quota-models', subject: name };
    const ask = (code) => `${(0,_catalog_partitions_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionIn */ .g)(region).consoleUrl}/servicequotas/home/services/bedrock/quotas/${code}`;
    return [
        ...(0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .judged */ .g$)(jobs, quotas.jobs, (value) => value >= 1
            ? (0,_check_js__WEBPACK_IMPORTED_MODULE_1__.ok)(jobs, `${value} at a time; further ones wait in the queue`)
            : (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .fault */ .DG)(jobs, {
                found: `${value} training runs at a time`,
                expected: 'at least 1',
                fix: `Ask AWS for more: ${ask(QUOTA_CODES.jobs)}`,
            })),
        ...(0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .judged */ .g$)(models, quotas.models, (value) => (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .judged */ .g$)(models, quotas.modelsInUse, (used) => {
            const found = `${used} of ${value} custom models are used`;
            if (used < value * NEARLY_FULL)
                return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__.ok)(models, found);
            const fix = `Delete old models (teardown with \`what: old\`), or ask AWS for more: ${ask(QUOTA_CODES.models)}`;
            return (used >= value ? _check_js__WEBPACK_IMPORTED_MODULE_1__/* .fault */ .DG : _check_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)(models, { found, expected: 'room for the next model', fix });
        })),
    ];
}


/***/ }),

/***/ 383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ OWNER_TAG),
/* harmony export */   RA: () => (/* binding */ resourceArns),
/* harmony export */   V8: () => (/* binding */ requestContext),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   kD: () => (/* binding */ policyCondition)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/** One place, an environment of `jobs.yaml`: which ARNs its rights are on, and what a call of ours brings there. */

/** The service role stands in the same partition (aws, aws-cn, aws-us-gov) as all the rest. */
function partitionOf({ serviceRoleArn }) {
    return serviceRoleArn.split(':')[1] ?? 'aws';
}
/** ARNs of a kind in one place, `*` where every one of it is meant; empty where the place has none. */
function resourceArns(kind, place) {
    const partition = partitionOf(place);
    const bedrock = (type) => `arn:${partition}:bedrock:${place.region}:${place.accountId}:${type}/*`;
    const s3 = (path) => `arn:${partition}:s3:::${path}`;
    switch (kind) {
        case 'all':
            return ['*'];
        case 'training-run':
            return [bedrock('model-customization-job')];
        case 'custom-model':
            return [bedrock('custom-model')];
        case 'deployment':
            return [bedrock('custom-model-deployment')];
        case 'throughput':
            return [bedrock('provisioned-model')];
        case 'foundation-model':
            return [`arn:${partition}:bedrock:${place.region}::foundation-model/*`];
        case 'foundation-model-anywhere':
            return [`arn:${partition}:bedrock:*::foundation-model/*`];
        case 'inference-profile':
            return [bedrock('inference-profile')];
        case 'service-role':
            return [place.serviceRoleArn];
        case 'data-bucket':
            return [s3(place.bucket)];
        case 'output-bucket':
            return [s3(place.outputBucket)];
        case 'datasets':
            return [s3(`${place.bucket}/${place.prefix}/datasets/*`)];
        case 'outputs':
            return [s3(`${place.outputBucket}/${place.prefix}/outputs/*`)];
        case 's3-datasets':
            return place.s3Datasets.map(s3);
        case 'bucket-key':
            return place.bucketKeyArn === undefined ? [] : [place.bucketKeyArn];
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(kind);
    }
}
/** Condition keys and values as a call of ours brings them, for a policy simulation. */
function requestContext(right, place) {
    const account = { 'aws:ResourceAccount': place.accountId, 'aws:SecureTransport': 'true' };
    switch (right.condition) {
        case undefined:
            return account;
        case 'request-tag':
            return { ...account, [`aws:RequestTag/${OWNER_TAG}`]: place.repositoryId };
        case 'resource-tag':
            return { ...account, [`aws:ResourceTag/${OWNER_TAG}`]: place.repositoryId };
        case 'both-tags':
            return {
                ...account,
                [`aws:RequestTag/${OWNER_TAG}`]: place.repositoryId,
                [`aws:ResourceTag/${OWNER_TAG}`]: place.repositoryId,
            };
        case 'inference-profile': {
            const [profiles = ''] = resourceArns('inference-profile', place);
            return { ...account, 'bedrock:InferenceProfileArn': profiles.replace('*', 'doctor-probe') };
        }
        case 'prefix':
            return { ...account, 's3:prefix': `${place.prefix}/` };
        case 'passed-to-bedrock':
            return { 'iam:PassedToService': 'bedrock.amazonaws.com' };
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(right.condition);
    }
}
/** The condition under which `bootstrap/account.yaml` grants a right, from what a call of ours brings. */
function policyCondition({ action, context, }) {
    const condition = {};
    const ask = (operator, key, value) => {
        condition[operator] = { ...condition[operator], [key]: value };
    };
    for (const [key, value] of Object.entries(context)) {
        if (key === 's3:prefix')
            ask('StringLike', key, `${value}*`);
        else if (key === 'bedrock:InferenceProfileArn')
            ask('ArnLike', key, value.replace(/doctor-probe$/, '*'));
        else if (key !== 'aws:SecureTransport' && (key !== 'aws:ResourceAccount' || action.startsWith('s3:')))
            ask('StringEquals', key, value);
    }
    const [given, owner] = ['aws:RequestTag', 'aws:ResourceTag'].map((key) => `${key}/${OWNER_TAG}`);
    const own = given === undefined ? undefined : context[given];
    // What exists already and is another's must be neither tagged over nor trained further.
    if (own !== undefined && owner !== undefined && context[owner] === undefined)
        ask('StringEqualsIfExists', owner, own);
    return condition;
}
/** The tag that says whose a thing is; see `plan/names.ts`. */
const OWNER_TAG = 'bedrock-tune:repository-id';


/***/ }),

/***/ 3073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   mj: () => (/* binding */ like)
/* harmony export */ });
/** Trust policies read from their JSON text, and IAM's decision on one request to assume the role. */
/** undefined: it is not a policy. */
function readPolicy(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const { Statement: found } = record(parsed);
    const statements = Array.isArray(found) ? found : found === undefined ? [] : [found];
    return statements.length === 0 ? undefined : { statements: statements.map(readStatement) };
}
function readStatement(value) {
    const source = record(value);
    const unread = ['NotPrincipal', 'NotAction', 'NotResource'].find((name) => source[name] !== undefined);
    return {
        effect: source['Effect'] === 'Deny' ? 'Deny' : 'Allow',
        principals: readPrincipals(source['Principal']),
        actions: texts(source['Action']),
        resources: texts(source['Resource']),
        conditions: Object.entries(record(source['Condition'])).flatMap(([operator, keys]) => Object.entries(record(keys)).map(([key, values]) => ({ operator, key, values: texts(values) }))),
        unread,
    };
}
function readPrincipals(value) {
    if (value === '*')
        return [{ kind: '*', id: '*' }];
    return Object.entries(record(value)).flatMap(([kind, ids]) => texts(ids).map((id) => ({ kind, id })));
}
/** As IAM decides: some statement allows the request, and none denies it. */
function decide(policy, request) {
    const judged = policy.statements.map((statement) => ({ statement, fit: fitOf(statement, request) }));
    const denied = judged.find(({ statement, fit }) => statement.effect === 'Deny' && fit.kind === 'fits');
    if (denied !== undefined)
        return { kind: 'denied', by: denied.statement };
    const unsure = judged.flatMap(({ fit }) => (fit.kind === 'unsure' ? [fit.because] : []))[0];
    const allows = judged.filter(({ statement }) => statement.effect === 'Allow');
    const unsureDeny = judged.some(({ statement, fit }) => statement.effect === 'Deny' && fit.kind === 'unsure');
    if (!unsureDeny && allows.some(({ fit }) => fit.kind === 'fits'))
        return { kind: 'allowed' };
    if (unsure !== undefined)
        return { kind: 'undecided', because: unsure };
    const misses = allows
        .flatMap(({ fit }) => (fit.kind === 'misses' ? [fit.misses] : []))
        .sort((a, b) => a.length - b.length);
    return { kind: 'not-allowed', misses: misses[0] ?? [] };
}
function fitOf(statement, request) {
    const { principals, actions, conditions, unread } = statement;
    const misses = [];
    if (!principals.some((principal) => isPrincipal(principal, request.principal)))
        misses.push({ kind: 'principal', principals });
    if (!actions.some((action) => like(action.toLowerCase(), request.action.toLowerCase())))
        misses.push({ kind: 'action', actions });
    let unsure = unread;
    for (const condition of conditions) {
        const found = contextValue(condition.key, request.context);
        const holds = conditionHolds(condition, found);
        if (holds === undefined)
            unsure ??= `the condition operator ${condition.operator}`;
        else if (!holds)
            misses.push({ kind: 'condition', condition, found });
    }
    // What misses anyway does not depend on what could not be read, unless that is the very element that missed.
    if (unsure !== undefined && (unread !== undefined || misses.length === 0))
        return { kind: 'unsure', because: unsure };
    return misses.length === 0 ? { kind: 'fits' } : { kind: 'misses', misses };
}
function isPrincipal(allowed, asked) {
    if (allowed.kind === '*')
        return true;
    return allowed.kind === asked.kind && (allowed.id === '*' || allowed.id === asked.id);
}
function contextValue(key, context) {
    const name = key.toLowerCase();
    return Object.hasOwn(context, name) ? context[name] : undefined;
}
const TESTS = {
    StringEquals: (pattern, value) => pattern === value,
    StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
    StringLike: like,
    // The two do the same: IAM accepts wildcards in both.
    ArnEquals: like,
    ArnLike: like,
    Bool: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
};
const OPERATOR = /^(?<set>ForAnyValue:|ForAllValues:)?(?<family>String|Arn|Bool)(?<not>Not)?(?<rest>[A-Za-z]*?)(?<ifExists>IfExists)?$/;
/** undefined: an operator that this reader does not know. `found` is a single value, as every claim of ours is. */
function conditionHolds({ operator, values }, found) {
    if (operator === 'Null')
        return values.includes(String(found === undefined));
    const { set, family = '', not, rest = '', ifExists } = OPERATOR.exec(operator)?.groups ?? {};
    const test = Object.hasOwn(TESTS, family + rest) ? TESTS[family + rest] : undefined;
    if (test === undefined || (family === 'Bool' && not !== undefined))
        return undefined;
    if (found === undefined)
        return ifExists !== undefined || set === 'ForAllValues:' || (not !== undefined && set === undefined);
    const matches = values.some((pattern) => test(pattern, found));
    return not === undefined ? matches : !matches;
}
/** `*` stands for any text, `?` for one character. Linear: policies are read from an account, and texts from strangers. */
function like(pattern, value) {
    let [at, star, retry] = [0, -1, 0];
    let position = 0;
    while (at < value.length) {
        const wanted = pattern[position];
        if (wanted === '*') {
            star = position;
            retry = at;
            position += 1;
        }
        else if (wanted === '?' || (wanted !== undefined && wanted === value[at])) {
            position += 1;
            at += 1;
        }
        else if (star >= 0) {
            retry += 1;
            at = retry;
            position = star + 1;
        }
        else
            return false;
    }
    return /^\**$/.test(pattern.slice(position));
}
function texts(value) {
    if (Array.isArray(value))
        return value.flatMap(texts);
    return value === undefined || value === null ? [] : [String(value)];
}
function record(value) {
    // Parsed JSON: what is an object here has string keys.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}


/***/ }),

/***/ 8354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jy: () => (/* binding */ excessRights),
/* harmony export */   PQ: () => (/* binding */ serviceRights),
/* harmony export */   Ps: () => (/* binding */ neededRights)
/* harmony export */ });
/* harmony import */ var _catalog_partitions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8572);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(383);
/* harmony import */ var _rights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3532);
/** Which rights are asked about: those each role needs, and some that none should have. */



/** A simulation takes no wildcards for an answer: what stands for "any" there is this name, which nothing has. */
const ANY = 'doctor-probe';
/** Every right of a role on every kind of resource it is granted on. */
function neededRights(role, place) {
    // Whether plan may read data is the reader's choice: the right is no need of its role.
    const needed = _rights_js__WEBPACK_IMPORTED_MODULE_1__/* .ROLE_RIGHTS */ .D[role].filter(({ only }) => only !== 'plan-datasets');
    return needed.flatMap((right) => {
        const context = { ...(0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .requestContext */ .V8)(right, place), ...keyContext(right.action, place) };
        return right.on.flatMap((kind) => (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceArns */ .RA)(kind, place).flatMap((arn) => concrete(arn, place).map((resource) => ({ action: right.action, resource, context }))));
    });
}
function concrete(arn, { baseModels, region }) {
    if (arn === '*' || !arn.endsWith('*'))
        return [arn];
    // Where any region would do, one is asked about.
    const start = arn.slice(0, -1).replace(':*:', `:${region}:`);
    return start.endsWith(':foundation-model/') ? baseModels.map((id) => start + id) : [start + ANY];
}
/** What Bedrock itself needs to train. */
function serviceRights(place) {
    const context = { 'aws:ResourceAccount': place.accountId, 'aws:SecureTransport': 'true' };
    const on = (action, kinds) => kinds.flatMap((kind) => (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceArns */ .RA)(kind, place).flatMap((arn) => concrete(arn, place).map((resource) => ({
        action,
        resource,
        context: { ...context, ...prefixContext(kind, place) },
    }))));
    const onKey = (action) => (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceArns */ .RA)('bucket-key', place).map((resource) => ({
        action,
        resource,
        context: { ...context, ...keyContext(action, place) },
    }));
    return [
        ...on('s3:ListBucket', ['data-bucket', 'output-bucket']),
        ...on('s3:GetObject', ['datasets', 'outputs']),
        ...on('s3:PutObject', ['outputs']),
        ...onKey('kms:Decrypt'),
        ...onKey('kms:GenerateDataKey'),
    ];
}
/** A key of a bucket is used by S3, on behalf of the role. */
function keyContext(action, { region }) {
    return action.startsWith('kms:')
        ? { 'kms:ViaService': `s3.${region}.${(0,_catalog_partitions_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionIn */ .g)(region).dnsSuffix}` }
        : {};
}
function prefixContext(kind, { prefix }) {
    if (kind === 'data-bucket')
        return { 's3:prefix': `${prefix}/datasets/` };
    return kind === 'output-bucket' ? { 's3:prefix': `${prefix}/outputs/` } : {};
}
/** Rights that cost money, destroy, or lead to more rights; a role that has one has more than it needs. */
function excessRights(role, place) {
    const needed = _rights_js__WEBPACK_IMPORTED_MODULE_1__/* .ROLE_RIGHTS */ .D[role].map(({ action }) => action);
    return DANGEROUS.filter(({ action, evenOnOthers }) => evenOnOthers === true || !needed.includes(action)).map(({ action, resource, context }) => ({
        action,
        resource: resource(place),
        context: context?.(place) ?? {},
    }));
}
const bedrock = (type) => (place) => `arn:${(0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(place)}:bedrock:${place.region}:${place.accountId}:${type}/${ANY}`;
const bucket = (place) => `arn:${(0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(place)}:s3:::${place.bucket}`;
const foreignRole = (place) => `arn:${(0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(place)}:iam::${place.accountId}:role/${ANY}`;
const DANGEROUS = [
    { action: 'bedrock:CreateProvisionedModelThroughput', resource: bedrock('custom-model') },
    { action: 'bedrock:CreateModelCustomizationJob', resource: bedrock('model-customization-job') },
    // Without the tag that says it is ours.
    { action: 'bedrock:DeleteCustomModel', resource: bedrock('custom-model'), evenOnOthers: true },
    {
        action: 'bedrock:StopModelCustomizationJob',
        resource: bedrock('model-customization-job'),
        evenOnOthers: true,
    },
    // Over the tag of another repository: then the two rights above would reach it.
    {
        action: 'bedrock:TagResource',
        resource: bedrock('custom-model'),
        evenOnOthers: true,
        context: ({ repositoryId }) => ({
            [`aws:RequestTag/${_place_js__WEBPACK_IMPORTED_MODULE_0__/* .OWNER_TAG */ .FX}`]: repositoryId,
            [`aws:ResourceTag/${_place_js__WEBPACK_IMPORTED_MODULE_0__/* .OWNER_TAG */ .FX}`]: ANY,
        }),
    },
    { action: 's3:DeleteBucket', resource: bucket },
    { action: 's3:PutBucketPolicy', resource: bucket },
    { action: 's3:DeleteObjectVersion', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 's3:PutObject', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 's3:GetObject', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 'iam:PassRole', resource: foreignRole, evenOnOthers: true },
    { action: 'iam:AttachRolePolicy', resource: foreignRole },
    { action: 'iam:PutRolePolicy', resource: foreignRole },
    { action: 'sts:AssumeRole', resource: foreignRole },
    {
        action: 'iam:CreateAccessKey',
        resource: (place) => `arn:${(0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(place)}:iam::${place.accountId}:user/${ANY}`,
    },
];


/***/ }),

/***/ 3532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ ROLE_RIGHTS)
/* harmony export */ });
const LIST_RUNS = {
    action: 'bedrock:ListModelCustomizationJobs',
    on: ['all'],
    why: 'which training runs exist',
    operations: ['ListModelCustomizationJobs'],
};
const LIST_MODELS = {
    action: 'bedrock:ListCustomModels',
    on: ['all'],
    why: 'which models exist',
    operations: ['ListCustomModels'],
};
const GET_RUN = {
    action: 'bedrock:GetModelCustomizationJob',
    on: ['training-run'],
    why: 'state of a run, and what it was made from',
    operations: ['GetModelCustomizationJob'],
};
const LIST_DEPLOYMENTS = {
    action: 'bedrock:ListCustomModelDeployments',
    on: ['all'],
    why: 'what serves a model',
    operations: ['ListCustomModelDeployments'],
};
const LIST_THROUGHPUTS = {
    action: 'bedrock:ListProvisionedModelThroughputs',
    on: ['all'],
    why: 'what serves a model, and is billed by the hour',
    operations: ['ListProvisionedModelThroughputs'],
};
const LIST_VERSIONS = {
    action: 's3:ListBucketVersions',
    on: ['data-bucket', 'output-bucket'],
    why: 'what lies in S3, with all versions',
    operations: ['ListObjectVersions'],
    condition: 'prefix',
};
/** IAM knows no `s3:prefix` for it. */
const LIST_UPLOADS = {
    action: 's3:ListBucketMultipartUploads',
    on: ['data-bucket', 'output-bucket'],
    why: 'unfinished uploads, which are billed',
    operations: ['ListMultipartUploads'],
};
const STOP_RUN = {
    action: 'bedrock:StopModelCustomizationJob',
    on: ['training-run'],
    why: 'stop a run of this repository',
    operations: ['StopModelCustomizationJob'],
    condition: 'resource-tag',
};
const LIST_OUTPUTS = {
    action: 's3:ListBucket',
    on: ['output-bucket'],
    why: 'find the metrics of a run',
    operations: ['ListObjectsV2'],
    condition: 'prefix',
};
/** Tags say whose a thing is. */
function listTags(...on) {
    return {
        action: 'bedrock:ListTagsForResource',
        on,
        why: 'whose it is',
        operations: ['ListTagsForResource'],
    };
}
function readObjects(on, operations, why) {
    return { action: 's3:GetObject', on, why, operations };
}
function decrypt(operations) {
    return {
        action: 'kms:Decrypt',
        on: ['bucket-key'],
        why: 'read encrypted objects',
        operations,
        only: 'kms',
    };
}
function bucketSetting(action, operation, why) {
    return { action, on: ['data-bucket', 'output-bucket'], why, operations: [operation] };
}
function readVersions(operations, why, only) {
    return { action: 's3:GetObjectVersion', on: ['s3-datasets'], why, operations, only };
}
const ROLE_RIGHTS = {
    plan: [
        LIST_RUNS,
        LIST_MODELS,
        GET_RUN,
        listTags('training-run'),
        {
            action: 'bedrock:GetFoundationModel',
            on: ['foundation-model'],
            why: 'whether a base model can be trained here today',
            operations: ['GetFoundationModel'],
        },
        {
            action: 'servicequotas:GetServiceQuota',
            on: ['all'],
            why: 'free slots, room for models',
            operations: ['GetServiceQuota'],
        },
        {
            action: 'servicequotas:GetAWSDefaultServiceQuota',
            on: ['all'],
            why: 'the same, where the account has no value of its own',
            operations: ['GetAWSDefaultServiceQuota'],
        },
        bucketSetting('s3:GetBucketLocation', 'GetBucketLocation', 'owner and region'),
        bucketSetting('s3:GetBucketPublicAccessBlock', 'GetPublicAccessBlock', 'public access'),
        bucketSetting('s3:GetBucketVersioning', 'GetBucketVersioning', 'whether it keeps versions'),
        { action: 'iam:GetRole', on: ['service-role'], why: 'whom it trusts', operations: ['GetRole'] },
        {
            action: 'iam:SimulatePrincipalPolicy',
            on: ['service-role'],
            why: 'whether it may read datasets and write outputs',
            operations: ['SimulatePrincipalPolicy'],
        },
        readVersions(['GetObject'], 'check the rows before the merge', 'plan-datasets'),
        { ...decrypt(['GetObject']), why: 'decrypt them', only: 'plan-datasets' },
    ],
    status: [
        LIST_RUNS,
        LIST_MODELS,
        LIST_DEPLOYMENTS,
        LIST_THROUGHPUTS,
        GET_RUN,
        listTags('training-run', 'custom-model', 'deployment', 'throughput'),
        LIST_OUTPUTS,
        readObjects(['outputs'], ['GetObject'], 'metrics'),
        LIST_VERSIONS,
        LIST_UPLOADS,
        decrypt(['GetObject']),
    ],
    apply: [
        LIST_RUNS,
        LIST_MODELS,
        GET_RUN,
        listTags('training-run'),
        LIST_OUTPUTS,
        readObjects(['datasets', 'outputs'], ['HeadObject', 'GetObject'], 'what an upload found there; metrics'),
        {
            action: 's3:PutObject',
            on: ['datasets'],
            why: 'upload a dataset',
            operations: ['PutObject', 'CopyObject'],
        },
        {
            action: 'bedrock:CreateModelCustomizationJob',
            on: ['foundation-model', 'training-run', 'custom-model'],
            why: 'start a run',
            operations: ['CreateModelCustomizationJob'],
            condition: 'request-tag',
        },
        {
            action: 'bedrock:TagResource',
            on: ['training-run', 'custom-model'],
            why: 'mark run and model as ours while they are made',
            operations: ['CreateModelCustomizationJob'],
            condition: 'request-tag',
        },
        {
            action: 'iam:PassRole',
            on: ['service-role'],
            why: 'Bedrock reads the data with it',
            operations: ['CreateModelCustomizationJob'],
            condition: 'passed-to-bedrock',
        },
        STOP_RUN,
        readVersions(['HeadObject', 'GetObject', 'CopyObject'], 'check and copy the reviewed version', 's3-datasets'),
        decrypt(['HeadObject', 'GetObject', 'CopyObject']),
        {
            action: 'kms:GenerateDataKey',
            on: ['bucket-key'],
            why: 'write encrypted objects',
            operations: ['PutObject', 'CopyObject'],
            only: 'kms',
        },
    ],
    // Prepared for `evaluate` and `promote` of a later release: account.yaml makes this role only if asked for.
    evaluate: [
        LIST_RUNS,
        LIST_MODELS,
        LIST_DEPLOYMENTS,
        GET_RUN,
        listTags('training-run', 'custom-model', 'deployment'),
        {
            action: 'bedrock:GetCustomModelDeployment',
            on: ['deployment'],
            why: 'which model a deployment serves',
            operations: ['GetCustomModelDeployment'],
        },
        {
            action: 'bedrock:CreateCustomModelDeployment',
            on: ['custom-model'],
            why: 'deploy a model of this repository',
            operations: ['CreateCustomModelDeployment'],
            condition: 'both-tags',
        },
        {
            action: 'bedrock:TagResource',
            on: ['deployment'],
            why: 'mark the deployment as ours while it is made',
            operations: ['CreateCustomModelDeployment'],
            condition: 'request-tag',
        },
        {
            action: 'bedrock:UpdateCustomModelDeployment',
            on: ['custom-model', 'deployment'],
            why: 'let a deployment serve the better model',
            operations: ['UpdateCustomModelDeployment'],
            condition: 'resource-tag',
        },
        {
            action: 'bedrock:InvokeModel',
            on: ['deployment'],
            why: 'ask the tuned model',
            operations: ['Converse'],
            condition: 'resource-tag',
        },
        {
            action: 'bedrock:InvokeModel',
            on: ['foundation-model', 'inference-profile'],
            why: 'ask the base model',
            operations: ['Converse'],
        },
        {
            action: 'bedrock:InvokeModel',
            on: ['foundation-model-anywhere'],
            why: 'ask the base model, wherever its profile has it',
            operations: ['Converse'],
            condition: 'inference-profile',
        },
    ],
    teardown: [
        LIST_RUNS,
        LIST_MODELS,
        LIST_DEPLOYMENTS,
        LIST_THROUGHPUTS,
        GET_RUN,
        listTags('training-run', 'custom-model', 'deployment', 'throughput'),
        STOP_RUN,
        {
            action: 'bedrock:DeleteCustomModelDeployment',
            on: ['deployment'],
            why: 'delete a deployment of this repository',
            operations: ['DeleteCustomModelDeployment'],
            condition: 'resource-tag',
        },
        {
            action: 'bedrock:DeleteProvisionedModelThroughput',
            on: ['throughput'],
            why: 'delete provisioned throughput of this repository',
            operations: ['DeleteProvisionedModelThroughput'],
            condition: 'resource-tag',
        },
        {
            action: 'bedrock:DeleteCustomModel',
            on: ['custom-model'],
            why: 'delete a model of this repository',
            operations: ['DeleteCustomModel'],
            condition: 'resource-tag',
        },
        LIST_VERSIONS,
        LIST_UPLOADS,
        {
            action: 's3:GetObjectVersion',
            on: ['datasets'],
            why: 'metadata: whose each dataset is',
            operations: ['HeadObject'],
        },
        {
            action: 's3:DeleteObjectVersion',
            on: ['datasets', 'outputs'],
            why: 'delete datasets and outputs, version by version',
            operations: ['DeleteObjects'],
        },
        {
            action: 's3:AbortMultipartUpload',
            on: ['outputs'],
            why: 'end unfinished uploads of Bedrock',
            operations: ['AbortMultipartUpload'],
        },
    ],
};


/***/ }),

/***/ 8230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ checkRights),
/* harmony export */   K: () => (/* binding */ checkServiceTrust)
/* harmony export */ });
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7387);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(383);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3073);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82);




function checkRights({ environment, roles, serviceRole }) {
    return [
        ...roles.flatMap((role) => rightsOf(environment.name, role)),
        ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)({ id: 'service-role-rights', subject: environment.name }, serviceRole.rights, (answers) => lacking({ id: 'service-role-rights', subject: environment.name }, environment.serviceRoleArn, answers)),
    ];
}
function rightsOf(environment, role) {
    const subject = `${environment}: role ${role.name}`;
    const isPass = ({ action }) => action === 'iam:PassRole';
    const needed = { id: 'role-rights', subject };
    const pass = { id: 'pass-role', subject };
    const excess = { id: 'role-excess', subject };
    return [
        ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(needed, role.rights, (answers) => lacking(needed, role.arn, answers.filter((answer) => !isPass(answer)))),
        ...(role.name === 'apply'
            ? (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(pass, role.rights, (answers) => lacking(pass, role.arn, answers.filter(isPass)))
            : []),
        ...(0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(excess, role.excess, (answers) => tooMuch(excess, role.arn, answers)),
    ];
}
/** One result for all rights that are missing: they go into one policy. */
function lacking(about, roleArn, answers) {
    const missing = answers.filter(({ decision }) => decision !== 'allowed');
    if (missing.length === 0)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about, `${answers.length === 1 ? 'the right is' : `all ${answers.length} rights are`} there`);
    const denied = missing.filter(({ decision }) => decision === 'explicitly-denied');
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(about, {
        found: `IAM does not allow ${missing.map(rightText).join(', ')}`,
        expected: 'every right of the table in the README',
        fix: denied.length > 0
            ? `Find the Deny statement (policy, boundary, or organisation) for ${denied.map(({ action }) => action).join(', ')} and role ${roleArn}.`
            : `In the policy of ${roleArn}: ${statementsFor(missing)}`,
    });
}
function rightText({ action, resource }) {
    return `${action} on ${resource}`;
}
/** What is missing as statements to copy, one for each condition: without it they would allow more than is needed. */
function statementsFor(missing) {
    const groups = new Map();
    for (const answer of missing) {
        const key = JSON.stringify((0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .policyCondition */ .kD)(answer));
        groups.set(key, [...(groups.get(key) ?? []), answer]);
    }
    return [...groups.values()].map(statementFor).join(', ');
}
function statementFor(missing) {
    const [first] = missing;
    const Condition = first === undefined ? {} : (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .policyCondition */ .kD)(first);
    return JSON.stringify({
        Effect: 'Allow',
        Action: [...new Set(missing.map(({ action }) => action))],
        Resource: [...new Set(missing.map(({ resource }) => resource.replace(/doctor-probe$/, '*')))],
        ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
    });
}
function tooMuch(about, roleArn, answers) {
    const allowed = answers.filter(({ decision }) => decision === 'allowed');
    if (allowed.length === 0)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about, `none of ${answers.length} dangerous rights is there`);
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(about, {
        found: `it may also ${allowed.map(rightText).join(', ')}`,
        expected: 'only the rights of the table in the README',
        fix: `Take these out of the policies of ${roleArn}, or limit them to what is ours: its resources, and the tag of the repository.`,
    });
}
/** Bedrock must be let in for training runs of this account and region, and for nothing else. */
function checkServiceTrust({ environment, serviceRole }) {
    const about = { id: 'service-role-trust', subject: environment.name };
    const others = { id: 'service-role-others', subject: environment.name };
    const { serviceRoleArn, accountId, region } = environment;
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(about, serviceRole.settings, (settings) => {
        if (settings === undefined)
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(about, {
                found: `there is no role ${serviceRoleArn}`,
                expected: 'the role that `serviceRoleArn` names',
                fix: 'Deploy bootstrap/region.yaml, or correct `serviceRoleArn:` in jobs.yaml.',
            });
        const policy = (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .readPolicy */ .T4)(settings.trust);
        if (policy === undefined)
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .notChecked */ .lb)(about, 'its trust policy is not JSON', `Look at the trust policy of ${serviceRoleArn}.`);
        const partition = (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)({ serviceRoleArn });
        const asks = (account) => (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .decide */ .LD)(policy, {
            action: 'sts:AssumeRole',
            principal: { kind: 'Service', id: 'bedrock.amazonaws.com' },
            context: {
                'aws:sourceaccount': account,
                'aws:sourcearn': `arn:${partition}:bedrock:${region}:${account}:model-customization-job/doctor-probe`,
            },
        });
        const fix = `In the trust policy of ${serviceRoleArn}: "Condition": ${JSON.stringify({
            StringEquals: { 'aws:SourceAccount': accountId },
            ArnLike: {
                'aws:SourceArn': `arn:${partition}:bedrock:${region}:${accountId}:model-customization-job/*`,
            },
        })}`;
        const own = asks(accountId);
        if (own.kind === 'undecided')
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .notChecked */ .lb)(about, `its trust policy has ${own.because}`, fix);
        if (own.kind !== 'allowed')
            return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(about, {
                found: `it does not let Bedrock in${own.kind === 'not-allowed' ? `: ${own.misses.map(_trust_js__WEBPACK_IMPORTED_MODULE_3__/* .missText */ .gu).join('; ')}` : ': a Deny statement matches'}`,
                expected: 'bedrock.amazonaws.com, for training runs of this account and region',
                fix,
            });
        const isOpen = asks('000000000000').kind === 'allowed';
        return [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(about, 'it lets Bedrock in for training runs of this account and region'),
            isOpen
                ? (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(others, {
                    found: 'it lets Bedrock in on behalf of other accounts',
                    expected: 'conditions on aws:SourceAccount and aws:SourceArn',
                    fix,
                })
                : (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(others, 'it lets Bedrock in for no other account'),
        ];
    });
}


/***/ }),

/***/ 7902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QU: () => (/* binding */ formOf),
/* harmony export */   R7: () => (/* binding */ claimKeys),
/* harmony export */   Xu: () => (/* binding */ AUDIENCE),
/* harmony export */   _w: () => (/* binding */ standsInEnvironment),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   iE: () => (/* binding */ USUAL_ENVIRONMENTS),
/* harmony export */   ng: () => (/* binding */ runOf)
/* harmony export */ });
/* harmony import */ var _init_github_environments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5838);

const AUDIENCE = 'sts.amazonaws.com';
/** Those of the template workflows. */
const [train, teardown] = _init_github_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .GITHUB_ENVIRONMENTS */ .p6;
const USUAL_ENVIRONMENTS = { train, teardown };
/** Whose jobs assume the role; undefined: jobs outside of GitHub environments. */
const ROLE_ENVIRONMENTS = {
    plan: undefined,
    status: undefined,
    apply: 'train',
    evaluate: 'train',
    teardown: 'teardown',
};
/** Whether its jobs stand in a GitHub environment, where there are such. */
function standsInEnvironment(role) {
    return ROLE_ENVIRONMENTS[role] !== undefined;
}
/** The run a role is made for. */
function runOf(role, { defaultBranch: branch, environments }, by) {
    if (role === 'plan')
        return { kind: 'pull-request' };
    const environment = ROLE_ENVIRONMENTS[role];
    return environment === undefined || by === 'branch'
        ? { kind: 'branch', branch }
        : { kind: 'environment', environment: environments[environment], branch };
}
/** undefined: the form needs ids that are not known. */
function subjectOf(run, repository, form) {
    const start = repositoryPart(repository, form);
    return start === undefined ? undefined : `repo:${start}:${contextOf(run)}`;
}
function repositoryPart({ name, id, ownerId }, form) {
    if (form === 'classic')
        return name;
    if (id === undefined || ownerId === undefined)
        return undefined;
    const [owner = '', repository = ''] = name.split('/');
    return `${owner}@${ownerId}/${repository}@${id}`;
}
function contextOf(run) {
    switch (run.kind) {
        case 'pull-request':
            return 'pull_request';
        case 'branch':
            return `ref:refs/heads/${run.branch}`;
        default:
            // GitHub writes a colon of the name so that nobody takes the rest for another part of the subject.
            return `environment:${run.environment.replaceAll(':', '%3A')}`;
    }
}
/** The form of a subject GitHub gave; undefined: another template. */
function formOf(subject) {
    if (/^repo:[^@/:]+@\d+\/[^@/:]+@\d+:/.test(subject))
        return 'immutable';
    return /^repo:[^@/:]+\/[^@/:]+:/.test(subject) ? 'classic' : undefined;
}
/** Claims of such a run as far as they are known beforehand, as condition keys in lower case. */
function claimKeys(run, repository, { sub, aud }) {
    const [owner = ''] = repository.name.split('/');
    const claims = {
        aud,
        sub,
        repository: repository.name,
        repository_owner: owner,
        repository_id: repository.id,
        repository_owner_id: repository.ownerId,
        environment: run.kind === 'environment' ? run.environment : undefined,
        ref: run.kind === 'pull-request' ? 'refs/pull/1/merge' : `refs/heads/${run.branch}`,
        event_name: run.kind === 'pull-request' ? 'pull_request' : undefined,
    };
    return Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => value === undefined ? [] : [[`${repository.issuer.toLowerCase()}:${name}`, value]]));
}


/***/ }),

/***/ 82:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rr: () => (/* binding */ checkTrust),
  gu: () => (/* binding */ missText),
  hM: () => (/* binding */ trustedBy),
  nq: () => (/* binding */ whoUses)
});

// EXTERNAL MODULE: ./lib/doctor/check.js
var check = __webpack_require__(7387);
// EXTERNAL MODULE: ./lib/doctor/policy.js
var doctor_policy = __webpack_require__(3073);
// EXTERNAL MODULE: ./lib/doctor/subjects.js
var doctor_subjects = __webpack_require__(7902);
;// CONCATENATED MODULE: ./lib/doctor/strangers.js

const NOBODY = 'doctor-probe';
function strangersTo(role, repository) {
    const [owner = '', name = ''] = repository.name.split('/');
    const others = [
        {
            who: 'other repositories of the owner',
            repository: { ...repository, name: `${owner}/${NOBODY}`, id: '1' },
        },
        {
            who: 'repositories of other owners',
            repository: { ...repository, name: `${NOBODY}/${name}`, id: '1', ownerId: '2' },
        },
    ];
    const runs = ['environment', 'branch'].map((by) => (0,doctor_subjects/* runOf */.ng)(role, repository, by));
    // What a token was made out to another service for must not open this one.
    const anyone = { who: 'tokens for any audience', repository, audience: NOBODY };
    return [
        ...others.flatMap((other) => runs.map((run) => ({ ...other, run, audience: doctor_subjects/* AUDIENCE */.Xu }))),
        ...runs.map((run) => ({ ...anyone, run })),
        ...(role === 'plan' ? [] : insiders(role, repository)),
    ];
}
/** Runs of this very repository that the role is not for. GitHub makes an environment by being asked for its name. */
function insiders(role, repository) {
    const branch = { kind: 'branch', branch: NOBODY };
    const { train, teardown } = repository.environments;
    const own = (0,doctor_subjects/* runOf */.ng)(role, repository, 'environment');
    const environments = [train, teardown, NOBODY].filter((name) => own.kind !== 'environment' || name !== own.environment);
    const same = { repository, audience: doctor_subjects/* AUDIENCE */.Xu };
    return [
        { who: 'pull requests', run: { kind: 'pull-request' }, ...same },
        { who: 'every branch', run: branch, ...same },
        ...environments.map((environment) => ({
            who: environment === NOBODY ? 'GitHub environments of any name' : `the GitHub environment ${environment}`,
            run: { kind: 'environment', environment, branch: NOBODY },
            ...same,
        })),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/trust.js




const ASSUME_ACTION = 'sts:AssumeRoleWithWebIdentity';
const FORMS = ['classic', 'immutable'];
function checkTrust({ environment, roles }, { home, form }) {
    return roles.flatMap((role) => {
        const about = { id: 'role-trust', subject: `${environment.name}: role ${role.name}` };
        return (0,check/* judged */.g$)(about, role.settings, (settings) => (0,check/* judged */.g$)(about, home, (repository) => trustOf({ about, role, repository, form }, settings)));
    });
}
function trustOf(subject, settings) {
    const { about, role, repository } = subject;
    if (settings === undefined)
        return missingRole(subject);
    const policy = (0,doctor_policy/* readPolicy */.T4)(settings.trust);
    if (policy === undefined)
        return (0,check/* notChecked */.lb)(about, 'its trust policy is not JSON', `Look at the trust policy of ${role.arn}.`);
    const trusted = strangersTo(role.name, repository).filter((stranger) => FORMS.some((form) => verdictOf(policy, role.arn, stranger, form)?.kind === 'allowed'));
    if (trusted.length === 0)
        return acceptance(subject, policy);
    return (0,check/* fault */.DG)(about, {
        found: `it also trusts ${[...new Set(trusted.map(({ who }) => who))].join(', ')}`,
        expected: `only ${whoOf(runFor(subject))} of ${repository.name}`,
        fix: conditionFix(subject),
    });
}
function missingRole({ about, role }) {
    return (0,check/* fault */.DG)(about, {
        found: `there is no role ${role.arn}`,
        expected: 'the role that jobs.yaml names',
        fix: 'Deploy bootstrap/account.yaml, or correct the ARN under `roles:` in jobs.yaml.',
    });
}
function runFor({ role, repository }) {
    return (0,doctor_subjects/* runOf */.ng)(role.name, repository, repository.by);
}
/** undefined: this form of the subject needs ids that are not known. */
function verdictOf(policy, roleArn, { run, repository, audience = doctor_subjects/* AUDIENCE */.Xu }, form) {
    const sub = (0,doctor_subjects/* subjectOf */.et)(run, repository, form);
    if (sub === undefined)
        return undefined;
    return (0,doctor_policy/* decide */.LD)(policy, {
        action: ASSUME_ACTION,
        principal: { kind: 'Federated', id: providerArn(roleArn, repository) },
        context: (0,doctor_subjects/* claimKeys */.R7)(run, repository, { sub, aud: audience }),
    });
}
/** The provider stands in the account of the role: STS accepts no other. */
function providerArn(roleArn, { issuer }) {
    const [, partition = 'aws', , , account = ''] = roleArn.split(':');
    return `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;
}
/** The forms of the subject in which a role lets a run in. */
function formsFor(policy, roleArn, bearer) {
    return FORMS.filter((form) => verdictOf(policy, roleArn, bearer, form)?.kind === 'allowed');
}
function acceptance(subject, policy) {
    const { about, role, repository } = subject;
    const forms = formsFor(policy, role.arn, { run: runFor(subject), repository });
    const inUse = subject.form ?? forms[0];
    if (inUse !== undefined && forms.includes(inUse))
        return accepted(subject, forms);
    const branch = (0,doctor_subjects/* runOf */.ng)(role.name, repository, 'branch');
    if (forms.length > 0 || formsFor(policy, role.arn, { run: branch, repository }).length === 0)
        return refusal(subject, policy);
    return (0,check/* fault */.DG)(about, {
        found: `it trusts ${whoOf(branch)} itself, and a job in ${whoOf(runFor(subject))} has another subject`,
        expected: whoOf(runFor(subject)),
        fix: conditionFix(subject),
    });
}
/** Where the roles that write expect their jobs to stand; undefined: none of them lets any such job in. */
function trustedBy(environments, home) {
    const roles = environments.flatMap((environment) => environment.roles);
    const trusts = (by) => roles.some(({ name, arn, settings }) => {
        if (!(0,doctor_subjects/* standsInEnvironment */._w)(name) || settings.kind !== 'read')
            return false;
        const policy = (0,doctor_policy/* readPolicy */.T4)(settings.value?.trust ?? '');
        const bearer = { run: (0,doctor_subjects/* runOf */.ng)(name, home, by), repository: home };
        return policy !== undefined && formsFor(policy, arn, bearer).length > 0;
    });
    return ['environment', 'branch'].find(trusts);
}
function accepted(subject, forms) {
    const { about, repository } = subject;
    const run = runFor(subject);
    const lacking = FORMS.filter((form) => !forms.includes(form) && (0,doctor_subjects/* subjectOf */.et)(run, repository, form));
    // Who has named the form in use has less to trust: a classic subject belongs to whoever holds the name.
    if (lacking.length > 0 && subject.form === undefined)
        return (0,check/* warning */.$e)(about, {
            found: `it trusts the ${forms.join()} form of the subject and not the ${lacking.join()} one`,
            expected: 'both, for GitHub moves repositories from the classic to the immutable form',
            fix: conditionFix(subject),
        });
    const only = forms.length < FORMS.length ? ` (${forms.join()} form of the subject)` : '';
    return (0,check.ok)(about, `it trusts ${whoOf(run)} of ${repository.name} and nobody else that was tried${only}`);
}
function refusal(subject, policy) {
    const { about, role, repository } = subject;
    const form = subject.form ?? 'classic';
    const run = runFor(subject);
    const verdict = verdictOf(policy, role.arn, { run, repository }, form);
    if (verdict?.kind === 'undecided')
        return (0,check/* notChecked */.lb)(about, `its trust policy has ${verdict.because}, which is not weighed here`, conditionFix(subject));
    const misses = verdict?.kind === 'not-allowed' ? verdict.misses : [];
    if (misses.length > 0 && misses.every((miss) => dependsOnToken(miss, repository)))
        return (0,check/* notChecked */.lb)(about, `its trust depends on what only a token says: ${misses.map(missText).join('; ')}`, 'Run doctor in the workflow job that uses the role.');
    const why = verdict?.kind === 'denied' ? 'a Deny statement matches' : misses.map(missText).join('; ');
    return (0,check/* fault */.DG)(about, {
        found: `it does not trust ${whoOf(run)}${why === '' ? '' : `: ${why}`}`,
        expected: `the subject ${(0,doctor_subjects/* subjectOf */.et)(run, repository, form)}`,
        fix: conditionFix(subject),
    });
}
function dependsOnToken(miss, { issuer }) {
    return (miss.kind === 'condition' &&
        miss.found === undefined &&
        miss.condition.key.toLowerCase().startsWith(`${issuer.toLowerCase()}:`));
}
function missText(miss) {
    switch (miss.kind) {
        case 'principal':
            return `its principal is ${miss.principals.map(({ kind, id }) => `${kind} ${id}`).join(', ') || 'nobody'}`;
        case 'action':
            return `its action is ${miss.actions.join(', ') || 'missing'}`;
        default: {
            const { operator, key, values } = miss.condition;
            return `${operator} ${key} wants ${values.join(' or ')}${miss.found === undefined ? '' : `, and it is ${miss.found}`}`;
        }
    }
}
function whoOf(run) {
    switch (run.kind) {
        case 'pull-request':
            return 'pull requests';
        case 'branch':
            return `the branch ${run.branch}`;
        default:
            return `the GitHub environment ${run.environment}`;
    }
}
/** The condition that lets exactly these runs in, in both forms as far as ids are known. */
function conditionFix(subject) {
    const run = runFor(subject);
    const { issuer } = subject.repository;
    const subjects = FORMS.flatMap((form) => (0,doctor_subjects/* subjectOf */.et)(run, subject.repository, form) ?? []);
    const condition = {
        StringEquals: {
            [`${issuer}:aud`]: doctor_subjects/* AUDIENCE */.Xu,
            [`${issuer}:sub`]: subjects.length === 1 ? subjects[0] : subjects,
        },
    };
    return `In the trust policy of ${subject.role.arn}: "Condition": ${JSON.stringify(condition)}, "Action": "${ASSUME_ACTION}", "Principal": {"Federated": "${providerArn(subject.role.arn, subject.repository)}"}`;
}
/** @param role for messages about roles that this job is not for */
function whoUses(role, home) {
    return whoOf((0,doctor_subjects/* runOf */.ng)(role, home, home.by));
}


/***/ }),

/***/ 5838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ environmentCommands),
/* harmony export */   jE: () => (/* binding */ ENABLED_VARIABLE),
/* harmony export */   p6: () => (/* binding */ GITHUB_ENVIRONMENTS)
/* harmony export */ });
/**
 * What the workflows ask of a repository's settings: the GitHub environments whose reviewers let a run spend or delete,
 * the commands that make one, and the variable that switches the workflows on.
 */
const ENABLED_VARIABLE = 'BEDROCK_TUNE_ENABLED';
const GITHUB_ENVIRONMENTS = ['bedrock-train', 'bedrock-teardown'];
/** For a POSIX shell, in this order; one of them has several lines. */
function environmentCommands({ repository, name, branch }) {
    const path = `repos/${repository}/environments/${name}`;
    return [
        `gh api --silent --method PUT ${path} \\
  -F 'deployment_branch_policy[protected_branches]=false' \\
  -F 'deployment_branch_policy[custom_branch_policies]=true' \\
  -F 'reviewers[][type]=User' -F "reviewers[][id]=$(gh api user --jq .id)"`,
        `gh api --silent --method POST ${path}/deployment-branch-policies -f name=${branch}`,
    ];
}


/***/ })

};
