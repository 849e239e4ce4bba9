package io.github.dealsummary.emulator.store;

/**
 * The names of a table in different places.
 *
 * @param logical in FetchXML and in annotations
 * @param schema in messages about a row
 * @param entitySet in URLs
 * @param code the object type code in messages about privileges
 * @param readPrivilege the privilege to read rows; those to do other things are named after it
 */
record TableNames(
    String logical, String schema, String entitySet, int code, String readPrivilege) {}
