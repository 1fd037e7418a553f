export const id = 39;
export const ids = [39];
export const modules = {

/***/ 1780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ toBucketError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8446);
/** What S3's refusals mean for a bucket that jobs.yaml names. */


/**
 * S3 answers 403 to a missing permission, to a bucket of another account and to a KMS key that is out of reach,
 * and a HEAD carries no text to tell them apart: the message names the action, the bucket and the owner expected.
 */
function toBucketError(error, call, facts) {
    const base = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toAwsError */ .DZ)(error, call);
    const source = facts.source === undefined ? '' : ` from s3://${facts.source.bucket}/${facts.source.key}`;
    switch (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV ? undefined : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .awsFault */ ._p)(error)) {
        case 'denied':
            return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('bucket-refused', `S3 refused ${call.action} on ${call.on}${source}; bucket ${facts.bucket} must belong to account ${facts.owner}`, { blame: 'user', hint: deniedHint(call, facts), cause: error });
        case 'wrong-region':
            return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('bucket-refused', `S3 refused ${call.action} on ${call.on}: wrong region`, {
                blame: 'user',
                hint: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .wrongRegionHint */ .DW)(error),
                cause: error,
            });
        case 'not-found':
            return isMissingBucket(error) ? missingBucket(error, facts) : base;
        default:
            return base;
    }
}
function isMissingBucket(error) {
    return error instanceof Error && error.name === 'NoSuchBucket';
}
function missingBucket(cause, { bucket, owner }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('bucket-refused', `S3 has no bucket ${bucket}`, {
        blame: 'user',
        hint: `Create the bucket in account ${owner}, or correct its name in jobs.yaml.`,
        cause,
    });
}
function deniedHint(call, facts) {
    const read = facts.source === undefined
        ? ''
        : ` and s3:GetObjectVersion on s3://${facts.source.bucket}/${facts.source.key}`;
    return [
        `Allow ${call.action} on ${call.on}${read} (and s3:ListBucket on the bucket) to the role of this run;`,
        `check that account ${facts.owner} owns the bucket;`,
        'if it is encrypted with a KMS key, allow kms:Decrypt and kms:GenerateDataKey on that key.',
    ].join(' ');
}


/***/ }),

/***/ 8039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  objectsAdapter: () => (/* binding */ objectsAdapter)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/adapters/retry.js
var retry = __webpack_require__(2094);
// EXTERNAL MODULE: ./lib/adapters/aws/bounded.js
var bounded = __webpack_require__(2707);
// EXTERNAL MODULE: ./lib/adapters/aws/client.js
var aws_client = __webpack_require__(7263);
// EXTERNAL MODULE: ./lib/adapters/aws/errors.js + 1 modules
var aws_errors = __webpack_require__(8446);
// EXTERNAL MODULE: ./lib/adapters/aws/s3-errors.js
var s3_errors = __webpack_require__(1780);
;// CONCATENATED MODULE: ./lib/adapters/aws/s3-delete.js
/** Deleting named versions of objects, in batches. */


