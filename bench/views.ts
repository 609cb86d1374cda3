// How the views keep up with ten thousand tokens, in real Chromium: the inspector, which is the panel as
// a page, and the popup.
import { withExtensions } from './cost-extensions.ts';
import { startFloodSite } from './cost-site.ts';
import type { Bench, Row } from './row.ts';
import { openViewBrowser, type ViewBrowser } from './views-browser.ts';
import { measureFlood } from './views-flood.ts';
import { measurePopup } from './views-popup.ts';
import { profileInspector } from './views-profile.ts';
import { measureScrolling } from './views-scroll.ts';
import { measureTyping } from './views-typing.ts';

const MANY = 10_000;
const FEW = 100;
const FEW_IN_POPUP = 10;

export const viewsBench: Bench = {
  name: 'views',
  run: ({ extension, profile }) =>
    withExtensions(extension, async ({ executablePath, built }) => {
      const site = await startFloodSite();
      const opened: ViewBrowser[] = [];
      const open = async (tokens: number): Promise<ViewBrowser> => {
        const options = { executablePath, extensionDir: built, url: site.url, tokens };
        const browser = await openViewBrowser(options);
        opened.push(browser);
        return browser;
      };
      try {
        return await (profile === null ? measure(open) : profileFlood(open, profile));
      } finally {
        await Promise.all(opened.map((browser) => browser.close()));
        await site.close();
      }
    }),
};

/** Says on the error stream where it is, as this takes minutes. */
function say(what: string): void {
  console.error(`  views: ${what} …`);
}

async function measure(open: (tokens: number) => Promise<ViewBrowser>): Promise<readonly Row[]> {
  say('a browser with few tokens');
  const few = await open(FEW);
  say('a browser with many tokens');
  const many = await open(MANY);
  say(`typing, ${many.tokens} tokens`);
  const typing = await measureTyping({ many, few });
  say('scrolling');
  const scrolling = await measureScrolling({ many, few });
  await few.close();
  say('the popup');
  const fewest = await open(FEW_IN_POPUP);
  const popup = await measurePopup({ many, few: fewest });
  await fewest.close();
  say('a flood');
  return [...scrolling, ...typing, ...(await measureFlood(many)), ...popup];
}

/** A profile slows what it measures, so that no bars are told with it but those of the flood. */
async function profileFlood(
  open: (tokens: number) => Promise<ViewBrowser>,
  file: string,
): Promise<readonly Row[]> {
  const many = await open(MANY);
  return profileInspector(many, file, () => measureFlood(many));
}
