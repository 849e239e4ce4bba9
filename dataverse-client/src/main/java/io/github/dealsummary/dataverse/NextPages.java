package io.github.dealsummary.dataverse;

import org.jspecify.annotations.Nullable;

/** The rest of a collection, to which a link in a reply leads. */
final class NextPages extends Reading {
  private final String name;
  private final String link;

  /**
   * @param name of what is read, for messages
   */
  NextPages(String name, String link) {
    this.name = name;
    this.link = link;
  }

  @Override
  String entitySet() {
    return name;
  }

  @Override
  String address() {
    return link;
  }

  @Override
  String preferences() {
    return Query.ANNOTATIONS;
  }

  @Override
  @Nullable String next(ReplyPage.Next said, int pages) {
    return said.link();
  }
}
