package dev.hitch.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does many things at the same moment. */
public final class Together {

    private static final int LIMIT_SECONDS = 180;

    private Together() {}

    /**
     * The results of {@code times} calls that all begin at once, in the order of their numbers. Returns, or fails, when
     * all calls have ended: none reaches into the next test. What a call fails with is thrown as it is.
     */
    public static <T> List<T> run(int times, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CyclicBarrier start = new CyclicBarrier(times);
        List<Callable<T>> tasks = IntStream.range(0, times)
                .<Callable<T>>mapToObj(number -> () -> {
                    start.await();
                    return call.apply(number);
                })
                .toList();
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(tasks, LIMIT_SECONDS, TimeUnit.SECONDS)) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error wrong) {
                throw wrong;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            threads.shutdownNow();
        }
    }
}
