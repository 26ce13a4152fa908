import type { Diagnosed, PreflightReason, Warning } from '../../diagnosis/diagnosis.ts';
import { logWarnings } from '../../diagnosis/log/log-warnings.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { avoidPreflight, preflightReasonText } from '../../explain/preflight-reason.ts';
import { paragraph } from '../../explain/compose.ts';
import { headerSource } from '../../explain/header-source.ts';
import { cacheNote, redirectNote } from '../../explain/notes.ts';
import { HOW_TO_CHECK, warningText } from '../../explain/warning.ts';
import { linkName } from '../../explain/addresses.ts';
import { checkAsCurl } from '../../share/check-curl.ts';
import { preflightAsCurl } from '../../share/curl.ts';
import type { ShareOptions } from '../../share/options.ts';
import type { Reasons } from './causes-model.ts';
import { Command } from './command.tsx';
import { useShell } from '../shell/context.tsx';
import { Note } from './note.tsx';
import { Rich } from '../parts/text.tsx';

function Reason({ reason, exchange }: { readonly reason: PreflightReason; readonly exchange: Exchange }) {
  const source = reason.kind === 'header' ? headerSource(reason.name, exchange.callSite) : [];
  return (
    <Note>
      <Rich text={paragraph(preflightReasonText(reason), source)} />
      <div class="note-detail">
        <Rich text={avoidPreflight(reason, exchange.method)} />
      </div>
    </Note>
  );
}

/** Why the browser asked before it sent the request, who made it necessary, and what would spare it. */
export function PreflightReasons({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const { exchange, diagnosis } = diagnosed;
  const reasons = diagnosis.preflightReasons;
  const cached = cacheNote(diagnosed);
  return (
    <section class="section" aria-label="Why a preflight">
      <ul>
        {reasons.map((reason, index) => (
          <Reason key={index} reason={reason} exchange={exchange} />
        ))}
        {cached !== null && (
          <Note>
            <Rich text={cached} />
          </Note>
        )}
      </ul>
    </section>
  );
}

interface AlsoProps {
  readonly diagnosed: Diagnosed;
  readonly reasons: Reasons;
}

/** Warnings about the answer to the preflight; the others are about the answer itself. */
const OF_PREFLIGHT: ReadonlySet<Warning['id']> = new Set([
  'wildcard-covers-authorization',
  'preflight-not-cached',
]);

/** The commands whose answers show what is warned of. */
function checks(
  diagnosed: Diagnosed,
  warnings: readonly Warning[],
  options: ShareOptions,
): readonly string[] {
  const preflight = warnings.some(({ id }) => OF_PREFLIGHT.has(id))
    ? preflightAsCurl(diagnosed, options)
    : null;
  const request = warnings.some(({ id }) => !OF_PREFLIGHT.has(id))
    ? checkAsCurl(diagnosed, null, options)
    : null;
  return [preflight, request].filter((command) => command !== null);
}

function WarningNote({ warning }: { readonly warning: Warning }) {
  const { title, detail, fix, avoid, link } = warningText(warning);
  return (
    <Note isWarning>
      <div class="note-title">
        <Rich text={title} />
      </div>
      <Rich text={detail} />
      <dl class="note-facts">
        <dt>What to do</dt>
        <dd>
          <Rich text={fix} />
        </dd>
        <dt>What not to do</dt>
        <dd>
          <Rich text={avoid} />
        </dd>
        <dt>Read more</dt>
        <dd>
          <a class="link" href={link} target="_blank" rel="noreferrer">
            {linkName(link)}
          </a>
        </dd>
      </dl>
    </Note>
  );
}

/** The warnings of a request, without what its cause says already. */
function warningsOf({ diagnosed: { exchange, diagnosis }, reasons }: AlsoProps): readonly Warning[] {
  const all = [...diagnosis.warnings, ...logWarnings(exchange, diagnosis, reasons.log)];
  return all.filter(({ id }) => id !== 'status-not-ok' || reasons.causes === null);
}

/** How many things are worth knowing besides the verdict and its causes. */
export const noticedCount = (props: AlsoProps): number =>
  warningsOf(props).length + (redirectNote(props.diagnosed) === null ? 0 : 1);

/** What is worth knowing besides the verdict and its causes. */
export function AlsoNoticed(props: AlsoProps) {
  const { includeSecrets } = useShell().model.settings.settings.value;
  const { diagnosed } = props;
  const warnings = warningsOf(props);
  const redirects = redirectNote(diagnosed);
  if (warnings.length === 0 && redirects === null) return null;
  return (
    <section class="section" aria-label="Also noticed">
      <ul>
        {redirects !== null && (
          <Note>
            <Rich text={redirects} />
          </Note>
        )}
        {warnings.map((warning) => (
          <WarningNote key={warning.id} warning={warning} />
        ))}
      </ul>
      {checks(diagnosed, warnings, { includeSecrets }).map((command, index) => (
        <div key={index} class="note-check">
          <p>{HOW_TO_CHECK}</p>
          <Command command={command} subject={`warning ${index}`} />
        </div>
      ))}
    </section>
  );
}
