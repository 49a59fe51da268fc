import { TrellisError } from '@trellis/core';
import type { SearchSettings } from '@trellis/web-skills/service';
import type { EmbedderSettings } from './embedder.ts';
import { readEmbedderSettings } from './embedder-settings.ts';
import { readSearchSettings } from './search-settings.ts';

/** How the host runs, from the environment. */
export interface HostConfiguration {
  readonly host: string;
  readonly port: number;
  /** `sqlite:PATH` or `postgres://…`: conversations. */
  readonly databaseUrl: string;
  /** The file of the network that runs in this process. */
  readonly networkDatabase: string;
  /** For what can be made again, and for counts. Nothing of that is kept when absent. */
  readonly dataFolder?: string;
  /** Another network than the one in this process. */
  readonly networkUrl?: string;
  /** Absent: agents do not see the open web. */
  readonly search?: SearchSettings;
  /** How many days a conversation is kept after its newest turn; for ever when absent. */
  readonly retentionDays?: number;
  /** Another embedder than the one that ships with the host. */
  readonly embedder?: EmbedderSettings;
  /** A file of further examples and experiments. */
  readonly examples?: string;
  /** A file that says which skills are off, or for some tenants only. */
  readonly skillSettings?: string;
  /** Absent: development mode. */
  readonly issuer?: { readonly issuer: string; readonly audience: string; readonly jwksUrl: URL };
}

export type ConfigurationErrorCode = 'INVALID_SETTING';

/** A setting that cannot be used. The message names it. */
export class ConfigurationError extends TrellisError<ConfigurationErrorCode> {
  override readonly name = 'ConfigurationError';
  readonly setting: string;

  constructor(setting: string, message: string) {
    super('INVALID_SETTING', `${setting}: ${message}`);
    this.setting = setting;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const issuerSettings = ['TRELLIS_ISSUER', 'TRELLIS_AUDIENCE', 'TRELLIS_JWKS_URL'] as const;

/** Reads and checks the settings. Throws `ConfigurationError` for the first that cannot be used. */
export function readConfiguration(environment: Environment): HostConfiguration {
  const value = (name: string) => {
    const text = environment[name]?.trim();
    return text === '' ? undefined : text;
  };
  const host = value('HOST') ?? '127.0.0.1';
  const issuer = readIssuer(value);
  if (!issuer && !isLoopback(host)) {
    throw new ConfigurationError(
      'HOST',
      `${host} can be reached by others, and without ${issuerSettings.join(', ')} anybody could act as anybody. ` +
        'Set those three, or leave HOST out to stay on this machine.',
    );
  }
  const networkUrl = value('TRELLIS_NETWORK_URL');
  if (networkUrl !== undefined) {
    readUrl('TRELLIS_NETWORK_URL', networkUrl);
    if (!issuer)
      throw new ConfigurationError('TRELLIS_NETWORK_URL', 'another network needs an issuer whose tokens it trusts');
  }
  const skillSettings = value('TRELLIS_SKILL_SETTINGS');
  const examples = value('TRELLIS_EXAMPLES');
  const retention = value('TRELLIS_RETENTION_DAYS');
  const refuse = (setting: string, message: string) => new ConfigurationError(setting, message);
  const search = readSearchSettings(
    { kind: value('TRELLIS_SEARCH_KIND'), url: value('TRELLIS_SEARCH_URL'), key: value('TRELLIS_SEARCH_KEY') },
    refuse,
  );
  const embedder = readEmbedderSettings(
    {
      kind: value('TRELLIS_EMBEDDER'),
      url: value('TRELLIS_EMBEDDER_URL'),
      model: value('TRELLIS_EMBEDDER_MODEL'),
      key: value('TRELLIS_EMBEDDER_KEY'),
    },
    refuse,
  );
  return {
    host,
    port: readPort(value('PORT') ?? '4310'),
    databaseUrl: readDatabaseUrl(value('DATABASE_URL') ?? 'sqlite:.trellis/trellis.db'),
    networkDatabase: value('TRELLIS_NETWORK_DATABASE') ?? '.trellis/network.db',
    dataFolder: value('TRELLIS_DATA_FOLDER') ?? '.trellis',
    ...(networkUrl !== undefined && { networkUrl }),
    ...(search && { search }),
    ...(retention !== undefined && { retentionDays: readDays(retention) }),
    ...(embedder && { embedder }),
    ...(examples !== undefined && { examples }),
    ...(skillSettings !== undefined && { skillSettings }),
    ...(issuer && { issuer }),
  };
}

/** True for names and addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

function readIssuer(value: (name: string) => string | undefined): HostConfiguration['issuer'] {
  const [issuer, audience, jwks] = issuerSettings.map(value);
  if (issuer === undefined && audience === undefined && jwks === undefined) return undefined;
  for (const name of issuerSettings) {
    if (value(name) === undefined)
      throw new ConfigurationError(name, `needed as well: ${issuerSettings.join(', ')} go together`);
  }
  const jwksUrl = readUrl('TRELLIS_JWKS_URL', jwks ?? '');
  if (jwksUrl.protocol !== 'https:' && !isLoopback(jwksUrl.hostname)) {
    throw new ConfigurationError('TRELLIS_JWKS_URL', 'keys must come over https');
  }
  return { issuer: issuer ?? '', audience: audience ?? '', jwksUrl };
}

function readUrl(setting: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new ConfigurationError(setting, 'expected an http(s) URL');
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new ConfigurationError('PORT', `expected a number from 0 to 65535, got '${text}'`);
}

function readDays(text: string): number {
  const days = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (days > 0) return days;
  throw new ConfigurationError('TRELLIS_RETENTION_DAYS', `expected a number of days from 1 to 99999, got '${text}'`);
}

function readDatabaseUrl(text: string): string {
  if (/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(text)) return text;
  throw new ConfigurationError('DATABASE_URL', "expected 'sqlite:PATH' or 'postgres://…'");
}
