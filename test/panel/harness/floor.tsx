import { render } from 'preact';
import { manyRecords } from './many.ts';

/** How often the line is drawn at most, in milliseconds: as often as the panel. */
const INTERVAL = 100;

/** One line that counts requests: the least that a page of this build can cost. */
let count = 0;
let isDue = false;

const draw = (): void => {
  isDue = false;
  render(
    <p class="empty" aria-rowcount={count}>
      {count}
    </p>,
    document.body,
  );
};

window.harness = {
  ...window.harness,
  pushMany: (from, added) => {
    count = from + manyRecords(from, added).length;
    if (!isDue) setTimeout(draw, INTERVAL);
    isDue = true;
  },
};
draw();
