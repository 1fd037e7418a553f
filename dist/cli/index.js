#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 6848:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline/promises");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(23);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 23:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
exports.Ll = identity.isNode;
exports.tO = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
exports.Rm = Pair.Pair;
exports.X5 = Scalar.Scalar;
exports.CA = YAMLMap.YAMLMap;
exports.Rw = YAMLSeq.YAMLSeq;
exports.DB = cst;
exports.JG = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
exports.qg = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
exports.YR = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 9630:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(23);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(23);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(23);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(9630);
var merge = __nccwpck_require__(8071);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(9630);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(8071);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 8071:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(8071);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h0: () => (/* binding */ awsAdapter),
  g4: () => (/* binding */ checkAccount),
  Cy: () => (/* binding */ sessionName)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/adapters/aws/lazy-objects.js
function lazyObjects(load) {
    let loading;
    const objects = () => {
        loading ??= load();
        return loading;
    };
    return {
        head: async (...call) => (await objects()).head(...call),
        put: async (...call) => (await objects()).put(...call),
        copy: async (...call) => (await objects()).copy(...call),
        list: async (...call) => (await objects()).list(...call),
        listVersions: async (...call) => (await objects()).listVersions(...call),
        listUploads: async (...call) => (await objects()).listUploads(...call),
        abortUpload: async (...call) => (await objects()).abortUpload(...call),
        getText: async (...call) => (await objects()).getText(...call),
        deleteVersions: async (...call) => (await objects()).deleteVersions(...call),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/aws/identity.js
/** The way into one AWS environment: credentials, the right account, then the services. */


/**
 * Connects once per target and shares the session. Credentials stay in this process: nothing is written to the
 * environment or to files. The SDK is loaded by the first connect.
 *
 * Errors of `connect`: `identity-refused`, `identity-unavailable`, `account-mismatch`, and those of `mintToken`.
 */
function awsAdapter(options) {
    const sessions = new Map();
    return {
        connect(target) {
            const key = JSON.stringify([target.region, target.accountId, target.roleArn]);
            const known = sessions.get(key);
            if (known !== undefined)
                return known;
            const session = openSession(target, options);
            sessions.set(key, session);
            session.catch(() => sessions.delete(key));
            return session;
        },
    };
}
/** `bedrock-tune-<run>-<attempt>` in the characters and length STS allows. */
function sessionName(runId, runAttempt) {
    return `bedrock-tune-${runId}-${runAttempt}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}
async function openSession(target, options) {
    const [{ connectSts }, { bedrockAdapter }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(695), __nccwpck_require__.e(374)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2374)),
        Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(701), __nccwpck_require__.e(452)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5690)),
    ]);
    const { mintToken, clock, runId, runAttempt } = options;
    const sts = connectSts({ target, mintToken, clock, sessionName: sessionName(runId, runAttempt) });
    checkAccount(target, await sts.callerAccount());
    const shared = { region: target.region, credentials: sts.credentials, clock };
    return {
        accountId: target.accountId,
        bedrock: bedrockAdapter(shared),
        objects: lazyObjects(async () => {
            const { objectsAdapter } = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(711), __nccwpck_require__.e(590)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3590));
            return objectsAdapter({ ...shared, accountId: target.accountId });
        }),
    };
}
/** @throws AppError `account-mismatch` */
function checkAccount(target, account) {
    if (account === target.accountId)
        return;
    const source = target.roleArn ?? 'the AWS identity of this machine';
    throw new errors/* AppError */.uV('account-mismatch', `${source} leads to AWS account ${account}, jobs.yaml expects ${target.accountId}`, {
        blame: 'user',
        hint: 'Correct `accountId:` or the role of this environment; nothing was called in the account.',
    });
}


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ AWS_AUDIENCE)
/* harmony export */ });
/* unused harmony export mintGitHubToken */
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4708);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2094);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9723);
/** GitHub's OIDC tokens: who this job is, as GitHub states it. */





/** The audience AWS expects in a GitHub token unless a trust policy says otherwise. */
const AWS_AUDIENCE = 'sts.amazonaws.com';
const TRIES = 5;
const PAUSE_MS = 1_000;
const BUDGET_MS = 60_000;
const REQUEST_TIMEOUT_MS = 10_000;
/**
 * Mints tokens for an audience; a GitHub token lives five minutes, so one is asked for whenever one is needed.
 *
 * Throws `oidc-unavailable`: at once where the job may not have tokens or GitHub says no, after up to five tries
 * within a minute where its service does not answer.
 */
function mintGitHubToken(options) {
    const { env, clock, onSecret } = options;
    return async (audience) => {
        const request = tokenRequest(env, audience);
        const retryable = (error) => !(error instanceof AppError);
        try {
            const token = await withRetry({ clock, tries: TRIES, pauseMs: PAUSE_MS, budgetMs: BUDGET_MS, retryable }, () => requestToken(request));
            onSecret(token);
            return token;
        }
        catch (error) {
            throw error instanceof AppError ? error : unavailable(error);
        }
    };
}
function tokenRequest(env, audience) {
    const address = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    const bearer = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    if (!address || !bearer) {
        throw new AppError('oidc-unavailable', 'GitHub gives this job no OIDC token', {
            blame: 'user',
            hint: 'Add to the job: `permissions:` with the line `id-token: write` below it. Jobs of forks and of Dependabot cannot have one.',
        });
    }
    const url = trustedUrl(address, 'ACTIONS_ID_TOKEN_REQUEST_URL');
    url.searchParams.set('audience', audience);
    return { url, bearer };
}
/** One request; plain errors are worth another try. The body is never part of a message: it may hold a token. */
async function requestToken(request) {
    const { status, body } = await get(request);
    if (status >= 500 || status === 429)
        throw new Error(`HTTP ${status}`);
    if (status !== 200)
        throw refused(status);
    const { value } = Object(parsed(body));
    if (typeof value !== 'string' || value === '')
        throw new Error('an answer without a token');
    return value;
}
/**
 * Not `fetch`: its first call costs a run 15 ms, and this is the one request that would need it. Follows no redirect,
 * which would take the bearer elsewhere.
 */
function get({ url, bearer }) {
    const send = url.protocol === 'https:' ? https.request : http.request;
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    return new Promise((resolve, reject) => {
        const request = send(url, { headers, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }, (response) => {
            let body = '';
            response.setEncoding('utf8');
            response.on('data', (text) => {
                body += text;
            });
            response.on('error', reject);
            response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
        });
        request.on('error', reject);
        request.end();
    });
}
function parsed(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
function refused(status) {
    return new AppError('oidc-unavailable', `GitHub refused an OIDC token (HTTP ${status})`, {
        blame: 'github',
        hint: 'Run the job again: the right to ask for tokens ends about six hours after a job starts.',
    });
}
function unavailable(cause) {
    const why = cause instanceof Error ? cause.message : 'no answer';
    return new AppError('oidc-unavailable', `GitHub's OIDC service does not answer (${why})`, {
        blame: 'github',
        hint: 'Run the job again; nothing was started.',
        cause,
    });
}


/***/ }),

/***/ 9723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ trustedUrl),
/* harmony export */   p: () => (/* binding */ apiUrlOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/** Addresses that tokens are sent to. */

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
/** Where the runner says that GitHub's API is; github.com where nobody says. */
function apiUrlOf(env) {
    return env['GITHUB_API_URL'] ?? 'https://api.github.com';
}
/** `text` as a URL that may see a token: https, or plain http to this very machine. */
function trustedUrl(text, variable) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
    if (url === undefined || !safe) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('input-invalid', `${variable} is not an https address`, {
            blame: 'user',
            hint: `Set ${variable} to an https address (plain http is accepted for this machine only).`,
        });
    }
    return url;
}


/***/ }),

/***/ 1184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ laptopEdge),
  Q: () => (/* binding */ visibleText)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/adapters/aws/identity.js + 1 modules
var identity = __nccwpck_require__(2404);
// EXTERNAL MODULE: ./lib/adapters/github/url.js
var url = __nccwpck_require__(9723);
// EXTERNAL MODULE: ./lib/adapters/log-safe.js
var log_safe = __nccwpck_require__(3110);
// EXTERNAL MODULE: ./lib/adapters/node/clock.js + 1 modules
var clock = __nccwpck_require__(4645);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/adapters/node/nearest.js
/** The likely path behind one that does not exist. */


/** A path below `root` that differs from `path` only in case (or in how its accents are encoded). */
async function nearestByCase(root, path) {
    const found = [];
    for (const name of path.split('/').filter((part) => part !== '' && part !== '.')) {
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, ...found)).catch(() => []);
        const match = entries.includes(name) ? name : entries.find((entry) => folded(entry) === folded(name));
        if (match === undefined)
            return undefined;
        found.push(match);
    }
    return found.join('/');
}
function folded(name) {
    return name.normalize('NFC').toLowerCase();
}

;// CONCATENATED MODULE: ./lib/adapters/node/open-file.js

const CHUNK_BYTES = 1024 * 1024;
/** Takes the handle over; `name` stands in errors. */
async function openFile(handle, name) {
    const stamp = await handle.stat({ bigint: true });
    return {
        size: Number(stamp.size),
        read: () => readPass(handle, stamp, name),
        close: () => handle.close(),
    };
}
/** Positions are explicit, so that passes do not disturb each other. */
async function* readPass(handle, stamp, name) {
    const size = Number(stamp.size);
    for (let position = 0; position < size;) {
        await checkUnchanged(handle, stamp, name);
        // A new buffer each time: whoever reads may keep the chunk.
        const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size - position));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
        if (bytesRead === 0)
            throw changed(name);
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
    }
    await checkUnchanged(handle, stamp, name);
}
async function checkUnchanged(handle, stamp, name) {
    const now = await handle.stat({ bigint: true });
    if (now.ino !== stamp.ino || now.size !== stamp.size || now.mtimeNs !== stamp.mtimeNs)
        throw changed(name);
}
function changed(name) {
    return new errors/* AppError */.uV('file-changed', `${name} changed while it was read`, {
        blame: 'user',
        hint: 'Let nothing write to the file during the run, then run again.',
    });
}

// EXTERNAL MODULE: ./lib/adapters/node/root.js
var node_root = __nccwpck_require__(2353);
;// CONCATENATED MODULE: ./lib/adapters/node/files.js
/** Files of the repository: read through no link, from no device, and never outside the root. */








/** A path that was refused, on its way up. */
class Refused extends Error {
    reason;
    constructor(reason) {
        super(reason);
        this.reason = reason;
    }
}
function nodeFiles(options) {
    let root;
    const realRoot = () => {
        root ??= (0,node_root/* realFolder */.P)(options.root);
        return root;
    };
    let reports;
    return {
        open: async (path) => await openInside(await realRoot(), path),
        readSmall: async (path, maxBytes) => await readSmall(await realRoot(), path, maxBytes),
        writeReport: async (name, text) => {
            // A folder of its own: nobody else can have put a link there.
            reports ??= (0,promises_.mkdtemp)((0,external_node_path_.join)(options.temp, 'bedrock-tune-'));
            return await writeReport(await reports, name, text);
        },
    };
}
async function openInside(root, path) {
    try {
        const handle = await openRegular(root, segments(path));
        return { kind: 'opened', file: await openFile(handle, path) };
    }
    catch (error) {
        const reason = reasonOf(error);
        const nearest = reason === 'missing' ? await nearestByCase(root, path) : undefined;
        return { kind: 'refused', reason, nearest };
    }
}
/** The names on the way from the root to the file. */
function segments(path) {
    const names = path.split('/').filter((name) => name !== '' && name !== '.');
    if (path.startsWith('/') || names.includes('..'))
        throw new Refused('outside-repository');
    // On Windows a backslash separates and `C:` leads elsewhere; in Git neither is part of a usual name.
    if (external_node_path_.sep === '\\' && /[\\:]/.test(path))
        throw new Refused('outside-repository');
    if (names.length === 0)
        throw new Refused('not-a-file');
    if (path.includes('\0'))
        throw new Refused('missing');
    return names;
}
/**
 * Opens after a look, and looks again after opening: what was opened must be the regular file that stands at the
 * path, and the path must not lead through a link. O_NONBLOCK keeps a FIFO put there in between from blocking.
 */
async function openRegular(root, names) {
    await refuseLinks(root, names);
    const path = (0,external_node_path_.join)(root, ...names);
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = external_node_fs_.constants;
    const handle = await (0,promises_.open)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
        const opened = await handle.stat({ bigint: true });
        if (!opened.isFile())
            throw new Refused('not-a-file');
        const there = await (0,promises_.lstat)(path, { bigint: true });
        if (there.ino !== opened.ino || there.dev !== opened.dev)
            throw new Refused('symlink');
        await refuseDetour((0,external_node_path_.dirname)(path));
        return handle;
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** No component may be a link, and the last one must be a regular file: a device is not even opened. */
async function refuseLinks(root, names) {
    for (let depth = 1; depth <= names.length; depth += 1) {
        const found = await (0,promises_.lstat)((0,external_node_path_.join)(root, ...names.slice(0, depth)));
        if (found.isSymbolicLink())
            throw new Refused('symlink');
        const isLast = depth === names.length;
        if (isLast && !found.isFile())
            throw new Refused('not-a-file');
        if (!isLast && !found.isDirectory())
            throw new Refused('missing');
    }
}
/** On a file system that ignores case, a name in the wrong case is missing for everybody else. */
async function refuseDetour(folder) {
    const real = await (0,promises_.realpath)(folder);
    if (real !== folder)
        throw new Refused(real.toLowerCase() === folder.toLowerCase() ? 'missing' : 'symlink');
}
const REASON_BY_ERRNO = {
    ENOENT: 'missing',
    ENOTDIR: 'missing',
    ELOOP: 'symlink',
    EISDIR: 'not-a-file',
    ENXIO: 'not-a-file',
};
function reasonOf(error) {
    if (error instanceof Refused)
        return error.reason;
    const { code } = Object(error);
    return REASON_BY_ERRNO[String(code)] ?? 'unreadable';
}
async function readSmall(root, path, maxBytes) {
    const result = await openInside(root, path);
    if (result.kind === 'refused') {
        if (result.reason === 'missing')
            return undefined;
        throw unreadable(path, result.reason, 'Put a regular file of the repository there.');
    }
    const { file } = result;
    try {
        if (file.size > maxBytes) {
            throw unreadable(path, `larger than ${maxBytes} bytes`, 'Make the file smaller.');
        }
        const chunks = [];
        for await (const chunk of file.read())
            chunks.push(chunk);
        const bytes = Buffer.concat(chunks);
        if (!(0,external_node_buffer_.isUtf8)(bytes))
            throw unreadable(path, 'not UTF-8', 'Save the file as UTF-8.');
        return bytes;
    }
    finally {
        await file.close();
    }
}
function unreadable(path, why, hint) {
    return new errors/* AppError */.uV('file-unreadable', `${path} cannot be read: ${why}`, { blame: 'user', hint });
}
async function writeReport(folder, name, text) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
        throw new errors/* AppError */.uV('internal', `${JSON.stringify(name)} is no name for a report`, {
            blame: 'bug',
            hint: 'Report this with the log of the run.',
        });
    }
    const path = (0,external_node_path_.join)(folder, name);
    await (0,promises_.writeFile)(path, text, { mode: 0o600 });
    return path;
}

// EXTERNAL MODULE: ./lib/adapters/node/git.js
var git = __nccwpck_require__(2133);
;// CONCATENATED MODULE: ./lib/adapters/node/signals.js
/** Cancellation by the runner (SIGINT, 7.5 s later SIGTERM) or by a person at a keyboard. */

const SIGNALS = ['SIGINT', 'SIGTERM'];
/** The first signal asks the run to end in good order; after it the next one ends the process as usual. */
function onCancel() {
    const controller = new AbortController();
    const dispose = () => {
        for (const name of SIGNALS)
            process.removeListener(name, cancel);
    };
    const cancel = (name) => {
        dispose();
        controller.abort(new errors/* AppError */.uV('cancelled', `The run was cancelled (${name})`, {
            blame: 'user',
            hint: 'Run again to go on; jobs that Bedrock has started keep training until they are stopped.',
        }));
    };
    for (const name of SIGNALS)
        process.on(name, cancel);
    return { signal: controller.signal, dispose };
}

;// CONCATENATED MODULE: ./lib/adapters/node/terminal.js

const SGR = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34 };
const SEVERITY_STYLE = { error: 'red', warning: 'yellow', info: 'blue' };
/** Colours only on a terminal, and not where `NO_COLOR` is set (no-color.org). */
function terminalConsole({ stream, env, verbose }) {
    const coloured = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
    const style = (name, text) => (coloured ? `\u001b[${SGR[name]}m${text}\u001b[0m` : text);
    let indent = '';
    const print = (text) => {
        stream.write(`${indent}${text}\n`);
    };
    return {
        info: (line) => print((0,log_safe/* visible */.RK)(line)),
        debug: (line) => {
            if (verbose)
                print(style('dim', (0,log_safe/* visible */.RK)(line)));
        },
        warn: (line) => print(`${style('yellow', 'warning')}: ${(0,log_safe/* visible */.RK)(line)}`),
        group: async (title, work) => {
            print(style('bold', (0,log_safe/* visible */.RK)(title)));
            const outer = indent;
            indent += '  ';
            try {
                return await work();
            }
            finally {
                indent = outer;
            }
        },
        annotate: (finding) => {
            print(`${place(finding)}: ${style(SEVERITY_STYLE[finding.severity], finding.severity)} ${code(finding)}`);
            print(`  ${(0,log_safe/* visible */.RK)(finding.message)}`);
            if (finding.hint !== '')
                print(`  fix: ${(0,log_safe/* visible */.RK)(finding.hint)}`);
        },
    };
}
/** `file:line:column`, which editors and terminals turn into a link. */
function place({ file, line, column }) {
    return `${(0,log_safe/* visible */.RK)(file)}:${line}:${column}`;
}
function code(finding) {
    return `[${(0,log_safe/* visible */.RK)(finding.code)}]`;
}

// EXTERNAL MODULE: ./lib/adapters/github/oidc.js
var oidc = __nccwpck_require__(7249);
;// CONCATENATED MODULE: ./lib/adapters/setup.js


function setupAdapter(options) {
    const { env, root, files, clock, mintToken } = options;
    const apiUrl = (0,url/* apiUrlOf */.p)(env);
    return {
        issuer: issuerAt(apiUrl),
        claims: async () => claimsIn(await mintToken(oidc/* AWS_AUDIENCE */.V)),
        account: async (target) => {
            const { connectAccount } = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(711), __nccwpck_require__.e(701), __nccwpck_require__.e(695), __nccwpck_require__.e(35), __nccwpck_require__.e(590), __nccwpck_require__.e(340)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3340));
            return await connectAccount(target, options);
        },
        repository: async (token, repository) => {
            const { repositorySetup } = await Promise.all(/* import() */[__nccwpck_require__.e(413), __nccwpck_require__.e(915)]).then(__nccwpck_require__.bind(__nccwpck_require__, 915));
            return repositorySetup({ token, repository, apiUrl, clock });
        },
        workflowFiles: async () => {
            const { workflowFiles } = await __nccwpck_require__.e(/* import() */ 310).then(__nccwpck_require__.bind(__nccwpck_require__, 8310));
            return await workflowFiles(root, files);
        },
        clonedBranch: async () => {
            const { nodeClone } = await __nccwpck_require__.e(/* import() */ 524).then(__nccwpck_require__.bind(__nccwpck_require__, 5524));
            return await nodeClone({ root, env }).defaultBranch();
        },
    };
}
/** A GitHub Enterprise Server has its API below /api/v3, and a tenant of ghe.com a host of its own. */
function issuerAt(apiUrl) {
    const server = /^https:\/\/([^/]+)\/api\/v3\/?$/.exec(apiUrl)?.[1];
    if (server !== undefined)
        return `${server}/_services/token`;
    const tenant = /^https:\/\/api\.([^/]+\.ghe\.com)\/?$/.exec(apiUrl)?.[1];
    return tenant === undefined ? 'token.actions.githubusercontent.com' : `token.actions.${tenant}`;
}
/** The readable part of a token: text and numbers by name. Nothing is verified, AWS does that. */
function claimsIn(token) {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    let claims;
    try {
        claims = JSON.parse(payload);
    }
    catch {
        claims = {};
    }
    return Object.fromEntries(Object.entries(Object(claims)).flatMap(([name, value]) => typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []));
}

;// CONCATENATED MODULE: ./lib/adapters/laptop.js
/** A laptop's side of a run: the person's own credentials, words on a terminal. */











async function laptopEdge({ env, folder, verbose }) {
    const root = (await (0,git/* repositoryRoot */.Hn)(folder)) ?? folder;
    const files = nodeFiles({ root, temp: (0,external_node_os_.tmpdir)() });
    return {
        env,
        clock: clock/* systemClock */.m,
        files,
        git: (0,git/* nodeGit */.ns)({ root, env }),
        console: terminalConsole({ stream: process.stderr, env, verbose }),
        signal: onCancel().signal,
        aws: ({ id, attempt }) => (0,identity/* awsAdapter */.h0)({ mintToken: noToken, runId: id, runAttempt: attempt, clock: clock/* systemClock */.m }),
        setup: ({ id, attempt }) => setupAdapter({ env, root, files, clock: clock/* systemClock */.m, mintToken: noToken, runId: id, runAttempt: attempt }),
        github: async (token, repository) => {
            const { githubAdapter } = await Promise.all(/* import() */[__nccwpck_require__.e(413), __nccwpck_require__.e(521)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3521));
            return githubAdapter({ token, repository, apiUrl: (0,url/* apiUrlOf */.p)(env), clock: clock/* systemClock */.m });
        },
    };
}
/** Text of strangers can hold terminal escapes: shown, never obeyed. */
function visibleText(text) {
    return text
        .split('\n')
        .map((line) => (0,log_safe/* visible */.RK)(line, Number.MAX_SAFE_INTEGER))
        .join('\n');
}
async function noToken() {
    throw new errors/* AppError */.uV('oidc-unavailable', 'there is no GitHub OIDC token on a laptop', {
        blame: 'user',
        hint: 'Use your own AWS credentials (environment, profile or SSO).',
    });
}


/***/ }),

/***/ 3110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible)
/* harmony export */ });
/* unused harmony exports MAX_LINE_LENGTH, logSafe */
/** The one gate every text passes on its way to a log or a terminal. */
/** Longer lines are cut: a log is read by people, and a hostile value must not fill it. */
const MAX_LINE_LENGTH = 2_000;
/**
 * What must not reach a log as it is: control characters (a lone CR starts a new line for the runner, ESC drives
 * terminals), bidi and other format characters, separators, unpaired surrogates, private use, and everything that
 * is invisible by default. The runner compares strings by culture, which may skip invisible characters: a
 * command split by one could still be obeyed.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** `text` as one bounded line of visible characters; what is not printable stands there as `\u{…}`. */
function visible(text, maxLength = MAX_LINE_LENGTH) {
    const bounded = text.length > maxLength ? text.slice(0, maxLength) : text;
    const shown = bounded.replace(UNPRINTABLE, escapeCharacter);
    return text.length > maxLength ? `${shown}… (${text.length - maxLength} more characters)` : shown;
}
/**
 * `text` as one line in which the runner recognises no command: it obeys `::name::` at the start of a line
 * (after blanks) and the older `##[name]` anywhere in it, on stdout and stderr alike. Both stay readable.
 * A `::` further on is left alone: the runner ignores it there, and every IAM ARN contains one.
 */
function logSafe(text, maxLength = MAX_LINE_LENGTH) {
    return visible(text, maxLength)
        .replaceAll('#[', '#\\u{5b}')
        .replace(/^(\s*):(?=:)/u, '$1\\u{3a}');
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}


/***/ }),

/***/ 4645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ systemClock)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/adapters/node/clock.js
/** The machine's clock. */

const systemClock = {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
        if (ms <= 0)
            return;
        // An abort ends the pause; the caller looks at its signal.
        await (0,promises_namespaceObject.setTimeout)(ms, undefined, { signal }).catch(() => undefined);
    },
};


/***/ }),

/***/ 2133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ repositoryRoot),
/* harmony export */   XZ: () => (/* binding */ gitRunner),
/* harmony export */   Z6: () => (/* binding */ isRepository),
/* harmony export */   ns: () => (/* binding */ nodeGit)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
/* harmony import */ var _root_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2353);
/** Git by its own program: the only child process of the project, arguments as an array, never a shell. */





const TIMEOUT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
/** Paths per command, far below any limit on the length of a command line. */
const PATHS_PER_CALL = 200;
/** HEAD, a commit id, or the name of a branch or tag in plain characters; nothing that Git reads as an option or a range. */
const REF = /^(?!.*(?:\.\.|\/\/|\.lock$|[./]$))[A-Za-z0-9_][A-Za-z0-9_./-]{0,254}$/;
function nodeGit(options) {
    const run = gitRunner(options);
    const resolve = async (expression) => {
        const answer = await run(['rev-parse', '--verify', '--quiet', `${expression}^{commit}`]);
        return answer.code === 1 ? undefined : text(succeeded('rev-parse', answer));
    };
    return {
        head: async () => ((await isRepository(options.root)) ? await resolve('HEAD') : undefined),
        firstParent: async (ref) => await resolve(`${checkedRef(ref)}^1`),
        mergeBase: async (a, b) => {
            const known = await Promise.all([resolve(checkedRef(a)), resolve(checkedRef(b))]);
            if (known.includes(undefined))
                return undefined;
            const answer = await run(['merge-base', a, b]);
            if (answer.code === 1)
                return undefined;
            return text(succeeded('merge-base', answer)).split('\n')[0];
        },
        committedAt: async (ref) => {
            const answer = await run(['show', '--no-patch', '--format=%ct', `${checkedRef(ref)}^{commit}`]);
            // 128: the history does not reach the commit.
            return answer.code === 128 ? undefined : Number(text(succeeded('show', answer))) * 1000;
        },
        firstParentChanges: (ref, paths, limit) => firstParentChanges(run, { ref, paths, limit }),
        isShallow: async () => text(succeeded('rev-parse', await run(['rev-parse', '--is-shallow-repository']))) === 'true',
        blobIds: (ref, paths) => blobIds(run, ref, paths),
        readSmall: (ref, path, maxBytes) => readSmall(run, { ref, path, maxBytes }),
    };
}
/** Root of the repository that `folder` lies in; undefined outside one. */
async function repositoryRoot(folder) {
    for (let here = await (0,_root_js__WEBPACK_IMPORTED_MODULE_4__/* .realFolder */ .P)(folder);; here = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(here)) {
        if (await isRepository(here))
            return here;
        if (here === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(here))
            return undefined;
    }
}
async function isRepository(root) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, '.git')).then(() => true, () => false);
}
async function firstParentChanges(run, { ref, paths, limit }) {
    if (paths.length === 0)
        return [];
    const shape = ['-z', '--raw', '--no-abbrev', '--no-renames', '--format=%H %P'];
    const range = ['--first-parent', '-m', `--max-count=${limit}`, checkedRef(ref)];
    return parseChanges(text(succeeded('log', await run(['log', ...shape, ...range, '--', ...paths]))));
}
/** Per commit `<id> <parents>`, then pairs of `:<modes> <id before> <id after> <kind>` and the path, all ended by NUL. */
function parseChanges(output) {
    const found = [];
    const tokens = output.split('\0');
    for (let at = 0; at < tokens.length; at += 1) {
        const [first = '', second, before, after] = (tokens[at] ?? '').trimStart().split(' ');
        if (first.startsWith(':')) {
            at += 1;
            if (before !== after)
                found.at(-1)?.paths.add(tokens[at] ?? '');
        }
        else if (first !== '')
            found.push({ commit: first, parent: second || undefined, paths: new Set() });
    }
    return found;
}
async function blobIds(run, ref, paths) {
    const found = new Map();
    for (const [path, { id }] of await blobs(run, ref, paths))
        found.set(path, id);
    return found;
}
async function blobs(run, ref, paths) {
    const commit = checkedRef(ref);
    const found = new Map();
    for (let start = 0; start < paths.length; start += PATHS_PER_CALL) {
        const some = paths.slice(start, start + PATHS_PER_CALL);
        const answer = await run(['ls-tree', '-z', '--long', '--full-tree', commit, '--', ...some]);
        for (const entry of text(succeeded('ls-tree', answer)).split('\0').filter(Boolean)) {
            // `<mode> <type> <id> <size>` in columns and, after a tab, the path, which may itself contain tabs.
            const tab = entry.indexOf('\t');
            const [, type, id = '', size] = entry.slice(0, tab).split(/ +/);
            if (type === 'blob')
                found.set(entry.slice(tab + 1), { id, size: Number(size) });
        }
    }
    return found;
}
async function readSmall(run, { ref, path, maxBytes }) {
    const blob = (await blobs(run, ref, [path])).get(path);
    if (blob === undefined)
        return undefined;
    if (blob.size > maxBytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV('file-unreadable', `${path} at ${ref} is larger than ${maxBytes} bytes`, {
            blame: 'user',
            hint: 'Make the file smaller.',
        });
    }
    return succeeded('cat-file', await run(['cat-file', 'blob', blob.id], maxBytes + 1)).stdout;
}
function checkedRef(ref) {
    if (REF.test(ref))
        return ref;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV('git-failed', `${JSON.stringify(ref.slice(0, 80))} is not the name of a commit`, {
        blame: 'user',
        hint: 'Give a full commit id, or the plain name of a branch or tag.',
    });
}
function text({ stdout }) {
    return stdout.toString('utf8').trimEnd();
}
function succeeded(command, answer) {
    if (answer.code === 0)
        return answer;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV('git-failed', `git ${command} failed: ${answer.stderr}`, {
        blame: 'user',
        hint: 'Check out the whole history (`fetch-depth: 0`) and name commits that are in it.',
    });
}
const SETTINGS = [
    'core.quotepath=off',
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'log.showSignature=false',
    'log.showRoot=true',
    'log.follow=false',
];
/**
 * Settings for every command:
 * - `safe.directory` names this very folder, because the checkout of a container job belongs to another user and
 *   Git would refuse it; it is no wildcard, and given on the command line it leaves no trace on the machine;
 * - nothing that a repository's own configuration could start is used by the commands here, and the settings that
 *   could run a program (hooks, file-system monitor, signatures in a log) are switched off all the same;
 * - the log shows what the root brought, and follows no renames;
 * - paths are literal, replacement objects and fetching missing objects from a server are off.
 */
function gitRunner({ root, env }) {
    // Resolved when Git is first asked: where there is no such folder, that is an answer and not the end of the process.
    let known;
    return async (args, maxBytes = MAX_OUTPUT_BYTES) => {
        known ??= (0,_root_js__WEBPACK_IMPORTED_MODULE_4__/* .realFolder */ .P)(root);
        const cwd = await known;
        const settings = [...SETTINGS, `safe.directory=${cwd}`].flatMap((setting) => ['-c', setting]);
        const options = {
            cwd,
            env: gitEnvironment(env, cwd),
            encoding: 'buffer',
            timeout: TIMEOUT_MS,
            killSignal: 'SIGKILL',
            maxBuffer: maxBytes,
            windowsHide: true,
        };
        return await new Promise((resolve, reject) => {
            (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', ['--no-pager', ...settings, ...args], options, (error, stdout, stderr) => {
                if (error !== null && typeof error.code !== 'number')
                    reject(failedToRun(args[0] ?? '', error));
                else
                    resolve({ code: Number(error?.code ?? 0), stdout, stderr: firstLine(stderr) });
            });
        });
    };
}
/** Only what Git needs to run: credentials of the job, and GIT_* of a hook or a user, stay away from it. */
function gitEnvironment(env, root) {
    const kept = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'SYSTEMROOT', 'USERPROFILE', 'TMPDIR', 'TEMP'];
    return {
        ...Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_LITERAL_PATHSPECS: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_NO_LAZY_FETCH: '1',
        GIT_CEILING_DIRECTORIES: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(root),
    };
}
function failedToRun(command, cause) {
    const missing = cause.code === 'ENOENT';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV('git-failed', missing ? 'git was not found' : `git ${command} did not end in time or said too much`, {
        blame: 'user',
        hint: missing
            ? 'Install git and put it on PATH.'
            : 'Check the repository with `git fsck`, then run again.',
        cause,
    });
}
function firstLine(stderr) {
    return stderr.toString('utf8').split('\n', 1)[0]?.slice(0, 300) ?? '';
}


/***/ }),

/***/ 2353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ realFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/** The folder that everything of a repository is read from. */


/**
 * A folder's path without links.
 * @throws AppError `file-unreadable` where there is no such folder
 */
async function realFolder(folder) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV('file-unreadable', `the folder ${folder} cannot be read`, {
            blame: 'user',
            hint: 'Check out the repository first; on a runner of your own, check GITHUB_WORKSPACE.',
            cause,
        });
    }
}


/***/ }),

/***/ 2094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ withRetry)
/* harmony export */ });
const NEVER = new AbortController().signal;
/** Runs `attempt` (told its number, from 1) until it succeeds, fails for good, or the bounds are reached. */
async function withRetry(options, attempt) {
    const { clock, signal = NEVER } = options;
    const startedAt = clock.now();
    for (let n = 1;; n += 1) {
        try {
            return await attempt(n);
        }
        catch (error) {
            const pause = pauseAfter(error, n, options);
            if (pause === undefined || clock.now() - startedAt + pause > (options.budgetMs ?? Infinity))
                throw error;
            await clock.sleep(pause, signal);
            if (signal.aborted)
                throw error;
        }
    }
}
/** Milliseconds to wait after the n-th try; undefined when it was the last. */
function pauseAfter(error, n, options) {
    const verdict = n < options.tries && options.retryable(error);
    if (verdict === false)
        return undefined;
    if (verdict !== true)
        return verdict;
    const full = options.pauseMs * 2 ** (n - 1);
    return full / 2 + (Math.random() * full) / 2;
}


/***/ }),

/***/ 8264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   fm: () => (/* binding */ contentId),
/* harmony export */   rk: () => (/* binding */ originCommits)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/** Where a job's present entry and files come from: the commit whose change on the default branch made them so. */


/** How many commits touching a job its walk goes past before it gives up and names HEAD. */
const MAX_COMMITS = 50;
/** Commits that Git is asked for at once. */
const PAGE = 100;
/** The job's files in the repository, sorted. */
function filesOf(job) {
    const sources = [job.data.training, job.data.validation];
    const paths = sources.flatMap((source) => (source?.kind === 'file' ? [source.path] : []));
    return [...new Set(paths)].sort(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n6);
}
/**
 * Content id of a job at a commit: its resolved entry without positions, and the blob ids of its files. Equal ids mean
 * that nothing about the job changed in between.
 */
function contentId(job, blobIds) {
    const files = filesOf(job).map((path) => [path, blobIds.get(path) ?? null]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([entryText(job), files]))
        .digest('hex');
}
/** Equal texts mean that two entries ask for the same. */
function entryText(job) {
    return JSON.stringify(withoutPositions(job));
}
/**
 * A job as plain JSON in one order of its members, without positions: moving an entry within the file changes nothing.
 * A tag may be called `at` too; only positions are objects.
 */
function withoutPositions(value) {
    if (Array.isArray(value))
        return value.map(withoutPositions);
    if (typeof value !== 'object' || value === null)
        return value;
    const members = Object.entries(value)
        .filter(([name, member]) => !(name === 'at' && typeof member === 'object') && member !== undefined)
        .sort(([a], [b]) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n6)(a, b));
    return Object.fromEntries(members.map(([name, member]) => [name, withoutPositions(member)]));
}
/**
 * For each job the last commit of HEAD's first-parent line that changed its entry or files, in one walk for all of them.
 * Uncertain are the oldest commit of a shallow clone (the change may lie before it), and `head` for a job that the walk
 * loses after 50 commits touching it, or that HEAD does not have.
 */
async function originCommits(context, keys, head) {
    const found = new Map(keys.map((key) => [key, { commit: head, certain: false }]));
    let walks = (await context.configAt(head))?.jobs.filter(({ key }) => found.has(key)).map(walkOf) ?? [];
    let from = head;
    while (from !== undefined && walks.length > 0) {
        const paths = [...new Set([context.configFile, ...walks.flatMap(({ files }) => files)])];
        const page = await context.git.firstParentChanges(from, paths, PAGE);
        for (const change of page)
            walks = await step(context, { walks, change, found });
        from = page.length < PAGE ? undefined : page.at(-1)?.parent;
    }
    return found;
}
function walkOf(job) {
    return { key: job.key, entry: entryText(job), files: filesOf(job), seen: 0 };
}
/** Goes past one commit; the jobs whose way goes on. */
async function step(context, { walks, change, found }) {
    const { commit, parent, paths } = change;
    const isConfigTouched = paths.has(context.configFile);
    const touched = walks.filter(({ files }) => isConfigTouched || files.some((path) => paths.has(path)));
    if (touched.length === 0)
        return walks;
    const before = isConfigTouched && parent !== undefined ? await entriesAt(context, parent) : undefined;
    const certain = parent !== undefined || !(await context.git.isShallow());
    const ended = new Set();
    for (const walk of touched) {
        walk.seen += 1;
        const isOrigin = parent === undefined ||
            walk.files.some((path) => paths.has(path)) ||
            (before !== undefined && before.get(walk.key) !== walk.entry);
        if (isOrigin)
            found.set(walk.key, { commit, certain });
        if (isOrigin || walk.seen === MAX_COMMITS)
            ended.add(walk);
    }
    return walks.filter((walk) => !ended.has(walk));
}
async function entriesAt(context, ref) {
    const config = await context.configAt(ref);
    return new Map(config?.jobs.map((job) => [job.key, entryText(job)]));
}


/***/ }),

/***/ 5399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ownerOf)
/* harmony export */ });
/* harmony import */ var _plan_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(595);
/** Whose a training run is. */

/**
 * The echoed token proves the owner without a further call; tags decide where it does not. `unproven` never allows a
 * deletion and never causes a second Create.
 */
async function ownerOf(bedrock, run, owner) {
    if (run.clientRequestToken === owner.token)
        return 'ours';
    const tags = await bedrock.listTags(run.jobArn);
    if (tags === undefined)
        return run.clientRequestToken === undefined ? 'unproven' : 'foreign';
    return tags[`${_plan_names_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG_PREFIX */ .C_}repository-id`] === owner.repositoryId ? 'ours' : 'foreign';
}


/***/ }),

/***/ 1720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ startRun),
/* harmony export */   c: () => (/* binding */ differingInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _plan_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(595);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5399);
/** Create or adopt: at most one Bedrock job per name, whatever gets lost on the way. */



/** Waits before asking again by name when an answer was lost or a fresh job is not visible yet. */
const LOOK_AGAIN_MS = [1000, 2000, 4000];
/**
 * Asks by name, creates if there is none, reads back and compares. A lost answer is "unknown": it is asked by name,
 * and Create is repeated only with the same name and token, which Bedrock treats as the same request.
 * @throws AppError when Bedrock refuses the request, when its answer stays unknown, and when the run is cancelled
 *   before a Create
 */
async function startRun(context, request) {
    const existing = await context.bedrock.getRun(request.jobName);
    if (existing !== undefined)
        return await adopt(context, request, existing);
    for (const isFirst of [true, false]) {
        if (context.signal.aborted)
            break;
        const result = await create(context, request, isFirst);
        if (result !== undefined)
            return result;
    }
    throw notKnown(context, request.jobName);
}
/** @returns undefined where the answer was lost and no run is to be seen: the same request may be sent once more */
async function create(context, request, isFirst) {
    const answer = await context.bedrock.createRun(request);
    if (answer.kind === 'created')
        return await readBack(context, request, answer.jobArn);
    // After a lost answer the slot that is missing may be the one our own run took.
    if (answer.kind === 'quota' && isFirst)
        return { kind: 'queued', message: answer.message };
    const run = await findByName(context, request.jobName);
    if (run !== undefined)
        return await adopt(context, request, run);
    if (answer.kind === 'quota')
        return { kind: 'queued', message: answer.message };
    if (answer.kind !== 'name-in-use')
        return undefined;
    const renamed = await runOfToken(context, request);
    if (renamed !== undefined)
        return await adopt(context, request, renamed);
    // After a lost answer the name may be in use by our own run, which is not visible yet.
    if (isFirst)
        throw heldElsewhere(request.jobName);
    return undefined;
}
/** Compares what was created with what was asked for. A run that cannot be read back was created all the same. */
async function readBack(context, request, jobArn) {
    const run = await findByName(context, request.jobName).catch((error) => {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV) || error.blame === 'bug')
            throw error;
        return undefined;
    });
    if (run === undefined)
        return { kind: 'started', run: unread(context, request, jobArn) };
    const adopted = await adopt(context, request, run);
    return adopted.kind === 'adopted' ? { kind: 'started', run } : adopted;
}
/** What is known of a run that Bedrock has created, but does not show yet. */
function unread(context, request, jobArn) {
    return {
        jobArn,
        jobName: request.jobName,
        status: 'Unknown',
        phases: [],
        createdAt: new Date(context.clock.now()).toISOString(),
        updatedAt: undefined,
        endedAt: undefined,
        customModelArn: undefined,
        customModelName: request.customModelName,
        baseModelArn: request.baseModelIdentifier,
        roleArn: request.roleArn,
        clientRequestToken: request.clientRequestToken,
        hyperparameters: request.hyperparameters,
        trainingS3Uri: request.trainingS3Uri,
        validationS3Uris: request.validationS3Uri === undefined ? [] : [request.validationS3Uri],
        outputS3Uri: request.outputS3Uri,
        failureMessage: undefined,
        trainingLoss: undefined,
        validationLoss: undefined,
    };
}
function notKnown(context, jobName) {
    if (context.signal.aborted)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('cancelled', `the run was cancelled before ${jobName} was seen to exist`, {
            blame: 'user',
            hint: 'Run apply again: it asks by name first and never creates a second job.',
        });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('aws-unexpected-answer', `whether ${jobName} was created is not known`, {
        blame: 'aws',
        hint: 'Run apply again: it asks by name first and never creates a second job.',
    });
}
async function findByName(context, jobName) {
    for (const wait of [0, ...LOOK_AGAIN_MS]) {
        if (wait > 0)
            await context.clock.sleep(wait, context.signal);
        const run = await context.bedrock.getRun(jobName);
        if (run !== undefined)
            return run;
    }
    return undefined;
}
async function adopt(context, request, run) {
    const differences = differingInputs(request, run);
    if (differences.length > 0)
        return {
            kind: 'refused',
            reason: 'run-mismatch',
            message: `${run.jobName} exists with other inputs (${differences.join(', ')})`,
        };
    if ((await ownership(context, request, run)) === 'foreign')
        return {
            kind: 'refused',
            reason: 'foreign-run',
            message: `${run.jobName} was created by another repository`,
        };
    return { kind: 'adopted', run };
}
async function ownership({ bedrock }, { tags, clientRequestToken }, run) {
    const repositoryId = tags[`${_plan_names_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG_PREFIX */ .C_}repository-id`];
    return await (0,_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerOf */ .b)(bedrock, run, { repositoryId, token: clientRequestToken });
}
/**
 * Names of the inputs in which a run differs from what would be asked for. Only what decides the weights counts:
 * bucket, prefix and role may have moved since. Datasets are compared by their content-addressed file name.
 */
function differingInputs(wanted, run) {
    const differences = [];
    if (!run.baseModelArn.endsWith(`/${wanted.baseModelIdentifier}`))
        differences.push('base model');
    if (!sameParameters(wanted.hyperparameters, run.hyperparameters))
        differences.push('hyperparameters');
    if (fileName(wanted.trainingS3Uri) !== fileName(run.trainingS3Uri))
        differences.push('training data');
    if (fileName(wanted.validationS3Uri) !== fileName(run.validationS3Uris[0]))
        differences.push('validation data');
    return differences;
}
/** Every parameter asked for must be there with the same number; Bedrock may echo its defaults beside them. */
function sameParameters(wanted, found) {
    return Object.entries(wanted).every(([name, value]) => {
        const echoed = found[name];
        return echoed !== undefined && (echoed === value || Number(echoed) === Number(value));
    });
}
function fileName(uri) {
    return uri?.slice(uri.lastIndexOf('/') + 1);
}
/** Our run of the same specification and attempt under the name of another job: the job was renamed meanwhile. */
async function runOfToken(context, request) {
    const wanted = (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRunName */ .E0)(request.jobName);
    for (const { jobName, jobArn } of await context.bedrock.listRuns()) {
        const name = (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRunName */ .E0)(jobName);
        if (name === undefined || name.short !== wanted?.short || name.attempt !== wanted.attempt)
            continue;
        const run = await context.bedrock.getRun(jobArn);
        if (run !== undefined && (await ownership(context, request, run)) === 'ours')
            return run;
    }
    return undefined;
}
/** Create refused the name or the token, and no run is to be seen. Another name would pay again if there is one. */
function heldElsewhere(name) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('name-in-use', `another training run with the token of ${name}, or a custom model of this name, exists`, {
        blame: 'user',
        hint: 'Run apply again later: a run that is not visible yet is adopted then. If it stays, delete or rename the custom model.',
    });
}


/***/ }),

/***/ 6073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ datasetUri),
/* harmony export */   q: () => (/* binding */ syncDataset)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _plan_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2911);
/* harmony import */ var _plan_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(595);
/** Datasets to S3: content-addressed, written once, verified when found. */



/** The URI a dataset will have; known before anything is uploaded. */
function datasetUri(target, upload) {
    return `s3://${target.bucket}/${keyOf(target, upload)}`;
}
function keyOf(target, upload) {
    return (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_2__/* .datasetKey */ .OX)(target.prefix, target.job, addressOf(upload));
}
/** What addresses the content: its hash, or the hash of the S3 version's full name (a version never changes). */
function addressOf(upload) {
    if (upload.kind === 'file')
        return upload.sha256;
    return (0,_plan_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .fg)(`${upload.bucket}\n${upload.key}\n${upload.versionId}`);
}
/**
 * Makes sure that the dataset stands at its content-addressed key and holds the right bytes. Equal bytes that another
 * repository has put there are used, and stay that repository's.
 * @throws AppError `aws-rejected` when another object occupies the key, `aws-unexpected-answer` when it comes and goes,
 *   `aws-not-found` when the S3 version to train on is gone
 */
async function syncDataset(target, upload) {
    const key = keyOf(target, upload);
    const s3Uri = `s3://${target.bucket}/${key}`;
    const place = { bucket: target.bucket, key, metadata: (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerMetadata */ .Zy)(target.repositoryId) };
    const found = await looked(target, key);
    if (upload.kind === 's3') {
        if (found === undefined)
            await target.objects.copy({ from: upload, ...place });
        // After a copy too: where another writer was faster, S3 keeps what that one wrote.
        await verifyCopy(target, upload, found ?? (await target.objects.head(target.bucket, key)));
        return { s3Uri, written: found === undefined };
    }
    if (found !== undefined) {
        verify(s3Uri, upload, found);
        return { s3Uri, written: false };
    }
    const { size, sha256, open } = upload;
    const stored = await target.objects.put({ ...place, size, sha256, open });
    if (stored === 'stored')
        return { s3Uri, written: true };
    const raced = await target.objects.head(target.bucket, key);
    verify(s3Uri, upload, raced);
    return { s3Uri, written: false };
}
/**
 * To a role that may not list the bucket, S3 refuses the look at a key that is not there. Such a look counts as absent:
 * the write that follows is conditional, so that it finds out, and names what is really refused.
 */
async function looked(target, key) {
    try {
        return await target.objects.head(target.bucket, key);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV && error.code === 'bucket-refused')
            return undefined;
        throw error;
    }
}
function verify(s3Uri, upload, found) {
    if (found === undefined)
        throw vanished(s3Uri);
    if (found.size === upload.size && found.sha256 === upload.sha256)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('aws-rejected', `${s3Uri} holds other bytes than its name says, or no SHA-256 to prove them by`, {
        blame: 'user',
        hint: 'Delete this object (it was not written by this action) and run again.',
    });
}
/** A version's hash is not known without reading it; its size is. */
async function verifyCopy(target, upload, copy) {
    const s3Uri = datasetUri(target, upload);
    if (copy === undefined)
        throw vanished(s3Uri);
    const { bucket, key, versionId } = upload;
    const source = await target.objects.head(bucket, key, versionId);
    if (source?.size === copy.size)
        return;
    const from = `version ${versionId} of s3://${bucket}/${key}`;
    if (source === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('aws-not-found', `${from} does not exist, so that its copy cannot be verified`, {
            blame: 'user',
            hint: 'Name a version that exists in jobs.yaml (`versionId`).',
        });
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('aws-rejected', `${s3Uri} is no copy of ${from}: ${copy.size} bytes, not ${source.size}`, {
        blame: 'user',
        hint: 'Delete this object (it was not written by this action) and run again.',
    });
}
function vanished(s3Uri) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('aws-unexpected-answer', `${s3Uri} was there when it was written, and gone when it was read`, {
        blame: 'aws',
        hint: 'Run again; if it recurs, look for a lifecycle rule or a teardown that deletes it.',
    });
}


/***/ }),

/***/ 8496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  vY: () => (/* binding */ BASE_MODELS),
  Xh: () => (/* reexport */ CATALOG_DATE),
  Qu: () => (/* reexport */ KNOWN_REGIONS),
  hS: () => (/* reexport */ REGION_NAME),
  Sg: () => (/* binding */ baseModelId),
  My: () => (/* binding */ baseModelOfInferenceId),
  Ef: () => (/* binding */ findBaseModel),
  DQ: () => (/* binding */ findHyperparameter),
  KX: () => (/* binding */ isLegacy),
  aZ: () => (/* binding */ isRetired),
  w9: () => (/* binding */ misspeltBaseModel),
  pA: () => (/* reexport */ nearest/* nearest */.p),
  DH: () => (/* binding */ nearestBaseModel),
  BY: () => (/* binding */ parseFoundationModelArn),
  Tu: () => (/* reexport */ storagePrice),
  G$: () => (/* reexport */ storageUsd),
  Fb: () => (/* binding */ trainableModels)
});

;// CONCATENATED MODULE: ./lib/catalog/facts.js
/** The day all facts of the catalogue were gathered or checked, `YYYY-MM-DD`. */
const CATALOG_DATE = '2026-11-22';
/** Bounds from AWS's table of hyperparameters. */
function documented(name, type, bounds) {
    return { ...range(name, type, bounds), grade: 'documented' };
}
/** Bounds seen in use or taken over from a sister model. */
function observed(name, type, bounds) {
    return { ...range(name, type, bounds), grade: 'observed' };
}
function range(name, type, bounds) {
    return { name, type, min: bounds.min, max: bounds.max, default: bounds.default, note: bounds.note };
}
/** Limits of a dataset; what is not named is unknown. */
function limits(known) {
    return {
        trainMin: undefined,
        trainMax: undefined,
        validationMax: undefined,
        sumMin: undefined,
        sumMax: undefined,
        maxTokensPerRecord: undefined,
        recommendedMin: undefined,
        maxTrainBytes: undefined,
        maxValidationBytes: undefined,
        systemItems: undefined,
        reservedStrings: [],
        ...known,
    };
}
/** USD per month for each kept custom model, the same for every family (AWS pricing page). */
const STORAGE_USD_PER_MODEL_MONTH = 1.95;
/** A training price from AWS's price list or a bill. */
function verifiedPrice(trainUsdPer1kTokens) {
    return price(trainUsdPer1kTokens, 'verified');
}
/** A training price from memory: shown as such. */
function unverifiedPrice(trainUsdPer1kTokens) {
    return price(trainUsdPer1kTokens, 'unverified');
}
/** No training price found, or one that is not per token. */
function unknownPrice() {
    return price(undefined, 'unknown');
}
function price(trainUsdPer1kTokens, grade) {
    return {
        trainUsdPer1kTokens,
        storageUsdPerModelMonth: STORAGE_USD_PER_MODEL_MONTH,
        grade,
        asOf: CATALOG_DATE,
    };
}
/** Advice of this project on where to move to. */
function advice(id, reason) {
    return { id, reason, asOf: CATALOG_DATE };
}
/** Pages of the Amazon Bedrock user guide the facts come from. */
const USER_GUIDE = 'https://docs.aws.amazon.com/bedrock/latest/userguide';
const SOURCE = {
    models: `${USER_GUIDE}/custom-model-fine-tuning.html`,
    hyperparameters: `${USER_GUIDE}/custom-models-hp.html`,
    datasets: `${USER_GUIDE}/model-customization-prepare.html`,
    onDemand: `${USER_GUIDE}/deploy-custom-model-on-demand.html`,
    lifecycle: `${USER_GUIDE}/model-lifecycle-legacy.html`,
    novaDatasets: 'https://docs.aws.amazon.com/nova/latest/userguide/fine-tune-prepare-data-understanding.html',
    nova2Datasets: 'https://docs.aws.amazon.com/nova/latest/nova2-userguide/nova-2-sft-data-prep.html',
    novaValidator: 'https://github.com/aws-samples/amazon-nova-samples',
    llamaValidator: 'https://github.com/aws-samples/amazon-bedrock-samples',
    titanTextGone: 'https://github.com/hashicorp/terraform-provider-aws/issues/47833',
};

;// CONCATENATED MODULE: ./lib/catalog/anthropic.js

const GIB = 1024 ** 3;
const ANTHROPIC_MODELS = [
    {
        id: 'anthropic.claude-3-haiku-20240307-v1:0:200k',
        provider: 'Anthropic',
        name: 'Claude 3 Haiku',
        status: 'eol',
        legacyOn: '2026-03-10',
        endOfLifeOn: '2026-09-10',
        successor: advice('amazon.nova-lite-v1:0:300k', 'no Claude model can be fine-tuned in Bedrock any more; this one is near it in size and context length'),
        customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
        formats: ['claude-messages'],
        hyperparameters: [
            documented('epochCount', 'integer', { min: 1, max: 10, default: 2 }),
            documented('batchSize', 'integer', { min: 4, max: 256, default: 32 }),
            documented('learningRateMultiplier', 'number', { min: 0.1, max: 2, default: 1 }),
            documented('earlyStoppingThreshold', 'number', { min: 0, max: 0.1, default: 0.001 }),
            documented('earlyStoppingPatience', 'integer', { min: 1, max: 10, default: 2 }),
        ],
        limits: limits({
            trainMin: 32,
            trainMax: 10_000,
            validationMax: 1_000,
            sumMax: 10_000,
            maxTokensPerRecord: 32_000,
            maxTrainBytes: 10 * GIB,
            maxValidationBytes: GIB,
            reservedStrings: ['\nHuman:', '\nAssistant:'],
        }),
        validationSet: true,
        inference: { onDemand: false, provisioned: true, baseId: 'anthropic.claude-3-haiku-20240307-v1:0' },
        pricing: unverifiedPrice(0.0035),
        regions: ['us-west-2'],
        sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.datasets, SOURCE.lifecycle],
    },
];

;// CONCATENATED MODULE: ./lib/catalog/cohere.js

const commandHyperparameters = (batchMax) => [
    documented('epochCount', 'integer', { min: 1, max: 100, default: 1 }),
    documented('batchSize', 'integer', { min: 8, max: batchMax, default: 8 }),
    documented('learningRate', 'number', { min: 5e-6, max: 0.1, default: 1e-5 }),
    documented('earlyStoppingThreshold', 'number', { min: 0, max: 0.1, default: 0.01 }),
    documented('earlyStoppingPatience', 'integer', { min: 1, max: 10, default: 6 }),
    documented('evalPercentage', 'number', {
        min: 5,
        max: 50,
        default: 20,
        note: 'only without a validation set of your own',
    }),
];
const COMMAND = {
    provider: 'Cohere',
    status: 'retired',
    legacyOn: undefined,
    endOfLifeOn: '2025-09-15',
    customizationTypes: ['FINE_TUNING'],
    formats: ['prompt-completion'],
    // 4,096 tokens of prompt and 2,048 of completion.
    limits: limits({ trainMin: 32, trainMax: 10_000, validationMax: 1_000, maxTokensPerRecord: 6_144 }),
    validationSet: true,
    inference: { onDemand: false, provisioned: true, baseId: undefined },
    regions: ['us-east-1', 'us-west-2'],
    sources: [SOURCE.hyperparameters, SOURCE.datasets],
};
const COHERE_MODELS = [
    {
        ...COMMAND,
        id: 'cohere.command-text-v14:7:4k',
        name: 'Command',
        successor: advice('amazon.nova-lite-v1:0:300k', 'no Cohere model can be fine-tuned in Bedrock any more; prompt/completion rows convert without loss'),
        hyperparameters: commandHyperparameters(8),
        pricing: unknownPrice(),
    },
    {
        ...COMMAND,
        id: 'cohere.command-light-text-v14:7:4k',
        name: 'Command Light',
        successor: advice('amazon.nova-micro-v1:0:128k', 'no Cohere model can be fine-tuned in Bedrock any more; prompt/completion rows convert without loss'),
        hyperparameters: commandHyperparameters(32),
        pricing: unverifiedPrice(0.001),
    },
];

;// CONCATENATED MODULE: ./lib/catalog/meta.js

const EPOCHS = { min: 1, max: 10, default: 5, note: 'the upper bound is a quota that AWS can raise' };
const BATCH = { min: 1, max: 1, default: 1 };
const LEARNING_RATE = { min: 5e-6, max: 0.1, default: 1e-4 };
/** AWS documents these for Llama 3.1 and 3.2. */
const LLAMA_HYPERPARAMETERS = [
    documented('epochCount', 'integer', EPOCHS),
    documented('batchSize', 'integer', BATCH),
    documented('learningRate', 'number', LEARNING_RATE),
];
const TAKEN_OVER = 'documented for Llama 3.1 and 3.2; assumed the same';
const llamaLimits = (own) => limits({
    trainMin: 100,
    trainMax: 10_000,
    // From AWS's validator script, not from the user guide.
    validationMax: 1_000,
    sumMin: 100,
    sumMax: 10_000,
    maxTokensPerRecord: 16_000,
    ...own,
});
const LLAMA = {
    provider: 'Meta',
    legacyOn: undefined,
    endOfLifeOn: undefined,
    successor: undefined,
    hyperparameters: LLAMA_HYPERPARAMETERS,
    validationSet: true,
    regions: ['us-west-2'],
    sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.datasets, SOURCE.llamaValidator],
};
const LLAMA_3_1 = {
    ...LLAMA,
    status: 'active',
    customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
    formats: ['prompt-completion'],
    limits: llamaLimits({}),
};
/** Whether AWS still accepts jobs for 3.2 could not be confirmed. */
const LLAMA_3_2 = {
    ...LLAMA,
    status: 'active-unconfirmed',
    formats: ['bedrock-conversation-2024'],
    limits: llamaLimits({ systemItems: 1 }),
    pricing: unknownPrice(),
};
const META_MODELS = [
    {
        ...LLAMA,
        id: 'meta.llama3-3-70b-instruct-v1:0:128k',
        name: 'Llama 3.3 70B Instruct',
        status: 'active',
        customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
        formats: ['bedrock-conversation-2024'],
        hyperparameters: [
            observed('epochCount', 'integer', { ...EPOCHS, note: TAKEN_OVER }),
            observed('batchSize', 'integer', { ...BATCH, note: TAKEN_OVER }),
            observed('learningRate', 'number', { ...LEARNING_RATE, note: TAKEN_OVER }),
        ],
        limits: llamaLimits({ systemItems: 1 }),
        inference: { onDemand: true, provisioned: false, baseId: 'us.meta.llama3-3-70b-instruct-v1:0' },
        pricing: verifiedPrice(0.0033),
        sources: [...LLAMA.sources, SOURCE.onDemand],
    },
    {
        ...LLAMA_3_1,
        id: 'meta.llama3-1-8b-instruct-v1:0:128k',
        name: 'Llama 3.1 8B Instruct',
        inference: { onDemand: false, provisioned: true, baseId: 'meta.llama3-1-8b-instruct-v1:0' },
        pricing: verifiedPrice(0.00149),
    },
    {
        ...LLAMA_3_1,
        id: 'meta.llama3-1-70b-instruct-v1:0:128k',
        name: 'Llama 3.1 70B Instruct',
        inference: { onDemand: false, provisioned: true, baseId: 'meta.llama3-1-70b-instruct-v1:0' },
        pricing: unverifiedPrice(0.00799),
    },
    {
        ...LLAMA_3_2,
        id: 'meta.llama3-2-1b-instruct-v1:0:128k',
        name: 'Llama 3.2 1B Instruct',
        customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
        inference: { onDemand: false, provisioned: true, baseId: 'us.meta.llama3-2-1b-instruct-v1:0' },
    },
    {
        ...LLAMA_3_2,
        id: 'meta.llama3-2-3b-instruct-v1:0:128k',
        name: 'Llama 3.2 3B Instruct',
        customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
        inference: { onDemand: false, provisioned: true, baseId: 'us.meta.llama3-2-3b-instruct-v1:0' },
    },
    {
        ...LLAMA_3_2,
        id: 'meta.llama3-2-11b-instruct-v1:0:128k',
        name: 'Llama 3.2 11B Vision Instruct',
        customizationTypes: ['FINE_TUNING'],
        inference: { onDemand: false, provisioned: true, baseId: 'us.meta.llama3-2-11b-instruct-v1:0' },
    },
    {
        ...LLAMA_3_2,
        id: 'meta.llama3-2-90b-instruct-v1:0:128k',
        name: 'Llama 3.2 90B Vision Instruct',
        customizationTypes: ['FINE_TUNING'],
        limits: llamaLimits({ systemItems: 1, maxTokensPerRecord: 10_000 }),
        inference: { onDemand: false, provisioned: true, baseId: 'us.meta.llama3-2-90b-instruct-v1:0' },
    },
];

// EXTERNAL MODULE: ./lib/catalog/nearest.js
var nearest = __nccwpck_require__(7821);
;// CONCATENATED MODULE: ./lib/catalog/nova.js

const NOVA_1_HYPERPARAMETERS = [
    documented('epochCount', 'integer', { min: 1, max: 5, default: 2 }),
    documented('learningRate', 'number', { min: 1e-6, max: 1e-4, default: 1e-5 }),
    documented('learningRateWarmupSteps', 'integer', { min: 0, max: 100, default: 10 }),
    observed('batchSize', 'integer', {
        min: 1,
        max: 1,
        default: 1,
        note: 'accepted and fixed at 1; absent from the documented table',
    }),
];
const RESERVED = ['User:', 'Bot:', 'Assistant:', 'System:', '<image>', '<video>', '[EOS]'];
const NOVA_1_LIMITS = limits({
    trainMin: 8,
    trainMax: 20_000,
    sumMax: 20_000,
    maxTokensPerRecord: 32_000,
    recommendedMin: 100,
    reservedStrings: RESERVED,
});
const NOVA_1_SOURCES = [
    SOURCE.models,
    SOURCE.hyperparameters,
    SOURCE.novaDatasets,
    SOURCE.onDemand,
    SOURCE.novaValidator,
];
const NOVA_1 = {
    provider: 'Amazon',
    status: 'active',
    legacyOn: undefined,
    endOfLifeOn: undefined,
    successor: undefined,
    customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
    formats: ['bedrock-conversation-2024'],
    hyperparameters: NOVA_1_HYPERPARAMETERS,
    limits: NOVA_1_LIMITS,
    validationSet: true,
    regions: ['us-east-1'],
    sources: NOVA_1_SOURCES,
};
const NOVA_MODELS = [
    {
        ...NOVA_1,
        id: 'amazon.nova-micro-v1:0:128k',
        name: 'Nova Micro',
        inference: { onDemand: true, provisioned: true, baseId: 'amazon.nova-micro-v1:0' },
        pricing: verifiedPrice(0.001),
    },
    {
        ...NOVA_1,
        id: 'amazon.nova-lite-v1:0:300k',
        name: 'Nova Lite',
        inference: { onDemand: true, provisioned: true, baseId: 'amazon.nova-lite-v1:0' },
        pricing: unverifiedPrice(0.002),
    },
    {
        ...NOVA_1,
        id: 'amazon.nova-pro-v1:0:300k',
        name: 'Nova Pro',
        inference: { onDemand: true, provisioned: true, baseId: 'amazon.nova-pro-v1:0' },
        pricing: unverifiedPrice(0.008),
    },
    {
        id: 'amazon.nova-2-lite-v1:0:256k',
        provider: 'Amazon',
        name: 'Nova 2 Lite',
        status: 'active',
        legacyOn: undefined,
        endOfLifeOn: undefined,
        successor: undefined,
        customizationTypes: ['FINE_TUNING', 'REINFORCEMENT_FINE_TUNING'],
        formats: ['bedrock-conversation-2024'],
        hyperparameters: [
            observed('epochCount', 'integer', { note: 'bounds not documented; 3 is in use' }),
            observed('batchSize', 'integer', { min: 1, max: 1, default: 1 }),
            observed('learningRate', 'number', { note: 'bounds not documented; 1e-5 is in use' }),
            observed('learningRateWarmupSteps', 'integer', { note: 'bounds not documented; 0 is in use' }),
        ],
        limits: limits({
            trainMin: 200,
            trainMax: 20_000,
            validationMax: 0,
            sumMax: 20_000,
            maxTokensPerRecord: 32_000,
            recommendedMin: 2_000,
            reservedStrings: RESERVED,
        }),
        validationSet: false,
        inference: { onDemand: true, provisioned: true, baseId: 'us.amazon.nova-2-lite-v1:0' },
        pricing: verifiedPrice(0.00378),
        regions: ['us-east-1'],
        sources: [SOURCE.models, SOURCE.nova2Datasets, SOURCE.onDemand, SOURCE.novaValidator],
    },
    {
        id: 'amazon.nova-canvas-v1:0',
        provider: 'Amazon',
        name: 'Nova Canvas',
        status: 'eol',
        legacyOn: '2026-03-30',
        endOfLifeOn: '2026-09-30',
        // No image generator can be fine-tuned in Bedrock any more: there is nothing to advise.
        successor: undefined,
        customizationTypes: ['FINE_TUNING'],
        formats: ['image-ref-caption'],
        hyperparameters: [
            documented('batchSize', 'integer', { min: 8, max: 192, default: 8 }),
            documented('stepCount', 'integer', { min: 10, max: 20_000, default: 500 }),
            documented('learningRate', 'number', { min: 1e-7, max: 1e-4, default: 1e-5 }),
        ],
        limits: limits({ trainMin: 5, trainMax: 10_000, validationMax: 0 }),
        validationSet: false,
        inference: { onDemand: false, provisioned: true, baseId: 'amazon.nova-canvas-v1:0' },
        pricing: unknownPrice(),
        regions: ['us-east-1'],
        sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.lifecycle],
    },
];

;// CONCATENATED MODULE: ./lib/catalog/titan.js

const MIB = 1024 * 1024;
/** Lite and Express share one row of AWS's table. */
const TITAN_TEXT_HYPERPARAMETERS = [
    documented('epochCount', 'integer', { min: 1, max: 10, default: 5 }),
    documented('batchSize', 'integer', { min: 1, max: 64, default: 1 }),
    documented('learningRate', 'number', { min: 0, max: 1, default: 1e-5 }),
    documented('learningRateWarmupSteps', 'integer', { min: 0, max: 250, default: 5 }),
];
const titanTextLimits = (trainMax) => limits({
    trainMax,
    validationMax: 1_000,
    maxTokensPerRecord: 4_096,
    maxTrainBytes: 1024 * MIB,
    maxValidationBytes: 100 * MIB,
});
/** Gone from AWS's lifecycle page without a date; jobs could no longer be created by May 2026. */
const TITAN_TEXT = {
    provider: 'Amazon',
    status: 'retired',
    legacyOn: undefined,
    endOfLifeOn: undefined,
    formats: ['prompt-completion'],
    validationSet: true,
    inference: { onDemand: false, provisioned: true, baseId: undefined },
    regions: ['us-east-1', 'us-west-2'],
    sources: [SOURCE.hyperparameters, SOURCE.datasets, SOURCE.titanTextGone],
};
/** Image models are priced per image seen, not per token. */
const TITAN_IMAGE = {
    provider: 'Amazon',
    successor: undefined,
    customizationTypes: ['FINE_TUNING'],
    formats: ['image-ref-caption'],
    validationSet: false,
    pricing: unknownPrice(),
    regions: ['us-east-1', 'us-west-2'],
};
const TITAN_MODELS = [
    {
        ...TITAN_IMAGE,
        id: 'amazon.titan-embed-image-v1:0',
        name: 'Titan Multimodal Embeddings G1',
        status: 'active',
        legacyOn: undefined,
        endOfLifeOn: undefined,
        hyperparameters: [
            documented('epochCount', 'integer', { min: 1, max: 100, note: 'default: chosen by the service' }),
            documented('batchSize', 'integer', { min: 256, max: 9_216, default: 576 }),
            documented('learningRate', 'number', { min: 5e-8, max: 1, default: 5e-5 }),
        ],
        limits: limits({ trainMin: 1_000, trainMax: 500_000, validationMax: 0 }),
        inference: { onDemand: false, provisioned: true, baseId: 'amazon.titan-embed-image-v1' },
        sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.datasets],
    },
    {
        ...TITAN_IMAGE,
        id: 'amazon.titan-image-generator-v2:0',
        name: 'Titan Image Generator v2',
        status: 'eol',
        legacyOn: '2025-12-30',
        endOfLifeOn: '2026-06-30',
        hyperparameters: [
            documented('batchSize', 'integer', { min: 8, max: 192, default: 8 }),
            documented('stepCount', 'integer', { min: 10, max: 40_000, note: 'default: chosen by the service' }),
            documented('learningRate', 'number', { min: 1e-7, max: 1, default: 1e-5 }),
        ],
        limits: limits({ trainMin: 5, trainMax: 10_000, validationMax: 0 }),
        inference: { onDemand: false, provisioned: true, baseId: undefined },
        sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.datasets, SOURCE.lifecycle],
    },
    {
        ...TITAN_TEXT,
        id: 'amazon.titan-text-lite-v1:0:4k',
        name: 'Titan Text G1 - Lite',
        successor: advice('amazon.nova-micro-v1:0:128k', 'the smallest text model of the same provider; prompt/completion rows convert without loss'),
        customizationTypes: ['FINE_TUNING', 'CONTINUED_PRE_TRAINING'],
        hyperparameters: TITAN_TEXT_HYPERPARAMETERS,
        limits: titanTextLimits(10_000),
        pricing: unverifiedPrice(0.0004),
    },
    {
        ...TITAN_TEXT,
        id: 'amazon.titan-text-express-v1:0:8k',
        name: 'Titan Text G1 - Express',
        successor: advice('amazon.nova-micro-v1:0:128k', 'a fast text model of the same provider; prompt/completion rows convert without loss'),
        customizationTypes: ['FINE_TUNING', 'CONTINUED_PRE_TRAINING'],
        hyperparameters: TITAN_TEXT_HYPERPARAMETERS,
        limits: titanTextLimits(10_000),
        pricing: unknownPrice(),
    },
    {
        ...TITAN_TEXT,
        id: 'amazon.titan-text-premier-v1:0:32k',
        name: 'Titan Text Premier',
        successor: advice('amazon.nova-lite-v1:0:300k', 'the next size up of the same provider; prompt/completion rows convert without loss'),
        customizationTypes: ['FINE_TUNING'],
        hyperparameters: [
            documented('epochCount', 'integer', { min: 1, max: 5, default: 2 }),
            documented('batchSize', 'integer', { min: 1, max: 1, default: 1 }),
            documented('learningRate', 'number', { min: 1e-7, max: 1e-5, default: 1e-6 }),
            documented('learningRateWarmupSteps', 'integer', { min: 0, max: 20, default: 5 }),
        ],
        limits: titanTextLimits(20_000),
        pricing: unknownPrice(),
    },
];

;// CONCATENATED MODULE: ./lib/catalog/regions.js
/** Names of AWS regions: what can be one, and which ones people mean. */
/**
 * An area, a direction, a digit. Wider than the list below, so that a new region of a known area needs no release of
 * ours; whether a model can be trained there is the catalogue's to say.
 */
const REGION_NAME = /^(?:af|ap|ca|cn|eu|eu-isoe|eusc-de|il|me|mx|sa|us|us-gov|us-iso|us-isob|us-isof)-(?:central|east|north|northeast|northwest|south|southeast|southwest|west)-[1-9]$/;
/** Regions of the public cloud, for suggestions; those in which Bedrock trains come first. */
const KNOWN_REGIONS = [
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

;// CONCATENATED MODULE: ./lib/catalog/storage.js
/** What keeping bytes in S3 costs, for the tail that nobody looks at once a training has ended. */

/**
 * Regions of which the price is known. https://aws.amazon.com/s3/pricing/ fills its table by script, so the figure
 * rests on what others quote from it, and other regions stay unknown.
 */
const KNOWN = new Set(['us-east-1', 'us-east-2', 'us-west-2']);
const STANDARD = { usdPerGbMonth: 0.023, grade: 'unverified', asOf: CATALOG_DATE };
const BYTES_PER_GB = 2 ** 30;
/** undefined: the price of the region is not known. */
function storagePrice(region) {
    return KNOWN.has(region) ? STANDARD : undefined;
}
/** USD per month; undefined: the price of the region is not known. */
function storageUsd(region, bytes) {
    const price = storagePrice(region);
    return price === undefined ? undefined : (bytes / BYTES_PER_GB) * price.usdPerGbMonth;
}

;// CONCATENATED MODULE: ./lib/catalog/index.js
/** Questions to the catalogue of base models. Days are `YYYY-MM-DD` texts, which sort as dates do. */










/** Every base model Bedrock could ever fine-tune that people still ask for, those that are gone included. */
const BASE_MODELS = [
    ...NOVA_MODELS,
    ...META_MODELS,
    ...TITAN_MODELS,
    ...ANTHROPIC_MODELS,
    ...COHERE_MODELS,
];
const BY_ID = new Map(BASE_MODELS.map((model) => [model.id, model]));
const FOUNDATION_MODEL_ARN = /^arn:(aws[a-z-]*):bedrock:([a-z0-9-]+)::foundation-model\/(.+)$/;
/** A foundation-model ARN taken apart; undefined for anything else. */
function parseFoundationModelArn(text) {
    const [, , region, id] = FOUNDATION_MODEL_ARN.exec(text) ?? [];
    return region === undefined || id === undefined ? undefined : { region, id };
}
/** The id in a foundation-model ARN, or the text itself. */
function baseModelId(idOrArn) {
    return parseFoundationModelArn(idOrArn)?.id ?? idOrArn;
}
/** The base model with exactly this id (or foundation-model ARN). */
function findBaseModel(idOrArn) {
    return BY_ID.get(baseModelId(idOrArn));
}
/**
 * The base model an id for inference stands for: what is trained carries a context suffix (`…-v1:0:128k`), what is
 * invoked does not (`…-v1:0`, `us.…-v1:0`), and people pass one for the other. A wrong context suffix counts as none;
 * another version is another model.
 */
function baseModelOfInferenceId(idOrArn) {
    const wanted = withoutRegionGroup(baseModelId(idOrArn)).split(':', 2).join(':');
    return BASE_MODELS.find((model) => spellings(model.id).includes(wanted));
}
/** Typing errors that are taken for such: one letter wrong, or two that changed places. */
const MAX_SLIPS = 2;
/**
 * The base model whose id, with or without its suffixes, was mistyped. A differing number is no slip: it is most
 * likely a newer model that the catalogue does not have yet.
 */
function misspeltBaseModel(idOrArn) {
    const wanted = withoutRegionGroup(baseModelId(idOrArn));
    const [best] = BASE_MODELS.flatMap((model) => spellings(model.id).map((spelling) => ({ model, spelling })))
        .filter(({ spelling }) => isSlip(wanted, spelling))
        .map(({ model, spelling }) => ({ model, slips: (0,nearest/* distance */.I)(wanted, spelling) }))
        .sort((a, b) => a.slips - b.slips);
    return best?.model;
}
function isSlip(wanted, spelling) {
    // First, for the distance is quadratic and the texts come from pull requests.
    if (Math.abs(wanted.length - spelling.length) > MAX_SLIPS)
        return false;
    if (numbersIn(wanted) !== numbersIn(spelling))
        return false;
    return (0,nearest/* distance */.I)(wanted, spelling) <= MAX_SLIPS;
}
function numbersIn(id) {
    return (id.match(/\d+/g) ?? []).join(' ');
}
/** The id whole, without its context, and without its version. */
function spellings(id) {
    const [name = '', version, context] = id.split(':');
    if (version === undefined)
        return [id];
    const short = [`${name}:${version}`, name];
    return context === undefined ? short : [id, ...short];
}
function withoutRegionGroup(id) {
    return id.replace(/^(?:us|us-gov|eu|apac|au|ca|jp|global)\./, '');
}
/** The model that can be trained and is spelt most like the id, if at most a third of the letters differ. */
function nearestBaseModel(idOrArn) {
    const wanted = baseModelId(idOrArn);
    const [best] = BASE_MODELS.filter(({ id, status }) => status === 'active' && Math.abs(wanted.length - id.length) <= id.length / 3)
        .map((model) => ({ model, differing: (0,nearest/* distance */.I)(wanted, model.id) / model.id.length }))
        .filter(({ differing }) => differing <= 1 / 3)
        .sort((a, b) => a.differing - b.differing);
    return best?.model;
}
/** Gone: requests fail. */
function isRetired(model, today) {
    if (model.endOfLifeOn !== undefined)
        return model.endOfLifeOn <= today;
    return model.status === 'retired' || model.status === 'eol';
}
/** Bedrock accepts no new fine-tuning job on a Legacy model. */
function isLegacy(model, today) {
    return model.legacyOn !== undefined && model.legacyOn <= today && !isRetired(model, today);
}
/** Models a new fine-tuning job can start from on that day, in one region or anywhere. */
function trainableModels(today, region) {
    return BASE_MODELS.filter((model) => !isRetired(model, today) &&
        !isLegacy(model, today) &&
        (region === undefined || model.regions.includes(region)));
}
/** The range of one hyperparameter; undefined when the model has none of that name. */
function findHyperparameter(model, name) {
    return model.hyperparameters.find((range) => range.name === name);
}


/***/ }),

/***/ 7821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ distance),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The one "did you mean" of the project. */
/** Longer words are no misspelling of ours, and the distance is quadratic. */
const MAX_LENGTH = 128;
const MIN_SHARED_PREFIX = 4;
/**
 * The candidate a person most likely meant, or undefined. Case, `-` and `_` do not count; at most a third of the
 * letters may differ, or the first four letters agree (`epochs` means `epochCount`).
 */
function nearest(word, candidates) {
    if (word.length > MAX_LENGTH)
        return undefined;
    const wanted = normalise(word);
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: distance(wanted, normalise(candidate)) }))
        .sort((a, b) => a.distance - b.distance);
    const best = ranked[0];
    if (best === undefined || wanted === '')
        return undefined;
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, best.candidate.length) / 3));
    if (best.distance <= allowed)
        return best.candidate;
    return ranked.find(({ candidate }) => sharedPrefix(wanted, normalise(candidate)) >= MIN_SHARED_PREFIX)
        ?.candidate;
}
function normalise(word) {
    return word.toLowerCase().replace(/[-_]/g, '');
}
function sharedPrefix(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length])
        length += 1;
    return length;
}
/** Levenshtein distance, one row at a time. */
function distance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const row = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
        }
        previous = row;
    }
    return previous[b.length] ?? 0;
}


/***/ }),

/***/ 9069:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _adapters_laptop_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1184);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8799);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(646);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4138);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5077);
/** The second edge: the same commands on a laptop. */







const WRONG_USAGE = 2;
/** Inputs that mean something outside of a workflow; each is a flag of the same name. */
const FLAGS = ['config', 'jobs', 'environment', 'wait', 'retry', 'on-cancel', 'what', 'confirm'];
/** What writes to AWS, and needs to know for which repository. */
const WRITING = ['apply', 'stop', 'teardown'];
/** As `gh` finds it out in a clone. */
const OWN_ID = `--repository-id "$(gh api 'repos/{owner}/{repo}' --jq .id)"`;
const USAGE = `Usage: bedrock-tune <command> [flags]

Commands
  ${_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .COMMANDS */ .Lo.join(', ')}
  init         writes jobs.yaml, the workflows and a sample dataset into a repository: bedrock-tune init --help
  simulator    a local Bedrock, S3, STS, OIDC issuer and GitHub: bedrock-tune simulator --port N --time-scale S

Flags
  --config FILE          the jobs file (${_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .INPUT_DEFAULTS */ .WJ.config})
  --jobs A,B             only these jobs
  --environment A,B      only these environments
  --wait 10m|0|done      how long apply follows what it started (10m), and teardown waits for what it stops (180m)
  --retry JOB@N          start attempt N of a job that failed, was stopped, or lost its model
  --on-cancel leave|stop what Ctrl-C does to what this run started (${_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .INPUT_DEFAULTS */ .WJ['on-cancel']})
  --what ${_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .TEARDOWN_WHATS */ .$P.join('|')}, --confirm CODE   for teardown
  --all                  status also lists what lies around, and what it costs per month
  --repository-id N      whose training runs these are; apply, stop and teardown need it
  --repository OWNER/NAME  needed where an environment of the jobs file has no prefix, and for doctor, which also
                         reads GH_TOKEN (or GITHUB_TOKEN)
  --json                 one JSON object on stdout and nothing else
  --verbose              debug lines on stderr
  --help, --version

Exit code: 0 fine; 1 errors in the files, a blocked plan, a run that failed or stopped; 2 wrong usage, or refused;
3 AWS or GitHub failed
`;
const { env, argv } = process;
process.exitCode = await cli(argv.slice(2));
async function cli(args) {
    if (args[0] === 'simulator') {
        const { runSimulator } = await __nccwpck_require__.e(/* import() */ 338).then(__nccwpck_require__.bind(__nccwpck_require__, 3338));
        return await runSimulator(args.slice(1));
    }
    if (args[0] === 'init') {
        const { runInit } = await Promise.all(/* import() */[__nccwpck_require__.e(91), __nccwpck_require__.e(486)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7486));
        return await runInit(args.slice(1));
    }
    // The SDK warns on every call of an older Node; there the README has said what to expect.
    env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
    const flags = await parseFlags(args);
    if (typeof flags === 'number')
        return flags;
    const { command, values } = flags;
    const text = (name) => (typeof values[name] === 'string' ? values[name] : '');
    const edge = await (0,_adapters_laptop_js__WEBPACK_IMPORTED_MODULE_1__/* .laptopEdge */ .Y)({ env, folder: process.cwd(), verbose: values['verbose'] === true });
    const { result } = await (0,_main_js__WEBPACK_IMPORTED_MODULE_5__/* .runCommand */ .d)(edge, async () => ({
        inputs: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .parseInputs */ .TL)((name) => {
            if (name === 'all')
                return String(values['all'] === true);
            // Only `doctor` asks GitHub anything on a laptop, and only what the person's own token may read.
            if (name === 'github-token')
                return command === 'doctor' ? personalToken() : '';
            return name === 'command' ? allowed(command) : text(name);
        }),
        event: (0,_event_js__WEBPACK_IMPORTED_MODULE_3__/* .localEvent */ .qy)({
            repository: shaped('repository', text('repository'), /^[\w.-]+\/[\w.-]+$/, 'OWNER/NAME'),
            repositoryId: shaped('repository-id', text('repository-id'), /^\d+$/, 'a number'),
        }),
    }));
    const isJson = values['json'] === true;
    const output = isJson
        ? JSON.stringify((0,_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .resultJson */ .y3)(result))
        : repeatFlags(withFlags((0,_adapters_laptop_js__WEBPACK_IMPORTED_MODULE_1__/* .visibleText */ .Q)(result.terminal)), values);
    process.stdout.write(`${output}\n`);
    return _outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT_CODES */ .ai[result.decision].cli;
}
/** What an action calls an input, a person gave as a flag. */
function withFlags(text) {
    return text.replace(/\b(?:the )?input `?([a-z-]+)`?/g, (words, name) => FLAGS.some((flag) => flag === name) ? `--${name}` : words);
}
/** A command to copy needs the flags this one was given: whose runs these are, and which file. */
function repeatFlags(text, values) {
    const given = ['config', 'repository', 'repository-id'].flatMap((name) => {
        const value = values[name];
        return typeof value === 'string' && /^[\w./-]+$/.test(value) ? [`--${name} ${value}`] : [];
    });
    return text.replace(/^ *bedrock-tune (apply|plan|status|stop|teardown)\b.*$/gm, (line, command) => {
        const lacksId = WRITING.includes(command) && values['repository-id'] === undefined;
        return [line, ...given, ...(lacksId ? [OWN_ID] : [])].join(' ');
    });
}
/** In a workflow the action knows the event and the branch; this edge does not, so that a pull request could spend. */
function allowed(command) {
    if (env['GITHUB_ACTIONS'] !== 'true' || !WRITING.includes(command))
        return command;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .AppError */ .uV('trigger-refused', `the command line does not run ${command} in a workflow`, {
        blame: 'user',
        hint: `Use the action (\`uses:\`) with \`command: ${command}\`.`,
    });
}
/** The order of `gh`: its own name wins over what other programs may have left in the shell. */
function personalToken() {
    return env['GH_TOKEN'] || env['GITHUB_TOKEN'] || '';
}
/** Whose runs these are becomes a tag: a slip of the hand must not. */
function shaped(flag, text, form, words) {
    if (text === '' || form.test(text))
        return text || undefined;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .AppError */ .uV('input-invalid', `--${flag} is ${JSON.stringify(text)}`, {
        blame: 'user',
        hint: `Give ${words}.`,
    });
}
/** What to do, or the exit code where all is said. */
async function parseFlags(args) {
    try {
        const names = [...FLAGS, 'repository', 'repository-id'];
        const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
            args: [...args],
            allowPositionals: true,
            options: {
                ...Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
                all: { type: 'boolean' },
                json: { type: 'boolean' },
                verbose: { type: 'boolean' },
                help: { type: 'boolean', short: 'h' },
                version: { type: 'boolean' },
            },
        });
        const [command = '', ...rest] = positionals;
        if (values.version === true)
            return print(`${await version()}\n`);
        if (values.help === true || command === 'help')
            return print(USAGE);
        if (rest.length > 0)
            return refuse(`one command at a time, not also ${quoted(rest)}`);
        const known = _inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .COMMANDS */ .Lo.find((name) => name === command);
        if (known !== undefined)
            return { command: known, values };
        if (command !== '')
            return refuse(`there is no command ${quoted([command])}`);
        process.stderr.write(USAGE);
        return WRONG_USAGE;
    }
    catch (error) {
        // Node goes on with advice for texts that begin with a dash.
        const [message = ''] = (error instanceof Error ? error.message : String(error)).split('. To specify');
        return refuse(message);
    }
}
function print(text) {
    process.stdout.write(text);
    return 0;
}
function refuse(message) {
    const commands = [..._inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .COMMANDS */ .Lo, 'init', 'simulator'].join(', ');
    process.stderr.write(`${(0,_adapters_laptop_js__WEBPACK_IMPORTED_MODULE_1__/* .visibleText */ .Q)(message)}\nCommands: ${commands}. \`bedrock-tune --help\` lists all flags.\n`);
    return WRONG_USAGE;
}
function quoted(words) {
    return words.map((word) => JSON.stringify(word)).join(', ');
}
async function version() {
    const { VERSION } = await __nccwpck_require__.e(/* import() */ 91).then(__nccwpck_require__.bind(__nccwpck_require__, 1091));
    return VERSION;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ today),
/* harmony export */   L: () => (/* binding */ isoTime)
/* harmony export */ });
/** `YYYY-MM-DD` in UTC. */
function today(context) {
    return isoTime(context).slice(0, 10);
}
function isoTime(context) {
    return new Date(context.clock.now()).toISOString();
}


/***/ }),

/***/ 5596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ng: () => (/* binding */ isUsable),
  Z9: () => (/* binding */ loadConfig),
  bU: () => (/* binding */ loadFingerprint),
  h_: () => (/* binding */ loadJobs)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/catalog/index.js + 8 modules
var catalog = __nccwpck_require__(8496);
// EXTERNAL MODULE: ./lib/config/parse.js + 17 modules
var parse = __nccwpck_require__(4330);
// EXTERNAL MODULE: ./lib/config/source.js
var source = __nccwpck_require__(9969);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/datasets/json.js
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isArray(value) {
    return Array.isArray(value);
}
/** The type in words, with its article, for a message. */
function typeName(value) {
    if (value === null)
        return 'null';
    if (isArray(value))
        return 'a list';
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
/** `messages[0].content` from the keys and indices; only ever built from names of the known formats. */
function pathName(path) {
    return path
        .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`))
        .join('');
}
/** A key as far as it may be shown: a plain word, so that no row text and no credential gets out through a key. */
function keyName(key) {
    return /^[A-Za-z][A-Za-z_-]{0,31}$/.test(key) ? `\`${key}\`` : 'a key that is not a plain word';
}

;// CONCATENATED MODULE: ./lib/datasets/lines.js
/** From chunks of any size to blocks of whole lines, in memory bounded by one chunk and one line. */
const LF = 10;
/** Longest line that is read, bytes without its line feed: far above any record limit of Bedrock (32,000 tokens). */
const MAX_LINE_BYTES = 1 << 20;
/** The first piece holds at least this much of the file, or all of it: enough to tell what kind of file it is. */
const HEAD_BYTES = 1024;
const PIECE_BYTES = 1 << 20;
/** The file in pieces of at most about 1 MiB; the first one has `HEAD_BYTES` or is the whole file. Empty file: no piece. */
async function* pieces(bytes) {
    let head = Buffer.alloc(0);
    for await (const chunk of bytes) {
        let data = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        if (head !== undefined) {
            head = Buffer.concat([head, data]);
            if (head.length < HEAD_BYTES)
                continue;
            data = head;
            head = undefined;
        }
        for (let at = 0; at < data.length; at += PIECE_BYTES)
            yield data.subarray(at, at + PIECE_BYTES);
    }
    if (head !== undefined && head.length > 0)
        yield head;
}
/** Cuts pieces at line feeds (which never occur inside a UTF-8 sequence). What it keeps between calls is copied. */
class LineSplitter {
    #parts = [];
    #pending = 0;
    push(piece) {
        const segments = [];
        let rest = piece;
        if (this.#pending > MAX_LINE_BYTES) {
            const end = rest.indexOf(LF);
            this.#pending += end < 0 ? rest.length : end;
            if (end < 0)
                return segments;
            segments.push(this.#takeTooLong());
            rest = rest.subarray(end + 1);
        }
        const cut = rest.lastIndexOf(LF) + 1;
        if (cut > 0)
            segments.push(this.#take(rest.subarray(0, cut)));
        this.#keep(rest.subarray(cut));
        return segments;
    }
    /** What follows the last line feed. */
    end() {
        if (this.#pending > MAX_LINE_BYTES)
            return [this.#takeTooLong()];
        return this.#pending > 0 ? [this.#take(Buffer.alloc(0))] : [];
    }
    #keep(rest) {
        this.#pending += rest.length;
        if (this.#pending > MAX_LINE_BYTES)
            this.#parts = [];
        else if (rest.length > 0)
            this.#parts.push(Buffer.from(rest));
    }
    #take(tail) {
        const bytes = this.#parts.length === 0 ? tail : Buffer.concat([...this.#parts, tail]);
        this.#parts = [];
        this.#pending = 0;
        return { kind: 'lines', bytes };
    }
    #takeTooLong() {
        const length = this.#pending;
        this.#pending = 0;
        return { kind: 'too-long', length };
    }
}
/** Calls `visit(start, end)` for each line of a block; `end` is the place of the line feed or the end of the block. */
function eachLine(bytes, visit) {
    let start = 0;
    while (start < bytes.length) {
        const found = bytes.indexOf(LF, start);
        const end = found < 0 ? bytes.length : found;
        visit(start, end);
        start = end + 1;
    }
}

;// CONCATENATED MODULE: ./lib/datasets/convert.js
/**
 * From prompt/completion to `bedrock-conversation-2024`: lossless, and a pure function of the rows and the system text,
 * for its output is what gets hashed, reviewed and uploaded. Changing a byte of it changes every fingerprint.
 */



function rowWriter(system) {
    const intro = system === undefined ? '' : `"system":[{"text":${JSON.stringify(system)}}],`;
    const head = `{"schemaVersion":"bedrock-conversation-2024",${intro}"messages":[{"role":"user","content":[{"text":`;
    const middle = '}]},{"role":"assistant","content":[{"text":';
    return (prompt, completion) => `${head}${JSON.stringify(prompt)}${middle}${JSON.stringify(completion)}}]}]}\n`;
}
/**
 * The bytes to upload, from the bytes of a file that a scan found without errors: the same ones whose SHA-256 the scan
 * reports. Throws `file-changed` on anything such a file cannot contain.
 */
async function* convert(bytes, conversion) {
    if (conversion.kind === 'none') {
        yield* bytes;
        return;
    }
    const write = rowWriter(conversion.system);
    const splitter = new LineSplitter();
    for await (const piece of pieces(bytes))
        yield* convertSegments(splitter.push(piece), write);
    yield* convertSegments(splitter.end(), write);
}
function* convertSegments(segments, write) {
    for (const segment of segments) {
        if (segment.kind === 'too-long')
            throw fileChanged();
        const lines = [];
        eachLine(segment.bytes, (start, end) => {
            lines.push(Buffer.from(convertLine(segment.bytes.toString('utf8', start, end), write)));
        });
        yield Buffer.concat(lines);
    }
}
function convertLine(line, write) {
    const row = convert_parse(line);
    if (!isObject(row) || Object.keys(row).length !== 2)
        throw fileChanged();
    const prompt = row['prompt'];
    const completion = row['completion'];
    if (typeof prompt !== 'string' || typeof completion !== 'string')
        throw fileChanged();
    return write(prompt, completion);
}
function convert_parse(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        // Not kept as the cause: the message of `JSON.parse` quotes the row.
        throw fileChanged();
    }
}
function fileChanged() {
    return new errors/* AppError */.uV('file-changed', 'A dataset has a row that was not there when it was checked.', {
        blame: 'user',
        hint: 'Run again on an unchanged checkout; let no other step write to the dataset while this one runs.',
    });
}

;// CONCATENATED MODULE: ./lib/datasets/file-kind.js
const MAGIC = [
    ['1f8b', compressed('gzip', 'gunzip -c <')],
    ['28b52ffd', compressed('zstd', 'unzstd -c <')],
    ['425a68', compressed('bzip2', 'bunzip2 -c <')],
    ['fd377a585a00', compressed('xz', 'unxz -c <')],
    ['504b0304', compressed('zip (or Excel)', 'unzip -p')],
    ['50415231', columnar('Parquet')],
    ['4152524f5731', columnar('Arrow')],
    ['fffe', utf16('UTF-16')],
    ['feff', utf16('UTF-16')],
];
/** What the file is instead of JSON lines, from its first `HEAD_BYTES` bytes (or all of it); undefined: read it. */
function refuseFileKind(head) {
    const refusal = fromMagic(head) ?? fromText(head.toString('utf8').replace(/^\uFEFF/, ''));
    return refusal && { ...refusal, severity: 'error', line: 1 };
}
function fromMagic(head) {
    const hex = head.toString('hex', 0, 8);
    // `{` or `[` in two bytes: UTF-16 without a byte-order mark.
    if (/^(?:7b00|5b00)/.test(hex))
        return utf16('UTF-16LE');
    if (/^(?:007b|005b)/.test(hex))
        return utf16('UTF-16BE');
    return MAGIC.find(([magic]) => hex.startsWith(magic))?.[1];
}
function fromText(head) {
    const [first = '', second = ''] = head.trimStart().split(/\r?\n/, 2);
    if (first.startsWith('version https://git-lfs.github.com/spec/'))
        return LFS_POINTER;
    if (/^(?:outs|md5|deps|wdir|frozen|meta):/.test(first) && /\b(?:md5|outs):/.test(head))
        return DVC_POINTER;
    if (first.startsWith('[') && (first.trim() === '[' || !second.startsWith('[')))
        return JSON_ARRAY;
    if (first.trim() === '{' && !second.startsWith('{'))
        return PRETTY_PRINTED;
    if (/^"?[\w .-]+"?(?:[,;\t]"?[\w .-]+"?)+$/.test(first))
        return CSV;
    return undefined;
}
const LFS_POINTER = {
    code: 'lfs-pointer',
    message: 'This is a Git LFS pointer, not the data it points at.',
    hint: 'Run `git lfs pull`; in a workflow set `lfs: true` on the checkout step instead.',
};
const DVC_POINTER = {
    code: 'dvc-pointer',
    message: 'This is a DVC pointer, not the data it points at.',
    hint: 'Run `dvc pull` first, and name the data file itself in jobs.yaml.',
};
const JSON_ARRAY = {
    code: 'json-array',
    message: 'The whole file is one JSON list; JSON lines are needed: one object on each line, no list around them.',
    hint: "Rewrite it with `jq -c '.[]' {file} > {fixed}`.",
};
const PRETTY_PRINTED = {
    code: 'pretty-printed',
    message: 'The JSON is spread over several lines; each line must hold one whole object.',
    hint: 'Rewrite it with `jq -c . {file} > {fixed}`.',
};
const CSV = {
    code: 'csv-file',
    message: 'This looks like CSV; JSON lines are needed: one object on each line.',
    hint: 'Write each record as {"prompt": "…", "completion": "…"} on a line of its own.',
};
function compressed(name, tool) {
    return {
        code: 'compressed-file',
        message: `The file is compressed (${name}); Bedrock reads plain JSON lines.`,
        hint: `Unpack it, \`${tool} {file} > {fixed}\`, and use the new file.`,
    };
}
function columnar(name) {
    return {
        code: 'columnar-file',
        message: `This is a ${name} file; Bedrock reads JSON lines.`,
        hint: 'Export it as JSON lines, for example with `to_json(path, orient="records", lines=True)` of pandas.',
    };
}
function utf16(encoding) {
    return {
        code: 'not-utf8',
        message: 'The file is UTF-16; Bedrock reads UTF-8.',
        hint: `Rewrite it with \`iconv -f ${encoding} -t UTF-8 {file} > {fixed}\`.`,
    };
}

// EXTERNAL MODULE: ./lib/datasets/rules.js
var rules = __nccwpck_require__(3926);
;// CONCATENATED MODULE: ./lib/datasets/findings.js
/** The findings of one file: all of them up to a cap per rule, and beyond it how many more there are. */


/** Findings shown of one rule in one file. */
const FINDINGS_PER_RULE = 50;
class FindingList {
    #file;
    #checks;
    #kept = [];
    #rules = new Map();
    /** `checks`: what the author wants to hear of each rule. */
    constructor(file, checks = rules/* NO_CHECKS */.c) {
        this.#file = file;
        this.#checks = checks;
    }
    add(found) {
        const severity = this.#checks[found.code]?.severity ?? found.severity;
        if (severity === 'off')
            return;
        const draft = { ...found, severity };
        const key = `${draft.severity} ${draft.code}`;
        const rule = this.#rules.get(key) ?? { count: 0, firstHidden: undefined, lastLine: 0 };
        this.#rules.set(key, rule);
        rule.count += 1;
        rule.lastLine = draft.line;
        if (rule.count <= FINDINGS_PER_RULE)
            this.#kept.push(this.#finding(draft));
        else
            rule.firstHidden ??= this.#finding(draft);
    }
    /** All findings in the order they are shown in. */
    close() {
        const closing = [...this.#rules.values()].flatMap((rule) => rule.firstHidden === undefined ? [] : [moreFindings(rule, rule.firstHidden)]);
        return [...this.#kept, ...closing].sort(errors/* compareFindings */.Eg);
    }
    #finding({ code, severity, line, column, message, hint }) {
        return {
            code,
            severity,
            file: this.#file,
            line,
            column: column?.() ?? 1,
            message,
            hint: withPaths(hint, this.#file),
        };
    }
}
function withPaths(hint, file) {
    return hint
        .replaceAll('{file}', () => shellWord(file))
        .replaceAll('{fixed}', () => shellWord(`${file.replace(/\.jsonl$/, '')}.fixed.jsonl`));
}
/** The text as one word of a shell: a path from a pull request ends up in a command that a person runs. */
function shellWord(text) {
    // What starts with a dash would be an option.
    const path = text.startsWith('-') ? `./${text}` : text;
    return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
function moreFindings(rule, first) {
    const more = rule.count - FINDINGS_PER_RULE;
    return {
        ...first,
        code: 'more-findings',
        // The findings it stands for are counted already, by those that are shown.
        severity: 'info',
        message: `${grouped(more)} more of \`${first.code}\` in this file, from line ${first.line} to line ${rule.lastLine}.`,
        hint: `Fix the first ${FINDINGS_PER_RULE} and run again: most often they share one cause.`,
    };
}
/** A count with its thousands set apart, the same in every locale. */
function grouped(count) {
    // Not `toLocaleString`: its first call loads ICU's number formats, which costs a run 10 ms.
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

// EXTERNAL MODULE: ./lib/catalog/nearest.js
var nearest = __nccwpck_require__(7821);
;// CONCATENATED MODULE: ./lib/datasets/format.js


/** As people call them, to stand before "format". */
const FORMAT_NAMES = {
    'bedrock-conversation-2024': 'bedrock-conversation-2024',
    'prompt-completion': 'prompt/completion',
    'claude-messages': 'Claude messages',
    'openai-chat-rft': 'OpenAI chat',
    'image-ref-caption': 'image-ref/caption',
    'input-text': 'input text',
};
/** A hostile row can hold a hundred thousand keys. */
const KEYS_TO_GUESS_FROM = 16;
const CONVERSATION = ['bedrock-conversation-2024'];
const PAIR = ['prompt-completion'];
const CLAUDE = ['claude-messages'];
const CHAT = ['openai-chat-rft'];
const EITHER_CHAT = ['claude-messages', 'openai-chat-rft'];
const ANY_MESSAGES = ['bedrock-conversation-2024', 'claude-messages', 'openai-chat-rft'];
const IMAGE = ['image-ref-caption'];
const INPUT = ['input-text'];
const NONE = [];
/** Every format the row may be in, likeliest first; empty when it is none that is known. */
function candidateFormats(row) {
    const has = (key) => Object.hasOwn(row, key);
    if (has('messages'))
        return messageFormats(row);
    if (has('schemaVersion'))
        return CONVERSATION;
    if (has('prompt') || has('completion'))
        return PAIR;
    if (has('image-ref') || has('caption'))
        return IMAGE;
    const keys = Object.keys(row).slice(0, KEYS_TO_GUESS_FROM);
    if (keys.length === 1 && has('input'))
        return INPUT;
    if (keys.some((key) => isMisspelt(key, 'prompt') || isMisspelt(key, 'completion')))
        return PAIR;
    return keys.some((key) => isMisspelt(key, 'messages')) ? CONVERSATION : NONE;
}
function messageFormats(row) {
    if (Object.hasOwn(row, 'schemaVersion') || isArray(row['system']))
        return CONVERSATION;
    if (Object.hasOwn(row, 'reference_answer') || Object.hasOwn(row, 'tools'))
        return CHAT;
    const messages = row['messages'];
    if (!isArray(messages) || messages.length === 0)
        return ANY_MESSAGES;
    if (messages.some((message) => isArray(member(message, 'content'))))
        return CONVERSATION;
    if (typeof row['system'] === 'string')
        return CLAUDE;
    const roles = messages.map((message) => member(message, 'role'));
    const isChat = roles.at(-1) !== 'assistant' || roles.some((role) => role !== 'user' && role !== 'assistant');
    return isChat ? CHAT : EITHER_CHAT;
}
function member(value, key) {
    return isObject(value) ? value[key] : undefined;
}
/** Is `key` most likely meant to be `name`, without being it? */
function isMisspelt(key, name) {
    return key !== name && (0,nearest/* nearest */.p)(key.trim(), ['prompt', 'completion', 'messages']) === name;
}
/** The format of a file, narrowed row by row: some rows fit more than one format. */
class FormatTracker {
    #accepts;
    #candidates = NONE;
    /** Line of the first row with a known format; 0 as long as there is none. */
    firstLine = 0;
    /** `accepts`: what the base model takes, which wins where a row fits several formats. */
    constructor(accepts) {
        this.#accepts = accepts;
    }
    /** The format so far; undefined as long as no row had a known one. */
    get format() {
        return this.#prefer(this.#candidates);
    }
    /** Takes in a row: its format if it agrees with the rows before it, else what it looks like instead. */
    add(row, line) {
        const found = candidateFormats(row);
        const looksLike = this.#prefer(found);
        if (looksLike === undefined)
            return { kind: 'unknown' };
        if (this.firstLine === 0) {
            this.firstLine = line;
            this.#candidates = found;
        }
        const common = this.#candidates === found ? found : this.#candidates.filter((format) => found.includes(format));
        const format = this.#prefer(common);
        if (format === undefined)
            return { kind: 'other', looksLike };
        this.#candidates = common;
        return { kind: 'same', format };
    }
    #prefer(formats) {
        return formats.find((format) => this.#accepts.includes(format)) ?? formats[0];
    }
}

;// CONCATENATED MODULE: ./lib/datasets/format-fit.js

function checkFormat(wanted, found) {
    const { format, formatLine: line, conversion } = found;
    if (format === undefined)
        return [];
    if (conversion.kind !== 'none') {
        const message = `The rows are converted to bedrock-conversation-2024 on upload, because ${wanted.modelName} needs it; the file itself stays as it is.`;
        return [{ code: 'will-be-converted', severity: 'info', line, message, hint: '' }];
    }
    const [taken] = wanted.accepts;
    if (taken !== undefined && !wanted.accepts.includes(format)) {
        const takes = wanted.accepts.map((accepted) => FORMAT_NAMES[accepted]).join(' or ');
        const message = `The rows are in ${chatName(format)} format; ${wanted.modelName} takes ${takes}.`;
        const isChat = format === 'openai-chat-rft' || format === 'claude-messages';
        const hint = isChat && taken === 'bedrock-conversation-2024' ? CHAT_TO_CONVERSATION : REWRITE_HINTS[taken];
        return [{ code: 'wrong-format-for-model', severity: 'error', line, message, hint }];
    }
    // Of an unknown model nobody can say whether its rows will be converted.
    if (wanted.system === undefined || taken === undefined)
        return [];
    const message = `\`system\` is set for this dataset but is only used when prompt/completion rows are converted; these are in ${FORMAT_NAMES[format]} format and stay as they are.`;
    const hint = 'Remove `system` from jobs.yaml, or write its text into the rows.';
    return [{ code: 'system-unused', severity: 'warning', line, message, hint }];
}
/** Plain user and assistant turns are written alike for Claude and for OpenAI. */
function chatName(format) {
    return format === 'claude-messages' ? 'Claude or OpenAI chat' : FORMAT_NAMES[format];
}
const CHAT_TO_CONVERSATION = 'Write each row as {"schemaVersion": "bedrock-conversation-2024", "system": [{"text": "…"}], "messages": [{"role": "user", "content": [{"text": "…"}]}, {"role": "assistant", "content": [{"text": "…"}]}]}: the system text goes into `system`, a list of its own beside `messages`, and each `content` becomes a list of {"text": "…"}.';
/** How a row of each format is written, as a fix. */
const REWRITE_HINTS = {
    'bedrock-conversation-2024': 'Write each row as {"schemaVersion": "bedrock-conversation-2024", "messages": [{"role": "user", "content": [{"text": "…"}]}, {"role": "assistant", "content": [{"text": "…"}]}]}.',
    'prompt-completion': 'Write each row as {"prompt": "…", "completion": "…"}.',
    'claude-messages': 'Write each row as {"system": "…", "messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}.',
    'openai-chat-rft': 'Write each row as {"messages": [{"role": "user", "content": "…"}], "reference_answer": …}.',
    'image-ref-caption': 'Write each row as {"image-ref": "s3://…", "caption": "…"}.',
    'input-text': 'Write each row as {"input": "…"}.',
};

;// CONCATENATED MODULE: ./lib/datasets/limits.js

/** Most rows the model takes for a split. */
function maxRows(limits, split) {
    return split === 'training' ? limits?.trainMax : limits?.validationMax;
}
/** Rows and bytes of one file. */
function checkFileLimits(file) {
    return [...checkRowCount(file), ...checkRecommended(file), ...checkFileSize(file)];
}
function checkRowCount({ split, modelName, limits, rows, overflowLine, }) {
    const min = split === 'training' ? limits.trainMin : undefined;
    const max = maxRows(limits, split);
    const error = { code: 'row-count', severity: 'error' };
    if (min !== undefined && rows < min) {
        const message = `${rowsOf(rows)}; ${modelName} needs at least ${grouped(min)} for ${split}.`;
        return [{ ...error, line: 1, message, hint: `Add at least ${rowsOf(min - rows)}.` }];
    }
    if (max !== undefined && rows > max) {
        const message = `${rowsOf(rows)}; ${modelName} takes at most ${grouped(max)} for ${split}.`;
        return [{ ...error, line: overflowLine ?? 1, message, hint: `Remove at least ${rowsOf(rows - max)}.` }];
    }
    return [];
}
function checkRecommended({ split, limits, rows }) {
    const advised = limits.recommendedMin;
    if (split !== 'training' || advised === undefined || rows >= advised)
        return [];
    const message = `${rowsOf(rows)}; AWS advises at least ${grouped(advised)}, for fewer rarely change how a model answers.`;
    return [
        { code: 'few-rows', severity: 'warning', line: 1, message, hint: 'Add more examples of the same task.' },
    ];
}
function checkFileSize({ split, modelName, limits, uploadBytes }) {
    const max = split === 'training' ? limits.maxTrainBytes : limits.maxValidationBytes;
    if (max === undefined || uploadBytes <= max)
        return [];
    const message = `${grouped(uploadBytes)} bytes would be uploaded; ${modelName} takes at most ${grouped(max)} for ${split}.`;
    return [{ code: 'file-size', severity: 'error', line: 1, message, hint: 'Remove rows or shorten them.' }];
}
/** The estimate for one row against the record limit: an error where even the low end is above it. */
function checkRecordTokens(tokens, limit) {
    if (tokens.high <= limit)
        return [];
    const message = `About ${grouped(tokens.low)} to ${grouped(tokens.high)} tokens; a record may have at most ${grouped(limit)}.`;
    return [
        {
            code: 'token-limit',
            severity: tokens.low > limit ? 'error' : 'warning',
            path: [],
            target: 'value',
            message,
            hint: 'Shorten the texts or split the row: Bedrock does not cut it for you.',
        },
    ];
}
/**
 * Training and validation rows together against the model's limit for both. Nothing is said where one file alone
 * already breaks its own limit, for then the scan of that file has said it.
 */
function checkRowSum(counts) {
    const { training, validation, limits, at } = counts;
    const sum = training + validation;
    const both = `${rowsOf(training)} for training and ${grouped(validation)} for validation make ${grouped(sum)}`;
    const error = {
        file: at.file,
        line: at.line,
        column: at.column,
        code: 'row-count',
        severity: 'error',
    };
    const { sumMin, sumMax, trainMin = 0, trainMax = Infinity, validationMax = Infinity } = limits;
    if (training < trainMin || training > trainMax || validation > validationMax)
        return [];
    if (sumMin !== undefined && sum < sumMin) {
        const message = `${both}; the model needs at least ${grouped(sumMin)} in both together.`;
        return [{ ...error, message, hint: `Add at least ${rowsOf(sumMin - sum)}.` }];
    }
    if (sumMax !== undefined && sum > sumMax) {
        const message = `${both}; the model takes at most ${grouped(sumMax)} in both together.`;
        return [{ ...error, message, hint: `Remove at least ${rowsOf(sum - sumMax)}.` }];
    }
    return [];
}
function rowsOf(count) {
    return count === 1 ? '1 row' : `${grouped(count)} rows`;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./lib/datasets/utf8.js
/** Where and how bytes stop being UTF-8. Only the error path comes here: `node:buffer` validates whole blocks natively. */
/**
 * Lead bytes: first, last, length of the sequence, and the range of its second byte.
 * Table 3-7 of the Unicode standard; what is outside it is overlong, a surrogate, beyond U+10FFFF or no lead byte.
 */
const LEADS = [
    [0x00, 0x7f, 1, 0, 0],
    [0xc2, 0xdf, 2, 0x80, 0xbf],
    [0xe0, 0xe0, 3, 0xa0, 0xbf],
    [0xe1, 0xec, 3, 0x80, 0xbf],
    [0xed, 0xed, 3, 0x80, 0x9f],
    [0xee, 0xef, 3, 0x80, 0xbf],
    [0xf0, 0xf0, 4, 0x90, 0xbf],
    [0xf1, 0xf3, 4, 0x80, 0xbf],
    [0xf4, 0xf4, 4, 0x80, 0x8f],
];
/** The first fault in `bytes`, or undefined where they are UTF-8. */
function findUtf8Fault(bytes) {
    let at = 0;
    while (at < bytes.length) {
        const length = sequenceLength(bytes, at);
        if (length === 0)
            return { offset: at, reason: reasonOf(bytes, at) };
        at += length;
    }
    return undefined;
}
/** Length of the valid sequence at `at`, 0 if there is none. */
function sequenceLength(bytes, at) {
    const first = bytes[at] ?? 0;
    const lead = LEADS.find(([low, high]) => first >= low && first <= high);
    if (lead === undefined)
        return 0;
    const [, , length, low, high] = lead;
    for (let index = 1; index < length; index += 1) {
        const byte = bytes[at + index] ?? 0;
        if (index === 1 ? byte < low || byte > high : !isContinuation(byte))
            return 0;
    }
    return length;
}
function reasonOf(bytes, at) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    if (isContinuation(first))
        return 'a continuation byte without a lead byte';
    if (first === 0xc0 || first === 0xc1)
        return 'an overlong sequence';
    if (first > 0xf4)
        return 'a byte that UTF-8 never uses';
    if (!isContinuation(second))
        return 'a sequence that is cut short';
    if (first === 0xed && second >= 0xa0)
        return 'a surrogate (CESU-8)';
    if ((first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90))
        return 'an overlong sequence';
    if (first === 0xf4 && second > 0x8f)
        return 'a code point above U+10FFFF';
    return 'a sequence that is cut short';
}
function isContinuation(byte) {
    return byte >= 0x80 && byte <= 0xbf;
}

;// CONCATENATED MODULE: ./lib/datasets/line-reader.js
/** Blocks of lines as bytes: which lines are rows, and what is wrong with them before JSON comes into it. */




const CR = 13;
const NUL_HINT = 'Remove it; a file full of them is UTF-16: `iconv -f UTF-16LE -t UTF-8 {file} > {fixed}` converts it.';
const CR_HINT = "Convert the line ends with `perl -pe 's/\\r(?!\\n)/\\n/g' {file} > {fixed}`; write a carriage return inside text as \\r.";
class LineReader {
    #findings;
    #sink;
    #watchedRow;
    /** Bytes of the file before the block at hand. */
    #blockOffset = 0;
    #line = 0;
    #blank;
    /** Lines that are not blank: each was meant as a row. */
    rows = 0;
    /** Line of the watched row, once it was read. */
    watchedLine;
    /** `watchedRow`: the row (from 1) whose line the caller wants to know. */
    constructor(findings, sink, watchedRow) {
        this.#findings = findings;
        this.#sink = sink;
        this.#watchedRow = watchedRow;
    }
    read(segment) {
        if (segment.kind === 'lines') {
            this.#readBlock(segment.bytes);
            return;
        }
        this.#line += 1;
        this.#blockOffset += segment.length + 1;
        this.#countRow();
        this.#reportTooLong(segment.length);
    }
    /** To be called after the last segment. */
    end() {
        if (this.rows > 0)
            this.#reportBlank('at the end');
    }
    #readBlock(bytes) {
        const ascii = (0,external_node_buffer_.isAscii)(bytes);
        const block = {
            bytes,
            encoding: ascii ? 'latin1' : 'utf8',
            isUtf8: ascii || (0,external_node_buffer_.isUtf8)(bytes),
            hasCr: bytes.includes(CR),
            hasNul: bytes.includes(0),
        };
        eachLine(bytes, (start, end) => {
            this.#line += 1;
            this.#readLine(block, start, end);
        });
        this.#blockOffset += bytes.length;
    }
    #readLine(block, lineStart, lineEnd) {
        const { bytes } = block;
        const start = lineStart + this.#skipBom(bytes);
        const isCrlf = block.hasCr && lineEnd < bytes.length && lineEnd > start && bytes[lineEnd - 1] === CR;
        const end = isCrlf ? lineEnd - 1 : lineEnd;
        const isTooLong = lineEnd - lineStart > MAX_LINE_BYTES;
        if (!isTooLong && isBlank(bytes, start, end)) {
            this.#blank ??= { from: this.#line, to: this.#line };
            this.#blank.to = this.#line;
            return;
        }
        this.#countRow();
        if (isTooLong)
            this.#reportTooLong(lineEnd - lineStart);
        else if (!block.isUtf8 && !(0,external_node_buffer_.isUtf8)(bytes.subarray(start, end)))
            this.#reportNotUtf8(bytes, start, end);
        else
            this.#readText(bytes.toString(block.encoding, start, end), block);
    }
    #skipBom(bytes) {
        if (this.#line !== 1 || bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf)
            return 0;
        this.#error('bom', 0, 'The file starts with a byte-order mark (EF BB BF), which is not part of JSON.', 'Save it as "UTF-8 without BOM", or cut off the three bytes: `tail -c +4 {file} > {fixed}`.');
        return 3;
    }
    #countRow() {
        this.#reportBlank('between rows');
        this.rows += 1;
        if (this.rows === this.#watchedRow)
            this.watchedLine = this.#line;
    }
    #reportBlank(where) {
        if (this.#blank === undefined)
            return;
        const { from, to } = this.#blank;
        this.#blank = undefined;
        const lines = from === to ? `Line ${from} is blank` : `Lines ${from} to ${to} are blank`;
        this.#findings.add({
            code: 'blank-line',
            severity: 'error',
            line: from,
            message: `${lines} (${where}); Bedrock reads every line as a row.`,
            hint: "Remove blank lines, for example with `sed '/^[[:space:]]*$/d' {file} > {fixed}`.",
        });
    }
    #reportTooLong(length) {
        this.#error('line-too-long', 0, `The line has ${grouped(length)} bytes; at most ${grouped(MAX_LINE_BYTES)} are read.`, 'Put each object on a line of its own, ended by a line feed, and keep media outside the row.');
    }
    #reportNotUtf8(bytes, start, end) {
        const fault = findUtf8Fault(bytes.subarray(start, end)) ?? { offset: 0, reason: 'a bad byte' };
        const at = start + fault.offset;
        const column = bytes.toString('utf8', start, at).length;
        this.#error('not-utf8', column, `Not UTF-8: ${fault.reason} at byte ${grouped(this.#blockOffset + at)} of the file (counted from 0).`, 'Save the file as UTF-8; from a Windows program: `iconv -f WINDOWS-1252 -t UTF-8 {file} > {fixed}`.');
    }
    #readText(text, { hasCr, hasNul }) {
        const nul = hasNul ? text.indexOf('\0') : -1;
        const cr = hasCr ? text.indexOf('\r') : -1;
        if (nul >= 0)
            this.#error('nul-byte', nul, 'The line has a NUL byte.', NUL_HINT);
        if (cr >= 0)
            this.#error('lone-cr', cr, 'A carriage return without a line feed; lines end with LF or CRLF.', CR_HINT);
        if (nul < 0 && cr < 0)
            this.#sink(text, this.#line);
    }
    #error(code, offset, message, hint) {
        this.#findings.add({
            code,
            severity: 'error',
            line: this.#line,
            column: () => offset + 1,
            message,
            hint,
        });
    }
}
function isBlank(bytes, start, end) {
    for (let at = start; at < end; at += 1) {
        if (bytes[at] !== 0x20 && bytes[at] !== 0x09)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./lib/datasets/problem.js
function valueAt(path) {
    return { path, target: 'value' };
}
function keyAt(path) {
    return { path, target: 'key' };
}
/** A problem of severity error. */
function problemAt(place, code, message, hint) {
    return { ...place, code, severity: 'error', message, hint };
}

;// CONCATENATED MODULE: ./lib/datasets/message-shape.js
/** The shape of one turn of a `bedrock-conversation-2024` row: role, content, blocks. */


const TURN_HINT = 'Write turns like {"role": "user", "content": [{"text": "…"}]}, then the same with "assistant".';
const MESSAGE_KEYS = ['role', 'content'];
const MEDIA_KEYS = ['image', 'video', 'document'];
const BLOCK_KEYS = ['text', ...MEDIA_KEYS, 'reasoningContent', 'toolUse', 'toolResult'];
const BLOCK_HINT = 'Write "content": [{"text": "…"}].';
const MESSAGE_RULES = [
    (message, path) => unknownMembers(message, path, MESSAGE_KEYS),
    checkRole,
    checkContent,
];
const BLOCK_RULES = [checkKind, checkText, checkMedia];
function checkMessage(message, path, previous) {
    if (isObject(message))
        return MESSAGE_RULES.flatMap((rule) => rule(message, path, previous));
    const found = `\`${pathName(path)}\` is ${typeName(message)}; it must be an object.`;
    return [problemAt(valueAt(path), 'messages-shape', found, TURN_HINT)];
}
function checkRole(message, path, previous) {
    const role = message['role'];
    if (role === undefined)
        return [missing(path, 'role', TURN_HINT)];
    const place = valueAt([...path, 'role']);
    if (!isKnownRole(role)) {
        const found = `\`${pathName(path)}\` has an unknown role; \`user\` and \`assistant\` are known.`;
        const hint = 'Use `user` or `assistant`; put system text into the list `system` of the row.';
        return [problemAt(place, 'role-unknown', found, hint)];
    }
    if (role !== previous)
        return [];
    const found = `Two \`${role}\` turns in a row; they must alternate.`;
    return [problemAt(place, 'role-order', found, 'Join the two turns into one.')];
}
function checkContent(message, path) {
    const content = message['content'];
    if (content === undefined)
        return [missing(path, 'content', BLOCK_HINT)];
    const where = [...path, 'content'];
    if (!isArray(content)) {
        const found = `\`${pathName(where)}\` is ${typeName(content)}; it must be a list of blocks.`;
        return [problemAt(valueAt(where), 'content-not-array', found, BLOCK_HINT)];
    }
    if (content.length === 0) {
        return [problemAt(valueAt(where), 'empty-content', `\`${pathName(where)}\` has no block.`, BLOCK_HINT)];
    }
    return content.flatMap((block, index) => checkBlock(block, [...where, index], message['role']));
}
function checkBlock(block, path, role) {
    if (isObject(block))
        return BLOCK_RULES.flatMap((rule) => rule(block, path, role));
    const found = `\`${pathName(path)}\` is ${typeName(block)}; it must be an object.`;
    return [problemAt(valueAt(path), 'block-shape', found, BLOCK_HINT)];
}
function checkKind(block, path) {
    if (BLOCK_KEYS.some((key) => Object.hasOwn(block, key)))
        return unknownMembers(block, path, BLOCK_KEYS);
    const found = `\`${pathName(path)}\` has neither text nor media.`;
    return [problemAt(valueAt(path), 'block-shape', found, BLOCK_HINT)];
}
function checkText(block, path) {
    const text = block['text'];
    const where = [...path, 'text'];
    if (text === undefined)
        return [];
    if (typeof text === 'string')
        return emptyText(text, where);
    const found = `\`${pathName(where)}\` is ${typeName(text)}; it must be a string.`;
    return [problemAt(valueAt(where), 'non-string-value', found, 'Write it as text in double quotes.')];
}
function checkMedia(block, path, role) {
    if (role !== 'assistant')
        return [];
    const media = MEDIA_KEYS.find((key) => Object.hasOwn(block, key));
    if (media === undefined)
        return [];
    const found = `An assistant turn holds \`${media}\`; media can only stand in user turns.`;
    return [problemAt(keyAt([...path, media]), 'media-in-assistant', found, 'Move it to a user turn.')];
}
function emptyText(text, path) {
    if (/\S/.test(text))
        return [];
    const found = `\`${pathName(path)}\` has no text; it needs a character that is not white space.`;
    return [problemAt(valueAt(path), 'empty-text', found, 'Fill in the text or remove the row.')];
}
/** Members that the format does not know: a warning each. */
function unknownMembers(value, path, known) {
    const unknown = Object.keys(value).filter((key) => !known.includes(key));
    if (unknown.length === 0)
        return [];
    const names = known.map((name) => `\`${name}\``).join(', ');
    const hint = 'Remove it: Bedrock does not train on it and may refuse the row.';
    return unknown.map((key) => {
        const found = `Found ${keyName(key)}; known here: ${names}.`;
        return { ...problemAt(keyAt([...path, key]), 'unknown-member', found, hint), severity: 'warning' };
    });
}
function missing(path, key, hint) {
    return problemAt(valueAt(path), 'missing-field', `\`${pathName(path)}\` has no \`${key}\`.`, hint);
}
function isKnownRole(role) {
    return role === 'user' || role === 'assistant';
}
function items(count) {
    return count === 1 ? '1 item' : `${count} items`;
}

;// CONCATENATED MODULE: ./lib/datasets/conversation-shape.js
/** The shape of a `bedrock-conversation-2024` row, as small rules: the union of what AWS's validators ask for. */




const SCHEMA_VERSION = 'bedrock-conversation-2024';
const ROW_KEYS = ['schemaVersion', 'system', 'messages', 'toolConfig'];
const SYSTEM_HINT = 'Write "system": [{"text": "…"}], or leave `system` out.';
const RULES = [
    checkSchemaVersion,
    (row) => unknownMembers(row, [], ROW_KEYS),
    checkSystem,
    checkMessages,
];
function checkConversation(row, systemItems) {
    return RULES.flatMap((rule) => rule(row, systemItems));
}
function checkSchemaVersion(row) {
    const found = row['schemaVersion'];
    if (found === SCHEMA_VERSION)
        return [];
    const hint = `Write "schemaVersion": "${SCHEMA_VERSION}".`;
    if (found !== undefined) {
        const message = `Unknown \`schemaVersion\`; only "${SCHEMA_VERSION}" is known.`;
        return [problemAt(valueAt(['schemaVersion']), 'schema-version', message, hint)];
    }
    // Amazon's own validators let it be absent.
    const message = `The row has no \`schemaVersion\`; "${SCHEMA_VERSION}" is expected.`;
    return [{ ...problemAt(valueAt([]), 'schema-version', message, hint), severity: 'warning' }];
}
function checkSystem(row, systemItems) {
    const system = row['system'];
    const place = valueAt(['system']);
    if (system === undefined)
        return [];
    if (!isArray(system)) {
        const message = `\`system\` is ${typeName(system)}; it must be a list of {"text"} objects.`;
        return [problemAt(place, 'system-shape', message, SYSTEM_HINT)];
    }
    const problems = system.flatMap((item, index) => checkSystemItem(item, ['system', index]));
    const wanted = systemItems ?? Math.max(system.length, 1);
    if (system.length === wanted)
        return problems;
    const message = `\`system\` has ${items(system.length)}; ${items(wanted)} expected.`;
    return [problemAt(place, 'system-shape', message, SYSTEM_HINT), ...problems];
}
function checkSystemItem(item, path) {
    const text = isObject(item) ? item['text'] : undefined;
    if (isObject(item) && typeof text === 'string') {
        return [...emptyText(text, [...path, 'text']), ...unknownMembers(item, path, ['text'])];
    }
    const message = `\`${pathName(path)}\` must be an object with a string \`text\`.`;
    return [problemAt(valueAt(path), 'system-shape', message, SYSTEM_HINT)];
}
function checkMessages(row) {
    const messages = row['messages'];
    if (messages === undefined)
        return [missingMessages(row)];
    if (!isArray(messages)) {
        const message = `\`messages\` is ${typeName(messages)}; it must be a list of turns.`;
        return [problemAt(valueAt(['messages']), 'messages-shape', message, TURN_HINT)];
    }
    const roles = messages.map((message) => (isObject(message) ? message['role'] : undefined));
    return [
        ...checkEnds(roles),
        ...messages.flatMap((message, index) => checkMessage(message, ['messages', index], roles[index - 1])),
    ];
}
function missingMessages(row) {
    const typo = Object.keys(row)
        .slice(0, 16)
        .find((key) => isMisspelt(key, 'messages'));
    const hint = typo === undefined ? TURN_HINT : 'Rename the key to `messages`.';
    return problemAt(typo === undefined ? valueAt([]) : keyAt([typo]), 'missing-field', 'The row has no `messages`.', hint);
}
function checkEnds(roles) {
    if (roles.length < 2) {
        const message = `\`messages\` has ${items(roles.length)}; at least 2 are needed.`;
        return [problemAt(valueAt(['messages']), 'messages-min', message, TURN_HINT)];
    }
    const last = roles.length - 1;
    const problems = [];
    // An unknown role gets a finding of its own.
    if (roles[0] === 'assistant') {
        const place = valueAt(['messages', 0, 'role']);
        problems.push(problemAt(place, 'first-role', 'The first turn must be from `user`.', 'Start with the user.'));
    }
    if (roles[last] !== 'assistant' && isKnownRole(roles[last])) {
        const place = valueAt(['messages', last, 'role']);
        const hint = 'End with the answer to learn, or remove the last turn.';
        problems.push(problemAt(place, 'last-role', 'The last turn must be from `assistant`.', hint));
    }
    return problems;
}

;// CONCATENATED MODULE: ./lib/datasets/json-faults.js
const REWRITE = 'Write the file with a JSON library (`json.dumps`, `JSON.stringify`), one call for each line.';
const FAULT_TEXTS = {
    'bad-escape': {
        found: 'a backslash that starts no JSON escape',
        hint: 'Double the backslash, or use one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.',
    },
    'bad-number': {
        found: 'a number that JSON does not know (leading zero, plus sign, missing digits)',
        hint: 'Write it plainly, for example 0.5 or -1e3, or put it in double quotes if it is text.',
    },
    bom: {
        found: 'a byte-order mark inside the file, as left behind when files are joined',
        hint: 'Remove the three bytes EF BB BF before joining the files.',
    },
    'comma-after-object': {
        found: 'a comma after the object',
        hint: "Remove it, on all lines: `sed 's/,[[:space:]]*$//' {file} > {fixed}`.",
    },
    comment: { found: 'a comment', hint: 'Remove it: JSON has no comments.' },
    'conflict-marker': { found: 'a merge conflict marker', hint: 'Resolve the merge conflict in this file.' },
    'control-character': {
        found: 'a raw control character (such as a tab) inside a string',
        hint: 'Escape it, for example \\t for a tab or \\u001b for an escape character.',
    },
    'cut-off': {
        found: 'the end of the line inside an object or list',
        hint: 'Put the whole object on one line; `jq -c . {file} > {fixed}` rewrites pretty-printed JSON.',
    },
    'missing-colon': {
        found: 'no colon after a key',
        hint: 'Write "key": "value"; escape double quotes inside text as \\".',
    },
    'missing-comma': {
        found: 'no comma between two members',
        hint: 'Add the comma; escape double quotes inside text as \\".',
    },
    'not-a-number': {
        found: 'NaN or Infinity, which Python writes and JSON does not know',
        hint: 'Replace it with null or text, and write the file with `json.dumps(row, allow_nan=False)`.',
    },
    'python-literal': {
        found: 'True, False, None or undefined instead of true, false or null',
        hint: REWRITE,
    },
    'single-quotes': {
        found: 'single quotes, as in a printed Python dict',
        hint: REWRITE,
    },
    'too-deep': {
        found: 'values nested more than 32 deep',
        hint: 'Flatten the row: no training format nests that deep.',
    },
    'trailing-comma': { found: 'a comma before a closing bracket', hint: 'Remove the comma.' },
    'two-values': {
        found: 'more text after the end of the object',
        hint: 'Put each object on a line of its own, with nothing after it.',
    },
    unexpected: { found: 'a character that cannot stand here', hint: REWRITE },
    'unquoted-key': { found: 'a key without double quotes', hint: REWRITE },
    'unterminated-string': {
        found: 'a string that does not end on this line',
        hint: 'Close the string; write a line break inside text as \\n.',
    },
};

;// CONCATENATED MODULE: ./lib/datasets/json-locate.js
/** Deeper nesting than this is refused: no format comes near it. */
const MAX_DEPTH = 32;
const SPACE = /[ \t\n\r]*/y;
/** All of a string but quotes, backslashes and control characters. */
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE+-])/y;
const LITERAL = /true|false|null/y;
const WORD_FAULTS = [
    [/-?(?:NaN|Infinity)/y, 'not-a-number'],
    [/True|False|None|undefined/y, 'python-literal'],
    [/'/y, 'single-quotes'],
    [/\/\/|\/\*|#/y, 'comment'],
    [/\uFEFF/y, 'bom'],
    [/<{7}|={7}|>{7}/y, 'conflict-marker'],
    [/[-+.\d]/y, 'bad-number'],
];
class Scanner {
    #text;
    #events;
    #frames = [];
    #at = 0;
    #comma = -1;
    constructor(text, events) {
        this.#text = text;
        this.#events = events;
    }
    run() {
        let step = 'value';
        while (step !== 'end') {
            this.#match(SPACE);
            const next = this.#step(step);
            if (typeof next === 'object')
                return next;
            step = next;
        }
        return undefined;
    }
    #step(step) {
        switch (step) {
            case 'value':
                return this.#value();
            case 'first-item':
                return this.#peek() === ']' ? this.#close() : this.#value();
            case 'first-key':
                return this.#peek() === '}' ? this.#close() : this.#key();
            case 'key':
                return this.#key();
            case 'after':
                return this.#after();
        }
    }
    #value() {
        const char = this.#peek();
        this.#events.value?.(this.#frames, this.#at);
        if (char === '{')
            return this.#open('object');
        if (char === '[')
            return this.#open('array');
        if (char === '"')
            return this.#string() ?? 'after';
        if (this.#match(NUMBER) || this.#match(LITERAL))
            return 'after';
        return this.#unexpected();
    }
    #open(kind) {
        if (this.#frames.length === MAX_DEPTH)
            return this.#fault('too-deep');
        this.#frames.push({ kind, keys: new Set(), current: 0 });
        this.#at += 1;
        return kind === 'object' ? 'first-key' : 'first-item';
    }
    #close() {
        this.#frames.pop();
        this.#at += 1;
        return 'after';
    }
    #key() {
        const start = this.#at;
        if (this.#peek() !== '"') {
            return /[A-Za-z_$]/.test(this.#peek()) ? this.#fault('unquoted-key') : this.#unexpected();
        }
        const fault = this.#string();
        if (fault !== undefined)
            return fault;
        this.#enter(decodeString(this.#text.slice(start, this.#at)), start);
        this.#match(SPACE);
        if (this.#peek() !== ':')
            return this.#fault(this.#peek() === '' ? 'cut-off' : 'missing-colon');
        this.#at += 1;
        return 'value';
    }
    #enter(name, start) {
        const frame = this.#frames.at(-1);
        if (frame === undefined)
            return;
        const repeated = frame.keys.has(name);
        frame.keys.add(name);
        frame.current = name;
        this.#events.key?.(this.#frames, start, repeated);
    }
    #after() {
        const frame = this.#frames.at(-1);
        const char = this.#peek();
        if (frame === undefined)
            return char === '' ? 'end' : this.#fault(this.#afterAll());
        if (char === (frame.kind === 'object' ? '}' : ']'))
            return this.#close();
        if (char === ',') {
            this.#comma = this.#at;
            this.#at += 1;
            if (typeof frame.current === 'number')
                frame.current += 1;
            return frame.kind === 'object' ? 'key' : 'value';
        }
        if (char === '')
            return this.#fault('cut-off');
        return this.#fault(/["{[\w-]/.test(char) ? 'missing-comma' : 'unexpected');
    }
    /** What follows a whole value. */
    #afterAll() {
        return this.#text.slice(this.#at).trimEnd() === ',' ? 'comma-after-object' : 'two-values';
    }
    /** Moves over a string; undefined when it is well-formed. */
    #string() {
        const start = this.#at;
        this.#at += 1;
        for (;;) {
            this.#match(PLAIN);
            const char = this.#peek();
            if (char === '"')
                break;
            if (char === '')
                return { kind: 'unterminated-string', offset: start };
            if (char !== '\\')
                return this.#fault('control-character');
            if (!this.#match(ESCAPE))
                return this.#fault('bad-escape');
        }
        this.#at += 1;
        return undefined;
    }
    #unexpected() {
        const char = this.#peek();
        if (char === '')
            return this.#fault('cut-off');
        if ((char === '}' || char === ']') &&
            this.#comma >= 0 &&
            this.#text.slice(this.#comma + 1, this.#at).trim() === '') {
            return { kind: 'trailing-comma', offset: this.#comma };
        }
        const known = WORD_FAULTS.find(([pattern]) => matchAt(pattern, this.#text, this.#at) >= 0);
        return this.#fault(known?.[1] ?? 'unexpected');
    }
    #fault(kind) {
        return { kind, offset: this.#at };
    }
    #peek() {
        return this.#text.charAt(this.#at);
    }
    #match(pattern) {
        const end = matchAt(pattern, this.#text, this.#at);
        if (end >= 0)
            this.#at = end;
        return end >= 0;
    }
}
/** End of the match of a sticky pattern at `at`, or -1. */
function matchAt(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
}
/** A well-formed JSON string literal as text. */
function decodeString(literal) {
    return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}
/** The first place where `text` stops being one JSON value nested at most `MAX_DEPTH` deep. */
function findJsonFault(text) {
    return new Scanner(text, {}).run();
}
/** Offsets of keys that stand a second time in their object. `text` must be valid JSON. */
function findRepeatedKeys(text) {
    const offsets = [];
    new Scanner(text, { key: (_, offset, repeated) => repeated && offsets.push(offset) }).run();
    return offsets;
}
/** Offset of the value at `path` (or of its key); of two with the same key, the one `JSON.parse` keeps. 0 if there is none. */
function locate(text, path, target) {
    let found = 0;
    const note = (frames, offset) => {
        if (frames.length !== path.length)
            return;
        if (path.every((part, index) => frames[index]?.current === part))
            found = offset;
    };
    new Scanner(text, { [target]: note }).run();
    return found;
}
/** Offset of the source text of the `units`-th UTF-16 unit of the string literal that starts at `start`. */
function offsetInString(text, start, units) {
    let at = start + 1;
    for (let left = units; left > 0; left -= 1) {
        if (text.charAt(at) !== '\\')
            at += 1;
        else
            at += text.charAt(at + 1) === 'u' ? 6 : 2;
    }
    return at;
}

;// CONCATENATED MODULE: ./lib/datasets/pair-shape.js
/** The shape of a prompt/completion row: exactly these two keys, both with text. */


const KEYS = ['prompt', 'completion'];
const pair_shape_NONE = [];
function checkPair(row) {
    const keys = Object.keys(row);
    if (keys.length === 2 && KEYS.every((key) => isText(row[key])))
        return pair_shape_NONE;
    const extra = keys.filter((key) => key !== 'prompt' && key !== 'completion');
    const missing = KEYS.filter((key) => !keys.includes(key));
    const pairs = missing.map((key) => ({
        key,
        typo: extra.slice(0, 16).find((other) => isMisspelt(other, key)),
    }));
    const typos = pairs.map(({ typo }) => typo);
    return [
        ...pairs.map(({ key, typo }) => missingField(key, typo)),
        ...extra.filter((key) => !typos.includes(key)).map(extraField),
        ...KEYS.filter((key) => keys.includes(key) && !isText(row[key])).map((key) => badText(row, key)),
    ];
}
function isText(value) {
    return typeof value === 'string' && /\S/.test(value);
}
function missingField(key, typo) {
    const at = typo === undefined ? { path: [], target: 'value' } : { path: [typo], target: 'key' };
    return {
        ...at,
        code: 'missing-field',
        severity: 'error',
        message: `The row has no \`${key}\`${typo === undefined ? '' : `, but it has ${keyName(typo)}`}; it needs \`prompt\` and \`completion\`.`,
        hint: typo === undefined ? `Add \`${key}\` with its text.` : `Rename the key to \`${key}\`.`,
    };
}
function extraField(key) {
    return {
        code: 'extra-field',
        severity: 'error',
        path: [key],
        target: 'key',
        message: `Found ${keyName(key)}; a prompt/completion row has exactly the keys \`prompt\` and \`completion\`.`,
        hint: 'Remove the key, or move its text into the prompt: Bedrock refuses it, and a conversion would lose it.',
    };
}
function badText(row, key) {
    const value = row[key] ?? null;
    const at = {
        path: [key],
        target: 'value',
        severity: 'error',
    };
    if (typeof value === 'string') {
        return {
            ...at,
            code: `empty-${key}`,
            message: `\`${key}\` has no text; it needs at least one character that is not white space.`,
            hint: `Fill in \`${key}\` or remove the row.`,
        };
    }
    return {
        ...at,
        code: 'non-string-value',
        message: `\`${key}\` is ${typeName(value)}; it must be a string.`,
        hint: 'Write it as text in double quotes (structured data as a JSON string).',
    };
}

;// CONCATENATED MODULE: ./lib/datasets/repeated-keys.js
/** Is a key written twice in one object? `JSON.parse` hides it, so count keys: those in the text, those that were kept. */


// Inside a string a quote always follows a backslash, so this finds exactly the keys that do not end in a backslash.
const KEY_END = /[^\\]"[ \t\r\n]*:/g;
/** True when `value`, parsed from `text`, may have lost a key or is nested too deep: look closer. Never misses one. */
function mayRepeatKeys(text, value) {
    return keysWritten(text) !== keysKept(value, 0);
}
function keysWritten(text) {
    let count = 0;
    KEY_END.lastIndex = 0;
    while (KEY_END.test(text))
        count += 1;
    return count;
}
/** NaN, which equals nothing, where counting would not prove anything: too deep, or a key that ends in a backslash. */
function keysKept(value, depth) {
    if (typeof value !== 'object' || value === null)
        return 0;
    if (depth === MAX_DEPTH)
        return Number.NaN;
    let count = 0;
    if (isArray(value)) {
        for (const item of value)
            count += keysKept(item, depth + 1);
    }
    else if (isObject(value)) {
        for (const key of Object.keys(value)) {
            count += key.endsWith('\\') ? Number.NaN : 1 + keysKept(value[key] ?? null, depth + 1);
        }
    }
    return count;
}

;// CONCATENATED MODULE: ./lib/datasets/row-index.js
/** What tells rows apart, in a few bytes per row: for duplicates, leaks between splits, and the diff of two versions. */


/** The identity of nothing: a row without an answer, or one that asks nothing. */
const NO_ID = 0n;
const FIRST_CAPACITY = 1024;
/** Grows by doubling; `close` gives arrays of the exact length. */
class RowIndexBuilder {
    #length = 0;
    #lines = new Uint32Array(FIRST_CAPACITY);
    #rowIds = new BigUint64Array(FIRST_CAPACITY);
    #inputIds = new BigUint64Array(FIRST_CAPACITY);
    #answerIds = new BigUint64Array(FIRST_CAPACITY);
    #tokens = new Uint32Array(FIRST_CAPACITY);
    add(row, format, at) {
        if (this.#length === this.#lines.length)
            this.#grow();
        const { input, answer } = askedAndAnswered(row, format);
        this.#lines[this.#length] = at.line;
        this.#tokens[this.#length] = Math.round(at.tokens);
        this.#rowIds[this.#length] = digest64(canonical(row));
        this.#inputIds[this.#length] = input.length === 0 ? NO_ID : digest64(canonical(input));
        this.#answerIds[this.#length] = answer === undefined ? NO_ID : digest64(canonical(sameLooking(answer)));
        this.#length += 1;
    }
    close() {
        const length = this.#length;
        return {
            length,
            lines: this.#lines.slice(0, length),
            rowIds: this.#rowIds.slice(0, length),
            inputIds: this.#inputIds.slice(0, length),
            answerIds: this.#answerIds.slice(0, length),
            tokens: this.#tokens.slice(0, length),
        };
    }
    #grow() {
        this.#lines = grown(this.#lines);
        this.#tokens = grown(this.#tokens);
        this.#rowIds = grownWide(this.#rowIds);
        this.#inputIds = grownWide(this.#inputIds);
        this.#answerIds = grownWide(this.#answerIds);
    }
}
function grown(from) {
    const to = new Uint32Array(from.length * 2);
    to.set(from);
    return to;
}
function grownWide(from) {
    const to = new BigUint64Array(from.length * 2);
    to.set(from);
    return to;
}
/**
 * A text that is equal exactly for equal values, whatever the order of keys. No JSON: lengths and counts in front cost a
 * third of what quoting costs. Does not recurse, so that no depth of nesting can exhaust the stack.
 */
function canonical(root) {
    let text = '';
    const waiting = [root];
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop())
        text += head(value, waiting);
    return text;
}
/** The value but for its members, which are put on the pile, the first one on top. */
function head(value, waiting) {
    if (typeof value === 'string')
        return `"${value.length}:${value}`;
    if (isArray(value)) {
        for (let at = value.length - 1; at >= 0; at -= 1)
            waiting.push(value[at] ?? null);
        return `[${value.length};`;
    }
    if (!isObject(value))
        return `${value};`;
    const keys = Object.keys(value).sort();
    for (const key of keys.toReversed())
        waiting.push(value[key] ?? null, key);
    return `{${keys.length};`;
}
/** What a row asks and what it answers; the same words give the same in every format that has words. */
function askedAndAnswered(row, format) {
    switch (format) {
        case 'prompt-completion':
            return { input: turn('user', row['prompt']), answer: blocksOf(row['completion']) };
        case 'input-text':
            return { input: turn('user', row['input']), answer: undefined };
        case 'image-ref-caption':
            return { input: turn('user', row['image-ref']), answer: blocksOf(row['caption']) };
        case 'bedrock-conversation-2024':
        case 'claude-messages':
        case 'openai-chat-rft':
            return exchangeOf(row);
    }
}
function exchangeOf(row) {
    const messages = isArray(row['messages']) ? row['messages'].filter(isObject) : [];
    const last = messages.findLastIndex((message) => message['role'] === 'assistant');
    const asked = last < 0 ? messages : messages.slice(0, last);
    return {
        input: [
            ...turn('system', row['system']),
            ...asked.flatMap((message) => turn(message['role'] ?? null, message['content'])),
        ],
        answer: blocksOf(messages[last]?.['content']),
    };
}
function turn(role, content) {
    const blocks = blocksOf(content);
    return blocks === undefined ? [] : [[role, sameLooking(blocks)]];
}
/** A text alone is short for a list with one block of text. */
function blocksOf(content) {
    return typeof content === 'string' ? [{ text: content }] : content;
}
/** Texts that look the same count as the same: composed (NFC), without blanks at the ends. Other blocks stay as they are. */
function sameLooking(blocks) {
    if (!isArray(blocks))
        return blocks;
    return blocks.map((block) => {
        if (!isObject(block) || typeof block['text'] !== 'string')
            return block;
        const text = composed(block['text']).trim();
        return text === block['text'] ? block : { ...block, text };
    });
}
/** Most texts have no character that could be composed; looking for one costs a fifth of composing. */
function composed(text) {
    return /[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text;
}
/** As hex, because the crypto module makes a string twice as fast as a buffer. */
function digest64(text) {
    return BigInt(`0x${(0,external_node_crypto_.hash)('sha256', text, 'hex').slice(0, 16)}`);
}

;// CONCATENATED MODULE: ./lib/datasets/text-rules.js
const text_rules_NONE = [];
/** The checks for a base model, compiled once for a file. */
function textChecks(limits) {
    const reserved = limits?.reservedStrings ?? [];
    return (text) => {
        const unsound = !text.text.isWellFormed() || text.text.includes('\0') ? unsoundText(text) : text_rules_NONE;
        // Several plain searches are five times as fast as one pattern.
        if (!reserved.some((string) => text.text.includes(string)))
            return unsound;
        return [...unsound, ...reservedStrings(text, reserved)];
    };
}
function unsoundText({ text, path }) {
    const lone = text.search(/\p{Surrogate}/u);
    const nul = text.indexOf('\0');
    const at = { severity: 'error', path, target: 'value' };
    const problems = [];
    if (lone >= 0) {
        const message = 'The text has half of a surrogate pair (\\uD800 to \\uDFFF), which is no character.';
        const hint = 'Write both halves or remove the escape: text was probably cut in the middle of an emoji.';
        problems.push({ ...at, code: 'lone-surrogate', unit: lone, message, hint });
    }
    if (nul >= 0) {
        const message = 'The text has a NUL character (\\u0000).';
        problems.push({ ...at, code: 'nul-character', unit: nul, message, hint: 'Remove it.' });
    }
    return problems;
}
function reservedStrings({ text, role, path }, strings) {
    const pattern = new RegExp(strings.map(escapePattern).join('|'), 'g');
    return Array.from(text.matchAll(pattern), (match) => ({
        code: 'reserved-string',
        severity: role === 'assistant' ? 'warning' : 'error',
        path,
        target: 'value',
        unit: match.index,
        message: `The ${role} text contains ${JSON.stringify(match[0])}, which the model's own template uses${role === 'assistant' ? '' : '; the training job fails on it'}.`,
        hint: RESERVED_HINT,
    }));
}
function escapePattern(text) {
    return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
const RESERVED_HINT = 'Write it another way, for example `User -` instead of `User:`.';
/** The `system` text of `jobs.yaml`, which a conversion puts into every row, by the same rules as a text in a row. */
function checkSystemText(system) {
    const { file, line, column } = system.at;
    const problems = textChecks(system.limits)({ text: system.text, role: 'system', path: [] });
    return problems.map(({ code, severity, message, hint }) => ({
        code,
        severity,
        file,
        line,
        column,
        message,
        hint,
    }));
}

;// CONCATENATED MODULE: ./lib/datasets/texts.js

/** All texts of a row, in order; whatever has another shape than the format asks for is left out. */
function rowTexts(row, format) {
    switch (format) {
        case 'prompt-completion':
            return [...textAt(row, 'prompt', 'user'), ...textAt(row, 'completion', 'assistant')];
        case 'input-text':
            return textAt(row, 'input', 'user');
        case 'image-ref-caption':
            return textAt(row, 'caption', 'assistant');
        case 'bedrock-conversation-2024':
        case 'claude-messages':
        case 'openai-chat-rft':
            return messageTexts(row);
    }
}
function textAt(row, key, role) {
    const text = row[key];
    return typeof text === 'string' ? [{ text, role, path: [key] }] : [];
}
function messageTexts(row) {
    const texts = [];
    collect(texts, row['system'], 'system', ['system']);
    const messages = row['messages'];
    if (!isArray(messages))
        return texts;
    messages.forEach((message, index) => {
        if (isObject(message))
            collect(texts, message['content'], roleOf(message), ['messages', index, 'content']);
    });
    return texts;
}
function roleOf(message) {
    const role = message['role'];
    return role === 'assistant' || role === 'system' ? role : 'user';
}
/** Content is a string, or a list of blocks with a `text` each. */
function collect(texts, content, role, path) {
    if (typeof content === 'string')
        texts.push({ text: content, role, path });
    if (!isArray(content))
        return;
    content.forEach((block, index) => {
        const text = isObject(block) ? block['text'] : undefined;
        if (typeof text === 'string')
            texts.push({ text, role, path: [...path, index, 'text'] });
    });
}

;// CONCATENATED MODULE: ./lib/datasets/tokens.js
const PER_LATIN = 1 / 4.4;
const PER_SYMBOL = 1 / 1.4;
const PER_ALPHABET = 1 / 2.5;
const PER_IDEOGRAPH = 1 / 1.4;
const SPREAD = 0.2;
const LATIN = 0;
const SYMBOL = 1;
/** Class of each ASCII character: letters, spaces and the punctuation of prose count as Latin. */
const ASCII_CLASS = Uint8Array.from({ length: 128 }, (_, code) => /[A-Za-z\s.,;!?'()-]/.test(String.fromCharCode(code)) ? LATIN : SYMBOL);
/** The middle of the estimate, not rounded, so that rows can be added up. */
function tokenWeight(text) {
    let symbols = 0;
    let alphabet = 0;
    let ideographs = 0;
    let trails = 0;
    for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        if (code < 0x80)
            symbols += ASCII_CLASS[code] ?? 0;
        else if (code >= 0xdc00 && code <= 0xdfff)
            trails += 1;
        else if (code >= 0x2e80)
            ideographs += 1;
        else if (code >= 0x370 && (code < 0x2000 || code > 0x2bff))
            alphabet += 1;
        else if (code >= 0x2000)
            symbols += 1;
    }
    const latin = text.length - symbols - alphabet - ideographs - trails;
    return latin * PER_LATIN + symbols * PER_SYMBOL + alphabet * PER_ALPHABET + ideographs * PER_IDEOGRAPH;
}
/** The estimate as it is shown: 20 % to either side, in whole tokens. */
function tokenRange(weight) {
    return { low: Math.floor(weight * (1 - SPREAD)), high: Math.ceil(weight * (1 + SPREAD)) };
}

;// CONCATENATED MODULE: ./lib/datasets/rows.js













const NO_CONVERSION = { kind: 'none' };
class RowReader {
    #settings;
    #findings;
    #formats;
    #checkText;
    #write;
    #emit;
    #systemTokens;
    #foundOther = false;
    /** Estimated tokens of the rows so far, not rounded. */
    tokens = 0;
    conversion = NO_CONVERSION;
    index = new RowIndexBuilder();
    /** `emit` takes each converted line. */
    constructor(settings, findings, emit) {
        this.#emit = emit;
        this.#settings = settings;
        this.#findings = findings;
        this.#formats = new FormatTracker(settings.accepts);
        this.#checkText = textChecks(settings.limits);
        this.#write = rowWriter(settings.system);
        this.#systemTokens = settings.system === undefined ? 0 : tokenWeight(settings.system);
    }
    get format() {
        return this.#formats.format;
    }
    /** Line of the first row whose format is known. */
    get formatLine() {
        return this.#formats.firstLine;
    }
    /** Reads one line without its line feed. */
    read(text, line) {
        const row = this.#parse(text, line);
        if (row === undefined)
            return;
        if (mayRepeatKeys(text, row) && this.#reportRepeats(text, line))
            return;
        const verdict = this.#formats.add(row, line);
        if (verdict.kind !== 'same') {
            this.#reportOtherFormat(verdict, text, line);
            return;
        }
        this.#decideConversion(verdict.format);
        this.#checkRow(row, verdict.format, { text, line });
        this.#convert(row);
    }
    #parse(text, line) {
        let value;
        try {
            value = JSON.parse(text);
        }
        catch {
            this.#reportFault(text, line);
            return undefined;
        }
        if (isObject(value))
            return value;
        this.#findings.add({
            code: 'not-object',
            severity: 'error',
            line,
            column: () => locate(text, [], 'value') + 1,
            message: `The line holds ${typeName(value)}; it must hold one JSON object.`,
            hint: 'Write each row as an object, for example {"prompt": "…", "completion": "…"}.',
        });
        return undefined;
    }
    #reportFault(text, line) {
        const fault = findJsonFault(text) ?? { kind: 'unexpected', offset: 0 };
        const { found, hint } = FAULT_TEXTS[fault.kind];
        this.#findings.add({
            code: 'bad-json',
            severity: 'error',
            line,
            column: () => fault.offset + 1,
            message: `Not valid JSON: found ${found}.`,
            hint,
        });
    }
    /** False where a closer look finds nothing wrong. */
    #reportRepeats(text, line) {
        if (findJsonFault(text) !== undefined) {
            this.#reportFault(text, line);
            return true;
        }
        const offsets = findRepeatedKeys(text);
        for (const offset of offsets) {
            this.#findings.add({
                code: 'duplicate-key',
                severity: 'error',
                line,
                column: () => offset + 1,
                message: 'This key is defined twice in its object; JSON readers keep only one of the two.',
                hint: 'Remove or rename one of them.',
            });
        }
        return offsets.length > 0;
    }
    #reportOtherFormat(verdict, text, line) {
        const at = { severity: 'error', line, column: () => locate(text, [], 'value') + 1 };
        if (verdict.kind === 'unknown') {
            const message = 'The keys of this row belong to no training format that Bedrock knows.';
            const hint = 'Use `prompt` and `completion`, or `schemaVersion`, `system` and `messages`.';
            this.#findings.add({ ...at, code: 'unknown-format', message, hint });
        }
        else if (!this.#foundOther) {
            this.#foundOther = true;
            const first = this.format === undefined ? 'another' : FORMAT_NAMES[this.format];
            const message = `This row is in ${FORMAT_NAMES[verdict.looksLike]} format, but line ${this.formatLine} in ${first} format; all rows of a file need one format.`;
            const hint = 'Bring all rows into one format; rows after this one may differ too.';
            this.#findings.add({ ...at, code: 'mixed-format', message, hint });
        }
    }
    #decideConversion(format) {
        const { accepts, system } = this.#settings;
        if (this.conversion !== NO_CONVERSION || format !== 'prompt-completion')
            return;
        if (accepts.includes(format) || !accepts.includes('bedrock-conversation-2024'))
            return;
        this.conversion = { kind: 'prompt-completion-to-conversation', system };
    }
    #checkRow(row, format, place) {
        const texts = rowTexts(row, format);
        const weight = this.#weigh(texts);
        const range = tokenRange(weight);
        this.tokens += weight;
        this.index.add(row, format, { line: place.line, tokens: weight });
        const limit = this.#settings.limits?.maxTokensPerRecord ?? Infinity;
        this.#reportAll(this.#checkShape(row, format), place);
        for (const text of texts)
            this.#reportAll(this.#checkText(text), place);
        this.#reportAll(checkRecordTokens(range, limit), place);
    }
    #weigh(texts) {
        let weight = this.conversion === NO_CONVERSION ? 0 : this.#systemTokens;
        for (const { text } of texts)
            weight += tokenWeight(text);
        return weight;
    }
    #checkShape(row, format) {
        const { accepts, limits } = this.#settings;
        const wanted = accepts.length === 0 || accepts.includes(format) || this.conversion !== NO_CONVERSION;
        if (wanted && format === 'prompt-completion')
            return checkPair(row);
        if (wanted && format === 'bedrock-conversation-2024')
            return checkConversation(row, limits?.systemItems);
        return [];
    }
    #reportAll(problems, { text, line }) {
        for (const { code, severity, message, hint, path, target, unit } of problems) {
            const column = () => {
                const start = locate(text, path, target);
                return 1 + (unit === undefined ? start : offsetInString(text, start, unit));
            };
            this.#findings.add({ code, severity, line, column, message, hint });
        }
    }
    #convert(row) {
        const prompt = row['prompt'];
        const completion = row['completion'];
        if (this.conversion === NO_CONVERSION || typeof prompt !== 'string' || typeof completion !== 'string')
            return;
        this.#emit(this.#write(prompt, completion));
    }
}

;// CONCATENATED MODULE: ./lib/datasets/scan.js
/** One streaming pass over a dataset: what is in it, what is wrong with it, and the hash of what will be uploaded. */










/**
 * Reads the whole file once, in memory bounded by a chunk, a line of at most `MAX_LINE_BYTES` and the findings. Wrong
 * content is a finding, never an exception; only an error of the byte source itself is passed on.
 */
async function scanDataset(input) {
    const scanner = new scan_Scanner(input);
    for await (const piece of pieces(input.bytes))
        scanner.push(piece);
    return scanner.end();
}
class scan_Scanner {
    #input;
    #findings;
    #rows;
    #lines;
    #splitter = new LineSplitter();
    #sourceHash = (0,external_node_crypto_.createHash)('sha256');
    #convertedHash = (0,external_node_crypto_.createHash)('sha256');
    #sourceBytes = 0;
    #convertedBytes = 0;
    #isRefused = false;
    constructor(input) {
        const max = maxRows(input.limits, input.split);
        this.#input = input;
        this.#findings = new FindingList(input.path, input.checks);
        this.#rows = new RowReader(input, this.#findings, (line) => this.#addConverted(Buffer.from(line)));
        const sink = (text, line) => this.#rows.read(text, line);
        this.#lines = new LineReader(this.#findings, sink, max === undefined ? undefined : max + 1);
    }
    push(piece) {
        if (this.#sourceBytes === 0)
            this.#refuse(refuseFileKind(piece.subarray(0, HEAD_BYTES)));
        this.#sourceBytes += piece.length;
        // Once rows are converted, the source is not what will be uploaded.
        if (this.#rows.conversion.kind === 'none')
            this.#sourceHash.update(piece);
        if (!this.#isRefused)
            this.#read(this.#splitter.push(piece));
    }
    end() {
        if (!this.#isRefused)
            this.#read(this.#splitter.end());
        const { conversion, format, tokens } = this.#rows;
        const isConverted = conversion.kind !== 'none';
        const uploadBytes = isConverted ? this.#convertedBytes : this.#sourceBytes;
        if (!this.#isRefused)
            this.#checkFile(uploadBytes);
        return {
            path: this.#input.path,
            sourceBytes: this.#sourceBytes,
            format,
            conversion,
            uploadBytes,
            sha256: (isConverted ? this.#convertedHash : this.#sourceHash).digest('hex'),
            rows: this.#lines.rows,
            tokens: tokenRange(tokens),
            index: this.#rows.index.close(),
            findings: this.#findings.close(),
        };
    }
    #refuse(refusal) {
        if (refusal === undefined)
            return;
        this.#isRefused = true;
        this.#findings.add(refusal);
    }
    #read(segments) {
        for (const segment of segments)
            this.#lines.read(segment);
    }
    #addConverted(bytes) {
        this.#convertedBytes += bytes.length;
        this.#convertedHash.update(bytes);
    }
    /** What can only be said at the end. */
    #checkFile(uploadBytes) {
        const { split, modelName, limits } = this.#input;
        const { rows, watchedLine: overflowLine } = this.#lines;
        this.#lines.end();
        if (rows === 0) {
            this.#refuse(EMPTY_FILE);
            return;
        }
        for (const draft of checkFormat(this.#input, this.#rows))
            this.#findings.add(draft);
        if (limits === undefined)
            return;
        const file = { split, modelName, limits, rows, uploadBytes, overflowLine };
        for (const draft of checkFileLimits(file))
            this.#findings.add(draft);
    }
}
const EMPTY_FILE = {
    code: 'empty-file',
    severity: 'error',
    line: 1,
    message: 'The file has no rows.',
    hint: 'Add rows: one JSON object on each line.',
};

// EXTERNAL MODULE: ./lib/plan/budget.js
var budget = __nccwpck_require__(3582);
// EXTERNAL MODULE: ./lib/plan/cost.js
var cost = __nccwpck_require__(7978);
// EXTERNAL MODULE: ./lib/plan/fingerprint.js
var fingerprint = __nccwpck_require__(2911);
// EXTERNAL MODULE: ./lib/commands/context.js
var commands_context = __nccwpck_require__(1405);
;// CONCATENATED MODULE: ./lib/datasets/id-table.js
/**
 * Which rows share an identity: an open hash table over typed arrays, a tenth of the memory and time of a `Map`. Ids are
 * compared as two words, because reading a 64-bit element makes a bigint on the heap each time.
 */
/** Stands for no row. */
const NO_ROW = 0xff_ff_ff_ff;
/** The first row of each identity. Identities are digests, so their own bits spread them. */
class FirstRows {
    /** For each row the first row with its identity, which is itself where there is none before. */
    rows;
    #words;
    #slots;
    #mask;
    constructor(ids) {
        this.rows = new Uint32Array(ids.length);
        this.#words = wordsOf(ids);
        this.#slots = new Uint32Array(slotsFor(ids.length)).fill(NO_ROW);
        this.#mask = this.#slots.length - 1;
        for (let row = 0; row < ids.length; row += 1) {
            const slot = this.#slotOf(this.#words[2 * row] ?? 0, this.#words[2 * row + 1] ?? 0);
            if (this.#slots[slot] === NO_ROW)
                this.#slots[slot] = row;
            this.rows[row] = this.#slots[slot] ?? row;
        }
    }
    /** For each of other identities the first row here with the same one, or `NO_ROW`. */
    find(others) {
        const words = wordsOf(others);
        const found = new Uint32Array(others.length);
        for (let row = 0; row < others.length; row += 1)
            found[row] = this.#slots[this.#slotOf(words[2 * row] ?? 0, words[2 * row + 1] ?? 0)] ?? NO_ROW;
        return found;
    }
    /** Where the identity stands, or the free slot where it would. */
    #slotOf(low, high) {
        let slot = low & this.#mask;
        for (let row = this.#slots[slot] ?? NO_ROW; row !== NO_ROW; row = this.#slots[slot] ?? NO_ROW) {
            if (this.#words[2 * row] === low && this.#words[2 * row + 1] === high)
                break;
            slot = (slot + 1) & this.#mask;
        }
        return slot;
    }
}
function wordsOf(ids) {
    return new Uint32Array(ids.buffer, ids.byteOffset, 2 * ids.length);
}
/** A power of two that leaves half of the slots free. */
function slotsFor(rows) {
    return 2 ** Math.ceil(Math.log2(Math.max(1, rows) * 2));
}
function firstRows(ids) {
    return new FirstRows(ids).rows;
}

;// CONCATENATED MODULE: ./lib/datasets/labels.js
/** Rows that sort into classes: their answers as labels. */


const MOST_LABELS = 100;
const ROWS_PER_LABEL = 3;
/**
 * undefined: no classification. It is one where few answers come again and again: more than one, at most 100, and fewer
 * than a third of the rows (OpenAI's data preparation draws the line there).
 */
function labelsOf({ length, answerIds }) {
    const counts = new Map();
    for (const first of firstRows(answerIds)) {
        counts.set(first, (counts.get(first) ?? 0) + 1);
        if (counts.size > MOST_LABELS)
            return undefined;
    }
    const isClassified = counts.size > 1 && counts.size * ROWS_PER_LABEL < length && !answerIds.includes(NO_ID);
    return isClassified ? counts : undefined;
}

;// CONCATENATED MODULE: ./lib/datasets/quality.js





const SMALL_SET = 1_000;
/** Fewer lengths than this have no quartiles worth the name. */
const MIN_LENGTHS = 20;
const OUTLIERS_SHOWN = 5;
/** Each file's findings are capped as those of its scan are. */
function checkQuality({ training, validation, mayRepeatSmall, checks }) {
    const findings = [];
    const lists = new Map();
    const run = (code, scan, check) => {
        if (scan === undefined || checks[code]?.severity === 'off')
            return;
        const list = lists.get(scan) ?? new FindingList(scan.path, checks);
        lists.set(scan, list);
        for (const draft of check(scan))
            list.add({ severity: (0,rules/* ruleOf */.Y)(code).severity, ...draft, code });
    };
    for (const scan of [training, validation]) {
        run('exact-duplicate', scan, ({ index }) => duplicates(index, (0,rules/* thresholdOf */.pI)('exact-duplicate', checks), mayRepeatSmall));
        run('conflicting-labels', scan, ({ index }) => conflicts(index, checks['conflicting-labels']?.threshold));
        run('length-outlier', scan, ({ index }) => outliers(index, (0,rules/* thresholdOf */.pI)('length-outlier', checks)));
    }
    checkTraining(training, checks, run);
    if (training !== undefined)
        checkValidation(training, validation, run);
    for (const list of lists.values())
        findings.push(...list.close());
    return findings;
}
function checkTraining(training, checks, run) {
    run('identical-prompts', training, ({ index }) => identicalPrompts(index));
    run('identical-completions', training, ({ index }) => identicalCompletions(index));
    run('label-skew', training, ({ index }) => skew(index, (0,rules/* thresholdOf */.pI)('label-skew', checks)));
    run('rare-label', training, ({ index }) => rareLabels(index, (0,rules/* thresholdOf */.pI)('rare-label', checks)));
}
function checkValidation(training, validation, run) {
    run('leak-exact', validation, ({ index }) => leaks(training, index));
    run('unseen-label', validation, ({ index }) => unseenLabels(training.index, index));
    run('validation-share', validation, ({ rows }) => validationShare(training.rows, rows));
}
function* duplicates(index, tolerated, mayRepeatSmall) {
    const groups = repeatsByFirst(index.rowIds);
    const total = [...groups.values()].reduce((sum, { count }) => sum + count, 0);
    if (total === 0 || total <= tolerated * index.length)
        return;
    const isHarmless = mayRepeatSmall && index.length < SMALL_SET;
    for (const [first, { row, count }] of groups) {
        const more = count === 1 ? '' : `, and ${grouped(count - 1)} more after it`;
        yield {
            ...(isHarmless ? { severity: 'info' } : {}),
            line: lineOf(index, row),
            message: `The same row as in line ${lineOf(index, first)}${more}; ${ofRows(total, index)} in this file repeat an earlier one.`,
            hint: isHarmless
                ? 'Keep them if they are meant to count more; otherwise remove them.'
                : 'Remove the repeats: they count as often as they stand here.',
        };
    }
}
function repeatsByFirst(ids) {
    const groups = new Map();
    firstRows(ids).forEach((first, row) => {
        if (first === row)
            return;
        const known = groups.get(first);
        groups.set(first, known === undefined ? { row, count: 1 } : { row: known.row, count: known.count + 1 });
    });
    return groups;
}
/** `share`: what the author set; without it three rows are enough, however many there are. */
function* conflicts(index, share) {
    const { inputIds, answerIds, length } = index;
    const [firsts, answers] = [firstRows(inputIds), firstRows(answerIds)];
    const isKnown = (row) => inputIds[row] !== NO_ID && answerIds[row] !== NO_ID;
    /** The first row that answers differently, by the first that asks. */
    const others = new Map();
    firsts.forEach((first, row) => {
        if (answers[first] !== answers[row] && !others.has(first) && isKnown(first) && isKnown(row))
            others.set(first, row);
    });
    const rows = firsts.reduce((sum, first) => sum + (others.has(first) ? 1 : 0), 0);
    const least = share === undefined ? Math.min(3, (0,rules/* thresholdOf */.pI)('conflicting-labels', {}) * length) : share * length;
    if (rows < least)
        return;
    for (const [first, row] of others)
        yield {
            line: lineOf(index, row),
            message: `Asks the same as line ${lineOf(index, first)}, but the answer is another; ${ofRows(rows, index)} in this file contradict each other like this.`,
            hint: 'Decide on one answer for one question, or say in the question what makes the difference.',
        };
}
function* identicalPrompts(index) {
    if (!areAllOne(index.inputIds))
        return;
    yield {
        line: lineOf(index, 0),
        message: `All ${grouped(index.length)} rows ask the same.`,
        hint: 'Check how the file was made; a model learns from questions that differ.',
    };
}
function* identicalCompletions(index) {
    if (!areAllOne(index.answerIds))
        return;
    yield {
        line: lineOf(index, 0),
        message: `All ${grouped(index.length)} rows have the same answer: the model would learn to say nothing else.`,
        hint: 'Check how the file was made.',
    };
}
function areAllOne(ids) {
    return ids.length > 1 && ids[0] !== NO_ID && ids.every((id) => id === ids[0]);
}
function* skew(index, tolerated) {
    const labels = labelsOf(index) ?? NO_LABELS;
    for (const [first, count] of labels) {
        if (count <= tolerated * index.length)
            continue;
        yield {
            line: lineOf(index, first),
            message: `${percent(count / index.length)} of the rows (${ofRows(count, index)}) have the answer of this line, of ${labels.size} answers there are.`,
            hint: 'Add rows with the other answers: a model that always gives this one would look nearly right.',
        };
    }
}
function* rareLabels(index, needed) {
    const labels = labelsOf(index) ?? NO_LABELS;
    const rare = [...labels].filter(([, count]) => count < needed).sort(([, a], [, b]) => a - b);
    const [first] = rare;
    if (first === undefined)
        return;
    const are = rare.length === 1 ? 'answer is' : 'answers are';
    yield {
        line: lineOf(index, first[0]),
        message: `${rare.length} of ${labels.size} ${are} given by fewer than ${grouped(needed)} rows each; the one of this line by ${grouped(first[1])}.`,
        hint: 'Add rows with these answers, or merge classes.',
    };
}
const NO_LABELS = new Map();
function* leaks(training, index) {
    const sources = new FirstRows(training.index.inputIds).find(index.inputIds);
    const leaked = rowsWhere(index, (row) => sources[row] !== NO_ROW && index.inputIds[row] !== NO_ID);
    for (const row of leaked) {
        const source = lineOf(training.index, sources[row] ?? NO_ROW);
        yield {
            line: lineOf(index, row),
            message: `Asks the same as line ${source} of ${training.path}, as ${ofRows(leaked.length, index)} of this file do: the validation loss would look better than it is.`,
            hint: 'Remove the row from one of the two files.',
        };
    }
}
/** Said only where most validation rows have labels of the training rows: elsewhere answers are texts, not labels. */
function* unseenLabels(training, index) {
    const labels = labelsOf(training);
    if (labels === undefined)
        return;
    const known = new FirstRows(training.answerIds).find(index.answerIds);
    const unseen = rowsWhere(index, (row) => known[row] === NO_ROW);
    if (unseen.length * 2 >= index.length)
        return;
    const firsts = firstRows(index.answerIds);
    for (const row of unseen) {
        if (firsts[row] !== row)
            continue;
        yield {
            line: lineOf(index, row),
            message: `The answer of this row is none of the ${labels.size} answers of the training rows; that holds for ${ofRows(unseen.length, index)}.`,
            hint: 'Add training rows with this answer, or correct its spelling.',
        };
    }
}
function* validationShare(training, validation) {
    const share = validation / Math.max(1, training);
    if (validation >= 20 && share >= 0.01 && share <= 0.5)
        return;
    yield {
        line: 1,
        message: `${grouped(validation)} validation rows beside ${grouped(training)} training rows (${percent(share)}); advised are at least 20 rows, and 1 % to 50 %.`,
        hint: 'Move rows from one file to the other.',
    };
}
/** Above Q3 + 3 IQR, and above so many times the median; the longest are named. */
function* outliers(index, factor) {
    const { length, tokens } = index;
    if (length < MIN_LENGTHS)
        return;
    const sorted = tokens.toSorted();
    const at = (share) => sorted[Math.floor(length * share)] ?? 0;
    const [low, median, high] = [at(0.25), at(0.5), at(0.75)];
    const limit = Math.max(high + 3 * (high - low), factor * median);
    const weight = (row) => tokens[row] ?? 0;
    const far = rowsWhere(index, (row) => weight(row) > limit);
    for (const row of far.toSorted((a, b) => weight(b) - weight(a) || a - b).slice(0, OUTLIERS_SHOWN))
        yield {
            line: lineOf(index, row),
            message: `About ${grouped(weight(row))} tokens, where the median row has ${grouped(median)}; ${ofRows(far.length, index)} are outliers like this${far.length > OUTLIERS_SHOWN ? `, the ${OUTLIERS_SHOWN} longest are named` : ''}.`,
            hint: 'Check that it is one example, not several or a pasted document.',
        };
}
function rowsWhere({ length }, test) {
    const rows = [];
    for (let row = 0; row < length; row += 1)
        if (test(row))
            rows.push(row);
    return rows;
}
function lineOf(index, row) {
    return index.lines[row] ?? 1;
}
function ofRows(count, { length }) {
    return `${grouped(count)} of ${grouped(length)} rows`;
}
function percent(share) {
    return `${Number((share * 100).toFixed(share < 0.1 ? 1 : 0))} %`;
}

;// CONCATENATED MODULE: ./lib/commands/load-checks.js
/** What is wrong with a job's datasets together, and with what `jobs.yaml` adds to them. */




function checkTogether(job, datasets) {
    return [...rowSum(job, datasets), ...systemText(job, datasets), ...quality(job, datasets)];
}
function scanOf(datasets, split) {
    return datasets.find((dataset) => dataset.split === split)?.scan;
}
function quality(job, datasets) {
    return checkQuality({
        training: scanOf(datasets, 'training'),
        validation: scanOf(datasets, 'validation'),
        // Nova takes few epochs; Amazon's guide repeats rows to train a small set longer.
        mayRepeatSmall: job.baseModel.value.startsWith('amazon.nova-'),
        checks: job.checks,
    });
}
function rowSum(job, datasets) {
    const limits = (0,catalog/* findBaseModel */.Ef)(job.baseModel.value)?.limits;
    const training = scanOf(datasets, 'training')?.rows;
    if (limits === undefined || training === undefined)
        return [];
    return checkRowSum({
        training,
        validation: scanOf(datasets, 'validation')?.rows ?? 0,
        limits,
        at: job.data.training.at,
    });
}
/** `data.system` goes into every converted row, so it is held to the rules of a row. */
function systemText(job, datasets) {
    const { system } = job.data;
    if (system === undefined || datasets.every(({ scan }) => (scan?.conversion.kind ?? 'none') === 'none'))
        return [];
    const limits = (0,catalog/* findBaseModel */.Ef)(job.baseModel.value)?.limits;
    return checkSystemText({ text: system.value, at: system.at, limits });
}

;// CONCATENATED MODULE: ./lib/commands/load-findings.js

/** A dataset path that cannot be opened, at the place in `jobs.yaml` that names it. */
function refusedFile(source, refusal) {
    const nearest = refusal.nearest === undefined ? '' : ` Did you mean ${refusal.nearest}?`;
    return { ...source.at, severity: 'error', ...refusalText(source.path, refusal.reason, nearest) };
}
function refusalText(path, reason, nearest) {
    switch (reason) {
        case 'missing':
            return {
                code: 'file-missing',
                message: `${path} is not in the repository.${nearest}`,
                hint: 'Commit the file, or correct the path.',
            };
        case 'symlink':
            return {
                code: 'file-symlink',
                message: `${path} is, or lies behind, a symbolic link`,
                hint: 'Commit the file itself.',
            };
        case 'outside-repository':
            return {
                code: 'file-outside',
                message: `${path} lies outside the repository`,
                hint: 'Name a file of this repository.',
            };
        case 'not-a-file':
            return {
                code: 'file-not-regular',
                message: `${path} is not a regular file`,
                hint: 'Name a .jsonl file.',
            };
        case 'unreadable':
            return {
                code: 'file-unreadable',
                message: `${path} cannot be read`,
                hint: 'Check its permissions in the checkout.',
            };
        default:
            return (0,errors/* unreachable */.HB)(reason);
    }
}
/** One finding per job that shares account, region and fingerprint with an earlier or later one, by job key. */
function duplicateIdentities(jobs) {
    const groups = new Map();
    for (const { job, fingerprint } of jobs) {
        if (fingerprint === undefined)
            continue;
        const identity = `${job.environment.accountId}/${job.environment.region}/${fingerprint}`;
        groups.set(identity, [...(groups.get(identity) ?? []), job]);
    }
    const findings = new Map();
    for (const group of groups.values()) {
        if (group.length < 2)
            continue;
        for (const job of group) {
            const others = group
                .filter((other) => other !== job)
                .map((other) => `${other.key} (line ${other.at.line})`);
            findings.set(job.key, {
                ...job.at,
                code: 'duplicate-identity',
                severity: 'error',
                message: `${job.key} trains exactly the same as ${others.join(', ')}`,
                hint: 'Remove one of them, or set `namespace:` on one to train the same twice.',
            });
        }
    }
    return findings;
}

;// CONCATENATED MODULE: ./lib/commands/load.js
/** From `jobs.yaml` and the datasets to desired jobs: everything that can be decided without AWS. */













/**
 * Reads `jobs.yaml` alone, and no dataset.
 * @throws AppError `config-missing` when there is no such file
 */
async function loadConfig(context) {
    const file = context.inputs.config;
    const bytes = await context.files.readSmall(file, source/* MAX_FILE_BYTES */.g);
    if (bytes === undefined)
        throw new errors/* AppError */.uV('config-missing', `${file} does not exist`, {
            blame: 'user',
            hint: 'Check out the repository first, or name the file with the input `config`; `bedrock-tune init` writes a first one.',
        });
    return { ...(0,parse/* parseConfig */.o)({ file, bytes, today: (0,commands_context/* today */.E)(context) }), blobId: gitBlobId(bytes) };
}
/** The id git gives a file of this content (in a repository with SHA-1 ids). */
function gitBlobId(bytes) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
/** @throws AppError `config-missing` when there is no such file */
async function loadJobs(context) {
    const { config, environments, removal, findings: configFindings, blobId } = await loadConfig(context);
    const opened = [];
    const jobs = withDuplicates(await loadAll(context, config?.jobs ?? [], opened));
    const all = [...configFindings, ...jobs.flatMap((job) => job.findings)];
    return {
        config,
        environments,
        removal,
        configBlobId: blobId,
        configFindings,
        jobs,
        findings: unique(all).sort(errors/* compareFindings */.Eg),
        close: () => closeAll(opened),
    };
}
/** undefined: a dataset cannot be read, so what the job asks for is not known. */
async function loadFingerprint(context, job) {
    const opened = [];
    try {
        return (await loadJob(context, job, opened)).desired.fingerprint;
    }
    finally {
        await closeAll(opened);
    }
}
async function loadAll(context, jobs, opened) {
    try {
        const loaded = [];
        for (const job of jobs)
            loaded.push(await loadJob(context, job, opened));
        return loaded;
    }
    catch (error) {
        // Nobody else can: without a result there is no `close` to call.
        await closeAll(opened);
        throw error;
    }
}
async function closeAll(opened) {
    await Promise.all(opened.map((open) => open.close()));
}
async function loadJob(context, job, opened) {
    const training = await loadDataset(context, { job, split: 'training', source: job.data.training, opened });
    const datasets = [training.dataset];
    const findings = [...training.findings];
    if (job.data.validation !== undefined) {
        const validation = await loadDataset(context, {
            job,
            split: 'validation',
            source: job.data.validation,
            opened,
        });
        datasets.push(validation.dataset);
        findings.push(...validation.findings);
    }
    findings.push(...checkTogether(job, datasets));
    return { job, desired: desiredOf(job, datasets, findings), datasets, findings };
}
async function loadDataset(context, { job, split, source, opened }) {
    if (source.kind === 's3')
        return { dataset: { split, source, scan: undefined, upload: source }, findings: [] };
    const result = await context.files.open(source.path);
    if (result.kind === 'refused')
        return {
            dataset: { split, source, scan: undefined, upload: undefined },
            findings: [refusedFile(source, result)],
        };
    opened.push(result.file);
    const model = (0,catalog/* findBaseModel */.Ef)(job.baseModel.value);
    const scan = await scanDataset({
        path: source.path,
        bytes: result.file.read(),
        split,
        accepts: model?.formats ?? [],
        modelName: model?.name ?? job.baseModel.value,
        limits: model?.limits,
        system: job.data.system?.value,
        checks: job.checks,
    });
    const upload = {
        kind: 'file',
        sha256: scan.sha256,
        size: scan.uploadBytes,
        open: () => convert(result.file.read(), scan.conversion),
    };
    return { dataset: { split, source, scan, upload }, findings: scan.findings };
}
function desiredOf(job, datasets, findings) {
    const training = datasets.find((dataset) => dataset.split === 'training');
    const epochs = job.hyperparameters.find((parameter) => parameter.name === 'epochCount')?.value;
    const estimate = (0,cost/* estimateCost */.a3)({
        model: (0,catalog/* findBaseModel */.Ef)(job.baseModel.value),
        price: job.price,
        tokens: training?.scan?.tokens,
        epochs: epochs === undefined ? undefined : Number(epochs),
    });
    const blockers = [...findingBlockers(findings), ...(0,budget/* budgetBlockers */.t)(job, estimate)];
    return { job, fingerprint: jobFingerprint(job, datasets), estimate, blockers };
}
function jobFingerprint(job, datasets) {
    const training = identityOf(datasets.find((dataset) => dataset.split === 'training'));
    const validation = identityOf(datasets.find((dataset) => dataset.split === 'validation'));
    if (training === undefined || (job.data.validation !== undefined && validation === undefined))
        return undefined;
    return (0,fingerprint/* fingerprintOf */.ax)({
        baseModel: job.baseModel.value,
        customizationType: job.customizationType,
        hyperparameters: job.hyperparameters,
        training,
        validation,
        namespace: job.namespace,
    });
}
function identityOf(dataset) {
    if (dataset?.upload === undefined)
        return undefined;
    if (dataset.upload.kind === 'file')
        return { kind: 'file', sha256: dataset.upload.sha256 };
    const { bucket, key, versionId } = dataset.upload;
    return { kind: 's3', bucket, key, versionId };
}
function findingBlockers(findings) {
    const errors = findings.filter((finding) => finding.severity === 'error').length;
    if (errors === 0)
        return [];
    return [
        {
            code: 'findings',
            message: errors === 1 ? '1 error in its entry or datasets' : `${errors} errors in its entry or datasets`,
            hint: 'Fix the findings above.',
        },
    ];
}
/** Two entries with one fingerprint in one account and region would be one training run: an error on both. */
function withDuplicates(jobs) {
    const duplicates = duplicateIdentities(jobs.map(({ job, desired }) => ({ job, fingerprint: desired.fingerprint })));
    return jobs.map((loaded) => {
        const own = duplicates.get(loaded.job.key);
        if (own === undefined)
            return loaded;
        const findings = [...loaded.findings, own];
        const blockers = [
            ...findingBlockers(findings),
            ...loaded.desired.blockers.filter((b) => b.code !== 'findings'),
        ];
        return { ...loaded, findings, desired: { ...loaded.desired, blockers } };
    });
}
function unique(findings) {
    const seen = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
    return [...seen.values()];
}
/** Whether nothing in `jobs.yaml` itself stands against planning. */
function isUsable(loaded) {
    return loaded.config !== undefined && !(0,errors/* hasErrors */.Cs)(loaded.configFindings);
}


/***/ }),

/***/ 5358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ prefixOf),
/* harmony export */   Ng: () => (/* binding */ connect),
/* harmony export */   O1: () => (/* binding */ isSamePlace),
/* harmony export */   lB: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _apply_owner_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5399);
/* harmony import */ var _apply_start_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1720);
/* harmony import */ var _apply_sync_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6073);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
/* harmony import */ var _plan_names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(595);
/* harmony import */ var _plan_reconcile_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3023);
/* harmony import */ var _watch_look_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1427);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1923);
/** What AWS says exists: one List per page, a Get only for what is in flight or newly wanted. */








/** Environments, and Gets in each of them, that are under way at once: AWS throttles by account and region. */
const PARALLEL = 4;
/** Removed jobs whose models are asked about in one run; more would make every plan slow for a view. */
const MAX_UNMANAGED_LOOKUPS = 10;
async function observe(context, options) {
    const byEnvironment = new Map();
    const errors = new Map();
    const seen = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_7__/* .inParallel */ .H)(options.environments, PARALLEL, (environment) => observeOne(context, environment, options).catch(_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .toAppError */ .b_));
    for (const [at, { name }] of options.environments.entries()) {
        const world = seen[at];
        if (world instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV)
            errors.set(name, world);
        else if (world !== undefined)
            byEnvironment.set(name, world);
    }
    return { byEnvironment, errors };
}
/** Opens one environment with the role of a command; on a laptop with the person's own credentials. */
function connect(context, environment, role) {
    const roleArn = context.trigger.kind === 'local' ? undefined : environment.roles[role];
    return context.aws.connect({ region: environment.region, accountId: environment.accountId, roleArn });
}
async function observeOne(context, environment, options) {
    const session = await connect(context, environment, options.role);
    const [summaries, models] = await Promise.all([session.bedrock.listRuns(), session.bedrock.listModels()]);
    const modelArns = new Set(models.map((model) => model.modelArn));
    const jobs = options.jobs.filter(({ job }) => job.environment.name === environment.name);
    const details = new Map();
    const others = options.all.filter(({ job }) => isSamePlace(job.environment, environment) && !jobs.some((own) => own.job.key === job.key));
    const select = selector({ jobs, others, needsCheck: await options.needsCheck(), modelArns });
    const candidates = summaries
        .filter((run) => (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRunName */ .E0)(run.jobName) !== undefined)
        .map((summary) => ({ summary, isSelected: select(summary) }));
    const runs = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_7__/* .inParallel */ .H)(candidates, PARALLEL, async ({ summary, isSelected }) => {
        const detail = isSelected ? await session.bedrock.getRun(summary.jobArn) : undefined;
        if (detail !== undefined)
            details.set(summary.jobName, detail);
        return await observedRun({ context, session, jobs, summary, detail });
    });
    const inFlight = summaries.filter((run) => (0,_plan_reconcile_js__WEBPACK_IMPORTED_MODULE_5__/* .isInFlight */ .wn)(run.status)).length;
    return {
        environment,
        session,
        details,
        observed: {
            environment: environment.name,
            accountId: environment.accountId,
            region: environment.region,
            runs,
            modelArns,
            inFlight,
        },
    };
}
/** Bedrock knows no more of an environment: two in one place see the same runs and models. */
function isSamePlace(a, b) {
    return a.accountId === b.accountId && a.region === b.region;
}
/** Decides which runs are worth a Get. */
function selector({ jobs, others, needsCheck, modelArns }) {
    const wanted = keysByFingerprint(jobs);
    const keys = new Set(jobs.map(({ job }) => job.key));
    const wantedByOthers = keysByFingerprint(others);
    const otherKeys = new Set(others.map(({ job }) => job.key));
    let unmanaged = 0;
    return (run) => {
        const name = (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRunName */ .E0)(run.jobName);
        if (name === undefined)
            return false;
        const key = wanted.get(name.short);
        const isOurs = key !== undefined || keys.has(name.job);
        if (!isOurs && (wantedByOthers.has(name.short) || otherKeys.has(name.job)))
            return false;
        if ((0,_plan_reconcile_js__WEBPACK_IMPORTED_MODULE_5__/* .isInFlight */ .wn)(run.status))
            return true;
        if (key !== undefined)
            return needsCheck(key, run.jobName);
        if (isOurs || run.customModelArn === undefined || !modelArns.has(run.customModelArn))
            return false;
        unmanaged += 1;
        return unmanaged <= MAX_UNMANAGED_LOOKUPS;
    };
}
/** Job key by the part of the fingerprint that stands in a run's name. */
function keysByFingerprint(jobs) {
    return new Map(jobs.flatMap(({ job, desired }) => desired.fingerprint === undefined ? [] : [[(0,_plan_names_js__WEBPACK_IMPORTED_MODULE_4__/* .shortFingerprint */ .nE)(desired.fingerprint), job.key]]));
}
async function observedRun({ context, session, jobs, summary, detail }) {
    if (detail === undefined)
        return { ref: (0,_watch_look_js__WEBPACK_IMPORTED_MODULE_6__/* .runRef */ .p)(summary), ownership: 'unchecked', inputsMatch: undefined };
    const short = (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRunName */ .E0)(detail.jobName)?.short;
    const wanted = jobs.find(({ desired }) => desired.fingerprint !== undefined && (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_4__/* .shortFingerprint */ .nE)(desired.fingerprint) === short);
    return {
        ref: (0,_watch_look_js__WEBPACK_IMPORTED_MODULE_6__/* .runRef */ .p)(detail),
        ownership: await ownershipOf(session, detail, context.run.repositoryId),
        inputsMatch: wanted === undefined ? undefined : inputsMatch(wanted, detail),
    };
}
async function ownershipOf(session, run, repositoryId) {
    const name = (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRunName */ .E0)(run.jobName);
    if (repositoryId === undefined || name === undefined)
        return 'unproven';
    const token = (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_4__/* .clientRequestToken */ .KA)(repositoryId, name.short, name.attempt);
    return await (0,_apply_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerOf */ .b)(session.bedrock, run, { repositoryId, token });
}
function inputsMatch({ job, datasets }, run) {
    // Bucket and prefix do not matter: only the content-addressed file names are compared.
    const target = { bucket: job.environment.bucket, prefix: 'any', job: job.key };
    const uriOf = (split) => {
        const upload = datasets.find((dataset) => dataset.split === split)?.upload;
        return upload === undefined ? undefined : (0,_apply_sync_js__WEBPACK_IMPORTED_MODULE_2__/* .datasetUri */ .R)(target, upload);
    };
    const training = uriOf('training');
    if (training === undefined)
        return true;
    const differences = (0,_apply_start_js__WEBPACK_IMPORTED_MODULE_1__/* .differingInputs */ .c)({
        baseModelIdentifier: job.baseModel.value,
        hyperparameters: Object.fromEntries(job.hyperparameters.map(({ name, value }) => [name, value])),
        trainingS3Uri: training,
        validationS3Uri: uriOf('validation'),
    }, run);
    return differences.length === 0;
}
/** Key prefix of an environment's objects. */
function prefixOf(context, environment) {
    if (environment.prefix !== undefined)
        return environment.prefix;
    if (context.run.repository !== undefined)
        return (0,_plan_names_js__WEBPACK_IMPORTED_MODULE_4__/* .defaultPrefix */ .Mq)(context.run.repository);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV('input-invalid', `environment ${environment.name} has no prefix, and the repository is not known`, {
        blame: 'user',
        hint: `Set environments.${environment.name}.prefix, or pass --repository owner/name.`,
    });
}


/***/ }),

/***/ 1923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/** Several slow things at once, but not all of them. */
/**
 * Runs `work` over `items`, at most `limit` at a time; the answers stand in the order of the items.
 * Rejects with the first failure; work that has begun by then still comes to its end.
 */
async function inParallel(items, limit, work) {
    const results = [];
    // All workers draw from the one iterator, so each item is taken once.
    const queue = items.entries();
    const worker = async () => {
        for (const [at, item] of queue)
            results[at] = await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}


/***/ }),

/***/ 1191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  MZ: () => (/* binding */ affectedBy),
  s3: () => (/* binding */ environmentFilter),
  Qm: () => (/* binding */ originContext),
  TZ: () => (/* binding */ originsOf),
  U0: () => (/* binding */ relevantFindings),
  Mq: () => (/* binding */ requireEnvironments),
  fE: () => (/* binding */ selectEnvironments),
  hm: () => (/* binding */ selectJobs)
});

// EXTERNAL MODULE: ./lib/apply/origin.js
var origin = __nccwpck_require__(8264);
// EXTERNAL MODULE: ./lib/config/parse.js + 17 modules
var parse = __nccwpck_require__(4330);
// EXTERNAL MODULE: ./lib/config/source.js
var source = __nccwpck_require__(9969);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/commands/because.js

/**
 * Every difference that makes another training run, data first. Names and values stand in backticks and are as the
 * files have them: whoever shows them escapes them. What decides nothing (tags, budget, description) is left out.
 */
function differencesOf(before, after) {
    return [
        ...sourceChange('training', before, after),
        ...sourceChange('validation', before, after),
        ...systemChange(before.job, after.job),
        ...valueChange('baseModel', before.job.baseModel.value, after.job.baseModel.value),
        ...parameterChanges(before.job, after.job),
        ...placeChanges(before.job, after.job),
        ...valueChange('namespace', before.job.namespace, after.job.namespace),
    ];
}
function sourceChange(split, before, after) {
    const [old, now] = [before.job.data[split], after.job.data[split]];
    if (old === undefined && now === undefined)
        return [];
    if (old === undefined)
        return [`${split} data added`];
    if (now === undefined)
        return [`${split} data removed`];
    const [oldName, newName] = [nameOf(old), nameOf(now)];
    if (oldName !== newName)
        return [`${split} data \`${oldName}\` → \`${newName}\``];
    return now.kind === 'file' && before.blobs.get(now.path) !== after.blobs.get(now.path)
        ? [`${split} data changed`]
        : [];
}
function nameOf(source) {
    return source.kind === 'file'
        ? source.path
        : `s3://${source.bucket}/${source.key}?versionId=${source.versionId}`;
}
/** The text may be long and is in the diff of the file. */
function systemChange(before, after) {
    const [old, now] = [before.data.system?.value, after.data.system?.value];
    if (old === now)
        return [];
    return [`\`system\` text ${old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'}`];
}
function parameterChanges(before, after) {
    const old = new Map(before.hyperparameters.map(({ name, value }) => [name, value]));
    const now = new Map(after.hyperparameters.map(({ name, value }) => [name, value]));
    return [...new Set([...old.keys(), ...now.keys()])]
        .sort(errors/* compareText */.n6)
        .flatMap((name) => valueChange(name, old.get(name), now.get(name)));
}
/** One specification trained in two places is two training runs. */
function placeChanges(before, after) {
    const [old, now] = [before.environment, after.environment];
    const place = [
        ...valueChange('accountId', old.accountId, now.accountId),
        ...valueChange('region', old.region, now.region),
    ];
    return place.length > 0 && old.name !== now.name ? valueChange('environment', old.name, now.name) : place;
}
function valueChange(name, old, now) {
    if (old === now)
        return [];
    if (old === undefined)
        return [`\`${name}\` was given: \`${now ?? ''}\``];
    if (now === undefined)
        return [`\`${name}\` is no longer given (it was \`${old}\`)`];
    return [`\`${name}\` \`${old}\` → \`${now}\``];
}

// EXTERNAL MODULE: ./lib/commands/context.js
var commands_context = __nccwpck_require__(1405);
// EXTERNAL MODULE: ./lib/catalog/index.js + 8 modules
var catalog = __nccwpck_require__(8496);
// EXTERNAL MODULE: ./lib/config/decimal.js
var decimal = __nccwpck_require__(893);
;// CONCATENATED MODULE: ./lib/commands/guards.js
/**
 * What keeps jobs from costing more or from being deleted, and that a change takes away: whoever approves the change
 * approves that too, so it is pointed out where it stands.
 */


/**
 * A job that the base does not have weakens nothing; of a base whose file has errors nothing is known.
 * @param where in words, such as `in this pull request`
 */
function weakenedGuards(before, after, where) {
    if (before.config === undefined || after.config === undefined)
        return [];
    const earlier = new Map(before.config.jobs.map((job) => [job.key, job]));
    const ofBudgets = after.config.jobs.flatMap((job) => {
        const base = earlier.get(job.key);
        return base === undefined ? [] : budgetChanges(base, job);
    });
    const all = [...ofBudgets, ...priceChanges(before.config, after.config), ...protectChanges(before, after)];
    const alike = new Map();
    for (const weakening of all) {
        const kind = JSON.stringify([weakening.key, weakening.change]);
        alike.set(kind, [...(alike.get(kind) ?? []), weakening]);
    }
    return [...alike.values()].flatMap((group) => findingOf(group, where));
}
/** One finding for all that one line, as under `defaults`, changes. */
function findingOf(group, where) {
    const [first] = group;
    if (first === undefined)
        return [];
    const names = group.slice(0, 3).map(({ of }) => `\`${of}\``);
    const rest = group.length - names.length;
    const of = [...names, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
    return [
        {
            code: 'guard-weakened',
            severity: 'warning',
            ...first.at,
            message: `\`${first.key}\` of ${of} ${first.change} ${where}.`,
            hint: 'Approve it only if it is meant: once merged, this is the limit that holds.',
        },
    ];
}
function budgetChanges(before, after) {
    const [old, now] = [before.budget, after.budget];
    const changes = [];
    const add = (key, change, at) => {
        changes.push({ of: after.key, key: `budget.${key}`, change, at });
    };
    if (old.trainingUsd !== undefined && now.trainingUsd === undefined)
        add('trainingUsd', `removed (it was ${plain(old.trainingUsd.value)})`, after.at);
    else if (old.trainingUsd !== undefined && (now.trainingUsd?.value ?? 0) > old.trainingUsd.value)
        add('trainingUsd', `raised from ${plain(old.trainingUsd.value)} to ${plain(now.trainingUsd?.value ?? 0)}`, now.trainingUsd?.at ?? after.at);
    if (old.onOverrun === 'block' && now.onOverrun === 'warn')
        add('onOverrun', 'changed from `block` to `warn`', after.at);
    if (old.requireEstimate !== undefined && now.requireEstimate === undefined)
        add('requireEstimate', 'switched off', after.at);
    return changes;
}
/** A lower price makes a lower estimate, and an unknown one is held by no budget. */
function priceChanges(before, after) {
    const users = new Map(after.jobs.map(({ baseModel }) => [baseModel.value, baseModel.at]));
    return [...users].flatMap(([id, usedAt]) => {
        const [old, now] = [priceIn(before, id), priceIn(after, id)];
        if (old === undefined || (now !== undefined && now >= old))
            return [];
        const change = now === undefined
            ? `removed (it was ${plain(old)}): its cost is unknown now`
            : `lowered from ${plain(old)} to ${plain(now)}`;
        const at = after.prices.get(id)?.trainUsdPer1kTokens.at ?? usedAt;
        return [{ of: id, key: 'trainUsdPer1kTokens', change, at }];
    });
}
function priceIn({ prices }, id) {
    return prices.get(id)?.trainUsdPer1kTokens.value ?? (0,catalog/* findBaseModel */.Ef)(id)?.pricing.trainUsdPer1kTokens;
}
/** Also of a job that leaves the file: then `defaults` says whether its models stay. */
function protectChanges(before, after) {
    const { config, removal } = after;
    if (removal === undefined || config === undefined)
        return [];
    const places = new Map(config.jobs.map(({ key, at }) => [key, at]));
    return [...(before.removal?.jobs ?? [])].flatMap(([key, policy]) => {
        const now = removal.jobs.get(key) ?? removal.others;
        if (!policy.protect || now.protect)
            return [];
        const at = now.protectAt ?? places.get(key) ?? { file: config.file, line: 1, column: 1 };
        return [{ of: key, key: 'protect', change: 'removed', at }];
    });
}
function plain(amount) {
    return (0,decimal/* plainDecimal */.m)(String(amount)) ?? String(amount);
}

// EXTERNAL MODULE: ./lib/commands/parallel.js
var parallel = __nccwpck_require__(1923);
;// CONCATENATED MODULE: ./lib/commands/scope.js
/** Which jobs a run speaks of, and what a pull request changes about them. */








/** Questions to GitHub under way at once. */
const PARALLEL = 4;
/**
 * Jobs that the inputs `jobs` and `environment` select; all where they are empty.
 * @throws AppError `input-invalid` when a name is not in the file
 */
function selectJobs(context, loaded) {
    const { jobs } = context.inputs;
    const isSelected = environmentFilter(context);
    const keys = new Set(loaded.jobs.map(({ job }) => job.key));
    // Names cannot be checked against a file with errors; its findings say what to do.
    if (loaded.config === undefined)
        return [];
    requireEnvironments(context, loaded.config);
    const unknownJob = jobs.find((key) => !keys.has(key));
    if (unknownJob !== undefined)
        throw unknownName(context, 'jobs', unknownJob, keys);
    const unknownRetry = [...context.inputs.retries.keys()].find((key) => !keys.has(key));
    if (unknownRetry !== undefined)
        throw unknownName(context, 'retry', unknownRetry, keys);
    const selected = loaded.jobs.filter(({ job }) => (jobs.length === 0 || jobs.includes(job.key)) && isSelected(job.environment.name));
    requireSelected(context, selected);
    return selected;
}
/** A retry of a job that this run leaves out would be ignored silently. */
function requireSelected({ inputs }, selected) {
    const left = [...inputs.retries.keys()].find((key) => !selected.some(({ job }) => job.key === key));
    if (left === undefined)
        return;
    throw new errors/* AppError */.uV('input-invalid', `input retry names ${left}, which this run does not select`, {
        blame: 'user',
        hint: `Add ${left} to the input jobs, or leave jobs and environment empty.`,
    });
}
/** @throws AppError `input-invalid` when the input `environment` names one that is not in the file */
function requireEnvironments(context, config) {
    const names = new Set(config.environments.map(({ name }) => name));
    const unknown = context.inputs.environments.find((name) => !names.has(name));
    if (unknown !== undefined)
        throw unknownName(context, 'environment', unknown, names);
}
/** Whether the input `environment` names an environment, or none at all. */
function environmentFilter({ inputs }) {
    const { environments } = inputs;
    return (name) => environments.length === 0 || environments.includes(name);
}
/** Where to look: the environments of the jobs that `jobs` names, else all that `environment` selects. */
function selectEnvironments(context, loaded, selected) {
    const { jobs } = context.inputs;
    const isSelected = environmentFilter(context);
    const named = new Set(selected.map(({ job }) => job.environment.name));
    return (loaded.config?.environments ?? []).filter(({ name }) => isSelected(name) && (jobs.length === 0 || named.has(name)));
}
function unknownName(context, input, name, known) {
    return new errors/* AppError */.uV('input-invalid', `input ${input} names ${name}, which ${context.inputs.config} does not have`, {
        blame: 'user',
        hint: known.size === 0 ? 'The file has none.' : `Use one of: ${[...known].slice(0, 20).join(', ')}.`,
    });
}
/** Reads `jobs.yaml` at commits; every version is parsed once. */
function originContext(context) {
    const cache = new Map();
    const read = async (ref) => (await fileAt(context, ref))?.config;
    const configAt = (ref) => {
        const known = cache.get(ref) ?? read(ref);
        cache.set(ref, known);
        return known;
    };
    return { git: context.git, configFile: context.inputs.config, configAt };
}
/** `jobs.yaml` at a commit; undefined where it has none. */
async function fileAt(context, ref) {
    const file = context.inputs.config;
    const bytes = await context.git.readSmall(ref, file, source/* MAX_FILE_BYTES */.g);
    return bytes === undefined ? undefined : (0,parse/* parseConfig */.o)({ file, bytes, today: (0,commands_context/* today */.E)(context) });
}
/**
 * Compares the checkout with what it would be merged into (or was pushed on). On a laptop everything counts as affected:
 * Git cannot tell what is not committed yet.
 */
async function affectedBy(context, loaded) {
    if (context.trigger.kind === 'local')
        return undefined;
    const head = await context.git.head();
    const base = head === undefined ? undefined : await baseCommit(context, context.trigger, head);
    if (base === undefined || head === undefined)
        return undefined;
    const paths = new Set(loaded.jobs.flatMap(({ job }) => (0,origin/* filesOf */.R8)(job)));
    const file = context.inputs.config;
    const [atBase, atHead] = await Promise.all([
        context.git.blobIds(base, [file, ...paths]),
        context.git.blobIds(head, [...paths]),
    ]);
    // Most changes leave the file alone: then it needs no second reading.
    const isSame = loaded.config !== undefined && atBase.get(file) === loaded.configBlobId;
    const fileAtBase = isSame ? loaded : await fileAt(context, base);
    const configAtBase = fileAtBase?.config;
    const before = new Map(configAtBase?.jobs.map((job) => [job.key, job]));
    const isAffected = (job) => {
        const earlier = before.get(job.key);
        return earlier === undefined || (0,origin/* contentId */.fm)(earlier, atBase) !== (0,origin/* contentId */.fm)(job, atHead);
    };
    const because = (job) => {
        const earlier = before.get(job.key);
        // A base whose file cannot be read says nothing of what is new.
        if (earlier === undefined)
            return configAtBase === undefined ? [] : ['new job'];
        return differencesOf({ job: earlier, blobs: atBase }, { job, blobs: atHead });
    };
    const affected = loaded.jobs.map(({ job }) => job).filter(isAffected);
    return {
        keys: new Set(affected.map(({ key }) => key)),
        because: new Map(affected.map((job) => [job.key, because(job)])),
        paths: new Set([...paths].filter((path) => atBase.get(path) !== atHead.get(path))),
        removed: [...before.keys()].filter((key) => !loaded.jobs.some(({ job }) => job.key === key)),
        weakened: fileAtBase === undefined ? [] : weakenedGuards(fileAtBase, loaded, whereOf(context.trigger)),
    };
}
function whereOf(trigger) {
    return trigger.kind === 'pull-request' ? 'in this pull request' : 'in this change';
}
/** What a change is answerable for: `jobs.yaml`, the limits it lifts, and the datasets of the jobs it affects. */
function relevantFindings(loaded, affected) {
    if (affected === undefined)
        return loaded.findings;
    const relevant = loaded.jobs.filter(({ job }) => affected.keys.has(job.key)).flatMap((job) => job.findings);
    const kept = new Set([...loaded.configFindings, ...relevant].map((finding) => JSON.stringify(finding)));
    const own = loaded.findings.filter((finding) => kept.has(JSON.stringify(finding)));
    return [...own, ...affected.weakened].sort(errors/* compareFindings */.Eg);
}
/**
 * For the merge commit that GitHub checks out, its first parent; for a checkout of the head itself, the merge base;
 * for a merge group, what it was put on (a rebasing queue adds several commits); for a push, the parent.
 */
async function baseCommit(context, trigger, head) {
    if (trigger.kind === 'pull-request' && trigger.headSha === head)
        return context.git.mergeBase(trigger.baseSha, head);
    if (trigger.kind === 'merge-group' && trigger.baseSha !== undefined)
        return context.git.mergeBase(trigger.baseSha, head);
    return context.git.firstParent(head);
}
/** Commit and pull request of each job's last change, by job key. */
async function originsOf(context, jobs) {
    const head = await context.git.head();
    const origins = new Map();
    if (head === undefined)
        return origins;
    const keys = jobs.map(({ job }) => job.key);
    const commits = await (0,origin/* originCommits */.rk)(originContext(context), keys, head);
    await warnIfShallow(context, commits);
    const distinct = [...new Set([...commits.values()].map(({ commit }) => commit))];
    const pulls = await (0,parallel/* inParallel */.H)(distinct, PARALLEL, (commit) => pullRequestOf(context, commit));
    for (const [key, origin] of commits)
        origins.set(key, { ...origin, pullRequest: pulls[distinct.indexOf(origin.commit)] });
    return origins;
}
async function warnIfShallow(context, commits) {
    const unsure = [...commits].filter(([, { certain }]) => !certain).map(([key]) => key);
    if (unsure.length === 0 || !(await context.git.isShallow()))
        return;
    context.console.warn(`The checkout is shallow: which commit and pull request last changed ${unsure.slice(0, 5).join(', ')}${unsure.length > 5 ? ', …' : ''} is not known. Check out with fetch-depth: 0.`);
}
/**
 * The merged pull request that brought a commit, into the default branch if there are several; a failed look-up never
 * blocks training.
 */
async function pullRequestOf(context, commit) {
    try {
        const pulls = (await context.github?.pullRequestsOfCommit(commit)) ?? [];
        const merged = pulls.filter((pull) => pull.merged);
        return (merged.find(({ baseRef }) => baseRef === context.run.defaultBranch) ?? merged[0])?.number;
    }
    catch (error) {
        context.console.warn(`The pull request of ${commit.slice(0, 12)} could not be looked up: ${String(error)}`);
        return undefined;
    }
}


/***/ }),

/***/ 893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ plainDecimal)
/* harmony export */ });
/** Numbers as text. */
/** Every digit that can stand in front of the exponent, and every zero the exponent can add. */
const MAX_DIGITS = 64;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/**
 * Plain decimal text of a number as written, built from its digits without floating point: `1e-5` and `0.000010` both
 * give `0.00001`, `2.0` gives `2`. undefined for what is no decimal number, for negative zero, and beyond 64 digits
 * (`1e400`).
 */
function plainDecimal(source) {
    const match = DECIMAL.exec(source);
    if (match === null)
        return undefined;
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
    const digits = whole + fraction;
    const point = whole.length + Number(exponent);
    if (digits === '' || digits.length > MAX_DIGITS || Math.abs(point) > MAX_DIGITS)
        return undefined;
    const text = placePoint(digits, point);
    if (sign !== '-')
        return text;
    return text === '0' ? undefined : `-${text}`;
}
/** `digits` with the decimal point after `point` of them, in its shortest form. */
function placePoint(digits, point) {
    const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(-point) + digits;
    const split = Math.max(point, 0);
    const whole = padded.slice(0, split).replace(/^0+/, '') || '0';
    const fraction = padded.slice(split).replace(/0+$/, '');
    return fraction === '' ? whole : `${whole}.${fraction}`;
}


/***/ }),

/***/ 3989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ ENVIRONMENT_FIELDS),
/* harmony export */   S: () => (/* binding */ ROLE_NAMES)
/* harmony export */ });
/* harmony import */ var _formats_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6094);

const ROLE_COMMANDS = {
    plan: '`plan`',
    status: '`status`',
    apply: '`apply` and `stop`',
    evaluate: '`evaluate` and `promote`',
    teardown: '`teardown`',
};
const ROLE_NAMES = ['plan', 'status', 'apply', 'evaluate', 'teardown'];
const ENVIRONMENT_FIELDS = [
    {
        path: 'environments',
        type: 'dictionary',
        keys: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME_FORMAT */ .YF,
        minEntries: 1,
        required: true,
        description: 'AWS targets, by name: account, region, buckets, roles.',
    },
    {
        path: 'environments.*',
        type: 'map',
        exclusive: ['roles', 'roleToAssume'],
        description: 'One AWS target.',
    },
    {
        path: 'environments.*.region',
        type: 'text',
        format: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .REGION_FORMAT */ .H9,
        required: true,
        description: 'AWS region of the training jobs and the buckets.',
        examples: ['us-east-1', 'us-west-2'],
    },
    {
        path: 'environments.*.accountId',
        type: 'text',
        format: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCOUNT_FORMAT */ .Ae,
        required: true,
        description: 'AWS account, 12 digits in quotes. A run with credentials of another account ends at once.',
        examples: ['111122223333'],
    },
    {
        path: 'environments.*.bucket',
        type: 'text',
        format: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .BUCKET_FORMAT */ .vQ,
        required: true,
        description: 'Bucket the datasets are uploaded to; it must belong to the account.',
        examples: ['acme-bedrock-tune-data'],
    },
    {
        path: 'environments.*.outputBucket',
        type: 'text',
        format: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .BUCKET_FORMAT */ .vQ,
        default: 'the value of `bucket`',
        description: 'Bucket Bedrock writes metrics to.',
        examples: ['acme-bedrock-tune-output'],
    },
    {
        path: 'environments.*.prefix',
        type: 'text',
        format: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .PREFIX_FORMAT */ .Bm,
        default: 'bedrock-tune/<owner>/<repository>',
        description: 'Start of every S3 key this project writes.',
        examples: ['bedrock-tune/acme/support-models'],
    },
    {
        path: 'environments.*.serviceRoleArn',
        type: 'text',
        format: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .ROLE_ARN_FORMAT */ .l_,
        required: true,
        description: 'Role that Bedrock assumes to read the datasets and write the metrics.',
        examples: ['arn:aws:iam::111122223333:role/bedrock-tune-service'],
    },
    {
        path: 'environments.*.roleToAssume',
        type: 'text',
        format: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .ROLE_ARN_FORMAT */ .l_,
        default: 'the credentials of the machine',
        description: 'Role that the workflow assumes through OIDC, for all commands. Not together with `roles`.',
    },
    {
        path: 'environments.*.roles',
        type: 'map',
        default: 'the credentials of the machine',
        description: 'Roles that the workflow assumes through OIDC, per command. Not together with `roleToAssume`.',
    },
    ...ROLE_NAMES.map((role) => ({
        path: `environments.*.roles.${role}`,
        type: 'text',
        format: _formats_js__WEBPACK_IMPORTED_MODULE_0__/* .ROLE_ARN_FORMAT */ .l_,
        description: `Role for ${ROLE_COMMANDS[role]}.`,
        examples: [`arn:aws:iam::111122223333:role/bedrock-tune-${role}`],
    })),
];


/***/ }),

/***/ 6094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ ACCOUNT_FORMAT),
/* harmony export */   Bm: () => (/* binding */ PREFIX_FORMAT),
/* harmony export */   H9: () => (/* binding */ REGION_FORMAT),
/* harmony export */   V4: () => (/* binding */ TAG_VALUE_FORMAT),
/* harmony export */   YF: () => (/* binding */ NAME_FORMAT),
/* harmony export */   YI: () => (/* binding */ NAMESPACE_FORMAT),
/* harmony export */   "do": () => (/* binding */ VERSION_ID_FORMAT),
/* harmony export */   dq: () => (/* binding */ DESCRIPTION_FORMAT),
/* harmony export */   gd: () => (/* binding */ BASE_MODEL_FORMAT),
/* harmony export */   hH: () => (/* binding */ misfit),
/* harmony export */   jY: () => (/* binding */ DATASET_PATH_FORMAT),
/* harmony export */   kS: () => (/* binding */ SYSTEM_FORMAT),
/* harmony export */   l_: () => (/* binding */ ROLE_ARN_FORMAT),
/* harmony export */   nl: () => (/* binding */ DAY_FORMAT),
/* harmony export */   sJ: () => (/* binding */ S3_URI_FORMAT),
/* harmony export */   vQ: () => (/* binding */ BUCKET_FORMAT),
/* harmony export */   wx: () => (/* binding */ HYPERPARAMETER_NAME_FORMAT),
/* harmony export */   xT: () => (/* binding */ TAG_KEY_FORMAT)
/* harmony export */ });
/* harmony import */ var _catalog_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8496);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6446);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1406);
/**
 * What the texts of `jobs.yaml` may look like. `pattern` decides, here and in the generated schema; `explain` names the
 * exact fault of a text (and may refuse more than a pattern can).
 */



/** What is wrong with a text, or undefined when it fits. */
function misfit(format, text) {
    // First, so that no expression meets a text longer than it was written for.
    if (text.length > format.maxLength) {
        return {
            message: `the text has ${text.length} characters; at most ${format.maxLength} are allowed`,
            hint: 'Shorten it.',
        };
    }
    const explained = format.explain?.(text);
    if (explained !== undefined)
        return explained;
    if (format.pattern.test(text))
        return undefined;
    return { message: `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} does not fit`, hint: `Write ${format.wanted}.` };
}
const NAME = /^[a-z](?:-?[a-z0-9])*$/;
const NAME_WANTED = 'lower-case letters and digits with single `-` between them, a letter first (at most 40)';
const NAME_FORMAT = {
    code: 'invalid-name',
    wanted: NAME_WANTED,
    pattern: NAME,
    maxLength: 40,
    explain: explainName,
};
/** The name a person most likely wanted, made legal. */
function explainName(text) {
    if (NAME.test(text))
        return undefined;
    const slug = text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^[-0-9]+|-$/g, '');
    return {
        message: `the name ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} does not fit; wanted: ${NAME_WANTED}`,
        hint: slug === '' ? 'Choose another name.' : `Write \`${slug}\`.`,
    };
}
const NAMESPACE_FORMAT = {
    code: 'invalid-name',
    wanted: 'lower-case letters and digits with single `-` between them (at most 40)',
    pattern: /^[a-z0-9](?:-?[a-z0-9])*$/,
    maxLength: 40,
};
const REGION_FORMAT = {
    code: 'invalid-region',
    wanted: 'an AWS region such as `us-east-1`',
    pattern: _catalog_index_js__WEBPACK_IMPORTED_MODULE_0__/* .REGION_NAME */ .hS,
    maxLength: 25,
    explain: (text) => {
        if (_catalog_index_js__WEBPACK_IMPORTED_MODULE_0__/* .REGION_NAME */ .hS.test(text))
            return undefined;
        const meant = (0,_catalog_index_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(text, _catalog_index_js__WEBPACK_IMPORTED_MODULE_0__/* .KNOWN_REGIONS */ .Qu);
        return {
            message: `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} is not an AWS region`,
            hint: meant === undefined ? 'Write a region such as `us-east-1`.' : `Write \`${meant}\`.`,
        };
    },
};
const ACCOUNT_FORMAT = {
    code: 'invalid-account',
    wanted: 'the 12 digits of the AWS account, in quotes',
    pattern: /^[0-9]{12}$/,
    maxLength: 12,
    explain: (text) => /^[0-9]{12}$/.test(text)
        ? undefined
        : { message: `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} is not a 12-digit AWS account id`, hint: 'Write its 12 digits in quotes.' },
    unquoted: 'Put the account id in quotes: without them YAML reads a number and drops a leading zero.',
};
/** S3's naming rules, and no bucket that Bedrock cannot read or whose owner S3 cannot be asked to check. */
const BUCKET_FORMAT = {
    code: 'invalid-bucket',
    wanted: 'a bucket name: 3 to 63 lower-case letters, digits, `-` and `.`, a letter or digit at both ends',
    pattern: /^(?![0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$)(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!.*(?:--x-s3|-s3alias|--ol-s3|\.mrap|--table-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    maxLength: 63,
    explain: explainBucket,
};
function explainBucket(text) {
    if (/^(?:s3|https?|arn):/i.test(text)) {
        return {
            message: `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} is no bucket name`,
            hint: 'Write the name alone, for example `acme-data`.',
        };
    }
    if (text.endsWith('--x-s3')) {
        return {
            message: `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} is a directory bucket; S3 cannot check its owner`,
            hint: 'Use a general purpose bucket.',
        };
    }
    return undefined;
}
/** Bedrock's `s3Uri` knows fewer characters than S3 keys. */
const PREFIX_FORMAT = {
    code: 'invalid-prefix',
    wanted: "letters, digits and `-!_*'().` in parts set apart by `/`, without `/` at the ends",
    pattern: /^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[-!_*'().a-zA-Z0-9/]+$/,
    maxLength: 512,
    explain: (text) => {
        const illegal = /[^-!_*'().a-zA-Z0-9/]/u.exec(text)?.[0];
        if (illegal === undefined)
            return undefined;
        return {
            message: `Bedrock accepts no ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(illegal)} in the S3 addresses made from this prefix`,
            hint: "Use letters, digits, `/` and `-!_*'().` only.",
        };
    },
};
const ROLE_ARN = /^arn:aws(?:-[a-z]+){0,3}:iam::[0-9]{12}:role\/[a-zA-Z0-9_+=,.@/-]{1,600}$/;
const ROLE_ARN_FORMAT = {
    code: 'invalid-role-arn',
    wanted: 'a role ARN such as `arn:aws:iam::111122223333:role/name`',
    pattern: ROLE_ARN,
    maxLength: 700,
    explain: explainRoleArn,
};
function explainRoleArn(text) {
    if (ROLE_ARN.test(text))
        return undefined;
    const hint = 'Write it as `arn:aws:iam::111122223333:role/name`.';
    const [scheme = '', partition = '', service = '', region = '', account = '', ...rest] = text.split(':');
    const checks = [
        [scheme === 'arn', `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} is not an ARN`],
        [/^aws(?:-[a-z]+){0,3}$/.test(partition), `the partition ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(partition)} is not one of AWS`],
        [service === 'iam', `the service is ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(service)}; a role's is "iam"`],
        [region === '', `the region is ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(region)}; a role has none`],
        [/^[0-9]{12}$/.test(account), `the account ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(account)} has not 12 digits`],
        [rest.join(':').startsWith('role/'), `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(rest.join(':'))} is not a role`],
    ];
    const failed = checks.find(([fits]) => !fits);
    return { message: failed?.[1] ?? `the role name in ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} has a character IAM does not know`, hint };
}
const BASE_MODEL_FORMAT = {
    code: 'invalid-base-model',
    wanted: 'a foundation-model id such as `amazon.nova-micro-v1:0:128k`, or its ARN',
    pattern: /^(?:arn:aws[a-z-]{0,20}:bedrock:[a-z0-9-]{1,25}::foundation-model\/)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,3}(?::[a-z0-9-]{1,63}){0,2}$/,
    maxLength: 400,
    explain: (text) => /:custom-model\/|^job:/.test(text)
        ? {
            message: `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} is a tuned model; training one further is not supported yet`,
            hint: 'Write the id of a foundation model.',
        }
        : undefined,
};
/** A day that the calendar has; the pattern alone lets `2026-02-30` pass. */
const DAY_FORMAT = {
    code: 'invalid-date',
    wanted: 'a day such as `2026-11-22`',
    pattern: /^20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/,
    maxLength: 10,
    explain: (text) => {
        const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
        const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
        return isDay
            ? undefined
            : { message: `${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text)} is no day of the calendar`, hint: 'Write it as `YYYY-MM-DD`.' };
    },
    unquoted: 'Write the day as `YYYY-MM-DD`.',
};
const DATASET_PATH_FORMAT = {
    code: 'invalid-dataset-path',
    wanted: 'the path of a .jsonl file, from the root of the repository',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are excluded
    pattern: /^(?![/~]|[A-Za-z]:)(?!.*(?:^|\/)\.{0,2}\/)[^\u0000-\u001f\u007f\\*?"<>|]+\.jsonl$/,
    maxLength: 512,
    explain: _paths_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDatasetPath */ .tL,
};
const S3_URI_FORMAT = {
    code: 'invalid-s3-uri',
    wanted: 'an S3 address such as `s3://bucket/path/train.jsonl`',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are excluded
    pattern: /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/(?!\/)[^\u0000-\u001f\u007f?#]+\.jsonl$/,
    maxLength: 1024,
    explain: (text) => (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .explainS3Uri */ .Eb)(text, BUCKET_FORMAT),
};
const VERSION_ID_FORMAT = {
    code: 'invalid-version-id',
    wanted: "the object's version id as S3 shows it (the bucket needs versioning)",
    pattern: /^(?!null$)[A-Za-z0-9._~+/=-]+$/,
    maxLength: 1024,
};
const RESERVED_TAG = /^(?:aws|bedrock-tune):/i;
const TAG_KEY_FORMAT = {
    code: 'invalid-tag',
    wanted: '1 to 128 letters, digits, blanks and `._:/=+@-`',
    pattern: /^(?![aA][wW][sS]:|[bB][eE][dD][rR][oO][cC][kK]-[tT][uU][nN][eE]:)[a-zA-Z0-9 ._:/=+@-]+$/,
    maxLength: 128,
    explain: (text) => RESERVED_TAG.test(text)
        ? {
            message: `tags that start with ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(text.slice(0, text.indexOf(':') + 1))} are reserved`,
            hint: 'Choose another key.',
        }
        : undefined,
};
const TAG_VALUE_FORMAT = {
    code: 'invalid-tag',
    wanted: 'letters, digits, blanks and `._:/=+@-` (at most 256)',
    pattern: /^[a-zA-Z0-9 ._:/=+@-]*$/,
    maxLength: 256,
};
/** Lenient: the base model's own list decides, with a suggestion. */
const HYPERPARAMETER_NAME_FORMAT = {
    code: 'invalid-name',
    wanted: 'the name of a hyperparameter as Bedrock writes it, such as `epochCount`',
    pattern: /^[A-Za-z][A-Za-z0-9_.-]*$/,
    maxLength: 64,
};
const DESCRIPTION_FORMAT = {
    code: 'invalid-text',
    wanted: 'at most 500 characters',
    pattern: /^/,
    maxLength: 500,
};
const SYSTEM_FORMAT = {
    code: 'invalid-text',
    wanted: 'a string that is not blank',
    pattern: /\S/,
    maxLength: 10_000,
};


/***/ }),

/***/ 4330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  o: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/catalog/index.js + 8 modules
var catalog = __nccwpck_require__(8496);
// EXTERNAL MODULE: ./lib/datasets/rules.js
var rules = __nccwpck_require__(3926);
// EXTERNAL MODULE: ./lib/config/decimal.js
var decimal = __nccwpck_require__(893);
;// CONCATENATED MODULE: ./lib/config/field.js
const CONFIG_VERSION = 1;
const MAX_JOBS = 1_000;
const MAX_PRICES = 200;
/** 50 tags on a resource, seven of them ours. */
const MAX_OWN_TAGS = 43;
const KEEP_LAST = { default: 3, minimum: 0, maximum: 100 };
const MAX_DELETIONS = { default: 1_000, minimum: 1, maximum: 100_000 };

// EXTERNAL MODULE: ./lib/config/formats.js
var formats = __nccwpck_require__(6094);
// EXTERNAL MODULE: ./lib/config/report.js
var config_report = __nccwpck_require__(1406);
;// CONCATENATED MODULE: ./lib/config/check-value.js
/** Single values of `jobs.yaml` against their fields: type, range, spelling. */






/** The node, or refused with the fault reported. */
function checkValue(node, field, place) {
    switch (field.type) {
        case 'text':
            return checkText(node, field.format, place);
        case 'choice':
            return checkChoice(node, field, place);
        case 'version':
            return checkVersion(node, place);
        case 'boolean':
            return checkBoolean(node, place);
        case 'integer':
            return checkInteger(node, field, place);
        case 'number':
            return checkNumber(node, field, place);
        case 'usd':
            return checkUsd(node, field, place);
        case 'hyperparameter':
            return checkHyperparameter(node, place);
        default:
            return (0,errors/* unreachable */.HB)(field);
    }
}
/** Says the fault at the node's place and refuses the node. */
function refuse(node, place, fault) {
    const subject = place.path === '' ? 'The file' : `\`${place.path}\``;
    place.report(node.at, { ...fault, message: `${subject}: ${fault.message}.` });
    return { kind: 'refused', at: node.at };
}
function wrongType(node, wanted, place, hint) {
    return refuse(node, place, {
        code: 'wrong-type',
        message: `found ${described(node)}; wanted: ${wanted}`,
        hint: hint ?? `Write ${wanted}.`,
    });
}
function described(node) {
    if (node.kind !== 'scalar')
        return node.kind === 'map' ? 'a map' : 'a list';
    return node.type === 'string' ? `the string ${(0,config_report/* show */.WU)(node.text)}` : `the ${node.type} ${(0,config_report/* show */.WU)(node.text)}`;
}
function checkText(node, format, place) {
    if (node.kind !== 'scalar')
        return wrongType(node, format.wanted, place);
    if (node.type !== 'string') {
        return wrongType(node, 'a string', place, format.unquoted ?? 'Put the value in quotes.');
    }
    const fault = (0,formats/* misfit */.hH)(format, node.text);
    return fault === undefined ? node : refuse(node, place, { code: format.code, ...fault });
}
function checkChoice(node, field, place) {
    if (node.kind !== 'scalar' || node.type !== 'string')
        return wrongType(node, (0,config_report/* listOf */.c3)(field.values), place);
    if (field.values.includes(node.text))
        return node;
    const allowed = `allowed: ${(0,config_report/* listOf */.c3)(field.values)}`;
    if (field.later.includes(node.text)) {
        return refuse(node, place, {
            code: 'not-supported-yet',
            message: `\`${node.text}\` is not supported yet; ${allowed}`,
            hint: `Write \`${field.values[0] ?? ''}\`, or remove the job.`,
        });
    }
    const meant = (0,catalog/* nearest */.pA)(node.text, field.values) ?? field.values[0] ?? '';
    return refuse(node, place, {
        code: 'invalid-value',
        message: `${(0,config_report/* show */.WU)(node.text)} is not a value of this key; ${allowed}`,
        hint: `Write \`${meant}\`.`,
    });
}
function checkVersion(node, place) {
    if (node.kind !== 'scalar' || node.type !== 'number') {
        return wrongType(node, `the number ${CONFIG_VERSION}`, place, `Write \`version: ${CONFIG_VERSION}\`.`);
    }
    if (isOwnVersion(node))
        return node;
    return refuse(node, place, {
        code: 'unknown-version',
        message: `this release reads version ${CONFIG_VERSION}, not ${(0,config_report/* show */.WU)(node.text)}`,
        hint: `Write \`version: ${CONFIG_VERSION}\`, or use the release that the file was written for.`,
    });
}
/** Whether the file says that it is written for this release. */
function isOwnVersion(node) {
    return (node.kind === 'scalar' && node.type === 'number' && (0,decimal/* plainDecimal */.m)(node.text) === String(CONFIG_VERSION));
}
/** Spellings of YAML 1.1, which are strings since 1.2, and what people put in quotes. */
const TRUE_SPELLINGS = ['true', 'yes', 'y', 'on', '1'];
const FALSE_SPELLINGS = ['false', 'no', 'n', 'off', '0'];
/** undefined: the node is no boolean of YAML 1.2 (a `%YAML 1.1` directive would make more words one). */
function booleanOf(node) {
    if (node.kind !== 'scalar' || node.type !== 'boolean')
        return undefined;
    const word = node.text.toLowerCase();
    return word === 'true' || word === 'false' ? word === 'true' : undefined;
}
function checkBoolean(node, place) {
    if (booleanOf(node) !== undefined)
        return node;
    return wrongType(node, '`true` or `false`', place, booleanHint(node));
}
function booleanHint(node) {
    const word = node.kind === 'scalar' ? node.text.toLowerCase() : '';
    if (TRUE_SPELLINGS.includes(word))
        return 'Write `true`, without quotes.';
    if (FALSE_SPELLINGS.includes(word))
        return 'Write `false`, without quotes.';
    return 'Write `true` or `false`, without quotes.';
}
/** undefined: the node is no whole number within the bounds. */
function integerOf(node, { minimum, maximum }) {
    if (node.kind !== 'scalar' || node.type !== 'number')
        return undefined;
    const value = Number((0,decimal/* plainDecimal */.m)(node.text));
    return Number.isInteger(value) && value >= minimum && value <= maximum ? value : undefined;
}
function checkInteger(node, field, place) {
    if (integerOf(node, field) !== undefined)
        return node;
    const wanted = `a whole number from ${field.minimum} to ${field.maximum}`;
    if (node.kind !== 'scalar' || node.type !== 'number') {
        return wrongType(node, wanted, place, `Write ${wanted}, digits alone and without quotes.`);
    }
    return refuse(node, place, {
        code: 'invalid-number',
        message: `${(0,config_report/* show */.WU)(node.text)} is not ${wanted}`,
        hint: `Write ${wanted}.`,
    });
}
function checkNumber(node, { minimum, maximum }, place) {
    const wanted = `a number from ${minimum} to ${maximum}`;
    if (node.kind !== 'scalar' || node.type !== 'number')
        return wrongType(node, wanted, place);
    const value = (0,decimal/* plainDecimal */.m)(node.text);
    if (value !== undefined && Number(value) >= minimum && Number(value) <= maximum)
        return node;
    return refuse(node, place, {
        code: 'invalid-number',
        message: `${(0,config_report/* show */.WU)(node.text)} is not ${wanted}`,
        hint: `Write ${wanted}.`,
    });
}
function checkUsd(node, field, place) {
    const example = String(field.examples?.[0] ?? 50);
    const wanted = 'a positive number of US dollars';
    if (node.kind !== 'scalar' || node.type !== 'number') {
        return wrongType(node, wanted, place, `Write the number alone, without quotes or currency: \`${example}\`.`);
    }
    const value = (0,decimal/* plainDecimal */.m)(node.text);
    if (value !== undefined && Number(value) > 0)
        return node;
    const rest = field.default === undefined ? '' : `; remove the key for ${field.default}`;
    return refuse(node, place, {
        code: 'invalid-number',
        message: `${(0,config_report/* show */.WU)(node.text)} is not ${wanted}`,
        hint: `Write a number such as \`${example}\`${rest}.`,
    });
}
function checkHyperparameter(node, place) {
    if (node.kind !== 'scalar' || node.type === 'boolean')
        return wrongType(node, 'a number', place);
    if ((0,decimal/* plainDecimal */.m)(node.text) !== undefined)
        return node;
    return refuse(node, place, {
        code: 'invalid-number',
        message: `${(0,config_report/* show */.WU)(node.text)} is not a number Bedrock can be sent`,
        hint: 'Write a plain number such as `2`, `0.00001` or `1e-5`.',
    });
}

;// CONCATENATED MODULE: ./lib/config/check-fields.js
/** `checks:`: a key for every rule of the datasets that is not fixed, made from the table of rules. */

const PATH = 'jobs.*.checks';
const CHECK_FIELDS = [
    {
        path: PATH,
        type: 'map',
        nullable: true,
        inDefaults: true,
        description: 'How loud the rules for datasets are: `off`, `info`, `warning` or `error`, by rule.',
    },
    ...rules/* RULE_IDS */.Iu.filter((id) => !(0,rules/* isFixed */.zZ)(id)).flatMap(fieldsOf),
];
function fieldsOf(id) {
    const { severity, title, threshold } = (0,rules/* ruleOf */.Y)(id);
    const common = { path: `${PATH}.${id}`, nullable: true, inDefaults: true, default: severity };
    const rule = { ...common, description: title ?? '', values: rules/* CHECK_SEVERITIES */.tZ };
    if (threshold === undefined)
        return [{ ...rule, type: 'choice', later: [] }];
    return [{ ...rule, type: 'check' }, ...thresholdFields(common.path, severity, threshold)];
}
function thresholdFields(path, severity, threshold) {
    const { minimum, maximum, meaning } = threshold;
    return [
        {
            path: `${path}.severity`,
            type: 'choice',
            values: rules/* CHECK_SEVERITIES */.tZ,
            later: [],
            inDefaults: true,
            default: severity,
            description: 'How loud the rule is.',
        },
        {
            path: `${path}.threshold`,
            type: 'number',
            minimum,
            maximum,
            inDefaults: true,
            default: String(threshold.default),
            description: `A number from ${minimum} to ${maximum}: ${meaning}.`,
        },
    ];
}

// EXTERNAL MODULE: ./lib/config/environment-fields.js
var environment_fields = __nccwpck_require__(3989);
;// CONCATENATED MODULE: ./lib/config/fields.js
/**
 * Every key `jobs.yaml` may have: the one table behind the parser and the editor's schema. `*` stands for a name the
 * author chooses.
 */




/** Keys of a job that people look for and this release does not have, refused with that reason. */
const LATER_KEYS = ['evaluate', 'evaluation', 'deployment', 'promote'];
const datasetFields = (path) => [
    {
        path: `${path}.s3Uri`,
        type: 'text',
        format: formats/* S3_URI_FORMAT */.sJ,
        required: true,
        description: 'Address of a JSON Lines object in S3.',
    },
    {
        path: `${path}.versionId`,
        type: 'text',
        format: formats/* VERSION_ID_FORMAT */["do"],
        required: true,
        description: 'The version of the object that was reviewed; exactly that one is trained.',
    },
];
const JOB_FIELDS = [
    {
        path: 'jobs',
        type: 'dictionary',
        keys: formats/* NAME_FORMAT */.YF,
        maxEntries: MAX_JOBS,
        required: true,
        nullable: true,
        description: 'Models to train, by name.',
    },
    { path: 'jobs.*', type: 'map', description: 'One model to train.' },
    {
        path: 'jobs.*.description',
        type: 'text',
        format: formats/* DESCRIPTION_FORMAT */.dq,
        description: 'What the model is for, in a sentence.',
    },
    {
        path: 'jobs.*.environment',
        type: 'text',
        format: formats/* NAME_FORMAT */.YF,
        nullable: true,
        inDefaults: true,
        default: 'the only environment, where there is one',
        description: 'Name of the AWS target under `environments`.',
    },
    {
        path: 'jobs.*.baseModel',
        type: 'text',
        format: formats/* BASE_MODEL_FORMAT */.gd,
        required: true,
        description: 'Foundation model to start from: its id with the context suffix, or its ARN.',
        examples: ['amazon.nova-micro-v1:0:128k', 'meta.llama3-3-70b-instruct-v1:0:128k'],
    },
    {
        path: 'jobs.*.customizationType',
        type: 'choice',
        values: ['FINE_TUNING'],
        later: ['CONTINUED_PRE_TRAINING', 'DISTILLATION', 'REINFORCEMENT_FINE_TUNING'],
        nullable: true,
        inDefaults: true,
        default: 'FINE_TUNING',
        description: 'How the model is customized.',
    },
    { path: 'jobs.*.data', type: 'map', required: true, description: 'What the model is trained on.' },
    {
        path: 'jobs.*.data.training',
        type: 'dataset',
        format: formats/* DATASET_PATH_FORMAT */.jY,
        required: true,
        description: 'Training rows: a path in the repository, or an S3 object with its version.',
        examples: ['datasets/support-bot/train.jsonl'],
    },
    ...datasetFields('jobs.*.data.training'),
    {
        path: 'jobs.*.data.validation',
        type: 'dataset',
        format: formats/* DATASET_PATH_FORMAT */.jY,
        description: 'Validation rows, disjoint from the training rows.',
        examples: ['datasets/support-bot/validation.jsonl'],
    },
    ...datasetFields('jobs.*.data.validation'),
    {
        path: 'jobs.*.data.system',
        type: 'text',
        format: formats/* SYSTEM_FORMAT */.kS,
        description: 'System text added to each row when prompt/completion rows are converted to conversations.',
    },
    {
        path: 'jobs.*.hyperparameters',
        type: 'dictionary',
        keys: formats/* HYPERPARAMETER_NAME_FORMAT */.wx,
        nullable: true,
        inDefaults: true,
        default: 'what Bedrock documents for the base model',
        description: 'Hyperparameters by the names Bedrock gives them for the base model.',
    },
    {
        path: 'jobs.*.hyperparameters.*',
        type: 'hyperparameter',
        nullable: true,
        inDefaults: true,
        description: 'A number; how it is written does not matter (`1e-5` is `0.00001`).',
    },
    {
        path: 'jobs.*.tags',
        type: 'dictionary',
        keys: formats/* TAG_KEY_FORMAT */.xT,
        maxEntries: MAX_OWN_TAGS,
        nullable: true,
        inDefaults: true,
        description: 'Tags for the Bedrock job and the model, beside those this project sets.',
    },
    {
        path: 'jobs.*.tags.*',
        type: 'text',
        format: formats/* TAG_VALUE_FORMAT */.V4,
        nullable: true,
        inDefaults: true,
        description: 'Value of the tag.',
    },
    {
        path: 'jobs.*.budget',
        type: 'map',
        nullable: true,
        inDefaults: true,
        description: 'Limits on what the job may cost.',
    },
    {
        path: 'jobs.*.budget.trainingUsd',
        type: 'usd',
        nullable: true,
        inDefaults: true,
        default: 'no limit',
        description: 'Most that one training run may cost by the estimate, in US dollars.',
        examples: [50],
    },
    ...CHECK_FIELDS,
    {
        path: 'jobs.*.budget.requireEstimate',
        type: 'boolean',
        nullable: true,
        inDefaults: true,
        default: 'false',
        description: '`true`: a job whose training cost is not known is blocked.',
    },
    {
        path: 'jobs.*.budget.onOverrun',
        type: 'choice',
        values: ['block', 'warn'],
        later: [],
        nullable: true,
        inDefaults: true,
        default: 'block',
        description: 'What an estimate over `trainingUsd` does: the job is blocked, or trains with a warning.',
    },
    {
        path: 'jobs.*.namespace',
        type: 'text',
        format: formats/* NAMESPACE_FORMAT */.YI,
        nullable: true,
        inDefaults: true,
        description: 'Sets two repositories apart that train the same thing in one account.',
    },
    {
        path: 'jobs.*.protect',
        type: 'boolean',
        inDefaults: true,
        default: 'false',
        description: '`true`: a teardown leaves everything of this job alone until this line is removed.',
    },
    {
        path: 'jobs.*.retention',
        type: 'map',
        inDefaults: true,
        description: 'What `teardown` with `what: old` keeps.',
    },
    {
        path: 'jobs.*.retention.keepLast',
        type: 'integer',
        minimum: KEEP_LAST.minimum,
        maximum: KEEP_LAST.maximum,
        inDefaults: true,
        default: String(KEEP_LAST.default),
        description: 'So many of the newest models stay, and every model that is deployed.',
    },
];
const TEARDOWN_FIELDS = [
    { path: 'teardown', type: 'map', description: 'Limits on what one teardown may do.' },
    {
        path: 'teardown.maxDeletions',
        type: 'integer',
        minimum: MAX_DELETIONS.minimum,
        maximum: MAX_DELETIONS.maximum,
        default: String(MAX_DELETIONS.default),
        description: 'Most that one teardown may stop or delete, object versions included; a larger one does nothing.',
    },
];
const PRICE_FIELDS = [
    {
        path: 'prices',
        type: 'dictionary',
        keys: formats/* BASE_MODEL_FORMAT */.gd,
        maxEntries: MAX_PRICES,
        description: 'Prices that hold instead of those of the catalogue, by id of the base model.',
    },
    { path: 'prices.*', type: 'map', description: 'What one base model costs.' },
    {
        path: 'prices.*.trainUsdPer1kTokens',
        type: 'usd',
        required: true,
        description: 'Price of 1,000 training tokens, in US dollars.',
        examples: [0.001],
    },
    {
        path: 'prices.*.storageUsdPerModelMonth',
        type: 'usd',
        default: "the catalogue's price",
        description: 'Price of keeping one custom model for a month, in US dollars.',
        examples: [1.95],
    },
    {
        path: 'prices.*.asOf',
        type: 'text',
        format: formats/* DAY_FORMAT */.nl,
        required: true,
        description: 'Day on which the price was looked up, YYYY-MM-DD; shown beside every estimate.',
        examples: ['2026-11-22'],
    },
];
/** `required` is a word about jobs: defaults may leave everything out. */
const DEFAULTS_FIELDS = [
    {
        path: 'defaults',
        type: 'map',
        nullable: true,
        description: 'What holds for every job that does not say otherwise. Maps are merged; `null` in a job clears.',
    },
    ...JOB_FIELDS.filter((field) => field.inDefaults === true).map((field) => ({ ...field, path: field.path.replace('jobs.*', 'defaults') })),
];
/** The file itself. */
const ROOT_FIELD = {
    path: '',
    type: 'map',
    description: 'Models to fine-tune with Amazon Bedrock, and where.',
};
const FIELDS = [
    {
        path: 'version',
        type: 'version',
        required: true,
        description: 'Version of this file format.',
        examples: [CONFIG_VERSION],
    },
    ...environment_fields/* ENVIRONMENT_FIELDS */.I,
    ...TEARDOWN_FIELDS,
    ...PRICE_FIELDS,
    ...DEFAULTS_FIELDS,
    ...JOB_FIELDS,
];

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./lib/config/syntax.js
/** Text -> YAML document, with everything refused that a reviewer cannot see through at a glance. */


/** One fault draws others after it: the first ones are the ones to mend. */
const MAX_SYNTAX_FAULTS = 20;
/** The document, or undefined when its structure cannot be trusted; anchors and the like are reported but not fatal. */
function parseSyntax(file, text, report) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        prettyErrors: false,
        version: '1.2',
        schema: 'core',
        merge: false,
        // Ours is linear, keeps both places, and looks at aliases as what they are.
        uniqueKeys: false,
        logLevel: 'error',
    });
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    const refused = reportIndirections(text, at, report);
    const errors = structural(document, refused, at);
    for (const error of errors)
        report(at(error.pos[0]), syntaxFault(error, text));
    return errors.length === 0 ? { contents: document.contents, at } : undefined;
}
/** Faults of structure, the first of each line, without those that only follow from what is refused anyway. */
function structural(document, refused, at) {
    const inOrder = document.errors
        .filter((error) => !refused.has(error.pos[0]))
        .sort((a, b) => a.pos[0] - b.pos[0]);
    const byLine = new Map(inOrder.toReversed().map((error) => [at(error.pos[0]).line, error]));
    return [...byLine.values()].toReversed().slice(0, MAX_SYNTAX_FAULTS);
}
const MARKERS = new Set(['byte-order-mark', 'doc-mode', 'flow-error-end', 'scalar']);
/** Reports anchors, aliases, tags and directives from the lexer, which knows their exact place; returns the offsets. */
function reportIndirections(text, at, report) {
    const refused = new Set();
    let offset = 0;
    let isScalar = false;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        const type = dist/* CST */.DB.tokenType(lexeme) ?? '';
        const fault = isScalar ? undefined : indirectionFault(type);
        if (fault !== undefined) {
            refused.add(offset);
            report(at(offset), fault);
        }
        isScalar = type === 'scalar';
        // Markers stand for nothing in the text.
        if (!MARKERS.has(type))
            offset += lexeme.length;
    }
    return refused;
}
const DEFAULTS_HINT = 'Write the value out; what jobs share goes under `defaults:`.';
function indirectionFault(tokenType) {
    switch (tokenType) {
        case 'anchor':
            return { code: 'anchor', message: 'Anchors (`&name`) are not read.', hint: DEFAULTS_HINT };
        case 'alias':
            return { code: 'alias', message: 'Aliases (`*name`) are not read.', hint: DEFAULTS_HINT };
        case 'tag':
            return {
                code: 'yaml-tag',
                message: 'Tags (`!name`) are not read.',
                hint: 'Remove the tag; put a string that looks like a number in quotes.',
            };
        case 'directive-line':
            return {
                code: 'yaml-directive',
                message: 'Directives (`%…`) are not read: they change what the values below mean.',
                hint: 'Remove the line.',
            };
        default:
            return undefined;
    }
}
/** The key of `key:value` without the blank that would make it one. */
function gluedKey(text) {
    return /^([A-Za-z][\w-]*):[^\s:/]/.exec(text)?.[1];
}
function syntaxFault(error, text) {
    const key = gluedKey(text.slice(error.pos[0], error.pos[0] + 200));
    if (key !== undefined && (error.code === 'MISSING_CHAR' || error.code === 'MULTILINE_IMPLICIT_KEY')) {
        return {
            code: 'yaml-syntax',
            message: `A blank is missing after the colon of \`${(0,config_report/* visible */.RK)(key)}:\`.`,
            hint: `Write \`${(0,config_report/* visible */.RK)(key)}: …\`.`,
        };
    }
    switch (error.code) {
        case 'MULTIPLE_DOCS':
            return {
                code: 'several-documents',
                message: 'A second YAML document starts here; the file holds one.',
                hint: 'Remove the `---` or `...` line and put all jobs under one `jobs:`.',
            };
        case 'RESOURCE_EXHAUSTION':
            return { code: 'too-deep', message: 'The nesting is far too deep here.', hint: 'Close the brackets.' };
        case 'TAB_AS_INDENT':
            return { code: 'yaml-syntax', message: 'A tab indents this line.', hint: 'Indent with spaces.' };
        default:
            return {
                code: 'yaml-syntax',
                message: `This is not valid YAML: ${(0,config_report/* visible */.RK)(error.message)}.`,
                hint: 'Mend the line, or the one above it: `key: value`, what belongs to a key indented by two spaces more.',
            };
    }
}

;// CONCATENATED MODULE: ./lib/config/tree.js
/** The YAML document as plain data in which every key and value knows its place. */


const MAX_DEPTH = 20;
/** Names that reach into JavaScript's own objects. */
const HOSTILE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** undefined: the document is empty. */
function toTree(syntax, report) {
    if (syntax.contents === null)
        return undefined;
    return toNode(syntax.contents, { at: syntax.at, report }, 1);
}
function entryOf(node, key) {
    return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}
/** A value of a map that is text (or a number), with its place; undefined where there is none, or null. */
function textOf(node, key) {
    const value = entryOf(node, key)?.value;
    if (value?.kind !== 'scalar' || value.type === 'null')
        return undefined;
    return { value: value.text, at: value.at };
}
function toNode(node, walk, depth) {
    const at = walk.at(node.range[0]);
    if ((0,dist/* isScalar */.jn)(node))
        return toScalar(node, at, walk.report);
    // The lexer has reported it.
    if ((0,dist/* isAlias */.Vj)(node))
        return { kind: 'refused', at };
    if (depth > MAX_DEPTH) {
        walk.report(at, {
            code: 'too-deep',
            message: `The nesting is deeper than ${MAX_DEPTH} levels.`,
            hint: 'Remove what stands here; nothing in this file nests deeper than six levels.',
        });
        return { kind: 'refused', at };
    }
    if ((0,dist/* isMap */.jh)(node))
        return { kind: 'map', at, ...toEntries(node.items, walk, depth) };
    return { kind: (0,dist/* isSeq */.oP)(node) ? 'list' : 'refused', at };
}
/** Characters that no value needs and that a reviewer does not see, even where an escape wrote them. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;
function toScalar(node, at, report) {
    const isPlain = node.type === dist/* Scalar */.X5.PLAIN || node.type === undefined;
    const text = isPlain ? node.source : String(node.value);
    const control = CONTROL.exec(text);
    if (control === null)
        return { kind: 'scalar', at, type: isPlain ? typeOf(node.value) : 'string', text };
    report(at, {
        code: 'control-character',
        message: `The text holds the character ${(0,config_report/* show */.WU)(control[0])}.`,
        hint: 'Remove the escape.',
    });
    return { kind: 'refused', at };
}
function typeOf(value) {
    if (value === null)
        return 'null';
    if (typeof value === 'number')
        return 'number';
    return typeof value === 'boolean' ? 'boolean' : 'string';
}
function toEntries(items, walk, depth) {
    const seen = new Map();
    const entries = [];
    let refusedAt;
    for (const { key: keyNode, value } of items) {
        const at = walk.at(keyNode.range[0]);
        const key = toKey(keyNode, at, walk.report);
        // Walked even when the key is refused: its faults are faults too.
        const node = value === null ? emptyAt(at) : pulledToKey(toNode(value, walk, depth + 1), at);
        if (key === undefined || isDuplicate(key, at, seen, walk.report)) {
            refusedAt ??= at;
            continue;
        }
        seen.set(key, at);
        entries.push({ key, at, value: node });
    }
    return { entries, refusedAt };
}
function emptyAt(at) {
    return { kind: 'scalar', at, type: 'null', text: '' };
}
/** A value that nobody wrote has the place of its key. */
function pulledToKey(node, keyAt) {
    return node.kind === 'scalar' && node.type === 'null' && node.text === '' ? emptyAt(keyAt) : node;
}
/** The key's text, or undefined when it is refused (and reported). */
function toKey(node, at, report) {
    if ((0,dist/* isAlias */.Vj)(node))
        return undefined;
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string') {
        report(at, {
            code: 'non-string-key',
            message: 'This key is not a string.',
            hint: 'Write a name; put it in quotes if it looks like a number, a boolean or null.',
        });
        return undefined;
    }
    const key = node.value;
    if (key === '<<') {
        report(at, {
            code: 'merge-key',
            message: 'Merge keys (`<<`) are not read.',
            hint: 'Write the values out; what jobs share goes under `defaults:`.',
        });
        return undefined;
    }
    if (HOSTILE_KEYS.has(key)) {
        report(at, {
            code: 'hostile-key',
            message: `The key ${(0,config_report/* show */.WU)(key)} is refused.`,
            hint: 'Choose another name.',
        });
        return undefined;
    }
    if (key.trim() === key && key !== '')
        return key;
    report(at, {
        code: 'blank-in-key',
        message: `The key ${(0,config_report/* show */.WU)(key)} is empty or has a blank at its end.`,
        hint: 'Remove the blank, or name the key.',
    });
    return undefined;
}
function isDuplicate(key, at, seen, report) {
    const first = seen.get(key);
    if (first === undefined)
        return false;
    report(at, {
        code: 'duplicate-key',
        message: `The key ${(0,config_report/* show */.WU)(key)} is defined twice (first at line ${first.line}).`,
        hint: 'Keep one of the two.',
    });
    return true;
}

;// CONCATENATED MODULE: ./lib/config/check.js
/** The file's tree against the table of fields: shapes, names and texts. What they mean together is checked later. */








/** The tree with everything that does not fit the table reported and marked as refused. */
function checkTree(root, table, report) {
    return checkNode(root, table, { path: '', keyAt: root.at, report });
}
function checkNode(node, spec, place) {
    if (node.kind === 'refused')
        return node;
    if (node.kind === 'scalar' && node.type === 'null')
        return checkNull(node, spec.field, place);
    const { field } = spec;
    switch (field.type) {
        case 'map':
            return node.kind === 'map'
                ? checkMap(node, spec, place)
                : wrongType(node, 'a map of keys', place, gluedHint(node, spec));
        case 'dictionary':
            return node.kind === 'map'
                ? checkDictionary(node, spec, place)
                : wrongType(node, 'a map of names', place);
        case 'dataset':
            if (node.kind === 'map')
                return checkMap(node, spec, place);
            return checkText(node, field.format, place);
        case 'check':
            if (node.kind === 'map')
                return checkMap(node, spec, place);
            return checkValue(node, { ...field, type: 'choice', later: [] }, place);
        default:
            return checkValue(node, field, place);
    }
}
/** Where `key:value` was read as one text. */
function gluedHint(node, spec) {
    const key = node.kind === 'scalar' ? gluedKey(node.text) : undefined;
    return key === undefined || !spec.children.has(key)
        ? undefined
        : `Put a blank after the colon: \`${key}: …\`.`;
}
function checkNull(node, field, place) {
    if (field.nullable === true)
        return node;
    return refuse(node, place, {
        code: 'empty-value',
        message: 'the value is empty',
        hint: field.required === true ? `Write a value. ${field.description}` : 'Write a value, or remove the key.',
    });
}
function checkMap(node, spec, place) {
    const meant = [];
    const entries = node.entries.flatMap((entry) => {
        const child = spec.children.get(entry.key);
        if (child !== undefined)
            return [checkEntry(entry, child, place)];
        meant.push(reportUnknownKey(entry, spec, place));
        return [];
    });
    reportMissingKeys(node, spec, place, meant);
    reportExclusive(node, spec.field, place);
    return { ...node, entries };
}
function checkEntry(entry, spec, place) {
    const key = (0,config_report/* visible */.RK)(entry.key, 64);
    const path = place.path === '' ? key : `${place.path}.${key}`;
    return { ...entry, value: checkNode(entry.value, spec, { ...place, path, keyAt: entry.at }) };
}
/** Returns the key that was suggested instead. */
function reportUnknownKey(entry, spec, place) {
    if ((0,rules/* isRuleId */.KX)(entry.key) && place.path.endsWith('.checks')) {
        place.report(entry.at, fixedRule(entry.key));
        return undefined;
    }
    const allowed = [...spec.children.keys()];
    const where = place.path === '' ? 'at the top level' : `in \`${place.path}\``;
    const isLater = LATER_KEYS.includes(entry.key) && !place.path.startsWith('environments');
    const meant = isLater ? undefined : (0,catalog/* nearest */.pA)(entry.key, allowed);
    place.report(entry.at, {
        code: 'unknown-key',
        message: `There is no key ${(0,config_report/* show */.WU)(entry.key)} ${where}; allowed: ${(0,config_report/* listOf */.c3)(allowed, 'and')}.`,
        hint: isLater
            ? `This release does not have \`${entry.key}\`; remove it.`
            : unknownKeyHint(entry.key, meant, place),
    });
    return meant;
}
/** A rule of the table that is no key of `checks:`. */
function fixedRule(id) {
    return {
        code: 'fixed-rule',
        message: `The rule \`${id}\` cannot be set: what breaks it makes Bedrock fail the job, or leaves rows unread.`,
        hint: 'Remove the key, and mend the rows that the rule names.',
    };
}
function unknownKeyHint(key, meant, place) {
    if (meant !== undefined)
        return `Did you mean \`${meant}\`?`;
    const homes = FIELDS.filter((field) => field.path.endsWith(`.${key}`));
    const section = place.path.split('.', 1)[0] ?? '';
    const home = homes.find((field) => field.path.startsWith(`${section}.`)) ?? homes[0];
    if (home === undefined)
        return 'Remove the key.';
    return `Move it to \`${home.path.replaceAll('*', '<name>')}\`.`;
}
/** `meant`: keys that were suggested for unknown ones, which are misspelt rather than missing. */
function reportMissingKeys(node, spec, place, meant) {
    for (const [key, child] of spec.children) {
        if (child.field.required !== true || entryOf(node, key) !== undefined || meant.includes(key))
            continue;
        place.report(place.keyAt, {
            code: 'missing-key',
            message: `${place.path === '' ? 'The file' : `\`${place.path}\``} lacks the key \`${key}\`.`,
            hint: `Add \`${key}\`: ${child.field.description}`,
        });
    }
}
function reportExclusive(node, field, place) {
    if (field.type !== 'map' || field.exclusive === undefined)
        return;
    const [first, second] = field.exclusive.map((key) => entryOf(node, key));
    if (first === undefined || second === undefined)
        return;
    const later = [first, second].reduce((a, b) => (isBefore(a.at, b.at) ? b : a));
    place.report(later.at, {
        code: 'exclusive-keys',
        message: `\`${place.path}\` has both \`${first.key}\` and \`${second.key}\`; only one of them is allowed.`,
        hint: `Remove \`${first.key}\` or \`${second.key}\`.`,
    });
}
function isBefore(a, b) {
    return a.line < b.line || (a.line === b.line && a.column < b.column);
}
function checkDictionary(node, spec, place) {
    const { field } = spec;
    const values = spec.children.get('*');
    if (field.type !== 'dictionary' || values === undefined)
        return node;
    const { minEntries = 0, maxEntries = Number.POSITIVE_INFINITY } = field;
    if (node.entries.length < minEntries) {
        return refuse(node, place, { code: 'empty-value', message: 'the map is empty', hint: 'Add an entry.' });
    }
    if (node.entries.length > maxEntries) {
        return refuse(node, place, {
            code: 'too-many-entries',
            message: `${node.entries.length} entries; at most ${maxEntries} are allowed`,
            hint: 'Remove some, or split the file.',
        });
    }
    return { ...node, entries: node.entries.map((entry) => checkNamedEntry(entry, field.keys, values, place)) };
}
function checkNamedEntry(entry, keys, values, place) {
    const fault = (0,formats/* misfit */.hH)(keys, entry.key);
    if (fault !== undefined) {
        place.report(entry.at, {
            code: keys.code,
            message: `\`${place.path}\`: ${fault.message}.`,
            hint: fault.hint,
        });
    }
    return checkEntry(entry, values, place);
}

;// CONCATENATED MODULE: ./lib/config/environments.js
/** `environments:` as typed targets, with what its values must have to do with each other. */




/** By name. */
function readEnvironments(root, report) {
    const node = entryOf(root, 'environments')?.value;
    const entries = node?.kind === 'map' ? node.entries : [];
    return new Map(entries.map((entry) => [entry.key, readEnvironment(entry, report)]));
}
function readEnvironment(entry, report) {
    const node = entry.value;
    const accountId = textOf(node, 'accountId');
    const serviceRole = textOf(node, 'serviceRoleArn');
    const roles = readRoles(node);
    if (accountId !== undefined) {
        for (const role of [serviceRole, ...roles.map(({ arn }) => arn)]) {
            if (role !== undefined)
                checkRoleAccount(role, accountId, report);
        }
    }
    const region = textOf(node, 'region')?.value;
    return { name: entry.key, region, config: toConfig(entry, roles) };
}
/** One role for all commands, or one each. */
function readRoles(node) {
    const forAll = textOf(node, 'roleToAssume');
    const each = entryOf(node, 'roles')?.value;
    return environment_fields/* ROLE_NAMES */.S.flatMap((role) => {
        const arn = forAll ?? textOf(each, role);
        return arn === undefined ? [] : [{ role, arn }];
    });
}
function checkRoleAccount(role, accountId, report) {
    const account = role.value.split(':')[4];
    if (account === accountId.value)
        return;
    report(role.at, {
        code: 'account-mismatch',
        message: `The role is of account ${account ?? ''}, but \`accountId\` (line ${accountId.at.line}) is ${accountId.value}.`,
        hint: 'Name a role of that account, or correct `accountId`.',
    });
}
function toConfig(entry, roles) {
    const text = (key) => textOf(entry.value, key)?.value;
    const [region, accountId, bucket, serviceRoleArn] = [
        text('region'),
        text('accountId'),
        text('bucket'),
        text('serviceRoleArn'),
    ];
    if (region === undefined || accountId === undefined || bucket === undefined)
        return undefined;
    if (serviceRoleArn === undefined)
        return undefined;
    return {
        name: entry.key,
        at: entry.at,
        region,
        accountId,
        bucket,
        outputBucket: text('outputBucket') ?? bucket,
        prefix: text('prefix'),
        serviceRoleArn,
        roles: Object.fromEntries(roles.map(({ role, arn }) => [role, arn.value])),
    };
}
/** The environment a job trains in, or undefined with the reason reported. */
function chooseEnvironment(wanted, jobAt, environments, report) {
    const names = [...environments.keys()].map((name) => (0,config_report/* visible */.RK)(name, 40));
    const [only] = environments.values();
    if (wanted !== undefined) {
        const found = environments.get(wanted.value);
        if (found === undefined && names.length > 0)
            report(wanted.at, unknownEnvironment(wanted.value, names));
        return found;
    }
    if (environments.size === 1)
        return only;
    if (environments.size > 1) {
        report(jobAt, {
            code: 'missing-environment',
            message: `The job names no environment, and there are ${names.length}: ${(0,config_report/* listOf */.c3)(names, 'and')}.`,
            hint: 'Add `environment:` to the job or under `defaults:`.',
        });
    }
    return undefined;
}
function unknownEnvironment(name, names) {
    const meant = (0,catalog/* nearest */.pA)(name, names);
    return {
        code: 'unknown-environment',
        message: `There is no environment ${(0,config_report/* show */.WU)(name)}; there is ${(0,config_report/* listOf */.c3)(names, 'and')}.`,
        hint: meant === undefined ? 'Add it under `environments:`.' : `Did you mean \`${meant}\`?`,
    };
}

;// CONCATENATED MODULE: ./lib/config/field-tree.js

function nodeOf(field) {
    const prefix = field.path === '' ? '' : `${field.path}.`;
    const children = FIELDS.filter(({ path }) => path.startsWith(prefix) && !path.slice(prefix.length).includes('.'));
    return {
        field,
        children: new Map(children.map((child) => [child.path.slice(prefix.length), nodeOf(child)])),
    };
}
const FIELD_TREE = nodeOf(ROOT_FIELD);

;// CONCATENATED MODULE: ./lib/config/base-model.js


/**
 * The model that is meant, if the catalogue has it and the rest of the job is worth checking against it; everything
 * that speaks against it is reported.
 */
function checkBaseModel(named, context, report) {
    const known = (0,catalog/* findBaseModel */.Ef)(named.value);
    const meant = known ?? (0,catalog/* baseModelOfInferenceId */.My)(named.value) ?? (0,catalog/* misspeltBaseModel */.w9)(named.value);
    const faults = faultsOf(named.value, { known, meant }, context);
    for (const fault of faults)
        report(named.at, fault);
    // The job moves to another model: its values and its region will be others.
    return meant !== undefined && isClosed(meant, context.today) ? undefined : meant;
}
function faultsOf(named, { known, meant }, context) {
    if (meant !== undefined && isClosed(meant, context.today))
        return modelFaults(meant, context);
    const arn = arnFault(named, context);
    if (meant === undefined)
        return [...arn, unknownModelFault(named, context)];
    const faults = modelFaults(meant, context);
    if (known !== undefined)
        return [...arn, ...faults];
    const errors = faults.filter(({ severity = 'error' }) => severity === 'error');
    return [...arn, idFault(named, meant), ...errors];
}
function arnFault(named, { environment }) {
    const arn = (0,catalog/* parseFoundationModelArn */.BY)(named);
    const region = environment?.region;
    if (arn === undefined || region === undefined || arn.region === region)
        return [];
    return [
        {
            code: 'base-model-region',
            message: `The ARN is of region ${arn.region}; the environment \`${environment?.name}\` is in ${region}.`,
            hint: `Write the id alone: \`${arn.id}\`.`,
        },
    ];
}
/** Bedrock would refuse the id, after the merge: it is said before. */
function idFault(named, meant) {
    const isForInference = (0,catalog/* baseModelOfInferenceId */.My)(named) !== undefined;
    const hasContext = meant.id.split(':').length > 2;
    const why = hasContext
        ? ' Training takes the id with the context suffix.'
        : ' Training takes the id with its version, without more.';
    return {
        code: 'base-model-id',
        message: `No model is trained under the id ${(0,catalog/* baseModelId */.Sg)(named)}.`,
        hint: `Did you mean \`${meant.id}\`?${isForInference ? why : ''}`,
    };
}
/** A new model of AWS is not in the catalogue yet: no reason to stop, but to look twice. */
function unknownModelFault(named, { environment, today }) {
    const near = (0,catalog/* nearestBaseModel */.DH)(named);
    const region = environment?.region;
    const trainable = (0,catalog/* trainableModels */.Fb)(today, region).map((model) => model.id);
    const known = trainable.length === 0 ? 'none' : (0,config_report/* listOf */.c3)(trainable, 'and');
    return {
        code: 'base-model-unknown',
        severity: 'warning',
        message: `The base model ${(0,catalog/* baseModelId */.Sg)(named)} is not in the catalogue of ${catalog/* CATALOG_DATE */.Xh}: formats, ranges and price are not checked.`,
        hint: near === undefined
            ? `Check the id; known for training ${region === undefined ? 'today' : `in ${region}`}: ${known}.`
            : `Check the id; the one most like it is \`${near.id}\`. A newer model can be trained all the same.`,
    };
}
/** No new job can start from it. */
function isClosed(model, today) {
    return (0,catalog/* isRetired */.aZ)(model, today) || (0,catalog/* isLegacy */.KX)(model, today);
}
/** What speaks against a job that starts from this model, the job's environment and the day given. */
function modelFaults(model, context) {
    const lifecycle = lifecycleFault(model, context.today);
    if (isClosed(model, context.today))
        return lifecycle;
    const blocking = [typeFault(model), regionFault(model, context)].filter((fault) => fault !== undefined);
    return [...lifecycle, ...blocking, ...(blocking.length === 0 ? remarks(model) : [])];
}
function lifecycleFault(model, today) {
    if ((0,catalog/* isRetired */.aZ)(model, today)) {
        const since = model.endOfLifeOn === undefined ? '' : ` since ${model.endOfLifeOn}`;
        const message = `${model.name} (${model.id}) can no longer be trained${since}.`;
        return [{ code: 'base-model-retired', message, hint: successorHint(model) }];
    }
    if ((0,catalog/* isLegacy */.KX)(model, today)) {
        const message = `${model.name} (${model.id}) is Legacy since ${model.legacyOn ?? ''}: Bedrock starts no new fine-tuning job on it.`;
        return [{ code: 'base-model-legacy', message, hint: successorHint(model) }];
    }
    const next = model.legacyOn ?? model.endOfLifeOn;
    if (next === undefined)
        return [];
    const message = `${model.name} (${model.id}) accepts new fine-tuning jobs until ${next} only.`;
    return [{ code: 'base-model-ending', severity: 'warning', message, hint: successorHint(model) }];
}
function successorHint(model) {
    const { successor } = model;
    if (successor === undefined)
        return 'No model of its kind can be trained in Bedrock now; remove the job.';
    return `Advice of ${successor.asOf}, ours and not from AWS: move to \`${successor.id}\` (${successor.reason}).`;
}
function typeFault(model) {
    if (model.customizationTypes.includes('FINE_TUNING'))
        return undefined;
    return {
        code: 'base-model-type',
        message: `${model.name} (${model.id}) does not support FINE_TUNING, only ${(0,config_report/* listOf */.c3)(model.customizationTypes, 'and')}.`,
        hint: 'Choose a base model that can be fine-tuned.',
    };
}
function regionFault(model, { environment }) {
    const region = environment?.region;
    if (region === undefined || model.regions.includes(region))
        return undefined;
    return {
        code: 'base-model-region',
        message: `The environment \`${environment?.name}\` is in ${region}; ${model.name} (${model.id}) trains in ${(0,config_report/* listOf */.c3)(model.regions)} only.`,
        hint: `Use an environment in ${(0,config_report/* listOf */.c3)(model.regions)}, or another base model.`,
    };
}
function remarks(model) {
    const unconfirmed = {
        code: 'base-model-unconfirmed',
        severity: 'info',
        message: `That AWS still trains ${model.name} (${model.id}) could not be confirmed on ${catalog/* CATALOG_DATE */.Xh}.`,
        hint: '',
    };
    const provisionedOnly = {
        code: 'provisioned-throughput-only',
        severity: 'info',
        message: `A tuned ${model.name} can be invoked through provisioned throughput only, which AWS bills by the hour while it exists.`,
        hint: '',
    };
    return [
        ...(model.status === 'active-unconfirmed' ? [unconfirmed] : []),
        ...(model.inference.onDemand ? [] : [provisionedOnly]),
    ];
}

;// CONCATENATED MODULE: ./lib/config/checks.js
/** `checks:` of a job as settings by rule. */




function readChecks(job) {
    const checks = entryOf(job, 'checks')?.value;
    const entries = checks?.kind === 'map' ? checks.entries : [];
    const settings = entries.flatMap(({ key, value }) => (0,rules/* isRuleId */.KX)(key) ? [[key, settingOf(value)]] : []);
    return Object.fromEntries(settings.toSorted(([a], [b]) => (0,errors/* compareText */.n6)(a, b)));
}
function settingOf(node) {
    const word = node.kind === 'scalar' ? node.text : textOf(node, 'severity')?.value;
    const number = (0,decimal/* plainDecimal */.m)(textOf(node, 'threshold')?.value ?? '');
    return {
        severity: rules/* CHECK_SEVERITIES */.tZ.find((severity) => severity === word),
        threshold: number === undefined ? undefined : Number(number),
    };
}

;// CONCATENATED MODULE: ./lib/config/hyperparameters.js





/** Those the author gave, sorted by name; a model that is not in the catalogue leaves only their form to check. */
function readHyperparameters(job, model, report) {
    const node = entryOf(job, 'hyperparameters')?.value;
    const entries = node?.kind === 'map' ? node.entries : [];
    return entries
        .flatMap((entry) => readOne(entry, model, report))
        .sort((a, b) => (0,errors/* compareText */.n6)(a.name, b.name));
}
function readOne(entry, model, report) {
    const range = model === undefined ? undefined : (0,catalog/* findHyperparameter */.DQ)(model, entry.key);
    if (model !== undefined && range === undefined)
        report(entry.at, unknownName(entry.key, model));
    const node = entry.value;
    const value = node.kind === 'scalar' ? (0,decimal/* plainDecimal */.m)(node.text) : undefined;
    if (node.kind !== 'scalar' || value === undefined)
        return [];
    const fault = model && range && rangeFault({ source: node.text, value }, range, model);
    if (fault !== undefined)
        report(node.at, fault);
    return [{ name: entry.key, value, source: node.text, at: node.at }];
}
function unknownName(name, model) {
    const known = model.hyperparameters.map((range) => range.name);
    const meant = (0,catalog/* nearest */.pA)(name, known);
    const range = meant === undefined ? undefined : (0,catalog/* findHyperparameter */.DQ)(model, meant);
    return {
        code: 'unknown-hyperparameter',
        message: `${(0,config_report/* show */.WU)(name)} is not a hyperparameter of ${model.name}; it has ${(0,config_report/* listOf */.c3)(known, 'and')}.`,
        hint: range === undefined
            ? 'Remove it; where it comes from `defaults:`, clear it in the job with `null`.'
            : `Did you mean \`${range.name}\` (${describeRange(range)})?`,
    };
}
/** What the model does not accept; bounds that are not AWS's own word only warn. */
function rangeFault(given, range, model) {
    const isWhole = !given.value.includes('.');
    const number = Number(given.value);
    const isInside = number >= (range.min ?? number) && number <= (range.max ?? number);
    if (isInside && (isWhole || range.type === 'number'))
        return undefined;
    // That a count is whole needs no documentation.
    const isFirm = range.grade === 'documented' || (range.type === 'integer' && !isWhole);
    return {
        code: 'hyperparameter-range',
        severity: isFirm ? 'error' : 'warning',
        message: `\`${range.name}\` is ${given.source}; ${model.name} takes ${describeRange(range)}.`,
        hint: isFirm
            ? 'Write a value inside the range, or remove the key to take the default.'
            : 'Check the value: the range is not documented by AWS for this model, but seen or assumed.',
    };
}
/** `an integer from 1 to 5, default 2`. */
function describeRange(range) {
    const kind = range.type === 'integer' ? 'an integer' : 'a number';
    const { min, max } = range;
    const bounds = [
        min === undefined ? '' : ` from ${hyperparameters_decimal(min)}`,
        max === undefined ? '' : ` to ${hyperparameters_decimal(max)}`,
        range.default === undefined ? '' : `, default ${hyperparameters_decimal(range.default)}`,
    ];
    return `${kind}${bounds.join('')}`;
}
/** A bound of the catalogue as a person writes it. */
function hyperparameters_decimal(value) {
    return (0,decimal/* plainDecimal */.m)(String(value)) ?? String(value);
}

;// CONCATENATED MODULE: ./lib/config/merge.js
/** `defaults` laid under a job. */

/**
 * The job's map over the defaults' map: maps are merged to any depth, everything else replaces, and `null` clears what
 * stands below it. Every value keeps the place it was written at.
 */
function mergeMaps(base, over) {
    const inherited = base?.kind === 'map' ? base.entries : [];
    const kept = inherited.filter((entry) => entryOf(over, entry.key) === undefined && !isNull(entry.value));
    const own = over.entries
        .filter((entry) => !isNull(entry.value))
        .map((entry) => mergeEntry(entryOf(base, entry.key), entry));
    return { ...over, entries: [...kept, ...own] };
}
function mergeEntry(base, over) {
    return over.value.kind === 'map' ? { ...over, value: mergeMaps(base?.value, over.value) } : over;
}
function isNull(node) {
    return node.kind === 'scalar' && node.type === 'null';
}

// EXTERNAL MODULE: ./lib/config/paths.js
var paths = __nccwpck_require__(6446);
;// CONCATENATED MODULE: ./lib/config/prices.js
/** `prices:` as typed prices, and what speaks against believing them. */





/** A price so many times above or below the catalogue's is most likely one per million tokens, or a slip. */
const UNLIKELY_FACTOR = 50;
const DAY_MS = 24 * 60 * 60_000;
/** An amount with its place; undefined where there is none or it was refused. */
function usdOf(node, key) {
    const written = textOf(node, key);
    const plain = written && (0,decimal/* plainDecimal */.m)(written.value);
    return written === undefined || plain === undefined ? undefined : { value: Number(plain), at: written.at };
}
/** By id of the base model; an ARN counts as its id. @param today `YYYY-MM-DD` */
function readPrices(root, today, report) {
    const prices = new Map();
    for (const entry of entriesOf(root)) {
        const id = (0,catalog/* baseModelId */.Sg)(entry.key);
        const price = readPrice(entry);
        if (prices.has(id))
            reportTwin(entry, id, report);
        if (price === undefined)
            continue;
        prices.set(id, price.override);
        reportFuture(price.asOf, today, report);
        reportUnlikely(id, price.override, report);
    }
    return prices;
}
function entriesOf(root) {
    const node = entryOf(root, 'prices')?.value;
    const entries = node?.kind === 'map' ? node.entries : [];
    // A key that is no id is reported already.
    return entries.filter(({ key }) => (0,formats/* misfit */.hH)(formats/* BASE_MODEL_FORMAT */.gd, key) === undefined);
}
function readPrice(entry) {
    const trainUsdPer1kTokens = usdOf(entry.value, 'trainUsdPer1kTokens');
    const asOf = textOf(entry.value, 'asOf');
    if (trainUsdPer1kTokens === undefined || asOf === undefined)
        return undefined;
    const storageUsdPerModelMonth = usdOf(entry.value, 'storageUsdPerModelMonth')?.value;
    return { override: { trainUsdPer1kTokens, storageUsdPerModelMonth, asOf: asOf.value }, asOf };
}
function reportTwin(entry, id, report) {
    report(entry.at, {
        code: 'duplicate-key',
        message: `There are two prices of ${id}: one under its id, one under its ARN.`,
        hint: 'Keep one of the two.',
    });
}
/** Where the day begins first it is a day ahead of UTC. */
function reportFuture(asOf, today, report) {
    if (Date.parse(asOf.value) <= Date.parse(today) + DAY_MS)
        return;
    report(asOf.at, {
        code: 'invalid-date',
        message: `${(0,config_report/* show */.WU)(asOf.value)} is in the future; a price is of the day on which it was looked up.`,
        hint: `Write that day, ${today} at the latest.`,
    });
}
function reportUnlikely(id, { trainUsdPer1kTokens: price }, report) {
    const known = (0,catalog/* findBaseModel */.Ef)(id)?.pricing.trainUsdPer1kTokens;
    if (known === undefined)
        return;
    const factor = price.value / known;
    if (factor < UNLIKELY_FACTOR && factor > 1 / UNLIKELY_FACTOR)
        return;
    report(price.at, {
        code: 'price-unlikely',
        severity: 'warning',
        message: `${price.value} USD per 1,000 tokens is far from the ${known} that the catalogue of ${catalog/* CATALOG_DATE */.Xh} has for ${id}.`,
        hint: 'Check the unit: AWS often shows prices per million tokens.',
    });
}
/** A model that neither the catalogue nor a job knows is most likely misspelt, and its price would never be used. */
function checkPricedModels(root, jobs, report) {
    const used = new Set(jobs.map(({ baseModel }) => baseModel.value));
    for (const { key, at } of entriesOf(root)) {
        const id = (0,catalog/* baseModelId */.Sg)(key);
        if ((0,catalog/* findBaseModel */.Ef)(id) !== undefined || used.has(id))
            continue;
        const meant = (0,catalog/* baseModelOfInferenceId */.My)(id) ?? (0,catalog/* misspeltBaseModel */.w9)(id);
        report(at, {
            code: 'base-model-unknown',
            severity: 'warning',
            message: `The base model ${id} is neither in the catalogue of ${catalog/* CATALOG_DATE */.Xh} nor used by a job: its price is not used.`,
            hint: meant === undefined
                ? 'Check the id: it is the one under `baseModel`.'
                : `Did you mean \`${meant.id}\`?`,
        });
    }
}

;// CONCATENATED MODULE: ./lib/config/jobs.js












/** All jobs that could be read whole, in file order. */
function readJobs(root, scope) {
    const defaults = entryOf(root, 'defaults')?.value;
    checkDefaultEnvironment(defaults, scope);
    const jobs = entryOf(root, 'jobs')?.value;
    const entries = jobs?.kind === 'map' ? jobs.entries : [];
    return entries.flatMap((entry) => readJob(entry, { ...scope, defaults }) ?? []);
}
/** Also where every job names its own: a default that points nowhere waits for the next job. */
function checkDefaultEnvironment(defaults, scope) {
    const named = textOf(defaults, 'environment');
    if (named !== undefined)
        chooseEnvironment(named, named.at, scope.environments, scope.report);
}
function readJob(entry, scope) {
    if (entry.value.kind !== 'map')
        return undefined;
    const { report, today } = scope;
    const job = mergeMaps(scope.defaults, entry.value);
    const environment = readEnvironmentOf(job, entry, scope);
    const named = textOf(job, 'baseModel');
    const model = named && checkBaseModel(named, { environment, today }, report);
    const hyperparameters = readHyperparameters(job, model, report);
    const data = readData(job, model, report);
    const tags = readTags(job, report);
    if (named === undefined || data === undefined || environment?.config === undefined)
        return undefined;
    return {
        key: entry.key,
        at: entry.at,
        description: textOf(job, 'description')?.value,
        environment: environment.config,
        baseModel: { value: (0,catalog/* baseModelId */.Sg)(named.value), at: named.at },
        customizationType: 'FINE_TUNING',
        data,
        hyperparameters,
        tags,
        budget: readBudget(job),
        price: scope.prices.get((0,catalog/* baseModelId */.Sg)(named.value)),
        checks: readChecks(job),
        namespace: textOf(job, 'namespace')?.value,
    };
}
function readEnvironmentOf(job, entry, scope) {
    // A name that is refused is reported already.
    if (entryOf(job, 'environment')?.value.kind === 'refused')
        return undefined;
    return chooseEnvironment(textOf(job, 'environment'), entry.at, scope.environments, scope.report);
}
function readData(job, model, report) {
    const data = entryOf(job, 'data');
    const training = readSource(entryOf(data?.value, 'training'));
    const validationEntry = entryOf(data?.value, 'validation');
    const validation = readSource(validationEntry);
    if (validationEntry !== undefined && model?.validationSet === false) {
        report(validationEntry.at, {
            code: 'validation-set-refused',
            message: `${model.name} accepts no validation set for fine-tuning.`,
            hint: 'Remove `validation`.',
        });
    }
    if (training === undefined)
        return undefined;
    if (validation !== undefined && sourceId(validation) === sourceId(training)) {
        report(validation.at, {
            code: 'same-dataset',
            message: `The validation set is the training set (line ${training.at.line}).`,
            hint: 'Keep some rows apart and name their file here, or remove `validation`.',
        });
    }
    return { training, validation, system: textOf(data?.value, 'system') };
}
function readSource(entry) {
    const node = entry?.value;
    if (node?.kind === 'scalar')
        return { kind: 'file', path: node.text, at: node.at };
    const uri = textOf(node, 's3Uri');
    const versionId = textOf(node, 'versionId');
    const parts = uri && (0,paths/* splitS3Uri */.Dr)(uri.value);
    if (uri === undefined || versionId === undefined || parts === undefined)
        return undefined;
    return { kind: 's3', ...parts, versionId: versionId.value, at: uri.at };
}
/** Equal exactly for equal sources. */
function sourceId(source) {
    return JSON.stringify(source.kind === 'file' ? [source.path] : [source.bucket, source.key, source.versionId]);
}
function readTags(job, report) {
    const tags = entryOf(job, 'tags');
    const entries = tags?.value.kind === 'map' ? tags.value.entries : [];
    const seen = new Map();
    for (const entry of entries) {
        const twin = seen.get(entry.key.toLowerCase());
        if (twin !== undefined)
            reportTagTwin(twin, entry, report);
        seen.set(entry.key.toLowerCase(), entry);
    }
    if (tags !== undefined && entries.length > MAX_OWN_TAGS) {
        report(tags.at, {
            code: 'too-many-entries',
            message: `With those of \`defaults\` the job has ${entries.length} tags; at most ${MAX_OWN_TAGS} are allowed.`,
            hint: 'Remove some, or clear defaults with `null`.',
        });
    }
    return Object.fromEntries(entries.flatMap(({ key, value }) => (value.kind === 'scalar' ? [[key, value.text]] : [])));
}
function reportTagTwin(first, second, report) {
    report(second.at, {
        code: 'duplicate-key',
        message: `The tag ${(0,config_report/* show */.WU)(second.key)} differs only in case from ${(0,config_report/* show */.WU)(first.key)} (line ${first.at.line}).`,
        hint: 'Keep one of the two; clear one from `defaults` with `null`.',
    });
}
function readBudget(job) {
    const budget = entryOf(job, 'budget')?.value;
    const required = entryOf(budget, 'requireEstimate')?.value;
    const isRequired = required !== undefined && booleanOf(required) === true;
    return {
        trainingUsd: usdOf(budget, 'trainingUsd'),
        requireEstimate: isRequired ? { value: true, at: required.at } : undefined,
        onOverrun: textOf(budget, 'onOverrun')?.value === 'warn' ? 'warn' : 'block',
    };
}

;// CONCATENATED MODULE: ./lib/config/identity.js


/**
 * Reports each job whose identity equals that of an earlier one by what the file says. Equal datasets under two names
 * are found later, by content.
 */
function checkIdentities(jobs, report) {
    const first = new Map();
    for (const job of jobs) {
        const id = identity(job);
        const twin = first.get(id);
        if (twin === undefined) {
            first.set(id, job);
            continue;
        }
        report(job.at, {
            code: 'same-identity',
            message: `The jobs ${(0,config_report/* show */.WU)(twin.key)} (line ${twin.at.line}, column ${twin.at.column}) and ${(0,config_report/* show */.WU)(job.key)} (line ${job.at.line}, column ${job.at.column}) train the same model from the same data in the same account and region.`,
            hint: 'Remove one of the two, or give one a `namespace`.',
        });
    }
}
function identity(job) {
    const { environment, data } = job;
    return JSON.stringify([
        environment.accountId,
        environment.region,
        job.baseModel.value,
        job.customizationType,
        job.hyperparameters.map(({ name, value }) => [name, value]),
        sourceId(data.training),
        data.validation === undefined ? undefined : sourceId(data.validation),
        // Decides the uploaded bytes where rows are converted.
        data.system?.value,
        job.namespace,
    ]);
}

;// CONCATENATED MODULE: ./lib/config/removal.js






const JOB = FIELD_TREE.children.get('jobs')?.children.get('*');
/** undefined: the file is no map. */
function readRemoval(root) {
    const spec = JOB;
    if (root.kind !== 'map' || spec === undefined)
        return undefined;
    const fileDoubt = doubtInFile(root);
    const defaults = entryOf(root, 'defaults')?.value;
    const jobs = entryOf(root, 'jobs')?.value;
    const entries = jobs?.kind === 'map' ? jobs.entries : [];
    const maxDeletions = entryOf(entryOf(root, 'teardown')?.value, 'maxDeletions')?.value;
    return {
        maxDeletions: (maxDeletions && integerOf(maxDeletions, MAX_DELETIONS)) ?? MAX_DELETIONS.default,
        jobs: new Map(entries.map(({ key, value }) => {
            const job = value.kind === 'map' ? mergeMaps(defaults, value) : undefined;
            return [key, removalOf(job, fileDoubt ?? doubtIn(value, spec))];
        })),
        others: { ...removalOf(defaults, fileDoubt), environment: undefined },
    };
}
/** `doubt`: the place that makes the policy unreadable; it protects. */
function removalOf(policy, doubt) {
    const protect = entryOf(policy, 'protect');
    const keepLast = entryOf(entryOf(policy, 'retention')?.value, 'keepLast')?.value;
    const environment = entryOf(policy, 'environment')?.value;
    return {
        environment: environment?.kind === 'scalar' ? environment.text || undefined : undefined,
        protect: doubt !== undefined || (protect !== undefined && booleanOf(protect.value) === true),
        protectAt: doubt ?? protect?.at,
        keepLast: (keepLast && integerOf(keepLast, KEEP_LAST)) ?? KEEP_LAST.default,
    };
}
/** The first place outside the entries of `jobs` from which on the file cannot be trusted. */
function doubtInFile(root) {
    for (const key of ['version', 'jobs'])
        if (entryOf(root, key) === undefined)
            return root.at;
    return doubtInMap(root, FIELD_TREE, (entry, spec) => {
        if (entry.key !== 'jobs' || entry.value.kind !== 'map')
            return doubtIn(entry.value, spec);
        // Each job answers for itself, but not for its name; and a doubled key may be that of a job whose name was lost.
        return doubtInMap(entry.value, spec, ({ value }) => (value.kind === 'map' ? value.refusedAt : undefined));
    });
}
/** The first place below which something other than what the table says may have been meant. */
function doubtIn(node, spec) {
    const { field } = spec;
    if (node.kind === 'scalar' && node.type === 'null' && field.nullable === true)
        return undefined;
    if (node.kind === 'map')
        return doubtInMap(node, spec, (entry, child) => doubtIn(entry.value, child));
    switch (field.type) {
        case 'map':
        case 'dictionary':
            return node.at;
        case 'version':
            return isOwnVersion(node) ? undefined : node.at;
        case 'boolean':
            return booleanOf(node) === undefined ? node.at : undefined;
        case 'integer':
            return integerOf(node, field) === undefined ? node.at : undefined;
        default:
            return undefined;
    }
}
function doubtInMap(node, spec, doubtInEntry) {
    if (node.refusedAt !== undefined)
        return node.refusedAt;
    for (const entry of node.entries) {
        const child = spec.children.get(entry.key) ?? spec.children.get('*');
        if (child === undefined || isMisplaced(entry, spec))
            return entry.at;
        const doubt = doubtInEntry(entry, child);
        if (doubt !== undefined)
            return doubt;
    }
    return undefined;
}
/** A name that is none, or a `protect` that slipped in among names, where every key is allowed. */
function isMisplaced({ key, value }, { field }) {
    if (field.type !== 'dictionary')
        return false;
    return (0,formats/* misfit */.hH)(field.keys, key) !== undefined || (key === 'protect' && booleanOf(value) !== undefined);
}

// EXTERNAL MODULE: ./lib/config/source.js
var source = __nccwpck_require__(9969);
;// CONCATENATED MODULE: ./lib/config/parse.js












const SMALLEST_FILE = 'Start with `version: 1`, `environments:` and `jobs:`; the sample `jobs.yaml` of this project shows them.';
/** Reads the whole file and finds all faults at once, in the order of the file. Never throws on any bytes. */
function parseConfig(source) {
    const findings = [];
    const report = (at, fault) => {
        findings.push((0,config_report/* findingAt */.dz)(at, fault));
    };
    const read = readFile(source, report);
    return {
        config: (0,errors/* hasErrors */.Cs)(findings) ? undefined : read?.config,
        environments: read?.config.environments ?? [],
        removal: read?.removal,
        findings: (0,config_report/* inFileOrder */.w$)(findings),
    };
}
function readFile(source, report) {
    const tree = readTree(source, report);
    if (tree === undefined)
        return undefined;
    return { config: readConfig(tree, source, report), removal: readRemoval(tree) };
}
function readTree({ file, bytes }, report) {
    const text = (0,source/* decodeSource */.E)(file, bytes, report);
    const syntax = text === undefined ? undefined : parseSyntax(file, text, report);
    if (syntax === undefined)
        return undefined;
    const tree = toTree(syntax, report);
    if (tree === undefined || isEmpty(tree)) {
        report({ file, line: 1, column: 1 }, {
            code: 'empty-file',
            message: 'The file is empty: it has no `jobs:`.',
            hint: SMALLEST_FILE,
        });
        return undefined;
    }
    return tree;
}
function readConfig(tree, { file, today }, report) {
    const root = checkTree(tree, FIELD_TREE, report);
    const environments = readEnvironments(root, report);
    const prices = readPrices(root, today, report);
    const jobs = readJobs(root, { environments, prices, today, report });
    checkPricedModels(root, jobs, report);
    checkIdentities(jobs, report);
    reportNoJobs(root, report);
    return {
        file,
        environments: [...environments.values()].flatMap(({ config }) => config ?? []),
        prices,
        jobs,
    };
}
function isEmpty(tree) {
    return tree.kind === 'scalar' && tree.type === 'null';
}
function reportNoJobs(root, report) {
    const jobs = entryOf(root, 'jobs');
    if (jobs === undefined || jobs.value.kind === 'refused')
        return;
    if (jobs.value.kind === 'map' && jobs.value.entries.length > 0)
        return;
    report(jobs.at, {
        code: 'no-jobs',
        severity: 'warning',
        message: 'There is no job: nothing is trained, and nothing that exists is deleted.',
        hint: 'Add a job under `jobs:`.',
    });
}


/***/ }),

/***/ 6446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ splitS3Uri),
/* harmony export */   Eb: () => (/* binding */ explainS3Uri),
/* harmony export */   tL: () => (/* binding */ explainDatasetPath)
/* harmony export */ });
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1406);

const FORBIDDEN_FOLDER = /(?:^|\/)(\.git|\.github|node_modules)\//i;
/** Endings people bring, and what they hold. */
const OTHER_FORMATS = {
    gz: 'gzip',
    zip: 'a zip archive',
    csv: 'CSV',
    tsv: 'TSV',
    json: 'JSON (one document, not one object per line)',
    parquet: 'Parquet',
    yaml: 'YAML',
    yml: 'YAML',
    txt: 'plain text',
};
const CHECKS = [
    (path) => {
        if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
            return undefined;
        return /^s3:/i.test(path)
            ? fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} is an S3 address`, 'Write { s3Uri: s3://bucket/key.jsonl, versionId: … }.')
            : fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} is a URL`, 'Put the file into the repository, or into S3 as { s3Uri, versionId }.');
    },
    (path) => /^(?:[/~]|[A-Za-z]:)/.test(path)
        ? fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} is not relative`, 'Write the path from the root of the repository.')
        : undefined,
    (path) => path.includes('\\')
        ? fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} has a backslash`, `Write ${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path.replaceAll('\\', '/'))}.`)
        : undefined,
    explainParentFolders,
    (path) => /(?:^|\/)\.?\//.test(path)
        ? fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} has an empty part or "."`, `Write ${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path
            .split('/')
            .filter((part) => part !== '' && part !== '.')
            .join('/'))}.`)
        : undefined,
    (path) => {
        const folder = FORBIDDEN_FOLDER.exec(path)?.[1];
        return folder === undefined
            ? undefined
            : fault(`no dataset is read from ${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(folder)}`, 'Move the file to a folder such as `datasets/`.');
    },
    (path) => /[*?"<>|]/.test(path)
        ? fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} looks like a pattern`, 'Name one file; patterns are not expanded.')
        : undefined,
    (path) => /\p{C}|\p{Zl}|\p{Zp}/u.test(path)
        ? fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} has a character that cannot be seen`, 'Rename the file.')
        : undefined,
    explainEnding,
];
function fault(message, hint) {
    return { message, hint };
}
function explainParentFolders(path) {
    if (!path.split('/').includes('..'))
        return undefined;
    const kept = [];
    for (const part of path.split('/')) {
        if (part !== '..')
            kept.push(part);
        else if (kept.pop() === undefined) {
            return fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} is outside the repository`, 'Name a file inside the repository.');
        }
    }
    return fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} has a ".."`, `Write ${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(kept.join('/'))}.`);
}
function explainEnding(path) {
    if (path.endsWith('.jsonl')) {
        return /(?:^|\/)\.jsonl$/.test(path) ? fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} has no name`, 'Name the file.') : undefined;
    }
    const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
    const held = Object.hasOwn(OTHER_FORMATS, ending) ? OTHER_FORMATS[ending] : undefined;
    const seen = held === undefined ? '' : `; by its name it holds ${held}`;
    return fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(path)} does not end in .jsonl${seen}`, 'Give a JSON Lines file: one JSON object per line, named *.jsonl.');
}
/** The first fault of a dataset's path in the repository. */
function explainDatasetPath(path) {
    for (const check of CHECKS) {
        const found = check(path);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Bucket and key of an `s3Uri` that fits. */
function splitS3Uri(uri) {
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
    return bucket === undefined || key === undefined ? undefined : { bucket, key };
}
function explainS3Uri(uri, bucketFormat) {
    const rewritten = rewriteS3(uri);
    if (rewritten !== undefined) {
        return fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(uri)} is another way to name an S3 object`, `Write ${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(rewritten)}.`);
    }
    if (/[?#]/.test(uri)) {
        return fault(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(uri)} has a "?" or "#"`, 'Write the version under `versionId`, next to `s3Uri`.');
    }
    const parts = splitS3Uri(uri);
    if (parts === undefined)
        return undefined;
    if (!bucketFormat.pattern.test(parts.bucket)) {
        return fault(`the bucket ${(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .show */ .WU)(parts.bucket)} does not fit`, `Write ${bucketFormat.wanted}.`);
    }
    return explainEnding(parts.key);
}
const OTHER_SPELLINGS = [
    /^arn:aws[a-z-]*:s3:::([^/]+)\/(.+)$/,
    /^https:\/\/([a-z0-9.-]+)\.s3[a-z0-9.-]*\.amazonaws\.com\/([^?#]+)/,
    /^https:\/\/s3[a-z0-9.-]*\.amazonaws\.com\/([^/]+)\/([^?#]+)/,
    /^s3:\/{1}([^/]+)\/(.+)$/i,
    /^S3:\/\/([^/]+)\/(.+)$/,
];
function rewriteS3(uri) {
    for (const spelling of OTHER_SPELLINGS) {
        const [, bucket, key] = spelling.exec(uri) ?? [];
        if (bucket !== undefined && key !== undefined)
            return `s3://${bucket}/${key}`;
    }
    return undefined;
}


/***/ }),

/***/ 1406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   WU: () => (/* binding */ show),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   dz: () => (/* binding */ findingAt),
/* harmony export */   w$: () => (/* binding */ inFileOrder)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/** Findings are collected while the file is read, so that all faults show at once. */

function findingAt(at, fault) {
    const { code, severity = 'error', message, hint } = fault;
    return { code, severity, file: at.file, line: at.line, column: at.column, message, hint };
}
/** By place in the file, each fault once (a fault in `defaults` would show for every job). */
function inFileOrder(findings) {
    const unique = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
    return [...unique.values()].sort((a, b) => a.line - b.line ||
        a.column - b.column ||
        (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)(a.code, b.code) ||
        (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)(a.message, b.message));
}
const SHOWN = 60;
/** The author's text for a message: quoted, on one line, cut, invisible characters written out. */
function show(text) {
    return `"${visible(text, SHOWN)}"`;
}
/** The text on one line, cut, with invisible characters written out: what stands in a log cannot act there. */
function visible(text, maxLength = 200) {
    const cut = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
    return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16) ?? ''}}`);
}
/** `a, b or c`. */
function listOf(words, last = 'or') {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}


/***/ }),

/***/ 9969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ decodeSource),
/* harmony export */   g: () => (/* binding */ MAX_FILE_BYTES)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);
/** Bytes of `jobs.yaml` -> text, or the reasons why they are none. */

const MAX_FILE_BYTES = 256 * 1024;
/** C0 and C1 controls but tab and line ends; a CR that ends no line; a byte-order mark inside the text. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\ufeff|\r(?!\n)/gu;
/** Strict UTF-8 text without byte-order mark; undefined when a finding of severity error was reported. */
function decodeSource(file, bytes, report) {
    const start = { file, line: 1, column: 1 };
    if (bytes.length > MAX_FILE_BYTES) {
        report(start, {
            code: 'file-too-large',
            message: `The file has ${bytes.length} bytes; at most ${MAX_FILE_BYTES} are read.`,
            hint: 'Split the jobs over several files, one per workflow (`config` input).',
        });
        return undefined;
    }
    if (looksLikeUtf16(bytes)) {
        report(start, {
            code: 'not-utf8',
            message: 'The file is encoded as UTF-16; only UTF-8 is read.',
            hint: `Convert it: iconv -f UTF-16 -t UTF-8 ${file} > converted.yaml`,
        });
        return undefined;
    }
    if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes)) {
        reportInvalidByte(file, bytes, report);
        return undefined;
    }
    return checkCharacters(file, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), report);
}
/** Position of an offset (UTF-16 units) in a text. */
function positionAt(file, text, offset) {
    const before = text.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}
function looksLikeUtf16(bytes) {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe)
        return true;
    if (first === 0xfe && second === 0xff)
        return true;
    // Without a mark: ASCII text in UTF-16 has a zero in every other byte.
    return bytes.length >= 2 && (first === 0) !== (second === 0);
}
function reportInvalidByte(file, bytes, report) {
    const offset = firstInvalidByte(bytes);
    const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset));
    report(positionAt(file, before, before.length), {
        code: 'not-utf8',
        message: `Byte ${offset} (0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}) is not valid UTF-8.`,
        hint: 'Save the file as UTF-8.',
    });
}
/** Length of the longest valid prefix: a stream decoder fails on a prefix exactly when the fault lies in it. */
function firstInvalidByte(bytes) {
    let good = 0;
    let bad = bytes.length + 1;
    while (bad - good > 1) {
        const middle = (good + bad) >> 1;
        if (isUtf8Prefix(bytes.subarray(0, middle)))
            good = middle;
        else
            bad = middle;
    }
    return wholeCharacters(bytes, good);
}
function isUtf8Prefix(bytes) {
    try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
        return true;
    }
    catch {
        return false;
    }
}
/** `end` without the first bytes of a character that is not complete there. */
function wholeCharacters(bytes, end) {
    let start = end;
    while (start > 0 && !(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes.subarray(0, start)))
        start -= 1;
    return start;
}
function checkCharacters(file, decoded, report) {
    const text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
    if (text !== decoded) {
        report({ file, line: 1, column: 1 }, {
            code: 'byte-order-mark',
            severity: 'info',
            message: 'The file starts with a byte-order mark; it is ignored.',
            hint: 'Save the file as UTF-8 without BOM.',
        });
    }
    const faults = [...firstPerLine(text)];
    for (const offset of faults) {
        report(positionAt(file, text, offset), characterFault(text.charCodeAt(offset)));
    }
    return faults.length === 0 ? text : undefined;
}
const MAX_CHARACTER_FAULTS = 20;
/** Offsets of the first forbidden character of each line, the first lines that have one. */
function* firstPerLine(text) {
    let lineEnd = -1;
    let found = 0;
    for (const { index } of text.matchAll(FORBIDDEN)) {
        if (index <= lineEnd)
            continue;
        yield index;
        found += 1;
        if (found === MAX_CHARACTER_FAULTS)
            return;
        const next = text.indexOf('\n', index);
        lineEnd = next < 0 ? text.length : next;
    }
}
function characterFault(code) {
    if (code === 0x0d) {
        return {
            code: 'lone-carriage-return',
            message: 'There is a carriage return without a line feed here.',
            hint: 'Save the file with line ends LF or CRLF.',
        };
    }
    return {
        code: 'control-character',
        message: `There is a control character here: \\u{${code.toString(16)}}.`,
        hint: 'Delete it; in a text value write it as an escape in double quotes only where it is meant.',
    };
}


/***/ }),

/***/ 3926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Iu: () => (/* binding */ RULE_IDS),
/* harmony export */   KX: () => (/* binding */ isRuleId),
/* harmony export */   Y: () => (/* binding */ ruleOf),
/* harmony export */   c: () => (/* binding */ NO_CHECKS),
/* harmony export */   pI: () => (/* binding */ thresholdOf),
/* harmony export */   tZ: () => (/* binding */ CHECK_SEVERITIES),
/* harmony export */   zZ: () => (/* binding */ isFixed)
/* harmony export */ });
/* unused harmony export RULES */
const CHECK_SEVERITIES = ['off', 'info', 'warning', 'error'];
const share = (start, meaning) => ({
    default: start,
    minimum: 0,
    maximum: 1,
    meaning,
});
const FIXED = { severity: 'error' };
const RULES = {
    'exact-duplicate': {
        severity: 'warning',
        title: 'A row stands in the file more than once. Only a note below 1,000 rows for Amazon Nova.',
        threshold: share(0, 'share of the rows that may be repeats'),
    },
    'leak-exact': { severity: 'error', title: 'A validation row asks what a training row asks.' },
    'conflicting-labels': {
        severity: 'warning',
        title: 'Rows ask the same and answer differently: at least three, or 1 % of the rows.',
        threshold: share(0.01, 'share of the rows from which on it is said'),
    },
    'identical-prompts': { severity: 'warning', title: 'All rows ask the same.' },
    'identical-completions': { severity: 'error', title: 'All rows have the same answer.' },
    'label-skew': {
        severity: 'warning',
        title: 'Rows that sort into classes, most of them into one.',
        threshold: share(0.8, 'share of the rows that one class may have'),
    },
    'rare-label': {
        severity: 'warning',
        title: 'Rows that sort into classes, one of them with few rows.',
        threshold: { default: 5, minimum: 1, maximum: 1_000, meaning: 'rows that a class needs' },
    },
    'unseen-label': { severity: 'error', title: 'A class of the validation rows is in no training row.' },
    'length-outlier': {
        severity: 'warning',
        title: 'A row is far longer than the others (above Q3 + 3 IQR too).',
        threshold: { default: 4, minimum: 1, maximum: 1_000, meaning: 'times the median length' },
    },
    'validation-share': {
        severity: 'warning',
        title: 'The validation set has under 20 rows, or under 1 % or over 50 % of the training rows.',
    },
    'few-rows': { severity: 'warning', title: 'Fewer rows than AWS advises for the base model.' },
    'token-limit': {
        severity: 'error',
        title: 'A row has more tokens than the base model takes, by the estimate; a warning where only its high end has.',
    },
    'unknown-member': {
        severity: 'warning',
        title: 'A message or row has a key that its format does not know.',
    },
    'system-unused': { severity: 'warning', title: '`data.system` is set, but no row is converted.' },
    'will-be-converted': { severity: 'info', title: 'The rows are converted on upload.' },
    'bad-json': FIXED,
    'blank-line': FIXED,
    'block-shape': FIXED,
    bom: FIXED,
    'columnar-file': FIXED,
    'compressed-file': FIXED,
    'content-not-array': FIXED,
    'csv-file': FIXED,
    'duplicate-key': FIXED,
    'dvc-pointer': FIXED,
    'empty-completion': FIXED,
    'empty-content': FIXED,
    'empty-file': FIXED,
    'empty-prompt': FIXED,
    'empty-text': FIXED,
    'extra-field': FIXED,
    'file-size': FIXED,
    'first-role': FIXED,
    'json-array': FIXED,
    'last-role': FIXED,
    'lfs-pointer': FIXED,
    'line-too-long': FIXED,
    'lone-cr': FIXED,
    'lone-surrogate': FIXED,
    'media-in-assistant': FIXED,
    'messages-min': FIXED,
    'messages-shape': FIXED,
    'missing-field': FIXED,
    'mixed-format': FIXED,
    'non-string-value': FIXED,
    'not-object': FIXED,
    'not-utf8': FIXED,
    'nul-byte': FIXED,
    'nul-character': FIXED,
    'pretty-printed': FIXED,
    'reserved-string': FIXED,
    'role-order': FIXED,
    'role-unknown': FIXED,
    'row-count': FIXED,
    'schema-version': FIXED,
    'system-shape': FIXED,
    'unknown-format': FIXED,
    'wrong-format-for-model': FIXED,
};
const NO_CHECKS = {};
function isRuleId(id) {
    return Object.hasOwn(RULES, id);
}
function ruleOf(id) {
    return RULES[id];
}
/** Every rule, those that can be set first. */
const RULE_IDS = Object.keys(RULES).filter(isRuleId);
function isFixed(id) {
    return ruleOf(id).title === undefined;
}
/** The author's threshold, or the one of the table. */
function thresholdOf(id, checks) {
    return checks[id]?.threshold ?? ruleOf(id).threshold?.default ?? 0;
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ hasErrors),
/* harmony export */   Eg: () => (/* binding */ compareFindings),
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   b_: () => (/* binding */ toAppError),
/* harmony export */   n6: () => (/* binding */ compareText),
/* harmony export */   uV: () => (/* binding */ AppError)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/**
 * The one error and the one diagnostic of the project.
 *
 * `AppError` is for what stops a run; `Finding` is for what is wrong with the user's input. Findings are collected
 * (all faults at once), errors are thrown (nothing sensible can follow).
 */
/** Every way a run can stop. The list is closed: it is also the tail of the `reason-code` output. */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    'input-invalid',
    'event-invalid',
    'trigger-refused',
    'not-default-branch',
    'config-missing',
    'file-unreadable',
    'file-changed',
    'git-failed',
    'oidc-unavailable',
    'identity-refused',
    'identity-unavailable',
    'account-mismatch',
    'aws-access-denied',
    'aws-not-found',
    'aws-rejected',
    'aws-throttled',
    'aws-unavailable',
    'aws-unexpected-answer',
    'bucket-refused',
    'name-in-use',
    'run-mismatch',
    'github-denied',
    'github-not-found',
    'github-unavailable',
    'github-unexpected-answer',
    'confirm-mismatch',
    'repository-id-missing',
    'cancelled',
    'internal',
]));
/** The only error class thrown on purpose. `message` says what happened, `hint` what to do. */
class AppError extends Error {
    code;
    blame;
    hint;
    constructor(code, message, options) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = 'AppError';
        this.code = code;
        this.blame = options.blame;
        this.hint = options.hint;
    }
}
/** AWS was busy or out of reach: the same question may have an answer in a moment. */
function isPassing(error) {
    return error instanceof AppError && (error.code === 'aws-throttled' || error.code === 'aws-unavailable');
}
/** Any thrown value as an `AppError`; what nobody foresaw is a bug of ours and says so. */
function toAppError(error) {
    if (error instanceof AppError)
        return error;
    const message = error instanceof Error ? error.message : String(error);
    return new AppError('internal', message, {
        blame: 'bug',
        hint: 'Report this with the log of the run; nothing you wrote should cause it.',
        cause: error,
    });
}
const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 };
/** Worst first, then by file, line, column and code: the one order findings are shown in. */
function compareFindings(a, b) {
    return (SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
        compareText(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compareText(a.code, b.code));
}
function hasErrors(findings) {
    return findings.some((finding) => finding.severity === 'error');
}
/** Order by code unit, the same on every machine and locale. */
function compareText(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** Closes a `switch` over a union: a new member becomes a compile error here. */
function unreachable(value) {
    throw new AppError('internal', `unhandled case ${JSON.stringify(value)}`, {
        blame: 'bug',
        hint: 'Report this with the log of the run.',
    });
}


/***/ }),

/***/ 8799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ isSimulated),
/* harmony export */   qr: () => (/* binding */ hasAwsIdentity),
/* harmony export */   qy: () => (/* binding */ localEvent)
/* harmony export */ });
/* unused harmony export parseEvent */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/** The event that woke the run up, reduced to what may decide anything. Payloads are data of strangers. */

/** These run with the rights of the default branch beside a stranger's content; checks need no secret. */
const REFUSED_EVENTS = (/* unused pure expression or super */ null && (['pull_request_target', 'workflow_run']));
/** A run outside of GitHub: whose training runs these are has to be told, never guessed. */
function localEvent(who) {
    return {
        trigger: { kind: 'local' },
        run: {
            ...who,
            repositoryUrl: undefined,
            defaultBranch: undefined,
            runId: undefined,
            runAttempt: undefined,
            runUrl: undefined,
            sha: undefined,
        },
    };
}
/**
 * @param env the runner's `GITHUB_*` variables
 * @param payload parsed content of GITHUB_EVENT_PATH
 * @throws AppError `trigger-refused` for privileged events, `event-invalid` when the payload is not what its name says
 */
function parseEvent(env, payload) {
    const name = env['GITHUB_EVENT_NAME'] ?? '';
    if (REFUSED_EVENTS.includes(name))
        throw new AppError('trigger-refused', `${name} runs with secrets beside content of strangers`, {
            blame: 'user',
            hint: 'Use `on: pull_request`; fork pull requests get the same checks there, without credentials.',
        });
    const event = object(payload);
    const repository = object(event['repository']);
    const run = runContext(env, repository);
    return { trigger: triggerOf(name, env, { event, run }), run };
}
function runContext(env, repository) {
    const name = env['GITHUB_REPOSITORY'] ?? '';
    const server = env['GITHUB_SERVER_URL'];
    const runId = env['GITHUB_RUN_ID'];
    const attempt = Number(env['GITHUB_RUN_ATTEMPT']);
    const repositoryUrl = server === undefined || name === '' ? undefined : `${server}/${name}`;
    if (!/^[\w.-]+\/[\w.-]+$/.test(name))
        throw invalidEvent('GITHUB_REPOSITORY is not owner/name');
    const id = env['GITHUB_REPOSITORY_ID'] ?? '';
    if (!/^[0-9]{1,20}$/.test(id))
        throw invalidEvent('GITHUB_REPOSITORY_ID is not a number');
    return {
        repository: name,
        repositoryId: id,
        repositoryUrl,
        defaultBranch: text(repository['default_branch']) ?? scheduledBranch(env),
        runId,
        runAttempt: Number.isInteger(attempt) && attempt > 0 ? attempt : undefined,
        runUrl: repositoryUrl === undefined || runId === undefined
            ? undefined
            : `${repositoryUrl}/actions/runs/${runId}`,
        sha: env['GITHUB_SHA'],
    };
}
/** A schedule runs on the default branch only; its payload has carried no repository in the past. */
function scheduledBranch(env) {
    if (env['GITHUB_EVENT_NAME'] !== 'schedule')
        return undefined;
    return /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '')?.[1];
}
function triggerOf(name, env, context) {
    const onDefaultBranch = context.run.defaultBranch !== undefined &&
        env['GITHUB_REF'] === `refs/heads/${context.run.defaultBranch}`;
    switch (name) {
        case 'pull_request':
            return pullRequest(object(context.event['pull_request']), context);
        case 'push':
            return { kind: 'push', onDefaultBranch };
        case 'schedule':
            return {
                kind: 'schedule',
                onDefaultBranch: context.run.defaultBranch === undefined || onDefaultBranch,
            };
        case 'workflow_dispatch':
            return { kind: 'workflow-dispatch', onDefaultBranch };
        case 'merge_group':
            return { kind: 'merge-group', baseSha: commitId(object(context.event['merge_group'])['base_sha']) };
        default:
            throw new AppError('trigger-refused', `event ${JSON.stringify(name)} is not one this action acts on`, {
                blame: 'user',
                hint: 'Use pull_request, push, schedule, workflow_dispatch or merge_group.',
            });
    }
}
function pullRequest(pull, { event, run }) {
    const head = object(pull['head']);
    const base = object(pull['base']);
    const number = wholeNumber(pull['number'] ?? event['number']);
    const headSha = commitId(head['sha']);
    const baseSha = commitId(base['sha']);
    if (number === undefined || headSha === undefined || baseSha === undefined)
        throw invalidEvent('it names no pull request number, head or base commit');
    const headRepository = text(object(head['repo'])['full_name']);
    // The author, not `github.actor`: an actor can be anybody who re-runs.
    const author = text(object(pull['user'])['login']);
    return {
        kind: 'pull-request',
        number,
        headSha,
        baseSha,
        untrusted: headRepository !== run.repository || author === 'dependabot[bot]',
        state: pull['state'] === 'closed' ? 'closed' : 'open',
        merged: pull['merged'] === true,
        closedAt: time(pull['closed_at']),
    };
}
function invalidEvent(problem) {
    return new AppError('event-invalid', `the event payload cannot be used: ${problem}`, {
        blame: 'user',
        hint: 'Run this action from a GitHub workflow, or the CLI on a laptop.',
    });
}
function object(value) {
    // A payload is JSON: what is an object here has string keys.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function wholeNumber(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
function commitId(value) {
    const id = text(value);
    return id !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id) ? id : undefined;
}
function time(value) {
    const iso = text(value);
    return iso !== undefined && Number.isFinite(Date.parse(iso)) ? iso : undefined;
}
const AWS_SERVICES = ['BEDROCK', 'S3', 'STS'];
/** Asked by `doctor` alone: otherwise nothing need be said of them, but they must not lead to another world. */
const SETUP_SERVICES = ['IAM', 'SERVICE_QUOTAS'];
const AMBIENT = [
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/;
/**
 * AWS is a service on this machine: whatever it answers is not real, and reports have to say so.
 * @param asksSetup the command asks the services that only `doctor` asks
 * @throws AppError `input-invalid` where some services are real and others are not: no report could be true
 */
function isSimulated(env, asksSetup) {
    const named = SETUP_SERVICES.filter((service) => asksSetup || env[`AWS_ENDPOINT_URL_${service}`] !== undefined);
    const services = [...AWS_SERVICES, ...named];
    const local = services.filter((service) => isLoopback(env[`AWS_ENDPOINT_URL_${service}`] ?? env['AWS_ENDPOINT_URL']));
    if (local.length === 0)
        return false;
    if (local.length === services.length)
        return true;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('input-invalid', `AWS_ENDPOINT_URL leads to this machine for ${local.join(', ')} only`, {
        blame: 'user',
        hint: `Set AWS_ENDPOINT_URL, or all of ${services.map((name) => `AWS_ENDPOINT_URL_${name}`).join(', ')}, or none.`,
    });
}
function isLoopback(url) {
    return url !== undefined && URL.canParse(url) && LOOPBACK.test(new URL(url).hostname);
}
/** Credentials can be had: by OIDC, or ambient ones. */
function hasAwsIdentity(env) {
    return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL']) || AMBIENT.some((name) => Boolean(env[name]));
}


/***/ }),

/***/ 646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $P: () => (/* binding */ TEARDOWN_WHATS),
/* harmony export */   Lo: () => (/* binding */ COMMANDS),
/* harmony export */   TL: () => (/* binding */ parseInputs),
/* harmony export */   VD: () => (/* binding */ WAIT_DEFAULTS),
/* harmony export */   WJ: () => (/* binding */ INPUT_DEFAULTS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/** The action's inputs: names, defaults and parsing in one place. `action.yml` is held equal to this by a test. */

const COMMANDS = ['validate', 'plan', 'apply', 'status', 'stop', 'teardown', 'doctor'];
/** Commands of the design that this release does not have yet: refused by name. */
const LATER_COMMANDS = ['evaluate', 'promote'];
const TEARDOWN_WHATS = [
    'stop',
    'deployments',
    'models',
    'data',
    'old',
    'all',
];
/** Every input with its default; the order is that of `action.yml`. */
const INPUT_DEFAULTS = {
    command: 'auto',
    config: 'jobs.yaml',
    jobs: '',
    environment: '',
    wait: '',
    retry: '',
    'on-cancel': 'leave',
    reviewed: 'warn',
    comment: 'update',
    what: 'all',
    confirm: '',
    all: 'false',
    'github-token': '',
};
const MINUTE_MS = 60_000;
/** Where the input `wait` is empty: apply leaves once the input is validated, teardown needs what it waits for. */
const WAIT_DEFAULTS = { applyMs: 10 * MINUTE_MS, teardownMs: 180 * MINUTE_MS };
/**
 * @param read returns the raw text of an input, '' where it is not set
 * @throws AppError `input-invalid` naming the input, what was found and what is allowed
 */
function parseInputs(read) {
    const get = (name) => {
        const text = read(name);
        return text === '' ? INPUT_DEFAULTS[name] : text;
    };
    return {
        command: parseCommand(get('command')),
        config: parseConfigPath(get('config')),
        jobs: parseNames('jobs', get('jobs')),
        environments: parseNames('environment', get('environment')),
        wait: parseWait(get('wait')),
        retries: parseRetries(get('retry')),
        onCancel: oneOf('on-cancel', get('on-cancel'), ['leave', 'stop']),
        reviewed: oneOf('reviewed', get('reviewed'), ['strict', 'warn', 'off']),
        comment: oneOf('comment', get('comment'), ['update', 'off']),
        what: oneOf('what', get('what'), TEARDOWN_WHATS),
        confirm: get('confirm') === '' ? undefined : get('confirm'),
        all: oneOf('all', get('all'), ['true', 'false']) === 'true',
        githubToken: get('github-token') === '' ? undefined : get('github-token'),
    };
}
function invalid(name, found, hint) {
    const shown = JSON.stringify(found.length > 80 ? `${found.slice(0, 80)}…` : found);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('input-invalid', `input ${name} is ${shown}`, { blame: 'user', hint });
}
function oneOf(name, found, allowed) {
    const match = allowed.find((value) => value === found);
    if (match !== undefined)
        return match;
    throw invalid(name, found, `Use one of: ${allowed.join(', ')}.`);
}
function parseCommand(found) {
    if (LATER_COMMANDS.includes(found))
        throw invalid('command', found, `This release does not have ${found} yet. Use one of: ${COMMANDS.join(', ')}.`);
    return oneOf('command', found, ['auto', ...COMMANDS]);
}
function parseConfigPath(found) {
    const bad = found.startsWith('/') || found.includes('\\') || found.split('/').includes('..');
    if (bad || !/^[\w./ -]+\.ya?ml$/.test(found))
        throw invalid('config', found, 'Name a .yaml file relative to the repository root, with / and without "..".');
    // One spelling per file: git and the comment's marker compare paths as text.
    return found
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/');
}
/** A job key or environment name, at most 40 characters. */
const NAME = '(?=.{1,40}(?:@|$))[a-z](?:-?[a-z0-9])*';
function parseNames(name, found) {
    const names = found.split(/[\s,]+/).filter((part) => part !== '');
    for (const part of names) {
        if (!new RegExp(`^${NAME}$`).test(part))
            throw invalid(name, part, 'Separate names by commas; a name has lower-case letters, digits and single hyphens.');
    }
    return [...new Set(names)];
}
const UNITS = { s: 1000, m: 60_000, h: 3_600_000 };
function parseWait(found) {
    if (found === '')
        return undefined;
    if (found === 'done')
        return { kind: 'done' };
    if (found === '0')
        return { kind: 'at-most', ms: 0 };
    const match = /^([0-9]{1,4})([smh])$/.exec(found);
    const unit = match?.[2] === undefined ? undefined : UNITS[match[2]];
    if (match?.[1] === undefined || unit === undefined)
        throw invalid('wait', found, 'Use a duration such as 90s, 10m or 2h, or 0, or done.');
    return { kind: 'at-most', ms: Number(match[1]) * unit };
}
function parseRetries(found) {
    const retries = new Map();
    for (const part of found.split(/[\s,]+/).filter((text) => text !== '')) {
        const match = new RegExp(`^(${NAME})@([1-9][0-9]{0,3})$`).exec(part);
        const attempt = Number(match?.[2]);
        if (match?.[1] === undefined || attempt < 2)
            throw invalid('retry', part, 'Copy the line of the comment: <job>@<attempt>, for example support-bot@2.');
        if (retries.has(match[1]))
            throw invalid('retry', found, `Name ${match[1]} once.`);
        retries.set(match[1], attempt);
    }
    return retries;
}


/***/ }),

/***/ 4138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

// UNUSED EXPORTS: main

// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/outputs.js
var outputs = __nccwpck_require__(5077);
// EXTERNAL MODULE: ./lib/plan/reconcile.js
var reconcile = __nccwpck_require__(3023);
// EXTERNAL MODULE: ./lib/report/summary.js
var summary = __nccwpck_require__(3394);
// EXTERNAL MODULE: ./lib/report/cost.js
var cost = __nccwpck_require__(7489);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __nccwpck_require__(2527);
// EXTERNAL MODULE: ./lib/report/findings.js
var findings = __nccwpck_require__(7470);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __nccwpck_require__(7703);
// EXTERNAL MODULE: ./lib/report/jobdetails.js + 1 modules
var jobdetails = __nccwpck_require__(9033);
// EXTERNAL MODULE: ./lib/report/jobtable.js
var jobtable = __nccwpck_require__(6589);
// EXTERNAL MODULE: ./lib/report/nextstep.js
var nextstep = __nccwpck_require__(715);
// EXTERNAL MODULE: ./lib/report/state.js
var state = __nccwpck_require__(4127);
// EXTERNAL MODULE: ./lib/report/verdict.js
var verdict = __nccwpck_require__(975);
// EXTERNAL MODULE: ./lib/report/why.js
var why = __nccwpck_require__(4736);
;// CONCATENATED MODULE: ./lib/report/terminal.js
/** The same facts for a terminal: plain text, aligned columns, no colour. */










function renderTerminal(model) {
    const simulated = (0,state/* isSimulated */.Ht)(model)
        ? 'SIMULATED: an endpoint on this machine answered instead of AWS. '
        : '';
    const sections = [
        simulated + (0,verdict/* verdict */.WJ)(model).text,
        (0,findings/* shownFindings */.qA)(model.findings).map(findingText).join('\n'),
        (0,jobtable/* jobTextTable */.p)(model, plain),
        costText(model),
        model.jobs
            .map((job) => jobText(job, model))
            .filter((text) => text !== '')
            .join('\n'),
        model.checksNotRun.length === 0 ? '' : `Not checked here: ${model.checksNotRun.map(plain).join('; ')}`,
        nextText(model),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function plain(text) {
    return (0,report_escape/* plainText */.wh)(text);
}
function costText(model) {
    const line = (0,cost/* costLine */.EK)(model, plain);
    return line === '' ? '' : `Cost: ${line}`;
}
/** `file:line:column`, which editors and terminals open. */
function findingText({ finding, more }) {
    const place = `${plain(finding.file)}:${finding.line}:${finding.column}`;
    const fix = finding.hint === '' ? '' : `\n    fix: ${plain(finding.hint)}`;
    const others = more === 0 ? '' : `\n    and ${(0,format/* count */.U9)(more)} more like it`;
    return `${place}: ${finding.severity}: ${plain(finding.message)} (${plain(finding.code)})${fix}${others}`;
}
function jobText(job, model) {
    const lines = [
        ...((0,why/* hasReason */.D0)(job, model) ? [`why: ${(0,why/* whyText */.ss)(job, plain)}`] : []),
        ...reasonLines(job),
        ...runLines(job),
        ...job.planned.notes.map((note) => plain(note.message)),
    ];
    if (['train', 'queue', 'watch'].includes(job.planned.action.kind))
        lines.push((0,cost/* estimateWords */.ae)(job.planned, plain));
    return lines.length === 0 ? '' : [plain(job.planned.key), ...lines.map((line) => `  ${line}`)].join('\n');
}
function reasonLines({ planned: { action }, report }) {
    if (action.kind === 'blocked')
        return action.reasons.map(({ message, hint }) => `blocked: ${plain(message)}. ${plain(hint)}`);
    const failure = report?.failure;
    return failure === undefined ? [] : [`failed: ${plain(failure.message)}. ${plain(failure.hint)}`];
}
function runLines(job) {
    const run = (0,state/* runOf */.ng)(job);
    if (run === undefined)
        return [];
    const took = (0,state/* isEnded */.pl)(run) ? (0,format/* durationBetween */.h9)(run.createdAt, run.endedAt) : undefined;
    const arn = (0,state/* modelArnOf */.m6)(job);
    const losses = job.report === undefined ? '' : (0,jobdetails/* lossLine */.GK)(job.report).replaceAll('`', '');
    const retry = (0,state/* retryOf */.W2)(job);
    return [
        `run ${plain(run.jobName)}, started ${(0,format/* utc */.n$)(run.createdAt)}${took === undefined ? '' : `, took ${took}`}`,
        ...(run.phases.length === 0 ? [] : [`phases: ${run.phases.map(jobdetails/* phaseText */.zM).join(', ')}`]),
        ...(arn === undefined ? [] : [`model ${plain(arn)}`]),
        ...(losses === '' ? [] : [losses]),
        ...(retry === undefined ? [] : [`to train again: retry ${plain(retry)}`]),
    ];
}
function nextText(model) {
    return (0,nextstep/* nextSteps */.Z)(model, 'terminal')
        .map(({ sentence, commands }) => [`Next: ${sentence.replaceAll('`', '')}`, ...commands.map((command) => `  ${command}`)].join('\n'))
        .join('\n');
}

// EXTERNAL MODULE: ./lib/commands/context.js
var commands_context = __nccwpck_require__(1405);
;// CONCATENATED MODULE: ./lib/commands/converge-decision.js
/** One decision and reason for a whole apply or status run. */


/** The worst job decides. Findings of `jobs.yaml` come first: with them nothing else is known. */
function decideConverged({ loaded, entries, older, worlds, isNews }) {
    if ((0,lib_errors/* hasErrors */.Cs)(loaded.configFindings))
        return { decision: 'findings', reasonCode: 'findings' };
    const needed = new Set(entries.map(({ planned }) => planned.environment));
    const first = [...worlds.errors].find(([name]) => needed.has(name))?.[1];
    if (first !== undefined)
        return ofError(first);
    if (entries.length === 0)
        return { decision: 'nothing-to-do', reasonCode: 'no-jobs' };
    const ends = older.filter(isNews);
    const decided = [...entries, ...ends].map((entry) => decideOne(entry, isNews));
    const worst = (0,outputs/* worstDecision */._V)(decided.map(({ decision }) => decision));
    const reasonCode = decided.find(({ decision }) => decision === worst)?.reasonCode ?? 'up-to-date';
    return { decision: worst, reasonCode };
}
function ofError(error) {
    return { decision: 'error', reasonCode: error.code };
}
function decideOne(entry, isNews) {
    switch (entry.outcome) {
        case 'stale':
            return {
                decision: 'stale',
                reasonCode: entry.supersededBy === undefined ? 'branch-unknown' : 'branch-moved',
            };
        case 'error':
            return { decision: 'error', reasonCode: entry.error?.code ?? 'internal' };
        case 'blocked':
            return { decision: 'blocked', reasonCode: 'jobs-blocked' };
        case 'queued':
            return { decision: 'queued', reasonCode: 'quota' };
        case 'unchanged':
        case 'started':
        case 'adopted':
            return decideState(entry, isNews(entry));
        default:
            return (0,lib_errors/* unreachable */.HB)(entry.outcome);
    }
}
/** An old failure that nobody retried is told, but reddens only the run that sees it first. */
function decideState({ planned }, isNews) {
    const { action } = planned;
    switch (action.kind) {
        case 'watch':
            return { decision: 'in-progress', reasonCode: 'training' };
        case 'none':
            return isNews
                ? { decision: 'done', reasonCode: 'ok' }
                : { decision: 'nothing-to-do', reasonCode: 'up-to-date' };
        case 'failed':
            return isNews
                ? { decision: 'failed', reasonCode: 'run-failed' }
                : { decision: 'nothing-to-do', reasonCode: 'run-failed' };
        case 'stopped':
            return isNews
                ? { decision: 'stopped', reasonCode: 'run-stopped' }
                : { decision: 'nothing-to-do', reasonCode: 'run-stopped' };
        case 'missing':
            return { decision: 'nothing-to-do', reasonCode: 'model-missing' };
        case 'blocked':
            return { decision: 'blocked', reasonCode: 'jobs-blocked' };
        case 'train':
        case 'queue':
            return { decision: 'queued', reasonCode: 'changes-planned' };
        case 'unmanaged':
        case 'unchecked':
            return { decision: 'nothing-to-do', reasonCode: 'up-to-date' };
        default:
            return (0,lib_errors/* unreachable */.HB)(action);
    }
}

;// CONCATENATED MODULE: ./lib/commands/entry.js
/** One job of an apply or status run, with everything that publishing and deciding need. */

/** Whether a job has more to tell later. */
function isOpen(report) {
    return (0,outputs/* startsLater */.yJ)(report) || report.planned.action.kind === 'watch';
}

// EXTERNAL MODULE: ./lib/commands/load.js + 28 modules
var load = __nccwpck_require__(5596);
// EXTERNAL MODULE: ./lib/commands/observe.js
var observe = __nccwpck_require__(5358);
// EXTERNAL MODULE: ./lib/apply/origin.js
var origin = __nccwpck_require__(8264);
// EXTERNAL MODULE: ./lib/plan/names.js
var plan_names = __nccwpck_require__(595);
// EXTERNAL MODULE: ./lib/commands/parallel.js
var parallel = __nccwpck_require__(1923);
// EXTERNAL MODULE: ./lib/catalog/index.js + 8 modules
var catalog = __nccwpck_require__(8496);
// EXTERNAL MODULE: ./lib/config/decimal.js
var decimal = __nccwpck_require__(893);
// EXTERNAL MODULE: ./lib/plan/budget.js
var budget = __nccwpck_require__(3582);
// EXTERNAL MODULE: ./lib/plan/cost.js
var plan_cost = __nccwpck_require__(7978);
// EXTERNAL MODULE: ./lib/watch/look.js + 2 modules
var look = __nccwpck_require__(1427);
;// CONCATENATED MODULE: ./lib/commands/reports.js









function jobReport(input) {
    const { planned, loaded, affected, origin, report, presentRun } = input;
    return {
        planned,
        because: becauseOf(planned, affected),
        presentRun,
        modelUsdPerMonth: loaded && (0,plan_cost/* modelStorageUsd */.fr)({ model: modelOf(loaded.job), price: loaded.job.price }),
        hyperparameters: loaded === undefined ? [] : hyperparametersOf(loaded.job),
        affected: affected?.keys.has(planned.key) ?? loaded !== undefined,
        datasets: loaded?.datasets.map((dataset) => datasetReport(dataset, affected)) ?? [],
        origin,
        report,
    };
}
function becauseOf(planned, affected) {
    const { action } = planned;
    if ('attempt' in action && action.attempt > 1)
        return [`\`retry\` asks for attempt ${action.attempt}`];
    const known = affected?.because.get(planned.key) ?? [];
    return known.length === 0 && (0,outputs/* startsLater */.yJ)({ planned }) ? ['not trained yet'] : known;
}
/** The latest run under a job's name whose model exists, as far as the list tells. */
function presentRunOf(key, world) {
    if (world === undefined)
        return undefined;
    const { runs, modelArns } = world.observed;
    return runs
        .filter(({ ref, ownership }) => ownership !== 'foreign' &&
        (0,plan_names/* parseRunName */.E0)(ref.jobName)?.job === key &&
        ref.modelArn !== undefined &&
        modelArns.has(ref.modelArn))
        .toSorted((a, b) => (0,lib_errors/* compareText */.n6)(b.ref.createdAt, a.ref.createdAt))[0]?.ref.jobName;
}
function modelOf(job) {
    return (0,catalog/* findBaseModel */.Ef)(job.baseModel.value);
}
function hyperparametersOf(job) {
    const given = new Map(job.hyperparameters.map(({ name, value }) => [name, value]));
    const defaults = (modelOf(job)?.hyperparameters ?? []).flatMap(({ name, default: value }) => given.has(name) || value === undefined
        ? []
        : [{ name, value: (0,decimal/* plainDecimal */.m)(String(value)) ?? String(value), isDefault: true }]);
    return [...[...given].map(([name, value]) => ({ name, value, isDefault: false })), ...defaults].sort((a, b) => (0,lib_errors/* compareText */.n6)(a.name, b.name));
}
function datasetReport({ split, source, scan }, affected) {
    const path = source.kind === 'file' ? source.path : `s3://${source.bucket}/${source.key}`;
    return {
        split,
        source: source.kind === 'file' ? path : `${path} (version ${source.versionId})`,
        rows: scan?.rows,
        bytes: scan?.uploadBytes,
        tokens: scan?.tokens,
        sha256: scan?.sha256,
        isUnderstood: scan?.format !== undefined,
        convertedTo: scan === undefined || scan.conversion.kind === 'none' ? undefined : 'bedrock-conversation-2024',
        changed: source.kind === 'file' ? affected?.paths.has(path) : undefined,
    };
}
/** The run of a planned job as Bedrock describes it now; undefined where there is none or it cannot be read. */
async function detailOf(planned, world) {
    if (world === undefined || !('run' in planned.action))
        return undefined;
    return await world.session.bedrock.getRun(planned.action.run.jobArn);
}
/** Looks at a run closely enough to report it. */
async function lookAt(context, key, detail, world) {
    return await (0,look/* reportRun */.G)(key, detail, {
        objects: world.session.objects,
        bucket: world.environment.outputBucket,
        prefix: (0,observe/* prefixOf */.MT)(context, world.environment),
    });
}
function reportModel(context, input) {
    return {
        ...input,
        configFile: context.inputs.config,
        simulated: context.simulated,
        repository: context.run.repository,
        repositoryId: context.run.repositoryId,
        repositoryUrl: context.run.repositoryUrl,
        runUrl: context.run.runUrl,
        runId: context.run.runId,
        runAttempt: context.run.runAttempt,
    };
}
/** A planned job for places where AWS was not asked: what the entry says, and that nothing more is known. */
function unplanned({ job, desired }) {
    return {
        key: job.key,
        environment: job.environment.name,
        region: job.environment.region,
        baseModel: job.baseModel.value,
        fingerprint: desired.fingerprint,
        action: desired.blockers.length === 0 ? { kind: 'unchecked' } : { kind: 'blocked', reasons: desired.blockers },
        estimate: desired.estimate,
        budgetUsd: job.budget.trainingUsd?.value,
        notes: (0,budget/* budgetNotes */.r)(job, desired.estimate),
    };
}

// EXTERNAL MODULE: ./lib/commands/scope.js + 2 modules
var scope = __nccwpck_require__(1191);
// EXTERNAL MODULE: ./lib/inputs.js
var inputs = __nccwpck_require__(646);
;// CONCATENATED MODULE: ./lib/watch/phases.js
function isTerminal(status) {
    return status === 'Completed' || status === 'Failed' || status === 'Stopped';
}
/**
 * Whether Bedrock has accepted the input: bad data fails before this point, in minutes. undefined where no phase is
 * reported, so that a caller can wait for its whole budget instead.
 */
function isValidated(phases) {
    const validation = phases.find((phase) => phase.name === 'validation');
    if (validation === undefined)
        return undefined;
    return validation.status === 'Completed';
}
/** A word for people: the furthest phase that has begun. */
function currentPhase(phases) {
    return phases.findLast((phase) => phase.status !== 'NotStarted');
}

;// CONCATENATED MODULE: ./lib/watch/wait.js
/** Following runs for a while. A wait that ends is not a failure: a later run goes on from what AWS says. */


const FIRST_POLL_MS = 1000;
const LAST_POLL_MS = 30_000;
const HEARTBEAT_MS = 5 * 60_000;
/**
 * Polls with growing pauses (1 s to 30 s) until every run has come as far as `waitFor` asks, its time is over, or
 * `signal` aborts. Returns each run as it was last seen, in the order given.
 */
async function waitForRuns(context, runs, waitFor) {
    const started = context.clock.now();
    const latest = new Map(runs.map((run) => [run.jobArn, run]));
    const heartbeat = new Map(runs.map((run) => [run.jobArn, started]));
    for (let pause = FIRST_POLL_MS;; pause = Math.min(pause * 2, LAST_POLL_MS)) {
        const open = [...latest.values()].filter((run) => !isFarEnough(run, waitFor));
        const left = waitFor.atMostMs - (context.clock.now() - started);
        if (open.length === 0 || left <= 0 || context.signal.aborted)
            return [...latest.values()];
        await context.clock.sleep(Math.min(pause, left), context.signal);
        if (context.signal.aborted)
            return [...latest.values()];
        for (const run of open) {
            const seen = (await wait_look(context, run)) ?? run;
            latest.set(run.jobArn, seen);
            tell(context, { before: run, seen, heartbeat });
        }
    }
}
/** undefined: there is no answer now, and hours of waiting must not end with that; the next look may have one. */
async function wait_look({ bedrock }, { jobArn }) {
    try {
        return await bedrock.getRun(jobArn);
    }
    catch (error) {
        if ((0,lib_errors/* isPassing */.WG)(error))
            return undefined;
        throw error;
    }
}
function isFarEnough(run, waitFor) {
    if (isTerminal(run.status))
        return true;
    return waitFor.until === 'validated' && isValidated(run.phases) === true;
}
function tell(context, { before, seen, heartbeat }) {
    const now = context.clock.now();
    const due = now - (heartbeat.get(seen.jobArn) ?? 0) >= HEARTBEAT_MS;
    if (!due && stateOf(before) === stateOf(seen))
        return;
    heartbeat.set(seen.jobArn, now);
    context.onChange(seen);
}
function stateOf(run) {
    const phase = currentPhase(run.phases);
    return `${run.status}/${phase?.name ?? ''}/${phase?.status ?? ''}`;
}

// EXTERNAL MODULE: ./lib/apply/start.js
var start = __nccwpck_require__(1720);
// EXTERNAL MODULE: ./lib/apply/sync.js
var sync = __nccwpck_require__(6073);
;// CONCATENATED MODULE: ./lib/commands/execute.js
/** Carrying out the `train` and `queue` actions of a plan: sync, create or adopt, job by job. */





/** One failing job never stops the others: its error is an outcome. */
async function startJob(context, input) {
    try {
        return await context.console.group(`Start ${input.planned.key}`, () => execute_start(context, input));
    }
    catch (error) {
        return { kind: 'error', error: (0,lib_errors/* toAppError */.b_)(error) };
    }
}
async function execute_start(context, input) {
    const { world, loaded } = input;
    const request = createRequest(context, input);
    const target = {
        objects: world.session.objects,
        bucket: world.environment.bucket,
        prefix: (0,observe/* prefixOf */.MT)(context, world.environment),
        job: loaded.job.key,
        repositoryId: repositoryIdOf(context),
    };
    for (const { split, upload } of loaded.datasets) {
        if (upload === undefined)
            continue;
        const synced = await (0,sync/* syncDataset */.q)(target, upload);
        context.console.info(`${split} data ${synced.written ? 'uploaded to' : 'already at'} ${synced.s3Uri}`);
    }
    const result = await (0,start/* startRun */.A)({ bedrock: world.session.bedrock, clock: context.clock, signal: context.signal }, request);
    if (result.kind === 'queued' || result.kind === 'refused')
        return result;
    context.console.info(`${result.kind === 'started' ? 'Started' : 'Adopted'} ${result.run.jobArn}`);
    return { kind: 'running', run: result.run, adopted: result.kind === 'adopted' };
}
function createRequest(context, { planned, loaded, world, origin }) {
    const { action, fingerprint } = planned;
    const { repository } = context.run;
    if ((action.kind !== 'train' && action.kind !== 'queue') || fingerprint === undefined)
        throw new TypeError(`${planned.key} is not to be started`);
    const repositoryId = repositoryIdOf(context);
    const { job } = loaded;
    const prefix = (0,observe/* prefixOf */.MT)(context, world.environment);
    return {
        jobName: action.jobName,
        customModelName: action.jobName,
        clientRequestToken: (0,plan_names/* clientRequestToken */.KA)(repositoryId, (0,plan_names/* shortFingerprint */.nE)(fingerprint), action.attempt),
        roleArn: world.environment.serviceRoleArn,
        baseModelIdentifier: job.baseModel.value,
        customizationType: job.customizationType,
        hyperparameters: Object.fromEntries(job.hyperparameters.map(({ name, value }) => [name, value])),
        trainingS3Uri: uriOf(loaded, 'training', { world, prefix }) ?? '',
        validationS3Uri: uriOf(loaded, 'validation', { world, prefix }),
        // Without the trailing slash: Bedrock would write keys with `//`.
        outputS3Uri: `s3://${world.environment.outputBucket}/${(0,plan_names/* outputPrefix */.Mp)(prefix, action.jobName).replace(/\/$/, '')}`,
        tags: (0,plan_names/* runTags */.He)({
            repositoryId,
            repository: repository ?? 'local',
            job: job.key,
            fingerprint,
            attempt: action.attempt,
            commit: origin?.commit,
            pullRequest: origin?.pullRequest,
            tags: job.tags,
        }),
    };
}
function uriOf(loaded, split, { world, prefix }) {
    const upload = loaded.datasets.find((dataset) => dataset.split === split)?.upload;
    if (upload === undefined)
        return undefined;
    return (0,sync/* datasetUri */.R)({ bucket: world.environment.bucket, prefix, job: loaded.job.key }, upload);
}
function repositoryIdOf(context) {
    if (context.run.repositoryId === undefined)
        throw repositoryIdMissing();
    return context.run.repositoryId;
}
/** Ownership is never guessed. */
function repositoryIdMissing() {
    return new lib_errors/* AppError */.uV('repository-id-missing', 'the id of the repository is not known', {
        blame: 'user',
        hint: `Pass --repository-id "$(gh api 'repos/{owner}/{repo}' --jq .id)".`,
    });
}

// EXTERNAL MODULE: ./lib/config/parse.js + 17 modules
var parse = __nccwpck_require__(4330);
// EXTERNAL MODULE: ./lib/plan/fingerprint.js
var plan_fingerprint = __nccwpck_require__(2911);
;// CONCATENATED MODULE: ./lib/commands/views.js
/**
 * What stands on GitHub about training runs: the status `bedrock-tune/<job>` on the commit a run was started from. Read
 * back only to avoid repeating a GitHub write or a red run; never to act on AWS.
 */

/** Clocks of GitHub's and of Bedrock's machines may differ a little. */
const SKEW_MS = 5 * 60_000;
async function readViews(context, origins) {
    const statuses = new Map();
    const committed = new Map();
    const written = new Map();
    const read = async (commit) => {
        if (statuses.has(commit))
            return;
        statuses.set(commit, await statusesOf(context, commit));
        committed.set(commit, await context.git.committedAt(commit));
    };
    for (const commit of new Set([...origins].map((origin) => origin.commit)))
        await read(commit);
    const statusOf = (key, origin) => {
        if (origin === undefined)
            return undefined;
        const own = statuses.get(origin.commit)?.find((status) => status.context === contextOf(key));
        return written.get(`${origin.commit}/${key}`) ?? own;
    };
    const isTold = (key, jobName, origin) => {
        const status = statusOf(key, origin);
        return isSettled(status?.state) && (status?.description.startsWith(`${jobName} `) ?? false);
    };
    return {
        read,
        statusOf,
        isTold,
        isNews: ({ planned, origin }) => {
            const { action } = planned;
            if (action.kind !== 'none' && action.kind !== 'failed' && action.kind !== 'stopped')
                return false;
            if (context.github === undefined)
                return true;
            if (isTold(planned.key, action.run.jobName, origin))
                return false;
            if (statusOf(planned.key, origin) !== undefined)
                return true;
            // No word of ours on this commit: a run from before it (a revert, an unrelated merge) is history.
            const since = origin === undefined ? undefined : committed.get(origin.commit);
            return since !== undefined && Date.parse(action.run.createdAt) > since - SKEW_MS;
        },
        remember: (key, origin, status) => {
            written.set(`${origin.commit}/${key}`, { context: contextOf(key), ...status });
        },
    };
}
async function statusesOf(context, commit) {
    try {
        return (await context.github?.listStatuses(commit)) ?? [];
    }
    catch (error) {
        if (!(error instanceof lib_errors/* AppError */.uV) || error.blame === 'bug')
            throw error;
        context.console.warn(`The statuses of ${commit.slice(0, 12)} cannot be read: ${error.message}`);
        return [];
    }
}
/** The commit status that tells a job's training. */
function contextOf(key) {
    return `bedrock-tune/${key}`;
}
/** The commit status that carries the reviewed fingerprint. */
function planContextOf(key) {
    return `bedrock-tune/plan/${key}`;
}
/** A status that tells an end. */
function isSettled(state) {
    return state === 'success' || state === 'failure';
}
/** What should stand on the commit; every word about a run begins with its name. undefined: nothing to say there. */
function statusFor({ planned, outcome, supersededBy }) {
    const { action } = planned;
    if (outcome === 'stale')
        return supersededBy === undefined
            ? undefined
            : { state: 'error', description: `superseded by ${supersededBy.slice(0, 12)}` };
    switch (action.kind) {
        case 'watch':
            return { state: 'pending', description: `${action.run.jobName} in progress` };
        case 'train':
        case 'queue':
            return { state: 'pending', description: 'waiting to start' };
        case 'none':
            return { state: 'success', description: `${action.run.jobName} trained` };
        case 'failed':
        case 'stopped':
            return { state: 'failure', description: `${action.run.jobName} ${action.kind}` };
        case 'missing':
            return { state: 'failure', description: `${action.run.jobName} trained, but its model was deleted` };
        case 'blocked':
            return {
                state: 'error',
                description: `blocked: ${action.reasons.map((reason) => reason.code).join(', ')}`.slice(0, 140),
            };
        case 'unmanaged':
        case 'unchecked':
            return undefined;
        default:
            return (0,lib_errors/* unreachable */.HB)(action);
    }
}
/**
 * Whether anybody has to hear of a job in this run: this run acted on it, it moves, or its commit says otherwise. What
 * apply said about a start that did not come about stands until apply says something else.
 */
function hasNews(subject, views) {
    const { planned, origin, outcome } = subject;
    if (outcome !== 'unchanged')
        return true;
    const status = views.statusOf(planned.key, origin);
    switch (planned.action.kind) {
        case 'watch':
            // Without a certain origin the run is told on the commit that its own tags name.
            return origin?.certain !== false;
        case 'train':
        case 'queue':
            return status?.state !== 'error';
        default:
            return origin?.certain === true && isOutdated(subject, status);
    }
}
function isOutdated(subject, status) {
    const wanted = statusFor(subject);
    if (wanted === undefined)
        return false;
    return wanted.state !== status?.state || wanted.description !== status.description;
}

;// CONCATENATED MODULE: ./lib/commands/review.js
/** Two questions before money is spent: is this still what the branch says, and is it what was reviewed? */






/** On a laptop there is no branch to compare with: the person at the keyboard decides. */
async function freshnessCheck(context) {
    if (context.trigger.kind === 'local')
        return async () => ({ kind: 'fresh' });
    const { github, run } = context;
    const sha = await context.git.head();
    const unknown = (reason) => async () => ({ kind: 'unknown', reason });
    if (github === undefined)
        return unknown('there is no GitHub token to ask with');
    if (run.defaultBranch === undefined || sha === undefined)
        return unknown('the default branch is not known');
    const { defaultBranch } = run;
    return await answered(async () => {
        const head = await github.branchHead(defaultBranch);
        if (head === sha)
            return async () => ({ kind: 'fresh' });
        return await movedSince(context, { github, sha, head });
    }, (error) => unknown(error.message));
}
async function movedSince(context, { github, sha, head }) {
    const file = context.inputs.config;
    const text = await github.fileAt(head, file);
    const config = text === undefined
        ? undefined
        : (0,parse/* parseConfig */.o)({ file, bytes: new TextEncoder().encode(text), today: (0,commands_context/* today */.E)(context) }).config;
    return async ({ job }) => {
        const now = config?.jobs.find((candidate) => candidate.key === job.key);
        if (now === undefined)
            return { kind: 'stale', head };
        return await answered(async () => {
            const here = (0,origin/* contentId */.fm)(job, await context.git.blobIds(sha, (0,origin/* filesOf */.R8)(job)));
            const there = (0,origin/* contentId */.fm)(now, await github.blobIdsAt(head, (0,origin/* filesOf */.R8)(now)));
            return here === there ? { kind: 'fresh' } : { kind: 'stale', head };
        }, (error) => ({ kind: 'unknown', reason: error.message }));
    };
}
/** A question that was not answered is an answer too: jobs that have started by then are still reported. */
async function answered(ask, otherwise) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof lib_errors/* AppError */.uV && error.blame !== 'bug')
            return otherwise(error);
        throw error;
    }
}
/** The check answers undefined when the reviewed fingerprint is the same, else what is wrong. */
function reviewCheck(context) {
    return async (planned, origin) => {
        if (context.inputs.reviewed === 'off')
            return undefined;
        if (context.inputs.retries.has(planned.key))
            return 'a retry: no pull request reviewed this attempt';
        const { github } = context;
        if (github === undefined || origin?.pullRequest === undefined)
            return 'no pull request reviewed this change';
        const pull = origin.pullRequest;
        return await answered(async () => doubtOf(await reviewedFingerprint(github, pull, planned.key), planned, pull), (error) => `what pull request #${pull} planned could not be read (${error.message})`);
    };
}
function doubtOf(reviewed, { fingerprint }, pull) {
    if (reviewed === undefined)
        return `pull request #${pull} carries no plan for this job`;
    if (reviewed === fingerprint)
        return undefined;
    return `pull request #${pull} planned ${reviewed.slice(0, 12)}, not ${fingerprint?.slice(0, 12)}`;
}
async function reviewedFingerprint(github, pullRequest, key) {
    const { headSha } = await github.getPullRequest(pullRequest);
    const status = (await github.listStatuses(headSha)).find(({ context }) => context === planContextOf(key));
    return new RegExp(`\\b${plan_fingerprint/* FINGERPRINT_VERSION */.UZ}:([0-9a-f]{64})\\b`).exec(status?.description ?? '')?.[1];
}

;// CONCATENATED MODULE: ./lib/commands/starts.js
/** `apply`'s effects: start what the plan says, follow it for a while, and say what became of each job. */








/** Starts one after the other (the first one that meets the quota ends the starting of its environment), then waits. */
async function applyPlan(context, input) {
    const gate = await gateOf(context, input);
    const full = new Set();
    const applied = [];
    for (const planned of input.planned) {
        const next = await applyOne(context, { planned, input, gate, full });
        if (next.outcome === 'queued')
            full.add(planned.environment);
        // A run that had ended when it was adopted is told as an end, not as running.
        if (next.outcome !== 'unchanged' && next.planned.action.kind === 'watch')
            await input.onRunning(next.planned);
        applied.push(next);
    }
    return await follow(context, applied, input.worlds);
}
async function gateOf(context, input) {
    const anyStart = input.planned.some(({ action }) => action.kind === 'train' || action.kind === 'queue');
    if (!anyStart)
        return async () => [];
    const isFresh = await freshnessCheck(context);
    const review = reviewCheck(context);
    return async (planned, loaded) => {
        const freshness = await isFresh(loaded);
        if (freshness.kind !== 'fresh') {
            const message = freshness.kind === 'stale'
                ? `the default branch has changed this job since (now at ${freshness.head.slice(0, 12)}): its own run starts it`
                : `whether the default branch has changed this job could not be found out (${freshness.reason}): not started`;
            const supersededBy = freshness.kind === 'stale' ? freshness.head : undefined;
            return { planned: withNote(planned, { code: 'stale', message }), outcome: 'stale', supersededBy };
        }
        const doubt = await review(planned, input.origins.get(planned.key));
        if (doubt === undefined)
            return [];
        if (context.inputs.reviewed === 'warn')
            return [{ code: 'not-reviewed', message: `not reviewed: ${doubt}` }];
        return {
            planned: blocked(planned, 'not-reviewed', doubt, 'Open a pull request with this change, or set `reviewed: warn`.'),
            outcome: 'blocked',
        };
    };
}
async function applyOne(context, { planned, input, gate, full }) {
    const { action } = planned;
    const world = input.worlds.byEnvironment.get(planned.environment);
    const loaded = input.jobs.find(({ job }) => job.key === planned.key);
    if ((action.kind !== 'train' && action.kind !== 'queue') || world === undefined || loaded === undefined)
        return { planned, outcome: action.kind === 'blocked' ? 'blocked' : 'unchanged' };
    if (context.signal.aborted)
        return { planned, outcome: 'unchanged' };
    if (full.has(planned.environment))
        return { planned: asQueued(planned, world), outcome: 'queued' };
    const gated = await gate(planned, loaded);
    if (!isNotes(gated))
        return gated;
    const ready = gated.reduce(withNote, planned);
    const outcome = await startJob(context, {
        planned: ready,
        loaded,
        world,
        origin: input.origins.get(planned.key),
    });
    return appliedOf(ready, outcome, world);
}
function isNotes(gated) {
    return Array.isArray(gated);
}
function appliedOf(planned, outcome, world) {
    switch (outcome.kind) {
        case 'running':
            return {
                planned: { ...planned, action: actionOf(outcome.run) },
                outcome: outcome.adopted ? 'adopted' : 'started',
            };
        case 'queued': {
            const message = `Bedrock's quota is used up: ${outcome.message}`;
            return { planned: withNote(asQueued(planned, world), { code: 'quota', message }), outcome: 'queued' };
        }
        case 'refused':
            return {
                planned: blocked(planned, outcome.reason, outcome.message, 'Set `namespace:` on the job to train a copy of your own.'),
                outcome: 'blocked',
            };
        case 'error':
            return {
                planned: blocked(planned, 'start-failed', outcome.error.message, outcome.error.hint),
                outcome: 'error',
                error: outcome.error,
            };
        default:
            return (0,lib_errors/* unreachable */.HB)(outcome);
    }
}
/** The state of a run as a plan action. */
function actionOf(run) {
    const ref = (0,look/* runRef */.p)(run);
    const retryAttempt = ref.attempt + 1;
    if (run.status === 'Completed' && run.customModelArn !== undefined)
        return { kind: 'none', run: ref, modelArn: run.customModelArn };
    if (run.status === 'Failed')
        return { kind: 'failed', run: ref, retryAttempt };
    if (run.status === 'Stopped')
        return { kind: 'stopped', run: ref, retryAttempt };
    return { kind: 'watch', run: ref };
}
function asQueued(planned, world) {
    const { action } = planned;
    if (action.kind !== 'train')
        return planned;
    return { ...planned, action: { ...action, kind: 'queue', inFlight: world.observed.inFlight } };
}
function blocked(planned, code, message, hint) {
    return { ...planned, action: { kind: 'blocked', reasons: [{ code, message, hint }] } };
}
function withNote(planned, note) {
    return { ...planned, notes: [...planned.notes, note] };
}
/** Follows everything in flight; what a cancelled run leaves behind is said, or stopped where `on-cancel` asks for it. */
async function follow(context, applied, worlds) {
    // All environments at once: one clock for the whole wait.
    const following = [...worlds.byEnvironment].map(([name, world]) => {
        const names = applied.flatMap(({ planned }) => isFollowed(planned, name) ? [planned.action.run.jobName] : []);
        return followWorld(context, world, names).catch((error) => lostSight(context, name, error));
    });
    const latest = new Map((await Promise.all(following)).flat().map((run) => [run.jobName, run]));
    if (context.signal.aborted)
        await onCancel(context, applied, worlds);
    return applied.map((entry) => {
        const { action } = entry.planned;
        const run = action.kind === 'watch' ? latest.get(action.run.jobName) : undefined;
        return run === undefined ? entry : { ...entry, planned: { ...entry.planned, action: actionOf(run) } };
    });
}
/** A completed run that only waits for its model has nothing to follow. */
function isFollowed(planned, environment) {
    const { action } = planned;
    return planned.environment === environment && action.kind === 'watch' && (0,reconcile/* isInFlight */.wn)(action.run.status);
}
/** What was started stays started: that its progress cannot be read is told, and costs nobody the report. */
function lostSight(context, environment, error) {
    context.console.warn(`The runs of ${environment} cannot be followed now: ${(0,lib_errors/* toAppError */.b_)(error).message}`);
    return [];
}
async function followWorld(context, world, names) {
    const runs = [];
    for (const name of names) {
        const run = await world.session.bedrock.getRun(name);
        if (run !== undefined)
            runs.push(run);
    }
    const { bedrock } = world.session;
    const onChange = (run) => context.console.info(describe(run));
    return await waitForRuns({ bedrock, clock: context.clock, signal: context.signal, onChange }, runs, waitFor(context));
}
function waitFor(context) {
    const { wait } = context.inputs;
    return wait?.kind === 'done'
        ? { until: 'ended', atMostMs: Number.POSITIVE_INFINITY }
        : { until: 'validated', atMostMs: wait?.ms ?? inputs/* WAIT_DEFAULTS */.VD.applyMs };
}
function describe(run) {
    const phase = currentPhase(run.phases);
    const detail = phase === undefined || isTerminal(run.status) ? '' : ` (${phase.name} ${phase.status})`;
    return `${run.jobName}: ${run.status}${detail}`;
}
/** Only what this run started may be stopped by cancelling it; an adopted run is another run's. */
async function onCancel(context, applied, worlds) {
    for (const { planned, outcome } of applied) {
        if (planned.action.kind !== 'watch' || outcome === 'unchanged')
            continue;
        const { run } = planned.action;
        const bedrock = worlds.byEnvironment.get(planned.environment)?.session.bedrock;
        const goesOn = `${run.jobName} goes on training, and costing. To end it: run the stop workflow for ${planned.key}.`;
        if (context.inputs.onCancel === 'leave' || outcome === 'adopted' || bedrock === undefined)
            context.console.warn(goesOn);
        else
            await bedrock.stopRun(run.jobArn).then((answer) => context.console.warn(`${run.jobName}: ${answer}`), (error) => context.console.warn(`${(0,lib_errors/* toAppError */.b_)(error).message}. ${goesOn}`));
    }
}

;// CONCATENATED MODULE: ./lib/commands/overtaken.js
/**
 * Runs whose job has changed or left the file since they were started: they still cost, and the pull request that
 * started them waits for their end. They are followed on their own commit, which their tags name, until its status
 * says the end.
 */








/** An end that no scheduled run told within three days is not looked for any more. */
const LOOK_BACK_MS = 72 * 60 * 60_000;
/** Runs per environment whose tags are read in one run, newest first: the look costs a call each. */
const MAX_RUNS = 20;
const PARALLEL = 4;
async function overtakenRuns(context, input) {
    const candidates = [...input.worlds.byEnvironment.values()].flatMap((world) => recentRuns(context, input, world).map((run) => ({ world, run })));
    const found = await (0,parallel/* inParallel */.H)(candidates, PARALLEL, async ({ world, run }) => {
        try {
            const origin = await ownOrigin(context, world, run);
            if (origin === undefined || isToldAnyway(input, run, origin))
                return undefined;
            const key = keyOf(run);
            if (!(await isWaitedFor(input.views, { key, run, origin })))
                return undefined;
            if (!(await isOfThisFile(context, key, origin.commit)))
                return undefined;
            return await overtaken(context, { key, world, run, origin });
        }
        catch (error) {
            return unseen(context, run, error);
        }
    });
    return found.filter((entry) => entry !== undefined);
}
function keyOf({ ref }) {
    return (0,plan_names/* parseRunName */.E0)(ref.jobName)?.job ?? ref.jobName;
}
function recentRuns(context, input, world) {
    const now = context.clock.now();
    const { jobs } = context.inputs;
    return world.observed.runs
        .filter((run) => {
        const { ref, ownership } = run;
        if (ownership === 'foreign' || isTold(input, run))
            return false;
        if (jobs.length > 0 && !jobs.includes(keyOf(run)))
            return false;
        const age = ref.endedAt === undefined ? Number.POSITIVE_INFINITY : now - Date.parse(ref.endedAt);
        return (0,reconcile/* isInFlight */.wn)(ref.status) || Math.abs(age) < LOOK_BACK_MS;
    })
        .toSorted((a, b) => Date.parse(b.ref.createdAt) - Date.parse(a.ref.createdAt))
        .slice(0, MAX_RUNS);
}
/** Its end stands on the commit of the job whose run it is: no call is needed to know that. */
function isTold({ applied, origins, views }, { ref }) {
    return applied.some(({ planned }) => {
        const isItsRun = 'run' in planned.action && planned.action.run.jobArn === ref.jobArn;
        return isItsRun && views.isTold(planned.key, ref.jobName, origins.get(planned.key));
    });
}
/** Where a run of ours was started from; undefined for runs of others. */
async function ownOrigin(context, world, run) {
    const tags = await world.session.bedrock.listTags(run.ref.jobArn);
    if (tags === undefined && (0,reconcile/* isInFlight */.wn)(run.ref.status))
        context.console.warn(`The tags of ${run.ref.jobName} cannot be read: whose run it is is not known.`);
    const { repositoryId } = context.run;
    if (repositoryId === undefined || tags?.[`${plan_names/* TAG_PREFIX */.C_}repository-id`] !== repositoryId)
        return undefined;
    const commit = tags[`${plan_names/* TAG_PREFIX */.C_}commit`];
    if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit))
        return undefined;
    const pullRequest = Number(tags[`${plan_names/* TAG_PREFIX */.C_}pull-request`]);
    return { commit, pullRequest: Number.isSafeInteger(pullRequest) ? pullRequest : undefined, certain: true };
}
/** What stands under a job's name on its present commit is the present job's to say; an earlier attempt is history. */
function isToldAnyway({ applied, origins }, run, origin) {
    const key = keyOf(run);
    const present = origins.get(key);
    const isPresent = present?.certain === true && present.commit === origin.commit;
    return isPresent && applied.some(({ planned }) => planned.key === key);
}
async function isWaitedFor(views, { key, run, origin }) {
    await views.read(origin.commit);
    const status = views.statusOf(key, origin);
    // The commit may wait for a later attempt: then this one's end was told before.
    const isPending = status?.state === 'pending' && status.description.startsWith(`${run.ref.jobName} `);
    return (0,reconcile/* isInFlight */.wn)(run.ref.status) || isPending;
}
/** Another config file may have a job of that name: runs of this one start from a commit that changed the job in it. */
async function isOfThisFile(context, key, commit) {
    // A shallow clone does not reach the commit: better told by the runs of two files than by none.
    if ((await context.git.committedAt(commit)) === undefined)
        return true;
    const origins = (0,scope/* originContext */.Qm)(context);
    const config = await origins.configAt(commit);
    if (config?.jobs.some((job) => job.key === key) !== true)
        return false;
    const found = (await (0,origin/* originCommits */.rk)(origins, [key], commit)).get(key);
    return found?.certain !== true || found.commit === commit;
}
/** A view of an older run: the state of the jobs themselves is told without it. */
function unseen(context, { ref }, error) {
    if (!(error instanceof lib_errors/* AppError */.uV) || error.blame === 'bug')
        throw error;
    context.console.warn(`${ref.jobName} could not be looked at: ${error.message}`);
    return undefined;
}
async function overtaken(context, { key, world, run, origin }) {
    const { bedrock } = world.session;
    const detail = world.details.get(run.ref.jobName) ?? (await bedrock.getRun(run.ref.jobArn));
    if (detail === undefined)
        return undefined;
    const planned = plannedOf(key, world, detail);
    const report = await lookAt(context, undefined, detail, world);
    return {
        planned,
        outcome: 'unchanged',
        report: jobReport({ planned, loaded: undefined, affected: undefined, origin, report }),
    };
}
/** As the run itself says it; the job's present entry is another specification. */
function plannedOf(key, world, detail) {
    return {
        key,
        environment: world.environment.name,
        region: world.environment.region,
        baseModel: detail.baseModelArn.split('/').at(-1) ?? '',
        fingerprint: undefined,
        action: actionOf(detail),
        estimate: { kind: 'unknown', reason: 'of an earlier specification' },
        budgetUsd: undefined,
        notes: [
            { code: 'superseded', message: 'the job has changed, or left the file, since this run was started' },
        ],
    };
}

;// CONCATENATED MODULE: ./lib/commands/planned.js

/** Jobs in file order, then `unmanaged` runs by name. */
function planJobs(context, { all, selected, worlds }) {
    const desired = ({ desired: entry }) => entry;
    const observed = new Map([...worlds.byEnvironment].map(([name, world]) => [name, world.observed]));
    const { jobs } = (0,reconcile/* reconcile */.Lq)(selected.map(desired), observed, {
        now: context.clock.now(),
        retries: context.inputs.retries,
        entries: all.map(desired),
    });
    return jobs.map((planned) => withCause(planned, worlds));
}
/** An environment that could not be read blocks its jobs; what to do about it is in the error that was met. */
function withCause(planned, { errors }) {
    const error = errors.get(planned.environment);
    if (error === undefined || planned.action.kind !== 'blocked')
        return planned;
    const reasons = planned.action.reasons.map((reason) => reason.code === 'environment-unavailable'
        ? { ...reason, message: `${reason.message}: ${error.message}`, hint: error.hint }
        : reason);
    return { ...planned, action: { kind: 'blocked', reasons } };
}

// EXTERNAL MODULE: ./lib/report/content.js
var report_content = __nccwpck_require__(7007);
// EXTERNAL MODULE: ./lib/report/footer.js
var footer = __nccwpck_require__(2747);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./lib/report/marker.js
/**
 * The hidden last line by which a comment of ours is found again, and by which a needless write is avoided.
 *
 * `<!-- bedrock-tune v=1 kind=report config=… observed=… run=… attempt=… digest=… -->`
 */


const VERSION = 1;
/**
 * The finished comment: content, a small footer and the marker.
 *
 * @param content everything that counts for equality
 * @param stamps the part of the footer that does not (run link, time checked)
 */
function seal(content, stamps, subject) {
    const body = `${content} <sub>${stamps}</sub>`;
    return `${body}\n${renderMarker(subject, digestOf(content))}`;
}
function renderMarker(subject, digest) {
    const fields = [
        `v=${VERSION}`,
        `kind=${subject.kind}`,
        ...(subject.kind === 'ended' ? [`job=${(0,report_escape/* encodeToken */.ct)(subject.job)}`] : []),
        `config=${(0,report_escape/* encodeToken */.ct)(subject.config)}`,
        `observed=${(0,report_escape/* encodeToken */.ct)(subject.observed)}`,
        `run=${(0,report_escape/* encodeToken */.ct)(subject.run ?? '')}`,
        `attempt=${subject.attempt ?? ''}`,
        `digest=${digest}`,
    ];
    return `<!-- bedrock-tune ${fields.join(' ')} -->`;
}
/** Reads the last line of a comment; undefined: not a comment of ours. Later versions are read as far as known. */
function parseMarker(body) {
    const line = normalise(body).split('\n').at(-1) ?? '';
    const match = /^<!-- bedrock-tune ((?:[a-z]+=[A-Za-z0-9._%/]* )+)-->$/.exec(line);
    const fields = match?.[1] === undefined ? undefined : readFields(match[1].trimEnd());
    return fields === undefined ? undefined : readMarker(fields);
}
/** undefined when a key stands twice. */
function readFields(text) {
    const fields = new Map();
    for (const pair of text.split(' ')) {
        const at = pair.indexOf('=');
        const key = pair.slice(0, at);
        const value = decode(pair.slice(at + 1));
        if (fields.has(key) || value === undefined)
            return undefined;
        fields.set(key, value);
    }
    return fields;
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}
function readMarker(fields) {
    const { version, digest, config, observed } = {
        version: wholeNumber(fields.get('v')),
        digest: fields.get('digest') ?? '',
        config: fields.get('config'),
        observed: fields.get('observed') ?? '',
    };
    if (version === undefined || config === undefined)
        return undefined;
    if (!/^[0-9a-f]{64}$/.test(digest) || !Number.isFinite(Date.parse(observed)))
        return undefined;
    const run = fields.get('run') || undefined;
    const common = { version, digest, config, observed, run, attempt: wholeNumber(fields.get('attempt')) };
    const kind = fields.get('kind');
    if (kind === 'report')
        return { ...common, kind };
    const job = fields.get('job');
    return kind === 'ended' && job !== undefined ? { ...common, kind, job } : undefined;
}
function wholeNumber(text) {
    return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
/**
 * Whether writing `newBody` would change nothing but stamps. A comment somebody edited by hand is not the same: its
 * text no longer has the digest it claims.
 */
function sameContent(oldBody, newBody) {
    const claimed = parseMarker(oldBody)?.digest;
    return (claimed !== undefined &&
        claimed === parseMarker(newBody)?.digest &&
        digestOf(contentOf(oldBody)) === claimed);
}
/** Whether what was observed at `observedAt` is older than what the comment shows, and must not overwrite it. */
function isOlder(marker, observedAt) {
    return Date.parse(observedAt) < Date.parse(marker.observed);
}
/** The body up to the stamps. */
function contentOf(body) {
    const text = normalise(body);
    const end = text.lastIndexOf(' <sub>');
    return end < 0 ? text : text.slice(0, end);
}
/** As the site may hand it back: with CRLF, and without white space at the end. */
function normalise(body) {
    return body.replace(/\r\n?/g, '\n').trimEnd();
}
function digestOf(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content, 'utf8').digest('hex');
}

// EXTERNAL MODULE: ./lib/report/needs.js
var needs = __nccwpck_require__(8871);
;// CONCATENATED MODULE: ./lib/report/ended.js
/** The short new comment posted once a training run ended: editing the sticky one notifies nobody. */











function renderEnded(job, model) {
    const run = (0,state/* runOf */.ng)(job);
    const { heading, lines } = run === undefined ? notStarted(job, model) : ended(job, run, model);
    const simulated = model.simulated ? '**Simulated**: ' : '';
    const content = [
        `### ${heading.sign} ${simulated}${(0,report_escape/* code */.aY)(job.planned.key, 40)} ${heading.words}`,
        (0,report_content/* simulatedLine */.f6)(model),
        ...lines,
        (0,footer/* subjectLine */.nh)(model),
    ].filter((line) => line !== '');
    return seal(content.join('\n\n'), (0,footer/* stampLine */.i$)(model), {
        kind: 'ended',
        job: run?.jobName ?? job.planned.key,
        ...(0,footer/* stampOf */.Zs)(model),
    });
}
function notStarted(job, model) {
    return { heading: { sign: '', words: (0,state/* actionWords */.Iv)(job, model) }, lines: [] };
}
function ended(job, run, model) {
    const took = (0,format/* durationBetween */.h9)(run.createdAt, run.endedAt);
    const after = took === undefined ? '' : ` after ${took}`;
    switch (run.status) {
        case 'Completed':
            return { heading: { sign: state/* SIGN */.AJ.done, words: `completed${after}` }, lines: completedLines(job, model) };
        case 'Failed':
            return {
                heading: { sign: state/* SIGN */.AJ.failed, words: `failed${after}` },
                lines: [`Reason: ${(0,needs/* failureLines */.w7)(job).join('\n')}`],
            };
        case 'Stopped':
            return { heading: { sign: state/* SIGN */.AJ.stopped, words: `was stopped${after}` }, lines: stoppedLines(job) };
        case 'InProgress':
        case 'Stopping':
        case 'Unknown':
            return { heading: { sign: state/* SIGN */.AJ.progress, words: 'is still in progress' }, lines: [] };
        default:
            return (0,lib_errors/* unreachable */.HB)(run.status);
    }
}
function completedLines(job, model) {
    const arn = (0,state/* modelArnOf */.m6)(job);
    const step = (0,nextstep/* deployStep */.c)(job, model);
    return [
        arn === undefined ? 'Its model no longer exists.' : `Model: ${(0,report_escape/* code */.aY)(arn, 256)}`,
        job.report === undefined ? '' : (0,jobdetails/* lossSentence */.Fz)(job.report),
        costLine(job),
        step === undefined ? '' : (0,report_content/* stepText */.uw)(step),
    ];
}
function costLine({ planned: { estimate } }) {
    return `Estimated cost: ${(0,cost/* estimateCell */.ZT)(estimate)} (Bedrock reports no billed amount).`;
}
function stoppedLines(job) {
    return [
        'What was trained until then is billed; a stopped run leaves no model of ours.',
        ...(0,needs/* retryLines */.OK)(job),
    ];
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
// EXTERNAL MODULE: ./lib/report/blocks.js
var blocks = __nccwpck_require__(642);
;// CONCATENATED MODULE: ./lib/report/comment.js
/** The sticky comment of a pull request. */






/** UTF-8 bytes. GitHub refuses a body above 262,144; people stop reading long before. */
const COMMENT_BUDGET = 60_000;
/** Verdict, what needs the reader, table, folds, next step, footer, marker: within the budget whatever the model. */
function renderComment(model) {
    const elsewhere = (0,footer/* summaryLink */.dt)(model);
    const finish = (body) => seal(`${body}\n\n${(0,report_content/* nextStepText */.Hd)(model)}\n\n${(0,footer/* subjectLine */.nh)(model)}`, (0,footer/* stampLine */.i$)(model), {
        kind: 'report',
        ...(0,footer/* stampOf */.Zs)(model),
    });
    const bytes = COMMENT_BUDGET - external_node_buffer_.Buffer.byteLength(finish(''));
    return finish((0,blocks/* compose */.Z)((0,report_content/* reportBlocks */.Dt)(model, comment_detailOf(model, elsewhere)), { bytes, elsewhere }));
}
function comment_detailOf(model, elsewhere) {
    return {
        needs: { items: 20, bytes: 24_000, alike: findings/* ALIKE */.D, elsewhere },
        warnings: { items: 20, bytes: 20_000, alike: findings/* ALIKE */.D, elsewhere },
        rows: 50,
        lossRows: 8,
        open: model.stage === 'settled' && model.jobs.length === 1,
    };
}

;// CONCATENATED MODULE: ./lib/commands/publish.js
/** Writing to GitHub: one sticky comment, one new comment when a run ends, commit statuses. Views, never state. */



/** A stamp alone is refreshed at most this often. */
const STAMP_REFRESH_MS = 3 * 60 * 60_000;
/**
 * Creates or updates the one comment of this config file on a pull request. An older observation never overwrites a
 * newer one; equal content is not written again; further copies (two runs raced) are removed, the oldest stays.
 * A comment that cannot be written is a warning with the missing permission, never a failed run.
 * @param createWhenMissing false: only an existing comment is updated
 */
async function publishComment(context, pullRequest, model, createWhenMissing) {
    return await written(context, async (github) => {
        const body = renderComment(model);
        const [current, ...copies] = await ownComments(github, pullRequest, context.inputs.config);
        for (const copy of copies)
            await github.deleteComment(copy.id);
        if (current === undefined)
            return createWhenMissing
                ? (await createOnce(github, { pullRequest, body, config: context.inputs.config })).url
                : undefined;
        if (!shouldWrite(context, current, body, model))
            return current.url;
        return (await github.updateComment(current.id, body)).url;
    });
}
async function written(context, write) {
    const { github } = context;
    if (github === undefined || context.inputs.comment === 'off')
        return { url: undefined, isLost: false };
    let isLost = false;
    const url = await bestEffort(context, 'pull-requests: write', async () => {
        try {
            return await write(github);
        }
        catch (error) {
            isLost = error instanceof lib_errors/* AppError */.uV && error.code === 'github-unavailable';
            throw error;
        }
    });
    return { url, isLost };
}
function shouldWrite(context, current, body, model) {
    const marker = parseMarker(current.body);
    if (marker === undefined)
        return true;
    if (isOlder(marker, model.observedAt))
        return false;
    if (!sameContent(current.body, body))
        return true;
    return context.clock.now() - Date.parse(marker.observed) > STAMP_REFRESH_MS;
}
/** Our comments for this config file, oldest first. */
function ownComments(github, pullRequest, config) {
    return markedByUs(github, pullRequest, (marker) => marker.kind === 'report' && marker.config === config);
}
/** By marker and author: anybody can write a marker. */
async function markedByUs(github, pullRequest, wanted) {
    const marked = (await github.listComments(pullRequest)).filter((comment) => {
        const marker = parseMarker(comment.body);
        return marker !== undefined && wanted(marker);
    });
    if (marked.length === 0)
        return [];
    const login = await github.viewerLogin();
    return marked.filter((comment) => comment.authorLogin === login);
}
/** A POST whose answer was lost may have been stored: look before posting again. */
async function createOnce(github, { pullRequest, body, config }) {
    try {
        return await github.createComment(pullRequest, body);
    }
    catch (error) {
        if (!(error instanceof lib_errors/* AppError */.uV) || error.code !== 'github-unavailable')
            throw error;
        const [stored] = await ownComments(github, pullRequest, config);
        return stored ?? (await github.createComment(pullRequest, body));
    }
}
/** The one new comment when a run ends (edits notify nobody); posted once per run, whoever comes first. */
async function publishEnded(context, pullRequest, jobName, body) {
    let wasTold = false;
    const published = await written(context, async (github) => {
        const isTheEnd = (marker) => marker.kind === 'ended' && marker.job === jobName;
        const [told, ...copies] = await markedByUs(github, pullRequest, isTheEnd);
        for (const copy of copies)
            await github.deleteComment(copy.id);
        wasTold = told !== undefined;
        return (told ?? (await github.createComment(pullRequest, body))).url;
    });
    return { ...published, wasTold };
}
/** Sets a commit status; without the permission it is a warning. */
async function publishStatus(context, status) {
    const { github } = context;
    if (github === undefined)
        return;
    await bestEffort(context, 'statuses: write', () => github.setStatus(status));
}
/** Views are no reason to fail: what GitHub refuses is a warning that names the permission. */
async function bestEffort(context, permission, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof lib_errors/* AppError */.uV) || error.blame === 'bug')
            throw error;
        context.console.warn(`${error.message} (writing needs ${permission}). ${error.hint}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/commands/tell.js
/** Telling what became of runs: the sticky comment, one new comment at the end, and last the status that settles it. */





async function tell_tell(context, input) {
    const told = input.entries.filter((entry) => hasNews(subjectOf(entry), input.views));
    const pulls = new Set(told.flatMap(({ report }) => report.origin?.pullRequest ?? []));
    const urls = [];
    const lost = new Set();
    const toldBefore = new Set();
    for (const pull of pulls) {
        const { url, isLost } = await tellPull(context, { ...input, toldBefore }, pull);
        urls.push(url);
        if (isLost)
            lost.add(pull);
    }
    for (const entry of told) {
        const pull = entry.report.origin?.pullRequest;
        // A settled status says that the end was told: where the comment got lost, the next run tells it again.
        await writeStatus(context, input.views, subjectOf(entry), pull !== undefined && lost.has(pull));
    }
    return { url: urls.length === 1 ? urls[0] : undefined, toldBefore };
}
function subjectOf({ planned, outcome, supersededBy, report }) {
    return { planned, outcome, supersededBy, origin: report.origin };
}
/** Written as soon as a run exists: from here on, every later run knows that its end is news. */
async function tellRunning(context, views, subject) {
    await writeStatus(context, views, subject, false);
}
async function writeStatus(context, views, subject, isCommentLost) {
    const { planned, origin } = subject;
    const wanted = statusFor(subject);
    if (origin === undefined || wanted === undefined || (isCommentLost && isSettled(wanted.state)))
        return;
    const current = views.statusOf(planned.key, origin);
    if (current?.state === wanted.state && current.description === wanted.description)
        return;
    const { commit: sha } = origin;
    await publishStatus(context, {
        ...wanted,
        sha,
        context: contextOf(planned.key),
        targetUrl: context.run.runUrl,
    });
    views.remember(planned.key, origin, wanted);
}
/**
 * The comment is rendered whole, from every job whose last change came with this pull request. A run that was asked
 * for some of them only (a leg of a matrix) leaves it, and with it the settling, to one that sees all.
 */
async function tellPull(context, input, pull) {
    const entries = input.entries.filter(({ report }) => report.origin?.pullRequest === pull);
    const model = pullModel(context, input, entries);
    const isWhole = [...input.origins].every(([key, origin]) => origin.pullRequest !== pull || entries.some(({ planned }) => planned.key === key));
    const { url, isLost } = isWhole
        ? await publishComment(context, pull, model, true)
        : { url: undefined, isLost: true };
    let isAnyLost = isLost;
    for (const { planned, report } of entries) {
        const isNews = input.views.isNews({ planned, origin: report.origin });
        if (!isNews || !('run' in planned.action))
            continue;
        const { jobName } = planned.action.run;
        const ended = await publishEnded(context, pull, jobName, renderEnded(report, model));
        if (ended.wasTold)
            input.toldBefore.add(jobName);
        isAnyLost ||= ended.isLost;
    }
    return { url, isLost: isAnyLost };
}
function pullModel(context, input, entries) {
    const jobs = entries.map(({ report }) => report);
    // An overtaken run has nothing to do with the findings of today's entry.
    const present = jobs.filter(({ planned }) => planned.fingerprint !== undefined);
    const keys = new Set(present.map(({ planned }) => planned.key));
    return reportModel(context, {
        stage: jobs.some(isOpen) ? 'training' : 'settled',
        command: input.command,
        jobs,
        unchangedJobs: 0,
        findings: input.loaded.jobs.filter(({ job }) => keys.has(job.key)).flatMap((job) => job.findings),
        checksNotRun: [],
        commit: jobs[0]?.origin?.commit,
        observedAt: input.observedAt,
    });
}

;// CONCATENATED MODULE: ./lib/commands/converge.js

















/** @param role the one the workflow job's identity may assume; `stop` reports with the role it stopped with */
async function converge(context, command, role = command) {
    const loaded = await (0,load/* loadJobs */.h_)(context);
    try {
        return await converged(context, { command, role, loaded });
    }
    finally {
        await loaded.close();
    }
}
async function converged(context, { command, role, loaded }) {
    const jobs = (0,load/* isUsable */.Ng)(loaded) ? (0,scope/* selectJobs */.hm)(context, loaded) : [];
    const observedAt = (0,commands_context/* isoTime */.L)(context);
    const reading = readOrigins(context, loaded.jobs, jobs);
    const observing = (0,observe/* observe */.lB)(context, {
        role,
        environments: (0,load/* isUsable */.Ng)(loaded) ? (0,scope/* selectEnvironments */.fE)(context, loaded, jobs) : [],
        jobs,
        all: loaded.jobs,
        needsCheck: async () => {
            const { origins, views } = await reading;
            return (key, jobName) => !views.isTold(key, jobName, origins.get(key));
        },
    });
    const [{ origins, views }, worlds] = await Promise.all([reading, observing]);
    const planned = planJobs(context, { all: loaded.jobs, selected: jobs, worlds });
    const applied = command === 'apply'
        ? await applyPlan(context, {
            planned,
            jobs,
            worlds,
            origins,
            onRunning: (entry) => tellRunning(context, views, converge_subjectOf(entry, origins)),
        })
        : planned.map((entry) => ({ planned: entry, outcome: 'unchanged' }));
    // After apply's wait the first look is old: runs are read again, and the report carries the later time.
    const isFresh = command === 'status';
    const lookedAt = isFresh ? observedAt : (0,commands_context/* isoTime */.L)(context);
    const older = await overtakenRuns(context, { applied, origins, worlds, views });
    const entries = await lookAtAll(context, { applied, older, jobs, worlds, origins, views, isFresh });
    return await finish(context, {
        command,
        loaded,
        entries,
        older,
        origins,
        worlds,
        views,
        observedAt: lookedAt,
    });
}
/** Where each job comes from, and what GitHub shows about those selected. */
async function readOrigins(context, all, selected) {
    if (selected.length === 0)
        return { origins: new Map(), views: await readViews(context, []) };
    const origins = await (0,scope/* originsOf */.TZ)(context, all);
    const needed = selected.flatMap(({ job }) => origins.get(job.key) ?? []);
    return { origins, views: await readViews(context, needed) };
}
/** What a start is told as. */
function converge_subjectOf(planned, origins) {
    return { planned, outcome: 'started', origin: origins.get(planned.key) };
}
/** Runs that are still told about are looked at closely, and with them all jobs of the same pull request. */
async function lookAtAll(context, input) {
    const told = input.applied.filter((entry) => hasNews({ ...entry, origin: input.origins.get(entry.planned.key) }, input.views));
    const pulls = new Set([
        ...told.map(({ planned }) => input.origins.get(planned.key)?.pullRequest),
        ...input.older.map(({ report }) => report.origin?.pullRequest),
    ]);
    const entries = [];
    for (const entry of input.applied) {
        const origin = input.origins.get(entry.planned.key);
        const isTold = told.includes(entry) || (origin?.pullRequest !== undefined && pulls.has(origin.pullRequest));
        entries.push(await lookAtOne(context, input, { entry, origin, isTold }));
    }
    return entries;
}
async function lookAtOne(context, input, { entry, origin, isTold }) {
    const { planned: before } = entry;
    const world = input.worlds.byEnvironment.get(before.environment);
    const seen = isTold ? await converge_look(context, { planned: before, world, isFresh: input.isFresh }) : undefined;
    // A completed run that still waits for its model stays `watch`.
    const isMoving = before.action.kind === 'watch' && (0,reconcile/* isInFlight */.wn)(before.action.run.status);
    const planned = isMoving && seen !== undefined ? { ...before, action: actionOf(seen.detail) } : before;
    const loaded = input.jobs.find(({ job }) => job.key === planned.key);
    const report = jobReport({ planned, loaded, affected: undefined, origin, report: seen?.report });
    return { ...entry, planned, report };
}
/** undefined where there is no run, or where it cannot be read now: then the plan's word stands. */
async function converge_look(context, { planned, world, isFresh }) {
    if (world === undefined || !('run' in planned.action))
        return undefined;
    const { jobName } = planned.action.run;
    try {
        const known = isFresh ? world.details.get(jobName) : undefined;
        const detail = known ?? (await detailOf(planned, world));
        return detail && { detail, report: await lookAt(context, planned.key, detail, world) };
    }
    catch (error) {
        if (!(error instanceof lib_errors/* AppError */.uV) || error.blame === 'bug')
            throw error;
        context.console.warn(`${jobName} cannot be looked at now: ${error.message}`);
        return undefined;
    }
}
async function finish(context, input) {
    const { command, loaded, entries, older, origins, worlds, views, observedAt } = input;
    const all = [...entries, ...older];
    // What is news is decided before it is told: telling settles it.
    const news = new Set(all.filter((entry) => views.isNews(entry.report)).flatMap(runNameOf));
    const { url, toldBefore } = await tell_tell(context, {
        command,
        entries: all,
        origins,
        loaded,
        views,
        observedAt,
    });
    const isNews = (entry) => runNameOf(entry).some((name) => news.has(name) && !toldBefore.has(name));
    const jobs = entries.map(({ report }) => report);
    const shown = all.map(({ report }) => report);
    const model = reportModel(context, {
        stage: shown.some(isOpen) ? 'training' : 'settled',
        command,
        jobs: shown,
        unchangedJobs: 0,
        findings: loaded.findings,
        checksNotRun: [...worlds.errors].map(([name, error]) => `environment ${name}: ${error.message}`),
        commit: await context.git.head(),
        observedAt,
    });
    return {
        command,
        ...decideConverged({ loaded, entries, older, worlds, isNews }),
        findings: loaded.findings,
        jobs,
        hasChanges: entries.some(({ outcome }) => outcome === 'started') || jobs.some(outputs/* startsLater */.yJ),
        hasWork: jobs.some(outputs/* startsLater */.yJ),
        commentUrl: url,
        summary: (0,summary/* renderSummary */.B)(model),
        terminal: renderTerminal(model),
        details: older.length === 0 ? {} : { overtaken: older.map(({ report }) => report) },
    };
}
function runNameOf({ planned }) {
    return 'run' in planned.action ? [planned.action.run.jobName] : [];
}

;// CONCATENATED MODULE: ./lib/commands/apply.js


/** @throws AppError `repository-id-missing` on a laptop that was not told which repository it speaks for */
async function apply(context) {
    if (context.run.repositoryId === undefined)
        throw repositoryIdMissing();
    return await converge(context, 'apply');
}

;// CONCATENATED MODULE: ./lib/commands/choose.js
/** Which command an event may run. The table is the product's boundary: a pull request can never spend. */

/**
 * @param asked input `command`
 * @param hasAwsIdentity credentials can be had in this run
 * @throws AppError `trigger-refused` or `not-default-branch` where the command may not run on this event
 */
function chooseCommand(asked, trigger, hasAwsIdentity) {
    const chosen = asked === 'auto' ? automatic(trigger) : asked;
    if (chosen === 'validate')
        return { command: 'validate', because: undefined };
    if (trigger.kind === 'pull-request' && trigger.untrusted)
        return {
            command: 'validate',
            because: 'a pull request from a fork or by Dependabot gets no credentials',
        };
    if (trigger.kind === 'merge-group')
        return { command: 'validate', because: 'a merge group is checked without credentials' };
    if (chosen === 'plan')
        return choosePlan(trigger, hasAwsIdentity);
    // It only reads, and the role of pull requests can be tried from one alone.
    if (chosen === 'doctor')
        return { command: 'doctor', because: undefined };
    requireDefaultBranch(chosen, trigger);
    const isAsked = trigger.kind === 'workflow-dispatch' || trigger.kind === 'local';
    if (!isAsked && (chosen === 'stop' || chosen === 'teardown'))
        throw refused(`${chosen} is never automatic`, 'Start it by workflow_dispatch.');
    return { command: chosen, because: undefined };
}
function choosePlan(trigger, hasAwsIdentity) {
    const isClosed = trigger.kind === 'pull-request' && trigger.state === 'closed';
    if (hasAwsIdentity || isClosed)
        return { command: 'plan', because: undefined };
    return {
        command: 'validate',
        because: 'there are no AWS credentials (in a workflow: `permissions: id-token: write` and roles in jobs.yaml)',
    };
}
function automatic(trigger) {
    switch (trigger.kind) {
        case 'pull-request':
            return 'plan';
        case 'push':
            return trigger.onDefaultBranch ? 'apply' : 'validate';
        case 'schedule':
        case 'workflow-dispatch':
            return 'status';
        default:
            return 'validate';
    }
}
/** What writes to AWS, or speaks for the default branch, runs there only. */
function requireDefaultBranch(command, trigger) {
    switch (trigger.kind) {
        case 'local':
            return;
        case 'push':
        case 'schedule':
        case 'workflow-dispatch':
            if (trigger.onDefaultBranch)
                return;
            throw new lib_errors/* AppError */.uV('not-default-branch', `${command} runs on the default branch only`, {
                blame: 'user',
                hint: 'Start the workflow on the default branch.',
            });
        default:
            throw refused(`${command} does not run on ${trigger.kind.replace('-', '_')}`, 'Use `command: auto`, or plan.');
    }
}
function refused(message, hint) {
    return new lib_errors/* AppError */.uV('trigger-refused', message, { blame: 'user', hint });
}

;// CONCATENATED MODULE: ./lib/commands/settle.js





async function settleClosed(context) {
    const { trigger } = context;
    if (trigger.kind !== 'pull-request')
        throw new TypeError('settleClosed needs a pull request');
    const model = reportModel(context, {
        stage: trigger.merged ? 'merged' : 'closed',
        command: 'plan',
        jobs: [],
        unchangedJobs: 0,
        findings: [],
        checksNotRun: [],
        commit: trigger.headSha,
        // The moment of closing, not of this run: the apply of the same merge must be able to write over it.
        observedAt: trigger.closedAt ?? (0,commands_context/* isoTime */.L)(context),
    });
    const { url: commentUrl } = await publishComment(context, trigger.number, model, false);
    return {
        command: 'plan',
        decision: 'nothing-to-do',
        reasonCode: 'pull-request-closed',
        findings: [],
        jobs: [],
        hasChanges: false,
        hasWork: false,
        commentUrl,
        summary: (0,summary/* renderSummary */.B)(model),
        terminal: renderTerminal(model),
        details: {},
    };
}

;// CONCATENATED MODULE: ./lib/commands/plan.js
/** `plan`: what a merge will do and cost. Reads AWS, writes only to the pull request. */














async function plan(context) {
    if (context.trigger.kind === 'pull-request' && context.trigger.state === 'closed')
        return settleClosed(context);
    const loaded = await (0,load/* loadJobs */.h_)(context);
    try {
        return await planned(context, loaded);
    }
    finally {
        await loaded.close();
    }
}
async function planned(context, loaded) {
    const selected = (0,scope/* selectJobs */.hm)(context, loaded);
    const observedAt = (0,commands_context/* isoTime */.L)(context);
    const comparing = (0,scope/* affectedBy */.MZ)(context, loaded);
    const observing = (0,observe/* observe */.lB)(context, {
        role: 'plan',
        environments: (0,load/* isUsable */.Ng)(loaded) ? (0,scope/* selectEnvironments */.fE)(context, loaded, selected) : [],
        jobs: (0,load/* isUsable */.Ng)(loaded) ? selected : [],
        all: loaded.jobs,
        needsCheck: async () => {
            const affected = await comparing;
            return (key) => affected?.keys.has(key) ?? true;
        },
    });
    const [affected, worlds] = await Promise.all([comparing, observing]);
    const reports = await reportsOf(context, { all: loaded.jobs, selected, affected, worlds });
    const findings = (0,scope/* relevantFindings */.U0)(loaded, affected);
    const shown = reports.filter(isWorthShowing);
    const model = reportModel(context, {
        stage: 'proposed',
        command: 'plan',
        jobs: shown,
        unchangedJobs: reports.length - shown.length,
        findings,
        checksNotRun: checksNotRun(context, affected, worlds),
        commit: context.trigger.kind === 'pull-request' ? context.trigger.headSha : await context.git.head(),
        observedAt,
    });
    const commentUrl = await publishPlan(context, { model, affected, reports, isUsable: (0,load/* isUsable */.Ng)(loaded) });
    return {
        command: 'plan',
        ...decide(reports, (0,lib_errors/* hasErrors */.Cs)(findings), worlds),
        findings,
        jobs: reports,
        hasChanges: reports.some(outputs/* startsLater */.yJ),
        hasWork: reports.some(outputs/* startsLater */.yJ),
        commentUrl,
        summary: (0,summary/* renderSummary */.B)(model),
        terminal: renderTerminal(model),
        details: {},
    };
}
async function reportsOf(context, { all, selected, affected, worlds }) {
    const reports = [];
    for (const entry of planJobs(context, { all, selected, worlds })) {
        const loaded = selected.find(({ job }) => job.key === entry.key);
        const world = worlds.byEnvironment.get(entry.environment);
        const detail = entry.action.kind === 'watch' ? world?.details.get(entry.action.run.jobName) : undefined;
        const report = detail === undefined || world === undefined
            ? undefined
            : await lookAt(context, entry.key, detail, world);
        const presentRun = (0,outputs/* startsLater */.yJ)({ planned: entry }) ? presentRunOf(entry.key, world) : undefined;
        reports.push(jobReport({ planned: entry, loaded, affected, origin: undefined, report, presentRun }));
    }
    return reports;
}
/** What blocks a job that this change does not touch is not for this change to mend. */
function isWorthShowing({ affected, planned: { action } }) {
    return affected || (action.kind !== 'none' && action.kind !== 'blocked');
}
function checksNotRun(context, affected, worlds) {
    const missing = [...worlds.errors].map(([name, error]) => `environment ${name}: ${error.message}`);
    if (affected === undefined && context.trigger.kind !== 'local')
        missing.push('what exactly changed (the history is not in the checkout: use fetch-depth: 0)');
    return missing;
}
function decide(reports, errors, worlds) {
    const affected = reports.filter((report) => report.affected);
    const unread = affected.find(({ planned }) => worlds.errors.has(planned.environment));
    const error = unread === undefined ? undefined : worlds.errors.get(unread.planned.environment);
    if (error !== undefined)
        return { decision: 'error', reasonCode: error.code };
    if (errors)
        return { decision: 'findings', reasonCode: 'findings' };
    if (affected.some(({ planned }) => planned.action.kind === 'blocked'))
        return { decision: 'blocked', reasonCode: 'jobs-blocked' };
    if (reports.some(outputs/* startsLater */.yJ))
        return { decision: 'planned', reasonCode: 'changes-planned' };
    return { decision: 'nothing-to-do', reasonCode: affected.length === 0 ? 'not-affected' : 'up-to-date' };
}
async function publishPlan(context, input) {
    const { trigger, github } = context;
    if (trigger.kind !== 'pull-request' || github === undefined)
        return undefined;
    const now = await bestEffort(context, 'pull-requests: write', () => github.getPullRequest(trigger.number));
    if (now !== undefined && (now.headSha !== trigger.headSha || now.state === 'closed')) {
        context.console.info('The pull request has moved on: a later run reports.');
        return undefined;
    }
    for (const report of input.reports.filter((candidate) => candidate.affected))
        await publishPlanStatus(context, trigger.headSha, report);
    const { affected } = input;
    const touches = affected === undefined ||
        affected.keys.size > 0 ||
        affected.removed.length > 0 ||
        affected.weakened.length > 0 ||
        !input.isUsable;
    return (await publishComment(context, trigger.number, input.model, touches)).url;
}
/** The reviewed fingerprint, where `apply` finds it again: on the head commit, not in an editable comment. */
async function publishPlanStatus(context, sha, { planned }) {
    const { action, fingerprint } = planned;
    const blocked = action.kind === 'blocked' || fingerprint === undefined;
    await publishStatus(context, {
        sha,
        context: planContextOf(planned.key),
        state: blocked ? 'failure' : 'success',
        description: fingerprint === undefined ? action.kind : `${action.kind} ${plan_fingerprint/* FINGERPRINT_VERSION */.UZ}:${fingerprint}`,
        targetUrl: context.run.runUrl,
    });
}

// EXTERNAL MODULE: ./lib/report/table.js
var report_table = __nccwpck_require__(8330);
;// CONCATENATED MODULE: ./lib/report/inventory.js
/** Lists of what an account holds, as tables of a summary or lines of a log. */





function wordsOf(format) {
    if (format === 'text')
        return { text: (value) => (0,report_escape/* plainText */.wh)(value), name: (value) => (0,report_escape/* plainText */.wh)(value, 2500) };
    return { text: (value) => (0,report_escape/* escapeText */.X1)(value), name: (value) => (0,report_escape/* code */.aY)(value, 2500) };
}
/** The verdict first, then what fills a table, then the notes, then the next step. */
function assemble(verdict, parts, frame) {
    const markdown = frame.format === 'markdown';
    const simulated = frame.simulated ? (markdown ? '**Simulated**: ' : 'SIMULATED: ') : '';
    const head = `${markdown ? '### ' : ''}${simulated}${verdict}`;
    const lines = frame.next.join(markdown ? '\n\n' : '\n');
    const tail = [...frame.notes, ...(lines === '' ? [] : [`${markdown ? '**Next**: ' : 'Next: '}${lines}`])];
    const filled = parts.filter((part) => part.rows.length > 0);
    const lead = frame.lead ?? [];
    const around = external_node_buffer_.Buffer.byteLength(head + lead.join() + tail.join()) + 1000 + (frame.reserved ?? 0);
    const room = (summary/* SUMMARY_BUDGET */.p - around) / Math.max(1, filled.length);
    const body = filled.map((part) => (markdown ? markdownPart(part, room) : textPart(part)));
    return `${[head, ...lead, ...body, ...tail].join('\n\n')}\n`;
}
/** Short cells as a table, the long ones below their row. */
function textPart({ title, columns, rows }) {
    const isShort = (_, index) => columns[index]?.ownLine !== true;
    const table = (0,report_table/* textTable */.e)(columns.filter(({ ownLine }) => ownLine !== true), rows.map((row) => row.filter(isShort)));
    const [head = '', ...lines] = table.split('\n');
    const body = lines.flatMap((line, index) => {
        const long = (rows[index] ?? []).filter((cell, at) => !isShort(cell, at) && cell !== '–');
        return [line, ...long.map((cell) => `    ${cell}`)];
    });
    return [title, head, ...body].join('\n');
}
/** Rows from the top as far as they fit; the log has all of them. */
function markdownPart(part, room) {
    let size = external_node_buffer_.Buffer.byteLength(part.title) + 300;
    const rows = part.rows.filter((row) => {
        size += external_node_buffer_.Buffer.byteLength(row.join(' | ')) + 5;
        return size <= room;
    });
    const rest = part.rows.length - rows.length;
    const more = rest > 0 ? `\n\n… and ${(0,format/* plural */.LS)(rest, 'more row')}: the log of this step lists all of them.` : '';
    return `**${part.title}**\n\n${(0,report_table/* markdownTable */.Q)(part.columns, rows)}${more}`;
}

;// CONCATENATED MODULE: ./lib/report/monthly.js
/** What keeping things costs per month, in words. Always our estimate: AWS reports no billed amount per object. */



/** One cell; undefined: what it costs is somebody else's. */
function costCell(cost) {
    if (cost === undefined)
        return '–';
    switch (cost.kind) {
        case 'usd':
            return amount(cost.usd);
        case 'by-use':
            return 'by use';
        case 'hourly-unknown':
            return 'by the hour, price unknown';
        case 'unknown':
            return 'unknown';
        case 'none':
            return '–';
        default:
            return (0,lib_errors/* unreachable */.HB)(cost);
    }
}
/** Without an angle bracket, which is none of text in Markdown. */
function amount(value) {
    return (0,format/* usd */.dR)(value).replace('<', 'under ');
}
/** `about $3.90 per month; not in it: 1 provisioned throughput by the hour (price unknown)`. */
function costSum(costs) {
    const sum = costs.reduce((total, cost) => total + (cost?.kind === 'usd' ? cost.usd : 0), 0);
    const size = (kind) => costs.filter((cost) => cost?.kind === kind).length;
    const [hourly, byUse, unknown] = [size('hourly-unknown'), size('by-use'), size('unknown')];
    const besides = [
        ...(hourly > 0 ? [`${(0,format/* plural */.LS)(hourly, 'provisioned throughput')} by the hour (price unknown)`] : []),
        ...(byUse > 0 ? [`${(0,format/* plural */.LS)(byUse, 'deployment')} by use`] : []),
        ...(unknown > 0 ? [`${(0,format/* plural */.LS)(unknown, 'thing')} of unknown cost`] : []),
    ];
    const rest = besides.length === 0 ? '' : `; not in it: ${besides.join(', ')}`;
    const words = amount(sum);
    return `${words.startsWith('under ') ? words : `about ${words}`} per month${rest}`;
}
/** What the figures rest on. */
function priceNote(regions) {
    const prices = regions.flatMap((region) => (0,catalog/* storagePrice */.Tu)(region) ?? []);
    const [price] = prices;
    const storage = price === undefined
        ? ''
        : `, S3 Standard storage at ${(0,format/* exactUsd */.kx)(price.usdPerGbMonth)} per GB${price.grade === 'verified' ? '' : ' (unverified)'}`;
    return `Estimates from prices of ${catalog/* CATALOG_DATE */.Xh}: model storage as the catalogue has it${storage}.`;
}

;// CONCATENATED MODULE: ./lib/report/leftovers.js




const COLUMNS = [
    { title: 'Job' },
    { title: 'Kind' },
    { title: 'Place', ownLine: true },
    { title: 'Why', ownLine: true },
    { title: 'Age', right: true },
    { title: 'Size', right: true },
    { title: 'Cost per month', right: true },
];
function renderLeftovers(all, options) {
    const show = wordsOf(options.format);
    const found = all.flatMap((one) => one.found);
    const costs = found.map(({ monthlyCost }) => monthlyCost);
    const problems = all.flatMap(({ environment, problem }) => problem === undefined
        ? []
        : [`Environment ${show.text(environment)} could not be looked at: ${show.text(problem)}`]);
    const none = problems.length === 0 ? 'Nothing lies around' : 'What lies around is not known';
    const verdict = found.length === 0 ? none : `${(0,format/* plural */.LS)(found.length, 'thing')} lying around`;
    const sum = `Together ${costSum(costs)}. ${priceNote(all.map(({ region }) => region))}`;
    return assemble(verdict, all.map((one) => partOf(one, options)), {
        format: options.format,
        // The report that this is a part of has said so.
        simulated: false,
        reserved: options.reserved,
        notes: [...problems, ...(found.length === 0 ? [] : [sum])],
        next: nextLines(found, options.format),
    });
}
function partOf({ environment, accountId, region, found }, options) {
    const show = wordsOf(options.format);
    return {
        title: `Lying around in ${show.text(environment)}, account ${show.text(accountId)}, ${show.text(region)}`,
        columns: COLUMNS,
        rows: found.map((one) => [
            one.job === undefined ? '–' : show.name(one.job),
            kindWords(one),
            show.name(one.place),
            show.text(one.why),
            (0,format/* durationBetween */.h9)(one.oldestAt, options.observedAt) ?? '–',
            one.bytes === undefined ? '–' : (0,format/* bytes */.ee)(one.bytes),
            costCell(one.monthlyCost),
        ]),
    };
}
const WORDS = {
    model: 'custom model',
    deployment: 'deployment',
    throughput: 'provisioned throughput',
    dataset: 'datasets',
    output: 'output of a run',
    foreign: 'foreign objects',
    upload: 'unfinished upload',
};
function kindWords({ kind, count: size }) {
    const isStored = kind === 'dataset' || kind === 'output' || kind === 'foreign';
    return isStored ? `${WORDS[kind]} (${(0,format/* plural */.LS)(size, 'version')})` : WORDS[kind];
}
const SHOWN_MAX = 5;
/** The narrowest teardown that takes what a job has lying around: a job of the file keeps its data for its model. */
const TAKEN_BY = {
    model: 'models',
    deployment: 'deployments',
    throughput: 'deployments',
    dataset: 'data',
    output: 'data',
    upload: 'data',
};
function nextLines(found, format) {
    const kinds = new Map();
    for (const { kind, job } of found) {
        if (kind === 'foreign' || job === undefined || !(0,verdict/* isJobKey */.Vd)(job))
            continue;
        kinds.set(job, (kinds.get(job) ?? new Set()).add(TAKEN_BY[kind]));
    }
    const jobs = new Map();
    for (const [job, [what = 'all', ...more]] of [...kinds].slice(0, SHOWN_MAX)) {
        const taking = more.length === 0 ? what : 'all';
        jobs.set(taking, [...(jobs.get(taking) ?? []), job]);
    }
    if (jobs.size === 0)
        return [];
    const commands = [...jobs].map(([what, list]) => format === 'markdown'
        ? `gh workflow run teardown.yml -f jobs=${list.join()} -f what=${what}`
        : `  bedrock-tune teardown --jobs ${list.join()} --what ${what}`);
    return [
        'Teardown prints a plan first, and deletes nothing without its code. For the jobs above:',
        ...(format === 'markdown' ? [`\`\`\`sh\n${commands.join('\n')}\n\`\`\``] : commands),
    ];
}

;// CONCATENATED MODULE: ./lib/teardown/cost.js
/** What keeping a thing costs per month. */

/** Bedrock bills a kept model by the month, whatever its size. */
function modelCost({ baseModelArn }) {
    if (baseModelArn === undefined)
        return { kind: 'unknown' };
    const model = (0,catalog/* findBaseModel */.Ef)(baseModelArn) ?? (0,catalog/* baseModelOfInferenceId */.My)(baseModelArn);
    const usd = model?.pricing.storageUsdPerModelMonth;
    return usd === undefined ? { kind: 'unknown' } : { kind: 'usd', usd };
}
/** The storage of some bytes, as S3 Standard bills them. */
function bytesCost(region, bytes) {
    const usd = (0,catalog/* storageUsd */.G$)(region, bytes);
    return usd === undefined ? { kind: 'unknown' } : { kind: 'usd', usd };
}
/** Both of them; what is not known hides what is. */
function bothCosts(a, b) {
    if (a === undefined || b === undefined)
        return undefined;
    if (a.kind === 'none')
        return b;
    if (b.kind === 'none')
        return a;
    return a.kind === 'usd' && b.kind === 'usd' ? { kind: 'usd', usd: a.usd + b.usd } : { kind: 'unknown' };
}

;// CONCATENATED MODULE: ./lib/teardown/world.js
const PARTS = {
    stop: ['runs'],
    deployments: ['holders'],
    models: ['models'],
    data: ['data'],
    old: ['models', 'data'],
    all: ['runs', 'holders', 'models', 'data'],
};
function includes(scope, part) {
    return PARTS[scope.what].includes(part);
}
function isInScope(scope, job) {
    if (scope.elsewhere?.has(job) === true)
        return false;
    return scope.jobs.length === 0 || scope.jobs.includes(job);
}

;// CONCATENATED MODULE: ./lib/teardown/proof.js



function provenRuns(world, scope) {
    const { ours, kept } = prove(world, scope, world.runs.map((entry) => ({ ...entry, name: entry.run.jobName, arn: entry.run.jobArn })));
    // Ended ones stay listed for ever, whoever they belong to: there is nothing to keep or to take.
    const ended = new Set(world.runs.filter(({ run }) => isTerminal(run.status)).map(({ run }) => run.jobArn));
    return {
        ours: ours.filter(({ job }) => isInScope(scope, job)),
        kept: kept.filter(({ arn }) => !ended.has(arn)),
    };
}
/** Of all jobs, for what is in scope can stand beside what is not. */
function provenModels(world, scope) {
    return prove(world, scope, world.models.map((entry) => ({ ...entry, name: entry.model.modelName, arn: entry.model.modelArn })));
}
function prove(whose, scope, entries) {
    const ours = [];
    const kept = [];
    for (const entry of entries) {
        const job = (0,plan_names/* parseRunName */.E0)(entry.name)?.job;
        if (job === undefined)
            continue;
        const proof = ownership(whose, entry);
        if (proof.tags === undefined) {
            if (isInScope(scope, job))
                kept.push(unproven(entry, proof.problem));
        }
        else if (proof.tags[`${plan_names/* TAG_PREFIX */.C_}job`] === job)
            ours.push({ ...entry, job, tags: proof.tags });
        else if (isInScope(scope, job))
            kept.push(unproven(entry, 'its bedrock-tune:job tag and its name disagree'));
    }
    return { ours, kept };
}
function unproven({ arn, name }, reason) {
    return { arn, name, reason, monthlyCost: undefined };
}
/** Account, region and repository; which job it is of is for the caller. `problem` names the first proof that is missing. */
function ownership(whose, { arn, tags }) {
    const problem = (text) => ({ tags: undefined, problem: text });
    const [, , , region, account] = arn.split(':');
    if (account !== whose.accountId || region !== whose.region)
        return problem('is in another account or region');
    if (tags === undefined)
        return problem('its tags cannot be read, so its owner is not proven');
    const owner = tags[`${plan_names/* TAG_PREFIX */.C_}repository-id`];
    if (owner === undefined)
        return problem('carries no bedrock-tune:repository-id tag');
    return owner === whose.repositoryId ? { tags } : problem(`belongs to repository id ${owner}`);
}
function removalOf(policy, job) {
    return policy.jobs.get(job) ?? policy.others;
}
/** undefined: nothing protects the job. */
function protection(policy, job) {
    const { protect, protectAt } = removalOf(policy, job);
    if (!protect)
        return undefined;
    return protectAt === undefined ? 'protected' : `protected by ${protectAt.file}:${protectAt.line}`;
}

;// CONCATENATED MODULE: ./lib/teardown/holders.js
/** Deployments and provisioned throughput of our models: which may go, and which models each of them holds. */


/** Those that touch a model of ours; what serves somebody else's model alone is not our business. */
function holdersOf(world, models) {
    const jobOf = new Map(models.map(({ job, model }) => [model.modelArn, job]));
    const nameOf = new Map(models.map(({ model }) => [model.modelArn, model.modelName]));
    const deployments = world.deployments.map(({ deployment, tags }) => {
        const { deploymentArn: arn, deploymentName: name, modelArn, status, createdAt } = deployment;
        const modelName = nameOf.get(modelArn) ?? '';
        const common = { name, arn, modelArn, modelName, status, createdAt, monthlyCost: BY_USE };
        return {
            kind: 'deployment',
            ...common,
            tags,
            models: [modelArn],
            obstacle: undefined,
            itemOf: (owned) => ({ kind: 'deployment', ...common, ...owned }),
        };
    });
    const throughputs = world.throughputs.map(({ throughput, tags }) => {
        const { throughputArn: arn, throughputName: name, modelArn, desiredModelArn } = throughput;
        const { modelUnits, status, createdAt } = throughput;
        const modelName = nameOf.get(modelArn) ?? '';
        const common = { name, arn, modelArn, modelName, status, createdAt, monthlyCost: HOURLY };
        return {
            kind: 'throughput',
            ...common,
            tags,
            models: [...new Set([modelArn, desiredModelArn])],
            obstacle: commitment(throughput.committedUntil, world.observedAt),
            itemOf: (owned) => ({ kind: 'throughput', ...common, modelUnits, ...owned }),
        };
    });
    return [...deployments, ...throughputs].flatMap((candidate) => judge(world, candidate, jobOf));
}
const BY_USE = { kind: 'by-use' };
/** The catalogue has no prices by the hour. */
const HOURLY = { kind: 'hourly-unknown' };
/** A time that cannot be read is taken for one to come. */
function commitment(until, now) {
    if (until === undefined || Date.parse(until) <= Date.parse(now))
        return undefined;
    return `Bedrock does not delete it before its commitment ends (${until})`;
}
function judge(world, candidate, jobOf) {
    const { kind, createdAt, arn, name, models, monthlyCost, obstacle } = candidate;
    const jobs = [...new Set(models.flatMap((model) => jobOf.get(model) ?? []))];
    if (jobs.length === 0)
        return [];
    const base = { kind, createdAt, arn, name, models, monthlyCost, jobs };
    const proof = proveHolder(world, candidate, jobOf);
    if (typeof proof === 'string')
        return [{ ...base, item: undefined, reason: proof, isOurs: false }];
    if (obstacle !== undefined)
        return [{ ...base, item: undefined, reason: obstacle, isOurs: true }];
    return [{ ...base, item: candidate.itemOf(proof), reason: '', isOurs: true }];
}
/** The proof, or what is missing of it. */
function proveHolder(world, { arn, tags, models }, jobOf) {
    const proof = ownership(world, { arn, tags });
    if (proof.tags === undefined)
        return proof.problem;
    const job = proof.tags[`${plan_names/* TAG_PREFIX */.C_}job`];
    if (!models.every((model) => jobOf.has(model)))
        return 'it is being moved from or to a model that is not provably ours';
    if (job === undefined || !models.every((model) => jobOf.get(model) === job))
        return 'its bedrock-tune:job tag is not the job of the model it serves';
    return { job, tags: proof.tags };
}
/** What stays, with its reason; of what is not proven ours the cost is somebody's, but not known to be ours. */
function keptHolder({ arn, name, reason, isOurs, monthlyCost }) {
    return { arn, name, reason, monthlyCost: isOurs ? monthlyCost : undefined };
}
function holderName({ kind, name }) {
    return kind === 'deployment' ? `deployment ${name}` : `provisioned throughput ${name}`;
}

;// CONCATENATED MODULE: ./lib/teardown/place.js
/** Where a key stands in our layout. */

const DATASET_KEY = /^datasets\/([a-z](?:-?[a-z0-9]){0,39})\/[0-9a-f]{64}\.jsonl$/;
const OUTPUT_KEY = /^outputs\/([a-z0-9-]{1,63})\/./;
/** undefined: it is not below the prefix. */
function placeOf(prefix, key) {
    if (!key.startsWith(`${prefix}/`))
        return undefined;
    const rest = key.slice(prefix.length + 1);
    return { dataset: DATASET_KEY.exec(rest)?.[1], run: OUTPUT_KEY.exec(rest)?.[1] };
}
/** The job that a key of our layout names, whoever it belongs to. */
function jobOfKey(prefix, key) {
    const place = placeOf(prefix, key);
    return place?.dataset ?? (place?.run === undefined ? undefined : (0,plan_names/* parseRunName */.E0)(place.run)?.job);
}

;// CONCATENATED MODULE: ./lib/teardown/leftovers.js
/** What lies around in an environment: looked at only, and without reading whose each dataset is. */







const NOT_IN_FILE = 'its job is not in the file (removed or renamed)';
function findLeftovers(world, { known, jobs }) {
    const scope = { what: 'all', jobs };
    const models = provenModels(world, scope).ours;
    const runs = new Set(provenRuns(world, { ...scope, jobs: [] }).ours.map(({ run }) => run.jobName));
    const holders = holdersOf(world, models);
    const all = [
        ...models.flatMap((entry) => modelLeftover(entry, holders, known)),
        ...holders.map(holderLeftover),
        ...objectLeftovers(world, runs, known),
        ...uploadLeftovers(world),
    ];
    return all.filter(({ job }) => (job === undefined ? jobs.length === 0 : isInScope(scope, job)));
}
function modelLeftover({ job, model }, holders, known) {
    const isServed = holders.some((holder) => holder.models.includes(model.modelArn));
    const why = [...(isServed ? [] : ['nothing serves it']), ...(known.has(job) ? [] : [NOT_IN_FILE])];
    if (why.length === 0)
        return [];
    return [
        {
            kind: 'model',
            job,
            place: model.modelArn,
            why: why.join('; '),
            count: 1,
            bytes: undefined,
            oldestAt: model.createdAt,
            monthlyCost: modelCost(model),
        },
    ];
}
function holderLeftover({ kind, arn, jobs, models, createdAt, reason, monthlyCost }) {
    return {
        kind,
        job: jobs[0],
        place: arn,
        why: [`serves ${models.join(' and ')}`, ...(reason === '' ? [] : [reason])].join('; '),
        count: 1,
        bytes: undefined,
        oldestAt: createdAt,
        monthlyCost,
    };
}
function objectLeftovers(world, ourRuns, known) {
    const sums = new Map();
    for (const object of world.objects) {
        const group = groupOf(world, object, { ourRuns, known });
        if (group === undefined)
            continue;
        const { size, modifiedAt, isDeleteMarker } = object.version;
        const before = sums.get(group.place);
        const cost = isDeleteMarker ? { kind: 'none' } : bytesCost(world.region, size);
        sums.set(group.place, {
            ...group,
            count: (before?.count ?? 0) + 1,
            bytes: (before?.bytes ?? 0) + size,
            oldestAt: earlier(before?.oldestAt, modifiedAt),
            monthlyCost: (before === undefined ? cost : bothCosts(before.monthlyCost, cost)) ?? { kind: 'unknown' },
        });
    }
    return [...sums.values()].sort((a, b) => (0,lib_errors/* compareText */.n6)(a.place, b.place));
}
/** undefined: it belongs where it is. */
function groupOf({ prefix }, { bucket, version }, { ourRuns, known }) {
    const place = placeOf(prefix, version.key);
    const root = `s3://${bucket}/${prefix}/`;
    if (place?.dataset !== undefined) {
        const why = `${NOT_IN_FILE}; whose it is was not looked at`;
        const job = place.dataset;
        return known.has(job) ? undefined : { kind: 'dataset', job, place: `${root}datasets/${job}/`, why };
    }
    if (place?.run === undefined)
        return {
            kind: 'foreign',
            job: undefined,
            place: root + firstPart(version.key.slice(prefix.length + 1)),
            why: 'not of the layout of this project',
        };
    const job = (0,plan_names/* parseRunName */.E0)(place.run)?.job;
    const at = `${root}outputs/${place.run}/`;
    if (!ourRuns.has(place.run))
        return { kind: 'foreign', job, place: at, why: 'no training run of ours has this name' };
    return job === undefined || known.has(job)
        ? undefined
        : { kind: 'output', job, place: at, why: NOT_IN_FILE };
}
/** The name itself, or the folder with its slash. */
function firstPart(rest) {
    const [head = '', ...deeper] = rest.split('/');
    return deeper.length === 0 ? head : `${head}/`;
}
function uploadLeftovers({ prefix, uploads }) {
    return uploads.map(({ bucket, upload }) => {
        return {
            kind: 'upload',
            job: jobOfKey(prefix, upload.key),
            place: `s3://${bucket}/${upload.key}?uploadId=${upload.uploadId}`,
            why: 'begun, and neither completed nor aborted',
            count: 1,
            bytes: undefined,
            oldestAt: upload.startedAt,
            monthlyCost: { kind: 'unknown' },
        };
    });
}
function earlier(a, b) {
    if (a === undefined || b === undefined)
        return a ?? b;
    return Date.parse(a) <= Date.parse(b) ? a : b;
}

;// CONCATENATED MODULE: ./lib/teardown/renamed.js


const NONE_PROTECTED = { byShort: new Map(), unknown: undefined };
/**
 * The policy, and in it the former names of protected jobs. Where a fingerprint is not known, any job that left the file
 * may be the one.
 * @param names of the training runs and models that exist
 */
function withFormerNames(policy, { byShort, unknown }, names) {
    const jobs = new Map(policy.jobs);
    for (const name of names.flatMap((one) => (0,plan_names/* parseRunName */.E0)(one) ?? [])) {
        const own = removalOf(policy, name.job);
        const heir = byShort.get(name.short) ?? (policy.jobs.has(name.job) ? undefined : unknown);
        if (heir !== undefined && !own.protect)
            jobs.set(name.job, { ...own, protect: true, protectAt: heir.protectAt });
    }
    return { ...policy, jobs };
}

;// CONCATENATED MODULE: ./lib/teardown/objects.js
/** Which objects and unfinished uploads a teardown may take: of our key layout, proven ours, and not in use. */






/** Whether the metadata of a version decides about it: several repositories may share a bucket and a prefix. */
function needsProof(prefix, scope, version) {
    if (!includes(scope, 'data') || scope.what === 'old')
        return false;
    const job = placeOf(prefix, version.key)?.dataset;
    return job !== undefined && isInScope(scope, job) && !version.isDeleteMarker;
}
const IN_USE = 'a training run still uses it';
/** An output is ours by its run, a dataset by its metadata; what a run that goes on uses stays. */
function chooseObjects(input) {
    const { world } = input;
    const choose = chooser(input);
    const problemOf = datasetProblems(world);
    const objects = [];
    const kept = new KeptList();
    const busyJobs = new Set();
    for (const object of world.objects) {
        const { place, job, use } = choose(object.version.key);
        if (job === undefined || use === 'not-asked')
            continue;
        const item = itemOf(world, job, object);
        const name = nameOf(object);
        const problem = place?.dataset === undefined ? undefined : problemOf(object);
        if (use === 'busy') {
            busyJobs.add(job);
            kept.add(name, IN_USE, problem === undefined ? item.monthlyCost : undefined);
        }
        else if (problem !== undefined)
            kept.add(`${name}?versionId=${object.version.versionId}`, problem, undefined);
        else
            objects.push(item);
    }
    const uploads = chooseUploads(input, choose, kept);
    return { objects, uploads, kept: kept.all(), busyJobs: [...busyJobs] };
}
function chooser({ world, scope, runs, oldRuns }) {
    const ours = new Set(runs.map(({ run }) => run.jobName));
    const isBusy = busyPlaces(world, scope, runs);
    return (key) => {
        const place = placeOf(world.prefix, key);
        const ownRun = place?.run !== undefined && ours.has(place.run) ? place.run : undefined;
        const job = ownRun === undefined ? place?.dataset : (0,plan_names/* parseRunName */.E0)(ownRun)?.job;
        if (place === undefined || job === undefined || !isInScope(scope, job))
            return { place, job: undefined, use: 'not-asked' };
        if (oldRuns !== undefined && (ownRun === undefined || !oldRuns.has(ownRun)))
            return { place, job, use: 'not-asked' };
        return { place, job, use: isBusy(place, job) ? 'busy' : 'free' };
    };
}
/** An upload carries no metadata: below the output of a run of ours it is proven, elsewhere nothing proves it. */
function chooseUploads({ world, scope, oldRuns }, choose, kept) {
    const items = [];
    for (const entry of world.uploads) {
        const { place, job, use } = choose(entry.upload.key);
        const isProven = job !== undefined && place?.run !== undefined;
        if (isProven && use === 'free')
            items.push(uploadItem(job, entry));
        else if (isProven && use === 'busy')
            kept.add(uploadName(entry), IN_USE, { kind: 'unknown' });
        else if (!isProven && oldRuns === undefined && mayBeInScope(world, scope, entry))
            kept.add(uploadName(entry), 'an unfinished upload of which nothing proves whose it is', undefined);
    }
    return items;
}
function mayBeInScope({ prefix }, scope, { upload }) {
    if (!upload.key.startsWith(`${prefix}/`))
        return false;
    const job = jobOfKey(prefix, upload.key);
    return job === undefined ? scope.jobs.length === 0 : isInScope(scope, job);
}
/**
 * A run of ours that this teardown does not stop keeps all of its job's data; a run that is not proven ours keeps the
 * datasets of the job that its name speaks of, for it may have been started on them.
 */
function busyPlaces(world, scope, runs) {
    const own = new Set(runs.map(({ run }) => run.jobArn));
    const inFlight = (run) => isTerminal(run.status) ? [] : [(0,plan_names/* parseRunName */.E0)(run.jobName)?.job ?? ''];
    // `old` takes outputs of ended runs alone, which no other run reads.
    const going = new Set(scope.what === 'data' ? runs.flatMap(({ run }) => inFlight(run)) : []);
    const others = new Set(world.runs.flatMap(({ run }) => (own.has(run.jobArn) ? [] : inFlight(run))));
    return (place, job) => going.has(job) || (place.dataset !== undefined && others.has(job));
}
/** Why a version of a dataset is not provably ours; a delete marker is ours where all that it hides is. */
function datasetProblems(world) {
    const hidden = new Map();
    const problemOf = (object) => ownerProblem(world, object.metadata);
    for (const object of world.objects.filter(({ version }) => !version.isDeleteMarker)) {
        const isOurs = hidden.get(nameOf(object)) ?? true;
        hidden.set(nameOf(object), isOurs && problemOf(object) === undefined);
    }
    return (object) => {
        if (!object.version.isDeleteMarker)
            return problemOf(object);
        return hidden.get(nameOf(object)) === true ? undefined : 'no dataset below it proves whose it was';
    };
}
function ownerProblem(world, metadata) {
    if (metadata === undefined)
        return 'its metadata cannot be read (s3:GetObjectVersion), so its owner is not proven';
    const owner = metadata[plan_names/* OWNER_METADATA */.io];
    if (owner === undefined)
        return `carries no ${plan_names/* OWNER_METADATA */.io} metadata`;
    return owner === world.repositoryId ? undefined : `belongs to repository id ${owner}`;
}
function nameOf({ bucket, version }) {
    return `s3://${bucket}/${version.key}`;
}
function uploadName({ bucket, upload }) {
    return `s3://${bucket}/${upload.key}?uploadId=${upload.uploadId}`;
}
function itemOf({ region }, job, { bucket, version }) {
    const { key, versionId, size, modifiedAt, isDeleteMarker } = version;
    const monthlyCost = isDeleteMarker ? { kind: 'none' } : bytesCost(region, size);
    return { kind: 'object', job, bucket, key, versionId, size, modifiedAt, isDeleteMarker, monthlyCost };
}
/** How much is stored of it, no listing says. */
function uploadItem(job, { bucket, upload }) {
    return { kind: 'upload', job, bucket, ...upload, monthlyCost: { kind: 'unknown' } };
}
/** One entry for all versions that stay for one reason. */
class KeptList {
    #entries = new Map();
    add(arn, reason, monthlyCost) {
        const id = JSON.stringify([arn, reason]);
        const known = this.#entries.get(id);
        const cost = known === undefined ? monthlyCost : bothCosts(known.monthlyCost, monthlyCost);
        this.#entries.set(id, { arn, name: undefined, reason, monthlyCost: cost });
    }
    all() {
        return [...this.#entries.values()];
    }
}
/** Derived from the scope alone, so that the code survives a teardown that got half-way. */
function dataPrefixes(world, scope) {
    const jobs = scope.jobs.length === 0 ? ['*'] : scope.jobs;
    return world.buckets
        .flatMap((bucket) => jobs.flatMap((job) => [
        ...(scope.what === 'old' ? [] : [`s3://${bucket}/${world.prefix}/datasets/${job}/`]),
        `s3://${bucket}/${world.prefix}/outputs/${job === '*' ? job : `${job}-*`}/`,
    ]))
        .sort(lib_errors/* compareText */.n6);
}

;// CONCATENATED MODULE: ./lib/commands/teardown-world.js







/** Looks at tags that are under way at once: Bedrock throttles by account and region. */
const PARALLEL_TAGS = 4;
/** The same for the metadata of datasets: S3 takes far more. */
const PARALLEL_HEADS = 16;
/** Lists only what the scope asks about, so that `stop` needs no right on S3. */
async function readWorld(place) {
    const { environment, repositoryId, prefix, removal, scope, protectedRuns } = place;
    const { bedrock } = place.session;
    const runs = (await bedrock.listRuns()).filter(({ jobName }) => (0,plan_names/* parseRunName */.E0)(jobName) !== undefined);
    const asksModels = includes(scope, 'holders') || includes(scope, 'models');
    const models = (asksModels ? await bedrock.listModels() : []).filter(({ modelName }) => (0,plan_names/* parseRunName */.E0)(modelName) !== undefined);
    const served = new Set(models.map(({ modelArn }) => modelArn));
    const names = [...runs.map(({ jobName }) => jobName), ...models.map(({ modelName }) => modelName)];
    return {
        environment: environment.name,
        accountId: environment.accountId,
        region: environment.region,
        repositoryId,
        prefix,
        observedAt: place.observedAt(),
        removal: withFormerNames(removal, protectedRuns, names),
        runs: await readRuns(place, runs),
        models: await tagged(bedrock, models, (model) => model.modelArn, (model, tags) => ({ model, tags })),
        ...(asksModels ? await readHolders(bedrock, served) : { deployments: [], throughputs: [] }),
        objects: includes(scope, 'data') ? await readObjects(place) : [],
        uploads: includes(scope, 'data') ? await readUploads(place) : [],
        buckets: bucketsOf(environment),
    };
}
/** Bedrock keeps every run for ever: the tags of those out of scope decide nothing and are not read. */
function readRuns({ session: { bedrock }, scope }, runs) {
    return (0,parallel/* inParallel */.H)(runs, PARALLEL_TAGS, async (run) => {
        const isAsked = isInScope(scope, (0,plan_names/* parseRunName */.E0)(run.jobName)?.job ?? '');
        return { run, tags: isAsked ? await bedrock.listTags(run.jobArn) : undefined };
    });
}
async function tagged(bedrock, items, arnOf, entryOf) {
    return await (0,parallel/* inParallel */.H)(items, PARALLEL_TAGS, async (item) => entryOf(item, await bedrock.listTags(arnOf(item))));
}
/** What serves a model that is named as ours are; the rest of the account is nobody's business here. */
async function readHolders(bedrock, models) {
    const deployments = (await bedrock.listDeployments()).filter(({ modelArn }) => models.has(modelArn));
    const throughputs = (await bedrock.listThroughputs()).filter(({ modelArn, desiredModelArn }) => models.has(modelArn) || models.has(desiredModelArn));
    return {
        deployments: await tagged(bedrock, deployments, ({ deploymentArn }) => deploymentArn, (deployment, tags) => ({ deployment, tags })),
        throughputs: await tagged(bedrock, throughputs, ({ throughputArn }) => throughputArn, (throughput, tags) => ({ throughput, tags })),
    };
}
function bucketsOf({ bucket, outputBucket }) {
    return [...new Set([bucket, outputBucket])];
}
/** Every version below the prefix; datasets that could go come with the metadata that says whose they are. */
async function readObjects(place) {
    const inBuckets = [];
    for (const bucket of bucketsOf(place.environment)) {
        const versions = await place.session.objects.listVersions(bucket, `${place.prefix}/`);
        inBuckets.push(await (0,parallel/* inParallel */.H)(versions, PARALLEL_HEADS, (version) => teardown_world_look(place, bucket, version)));
    }
    return inBuckets.flat().filter((object) => object !== undefined);
}
async function readUploads({ environment, session, prefix }) {
    const found = [];
    for (const bucket of bucketsOf(environment))
        for (const upload of await session.objects.listUploads(bucket, `${prefix}/`))
            found.push({ bucket, upload });
    return found;
}
/** undefined: it went while it was looked at. */
async function teardown_world_look(place, bucket, version) {
    if (!place.proveDatasets || !needsProof(place.prefix, place.scope, version))
        return { bucket, version, metadata: undefined };
    const metadata = await metadataOf(place, bucket, version);
    return metadata === 'gone' ? undefined : { bucket, version, metadata };
}
/** What cannot be read proves nothing, and is no reason not to delete the rest. */
async function metadataOf({ session }, bucket, { key, versionId }) {
    try {
        const head = await session.objects.head(bucket, key, versionId);
        return head === undefined ? 'gone' : head.metadata;
    }
    catch (error) {
        if (error instanceof lib_errors/* AppError */.uV && error.code === 'bucket-refused')
            return undefined;
        throw error;
    }
}
/** Every job that something of our pattern is named after, whoever it belongs to. */
function jobsOf({ prefix, runs, models, objects, uploads }) {
    return [
        ...runs.map(({ run }) => (0,plan_names/* parseRunName */.E0)(run.jobName)?.job),
        ...models.map(({ model }) => (0,plan_names/* parseRunName */.E0)(model.modelName)?.job),
        ...objects.map(({ version }) => jobOfKey(prefix, version.key)),
        ...uploads.map(({ upload }) => jobOfKey(prefix, upload.key)),
    ].filter((job) => job !== undefined);
}

;// CONCATENATED MODULE: ./lib/commands/leftovers.js
/** `status` with `all`: what lies around in every environment. Reads lists and tags, and no object. */











/** Adds a section to what `status` has to say; an environment that cannot be looked at reddens it. */
async function withLeftovers(context, status) {
    const { repositoryId } = context.run;
    if (repositoryId === undefined)
        throw repositoryIdMissing();
    const { environments, removal } = await (0,load/* loadConfig */.Z9)(context);
    // Its findings are the news then, and which jobs it has is not known.
    if (removal === undefined)
        return status;
    (0,scope/* requireEnvironments */.Mq)(context, { environments });
    const isSelected = (0,scope/* environmentFilter */.s3)(context);
    const all = [];
    const errors = [];
    for (const environment of environments.filter(({ name }) => isSelected(name))) {
        const found = await leftovers_look(context, { environment, removal, repositoryId }).catch(lib_errors/* toAppError */.b_);
        if (found instanceof lib_errors/* AppError */.uV)
            errors.push(found);
        all.push(found instanceof lib_errors/* AppError */.uV ? problemOf(environment, found) : found);
    }
    return withSection(context, { status, all: eachOnce(all), errors });
}
/** Two environments of one account and region see the same things. */
function eachOnce(all) {
    const seen = new Set();
    return all.map((one) => {
        const found = one.found.filter(({ place }) => !seen.has(place));
        for (const { place } of found)
            seen.add(place);
        return { ...one, found };
    });
}
async function leftovers_look(context, place) {
    const { environment, removal } = place;
    const { jobs } = context.inputs;
    const world = await readWorld({
        ...place,
        session: await (0,observe/* connect */.Ng)(context, environment, 'status'),
        prefix: (0,observe/* prefixOf */.MT)(context, environment),
        scope: { what: 'all', jobs },
        protectedRuns: NONE_PROTECTED,
        proveDatasets: false,
        observedAt: () => (0,commands_context/* isoTime */.L)(context),
    });
    const { name, accountId, region } = environment;
    const found = findLeftovers(world, { known: new Set(removal.jobs.keys()), jobs });
    return { environment: name, accountId, region, found, problem: undefined };
}
function problemOf({ name, accountId, region }, { message, hint }) {
    return { environment: name, accountId, region, found: [], problem: `${message}. ${hint}` };
}
function withSection(context, { status, all, errors }) {
    const render = (format, before) => renderLeftovers(all, {
        format,
        observedAt: (0,commands_context/* isoTime */.L)(context),
        reserved: external_node_buffer_.Buffer.byteLength(before),
    });
    const { summary = '', terminal } = status;
    const [error] = errors;
    const isFine = !['error', 'findings', 'failed', 'blocked', 'stopped'].includes(status.decision);
    return {
        ...status,
        ...(error !== undefined && isFine ? { decision: 'error', reasonCode: error.code } : {}),
        summary: `${summary}\n${render('markdown', summary)}`,
        terminal: `${terminal}\n\n${render('text', terminal)}`,
        details: { ...status.details, leftovers: all },
        counts: { ...status.counts, leftovers: all.reduce((sum, { found }) => sum + found.length, 0) },
    };
}

;// CONCATENATED MODULE: ./lib/commands/status.js


async function status_status(context) {
    const result = await converge(context, 'status');
    return context.inputs.all ? await withLeftovers(context, result) : result;
}

;// CONCATENATED MODULE: ./lib/commands/stop.js
/** `stop`: ends named jobs' runs in one go. Only runs that are provably ours. */








/**
 * Stops every run in flight of the jobs named, older specifications of them included, then reports like `status`.
 * @throws AppError `input-invalid` when no job is named: stopping everything is never an accident
 */
async function stop(context) {
    if (context.inputs.jobs.length === 0)
        throw new lib_errors/* AppError */.uV('input-invalid', 'stop needs to know which jobs', {
            blame: 'user',
            hint: 'Name them with the input `jobs`, separated by commas.',
        });
    if (context.run.repositoryId === undefined)
        throw repositoryIdMissing();
    const loaded = await (0,load/* loadJobs */.h_)(context);
    let stops;
    try {
        stops = await stopRuns(context, loaded);
    }
    finally {
        await loaded.close();
    }
    const keys = context.inputs.jobs.filter((key) => loaded.jobs.some(({ job }) => job.key === key));
    const seen = { ...context, inputs: { ...context.inputs, jobs: keys } };
    return withStops(await converge(seen, 'status', 'apply'), stops);
}
/**
 * The file does not have to know a job any more: a removed one may still train. Nor does it have to be free of errors:
 * what costs money must be stoppable, so the sound environments are enough.
 */
async function stopRuns(context, loaded) {
    (0,scope/* requireEnvironments */.Mq)(context, loaded);
    const isSelected = (0,scope/* environmentFilter */.s3)(context);
    // `apply` is the role that may stop; ended runs need no look.
    const worlds = await (0,observe/* observe */.lB)(context, {
        role: 'apply',
        environments: loaded.environments.filter(({ name }) => isSelected(name)),
        jobs: loaded.jobs.filter(({ job }) => isSelected(job.environment.name)),
        all: loaded.jobs,
        needsCheck: async () => () => false,
    });
    if ((0,load/* isUsable */.Ng)(loaded) && worlds.errors.size === 0)
        requireKnown(context, loaded, [...worlds.byEnvironment.values()]);
    const isNamed = namedBy(context.inputs.jobs, loaded);
    const stopped = [];
    const errors = [...worlds.errors.values()];
    for (const world of worlds.byEnvironment.values()) {
        const named = world.observed.runs.filter(({ ref }) => (0,reconcile/* isInFlight */.wn)(ref.status) && isNamed(ref.jobName));
        errors.push(...named.filter(({ ownership }) => ownership === 'unproven').map(unprovenError));
        const runs = named.filter(({ ownership }) => ownership === 'ours');
        for (const { ref } of runs) {
            const answer = await stopOne(context, world, ref).catch(lib_errors/* toAppError */.b_);
            if (answer instanceof lib_errors/* AppError */.uV)
                errors.push(answer);
            else
                stopped.push(answer);
        }
    }
    return { stopped, errors };
}
function requireKnown(context, loaded, worlds) {
    const known = new Set([
        ...loaded.jobs.map(({ job }) => job.key),
        ...worlds.flatMap((world) => world.observed.runs.map(({ ref }) => (0,plan_names/* parseRunName */.E0)(ref.jobName)?.job)),
    ]);
    const unknown = context.inputs.jobs.find((key) => !known.has(key));
    if (unknown === undefined)
        return;
    throw new lib_errors/* AppError */.uV('input-invalid', `input jobs names ${unknown}, which neither the file nor a training run has`, {
        blame: 'user',
        hint: `Jobs of the file: ${loaded.jobs.map(({ job }) => job.key).join(', ')}.`,
    });
}
/** By the name in the run, or by fingerprint where the job was renamed since. */
function namedBy(keys, loaded) {
    const keyOf = new Map(loaded.jobs.flatMap(({ job, desired }) => desired.fingerprint === undefined ? [] : [[(0,plan_names/* shortFingerprint */.nE)(desired.fingerprint), job.key]]));
    return (jobName) => {
        const name = (0,plan_names/* parseRunName */.E0)(jobName);
        // The name in a run is that of its first days: where an entry wants it, it is that entry's run.
        return name !== undefined && keys.includes(keyOf.get(name.short) ?? name.job);
    };
}
function unprovenError({ ref }) {
    return new lib_errors/* AppError */.uV('aws-access-denied', `whose run ${ref.jobName} is cannot be proven`, {
        blame: 'user',
        hint: 'Let the apply role call bedrock:ListTagsForResource, or stop it in the console.',
    });
}
async function stopOne(context, world, ref) {
    const answer = await world.session.bedrock.stopRun(ref.jobArn);
    context.console.info(`${ref.jobName}: ${answer === 'stopping' ? 'stop requested' : 'had ended already'}`);
    return { job: (0,plan_names/* parseRunName */.E0)(ref.jobName)?.job ?? '', jobName: ref.jobName, jobArn: ref.jobArn, answer };
}
/** A stopped run is what was asked for here: it does not redden the run that asked; one that goes on training does. */
function withStops(result, { stopped, errors }) {
    const lines = [
        ...errors.map(({ message, hint }) => `Not stopped: ${message}. ${hint}`),
        ...stopped.map(({ jobName, answer }) => `${jobName}: ${answer === 'stopping' ? 'stop requested' : 'had ended'}`),
    ];
    const own = lines.length === 0 ? 'Nothing of these jobs was found in flight.' : lines.join('\n');
    return {
        ...result,
        command: 'stop',
        ...stop_decide(result, { stopped, errors }),
        // What makes the run red stands first: that line is its error.
        terminal: (errors.length === 0 && isRed(result)
            ? [result.terminal, own]
            : [own, '', result.terminal]).join('\n'),
        details: { ...result.details, stopped },
    };
}
/** The first red of a failure belongs to the run that tells it, whatever that run was started for. */
function isRed({ decision }) {
    return decision === 'error' || decision === 'findings' || decision === 'failed';
}
function stop_decide({ decision, reasonCode }, { stopped, errors }) {
    const [error] = errors;
    if (error !== undefined)
        return { decision: 'error', reasonCode: error.code };
    if (isRed({ decision }))
        return { decision, reasonCode };
    return { decision: stopped.length === 0 ? 'nothing-to-do' : 'done', reasonCode: 'ok' };
}

;// CONCATENATED MODULE: ./lib/report/teardown-items.js
/** One thing of a teardown in words: what it is, what a person knows it by, and all of them in one sentence. */



/** All of it in a few words, and what cannot be undone: a long table hides the one row that matters. */
function effects(items, what) {
    const sizes = new Map();
    for (const item of items) {
        const kind = item.kind === 'object' && item.isDeleteMarker ? 'delete-marker' : item.kind;
        sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
    }
    const words = (kind, noun) => {
        const size = sizes.get(kind);
        return size === undefined ? [] : [(0,format/* plural */.LS)(size, noun)];
    };
    const stored = items.reduce((sum, item) => sum + (item.kind === 'object' && !item.isDeleteMarker ? item.size : 0), 0);
    const gone = [
        ...words('deployment', 'deployment'),
        ...words('throughput', 'provisioned throughput'),
        ...words('model', 'custom model'),
        ...words('object', 'object version').map((text) => `${text} (${(0,format/* bytes */.ee)(stored)})`),
        ...words('delete-marker', 'delete marker'),
    ];
    const last = what === 'all' ? '; what a run leaves until it has stopped goes too, a model included' : '';
    return [
        ...words('run', 'training run').map((text) => `Stops ${text}: what was trained so far is billed${last}.`),
        ...(gone.length === 0 ? [] : [`Deletes for good: ${gone.join(', ')}.`]),
        ...words('upload', 'unfinished upload').map((text) => `Aborts ${text}.`),
    ].join(' ');
}
function teardown_items_kindWords(item, show) {
    switch (item.kind) {
        case 'run':
            return `training run, ${show(item.status)}: stop`;
        case 'deployment':
            return `deployment, ${show(item.status)}: delete`;
        case 'throughput':
            return `provisioned throughput, ${(0,format/* plural */.LS)(item.modelUnits, 'model unit')}, ${show(item.status)}: delete`;
        case 'model':
            return item.after.length === 0 ? 'custom model: delete' : 'custom model: delete, after what serves it';
        case 'object':
            return item.isDeleteMarker ? 'delete marker: delete' : 'object version: delete';
        case 'upload':
            return 'unfinished upload: abort';
        default:
            return (0,lib_errors/* unreachable */.HB)(item);
    }
}
function facts(item) {
    switch (item.kind) {
        case 'object':
            return { since: item.modifiedAt, size: item.isDeleteMarker ? undefined : item.size, tags: '' };
        case 'upload':
            return { since: item.startedAt, size: undefined, tags: '' };
        default:
            return { since: item.createdAt, size: undefined, tags: tagWords(item.tags) };
    }
}
const OUR_PREFIX = 'bedrock-tune:';
/** The owner is proven and the job has a column of its own. */
const SAID_ELSEWHERE = ['repository-id', 'repository', 'job'].map((tag) => OUR_PREFIX + tag);
const TAGS_SHOWN = 6;
const VALUE_SHOWN = 16;
/** Ours without their prefix, then the author's; AWS's own say nothing here. */
function tagWords(tags) {
    const named = Object.entries(tags).filter(([name]) => !name.startsWith('aws:') && !SAID_ELSEWHERE.includes(name));
    const ours = named.filter(([name]) => name.startsWith(OUR_PREFIX));
    const authors = named.filter(([name]) => !name.startsWith(OUR_PREFIX));
    const shown = [...ours.map(([name, value]) => [name.slice(OUR_PREFIX.length), value]), ...authors]
        .slice(0, TAGS_SHOWN)
        .map(([name, value]) => `${name}=${value.length > VALUE_SHOWN ? `${value.slice(0, VALUE_SHOWN)}…` : value}`);
    return [...shown, ...(named.length > TAGS_SHOWN ? ['…'] : [])].join(', ');
}
function itemCell(item, format) {
    switch (item.kind) {
        case 'object':
            return placeCell({ place: `s3://${item.bucket}/${item.key}?versionId=${item.versionId}` }, format);
        case 'upload':
            return placeCell({ place: `s3://${item.bucket}/${item.key}?uploadId=${item.uploadId}` }, format);
        case 'run':
            return placeCell({ name: item.jobName, place: item.arn }, format);
        case 'model':
            return placeCell({ name: item.name, place: item.arn }, format);
        default:
            return placeCell({ name: item.name, serves: item.modelName, place: item.arn }, format);
    }
}
/** What a person knows it by, then where it is. */
function placeCell({ name, serves, place }, format) {
    const show = wordsOf(format);
    if (name === undefined)
        return show.name(place);
    const known = serves === undefined ? show.name(name) : `${show.name(name)} serves ${show.name(serves)}`;
    return `${known}, ${show.name(place)}`;
}
const DONE_WORDS = {
    run: 'stopped',
    deployment: 'deleted',
    throughput: 'deleted',
    model: 'deleted',
    object: 'deleted',
    upload: 'aborted',
};

;// CONCATENATED MODULE: ./lib/report/teardown.js
/** A teardown before and after: every object by name, what stays and why, and the exact next step. */






/** What is long stands last: where a page is too narrow, the rest is seen without scrolling. */
const ITEM_COLUMNS = [
    { title: 'Job' },
    { title: 'Kind' },
    { title: 'Age', right: true },
    { title: 'Size', right: true },
    { title: 'Cost per month', right: true },
    { title: 'Object', ownLine: true },
    { title: 'Tags', ownLine: true },
];
const KEPT_COLUMNS = [
    { title: 'Why' },
    { title: 'Cost per month', right: true },
    { title: 'Kept', ownLine: true },
];
const RESULT_COLUMNS = [
    { title: 'Outcome' },
    { title: 'Object', ownLine: true },
    { title: 'By hand', ownLine: true },
];
function renderTeardownPlan(plans, consent, options) {
    const items = plans.flatMap((plan) => plan.items);
    const size = (0,format/* plural */.LS)(items.length, 'object');
    const verdict = items.length === 0
        ? 'Nothing to tear down'
        : 'code' in consent
            ? `${size} would go; nothing was deleted yet`
            : `${size} would go, more than the ${(0,format/* count */.U9)(consent.maxDeletions)} that teardown.maxDeletions allows: nothing was deleted, and there is no code`;
    const next = items.length === 0 ? ['Nothing to do.'] : teardown_nextLines(plans, consent, options);
    const parts = plans.flatMap((plan) => planParts(plan, options));
    const lead = items.length === 0 ? [] : [effects(items, plans[0]?.what)];
    return assemble(verdict, parts, { ...options, lead, notes: totals(plans), next });
}
function planParts(plan, options) {
    const show = wordsOf(options.format);
    const where = `Environment ${show.text(plan.environment)}, account ${show.text(plan.accountId)}, ${show.text(plan.region)}`;
    return [
        { title: where, columns: ITEM_COLUMNS, rows: plan.items.map((item) => itemRow(item, options)) },
        keptPart(plan, options),
    ];
}
function keptPart(plan, options) {
    const show = wordsOf(options.format);
    return {
        title: `Kept in ${show.text(plan.environment)}`,
        columns: KEPT_COLUMNS,
        rows: plan.kept.map(({ arn, name, reason, monthlyCost }) => [
            show.text(reason),
            costCell(monthlyCost),
            placeCell({ name, place: arn }, options.format),
        ]),
    };
}
function totals(plans) {
    const items = plans.flatMap((plan) => plan.items);
    const kept = plans.flatMap((plan) => plan.kept).filter(({ monthlyCost }) => monthlyCost !== undefined);
    if (items.length + kept.length === 0)
        return [];
    const costs = (of) => costSum(of.map(({ monthlyCost }) => monthlyCost));
    return [
        [
            ...(items.every(({ monthlyCost }) => monthlyCost.kind === 'none')
                ? []
                : [`Would save ${costs(items)}.`]),
            ...(kept.length === 0 ? [] : [`What of ours is kept costs ${costs(kept)}.`]),
            priceNote(plans.map(({ region }) => region)),
        ].join(' '),
    ];
}
function itemRow(item, options) {
    const show = wordsOf(options.format);
    const { since, size, tags } = facts(item);
    return [
        show.name(item.job),
        teardown_items_kindWords(item, show.text),
        (0,format/* durationBetween */.h9)(since, options.observedAt) ?? '–',
        size === undefined ? '–' : (0,format/* bytes */.ee)(size),
        costCell(item.monthlyCost),
        itemCell(item, options.format),
        tags.length === 0 ? '–' : show.name(tags),
    ];
}
function teardown_nextLines(plans, consent, options) {
    const what = plans[0]?.what;
    if (!('code' in consent))
        return [
            'Name fewer jobs, or raise teardown.maxDeletions in the config file by a pull request, and run teardown again.',
        ];
    const { code } = consent;
    const show = wordsOf(options.format);
    const sentence = `To do exactly this, run teardown again with the same inputs and confirm: ${show.name(code)}`;
    const command = what === undefined ? undefined : commandLine({ what, code, options });
    return command === undefined ? [sentence] : [sentence, command];
}
/** undefined: a name in it does not have the shape of ours. */
function commandLine({ what, code, options }) {
    const names = [...options.jobs, ...options.environments];
    if (!names.every(verdict/* isJobKey */.Vd) || !/^[\w.-]+$/.test(code))
        return undefined;
    const [before, prefix, equals] = options.format === 'markdown'
        ? ['gh workflow run teardown.yml', '-f ', '=']
        : ['bedrock-tune teardown', '--', ' '];
    const given = [
        ['jobs', options.jobs.join(',')],
        ['environment', options.environments.join(',')],
        ['what', what],
        ['confirm', code],
    ].filter(([, value]) => value !== '');
    const command = [before, ...given.map(([name, value]) => `${prefix}${name}${equals}${value}`)].join(' ');
    return options.format === 'markdown' ? `\`\`\`sh\n${command}\n\`\`\`` : `  ${command}`;
}
/**
 * Object by object: deleted, already gone, pending (why), failed (why, and the command that does it by hand); and what
 * the plans kept.
 */
function renderTeardownResults(plans, results, options) {
    const size = (outcome) => results.filter((result) => result.outcome === outcome).length;
    const verdict = [
        `${(0,format/* plural */.LS)(size('deleted'), 'object')} removed`,
        ...(size('already-gone') > 0 ? [`${(0,format/* count */.U9)(size('already-gone'))} already gone`] : []),
        ...(size('pending') > 0 ? [`${(0,format/* count */.U9)(size('pending'))} pending`] : []),
        ...(size('failed') > 0 ? [`${(0,format/* count */.U9)(size('failed'))} failed`] : []),
    ].join(', ');
    const worstFirst = ['failed', 'pending', 'deleted', 'already-gone'].flatMap((outcome) => results.filter((result) => result.outcome === outcome));
    const rows = worstFirst.map((result) => resultRow(result, options));
    const kept = plans.map((plan) => keptPart(plan, options));
    return assemble(verdict, [{ title: 'Objects', columns: RESULT_COLUMNS, rows }, ...kept], {
        ...options,
        notes: savings(plans, results),
        next: afterLines(plans, size('pending') + size('failed'), options),
    });
}
function savings(plans, results) {
    const gone = results.filter(({ outcome }) => outcome === 'deleted').map(({ item }) => item.monthlyCost);
    if (gone.length === 0)
        return [];
    return [`Saves ${costSum(gone)}. ${priceNote(plans.map(({ region }) => region))}`];
}
function afterLines(plans, unfinished, options) {
    if (unfinished === 0)
        return ['Nothing to do.'];
    const what = plans[0]?.what;
    const command = what === undefined ? undefined : commandLine({ what, code: options.code, options });
    return [
        'Run teardown again with the same code: it goes on where this run ended. Without a code it prints what is left.',
        ...(command === undefined ? [] : [command]),
    ];
}
function resultRow(result, options) {
    const show = wordsOf(options.format);
    const name = itemCell(result.item, options.format);
    switch (result.outcome) {
        case 'deleted':
            return [DONE_WORDS[result.item.kind], name, '–'];
        case 'already-gone':
            return ['already gone', name, '–'];
        case 'pending':
            return [`pending: ${show.text(result.reason)}`, name, '–'];
        case 'failed':
            return [`failed: ${show.text(result.reason)}`, name, show.name(result.command)];
        default:
            return (0,lib_errors/* unreachable */.HB)(result);
    }
}

;// CONCATENATED MODULE: ./lib/teardown/code.js
/** The code that binds a person's consent to exactly one teardown. */


const CODE = /^teardown-([0-9a-f]{12})((?:-[0-9a-f]{8})*)$/;
/**
 * `teardown-<base>`, then `-<8 hex digits>` for each ARN of `live`. The base binds what is permanent (account, region,
 * repository id, `what`, names of the training runs in scope, which Bedrock keeps for ever, prefixes) and what is
 * withheld. Ages, states and objects do not void it; a training run that is new does.
 */
function teardownCode(plans) {
    const base = baseOf(plans);
    return ['teardown', base, ...liveMarks(plans, base)].join('-');
}
/**
 * Whether the code is of these plans, or of the same ones that took more: what was listed may be gone by now, or in use
 * for a while; what is new voids it. Exact text: no trimming, no case folding.
 */
function confirms(plans, given) {
    const [, base = '', marks = ''] = CODE.exec(given) ?? [];
    if (!earlierPlans(plans).some((earlier) => isSame(base, baseOf(earlier))))
        return false;
    const known = marks.split('-').slice(1);
    if (known.some((mark, at) => at > 0 && mark <= (known[at - 1] ?? '')))
        return false;
    return liveMarks(plans, base).every((mark) => known.some((one) => isSame(one, mark)));
}
/** How a line of `withheld` begins that comes and goes with runs of others, and so may be new in run 2. */
const PASSING = 'busy ';
/** Beyond so many (each doubles the number of plans) only all of them and none of them are tried. */
const MAX_PASSING = 8;
/** These plans, and those that run 1 may have had: with less of what passes withheld. */
function earlierPlans(plans) {
    const passing = [
        ...new Set(plans.flatMap(({ withheld }) => withheld.filter((line) => line.startsWith(PASSING)))),
    ];
    const without = (lines) => plans.map((plan) => ({ ...plan, withheld: plan.withheld.filter((line) => !lines.has(line)) }));
    if (passing.length > MAX_PASSING)
        return [plans, without(new Set(passing))];
    return Array.from({ length: 2 ** passing.length }, (_, bits) => without(new Set(passing.filter((_line, at) => (bits & (1 << at)) !== 0))));
}
function baseOf(plans) {
    const bound = [...plans]
        .sort((a, b) => (0,lib_errors/* compareText */.n6)(a.environment, b.environment))
        .map(({ accountId, region, repositoryId, what, runNames, prefixes, withheld }) => [
        accountId,
        region,
        repositoryId,
        what,
        runNames,
        prefixes,
        withheld,
    ]);
    return sha256(`bedrock-tune/teardown/v2\n${JSON.stringify(bound)}`).slice(0, 12);
}
/** Sorted, each once. */
function liveMarks(plans, base) {
    const arns = plans.flatMap(({ live }) => live);
    const marks = arns.map((arn) => sha256(`bedrock-tune/teardown/live/v2\n${base}\n${arn}`).slice(0, 8));
    return [...new Set(marks)].sort(lib_errors/* compareText */.n6);
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function isSame(given, expected) {
    const a = Buffer.from(given);
    const b = Buffer.from(expected);
    return a.length === b.length && (0,external_node_crypto_.timingSafeEqual)(a, b);
}

;// CONCATENATED MODULE: ./lib/teardown/by-hand.js
/** The exact command that does by hand what a teardown could not. */

function byHand({ region }, item) {
    const bedrock = (operation, option) => `aws bedrock ${operation} --region ${region} --${option}`;
    switch (item.kind) {
        case 'run':
            return `${bedrock('stop-model-customization-job', 'job-identifier')} ${shellWord(item.arn)}`;
        case 'deployment':
            return `${bedrock('delete-custom-model-deployment', 'custom-model-deployment-identifier')} ${shellWord(item.arn)}`;
        case 'throughput':
            return `${bedrock('delete-provisioned-model-throughput', 'provisioned-model-id')} ${shellWord(item.arn)}`;
        case 'model':
            return `${bedrock('delete-custom-model', 'model-identifier')} ${shellWord(item.arn)}`;
        case 'object':
            return `aws s3api delete-object ${by_hand_location(item)} --version-id ${shellWord(item.versionId)}`;
        case 'upload':
            return `aws s3api abort-multipart-upload ${by_hand_location(item)} --upload-id ${shellWord(item.uploadId)}`;
        default:
            return (0,lib_errors/* unreachable */.HB)(item);
    }
}
function by_hand_location({ bucket, key }) {
    return `--bucket ${bucket} --key ${shellWord(key)}`;
}
/** People paste the command into a shell, and a key below our prefix can hold any character. */
function shellWord(text) {
    return /^[\w.:/][\w.:/-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./lib/teardown/context.js
/** What carrying out a teardown needs, and the shape of its answers. */


function itemsOf(plan, kind) {
    return plan.items.filter((item) => item.kind === kind);
}
/** Tells each thing from every other, also in other environments. */
function idOf(item) {
    switch (item.kind) {
        case 'object':
            return JSON.stringify([item.bucket, item.key, item.versionId]);
        case 'upload':
            return JSON.stringify([item.bucket, item.key, 'upload', item.uploadId]);
        default:
            return item.arn;
    }
}
function deleted(item) {
    return { outcome: 'deleted', item };
}
function alreadyGone(item) {
    return { outcome: 'already-gone', item };
}
function pending(item, reason) {
    return { outcome: 'pending', item, reason };
}
/** A person who cancels has changed their mind: from then on nothing more is stopped or deleted. */
function cancelled(item) {
    return pending(item, 'the run was cancelled before it came to this');
}
/** With the command that does it by hand. */
function failed(plan, item, error) {
    return { outcome: 'failed', item, reason: (0,lib_errors/* toAppError */.b_)(error).message, command: byHand(plan, item) };
}
function context_isOpen({ outcome }) {
    return outcome === 'pending' || outcome === 'failed';
}

;// CONCATENATED MODULE: ./lib/teardown/doubles.js
/** Two environments of one account and region see the same things: each goes, counts and costs once. */

/** The plans, without what an earlier one of them has already. */
function withoutDoubles(plans) {
    const seen = new Set();
    const isNew = (id) => {
        const known = seen.size;
        return seen.add(id).size > known;
    };
    return plans.map((plan) => ({
        ...plan,
        items: plan.items.filter((item) => isNew(idOf(item))),
        kept: plan.kept.filter(({ arn, reason }) => isNew(JSON.stringify([arn, reason]))),
    }));
}

;// CONCATENATED MODULE: ./lib/teardown/delete-objects.js
/** Deleting object versions and unfinished uploads. What a run still reads or writes stays. */




/** As many as S3 takes in one request, so that a person who cancels waits for no more than one. */
const BATCH = 1000;
async function deleteData(context, { plan, items, stopping }) {
    if (items.length === 0)
        return [];
    if (context.signal.aborted)
        return items.map(cancelled);
    const results = [];
    const ready = [];
    const reasonOf = await whyItStays(context, stopping);
    for (const item of items) {
        const reason = reasonOf(item);
        if (reason === undefined)
            ready.push(item);
        else
            results.push(pending(item, reason));
    }
    const objects = ready.filter((item) => item.kind === 'object');
    for (const bucket of new Set(objects.map((item) => item.bucket))) {
        const own = inOrder(objects.filter((item) => item.bucket === bucket));
        for (let start = 0; start < own.length; start += BATCH)
            results.push(...(await deleteFrom(context, plan, { bucket, items: own.slice(start, start + BATCH) })));
    }
    for (const item of ready)
        if (item.kind === 'upload')
            results.push(await abort(context, plan, item));
    return results;
}
/** Between the plan and now there may have been hours: a run that has begun since reads the datasets of its job. */
async function whyItStays(context, stopping) {
    try {
        const runs = (await context.bedrock.listRuns()).filter(({ status }) => !isTerminal(status));
        const names = runs.map(({ jobName }) => jobName);
        const training = new Set(names.map((name) => (0,plan_names/* parseRunName */.E0)(name)?.job));
        return ({ job, key }) => {
            if (stopping.has(job))
                return 'its training run has not ended yet';
            const isRead = training.has(job) && key.includes(`/datasets/${job}/`);
            const isWritten = names.some((name) => key.includes(`/outputs/${name}/`));
            return isRead || isWritten ? 'a training run that is in flight uses it' : undefined;
        };
    }
    catch (error) {
        const reason = `whether a training run uses it is not known (${(0,lib_errors/* toAppError */.b_)(error).message})`;
        return () => reason;
    }
}
async function deleteFrom(context, plan, { bucket, items }) {
    if (context.signal.aborted)
        return items.map(cancelled);
    try {
        const problems = await context.objects.deleteVersions(bucket, items);
        context.onProgress(`s3://${bucket}: ${items.length - problems.length} of ${items.length} object versions deleted`);
        const reasons = new Map(problems.map((problem) => [versionName({ bucket, ...problem }), problem.reason]));
        return items.map((item) => {
            const reason = reasons.get(versionName(item));
            return reason === undefined ? deleted(item) : failed(plan, item, new Error(reason));
        });
    }
    catch (error) {
        return items.map((item) => failed(plan, item, error));
    }
}
/** Delete markers first: what they hide proves whose they are, should the deletion end half-way. */
function inOrder(items) {
    return [...items.filter((item) => item.isDeleteMarker), ...items.filter((item) => !item.isDeleteMarker)];
}
function versionName({ bucket, key, versionId }) {
    return JSON.stringify([bucket, key, versionId]);
}
async function abort(context, plan, item) {
    if (context.signal.aborted)
        return cancelled(item);
    try {
        const { key, uploadId, startedAt } = item;
        const answer = await context.objects.abortUpload(item.bucket, { key, uploadId, startedAt });
        context.onProgress(`unfinished upload of ${key}: ${answer}`);
        return answer === 'gone' ? alreadyGone(item) : deleted(item);
    }
    catch (error) {
        return failed(plan, item, error);
    }
}

;// CONCATENATED MODULE: ./lib/teardown/release.js
/** Deleting what serves models, and waiting until it is gone: until then Bedrock deletes no model behind it. */


const release_FIRST_POLL_MS = 1000;
const release_LAST_POLL_MS = 30_000;
const BUSY = 'is being made or changed';
const LEAVING = 'is being deleted';
const CHANGED = 'serves another model than it was listed with; run teardown again without a code';
/** @param atMostMs how long to wait for them to be gone; they are looked at once in any case */
async function releaseModels(context, plan, atMostMs) {
    const deployments = new Release(context, plan, {
        items: itemsOf(plan, 'deployment'),
        list: async () => new Map((await context.bedrock.listDeployments()).map((one) => [one.deploymentArn, [one.modelArn]])),
        remove: (arn) => context.bedrock.deleteDeployment(arn),
    });
    const throughputs = new Release(context, plan, {
        items: itemsOf(plan, 'throughput'),
        list: async () => new Map((await context.bedrock.listThroughputs()).map((one) => [
            one.throughputArn,
            [one.modelArn, one.desiredModelArn],
        ])),
        remove: (arn) => context.bedrock.deleteThroughput(arn),
    });
    const both = [deployments, throughputs];
    const started = context.clock.now();
    for (let pause = release_FIRST_POLL_MS;; pause = Math.min(pause * 2, release_LAST_POLL_MS)) {
        for (const release of both)
            await release.step();
        const left = atMostMs - (context.clock.now() - started);
        if (both.every(({ isDone }) => isDone) || left <= 0 || context.signal.aborted)
            break;
        await context.clock.sleep(Math.min(pause, left), context.signal);
    }
    return both.flatMap((release) => release.results());
}
/** All items of one kind, on their way out. */
class Release {
    #context;
    #plan;
    #kind;
    #ended = new Map();
    /** Their deletion was accepted. */
    #leaving = new Set();
    /** What kept the last look from an answer. */
    #trouble;
    constructor(context, plan, kind) {
        this.#context = context;
        this.#plan = plan;
        this.#kind = kind;
    }
    get isDone() {
        return this.#open().length === 0;
    }
    results() {
        return this.#kind.items.map((item) => this.#ended.get(item.arn) ?? this.#resultOfOpen(item));
    }
    #resultOfOpen(item) {
        if (this.#leaving.has(item.arn))
            return pending(item, LEAVING);
        if (this.#context.signal.aborted)
            return cancelled(item);
        return pending(item, this.#trouble ?? BUSY);
    }
    /** Looks, deletes what is still there, and looks again where that was accepted. */
    async step() {
        if (this.#context.signal.aborted)
            return;
        const listing = await this.#look();
        if (listing === undefined)
            return;
        const staying = this.#open().filter(({ arn }) => !this.#leaving.has(arn));
        for (const item of staying)
            await this.#delete(item, listing.get(item.arn) ?? []);
        if (staying.some(({ arn }) => this.#leaving.has(arn)))
            await this.#look();
    }
    #open() {
        return this.#kind.items.filter(({ arn }) => !this.#ended.has(arn));
    }
    /** What is not listed any more has ended; undefined: AWS has no answer now. */
    async #look() {
        const open = this.#open();
        if (open.length === 0)
            return new Map();
        try {
            const listing = await this.#kind.list();
            this.#trouble = undefined;
            for (const item of open.filter(({ arn }) => !listing.has(arn)))
                this.#end(item, this.#leaving.has(item.arn) ? deleted(item) : alreadyGone(item));
            return listing;
        }
        catch (error) {
            if (this.#passes(error))
                return undefined;
            for (const item of open)
                this.#end(item, failed(this.#plan, item, error));
            return undefined;
        }
    }
    async #delete(item, models) {
        if (this.#context.signal.aborted)
            return;
        // The proof was of what it served then; since then somebody may have put another model behind it.
        if (models.some((arn) => arn !== item.modelArn))
            return this.#end(item, pending(item, CHANGED));
        try {
            const answer = await this.#kind.remove(item.arn);
            if (answer === 'gone')
                this.#end(item, alreadyGone(item));
            else if (answer === 'deleted')
                this.#leaving.add(item.arn);
        }
        catch (error) {
            if (!this.#passes(error))
                this.#end(item, failed(this.#plan, item, error));
        }
    }
    /** Throttled or out of reach: the next look tries again. */
    #passes(error) {
        if (!(0,lib_errors/* isPassing */.WG)(error))
            return false;
        this.#trouble = (0,lib_errors/* toAppError */.b_)(error).message;
        return true;
    }
    #end(item, result) {
        this.#ended.set(item.arn, result);
        this.#context.onProgress(`${item.name}: ${result.outcome}`);
    }
}

;// CONCATENATED MODULE: ./lib/teardown/stop-runs.js



async function stop_runs_stopRuns(context, plan) {
    const results = [];
    const stopping = [];
    for (const item of itemsOf(plan, 'run')) {
        if (context.signal.aborted) {
            results.push(cancelled(item));
            continue;
        }
        try {
            const answer = await context.bedrock.stopRun(item.arn);
            const run = await context.bedrock.getRun(item.arn);
            if (run !== undefined && !isTerminal(run.status))
                stopping.push({ item, run });
            else
                results.push(answer === 'ended' ? alreadyGone(item) : deleted(item));
        }
        catch (error) {
            results.push(failed(plan, item, error));
        }
    }
    if (stopping.length === 0)
        return results;
    context.onProgress(`Waiting for ${stopping.length} training run(s) to stop`);
    return [...results, ...(await waitForStops(context, plan, stopping))];
}
async function waitForStops(context, plan, stopping) {
    try {
        const seen = await waitForRuns({ ...context, onChange: (run) => context.onProgress(`${run.jobName}: ${run.status}`) }, stopping.map(({ run }) => run), { until: 'ended', atMostMs: context.waitMs });
        return stopping.map(({ item }, index) => {
            const status = seen[index]?.status ?? 'Unknown';
            return isTerminal(status) ? deleted(item) : pending(item, `Bedrock says ${status}`);
        });
    }
    catch (error) {
        return stopping.map(({ item }) => failed(plan, item, error));
    }
}

;// CONCATENATED MODULE: ./lib/teardown/execute.js
/** Carrying out a confirmed teardown: runs, what serves models, models, objects; each step idempotent. */






/** One failing object never hides the others: every item gets a result. */
async function executeTeardown(context, plan) {
    const started = context.clock.now();
    const { runs, late } = await lateItems(context, plan, await stop_runs_stopRuns(context, plan));
    const left = context.waitMs - (context.clock.now() - started);
    const released = await releaseModels(context, plan, left);
    const unreleased = stillServing(released, itemsOf({ items: late }, 'model'));
    const models = [];
    for (const item of [...itemsOf(plan, 'model'), ...itemsOf({ items: late }, 'model')])
        models.push(await deleteModel(context, { plan, item, unreleased }));
    const data = [...plan.items, ...late].filter((item) => item.kind === 'object' || item.kind === 'upload');
    const stopping = new Set(runs.filter(context_isOpen).map(({ item }) => item.job));
    return [...runs, ...released, ...models, ...(await deleteData(context, { plan, items: data, stopping }))];
}
/** A run writes until it has ended, and may end with a model: what was listed before its stop is not all of it. */
async function lateItems(context, plan, runs) {
    const names = runs.flatMap((result) => result.item.kind === 'run' && !context_isOpen(result) ? [result.item.jobName] : []);
    if (plan.what !== 'all' || names.length === 0)
        return { runs, late: [] };
    try {
        context.signal.throwIfAborted();
        // What the plan kept stays, whatever has become of the reason.
        const known = new Set([...plan.items.map(idOf), ...plan.kept.map(({ arn }) => arn)]);
        const again = await context.planAgain();
        const late = again.items.filter((item) => !known.has(idOf(item)) && names.some((name) => isLeftBy(name, item)));
        return { runs, late };
    }
    catch (error) {
        const reason = `has ended, but what it left cannot be listed (${(0,lib_errors/* toAppError */.b_)(error).message})`;
        return { runs: runs.map((run) => (context_isOpen(run) ? run : pending(run.item, reason))), late: [] };
    }
}
/** Nothing else that is new was consented to, such as a deployment of its model, which then keeps the model. */
function isLeftBy(runName, item) {
    switch (item.kind) {
        case 'model':
            return item.name === runName;
        case 'object':
        case 'upload':
            return item.key.includes(`/outputs/${runName}/`);
        default:
            return false;
    }
}
/** By ARN: what could not be deleted, and what somebody has begun to serve a late model with. */
function stillServing(released, lateModels) {
    const names = new Map();
    const planned = new Set(released.map(({ item }) => idOf(item)));
    for (const arn of lateModels.flatMap(({ after }) => after))
        if (!planned.has(arn))
            names.set(arn, `${arn}, which is new`);
    for (const { item } of released.filter(context_isOpen))
        if (item.kind === 'deployment' || item.kind === 'throughput')
            names.set(item.arn, holderName(item));
    return names;
}
async function deleteModel(context, { plan, item, unreleased }) {
    if (context.signal.aborted)
        return cancelled(item);
    const holding = item.after.flatMap((arn) => unreleased.get(arn) ?? []);
    if (holding.length > 0)
        return pending(item, `is still served by ${holding.join(', ')}`);
    try {
        const answer = await context.bedrock.deleteModel(item.arn);
        context.onProgress(`${item.name}: ${answer}`);
        if (answer === 'gone')
            return alreadyGone(item);
        if (answer === 'deleted')
            return deleted(item);
        if (item.after.length > 0)
            return pending(item, 'Bedrock still counts it as served');
        return failed(plan, item, new Error('a deployment or provisioned throughput uses it'));
    }
    catch (error) {
        return failed(plan, item, error);
    }
}

;// CONCATENATED MODULE: ./lib/teardown/old.js
/** What `old` leaves and takes: per job the newest models stay, and everything that serves or still trains. */



function retain(input) {
    const models = new Set();
    const runs = new Set();
    const reasons = new Map();
    const all = [...input.models, ...input.runs];
    for (const job of new Set(all.map((entry) => entry.job))) {
        const ofJob = retainJob(input, job);
        for (const arn of ofJob.models)
            models.add(arn);
        for (const name of ofJob.runs)
            runs.add(name);
        for (const [arn, reason] of ofJob.reasons)
            reasons.set(arn, reason);
    }
    return { models, runs, reasons };
}
/**
 * A model is as old as the run that made it, so that the outputs of that run stay as old when the model is gone: a
 * teardown that ended half-way goes on with the same set.
 */
function retainJob({ world, runs, models, held }, job) {
    const { keepLast } = removalOf(world.removal, job);
    const startOf = new Map(runs.map(({ run }) => [run.jobName, run.createdAt]));
    const ageOf = ({ model }) => ({
        at: startOf.get(model.modelName) ?? model.createdAt,
        name: model.modelName,
    });
    const newestFirst = models
        .filter((entry) => entry.job === job)
        .sort((a, b) => compareAges(ageOf(b), ageOf(a)));
    const newest = newestFirst.slice(0, keepLast);
    const going = newestFirst.slice(keepLast).filter(({ model }) => !held.has(model.modelArn));
    const oldest = newest.at(-1);
    const limit = oldest === undefined ? undefined : ageOf(oldest);
    const isOld = (age) => newest.length === keepLast && (limit === undefined || compareAges(age, limit) < 0);
    const gone = new Set(going.map(({ model }) => model.modelArn));
    const goingRuns = runs.filter(({ job: of, run }) => of === job &&
        isTerminal(run.status) &&
        isOld({ at: run.createdAt, name: run.jobName }) &&
        modelsOf(world, run).every((arn) => gone.has(arn)));
    return {
        models: gone,
        runs: new Set(goingRuns.map(({ run }) => run.jobName)),
        reasons: new Map(newest.map(({ model }) => [model.modelArn, newestReason(keepLast)])),
    };
}
function newestReason(keepLast) {
    return keepLast === 1 ? 'the newest model of its job' : `one of the ${keepLast} newest models of its job`;
}
/** ARNs of models that exist of a run, proven ours or not. */
function modelsOf(world, run) {
    return world.models
        .map(({ model }) => model)
        .filter(({ modelArn, modelName }) => modelName === run.jobName || modelArn === run.customModelArn)
        .map(({ modelArn }) => modelArn);
}
/** Negative: `a` is older. */
function compareAges(a, b) {
    return Date.parse(a.at) - Date.parse(b.at) || (0,lib_errors/* compareText */.n6)(a.name, b.name);
}

;// CONCATENATED MODULE: ./lib/teardown/select.js
/** What a teardown may touch: only what is provably ours, by name, tags, repository id, account and region. */










/** Computes the plan; pure, so that run 1 and run 2 reach the same one from the same world. */
function planTeardown(world, scope) {
    const runs = provenRuns(world, scope);
    const all = provenModels(world, scope);
    const models = all.ours.filter(({ job }) => isInScope(scope, job));
    const holders = holdersOf(world, all.ours);
    const held = new Set(holders.flatMap((holder) => holder.models));
    const retention = scope.what === 'old' ? retain({ world, runs: runs.ours, models, held }) : undefined;
    const owned = { world, scope, runs: runs.ours, models, holders, retention };
    const data = dataOf(owned);
    const chosen = [...stops(owned), ...releases(owned), ...deletions(owned), ...data.objects, ...data.uploads];
    const items = chosen.filter(({ job }) => protection(world.removal, job) === undefined);
    const kept = [
        ...runs.kept,
        ...(includes(scope, 'models') ? all.kept : []),
        ...keptParts(owned),
        ...data.kept,
        ...protectedItems(world, chosen),
    ];
    const names = new Set(runs.ours.map(({ run }) => run.jobName));
    return {
        environment: world.environment,
        accountId: world.accountId,
        region: world.region,
        repositoryId: world.repositoryId,
        what: scope.what,
        runNames: [...names].sort(lib_errors/* compareText */.n6),
        prefixes: includes(scope, 'data') ? dataPrefixes(world, scope) : [],
        live: items.flatMap((item) => liveArn(item, names)).sort(lib_errors/* compareText */.n6),
        withheld: withheldOf(owned, { chosen, kept, busyJobs: data.busyJobs }),
        items,
        kept,
    };
}
function liveArn(item, runNames) {
    if (item.kind === 'deployment' || item.kind === 'throughput')
        return [`${item.arn} ${item.modelArn}`];
    return item.kind === 'model' && !runNames.has(item.name) ? [item.arn] : [];
}
function stops({ scope, runs }) {
    if (!includes(scope, 'runs'))
        return [];
    return runs
        .filter(({ run }) => !isTerminal(run.status))
        .map(({ job, run, tags }) => ({
        kind: 'run',
        job,
        jobName: run.jobName,
        arn: run.jobArn,
        status: run.status,
        createdAt: run.createdAt,
        tags,
        monthlyCost: { kind: 'none' },
    }));
}
function releases({ scope, holders }) {
    if (!includes(scope, 'holders'))
        return [];
    return holders.flatMap(({ item }) => (item !== undefined && isInScope(scope, item.job) ? [item] : []));
}
function deletions(owned) {
    if (!includes(owned.scope, 'models'))
        return [];
    return owned.models
        .filter((entry) => whyModelStays(owned, entry) === undefined)
        .map(({ job, model, tags }) => ({
        kind: 'model',
        job,
        name: model.modelName,
        arn: model.modelArn,
        createdAt: model.createdAt,
        tags,
        monthlyCost: modelCost(model),
        after: holdersOfModel(owned, model.modelArn).map(({ arn }) => arn),
    }));
}
function holdersOfModel({ holders }, modelArn) {
    return holders.filter((holder) => holder.models.includes(modelArn));
}
/** undefined: it goes, should nothing protect its job. */
function whyModelStays(owned, { model }) {
    const { world, scope, retention } = owned;
    const isTraining = world.runs.some(({ run }) => run.jobName === model.modelName && !isTerminal(run.status));
    // The two lists need not be of one moment: what has just been trained was in no plan that was confirmed.
    if (isTraining && !includes(scope, 'runs'))
        return 'its training run is in flight';
    const goesFirst = (holder) => includes(scope, 'holders') && holder.item !== undefined && isInScope(scope, holder.item.job);
    const blocking = holdersOfModel(owned, model.modelArn).filter((holder) => !goesFirst(holder));
    if (blocking.length > 0)
        return `is served by ${blocking.map(holderName).join(', ')}`;
    if (retention === undefined || retention.models.has(model.modelArn))
        return undefined;
    return retention.reasons.get(model.modelArn) ?? 'newer than what goes';
}
/** Of ours, but not to go now. */
function keptParts(owned) {
    const { scope, models, holders, runs, retention } = owned;
    const inScope = holders.filter(({ jobs }) => jobs.some((job) => isInScope(scope, job)));
    const keptModels = includes(scope, 'models')
        ? models.flatMap((entry) => {
            const reason = whyModelStays(owned, entry);
            const { modelArn: arn, modelName: name } = entry.model;
            return reason === undefined ? [] : [{ arn, name, reason, monthlyCost: modelCost(entry.model) }];
        })
        : [];
    const inFlight = retention === undefined ? [] : runs.filter(({ run }) => !isTerminal(run.status));
    const keptRuns = inFlight.map(({ run }) => ({
        arn: run.jobArn,
        name: run.jobName,
        reason: 'is in flight',
        monthlyCost: { kind: 'none' },
    }));
    return [...keptHolders(scope, inScope), ...keptModels, ...keptRuns];
}
/** Also where only models are asked for: what serves them blocks them, and costs. */
function keptHolders(scope, holders) {
    if (includes(scope, 'holders'))
        return holders.filter(({ item }) => item === undefined).map(keptHolder);
    if (!includes(scope, 'models'))
        return [];
    const reason = 'serves a model; what: deployments, or all, deletes it if it is ours';
    return holders.map((holder) => ({ ...keptHolder(holder), reason: holder.reason || reason }));
}
function dataOf({ world, scope, runs, retention }) {
    if (!includes(scope, 'data'))
        return { objects: [], uploads: [], kept: [], busyJobs: [] };
    return chooseObjects({ world, scope, runs, oldRuns: retention?.runs });
}
function protectedItems(world, chosen) {
    return chosen.flatMap((item) => {
        const reason = protection(world.removal, item.job);
        if (reason === undefined)
            return [];
        return [{ arn: placeName(item), name: bedrockName(item), reason, monthlyCost: item.monthlyCost }];
    });
}
function bedrockName(item) {
    if (item.kind === 'object' || item.kind === 'upload')
        return undefined;
    return item.kind === 'run' ? item.jobName : item.name;
}
/** ARN or S3 address with version. */
function placeName(item) {
    switch (item.kind) {
        case 'object':
            return `s3://${item.bucket}/${item.key}?versionId=${item.versionId}`;
        case 'upload':
            return `s3://${item.bucket}/${item.key}?uploadId=${item.uploadId}`;
        default:
            return item.arn;
    }
}
/** See `TeardownPlan.withheld`; what this teardown itself deletes changes nothing of it. */
function withheldOf(owned, { chosen, kept, busyJobs }) {
    const { world, scope, runs, retention } = owned;
    const keptArns = new Set(kept.map(({ arn }) => arn));
    const names = new Set(runs.map(({ run }) => run.jobName));
    const isProtected = (job) => protection(world.removal, job) !== undefined;
    const models = world.models.filter(({ model }) => keptArns.has(model.modelArn) &&
        names.has(model.modelName) &&
        // A protected job may go on training.
        !isProtected((0,plan_names/* parseRunName */.E0)(model.modelName)?.job ?? ''));
    const goesOn = includes(scope, 'runs') || scope.what === 'deployments' ? [] : runs;
    const inFlight = goesOn.filter(({ run }) => !isTerminal(run.status));
    const young = retention === undefined ? [] : runs.filter(({ run }) => !retention.runs.has(run.jobName));
    const jobs = new Set([...runs.map(({ job }) => job), ...chosen.map(({ job }) => job)]);
    return [
        ...models.map(({ model }) => `kept ${model.modelArn}`),
        ...inFlight.map(({ run }) => `in flight ${run.jobName}`),
        ...young.map(({ run }) => `not old ${run.jobName}`),
        ...[...jobs].filter(isProtected).map((job) => `protected ${job}`),
        ...busyJobs.map((job) => `${PASSING}${job}`),
    ].sort(lib_errors/* compareText */.n6);
}

;// CONCATENATED MODULE: ./lib/commands/teardown.js














async function teardown(context) {
    const { repositoryId } = context.run;
    if (repositoryId === undefined)
        throw repositoryIdMissing();
    const loaded = await (0,load/* loadConfig */.Z9)(context);
    const removal = loaded.removal ?? unreadable(context);
    (0,scope/* requireEnvironments */.Mq)(context, loaded);
    const isSelected = (0,scope/* environmentFilter */.s3)(context);
    const selected = loaded.environments.filter(({ name }) => isSelected(name));
    if (selected.length === 0)
        unreadable(context);
    if (loaded.config === undefined)
        context.console.warn(`${context.inputs.config} has errors: only its sound environments are looked at (${selected.map(({ name }) => name).join(', ')}).`);
    const policy = { removal, repositoryId, protectedRuns: await protectedRunsOf(context, loaded) };
    const targets = [];
    for (const environment of selected)
        targets.push(await targetOf(context, loaded, { environment, ...policy }));
    requireJobs(context, removal, targets);
    const plans = withoutDoubles(targets.map(({ plan }) => plan));
    if (planCounts(plans).items > removal.maxDeletions)
        return tooMany(context, plans, removal.maxDeletions);
    const { confirm } = context.inputs;
    if (confirm === undefined)
        return planOnly(context, plans, teardownCode(plans));
    if (!confirms(plans, confirm))
        throw mismatch(confirm);
    const results = await executeAll(context, targets, plans);
    return executed(context, { plans, results, code: confirm });
}
/** In all environments at once: while one waits for its runs to stop, those of the others would train, and cost. */
async function executeAll(context, targets, plans) {
    return await context.console.group('Teardown', async () => {
        const results = await Promise.all(targets.map(({ place }, at) => {
            const plan = plans[at];
            return plan === undefined ? [] : execute(context, place, plan);
        }));
        return results.flat();
    });
}
/**
 * Errors in jobs or datasets are no reason to keep what was made of them (a base model may have been retired
 * overnight), but what is protected has to be known.
 */
function unreadable(context) {
    throw new lib_errors/* AppError */.uV('input-invalid', `${context.inputs.config} cannot be read as a whole, so what may be removed is not known`, { blame: 'user', hint: 'Run validate, fix what it names, then run teardown again.' });
}
/** A job that was removed from the file can be torn down too, but one that nothing knows is a typing error. */
function requireJobs(context, removal, targets) {
    const known = new Set([...removal.jobs.keys(), ...targets.flatMap(({ world }) => jobsOf(world))]);
    const unknown = context.inputs.jobs.find((key) => !known.has(key));
    if (unknown === undefined)
        return;
    throw new lib_errors/* AppError */.uV('input-invalid', `input jobs names ${unknown}, which neither ${context.inputs.config} nor anything has that teardown looks at for ${context.inputs.what}`, {
        blame: 'user',
        hint: known.size === 0 ? 'There are none.' : `Use one of: ${[...known].slice(0, 20).join(', ')}.`,
    });
}
async function targetOf(context, config, ours) {
    const { environment } = ours;
    const { what, jobs } = context.inputs;
    const scope = { what, jobs, elsewhere: jobsElsewhere(ours, config.environments) };
    const place = {
        ...ours,
        session: await (0,observe/* connect */.Ng)(context, environment, 'teardown'),
        prefix: (0,observe/* prefixOf */.MT)(context, environment),
        scope,
        proveDatasets: true,
        observedAt: () => (0,commands_context/* isoTime */.L)(context),
    };
    const world = await readWorld(place);
    return { place, world, plan: planTeardown(world, scope) };
}
/**
 * Jobs that the file puts into another environment. Of one in another account or region nothing can be here but what
 * the job left when it moved, and an environment that cannot be read may be in this place.
 */
function jobsElsewhere({ removal, environment }, environments) {
    const apart = environments.filter((other) => !(0,observe/* isSamePlace */.O1)(other, environment)).map(({ name }) => name);
    const notElsewhere = new Set([undefined, environment.name, ...apart]);
    return new Set([...removal.jobs].flatMap(([key, job]) => (notElsewhere.has(job.environment) ? [] : key)));
}
/** Reads the datasets of protected jobs alone: without them nobody knows which run a renamed job calls its own. */
async function protectedRunsOf(context, { config, removal }) {
    const byShort = new Map();
    let unknown;
    for (const [key, policy] of removal?.jobs ?? []) {
        if (!policy.protect)
            continue;
        const job = config?.jobs.find((one) => one.key === key);
        const fingerprint = job === undefined ? undefined : await (0,load/* loadFingerprint */.bU)(context, job);
        if (fingerprint === undefined)
            unknown ??= policy;
        else
            byShort.set((0,plan_names/* shortFingerprint */.nE)(fingerprint), policy);
    }
    return { byShort, unknown };
}
/** Without a code: what nobody expected to be so much is looked at first. */
function tooMany(context, plans, maxDeletions) {
    const text = inBothFormats(context, (options) => renderTeardownPlan(plans, { maxDeletions }, options));
    return result({
        decision: 'blocked',
        reasonCode: 'too-many-deletions',
        text,
        details: { teardown: { plans } },
        counts: planCounts(plans),
    });
}
function planOnly(context, plans, code) {
    const isEmpty = plans.every((plan) => plan.items.length === 0);
    const text = inBothFormats(context, (options) => renderTeardownPlan(plans, { code }, options));
    return result({
        decision: isEmpty ? 'nothing-to-do' : 'confirm',
        reasonCode: isEmpty ? 'up-to-date' : 'confirm-required',
        text,
        details: { teardown: { plans, code } },
        counts: planCounts(plans),
    });
}
/** Permanent refusal, and silent about the right code: it has to be read off the plan. */
function mismatch(confirm) {
    return new lib_errors/* AppError */.uV('confirm-mismatch', `the code ${JSON.stringify(confirm.slice(0, 40))} is not the one of this plan`, {
        blame: 'user',
        hint: 'Run teardown without `confirm`, read its plan, and pass exactly the code it prints. A training run, deployment or model that is new since voids an old code, and so does what the plan kept and would not keep any more.',
    });
}
async function execute(context, place, plan) {
    const { wait } = context.inputs;
    const { bedrock, objects } = place.session;
    const teardownContext = {
        bedrock,
        objects,
        clock: context.clock,
        signal: context.signal,
        waitMs: wait?.kind === 'at-most' ? wait.ms : inputs/* WAIT_DEFAULTS */.VD.teardownMs,
        onProgress: (line) => context.console.info(`${plan.environment}: ${line}`),
        planAgain: async () => planTeardown(await readWorld(place), place.scope),
    };
    return await executeTeardown(teardownContext, plan);
}
function executed(context, { plans, results, code }) {
    const counts = outcomeCounts(results);
    const decision = counts.failed > 0 ? 'error' : counts.pending > 0 ? 'in-progress' : 'done';
    const reasonCode = decision === 'done' ? 'ok' : 'teardown-incomplete';
    const text = inBothFormats(context, (options) => renderTeardownResults(plans, results, { ...options, code }));
    return result({
        decision,
        reasonCode,
        text,
        details: { teardown: { plans, results } },
        counts: { ...planCounts(plans), ...counts },
    });
}
function planCounts(plans) {
    return {
        items: plans.reduce((sum, plan) => sum + plan.items.length, 0),
        kept: plans.reduce((sum, plan) => sum + plan.kept.length, 0),
    };
}
function outcomeCounts(results) {
    const size = (outcome) => results.filter((entry) => entry.outcome === outcome).length;
    return {
        deleted: size('deleted'),
        alreadyGone: size('already-gone'),
        pending: size('pending'),
        failed: size('failed'),
    };
}
function inBothFormats(context, render) {
    const options = {
        observedAt: (0,commands_context/* isoTime */.L)(context),
        jobs: context.inputs.jobs,
        environments: context.inputs.environments,
        simulated: context.simulated,
    };
    return {
        markdown: render({ ...options, format: 'markdown' }),
        terminal: render({ ...options, format: 'text' }),
    };
}
function result({ decision, reasonCode, text, details, counts }) {
    return {
        command: 'teardown',
        decision,
        reasonCode,
        findings: [],
        jobs: [],
        hasChanges: decision === 'confirm',
        hasWork: false,
        commentUrl: undefined,
        summary: text.markdown,
        terminal: text.terminal,
        details,
        counts,
    };
}

;// CONCATENATED MODULE: ./lib/commands/validate.js
/** `validate`: every check that needs no credentials. */







/** Checks that only a run with credentials can make, for the reader to know what green does not mean. */
const NOT_RUN = ['what exists in AWS and what would train (validate does not ask AWS)'];
async function validate(context) {
    const loaded = await (0,load/* loadJobs */.h_)(context);
    try {
        return await validated(context, loaded);
    }
    finally {
        await loaded.close();
    }
}
/** A change answers for what it affects, as in `plan`; a push and a laptop for everything. */
async function comparedBy(context, loaded) {
    const { kind } = context.trigger;
    return kind === 'pull-request' || kind === 'merge-group' ? await (0,scope/* affectedBy */.MZ)(context, loaded) : undefined;
}
async function validated(context, loaded) {
    const selected = (0,scope/* selectJobs */.hm)(context, loaded);
    const affected = await comparedBy(context, loaded);
    const findings = (0,scope/* relevantFindings */.U0)(loaded, affected);
    const jobs = selected.map((job) => jobReport({
        planned: unplanned(job),
        loaded: job,
        affected,
        origin: undefined,
        report: undefined,
    }));
    const shown = jobs.filter((job) => job.affected);
    const commit = await context.git.head();
    const model = reportModel(context, {
        stage: 'proposed',
        command: 'validate',
        jobs: shown,
        unchangedJobs: jobs.length - shown.length,
        findings,
        checksNotRun: NOT_RUN,
        commit,
        observedAt: (0,commands_context/* isoTime */.L)(context),
    });
    return {
        command: 'validate',
        ...validate_decide(findings, shown, loaded.jobs.length),
        findings,
        jobs,
        hasChanges: false,
        hasWork: false,
        commentUrl: undefined,
        summary: (0,summary/* renderSummary */.B)(model),
        terminal: renderTerminal(model),
        details: {},
    };
}
/** A budget needs no AWS to be exceeded: what blocks the plan blocks here too. */
function validate_decide(findings, jobs, jobsInFile) {
    if ((0,lib_errors/* hasErrors */.Cs)(findings))
        return { decision: 'findings', reasonCode: 'findings' };
    if (jobs.some(({ planned }) => planned.action.kind === 'blocked'))
        return { decision: 'blocked', reasonCode: 'jobs-blocked' };
    return { decision: 'valid', reasonCode: jobsInFile === 0 ? 'no-jobs' : 'ok' };
}

// EXTERNAL MODULE: ./lib/event.js
var lib_event = __nccwpck_require__(8799);
;// CONCATENATED MODULE: ./lib/report/annotations.js
/** Which findings become annotations: the runner shows ten per level and step, and drops the rest in silence. */

const PER_LEVEL = 10;
function annotations_selectAnnotations(findings) {
    const sorted = findings.toSorted(compareFindings);
    const shown = ['error', 'warning', 'info'].flatMap((severity) => sorted.filter((finding) => finding.severity === severity).slice(0, PER_LEVEL));
    return { shown, omitted: findings.length - shown.length };
}

;// CONCATENATED MODULE: ./lib/main.js
/** Inputs -> command -> outputs. `runCommand` holds the only catch that ends a run; the CLI shares it. */












const COMMANDS = {
    validate: validate,
    plan: plan,
    apply: apply,
    status: status_status,
    stop: stop,
    teardown: teardown,
    // Run by hand, now and then: no other run has to parse it.
    doctor: async (context) => (await __nccwpck_require__.e(/* import() */ 593).then(__nccwpck_require__.bind(__nccwpck_require__, 1593))).doctor(context),
};
/** The action: never throws, writes every output on every exit, returns the exit code. */
async function main(edge) {
    const outcome = await runCommand(edge, async () => ({
        // Raw, not trimmed: a confirmation has to be exact.
        inputs: parseInputs((name) => edge.env[`INPUT_${name.toUpperCase()}`] ?? ''),
        event: parseEvent(edge.env, await edge.readEvent()),
    }));
    await publish(edge, outcome);
    return EXIT_CODES[outcome.result.decision].action;
}
/** @param read parses inputs and event; what it throws becomes an outcome too */
async function runCommand(edge, read) {
    try {
        return { result: await run(edge, await read()), error: undefined };
    }
    catch (thrown) {
        const error = (0,lib_errors/* toAppError */.b_)(thrown);
        return { result: failedResult(error), error };
    }
}
/** Commands that write no comment and no status, and ask GitHub nothing through that port. */
const WITHOUT_GITHUB = ['validate', 'teardown', 'doctor'];
async function run(edge, { inputs, event }) {
    // On a laptop the SDK's default chain decides; there is more to it than variables.
    const identity = event.trigger.kind === 'local' || (0,lib_event/* hasAwsIdentity */.qr)(edge.env);
    const { command, because } = chooseCommand(inputs.command, event.trigger, identity);
    if (because !== undefined)
        edge.console.info(`Running ${command}: ${because}.`);
    const needsGitHub = !WITHOUT_GITHUB.includes(command);
    const { repository, runId, runAttempt } = event.run;
    const trace = { id: runId ?? 'local', attempt: String(runAttempt ?? 1) };
    // `validate` asks AWS nothing, so nothing of it is simulated either.
    const simulated = command !== 'validate' && (0,lib_event/* isSimulated */.Ht)(edge.env, command === 'doctor');
    const result = await COMMANDS[command]({
        ...edge,
        inputs,
        trigger: event.trigger,
        run: event.run,
        aws: edge.aws(trace),
        setup: edge.setup(trace),
        github: needsGitHub && inputs.githubToken !== undefined && repository !== undefined
            ? await edge.github(inputs.githubToken, repository)
            : undefined,
        simulated,
    });
    return { ...result, details: { ...result.details, simulated } };
}
/** Refused before anything was done: the request or the checkout is wrong. All else is an error of a service, or ours. */
const REFUSALS = [
    'input-invalid',
    'event-invalid',
    'trigger-refused',
    'not-default-branch',
    'config-missing',
    'file-unreadable',
    'file-changed',
    'git-failed',
    'confirm-mismatch',
    'repository-id-missing',
];
function failedResult(error) {
    const detail = { code: error.code, blame: error.blame, message: error.message, hint: error.hint };
    return {
        command: '',
        decision: REFUSALS.includes(error.code) ? 'refused' : 'error',
        reasonCode: error.code,
        findings: [],
        jobs: [],
        hasChanges: false,
        hasWork: false,
        commentUrl: undefined,
        summary: undefined,
        terminal: `${error.message}\n${error.hint}`,
        details: { error: detail },
    };
}
/** Red without an error annotation: the log of the step has to say why by itself. */
function isUnexplained({ decision, findings, details }) {
    return EXIT_CODES[decision].action === 1 && !hasErrors(findings) && details['error'] === undefined;
}
async function publish(edge, { result, error }) {
    const { shown, omitted } = selectAnnotations(result.findings);
    for (const finding of shown)
        edge.console.annotate(finding);
    if (omitted > 0)
        edge.console.info(`${omitted} more findings are in the job summary and in the report.`);
    // A summary has a limit and the log has none: here everything is listed.
    if (error === undefined)
        await edge.console.group(`Result: ${result.decision} (${result.reasonCode})`, async () => {
            for (const line of result.terminal.split('\n'))
                edge.console.info(line);
        });
    if (isUnexplained(result))
        edge.runner.fail(result.terminal.split('\n')[0] ?? result.decision);
    if (error !== undefined)
        edge.runner.fail(`${error.message.replace(/\.$/, '')}. Fix: ${error.hint}`);
    if (error?.blame === 'bug' && error.cause instanceof Error)
        for (const line of (error.cause.stack ?? '').split('\n'))
            edge.console.info(line);
    if (edge.env['GITHUB_STEP_SUMMARY'] && result.summary !== undefined)
        await edge.runner.appendSummary(result.summary);
    if (!edge.env['GITHUB_OUTPUT'])
        return;
    const reportPath = await writeReport(edge, JSON.stringify(resultJson(result), null, 2));
    for (const [name, value] of Object.entries(outputsOf(result, reportPath)))
        edge.runner.setOutput(name, value);
}
/** The report is a convenience: a full disk must not change the verdict. */
async function writeReport(edge, text) {
    try {
        return await edge.files.writeReport('report.json', text);
    }
    catch (error) {
        edge.console.warn(`The report was not written: ${toAppError(error).message}`);
        return '';
    }
}


/***/ }),

/***/ 5077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _V: () => (/* binding */ worstDecision),
/* harmony export */   ai: () => (/* binding */ EXIT_CODES),
/* harmony export */   y3: () => (/* binding */ resultJson),
/* harmony export */   yJ: () => (/* binding */ startsLater)
/* harmony export */ });
/* unused harmony exports OUTPUT_NAMES, DECISIONS, OUTCOME_REASONS, outputsOf */
const OUTPUT_NAMES = (/* unused pure expression or super */ null && ([
    'decision',
    'reason-code',
    'result',
    'has-changes',
    'has-work',
    'has-evaluation',
    'matrix',
    'estimated-cost-usd',
    'comment-url',
    'report-path',
    'job-status',
    'custom-model-arn',
    'training-metrics',
]));
/** How a run ended, worst last; of several jobs the worst one decides. */
const DECISIONS = [
    'nothing-to-do',
    'valid',
    'planned',
    'done',
    'confirm',
    'queued',
    'in-progress',
    'stale',
    'stopped',
    'failed',
    'blocked',
    'findings',
    'refused',
    'error',
];
/** Exit codes: of the action (0 green, 1 red), and of the CLI (1 findings or blocked, 2 wrong usage, 3 AWS or GitHub). */
const EXIT_CODES = {
    'nothing-to-do': { action: 0, cli: 0 },
    valid: { action: 0, cli: 0 },
    planned: { action: 0, cli: 0 },
    done: { action: 0, cli: 0 },
    confirm: { action: 0, cli: 0 },
    queued: { action: 0, cli: 0 },
    'in-progress': { action: 0, cli: 0 },
    stale: { action: 0, cli: 0 },
    stopped: { action: 1, cli: 1 },
    failed: { action: 1, cli: 1 },
    blocked: { action: 1, cli: 1 },
    findings: { action: 1, cli: 1 },
    refused: { action: 1, cli: 2 },
    error: { action: 1, cli: 3 },
};
/** Reasons beside the error codes. */
const OUTCOME_REASONS = (/* unused pure expression or super */ null && ([
    'ok',
    'no-jobs',
    'not-affected',
    'up-to-date',
    'findings',
    'changes-planned',
    'jobs-blocked',
    'quota',
    'training',
    'branch-moved',
    'branch-unknown',
    'run-failed',
    'run-stopped',
    'model-missing',
    'pull-request-closed',
    'confirm-required',
    'teardown-incomplete',
    'setup-faults',
    'too-many-deletions',
]));
/** The worst of several decisions. */
function worstDecision(decisions) {
    return decisions.reduce((worst, next) => (DECISIONS.indexOf(next) > DECISIONS.indexOf(worst) ? next : worst), 'nothing-to-do');
}
/** The report file, `--json` and, unless it is too large, the `result` output: one object, all jobs. `schema/result.schema.json` describes it. */
function resultJson(result) {
    return {
        schemaVersion: 1,
        command: result.command,
        decision: result.decision,
        reasonCode: result.reasonCode,
        findings: result.findings,
        jobs: result.jobs,
        ...result.details,
    };
}
/** GitHub counts the outputs of a job in UTF-16 and drops them above 1 MB; this leaves room for the others. */
const RESULT_LIMIT_BYTES = 900_000;
/** The `result` output: whole where it fits, else what it comes to; the report file is always whole. */
function resultOutput(result) {
    const whole = JSON.stringify(resultJson(result));
    if (whole.length * 2 <= RESULT_LIMIT_BYTES)
        return whole;
    const { command, decision, reasonCode, findings, jobs, counts } = result;
    return JSON.stringify({
        schemaVersion: 1,
        command,
        decision,
        reasonCode,
        truncated: true,
        counts: { findings: findings.length, jobs: jobs.length, ...counts },
    });
}
/** Every output of the action, on every exit; '' where it does not apply. */
function outputsOf(result, reportPath) {
    const single = singleJob(result.jobs);
    return {
        decision: result.decision,
        'reason-code': result.reasonCode,
        result: resultOutput(result),
        'has-changes': String(result.hasChanges),
        'has-work': String(result.hasWork),
        'has-evaluation': 'false',
        matrix: JSON.stringify({ include: matrixOf(result.jobs) }),
        'estimated-cost-usd': estimatedCost(result.jobs),
        'comment-url': result.commentUrl ?? '',
        'report-path': reportPath,
        'job-status': single === undefined ? '' : jobStatus(single),
        'custom-model-arn': single === undefined ? '' : modelArn(single),
        'training-metrics': single?.report === undefined ? '' : metricsOf(single),
    };
}
/** Runs of jobs that left the file are shown beside the one selected, and do not make it two. */
function singleJob(jobs) {
    const inFile = jobs.filter(({ planned }) => planned.action.kind !== 'unmanaged');
    const [first, ...others] = inFile.length === 0 ? jobs : inFile;
    return others.length === 0 ? first : undefined;
}
/** Jobs that apply would start, for a matrix of one job per runner. */
function matrixOf(jobs) {
    return jobs
        .filter(startsLater)
        .map(({ planned }) => ({ job: planned.key, environment: planned.environment }));
}
/** Whether an apply would start (or try to start) a run for it. */
function startsLater({ planned }) {
    return planned.action.kind === 'train' || planned.action.kind === 'queue';
}
/** `<low>-<high>` in USD of what would start; `unknown` when one of them is; `0` when nothing starts. */
function estimatedCost(jobs) {
    let low = 0;
    let high = 0;
    for (const { planned } of jobs.filter(startsLater)) {
        if (planned.estimate.kind === 'unknown')
            return 'unknown';
        low += planned.estimate.usd.low;
        high += planned.estimate.usd.high;
    }
    return high === 0 ? '0' : `${low.toFixed(4)}-${high.toFixed(4)}`;
}
/** Bedrock's own word where there is a run, else the plan's action. */
function jobStatus({ planned, report }) {
    if (report !== undefined)
        return report.run.status;
    return 'run' in planned.action ? planned.action.run.status : planned.action.kind;
}
/** A model that exists: the run of a `missing` one still names the ARN that was deleted. */
function modelArn({ planned: { action }, report }) {
    if (action.kind === 'none' || action.kind === 'unmanaged')
        return action.modelArn ?? '';
    return action.kind === 'watch' ? (report?.run.modelArn ?? '') : '';
}
function metricsOf({ report }) {
    return JSON.stringify({
        trainingLoss: report?.trainingLoss ?? null,
        validationLoss: report?.validationLoss ?? null,
        steps: report?.metrics?.training.at(-1)?.step ?? null,
    });
}


/***/ }),

/***/ 3582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ budgetNotes),
/* harmony export */   t: () => (/* binding */ budgetBlockers)
/* harmony export */ });
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7978);

/** Reasons not to start. The upper end decides: a budget is a promise that it will not cost more. */
function budgetBlockers(job, estimate) {
    const { requireEstimate, trainingUsd, onOverrun } = job.budget;
    if (estimate.kind === 'unknown')
        return requireEstimate === undefined ? [] : [unknownCost(job, estimate)];
    const overrun = overrunWords(job, estimate);
    if (overrun === undefined || trainingUsd === undefined || onOverrun === 'warn')
        return [];
    return [
        {
            code: 'over-budget',
            message: overrun,
            hint: `Train on fewer tokens or epochs, or raise budget.trainingUsd (${placeOf(trainingUsd.at)}).`,
        },
    ];
}
/** What to say beside a start that the budget lets pass with a warning (`onOverrun: warn`). */
function budgetNotes(job, estimate) {
    const overrun = job.budget.onOverrun === 'warn' ? overrunWords(job, estimate) : undefined;
    if (overrun === undefined)
        return [];
    return [{ code: 'over-budget', message: `${overrun}; \`onOverrun: warn\` lets it train all the same` }];
}
/** undefined: within the budget, or nothing to compare. */
function overrunWords({ budget }, estimate) {
    const limit = budget.trainingUsd?.value;
    if (limit === undefined || estimate.kind === 'unknown' || estimate.usd.high <= limit)
        return undefined;
    const cost = estimate.usd.high;
    return `training may cost up to ${(0,_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .usdText */ .Yn)(cost, limit)}, the budget is ${(0,_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .usdText */ .Yn)(limit, cost)}`;
}
function unknownCost({ budget, baseModel }, { reason }) {
    const at = budget.requireEstimate?.at ?? baseModel.at;
    return {
        code: 'cost-unknown',
        message: `what training costs is not known (${reason}), and budget.requireEstimate asks for an estimate`,
        hint: `Give what is missing: a price of \`${baseModel.value}\` under \`prices\`, \`epochCount\`, ` +
            `or a training set that can be read here; or remove requireEstimate (${placeOf(at)}).`,
    };
}
function placeOf({ file, line }) {
    return `${file}:${line}`;
}


/***/ }),

/***/ 7978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Yn: () => (/* binding */ usdText),
/* harmony export */   a3: () => (/* binding */ estimateCost),
/* harmony export */   fr: () => (/* binding */ modelStorageUsd)
/* harmony export */ });
/**
 * Bedrock bills training tokens x epochs (prompt and completion count, validation rows are not known to). A figure is
 * given only where price, epochs and tokens are all known.
 */
function estimateCost(input) {
    const { model, tokens } = input;
    const price = trainingPrice(input);
    if (price === undefined)
        return unknown(model === undefined ? 'the base model is not in the catalogue' : `no price is known for ${model.name}`);
    if (tokens === undefined)
        return unknown('the training set was not read here');
    const epochs = input.epochs ?? model?.hyperparameters.find((parameter) => parameter.name === 'epochCount')?.default;
    if (epochs === undefined)
        return unknown(`the default epochCount of ${model?.name ?? 'the base model'} is not known`);
    const usd = (amount) => (amount / 1000) * epochs * price.usdPer1kTokens;
    return { kind: 'range', usd: { low: usd(tokens.low), high: usd(tokens.high) }, tokens, epochs, ...price };
}
function unknown(reason) {
    return { kind: 'unknown', reason };
}
function trainingPrice({ model, price }) {
    if (price !== undefined)
        return { usdPer1kTokens: price.trainUsdPer1kTokens.value, grade: 'configured', priceAsOf: price.asOf };
    const known = model?.pricing;
    if (known?.trainUsdPer1kTokens === undefined)
        return undefined;
    return {
        usdPer1kTokens: known.trainUsdPer1kTokens,
        grade: known.grade === 'verified' ? 'verified' : 'unverified',
        priceAsOf: known.asOf,
    };
}
/** USD per month for each model that is kept; undefined: not known. */
function modelStorageUsd({ model, price }) {
    return price?.storageUsdPerModelMonth ?? model?.pricing.storageUsdPerModelMonth;
}
/**
 * An amount with as many decimals, at least two, as it takes to tell it from another one: `$0.023` beside a budget of
 * `$0.02`. @param beside the amount it is compared with
 */
function usdText(amount, beside) {
    const tells = (digits) => amount.toFixed(digits) !== beside.toFixed(digits) && (amount === 0 || Number(amount.toFixed(digits)) > 0);
    return `$${amount.toFixed([2, 3, 4, 5, 6, 7, 8].find(tells) ?? 10)}`;
}


/***/ }),

/***/ 2911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UZ: () => (/* binding */ FINGERPRINT_VERSION),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   fg: () => (/* binding */ sha256Hex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/** The fingerprint: what decides the trained weights, as one hash. A golden test pins it. */


const FINGERPRINT_VERSION = 'v1';
/**
 * SHA-256, 64 lower-case hex, over the version word and the canonical JSON (sorted keys, no spaces) of `spec`.
 * Job key, tags, budget, region, buckets and roles are deliberately not part of it.
 */
function fingerprintOf(spec) {
    const canonical = canonicalJson({
        baseModel: spec.baseModel,
        customizationType: spec.customizationType,
        hyperparameters: Object.fromEntries(spec.hyperparameters.map(({ name, value }) => [name, value])),
        namespace: spec.namespace,
        training: identityValue(spec.training),
        validation: spec.validation === undefined ? undefined : identityValue(spec.validation),
    });
    return sha256Hex(`bedrock-tune/fingerprint/${FINGERPRINT_VERSION}\n${canonical}`);
}
function identityValue(identity) {
    return identity.kind === 'file'
        ? { sha256: identity.sha256 }
        : { bucket: identity.bucket, key: identity.key, versionId: identity.versionId };
}
function canonicalJson(value) {
    if (value === undefined || typeof value === 'string')
        return JSON.stringify(value ?? null);
    const members = Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n6)(a, b))
        .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
}
/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
function sha256Hex(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text, 'utf8').digest('hex');
}


/***/ }),

/***/ 595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C_: () => (/* binding */ TAG_PREFIX),
/* harmony export */   E0: () => (/* binding */ parseRunName),
/* harmony export */   He: () => (/* binding */ runTags),
/* harmony export */   KA: () => (/* binding */ clientRequestToken),
/* harmony export */   Mp: () => (/* binding */ outputPrefix),
/* harmony export */   Mq: () => (/* binding */ defaultPrefix),
/* harmony export */   OX: () => (/* binding */ datasetKey),
/* harmony export */   Zy: () => (/* binding */ ownerMetadata),
/* harmony export */   io: () => (/* binding */ OWNER_METADATA),
/* harmony export */   nE: () => (/* binding */ shortFingerprint),
/* harmony export */   rt: () => (/* binding */ runName)
/* harmony export */ });
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2911);
/** Names, tokens, keys and tags: pure functions, so that every run of ours derives the same ones. */

/** Hex digits of the fingerprint that stand in a run's name. */
const SHORT = 12;
const RUN_NAME = /^([a-z](?:-?[a-z0-9]){0,39})-([0-9a-f]{12})(?:-r([1-9][0-9]{0,3}))?$/;
const TAG_PREFIX = 'bedrock-tune:';
/** Name of the user metadata that says whose a dataset is. */
const OWNER_METADATA = 'bedrock-tune-repository-id';
function ownerMetadata(repositoryId) {
    return { [OWNER_METADATA]: repositoryId };
}
/** The part of a fingerprint that a run's name carries. */
function shortFingerprint(fingerprint) {
    return fingerprint.slice(0, SHORT);
}
/** `<job>-<12 hex>`, from attempt 2 with `-r<N>`; at most 40 + 1 + 12 + 6 = 59 of Bedrock's 63 characters. */
function runName(job, fingerprint, attempt) {
    const name = `${job}-${shortFingerprint(fingerprint)}`;
    return attempt === 1 ? name : `${name}-r${attempt}`;
}
/** undefined: not a name of ours. */
function parseRunName(name) {
    const match = RUN_NAME.exec(name);
    if (match?.[1] === undefined || match[2] === undefined)
        return undefined;
    const attempt = match[3] === undefined ? 1 : Number(match[3]);
    if (match[3] !== undefined && attempt < 2)
        return undefined;
    return { job: match[1], short: match[2], attempt };
}
/**
 * Idempotency token of Create: a function of repository id, fingerprint and attempt. It uses the part of the
 * fingerprint that stands in the name, so that the owner of any run can be checked from its name and echoed token.
 */
function clientRequestToken(repositoryId, short, attempt) {
    return `bt-${(0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Hex */ .fg)(`bedrock-tune/token/v1\n${repositoryId}\n${short}\n${attempt}`).slice(0, 48)}`;
}
/** S3 key prefix where `jobs.yaml` gives none: characters that Bedrock's `s3Uri` refuses become `-`. */
function defaultPrefix(repository) {
    return `bedrock-tune/${repository.toLowerCase().replace(/[^a-z0-9._/-]/g, '-')}`;
}
function datasetKey(prefix, job, sha256) {
    return `${prefix}/datasets/${job}/${sha256}.jsonl`;
}
/** Key prefix of everything Bedrock writes for a run, with a trailing `/`. */
function outputPrefix(prefix, jobName) {
    return `${prefix}/outputs/${jobName}/`;
}
/** Tags of the Bedrock job and of the model. */
function runTags(input) {
    return {
        ...input.tags,
        [`${TAG_PREFIX}repository-id`]: input.repositoryId,
        [`${TAG_PREFIX}repository`]: input.repository,
        [`${TAG_PREFIX}job`]: input.job,
        [`${TAG_PREFIX}fingerprint`]: `${_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FINGERPRINT_VERSION */ .UZ}:${input.fingerprint}`,
        [`${TAG_PREFIX}attempt`]: String(input.attempt),
        ...(input.commit === undefined ? {} : { [`${TAG_PREFIX}commit`]: input.commit }),
        ...(input.pullRequest === undefined ? {} : { [`${TAG_PREFIX}pull-request`]: String(input.pullRequest) }),
    };
}


/***/ }),

/***/ 3023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lq: () => (/* binding */ reconcile),
/* harmony export */   wn: () => (/* binding */ isInFlight)
/* harmony export */ });
/* unused harmony export USUAL_SLOTS */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3582);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(595);



/** Bedrock's usual number of jobs in flight per account and region: a hint only, ServiceQuotaExceeded is the truth. */
const USUAL_SLOTS = 2;
/** A completed run may show its model, and the list of models may hold it, a little later. */
const MODEL_GRACE_MS = 10 * 60_000;
function isInFlight(status) {
    return status === 'InProgress' || status === 'Stopping' || status === 'Unknown';
}
/**
 * @param observed per environment name; a job whose environment is missing here is blocked
 * @returns jobs in file order, then `unmanaged` runs by name
 */
function reconcile(desired, observed, options) {
    const free = new Map([...observed.values()].map((world) => [placeOf(world), USUAL_SLOTS - world.inFlight]));
    const jobs = desired.map((entry) => {
        const world = observed.get(entry.job.environment.name);
        const planned = planJob(entry, world, options);
        return world === undefined ? planned : takeSlot(planned, world, free);
    });
    return { schemaVersion: 1, jobs: [...jobs, ...unmanagedJobs(options.entries, [...observed.values()])] };
}
function planJob(desired, world, options) {
    const { job, fingerprint } = desired;
    const runs = world === undefined ? [] : runsOf(world, fingerprint);
    const action = decide(desired, world, runs, options);
    return {
        key: job.key,
        environment: job.environment.name,
        region: job.environment.region,
        baseModel: job.baseModel.value,
        fingerprint,
        action,
        estimate: desired.estimate,
        budgetUsd: job.budget.trainingUsd?.value,
        notes: [
            ...(action.kind === 'train' ? (0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .budgetNotes */ .r)(job, desired.estimate) : []),
            ...(world === undefined ? [] : notesFor({ desired, world, runs, action, options })),
        ],
    };
}
/** Runs of one fingerprint, whatever job key stands in their names, oldest attempt first. */
function runsOf(world, fingerprint) {
    if (fingerprint === undefined)
        return [];
    const short = (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .shortFingerprint */ .nE)(fingerprint);
    return world.runs
        .filter((run) => (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRunName */ .E0)(run.ref.jobName)?.short === short)
        .sort((a, b) => a.ref.attempt - b.ref.attempt || (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)(ageOf(a.ref), ageOf(b.ref)));
}
/** The name decides between runs of one moment, so that the order of listing never does. */
function ageOf({ createdAt, jobName }) {
    return `${createdAt} ${jobName}`;
}
function decide(desired, world, runs, options) {
    const usable = runs.filter(isUsable);
    const active = usable.find((run) => isInFlight(run.ref.status));
    // A run that trains already is followed whatever else is wrong: nothing more can be spent on it.
    if (active !== undefined)
        return { kind: 'watch', run: active.ref };
    const isSound = desired.blockers.every(({ code }) => code !== 'findings');
    const trained = world !== undefined && isSound ? trainedAction(usable, world, options.now) : undefined;
    // Neither a lower budget nor another repository's run takes away what is trained and paid for.
    if (trained !== undefined)
        return trained;
    const reasons = [...desired.blockers, ...foreignReasons(runs)];
    if (world === undefined && reasons.length === 0)
        reasons.push(unavailable(desired.job.environment.name));
    if (reasons.length > 0 || world === undefined || desired.fingerprint === undefined)
        return { kind: 'blocked', reasons };
    const latest = runs.at(-1);
    if (latest === undefined)
        return start(desired.job.key, desired.fingerprint, 1);
    return decideFromEnded({
        key: desired.job.key,
        fingerprint: desired.fingerprint,
        latest: latest.ref,
        options,
    });
}
/** What a completed run means while its model exists, or may still appear. */
function trainedAction(runs, world, now) {
    for (const { ref } of [...runs].reverse()) {
        if (ref.status !== 'Completed')
            continue;
        if (ref.modelArn !== undefined && world.modelArns.has(ref.modelArn))
            return { kind: 'none', run: ref, modelArn: ref.modelArn };
        if (modelMayStillAppear(ref, now))
            return { kind: 'watch', run: ref };
    }
    return undefined;
}
function decideFromEnded({ key, fingerprint, latest: run, options }) {
    const retryAttempt = run.attempt + 1;
    if (options.retries.get(key) === retryAttempt)
        return start(key, fingerprint, retryAttempt);
    if (run.status === 'Completed')
        return { kind: 'missing', run, retryAttempt };
    return { kind: run.status === 'Stopped' ? 'stopped' : 'failed', run, retryAttempt };
}
function modelMayStillAppear(run, now) {
    return run.endedAt !== undefined && Math.abs(now - Date.parse(run.endedAt)) < MODEL_GRACE_MS;
}
function start(key, fingerprint, attempt) {
    return { kind: 'train', attempt, jobName: (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .runName */ .rt)(key, fingerprint, attempt) };
}
function isUsable(run) {
    return run.ownership !== 'foreign' && run.inputsMatch !== false;
}
function foreignReasons(runs) {
    const reasons = [];
    for (const { ref, ownership, inputsMatch } of runs) {
        if (ownership === 'foreign')
            reasons.push({
                code: 'foreign-run',
                message: `${ref.jobName} trains the same specification for another repository`,
                hint: 'Set `namespace:` on the job to train a copy of your own, or use that model.',
            });
        else if (inputsMatch === false)
            reasons.push({
                code: 'run-mismatch',
                message: `${ref.jobName} exists, but was created with other inputs`,
                hint: 'Set `namespace:` on the job, so that it gets a name of its own.',
            });
    }
    return reasons;
}
function unavailable(environment) {
    return {
        code: 'environment-unavailable',
        message: `environment ${environment} could not be read`,
        hint: 'See the error of this environment above.',
    };
}
/** Bedrock counts jobs in flight per account and region, whatever the environments are called. */
function placeOf({ accountId, region }) {
    return `${accountId}/${region}`;
}
/** Turns `train` into `queue` where the usual slots are taken. */
function takeSlot(planned, world, free) {
    const { action } = planned;
    if (action.kind !== 'train')
        return planned;
    const left = free.get(placeOf(world)) ?? 0;
    free.set(placeOf(world), left - 1);
    if (left > 0)
        return planned;
    const inFlight = Math.max(world.inFlight, USUAL_SLOTS - left);
    return { ...planned, action: { ...action, kind: 'queue', inFlight } };
}
function notesFor({ desired, world, runs, action, options }) {
    const notes = [];
    const key = desired.job.key;
    const renamed = runs.find((run) => (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRunName */ .E0)(run.ref.jobName)?.job !== key && isUsable(run));
    if (renamed !== undefined)
        notes.push({
            code: 'renamed',
            message: `found by its fingerprint under the name ${renamed.ref.jobName}`,
        });
    for (const older of olderInFlight(world, desired, options.entries))
        notes.push({
            code: 'older-run-training',
            message: `${older.ref.jobName}, an earlier specification of this job, still trains and costs`,
        });
    const refused = refusedRetry(options.retries.get(key), action, runs.at(-1)?.ref.attempt ?? 0);
    if (refused !== undefined)
        notes.push({ code: 'retry-exists', message: refused });
    return notes;
}
/** Why an attempt that a person asked for is not made; undefined: it is, or none was asked for. */
function refusedRetry(asked, action, latest) {
    if (asked === undefined)
        return undefined;
    if (asked <= latest)
        return `attempt ${asked} exists already: nothing new is started`;
    if (asked > latest + 1)
        return `attempt ${asked} was asked for, but the next attempt is ${latest + 1}: ${asked} is not started`;
    if (action.kind === 'watch')
        return `attempt ${asked} is not started: attempt ${latest} still trains, or its model is not listed yet`;
    if (action.kind === 'none')
        return `attempt ${asked} is not started: the model of ${action.run.jobName} exists`;
    return undefined;
}
function olderInFlight(world, { job }, entries) {
    // A run that another entry wants is that entry's, though it was created under this name.
    const wanted = new Set(entries.flatMap(({ fingerprint }) => (fingerprint ? [(0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .shortFingerprint */ .nE)(fingerprint)] : [])));
    return world.runs.filter((run) => {
        const name = (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRunName */ .E0)(run.ref.jobName);
        const isOlder = name?.job === job.key && !wanted.has(name.short);
        return isOlder && isInFlight(run.ref.status) && run.ownership === 'ours';
    });
}
/** Each run once, also where two environments share account and region. */
function unmanagedJobs(entries, worlds) {
    const found = worlds.flatMap((world) => unmanagedRuns(entries, world).map(({ ref }) => [ref.jobArn, { ref, world }]));
    return [...new Map(found).values()]
        .sort((a, b) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)(a.ref.jobName, b.ref.jobName))
        .map(({ ref, world }) => unmanagedJob(ref, world));
}
/** Ours, wanted by no entry of that account and region, in flight or with a model. Only proven ownership counts. */
function unmanagedRuns(entries, world) {
    const local = entries.filter(({ job }) => isSamePlace(job.environment, world));
    const keys = new Set(local.map((entry) => entry.job.key));
    const wanted = new Set(local.flatMap(({ fingerprint }) => (fingerprint ? [(0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .shortFingerprint */ .nE)(fingerprint)] : [])));
    return world.runs.filter(({ ref, ownership }) => {
        const name = (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRunName */ .E0)(ref.jobName);
        if (ownership !== 'ours' || name === undefined || keys.has(name.job) || wanted.has(name.short))
            return false;
        return isInFlight(ref.status) || (ref.modelArn !== undefined && world.modelArns.has(ref.modelArn));
    });
}
function isSamePlace(a, b) {
    return a.accountId === b.accountId && a.region === b.region;
}
function unmanagedJob(run, world) {
    const modelArn = run.modelArn !== undefined && world.modelArns.has(run.modelArn) ? run.modelArn : undefined;
    return {
        key: (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRunName */ .E0)(run.jobName)?.job ?? run.jobName,
        environment: world.environment,
        region: run.jobArn.split(':')[3] ?? '',
        baseModel: '',
        fingerprint: undefined,
        action: { kind: 'unmanaged', run, modelArn },
        estimate: { kind: 'unknown', reason: 'not in jobs.yaml' },
        budgetUsd: undefined,
        notes: [],
    };
}


/***/ }),

/***/ 642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compose),
/* harmony export */   k: () => (/* binding */ KEEP)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7703);
/** Blocks of a report, and leaving out the least important ones, whole, until the rest fits. */



const KEEP = 0;
/**
 * The blocks as one text within the budget, followed by a line that names what was left out. Blocks of rank `KEEP`
 * stay even if they alone exceed it: whoever makes them keeps them short.
 */
function compose(blocks, budget) {
    const shown = blocks.filter((block) => block.text !== '');
    const order = sheddingOrder(shown);
    let fewest = 0;
    let most = order.length;
    // The text only shrinks as more is left out, so the smallest number that fits is found by halving.
    while (fewest < most) {
        const middle = Math.floor((fewest + most) / 2);
        if (node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.byteLength(without(shown, order.slice(0, middle), budget)) <= budget.bytes)
            most = middle;
        else
            fewest = middle + 1;
    }
    return without(shown, order.slice(0, fewest), budget);
}
/** Highest rank first; within a rank from the end, for the first jobs matter most. */
function sheddingOrder(blocks) {
    return blocks
        .map((block, index) => ({ block, index }))
        .filter(({ block }) => block.rank !== KEEP)
        .sort((a, b) => b.block.rank - a.block.rank || b.index - a.index)
        .map(({ block }) => block);
}
function without(blocks, left, budget) {
    const gone = new Set(left);
    const text = foldTogether(blocks.filter((block) => !gone.has(block)));
    return left.length === 0 ? text : `${text}\n\n${leftOutLine(left, budget.elsewhere)}`;
}
function leftOutLine(left, elsewhere) {
    const sizes = new Map();
    for (const { what } of left)
        sizes.set(what, (sizes.get(what) ?? 0) + 1);
    const names = [...sizes]
        .sort(([a], [b]) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n6)(a, b))
        .map(([what, size]) => (size === 1 ? what : `${what} (${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(size)})`));
    return `Left out here for its size: ${names.join(', ')}. See ${elsewhere}.`;
}
function foldTogether(blocks) {
    return blocks
        .flatMap((block, index) => [
        ...(opens(blocks, index) ? [openTag(block.fold)] : []),
        block.text,
        ...(closes(blocks, index) ? ['</details>'] : []),
    ])
        .join('\n\n');
}
function opens(blocks, index) {
    const fold = blocks[index]?.fold;
    return fold !== undefined && blocks[index - 1]?.fold !== fold;
}
function closes(blocks, index) {
    const fold = blocks[index]?.fold;
    return fold !== undefined && blocks[index + 1]?.fold !== fold;
}
function openTag(fold) {
    return `<details${fold?.open === true ? ' open' : ''}><summary>${fold?.summary ?? ''}</summary>`;
}


/***/ }),

/***/ 7007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dt: () => (/* binding */ reportBlocks),
/* harmony export */   Hd: () => (/* binding */ nextStepText),
/* harmony export */   f6: () => (/* binding */ simulatedLine),
/* harmony export */   uw: () => (/* binding */ stepText)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(642);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7489);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2527);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7470);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7703);
/* harmony import */ var _jobdetails_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9033);
/* harmony import */ var _jobtable_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6589);
/* harmony import */ var _needs_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8871);
/* harmony import */ var _nextstep_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(715);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4127);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(975);
/* harmony import */ var _why_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(4736);
/** What a comment and a job summary have in common: the same facts in the same order, at different length. */












const RANK = { jobTable: 5, why: 8, warnings: 30 };
/** Verdict, what needs the reader, the table, then the folds. */
function reportBlocks(model, detail) {
    const jobs = shownJobs(model, detail.rows);
    const shown = { ...model, jobs };
    return [
        keep((0,_verdict_js__WEBPACK_IMPORTED_MODULE_9__/* .verdictHeading */ .G8)(model)),
        keep(simulatedLine(model)),
        keep((0,_needs_js__WEBPACK_IMPORTED_MODULE_6__/* .needsList */ .CH)(model, detail.needs)),
        keep((0,_needs_js__WEBPACK_IMPORTED_MODULE_6__/* .checksNotRunLine */ ._s)(model)),
        {
            text: (0,_jobtable_js__WEBPACK_IMPORTED_MODULE_5__/* .jobTable */ .w)(shown, { rows: detail.rows, elsewhere: detail.needs.elsewhere }),
            rank: RANK.jobTable,
            what: 'the job table',
        },
        keep(costText(model)),
        { text: (0,_why_js__WEBPACK_IMPORTED_MODULE_10__/* .whyLines */ .cn)(shown, detail.rows), rank: RANK.why, what: 'why the jobs train' },
        keep(unchangedLine(model)),
        ...warningBlock(model, detail),
        ...jobs.slice(0, detail.rows).flatMap((job) => (0,_jobdetails_js__WEBPACK_IMPORTED_MODULE_4__/* .jobDetails */ .an)(job, model, detail)),
    ];
}
function keep(text) {
    return { text, rank: _blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .KEEP */ .k, what: '' };
}
/** In file order, unless the table has no room for all. A closed pull request has only what is in flight. */
function shownJobs(model, rows) {
    if (model.stage === 'closed')
        return model.jobs.filter((job) => job.planned.action.kind === 'watch');
    return model.jobs.length > rows ? (0,_verdict_js__WEBPACK_IMPORTED_MODULE_9__/* .byAttention */ ._p)(model) : model.jobs;
}
function simulatedLine(model) {
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .isSimulated */ .Ht)(model)
        ? 'An endpoint on this machine answered instead of AWS: nothing here was trained, stored or billed.'
        : '';
}
function costText(model) {
    const line = (0,_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costLine */ .EK)(model, _escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeText */ .X1);
    return line === '' ? '' : `**Cost**: ${line}`;
}
function unchangedLine(model) {
    if (model.unchangedJobs === 0 || model.jobs.length === 0 || model.stage === 'closed')
        return '';
    const not = model.unchangedJobs === 1 ? 'is' : 'are';
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_11__/* .plural */ .LS)(model.unchangedJobs, 'other job')} ${not} not affected.`;
}
function warningBlock(model, detail) {
    const text = (0,_needs_js__WEBPACK_IMPORTED_MODULE_6__/* .warningsList */ .e)(model, detail.warnings);
    if (text === '' || model.stage === 'closed')
        return [];
    const promoted = (0,_needs_js__WEBPACK_IMPORTED_MODULE_6__/* .promotedWarnings */ .OY)(model);
    const folded = model.findings.filter((finding) => !promoted.includes(finding) && !(0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .isToldElsewhere */ .ay)(finding));
    const warnings = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_9__/* .countOf */ .pq)(folded, 'warning');
    const remarks = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_9__/* .countOf */ .pq)(folded, 'info');
    const summary = [
        ...(warnings > 0 ? [(0,_format_js__WEBPACK_IMPORTED_MODULE_11__/* .plural */ .LS)(warnings, 'warning')] : []),
        ...(remarks > 0 ? [(0,_format_js__WEBPACK_IMPORTED_MODULE_11__/* .plural */ .LS)(remarks, 'remark')] : []),
    ].join(', ');
    return [{ text, rank: RANK.warnings, what: 'warnings', fold: { summary, open: detail.open } }];
}
/** Sentences with their command lines, ready to copy. */
function nextStepText(model) {
    const [first, ...rest] = (0,_nextstep_js__WEBPACK_IMPORTED_MODULE_7__/* .nextSteps */ .Z)(model, 'github').map(stepText);
    return [`**Next**: ${first ?? ''}`, ...rest].join('\n\n');
}
function stepText({ sentence, commands }) {
    return commands.length === 0 ? sentence : `${sentence}\n\n${['```sh', ...commands, '```'].join('\n')}`;
}


/***/ }),

/***/ 7489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ costLine),
/* harmony export */   ZT: () => (/* binding */ estimateCell),
/* harmony export */   ae: () => (/* binding */ estimateWords),
/* harmony export */   iL: () => (/* binding */ totalWords)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7703);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4127);
/** Estimates in words: always a range, always called an estimate, unknown where it is unknown. */



/** `estimated $0.21–$0.34`, `estimated $0.21–$0.34 and 1 unknown price`, `cost unknown`. */
function totalWords(jobs) {
    const ranges = jobs.flatMap(({ planned: { estimate } }) => estimate.kind === 'range' ? [estimate.usd] : []);
    const unknown = jobs.length - ranges.length;
    if (ranges.length === 0)
        return 'cost unknown';
    const low = ranges.reduce((sum, range) => sum + range.low, 0);
    const high = ranges.reduce((sum, range) => sum + range.high, 0);
    const rest = unknown === 0 ? '' : ` and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(unknown, 'unknown cost')}`;
    return `estimated ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .usdRange */ .iQ)({ low, high })}${rest}`;
}
/** AWS was not asked about an unchecked one: it may train, or be trained already. */
const MAY_TRAIN = ['to-train', 'queued', 'unchecked'];
/** A file may mix prices of many days; the rest stands with each job. */
const PRICES_MAX = 4;
/**
 * What a merge costs in all, once and then per month, with the dates and grades of the prices; empty where nothing would
 * train. @param show makes a text safe for where it will stand
 */
function costLine(model, show) {
    if (model.stage !== 'proposed')
        return '';
    const jobs = model.jobs.filter((job) => MAY_TRAIN.includes((0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(job, model)) && (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFigures */ .Mp)(job));
    if (jobs.length === 0)
        return '';
    const isSure = jobs.every((job) => (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(job, model) !== 'unchecked');
    const prices = pricesOf(jobs).map((price) => show(price));
    const shown = prices.slice(0, PRICES_MAX);
    const more = prices.length > shown.length ? ['and others'] : [];
    const basis = prices.length === 0 ? '' : ` (${[...shown, ...more].join('; ')})`;
    return `training${isSure ? '' : ', if it starts,'} ${totalWords(jobs)}${basis}; ${storageWords(jobs)}.`;
}
function pricesOf(jobs) {
    const words = jobs.flatMap(({ planned: { estimate } }) => estimate.kind === 'range' ? [priceWords(estimate)] : []);
    return [...new Set(words)].sort(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6);
}
/** Nothing deletes a model by itself: each new one stays, beside those before it. */
function storageWords(jobs) {
    const known = jobs.flatMap(({ modelUsdPerMonth }) => modelUsdPerMonth ?? []);
    const unknown = jobs.length - known.length;
    const them = jobs.length === 1 ? 'the new model' : `the ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(jobs.length)} new models`;
    if (known.length === 0)
        return `what keeping ${them} costs is unknown`;
    const rest = unknown === 0 ? '' : ` and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(unknown, 'unknown cost')}`;
    return `keeping ${them} costs ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .exactUsd */ .kx)(known.reduce((sum, usd) => sum + usd, 0))}${rest} per month`;
}
/** For a table cell. */
function estimateCell(estimate) {
    return estimate.kind === 'unknown' ? 'unknown' : (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .usdRange */ .iQ)(estimate.usd);
}
/** How the estimate came about. @param show makes a reason safe for where it will stand */
function estimateWords({ estimate, budgetUsd }, show) {
    const budget = budgetUsd === undefined ? '' : ` Budget: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .exactUsd */ .kx)(budgetUsd)}.`;
    if (estimate.kind === 'unknown')
        return `Estimated cost: unknown (${show(estimate.reason)}).${budget}`;
    return (`Estimated cost: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .usdRange */ .iQ)(estimate.usd)} = ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenRange */ .Rl)(estimate.tokens)} tokens × ` +
        `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(estimate.epochs, 'epoch')} × $${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .decimal */ ._)(estimate.usdPer1kTokens)} per 1k tokens ` +
        `(${show(priceWords(estimate))}).${budget}`);
}
/** `price of 2026-11-22, not verified`; `price from jobs.yaml, as of 2026-11-22`. */
function priceWords({ grade, priceAsOf, }) {
    if (grade === 'configured')
        return `price from jobs.yaml, as of ${priceAsOf}`;
    return `price of ${priceAsOf}, ${grade === 'verified' ? 'verified' : 'not verified'}`;
}


/***/ }),

/***/ 2527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ cap),
/* harmony export */   O0: () => (/* binding */ encodePath),
/* harmony export */   X1: () => (/* binding */ escapeText),
/* harmony export */   YD: () => (/* binding */ richText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   ct: () => (/* binding */ encodeToken),
/* harmony export */   d3: () => (/* binding */ isWebAddress),
/* harmony export */   h8: () => (/* binding */ htmlCode),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/**
 * Untrusted text made inert. What comes out is shown as it was written and is nothing else: no mention, reference,
 * link, image, HTML, emoji, math, table break or fence.
 *
 * Entities are used instead of backslashes, so that one form is right in Markdown, in a table cell and inside HTML.
 * The site looks for mentions, references and emoji in the text of the rendered page, where an entity is decoded
 * already; these are broken up by a zero-width space, or by an empty element where people copy the text.
 */
const TEXT_MAX = 300;
const CODE_MAX = 80;
/** Characters that are not seen or move others: controls, format (bidi, zero-width, tags), lone surrogates, fillers. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|[\u115F\u1160\u2800\u3164\uFFA0]|\u034F|[\u17B4\u17B5]|[\u{FE00}-\u{FE0E}\u{E0100}-\u{E01EF}]/gu;
const SPECIAL = /[&<>`*_[\]\\|~!#$@^]|:(?=\/\/|[\w+-]+:)|www(?=\.)|(?<![0-9a-z])gh(?=-\d)|(?<![0-9a-z])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,}/giu;
const BREAK = '&#8203;';
const REPLACED = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '#': `&#35;${BREAK}`,
    '@': `&#64;${BREAK}`,
    // The only form the site documents for a dollar that opens no formula.
    $: '<span>&#36;</span>',
    ':': `:${BREAK}`,
};
/** What backticks show as it is, in a table too: no backtick, pipe, dollar, angle bracket or ampersand. */
const PLAIN_CODE = /^(?! )[\w ./:@+=,;#()[\]{}"'!?%*\\^~-]+(?<! )$/;
/** At most `max` code points, with `…` where something was cut. */
function cap(value, max) {
    const points = Array.from(value.slice(0, max * 2 + 2));
    return points.length <= max ? value : `${points.slice(0, max).join('')}…`;
}
/** Makes unseen characters seen, as `\u{202e}`; line breaks and tabs too. For terminals and as the first step elsewhere. */
function visible(value) {
    return value.replace(UNSEEN, codePoint);
}
function codePoint(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
/** One line of plain text for a terminal: white space flattened, unseen characters shown. */
function plainText(value, max = TEXT_MAX) {
    return cap(visible(value.replace(/[\t\n\r ]+/g, ' ').trim()), max);
}
/** Running text, a table cell, or the text of an HTML element. */
function escapeText(value, max = TEXT_MAX) {
    return escapePlain(plainText(value, max));
}
/** As `escapeText`, but parts between backticks become code, as the author of a message meant them. */
function richText(value, max = TEXT_MAX) {
    const parts = plainText(value, max).split('`');
    const closed = parts.length % 2 === 1;
    return parts
        .map((part, index) => {
        if (index % 2 === 0)
            return escapePlain(part);
        if (!closed && index === parts.length - 1)
            return escapePlain(`\`${part}`);
        return part === '' ? escapePlain('``') : code(part, max);
    })
        .join('');
}
function escapePlain(text) {
    return text
        .replace(SPECIAL, escapeMatch)
        .replace(/^[-+=]/, entity)
        .replace(/^(\d+)([.)])/, (_, digits, mark) => `${digits}${entity(mark)}`);
}
function escapeMatch(match) {
    const known = REPLACED[match];
    if (known !== undefined)
        return known;
    if (/^(www|gh)$/i.test(match))
        return `${match}${BREAK}`;
    // What looks like a commit id, in pieces too short to be one.
    return match.length === 1 ? entity(match) : match.replace(/.{6}(?=.)/g, '$&<span></span>');
}
function entity(character) {
    return `&#${character.codePointAt(0) ?? 0};`;
}
/** Inline code in Markdown, table cells included. Backticks where nothing can go wrong, an element where it could. */
function code(value, max = CODE_MAX) {
    const shown = cap(visible(value), max);
    return PLAIN_CODE.test(shown) ? `\`${shown}\`` : htmlCode(value, max);
}
/** Inline code where Markdown is not read, as in `<summary>`. */
function htmlCode(value, max = CODE_MAX) {
    const shown = cap(visible(value), max);
    return `<code>${shown === '' ? '(empty)' : escapePlain(shown)}</code>`;
}
/** `[label](url)`; the label alone where the address is not a plain web address. @param label safe Markdown */
function link(label, url) {
    return url !== undefined && isWebAddress(url) ? `[${label}](${url})` : label;
}
/** An address that can stand in Markdown as it is. */
function isWebAddress(url) {
    return url.length <= 500 && /^https?:\/\/[A-Za-z0-9.:[\]-]+(\/[A-Za-z0-9._~%/?#=&+-]*)?$/.test(url);
}
/** A path in an address: every character but the unreserved ones percent-encoded, `/` kept. */
function encodePath(path) {
    return path.split('/').map(encodeToken).join('/');
}
/** One word without spaces, quotes or hyphens, for the hidden marker and for addresses. */
function encodeToken(value) {
    return encodeURIComponent(value.toWellFormed()).replace(/[!'()*~-]/g, (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
}


/***/ }),

/***/ 7470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ ALIKE),
/* harmony export */   ay: () => (/* binding */ isToldElsewhere),
/* harmony export */   qA: () => (/* binding */ shownFindings)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/** Which findings a list shows: what is told elsewhere is left out, and many of one kind in one file say it a few times. */

/** Findings of one code in one file that a short list shows. */
const ALIKE = 3;
/** The table of a job's data says what is converted. */
function isToldElsewhere({ code, severity }) {
    return severity === 'info' && code === 'will-be-converted';
}
/** Worst first. @param alike most of one code in one file */
function shownFindings(findings, alike = ALIKE) {
    const kinds = new Map();
    for (const finding of findings.toSorted(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .compareFindings */ .Eg)) {
        if (isToldElsewhere(finding))
            continue;
        const kind = JSON.stringify([finding.severity, finding.file, finding.code]);
        kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
    }
    return [...kinds.values()]
        .flatMap((kind) => kind.slice(0, alike).map((finding, index) => ({
        finding,
        more: index === alike - 1 ? kind.length - alike : 0,
    })))
        .sort((a, b) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .compareFindings */ .Eg)(a.finding, b.finding));
}


/***/ }),

/***/ 2747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zs: () => (/* binding */ stampOf),
/* harmony export */   dt: () => (/* binding */ summaryLink),
/* harmony export */   i$: () => (/* binding */ stampLine),
/* harmony export */   nh: () => (/* binding */ subjectLine)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2527);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7703);
/** The small last line: for which commit and file, by which run, and when it was looked at last. */


/** What the report is about; part of what makes two comments equal. */
function subjectLine(model) {
    return `<sub>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(model.configFile, 120)}${commitPart(model)}.</sub>`;
}
function commitPart({ commit, repositoryUrl }) {
    if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit))
        return '';
    const url = repositoryUrl === undefined ? undefined : `${repositoryUrl}/commit/${commit}`;
    return ` at ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)((0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(commit.slice(0, 7)), url)}`;
}
/** Who looked and when; never makes a difference between two comments. */
function stampLine(model) {
    const attempt = (model.runAttempt ?? 1) > 1 ? `, attempt ${model.runAttempt}` : '';
    return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)('Workflow run', model.runUrl)}${attempt}, last checked ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .utc */ .n$)(model.observedAt)}.`;
}
/** Where a reader finds what had no room. */
function summaryLink(model) {
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)('the job summary', model.runUrl);
}
/** The marker's fields that name no subject. */
function stampOf(model) {
    return {
        config: model.configFile,
        observed: model.observedAt,
        run: model.runId,
        attempt: model.runAttempt,
    };
}


/***/ }),

/***/ 7703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Mm: () => (/* binding */ shortModel),
/* harmony export */   Rl: () => (/* binding */ tokenRange),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   _: () => (/* binding */ decimal),
/* harmony export */   dR: () => (/* binding */ usd),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   h9: () => (/* binding */ durationBetween),
/* harmony export */   iQ: () => (/* binding */ usdRange),
/* harmony export */   kx: () => (/* binding */ exactUsd),
/* harmony export */   n$: () => (/* binding */ utc)
/* harmony export */ });
/* unused harmony exports compact, duration */
/** `1204` -> `1,204`. */
function count(value) {
    return Math.round(value)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, ',');
}
/** `1 job`, `2 jobs`. */
function plural(value, noun) {
    return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
/** `$0.21`, `$1,234`; below a cent `<$0.01`, for a small amount is not nothing. */
function usd(amount) {
    if (!Number.isFinite(amount))
        return 'unknown';
    if (amount <= 0)
        return '$0';
    if (amount < 0.005)
        return '<$0.01';
    return amount < 999.995 ? `$${amount.toFixed(2)}` : `$${count(amount)}`;
}
/** `$50.00`, `$0.0001`: an amount somebody wrote, with all its cents. */
function exactUsd(amount) {
    return Number(amount.toFixed(2)) === amount ? `$${amount.toFixed(2)}` : `$${decimal(amount)}`;
}
/** `$0.21–$0.34`; `$0.015–$0.024` where cents would hide the range; one amount where both ends are the same. */
function usdRange(range) {
    const [low, high] = [usd(range.low), usd(range.high)];
    if (low !== high || range.low === range.high || range.high < 0.005)
        return span(low, high);
    return span(twoSignificant(range.low), twoSignificant(range.high));
}
function twoSignificant(amount) {
    return amount < 0.001 ? '<$0.01' : `$${Number(amount.toPrecision(2))}`;
}
/** `850`, `4.1k`, `41k`, `1.9M`. */
function compact(value) {
    for (const [unit, suffix] of UNITS) {
        if (value >= unit * 0.9995)
            return `${twoDigits(value / unit)}${suffix}`;
    }
    return count(value);
}
const UNITS = [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
];
function twoDigits(value) {
    return value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : count(value);
}
/** `41k–61k`. */
function tokenRange(range) {
    return span(compact(range.low), compact(range.high));
}
function span(low, high) {
    return low === high ? low : `${low}–${high}`;
}
/** Decimal units: `812 B`, `12.3 kB`, `4.0 MB`. */
function bytes(value) {
    const units = ['kB', 'MB', 'GB', 'TB'];
    if (value < 1000)
        return `${count(value)} B`;
    let scaled = value;
    let unit = 'B';
    for (const next of units) {
        if (scaled < 999.95)
            break;
        scaled /= 1000;
        unit = next;
    }
    return `${scaled.toFixed(1)} ${unit}`;
}
/** `45 s`, `12 min`, `2 h 41 min`, `3 d 4 h`. @param ms milliseconds, at least 0 */
function duration(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    if (minutes < 48 * 60)
        return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
    const hours = Math.round(minutes / 60);
    return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}
function pair(large, largeUnit, small, smallUnit) {
    return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
/** Time from one ISO 8601 text to another; undefined where one is missing or unreadable. */
function durationBetween(from, to) {
    if (from === undefined || to === undefined)
        return undefined;
    const ms = Date.parse(to) - Date.parse(from);
    return Number.isFinite(ms) && ms >= 0 ? duration(ms) : undefined;
}
/** `2026-09-01 12:40 UTC`. */
function utc(iso) {
    const ms = iso === undefined ? Number.NaN : Date.parse(iso);
    if (!Number.isFinite(ms))
        return 'an unknown time';
    return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** A plain decimal of about four significant digits: never an exponent, never `NaN`. */
function decimal(value) {
    if (!Number.isFinite(value))
        return 'not a number';
    if (Math.abs(value) >= 1e15)
        return 'over 10^15';
    const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
    const text = value.toFixed(Math.min(10, Math.max(0, 3 - magnitude)));
    return text
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
        .replace(/^-0$/, '0');
}
/** `amazon.nova-micro-v1:0:128k` -> `nova-micro`. */
function shortModel(id) {
    return id.replace(/^[^.]*\./, '').replace(/-v\d+(:.*)?$/, '') || id;
}


/***/ }),

/***/ 9033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  an: () => (/* binding */ jobDetails),
  GK: () => (/* binding */ lossLine),
  Fz: () => (/* binding */ lossSentence),
  zM: () => (/* binding */ phaseText)
});

// EXTERNAL MODULE: ./lib/report/format.js
var format = __nccwpck_require__(7703);
// EXTERNAL MODULE: ./lib/report/table.js
var report_table = __nccwpck_require__(8330);
;// CONCATENATED MODULE: ./lib/report/chart.js


const GRID_MAX = 40;
const SPARK_MAX = 24;
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/**
 * A fenced Mermaid block; empty when fewer than two steps are known. Both series stand on one grid, for Mermaid
 * spreads points evenly whatever their step. Plain decimals only: exponents and gaps are parse errors there.
 */
function lossChart(metrics) {
    const { training, validation, grid } = drawn(metrics);
    if (grid.length < 2)
        return '';
    const lines = [resampleMean(training, grid), resampleHold(validation, grid)].filter((line) => line.length > 0);
    const [low, high] = yRange(lines.flat());
    return [
        '```mermaid',
        '%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "#1f6feb, #d29922"}}}}%%',
        'xychart-beta',
        '  title "Loss by step"',
        `  x-axis "step" ${(0,format/* decimal */._)(grid[0] ?? 0)} --> ${(0,format/* decimal */._)(grid.at(-1) ?? 0)}`,
        `  y-axis "loss" ${(0,format/* decimal */._)(low)} --> ${(0,format/* decimal */._)(high)}`,
        ...lines.map((line) => `  line [${line.map(format/* decimal */._).join(', ')}]`),
        '```',
    ].join('\n');
}
/** A single validation check makes no line. */
function drawn(metrics) {
    const training = clean(metrics.training);
    const checks = clean(metrics.validation);
    const validation = checks.length < 2 ? [] : checks;
    return { training, validation, grid: makeGrid([...training, ...validation].map((point) => point.step)) };
}
/** Names the lines of `lossChart` in their order, since Mermaid draws no legend; and says what in them is not measured. */
function chartLegend(metrics) {
    const { training, validation, grid } = drawn(metrics);
    const averaged = training.length > grid.length ? ' (averaged around each point)' : '';
    const names = [
        ...(training.length > 0 ? [`training loss${averaged}`] : []),
        ...(validation.length > 0
            ? [`validation loss (held between its checks${beforeFirst(validation, grid)})`]
            : []),
    ];
    return names.map((name, index) => `${index === 0 ? 'Blue' : 'Amber'}: ${name}.`).join(' ');
}
/** Mermaid draws no gap. */
function beforeFirst([first], [start]) {
    if (first === undefined || start === undefined || first.step <= start)
        return '';
    return `; before its first check at step ${(0,format/* decimal */._)(first.step)} the line is flat and means nothing`;
}
/** Values as bars, at most 24; empty when there are none. */
function sparkline(values) {
    const finite = values.filter(isDrawable);
    if (finite.length === 0)
        return '';
    const shown = bucketMeans(finite, Math.min(SPARK_MAX, finite.length));
    const low = shown.reduce((a, b) => Math.min(a, b));
    const high = shown.reduce((a, b) => Math.max(a, b));
    const height = high > low ? high - low : 1;
    return shown.map((value) => BARS[Math.round(((value - low) / height) * (BARS.length - 1))] ?? '').join('');
}
/** `Step | Epoch | Training loss | Validation loss` in about `rows` rows, first and last step included. */
function lossTable(metrics, rows = 8) {
    const base = metrics.training.length > 0 ? metrics.training : metrics.validation;
    const shown = evenly(byStep(base), rows);
    if (shown.length === 0)
        return '';
    const epochs = shown.some((point) => point.epoch !== undefined);
    const header = ['Step', ...(epochs ? ['Epoch'] : []), 'Training loss', 'Validation loss (latest)'];
    const training = byStep(metrics.training);
    const validation = byStep(metrics.validation);
    const body = shown.map((point, index) => {
        const until = index === shown.length - 1 ? Number.POSITIVE_INFINITY : point.step;
        return [
            (0,format/* decimal */._)(point.step),
            ...(epochs ? [point.epoch === undefined ? '–' : (0,format/* decimal */._)(point.epoch)] : []),
            lossAt(training, until),
            lossAt(validation, until),
        ];
    });
    return (0,report_table/* markdownTable */.Q)(header.map((title) => ({ title, right: true })), body);
}
function lossAt(points, until) {
    const point = points.findLast((candidate) => candidate.step <= until);
    return point === undefined ? '–' : (0,format/* decimal */._)(point.loss);
}
function byStep(points) {
    return points.toSorted((a, b) => a.step - b.step);
}
function clean(points) {
    return byStep(points.filter((point) => isDrawable(point.step) && isDrawable(point.loss)));
}
/** Beyond this size a plain decimal has no short form. */
function isDrawable(value) {
    return Number.isFinite(value) && Math.abs(value) < 1e15;
}
/** At most 40 steps, evenly spread over the whole training. */
function makeGrid(steps) {
    const distinct = [...new Set(steps)].sort((a, b) => a - b);
    const size = Math.min(GRID_MAX, distinct.length);
    const first = distinct[0];
    const last = distinct.at(-1);
    if (first === undefined || last === undefined || size < 2)
        return [];
    return Array.from({ length: size }, (_, index) => first + ((last - first) * index) / (size - 1));
}
/** Mean of the points around each grid step; where there is none, the value before it. */
function resampleMean(points, grid) {
    const half = ((grid[1] ?? 0) - (grid[0] ?? 0)) / 2;
    let next = 0;
    let held = points[0]?.loss;
    if (held === undefined)
        return [];
    return grid.map((step) => {
        let sum = 0;
        let size = 0;
        for (let point = points[next]; point !== undefined && point.step <= step + half; point = points[next]) {
            sum += point.loss;
            size += 1;
            next += 1;
        }
        if (size > 0)
            held = sum / size;
        return held ?? 0;
    });
}
/** The last value at or before each grid step; before the first one, the first. */
function resampleHold(points, grid) {
    const first = points[0];
    if (first === undefined)
        return [];
    return grid.map((step) => (points.findLast((point) => point.step <= step) ?? first).loss);
}
/** With a margin of 5 %, and never empty. */
function yRange(values) {
    const low = values.reduce((a, b) => Math.min(a, b));
    const high = values.reduce((a, b) => Math.max(a, b));
    const margin = high > low ? (high - low) * 0.05 : Math.max(Math.abs(high) * 0.05, 0.01);
    return [low - margin, high + margin];
}
function bucketMeans(values, buckets) {
    return Array.from({ length: buckets }, (_, index) => {
        const from = Math.floor((index * values.length) / buckets);
        const bucket = values.slice(from, Math.floor(((index + 1) * values.length) / buckets));
        return bucket.reduce((a, b) => a + b, 0) / bucket.length;
    });
}
function evenly(values, size) {
    if (values.length <= size)
        return values;
    return Array.from({ length: size }, (_, index) => values.slice(Math.round((index * (values.length - 1)) / (size - 1)))).flatMap((rest) => rest.slice(0, 1));
}

// EXTERNAL MODULE: ./lib/report/cost.js
var cost = __nccwpck_require__(7489);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __nccwpck_require__(2527);
// EXTERNAL MODULE: ./lib/report/needs.js
var needs = __nccwpck_require__(8871);
// EXTERNAL MODULE: ./lib/report/state.js
var report_state = __nccwpck_require__(4127);
;// CONCATENATED MODULE: ./lib/report/jobdetails.js
/** Everything known of one job, as blocks of one fold. */







/** In the order they are given up: the chart first, the model's ARN last. */
const RANK = { run: 10, notes: 20, parameters: 30, data: 40, cost: 50, losses: 60, chart: 70 };
function jobDetails(job, model, options) {
    const parts = [
        { rank: RANK.run, what: 'training runs', text: runText(job) },
        { rank: RANK.notes, what: 'notes', text: notesText(job.planned.notes) },
        { rank: RANK.parameters, what: 'hyperparameters', text: parametersText(job.hyperparameters) },
        { rank: RANK.data, what: 'dataset tables', text: datasetTable(job.datasets) },
        { rank: RANK.cost, what: 'cost details', text: costText(job, model) },
        { rank: RANK.losses, what: 'loss tables', text: lossText(job.report, options.lossRows) },
        { rank: RANK.chart, what: 'loss charts', text: chartText(job.report) },
    ].filter((part) => part.text !== '');
    const fold = { summary: summaryText(job, parts), open: options.open };
    return parts.map((part) => ({ ...part, fold }));
}
function summaryText(job, parts) {
    const has = (rank) => parts.some((part) => part.rank === rank);
    const words = [
        ...(has(RANK.run) ? ['training run'] : []),
        ...(has(RANK.parameters) ? ['hyperparameters'] : []),
        ...(has(RANK.data) ? ['data'] : []),
        ...(has(RANK.cost) ? ['cost'] : []),
        ...(has(RANK.losses) ? ['loss'] : []),
    ];
    return `${(0,report_escape/* htmlCode */.h8)(job.planned.key, 40)}: ${words.join(', ') || 'notes'}`;
}
function runText(job) {
    const run = (0,report_state/* runOf */.ng)(job);
    if (run === undefined)
        return plannedText(job);
    const took = (0,report_state/* isEnded */.pl)(run) ? (0,format/* durationBetween */.h9)(run.createdAt, run.endedAt) : undefined;
    const time = took === undefined ? `started ${(0,format/* utc */.n$)(run.createdAt)}` : `took ${took}, started ${(0,format/* utc */.n$)(run.createdAt)}`;
    const arn = (0,report_state/* modelArnOf */.m6)(job);
    return [
        `- Training run ${(0,report_escape/* code */.aY)(run.jobName)}, attempt ${(0,format/* count */.U9)(run.attempt)}, ${time}.`,
        ...(arn === undefined ? [] : [`- Model: ${(0,report_escape/* code */.aY)(arn, 256)}`]),
        ...(run.phases.length === 0 ? [] : [`- Phases: ${run.phases.map(phaseText).join(' → ')}.`]),
    ].join('\n');
}
/** The name a run will have is known before it exists. */
function plannedText({ planned: { action } }) {
    if (action.kind !== 'train' && action.kind !== 'queue')
        return '';
    return `- Training run ${(0,report_escape/* code */.aY)(action.jobName)}, attempt ${(0,format/* count */.U9)(action.attempt)}, not started.`;
}
function parametersText(parameters) {
    if (parameters.length === 0)
        return '';
    const shown = parameters.map(({ name, value, isDefault }) => `${(0,report_escape/* code */.aY)(name)} ${(0,report_escape/* code */.aY)(value)}${isDefault ? ' (default)' : ''}`);
    return `Hyperparameters: ${shown.join(', ')}.`;
}
/** Durations only of what ended: a running clock would change the comment at every look. */
function phaseText(phase) {
    const name = report_state/* PHASE_WORDS */.gC[phase.name];
    const took = (0,format/* durationBetween */.h9)(phase.startedAt, phase.updatedAt);
    switch (phase.status) {
        case 'Completed':
            return `${name} completed${took === undefined ? '' : ` in ${took}`}`;
        case 'InProgress':
            return `${name} in progress${phase.startedAt === undefined ? '' : ` since ${(0,format/* utc */.n$)(phase.startedAt)}`}`;
        case 'NotStarted':
            return `${name} not started`;
        case 'Unknown':
            return `${name} in a status this release does not know`;
        default:
            return `${name} ${phase.status.toLowerCase()}`;
    }
}
function notesText(notes) {
    return notes
        .filter((note) => !(0,needs/* isUrgentNote */.AV)(note.code))
        .map((note) => `- ${(0,report_escape/* richText */.YD)(note.message)}`)
        .join('\n');
}
function datasetTable(datasets) {
    if (datasets.length === 0)
        return '';
    const table = (0,report_table/* markdownTable */.Q)([
        { title: 'Split' },
        { title: 'Source' },
        { title: 'Rows', right: true },
        { title: 'Upload size', right: true },
        { title: 'Tokens', right: true },
        { title: 'Upload SHA-256' },
    ], datasets.map(datasetRow));
    return [table, ...convertedLines(datasets)].join('\n\n');
}
function convertedLines(datasets) {
    const formats = new Set(datasets.flatMap((dataset) => dataset.convertedTo ?? []));
    return [...formats].map((format) => {
        const splits = datasets.filter((dataset) => dataset.convertedTo === format).map(({ split }) => split);
        return `Rows converted to ${(0,report_escape/* code */.aY)(format)} for the upload: ${splits.join(', ')}.`;
    });
}
function datasetRow(dataset) {
    const changed = { true: ' (changed)', false: '', undefined: '' }[String(dataset.changed)] ?? '';
    return [dataset.split, (0,report_escape/* code */.aY)(dataset.source, 120) + changed, ...figures(dataset)];
}
/** Of what cannot be read there is nothing to say. */
function figures(dataset) {
    if (!dataset.isUnderstood && !(0,report_state/* isElsewhere */.l5)(dataset))
        return ['–', '–', '–', '–'];
    return [
        known(dataset.rows, format/* count */.U9),
        known(dataset.bytes, format/* bytes */.ee),
        known(dataset.tokens, format/* tokenRange */.Rl),
        known(dataset.sha256, (hash) => (0,report_escape/* code */.aY)(hash.slice(0, 12))),
    ];
}
function known(value, show) {
    return value === undefined ? 'unknown' : show(value);
}
function costText(job, model) {
    const state = (0,report_state/* stateOf */.L4)(job, model);
    if ((0,report_state/* costsNothing */.si)(state) || !(0,report_state/* hasFigures */.Mp)(job))
        return '';
    const after = state === 'completed' ? ' Bedrock reports no billed amount.' : '';
    return (0,cost/* estimateWords */.ae)(job.planned, (reason) => (0,report_escape/* escapeText */.X1)(reason)) + after;
}
/** `2.31 → 0.42`, with its curve in one line of text. */
function lossLine(report) {
    const series = [
        { name: 'training', final: report.trainingLoss, points: report.metrics?.training ?? [] },
        { name: 'validation', final: report.validationLoss, points: report.metrics?.validation ?? [] },
    ];
    return series
        .flatMap(({ name, final, points }) => {
        const losses = points.toSorted((a, b) => a.step - b.step).map((point) => point.loss);
        const last = final ?? losses.at(-1);
        if (last === undefined)
            return [];
        const first = losses[0];
        const bars = sparkline(losses);
        const from = first === undefined || losses.length < 2 ? '' : `${(0,format/* decimal */._)(first)} → `;
        return [`${name} loss ${from}${(0,format/* decimal */._)(last)}${bars === '' ? '' : ` \`${bars}\``}`];
    })
        .join(', ');
}
/** Empty where no loss is known. */
function lossSentence(report) {
    const line = lossLine(report);
    return line === '' ? '' : `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`;
}
function lossText(report, rows) {
    if (report === undefined)
        return '';
    const table = report.metrics === undefined ? '' : lossTable(report.metrics, rows);
    return [lossSentence(report), table].filter((part) => part !== '').join('\n\n');
}
function chartText(report) {
    if (report?.metrics === undefined)
        return '';
    const chart = lossChart(report.metrics);
    return chart === '' ? '' : `${chart}\n\n${chartLegend(report.metrics)}`;
}


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ jobTextTable),
/* harmony export */   w: () => (/* binding */ jobTable)
/* harmony export */ });
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7489);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2527);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7703);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4127);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8330);
/** One row per job: the facts a reviewer compares. */





const COLUMNS = [
    { title: 'Job' },
    { title: 'Environment' },
    { title: 'Base model' },
    { title: 'Action' },
    { title: 'Training data' },
    { title: 'Estimate', right: true },
];
/** Rows beyond the limit are counted in a line below. */
function jobTable(model, limit) {
    if (model.jobs.length === 0)
        return '';
    const rows = model.jobs
        .slice(0, limit.rows)
        .map((job) => [
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(job.planned.key, 40),
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(job.planned.environment, 40),
        job.planned.baseModel === '' ? '–' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)((0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .shortModel */ .Mm)(job.planned.baseModel), 40),
        [_state_js__WEBPACK_IMPORTED_MODULE_2__/* .STATE_SIGN */ .K1[(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(job, model)], (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .actionWords */ .Iv)(job, model)].filter((part) => part !== '').join(' '),
        dataCell(job.datasets),
        estimateOf(job, model),
    ]);
    const rest = model.jobs.length - rows.length;
    return ((0,_table_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownTable */ .Q)(COLUMNS, rows) +
        (rest > 0 ? `\n\n… and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(rest, 'more job')}: see ${limit.elsewhere}.` : ''));
}
/** The same for a terminal, unescaped but for unseen characters. */
function jobTextTable(model, plain) {
    return (0,_table_js__WEBPACK_IMPORTED_MODULE_4__/* .textTable */ .e)(COLUMNS, model.jobs.map((job) => [
        plain(job.planned.key),
        plain(job.planned.environment),
        plain((0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .shortModel */ .Mm)(job.planned.baseModel)) || '–',
        (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .actionWords */ .Iv)(job, model),
        dataCell(job.datasets),
        estimateOf(job, model),
    ]));
}
function estimateOf(job, model) {
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .costsNothing */ .si)((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(job, model)) || !(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasFigures */ .Mp)(job) ? '–' : (0,_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .estimateCell */ .ZT)(job.planned.estimate);
}
function dataCell(datasets) {
    const training = datasets.find((dataset) => dataset.split === 'training');
    if (training === undefined)
        return '–';
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .isElsewhere */ .l5)(training))
        return 'not read here';
    if (training.rows === undefined || !training.isUnderstood)
        return '–';
    const tokens = training.tokens === undefined ? '' : `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .tokenRange */ .Rl)(training.tokens)} tokens`;
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(training.rows)} ${training.rows === 1 ? 'row' : 'rows'}${tokens}`;
}


/***/ }),

/***/ 8871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ isUrgentNote),
/* harmony export */   CH: () => (/* binding */ needsList),
/* harmony export */   OK: () => (/* binding */ retryLines),
/* harmony export */   OY: () => (/* binding */ promotedWarnings),
/* harmony export */   _s: () => (/* binding */ checksNotRunLine),
/* harmony export */   e: () => (/* binding */ warningsList),
/* harmony export */   w7: () => (/* binding */ failureLines)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2527);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7470);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7703);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4127);
/** What needs the reader, as a list: errors with their place, what blocks, what waits for a decision. */





/** Notes a person should act on or at least know before anything else; the others stand with their job. */
const URGENT_NOTES = [
    'over-budget',
    'older-run-training',
    'not-reviewed',
    'stale',
    'retry-exists',
    'superseded',
    'quota',
];
function isUrgentNote(note) {
    return URGENT_NOTES.includes(note);
}
/** Bullets; empty when nothing needs the reader. A closed pull request needs nobody. */
function needsList(model, limit) {
    if (model.stage === 'closed')
        return '';
    const errors = (0,_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .shownFindings */ .qA)(model.findings.filter(isError), limit.alike);
    const promoted = (0,_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .shownFindings */ .qA)(promotedWarnings(model), limit.alike);
    const items = [
        ...[...errors, ...promoted].map((shown) => findingItem(shown, { model, limit })),
        ...model.jobs.flatMap((job) => jobItems(job, model)),
    ];
    return bullets(items, limit);
}
/** Of a limit that the change lifts. */
function isGuardWarning({ code, severity }) {
    return severity === 'warning' && code === 'guard-weakened';
}
/** Warnings that stand among what needs the reader, before a merge. */
function promotedWarnings(model) {
    if (model.stage !== 'proposed')
        return [];
    return [...model.findings.filter(isGuardWarning), ...costWarning(model)];
}
/**
 * Where a job would train at an unknown cost, the warning that says most of it stands among what needs the reader: of an
 * unknown base model, else the first.
 */
function costWarning(model) {
    const isUnknown = model.jobs.some((job) => job.planned.estimate.kind === 'unknown' &&
        ['to-train', 'queued', 'unchecked'].includes((0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(job, model)));
    if (!isUnknown)
        return [];
    const warnings = (0,_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .shownFindings */ .qA)(model.findings.filter((finding) => finding.severity === 'warning' && !isGuardWarning(finding)));
    const ofModel = warnings.find(({ finding }) => finding.code === 'base-model-unknown');
    const chosen = (ofModel ?? warnings[0])?.finding;
    return chosen === undefined ? [] : [chosen];
}
/** Warnings and remarks, worst first. */
function warningsList(model, limit) {
    const promoted = promotedWarnings(model);
    const rest = model.findings.filter((finding) => !isError(finding) && !promoted.includes(finding));
    return bullets((0,_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .shownFindings */ .qA)(rest, limit.alike).map((shown) => findingItem(shown, { model, limit })), limit);
}
function bullets(items, limit) {
    const shown = [];
    let size = 0;
    for (const item of items.slice(0, limit.items)) {
        size += node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.byteLength(item) + 3;
        if (size > limit.bytes)
            break;
        shown.push(`- ${item}`);
    }
    const rest = items.length - shown.length;
    if (rest > 0)
        shown.push(`- … and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(rest)} more: see ${limit.elsewhere}.`);
    return shown.join('\n');
}
const SEVERITY_WORD = {
    error: `${_state_js__WEBPACK_IMPORTED_MODULE_3__/* .SIGN */ .AJ.failed} Error`,
    warning: `${_state_js__WEBPACK_IMPORTED_MODULE_3__/* .SIGN */ .AJ.warning} Warning`,
    info: 'Remark',
};
function findingItem({ finding, more }, { model, limit }) {
    const message = `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .richText */ .YD)(finding.message)} (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(finding.code)})`;
    const others = more === 0 ? '' : `\n  … and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(more)} more like it: see ${limit.elsewhere}.`;
    return `${SEVERITY_WORD[finding.severity]} at ${place(finding, model)}: ${message}${fix(finding.hint)}${others}`;
}
/** `file:line:column`, as a permalink where repository and commit are known. */
function place(finding, model) {
    const label = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cap */ .Np)(finding.file, 120)}:${finding.line}:${finding.column}`, 160);
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(label, permalink(finding, model));
}
function permalink(finding, { repositoryUrl, commit }) {
    if (repositoryUrl === undefined || !(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .isWebAddress */ .d3)(repositoryUrl))
        return undefined;
    if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit))
        return undefined;
    return `${repositoryUrl}/blob/${commit}/${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePath */ .O0)(finding.file)}?plain=1#L${finding.line}`;
}
function jobItems(job, model) {
    const notes = job.planned.notes
        .filter((note) => isUrgentNote(note.code))
        .map((note) => `${_state_js__WEBPACK_IMPORTED_MODULE_3__/* .SIGN */ .AJ.warning} ${jobName(job)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .richText */ .YD)(note.message)}`);
    return [...actionItems(job, model), ...notes];
}
function jobName(job) {
    return `**${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(job.planned.key, 40)}**`;
}
function actionItems(job, model) {
    const { action } = job.planned;
    const sign = _state_js__WEBPACK_IMPORTED_MODULE_3__/* .STATE_SIGN */ .K1[(0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(job, model)];
    if (action.kind === 'blocked')
        return action.reasons
            .filter((reason) => reason.code !== 'findings' || !model.findings.some(isError))
            .map(({ message, hint }) => `${sign} ${jobName(job)} is blocked: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .richText */ .YD)(message)}${fix(hint)}`);
    if (action.kind === 'failed')
        return [item(`${sign} ${jobName(job)} failed: `, failureLines(job))];
    if (action.kind === 'stopped')
        return [
            item(`${sign} ${jobName(job)} `, ['was stopped; what was trained is billed.', ...retryLines(job)]),
        ];
    if (action.kind === 'missing')
        return [
            item(`${sign} ${jobName(job)} `, ['was trained, but its model was deleted since.', ...retryLines(job)]),
        ];
    return [];
}
function item(start, lines) {
    return start + lines.join('\n  ');
}
function isError(finding) {
    return finding.severity === 'error';
}
function fix(hint) {
    return hint === '' ? '' : `\n  Fix: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .richText */ .YD)(hint)}`;
}
/** Reason, hint, and the exact line that tries again: one line each. */
function failureLines(job) {
    const failure = job.report?.failure;
    if (failure === undefined)
        return ['its reason was not read here.', ...retryLines(job)];
    const hint = failure.hint === '' ? [] : [`Fix: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .richText */ .YD)(failure.hint)}`];
    return [`${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .richText */ .YD)(failure.message)}.`, ...hint, ...retryLines(job, failure.hint)];
}
/** Left out where the hint before it says the same line already. */
function retryLines(job, hint = '') {
    const retry = (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .retryOf */ .W2)(job);
    if (retry === undefined || hint.includes(`retry: ${retry}`))
        return [];
    return [`To train again: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`retry: ${retry}`)}`];
}
/** One line naming the checks that did not run; empty when all ran. */
function checksNotRunLine(model) {
    if (model.checksNotRun.length === 0)
        return '';
    const shown = model.checksNotRun.slice(0, 6).map((check) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(check, 100));
    const rest = model.checksNotRun.length - shown.length;
    return `Not checked here: ${shown.join('; ')}${rest > 0 ? `; and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(rest)} more` : ''}.`;
}


/***/ }),

/***/ 715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextSteps),
/* harmony export */   c: () => (/* binding */ deployStep)
/* harmony export */ });
/* harmony import */ var _catalog_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8496);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7703);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4127);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(975);
/** The next step: one sentence, and the exact command lines where there are any. */




const SHOWN_MAX = 5;
/** In order of urgency. The texts are ours alone; names are put in only where they have the shape of a job's name. */
function nextSteps(model, surface) {
    const found = stepsAt(model, surface).flatMap((step) => (step === undefined ? [] : [step]));
    return found.length > 0 ? found : [{ sentence: 'Nothing to do.', commands: [] }];
}
function stepsAt(model, surface) {
    if (model.stage === 'closed')
        return [followStep(model, surface)];
    const first = model.stage === 'proposed'
        ? [sentenceOnly(proposedSentence(model, surface))]
        : [mendStep(model, surface), startStep(model, surface), queuedStep(model, surface)];
    const then = [retryStep(model, surface), followStep(model, surface)];
    return [...first, ...then, ...deploySteps(model), removeStep(model, surface)];
}
function inState(model, states) {
    return model.jobs.filter((job) => states.includes((0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(job, model)));
}
function sentenceOnly(sentence) {
    return { sentence, commands: [] };
}
function proposedSentence(model, surface) {
    const isTerminal = surface === 'terminal';
    const again = isTerminal
        ? `run \`${model.command === 'validate' ? 'validate' : 'plan'}\` again`
        : 'push: the checks run again';
    if ((0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .countOf */ .pq)(model.findings, 'error') > 0)
        return `Fix the errors and ${again}.`;
    if (inState(model, ['blocked']).length > 0)
        return `Remove what blocks and ${again}.`;
    if (model.command === 'validate')
        return isTerminal
            ? 'Run `plan` to see what would train and what exists in AWS.'
            : 'The plan against AWS is made where the workflow has credentials.';
    const size = inState(model, ['to-train', 'queued']).length;
    const runs = size === 0 ? 'no training run' : (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(size, 'training run');
    return isTerminal ? `\`apply\` starts ${runs}.` : `Merging this pull request starts ${runs}.`;
}
/** What stands in the way after a merge: nothing moves on its own there. */
function mendStep(model, surface) {
    const size = inState(model, ['blocked']).length;
    const errors = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .countOf */ .pq)(model.findings, 'error');
    if (size === 0 && errors === 0)
        return undefined;
    const what = size === 0 ? `Fix ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(errors, 'error')} (above)` : `Mend what blocks ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(size, 'job')} (above)`;
    return surface === 'terminal'
        ? { sentence: `${what}, then run apply again:`, commands: ['bedrock-tune apply'] }
        : {
            sentence: `${what}: merge the fix or, where nothing in the repository has to change, run the train workflow again:`,
            commands: ['gh workflow run train.yml'],
        };
}
function startStep(model, surface) {
    if (model.stage === 'merged') {
        const size = inState(model, ['to-train', 'queued']).length;
        return size === 0
            ? undefined
            : sentenceOnly(`The train workflow starts ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(size, 'training run')}.`);
    }
    // A job that the default branch has changed since is for the run of that change.
    const ready = inState(model, ['to-train']).filter(({ planned }) => !planned.notes.some((note) => note.code === 'stale'));
    if (ready.length === 0)
        return undefined;
    const runs = (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(ready.length, 'training run');
    return surface === 'terminal'
        ? { sentence: `Run apply to start ${runs}:`, commands: ['bedrock-tune apply'] }
        : sentenceOnly(`The next apply starts ${runs}; the follow workflow does that by itself.`);
}
function queuedStep(model, surface) {
    const size = inState(model, ['queued']).length;
    if (model.stage === 'merged' || size === 0)
        return undefined;
    const waits = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(size, 'training run')} ${size === 1 ? 'waits' : 'wait'} for a free slot in Bedrock`;
    return surface === 'terminal'
        ? { sentence: `${waits}: run apply again once a run has ended:`, commands: ['bedrock-tune apply'] }
        : sentenceOnly(`${waits}: a later run of the follow workflow starts ${size === 1 ? 'it' : 'them'}.`);
}
function retryStep(model, surface) {
    const waiting = inState(model, ['failed', 'stopped', 'missing']);
    const retries = waiting.filter((job) => (0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .isJobKey */ .Vd)(job.planned.key)).flatMap((job) => (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .retryOf */ .W2)(job) ?? []);
    if (retries.length === 0)
        return undefined;
    const { list, rest } = shortList(retries);
    const command = surface === 'terminal' ? 'bedrock-tune apply --retry ' : 'gh workflow run train.yml -f retry=';
    return {
        sentence: `To train again, which costs again, name the attempt to make${rest}:`,
        commands: [command + list],
    };
}
/** A run that is stopping already is only waited for. */
function followStep(model, surface) {
    const running = inState(model, ['in-progress']);
    if (running.length === 0)
        return undefined;
    const keys = jobKeys(running.filter((job) => (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .runOf */ .ng)(job)?.status !== 'Stopping'));
    const { list, rest } = shortList(keys);
    if (surface === 'terminal')
        return {
            sentence: keys.length === 0 ? 'To look again:' : `To look again, or to stop${rest}:`,
            commands: ['bedrock-tune status', ...(keys.length === 0 ? [] : [`bedrock-tune stop --jobs ${list}`])],
        };
    return keys.length === 0
        ? sentenceOnly('The follow workflow tells how it ends.')
        : {
            sentence: `The follow workflow watches the training. To stop it${rest} (what was trained until then is billed):`,
            commands: [`gh workflow run stop.yml -f jobs=${list}`],
        };
}
/** For a command line, which has no room for hundreds; `rest` says that not all are in it. */
function shortList(names) {
    const rest = names.length - SHOWN_MAX;
    return {
        list: names.slice(0, SHOWN_MAX).join(','),
        rest: rest > 0 ? ` (here the first ${SHOWN_MAX}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(rest, 'more job')} likewise)` : '',
    };
}
/** Only once the comment has come to rest: earlier it is noise. */
function deploySteps(model) {
    if (model.stage !== 'settled')
        return [];
    const models = inState(model, ['completed']).filter((job) => (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .modelArnOf */ .m6)(job) !== undefined);
    const steps = models.slice(0, SHOWN_MAX).flatMap((job) => deployStep(job, model) ?? []);
    const rest = models.length - SHOWN_MAX;
    const more = rest > 0 ? [sentenceOnly(`${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(rest, 'more model')} likewise.`)] : [];
    const shown = [...new Set(steps.map(({ sentence }) => sentence))].map((sentence) => ({
        sentence,
        commands: steps.filter((step) => step.sentence === sentence).flatMap(({ commands }) => commands),
    }));
    return [...shown, ...more];
}
/**
 * How the tuned model comes to answer: it cannot be invoked before it is deployed. On-demand deployments are billed
 * by use, provisioned throughput by the hour (Bedrock user guide and price list).
 */
function deployStep(job, owner) {
    const arn = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .modelArnOf */ .m6)(job);
    if (arn === undefined)
        return undefined;
    const inference = (0,_catalog_index_js__WEBPACK_IMPORTED_MODULE_0__/* .findBaseModel */ .Ef)(job.planned.baseModel)?.inference;
    const hourly = 'provisioned throughput, which is billed by the hour whether it is used or not';
    if (inference?.onDemand === false)
        return { sentence: `The model answers only once it is deployed: it needs ${hourly}.`, commands: [] };
    const where = inference === undefined ? ` where its base model allows that, otherwise with ${hourly}` : '';
    return {
        sentence: `The model answers only once it is deployed: on demand (billed by use)${where}.`,
        commands: deployCommand(job, arn, owner),
    };
}
/** Named as the run: a second deployment of one name is refused, and each training makes a model of its own. */
function deployCommand(job, arn, owner) {
    const { region } = job.planned;
    const name = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .runOf */ .ng)(job)?.jobName ?? '';
    const safe = /^arn:aws[a-z-]*:bedrock:[\w:/.-]+$/.test(arn) &&
        /^[a-z0-9-]+$/.test(region) &&
        /^[a-z](?:-?[a-z0-9]){0,62}$/.test(name);
    if (!safe)
        return [];
    const call = `aws bedrock create-custom-model-deployment --region ${region}`;
    return [`${call} --model-deployment-name ${name} --model-arn ${arn}${tagOption(name, owner)}`];
}
/** With id and job the deployment is provably ours, so that a teardown can take it; empty: not both are known. */
function tagOption(runName, { repository = '', repositoryId = '' }) {
    // The model keeps the name of its first days, and its tag says the same.
    const job = /^(.+)-[0-9a-f]{12}(?:-r\d+)?$/.exec(runName)?.[1];
    if (job === undefined || !/^\d+$/.test(repositoryId))
        return '';
    const name = /^[\w.-]+\/[\w.-]+$/.test(repository) ? { repository } : {};
    const tags = Object.entries({ 'repository-id': repositoryId, ...name, job });
    return ` --tags ${tags.map(([name, value]) => `key=bedrock-tune:${name},value=${value}`).join(' ')}`;
}
function removeStep(model, surface) {
    const keys = jobKeys(inState(model, ['unmanaged']));
    if (keys.length === 0)
        return undefined;
    const { list, rest } = shortList(keys);
    return {
        sentence: `To remove what is no longer in the config file${rest} (this first prints a plan and deletes nothing):`,
        commands: [
            surface === 'terminal'
                ? `bedrock-tune teardown --jobs ${list} --what models`
                : `gh workflow run teardown.yml -f jobs=${list} -f what=models`,
        ],
    };
}
function jobKeys(jobs) {
    return jobs.map((job) => job.planned.key).filter(_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .isJobKey */ .Vd);
}


/***/ }),

/***/ 4127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ SIGN),
/* harmony export */   Ht: () => (/* binding */ isSimulated),
/* harmony export */   Iv: () => (/* binding */ actionWords),
/* harmony export */   K1: () => (/* binding */ STATE_SIGN),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Mp: () => (/* binding */ hasFigures),
/* harmony export */   W2: () => (/* binding */ retryOf),
/* harmony export */   fU: () => (/* binding */ isAfterMerge),
/* harmony export */   gC: () => (/* binding */ PHASE_WORDS),
/* harmony export */   l5: () => (/* binding */ isElsewhere),
/* harmony export */   m6: () => (/* binding */ modelArnOf),
/* harmony export */   ng: () => (/* binding */ runOf),
/* harmony export */   pl: () => (/* binding */ isEnded),
/* harmony export */   si: () => (/* binding */ costsNothing)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7703);
/** Where a job stands, in the words every report uses. */


/** Each sign has one meaning and never stands without the word. */
const SIGN = {
    done: '✅',
    progress: '⏳',
    failed: '❌',
    blocked: '⛔',
    stopped: '⏹️',
    warning: '⚠️',
};
const STATE_SIGN = {
    unchecked: '',
    'to-train': '',
    queued: '',
    'in-progress': SIGN.progress,
    'up-to-date': SIGN.done,
    completed: SIGN.done,
    blocked: SIGN.blocked,
    failed: SIGN.failed,
    stopped: SIGN.stopped,
    missing: SIGN.warning,
    unmanaged: '',
};
function stateOf(job, model) {
    const { kind } = job.planned.action;
    switch (kind) {
        case 'train':
            return 'to-train';
        case 'queue':
            return 'queued';
        case 'watch':
            return 'in-progress';
        case 'none':
            return isAfterMerge(model.stage) ? 'completed' : 'up-to-date';
        case 'blocked':
        case 'failed':
        case 'stopped':
        case 'missing':
        case 'unchecked':
        case 'unmanaged':
            return kind;
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(kind);
    }
}
function isAfterMerge(stage) {
    return stage === 'training' || stage === 'settled';
}
/** `validate` never asks AWS, so that no endpoint has answered for it. */
function isSimulated(model) {
    return model.simulated && model.command !== 'validate';
}
/** Nothing more is spent on these, so that an estimate beside them would mislead. */
function costsNothing(state) {
    return ['up-to-date', 'failed', 'stopped', 'missing', 'unmanaged'].includes(state);
}
/** An S3 dataset: checked where it is used, and not read here. */
function isElsewhere({ source }) {
    return source.startsWith('s3://');
}
/** An estimate from rows that nobody could read would be $0. */
function hasFigures(job) {
    const training = job.datasets.find(({ split }) => split === 'training');
    return training === undefined || training.isUnderstood || isElsewhere(training);
}
/** The training run a job's action speaks of; what was looked at last wins. */
function runOf(job) {
    const { action } = job.planned;
    return job.report?.run ?? ('run' in action ? action.run : undefined);
}
/** The model as it exists now; a deleted one is not a model. */
function modelArnOf(job) {
    const { action } = job.planned;
    if (action.kind === 'missing')
        return undefined;
    return 'modelArn' in action ? action.modelArn : runOf(job)?.modelArn;
}
/** `support-bot@2`: what a person writes to make a new attempt; undefined where none is waited for. */
function retryOf(job) {
    const { action, key, notes } = job.planned;
    // A retry trains the present specification: of an overtaken run that is another one.
    if (notes.some(({ code }) => code === 'superseded'))
        return undefined;
    return 'retryAttempt' in action ? `${key}@${action.retryAttempt}` : undefined;
}
/** The action in words, without sign. */
function actionWords(job, model) {
    const { action } = job.planned;
    switch (action.kind) {
        case 'train':
            return trainWords(action.attempt, model.stage);
        case 'queue':
            return `${model.stage === 'proposed' ? 'will train, may wait' : 'queued'}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(action.inFlight, 'run')} in flight`;
        case 'watch':
            return progressWords(action.run);
        case 'none':
            return isAfterMerge(model.stage) ? 'completed' : 'up to date';
        case 'blocked':
            return blockedWords(action);
        case 'failed':
            return 'failed';
        case 'stopped':
            return 'stopped';
        case 'missing':
            return 'completed, its model was deleted';
        case 'unchecked':
            return 'not compared with AWS';
        case 'unmanaged':
            return unmanagedWords(action);
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(action);
    }
}
function trainWords(attempt, stage) {
    if (stage === 'closed')
        return 'not started';
    const again = attempt > 1 ? ` (attempt ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(attempt)})` : '';
    return (isAfterMerge(stage) ? 'not started yet' : 'will train') + again;
}
function blockedWords(action) {
    const codes = [...new Set(action.reasons.map((reason) => reason.code.replaceAll('-', ' ')))];
    return codes.length === 0 ? 'blocked' : `blocked: ${codes.join(', ')}`;
}
function unmanagedWords(action) {
    const left = isEnded(action.run) ? (action.modelArn === undefined ? '' : ', model kept') : ', in progress';
    return `no longer in the config file${left}`;
}
function isEnded(run) {
    return run.status === 'Completed' || run.status === 'Failed' || run.status === 'Stopped';
}
const PHASE_WORDS = {
    validation: 'validation',
    dataProcessing: 'data processing',
    training: 'training',
};
function progressWords(run) {
    if (run.status === 'Stopping')
        return 'in progress: stopping';
    if (run.status === 'Unknown')
        return 'in progress (a status this release does not know)';
    const phase = run.phases.findLast((candidate) => candidate.status !== 'NotStarted');
    return phase === undefined ? 'in progress' : `in progress: ${PHASE_WORDS[phase.name]}`;
}


/***/ }),

/***/ 3394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   p: () => (/* binding */ SUMMARY_BUDGET)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(642);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7007);
/* harmony import */ var _footer_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2747);
/** The job summary: what the comment says, with everything the comment has no room for. */




/** UTF-8 bytes, a little below the 1 MiB at which GitHub refuses a step's summary. */
const SUMMARY_BUDGET = 1_000_000;
const ELSEWHERE = 'the `result` output of this step';
function renderSummary(model) {
    const end = `\n\n${(0,_content_js__WEBPACK_IMPORTED_MODULE_2__/* .nextStepText */ .Hd)(model)}\n\n${(0,_footer_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectLine */ .nh)(model)} <sub>${(0,_footer_js__WEBPACK_IMPORTED_MODULE_3__/* .stampLine */ .i$)(model)}</sub>\n`;
    const blocks = (0,_content_js__WEBPACK_IMPORTED_MODULE_2__/* .reportBlocks */ .Dt)(model, {
        needs: { items: 2_000, bytes: 400_000, alike: 2_000, elsewhere: ELSEWHERE },
        warnings: { items: 2_000, bytes: 300_000, alike: 2_000, elsewhere: ELSEWHERE },
        rows: 2_000,
        lossRows: 40,
        open: model.jobs.length === 1,
    });
    const bytes = SUMMARY_BUDGET - node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.byteLength(end);
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .compose */ .Z)(blocks, { bytes, elsewhere: ELSEWHERE }) + end;
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ markdownTable),
/* harmony export */   e: () => (/* binding */ textTable)
/* harmony export */ });
/** Tables for Markdown and for terminals. */
/** @param rows cells that are safe already (no `|`, no line break) */
function markdownTable(columns, rows) {
    return [
        columns.map((column) => column.title),
        columns.map((column) => (column.right === true ? '---:' : '---')),
        ...rows,
    ]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
}
/** Aligned columns, two spaces apart; empty when there are no rows. */
function textTable(columns, rows) {
    if (rows.length === 0)
        return '';
    const all = [columns.map((column) => column.title.toUpperCase()), ...rows];
    const widths = columns.map((_, index) => all.reduce((width, cells) => Math.max(width, length(cells[index])), 0));
    return all
        .map((cells) => columns
        .map((column, index) => pad(cells[index] ?? '', widths[index] ?? 0, column.right === true))
        .join('  ')
        .trimEnd())
        .join('\n');
}
function pad(cell, width, right) {
    const fill = ' '.repeat(Math.max(0, width - length(cell)));
    return right ? fill + cell : cell + fill;
}
function length(cell) {
    return Array.from(cell ?? '').length;
}


/***/ }),

/***/ 975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G8: () => (/* binding */ verdictHeading),
/* harmony export */   Vd: () => (/* binding */ isJobKey),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   _p: () => (/* binding */ byAttention),
/* harmony export */   pq: () => (/* binding */ countOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7489);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2527);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7703);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4127);
/** The first line a person reads: how many, what will happen, what it will cost. */





const BEFORE_MERGE = [
    'blocked',
    'to-train',
    'queued',
    'in-progress',
    'failed',
    'stopped',
    'missing',
    'up-to-date',
    'completed',
    'unchecked',
    'unmanaged',
];
const AFTER_MERGE = [
    'failed',
    'stopped',
    'missing',
    'blocked',
    'in-progress',
    'queued',
    'to-train',
    'completed',
    'up-to-date',
    'unmanaged',
];
const COSTING = ['to-train', 'queued', 'in-progress'];
/** @param name how a job's name is shown (plain in a terminal, code in Markdown) */
function verdict(model, name = (key) => key) {
    const clauses = [...findingClauses(model), ...jobClauses(model, name)];
    const lead = opening(model);
    const text = clauses.map((clause) => clause.text).join(', ');
    return {
        sign: lead.sign ?? clauses[0]?.sign ?? _state_js__WEBPACK_IMPORTED_MODULE_3__/* .SIGN */ .AJ.done,
        text: [lead.text, text].filter((part) => part !== '').join(': ') || nothingWords(model.unchangedJobs),
    };
}
/** The heading of a comment or a summary. */
function verdictHeading(model) {
    const { sign, text } = verdict(model, _escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY);
    return `### ${[sign, (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isSimulated */ .Ht)(model) ? '**Simulated**:' : '', text].filter((part) => part !== '').join(' ')}`;
}
function nothingWords(unchanged) {
    return unchanged === 0 ? 'No job is affected' : `No job is affected, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(unchanged, 'job')} unchanged`;
}
/** What needs the reader first; file order within. For lists that have no room for all. */
function byAttention(model) {
    const order = (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isAfterMerge */ .fU)(model.stage) ? AFTER_MERGE : BEFORE_MERGE;
    const place = (job) => order.indexOf((0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(job, model));
    return model.jobs.toSorted((a, b) => place(a) - place(b));
}
function opening(model) {
    if (model.stage === 'closed')
        return { sign: '', text: 'Closed without merging, nothing was started' };
    if (model.stage === 'merged')
        return { sign: undefined, text: model.jobs.length === 0 ? 'Merged, no job is affected' : 'Merged' };
    const refused = hasErrors(model) || model.jobs.some((job) => (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(job, model) === 'blocked');
    const passed = model.command === 'validate' && !refused;
    return passed
        ? { sign: _state_js__WEBPACK_IMPORTED_MODULE_3__/* .SIGN */ .AJ.done, text: 'Checks passed, AWS was not asked' }
        : { sign: undefined, text: '' };
}
function findingClauses(model) {
    if (model.stage !== 'proposed')
        return [];
    const errors = countOf(model.findings, 'error');
    if (errors === 0)
        return [];
    const trains = model.jobs.some((job) => ['to-train', 'queued'].includes((0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(job, model)));
    // Without an answer of AWS nobody knows what would train.
    const nothing = trains || model.command === 'validate'
        ? ''
        : `, nothing will train until ${errors === 1 ? 'it is' : 'they are'} fixed`;
    return [{ sign: _state_js__WEBPACK_IMPORTED_MODULE_3__/* .SIGN */ .AJ.failed, text: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(errors, 'error')} to fix${nothing}` }];
}
function countOf(findings, severity) {
    return findings.filter((finding) => finding.severity === severity).length;
}
function jobClauses(model, name) {
    return ((0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isAfterMerge */ .fU)(model.stage) ? AFTER_MERGE : BEFORE_MERGE)
        .filter((state) => model.stage !== 'closed' || state === 'in-progress')
        .flatMap((state) => {
        const jobs = model.jobs.filter((job) => (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(job, model) === state);
        return jobs.length === 0
            ? []
            : [clause(state, jobs, { stage: model.stage, hasErrors: hasErrors(model), name })];
    });
}
function hasErrors(model) {
    return countOf(model.findings, 'error') > 0;
}
function clause(state, jobs, context) {
    const names = shownNames(jobs).map((key) => context.name(key));
    const cost = COSTING.includes(state) ? [(0,_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .totalWords */ .iL)(jobs)] : [];
    const aside = [...names, ...cost].join(', ');
    return {
        sign: _state_js__WEBPACK_IMPORTED_MODULE_3__/* .STATE_SIGN */ .K1[state],
        text: stateWords(state, jobs.length, context) + (aside === '' ? '' : ` (${aside})`),
    };
}
/** Names of up to three jobs; more than that, or names no config file allows, are left to the table. */
function shownNames(jobs) {
    const keys = jobs.map((job) => job.planned.key);
    return keys.length <= 3 && keys.every(isJobKey) ? keys.toSorted(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6) : [];
}
/** The one shape of a job's name; what has another shape is never put into a command line. */
function isJobKey(key) {
    return key.length <= 40 && /^[a-z](?:-?[a-z0-9])*$/.test(key);
}
function stateWords(state, size, { stage, hasErrors }) {
    const runs = (0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(size, 'training run');
    const s = size === 1 ? 's' : '';
    const onMerge = hasErrors ? `merging anyway starts ${runs}` : `${runs} start${s} on merge`;
    const words = {
        unchecked: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(size, 'job')} checked`,
        'to-train': {
            proposed: onMerge,
            closed: `${runs} not started`,
            merged: `${runs} to start`,
            training: `${runs} not started yet`,
            settled: `${runs} not started`,
        }[stage],
        queued: stage === 'proposed' ? `${onMerge}, or when a slot is free` : `${runs} queued`,
        'in-progress': `${runs} in progress`,
        'up-to-date': `${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(size, 'job')} up to date`,
        completed: `${runs} completed`,
        blocked: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(size, 'job')} blocked`,
        failed: `${runs} failed`,
        stopped: `${runs} stopped`,
        missing: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(size, 'trained model')} deleted since`,
        unmanaged: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(size, 'job')} no longer in the config file`,
    };
    return words[state];
}


/***/ }),

/***/ 4736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D0: () => (/* binding */ hasReason),
/* harmony export */   cn: () => (/* binding */ whyLines),
/* harmony export */   ss: () => (/* binding */ whyText)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2527);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4127);
/** Why a job would train, visibly: what a reviewer asks first. */


/** A new specification can differ in everything; what is left out is in the diff. */
const REASONS_MAX = 6;
/** One line for each job that would train, before a merge; empty where nothing is known. @param rows most jobs shown */
function whyLines(model, rows) {
    if (model.stage !== 'proposed')
        return '';
    const lines = model.jobs
        .slice(0, rows)
        .filter((job) => hasReason(job, model))
        .map((job) => `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(job.planned.key, 40)}: ${whyText(job, _escape_js__WEBPACK_IMPORTED_MODULE_0__/* .richText */ .YD)}.`);
    if (lines.length === 0)
        return '';
    return lines.length === 1
        ? `**Why**: ${lines[0] ?? ''}`
        : `**Why**:\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}
function hasReason(job, model) {
    return (model.stage !== 'closed' && job.because.length > 0 && ['to-train', 'queued'].includes((0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(job, model)));
}
/** @param show makes a reason safe for where it will stand */
function whyText(job, show) {
    const shown = job.because.slice(0, REASONS_MAX).map((reason) => show(reason));
    const rest = job.because.length - shown.length;
    const reasons = [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
    return job.presentRun === undefined
        ? reasons
        : `${reasons}; the present model is of run ${show(`\`${job.presentRun}\``)}`;
}


/***/ }),

/***/ 1427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ reportRun),
  p: () => (/* binding */ runRef)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/plan/names.js
var names = __nccwpck_require__(595);
;// CONCATENATED MODULE: ./lib/watch/failure.js
/** Shapes of `failureMessage` seen in AWS documentation and user reports; our words, never the row. */
const RULES = [
    {
        matches: /must conform to (the )?JSONL|unable to parse/i,
        message: 'Bedrock could not parse the dataset as JSON Lines',
        hint: 'Run validate: it names the line. Blank lines count as broken rows.',
    },
    {
        matches: /must follow the .*format|must be in the .*format/i,
        message: 'Bedrock expected another row format for this base model',
        hint: 'Check `baseModel` against the rows of the dataset; validate names the format each model takes.',
    },
    {
        matches: /input size exceeded|input token count|sum of input and output token/i,
        message: 'a record is longer than the base model takes',
        hint: 'Shorten or split the longest rows; validate lists them with a token range.',
    },
    {
        matches: /number of (records|samples|examples)|too few|too many/i,
        message: 'the number of rows is outside what the base model takes',
        hint: 'Add or remove rows; validate names both limits.',
    },
    {
        matches: /flagged|third-party license|content polic/i,
        message: "Bedrock's automated content checks refused the dataset",
        hint: 'Review the data; trying again without a change will fail again.',
    },
    {
        matches: /\bassum(?:e|ed|ing)\b|\b(?:service|iam|execution) role\b|\brole arn\b/i,
        message: 'Bedrock could not use the service role',
        hint: 'Check the trust policy of `serviceRoleArn` (bedrock.amazonaws.com, aws:SourceAccount, aws:SourceArn).',
    },
    {
        matches: /s3|bucket|access ?denied|permission/i,
        message: 'Bedrock could not read the dataset or write the output',
        hint: 'Check the S3 rights of `serviceRoleArn` on both buckets, and their KMS keys.',
    },
    {
        matches: /internal error|unexpected error/i,
        message: 'Bedrock reported an error of its own',
        hint: 'Retry it; nothing in the repository has to change.',
    },
];
/**
 * @param text `failureMessage` of a failed run; undefined when Bedrock gave none
 * @param retry the line a person writes to try again, e.g. `support-bot@2`; undefined: there is none
 */
function explainFailure(text, retry) {
    const again = retry === undefined
        ? 'The job has changed since: its present specification is a run of its own.'
        : `After the fix, or to try the same again: run the train workflow with \`retry: ${retry}\`.`;
    if (text === undefined || text.trim() === '')
        return { message: 'Bedrock gave no reason', hint: `Look at the job in the console. ${again}` };
    const words = ownWords(text);
    const rule = RULES.find((candidate) => candidate.matches.test(words));
    if (rule !== undefined)
        return { message: rule.message, hint: `${rule.hint} ${again}` };
    const shown = redact(text);
    const message = shown === REDACTED ? 'Bedrock gave a reason that may quote the dataset' : `Bedrock said: ${shown}`;
    return { message, hint: `Look at the job in the console. ${again}` };
}
/**
 * Where row text may begin: a quotation mark, a bracket, a colon, or the announcement of a row. An apostrophe counts,
 * for which of the two it is cannot be told.
 */
const ROW_TEXT = /["'`´“”„‟‘’‚‛«»‹›{}[\]:=]|\b(?:start(?:s|ing)?|begin(?:s|ning)?) with\b|\b(?:contain(?:s|ing)?|reads)\b/i;
const REDACTED = '[redacted]';
/** The words in which a service speaks of a training job. A row that is made of these alone gives nothing away. */
const VOCABULARY = new Set(`a about access accessing account additional after again all allowed already alternate amazon an and any are as at aws
  base batch be because bedrock been before began below beyond bucket buckets by can cannot capacity check checkpoint
  completed complete compute configuration configured content contact could count create created creating customization
  data dataset datasets decrypt denied detected did different do does due during each early either empty encountered
  encoding encryption end ended entry epoch epochs error errors evaluation exceed exceeded exceeds exhausted exist exists
  expected expired fail failed failure few field fields file files fine-tuning for format found from gpu gradient had has
  have hyperparameter hyperparameters if image images in incorrect input inputs insufficient internal invalid is issue it
  its job json jsonl key kms large larger last latency learning least length less limit limits line lines list location
  long longer loss low manifest many match max maximum memory message messages metric metrics min minimum missing mode
  model models more must name nan network new no not number object objects of on one only operation or out output outside
  over parameter parameters parse parsing path period permission permissions permitted please policy prefix process
  processed processing prompt prompts provided quota rate read reading reason received record records reduce region
  rejected request requested required resource resources response result retry role roles row rows run running s3 sample
  samples schema security see server service set shape should size small smaller some space split stage start started
  starting state status step stop stopped stopping storage subnet such support supported system tag than that the their
  them then there these this time timed timeout times to token tokens too total train training try type unable under
  unexpected unhandled unknown unreachable unsupported until up upload uploaded use used user users using valid validate
  validation value values version vpc was were when which while will with within without write writing your`
    .split(/\s+/)
    .filter(Boolean));
/** A place in the dataset, such as `line 17`: a number that stands behind its word. */
const PLACE = /^(?:records?|rows?|lines?|samples?|entry)$/;
/**
 * Keeps what a service says itself: the words before the first one that is not its own. What stands behind may be a
 * row, however it is announced.
 */
function redact(text) {
    const at = text.search(ROW_TEXT);
    const words = (at === -1 ? text : text.slice(0, at)).split(/\s+/).filter(Boolean);
    const bare = words.map((word) => word.toLowerCase().replace(/^\(|[.,;!?)]+$/g, ''));
    const isOwn = (word, place) => VOCABULARY.has(word) || (PLACE.test(bare[place - 1] ?? '') && /^\d{1,6}$/.test(word));
    const end = bare.findIndex((word, place) => !isOwn(word, place));
    const shown = (end === -1 ? words : words.slice(0, end)).join(' ');
    if (end === -1 && at === -1)
        return cut(shown);
    return `${cut(shown)} ${REDACTED}`.trim();
}
const MAX_LENGTH = 200;
function cut(text) {
    return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)}…`;
}
/** What Bedrock says itself, as far as it can be told from rows: they have words of their own, such as "role". */
function ownWords(text) {
    return text.replace(/starting with[\s\S]*$/i, '').replace(/["'`{[][\s\S]*["'`}\]]/, ' ');
}

;// CONCATENATED MODULE: ./lib/watch/metrics.js
/** AWS documents and samples spell the folders in three ways, so only the file name's end is matched. */
const TRAINING_FILE = 'step_wise_training_metrics.csv';
const VALIDATION_FILE = 'validation_metrics.csv';
const MAX_BYTES = 16 * 1024 * 1024;
/**
 * Reads both CSV files below the run's output prefix. A missing file is normal (failed and stopped runs write none)
 * and gives an empty list; undefined when there is neither.
 */
async function readMetrics(objects, bucket, prefix) {
    const keys = (await objects.list(bucket, prefix)).map((object) => object.key);
    const read = async (name) => {
        const key = keys.find((candidate) => candidate.endsWith(`/${name}`));
        return key === undefined ? [] : parseMetrics(await objects.getText(bucket, key, MAX_BYTES));
    };
    const training = await read(TRAINING_FILE);
    const validation = await read(VALIDATION_FILE);
    return training.length === 0 && validation.length === 0 ? undefined : { training, validation };
}
/**
 * Columns are found by name (`step_number`, `epoch_number`, `training_loss` or `validation_loss`, and any
 * `…perplexity`). Several rows of one step are averaged; rows without a finite loss are left out.
 */
function parseMetrics(csv) {
    const [header = '', ...lines] = csv.split(/\r?\n/);
    const names = header.split(',').map((name) => name.trim().toLowerCase());
    const column = (matches) => names.findIndex(matches);
    const step = column((name) => name === 'step_number' || name === 'step');
    const epoch = column((name) => name === 'epoch_number' || name === 'epoch');
    const loss = column((name) => name.endsWith('loss'));
    const perplexity = column((name) => name.endsWith('perplexity'));
    if (step === -1 || loss === -1)
        return [];
    const sums = new Map();
    for (const line of lines) {
        const cells = line.split(',');
        addRow(sums, {
            step: numberAt(cells, step),
            epoch: numberAt(cells, epoch),
            loss: numberAt(cells, loss),
            perplexity: numberAt(cells, perplexity),
        });
    }
    return [...sums].sort(([a], [b]) => a - b).map(([at, sum]) => pointOf(at, sum));
}
function addRow(sums, row) {
    if (row.step === undefined || row.loss === undefined)
        return;
    const sum = sums.get(row.step) ?? { epoch: row.epoch, loss: 0, perplexity: 0, perplexityRows: 0, rows: 0 };
    sum.loss += row.loss;
    sum.rows += 1;
    if (row.perplexity !== undefined) {
        sum.perplexity += row.perplexity;
        sum.perplexityRows += 1;
    }
    sums.set(row.step, sum);
}
function pointOf(step, sum) {
    return {
        step,
        epoch: sum.epoch,
        loss: sum.loss / sum.rows,
        perplexity: sum.perplexityRows === 0 ? undefined : sum.perplexity / sum.perplexityRows,
    };
}
function numberAt(cells, index) {
    const text = index === -1 ? undefined : cells[index]?.trim();
    if (text === undefined || text === '')
        return undefined;
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/watch/look.js
/** One run, looked at closely enough to report it. */




function runRef(run) {
    return {
        jobName: run.jobName,
        jobArn: run.jobArn,
        attempt: (0,names/* parseRunName */.E0)(run.jobName)?.attempt ?? 1,
        status: run.status,
        phases: run.phases,
        createdAt: run.createdAt,
        endedAt: run.endedAt,
        modelArn: run.customModelArn,
    };
}
/** Where a run wrote its output: the URI it was created with, else where it would go today. */
function outputOf(run, bucket, prefix) {
    const match = /^s3:\/\/([^/]+)\/(.+)$/.exec(run.outputS3Uri ?? '');
    if (match?.[1] === undefined || match[2] === undefined)
        return { bucket, prefix: (0,names/* outputPrefix */.Mp)(prefix, run.jobName) };
    return { bucket: match[1], prefix: match[2].endsWith('/') ? match[2] : `${match[2]}/` };
}
/**
 * @param job key in `jobs.yaml`, for the retry line; undefined: a retry would train another specification
 * @param store where outputs go by the present configuration
 */
async function reportRun(job, run, store) {
    const ref = runRef(run);
    const output = outputOf(run, store.bucket, store.prefix);
    return {
        run: ref,
        trainingLoss: run.trainingLoss,
        validationLoss: run.validationLoss,
        metrics: run.status === 'Completed' ? await metricsOrNone(store.objects, output) : undefined,
        failure: run.status === 'Failed' ? explainFailure(run.failureMessage, retryOf(job, ref)) : undefined,
    };
}
function retryOf(job, { attempt }) {
    return job === undefined ? undefined : `${job}@${attempt + 1}`;
}
/** Metrics are a view: a role that may not read them must not hide that the run completed. */
async function metricsOrNone(objects, output) {
    try {
        return await readMetrics(objects, output.bucket, output.prefix);
    }
    catch (error) {
        if (error instanceof errors/* AppError */.uV && error.blame !== 'bug')
            return undefined;
        throw error;
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9069);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
