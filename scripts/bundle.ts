// npm run build [BROWSER]: the extension, ready to be loaded by hand.
import { BROWSERS, type BrowserName } from './browsers.ts';
import { buildExtension } from './build.ts';

const [wanted = 'chromium'] = process.argv.slice(2);

function isBrowser(name: string): name is BrowserName {
  return (BROWSERS as readonly string[]).includes(name);
}

if (isBrowser(wanted)) {
  console.log(`The extension for ${wanted} is in ${await buildExtension(wanted)}`);
} else {
  console.error(`There is no build for “${wanted}”; choose ${BROWSERS.join(' or ')}.`);
  process.exitCode = 2;
}
