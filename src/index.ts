/** The action's process edge. */
import { actionEdge } from './adapters/action.ts';
import { main } from './main.ts';

process.exitCode = await main(actionEdge(process.env));
