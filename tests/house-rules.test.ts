// Rules of the house that no compiler knows. Each failure is a sentence with its file.
import { describe, expect, test } from 'vitest';
import { ownTexts } from './support/own-texts.ts';
import { codeOf, importsOf, type Source, shippedSources } from './support/sources.ts';

const sources = shippedSources();
const scripts = sources.filter(({ path }) => /\.tsx?$/.test(path));
const LONGEST = 250;

/** Files that may be longer, each with its reason. */
const LONG_FOR_A_REASON: Readonly<Record<string, string>> = {};

/** Texts of components that are the same in every language. */
const UNTRANSLATED: Readonly<Record<string, readonly string[]>> = {
  // The name of the extension, as the tab in the developer tools has it.
  'components/welcome/WelcomePage.tsx': ['Bearerscope'],
  // Attributes of cookies, as Set-Cookie writes them.
  'components/detail/ReferenceSection.tsx': [
    'Secure',
    'HttpOnly',
    'SameSite',
    'Domain',
    'Path',
    'Partitioned',
  ],
};

/** A sentence for every source whose code has the text. */
function having(among: readonly Source[], pattern: RegExp, because: string): readonly string[] {
  return among.flatMap((source) => {
    const found = pattern.exec(codeOf(source))?.[0];
    return found === undefined ? [] : [`${source.path} has "${found.trim()}": ${because}`];
  });
}

