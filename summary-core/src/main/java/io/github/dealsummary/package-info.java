/**
 * The vocabulary of the core: the question about a customer's deal, who is meant, the deals that
 * are found, and the answer in words. This package is API. So are {@link
 * io.github.dealsummary.desk}, where questions are asked, and {@link
 * io.github.dealsummary.settings}.
 *
 * <pre>{@code
 * try (DealDesk desk = DealDesk.open(Settings.from(System.getenv()))) {
 *   System.out.println(desk.summarize(Question.about("Fourth Coffee")).text());
 * }
 * }</pre>
 *
 * <p>{@link OneLine}, {@link PlainText}, {@link LeftOut} and {@link DealWording} are public only
 * because other packages of the core use them. They are not API and may change at any time.
 */
@NullMarked
package io.github.dealsummary;

import org.jspecify.annotations.NullMarked;
