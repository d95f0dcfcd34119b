// Bars: one figure week by week, as a picture; the table beside it says the same in numbers.
interface Props {
  label: string;
  values: Array<{ name: string; value: number | undefined }>; // per cent
  most?: number; // the top of the picture, if no value is above it; absent: 100
}

const HEIGHT = 120;
const STEP = 44;

export function Bars({ label, values, most = 100 }: Props) {
  const top = Math.max(most, ...values.map(({ value }) => value ?? 0));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${values.length * STEP} ${HEIGHT + 34}`}
      style={{ maxWidth: values.length * STEP * 1.6, width: '100%' }}
    >
      <line
        x1={0}
        y1={HEIGHT + 14}
        x2={values.length * STEP}
        y2={HEIGHT + 14}
        stroke="currentColor"
      />
      {values.map(({ name, value }, index) => {
        const height = ((value ?? 0) / top) * HEIGHT;
        return (
          <g key={name} fontSize={10} fill="currentColor" textAnchor="middle">
            <rect
              x={index * STEP + 8}
              y={HEIGHT + 14 - height}
              width={STEP - 16}
              height={height}
              rx={3}
              fill="var(--mantine-color-bridge-6)"
            />
            <text x={index * STEP + STEP / 2} y={HEIGHT + 10 - height}>
              {value === undefined
                ? '–'
                : Math.round(value * (most < 100 ? 10 : 1)) / (most < 100 ? 10 : 1)}
            </text>
            <text x={index * STEP + STEP / 2} y={HEIGHT + 28}>
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
