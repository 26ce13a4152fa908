import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, TOP } from '../run.mjs';

/** Where a recording holds what CORS Lens said of it. */
const SAID = '_corsLens';

const FOLDER = join(TOP, 'test', 'reported');

/** A recording as it stands in an issue: alone, or between fences. */
function recordingIn(text, file) {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  try {
    const recording = JSON.parse(text.slice(start, end + 1));
    if (Array.isArray(recording.log?.entries)) return recording;
  } catch {
    // Said below, in one sentence.
  }
  throw new Problem(
    `${file} holds no recording: save what stands in the issue between the fences, or what "cors-lens explain FILE.har --wrong ADDRESS" wrote.`,
  );
}

/** `api.example-put-preflight-missing-allow-origin-header` */
function nameOf({ log }) {
  const { request } = log.entries.at(-1) ?? {};
  const host = URL.canParse(request?.url) ? new URL(request.url).hostname : 'unknown';
  const told = log[SAID];
  const code = (told?.corsError ?? told?.verdict ?? 'wrong').replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-');
  return [host, request?.method ?? '', code]
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .slice(0, 80);
}

/** Puts a recording beside the others that were explained wrongly: the test that reads them fails until it is mended. */
export function newCase([file]) {
  if (file === undefined) throw new Problem('npm run new case FILE: which file holds the recording?');
  if (!existsSync(file)) throw new Problem(`There is no file ${file}.`);
  const recording = recordingIn(readFileSync(file, 'utf8'), file);
  const target = join(FOLDER, `${nameOf(recording)}.json`);
  if (existsSync(target)) throw new Problem(`${target} is there already.`);
  recording.log[SAID] = { printed: '', ...recording.log[SAID] };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(target, `${JSON.stringify(recording, null, 2)}\n`);
  return [
    `${target} is the recording. Look whether it holds anything that should not be public.`,
    recording.log[SAID].printed === ''
      ? 'Write the line that the browser printed into log._corsLens.printed, or null where it printed none.'
      : 'Its line is what the browser printed.',
    'npx vitest run --project unit test/reported fails until the answer is that of the browser.',
  ];
}
