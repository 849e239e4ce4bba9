/**
 * The OData query language: text is read into a query tree, and one evaluator decides which rows
 * fulfil it.
 *
 * <p>Types are public here for the other rooms of the emulator only. They are not API.
 */
@NullMarked
package io.github.dealsummary.emulator.query;

import org.jspecify.annotations.NullMarked;
