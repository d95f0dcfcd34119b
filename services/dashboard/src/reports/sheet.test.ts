// Sheets: what a spreadsheet gets is what the page shows, and nothing it could run.
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csv, workbook, type Sheet } from './sheet';

const sheet: Sheet = {
  name: 'Dækning',
  columns: ['Fra', 'Dækket, %', 'Navn'],
  rows: [
    ['2026-02-02', 66.666, 'Rose; "Huset"'],
    ['2026-02-09', undefined, '=1+1'],
  ],
};

describe('a sheet', () => {
  it('has semicolons, decimal commas and a mark for Danish spreadsheets', () => {
    expect(csv(sheet)).toBe(
      '\ufeffFra;Dækket, %;Navn\r\n2026-02-02;66,7;"Rose; ""Huset"""\r\n2026-02-09;;\'=1+1\r\n',
    );
  });
  it('becomes a leaf of a workbook, numbers as numbers and texts as texts', async () => {
    const files = unzipSync(new Uint8Array(await (await workbook([sheet])).arrayBuffer()));
    const leaf = strFromU8(files['xl/worksheets/sheet1.xml']!);
    expect(leaf).toContain('<v>66.7</v>');
    expect(leaf).not.toContain('<f>');
    expect(strFromU8(files['xl/workbook.xml']!)).toContain('Dækning');
  });
});
