import { CORS_SETTINGS, type Setting } from './settings.ts';
import { richFromNote } from '../../src/explain/rich-text.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import type { Target } from '../../src/fix/target.ts';
import { TARGETS } from '../../src/fix/targets/index.ts';
import type { Page } from './page.ts';
import { Code, Rich } from './parts.tsx';
import { proofOf } from './proofs.ts';

function Configuration({ target, setting }: { readonly target: Target; readonly setting: Setting }) {
  const { code, language, notes, refusal } = snippetFor(target.id, setting.policy, null);
  return (
    <section>
      <h2>{setting.title}</h2>
      <p>{setting.story}</p>
      {refusal === null ? (
        <Code code={code} language={language} label={`${target.name}: ${setting.title}`} />
      ) : (
        notes.map((note) => (
          <p key={note}>
            <Rich text={richFromNote(note)} />
          </p>
        ))
      )}
    </section>
  );
}

const variantsOf = ({ id }: Target): readonly Target[] => TARGETS.filter(({ variantOf }) => variantOf === id);

function serverPage(target: Target): Page {
  const { id, name, place, documentation, notes, log } = target;
  const proof = proofOf(target.variantOf ?? id);
  return {
    path: `servers/${id}`,
    section: 'servers',
    title: `CORS in ${name}`,
    description: `How ${name} is told which pages may use it: configurations for usual policies, and its traps.`,
    keywords: `${id} ${target.language} ${variantsOf(target)
      .map((variant) => variant.name)
      .join(' ')}`,
    body: (root) => (
      <>
        <h1>CORS in {name}</h1>
        <p class="lead">
          Where it belongs: {place}. <a href={documentation}>Its documentation</a>
        </p>
        {variantsOf(target).length > 0 && (
          <p>
            Other ways:{' '}
            {variantsOf(target).map((variant, index) => (
              <>
                {index > 0 && ', '}
                <a href={`${root}servers/${variant.id}/`}>{variant.name}</a>
              </>
            ))}
          </p>
        )}
        {CORS_SETTINGS.map((setting) => (
          <Configuration key={setting.title} target={target} setting={setting} />
        ))}
        {notes.length > 0 && (
          <section>
            <h2>Traps</h2>
            <ul>
              {notes.map(({ text }) => (
                <li key={text}>
                  <Rich text={richFromNote(text)} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {log !== null && log !== undefined && (
          <section>
            <h2>Its own log</h2>
            <p>
              <Rich text={richFromNote(log)} />
            </p>
          </section>
        )}
        <section>
          <h2>How this was proven</h2>
          <p>{proof}</p>
        </section>
      </>
    ),
  };
}

/** A page for every server, and for every other way to write one's configuration. */
export const serverPages = (): readonly Page[] => TARGETS.map(serverPage);
