import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareOutputs, writeExport, writePicture } from './outputs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outputs-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('folders on the way are made', async () => {
  const json = join(folder, 'deep', 'er', 'out.json');
  const screenshots = join(folder, 'shots');
  await prepareOutputs({ json, screenshots });
  await writeExport(json, [], 0);
  await writePicture(screenshots, 'panel-light', new Uint8Array([1, 2]));
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
    format: 'bearerscope',
    tokens: [],
  });
  expect([...readFileSync(join(screenshots, 'panel-light.png'))]).toEqual([1, 2]);
});

test('what cannot be written is known before the visit, in a sentence', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const inFile = prepareOutputs({ json: join(file, 'out.json'), screenshots: null });
  await expect(inFile).rejects.toThrow(
    /out\.json could not be written: (a part of the path is a file|a file is in its place)\.$/,
  );
  const onFile = prepareOutputs({ json: null, screenshots: file });
  await expect(onFile).rejects.toThrow(`${file} could not be written: a file is in its place.`);
  mkdirSync(join(folder, 'a'));
  const onFolder = prepareOutputs({ json: join(folder, 'a'), screenshots: null });
  await expect(onFolder).rejects.toThrow('could not be written: it is a folder.');
});
