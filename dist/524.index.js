export const id = 524;
export const ids = [524];
export const modules = {

/***/ 5524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nodeClone: () => (/* binding */ nodeClone)
/* harmony export */ });
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7494);
/* harmony import */ var _git_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93);


/** A folder that is no repository, and a machine without Git, know nothing. */
function nodeClone(options) {
    const run = (0,_git_run_js__WEBPACK_IMPORTED_MODULE_1__/* .gitRunner */ .XZ)(options);
    const ask = async (...args) => {
        if (!(await (0,_git_js__WEBPACK_IMPORTED_MODULE_0__/* .isRepository */ .Z6)(options.root)))
            return undefined;
        const answer = await run(args).catch(() => undefined);
        const text = answer?.code === 0 ? answer.stdout.toString('utf8').trimEnd() : '';
        return text === '' || text.includes('\n') ? undefined : text;
    };
    return {
        originUrl: () => ask('config', '--get', 'remote.origin.url'),
        defaultBranch: async () => {
            const ref = await ask('symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD');
            return ref?.replace(/^refs\/remotes\/origin\//, '');
        },
        publishedHead: async () => {
            const seen = ['for-each-ref', '--count=1', '--contains=HEAD', '--format=%(refname)'];
            if ((await ask(...seen, 'refs/remotes/origin')) === undefined)
                return undefined;
            return await ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
        },
    };
}


/***/ })

};
