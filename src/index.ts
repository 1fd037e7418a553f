/** The action's process edge. */
import { actionEdge } from './adapters/action.ts';
import { main } from './main.ts';

const edge = actionEdge(process.env);
process.exitCode = await main(edge);
// A cancelled run waits for no answer that is still out.
if (edge.signal.aborted) process.exit();
