package io.github.dealsummary.acceptance;

import io.github.dealsummary.Question;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.settings.Settings;

/** A program that embeds the core. Its class path decides the versions of the libraries. */
final class Embedder {
  private Embedder() {}

  public static void main(String[] arguments) {
    try (DealDesk desk = DealDesk.open(Settings.from(System.getenv()))) {
      System.out.println(desk.summarize(Question.about("Fourth Coffee")).text());
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
    }
  }
}
