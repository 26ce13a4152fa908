import {
  type AskedHop,
  askedHops,
  type AskedRow,
  changesOf,
  type RowState,
} from '../../diagnosis/needed/asked.ts';
import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import {
  answerText,
  ASKED_COLUMNS,
  askedLabel,
  changesText,
  fateText,
  hopText,
  neededText,
  credentialsUntold,
} from '../../explain/asked.ts';
import { credentialsTold } from '../../explain/credentials-told.ts';
import { CREDENTIALS_CODE, credentialsQuestion } from '../../explain/credentials-question.ts';
import { unchangedHops } from '../../explain/status.ts';
import { plainText, type RichText } from '../../explain/rich-text.ts';
import { visible } from '../../explain/visible.ts';
import { Choices } from '../parts/choices.tsx';
import { toldTime } from '../parts/clock.ts';
import { Rich, Value } from '../parts/text.tsx';
import { Answer } from './answer.tsx';
import { useShort } from '../shell/use-narrow.ts';
import { useDetail, useShell } from '../shell/context.tsx';
import { WatchOffer } from '../witness/watch-offer.tsx';
import { foldedHops } from './asked-runs.ts';

const SIGNS: Readonly<Record<RowState, string>> = { fine: '✓', missing: '✗', wrong: '✗', unknown: '?' };
const SIGN_WORDS: Readonly<Record<RowState, string>> = {
  fine: 'right: ',
  missing: 'missing: ',
  wrong: 'wrong: ',
  unknown: 'not judged: ',
};

/** What all rows of the table need to know. */
interface Table {
  readonly diagnosed: Diagnosed;
  /** Another request to the same address, which passed. */
  readonly sibling: Diagnosed | null;
  /** False: what is needed lies elsewhere first, and nothing stands there to be pasted. */
  readonly isConfigured: boolean;
}

/** The same, once it is known whether anything stands in the last column: an empty one would take room from the others. */
interface Drawn extends Table {
  readonly hasNeeded: boolean;
}

function Sign({ state, isQuiet = false }: { readonly state: RowState; readonly isQuiet?: boolean }) {
  return (
    <>
      <span class="asked-sign" aria-hidden="true">
        {isQuiet ? '' : SIGNS[state]}
      </span>
      <span class="visually-hidden">{SIGN_WORDS[state]}</span>
    </>
  );
}

/** The credentials mode cannot be seen: where it decides, the user can say which it was. */
function CredentialsSwitch({ assuming }: { readonly assuming: CredentialsAssumption }) {
  const { selection } = useShell().model;
  return (
    <Choices<CredentialsAssumption>
      label="Credentials of the request"
      name="assuming"
      value={assuming}
      choices={[
        { value: 'credentials', label: <span title={CREDENTIALS_CODE}>with</span> },
        { value: 'no-credentials', label: 'without' },
      ]}
      onChoose={selection.assume}
    />
  );
}

function Asked({
  row,
  hasSwitch,
  table,
}: {
  readonly row: AskedRow;
  readonly hasSwitch: boolean;
  readonly table: Table;
}) {
  const label = row.kind === 'list' ? row.header : askedLabel(row);
  const told = row.kind === 'credentials' ? credentialsTold(table.diagnosed) : '';
  return (
    <th scope="row">
      <span class="asked-label">{label}</span>{' '}
      {hasSwitch ? (
        <CredentialsSwitch assuming={table.diagnosed.diagnosis.assuming} />
      ) : (
        <bdi class="asked-value">
          <Value text={row.asked} longest={160} />
        </bdi>
      )}
      {told !== '' && <span class="asked-told"> ({told})</span>}
    </th>
  );
}

function Needed({ text }: { readonly text: RichText | null }) {
  return (
    <td class={`asked-needed ${text === null ? '' : 'is-needed'}`}>
      {text !== null && (
        <>
          <span class="asked-sign" aria-hidden="true">
            +
          </span>
          <span class="text">
            {plainText(text)
              .split(AFTER_NAME)
              .map((part, index) => (
                <code key={index} class={part.endsWith(': ') ? undefined : 'asked-value'}>
                  {part}
                </code>
              ))}
          </span>
        </>
      )}
    </td>
  );
}

/** The name of a header and its value: each stands in one piece where its line has room for it. */
const AFTER_NAME = /(?<=^[\w-]+: )/;

