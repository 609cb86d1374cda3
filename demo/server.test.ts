import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listenOnLoopback } from './listen.ts';
import { type Demo, startDemo, USUAL_PORT } from './server.ts';
import { Visitor } from './support/visitor.ts';

const open: { close(): unknown }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
});

async function demoOn(port: number | undefined, said: string[] = []): Promise<Demo> {
  const demo = await startDemo({ port, say: (sentence) => said.push(sentence) });
  open.push(demo);
  return demo;
}

function hold(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    // When someone else holds the port already, it is just as taken.
    server.once('error', () => resolve(server));
    server.listen({ port, host: '127.0.0.1' }, () => {
      open.push(server);
      resolve(server);
    });
  });
}

describe('startDemo', () => {
  it('serves two sites with different cookie hosts', async () => {
    const demo = await demoOn(0);
    expect(new URL(demo.shopUrl).hostname).toBe('shop.localhost');
    expect(new URL(demo.accountsUrl).hostname).toBe('accounts.localhost');
    const visitor = new Visitor();
    const discovery = await visitor.ask(`${demo.accountsUrl}/.well-known/openid-configuration`);
    expect(JSON.parse(discovery.body)).toMatchObject({ issuer: demo.accountsUrl });
  });

  it.each(['/', '/trade', '/reading-room', '/courier', '/old-counter'])(
    'serves %s with everything it needs, and nothing from elsewhere',
    async (path) => {
      const demo = await demoOn(0);
      const visitor = new Visitor();
      const page = await visitor.ask(demo.shopUrl + path);
      expect(page.status).toBe(200);
      expect(page.headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'/,
      );
      expect(page.body).toContain(`href="${path}" data-to=`);
      expect(page.body.match(/aria-current="page"/g)).toHaveLength(1);
      expect(page.body).not.toMatch(/<script>|<style|style="| on\w+="|\/\/[\w-]+\./);
      const seen = new Set<string>();
      const follow = async (text: string): Promise<void> => {
        for (const [, file = ''] of text.matchAll(/(?:href="|src="|from ')\.?(\/[\w.-]+)/g)) {
          if (seen.has(file)) continue;
          seen.add(file);
          const answer = await visitor.ask(demo.shopUrl + file);
          expect(answer.status, file).toBe(200);
          if (file.endsWith('.js')) await follow(answer.body);
        }
      };
      await follow(page.body);
      expect(seen.size).toBeGreaterThan(10);
    },
  );

  it('ends everything on close', async () => {
    const demo = await startDemo({ port: 0 });
    await new Visitor().ask(demo.shopUrl);
    await demo.close();
    await expect(new Visitor().ask(demo.shopUrl)).rejects.toThrow('ECONNREFUSED');
    await expect(new Visitor().ask(demo.accountsUrl)).rejects.toThrow('ECONNREFUSED');
  });

  it('says which ports it uses when the usual ones are taken', async () => {
    await hold(USUAL_PORT);
    const said: string[] = [];
    const demo = await demoOn(undefined, said);
    const [shop, accounts] = [demo.shopUrl, demo.accountsUrl].map((url) => new URL(url).port);
    expect(said).toEqual([
      `Port 4310 or 4311 is taken, so the demonstration uses ${shop} and ${accounts} instead.`,
    ]);
  });

  it('refuses a port that was asked for and is taken', async () => {
    const { port } = new URL((await demoOn(0)).shopUrl);
    await expect(demoOn(Number(port))).rejects.toThrow(/^Port \d+ or \d+ is taken/);
  });

  it.each([-1, 1.5, 65_535, Number.NaN])('refuses port %d', async (port) => {
    await expect(startDemo({ port })).rejects.toThrow('The port is a whole number');
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses access tokens of %d seconds', async (seconds) => {
    await expect(startDemo({ port: 0, accessTokenSeconds: seconds })).rejects.toThrow(RangeError);
  });
});

describe('listenOnLoopback', () => {
  it('reports a taken port as a value', async () => {
    const first = await listenOnLoopback(0);
    if (!first.ok) throw new Error(first.code);
    open.push(first.listening);
    expect(await listenOnLoopback(first.listening.port)).toEqual({ ok: false, code: 'port-taken' });
  });
});
