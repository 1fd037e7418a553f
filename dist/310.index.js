export const id = 310;
export const ids = [310];
export const modules = {

/***/ 8310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   workflowFiles: () => (/* binding */ workflowFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/** The workflow files of the repository, and its action.yml if it is an action. */


const FOLDER = '.github/workflows';
const MAX_BYTES = 512 * 1024;
/** @throws AppError `file-unreadable` for a file that is a link, too large, or not UTF-8 */
async function workflowFiles(root, files) {
    const names = (await listed((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, FOLDER))).filter((name) => /\.ya?ml$/.test(name)).sort();
    const found = [];
    for (const path of [...names.map((name) => `${FOLDER}/${name}`), 'action.yml']) {
        const bytes = await files.readSmall(path, MAX_BYTES);
        if (bytes !== undefined)
            found.push({ path, text: Buffer.from(bytes).toString('utf8') });
    }
    return found;
}
async function listed(folder) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder);
    }
    catch {
        // Without the folder there are no workflows; `doctor` says so.
        return [];
    }
}


/***/ })

};
