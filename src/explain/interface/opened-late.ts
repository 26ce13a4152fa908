/** What is missing from a list whose page had begun before it was recorded. */
export const OPENED_LATE = 'DevTools was opened after the page: its earlier requests are missing.';
