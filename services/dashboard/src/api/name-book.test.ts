// The name book: many at once, each once, and told when they are there.
import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { NameBook } from './name-book';

const settle = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)));

function book(refuse?: Code) {
  const asked: string[][] = [];
  let told = 0;
  const names = new NameBook(async (ids) => {
    asked.push(ids);
    if (refuse) throw new ConnectError('no', refuse);
    return ids.map((employmentId) => ({ employmentId, name: `Name of ${employmentId}` }));
  });
  names.subscribe(() => (told += 1));
  return { names, asked, told: () => told };
}

describe('a name book', () => {
  it('asks for all that one drawing needs at once, and for each once', async () => {
    const { names, asked, told } = book();
    expect(names.nameOf('a')).toBeUndefined();
    expect(names.nameOf('b')).toBeUndefined();
    names.nameOf('a');
    await settle();
    await settle();
    expect(asked).toEqual([['a', 'b']]);
    expect(told()).toBe(1);
    expect(names.nameOf('a')).toBe('Name of a');
    await settle();
    expect(asked).toHaveLength(1);
  });
  it('asks in parts that the directory answers', async () => {
    const { names, asked } = book();
    for (let i = 0; i < 450; i += 1) names.nameOf(`e-${i}`);
    for (let i = 0; i < 8; i += 1) await settle();
    expect(asked.map((part) => part.length)).toEqual([200, 200, 50]);
  });
  it('asks again where there was no line, and never again where it may not ask', async () => {
    for (const [code, times] of [
      [Code.Unavailable, 2],
      [Code.PermissionDenied, 1],
    ] as const) {
      const { names, asked, told } = book(code);
      names.nameOf('');
      names.nameOf('a');
      await settle();
      await settle();
      names.nameOf('a');
      await settle();
      expect(asked).toHaveLength(times);
      expect(told()).toBe(0);
    }
  });
});
