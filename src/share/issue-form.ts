import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { browserName } from '../explain/status.ts';

/** The form's own name in `.github/ISSUE_TEMPLATE/`. */
const FORM = 'wrong-answer.yml';

/**
 * The address of the form for a wrong answer, filled with the code and the versions. It holds nothing else of the request: the recording
 * is pasted, by somebody who has read it.
 * @param repository as in package.json: `github:owner/name`
 * @param version of CORS Lens
 */
export function issueForm(repository: string, { exchange, diagnosis }: Diagnosed, version: string): string {
  const answers = {
    template: FORM,
    title: `Wrong answer: ${diagnosis.blocking?.corsError ?? diagnosis.verdict}`,
    versions: `${browserName(exchange.browser)}, CORS Lens ${version}`,
  };
  const query = Object.entries(answers).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://github.com/${repository.replace(/^github:/, '')}/issues/new?${query.join('&')}`;
}
