/**
 * {@link DealDesk}, where questions are asked, and what it does for one: ask environments side by
 * side, share equal calls, keep summaries and join the parts of an answer. Everything else here is
 * package-private.
 */
@NullMarked
package io.github.dealsummary.desk;

import org.jspecify.annotations.NullMarked;