describe('shipped code', () => {
  test('never turns text into markup or code', () => {
    const markup =
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|srcdoc|document\.write)\b/;
    const because = 'what a token says must stay text.';
    expect(having(sources, markup, because)).toEqual([]);
    expect(having(sources, /\beval\(|\bnew Function\b|\bjavascript:/, because)).toEqual([]);
  });

  test('sends nothing anywhere, but for the page that fetches keys', () => {
    const network =
      /\bfetch\(|\bXMLHttpRequest\b|\bnew (WebSocket|EventSource|WebTransport|RTCPeerConnection)\b|\bsendBeacon\b|\bimportScripts\b/;
    const own = /\bimportScripts\(SCRIPT\)/;
    const loads = sources.filter((source) => own.test(codeOf(source)));
    for (const source of loads) expect(codeOf(source)).toMatch(/^const SCRIPT = '\/[\w-]+\.js';$/m);
    const allowed = [
      // The one request, made in a page that the browser keeps to one origin.
      'lib/browser/key-fetch/bounded-fetch.ts',
      // Takes away from workers all that connects.
      'lib/http/no-network.ts',
    ];
    const others = sources.filter(
      (source) => !loads.includes(source) && !allowed.includes(source.path),
    );
    expect(having(others, network, 'nothing leaves the browser.')).toEqual([]);
    const remote = /(\bsrc|\bhref)=["'](https?:)?\/\/|@import|url\(["']?(https?:)?\/\//;
    expect(
      having(
        sources.filter(({ path }) => /css|html$/.test(path)),
        remote,
        'all is packed in.',
      ),
    ).toEqual([]);
  });

  test('has the browser refuse connections from every page but one', () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'" />`;
    const pages = sources.filter(({ path }) => path.endsWith('.html'));
    const open = pages.filter(({ text }) => !text.includes(policy)).map(({ path }) => path);
    expect(open).toEqual(['entrypoints/key-request/index.html']);
    // A policy holds for what comes after it.
    const late = pages.filter(({ text }) => text.indexOf('<script') < text.indexOf(policy));
    expect(late.map(({ path }) => `${path} runs a script before its policy.`)).toEqual([]);
    // What can connect is part of that page alone.
    const connecting = 'lib/browser/key-fetch/bounded-fetch.ts';
    const importers = (path: string) =>
      sources.filter((source) =>
        importsOf(source).some(({ to, typeOnly }) => to === path && !typeOnly),
      );
    const [page, ...more] = importers(connecting);
    expect(more.map(({ path }) => path)).toEqual([]);
    expect(importers(page?.path ?? '').map(({ path }) => path)).toEqual([
      'entrypoints/key-request/main.ts',
    ]);
  });

  test('takes the network away from every worker in its first turn', () => {
    const workers = sources.filter(
      ({ path, text }) => /-worker\.ts$/.test(path) && /\bself\./.test(text),
    );
    const started = sources.flatMap(({ text }) =>
      [...text.matchAll(/new Worker\(new URL\('[^']*?([\w-]+\.ts)'/g)].map(([, name]) => name),
    );
    expect(workers.map(({ path }) => path.split('/').at(-1)).sort()).toEqual(started.sort());
    const background = sources.filter(({ path }) => path === 'entrypoints/background.ts');
    const open = [...workers, ...background].filter(
      (source) => !/^ *closeNetwork\(self\);$/m.test(codeOf(source)),
    );
    expect(open.map(({ path }) => `${path} could connect.`)).toEqual([]);
  });

  test('writes no token to the console or a disk', () => {
    expect(having(scripts, /\bconsole\./, 'a console keeps what it is told.')).toEqual([]);
    const disk =
      /\b(localStorage|sessionStorage|indexedDB|document\.cookie|storage\.(local|sync)|caches\.open)\b/;
    const allowed = [
      // Reads what pages keep and writes nothing.
      'lib/browser/page-storage.ts',
      // Keeps what people chose.
      'lib/browser/settings-store.ts',
      // Private windows, whose databases are in memory alone.
      'lib/browser/private-rows.ts',
    ];
    const others = scripts.filter(({ path }) => !allowed.includes(path));
    expect(having(others, disk, 'tokens live in memory, in storage.session.')).toEqual([]);
  });

  test('takes its colours from components/styles/tokens.css', () => {
    const elsewhere = sources.filter(
      ({ path }) => path !== 'components/styles/tokens.css' && path !== 'lib/browser/badge.ts',
    );
    const styles = elsewhere.filter(({ path }) => path.endsWith('.css'));
    const because = 'a colour has a name there, and a dark counterpart.';
    const functions = /(?<![\w-])(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|light-dark)\(/;
    expect(having(styles, /#[\da-f]{3,8}\b/i, because)).toEqual([]);
    expect(having(styles, functions, because)).toEqual([]);
    const names =
      'white|black|red|green|blue|gr[ae]y|orange|yellow|purple|pink|brown|silver|teal|navy';
    expect(having(styles, new RegExp(`:[^;{}]*(?<![\\w-])(${names})(?![\\w-])`), because)).toEqual(
      [],
    );
    const quoted = /["'`](#[\da-f]{3,8}|(rgba?|hsla?|oklch)\([^"'`]*)["'`]/i;
    expect(having(elsewhere, quoted, because)).toEqual([]);
  });

  test('knows nothing of the machine it was written on', () => {
    const place = /\/(home|root|work|Users|tmp)\/|file:\/\/|\b127\.0\.0\.1\b|\bregistry\.\w+\.\w/;
    expect(having(sources, place, 'it runs elsewhere.')).toEqual([]);
  });
});

describe('components', () => {
  const components = scripts.filter(({ path }) => path.startsWith('components/'));

  test('hold no texts of their own', () => {
    const found = components.flatMap((source) =>
      ownTexts(source)
        .filter((text) => !UNTRANSLATED[source.path]?.includes(text))
        .map((text) => `${source.path} shows "${text}": say it from public/_locales.`),
    );
    expect(found).toEqual([]);
    const needless = Object.entries(UNTRANSLATED).flatMap(([path, words]) => {
      const source = components.find((one) => one.path === path);
      const shown = source === undefined ? [] : ownTexts(source);
      return words.filter((word) => !shown.includes(word)).map((word) => `${path}: "${word}"`);
    });
    expect(needless.map((one) => `${one} is shown no more: take it off the list.`)).toEqual([]);
  });

  test('write numbers and dates in the language that is spoken', () => {
    const because = 'number() and locale() know the language, and the browser has another.';
    expect(having(components, /\.toLocale\w*\(/, because)).toEqual([]);
  });
});

describe('files', () => {
  test(`are at most ${LONGEST} lines long`, () => {
    const long = sources.flatMap(({ path, text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > LONGEST && !(path in LONG_FOR_A_REASON)
        ? [`${path} has ${lines} lines: a reader tires at ${LONGEST}.`]
        : [];
    });
    expect(long).toEqual([]);
  });

  test('are exceptions only while they need to be', () => {
    const short = Object.keys(LONG_FOR_A_REASON).filter((path) => {
      const source = sources.find((candidate) => candidate.path === path);
      return source === undefined || source.text.trimEnd().split('\n').length <= LONGEST;
    });
    expect(short.map((path) => `${path} is no longer long: take it off the list.`)).toEqual([]);
  });

  test('are named in kebab-case, components and their styles in Pascal-case', () => {
    const kebab = /^[a-z\d]+(-[a-z\d]+)*(\.module)?\.(tsx?|css|html)$/;
    const pascal = /^([A-Z][a-z\d]*)+(\.module\.css|\.tsx)$/;
    const odd = sources.filter(({ path }) => {
      const name = path.split('/').at(-1) ?? '';
      return !kebab.test(name) && !pascal.test(name);
    });
    expect(odd.map(({ path }) => `${path} is named in neither case.`)).toEqual([]);
  });

  test('are named after what they hold', () => {
    const vague =
      /(^|[/-])(utils?|helpers?|managers?|services?|data|info|common|misc|index)\.tsx?$/i;
    const found = scripts.filter(({ path }) => vague.test(path));
    expect(found.map(({ path }) => `${path} has a name that says nothing.`)).toEqual([]);
  });

  test('export what they make by name, and pass nothing on', () => {
    expect(having(scripts, /^export \* |^export \{[^}]*\} from/m, 'no barrels.')).toEqual([]);
    const lib = scripts.filter(({ path }) => !path.startsWith('entrypoints/'));
    expect(having(lib, /^export default\b/m, 'a name is easier to find.')).toEqual([]);
  });
});
