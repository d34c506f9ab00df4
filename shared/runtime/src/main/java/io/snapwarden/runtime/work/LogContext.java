package io.snapwarden.runtime.work;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// What stands beside every line that is logged while a delivery is in hand: `type`, `trace`, and of what it is about
/// `run`, `scope`, `resource` and `work`. By them the lines of all services about one thing are found.
final class LogContext implements AutoCloseable {

    private static final int LONGEST = 256;

    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    private LogContext() {}

    static LogContext of(Delivery delivery) {
        var context = new LogContext();
        put("type", delivery.attributes().get(WorkQueue.TYPE));
        put("trace", delivery.attributes().get(WorkQueue.TRACE));
        return context;
    }

    void about(Object thing) {
        switch (thing) {
            case Message message -> {
                put("type", message.work().getClass().getSimpleName());
                put("trace", message.trace());
                about(message.work());
            }
            case Event event -> {
                put("type", event.getClass().getSimpleName());
                aboutAllOf((Record) event);
            }
            case Obligation obligation -> {
                about(obligation.run());
                about(obligation.scope());
                put("resource", obligation.source().toString());
                put("work", obligation.workId().toString());
            }
            case PointKey key -> about(key.obligation());
            case Work.CaptureWorkload workload -> {
                about(workload.run());
                about(workload.scope());
            }
            case RunReport report -> about(report.run());
            case RunKey run -> put("run", run.toString());
            case Scope scope -> put("scope", scope.toString());
            case List<?> one when one.size() == 1 -> about(one.getFirst());
            case Record record
            when record.getClass().getName().startsWith("io.snapwarden.domain.") -> aboutAllOf(record);
            default -> {}
        }
    }

    private void aboutAllOf(Record record) {
        for (var component : record.getClass().getRecordComponents()) {
            var value = value(record, component);
            if (value != null) {
                about(value);
            }
        }
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected to read " + component, e);
        }
    }

    private static void put(String name, @Nullable String value) {
        if (value != null) {
            MDC.put(name, value.substring(0, Math.min(LONGEST, value.length())));
        }
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
