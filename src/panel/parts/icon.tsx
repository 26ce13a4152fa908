/** Drawn for this project on a grid of 16 × 16. `fill` ones are solid shapes, the others lines. */
const ICONS = {
  record: { fill: true, path: 'M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z' },
  clear: { fill: false, path: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM4.2 4.2l7.6 7.6' },
  filter: { fill: false, path: 'M2.5 3.5h11L9.3 8.4v4.1L6.7 11V8.4L2.5 3.5Z' },
  resync: { fill: false, path: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.8h-2.8' },
  settings: {
    fill: false,
    path: 'M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6M9.75 2.75a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5ZM6.25 9.75a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5Z',
  },
  blocked: { fill: false, path: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM5 8h6' },
  failed: { fill: false, path: 'M9 1.8 3.8 9h3.7L6.8 14.2 12.2 7H8.4L9 1.8Z' },
  warning: { fill: false, path: 'M8 2.3 14.3 13.3H1.7L8 2.3ZM8 6.3v3.4M8 11.2v.6' },
  allowed: { fill: false, path: 'm3 8.6 3.3 3.3L13 4.8' },
  opaque: { fill: false, path: 'M3.5 3.5h9v9h-9zM3.5 8.5l5-5M3.8 12.2l8.4-8.4M7.5 12.5l5-5' },
  unknown: { fill: false, path: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9 8 10M8 12.2v.8' },
  navigation: { fill: false, path: 'M3 3.5v9M5 8h8M10 5l3 3-3 3' },
  folded: { fill: false, path: 'm6 4 4 4-4 4' },
  unfolded: { fill: false, path: 'm4 6 4 4 4-4' },
  newest: { fill: false, path: 'M8 3v9M4.5 8.5 8 12l3.5-3.5' },
  copy: { fill: false, path: 'M5.5 5.5h7v8h-7zM10 5.5v-3H3.5v8h2' },
  cross: { fill: false, path: 'm5 5 6 6M11 5l-6 6' },
  open: { fill: false, path: 'M2 12.5v-9h4l1.5 2H14v7H2ZM8 7.5v3.5M6.3 9.2h3.4' },
  decode: { fill: false, path: 'M2.5 3.5h11v8h-6l-3 2.5v-2.5h-2v-8ZM5.5 6.5h5M5.5 8.7h3' },
  info: { fill: false, path: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 7.2v4M8 4.8v.7' },
} as const;

export type IconName = keyof typeof ICONS;

/** A picture beside words that say the same; `label` only where there are none. */
export function Icon({ name, label }: { readonly name: IconName; readonly label?: string }) {
  const { fill, path } = ICONS[name];
  const described =
    label === undefined
      ? ({ 'aria-hidden': true } as const)
      : ({ role: 'img', 'aria-label': label } as const);
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      fill={fill ? 'currentColor' : 'none'}
      stroke={fill ? 'none' : 'currentColor'}
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...described}
    >
      <path d={path} />
    </svg>
  );
}
