import type { FailureRule } from '@retake/plugin-api';

const network = {
  category: 'WAN_WEIGHTS_DOWNLOAD',
  type: 'network_connectivity_loss',
  severity: 'medium',
  scope: 'remote',
  transience: 'transient',
} as const;

/** Words for connections that did not come about or broke. */
export const networkRules: readonly FailureRule[] = [
  {
    id: 'name_not_resolved',
    when: { words: [/\b(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA)\b(?: (?<host>[\w.-]+))?/, /getaddrinfo failed/i] },
    ...network,
    code: 'WAN_WEIGHTS_DOWNLOAD/name_not_resolved',
    confidence: 0.9,
    userMessage: 'The name of the server could not be looked up.',
    nextSteps: ['Check the network connection and the address.'],
    example: 'getaddrinfo ENOTFOUND models.example',
    reason: 'no address, so nobody was asked',
  },
  {
    id: 'connection_failed',
    when: {
      words: [
        /\b(?:ECONNREFUSED|ECONNRESET|ECONNABORTED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENETRESET)\b/,
        /socket hang up/i,
        /\bUND_ERR_(?:SOCKET|CONNECT_TIMEOUT)\b/,
      ],
    },
    ...network,
    code: 'WAN_WEIGHTS_DOWNLOAD/connection_failed',
    confidence: 0.9,
    userMessage: 'The connection to the server failed or broke.',
    nextSteps: ['Check the network connection, proxy and firewall.'],
    example: 'read ECONNRESET',
    reason: 'one side hung up',
  },
  {
    id: 'connection_timed_out',
    when: { words: [/\b(?:ETIMEDOUT|ESOCKETTIMEDOUT)\b/] },
    ...network,
    code: 'WAN_WEIGHTS_DOWNLOAD/connection_timed_out',
    confidence: 0.85,
    userMessage: 'The server did not answer in time.',
    nextSteps: ['Try again later.', 'Check the network connection, proxy and firewall.'],
    example: 'connect ETIMEDOUT 10.0.0.1:443',
    reason: 'the connection was never made',
  },
  {
    id: 'answer_stalled',
    when: { words: [/\bUND_ERR_(?:HEADERS|BODY)_TIMEOUT\b/] },
    ...network,
    type: 'bandwidth_limitation',
    code: 'WAN_WEIGHTS_DOWNLOAD/answer_stalled',
    confidence: 0.92,
    userMessage: 'The server was reached, but sent nothing for too long.',
    nextSteps: ['Start again; what is already there is kept.', 'Use another mirror or another connection.'],
    example: 'UND_ERR_BODY_TIMEOUT: Body Timeout Error',
    reason: 'the connection stood, the data did not come',
  },
  {
    id: 'certificate_refused',
    when: {
      words: [
        /\b(?:CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|ERR_TLS_CERT_ALTNAME_INVALID)\b/,
      ],
    },
    ...network,
    severity: 'high',
    transience: 'permanent',
    code: 'WAN_WEIGHTS_DOWNLOAD/certificate_refused',
    confidence: 0.95,
    userMessage: 'The certificate of the server, or of a proxy in between, is not trusted.',
    nextSteps: [
      'Check the date of this machine.',
      'Give Node the certificate of your proxy (NODE_EXTRA_CA_CERTS).',
    ],
    example: 'DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate',
    reason: 'the answer cannot be trusted, and trying again changes nothing',
  },
];