const isSameThing = (one: AskedRow, other: AskedRow): boolean =>
  one.kind === other.kind &&
  (one.kind === 'origin' || one.kind === 'credentials' || one.asked === other.asked);

/** What the server said to the request that passed. */
function SiblingCell({ row, hop }: { readonly row: AskedRow; readonly hop: AskedHop | null }) {
  const same = hop?.rows.find((each) => isSameThing(each, row));
  return (
    <td class="asked-sibling">
      {same !== undefined && (
        <>
          <Sign state={same.state} /> <Answer text={answerText(same)} />
        </>
      )}
    </td>
  );
}

/** What the other credentials mode would mean, as a sentence. */
const otherwiseOf = (diagnosed: Diagnosed): string =>
  plainText(credentialsQuestion(diagnosed)?.otherwise ?? []);

interface RowProps {
  readonly row: AskedRow;
  readonly hasSwitch: boolean;
  /** The row above is about the same list, and said what that lacks. */
  readonly isListTold: boolean;
  readonly siblingHop: AskedHop | null;
  readonly table: Drawn;
}

function Row({ row, hasSwitch, isListTold, siblingHop, table }: RowProps) {
  const { sibling, isConfigured, hasNeeded, diagnosed } = table;
  const otherwise = hasSwitch ? credentialsUntold(diagnosed.diagnosis) : null;
  const isNeverAsked = row.answered.kind === 'never-asked';
  const needed = isConfigured ? neededText(row) : null;
  // Whether it was asked for is the question then.
  const isOpen = otherwise !== null && row.answered.kind === 'needless';
  const isWide = hasNeeded && needed === null && (otherwise !== null || row.kind === 'location');
  return (
    <tr class="asked-row" data-state={row.state} data-kind={row.kind}>
      <Asked row={row} hasSwitch={hasSwitch} table={table} />
      {sibling !== null && <SiblingCell row={row} hop={siblingHop} />}
      <td title={row.header} colSpan={isWide ? 2 : 1}>
        <Sign state={row.state} isQuiet={isNeverAsked || (row.state === 'unknown' && !isOpen)} />
        {!isOpen && <Answer text={answerText(row, isListTold)} />}
        {otherwise !== null && (
          <span class="asked-otherwise" title={otherwiseOf(diagnosed)}>
            {otherwise} <WatchOffer />
          </span>
        )}
      </td>
      {hasNeeded && !isWide && <Needed text={needed} />}
    </tr>
  );
}

interface HeadProps {
  readonly hop: AskedHop;
  readonly siblingHop: AskedHop | null;
  readonly table: Drawn;
}

/** What a hop was, and what became of it: its status is answered like everything else. */
function Head({ hop, siblingHop, table }: HeadProps) {
  const { diagnosed, sibling, isConfigured, hasNeeded } = table;
  const counts = changesText(changesOf({ rows: hop.rows }));
  const isAlone = hop.fate === 'no-answer' || hop.fate === 'stopped';
  return (
    <tr class="asked-hop" data-state={hop.state}>
      <th scope="rowgroup" title={visible(hop.url)}>
        <Rich text={hopText(hop, diagnosed.exchange.url)} />
      </th>
      {sibling !== null && (
        <td class="asked-sibling">
          {siblingHop === null ? (
            <span class="asked-label">{hop.kind === 'preflight' ? 'no preflight' : ''}</span>
          ) : (
            <>
              <Sign state={siblingHop.state} /> <Rich text={fateText(siblingHop)} />
            </>
          )}
        </td>
      )}
      <td colSpan={isAlone && hasNeeded ? 2 : 1}>
        <Sign state={hop.state} isQuiet={hop.state === 'unknown'} />
        <Rich text={fateText(hop)} />
      </td>
      {!isAlone && hasNeeded && (
        <td class={`asked-needed ${isConfigured && hop.neededStatus !== null ? 'is-needed' : ''}`}>
          {isConfigured && hop.neededStatus !== null && (
            <>
              <span class="asked-sign" aria-hidden="true">
                +
              </span>
              <code>{hop.neededStatus}</code> (any 2xx){' '}
            </>
          )}
          {counts !== '' && isConfigured && <span class="asked-count">{counts}</span>}
        </td>
      )}
    </tr>
  );
}

