// Verifies a delivery with the package that receivers use: {secret, headers, body} on standard input, one word for an answer.
const { Webhook, WebhookVerificationError } = require('standardwebhooks');

const { secret, headers, body } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
try {
  new Webhook(secret).verify(body, headers);
  console.log('verified');
} catch (error) {
  if (!(error instanceof WebhookVerificationError)) throw error;
  console.log('refused');
}
