/// The tables of a farm, as named migrations. A migration that has been released is never edited: the next one changes what it made.
///
/// As in SharePoint's configuration database, every object has one row in `object` (identity, parent, name, status, version, who changed it last);
/// a class that has more to say has a table of its own beside it. `number` is the order of their making. Times are UTC, ISO 8601, with milliseconds.
enum Schema {
  static let migrations = [
    Database.Migration(name: "objects of the farm", sql: objects),
    Database.Migration(name: "web applications and outgoing mail", sql: webApplications),
    Database.Migration(name: "sites, webs and their people", sql: sites),
    Database.Migration(name: "services, permissions, health, log and mail queue", sql: operations),
  ]

  private static let objects = """
    CREATE TABLE object (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      class TEXT NOT NULL,
      parent_id TEXT REFERENCES object,
      name TEXT NOT NULL,
      status INTEGER NOT NULL DEFAULT 0,
      version INTEGER NOT NULL DEFAULT 1,
      updated_by TEXT NOT NULL,
      updated_process TEXT NOT NULL,
      updated_process_id INTEGER NOT NULL,
      updated_machine TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      number INTEGER NOT NULL UNIQUE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX object_by_class ON object (class);
    CREATE INDEX object_by_parent ON object (parent_id);
    CREATE TABLE object_property (
      object_id TEXT NOT NULL REFERENCES object ON DELETE CASCADE,
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('text', 'integer', 'boolean', 'real')),
      value TEXT NOT NULL,
      PRIMARY KEY (object_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE farm (
      id TEXT PRIMARY KEY REFERENCES object,
      build TEXT NOT NULL,
      database_server TEXT NOT NULL,
      key_salt BLOB NOT NULL,
      key_cost INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE server (
      id TEXT PRIMARY KEY REFERENCES object ON DELETE CASCADE,
      address TEXT NOT NULL,
      role TEXT NOT NULL,
      credential_check BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE application_pool (
      id TEXT PRIMARY KEY REFERENCES object ON DELETE CASCADE,
      account TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  private static let webApplications = """
    CREATE TABLE web_application (
      id TEXT PRIMARY KEY REFERENCES object ON DELETE CASCADE,
      is_administration INTEGER NOT NULL,
      application_pool_id TEXT NOT NULL REFERENCES application_pool,
      default_server_comment TEXT NOT NULL,
      default_time_zone INTEGER,
      default_quota_template TEXT NOT NULL DEFAULT '',
      proxy_group TEXT NOT NULL DEFAULT '',
      alerts_enabled INTEGER NOT NULL DEFAULT 1,
      alerts_limited INTEGER NOT NULL DEFAULT 1,
      alerts_maximum INTEGER NOT NULL DEFAULT 500,
      mail_sender TEXT,
      mail_reply_to TEXT,
      mail_code_page INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX one_administration ON web_application (is_administration) WHERE is_administration;
    CREATE TABLE outbound_mail_server (
      web_application_id TEXT PRIMARY KEY REFERENCES web_application ON DELETE CASCADE,
      address TEXT NOT NULL,
      port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
      enable_ssl INTEGER NOT NULL,
      user_name TEXT,
      password BLOB,
      password_check BLOB,
      CHECK ((user_name IS NULL) = (password IS NULL) AND (password IS NULL) = (password_check IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE iis_site (
      id TEXT PRIMARY KEY,
      web_application_id TEXT REFERENCES web_application ON DELETE SET NULL,
      zone INTEGER NOT NULL,
      server_comment TEXT NOT NULL,
      port INTEGER NOT NULL,
      host_header TEXT NOT NULL,
      is_secure INTEGER NOT NULL,
      path TEXT NOT NULL,
      allow_anonymous INTEGER NOT NULL DEFAULT 0,
      authentication_method TEXT NOT NULL DEFAULT 'NTLM',
      authentication_providers TEXT NOT NULL DEFAULT '',
      claim_providers TEXT NOT NULL DEFAULT '',
      sign_in_redirect_url TEXT NOT NULL DEFAULT '',
      sign_in_redirect_provider TEXT NOT NULL DEFAULT '',
      user_settings_provider TEXT NOT NULL DEFAULT '',
      UNIQUE (port, host_header),
      UNIQUE (web_application_id, zone)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE alternate_url (
      incoming_url TEXT PRIMARY KEY,
      web_application_id TEXT NOT NULL REFERENCES web_application ON DELETE CASCADE,
      zone INTEGER NOT NULL,
      is_public INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX one_public_url ON alternate_url (web_application_id, zone) WHERE is_public;
    CREATE TABLE managed_path (
      web_application_id TEXT NOT NULL REFERENCES web_application ON DELETE CASCADE,
      name TEXT NOT NULL,
      is_wildcard INTEGER NOT NULL,
      PRIMARY KEY (web_application_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE content_database (
      id TEXT PRIMARY KEY REFERENCES object ON DELETE CASCADE,
      web_application_id TEXT REFERENCES web_application ON DELETE SET NULL,
      server TEXT NOT NULL,
      user_name TEXT NOT NULL DEFAULT '',
      maximum_site_count INTEGER NOT NULL DEFAULT 5000,
      warning_site_count INTEGER NOT NULL DEFAULT 2000
    ) STRICT, WITHOUT ROWID;
    """

  private static let sites = """
    CREATE TABLE site (
      id TEXT PRIMARY KEY,
      content_database_id TEXT NOT NULL REFERENCES content_database ON DELETE CASCADE,
      server_relative_url TEXT NOT NULL,
      host_name TEXT NOT NULL DEFAULT '',
      quota_template TEXT NOT NULL DEFAULT '',
      owner_login TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE web (
      id TEXT PRIMARY KEY,
      site_id TEXT NOT NULL REFERENCES site ON DELETE CASCADE,
      parent_id TEXT REFERENCES web ON DELETE CASCADE,
      server_relative_url TEXT NOT NULL,
      title TEXT NOT NULL DEFAULT '',
      description TEXT NOT NULL DEFAULT '',
      template TEXT NOT NULL DEFAULT '',
      language INTEGER NOT NULL DEFAULT 1033,
      UNIQUE (site_id, server_relative_url)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE site_user (
      site_id TEXT NOT NULL REFERENCES site ON DELETE CASCADE,
      number INTEGER NOT NULL,
      login TEXT NOT NULL,
      display_name TEXT NOT NULL DEFAULT '',
      email TEXT NOT NULL DEFAULT '',
      is_site_admin INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (site_id, number),
      UNIQUE (site_id, login)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE site_group (
      site_id TEXT NOT NULL REFERENCES site ON DELETE CASCADE,
      number INTEGER NOT NULL,
      name TEXT NOT NULL,
      description TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (site_id, number),
      UNIQUE (site_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE group_member (
      site_id TEXT NOT NULL,
      group_number INTEGER NOT NULL,
      user_number INTEGER NOT NULL,
      PRIMARY KEY (site_id, group_number, user_number),
      FOREIGN KEY (site_id, group_number) REFERENCES site_group (site_id, number) ON DELETE CASCADE,
      FOREIGN KEY (site_id, user_number) REFERENCES site_user (site_id, number) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    """

  private static let operations = """
    CREATE TABLE service_instance (
      id TEXT PRIMARY KEY REFERENCES object ON DELETE CASCADE,
      service_id TEXT NOT NULL REFERENCES object ON DELETE CASCADE,
      server_id TEXT NOT NULL REFERENCES server ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE windows_service (
      server_id TEXT NOT NULL REFERENCES server ON DELETE CASCADE,
      name TEXT NOT NULL,
      display_name TEXT NOT NULL,
      startup_type TEXT NOT NULL CHECK (startup_type IN ('Automatic', 'AutomaticDelayedStart', 'Manual', 'Disabled')),
      status TEXT NOT NULL,
      PRIMARY KEY (server_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE windows_feature (
      server_id TEXT NOT NULL REFERENCES server ON DELETE CASCADE,
      name TEXT NOT NULL,
      is_installed INTEGER NOT NULL,
      PRIMARY KEY (server_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE relay_policy (
      server_id TEXT PRIMARY KEY REFERENCES server ON DELETE CASCADE,
      only_the_list INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE relay_rule (
      server_id TEXT NOT NULL REFERENCES relay_policy ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('address', 'subnet', 'domain')),
      value TEXT NOT NULL,
      PRIMARY KEY (server_id, kind, value)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE shell_admin (
      account TEXT NOT NULL,
      database_id TEXT NOT NULL REFERENCES object ON DELETE CASCADE,
      PRIMARY KEY (account, database_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE local_administrator (
      server_id TEXT NOT NULL REFERENCES server ON DELETE CASCADE,
      account TEXT NOT NULL,
      PRIMARY KEY (server_id, account)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE health_rule (
      id TEXT PRIMARY KEY REFERENCES object ON DELETE CASCADE,
      summary TEXT NOT NULL,
      category TEXT NOT NULL,
      is_enabled INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE log_event (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      server TEXT NOT NULL,
      process TEXT NOT NULL,
      process_id INTEGER NOT NULL,
      area TEXT NOT NULL,
      category TEXT NOT NULL,
      event_id TEXT NOT NULL,
      level TEXT NOT NULL,
      correlation TEXT NOT NULL,
      message TEXT NOT NULL
    ) STRICT;
    CREATE TABLE mail_queue (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      web_application_id TEXT NOT NULL REFERENCES web_application ON DELETE CASCADE,
      queued_at TEXT NOT NULL,
      recipients TEXT NOT NULL,
      message BLOB NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at TEXT NOT NULL,
      last_reply TEXT NOT NULL DEFAULT ''
    ) STRICT;
    """
}
