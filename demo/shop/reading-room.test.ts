import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../server.ts';
import { pressAtProvider } from '../support/sign-in.ts';
import { type Answer, Visitor } from '../support/visitor.ts';

const HOST = 'shop.localhost';

let demo: Demo;
let visitor: Visitor;

beforeAll(async () => {
  demo = await startDemo({ port: 0 });
});

afterAll(() => demo.close());

beforeEach(() => {
  visitor = new Visitor();
});

const at = (path: string): string => `${demo.shopUrl}/reading-room${path}`;

/** From the reading room to the provider, up to the address that leads back. */
async function visitProvider(button: 'continue' | 'cancel'): Promise<URL> {
  const leaving = await visitor.ask(at('/sign-in'));
  expect(leaving.status).toBe(302);
  const last = await pressAtProvider(visitor, leaving.headers.location ?? '', button);
  return new URL(last.headers.location ?? '');
}

async function signIn(): Promise<Answer> {
  return visitor.ask(await visitProvider('continue'));
}

async function session(cookie?: string): Promise<Answer> {
  return visitor.ask(at('/session'), cookie === undefined ? {} : { headers: { cookie } });
}

const part = (index: number): string =>
  visitor.cookie(HOST, `reading_session.${index}`) ?? `no part ${index}`;

describe('the reading room', () => {
  it('signs in on its server and gives the browser a session in two parts', async () => {
    const back = await signIn();
    expect(back.status).toBe(302);
    expect(back.headers.location).toBe(at(''));
    const token = part(0) + part(1);
    expect(token.length).toBeGreaterThan(4096);
    expect(decodeJwt(token)).toMatchObject({ iss: demo.shopUrl, name: 'Ada Lovelace ✦ Zoë' });
    for (const line of back.headers['set-cookie'] ?? []) expect(line.length).toBeLessThan(4096);
    const answer = JSON.parse((await session()).body);
    expect(answer).toMatchObject({ signedIn: true, email: 'ada@shop.example' });
    expect(answer.loans).toHaveLength(28);
    expect(answer.parts.map(({ name }: { name: string }) => name)).toEqual([
      'reading_session.0',
      'reading_session.1',
    ]);
  });

  it('takes the parts in any order', async () => {
    await signIn();
    const cookie = `reading_session.1=${part(1)}; other=1; reading_session.0=${part(0)}`;
    expect((await session(cookie)).status).toBe(200);
  });

  it('says which part is missing', async () => {
    await signIn();
    await visitor.ask(at('/session/part'), { method: 'DELETE' });
    const answer = await session();
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toEqual({
      error: 'part-missing',
      message: 'The session came without its part reading_session.0.',
    });
  });

  it('believes no broken session', async () => {
    await signIn();
    const [first, second] = [part(0), part(1)];
    const whole = first + second;
    await signIn();
    for (const cookie of [
      `reading_session.0=${first}`,
      `reading_session.0=${second}; reading_session.1=${first}`,
      // Parts of two sign-ins.
      `reading_session.0=${first}; reading_session.1=${part(1)}`,
      `reading_session.0=${whole}x`,
      'reading_session.0=%E0%A4%A',
      'reading_session.0=',
    ]) {
      const answer = await session(cookie);
      expect(answer.status, cookie.slice(0, 40)).toBe(401);
      expect(JSON.parse(answer.body).error).toBe('session-broken');
    }
    for (const cookie of ['reading_session=x', 'reading_session.99=x', 'reading_session.x=1', '']) {
      expect(JSON.parse((await session(cookie)).body)).toEqual({ signedIn: false });
    }
  });

  it('ends every part on signing out', async () => {
    await signIn();
    await visitor.ask(at('/session'), { method: 'DELETE' });
    expect([part(0), part(1)]).toEqual(['no part 0', 'no part 1']);
    expect(JSON.parse((await session()).body)).toEqual({ signedIn: false });
  });
});

describe('coming back to the reading room', () => {
  async function problemOf(back: URL, by: Visitor = visitor): Promise<string | null> {
    const answer = await by.ask(back);
    expect(answer.status).toBe(302);
    expect(String(answer.headers['set-cookie'])).not.toContain('reading_session.');
    return new URL(answer.headers.location ?? '').searchParams.get('problem');
  }

  it('takes no state but the one it gave out', async () => {
    const back = await visitProvider('continue');
    back.searchParams.set('state', 'another');
    expect(await problemOf(back)).toBe('bad-state');
    back.searchParams.delete('state');
    expect(await problemOf(back)).toBe('bad-state');
  });

  it('takes no answer in another browser than the one that left', async () => {
    expect(await problemOf(await visitProvider('continue'), new Visitor())).toBe('bad-state');
  });

  it('takes an answer once', async () => {
    const back = await visitProvider('continue');
    const cookie = `reading_sign_in=${visitor.cookie(HOST, 'reading_sign_in')}`;
    expect((await visitor.ask(back)).headers.location).toBe(at(''));
    // Even a browser that kept the cookie of the sign-in gets no second session.
    const again = await visitor.ask(back, { headers: { cookie } });
    expect(again.headers.location).toBe(at('?problem=bad-state'));
  });

  it('takes no answer of another provider', async () => {
    const back = await visitProvider('continue');
    back.searchParams.set('iss', 'https://elsewhere.example');
    expect(await problemOf(back)).toBe('other-issuer');
  });

  it('takes no code that the provider did not give out', async () => {
    const back = await visitProvider('continue');
    back.searchParams.set('code', 'made-up');
    expect(await problemOf(back)).toBe('refused');
  });

  it('says so when the sign-in was cancelled', async () => {
    expect(await problemOf(await visitProvider('cancel'))).toBe('refused');
  });
});
