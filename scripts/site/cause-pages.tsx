import { CAUSE_IDS, type CauseId } from '../../src/causes/causes-of.ts';
import { causeText } from '../../src/causes/words-of.ts';
import { paragraph } from '../../src/explain/compose.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { hopTranscript } from '../../src/share/transcript.ts';
import { type Example, exampleOfCause } from './examples.ts';
import type { Page } from './page.ts';
import { Code, Rich, ToError } from './parts.tsx';

/** The recording as HTTP, each hop a paragraph. A request that was never sent behind its preflight has nothing to show. */
function transcriptOf({ diagnosed }: Example): string {
  const { hops } = diagnosed.exchange;
  const answered = hops.filter(({ status }) => status !== 0);
  return (answered.length === 0 ? hops : answered).map(hopTranscript).join('\n\n');
}

function causePage(id: CauseId): Page {
  const example = exampleOfCause(id);
  const { finding, diagnosed } = example;
  const text = causeText(finding, diagnosed.exchange);
  const error = diagnosed.diagnosis.blocking?.corsError ?? null;
  return {
    path: `causes/${id}`,
    section: 'causes',
    title: plainText(text.title),
    description: plainText(text.story),
    keywords: id.replaceAll('-', ' '),
    body: (root) => (
      <>
        <h1>
          <Rich text={text.title} />
        </h1>
        <p class="lead">
          <Rich text={text.story} />
        </p>
        <h2>What to do</h2>
        <p>
          <Rich text={paragraph(text.fix)} />
        </p>
        <h2>What not to do</h2>
        <p>
          <Rich text={text.avoid} />
        </p>
        <h2>How to make sure</h2>
        <p>
          <Rich text={text.check} />
        </p>
        <h2>What betrays it</h2>
        <p>
          In this recording the cause is <strong>{finding.confidence}</strong>
          {error !== null && (
            <>
              , and the browser's code is <ToError code={error} root={root} />
            </>
          )}
          .
        </p>
        <ul>
          {finding.evidence.map((line) => (
            <li key={line}>
              <code>{line}</code>
            </li>
          ))}
        </ul>
        <Code code={transcriptOf(example)} language="http" label="The recording" />
        <p>
          <a href={text.link}>More about this</a>
        </p>
      </>
    ),
  };
}

/** A page for every cause that is recognised. */
export const causePages = (): readonly Page[] => CAUSE_IDS.map(causePage);
