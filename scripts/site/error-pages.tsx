import type { CauseId } from '../../src/causes/causes-of.ts';
import { causesOfMessage } from '../../src/causes/of-message.ts';
import { causeText } from '../../src/causes/words-of.ts';
import { CORS_ERRORS, type CorsError } from '../../src/cors/cors-error.ts';
import { decode } from '../../src/console/read/decode.ts';
import { headline } from '../../src/explain/headline.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { engineName } from '../../src/explain/status.ts';
import { unfixableText } from '../../src/explain/unfixable.ts';
import { whatHappened } from '../../src/explain/what-happened.ts';
import { policyFor } from '../../src/fix/policy/policy-for.ts';
import { snippetFor, targetById } from '../../src/fix/snippet.ts';
import { AskedTable } from './asked-table.tsx';
import { causesByError, consoleLines, type Example, exampleOfCause, exampleOfError } from './examples.ts';
import type { Page } from './page.ts';
import { Code, Rich, ToCause, ToServer } from './parts.tsx';

/** The servers whose configuration a page of a code shows; the others are a click away. */
const SHOWN_SERVERS = ['express', 'nginx', 'spring'].map(targetById).filter((target) => target !== null);

/** More causes would be a list of everything that can go wrong. */
const MOST_CAUSES = 12;

const byCode = causesByError();

/** The causes of a code, the usual ones first; those of the answer's own code where nothing is said of the preflight's. */
function causesOf(code: CorsError, example: Example): readonly CauseId[] {
  const usual = consoleLines(example).flatMap(({ line }) => decode(line).flatMap(causesOfMessage));
  const ofAnswer = code.replace(/^Preflight/, '');
  const recorded = byCode.get(code) ?? [];
  const others =
    recorded.length > 0 ? recorded : ([...byCode].find(([other]) => other === ofAnswer)?.[1] ?? []);
  return [...new Set([...usual, ...others])];
}

function ConsoleLines({ example }: { readonly example: Example }) {
  return (
    <section>
      <h2>What the console says</h2>
      {consoleLines(example).map(({ engine, line }) => (
        <figure key={engine}>
          <figcaption>{engineName(engine)}</figcaption>
          <pre class="console" tabIndex={0} role="region" aria-label={`The line of ${engineName(engine)}`}>
            {line}
          </pre>
        </figure>
      ))}
    </section>
  );
}

function Fix({ example, root }: { readonly example: Example; readonly root: string }) {
  const { diagnosis } = example.diagnosed;
  if (diagnosis.unfixable !== null)
    return (
      <section>
        <h2>What to do</h2>
        <p>
          <Rich text={unfixableText(diagnosis.unfixable)} />
        </p>
      </section>
    );
  const { policy } = policyFor([example.diagnosed]);
  if (policy === null || diagnosis.needed.length === 0) return null;
  return (
    <section>
      <h2>What was asked, answered and needed</h2>
      <AskedTable diagnosed={example.diagnosed} />
      <h2>A configuration that lets it pass</h2>
      {SHOWN_SERVERS.map(({ id, name }, index) => {
        const { code, language, place } = snippetFor(id, policy, example.diagnosed.exchange);
        return (
          <details key={id} open={index === 0}>
            <summary>
              {name} · {place}
            </summary>
            <Code code={code} language={language} label={`Configuration for ${name}`} />
          </details>
        );
      })}
      <p>
        Other servers: <a href={`${root}servers/`}>all configurations</a>. What stands above is for the
        example; the tab, <code>explain</code> and <code>check</code> write it for your own request.
      </p>
      <p>
        Something in front of the application may have to answer instead:{' '}
        <ToServer id="nginx" root={root}>
          nginx
        </ToServer>
        ,{' '}
        <ToServer id="cloudfront" root={root}>
          CloudFront
        </ToServer>
        , a gateway. Configure the one that answers, and only that one.
      </p>
    </section>
  );
}

interface CausesProps {
  readonly code: CorsError;
  readonly example: Example;
  readonly root: string;
}

function Causes({ code, example, root }: CausesProps) {
  const causes = causesOf(code, example).slice(0, MOST_CAUSES);
  if (causes.length === 0) return null;
  return (
    <section>
      <h2>Why servers answer so</h2>
      <ul>
        {causes.map((id) => {
          const { finding, diagnosed } = exampleOfCause(id);
          return (
            <li key={id}>
              <ToCause id={id} root={root}>
                <Rich text={causeText(finding, diagnosed.exchange).title} />
              </ToCause>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function errorPage(code: CorsError): Page {
  const example = exampleOfError(code);
  const story = headline(example.diagnosed, example.log);
  return {
    path: `errors/${code}`,
    section: 'errors',
    title: code,
    description: plainText(whatHappened(example.diagnosed)),
    keywords: consoleLines(example)
      .map(({ line }) => line)
      .join(' '),
    body: (root) => (
      <>
        <h1>
          <code>{code}</code>
        </h1>
        <p class="lead">
          <Rich text={whatHappened(example.diagnosed)} />
        </p>
        <p>
          An example: <Rich text={story} />
        </p>
        <ConsoleLines example={example} />
        <Fix example={example} root={root} />
        <Causes code={code} example={example} root={root} />
      </>
    ),
  };
}

/** A page for every code that Chromium has today. */
export const errorPages = (): readonly Page[] => CORS_ERRORS.map(errorPage);
