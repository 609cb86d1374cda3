// How accessible an open view is, in whatever browser.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { DrivenPage } from '../../scripts/drive/driven.ts';

/** A sentence for each thing on the page that axe finds hard to use (WCAG 2.2 AA and good practice). */
export async function axeFinds(page: DrivenPage): Promise<readonly string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
  // The source is loaded once into a page.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) {
    await page.evaluate(`(() => { ${source}; return null; })()`);
  }
  return page.evaluate<string[]>(
    `axe.run({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  );
}
