// Asks again for what could not be had, a few times with pauses that grow, and then leaves it be for a while:
// what comes meanwhile is told at once that it cannot be had.

/** Between the first tries, in milliseconds. */
export const PAUSES_MS: readonly number[] = [250, 1_000];

/** After them nothing is tried for so long, in milliseconds. */
export const REST_MS = 10_000;

/**
 * What gives the same as `get`, but does not give up at once. Who asks while it tries waits for the same tries.
 * @param get tries once; rejects where that fails
 * @returns rejects with the last failure when all tries have failed, and without any try for REST_MS after that
 */
export function persistent<T>(get: () => Promise<T>): () => Promise<T> {
  let trying: Promise<T> | null = null;

  async function attempt(): Promise<T> {
    for (const pause of PAUSES_MS) {
      try {
        return await get();
      } catch {
        await new Promise<void>((resolve) => setTimeout(resolve, pause));
      }
    }
    return get();
  }

  function forget(): void {
    trying = null;
  }

  return () => {
    if (trying === null) {
      trying = attempt();
      trying.then(forget, () => setTimeout(forget, REST_MS));
    }
    return trying;
  };
}
