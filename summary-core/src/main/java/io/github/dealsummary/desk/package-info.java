/**
 * The desk: {@link DealDesk}, where questions are asked. It asks environments side by side, shares
 * equal calls, keeps summaries and joins the parts of an answer. Everything else in this package is
 * package-private.
 */
@NullMarked
package io.github.dealsummary.desk;

import org.jspecify.annotations.NullMarked;
