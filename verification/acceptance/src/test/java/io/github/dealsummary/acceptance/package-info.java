/** The packaged doors as processes, side by side. */
@NullMarked
package io.github.dealsummary.acceptance;

import org.jspecify.annotations.NullMarked;
