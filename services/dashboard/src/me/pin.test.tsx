// The PIN of the telephone is changed by who knows the old one.
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { OwnDataService, type ChangePinRequest } from '../gen/vagtbro/directory/v1/own_service_pb';
import { EMPLOYEE, town } from '../testing/employee';
import { refuse } from '../testing/refuse';
import { show } from '../testing/stage';
import { Pin } from './pin';

function directory(wrong = false) {
  const pins: ChangePinRequest[] = [];
  const transport = town(({ service }) => {
    service(OwnDataService, {
      changePin: (request) => {
        pins.push(request);
        if (wrong) throw refuse('directory', 'NOT_IDENTIFIED');
        return {};
      },
    });
  });
  return { transport, pins };
}

describe('my PIN', () => {
  const write = async (user: ReturnType<typeof userEvent.setup>, ...pins: string[]) => {
    const fields = ['Nuværende PIN', 'Ny PIN, 4 til 6 cifre', 'Ny PIN igen'];
    for (const [at, pin] of pins.entries()) {
      await user.type(await screen.findByLabelText(fields[at] ?? ''), pin);
    }
    await user.click(screen.getByRole('button', { name: 'Skift PIN' }));
  };
  it('is changed by who knows the old one, and is not left in the fields', async () => {
    const user = userEvent.setup();
    const { transport, pins } = directory();
    show(<Pin />, transport, EMPLOYEE);
    await write(user, '4711', '90125', '90125');
    expect(await screen.findByText('Din PIN er skiftet.')).toBeTruthy();
    expect(pins[0]).toMatchObject({ oldPin: '4711', newPin: '90125' });
    expect((screen.getByLabelText('Nuværende PIN') as HTMLInputElement).value).toBe('');
  });
  it('is not sent when the two new ones differ', async () => {
    const user = userEvent.setup();
    const { transport, pins } = directory();
    show(<Pin />, transport, EMPLOYEE);
    await write(user, '4711', '90125', '90126');
    expect(await screen.findByText('De to nye PIN er ikke ens.')).toBeTruthy();
    expect(pins).toEqual([]);
  });
  it('is tried once a press: a wrong one is counted', async () => {
    const user = userEvent.setup();
    const { transport, pins } = directory(true);
    show(<Pin />, transport, EMPLOYEE);
    await write(user, '4711', '90125', '90125');
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(pins).toHaveLength(1);
  });
});
