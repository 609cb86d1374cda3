// Asks for keys as a view of the extension does, from one of its real pages.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Discovery, KeyQuestion } from '../../lib/judge/verify/discovery/discovery.ts';
import type { BrowserName } from '../../scripts/browsers.ts';
import { extensionFolder } from '../../scripts/build.ts';
import type { DrivenPage } from '../../scripts/drive/driven.ts';

/** The module of the built extension that exports a name, as its pages load it on demand. */
function moduleWith(browser: BrowserName, name: string): string {
  const chunks = join(extensionFolder(browser), 'chunks');
  const exported = new RegExp(`export ?\\{[^}]*\\b${name}\\b`);
  const found = readdirSync(chunks).find(
    (file) => file.endsWith('.js') && exported.test(readFileSync(join(chunks, file), 'utf8')),
  );
  if (found === undefined) throw new Error(`No module of the extension exports ${name}.`);
  return `/chunks/${found}`;
}

/**
 * Opens the keys of the session in a page, as `globalThis.keys`.
 * @param of what the view is for: the tab under the developer tools, or all tabs
 */
export async function openKeysIn(
  page: DrivenPage,
  browser: BrowserName,
  of: 'tab' | 'all' = 'all',
): Promise<void> {
  const tabId =
    of === 'all' ? 'null' : '(globalThis.browser ?? chrome).devtools.inspectedWindow.tabId';
  const path = moduleWith(browser, 'openKeys');
  await page.evaluate(
    `import(${JSON.stringify(path)}).then(({ openKeys }) => openKeys(${tabId})).then((keys) => { globalThis.keys = keys; return null; })`,
  );
}

/** Fetches keys from a page in which they were opened, and cancels it if so wished. */
export function fetchKeysIn(
  page: DrivenPage,
  question: KeyQuestion,
  cancelAfterMs: number | null = null,
): Promise<Discovery> {
  const signal =
    cancelAfterMs === null
      ? 'new AbortController().signal'
      : `AbortSignal.timeout(${cancelAfterMs})`;
  return page.evaluate<Discovery>(
    `globalThis.keys.fetchFromIssuer(${JSON.stringify(question)}, ${signal}).then((found) => JSON.parse(JSON.stringify(found)))`,
  );
}
