// What a built background listens to, found out by running it without a browser: it cannot be copied
// wrongly, and it follows every change of the product by itself.
import { createContext, runInContext } from 'node:vm';

/** One listener that the background has added and not removed. */
export interface Registration {
  /** As in `webRequest.onSendHeaders`. */
  readonly event: string;
  /** What stands behind the listener: the filter and the options. */
  readonly options: readonly unknown[];
}

/** What the browser answers; everything else is answered with undefined. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'permissions.contains': true,
  'permissions.getAll': { origins: ['<all_urls>'], permissions: [] },
  'storage.session.get': {},
  'storage.local.get': {},
  'tabs.query': [],
  'windows.getAll': [],
  'cookies.getAll': [],
  'cookies.getAllCookieStores': [],
  'extension.isAllowedIncognitoAccess': false,
};

/** What is answered at once, not by a promise. */
const ANSWERS_AT_ONCE: ReadonlyMap<string, unknown> = new Map([
  ['runtime.getURL', ''],
  ['i18n.getMessage', 'en'],
  ['i18n.getUILanguage', 'en'],
]);

const CONSTANTS: Readonly<Record<string, unknown>> = {
  'runtime.id': 'idle',
  'runtime.lastError': undefined,
  'extension.inIncognitoContext': false,
};

/** Turns of the event loop that a background is given to read its settings and to begin. */
const TURNS = 50;

/**
 * Runs the script of a background and gives the listeners that it has then, in order.
 * @param script a classic script, as the browser runs it. Throws what it throws at the top level.
 */
export async function registrationsOf(script: string): Promise<readonly Registration[]> {
  const added: { readonly event: string; readonly listener: unknown; readonly options: string }[] =
    [];
  const eventAt = (event: string) => ({
    addListener(listener: unknown, ...options: readonly unknown[]) {
      this.removeListener(listener);
      added.push({ event, listener, options: JSON.stringify(options) });
    },
    removeListener(listener: unknown) {
      const at = added.findIndex((one) => one.event === event && one.listener === listener);
      if (at >= 0) added.splice(at, 1);
    },
    hasListener: (listener: unknown) =>
      added.some((one) => one.event === event && one.listener === listener),
  });
  const chrome = apiAt('', eventAt);
  const globals = { chrome, URL, TextDecoder, TextEncoder, crypto, performance, atob, btoa };
  const context = createContext({
    ...globals,
    structuredClone,
    queueMicrotask,
    // Of the worker's own events none is one that a page could feel.
    addEventListener: () => {},
    // Time stands still: what happens later is no part of how it listens.
    setTimeout: () => 0,
    clearTimeout: () => {},
    setInterval: () => 0,
    clearInterval: () => {},
    console: { log: () => {}, warn: () => {}, error: () => {}, debug: () => {} },
  });
  runInContext('globalThis.self = globalThis;', context);
  runInContext(script, context);
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  return added.map(({ event, options }) => ({ event, options: JSON.parse(options) }));
}

/** A part of the extension API that has every event and answers every question. */
function apiAt(path: string, eventAt: (event: string) => object): object {
  const parts = new Map<string, unknown>();
  const make = (name: string): unknown => {
    const inner = path === '' ? name : `${path}.${name}`;
    if (inner in CONSTANTS) return CONSTANTS[inner];
    return /^on[A-Z]/.test(name) ? eventAt(inner) : apiAt(inner, eventAt);
  };
  return new Proxy(() => {}, {
    get(_, name) {
      // A part of the API is no promise.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (!parts.has(name)) parts.set(name, make(name));
      return parts.get(name);
    },
    has: () => true,
    apply: (_, __, args: readonly unknown[]) => answer(path, args),
  });
}

function answer(path: string, args: readonly unknown[]): unknown {
  const value = ANSWERS[path];
  const callback = args.at(-1);
  if (ANSWERS_AT_ONCE.has(path)) return ANSWERS_AT_ONCE.get(path);
  if (typeof callback !== 'function') return Promise.resolve(value);
  queueMicrotask(() => callback(value));
  return undefined;
}
