// Builds as much of a JSON text as a path tells: `$.tokens[0].access_token` and a value make
// `{"tokens":[{"access_token":"…"}]}`.

type Step = string | number;
type Container = Map<string, unknown> | unknown[];

const STEP = /\.([^.[\]"]+)|\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]/gy;

/** Items before the one that is known are null; nobody needs a hundred of them. */
const LAST_ITEM = 100;

/** The steps of a path; null for one that was cut, or that no JSON text of use has. */
function stepsOf(path: string): readonly Step[] | null {
  if (!path.startsWith('$')) return null;
  const steps: Step[] = [];
  let end = 1;
  STEP.lastIndex = 1;
  for (let match = STEP.exec(path); match !== null; match = STEP.exec(path)) {
    const [, plain, quoted, index] = match;
    end = STEP.lastIndex;
    if (index !== undefined && Number(index) > LAST_ITEM) return null;
    steps.push(index === undefined ? (plain ?? unquoted(quoted ?? '')) : Number(index));
  }
  return end === path.length && steps.length > 0 ? steps : null;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** A JSON text that grows by what is known of it. */
export class JsonAtPaths {
  private root: Container | null = null;

  /** @returns false where the path is of no use or another value stands in its way */
  set(path: string, value: string): boolean {
    const steps = stepsOf(path);
    if (steps === null) return false;
    this.root ??= emptyFor(steps[0]);
    let here = this.root;
    for (const [at, step] of steps.entries()) {
      if (typeof step === 'number' ? !Array.isArray(here) : Array.isArray(here)) return false;
      const last = at === steps.length - 1;
      const held = get(here, step);
      if (last) {
        if (held != null && held !== value) return false;
        put(here, step, value);
        return true;
      }
      const next = isContainer(held) ? held : emptyFor(steps[at + 1]);
      if (held != null && next !== held) return false;
      put(here, step, next);
      here = next;
    }
    return false;
  }

  /** The text; null while nothing is known. */
  get text(): string | null {
    return (
      this.root &&
      JSON.stringify(this.root, (_, value) =>
        value instanceof Map ? Object.fromEntries(value) : value,
      )
    );
  }
}

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || value instanceof Map;
}

function emptyFor(step: Step | undefined): Container {
  return typeof step === 'number' ? [] : new Map();
}

function get(from: Container, step: Step): unknown {
  return Array.isArray(from) ? from[Number(step)] : from.get(String(step));
}

function put(into: Container, step: Step, value: unknown): void {
  if (!Array.isArray(into)) {
    into.set(String(step), value);
    return;
  }
  while (into.length < Number(step)) into.push(null);
  into[Number(step)] = value;
}
