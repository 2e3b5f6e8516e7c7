package dev.hitch.request.body;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.hitch.testing.Together;

import static org.assertj.core.api.Assertions.assertThat;

class BodyBudgetTest {

    private final BodyBudget budget = new BodyBudget(100);

    @Test
    void strangersGetHalfAndTheRestIsForCallers() {
        assertThat(budget.take(50, true)).isTrue();
        assertThat(budget.take(1, true)).isFalse();
        assertThat(budget.take(50, false)).isTrue();
        assertThat(budget.take(1, false)).isFalse();
        budget.giveBack(50, true);
        assertThat(budget.take(50, true)).isTrue();
    }

    @Test
    void callersMayHaveAll() {
        assertThat(budget.take(100, false)).isTrue();
        assertThat(budget.take(1, true)).isFalse();
        budget.giveBack(100, false);
        assertThat(budget.take(50, true)).isTrue();
    }

    @Test
    void whatIsRefusedTakesNothing() {
        assertThat(budget.take(101, false)).isFalse();
        assertThat(budget.take(51, true)).isFalse();
        assertThat(budget.taken()).isZero();
        assertThat(budget.take(60, false)).isTrue();
        assertThat(budget.take(50, true)).isFalse();
        assertThat(budget.take(40, true)).isTrue();
        budget.giveBack(40, true);
        budget.giveBack(60, false);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void manyAtOnceNeverTakeMore() {
        List<Boolean> taken = Together.run(20, i -> budget.take(10, i % 2 == 0));
        assertThat(taken.stream().filter(one -> one)).hasSizeLessThanOrEqualTo(10);
        assertThat(budget.taken())
                .isEqualTo(10 * taken.stream().filter(one -> one).count());
    }
}
