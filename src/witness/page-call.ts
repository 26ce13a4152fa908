/** The text that calls a function of `page/` in the inspected page: it is sent as it is written, and knows nothing but its parameter. */
export const callInPage = <Parameter, Result>(
  called: (parameter: Parameter) => Result,
  parameter: Parameter,
): string => `(${called.toString()})(${JSON.stringify(parameter)})`;
