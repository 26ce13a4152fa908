export const WILDCARD =
  "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
export const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
export const SEVERAL =
  "The 'Access-Control-Allow-Origin' header contains multiple values 'https://www.shop.test, *', but only one is allowed. Have the server send the header with a valid value.";
export const INVALID = "The 'Access-Control-Allow-Origin' header contains the invalid value 'www.shop.test'.";
export const MISMATCH =
  "The 'Access-Control-Allow-Origin' header has a value 'https://shop.test' that is not equal to the supplied origin.";
export const CREDENTIALS =
  "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.";
export const PREFLIGHT = "Response to preflight request doesn't pass access control check: ";
