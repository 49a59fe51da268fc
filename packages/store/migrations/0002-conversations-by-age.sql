-- So that what is older than is kept is found without reading everything.

create index conversations_by_age on conversations (updated_ms);
