package io.github.dealsummary.contract;

import io.github.dealsummary.DealAnswer;
import java.util.Optional;
import java.util.stream.Stream;

/** A form in which an answer can be given. */
public enum AnswerFormat {
  /** The answer in words, the same at every door. */
  TEXT("text", "text/plain") {
    @Override
    public String of(DealAnswer answer) {
      return answer.text();
    }
  },

  /**
   * The answer as one flat JSON object. What is not known is left out. The fields describe the
   * environment that decided the {@code outcome}. Where more were asked, {@code otherEnvironments}
   * has an object like it for each.
   */
  JSON("json", "application/json") {
    @Override
    public String of(DealAnswer answer) {
      return AnswerJson.of(answer).toString();
    }
  };

  private final String word;
  private final String mediaType;

  AnswerFormat(String word, String mediaType) {
    this.word = word;
    this.mediaType = mediaType;
  }

  /** Writes an answer in this form. */
  public abstract String of(DealAnswer answer);

  /** The word that parameters and options have for it: {@code text} or {@code json}. */
  public String word() {
    return word;
  }

  String mediaType() {
    return mediaType;
  }

  /** Finds the format with this word; empty if there is none. */
  public static Optional<AnswerFormat> named(String word) {
    return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
  }
}
