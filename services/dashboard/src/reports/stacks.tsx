// Stacks: shares of a whole period by period, as a picture; the table beside it says the same in
// numbers. Each part has its own pattern and its letter, so colour says nothing alone.
interface Props {
  label: string;
  parts: string[]; // a short sign for each, e.g. "A"
  columns: Array<{ name: string; shares: number[] }>; // per cent, from the bottom
}

const HEIGHT = 120;
const STEP = 44;
const FILLS = ['bridge-7', 'bridge-4', 'yellow-4', 'red-7'];
const INK = ['white', 'black', 'black', 'white'];

export function Stacks({ label, parts, columns }: Props) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${columns.length * STEP} ${HEIGHT + 34}`}
      style={{ maxWidth: columns.length * STEP * 1.6, width: '100%' }}
    >
      {columns.map(({ name, shares }, index) => {
        let below = 0;
        return (
          <g key={name} fontSize={10} textAnchor="middle">
            {shares.map((value, part) => {
              const height = (value / 100) * HEIGHT;
              below += height;
              const y = HEIGHT + 14 - below;
              return (
                <g key={parts[part]}>
                  <rect
                    x={index * STEP + 8}
                    y={y}
                    width={STEP - 16}
                    height={height}
                    fill={`var(--mantine-color-${FILLS[part % FILLS.length]})`}
                    stroke="var(--mantine-color-body)"
                    strokeWidth={1}
                  />
                  {height > 11 && (
                    <text
                      x={index * STEP + STEP / 2}
                      y={y + height / 2 + 3.5}
                      fill={INK[part % INK.length]}
                    >
                      {parts[part]}
                    </text>
                  )}
                </g>
              );
            })}
            <text x={index * STEP + STEP / 2} y={HEIGHT + 28} fill="currentColor">
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
