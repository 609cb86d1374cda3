// Processor time of a browser with all its processes. It is what an extension takes from a machine even
// when there is a processor to spare, and other programs that run disturb it less than they disturb clocks.
import { readdirSync, readFileSync } from 'node:fs';

/** How Linux counts: hundredths of a second, whatever the kernel's own clock. */
const TICK_MS = 10;

interface Counted {
  readonly id: number;
  readonly parent: number;
  readonly ticks: number;
}

/**
 * Milliseconds of processor time that a process and all below it have taken, those that have ended
 * left out. Null where the system does not tell (it does on Linux).
 */
export function cpuOf(processId: number | null): number | null {
  if (processId === null) return null;
  const processes = allProcesses();
  const children = Map.groupBy(processes, ({ parent }) => parent);
  const own = processes.find(({ id }) => id === processId);
  if (own === undefined) return null;
  const below = (one: Counted): number =>
    one.ticks + (children.get(one.id) ?? []).reduce((sum, child) => sum + below(child), 0);
  return below(own) * TICK_MS;
}

function allProcesses(): readonly Counted[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(name) : []));
  } catch {
    return [];
  }
}

/** The fields behind the name, which may hold anything: state, parent, …, user and system time. */
function readProcess(id: string): readonly Counted[] {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return [
      {
        id: Number(id),
        parent: Number(fields[1]),
        ticks: Number(fields[11]) + Number(fields[12]),
      },
    ];
  } catch {
    // It ended meanwhile.
    return [];
  }
}
