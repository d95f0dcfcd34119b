// "/" is the first page of one's own menu, also while that page is still on its way.
import { RouterProvider } from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EMPLOYEE, town } from '../testing/employee';
import { show } from '../testing/stage';
import { makeRouter } from './router';

describe('an employee who has signed in', () => {
  it('comes to their own pages, once', async () => {
    window.history.replaceState({}, '', '/');
    const router = makeRouter();
    let moves = 0;
    router.subscribe('onBeforeNavigate', () => (moves += 1));
    show(<RouterProvider router={router} />, town(), EMPLOYEE);
    expect(await screen.findByRole('heading', { name: 'Mine vagter' })).toBeTruthy();
    expect(window.location.pathname).toBe('/me');
    expect(moves).toBeLessThan(4);
  });
});
