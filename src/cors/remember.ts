/** Longer texts are worked out each time: nobody can fill the memory with them. In UTF-16 units. */
const LONGEST_REMEMBERED = 512;

/**
 * `compute` with a memory, for texts that are the same in most requests of a page: header names, lists, servers. It holds `limit` answers and
 * then starts afresh. The answers are shared: they must not be changed.
 */
export function remember<Answer>(limit: number, compute: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = compute(text);
    if (text.length > LONGEST_REMEMBERED) return answer;
    if (answers.size >= limit) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