/** The most S3 takes in one DeleteObjects. */
const DELETE_BATCH = 1000;
async function deleteVersions(context, bucket, versions) {
    const undeleted = [];
    for (let start = 0; start < versions.length; start += DELETE_BATCH) {
        try {
            const batch = versions.slice(start, start + DELETE_BATCH);
            undeleted.push(...(await deleteBatch(context, bucket, batch)));
        }
        catch (error) {
            const call = { action: 's3:DeleteObjectVersion', on: `s3://${bucket}` };
            const refused = (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
            if (start === 0)
                throw refused;
            // What went before is deleted: only the rest is still to be told.
            const { message: reason } = refused;
            return [...undeleted, ...versions.slice(start).map((version) => undeletedOf(version, reason))];
        }
    }
    return undeleted;
}
async function deleteBatch(context, bucket, batch) {
    const command = new dist_cjs/* DeleteObjectsCommand */.xvx({
        Bucket: bucket,
        Delete: {
            Quiet: true,
            Objects: batch.map(({ key, versionId }) => ({ Key: key, VersionId: versionId })),
        },
        ExpectedBucketOwner: context.owner,
    });
    const { Errors } = await context.send(() => context.client.send(command));
    return (Errors ?? []).flatMap(({ Key, VersionId, Code, Message }) => {
        const reason = [Code, Message].filter(Boolean).join(': ');
        // S3 names the version that was asked for; where it does not, any of the key's may be meant.
        const meant = batch.filter(({ key, versionId }) => key === Key && (VersionId === undefined || versionId === VersionId));
        return meant.map((version) => undeletedOf(version, reason));
    });
}
function undeletedOf({ key, versionId }, reason) {
    return { key, versionId, reason };
}

;// CONCATENATED MODULE: ./lib/adapters/aws/s3-put.js
/** Uploading: the one S3 call with a streamed body, which the SDK does not retry. */






/** Datasets are all that is uploaded. */
const DATASET_TYPE = 'application/x-ndjson';
/** Smaller ones are sent without asking S3 first, for it would take longer than to send them. */
const SMALL_BYTES = 1024 * 1024;
const TRIES = 3;
const PAUSE_MS = 500;
/** S3 saw other bytes than those the checksum was computed from: damaged on the way. */
const DAMAGED = new Set(['BadDigest', 'XAmzContentChecksumMismatch', 'IncompleteBody']);
/**
 * Uploads the bytes unless the key is taken. Each of up to three tries opens the bytes anew and sends all of them.
 * A try whose answer was lost may have stored them: the next one then finds them (`exists`).
 */
async function putObject(context, request, head) {
    const { bucket, key } = request;
    const call = { action: 's3:PutObject', on: `s3://${bucket}/${key}` };
    try {
        return await (0,retry/* withRetry */.b)({ clock: context.clock, tries: TRIES, pauseMs: PAUSE_MS, retryable }, () => context.send(() => putOnce(context, request, head)));
    }
    catch (error) {
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
    }
}
function retryable(error) {
    if (error instanceof Error && DAMAGED.has(error.name))
        return true;
    return (0,aws_errors/* isTransient */.dg)(error) || (0,aws_errors/* awsFault */._p)(error) === 'conflict';
}
async function putOnce(context, request, head) {
    try {
        await sendBody(context, request);
        return 'stored';
    }
    catch (error) {
        const fault = (0,aws_errors/* awsFault */._p)(error);
        if (fault === 'precondition')
            return 'exists';
        // 409: another upload of the same key is under way; either it has won by now, or this one tries again.
        if (fault === 'conflict' && (await head()) !== undefined)
            return 'exists';
        throw error;
    }
}
/** Sends one body. The SDK pipes it and would wait for ever if its source failed: a failing source ends the request. */
async function sendBody(context, request) {
    const body = external_node_stream_.Readable.from(request.open(), { objectMode: false });
    const source = new AbortController();
    let failure;
    body.on('error', (error) => {
        failure ??= error;
        source.abort();
    });
    try {
        await context.client.send(new dist_cjs/* PutObjectCommand */.wKZ({
            Bucket: request.bucket,
            Key: request.key,
            Body: body,
            ContentLength: request.size,
            ContentType: DATASET_TYPE,
            Metadata: { ...request.metadata },
            // S3 knows it from the next line; other servers keep the checksum only where the algorithm is named too.
            ChecksumAlgorithm: 'SHA256',
            ChecksumSHA256: Buffer.from(request.sha256, 'hex').toString('base64'),
            IfNoneMatch: '*',
            ExpectedBucketOwner: context.owner,
        }), { abortSignal: source.signal, requestTimeout: context.limits.requestMs + request.size / aws_client/* SLOWEST */.iy });
    }
    catch (error) {
        throw failure ?? error;
    }
    finally {
        body.destroy();
    }
}

;// CONCATENATED MODULE: ./lib/adapters/aws/s3-read.js
/** Reading one version of an object as a stream, however long it is. */




/** Times that a connection may break; a version does not change, so that each new one goes on where the last ended. */
const BREAKS = 4;
const s3_read_PAUSE_MS = 500;
const NEVER = new AbortController().signal;
async function* readVersion(context, version) {
    const { bucket, key, versionId } = version;
    const call = {
        action: 's3:GetObjectVersion',
        on: `version ${versionId} of s3://${bucket}/${key}`,
    };
    let first;
    let done = 0;
    let breaks = 0;
    while (first === undefined || done < first.size) {
        try {
            const opened = await s3_read_open(context, version, { from: done, call });
            first ??= opened;
            requireSame(first, opened, call);
            for await (const chunk of opened.body) {
                done += chunk.byteLength;
                yield chunk;
            }
            if (done < first.size)
                throw (0,aws_errors/* unexpectedAnswer */.au)(call, `bytes after the first ${done}`);
        }
        catch (error) {
            breaks += 1;
            if (!(0,aws_errors/* isTransient */.dg)(error) || breaks > BREAKS)
                throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
            await context.clock.sleep(s3_read_PAUSE_MS * breaks, NEVER);
        }
    }
}
async function s3_read_open(context, { bucket, key, versionId }, { from, call }) {
    const command = new dist_cjs/* GetObjectCommand */.jLs({
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        ExpectedBucketOwner: context.owner,
        ...(from === 0 ? {} : { Range: `bytes=${from}-` }),
    });
    const { Body, ContentLength, ContentRange, ETag } = await context.send(() => context.client.send(command));
    if (ContentLength === undefined || ETag === undefined)
        throw (0,aws_errors/* unexpectedAnswer */.au)(call, 'length or ETag');
    // A server that ignores the range would give the beginning again.
    if (from > 0 && ContentRange?.startsWith(`bytes ${from}-`) !== true)
        throw (0,aws_errors/* unexpectedAnswer */.au)(call, 'range that was asked for');
    // In Node the SDK gives a Readable; its type also names what browsers get.
    return { body: (Body ?? []), size: from + ContentLength, etag: ETag };
}
function requireSame(first, next, call) {
    if (first.etag === next.etag && first.size === next.size)
        return;
    const message = `${call.on} is not what it was when its reading began`;
    throw new errors/* AppError */.uV('aws-unexpected-answer', message, {
        blame: 'aws',
        hint: 'Run again; if it stays, look for something between here and S3 that answers for it.',
    });
}

;// CONCATENATED MODULE: ./lib/adapters/aws/s3-uploads.js
/** Multipart uploads that nobody finished: found and aborted. */



async function listUploads(context, bucket, prefix) {
    const call = { action: 's3:ListBucketMultipartUploads', on: `s3://${bucket}/${prefix}` };
    const uploads = [];
    let page;
    try {
        do {
            const command = new dist_cjs/* ListMultipartUploadsCommand */.mo2({
                Bucket: bucket,
                Prefix: prefix,
                KeyMarker: page?.NextKeyMarker,
                UploadIdMarker: page?.NextUploadIdMarker,
                ExpectedBucketOwner: context.owner,
            });
            page = await context.send(() => context.client.send(command));
            uploads.push(...uploadsOf(page, call));
        } while (hasMore(page, call));
    }
    catch (error) {
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
    }
    return uploads;
}
function uploadsOf(page, call) {
    return (page.Uploads ?? []).map(({ Key, UploadId, Initiated }) => {
        if (Key === undefined || UploadId === undefined)
            throw (0,aws_errors/* unexpectedAnswer */.au)(call, 'key or upload id');
        return { key: Key, uploadId: UploadId, startedAt: Initiated?.toISOString() };
    });
}
/** Without a marker the next request would bring the first page again, for ever. */
function hasMore(page, call) {
    if (page.IsTruncated !== true)
        return false;
    if (page.NextKeyMarker === undefined)
        throw (0,aws_errors/* unexpectedAnswer */.au)(call, 'next key marker');
    return true;
}
/** A part that is being uploaded right now may still be stored; S3 says so and asks to abort again. */
async function abortUpload(context, bucket, upload) {
    const { key, uploadId } = upload;
    const call = { action: 's3:AbortMultipartUpload', on: `s3://${bucket}/${key}` };
    const command = new dist_cjs/* AbortMultipartUploadCommand */.tfP({
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        ExpectedBucketOwner: context.owner,
    });
    try {
        await context.send(() => context.client.send(command));
        return 'aborted';
    }
    catch (error) {
        const { name } = error instanceof Error ? error : { name: '' };
        // A missing bucket is a set-up that is wrong, not an upload that is gone.
        if ((0,aws_errors/* awsFault */._p)(error) === 'not-found' && name !== 'NoSuchBucket')
            return 'gone';
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
    }
}

;// CONCATENATED MODULE: ./lib/adapters/aws/s3.js
/** S3 over the AWS SDK. Every call names the bucket owner it expects. */












/** S3 copies up to a gigabyte before it answers. */
const COPY_TIMEOUT_MS = 10 * 60_000;
function objectsAdapter(options) {
    const { region, credentials, accountId, clock } = options;
    const shared = {
        ...(0,aws_client/* clientOptions */.s1)(region, 3, credentials.transport),
        credentials: credentials.provider,
        // Uploads carry a SHA-256 of ours; a second checksum would only cost time.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // From here on S3 refuses (wrong owner, object exists) before a byte of the dataset is sent; the SDK opens a
        // connection for each such question. What is smaller S3 refuses when it has come, and stores nothing of it.
        expectContinueHeader: SMALL_BYTES,
    };
    const client = new dist_cjs/* S3Client */.YxF(shared);
    // A version is copied from a bucket of any region, so it is read from there too.
    const reader = new dist_cjs/* S3Client */.YxF({ ...shared, followRegionRedirects: true });
    const { limits } = credentials.transport;
    const context = { client, send: (0,aws_client/* sender */.QR)(credentials), owner: accountId, clock, limits };
    return {
        head: (bucket, key, versionId) => headObject(context, { bucket, key, versionId }),
        put: (request) => putObject(context, request, () => headObject(context, request)),
        copy: (request) => copyObject(context, request),
        list: (bucket, prefix) => listObjects(context, bucket, prefix),
        listVersions: (bucket, prefix) => listVersions(context, bucket, prefix),
        listUploads: (bucket, prefix) => listUploads(context, bucket, prefix),
        abortUpload: (bucket, upload) => abortUpload(context, bucket, upload),
        read: (bucket, key, versionId) => readVersion({ ...context, client: reader }, { bucket, key, versionId }),
        getText: (bucket, key, maxBytes) => getText(context, { bucket, key, maxBytes }),
        deleteVersions: (bucket, versions) => deleteVersions(context, bucket, versions),
    };
}
/** The checksum of an encrypted object needs `kms:Decrypt`, which a look at one version's metadata must not need. */
async function headObject(context, { bucket, key, versionId }) {
    const on = `s3://${bucket}/${key}`;
    const call = versionId === undefined ? { action: 's3:GetObject', on } : { action: 's3:GetObjectVersion', on };
    const command = new dist_cjs/* HeadObjectCommand */.l81({
        Bucket: bucket,
        Key: key,
        ...(versionId === undefined ? { ChecksumMode: 'ENABLED' } : { VersionId: versionId }),
        ExpectedBucketOwner: context.owner,
    });
    try {
        const answer = await context.send(() => context.client.send(command));
        const { ContentLength, ChecksumSHA256, ChecksumType, Metadata } = answer;
        const sha256 = fullObjectSha256(ChecksumSHA256, ChecksumType);
        return { size: ContentLength ?? 0, sha256, metadata: Metadata ?? {} };
    }
    catch (error) {
        if ((0,aws_errors/* awsFault */._p)(error) === 'not-found')
            return undefined;
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
    }
}
/** A multipart upload has a checksum of its parts' checksums (`…-3`), which says nothing about the bytes. */
function fullObjectSha256(base64, type) {
    if (base64 === undefined || base64.includes('-') || type === 'COMPOSITE')
        return undefined;
    return Buffer.from(base64, 'base64').toString('hex');
}
async function copyObject(context, request) {
    const { from, bucket, key, metadata } = request;
    const call = { action: 's3:PutObject', on: `s3://${bucket}/${key}` };
    const command = new dist_cjs/* CopyObjectCommand */.s9Z({
        Bucket: bucket,
        Key: key,
        CopySource: copySource(from),
        ExpectedBucketOwner: context.owner,
        ExpectedSourceBucketOwner: context.owner,
        MetadataDirective: 'REPLACE',
        // The default copies the source's tags too, which needs rights on tags at both ends.
        TaggingDirective: 'REPLACE',
        Metadata: { ...metadata },
        ContentType: DATASET_TYPE,
        // So that the copy has a checksum of the whole object, however the source was uploaded.
        ChecksumAlgorithm: 'SHA256',
        // What stands at the key already may be in training.
        IfNoneMatch: '*',
    });
    try {
        await context.send(() => context.client.send(command, { requestTimeout: COPY_TIMEOUT_MS }));
    }
    catch (error) {
        if ((0,aws_errors/* awsFault */._p)(error) === 'precondition')
            return;
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner, source: from });
    }
}
/** `bucket/key?versionId=…`, percent-encoded: S3 decodes the header before it splits it. */
function copySource(from) {
    const path = [from.bucket, ...from.key.split('/')].map(encodeURIComponent).join('/');
    return `${path}?versionId=${encodeURIComponent(from.versionId)}`;
}
async function listObjects(context, bucket, prefix) {
    const call = { action: 's3:ListBucket', on: `s3://${bucket}/${prefix}` };
    const input = { Bucket: bucket, Prefix: prefix, ExpectedBucketOwner: context.owner };
    try {
        return await context.send(async () => {
            const objects = [];
            for await (const page of (0,dist_cjs/* paginateListObjectsV2 */.OqA)({ client: context.client }, input)) {
                for (const { Key, Size, LastModified } of page.Contents ?? []) {
                    objects.push({ key: Key ?? '', size: Size ?? 0, modifiedAt: LastModified?.toISOString() });
                }
            }
            return objects;
        });
    }
    catch (error) {
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
    }
}
async function listVersions(context, bucket, prefix) {
    const call = { action: 's3:ListBucketVersions', on: `s3://${bucket}/${prefix}` };
    const versions = [];
    let page;
    try {
        do {
            const command = new dist_cjs/* ListObjectVersionsCommand */.uc$({
                Bucket: bucket,
                Prefix: prefix,
                KeyMarker: page?.NextKeyMarker,
                VersionIdMarker: page?.NextVersionIdMarker,
                ExpectedBucketOwner: context.owner,
            });
            page = await context.send(() => context.client.send(command));
            versions.push(...versionsOf(page));
        } while (page.IsTruncated === true);
    }
    catch (error) {
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
    }
    return versions;
}
function versionsOf(page) {
    const stored = (isDeleteMarker) => (entry) => ({
        key: entry.Key ?? '',
        size: entry.Size ?? 0,
        modifiedAt: entry.LastModified?.toISOString(),
        versionId: entry.VersionId ?? 'null',
        isDeleteMarker,
    });
    return [...(page.Versions ?? []).map(stored(false)), ...(page.DeleteMarkers ?? []).map(stored(true))];
}
/** A body that breaks off is fetched anew: the SDK's own retries end where the body begins. */
async function getText(context, request) {
    const { bucket, key } = request;
    const call = { action: 's3:GetObject', on: `s3://${bucket}/${key}` };
    try {
        return await (0,retry/* withRetry */.b)({ clock: context.clock, tries: 3, pauseMs: 500, retryable: aws_errors/* isTransient */.dg }, () => context.send(() => readBody(context, request, call)));
    }
    catch (error) {
        throw (0,s3_errors/* toBucketError */.c)(error, call, { bucket, owner: context.owner });
    }
}
async function readBody(context, request, call) {
    const { bucket, key, maxBytes } = request;
    const { answerMs } = context.limits;
    const { Body } = await context.client.send(new dist_cjs/* GetObjectCommand */.jLs({ Bucket: bucket, Key: key, ExpectedBucketOwner: context.owner }));
    const chunks = [];
    let size = 0;
    // In Node the SDK gives a Readable; its type also names what browsers get.
    const body = (Body ?? external_node_stream_.Readable.from([]));
    const bounds = { answerMs: answerMs + maxBytes / aws_client/* SLOWEST */.iy, answerBytes: Number.POSITIVE_INFINITY };
    for await (const chunk of (0,bounded/* limited */.k)(body, bounds)) {
        size += chunk.byteLength;
        if (size > maxBytes)
            throw tooLarge(call, maxBytes);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function tooLarge(call, maxBytes) {
    return new errors/* AppError */.uV('aws-unexpected-answer', `${call.on} is larger than ${maxBytes} bytes`, {
        blame: 'user',
        hint: 'Check that nothing else writes under this prefix of the bucket.',
    });
}


/***/ })

};
