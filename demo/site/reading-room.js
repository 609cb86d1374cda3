import { openCounter, showPairs } from './counter.js';
import { byId, make } from './view.js';

const SESSION = '/reading-room/session';

const PROBLEMS = {
  'bad-state': 'The answer belongs to another sign-in.',
  'other-issuer': 'The answer comes from someone else.',
  refused: 'The provider did not sign you in.',
};

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

const { note, attempt, show } = openCounter({
  signIn: () => location.assign('/reading-room/sign-in'),
  async signOut() {
    await fetch(SESSION, { method: 'DELETE' });
    note('quiet', 'signed out', 'Every part of the session was cleared');
    await showSession();
  },
});

async function showSession() {
  const response = await fetch(SESSION);
  const session = await response.json();
  const loans = session.loans ?? [];
  byId('loans').replaceChildren(
    ...loans.map(({ title, author, shelf, due }) => {
      const when = make('td', dayAndMonth.format(new Date(due)));
      when.className = 'number';
      return make('tr', '', make('td', title), make('td', author), make('td', shelf), when);
    }),
  );
  const parts = (session.parts ?? []).map(({ name, bytes }) => [name, `${bytes} bytes`]);
  showPairs(byId('parts'), Object.fromEntries(parts));
  document.body.dataset.loans = String(loans.length);
  if (!response.ok) {
    byId('problem').textContent = session.message;
    note('bad', String(response.status), session.message);
    return show('broken');
  }
  if (session.signedIn) note('good', '200', `Session put together from ${parts.length} cookies`);
  show(session.signedIn ? 'signed-in' : 'signed-out', session.name);
}

attempt(byId('lose-part'), async () => {
  const { lost } = await (await fetch(`${SESSION}/part`, { method: 'DELETE' })).json();
  note('bad', 'lost', `The cookie ${lost} is gone, as when a browser runs out of room`);
  await showSession();
});

const problem = new URLSearchParams(location.search).get('problem');
if (problem !== null) {
  note('bad', 'sign-in', PROBLEMS[problem] ?? 'The sign-in failed.');
  history.replaceState(null, '', location.pathname);
}
await showSession();
