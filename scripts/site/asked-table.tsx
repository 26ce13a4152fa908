import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { type AskedHop, askedHops, type RowState } from '../../src/diagnosis/needed/asked.ts';
import {
  answerText,
  ASKED_COLUMNS,
  askedLabel,
  fateText,
  hopText,
  neededText,
} from '../../src/explain/asked.ts';
import { Rich } from './parts.tsx';

const SIGNS: Readonly<Record<RowState, string>> = { fine: '✓', missing: '✗', wrong: '✗', unknown: '?' };
const WORDS: Readonly<Record<RowState, string>> = {
  fine: 'right',
  missing: 'missing',
  wrong: 'wrong',
  unknown: 'not judged',
};

function HopRows({ hop, asked }: { readonly hop: AskedHop; readonly asked: string }) {
  return (
    <tbody>
      <tr class="hop">
        <th scope="rowgroup" colSpan={3}>
          <Rich text={hopText(hop, asked)} /> <Rich text={fateText(hop)} />
        </th>
      </tr>
      {hop.rows.map((row) => (
        <tr key={`${row.kind} ${row.asked} ${row.header}`} class={`is-${row.state}`}>
          <th scope="row">
            {askedLabel(row)} <code>{row.asked}</code>
          </th>
          <td>
            <span class="sign" title={WORDS[row.state]}>
              {SIGNS[row.state]}
            </span>{' '}
            <Rich text={answerText(row)} />
          </td>
          <td>
            <Rich text={neededText(row) ?? []} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** What a page asked for, what was answered, and what is needed, as the tab shows it. */
export function AskedTable({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label="What was asked, answered and needed">
      <table class="asked">
        <thead>
          <tr>
            {ASKED_COLUMNS.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {askedHops(diagnosed.exchange, diagnosed.diagnosis).map((hop, index) => (
          <HopRows key={index} hop={hop} asked={diagnosed.exchange.url} />
        ))}
      </table>
    </div>
  );
}
