import type { DiffLine, HopDiff } from '../../diagnosis/needed/header-diff.ts';
import { hopTitle } from '../../explain/hop-title.ts';
import { changeCount, unchangedHops } from '../../explain/status.ts';
import { visible } from '../../explain/visible.ts';
import { diffRuns, type DiffRun } from './diff-runs.ts';
import { Rich, Value } from '../parts/text.tsx';

const SIGNS = { removed: '−', added: '+', kept: '' } as const;
const SIGN_WORDS = { removed: 'Sent: ', added: 'Needed: ', kept: 'Right: ' } as const;

/** The value of a line, with what differs inside it marked. */
function MarkedValue({ line }: { readonly line: DiffLine }) {
  const { value, from, to } = line;
  if (from >= to) return <Value text={value} />;
  return (
    <bdi>
      {visible(value.slice(0, from))}
      <mark>{visible(value.slice(from, to))}</mark>
      {visible(value.slice(to))}
    </bdi>
  );
}

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <li class={`diff-line is-${line.kind}`}>
      <span class="diff-sign">
        <span aria-hidden="true">{SIGNS[line.kind]}</span>
        <span class="visually-hidden">{SIGN_WORDS[line.kind]}</span>
      </span>
      <bdi>
        {visible(line.name)}: <MarkedValue line={line} />
      </bdi>
      {(line.kind === 'removed' || line.problem === 'missing') && line.problem !== null && (
        <span class="diff-problem">{line.problem}</span>
      )}
    </li>
  );
}

function Hop({ diff }: { readonly diff: HopDiff }) {
  return (
    <div class="hop">
      <div class="hop-head">
        <h3>
          <Rich text={hopTitle(diff, diff.hop !== null)} />
        </h3>
        <span class={`hop-changes ${diff.changes === 0 ? 'is-none' : ''}`}>{changeCount(diff.changes)}</span>
      </div>
      <ul class="diff">
        {diff.lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ul>
    </div>
  );
}

function Run({ run: { diffs, isFolded } }: { readonly run: DiffRun }) {
  const hops = diffs.map((diff, index) => <Hop key={index} diff={diff} />);
  if (!isFolded) return <>{hops}</>;
  return (
    <details class="raw hop-fold">
      <summary>{unchangedHops(diffs.length)}</summary>
      {hops}
    </details>
  );
}

/** What each hop sent and what it has to send, as a diff. */
export function HeaderDiff({ diffs }: { readonly diffs: readonly HopDiff[] }) {
  if (diffs.length === 0) return null;
  return (
    <section class="section">
      <h2>Headers: sent and needed</h2>
      {diffRuns(diffs).map((run, index) => (
        <Run key={index} run={run} />
      ))}
    </section>
  );
}