/** The hop of the other request that did the same: its preflight, or its answer. */
const sameHop = (hop: AskedHop, others: readonly AskedHop[]): AskedHop | null =>
  others.findLast(({ kind }) => kind === hop.kind) ?? null;

interface HopProps {
  readonly hop: AskedHop;
  readonly siblingHops: readonly AskedHop[];
  readonly switched: AskedRow | undefined;
  readonly table: Drawn;
}

function Hop({ hop, siblingHops, switched, table }: HopProps) {
  const siblingHop = sameHop(hop, siblingHops);
  return (
    <tbody>
      <Head hop={hop} siblingHop={siblingHop} table={table} />
      {hop.rows.map((row, index) => (
        <Row
          key={`${row.kind} ${row.asked} ${row.header}`}
          row={row}
          hasSwitch={row === switched}
          isListTold={hop.rows
            .slice(0, index)
            .some(({ header, state }) => header === row.header && state === row.state)}
          siblingHop={siblingHop}
          table={table}
        />
      ))}
    </tbody>
  );
}

/** The line that stands for hops in which nothing has to change. */
function FoldLine({ count, columns }: { readonly count: number; readonly columns: number }) {
  const { folds } = useDetail();
  const isOpen = folds.value[FINE_HOPS] ?? false;
  return (
    <tbody>
      <tr class="asked-fold">
        <td colSpan={columns}>
          <button
            type="button"
            class="link"
            aria-expanded={isOpen}
            onClick={() => (folds.value = { ...folds.peek(), [FINE_HOPS]: !isOpen })}
          >
            {unchangedHops(count)}
          </button>
        </td>
      </tr>
    </tbody>
  );
}

const FINE_HOPS = 'fine-hops';

function Columns({ diagnosed, sibling, hasNeeded }: Drawn) {
  const [asks, answers, needed] = ASKED_COLUMNS;
  return (
    <thead>
      <tr>
        <th scope="col">{asks}</th>
        {sibling !== null && (
          <th scope="col">
            <bdi>{visible(sibling.exchange.method)}</bdi> {toldTime(sibling.exchange.startedAt)}
          </th>
        )}
        <th scope="col">
          {sibling === null ? answers : <bdi>This {visible(diagnosed.exchange.method)}</bdi>}
        </th>
        {hasNeeded && <th scope="col">{needed}</th>}
      </tr>
    </thead>
  );
}

const needsAnything = ({ rows, neededStatus }: AskedHop): boolean =>
  neededStatus !== null || rows.some(({ needed }) => needed !== null);

interface AskedProps extends Table {
  /** The credentials mode can be chosen, whatever is told of it. */
  readonly asksForCredentials: boolean;
}

/** What the page asked for, what the server answered, and what is needed: a row for each thing. */
export function AskedTable({ asksForCredentials, ...table }: AskedProps) {
  const { diagnosed, sibling } = table;
  const { folds } = useDetail();
  const isShort = useShort().value;
  const hops = askedHops(diagnosed.exchange, diagnosed.diagnosis);
  const siblingHops = sibling === null ? [] : askedHops(sibling.exchange, sibling.diagnosis);
  if (hops.length === 0) return null;
  const rows = asksForCredentials ? hops.flatMap((hop) => hop.rows) : [];
  const switched = rows.find(({ kind }) => kind === 'credentials');
  const foldable = foldedHops(hops, isShort);
  const folded = folds.value[FINE_HOPS] === true ? 0 : foldable;
  const drawn = { ...table, hasNeeded: table.isConfigured && hops.some(needsAnything) };
  const columns = 2 + (sibling === null ? 0 : 1) + (drawn.hasNeeded ? 1 : 0);
  return (
    <section class="asked" data-part="asked" aria-label="Asked, answered, needed">
      <table class={`has-${columns}`}>
        <colgroup>
          <col class="asked-asks" />
          <col span={sibling === null ? 1 : 2} />
          {drawn.hasNeeded && <col class="asked-needs" />}
        </colgroup>
        <Columns {...drawn} />
        {foldable > 0 && <FoldLine count={foldable} columns={columns} />}
        {hops.slice(folded).map((hop, index) => (
          <Hop key={index} hop={hop} siblingHops={siblingHops} switched={switched} table={drawn} />
        ))}
      </table>
    </section>
  );
}
