export const id = 41;
export const ids = [41];
export const modules = {

/***/ 9551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ nodePrompt)
/* harmony export */ });
/* harmony import */ var node_readline_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6848);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _log_safe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3110);
/** Questions on a terminal, one line each. */



/** One reader for all questions: lines that were pasted at once answer one question each. */
function nodePrompt(streams) {
    const lines = (0,node_readline_promises__WEBPACK_IMPORTED_MODULE_0__.createInterface)(streams);
    const answers = lines[Symbol.asyncIterator]();
    let isOpen = true;
    lines.once('close', () => {
        isOpen = false;
    });
    return {
        ask: async (question) => {
            lines.setPrompt((0,_log_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(question));
            // After the end of the input there can still be lines that were pasted before it.
            if (isOpen)
                lines.prompt();
            const { done, value } = await answers.next();
            if (done !== true)
                return value;
            streams.output.write('\n');
            throw leftError();
        },
        say: (line) => {
            streams.output.write(`${(0,_log_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(line)}\n`);
        },
        close: () => lines.close(),
    };
}
/** Ctrl-C, Ctrl-D, or the end of the input. */
function leftError() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV('cancelled', 'no answer was given, and nothing was written', {
        blame: 'user',
        hint: 'Run it again, or give the answers as flags.',
    });
}


/***/ }),

/***/ 4041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  calibrating: () => (/* binding */ calibrating)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./lib/adapters/node/prompt.js
var node_prompt = __webpack_require__(9551);
// EXTERNAL MODULE: ./lib/config/field.js
var field = __webpack_require__(3966);
// EXTERNAL MODULE: ./lib/datasets/calibration.js
var calibration = __webpack_require__(8225);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
;// CONCATENATED MODULE: ./lib/report/calibration.js


