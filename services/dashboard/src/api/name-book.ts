// Name book: what people are called who are met by id alone, e.g. a substitute of no unit. Asks for
// many at once, for each id once, and tells whoever shows them.
import { Code, ConnectError } from '@connectrpc/connect';

type Ask = (ids: string[]) => Promise<Array<{ employmentId: string; name: string }>>;

const MOST = 200; // at once, as the directory answers

export class NameBook {
  private names = new Map<string, string>();
  private asked = new Set<string>();
  private waiting: string[] = [];
  private listeners = new Set<() => void>();

  constructor(private ask: Ask) {}

  // The name, if it is known; otherwise it is asked for, and whoever listens is told.
  nameOf(id: string): string | undefined {
    if (id && !this.asked.has(id)) {
      this.asked.add(id);
      if (this.waiting.push(id) === 1) queueMicrotask(() => void this.send());
    }
    return this.names.get(id);
  }

  // How many are known; changes with every answer.
  readonly known = (): number => this.names.size;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private async send(): Promise<void> {
    const ids = this.waiting.splice(0);
    for (let at = 0; at < ids.length; at += MOST) {
      const part = ids.slice(at, at + MOST);
      try {
        for (const { employmentId, name } of await this.ask(part)) {
          this.names.set(employmentId, name);
        }
      } catch (error) {
        // Who may not ask sees ids; who had no line asks again when they are drawn again.
        const refused = ConnectError.from(error).code === Code.PermissionDenied;
        for (const id of refused ? [] : part) this.asked.delete(id);
        return;
      }
    }
    for (const listener of this.listeners) listener();
  }
}
