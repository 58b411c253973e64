-- Whether somebody may find anything that not everybody may.
CREATE INDEX search_entry_kept_back ON search_entry (keeper) WHERE NOT open;
