import { notListed, sameAddress } from '../../explain/interface/asked-request.ts';
import { formatCount } from '../../explain/compose.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { shownValue, visible } from '../../explain/visible.ts';
import { urlFilter } from '../list/filter.ts';
import type { ExchangeRow } from '../list/row-data.ts';
import { clockTime } from '../parts/clock.ts';
import { Icon } from '../parts/icon.tsx';
import { Rich } from '../parts/text.tsx';
import { VerdictIcon } from '../parts/verdict.tsx';
import { useDetail, useShell } from '../shell/context.tsx';
import type { AskedRequest as Asked } from './outside-model.ts';

/** Requests that are named one by one; the rest are counted. */
const MOST_NAMED = 4;

function Candidate({ row: { id, exchange, verdict, category } }: { readonly row: ExchangeRow }) {
  const { selection } = useShell().model;
  const { outside } = useDetail();
  return (
    <button
      type="button"
      class="button"
      title={verdictWord(verdict)}
      aria-pressed={selection.shownId.value === id}
      onClick={() => outside.show(id)}
    >
      <VerdictIcon verdict={verdict} category={category} />
      <bdi>{visible(exchange.method)}</bdi> {clockTime(exchange.startedAt)}
    </button>
  );
}

/** The requests that may be meant, to choose from. */
function Candidates({ url, found }: Asked) {
  const { requests } = useShell().model;
  const { outside } = useDetail();
  const rows = found.map((id) => requests.rows.find(id)).filter((row) => row !== null);
  const left = rows.length - MOST_NAMED;
  return (
    <>
      <p title={visible(url)}>
        <Rich text={sameAddress(rows.length)} />
      </p>
      <div class="asked-candidates" role="group" aria-label="Requests with this URL">
        {rows.slice(0, MOST_NAMED).map((row) => (
          <Candidate key={row.id} row={row} />
        ))}
        {left > 0 && (
          <button
            type="button"
            class="link"
            onClick={() => {
              outside.dismiss();
              requests.setFilter({ chip: 'all', text: urlFilter(url) });
            }}
          >
            and {formatCount(left)} more
          </button>
        )}
      </div>
    </>
  );
}

/** Says which request of the Network panel is shown, where that is not clear. */
export function AskedRequest() {
  const { requests } = useShell().model;
  const { asked, dismiss } = useDetail().outside;
  // What was cleared is not there to choose from.
  void requests.clearings.value;
  const { value } = asked;
  if (value === null) return null;
  return (
    <aside class="bar asked-request" aria-label="Request of the Network panel">
      {value.found.length === 0 ? (
        <p role="alert">
          <Rich text={notListed(shownValue(value.url))} />
        </p>
      ) : (
        <Candidates {...value} />
      )}
      <button type="button" class="tool" title="Dismiss" aria-label="Dismiss" onClick={dismiss}>
        <Icon name="cross" />
      </button>
    </aside>
  );
}
