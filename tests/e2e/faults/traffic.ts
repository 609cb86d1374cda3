// What pages do in these tests. Each function is sent to the page as its own source text, so it uses
// nothing from around it.
import type { DrivenPage } from '../../../scripts/drive/driven.ts';
import { jwt } from '../../support/jwt.ts';

/** Without an icon of its own a page would ask for one. */
export const PAGE = '<!doctype html><link rel="icon" href="data:,"><title>page</title>';

export const token = (sub: string): string => jwt({ iss: 'https://issuer.example', sub });

/** One request with the token, from the page. */
export async function sendToken(page: DrivenPage, raw: string, path = '/api'): Promise<void> {
  await page.evaluate(sendWith, path, raw);
}

async function sendWith(path: string, raw: string): Promise<null> {
  await fetch(path, { headers: { authorization: `Bearer ${raw}` } });
  return null;
}

/**
 * Requests from the page, all at once, which may take longer than one script may run.
 * @returns how many were answered with success, once all were answered.
 */
export async function flood(
  page: DrivenPage,
  path: string,
  raw: string,
  count: number,
): Promise<number> {
  await page.evaluate(beginFlood, path, raw, count);
  const what = `the answers to ${count} requests`;
  await page.waitForFunction('globalThis.flooded !== null', { what, timeoutMs: 90_000 });
  return page.evaluate<number>('flooded');
}

function beginFlood(path: string, raw: string, count: number): null {
  const headers = { authorization: `Bearer ${raw}` };
  const one = (_: unknown, i: number) =>
    fetch(`${path}${i}`, { headers }).then(
      ({ ok }) => ok,
      () => false,
    );
  Object.assign(globalThis, { flooded: null });
  void Promise.all(Array.from({ length: count }, one)).then((answers) =>
    Object.assign(globalThis, { flooded: answers.filter(Boolean).length }),
  );
  return null;
}

/**
 * Requests one after another, in so many lanes and with so many milliseconds between them, each with a
 * token of its own whose `sub` is its number, until `stopTraffic`.
 */
export function startTraffic(path: string, lanes: number, betweenMs: number): null {
  const encode = (value: object): string =>
    btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  const head = encode({ alg: 'HS256', typ: 'JWT' });
  const state = { sent: 0, goes: true, lanes: [] as Promise<void>[] };
  const lane = async (): Promise<void> => {
    while (state.goes) {
      state.sent += 1;
      const sub = `request ${state.sent}`;
      const raw = `${head}.${encode({ iss: 'https://traffic.example', sub })}.${'A'.repeat(43)}`;
      await fetch(path, { headers: { authorization: `Bearer ${raw}` } });
      await new Promise((resolve) => setTimeout(resolve, betweenMs));
    }
  };
  state.lanes = Array.from({ length: lanes }, lane);
  Object.assign(globalThis, { traffic: state });
  return null;
}

/** @returns how many requests were sent, all of them answered. */
export async function stopTraffic(): Promise<number> {
  const { traffic } = globalThis as unknown as {
    traffic: { sent: number; goes: boolean; lanes: Promise<void>[] };
  };
  traffic.goes = false;
  await Promise.all(traffic.lanes);
  return traffic.sent;
}

/** Posts bodies with so many tokens in each, all different. @returns how many tokens were sent. */
export async function sendMany(
  path: string,
  from: number,
  bodies: number,
  each: number,
  padding: number,
): Promise<number> {
  const encode = (value: object): string =>
    btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  const head = encode({ alg: 'HS256', typ: 'JWT' });
  const note = 'n'.repeat(padding);
  for (let body = 0; body < bodies; body += 1) {
    const tokens = Array.from({ length: each }, (_, i) => {
      const sub = `many ${from + body * each + i}`;
      return `${head}.${encode({ iss: 'https://many.example', sub, note })}.${'A'.repeat(43)}`;
    });
    await fetch(path, { method: 'POST', body: JSON.stringify(tokens) });
  }
  return bodies * each;
}
