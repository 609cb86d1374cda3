// What is put into a page of the extension to see how it keeps up. Each function is sent as its own
// source text, so it uses nothing from around it.

/** What a page did while it was watched. */
export interface Watched {
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds from each key to the end of the frame that shows what it did. */
  readonly answers: readonly number[];
  /** Most elements that the document had at once. */
  readonly elements: number;
  /** How far the selected row was from the top of the window, in pixels, at least and at most. */
  readonly selected: { readonly least: number; readonly most: number } | null;
}

/**
 * Watches from now on; `watched.end()` gives what was seen.
 * @param everyFrame false: only frames in which the list has changed, as asking for every frame keeps
 * a page busy by itself; nothing is told of frame times then
 */
export function watchPage(everyFrame: boolean): null {
  const frames: number[] = [];
  const answers: number[] = [];
  const all = document.getElementsByTagName('*');
  let elements = all.length;
  let selected: { least: number; most: number } | null = null;
  let last = performance.now();
  let goes = true;
  const onFrame = (): void => {
    if (!goes) return;
    const now = performance.now();
    frames.push(now - last);
    last = now;
    elements = Math.max(elements, all.length);
    const top = document
      .querySelector('[aria-label=Tokens] [role=row][aria-selected=true]')
      ?.getBoundingClientRect().top;
    if (top !== undefined) {
      const { least, most } = selected ?? { least: top, most: top };
      selected = { least: Math.min(least, top), most: Math.max(most, top) };
    }
    if (everyFrame) requestAnimationFrame(onFrame);
    else asked = false;
  };
  let asked = false;
  const changes = new MutationObserver(() => {
    if (!asked) requestAnimationFrame(onFrame);
    asked = true;
  });
  const onKey = ({ timeStamp }: Event): void => {
    requestAnimationFrame(() => {
      // A message comes after the frame was drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (goes) answers.push(performance.now() - timeStamp);
        port1.close();
      };
      port2.postMessage(null);
    });
  };
  addEventListener('keydown', onKey, true);
  const list = document.querySelector('[role=grid][aria-label=Tokens]');
  if (!everyFrame && list)
    changes.observe(list, { subtree: true, childList: true, attributes: true });
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(onFrame);
  });
  const end = (): Watched => {
    goes = false;
    changes.disconnect();
    removeEventListener('keydown', onKey, true);
    return { frames, answers, elements, selected };
  };
  Object.assign(globalThis, { watched: { end } });
  return null;
}

/** @returns what was seen since `watchPage`. */
export function endWatching(): Watched {
  return (globalThis as unknown as { watched: { end(): Watched } }).watched.end();
}

/** Until two frames were drawn: all that was to be done for what happened before is done. */
export function twoFrames(): Promise<null> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)));
  });
}

/** Puts the list at a place, in pixels from its top. */
export function scrollList(top: number): null {
  const grid = document.querySelector('[role=grid][aria-label=Tokens]');
  if (grid) grid.scrollTop = top;
  return null;
}

/** Posts tokens in a body, each under its name. */
export async function postTokens(
  path: string,
  tokens: readonly { readonly name: string; readonly raw: string }[],
): Promise<null> {
  const body = JSON.stringify(tokens.map(({ name, raw }) => ({ [name]: raw })));
  await fetch(path, { method: 'POST', body });
  return null;
}

/** Requests all at once, each with its tokens in fields. @returns how many tokens were sent. */
export async function sendInFields(
  path: string,
  requests: readonly (readonly string[])[],
): Promise<number> {
  const sent = await Promise.all(
    requests.map(async (tokens) => {
      const fields = tokens.map((raw, at): [string, string] => [`X-Token-${at}`, raw]);
      await fetch(path, { headers: Object.fromEntries(fields) });
      return tokens.length;
    }),
  );
  return sent.reduce((sum, count) => sum + count, 0);
}

/** When a popup was drawn first, and when its first tokens were, in milliseconds since it was asked for. */
export interface Painted {
  readonly first: number;
  readonly cards: number;
}

/** Notes when the first tokens are drawn; to be run before anything else on the page. */
export function awaitCards(): void {
  const note = (): void => {
    if (document.querySelector('main ul li') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        Object.assign(globalThis, { cardsAt: performance.now() });
        port1.close();
      };
      port2.postMessage(null);
    });
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { childList: true, subtree: true });
}

/** @returns what was noted, or null as long as nothing is drawn. */
export function painted(): Painted | null {
  const [first] = performance.getEntriesByName('first-contentful-paint');
  const { cardsAt } = globalThis as unknown as { cardsAt?: number };
  return first && cardsAt !== undefined ? { first: first.startTime, cards: cardsAt } : null;
}
