/** `npm run simulator -- [--port N] [--time-scale S] [--repository DIR]` */
import process from 'node:process';
import { runSimulator } from './run.ts';

process.exitCode = await runSimulator(process.argv.slice(2));
