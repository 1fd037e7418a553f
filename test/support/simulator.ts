/** A simulator for one test file: started before its tests, reset before each, stopped after them. */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/host.ts';

/**
 * Registers the hooks; call it at the top of a `describe` or a file and use the answer inside tests.
 * The clock stands still unless the options say otherwise.
 */
export function useSimulator(options: SimulatorOptions | (() => SimulatorOptions) = {}): () => Simulator {
  let simulator: Simulator | undefined;
  beforeAll(async () => {
    simulator = await startSimulator({
      clockMode: 'manual',
      ...(typeof options === 'function' ? options() : options),
    });
  });
  beforeEach(() => simulator?.reset());
  afterAll(async () => {
    await simulator?.close();
  });
  return () => {
    if (simulator === undefined) throw new Error('the simulator runs inside tests only');
    return simulator;
  };
}
