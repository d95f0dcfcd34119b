// Wide table: rows under named columns; scrolls sideways by itself, also by keys, where it is narrow.
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  label: string; // what the table is of, read aloud
  columns: string[];
  minWidth?: number; // px
  children: ReactNode; // Table.Tr
}

export function WideTable({ label, columns, minWidth = 520, children }: Props) {
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table striped highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map((name) => (
              <Table.Th key={name} scope="col">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
