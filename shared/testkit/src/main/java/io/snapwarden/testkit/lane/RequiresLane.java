package io.snapwarden.testkit.lane;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The tests need a lane of [Lane], by its word. Where it is not there they are skipped, and the reason says what is
/// missing; where `SNAPWARDEN_REQUIRE` names the lane, they fail instead.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LaneCondition.class)
public @interface RequiresLane {
    String value();
}
