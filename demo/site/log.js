const MOST_ENTRIES = 60;

/** The list of what just happened, newest first; the same thing again only raises its count. */
export function createLog(list) {
  let newest;
  // It scrolls, so it can be reached and scrolled by key.
  list.parentElement.tabIndex = 0;

  /** `badge` is a short word or a status code, `tone` one of good, bad, quiet. */
  return function note(tone, badge, text) {
    const time = new Date().toLocaleTimeString('en-GB');
    if (newest?.text === text && newest.badge === badge) {
      newest.count += 1;
      newest.times.textContent = ` ×${newest.count}`;
      newest.clock.textContent = time;
      return;
    }
    const item = document.createElement('li');
    item.dataset.tone = tone;
    const clock = element('time', time);
    const times = element('span', '');
    times.className = 'times';
    const words = element('span', text);
    words.append(times);
    const label = element('span', badge);
    label.className = 'badge';
    item.append(clock, label, words);
    list.prepend(item);
    while (list.children.length > MOST_ENTRIES) list.lastElementChild.remove();
    newest = { text, badge, count: 1, times, clock };
  };
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
