/** Preloaded into a spawned action (`--import`): appends the address of every module it loads to a file. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const file = process.env['RECORD_LOADS'];
if (!file) throw new Error('RECORD_LOADS names no file');
registerHooks({
  load: (url, context, next) => {
    appendFileSync(file, `${url}\n`);
    return next(url, context);
  },
});
