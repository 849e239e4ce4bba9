package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.dataverse.FaultySocket.Trouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the running JVM has virtual threads, any number of them may wait. */
@EnabledForJreRange(min = JRE.JAVA_21)
@Tag("thorough")
class VirtualThreadsTest {
  private static final int UNDER_WAY = 4;

  @RegisterExtension private final Emulated sales = new Emulated();

  @Test
  void manyWaitForTheirTurnAndAllEndWithTheClient() throws Exception {
    int threads = Seeded.count(100_000);
    LongAdder ended = new LongAdder();
    ExecutorService virtual = virtualThreads();
    try (FaultySocket silent =
            new FaultySocket(sales.environment.url(), () -> Trouble.of(Trouble.Kind.STALL));
        DataverseClient client = sales.through(silent.url()).build()) {
      for (int i = 0; i < threads; i++) {
        virtual.execute(
            () -> {
              try {
                client.page(Query.of("accounts"));
              } catch (DataverseException closed) {
                ended.increment();
              }
            });
      }
      while (client.gate().waiting() < threads - UNDER_WAY) {
        Thread.onSpinWait();
      }
      client.close();
      virtual.shutdown();
      assertThat(virtual.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(ended.sum()).isEqualTo(threads);
  }

  @Test
  void manyShareAClient() throws Exception {
    int calls = Seeded.count(100_000);
    LongAdder read = new LongAdder();
    ExecutorService virtual = virtualThreads();
    for (int i = 0; i < calls; i++) {
      virtual.execute(
          () -> {
            sales.client.page(Query.of("accounts").select("name").top(1));
            read.increment();
          });
    }
    virtual.shutdown();
    assertThat(virtual.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    assertThat(read.sum()).isEqualTo(calls);
  }

  /** By its name, since the code is compiled for 17. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
