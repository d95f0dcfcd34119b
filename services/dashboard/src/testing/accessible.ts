// Accessible: a test fails if a screen reader would stumble. Contrast is looked at in a browser.
import axe from 'axe-core';
import { expect } from 'vitest';

export async function expectAccessible(container: Element): Promise<void> {
  const found = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(found.violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
}
