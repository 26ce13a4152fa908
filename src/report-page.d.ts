/** The panel as one page without a log: `scripts/report-page.ts` makes it. */
declare module 'virtual:report-page' {
  const page: string;
  export default page;
}
