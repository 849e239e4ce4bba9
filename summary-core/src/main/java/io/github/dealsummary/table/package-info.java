/**
 * The Dataverse tables that the core reads and writes: one class for a table. It alone knows the
 * table's entity set, state codes and columns. It makes the queries and turns rows into records.
 *
 * <p>{@link SummaryActions} and {@link DataverseSearch} do the same for the three actions that the
 * core calls. {@link TableQuery}, {@link Records} and {@link PartialBatch} read several tables in
 * one round trip.
 *
 * <p>The types are public only because other packages of the core use them. They are not API and
 * may change at any time.
 */
@NullMarked
package io.github.dealsummary.table;

import org.jspecify.annotations.NullMarked;
