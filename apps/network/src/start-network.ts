import type { AddressInfo } from 'node:net';
import type { TokenVerifier } from './auth/token-verifier.ts';
import { connectionRoutes } from './graph/connection-routes.ts';
import { keptRoutes } from './graph/kept-routes.ts';
import { createDocumentReader } from './documents/document-reader.ts';
import { changeRoutes } from './http/change-routes.ts';
import { createDrain } from './http/drain.ts';
import { entityRoutes } from './http/entity-routes.ts';
import { exploreRoutes } from './http/explore-routes.ts';
import { importRoutes } from './http/import-routes.ts';
import { createServer } from './http/server.ts';
import type { ErrorListener } from './http/server.ts';
import { createImporter } from './import/importer.ts';
import type { ImportFile, PreviewFile } from './import/importer.ts';
import { createNetwork } from './network.ts';
import { NetworkError } from './network-error.ts';
import { createMemberRecords } from './privacy/member-records.ts';
import { privacyRoutes } from './privacy/privacy-routes.ts';
import { loadSample } from './sample/load-sample.ts';
import type { SampleDefaults } from './sample/load-sample.ts';
import { openDatabase } from './storage/database.ts';
import { createWiper } from './storage/wiper.ts';
import { lazyVocabulary, loadVocabulary } from './vocabulary/index.ts';
import type { Vocabulary } from './vocabulary/index.ts';

export interface NetworkOptions {
  /** A file, or `:memory:`. */
  readonly database: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** `127.0.0.1` when absent. Any other than a loopback address needs a verifier that is not for development. */
  readonly host?: string;
  readonly auth: TokenVerifier;
  /** Brings the fictional sample, in place of the one of an earlier start; `true` when absent. */
  readonly sample?: boolean;
  /** The skills it knows; those of `data/skills` when absent. */
  readonly vocabulary?: Vocabulary;
  readonly now?: () => Date;
  /** For each member over HTTP; 1,200 when absent, `Infinity` for no limit. */
  readonly requestsPerMinute?: number;
  readonly onError?: ErrorListener;
}

/** A network that serves requests. */
export interface RunningNetwork {
  readonly url: string;
  readonly port: number;
  /** Reads and stores a member's file, as `POST /imports` does; throws an `ImportError` and stores nothing when it cannot be read. */
  readonly importFile: ImportFile;
  /** Reads a member's file and stores nothing, as `POST /readings` does. */
  readonly previewFile: PreviewFile;
  /** Whom and what a development host shows first; undefined without the sample. */
  readonly sample: SampleDefaults | undefined;
  /** Lets running requests end, for at most two seconds. May be called twice. */
  close(): Promise<void>;
}

const closeWithinMs = 2000;

/** Starts the network's API. Rejects, with everything closed again, when it cannot. */
export async function startNetwork(options: NetworkOptions): Promise<RunningNetwork> {
  const { database, port, host = '127.0.0.1', auth, sample = true, now = () => new Date() } = options;
  const { onError, requestsPerMinute } = options;
  if (auth.development && !isLoopback(host)) {
    throw new NetworkError('INVALID_SETTINGS', `development tokens are for this machine only, not for ${host}`, {
      field: 'host',
      expected: '127.0.0.1, ::1 or localhost; or a token verifier with an issuer',
    });
  }
  const vocabulary = options.vocabulary ?? lazyVocabulary(loadVocabulary);
  const isOwnVocabulary = options.vocabulary === undefined;
  const connection = openDatabase(database);
  try {
    const network = createNetwork({ connection, vocabulary, now });
    const importer = createImporter({ connection, network, documents: createDocumentReader(), now });
    const defaults = sample ? await loadSample(connection, network, { isOwnVocabulary }) : undefined;
    const wiper = createWiper(connection);
    const records = createMemberRecords({ connection, graph: network.graph, wiper });
    const routes = [
      ...entityRoutes(network),
      ...exploreRoutes(network),
      ...changeRoutes(network),
      ...importRoutes(importer),
      ...connectionRoutes(network),
      ...keptRoutes(network),
      ...privacyRoutes(network, records),
    ];
    const app = createServer({ routes, auth, onError, ...(requestsPerMinute !== undefined && { requestsPerMinute }) });
    void wiper.resume().catch((error: unknown) => onError?.(error, { method: 'START', path: 'wipes' }));
    const drain = createDrain(app);
    await app.listen({ port, host });
    const address = app.server.address() as AddressInfo;
    let closing: Promise<void> | undefined;
    return {
      port: address.port,
      url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
      importFile: importer.run,
      previewFile: importer.preview,
      sample: defaults,
      close: () => (closing ??= drain.close(closeWithinMs).finally(() => connection.close())),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