/** To be said before anything is asked. */
function paidWords(paid) {
    return [
        'To count tokens, Bedrock is asked, which is paid:',
        ...paid.map(({ inferenceId, region, accountId, requests, rows, estimated, most }) => {
            const likely = (0,format/* tokenRange */.Rl)({ low: estimated * 0.8, high: estimated * 1.2 });
            return (`  ${(0,format/* plural */.LS)(requests, 'request')} to ${inferenceId} in ${region} (account ${accountId}), with the texts of ` +
                `${(0,format/* plural */.LS)(rows, 'row')}: about ${likely} input tokens, at most ${(0,format/* compact */.oE)(most)}, and ${(0,format/* plural */.LS)(requests, 'token')} of answers`);
        }),
        'What inference costs is not in the catalogue: the price list of Amazon Bedrock has it.',
    ];
}
/** @param day of the measurement, `YYYY-MM-DD` */
function calibrationText(reports, { day, configFile, simulated, }) {
    const sections = [
        simulated ? 'SIMULATED: an endpoint on this machine answered instead of AWS.' : '',
        reports.map(modelText).join('\n'),
        linesText(reports, day, configFile),
        reports.length === 0 ? 'There is no job to measure for.' : '',
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function modelText({ baseModel, files, measured, why }) {
    const name = (0,report_escape/* plainText */.wh)(baseModel);
    const head = measured === undefined
        ? `${name}: not measured, ${(0,report_escape/* plainText */.wh)(why ?? '')}`
        : `${name}: ${words(measured, rowsOf(files))}`;
    return [head, ...files.flatMap((file) => fileLines(file, files.length > 1))].join('\n');
}
function rowsOf(files) {
    return files.reduce((sum, { rows }) => sum + rows, 0);
}
/** `measured 1.08 of the estimate (20 rows, 0.98 to 1.15)`. */
function words({ factor, rows }, counted) {
    const range = `${rows.low.toFixed(2)} to ${rows.high.toFixed(2)}`;
    return `measured ${factor} of the estimate (${(0,format/* plural */.LS)(counted, 'row')}, ${range})`;
}
function fileLines({ path, jobs, rows, skipped, refused, measured, why }, isOneOfMany) {
    const name = `  ${(0,report_escape/* plainText */.wh)(path)} (${(0,report_escape/* plainText */.wh)(jobs.join(', '))})`;
    return [
        ...(why === undefined ? [] : [`${name}: ${(0,report_escape/* plainText */.wh)(why)}`]),
        ...(measured !== undefined && isOneOfMany ? [`${name}: ${words(measured, rows)}`] : []),
        ...[...new Set(skipped.map((row) => row.why))].map((reason) => {
            const lines = skipped.flatMap((row) => (row.why === reason ? [row.line] : []));
            return `${name}: left out ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}: ${(0,report_escape/* plainText */.wh)(reason)}`;
        }),
        ...(refused === 0 ? [] : [`${name}: AWS refused to count ${(0,format/* count */.U9)(refused)} of the rows`]),
    ];
}
/** What makes the next estimates use it. */
function linesText(reports, day, configFile) {
    const lines = reports.flatMap(({ baseModel, measured }) => measured === undefined
        ? []
        : [`  ${baseModel}: { factor: ${measured.factor}, spread: ${measured.spread}, asOf: ${day} }`]);
    if (lines.length === 0)
        return '';
    return [`For ${configFile}, at the top level:`, '', 'tokenEstimates:', ...lines].join('\n');
}

// EXTERNAL MODULE: ./lib/catalog/index.js + 8 modules
var catalog = __webpack_require__(8496);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/datasets/row-text.js
var row_text = __webpack_require__(541);
// EXTERNAL MODULE: ./lib/datasets/texts.js
var datasets_texts = __webpack_require__(537);
// EXTERNAL MODULE: ./lib/datasets/tokens.js
var tokens = __webpack_require__(9891);
;// CONCATENATED MODULE: ./lib/datasets/calibration-rows.js
/** The few rows of a file that a base model is asked to count, in the form it is asked in. */




/** Rows of a file that are counted. */
const COUNTED_ROWS = 20;
/**
 * Lines of rows from all over the file, rising: one of each twentieth of it, or all of a short file. Always the same
 * ones of the same content. @param lines of all rows @param seed of the content
 */
function spreadLines(lines, seed) {
    const parts = Math.min(COUNTED_ROWS, lines.length);
    return Array.from({ length: parts }, (_, part) => {
        const from = Math.floor((part * lines.length) / parts);
        const to = Math.floor(((part + 1) * lines.length) / parts);
        const digest = (0,external_node_crypto_.createHash)('sha256').update(`${seed}/${part}`).digest().readUInt32BE();
        return lines[from + (digest % (to - from))] ?? 0;
    });
}
/** @param system what the upload puts in front of the row; undefined for a row that goes from no question to an answer */
function conversationOf(line, format, system) {
    const row = (0,row_text/* parseRow */.W0)(line);
    if (row === undefined)
        return undefined;
    // The runtime refuses blank texts, and they count next to nothing.
    const spoken = (0,datasets_texts/* rowTexts */.v)(row, format).filter(({ text }) => text.trim() !== '');
    const before = [...(system === undefined ? [] : [system]), ...textsOf(spoken, 'system')];
    const turns = turnsOf(spoken);
    if (turns[0]?.role !== 'user' || turns.at(-1)?.role !== 'assistant')
        return undefined;
    const texts = [...before, ...turns.flatMap((turn) => turn.texts)];
    return {
        system: before,
        turns,
        estimated: texts.reduce((sum, text) => sum + (0,tokens/* tokenWeight */.eN)(text), 0),
        bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    };
}
function textsOf(texts, role) {
    return texts.filter((text) => text.role === role).map(({ text }) => text);
}
/** What one side says in a row is one turn. */
function turnsOf(texts) {
    const turns = [];
    for (const { role, text } of texts) {
        if (role === 'system')
            continue;
        const last = turns.at(-1);
        if (last?.role === role)
            last.texts.push(text);
        else
            turns.push({ role, texts: [text] });
    }
    return turns;
}

// EXTERNAL MODULE: ./lib/commands/context.js
var commands_context = __webpack_require__(1405);
// EXTERNAL MODULE: ./lib/commands/dataset-scan.js
var dataset_scan = __webpack_require__(990);
;// CONCATENATED MODULE: ./lib/commands/calibration-sample.js






/** Where the catalogue knows no limit of a training row. */
const USUAL_ROW_TOKENS = 16_000;
/** The selected jobs by their base models, in the order of the file. */
async function sampledModels(context, jobs) {
    const models = [];
    for (const baseModel of new Set(jobs.map((job) => job.baseModel.value))) {
        const users = jobs.filter((job) => job.baseModel.value === baseModel);
        const [first] = users;
        if (first === undefined)
            continue;
        const { environment } = first;
        const asked = inferenceOf((0,catalog/* findBaseModel */.Ef)(baseModel), (0,commands_context/* today */.E)(context));
        const files = asked.inferenceId === undefined ? [] : await sampledFiles(context, users);
        models.push({ baseModel, environment, ...asked, files });
    }
    return models;
}
function inferenceOf(model, day) {
    const not = (why) => ({ inferenceId: undefined, why });
    if (model === undefined)
        return not('it is not in the catalogue, so that its id for inference is not known');
    if ((0,catalog/* isRetired */.aZ)(model, day))
        return not('AWS has retired it');
    if (model.formats.includes('image-ref-caption'))
        return not('it learns from images, which are not counted');
    if (model.inference.baseId === undefined)
        return not('the catalogue does not know its id for inference');
    return { inferenceId: model.inference.baseId, why: undefined };
}
/** Each file once, unless jobs put different `system` texts in front of its rows. */
async function sampledFiles(context, jobs) {
    const keys = new Set(jobs.map(calibration_sample_textsOf));
    const files = [];
    for (const key of keys)
        files.push(await sampledFile(context, jobs.filter((job) => calibration_sample_textsOf(job) === key)));
    return files;
}
/** The same for jobs that train the same texts. */
function calibration_sample_textsOf({ data: { training, system } }) {
    const place = training.kind === 'file' ? training.path : [training.bucket, training.key];
    return JSON.stringify([place, system?.value]);
}
async function sampledFile(context, users) {
    const [job] = users;
    const source = job?.data.training;
    const file = { jobs: users.map(({ key }) => key), rows: [], skipped: [] };
    if (job === undefined || source === undefined || source.kind === 's3') {
        const path = source?.kind === 's3' ? `s3://${source.bucket}/${source.key}` : '';
        return { ...file, path, why: 'it lies in S3, where this command does not read' };
    }
    const opened = await context.files.open(source.path);
    if (opened.kind === 'refused')
        return { ...file, path: source.path, why: 'it cannot be opened; `validate` says why' };
    try {
        return {
            ...file,
            path: source.path,
            ...(await sampleOf(job, source.path, (use) => opened.file.read(use))),
        };
    }
    finally {
        await opened.file.close();
    }
}
async function sampleOf(job, path, read) {
    const scan = await (0,dataset_scan/* scanSplit */.qC)({ job, split: 'training', path, bytes: read('pass'), purpose: 'index' });
    const { format, conversion, index, sha256 } = scan;
    if (format === undefined)
        return { rows: [], skipped: [], why: 'no row of it can be read' };
    const system = conversion.kind === 'none' ? undefined : conversion.system;
    const found = await (0,row_text/* linesAt */.R4)(read('keep'), new Set(spreadLines(index.lines, sha256)));
    const limit = (0,catalog/* findBaseModel */.Ef)(job.baseModel.value)?.limits.maxTokensPerRecord ?? USUAL_ROW_TOKENS;
    const asked = [...found].map(([line, text]) => ({ line, row: conversationOf(text, format, system) }));
    const skipped = asked.flatMap(({ line, row }) => {
        if (row === undefined)
            return [{ line, why: 'it does not go from a question to an answer' }];
        return isTooLong(row, limit) ? [{ line, why: `it may have more than ${limit} tokens` }] : [];
    });
    const rows = asked.flatMap(({ row }) => (row === undefined || isTooLong(row, limit) ? [] : [row]));
    return { rows, skipped, why: rows.length === 0 ? 'none of its rows can be counted' : undefined };
}
function isTooLong({ estimated }, limit) {
    return estimated * tokens/* HIGH_FACTOR */.Jy > limit;
}

// EXTERNAL MODULE: ./lib/commands/load-config.js
var load_config = __webpack_require__(8211);
// EXTERNAL MODULE: ./lib/commands/scope.js + 4 modules
var scope = __webpack_require__(3401);
// EXTERNAL MODULE: ./lib/commands/validate.js
var validate = __webpack_require__(6374);
;// CONCATENATED MODULE: ./lib/commands/calibrate.js
/**
 * `validate --calibrate`: how many tokens base models count for rows of the training files, beside what is estimated.
 *
 * A model counts what it is asked, and its answer apart. So that prompts and answers are counted alike, a whole row is
 * asked, with one more short turn of the user behind it, for a model takes the last word; what that turn costs by itself,
 * with what a template puts around every request, is asked once and taken off each row.
 */









/**
 * Paid, and so only on a laptop and with consent; without it nothing is asked.
 * @throws AppError `trigger-refused` in a workflow; those of `Aws.connect` and of `Inference.inputTokens`
 */
async function calibrate(context, consent) {
    if (context.trigger.kind !== 'local')
        throw inWorkflow();
    const { config, findings } = await (0,load_config/* loadConfig */.Z)(context);
    // With errors in the file there are no jobs; what to do about them is what `validate` says.
    if (config === undefined)
        return await (0,validate/* validate */.t)(context);
    const models = await sampledModels(context, (0,scope/* selectConfigs */.yw)(context, config));
    const isAllowed = await isConsented(context, models, consent);
    const reports = [];
    for (const model of models)
        reports.push(isAllowed ? await measuredModel(context, model) : unmeasured(model, NO_CONSENT));
    return resultOf(context, { reports, findings, isAllowed });
}
const NO_CONSENT = 'nobody agreed to pay for it (answer y on a terminal, or add --yes)';
function inWorkflow() {
    return new errors/* AppError */.uV('trigger-refused', 'a workflow does not measure tokens: that is paid', {
        blame: 'user',
        hint: 'Run `bedrock-tune validate --calibrate` on a laptop and commit the lines that it prints.',
    });
}
function requestsOf({ files }) {
    const rows = files.reduce((sum, file) => sum + file.rows.length, 0);
    return rows === 0 ? 0 : rows + 1;
}
/** true also where there is nothing to pay for. */
async function isConsented(context, models, { given, prompt }) {
    const paid = models.filter((model) => requestsOf(model) > 0).map(paidRequests);
    if (paid.length === 0)
        return true;
    for (const line of paidWords(paid))
        context.console.info(line);
    if (given)
        return true;
    if (prompt === undefined)
        return false;
    const asked = prompt();
    try {
        return /^y(?:es)?$/i.test((await asked.ask('Ask, and pay for it? (y/N) ')).trim());
    }
    catch (error) {
        // Who leaves has not agreed.
        if (error instanceof errors/* AppError */.uV && error.code === 'cancelled')
            return false;
        throw error;
    }
    finally {
        asked.close();
    }
}
/** More than a template puts around a turn, or around a request. */
const MOST_PER_TURN = 16;
const MOST_PER_REQUEST = 128;
function paidRequests(model) {
    const rows = model.files.flatMap((file) => file.rows);
    const requests = requestsOf(model);
    const around = (turns) => MOST_PER_REQUEST + turns * MOST_PER_TURN;
    // No tokenizer makes more tokens of a text than it has bytes.
    const most = rows.reduce((sum, { bytes, system, turns }) => sum + bytes + around(system.length + turns.length + 1), 0);
    return {
        inferenceId: model.inferenceId ?? '',
        region: model.environment.region,
        accountId: model.environment.accountId,
        requests,
        rows: rows.length,
        estimated: rows.reduce((sum, { estimated }) => sum + estimated, 0),
        most: most + around(1),
    };
}
const LAST_TURN = { role: 'user', texts: ['OK'] };
async function measuredModel(context, model) {
    const { inferenceId: modelId, environment } = model;
    if (modelId === undefined || requestsOf(model) === 0)
        return unmeasured(model, undefined);
    const { region, accountId } = environment;
    const session = await context.aws.connect({ region, accountId, roleArn: undefined });
    const inference = await session.inference();
    const around = await inference.inputTokens({ modelId, system: [], turns: [LAST_TURN] });
    const asking = { context, inference, modelId, around };
    const files = [];
    for (const file of model.files)
        files.push(await countedFile(asking, file));
    const measured = (0,calibration/* measure */.xP)(files.flatMap(({ counted }) => counted));
    return {
        ...reportOf(model),
        files: files.map(({ report }) => report),
        ...(measured === undefined ? { why: 'AWS counted none of its rows' } : believed(measured)),
    };
}
/** Rows of a word or two are little more than what a template puts around them. */
function believed(measured) {
    const { factor } = measured;
    if (factor >= field/* TOKEN_FACTOR */.i4.minimum && factor <= field/* TOKEN_FACTOR */.i4.maximum)
        return { measured };
    return {
        why: `its rows count as ${factor} of the estimate, and jobs.yaml takes ${field/* TOKEN_FACTOR */.i4.minimum} to ${field/* TOKEN_FACTOR */.i4.maximum}`,
    };
}
async function countedFile(asking, file) {
    const counted = [];
    let refused = 0;
    for (const row of file.rows) {
        const tokens = await countedRow(asking, row);
        if (tokens === undefined)
            refused += 1;
        else
            counted.push({ estimated: row.estimated, counted: tokens });
    }
    const measured = (0,calibration/* measure */.xP)(counted);
    const report = { ...fileReport(file), rows: counted.length, refused, ...(measured && { measured }) };
    return { report, counted };
}
/** undefined: AWS refused this row, as it may others and need not the next. */
async function countedRow({ context, inference, modelId, around }, { system, turns }) {
    if (context.signal.aborted)
        throw new errors/* AppError */.uV('cancelled', 'the run was cancelled while rows were counted', {
            blame: 'user',
            hint: 'Run it again; what was counted so far is paid.',
        });
    try {
        const all = await inference.inputTokens({ modelId, system, turns: [...turns, LAST_TURN] });
        return Math.max(0, all - around);
    }
    catch (error) {
        if (error instanceof errors/* AppError */.uV && error.code === 'aws-rejected')
            return undefined;
        throw error;
    }
}
function reportOf({ baseModel, inferenceId, environment: { region } }) {
    return { baseModel, region, ...(inferenceId === undefined ? {} : { inferenceId }) };
}
/** @param why undefined: what stands in the way of the model or of all its files */
function unmeasured(model, why) {
    const reason = model.why ?? (requestsOf(model) === 0 ? 'there is no row to count' : why);
    return { ...reportOf(model), files: model.files.map(fileReport), why: reason ?? NO_CONSENT };
}
function fileReport({ path, jobs, skipped, why }) {
    return { path, jobs, rows: 0, skipped, refused: 0, ...(why === undefined ? {} : { why }) };
}
function resultOf(context, { reports, findings, isAllowed, }) {
    const isWhole = reports.length > 0 && reports.every(({ measured }) => measured !== undefined);
    return {
        command: 'validate',
        decision: isWhole ? 'done' : 'refused',
        reasonCode: isWhole ? 'ok' : isAllowed ? 'not-measured' : 'no-consent',
        findings,
        jobs: [],
        hasChanges: false,
        hasWork: false,
        commentUrl: undefined,
        summary: undefined,
        terminal: calibrationText(reports, {
            day: (0,commands_context/* today */.E)(context),
            configFile: context.inputs.config,
            simulated: context.simulated,
        }),
        details: { calibration: reports },
    };
}

;// CONCATENATED MODULE: ./lib/cli/calibrate.js
/** `bedrock-tune validate --calibrate`: paid, so only by hand. The action has no way to it. */



/**
 * What is done instead of `validate`. @param yes asks nothing
 * @throws AppError `trigger-refused` in a workflow, where a pull request could spend
 */
function calibrating(yes) {
    if (external_node_process_.env['GITHUB_ACTIONS'] === 'true')
        throw inWorkflow();
    const canAsk = external_node_process_.stdin.isTTY === true && external_node_process_.stderr.isTTY === true;
    const prompt = canAsk ? () => (0,node_prompt/* nodePrompt */.t)({ input: external_node_process_.stdin, output: external_node_process_.stderr }) : undefined;
    return async (context) => await calibrate(context, { given: yes, prompt });
}


/***/ })

};
