import { readFile } from 'node:fs/promises';

export interface SiteFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';
const SVG = 'image/svg+xml';

/** Every file the two sites may hand out; no path from outside ever reaches the disk. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['shop.html', HTML],
  ['trade.html', HTML],
  ['reading-room.html', HTML],
  ['courier.html', HTML],
  ['old-counter.html', HTML],
  ['base.css', CSS],
  ['shop.css', CSS],
  ['goods.css', CSS],
  ['account.css', CSS],
  ['accounts.css', CSS],
  ['counter.css', CSS],
  ['shop.js', JS],
  ['trade.js', JS],
  ['reading-room.js', JS],
  ['courier.js', JS],
  ['courier-worker.js', JS],
  ['old-counter.js', JS],
  ['sign-in.js', JS],
  ['api.js', JS],
  ['dpop.js', JS],
  ['fragment.js', JS],
  ['live.js', JS],
  ['view.js', JS],
  ['counter.js', JS],
  ['log.js', JS],
  ['art.svg', SVG],
  ['icon.svg', SVG],
]);

/** The named file below `site/`, or undefined when it is not one of the site's. */
export async function readSiteFile(name: string): Promise<SiteFile | undefined> {
  const type = TYPES.get(name);
  if (type === undefined) return undefined;
  const bytes = await readFile(new URL(`./site/${name}`, import.meta.url));
  return { type, bytes: new Uint8Array(bytes) };
}
