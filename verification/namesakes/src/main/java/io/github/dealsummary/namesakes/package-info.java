/**
 * A generated org of customers that are easily mistaken for each other, questions about them whose
 * answers are known, and three rules that answer them. Measured by the benchmarks, and in small by
 * a test.
 *
 * <p>What is true is computed here from the parts that a name was put together from. Nothing of it
 * uses the comparison of summary-core, which is what is measured.
 */
@NullMarked
package io.github.dealsummary.namesakes;

import org.jspecify.annotations.NullMarked;
