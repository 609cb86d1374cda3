// npm run build [BROWSER]: the extension, ready to be loaded by hand.
import { BROWSERS, type BrowserName } from './browsers.ts';
import { buildExtension } from './build.ts';
import { firstLoads, firstLoadTable } from './first-loads.ts';

const [wanted = 'chromium'] = process.argv.slice(2);

function isBrowser(name: string): name is BrowserName {
  return (BROWSERS as readonly string[]).includes(name);
}

if (isBrowser(wanted)) {
  const folder = await buildExtension(wanted);
  console.log(firstLoadTable(firstLoads(folder)).join('\n'));
  console.log(`The extension for ${wanted} is in ${folder}`);
} else {
  console.error(`There is no build for “${wanted}”; choose ${BROWSERS.join(' or ')}.`);
  process.exitCode = 2;
}
