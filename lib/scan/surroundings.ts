// What stands right around a token in plain text: a parameter's name, quotes, an auth-scheme.
//
//   surroundings = [ ( "?" / "#" / "&" ) name "=" ] [ quote ] [ scheme 1*( SP / "+" ) ] [ quote ]
import { schemeBefore } from '../http/credentials.ts';
import { percentDecode } from './percent.ts';
import type { Stretch } from './stretch.ts';

/** So many characters before a token are read. */
const LOOK_BACK = 200;

/** Schemes that are recognised anywhere (RFC 6750, RFC 9449, RFC 7617); a form writes a space as `+`. */
const KNOWN_SCHEME = /(?:^|[^\w!#$&*.^`|~-])(bearer|dpop|basic)[ \t+]+$/i;
/** In the dump of a message or a command line any scheme may follow the field's name. */
const AFTER_FIELD = /authorization["']?[ \t]*[:=][ \t]*["']?([\w!#$%&*.^`|~-]{1,64})[ \t]+$/i;
const PARAMETER = /[?#&]([^\s?&#=;,"'<>{}]{1,100})=$/;
/** What may follow a credential whose scheme is a private one. */
const LIST_END = /^["',]?$/;
/** What may follow the value of a parameter. */
const VALUE_END = /^["'&#\s]?$/;
const QUOTE = /["']$/;

/** Finds the wrappers around the tokens of one text. Linear over all of them. */
export class Surroundings {
  private readonly text: string;
  private window: Stretch = { start: 0, end: 0 };
  /** The mark behind which parameters stand: that of a query, of a fragment, or none. */
  private mark = '';
  private seen = 0;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * The wrappers, outermost first. Tokens must be asked about in ascending order.
   * @param window the text that belongs together; nothing outside it is looked at.
   */
  of(token: Stretch, window: Stretch): readonly string[] {
    this.advance(token.start, window);
    const from = Math.max(window.start, token.start - LOOK_BACK);
    const whole = from === window.start;
    const after = token.end < window.end ? this.text.charAt(token.end) : '';
    const steps: string[] = [];
    let before = this.text.slice(from, token.start);
    const unquote = (): void => {
      if (!QUOTE.test(before) || before.at(-1) !== after || steps[0] === 'quoted') return;
      steps.unshift('quoted');
      before = before.slice(0, -1);
    };
    unquote();
    const scheme = schemeIn(before, whole, after);
    if (scheme !== null) {
      steps.unshift(scheme);
      before = before.slice(0, before.lastIndexOf(scheme));
    }
    if (!steps.includes('quoted')) unquote();
    const name = VALUE_END.test(after) ? PARAMETER.exec(whole ? `&${before}` : before)?.[1] : null;
    if (typeof name === 'string') steps.unshift(`${this.mark || 'form '}${percentDecode(name)}`);
    return steps;
  }

  /** Looks for the last mark before a place, no further back than to where it looked before. */
  private advance(to: number, window: Stretch): void {
    if (window.start !== this.window.start || window.end !== this.window.end) {
      this.window = window;
      this.mark = '';
      this.seen = Math.max(this.seen, window.start);
    }
    for (let at = to - 1; at >= this.seen; at--) {
      const character = this.text.charAt(at);
      if (character === '?' || character === '#') this.mark = character;
      else if (endsReach(character)) this.mark = '';
      else continue;
      break;
    }
    this.seen = Math.max(this.seen, to);
  }
}

/** No URL or form goes on behind these. */
function endsReach(character: string): boolean {
  return character <= ' ' || character === '"' || character === '<' || character === '>';
}

function schemeIn(before: string, whole: boolean, after: string): string | null {
  const known = KNOWN_SCHEME.exec(before)?.[1] ?? AFTER_FIELD.exec(before)?.[1];
  if (known !== undefined) return known;
  if (!LIST_END.test(after)) return null;
  const list = whole ? before.replace(/^["']/, '') : before;
  return schemeBefore(list, list.length);
}
