// Figure table: a sheet as a table, with a word where a figure is not told, and its download.
import { Button, Group, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { csv, download, type Cell, type Sheet } from './sheet';
import { WideTable } from '../shell/wide-table';

interface Props {
  sheet: Sheet;
  file: string; // the download's name, without its ending
  note?: string; // what the figures are of
  children?: ReactNode; // the picture of them
}

export function FigureTable({ sheet, file, note, children }: Props) {
  const { t } = useTranslation();
  const number = new Intl.NumberFormat(language() === 'da' ? 'da-DK' : 'en-GB', {
    maximumFractionDigits: 1,
  });
  const shown = (cell: Cell) => (typeof cell === 'number' ? number.format(cell) : (cell ?? '–'));
  const date = new Intl.DateTimeFormat(language() === 'da' ? 'da-DK' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  // A file keeps the day as 2026-02-02, for a spreadsheet to sort by.
  const titled = (cell: Cell) =>
    /^\d{4}-\d\d-\d\d$/.test(String(cell)) ? date.format(new Date(String(cell))) : shown(cell);
  const few = (row: Cell[]) => row[1] === t('reports.few');
  const nothing = sheet.rows.length > 0 && sheet.rows.every(few);
  const blob = () => new Blob([csv(sheet)], { type: 'text/csv;charset=utf-8' });
  return (
    <section aria-label={sheet.name}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {sheet.name}
        </Title>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => download(`${file}.csv`, blob())}
          aria-label={t('reports.csvOf', { name: sheet.name })}
        >
          {t('reports.csv')}
        </Button>
      </Group>
      {note && (
        <Text size="sm" mb="xs" maw={720}>
          {note}
        </Text>
      )}
      {nothing ? <Text role="status">{t('reports.allFew')}</Text> : children}
      <WideTable
        label={t('reports.tableOf', { name: sheet.name })}
        columns={sheet.columns}
        minWidth={480}
      >
        {sheet.rows.map((row) => (
          <Table.Tr key={String(row[0])}>
            <Table.Th scope="row" className="tabular" fw={400} style={{ whiteSpace: 'nowrap' }}>
              {titled(row[0])}
            </Table.Th>
            {few(row) ? (
              <Table.Td colSpan={row.length - 1}>{t('reports.few')}</Table.Td>
            ) : (
              row.slice(1).map((cell, index) => (
                <Table.Td key={sheet.columns[index + 1]} className="tabular">
                  {shown(cell)}
                </Table.Td>
              ))
            )}
          </Table.Tr>
        ))}
      </WideTable>
    </section>
  );
}
