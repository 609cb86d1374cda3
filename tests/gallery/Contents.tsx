import { useState } from 'preact/hooks';
import { SHOTS, type Shot } from './shots.ts';

/** How many pixels wide a preview is. */
const PREVIEW = 320;

/** Every state by what it is about, with links for both themes; a group that is opened shows previews. */
export function Contents() {
  return (
    <main style={{ padding: '16px', fontSize: '13px', lineHeight: '1.7' }}>
      <h1>Bearerscope gallery</h1>
      <p>
        {SHOTS.length} states of the views on recorded feeds. Each opens at the size of your window;
        the size it is pictured at stands beside it.
      </p>
      {[...Map.groupBy(SHOTS, groupOf)].map(([group, shots]) => (
        <Group key={group} name={group} shots={shots} />
      ))}
    </main>
  );
}

function Group({ name, shots }: { readonly name: string; readonly shots: readonly Shot[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{name}</strong> ({shots.length})
      </summary>
      <ul style={{ display: 'flex', flexWrap: 'wrap', gap: '16px', listStyle: 'none' }}>
        {shots.map((shot) => (
          <li key={shot.name}>
            <a href={`?${shot.query}`}>{shot.name}</a> {shot.width} × {shot.height} ·{' '}
            <a href={`?${shot.query}&theme=light`}>light</a> ·{' '}
            <a href={`?${shot.query}&theme=dark`}>dark</a>
            {open ? <Preview shot={shot} /> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The state itself, small; nobody works in it. */
function Preview({ shot: { name, query, width, height } }: { readonly shot: Shot }) {
  const scale = PREVIEW / width;
  return (
    <div style={{ inlineSize: `${PREVIEW}px`, blockSize: `${height * scale}px`, overflow: 'clip' }}>
      <iframe
        title={name}
        src={`?${query}`}
        loading="lazy"
        inert
        style={{
          inlineSize: `${width}px`,
          blockSize: `${height}px`,
          border: '1px solid',
          transform: `scale(${scale})`,
          transformOrigin: '0 0',
        }}
      />
    </div>
  );
}

/** "panel filter" of `panel-filter-keys`: sizes and single states stand with their view. */
function groupOf({ name }: Shot): string {
  const [view = name, about = ''] = name.split('-');
  const shared = SHOTS.filter((shot) => shot.name.startsWith(`${view}-${about}`)).length > 1;
  return view === 'panel' && shared && !/^\d+$/.test(about) ? `${view}: ${about}` : view;
}
