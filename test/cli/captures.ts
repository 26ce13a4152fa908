import { harOf } from '../support/http-text.ts';

/** A PUT that its preflight's 404 kept from being sent. */
export const BLOCKED = `
  OPTIONS http://localhost:8000/api/tasks/42
  @start 3
  Origin: http://localhost:3000
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: content-type

  404 Not Found
  X-Powered-By: Express
  ---
  PUT http://localhost:8000/api/tasks/42
  @start 0
  @error net::ERR_FAILED
  Content-Type: application/json
`;

/** A GET that the server allows. */
export const ALLOWED = `
  GET https://api.example.com/items
  Origin: https://app.example.com

  200 OK
  Access-Control-Allow-Origin: https://app.example.com
  Vary: Origin
  Content-Type: application/json
`;

export const har = (text: string): string => JSON.stringify(harOf(text));
