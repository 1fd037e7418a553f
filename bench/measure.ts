/** How a bench is taken: warm-ups, then the median of an odd number of runs, with the range beside it. */

export interface Sample {
  /** Milliseconds, as all three. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

const WARM_UPS = 2;
const RUNS = 15;

/**
 * Runs every subject in turns, so that a slow minute of the machine falls on all of them alike.
 * @param subjects each does its work once and answers with the milliseconds it took
 */
export async function sampleInTurns(
  subjects: readonly (() => number | Promise<number>)[],
): Promise<readonly Sample[]> {
  const times: number[][] = subjects.map(() => []);
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    for (const [at, subject] of subjects.entries()) {
      const took = await subject();
      if (run >= WARM_UPS) times[at]?.push(took);
    }
  }
  return times.map(sampleOf);
}

function sampleOf(times: readonly number[]): Sample {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted.at(index) ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), least: at(0), most: at(-1) };
}
