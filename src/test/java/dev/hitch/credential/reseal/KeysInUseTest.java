package dev.hitch.credential.reseal;

import java.lang.reflect.Method;

import jakarta.annotation.Priority;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.runtime.SimpleScheduler;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeysInUseTest {

    private static int priority(Class<?> type, String observer) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(observer, StartupEvent.class);
        return method.getParameters()[0].getAnnotation(Priority.class).value();
    }

    @Test
    void aStartIsRefusedBeforeAnythingRunsByTheClock() throws NoSuchMethodException {
        assertThat(priority(KeysInUse.class, "require")).isLessThan(priority(SimpleScheduler.class, "start"));
    }
}
