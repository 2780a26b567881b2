// Shows the description of the API, from the same server and without asking any other.
/* global SwaggerUIBundle */

SwaggerUIBundle({
  url: '../openapi/talpuls.yml',
  dom_id: '#contract',
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  filter: true,
  validatorUrl: null,
});
