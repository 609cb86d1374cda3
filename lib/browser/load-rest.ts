// Loads the second script of the background, once the first event was taken care of: what must be fast is
// the first event, so nothing that it does not need is read and compiled before it.
import type { Rest } from './rest.ts';

const SCRIPT = '/background-rest.js';

/** Where the two scripts of a background meet. */
const place: { bearerscopeRest?: Rest } = globalThis as object;

declare function importScripts(path: string): void;

/** Called by the second script. */
export function offerRest(rest: Rest): void {
  place.bearerscopeRest = rest;
}

/**
 * Belongs to the first turn. A service worker may load later only what it has loaded while it was
 * installed (Service Workers, "importScripts(urls)"); an installation is rare, and nobody waits for it.
 */
export function installRest(): void {
  if (!import.meta.env.FIREFOX) globalThis.addEventListener('install', () => void rest());
}

let loading: Promise<Rest> | null = null;
let failures = 0;

/** The rest of the background; loads it when it is asked for first, and again where that has failed. */
export function rest(): Promise<Rest> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    failures++;
    throw error;
  });
  return loading;
}

async function load(): Promise<Rest> {
  if (import.meta.env.FIREFOX) {
    // Before version 155 a module that could not be loaded once never is under the same name (whatwg/html#6768).
    await import(/* @vite-ignore */ failures === 0 ? SCRIPT : `${SCRIPT}?${failures}`);
  } else importScripts(SCRIPT);
  const { bearerscopeRest } = place;
  if (bearerscopeRest === undefined) throw new Error(`${SCRIPT} is not there.`);
  return bearerscopeRest;
}
