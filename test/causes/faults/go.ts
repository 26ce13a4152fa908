import { JSON_BODY } from '../fault.ts';
import { GO_MORE } from './go-more.ts';
import { goGroup, type GoFault } from '../servers/go.ts';

/** net/http with rs/cors. */
const NET_HTTP: readonly GoFault[] = [
  {
    id: 'go-origin-not-listed',
    title: 'AllowedOrigins of rs/cors lacks this page',
    causes: ['origin-not-in-allow-list'],
    server: 'go-nethttp',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	return cors.New(cors.Options{AllowedOrigins: []string{"https://app.example.com"}, AllowedMethods: []string{"GET", "PUT"},
		AllowedHeaders: []string{"Content-Type"}}).Handler(http.HandlerFunc(items))`,
  },
  {
    id: 'go-method-refused',
    title: 'AllowedMethods of rs/cors is left at its default, without PUT',
    causes: ['method-not-allowed', 'known-denial-body'],
    server: 'go-nethttp',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', body: '1' }],
    source: `
	return cors.New(cors.Options{AllowedOrigins: []string{PAGE}}).Handler(http.HandlerFunc(items))`,
  },
  {
    id: 'go-header-refused',
    title: 'AllowedHeaders of rs/cors lacks one header',
    causes: ['header-not-allowed', 'known-denial-body'],
    server: 'go-nethttp',
    requests: [{ path: '/items' }, { path: '/items', headers: { 'X-Tenant': 'blue' } }],
    source: `
	return cors.New(cors.Options{AllowedOrigins: []string{PAGE}, AllowedHeaders: []string{"Authorization"}}).Handler(http.HandlerFunc(items))`,
  },
  {
    id: 'go-pattern-with-method',
    title: 'A handler sets the header, and its pattern names PUT: nothing answers OPTIONS',
    causes: ['options-not-routed'],
    server: 'go-nethttp',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /items", func(writer http.ResponseWriter, request *http.Request) {
		writer.Header().Set("Access-Control-Allow-Origin", "*")
		items(writer, request)
	})
	return mux`,
  },
  {
    id: 'go-authentication-outside',
    title: 'Authentication stands around the CORS handler',
    causes: ['options-blocked-by-authentication'],
    server: 'go-nethttp',
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `
	allowed := cors.New(cors.Options{AllowedOrigins: []string{PAGE}, AllowedHeaders: []string{"Authorization"}})
	return authenticate(allowed.Handler(http.HandlerFunc(items)))`,
  },
  {
    id: 'go-wildcard-with-cookies',
    title: 'cors.AllowAll, and the page sends cookies',
    causes: ['wildcard-origin-with-credentials'],
    server: null,
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
	return cors.AllowAll().Handler(http.HandlerFunc(items))`,
  },
  {
    id: 'go-panic',
    title: 'The handler panics, which closes the connection',
    causes: ['connection-closed'],
    unanswered: true,
    server: null,
    requests: [{ path: '/items' }],
    source: `
	return cors.AllowAll().Handler(http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		panic("no database")
	}))`,
  },
  {
    id: 'go-slash-redirect',
    title: 'The mux redirects to the path with a slash, and the CORS handler stands inside of it',
    causes: ['trailing-slash-redirect'],
    server: null,
    requests: [{ path: '/items' }],
    source: `
	mux := http.NewServeMux()
	mux.Handle("/items/", cors.AllowAll().Handler(http.HandlerFunc(items)))
	return mux`,
  },
  {
    id: 'go-cross-origin-protection',
    title: "Go's own CrossOriginProtection stands around everything and does not trust the page",
    causes: ['cross-site-request-guard'],
    server: 'go-nethttp',
    requests: [{ path: '/items' }, { path: '/items', method: 'POST', body: '1' }],
    source: `
	return http.NewCrossOriginProtection().Handler(cors.AllowAll().Handler(http.HandlerFunc(items)))`,
  },
  {
    id: 'go-added-twice',
    title: 'rs/cors and the handler both add the header',
    causes: ['header-added-twice'],
    server: null,
    requests: [{ path: '/items' }],
    source: `
	return cors.New(cors.Options{AllowedOrigins: []string{PAGE}}).Handler(http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		writer.Header().Add("Access-Control-Allow-Origin", PAGE)
		items(writer, request)
	}))`,
  },
];

const GIN: readonly GoFault[] = [
  {
    id: 'gin-origin-not-listed',
    title: 'AllowOrigins of gin-contrib/cors lacks this page: an empty 403 for everything',
    causes: ['origin-not-in-allow-list'],
    server: null,
    requests: [{ path: '/items' }],
    source: `
	router := gin.New()
	router.Use(gincors.New(gincors.Config{AllowOrigins: []string{"https://app.example.com"}, AllowMethods: []string{"GET"}}))
	router.GET("/items", ginItems)
	return router`,
  },
  {
    id: 'gin-origin-not-listed-twice',
    title: 'The same, and the page also sends something that needs a preflight',
    causes: ['origin-not-in-allow-list'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	router := gin.New()
	router.Use(gincors.New(gincors.Config{AllowOrigins: []string{"https://app.example.com"}, AllowMethods: []string{"GET", "PUT"}}))
	router.GET("/items", ginItems)
	router.PUT("/items", ginItems)
	return router`,
  },
  {
    id: 'gin-origin-not-listed-preflight',
    title: 'The same, and a preflight is all there is in the log',
    causes: ['origin-not-in-allow-list'],
    indistinct: true,
    server: null,
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	router := gin.New()
	router.Use(gincors.New(gincors.Config{AllowOrigins: []string{"https://app.example.com"}, AllowMethods: []string{"GET", "PUT"}}))
	router.PUT("/items", ginItems)
	return router`,
  },
  {
    id: 'gin-on-group',
    title: 'The middleware is used on a group, and OPTIONS has no route there',
    causes: ['cors-on-route-group-only', 'options-not-routed'],
    server: 'gin',
    requests: [{ path: '/api/items' }, { path: '/api/items', method: 'PUT', ...JSON_BODY }],
    source: `
	router := gin.New()
	api := router.Group("/api", gincors.New(gincors.Config{AllowOrigins: []string{PAGE}, AllowMethods: []string{"GET", "PUT"}, AllowHeaders: []string{"Content-Type"}}))
	api.GET("/items", ginItems)
	api.PUT("/items", ginItems)
	return router`,
  },
  {
    id: 'gin-route-before-cors',
    title: 'A route stands above router.Use',
    causes: ['cors-mounted-too-late', 'cors-on-route-group-only', 'response-without-allow-origin'],
    server: null,
    requests: [{ path: '/else' }, { path: '/items' }],
    source: `
	router := gin.New()
	router.GET("/items", ginItems)
	router.Use(gincors.New(gincors.Config{AllowOrigins: []string{PAGE}, AllowMethods: []string{"GET"}}))
	router.GET("/else", ginItems)
	return router`,
  },
  {
    id: 'gin-slash-redirect',
    title: 'Gin redirects to the path without the slash before any middleware runs',
    causes: ['trailing-slash-redirect'],
    server: null,
    requests: [{ path: '/items/' }],
    source: `
	router := gin.New()
	router.Use(gincors.New(gincors.Config{AllowOrigins: []string{PAGE}, AllowMethods: []string{"GET"}}))
	router.GET("/items", ginItems)
	return router`,
  },
  {
    id: 'gin-authentication-first',
    title: 'Authentication is used above the CORS middleware',
    causes: ['options-blocked-by-authentication'],
    server: null,
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `
	router := gin.New()
	router.Use(func(context *gin.Context) {
		if context.GetHeader("Authorization") == "" {
			context.AbortWithStatusJSON(401, gin.H{"error": "no token"})
		}
	})
	router.Use(gincors.New(gincors.Config{AllowOrigins: []string{PAGE}, AllowMethods: []string{"GET"}, AllowHeaders: []string{"Authorization"}}))
	router.GET("/items", ginItems)
	return router`,
  },
  {
    id: 'gin-panic',
    title: 'A handler panics, and the header is set by hand at its end',
    causes: ['server-error-without-headers'],
    server: null,
    requests: [{ path: '/items' }, { path: '/fail' }],
    source: `
	router := gin.New()
	router.Use(gin.Recovery())
	router.GET("/items", func(context *gin.Context) { context.Header("Access-Control-Allow-Origin", PAGE); ginItems(context) })
	router.GET("/fail", func(context *gin.Context) { panic("no database") })
	return router`,
  },
  {
    id: 'gin-header-refused',
    title: 'AllowHeaders lacks one header, which the list that comes back does not have',
    causes: ['header-not-allowed'],
    server: null,
    requests: [{ path: '/items', headers: { 'X-Tenant': 'blue' } }],
    source: `
	router := gin.New()
	router.Use(gincors.New(gincors.Config{AllowOrigins: []string{PAGE}, AllowMethods: []string{"GET"}, AllowHeaders: []string{"Authorization"}}))
	router.GET("/items", ginItems)
	return router`,
  },
  {
    id: 'gin-by-hand-without-options',
    title: 'A middleware sets the headers by hand, and lets OPTIONS run into a 404',
    causes: ['options-not-routed', 'preflight-status-not-ok'],
    server: 'gin',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
	router := gin.New()
	router.Use(func(context *gin.Context) {
		context.Header("Access-Control-Allow-Origin", "*")
		context.Header("Access-Control-Allow-Methods", "GET, PUT")
		context.Header("Access-Control-Allow-Headers", "Content-Type")
	})
	router.GET("/items", ginItems)
	router.PUT("/items", ginItems)
	return router`,
  },
];

export const GO_GROUP = goGroup('Go', [...NET_HTTP, ...GIN, ...GO_MORE]);
