/** The client and its peers, measured side by side in the same run. */
@NullMarked
package io.github.dealsummary.benchmarks;

import org.jspecify.annotations.NullMarked;
