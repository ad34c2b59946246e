import type { Facts } from './fill.js';
import { localAddress } from './local-address.js';
import { missingNodes, packagesOfNodes } from './missing-nodes.js';
import type { Told } from './told.js';

/** What the words of some causes name, read from the text of the failure: nodes, nodePackage, address, port. */
export function factsInText({ code, evidence, technicalDetail = '' }: Told): Facts {
  const text = [evidence?.span, evidence?.cause, technicalDetail].filter(Boolean).join('\n\n');
  switch (code.split('/').at(-1)) {
    case 'node_missing':
      return nodesIn(text);
    case 'local_server_down':
      return addressIn(text);
    default:
      return {};
  }
}

function nodesIn(text: string): Facts {
  const nodes = missingNodes(text);
  const [nodePackage] = packagesOfNodes(nodes);
  return {
    ...(nodes.length > 0 && { nodes: nodes.join(', ') }),
    ...(nodePackage !== undefined && { nodePackage }),
  };
}

function addressIn(text: string): Facts {
  const found = localAddress(text);
  return found ? { address: `${found.host}:${found.port}`, port: found.port } : {};
}
