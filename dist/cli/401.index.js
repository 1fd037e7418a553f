export const id = 401;
export const ids = [401];
export const modules = {

/***/ 4401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inferenceAdapter: () => (/* binding */ inferenceAdapter)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_bedrock_runtime__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7462);
/* harmony import */ var _smithy_node_http_handler__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1279);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7263);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8446);
/** The Bedrock runtime over the AWS SDK: how many tokens a base model counts. */





/** A new account may be allowed a handful of requests a minute: being told to wait is not the end. */
const ATTEMPTS = 5;
function inferenceAdapter({ region, credentials }) {
    const options = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .clientOptions */ .s1)(region, ATTEMPTS, credentials.transport);
    const client = new _aws_sdk_client_bedrock_runtime__WEBPACK_IMPORTED_MODULE_3__/* .BedrockRuntimeClient */ .mam({
        ...options,
        // This client alone would speak HTTP/2, which only its streams need, and which few proxies pass on.
        requestHandler: new _smithy_node_http_handler__WEBPACK_IMPORTED_MODULE_4__.NodeHttpHandler(options.requestHandler),
        credentials: credentials.provider,
    });
    const context = { client, send: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .sender */ .QR)(credentials), region };
    return { inputTokens: (request) => inputTokens(context, request) };
}
async function inputTokens(context, request) {
    const { modelId, system, turns } = request;
    // Converse has no right of its own.
    const call = { action: 'bedrock:InvokeModel', on: modelId };
    const command = new _aws_sdk_client_bedrock_runtime__WEBPACK_IMPORTED_MODULE_3__/* .ConverseCommand */ .Ruf({
        modelId,
        ...(system.length === 0 ? {} : { system: system.map((text) => ({ text })) }),
        messages: turns.map(({ role, texts }) => ({ role, content: texts.map((text) => ({ text })) })),
        inferenceConfig: { maxTokens: 1 },
    });
    try {
        const { usage } = await context.send(() => context.client.send(command));
        if (usage?.inputTokens === undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unexpectedAnswer */ .au)(call, 'number of input tokens');
        // What a model read from its cache it counts apart.
        return usage.inputTokens + (usage.cacheReadInputTokens ?? 0) + (usage.cacheWriteInputTokens ?? 0);
    }
    catch (error) {
        throw withModelHint((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toAwsError */ .DZ)(error, call), context.region);
    }
}
/** AWS says by words alone that a model is there but not for this caller, or not by this id. */
function withModelHint(error, region) {
    const hint = modelHint(error.message, region);
    if (hint === undefined)
        return error;
    const { code, message, blame, cause } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV(code, message, { blame, hint, cause });
}
function modelHint(message, region) {
    if (/don.t have access to the model/i.test(message))
        return `Ask for access to the model in the Bedrock console of ${region} (Model access), then run again.`;
    if (/on-demand throughput isn.t supported/i.test(message))
        return `Only an inference profile serves it in ${region}: \`aws bedrock list-inference-profiles --region ${region}\` names them; report the id that the catalogue should have.`;
    return undefined;
}


/***/ })

};
