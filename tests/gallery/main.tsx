// A page of the gallery: what stage.tsx makes of its query, `&theme=dark` in another theme. Without a
// view, the list of all states.
import { render } from 'preact';
import { loadAll } from '../../components/primitives/on-demand.ts';
import { loadVeils } from '../../lib/view/veils.ts';
import '../../components/styles/tokens.css';
import '../../components/styles/base.css';
import { Contents } from './Contents.tsx';
import { stage } from './stage.tsx';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;
await Promise.all([loadAll(), loadVeils()]);
if (query.has('view')) await stage(query, document.body).ready;
else render(<Contents />, document.body);
document.documentElement.dataset['ready'] = 'true';
