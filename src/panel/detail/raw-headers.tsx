import { useSignal } from '@preact/signals';
import type { HeaderList } from '../../cors/header-list.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { hopTitle } from '../../explain/hop-title.ts';
import { visible } from '../../explain/visible.ts';
import { Rich, Value } from '../parts/text.tsx';

function Headers({ title, headers }: { readonly title: string; readonly headers: HeaderList }) {
  return (
    <>
      <h3>{title}</h3>
      {headers.length === 0 && <p class="raw-none">None that the browser shows.</p>}
      <ul class="raw-lines">
        {headers.map(({ name, value }, index) => (
          <li key={index}>
            <bdi class="raw-name">{visible(name)}</bdi>: <Value text={value} />
          </li>
        ))}
      </ul>
    </>
  );
}

const statusLine = ({ status, statusText, error }: Hop): string =>
  status === 0 ? error || 'no answer' : `${status} ${visible(statusText)}`.trim();

/** One hop's headers: drawn only once they are unfolded, there may be a thousand. */
function RawHop({ hop }: { readonly hop: Hop }) {
  const isOpen = useSignal(false);
  return (
    <details class="raw" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>
        <Rich text={hopTitle(hop, true)} /> <bdi>{statusLine(hop)}</bdi>
      </summary>
      {isOpen.value && (
        <>
          <Headers title="Request headers" headers={hop.requestHeaders} />
          <Headers title="Response headers" headers={hop.responseHeaders} />
        </>
      )}
    </details>
  );
}

/** Every header of every hop, as it was on the wire. */
export function RawHeaders({ exchange }: { readonly exchange: Exchange }) {
  return (
    <section class="section" aria-label="All headers">
      {exchange.hops.map((hop, index) => (
        <RawHop key={`${exchange.id} ${index}`} hop={hop} />
      ))}
    </section>
  );
}
