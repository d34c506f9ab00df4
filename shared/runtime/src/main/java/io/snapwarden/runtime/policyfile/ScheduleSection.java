package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.NamedZone;
import io.snapwarden.domain.schedule.Schedule;
import java.time.Duration;
import java.util.Optional;

/// `schedule:` when a policy is due.
final class ScheduleSection {

    private static final Duration USUAL_WINDOW = Duration.ofHours(4);

    private ScheduleSection() {}

    static Optional<Schedule> read(Cursor at) {
        return Section.of(at, Vocabulary.of("cron", "timezone", "start-within")).flatMap(section -> {
            var cron = section.required("cron")
                    .flatMap(text -> text.text("five fields such as \"0 2 * * *\"", Cron::parse));
            var zone = section.required("timezone")
                    .flatMap(text -> text.text("a time zone such as Europe/Berlin, or UTC", NamedZone::parse));
            var window = section.optional("start-within")
                    .flatMap(text -> DurationText.read(text, DurationText.SHORTEST, Schedule.LONGEST_WINDOW));
            return section.make(
                    () -> new Schedule(cron.orElseThrow(), zone.orElseThrow(), window.orElse(USUAL_WINDOW)));
        });
    }
}
