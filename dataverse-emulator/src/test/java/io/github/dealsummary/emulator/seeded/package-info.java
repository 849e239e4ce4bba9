/**
 * Generated requests: trees of queries, written as OData and as FetchXML, and what they mean by a
 * plain reading of the same rows.
 */
@NullMarked
package io.github.dealsummary.emulator.seeded;

import org.jspecify.annotations.NullMarked;
