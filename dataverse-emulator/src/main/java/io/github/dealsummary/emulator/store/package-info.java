/** Tables, columns and rows in memory, and the seed file they come from. Not API. */
@NullMarked
package io.github.dealsummary.emulator.store;

import org.jspecify.annotations.NullMarked;
