/** The part of `ServiceWorkerGlobalScope` that is used here. */
interface ServiceWorkerScope {
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
interface FetchEvent {
  readonly request: Request;
  respondWith(response: Response | Promise<Response>): void;
}

const scope = self as unknown as ServiceWorkerScope;

/** What becomes of the request of a case: each way by turns. */
function answerTo(request: Request, index: number): Response | Promise<Response> | null {
  switch (index % 5) {
    case 0:
      return new Response('made up', { status: 200 });
    case 1:
      return fetch(request);
    case 2:
      return fetch(request.url, { credentials: 'include' });
    case 3:
      return Response.error();
    default:
      return null;
  }
}

scope.addEventListener('fetch', (event) => {
  const index = /[?&]case=(\d+)\./.exec(event.request.url)?.[1];
  const answer = index === undefined ? null : answerTo(event.request, Number(index));
  if (answer !== null) event.respondWith(answer);
});
