package io.github.dealsummary.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Question;
import io.github.dealsummary.Question.Wish;
import io.github.dealsummary.Summary;
import io.github.dealsummary.SummaryGenerator;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.summary.CopilotSummaryGenerator;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what Copilot wrote, so that its credits are spent once, for one caller and as long as the
 * deal does not change. What was written in its place is not kept: Copilot may be back.
 */
final class CachedSummaries implements SummaryGenerator {
  private final SummaryGenerator generator;
  private final InstantSource clock;
  private final boolean keeps;
  private final Cache<Key, Summary> summaries;
  private final SharedCalls<Key, Summary> calls =
      new SharedCalls<>(CopilotSummaryGenerator::tookTooLong);

  /** A summary is another one for another caller, whom Copilot may have told another thing. */
  private record Key(
      String environment,
      UUID opportunity,
      Optional<String> version,
      Optional<UUID> caller,
      boolean withoutCopilot) {}

  CachedSummaries(SummaryGenerator generator, Settings.Cache settings, InstantSource clock) {
    this.generator = generator;
    this.clock = clock;
    this.keeps = settings.entries() > 0; // of no entries Caffeine holds one for a moment
    this.summaries =
        Caffeine.newBuilder()
            .maximumSize(settings.entries())
            .expireAfterWrite(settings.age())
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    Key key =
        new Key(
            environment.name(),
            deal.id(),
            deal.version(),
            question.caller(),
            question.wishes().contains(Wish.WITHOUT_COPILOT));
    Summary known = summaries.getIfPresent(key);
    return known != null
        ? known
        : calls.get(
            key,
            CopilotSummaryGenerator.timeFor(environment.client()),
            () -> written(key, generator.summarize(environment, question, deal)),
            () -> late(generator.summarize(environment, question.withoutCopilot(), deal)));
  }

  /** Who has no time to wait for what another had Copilot write does not have it write again. */
  private static Summary late(Summary substitute) {
    return new Summary(
        substitute.text(), substitute.author(), Optional.of(CopilotSummaryGenerator.TOOK_TOO_LONG));
  }

  /** Without a version nobody could tell when it has become another deal. */
  private Summary written(Key key, Summary summary) {
    if (keeps && summary.author() == Summary.Author.COPILOT && key.version().isPresent()) {
      summaries.put(
          key,
          new Summary(
              summary.text(),
              summary.author(),
              summary.insteadOfCopilot(),
              Optional.of(clock.instant())));
    }
    return summary;
  }
}
