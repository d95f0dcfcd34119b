// Sheet: a table of figures, as the page shows it and as a spreadsheet gets it.
export type Cell = string | number | undefined; // undefined: not to be told, or nothing to tell

export interface Sheet {
  name: string;
  columns: string[];
  rows: Cell[][]; // as many cells as columns
}

// Semicolons and decimal commas, as a Danish spreadsheet reads them. A text that a spreadsheet could
// take for a formula is quoted as text.
export function csv(sheet: Sheet): string {
  const lines = [sheet.columns, ...sheet.rows].map((row) => row.map(written).join(';'));
  return '\ufeff' + lines.join('\r\n') + '\r\n';
}

function written(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(rounded(cell)).replace('.', ',');
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

// A workbook, a leaf for each sheet. The library is fetched when somebody wants one; its way without
// a worker, which our pages' rules would not let start.
export async function workbook(sheets: Sheet[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  return write(
    sheets.map((sheet) => ({
      sheet: sheet.name.slice(0, 31),
      columns: sheet.columns.map((title) => ({ width: Math.max(12, title.length + 2) })),
      stickyRowsCount: 1,
      data: [
        sheet.columns.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...sheet.rows.map((row) =>
          row.map((cell) => (typeof cell === 'number' ? rounded(cell) : (cell ?? null))),
        ),
      ],
    })),
  ).toBlob();
}

export function download(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
