// What a person drops on the real inspector page is read in its worker, and the page stays usable.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserName } from '../../scripts/browsers.ts';
import { jwt } from '../support/jwt.ts';
import { openRig, type Rig } from './rig.ts';

/** Runs in the page: drops a HAR of about so many bytes, and counts frames from then on. */
function dropHar(token: string, bytes: number): null {
  const entry = JSON.stringify({
    startedDateTime: '2026-11-28T12:00:00Z',
    request: {
      method: 'GET',
      url: 'https://api.example/orders',
      headers: [{ name: 'Authorization', value: `Bearer ${token}` }],
    },
    response: {
      status: 200,
      headers: [],
      content: { mimeType: 'application/json', text: `{"note":"${'text '.repeat(400)}"}` },
    },
  });
  const count = Math.max(2, Math.ceil(bytes / entry.length));
  const parts = Array.from({ length: count }, () => entry).join();
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([`{"log":{"entries":[${parts}]}}`], 'session.har'));
  const seen = { frames: 0, updates: 0, framesAtUpdates: [] as number[], longest: 0, last: 0 };
  Object.assign(globalThis, { seen });
  const frame = (now: number): void => {
    seen.frames++;
    if (seen.last > 0) seen.longest = Math.max(seen.longest, now - seen.last);
    seen.last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  let value = -1;
  new MutationObserver(() => {
    const bar = document.querySelector<HTMLProgressElement>(
      'section[aria-label="Import"] progress',
    );
    if (bar === null || bar.value === value) return;
    value = bar.value;
    seen.updates++;
    seen.framesAtUpdates.push(seen.frames);
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
  for (const type of ['dragenter', 'drop']) {
    document.body.dispatchEvent(
      new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
    );
  }
  return null;
}

const TOKEN = jwt({ iss: 'https://issuer.example', sub: 'ada' });
const SIZE: Readonly<Record<BrowserName, number>> = { chromium: 60_000_000, firefox: 40_000 };
const said = (words: string): string =>
  `document.querySelector('section[aria-label="Import"]')?.innerText.includes('${words}')`;

describe.each(['chromium', 'firefox'] as const)('import in %s', (name) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig(name);
  });
  afterAll(() => rig?.close());

  test('a HAR is read in a worker, and its token is shown in the imported scope', async () => {
    const { inspector } = rig;
    await inspector.bringToFront();
    await inspector.evaluate(dropHar, TOKEN, SIZE[name]);
    await inspector.waitForFunction(said('Imported session.har: 1 token from'), {
      what: 'the word that the HAR was imported',
      timeoutMs: 50_000,
    });
    await inspector.waitFor('[role=row][data-id]');
    expect(
      await inspector.evaluate<string>(
        `document.querySelector('select[aria-label="Scope"]').value`,
      ),
    ).toBe('imported');
    if (name === 'firefox') return;
    const { updates, frames, framesAtUpdates } = await inspector.evaluate<{
      updates: number;
      frames: number;
      framesAtUpdates: number[];
    }>('seen');
    expect(updates).toBeGreaterThan(1);
    expect(frames).toBeGreaterThan(updates);
    // Between the first word of progress and the last the page went on painting.
    const between = (framesAtUpdates.at(-1) ?? 0) - (framesAtUpdates[0] ?? 0);
    expect(between).toBeGreaterThanOrEqual(updates - 1);
  });
});

test('a large HAR can be cancelled, and what was read stays', async () => {
  const rig = await openRig('chromium');
  try {
    const { inspector } = rig;
    await inspector.bringToFront();
    await inspector.evaluate(dropHar, TOKEN, SIZE.chromium);
    await inspector.waitFor('section[aria-label="Import"] progress[value]');
    await inspector.evaluate(
      `[...document.querySelectorAll('section[aria-label="Import"] button')].find((one) => one.textContent === 'Cancel').click()`,
    );
    await inspector.waitForFunction(said('cancelled after'), { what: 'the word of the cancel' });
    await inspector.waitFor('[role=row][data-id]');
  } finally {
    await rig.close();
  }
});
