import { JSON_BODY } from '../fault.ts';
import type { GoFault } from '../servers/go.ts';

const CHI: readonly GoFault[] = [
  {
    id: 'chi-origin-not-listed',
    title: 'AllowedOrigins of go-chi/cors lacks this page',
    causes: ['origin-not-in-allow-list'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	router := chi.NewRouter()
	router.Use(chicors.Handler(chicors.Options{AllowedOrigins: []string{"https://app.example.com"}, AllowedMethods: []string{"GET", "PUT"}, AllowedHeaders: []string{"Content-Type"}}))
	router.Get("/items", items)
	router.Put("/items", items)
	return router`,
  },
  {
    id: 'chi-in-group',
    title: 'The middleware is used in a group, and OPTIONS has no route there: 405',
    causes: ['cors-on-route-group-only', 'options-not-routed'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	router := chi.NewRouter()
	router.Group(func(group chi.Router) {
		group.Use(chicors.Handler(chicors.Options{AllowedOrigins: []string{PAGE}, AllowedMethods: []string{"GET", "PUT"}, AllowedHeaders: []string{"Content-Type"}}))
		group.Get("/items", items)
		group.Put("/items", items)
	})
	return router`,
  },
  {
    id: 'chi-authentication-first',
    title: 'Authentication is used above the CORS middleware',
    causes: ['options-blocked-by-authentication'],
    server: 'go-nethttp',
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `
	router := chi.NewRouter()
	router.Use(authenticate)
	router.Use(chicors.Handler(chicors.Options{AllowedOrigins: []string{PAGE}, AllowedHeaders: []string{"Authorization"}}))
	router.Get("/items", items)
	return router`,
  },
  {
    id: 'chi-content-type-charset',
    title: 'AllowContentType stands above the CORS middleware and knows JSON alone: 415',
    causes: ['cors-mounted-too-late', 'bad-request-without-headers', 'response-without-allow-origin'],
    indistinct: true,
    server: null,
    requests: [
      { path: '/items' },
      { path: '/items', method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '1' },
    ],
    source: `
	router := chi.NewRouter()
	router.Use(chimiddleware.AllowContentType("application/json"))
	router.Use(chicors.Handler(chicors.Options{AllowedOrigins: []string{PAGE}, AllowedMethods: []string{"GET", "POST"}}))
	router.Get("/items", items)
	router.Post("/items", items)
	return router`,
  },
  {
    id: 'chi-throttled',
    title: 'Throttle stands above the CORS middleware and lets nobody in: 429',
    causes: ['rate-limited'],
    server: 'go-nethttp',
    requests: [{ path: '/items' }],
    source: `
	router := chi.NewRouter()
	router.Use(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
			writer.Header().Set("Retry-After", "30")
			http.Error(writer, "Server capacity exceeded.", 429)
		})
	})
	router.Use(chicors.Handler(chicors.Options{AllowedOrigins: []string{PAGE}}))
	router.Get("/items", items)
	return router`,
  },
  {
    id: 'chi-redirected-slashes',
    title: 'RedirectSlashes stands above the CORS middleware',
    causes: ['trailing-slash-redirect'],
    server: null,
    requests: [{ path: '/items/' }],
    source: `
	router := chi.NewRouter()
	router.Use(chimiddleware.RedirectSlashes)
	router.Use(chicors.Handler(chicors.Options{AllowedOrigins: []string{PAGE}}))
	router.Get("/items", items)
	return router`,
  },
];

const ECHO: readonly GoFault[] = [
  {
    id: 'echo-origin-not-listed',
    title: 'AllowOrigins lacks this page: 204 for the preflight, with Vary alone',
    causes: ['origin-not-in-allow-list'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	e := echo.New()
	e.Use(middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: []string{"https://app.example.com"}}))
	e.GET("/items", echoItems)
	e.PUT("/items", echoItems)
	return e`,
  },
  {
    id: 'echo-on-route',
    title: 'The middleware is bound to routes: Echo answers OPTIONS itself, with Allow',
    causes: ['options-answered-by-default-handler', 'cors-on-route-group-only'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	e := echo.New()
	allowed := middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: []string{PAGE}, AllowHeaders: []string{"Content-Type"}})
	e.GET("/items", echoItems, allowed)
	e.PUT("/items", echoItems, allowed)
	return e`,
  },
  {
    id: 'echo-header-refused',
    title: 'AllowHeaders lacks one header on a group',
    causes: ['header-not-allowed'],
    server: 'echo',
    requests: [{ path: '/api/items', headers: { 'X-Tenant': 'blue' } }],
    source: `
	e := echo.New()
	api := e.Group("/api", middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: []string{PAGE}, AllowHeaders: []string{"Authorization"}}))
	api.GET("/items", echoItems)
	return e`,
  },
  {
    id: 'echo-without-cors',
    title: 'No CORS middleware at all',
    causes: ['no-cors-configured', 'options-answered-by-default-handler'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	e := echo.New()
	e.GET("/items", echoItems)
	e.PUT("/items", echoItems)
	return e`,
  },
  {
    id: 'echo-key-first',
    title: 'KeyAuth is used above the CORS middleware',
    causes: ['options-blocked-by-authentication'],
    server: null,
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `
	e := echo.New()
	e.Use(middleware.KeyAuth(func(context *echo.Context, key string, source middleware.ExtractorSource) (bool, error) { return key == "1", nil }))
	e.Use(middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: []string{PAGE}, AllowHeaders: []string{"Authorization"}}))
	e.GET("/items", echoItems)
	return e`,
  },
  {
    id: 'echo-callback-fails',
    title: 'UnsafeAllowOriginFunc returns an error: 500 for everything',
    causes: ['origin-not-in-allow-list', 'server-error-without-headers'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	e := echo.New()
	e.Use(middleware.CORSWithConfig(middleware.CORSConfig{UnsafeAllowOriginFunc: func(context *echo.Context, origin string) (string, bool, error) {
		return "", false, errors.New("not allowed")
	}}))
	e.GET("/items", echoItems)
	e.PUT("/items", echoItems)
	return e`,
  },
  {
    id: 'echo-body-limit',
    title: 'BodyLimit is used above the CORS middleware',
    causes: ['body-too-large'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'POST', body: 'x'.repeat(4000) }],
    source: `
	e := echo.New()
	e.Use(middleware.BodyLimit(1000))
	e.Use(middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: []string{PAGE}}))
	e.GET("/items", echoItems)
	e.POST("/items", echoItems)
	return e`,
  },
  {
    id: 'echo-csrf',
    title: "Echo's CSRF middleware is used above the CORS middleware: 403 for a POST of another site",
    causes: ['cross-site-request-guard'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'POST', body: '1' }],
    source: `
	e := echo.New()
	e.Use(middleware.CSRF())
	e.Use(middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: []string{PAGE}}))
	e.GET("/items", echoItems)
	e.POST("/items", echoItems)
	return e`,
  },
];

