// A new version is offered and never forced.
import { createRouterTransport } from '@connectrpc/connect';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { show } from '../testing/stage';
import { NewVersion } from './new-version';
import { startWorker } from './worker';

// A worker whose state the test decides.
class Worker extends EventTarget {
  state = 'installing';
  readonly told: unknown[] = [];
  postMessage(said: unknown) {
    this.told.push(said);
  }
  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

function workers(controlled: boolean) {
  const registration = Object.assign(new EventTarget(), {
    waiting: null,
    installing: null as Worker | null,
    update: async () => {},
  });
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? new Worker() : null,
    register: async () => registration,
  });
  const found = () => {
    const worker = new Worker();
    registration.installing = worker;
    registration.dispatchEvent(new Event('updatefound'));
    return worker;
  };
  return { container: container as unknown as ServiceWorkerContainer, found };
}

describe('a new version', () => {
  it('is no news when it is the first', async () => {
    const reload = vi.fn();
    const { container, found } = workers(false);
    await startWorker(container, reload);
    show(
      <NewVersion />,
      createRouterTransport(() => {}),
    );
    act(() => found().become('installed'));
    expect(screen.queryByText(/ny version/)).toBeNull();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).not.toHaveBeenCalled();
  });
  it('waits for the reader, takes over, and is loaded once', async () => {
    const user = userEvent.setup();
    const reload = vi.fn();
    const { container, found } = workers(true);
    await startWorker(container, reload);
    show(
      <NewVersion />,
      createRouterTransport(() => {}),
    );
    const worker = found();
    expect(screen.queryByText(/ny version/)).toBeNull();
    act(() => worker.become('installed'));
    expect(screen.getByText('Der er en ny version af Vagtbro.')).toBeTruthy();
    expect(reload).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Genindlæs' }));
    expect(worker.told).toEqual(['take-over']);
    container.dispatchEvent(new Event('controllerchange'));
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledTimes(1);
  });
  it('that cannot be had leaves the page as it is', async () => {
    await expect(startWorker(undefined)).resolves.toBeUndefined();
    const refusing = {
      controller: null,
      register: async () => Promise.reject(new Error('no TLS')),
    };
    await expect(
      startWorker(refusing as unknown as ServiceWorkerContainer),
    ).resolves.toBeUndefined();
  });
});
