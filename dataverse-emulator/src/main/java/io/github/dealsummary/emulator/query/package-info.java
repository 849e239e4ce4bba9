/** The OData query language: text to query tree, and the one evaluator of that tree. Not API. */
@NullMarked
package io.github.dealsummary.emulator.query;

import org.jspecify.annotations.NullMarked;
