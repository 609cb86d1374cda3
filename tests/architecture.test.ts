// Who may know whom. Each row below says what one folder may import besides itself; a type counts as
// much as a value. What a row does not name is above it or beside it.
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, shippedSources } from './support/sources.ts';

const CORE = [
  'lib/words',
  'lib/settings',
  'lib/jose',
  'lib/http',
  'lib/scan',
  'lib/token',
  'lib/ledger',
  'lib/judge',
  'lib/feed',
];

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'lib/settings': ['lib/words', 'lib/http'],
  'lib/words': [],
  'lib/jose': ['lib/words'],
  'lib/http': ['lib/words'],
  'lib/scan': ['lib/words', 'lib/jose', 'lib/http'],
  'lib/token': ['lib/words', 'lib/jose', 'lib/http', 'lib/scan'],
  'lib/ledger': ['lib/words', 'lib/jose', 'lib/http', 'lib/scan', 'lib/token'],
  'lib/judge': ['lib/words', 'lib/jose', 'lib/http', 'lib/scan', 'lib/token', 'lib/ledger'],
  'lib/share': [
    'lib/words',
    'lib/jose',
    'lib/http',
    'lib/scan',
    'lib/token',
    'lib/ledger',
    'lib/judge',
  ],
  'lib/feed': ['lib/words', 'lib/jose', 'lib/http', 'lib/scan', 'lib/token', 'lib/ledger'],
  'lib/har': [
    'lib/words',
    'lib/jose',
    'lib/http',
    'lib/scan',
    'lib/token',
    'lib/ledger',
    'lib/judge',
  ],
  'lib/import': [
    'lib/words',
    'lib/jose',
    'lib/http',
    'lib/scan',
    'lib/token',
    'lib/ledger',
    'lib/feed',
    'lib/har',
  ],
  'lib/view': [...CORE, 'lib/share'],
  'lib/browser': CORE,
  components: [...CORE, 'lib/view', 'lib/har', 'lib/share', 'lib/import'],
  entrypoints: [...CORE, 'lib/view', 'lib/har', 'lib/share', 'lib/browser', 'components'],
};

/** Packages, each with the folders that may import it. The core's layers need none. */
const PACKAGES: readonly { readonly name: RegExp; readonly folders: readonly RegExp[] }[] = [
  { name: /^wxt\//, folders: [/^lib\/browser\//, /^entrypoints\//] },
  // For the DevTools page: all other interfaces have promises in both browsers.
  {
    name: /^@wxt-dev\/webextension-polyfill\/browser$/,
    folders: [/^lib\/browser\/finished-requests\.ts$/],
  },
  { name: /^@preact\/signals$/, folders: [/^lib\/view\//, /^components\//, /^entrypoints\//] },
  { name: /^preact(\/|$)/, folders: [/^components\//, /^entrypoints\//] },
  { name: /^fflate$/, folders: [/^lib\/token\/envelopes\//] },
  // The digests of SD-JWT decide what a token says, so they must be synchronous; crypto.subtle is not.
  { name: /^@noble\/hashes\/sha2\.js$/, folders: [/^lib\/jose\//, /^lib\/judge\/verify\//] },
  // Cryptography is large and loaded on demand.
  { name: /^jose$/, folders: [/^lib\/judge\/verify\//] },
];

const sources = shippedSources();
const imports = sources.flatMap(importsOf);
const own = imports.filter(({ to }) => /^(lib|components|entrypoints)\//.test(to));

function folderOf(path: string): string {
  const [top = '', next = ''] = path.split('/');
  return top === 'lib' ? `lib/${next}` : top;
}

/** A sentence for every import that breaks the rule. */
function complaints(among: readonly Import[], complain: (one: Import) => string | null) {
  return among.flatMap((one) => complain(one) ?? []);
}

describe('the direction of imports', () => {
  test('no layer reaches up or sideways', () => {
    const found = complaints(own, ({ from, to }) => {
      const [above, below] = [folderOf(from), folderOf(to)];
      if (above === below || MAY_IMPORT[above]?.includes(below)) return null;
      return `${from} imports ${to}, but ${above} may import only ${MAY_IMPORT[above]?.join(', ') || 'itself'}.`;
    });
    expect(found).toEqual([]);
  });

  test('every folder has its place in the order', () => {
    const unknown = new Set(sources.map(({ path }) => folderOf(path)));
    for (const folder of Object.keys(MAY_IMPORT)) unknown.delete(folder);
    expect([...unknown].map((folder) => `${folder} has no row in MAY_IMPORT.`)).toEqual([]);
  });

  test('shipped code imports shipped code and packages alone', () => {
    const found = complaints(imports, ({ from, to }) =>
      /^(tests|bench|demo|scripts|\.\.)\//.test(to) || /\.test\.tsx?$/.test(to) || /^node:/.test(to)
        ? `${from} imports ${to}, which is not shipped.`
        : null,
    );
    expect(found).toEqual([]);
  });

  test('packages are imported only where they belong', () => {
    const packages = imports.filter(
      (one) => !own.includes(one) && !/\.(css|svg|json)$/.test(one.to),
    );
    const found = complaints(packages, ({ from, to }) => {
      const row = PACKAGES.find(({ name }) => name.test(to));
      if (row === undefined) return `${from} imports ${to}, which has no row in PACKAGES.`;
      return row.folders.some((folder) => folder.test(from))
        ? null
        : `${from} imports ${to}, which is kept out of there.`;
    });
    expect(found).toEqual([]);
  });

  test('no file needs itself by way of others', () => {
    const needed = own.filter(({ typeOnly }) => !typeOnly);
    const targets = Map.groupBy(needed, ({ from }) => from);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path))
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const { to } of targets.get(path) ?? []) visit(to, [...trail, path]);
      done.add(path);
    };
    for (const { path } of sources) visit(path, []);
    expect(circles).toEqual([]);
  });

  test('cryptography is loaded on demand by whatever runs in a browser', () => {
    const needed = imports.filter(({ typeOnly, onDemand }) => !typeOnly && !onDemand);
    const targets = Map.groupBy(needed, ({ from }) => from);
    const reached = new Set(
      sources.map(({ path }) => path).filter((path) => path.startsWith('entrypoints/')),
    );
    // What is added while the set is gone through is gone through as well.
    for (const path of reached) for (const { to } of targets.get(path) ?? []) reached.add(to);
    expect(reached.size).toBeGreaterThan(100);
    expect(reached).not.toContain('jose');
    expect(needed.map(({ to }) => to)).toContain('jose');
  });

  test('the rules are read from real imports', () => {
    expect(own.length).toBeGreaterThan(100);
    expect(own).toContainEqual({
      from: 'lib/feed/server.ts',
      to: 'lib/ledger/ledger.ts',
      typeOnly: true,
      onDemand: false,
    });
    expect(imports).toContainEqual({
      from: 'lib/browser/badge.ts',
      to: 'wxt/browser',
      typeOnly: false,
      onDemand: false,
    });
  });
});
