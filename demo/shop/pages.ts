import { escapeHtml } from '../escape.ts';
import { readSiteFile } from '../site-files.ts';

/** One page of the shop: its own `main`, in the frame that all share. */
interface SitePage {
  readonly path: string;
  /** In the row of links. */
  readonly name: string;
  readonly title: string;
  /** The name of its files: `<stem>.html` and `<stem>.js`. */
  readonly stem: string;
  readonly styles: readonly string[];
  /** What the page counts, in `data-*` of the body, for whoever drives it. */
  readonly counts: readonly string[];
}

const PAGES: readonly SitePage[] = [
  {
    path: '/',
    name: 'Shop',
    title: 'Lovelace & Co: a demonstration shop',
    stem: 'shop',
    styles: ['goods', 'account'],
    counts: ['orders', 'unauthorized', 'refreshes', 'prices', 'ticks'],
  },
  {
    path: '/trade',
    name: 'Trade counter',
    title: 'Trade counter · Lovelace & Co',
    stem: 'trade',
    styles: ['account', 'counter'],
    counts: ['prices', 'nonces', 'orders'],
  },
  {
    path: '/reading-room',
    name: 'Reading room',
    title: 'Reading room · Lovelace & Co',
    stem: 'reading-room',
    styles: ['account', 'counter'],
    counts: ['loans'],
  },
  {
    path: '/courier',
    name: 'Courier desk',
    title: 'Courier desk · Lovelace & Co',
    stem: 'courier',
    styles: ['account', 'counter'],
    counts: ['orders'],
  },
  {
    path: '/old-counter',
    name: 'Old counter',
    title: 'The old counter, as nobody should build it · Lovelace & Co',
    stem: 'old-counter',
    styles: ['account', 'counter'],
    counts: ['orders'],
  },
];

/** The shop's page at this address, or undefined. The sign-in of the shop comes back to /callback. */
export async function renderPage(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const wanted = path === '/callback' ? '/' : path;
  const page = PAGES.find((candidate) => candidate.path === wanted);
  if (page === undefined) return undefined;
  const main = await readSiteFile(`${page.stem}.html`);
  return new TextEncoder().encode(frame(page, new TextDecoder().decode(main?.bytes)));
}

function frame({ path, title, stem, styles, counts }: SitePage, main: string): string {
  const sheets = ['base', 'shop', ...styles];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${sheets.map((sheet) => `<link rel="stylesheet" href="/${sheet}.css">`).join('\n')}
<script type="module" src="/${stem}.js"></script>
</head>
<body data-page="${stem}" data-state="loading"${counts.map((name) => ` data-${name}="0"`).join('')}>
<header>
  <a class="brand" href="/"><img src="/icon.svg" alt="" width="36" height="36"><span><b>Lovelace &amp; Co</b><small>Supplies for analytical engines</small></span></a>
  <div class="account">
    ${path === '/' ? CART : ''}
    <span id="who" data-testid="who" hidden></span>
    <button type="button" id="sign-in" data-testid="sign-in" class="primary" disabled>Sign in</button>
    <button type="button" id="sign-out" data-testid="sign-out" hidden>Sign out</button>
  </div>
  <nav aria-label="Counters"><ul>
    ${PAGES.map((page) => link(page, path)).join('\n    ')}
  </ul></nav>
</header>
${main}
<footer>A demonstration on this machine. Nothing here can be bought, and no token leaves it.</footer>
</body>
</html>
`;
}

const CART =
  '<span class="basket" title="What the cart holds stays on the server; the cookie connect.sid ' +
  'only points to it">Cart <b id="cart-count" data-testid="cart-count">0</b></span>';

function link({ path, name, stem }: SitePage, current: string): string {
  const here = path === current ? ' aria-current="page"' : '';
  return `<li><a href="${path}" data-to="${stem}"${here}>${escapeHtml(name)}</a></li>`;
}
