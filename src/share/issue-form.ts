/** The form's own name in `.github/ISSUE_TEMPLATE/`. */
const FORM = 'wrong-answer.yml';

/** What the form is filled with; its recording is pasted, because an address cannot hold it. */
interface FormAnswers {
  readonly title: string;
  /** Browser, its version, and the version of CORS Lens. */
  readonly versions: string;
}

/**
 * The address of the form for a wrong answer. It holds nothing of the request but what `answers` say.
 * @param repository as in package.json: `github:owner/name`
 */
export function issueForm(repository: string, { title, versions }: FormAnswers): string {
  const query = Object.entries({ template: FORM, title, versions }).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `https://github.com/${repository.replace(/^github:/, '')}/issues/new?${query.join('&')}`;
}
