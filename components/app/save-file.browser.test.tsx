import { expect, test, vi } from 'vitest';
import { saveFile } from './save-file.ts';

test('a file is offered by name with its text, and nothing leaves the page', async () => {
  const blobs: Blob[] = [];
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob);
    return 'blob:made-up';
  });
  const offered: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    offered.push(`${this.download} ${this.href}`);
  });
  saveFile('tokens.json', ['{"a":', '3.0}\n'], 'application/json');
  expect(offered).toEqual(['tokens.json blob:made-up']);
  expect(await blobs[0]?.text()).toBe('{"a":3.0}\n');
  expect(blobs[0]?.type).toBe('application/json');
  create.mockRestore();
  click.mockRestore();
});
