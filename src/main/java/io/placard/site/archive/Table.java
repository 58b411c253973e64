package io.placard.site.archive;

import java.util.List;
import java.util.Set;

/**
 * A table as the database tells of it.
 *
 * @param required columns that have neither a default nor may be empty
 * @param counter the column that numbers its rows by itself; empty where there is none
 * @param refersTo other tables, whose rows must be there first
 * @param read the statement that reads its rows, each as a line of JSON, those with smaller keys first
 */
record Table(
        String name, List<String> columns, List<String> required, String counter, Set<String> refersTo, String read) {}
