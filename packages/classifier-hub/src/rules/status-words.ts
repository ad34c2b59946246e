const reasons = [
  'Client Error',
  'Server Error',
  'Unauthorized',
  'Forbidden',
  'Not Found',
  'Gone',
  'Too Many Requests',
  'Internal Server Error',
  'Bad Gateway',
  'Service (?:Temporarily )?Unavailable',
  'Gateway Time-?out',
  '(?:Requested )?Range Not Satisfiable',
  'Payment Required',
  'Unavailable For Legal Reasons',
].join('|');

/**
 * The ways in which programs name an HTTP status: `404 Client Error`, `status code 404`, `Download failed: 404`.
 *
 * @param codes alternatives of a regular expression, for example `401|403` or `5\d\d`; found in the group `httpStatus`
 */
export function statusWords(codes: string): readonly RegExp[] {
  return [
    new RegExp(`\\b(?<httpStatus>${codes})\\b:?(?: --| -)? ['"(]?(?:${reasons})`, 'i'),
    new RegExp(
      `\\b(?:HTTP(?:/[\\d.]+)?(?: error)?(?: code)?|(?:status|error|response)(?:[ _]?code)?)["']?(?: was| of| is)?[ :=(]{1,3}["']?(?<httpStatus>${codes})\\b`,
      'i',
    ),
    new RegExp(
      `\\b(?:Download|Request|Fetch|GET|HEAD|POST|Pull) failed(?: with)?[ :(-]{1,3}(?<httpStatus>${codes})\\b`,
      'i',
    ),
    new RegExp(
      `\\b(?:failed|error|refused|responded|returned|replied)(?: with)?(?: an?)?(?: HTTP)?(?: status)?(?: code)?[ :]{1,2}(?<httpStatus>${codes})\\b`,
      'i',
    ),
    new RegExp(`\\b(?:Client|HTTP)\\w*Error: (?<httpStatus>${codes})\\b`),
    new RegExp(
      `Failed to (?:request|download|fetch)\\b[^\\n]{0,200}? [-:(] ?(?<httpStatus>${codes})\\b`,
      'i',
    ),
  ];
}
