import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstLoads, firstLoadTable } from './first-loads.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-loads-'));
  write('manifest.json', '{"background":{"service_worker":"background.js"}}');
  write('background.js', 'onmessage=1');
  write('background-rest.js', 'var rest=1');
  for (const page of ['panel', 'inspector', 'options', 'welcome', 'devtools']) {
    write(`${page}.html`, '<!doctype html>');
  }
  write(
    'popup.html',
    '<script type="module" crossorigin src="/chunks/popup.js"></script>' +
      '<link rel="stylesheet" crossorigin href="/assets/popup.css"><link rel="icon" href="/16.png">',
  );
  write('assets/popup.css', 'a{color:red}');
  write('chunks/popup.js', 'import{a as e}from"./shared.js";import"./side.js";import("./late.js")');
  write('chunks/shared.js', 'export{a}from"./deep.js"');
  write('chunks/side.js', 'import{b}from"./shared.js"');
  write('chunks/deep.js', 'export const a=1');
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function pathsOf(name: string): readonly string[] {
  const load = firstLoads(folder).find((one) => one.name === name);
  return (load?.files ?? []).map(({ path }) => path).sort();
}

test('a page loads what it names and what that imports, each once, and nothing on demand', () => {
  expect(pathsOf('popup')).toEqual([
    'assets/popup.css',
    'chunks/deep.js',
    'chunks/popup.js',
    'chunks/shared.js',
    'chunks/side.js',
    'popup.html',
  ]);
});

test('the background is what the manifest says, in the words of either browser', () => {
  expect(pathsOf('background')).toEqual(['background.js']);
  write('manifest.json', '{"background":{"scripts":["background.js"]}}');
  expect(pathsOf('background')).toEqual(['background.js']);
});

test('a file that is not there does not go unnoticed', () => {
  rmSync(join(folder, 'chunks/deep.js'));
  expect(() => firstLoads(folder)).toThrow('deep.js');
});

test('the table names every first load with its size', () => {
  const [head = '', ...lines] = firstLoadTable(firstLoads(folder));
  expect(head).toContain('gzip');
  expect(lines[0]).toMatch(/^background +0\.0 kB +1 file$/);
  expect(lines).toHaveLength(8);
});
