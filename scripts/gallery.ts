// npm run gallery: every state of the views, on a page of this machine.
// npm run gallery -- --shoot FOLDER [WORD…]: pictures of them, or of those with a word in the name.
// npm run gallery -- --verdicts FOLDER: a picture of all verdicts about signatures, light and dark.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serveGallery } from '../tests/gallery/server.ts';
import { shootGallery, shootVerdicts } from '../tests/gallery/shoot.ts';

const USAGE = 'Usage: npm run gallery [-- --shoot FOLDER [WORD…] | --verdicts FOLDER]';

function readArguments() {
  try {
    return parseArgs({
      options: { shoot: { type: 'string' }, verdicts: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}

const { values, positionals } = readArguments();
const gallery = await serveGallery();
const given = values.shoot ?? values.verdicts;
if (given === undefined) {
  console.log(`The gallery is at ${gallery.url} until Ctrl-C.`);
} else {
  // npm runs scripts in the project's folder; a path is meant from where it was called.
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  try {
    if (values.shoot === undefined) await shootVerdicts(gallery.url, folder);
    else
      console.log(`${await shootGallery(gallery.url, folder, positionals)} pictures in ${folder}`);
  } finally {
    await gallery.close();
  }
}