const FIBER: readonly GoFault[] = [
  {
    id: 'fiber-origin-not-listed',
    title: 'AllowOrigins lacks this page: 204 for the preflight, with methods and without an origin',
    causes: ['origin-not-in-allow-list'],
    server: 'fiber',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	app := fiber.New()
	app.Use(fibercors.New(fibercors.Config{AllowOrigins: []string{"https://app.example.com"}}))
	app.Get("/items", fiberItems)
	app.Put("/items", fiberItems)
	return app`,
  },
  {
    id: 'fiber-without-cors',
    title: 'No CORS middleware at all: 405 for OPTIONS',
    causes: ['no-cors-configured', 'options-not-routed'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	app := fiber.New()
	app.Get("/items", fiberItems)
	app.Put("/items", fiberItems)
	return app`,
  },
  {
    id: 'fiber-authentication-first',
    title: 'Authentication is used above the CORS middleware',
    causes: ['options-blocked-by-authentication'],
    server: null,
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `
	app := fiber.New()
	app.Use(func(context fiber.Ctx) error {
		if context.Get("Authorization") == "" {
			return fiber.NewError(401, "no token")
		}
		return context.Next()
	})
	app.Use(fibercors.New(fibercors.Config{AllowOrigins: []string{PAGE}}))
	app.Get("/items", fiberItems)
	return app`,
  },
  {
    id: 'fiber-limiter',
    title: 'The limiter is used above the CORS middleware',
    causes: ['rate-limited'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items' }, { path: '/items' }],
    source: `
	app := fiber.New()
	app.Use(limiter.New(limiter.Config{Max: 2}))
	app.Use(fibercors.New(fibercors.Config{AllowOrigins: []string{PAGE}}))
	app.Get("/items", fiberItems)
	return app`,
  },
  {
    id: 'fiber-wildcard-with-cookies',
    title: 'The default allows every origin, and the page sends cookies',
    causes: ['wildcard-origin-with-credentials'],
    server: null,
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
	app := fiber.New()
	app.Use(fibercors.New())
	app.Get("/items", fiberItems)
	return app`,
  },
  {
    id: 'fiber-panic',
    title: 'A panic is caught, and the header is set by hand in the handlers',
    causes: ['server-error-without-headers'],
    server: null,
    requests: [{ path: '/items' }, { path: '/fail' }],
    source: `
	app := fiber.New()
	app.Use(recover.New())
	app.Get("/items", func(context fiber.Ctx) error {
		context.Set("Access-Control-Allow-Origin", PAGE)
		return fiberItems(context)
	})
	app.Get("/fail", func(context fiber.Ctx) error { panic("no database") })
	return app`,
  },
  {
    id: 'fiber-route-before-cors',
    title: 'A route stands above app.Use',
    causes: ['cors-mounted-too-late', 'cors-on-route-group-only', 'response-without-allow-origin'],
    server: null,
    requests: [{ path: '/else' }, { path: '/items' }],
    source: `
	app := fiber.New()
	app.Get("/items", fiberItems)
	app.Use(fibercors.New(fibercors.Config{AllowOrigins: []string{PAGE}}))
	app.Get("/else", fiberItems)
	return app`,
  },
];

/** chi, Echo and Fiber. */
export const GO_MORE: readonly GoFault[] = [...CHI, ...ECHO, ...FIBER];
